/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The hint line: what can be done here now, and with which key.
 *
 * Which hints these are is worked out for a cursor at rest.  Under one that
 * moves the last ones stay: nobody reads them meanwhile, and a slow line would
 * carry them with every step.  They are plain for the line's sake, too: a bold
 * letter costs fifteen bytes more. */
#include "config.h"

#include <string.h>

#include "base/text.h"
#include "ui/shell_private.h"

/* Draws "key words" if it ends before end; the column behind, 0 if not. */
static int draw_hint(struct canvas *canvas, int col, int end,
	const char *keys, const char *words)
{
	int row = canvas->rows - 2;

	if (col + text_width(keys) + 1 + text_width(words) > end)
		return 0;
	col = canvas_text(canvas, row, col, -1, STYLE_NORMAL, keys);
	return canvas_text(canvas, row, col + 1, -1, STYLE_NORMAL, words);
}

/* As many as there can be, in the order of the rows. */
static void find_actions(const struct shell *shell, struct hints *hints)
{
	const struct action *row = hints->screen->ops->actions;
	struct targets targets;

	targets_take(&targets, shell);
	for (; row && row->name && hints->count < HINTS_MAX; row++) {
		struct hint *hint = &hints->list[hints->count];

		/* The few are for what one does oneself. */
		if (!(row->needs & NEED_HINT) ||
		    (row->privilege && !shell_may(shell, row->privilege)) ||
		    !shell_possible_on(shell, row, &targets, NULL))
			continue;
		shell_keys_of(shell, row->name, false, hint->keys,
			sizeof(hint->keys));
		hint->words = hints->screen->ops->hint ?
			hints->screen->ops->hint(hints->screen->state, row) :
			row->hint;
		if (!hint->words)
			hint->words = row->name;
		if (hint->keys[0])
			hints->count++;
	}
	targets_done(&targets);
}

static void find_hints(struct shell *shell)
{
	struct hints *hints = &shell->hints;

	*hints = (struct hints){
		.screen = shell_screen(shell), .help.words = "keys"
	};
	shell_keys_of(shell, "help", false, hints->help.keys,
		sizeof(hints->help.keys));
	if (hints->screen && shell->banner_count == 0)
		find_actions(shell, hints);
}

/* Those that fit; or what the screen says in their place. */
static void draw_actions(const struct shell *shell, struct canvas *canvas,
	int end)
{
	const struct open_screen *screen = shell_screen(shell);
	const struct hints *hints = &shell->hints;
	char text[256] = "";
	int col = 1;

	if (screen && screen->ops->hints)
		screen->ops->hints(screen->state, text, sizeof(text));
	if (text[0]) {
		canvas_text(canvas, canvas->rows - 2, col, end - col,
			STYLE_NORMAL, text);
		return;
	}
	for (int i = 0; i < hints->count; i++) {
		int next = draw_hint(canvas, col, end, hints->list[i].keys,
			hints->list[i].words);

		if (next == 0)
			break;
		col = next + 2;
	}
}

void shell_draw_hints(struct shell *shell, struct canvas *canvas)
{
	const struct open_sheet *sheet = shell_top_sheet(shell);
	const struct hint *help = &shell->hints.help;
	int end = canvas->cols - 2, width;
	char text[256] = "";

	if (sheet) {
		if (sheet->ops->hints)
			sheet->ops->hints(sheet->state, text, sizeof(text));
		canvas_text(canvas, canvas->rows - 2, 1, canvas->cols - 2,
			STYLE_NORMAL, text);
		return;
	}
	if (shell->hints_off && !shell_covered(shell))
		return;
	if (!shell->moving || shell->hints.screen != shell_screen(shell))
		find_hints(shell);
	if (help->keys[0]) {
		width = text_width(help->keys) + 1 + text_width(help->words);
		draw_hint(canvas, end - width, end, help->keys, help->words);
		end -= width + 2;
	}
	if (shell->banner_count == 0)
		draw_actions(shell, canvas, end);
}

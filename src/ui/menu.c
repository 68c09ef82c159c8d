/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The menu of the thing under the cursor. */
#include "config.h"

#include "ui/menu.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "ui/list.h"
#include "ui/shell_private.h"
#include "ui/wrap.h"

#define TEXT_COL 28		/* where the sentences begin */
#define WHOLE_LINES 2

struct menu_row {
	const struct action *action;
	bool possible;
	char keys[KEY_TEXT_SIZE];
	char text[ERR_TEXT_SIZE];	/* what it does, or why not */
};

struct menu {
	struct shell *shell;
	struct targets targets;		/* as they were at the opening */
	struct menu_row *rows;
	struct list list;
};

static int64_t row_id(const void *rows, int index)
{
	(void)rows;
	return index;
}

static void keys_cell(const void *rows, int index, char *out, size_t size)
{
	const struct menu_row *row = (const struct menu_row *)rows + index;

	snprintf(out, size, "%s", row->keys);
}

static void hint_cell(const void *rows, int index, char *out, size_t size)
{
	const struct menu_row *row = (const struct menu_row *)rows + index;

	snprintf(out, size, "%s", row->action->hint ? row->action->hint :
		row->action->name);
}

static void text_cell(const void *rows, int index, char *out, size_t size)
{
	const struct menu_row *row = (const struct menu_row *)rows + index;

	snprintf(out, size, "%s%s", row->possible ? "" : "no: ", row->text);
}

static const struct list_column columns[] = {
	{ .title = "key", .width = 8, .cell = keys_cell },
	{ .title = "what", .width = 16, .cell = hint_cell },
	{ .title = "", .cell = text_cell },
	{ .title = NULL },
};

static void menu_close(void *state)
{
	struct menu *menu = state;

	targets_done(&menu->targets);
	free(menu->rows);
}

/* A row's sentence that its line has no room for stands below, whole: why
 * something is not possible is read to its end. */
static void draw_whole(const struct menu *menu, struct canvas *canvas, int row,
	int width)
{
	char line[ERR_TEXT_SIZE + 8];
	const char *text;

	if (menu->list.count == 0)
		return;
	text_cell(menu->rows, menu->list.cursor, line, sizeof(line));
	if (text_width(line) <= width - TEXT_COL)
		return;
	text = menu->rows[menu->list.cursor].text;
	width -= 2;
	for (int i = 0; i < WHOLE_LINES && *text; i++) {
		size_t bytes = wrap_line(text, width);

		canvas_printf(canvas, row + i, 1, width, STYLE_NORMAL, "%.*s",
			(int)bytes, text);
		text = wrap_next(text, bytes);
	}
}

static void menu_draw(const void *state, struct canvas *canvas,
	const struct area *area)
{
	const struct menu *menu = state;
	struct area rows = {
		area->row + 1, area->col, area->rows - 1 - WHOLE_LINES,
		area->cols
	};
	char title[TARGET_NAME_SIZE];

	if (menu->targets.count == 1)
		snprintf(title, sizeof(title), "%s",
			menu->targets.list[0].name);
	else
		snprintf(title, sizeof(title), "%d marked",
			menu->targets.count);
	canvas_rule(canvas, area->row, area->col, area->cols, title);
	list_draw(&menu->list, canvas, &rows, false, true);
	draw_whole(menu, canvas, rows.row + rows.rows, area->cols);
	for (int i = 0; i < rows.rows; i++) {
		int index = menu->list.top + i;

		if (index < menu->list.count && !menu->rows[index].possible)
			canvas_style(canvas, rows.row + i, rows.col + 1,
				rows.cols - 1, STYLE_DIM);
	}
}

/* The menu goes before the action runs: that may open a sheet of its own. */
static void take(struct menu *menu, int index)
{
	const struct menu_row *row = &menu->rows[index];
	const struct action *action = row->action;
	struct targets targets = menu->targets;
	struct shell *shell = menu->shell;
	struct err err = { .kind = ERR_NONE };

	if (!row->possible) {
		shell_message(shell, STYLE_NOTICE, "%s", row->text);
		return;
	}
	menu->targets = (struct targets){ .count = 0 };
	sheet_close(shell, menu);
	if (!shell_run_on(shell, action, &targets, "", &err))
		shell_error(shell, &err);
	targets_done(&targets);
}

/* The row whose action this key starts on the screen below; -1 none. */
static int row_of_key(const struct menu *menu, key code)
{
	const char *sections[SECTIONS_MAX + 1], *section;
	const struct action *action;

	shell_sections(menu->shell, sections);
	if (keymap_find(menu->shell->options.keymap, sections, &code, 1,
			&action, &section) != KEYMAP_FOUND)
		return -1;
	for (int i = 0; i < menu->list.count; i++)
		if (!strcmp(menu->rows[i].action->name, action->name))
			return i;
	return -1;
}

static bool menu_event(void *state, const struct event *event)
{
	struct menu *menu = state;
	int index;

	if (event->kind != EVENT_KEY)
		return false;
	if (list_event(&menu->list, event))
		return true;
	index = event->code == KEY_ENTER ? menu->list.cursor :
		row_of_key(menu, event->code);
	if (index < 0 || index >= menu->list.count)
		return false;
	take(menu, index);
	return true;
}

static void menu_hints(const void *state, char *out, size_t size)
{
	(void)state;
	snprintf(out, size, "Enter do it, or press its key  Esc back");
}

static const struct sheet_ops menu_ops = {
	.name = "menu",
	.place = SHEET_HALF,
	.guarded = true,
	.passive = true,
	.state_size = sizeof(struct menu),
	.draw = menu_draw,
	.event = menu_event,
	.close = menu_close,
	.hints = menu_hints,
};

static void fill(struct menu *menu, const struct action *action)
{
	int count = 0;

	for (; action->name; action++) {
		struct menu_row *row;
		struct err why = { .kind = ERR_NONE };

		if (!(action->needs & NEED_ROW))
			continue;
		menu->rows = mem_resize(menu->rows, (size_t)count + 1,
			sizeof(*menu->rows));
		row = &menu->rows[count++];
		row->action = action;
		row->possible = shell_possible_on(menu->shell, action,
			&menu->targets, &why);
		if (row->possible && action->privilege &&
		    shell_signable(menu->shell, action->privilege))
			snprintf(row->text, sizeof(row->text),
				"a manager signs: %s", action->help);
		else
			snprintf(row->text, sizeof(row->text), "%s",
				row->possible ? action->help : why.text);
		shell_keys_of(menu->shell, action->name, false, row->keys,
			sizeof(row->keys));
	}
	list_set_rows(&menu->list, menu->rows, count);
}

bool menu_open(struct shell *shell, struct err *err)
{
	const struct open_screen *screen = shell_screen(shell);
	struct targets targets;
	struct menu *menu;

	targets_take(&targets, shell);
	if (targets.count == 0 || !screen->ops->actions) {
		targets_done(&targets);
		return err_set(err, ERR_INVALID,
			"there is nothing under the cursor");
	}
	menu = sheet_open(shell, &menu_ops, SHEET_AT_CURSOR);
	menu->shell = shell;
	menu->targets = targets;
	menu->list.columns = columns;
	menu->list.id = row_id;
	fill(menu, screen->ops->actions);
	return true;
}

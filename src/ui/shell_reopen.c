/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The parts of one work area of a draft: views, sheets, the half-typed line.
 * In which order and when is shell_restore.c's. */
#include "config.h"

#include "ui/shell_reopen.h"

#include <stdio.h>
#include <string.h>

#include "base/record.h"
#include "ui/shell_private.h"

/* What was lost */

/* who "smi", note "two sets"; names with a point are not for people. */
static void typed_words(const struct record *typed, char *out, size_t size)
{
	size_t used = 0;

	out[0] = '\0';
	for (const struct record_item *item = typed ? typed->first : NULL;
	     item && used < size; item = item->next)
		if (item->text && item->text[0] && item->name[0] != '.')
			used += (size_t)snprintf(out + used, size - used,
				"%s%s \"%s\"", used ? ", " : "", item->name,
				item->text);
}

/* All of it first, for `:messages`: the last line has no room for it. */
void reopen_not(struct shell *shell, const struct record *sheet,
	const char *why)
{
	const struct record *way = record_at(sheet, "way", 0);
	const char *name = record_text(sheet, "name");
	const char *about = way ? record_text(way, "about") : "";
	char typed[MESSAGE_SIZE];

	typed_words(record_at(sheet, "typed", 0), typed, sizeof(typed));
	if (typed[0])
		shell_message(shell, STYLE_ALERT, "%s%s%s: %s", name,
			about[0] ? ", " : "", about, typed);
	shell_message(shell, STYLE_ALERT, "not brought back: %s: %s%s", name,
		why, typed[0] ? "; see :messages" : "");
}

/* Views */

static bool open_view(struct shell *shell, const struct record *view,
	struct err *err)
{
	const struct screen_ops *ops = shell_screen_ops(shell,
		record_text(view, "screen"));
	const char *line = record_text(view, "line");
	const char *words = line + strcspn(line, " ");

	if (!ops)
		return err_set(err, ERR_MISSING, "there is no such screen");
	words += strspn(words, " ");
	/* What it keeps itself says more than its line. */
	if (ops->load)
		words = "";
	return record_number(view, "visited", 0, 1, 0)
		? shell_open(shell, ops->name, words, err)
		: shell_switch(shell, ops->name, words, err);
}

void reopen_views(struct shell *shell, const struct record *area)
{
	const struct record *view;
	struct err err;

	for (int i = 0; (view = record_at(area, "view", i)); i++) {
		if (open_view(shell, view, &err))
			continue;
		shell_message(shell, STYLE_ALERT, "not brought back: the view "
			"\"%s\": %s", record_text(view, "line")[0]
				? record_text(view, "line")
				: record_text(view, "screen"), err.text);
	}
}

void reopen_states(struct shell *shell, const struct record *area)
{
	const struct record *view, *state;

	for (int i = 0; (view = record_at(area, "view", i)); i++) {
		const struct screen_ops *ops = shell_screen_ops(shell,
			record_text(view, "screen"));

		state = record_at(view, "state", 0);
		for (int j = 0; state && j < shell->screen_count; j++) {
			struct open_screen *screen =
				&shell_area(shell)->screens[j];

			if (screen->ops == ops && screen->state && ops->load)
				ops->load(screen->state, state);
		}
	}
}

/* Sheets */

/* Is the thing under the cursor the one that it was about? */
static bool is_same_thing(const struct open_screen *screen,
	const struct record *way, struct err *err)
{
	const char *kind = record_text(way, "kind");
	struct target target;

	if (!kind[0])
		return true;
	if (screen->ops->subject &&
	    screen->ops->subject(screen->state, &target) &&
	    !strcmp(target.kind, kind) &&
	    target.id == record_number(way, "id", INT64_MIN, INT64_MAX, 0))
		return true;
	return err_set(err, ERR_MISSING, "it is not there any more");
}

static bool go_way(struct shell *shell, const struct record *way,
	struct err *err)
{
	struct open_screen *screen = shell_screen(shell);
	const char *name = record_text(way, "action");
	const char *words = record_text(way, "words");
	const struct action *action;

	if (!screen || strcmp(screen->ops->name, record_text(way, "screen")))
		return err_set(err, ERR_MISSING,
			"nothing here leads to it by itself");
	if (!is_same_thing(screen, way, err))
		return false;
	if (!name[0] && words[0] && screen->ops->command_words) {
		shell_note_way(shell, screen->ops, NULL, NULL, words);
		return screen->ops->command_words(screen->state, words, err);
	}
	action = action_find(screen->ops->actions, name);
	if (!action || !action->run)
		return err_set(err, ERR_MISSING,
			"nothing here leads to it by itself");
	return shell_run(shell, action, words, err);
}

/* false: it does not come, and that was said. */
bool reopen_sheet(struct shell *shell, const struct record *sheet)
{
	const struct record *way = record_at(sheet, "way", 0);
	struct err err = { .kind = ERR_NONE };
	bool ok;

	if (shell_top_sheet(shell) || !way) {
		reopen_not(shell, sheet, "it was asked by another sheet");
		return false;
	}
	if (shell->options.no_writes)
		shell->options.no_writes(shell->options.context, true);
	ok = go_way(shell, way, &err);
	if (shell->options.no_writes)
		shell->options.no_writes(shell->options.context, false);
	if (!ok)
		reopen_not(shell, sheet, err.text);
	return ok;
}

void reopen_fill(struct shell *shell, const struct record *sheet)
{
	const struct record *typed = record_at(sheet, "typed", 0);
	struct open_sheet *top = shell_top_sheet(shell);

	if (!top) {
		reopen_not(shell, sheet, "it does not open any more");
		return;
	}
	/* Nothing has been drawn by now that would say it. */
	top->anchor_row = (int)record_number(sheet, "row", -1, INT16_MAX, -1);
	if (!strcmp(top->ops->name, record_text(sheet, "name")) &&
	    (!typed || !top->ops->load || top->ops->load(top->state, typed)))
		return;
	while (shell_top_sheet(shell))
		shell_close_top_sheet(shell, shell_area(shell));
	reopen_not(shell, sheet, "it is about something else by now");
}

/* The line */

void reopen_line(struct shell *shell, const struct record *line)
{
	const char *text = record_text(line, "text");
	struct err err;

	switch (record_number(line, "history", 0, 2, 0)) {
	case 1:
		shell_open_command_line(shell, text);
		return;
	case 2:
		if (shell_open_filter_line(shell, text, &err))
			return;
		break;
	default:
		break;
	}
	shell_message(shell, STYLE_ALERT, "not brought back: %s\"%s\"",
		record_text(line, "label"), text);
}

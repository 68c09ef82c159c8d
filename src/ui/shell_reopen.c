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
	action = shell_own_or_shared(screen->ops, name);
	if (!action || !action->run ||
	    (action_find(shell_actions, name) == action &&
	     !(action->needs & REOPENS)))
		return err_set(err, ERR_MISSING,
			"nothing here leads to it by itself");
	return shell_run(shell, action, words, err);
}

#define PATH_MOST 8			/* longer than any that a person has gone */

/* A key of a sheet's own, by its own hands; what it asks is noted as ever. */
static void press(struct shell *shell, key code)
{
	const struct event event = { .kind = EVENT_KEY, .code = code };
	struct work_area *area = shell_area(shell);
	const struct open_sheet *top = shell_top_sheet(shell);

	/* The sheet may be closed in here, and what runs is in its code. */
	shell->depth++;
	shell_path_press(shell, top, code);
	top->ops->event(top->state, &event);
	shell_path_release(area);
	shell->depth--;
}

/* Is the one on top this one, and does it take what it had? */
static bool is_as_it_was(const struct open_sheet *top, const char *name,
	const struct record *typed)
{
	return !strcmp(top->ops->name, name) &&
		(!typed || !top->ops->load || top->ops->load(top->state, typed));
}

/* Presses the keys that led there in the sheet below, which is asked again
 * whether it is about the same thing, since by now it knows. */
static bool go_path(struct shell *shell, const struct record *path,
	const struct record *below, struct err *err)
{
	const char *name = record_text(below, "name");
	const struct record *typed = record_at(below, "typed", 0), *step;

	for (int i = 0; i < PATH_MOST && (step = record_at(path, "step", i));
	     i++) {
		const struct open_sheet *top = shell_top_sheet(shell);
		key code = (key)record_number(step, "key", 1, UINT32_MAX,
			KEY_NONE);

		if (i > 0) {
			name = record_text(step, "name");
			typed = record_at(step, "typed", 0);
		}
		if (!top || !top->ops->event || prompt_of(shell) ||
		    !is_as_it_was(top, name, typed))
			return err_set(err, ERR_MISSING,
				"what asked it is about something else by now");
		press(shell, code);
	}
	return true;
}

static bool go(struct shell *shell, const struct record *it,
	const struct record *below, struct err *err)
{
	const struct record *way = record_at(it, "way", 0);
	const struct record *path = record_at(it, "path", 0);
	bool ok;

	if (path ? !below || strcmp(record_text(it, "over"),
			record_text(below, "name")) : below || !way)
		return err_set(err, ERR_MISSING,
			"it was asked by another sheet");
	if (shell->options.no_writes)
		shell->options.no_writes(shell->options.context, true);
	ok = path ? go_path(shell, path, below, err) : go_way(shell, way, err);
	if (shell->options.no_writes)
		shell->options.no_writes(shell->options.context, false);
	return ok;
}

static void close_down_to(struct shell *shell, int depth)
{
	struct work_area *area = shell_area(shell);

	while (area->sheet_count > depth)
		shell_close_top_sheet(shell, area);
}

bool reopen_sheet(struct shell *shell, const struct record *sheet,
	const struct record *below)
{
	int depth = shell_area(shell)->sheet_count;
	struct err err = { .kind = ERR_NONE };

	if (go(shell, sheet, below, &err))
		return true;
	close_down_to(shell, depth);
	reopen_not(shell, sheet, err.text);
	return false;
}

bool reopen_fill(struct shell *shell, const struct record *sheet, int depth)
{
	struct open_sheet *top = shell_top_sheet(shell);

	if (shell_area(shell)->sheet_count <= depth) {
		reopen_not(shell, sheet, "it does not open any more");
		return false;
	}
	/* Nothing has been drawn by now that would say it. */
	top->anchor_row = (int)record_number(sheet, "row", -1, INT16_MAX, -1);
	if (is_as_it_was(top, record_text(sheet, "name"),
			record_at(sheet, "typed", 0)))
		return true;
	close_down_to(shell, depth);
	reopen_not(shell, sheet, "it is about something else by now");
	return false;
}

/* The line */

void reopen_not_line(struct shell *shell, const struct record *line)
{
	shell_message(shell, STYLE_ALERT, "not brought back: %s\"%s\"",
		record_text(line, "label"), record_text(line, "text"));
}

bool reopen_line(struct shell *shell, const struct record *line,
	const struct record *below)
{
	const char *text = record_text(line, "text");
	int depth = shell_area(shell)->sheet_count;
	struct err err = { .kind = ERR_NONE };

	switch (record_number(line, "history", 0, 2, 0)) {
	case 1:
		shell_open_command_line(shell, text);
		return true;
	case 2:
		if (shell_open_filter_line(shell, text, &err))
			return true;
		break;
	default:
		if (go(shell, line, below, &err))
			return true;
		close_down_to(shell, depth);
		break;
	}
	reopen_not_line(shell, line);
	return false;
}

/* What a line asks stands before it: another question is not answered with
 * this. */
bool reopen_fill_line(struct shell *shell, const struct record *line,
	int depth)
{
	const struct open_prompt *prompt = prompt_of(shell);
	const char *text = record_text(line, "text");

	if (prompt && !prompt->request.hidden &&
	    !strcmp(prompt->label, record_text(line, "label"))) {
		prompt_refill(shell, text, (int)record_number(line, "point",
			0, INT16_MAX, INT16_MAX));
		return true;
	}
	prompt_leave_any(shell);
	close_down_to(shell, depth);
	reopen_not_line(shell, line);
	return false;
}

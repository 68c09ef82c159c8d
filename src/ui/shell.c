/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The shell's life, and its work areas with their screens, sheets and ghost. */
#include "config.h"

#include "ui/shell.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/fatal.h"
#include "base/mem.h"
#include "ui/shell_private.h"

struct shell *shell_new(const struct shell_options *options)
{
	struct shell *shell = mem_new(1, sizeof(*shell));

	shell->options = *options;
	shell->running = KEY_NONE;
	while (options->screens[shell->screen_count])
		shell->screen_count++;
	for (int i = 0; i < SHELL_WORK_AREAS; i++)
		work_area_init(shell, &shell->areas[i]);
	shell->needs_draw = true;
	return shell;
}

void shell_bury(struct shell *shell)
{
	struct open_sheet *sheet;

	while ((sheet = shell->gone)) {
		shell->gone = sheet->next_gone;
		path_done(&sheet->path);
		free(sheet->state);
		free(sheet);
	}
}

void work_area_drop_ghost(struct work_area *area)
{
	void *ghost = area->ghost;

	area->ghost = NULL;
	if (ghost && area->ghost_drop)
		area->ghost_drop(ghost);
}

void shell_close_top_sheet(struct shell *shell, struct work_area *area)
{
	struct open_sheet *sheet = area->sheets[--area->sheet_count];

	area->sheets[area->sheet_count] = NULL;
	if (sheet->ops->close)
		sheet->ops->close(sheet->state);
	if (sheet->state == shell->quit_sheet)
		shell->quit_sheet = NULL;
	sheet->next_gone = shell->gone;
	shell->gone = sheet;
	shell->needs_draw = true;
}

void shell_free(struct shell **shell)
{
	struct shell *gone = *shell;

	if (!gone)
		return;
	shell_restore_leave(gone);
	prompt_leave(gone);
	shell_throw_held(gone);
	for (int i = 0; i < SHELL_WORK_AREAS; i++)
		work_area_done(gone, &gone->areas[i]);
	shell_banner(gone, NULL, 0);
	shell_bury(gone);
	shell_messages_done(gone);
	free(gone);
	*shell = NULL;
}

struct work_area *shell_area(struct shell *shell)
{
	return &shell->areas[shell->area];
}

struct open_screen *shell_screen(const struct shell *shell)
{
	const struct work_area *area = &shell->areas[shell->area];

	if (area->trail_count == 0)
		return NULL;
	return &area->screens[area->trail[area->trail_count - 1]];
}

struct open_sheet *shell_top_sheet(const struct shell *shell)
{
	const struct work_area *area = &shell->areas[shell->area];

	return area->sheet_count ? area->sheets[area->sheet_count - 1] : NULL;
}

bool shell_covered(const struct shell *shell)
{
	return shell->banner_count > 0 || shell_top_sheet(shell);
}

static int screen_index(const struct shell *shell, const char *name)
{
	for (int i = 0; i < shell->screen_count; i++) {
		const struct screen_ops *ops = shell->options.screens[i];

		if (!strcmp(ops->name, name) ||
		    (ops->command && !strcmp(ops->command, name)))
			return i;
	}
	return -1;
}

const struct screen_ops *shell_screen_ops(const struct shell *shell,
	const char *name)
{
	int i = screen_index(shell, name);

	return i < 0 ? NULL : shell->options.screens[i];
}

/* Puts the screen in view; each stands once in the trail. */
static void view(struct shell *shell, int index)
{
	struct work_area *area = shell_area(shell);
	int kept = 0;

	for (int i = 0; i < area->trail_count; i++)
		if (area->trail[i] != index)
			area->trail[kept++] = area->trail[i];
	area->trail[kept++] = index;
	area->trail_count = kept;
	if (shell_in_view(shell))
		shell->pending_count = 0;
	shell->needs_draw = true;
}

static bool open_new(struct shell *shell, struct open_screen *screen,
	const char *words, struct err *err)
{
	size_t size = screen->ops->state_size;
	void *state = mem_new(1, size ? size : 1);

	if (!screen->ops->open(state, shell, words, err)) {
		free(state);
		return false;
	}
	screen->state = state;
	return true;
}

/* One that is in view already is left as it was come to. */
static bool come_to(struct shell *shell, const char *name, const char *words,
	bool visit, struct err *err)
{
	int i = screen_index(shell, name);
	struct open_screen *screen;

	if (i < 0)
		return err_set(err, ERR_INVALID, "there is no screen \"%s\"",
			name);
	screen = &shell_area(shell)->screens[i];
	shell_note_way(shell, screen->ops, NULL, NULL, words);
	if (!screen->state) {
		if (!open_new(shell, screen, words, err))
			return false;
	} else if (words[0]) {
		if (!screen->ops->command_words)
			return err_set(err, ERR_INVALID,
				"%s takes no words", screen->ops->title);
		if (!screen->ops->command_words(screen->state, words, err))
			return false;
	}
	if (screen != shell_screen(shell))
		screen->visited = visit;
	view(shell, i);
	return true;
}

bool shell_open(struct shell *shell, const char *name, const char *words,
	struct err *err)
{
	return come_to(shell, name, words, true, err);
}

bool shell_switch(struct shell *shell, const char *name, const char *words,
	struct err *err)
{
	return come_to(shell, name, words, false, err);
}

bool shell_view(const struct shell *shell, int index, char *out, size_t size)
{
	const struct work_area *area = &shell->areas[shell->area];
	const struct open_screen *screen = NULL;
	int behind = index - area->trail_count;

	if (index < 0)
		return false;
	if (behind < 0)
		screen = &area->screens[area->trail[-behind - 1]];
	for (int i = 0; behind >= 0 && i < shell->screen_count; i++) {
		bool in_trail = false;

		for (int j = 0; j < area->trail_count; j++)
			in_trail = in_trail || area->trail[j] == i;
		if (!in_trail && area->screens[i].state && behind-- == 0)
			screen = &area->screens[i];
	}
	if (!screen)
		return false;
	if (screen->ops->command_line)
		screen->ops->command_line(screen->state, out, size);
	else
		snprintf(out, size, "%s", screen->ops->name);
	return true;
}

/* Sheet, ghost, the screen's own, the screen before: the first there is. */
void shell_back(struct shell *shell)
{
	struct work_area *area = shell_area(shell);
	struct open_screen *screen = shell_screen(shell);
	char leave[KEY_TEXT_SIZE];

	shell->needs_draw = true;
	if (area->sheet_count > 0) {
		shell_close_top_sheet(shell, area);
		return;
	}
	if (screen && screen->ops->escape &&
	    screen->ops->escape(screen->state))
		return;
	if (area->ghost) {
		work_area_drop_ghost(area);
		shell_message(shell, STYLE_NORMAL, "put back where it was");
		return;
	}
	if (screen && screen->visited && area->trail_count > 1) {
		screen->visited = false;
		area->trail_count--;
		return;
	}
	shell_keys_of(shell, "quit", false, leave, sizeof(leave));
	shell_message(shell, STYLE_NORMAL,
		"nothing to go back to; %s%s:quit leaves", leave,
		leave[0] ? " or " : "");
}

/* Where the thing that `!` went to last stands now; -1: it needs nobody any
 * more.  One thing may be in two alerts: as others before it are done with, it
 * moves up. */
static int alert_stands(const struct open_screen *screen)
{
	struct target target;

	for (int i = screen->alert_at; i >= 0 && screen->alert.kind; i--)
		if (screen->ops->alert_target(screen->state, i, &target) &&
		    target.id == screen->alert.id &&
		    !strcmp(target.kind, screen->alert.kind))
			return i;
	for (int i = screen->alert_at + 1; screen->alert.kind &&
	     screen->ops->alert_target(screen->state, i, &target); i++)
		if (target.id == screen->alert.id &&
		    !strcmp(target.kind, screen->alert.kind))
			return i;
	return -1;
}

bool shell_next_alert(struct shell *shell, struct err *err)
{
	struct open_screen *screen = shell_screen(shell);
	int next;

	if (!screen || !screen->ops->alert_target || !screen->ops->go)
		return err_set(err, ERR_INVALID, "no alert leads anywhere now");
	/* What was behind the one that is gone has its place. */
	next = alert_stands(screen) + 1;
	if (!next && screen->alert.kind)
		next = screen->alert_at;
	if (!screen->ops->alert_target(screen->state, next, &screen->alert)) {
		next = 0;
		if (!screen->ops->alert_target(screen->state, 0,
		    &screen->alert))
			return err_set(err, ERR_INVALID,
				"no alert leads anywhere now");
	}
	screen->alert_at = next;
	screen->ops->go(screen->state, &screen->alert);
	shell_message(shell, STYLE_NOTICE, "%s", screen->alert.name);
	return true;
}

/* Sheets */

static void *put_on_top(struct shell *shell, const struct sheet_ops *ops,
	enum sheet_place place, int anchor_row)
{
	struct work_area *area = shell_area(shell);
	struct open_sheet *sheet;

	if (area->sheet_count == SHEETS_MAX)
		fatal("more than %d sheets: %s", SHEETS_MAX, ops->name);
	sheet = mem_new(1, sizeof(*sheet));
	sheet->ops = ops;
	sheet->state = mem_new(1, ops->state_size ? ops->state_size : 1);
	sheet->number = ++shell->last_sheet;
	sheet->place = place;
	sheet->anchor_row = anchor_row;
	sheet->way = area->way;
	sheet->path = shell_path_take(area);
	if (anchor_row == SHEET_AT_CURSOR)
		sheet->anchor_row = area->sheet_count == 0 ? area->cursor_row
			: area->sheets[area->sheet_count - 1]->anchor_row;
	area->sheets[area->sheet_count++] = sheet;
	if (shell_in_view(shell))
		shell->pending_count = 0;
	shell->needs_draw = true;
	return sheet->state;
}

void *sheet_open(struct shell *shell, const struct sheet_ops *ops,
	int anchor_row)
{
	return put_on_top(shell, ops, ops->place, anchor_row);
}

void *sheet_open_tall(struct shell *shell, const struct sheet_ops *ops)
{
	return put_on_top(shell, ops, SHEET_TALL, -1);
}

void sheet_close(struct shell *shell, void *state)
{
	for (int i = 0; i < SHELL_WORK_AREAS; i++) {
		struct work_area *area = &shell->areas[i];
		int at = area->sheet_count - 1;

		while (at >= 0 && area->sheets[at]->state != state)
			at--;
		while (at >= 0 && area->sheet_count > at)
			shell_close_top_sheet(shell, area);
	}
}

long sheet_on_top(const struct shell *shell)
{
	const struct open_sheet *sheet = shell_top_sheet(shell);

	return sheet ? sheet->number : 0;
}

void sheet_close_number(struct shell *shell, long number)
{
	for (int i = 0; i < SHELL_WORK_AREAS; i++) {
		const struct work_area *area = &shell->areas[i];

		for (int at = 0; at < area->sheet_count; at++) {
			if (area->sheets[at]->number == number) {
				sheet_close(shell, area->sheets[at]->state);
				return;
			}
		}
	}
}

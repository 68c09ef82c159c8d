/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Putting a draft back, one work area after another, the one that was in view
 * first: its views are opened, and when they have their data are told the rest;
 * then each sheet is opened by the action that had opened it, on the same
 * thing, or by the keys that had led to it in the sheet below, and gets what had
 * been typed.  Nothing is written by that, and nothing is lost without a
 * word. */
#include "config.h"

#include <stdlib.h>

#include "base/mem.h"
#include "base/record.h"
#include "ui/shell_private.h"
#include "ui/shell_reopen.h"

enum step {
	STEP_VIEWS, STEP_STATES, STEP_SHEETS, STEP_OPENED, STEP_LINE,
	STEP_LINE_OPENED, STEP_DONE
};

struct restore {
	struct record *draft;
	int at;				/* of its areas */
	int shown;			/* of them; 0 if none says so */
	enum step step;
	int sheet;			/* the one that is being opened */
	int depth;			/* how many lie below it */
	const struct record *below;	/* the last one that is open again */
	bool lost;			/* one is not: nothing lies over that */
	bool wants_quiet;		/* until what below asked for has come */
	bool is_quiet;
	bool going;			/* a step is under way */
	bool cut;			/* the connection was lost meanwhile */
};

bool work_area_waits(const struct work_area *area)
{
	return area->holds > 0 || area->restoring;
}

bool shell_is_restoring(const struct shell *shell)
{
	return shell->restore != NULL;
}

/* The record of the n-th area in turn: the shown one goes first. */
static const struct record *area_record(const struct restore *restore)
{
	int at = restore->at;

	if (at == 0)
		at = restore->shown;
	else if (at <= restore->shown)
		at--;
	return record_at(restore->draft, "area", at);
}

static struct work_area *area_of(struct shell *shell,
	const struct record *record)
{
	return &shell->areas[record_number(record, "number", 0,
		SHELL_WORK_AREAS - 1, 0)];
}

/* One area after another */

/* There has to be something to look at. */
static void open_some_view(struct shell *shell)
{
	struct err err;

	for (int i = 0; i < shell->screen_count; i++)
		if (shell_switch(shell, shell->options.screens[i]->name, "",
				&err))
			return;
}

static void finish_area(struct shell *shell, const struct record *record)
{
	struct work_area *area = shell_area(shell);

	shell_contact(shell, record_text(record, "contact"));
	shell_set_received_from(shell, record_text(record, "received_from"));
	area->touched = record_number(record, "touched", 0, 1, 0);
	area->restoring = false;
	shell_forget_way(shell);
	if (!work_area_in_use(area) && shell_in_view(shell))
		open_some_view(shell);
	if (!work_area_in_use(area))
		work_area_close(shell, area);
	else if (shell_in_view(shell) && !area->last_line.shown)
		shell_message(shell, STYLE_NOTICE,
			"everything is here again as it was left");
	shell->restore->at++;
	shell->restore->step = STEP_VIEWS;
}

/* Sent it was, and what was sent has been done: nobody is to send it twice. */
static bool is_done_with(struct shell *shell, const struct record *sheet)
{
	const struct record *typed = record_at(sheet, "typed", 0);

	if (!record_number(shell->restore->draft, "sent_done", 0, 1, 0) ||
	    !typed || !record_number(typed, ".sending", 0, 1, 0))
		return false;
	reopen_not(shell, sheet, "it was sent, and has been done");
	return true;
}

/* What lies over a sheet is come to through it, when it has its data. */
static bool is_waited_for(struct shell *shell, const struct record *it)
{
	struct restore *restore = shell->restore;

	if (!record_at(it, "path", 0) || restore->lost || restore->is_quiet)
		return false;
	restore->wants_quiet = true;
	shell->needs_draw = true;
	return true;
}

static enum step open_sheet(struct shell *shell, const struct record *sheet)
{
	struct restore *restore = shell->restore;

	if (!sheet)
		return STEP_LINE;
	if (is_waited_for(shell, sheet))
		return STEP_SHEETS;
	restore->depth = shell_area(shell)->sheet_count;
	if (restore->lost)
		reopen_not(shell, sheet, "it was asked by another sheet");
	else if (!is_done_with(shell, sheet) &&
		 reopen_sheet(shell, sheet, restore->below))
		return STEP_OPENED;
	restore->lost = true;
	restore->sheet++;
	return STEP_SHEETS;
}

static enum step fill_sheet(struct shell *shell, const struct record *sheet)
{
	struct restore *restore = shell->restore;

	restore->sheet++;
	restore->is_quiet = false;
	if (reopen_fill(shell, sheet, restore->depth))
		restore->below = sheet;
	else
		restore->lost = true;
	return STEP_SHEETS;
}

static enum step open_line(struct shell *shell, const struct record *line)
{
	struct restore *restore = shell->restore;

	if (!line)
		return STEP_DONE;
	if (is_waited_for(shell, line))
		return STEP_LINE;
	restore->depth = shell_area(shell)->sheet_count;
	if (restore->lost && !record_number(line, "history", 0, 2, 0))
		reopen_not_line(shell, line);
	else if (reopen_line(shell, line, restore->below))
		return STEP_LINE_OPENED;
	return STEP_DONE;
}

static void take_step(struct shell *shell, const struct record *area)
{
	struct restore *restore = shell->restore;
	const struct record *line = record_at(area, "prompt", 0);

	switch (restore->step) {
	case STEP_VIEWS:
		shell_area(shell)->restoring = true;
		reopen_views(shell, area);
		restore->step = STEP_STATES;
		return;
	case STEP_STATES:
		reopen_states(shell, area);
		restore->step = STEP_SHEETS;
		restore->sheet = 0;
		restore->below = NULL;
		restore->lost = restore->is_quiet = false;
		return;
	case STEP_SHEETS:
		restore->step = open_sheet(shell,
			record_at(area, "sheet", restore->sheet));
		return;
	case STEP_OPENED:
		restore->step = fill_sheet(shell,
			record_at(area, "sheet", restore->sheet));
		return;
	case STEP_LINE:
		restore->step = open_line(shell, line);
		return;
	case STEP_LINE_OPENED:
		reopen_fill_line(shell, line, restore->depth);
		restore->step = STEP_DONE;
		return;
	case STEP_DONE:
		finish_area(shell, area);
		return;
	}
}

static void end(struct shell *shell)
{
	struct restore *restore = shell->restore;

	shell->restore = NULL;
	record_free(&restore->draft);
	free(restore);
	shell->needs_draw = true;
}

/* Somebody has closed the area meanwhile: it is not wanted. */
static bool is_given_up(const struct restore *restore,
	const struct work_area *area)
{
	return restore->step != STEP_VIEWS && !area->restoring;
}

void shell_restore_on(struct shell *shell)
{
	struct restore *restore = shell->restore;
	int served = shell_whose(shell);
	const struct record *record;

	if (!restore || restore->going || restore->cut || !shell->connected)
		return;
	restore->going = true;
	while ((record = area_record(restore))) {
		struct work_area *area = area_of(shell, record);

		if (is_given_up(restore, area)) {
			restore->at++;
			restore->step = STEP_VIEWS;
			continue;
		}
		if (area->holds > 0 || restore->wants_quiet)
			break;
		shell->area = (int)(area - shell->areas);
		take_step(shell, record);
	}
	restore->going = false;
	shell_serve(shell, served);
	if (!record)
		end(shell);
}

bool shell_restore_waits(const struct shell *shell)
{
	return shell->restore && shell->restore->wants_quiet;
}

void shell_restore_quiet(struct shell *shell)
{
	struct restore *restore = shell->restore;

	if (restore && restore->wants_quiet) {
		restore->wants_quiet = false;
		restore->is_quiet = true;
	}
	shell_restore_on(shell);
}

/* With a new connection the area is begun anew: what its views waited for does
 * not come any more. */
void shell_restore_cut(struct shell *shell, bool cut)
{
	struct restore *restore = shell->restore;
	const struct record *record;

	if (!restore || restore->cut == cut)
		return;
	restore->cut = cut;
	record = area_record(restore);
	if (cut || !record)
		return;
	if (restore->step != STEP_VIEWS)
		work_area_close(shell, area_of(shell, record));
	restore->step = STEP_VIEWS;
	restore->wants_quiet = false;
	shell_restore_on(shell);
}

void shell_restore_leave(struct shell *shell)
{
	for (int i = 0; i < SHELL_WORK_AREAS; i++)
		shell->areas[i].restoring = false;
	if (shell->restore)
		end(shell);
}

/* Is there a view that can be opened in the area that was shown? */
static bool can_begin(const struct shell *shell, const struct record *area)
{
	const struct record *view;

	for (int i = 0; area && (view = record_at(area, "view", i)); i++)
		if (shell_screen_ops(shell, record_text(view, "screen")))
			return true;
	return false;
}

/* Each area once, and none of another number. */
static bool are_numbers_good(const struct record *draft)
{
	bool used[SHELL_WORK_AREAS] = { false };
	const struct record *area;

	for (int i = 0; (area = record_at(draft, "area", i)); i++) {
		int64_t number = record_number(area, "number", 0,
			SHELL_WORK_AREAS - 1, -1);

		if (number < 0 || used[number])
			return false;
		used[number] = true;
	}
	return true;
}

bool shell_restore(struct shell *shell, struct record *draft)
{
	int64_t shown = record_number(draft, "shown", 0, SHELL_WORK_AREAS - 1,
		-1);
	struct restore *restore = mem_new(1, sizeof(*restore));
	const struct record *area;

	restore->draft = draft;
	for (int i = 0; (area = record_at(draft, "area", i)); i++)
		if (record_number(area, "number", 0, SHELL_WORK_AREAS - 1,
				-1) == shown)
			restore->shown = i;
	area = area_record(restore);
	if (shell->restore || work_area_in_use(shell_area(shell)) ||
	    !are_numbers_good(draft) || !can_begin(shell, area)) {
		record_free(&restore->draft);
		free(restore);
		return false;
	}
	shell->restore = restore;
	shell->area = shell->shown = (int)record_number(area, "number", 0,
		SHELL_WORK_AREAS - 1, 0);
	shell_restore_on(shell);
	return true;
}

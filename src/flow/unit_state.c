/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One unit from near, its state against the order of things, and two units
 * whose guests change places (domain.md 1.7). */
#include "config.h"

#include "flow/unit_acts.h"

#include <stdio.h>
#include <string.h>

#include "base/mem.h"
#include "flow/lane_deed.h"
#include "flow/lane_view.h"
#include "flow/said.h"
#include "store/outcome.h"
#include "store/unit_store.h"
#include "ui/page.h"
#include "ui/shell.h"

/* "214 STANDARD  in use  Brandt, U." */
static void unit_title(const struct unit *unit, char *out, size_t size)
{
	char label[LANE_ID_SIZE];

	unit_label(unit, label, sizeof(label));
	snprintf(out, size, "%s %s  %s%s%s", label, unit->tier,
		unit_state_words(unit->state), unit->name[0] == '\0' ? "" : "  ",
		unit->name);
}

static const struct unit *here(const struct lane_view *view, struct err *err)
{
	const struct unit *unit = lane_view_unit(view);

	if (unit == NULL)
		err_set(err, ERR_INVALID,
			"the cursor is on no room or locker");
	return unit;
}

/* ------------------------------------------------------------- from near */

struct reading {
	struct store_question question;
	struct lane_view *view;
	char title[160], unit[LANE_ID_SIZE];
	struct lane_table *near;
};

static void reading_drop(struct store_question *question)
{
	lane_table_free(&((struct reading *)question)->near);
}

static void reading_end(struct reading *reading)
{
	reading_drop(&reading->question);
	store_question_done(&reading->question);
}

static void show_near(struct page *page, const struct unit_near *near)
{
	char at[TIMESLOT_TEXT_SIZE];

	page_line(page, STYLE_NORMAL, NULL, "%s", near->words);
	if (near->detail1[0] != '\0')
		page_line(page, STYLE_NORMAL, NULL, "%s", near->detail1);
	if (near->detail2[0] != '\0')
		page_line(page, STYLE_NORMAL, NULL, "%s", near->detail2);
	if (near->last_at == 0)
		return;
	timeslot_format_stamp(near->last_at, at);
	page_line(page, STYLE_NORMAL, NULL, "last: %s by %s, %s",
		near->last_action, near->last_actor, at);
}

static void history_arrived(void *context, struct lane_table *table,
	const struct err *error)
{
	struct reading *reading = context;
	struct shell *shell = reading->view->shell;
	struct page *page;

	if (error != NULL) {
		shell_error(shell, error);
		reading_end(reading);
		return;
	}
	page = page_open(shell, reading->title);
	if (reading->near->count > 0)
		show_near(page, reading->near->near);
	page_heading(page, "what was done with it");
	for (int i = 0; i < table->count; i++) {
		const struct history_entry *entry = &table->history[i];
		char at[TIMESLOT_TEXT_SIZE];

		timeslot_format_stamp(entry->at, at);
		page_line(page, STYLE_NORMAL, at, "%s%s%s: %s%s%s", entry->who,
			entry->desk[0] == '\0' ? "" : ", ", entry->desk,
			entry->words,
			entry->reason[0] == '\0' ? "" : "; reason: ",
			entry->reason);
	}
	if (table->count == 0)
		page_line(page, STYLE_DIM, "", "nothing is written about it");
	lane_table_free(&table);
	reading_end(reading);
}

static void near_arrived(void *context, struct lane_table *table,
	const struct err *error)
{
	struct reading *reading = context;
	struct lane_view *view = reading->view;

	if (error != NULL) {
		shell_error(view->shell, error);
		reading_end(reading);
		return;
	}
	reading->near = table;
	lane_store_history(view->store, &view->owner, "unit", reading->unit,
		history_arrived, reading);
}

bool unit_open(void *state, const struct call *call, struct err *err)
{
	struct lane_view *view = state;
	const struct unit *unit = here(view, err);
	struct reading *reading;

	(void)call;
	if (unit == NULL)
		return false;
	reading = mem_new(1, sizeof(*reading));
	reading->question.drop = reading_drop;
	reading->view = view;
	unit_title(unit, reading->title, sizeof(reading->title));
	snprintf(reading->unit, sizeof(reading->unit), "%s", unit->unit);
	store_question_add(&view->owner, &reading->question);
	lane_store_near(view->store, &view->owner, unit->unit, near_arrived,
		reading);
	return true;
}

/* ----------------------------------------------------- against the order */

enum { EDIT_CLEAN, EDIT_CLEANING, EDIT_DIRTY, EDIT_OUT, EDIT_BACK, EDITS };

static const char *const override_to[] = { "CLEAN", "CLEANING", "DIRTY" };

/* What the choices of the sheet stand for, in the deed's arena. */
struct edits {
	int edit[EDITS];
};

static void edit(struct lane_deed *deed, int choice, const char *reason,
	const struct reply *reply)
{
	int what = ((const struct edits *)deed->more)->edit[choice];

	if (what == EDIT_OUT || what == EDIT_BACK)
		unit_store_out_of_order(deed->store, deed->owner,
			&deed->things[0], what == EDIT_OUT, reason, reply);
	else
		unit_store_override(deed->store, deed->owner, &deed->things[0],
			override_to[what], reason, reply);
}

static bool makes_sense(int what, enum unit_state state)
{
	switch (what) {
	case EDIT_CLEAN: return state != UNIT_FREE &&
			state != UNIT_OUT_OF_ORDER;
	case EDIT_CLEANING: return state != UNIT_CLEANING;
	case EDIT_DIRTY: return state != UNIT_DIRTY;
	case EDIT_OUT: return state != UNIT_OUT_OF_ORDER;
	default: return state == UNIT_OUT_OF_ORDER;
	}
}

bool unit_edit(void *state, const struct call *call, struct err *err)
{
	static const struct confirm_choice all[EDITS] = {
		[EDIT_CLEAN] = { 'c', "clean", NULL },
		[EDIT_CLEANING] = { 'w', "being cleaned", NULL },
		[EDIT_DIRTY] = { 'd', "dirty", NULL },
		[EDIT_OUT] = { 'x', "out of order: nobody gets it", NULL },
		[EDIT_BACK] = { 'b', "back in order", NULL },
	};
	static const char *const signed_for[EDITS] = {
		[EDIT_OUT] = "out of order: nobody gets it (a manager signs)",
		[EDIT_BACK] = "back in order (a manager signs)",
	};
	struct lane_view *view = state;
	const struct unit *unit = here(view, err);
	struct confirm_choice choices[EDITS];
	struct err why;
	bool may = shell_check_may(view->shell, "unit_out_of_order", &why);
	struct lane_deed *deed;
	struct edits *edits;
	char title[160];
	int n = 0;

	(void)call;
	if (unit == NULL)
		return false;
	deed = lane_deed_new(view, edit);
	lane_deed_about(deed, unit->unit, unit->version);
	deed->more = edits = arena_alloc(deed->texts, 1, sizeof(*edits));
	for (int what = 0; what < EDITS; what++) {
		if (!makes_sense(what, unit->state))
			continue;
		edits->edit[n] = what;
		choices[n] = all[what];
		if (signed_for[what] != NULL && !may)
			choices[n].why_not = why.text;
		else if (signed_for[what] != NULL &&
			 !shell_may(view->shell, "unit_out_of_order"))
			choices[n].label = signed_for[what];
		n++;
	}
	unit_title(unit, title, sizeof(title));
	lane_deed_ask(deed, (struct confirm_request){
		.title = title, .choices = choices, .choice_count = n,
		.choices_label = "it becomes, out of turn and on the record,",
		.text_label = "reason", .text_required = true,
		.letters_first = true,
	});
	return true;
}

/* ------------------------------------------------------------------ swap */

/* Whether the two can be swapped at all is asked before a reason is: the
 * database wants one of a dry run, too, which keeps nothing of it. */
#define NO_REASON_YET "asked before the reason"

struct swapping {
	struct store_question question;
	struct lane_view *view;
	struct {
		char id[LANE_ID_SIZE], version[80], title[160];
	} units[2];
};

static void swap(struct lane_deed *deed, int choice, const char *reason,
	const struct reply *reply)
{
	(void)choice;
	unit_store_swap(deed->store, deed->owner, &deed->things[0],
		&deed->things[1], reason, deed->from, false, reply);
}

/* The marks have done their work. */
static void swapped(struct lane_deed *deed, const struct outcome *outcome)
{
	for (int i = 0; outcome->ok && i < deed->count; i++)
		lane_view_unmark(deed->view, deed->things[i].id);
}

static void ask_swap(const struct swapping *swapping)
{
	const char *const lines[] = {
		swapping->units[0].title, swapping->units[1].title, NULL
	};
	struct lane_deed *deed = lane_deed_new(swapping->view, swap);

	deed->done = swapped;
	for (int i = 0; i < 2; i++)
		lane_deed_about(deed, swapping->units[i].id,
			swapping->units[i].version);
	lane_deed_ask_from(deed, "Swap two units", lines, "swap them", true);
}

static void swap_tried(void *context, struct outcome *outcome,
	const struct err *error)
{
	struct swapping *swapping = context;
	struct shell *shell = swapping->view->shell;
	bool ok = error == NULL && outcome->ok;

	if (error != NULL)
		shell_error(shell, error);
	else if (!outcome->ok)
		said_refused(shell, outcome);
	else
		ask_swap(swapping);
	outcome_free(&outcome);
	store_question_done(&swapping->question);
	shell_release(shell, !ok);
}

static void try_swap(struct lane_view *view, const struct unit *const units[2])
{
	struct swapping *swapping = mem_new(1, sizeof(*swapping));
	struct lane_seen seen[2];

	swapping->view = view;
	for (int i = 0; i < 2; i++) {
		snprintf(swapping->units[i].id, LANE_ID_SIZE, "%s",
			units[i]->unit);
		snprintf(swapping->units[i].version,
			sizeof(swapping->units[i].version), "%s",
			units[i]->version);
		unit_title(units[i], swapping->units[i].title,
			sizeof(swapping->units[i].title));
		seen[i] = (struct lane_seen){
			swapping->units[i].id, swapping->units[i].version
		};
	}
	store_question_add(&view->owner, &swapping->question);
	shell_hold(view->shell);
	unit_store_swap(view->store, &view->owner, &seen[0], &seen[1],
		NO_REASON_YET, NULL, true,
		&(struct reply){ .done = swap_tried, .context = swapping });
}

bool unit_swap(void *state, const struct call *call, struct err *err)
{
	struct lane_view *view = state;
	const struct unit *units[2];

	(void)call;
	if (view->marked_count != 2)
		return err_set(err, ERR_INVALID, "mark two units, then y swaps "
			"them (%d %s marked)", view->marked_count,
			view->marked_count == 1 ? "is" : "are");
	for (int i = 0; i < 2; i++) {
		units[i] = lane_view_marked(view, i);
		if (units[i] == NULL)
			return err_set(err, ERR_MISSING,
				"one of the two is not here any more");
	}
	try_swap(view, units);
	return true;
}

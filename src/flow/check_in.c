/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Checking in, and taking what is owed.  One key does it when nothing stands
 * in the way; else the sheet shows every guard at once, each with the key that
 * clears it, and one key pays and checks in, in one transaction
 * (wireframes.md 1d, domain.md 2.6). */
#include "config.h"

#include "flow/flows.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/record.h"
#include "flow/check_in_private.h"
#include "flow/said.h"
#include "store/outcome.h"
#include "ui/prompt.h"
#include "ui/sheet.h"
#include "ui/shell.h"

static void sheet_done(void *state);
static void sheet_save(const void *state, struct record *out);
static bool sheet_load(void *state, const struct record *saved);
static void waive(void *context, const char *reason);
static bool sheet_event(void *state, const struct event *event);

/* Money moves: keys that were typed before the sheet was seen do nothing. */
static const struct sheet_ops check_in_sheet = {
	.name = "a check-in",
	.place = SHEET_HALF,
	.guarded = true,
	.state_size = sizeof(struct check_in),
	.draw = check_in_draw,
	.event = sheet_event,
	.save = sheet_save,
	.load = sheet_load,
	.close = sheet_done,
};

static void sheet_done(void *state)
{
	struct check_in *sheet = state;

	prompt_drop(sheet->shell, &sheet->waive);
	store_owner_close(sheet->store, &sheet->owner);
	outcome_free(&sheet->refusal);
	booking_free(&sheet->booking);
	roster_free(&sheet->roster);
}

static void sheet_save(const void *state, struct record *out)
{
	const struct check_in *sheet = state;

	record_put_number(out, ".id", sheet->id);
	record_note_number(out, ".sending", sheet->sending);
	textfield_save(&sheet->reference, out, "reference");
	record_note_number(out, ".in reference", sheet->in_reference);
}

static bool sheet_load(void *state, const struct record *saved)
{
	struct check_in *sheet = state;

	if (record_number(saved, ".id", 1, INT32_MAX, 0) != sheet->id)
		return false;
	textfield_load(&sheet->reference, saved, "reference");
	sheet->in_reference = record_number(saved, ".in reference", 0, 1, 0);
	return true;
}

static void roster_arrived(void *context, struct roster *roster,
	const struct err *error)
{
	struct check_in *sheet = context;

	if (error != NULL)
		shell_error(sheet->shell, error);
	roster_free(&sheet->roster);
	sheet->roster = roster;
	shell_redraw(sheet->shell);
}

static void booking_arrived(void *context, struct booking *booking,
	const struct err *error)
{
	struct check_in *sheet = context;

	if (error != NULL)
		shell_error(sheet->shell, error);
	booking_free(&sheet->booking);
	sheet->booking = booking;
	/* What the operator sees from here on is this version. */
	if (booking != NULL)
		snprintf(sheet->version, sizeof(sheet->version), "%s",
			booking->version);
	shell_redraw(sheet->shell);
}

static void ask_what_is(struct check_in *sheet)
{
	booking_store_peek(sheet->store, &sheet->owner, sheet->id,
		booking_arrived, sheet);
	booking_store_roster(sheet->store, &sheet->owner, sheet->id,
		roster_arrived, sheet);
}

static struct check_in *open_sheet(const struct subject *subject,
	bool checks_in)
{
	struct check_in *sheet = sheet_open(subject->shell, &check_in_sheet,
		SHEET_AT_CURSOR);
	char range[TIMESLOT_TEXT_SIZE];

	sheet->shell = subject->shell;
	sheet->store = subject->store;
	sheet->id = subject->slot->id;
	sheet->checks_in = checks_in;
	sheet->waive = (struct ask_waive){ sheet->shell, waive, sheet };
	snprintf(sheet->version, sizeof(sheet->version), "%s",
		subject->slot->version);
	timeslot_format_range(subject->slot->starts, subject->slot->ends, range);
	snprintf(sheet->title, sizeof(sheet->title), "%s  %s  %s  %s  #%d",
		checks_in ? "Check in" : "Take payment", subject->slot->name,
		subject->place, range, subject->slot->id);
	return sheet;
}

/* --------------------------------------- the first try, without a sheet */

struct first_try {
	struct store_question question;
	struct subject subject;
	struct slot slot;
	char version[80], name[160], place[40];
	bool holding;			/* what is typed meanwhile */
};

static void tried_over(void *context)
{
	struct first_try *first = context;

	store_question_done(&first->question);
}

static void tried(void *context, struct outcome *outcome,
	const struct err *error)
{
	struct first_try *first = context;
	struct shell *shell = first->subject.shell;
	bool guards = outcome != NULL && outcome->guard_count > 0;
	bool go_on = guards || (outcome != NULL && outcome->ok);

	if (error != NULL) {
		shell_error(shell, error);
	} else if (outcome->ok) {
		said_done(shell, outcome);
		shell_changed(shell, NULL);
	} else {
		said_refused(shell, outcome);
		if (guards) {
			struct check_in *sheet = open_sheet(&first->subject,
				true);

			sheet->refusal = outcome;
			outcome = NULL;
			ask_what_is(sheet);
		} else {
			shell_changed(shell, NULL);
		}
	}
	outcome_free(&outcome);
	/* The sheet throws keys away that came before it was seen. */
	shell_release_held(shell, &first->holding, !go_on);
}

static void guards_arrived(void *context, struct outcome *outcome,
	const struct err *error)
{
	struct check_in *sheet = context;

	if (error != NULL) {
		shell_error(sheet->shell, error);
		return;
	}
	outcome_free(&sheet->refusal);
	if (outcome->guard_count > 0)
		sheet->refusal = outcome;
	else
		outcome_free(&outcome);
	shell_redraw(sheet->shell);
}

/* For a draft: what stands in the way is only asked. */
static void open_again(const struct subject *subject)
{
	struct check_in *sheet = open_sheet(subject, true);
	const struct reply reply = { .done = guards_arrived, .context = sheet };
	const struct seen seen = { sheet->id, sheet->version };

	ask_what_is(sheet);
	booking_store_check_in(sheet->store, &sheet->owner, &seen, "none",
		NULL, NULL, true, &reply);
}

/* What is typed meanwhile is meant for the sheet, or for the grid as it is
 * then: it waits. */
void check_in_start(const struct subject *subject)
{
	struct first_try *first;
	struct reply reply;
	struct seen seen;

	if (subject->again) {
		open_again(subject);
		return;
	}
	first = mem_new(1, sizeof(*first));
	reply = (struct reply){
		.done = tried, .context = first, .over = tried_over,
	};
	seen = (struct seen){ subject->slot->id, first->version };
	first->slot = *subject->slot;
	snprintf(first->version, sizeof(first->version), "%s",
		subject->slot->version);
	snprintf(first->name, sizeof(first->name), "%s", subject->slot->name);
	snprintf(first->place, sizeof(first->place), "%s", subject->place);
	first->slot.version = first->version;
	first->slot.name = first->name;
	first->slot.number = first->slot.changed_by = "";
	first->subject = (struct subject){
		.shell = subject->shell, .store = subject->store,
		.slot = &first->slot, .place = first->place,
	};
	store_question_add(store_flows(subject->store), &first->question);
	first->holding = true;
	shell_hold(subject->shell);
	booking_store_check_in(subject->store, store_flows(subject->store),
		&seen, "none", NULL, NULL, false, &reply);
}

void take_payment_open(const struct subject *subject)
{
	ask_what_is(open_sheet(subject, false));
}

/* ---------------------------------------------------------------- paying */

static void paid(void *context, struct outcome *outcome,
	const struct err *error)
{
	struct check_in *sheet = context;
	struct shell *shell = sheet->shell;

	sheet->sending = false;
	if (error != NULL) {
		shell_error(shell, error);
		return;
	}
	if (outcome->ok) {
		sheet_close(shell, sheet);
		said_done(shell, outcome);
		outcome_free(&outcome);
		shell_changed(shell, NULL);
		return;
	}
	said_refused(shell, outcome);
	outcome_free(&sheet->refusal);
	sheet->refusal = outcome;
	ask_what_is(sheet);
}

static void settle(struct check_in *sheet, const char *how, const char *reason)
{
	const struct seen seen = { sheet->id, sheet->version };
	const struct reply reply = { .done = paid, .context = sheet };
	const char *reference = sheet->reference.text[0] == '\0'
		? NULL : sheet->reference.text;

	if (sheet->sending)
		return;
	sheet->sending = true;
	if (sheet->checks_in)
		booking_store_check_in(sheet->store, &sheet->owner, &seen, how,
			reference, reason, false, &reply);
	else
		booking_store_settle(sheet->store, &sheet->owner, &seen, 0, how,
			reference, reason, &reply);
}

static void waive(void *context, const char *reason)
{
	settle(context, "waive", reason);
}

int check_in_owed(const struct check_in *sheet)
{
	return sheet->booking == NULL ? 0 : sheet->booking->owed_minor;
}

const struct check_in_way check_in_ways[] = {
	{ 'c', "card", "paid by card" },
	{ 'k', "cash", "paid in cash" },
	{ 'g', "pass", "use a guest pass for every guest it can cover" },
	{ 'w', "waive", "waive, needs a reason" },
	{ 0, NULL, NULL }
};

static bool pass_would_help(const struct check_in *sheet)
{
	for (int i = 0; sheet->roster != NULL && i < sheet->roster->count; i++) {
		if (sheet->roster->participants[i].pass_covers)
			return true;
	}
	return false;
}

bool check_in_offers(const struct check_in *sheet,
	const struct check_in_way *way)
{
	return check_in_owed(sheet) > 0 &&
		(way->code != 'g' || pass_would_help(sheet));
}

/* The roster takes this sheet's place, which takes the booking with it. */
static void go_to_roster(struct check_in *sheet)
{
	const struct booking *booking = sheet->booking;
	char name[160], place[40];
	const struct slot slot = {
		.kind = SLOT_BOOKING, .id = sheet->id, .state = booking->state,
		.starts = booking->starts, .ends = booking->ends,
		.name = name, .version = sheet->version,
	};
	const struct subject about = {
		.shell = sheet->shell, .store = sheet->store, .slot = &slot,
		.place = place,
	};

	snprintf(name, sizeof(name), "%s", booking->owner_name);
	snprintf(place, sizeof(place), "%s", booking->label);
	sheet_close(sheet->shell, sheet);
	sheet_reopen_by(about.shell, roster_open(&about), "open-booking");
}

static bool sheet_event(void *state, const struct event *event)
{
	struct check_in *sheet = state;
	key code = event->kind == EVENT_KEY ? event->code : KEY_NONE;

	if (code == KEY_ESC)
		return false;
	if (key_tab_step(code) != 0) {
		sheet->in_reference = !sheet->in_reference;
		return true;
	}
	if (sheet->in_reference || event->kind == EVENT_PASTE) {
		if (code == KEY_ENTER) {
			sheet->in_reference = false;
			return true;
		}
		return textfield_event(&sheet->reference, event);
	}
	for (const struct check_in_way *way = check_in_ways; way->how != NULL;
	     way++) {
		if (way->code != code || !check_in_offers(sheet, way))
			continue;
		if (code == 'w')
			ask_waive_open(&sheet->waive);
		else
			settle(sheet, way->how, NULL);
		return true;
	}
	if (code == 'e' && sheet->booking != NULL) {
		go_to_roster(sheet);
		return true;
	}
	/* Enter does nothing: no money moves by a key pressed out of habit. */
	return code == KEY_ENTER;
}

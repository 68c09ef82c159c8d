/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who is in a booking: members and guests, fees a head, passes; the tall sheet
 * behind Enter (wireframes.md 1, "What 80x24 cannot hold"). */
#include "config.h"

#include "flow/flows.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/record.h"
#include "flow/roster_private.h"
#include "flow/said.h"
#include "model/money.h"
#include "store/outcome.h"
#include "ui/confirm.h"
#include "ui/prompt.h"
#include "ui/sheet.h"
#include "ui/shell.h"

static const struct participant *current(const struct roster_sheet *sheet)
{
	if (sheet->roster == NULL || sheet->roster->count == 0)
		return NULL;
	return &sheet->roster->participants[sheet->list->cursor];
}

/* ----------------------------------------------------------- questions */

static void booking_arrived(void *context, struct booking *booking,
	const struct err *error)
{
	struct roster_sheet *sheet = context;

	if (error != NULL) {
		shell_error(sheet->shell, error);
		return;
	}
	booking_free(&sheet->booking);
	sheet->booking = booking;
	shell_redraw(sheet->shell);
}

static void roster_arrived(void *context, struct roster *roster,
	const struct err *error)
{
	struct roster_sheet *sheet = context;

	if (error != NULL) {
		shell_error(sheet->shell, error);
		return;
	}
	roster_free(&sheet->roster);
	sheet->roster = roster;
	list_set_rows(sheet->list, roster, roster->count);
	shell_redraw(sheet->shell);
}

static void reload(struct roster_sheet *sheet)
{
	booking_store_peek(sheet->store, &sheet->owner, sheet->id,
		booking_arrived, sheet);
	booking_store_roster(sheet->store, &sheet->owner, sheet->id,
		roster_arrived, sheet);
}

static void changed(void *context, struct outcome *outcome,
	const struct err *error)
{
	struct roster_sheet *sheet = context;

	sheet->sending = false;
	if (error != NULL) {
		shell_error(sheet->shell, error);
		return;
	}
	if (outcome->ok)
		said_done(sheet->shell, outcome);
	else
		said_refused(sheet->shell, outcome);
	outcome_free(&outcome);
	reload(sheet);
	shell_changed(sheet->shell, NULL);
}

static bool may_send(struct roster_sheet *sheet)
{
	if (sheet->booking == NULL || sheet->sending)
		return false;
	sheet->sending = true;
	return true;
}

static void change(struct roster_sheet *sheet, int declared, const char *add,
	int remove)
{
	const struct reply reply = { .done = changed, .context = sheet };
	struct seen seen;

	if (!may_send(sheet))
		return;
	seen = (struct seen){ sheet->id, sheet->booking->version };
	booking_store_roster_change(sheet->store, &sheet->owner, &seen, declared,
		add, remove, NULL, &reply);
}

static void settle(struct roster_sheet *sheet, const char *how,
	const char *reason)
{
	const struct reply reply = { .done = changed, .context = sheet };
	struct seen seen;

	if (!may_send(sheet))
		return;
	seen = (struct seen){ sheet->id, sheet->booking->version };
	booking_store_settle(sheet->store, &sheet->owner, &seen, sheet->payer,
		how, NULL, reason, &reply);
}

static void waive(void *context, const char *reason)
{
	settle(context, "waive", reason);
}

/* The letters are those of the check-in sheet. */
enum { PAY_CARD, PAY_CASH, PAY_PASS, PAY_WAIVE, PAY_COUNT };
static const char *const ways[PAY_COUNT] = { "card", "cash", "pass", "waive" };

static void way_chosen(void *context, int choice, const char *text)
{
	struct roster_sheet *sheet = context;

	(void)text;
	if (choice == PAY_WAIVE)
		ask_waive_open(&sheet->waive);
	else if (choice >= 0)
		settle(sheet, ways[choice], NULL);
}

static bool owes(const struct participant *p)
{
	return p->fee_minor > 0 && strcmp(p->payment_status, "pending") == 0;
}

/* What the booking owes stands above: whose it is, since it is not theirs. */
static void say_who_owes(struct roster_sheet *sheet, const char *name)
{
	const struct participant *p = sheet->roster->participants;
	const struct participant *end = p + sheet->roster->count;
	char fee[MONEY_TEXT_SIZE];

	while (p < end && !owes(p))
		p++;
	if (p == end) {
		shell_message(sheet->shell, STYLE_NOTICE, "%s owes nothing",
			name);
		return;
	}
	money_format(p->fee_minor, fee);
	shell_message(sheet->shell, STYLE_NOTICE,
		"%s owes nothing; %s is owed for %s", name, fee, p->name);
}

static void take_fee(struct roster_sheet *sheet)
{
	const struct participant *p = current(sheet);
	char title[200], fee[MONEY_TEXT_SIZE];
	const struct confirm_choice choices[PAY_COUNT] = {
		[PAY_CARD] = { 'c', "paid by card", NULL },
		[PAY_CASH] = { 'k', "paid in cash", NULL },
		[PAY_PASS] = { 'g', "use a guest pass",
			p != NULL && p->pass_covers ? NULL
				: "no pass covers this" },
		[PAY_WAIVE] = { 'w', "waive, needs a reason", NULL },
	};
	const struct confirm_request request = {
		.title = title, .choices = choices, .choice_count = PAY_COUNT,
		.anchor_row = -1, .done = way_chosen, .context = sheet,
	};

	if (p == NULL || sheet->sending)
		return;
	if (!owes(p)) {
		say_who_owes(sheet, p->name);
		return;
	}
	sheet->payer = p->id;
	money_format(p->fee_minor, fee);
	snprintf(title, sizeof(title), "Take %s for %s: %s", fee, p->name,
		p->why);
	confirm_open(sheet->shell, &request);
}

/* ---------------------------------------------------------------- keys */

static bool adding_event(struct roster_sheet *sheet, const struct event *event)
{
	struct picked who;
	char *add;
	int heads;

	if (event->kind == EVENT_KEY && event->code == KEY_ESC) {
		sheet->adding = false;
		return true;
	}
	if (person_picker_event(&sheet->picker, event, &who) != PICKER_TAKEN)
		return true;
	sheet->adding = false;
	add = companions_json(&(struct companion){ who.user_id, who.guest_id,
		who.name }, 1);
	heads = sheet->roster == NULL ? 1 : sheet->roster->count + 1;
	if (sheet->booking != NULL && sheet->booking->declared > heads)
		heads = sheet->booking->declared;
	change(sheet, heads, add, 0);
	free(add);
	return true;
}

static void start_adding(struct roster_sheet *sheet)
{
	person_picker_type(&sheet->picker, "");
	sheet->adding = true;
}

static void remove_current(struct roster_sheet *sheet)
{
	const struct participant *p = current(sheet);

	if (p == NULL)
		return;
	if (strcmp(p->role, "owner") == 0)
		shell_message(sheet->shell, STYLE_ALERT,
			"%s is whose booking it is and stays in it", p->name);
	else
		change(sheet, sheet->booking->declared, NULL, p->id);
}

/* A key that changes something, or why the role may not. */
static bool changing_event(struct roster_sheet *sheet, key code)
{
	struct err err;

	if (!shell_check_may(sheet->shell, code == 'p' ? "participant_settle"
			: "roster_change", &err)) {
		shell_error(sheet->shell, &err);
		return true;
	}
	switch (code) {
	case '+': change(sheet, sheet->booking->declared + 1, NULL, 0); break;
	case '-': change(sheet, sheet->booking->declared - 1, NULL, 0); break;
	case 'e': start_adding(sheet); break;
	case 'x': remove_current(sheet); break;
	case 'p': take_fee(sheet); break;
	default: break;
	}
	return true;
}

static bool sheet_event(void *state, const struct event *event)
{
	struct roster_sheet *sheet = state;

	if (sheet->adding)
		return adding_event(sheet, event);
	if (event->kind != EVENT_KEY)
		return false;
	switch (event->code) {
	case '+':
	case '-':
	case 'e':
	case 'x':
	case 'p':
		return sheet->booking == NULL ||
			changing_event(sheet, event->code);
	default:
		return list_event(sheet->list, event);
	}
}

static void sheet_done(void *state)
{
	struct roster_sheet *sheet = state;

	prompt_drop(sheet->shell, &sheet->waive);
	store_owner_close(sheet->store, &sheet->owner);
	person_picker_done(&sheet->picker);
	booking_free(&sheet->booking);
	roster_free(&sheet->roster);
}

static void sheet_save(const void *state, struct record *out)
{
	const struct roster_sheet *sheet = state;

	record_put_number(out, ".id", sheet->id);
	record_note_number(out, ".sending", sheet->sending);
	record_note_number(out, ".adding", sheet->adding);
	if (current(sheet) != NULL)
		record_put_number(out, ".head", current(sheet)->id);
	if (sheet->adding)
		person_picker_save(&sheet->picker, out, "who");
}

static bool sheet_load(void *state, const struct record *saved)
{
	struct roster_sheet *sheet = state;
	int head = (int)record_number(saved, ".head", 1, INT32_MAX, 0);

	if (record_number(saved, ".id", 1, INT32_MAX, 0) != sheet->id)
		return false;
	/* Of money that is taken: from whom. */
	if (head != 0 && sheet->roster != NULL &&
	    !list_go(sheet->list, head))
		return false;
	if (head != 0)
		list_expect(sheet->list, head);
	sheet->adding = record_number(saved, ".adding", 0, 1, 0);
	if (sheet->adding)
		person_picker_load(&sheet->picker, saved, "who");
	return true;
}

static const struct sheet_ops roster_ops = {
	.name = "a roster",
	.place = SHEET_TALL,
	.guarded = true,
	.state_size = sizeof(struct roster_sheet),
	.draw = roster_draw,
	.event = sheet_event,
	.save = sheet_save,
	.load = sheet_load,
	.close = sheet_done,
};

void *roster_open(const struct subject *subject)
{
	struct roster_sheet *sheet = sheet_open(subject->shell, &roster_ops, -1);
	char range[TIMESLOT_TEXT_SIZE];

	sheet->shell = subject->shell;
	sheet->store = subject->store;
	sheet->id = subject->slot->id;
	sheet->list = &sheet->list_state;
	sheet->waive = (struct ask_waive){ sheet->shell, waive, sheet };
	sheet->list->columns = roster_columns;
	sheet->list->id = roster_row_id;
	timeslot_format_range(subject->slot->starts, subject->slot->ends, range);
	snprintf(sheet->title, sizeof(sheet->title), "%s  %s  %s  #%d",
		subject->slot->name, subject->place, range, subject->slot->id);
	person_picker_init(&sheet->picker, subject->shell, subject->store,
		timeslot_day_of(subject->slot->starts), true);
	reload(sheet);
	return sheet;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Booking, and checking a walk-in in: three keys after the name is found
 * (wireframes.md 1e).  The price, the clash and the free time are what the
 * write itself says when asked with dry_run. */
#include "config.h"

#include "flow/flows.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "flow/book_private.h"
#include "flow/said.h"
#include "store/outcome.h"
#include "ui/sheet.h"
#include "ui/shell.h"

#define USUAL_MINUTES 60
#define STEP_MINUTES 30
#define CHECK_IN_WITHIN_MINUTES 15

static const char *const settle_names[] = { "none", "card", "cash", "pass" };

bool
book_is_walk_in(const struct booking_sheet *sheet)
{
	wall_minute now = store_now(sheet->store);

	return sheet->starts - now <= CHECK_IN_WITHIN_MINUTES &&
		sheet->starts + sheet->minutes > now;
}

bool
book_checks_in(const struct booking_sheet *sheet)
{
	return book_is_walk_in(sheet) && !sheet->only_book;
}

static void
send_order(struct booking_sheet *sheet, bool dry_run, store_outcome_fn *done)
{
	const struct reply reply = { done, sheet };
	bool member = sheet->who.user_id[0] != '\0';
	const struct booking_order order = {
		.resource_id = sheet->resource_id,
		.starts = sheet->starts,
		.minutes = sheet->minutes,
		.member = member ? sheet->who.user_id : NULL,
		.guest = member ? NULL : sheet->who.name,
		.declared = sheet->heads,
		.note = sheet->note.text[0] == '\0' ? NULL : sheet->note.text,
		/* A preview asks for the price of paying, so that "owed" is
		 * not what it answers. */
		.settle = dry_run && sheet->settle == SETTLE_LATER &&
			book_checks_in(sheet) ? "card" : settle_names[sheet->settle],
		.check_in = book_checks_in(sheet),
		.received_from = book_is_walk_in(sheet) ? "walk-in" : "member",
	};

	booking_store_book(sheet->store, &sheet->owner, &order, dry_run, &reply);
}

static void preview(struct booking_sheet *sheet);

static void
previewed(void *context, struct outcome *outcome, const struct err *error)
{
	struct booking_sheet *sheet = context;

	sheet->asking = false;
	outcome_free(&sheet->preview);
	sheet->error[0] = '\0';
	if (error != NULL)
		snprintf(sheet->error, sizeof(sheet->error), "%s", error->text);
	else
		sheet->preview = outcome;
	if (sheet->ask_again)
		preview(sheet);
	shell_redraw(sheet->shell);
}

static void
preview(struct booking_sheet *sheet)
{
	sheet->ask_again = false;
	if (!sheet->has_who || sheet->sending)
		return;
	if (sheet->asking) {
		sheet->ask_again = true;
		return;
	}
	sheet->asking = true;
	send_order(sheet, true, previewed);
}

static void
booked(void *context, struct outcome *outcome, const struct err *error)
{
	struct booking_sheet *sheet = context;
	struct shell *shell = sheet->shell;

	sheet->sending = false;
	/* How to pay was said for this attempt, not for the next Enter. */
	sheet->settle = SETTLE_LATER;
	if (error != NULL) {
		snprintf(sheet->error, sizeof(sheet->error), "%s", error->text);
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
	outcome_free(&sheet->preview);
	sheet->preview = outcome;
	shell_redraw(shell);
}

bool
book_owes(const struct booking_sheet *sheet)
{
	return sheet->preview != NULL && sheet->preview->has_price &&
		sheet->preview->price_minor > 0;
}

static void
submit(struct booking_sheet *sheet)
{
	if (sheet->sending)
		return;
	if (!sheet->has_who) {
		snprintf(sheet->error, sizeof(sheet->error),
			"who is it for? type a name, then Enter");
		return;
	}
	if (book_checks_in(sheet) && book_owes(sheet) && sheet->settle == SETTLE_LATER) {
		snprintf(sheet->error, sizeof(sheet->error),
			"Ctrl-D card, Ctrl-K cash or Ctrl-G pass pays and checks "
			"in; Ctrl-B only books");
		return;
	}
	sheet->sending = true;
	send_order(sheet, false, booked);
}

/* Something the price depends on has changed. */
static void
changed(struct booking_sheet *sheet)
{
	sheet->error[0] = '\0';
	preview(sheet);
	shell_redraw(sheet->shell);
}

static bool
take_start(struct booking_sheet *sheet)
{
	int minute;

	if (!timeslot_parse_time(sheet->from.text, &minute) ||
	    minute >= MINUTES_A_DAY) {
		snprintf(sheet->error, sizeof(sheet->error),
			"a time is like 14, 14:05 or 2:05pm");
		return false;
	}
	sheet->starts = timeslot_midnight(timeslot_day_of(sheet->starts)) +
		minute;
	changed(sheet);
	return true;
}

static void
show_start(struct booking_sheet *sheet)
{
	char time[TIMESLOT_TEXT_SIZE];

	timeslot_format_time(sheet->starts, time);
	textfield_set(&sheet->from, time);
}

static void
set_length(struct booking_sheet *sheet, int minutes)
{
	if (minutes >= STEP_MINUTES && minutes <= MINUTES_A_DAY) {
		sheet->minutes = minutes;
		changed(sheet);
	}
}

static bool
take_free(struct booking_sheet *sheet, int index)
{
	const struct outcome *p = sheet->preview;

	if (p == NULL || p->ok || index >= p->free_count)
		return false;
	sheet->resource_id = p->free_slots[index].resource_id;
	sheet->starts = p->free_slots[index].starts;
	show_start(sheet);
	changed(sheet);
	return true;
}

static void
pay_by(struct booking_sheet *sheet, enum settle settle)
{
	sheet->settle = settle;
	submit(sheet);
}

/* Keys that mean the same wherever the focus is: text goes by. */
static bool
control_event(struct booking_sheet *sheet, key code)
{
	switch (code) {
	case KEY_MOD_CTRL | 'd': pay_by(sheet, SETTLE_CARD); return true;
	case KEY_MOD_CTRL | 'k': pay_by(sheet, SETTLE_CASH); return true;
	case KEY_MOD_CTRL | 'g': pay_by(sheet, SETTLE_PASS); return true;
	case KEY_MOD_CTRL | 'b':
		sheet->only_book = true;
		sheet->settle = SETTLE_LATER;
		submit(sheet);
		return true;
	case KEY_TAB:
	case KEY_DOWN:
	case KEY_BACKTAB:
	case KEY_UP: {
		int by = code == KEY_TAB || code == KEY_DOWN
			? 1 : FOCUS_COUNT - 1;

		if (sheet->focus == FOCUS_FROM && !take_start(sheet))
			return true;
		sheet->focus = (enum focus)((sheet->focus + by) % FOCUS_COUNT);
		return true;
	}
	default:
		return false;
	}
}

/* While a number or a choice has the focus, letters are keys. */
static bool
choice_event(struct booking_sheet *sheet, key code)
{
	int by = code == '>' || code == KEY_RIGHT || code == '+' ? 1
		: code == '<' || code == KEY_LEFT || code == '-' ? -1 : 0;

	if (code >= '1' && code <= '3' && sheet->preview != NULL &&
	    !sheet->preview->ok && take_free(sheet, (int)(code - '1')))
		return true;
	switch (code) {
	case 'c': pay_by(sheet, SETTLE_CARD); return true;
	case 'k': pay_by(sheet, SETTLE_CASH); return true;
	case 'g': pay_by(sheet, SETTLE_PASS); return true;
	case ' ':
		sheet->only_book = !sheet->only_book;
		changed(sheet);
		return true;
	default:
		break;
	}
	if (sheet->focus == FOCUS_LENGTH) {
		if (code >= '1' && code <= '9')
			set_length(sheet, (int)(code - '0') * STEP_MINUTES);
		else if (by != 0)
			set_length(sheet, sheet->minutes + by * STEP_MINUTES);
		return true;
	}
	if (code >= '1' && code <= '9')
		sheet->heads = (int)(code - '0');
	else if (sheet->heads + by >= 1)
		sheet->heads += by;
	changed(sheet);
	return true;
}

static bool
who_event(struct booking_sheet *sheet, const struct event *event)
{
	enum picker_result result;

	/* Once somebody is taken, Enter goes on; typing starts over. */
	if (sheet->has_who) {
		if (event->kind == EVENT_KEY && event->code == KEY_ENTER) {
			submit(sheet);
			return true;
		}
		sheet->has_who = false;
		outcome_free(&sheet->preview);
	}
	result = person_picker_event(&sheet->picker, event, &sheet->who);
	if (result == PICKER_TAKEN) {
		sheet->has_who = true;
		sheet->focus = FOCUS_LENGTH;
		changed(sheet);
	}
	return result != PICKER_UNUSED;
}

static bool
sheet_event(void *state, const struct event *event)
{
	struct booking_sheet *sheet = state;
	key code = event->kind == EVENT_KEY ? event->code : KEY_NONE;

	if (code == KEY_ESC)
		return false;
	if (sheet->focus == FOCUS_WHO && !sheet->has_who &&
	    (code == KEY_UP || code == KEY_DOWN))
		return who_event(sheet, event);
	if (code != KEY_NONE && control_event(sheet, code))
		return true;
	if (sheet->focus == FOCUS_WHO)
		return who_event(sheet, event);
	if (code == KEY_ENTER) {
		if (sheet->focus != FOCUS_FROM || take_start(sheet))
			submit(sheet);
		return true;
	}
	if (sheet->focus == FOCUS_FROM)
		return textfield_event(&sheet->from, event);
	if (sheet->focus == FOCUS_NOTE)
		return textfield_event(&sheet->note, event);
	return code != KEY_NONE && choice_event(sheet, code);
}

static void
sheet_done(void *state)
{
	struct booking_sheet *sheet = state;

	store_owner_close(sheet->store, &sheet->owner);
	person_picker_done(&sheet->picker);
	outcome_free(&sheet->preview);
	free(sheet->places);
}

static void
sheet_hints(const void *state, char *out, size_t size)
{
	(void)state;
	snprintf(out, size, "Tab next field   Enter go on   Esc back");
}

static const struct sheet_ops book_sheet = {
	.name = "a booking",
	.place = SHEET_HALF,
	.state_size = sizeof(struct booking_sheet),
	.draw = book_draw,
	.event = sheet_event,
	.close = sheet_done,
	.hints = sheet_hints,
};

void
book_open(const struct book_request *request)
{
	struct booking_sheet *sheet = sheet_open(request->shell, &book_sheet,
		SHEET_AT_CURSOR);

	sheet->shell = request->shell;
	sheet->store = request->store;
	sheet->place_count = request->resource_count;
	sheet->places = mem_new((size_t)request->resource_count + 1,
		sizeof(*sheet->places));
	for (int i = 0; i < request->resource_count; i++) {
		sheet->places[i].id = request->resources[i].id;
		snprintf(sheet->places[i].label, sizeof(sheet->places[i].label),
			"%s", request->resources[i].label);
	}
	sheet->resource_id = request->resource_id;
	sheet->starts = request->starts;
	sheet->minutes = request->minutes;
	if (sheet->minutes == 0) {
		sheet->minutes = USUAL_MINUTES;
		/* What is free, when that is less than usual. */
		if (request->free_until > request->starts &&
		    request->free_until - request->starts < USUAL_MINUTES)
			sheet->minutes = STEP_MINUTES;
	}
	sheet->heads = 1;
	show_start(sheet);
	person_picker_init(&sheet->picker, request->shell, request->store, true,
		request->name);
	shell_redraw(request->shell);
}

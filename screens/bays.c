/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The booking grid, lens "bays": time down, simulator bays and rooms across
 * (product.md F2, wireframes.md 1).  What is done with a booking stands in
 * src/flow; here is what is seen, where the cursor is, and which key starts
 * what. */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "flow/booking_alerts.h"
#include "flow/booking_moves.h"
#include "flow/booking_possible.h"
#include "flow/booking_view.h"
#include "flow/flows.h"
#include "flow/ghost.h"
#include "flow/peek.h"
#include "model/words.h"
#include "screens/screens.h"
#include "store/booking_store.h"
#include "ui/grid.h"
#include "ui/shell.h"

static bool
open_bays(void *state, struct shell *shell, const char *words, struct err *err)
{
	struct booking_view *b = state;

	booking_view_init(b, shell);
	if (words[0] == '\0' || bays_screen.command_words(b, words, err))
		return true;
	booking_view_done(b);
	return false;
}

static void
close_bays(void *state)
{
	booking_view_done(state);
}

static void
changed(void *state, const char *topic)
{
	booking_view_changed(state, topic);
}

static void
rested(void *state)
{
	booking_view_rested(state);
}

static void
ticked(void *state)
{
	booking_view_ticked(state);
}

static int
wake_ms(const void *state)
{
	return booking_view_wake_ms(state);
}

static bool
filter(void *state, const char *words, struct err *err)
{
	return booking_view_filter(state, words, err);
}

static void
chips(const void *state, char *out, size_t size)
{
	booking_view_chips(state, out, size);
}

static void
draw(const void *state, struct canvas *canvas, const struct area *body)
{
	const struct booking_view *b = state;
	const struct ghost *ghost = ghost_in_hand(b->shell);
	struct area grid = *body, pane = *body;

	if (b->data == NULL) {
		canvas_text(canvas, body->row + 1, body->col + 1, -1, STYLE_DIM,
			"looking at the bookings ...");
		return;
	}
	grid.rows -= PEEK_LINES;
	pane.row += grid.rows;
	pane.rows = PEEK_LINES;
	grid_draw(b->grid, canvas, &grid);
	if (ghost != NULL)
		ghost_draw(ghost, canvas, &pane);
	else
		peek_draw(b->peek, store_now(b->store), canvas, &pane);
}

static void
context(const void *state, char *out, size_t size)
{
	const struct booking_view *b = state;
	char date[TIMESLOT_TEXT_SIZE], until[TIMESLOT_TEXT_SIZE];
	char page[48] = "";
	const struct grid_data *data = b->data;
	day_number day = data == NULL ? b->day : data->from;

	/* What is in view, not what was asked for. */
	timeslot_format_date(day, true, date);
	if (data != NULL && data->only_resource != 0) {
		timeslot_format_date(day, false, date);
		timeslot_format_date(day + data->days - 1, true, until);
		snprintf(out, size, "%s - %s  %s  %d min", date, until,
			booking_view_place(b, data->only_resource),
			b->grid->step);
		return;
	}
	if (b->grid->shown_columns < b->grid->column_count &&
	    b->grid->shown_columns > 0)
		snprintf(page, sizeof(page), "  %d-%d of %d",
			b->grid->first_column + 1,
			b->grid->first_column + b->grid->shown_columns,
			b->grid->column_count);
	snprintf(out, size, "%s  bays  %d min%s", date, b->grid->step, page);
}

static void
hints(const void *state, char *out, size_t size)
{
	const struct booking_view *b = state;
	const struct ghost *ghost = ghost_in_hand(b->shell);

	if (ghost != NULL)
		snprintf(out, size, "%sv put down  arrows + - :sat 18  "
			"< > length  Esc leave",
			ghost->preview != NULL && ghost->preview->free_count > 0
				? "1 2 3 take it  " : "");
}

static int
alerts(const void *state, struct alert *out, int max)
{
	const struct booking_view *b = state;

	return b->data == NULL ? 0 : booking_alerts(b->data, out, max);
}

static void
go(void *state, const struct target *target)
{
	struct booking_view *b = state;
	wall_minute at;

	if (!timeslot_parse_stamp(target->version, &at))
		return;
	b->wanted = (struct wanted){
		.place = true,
		.minute = timeslot_minute_of_day(at),
	};
	if (strcmp(target->kind, "free") == 0)
		b->wanted.resource_id = (int)target->id;
	else
		b->wanted.item = target->id;
	if (timeslot_day_of(at) != b->day || b->week_resource != 0) {
		b->week_resource = 0;
		booking_view_show_day(b, timeslot_day_of(at));
	} else if (b->data != NULL) {
		booking_view_go_wanted(b);
	}
	shell_redraw(b->shell);
}

/* --------------------------------------------------------------- targets */

static void
target_of(const struct booking_view *b, const struct slot *slot, struct target *target)
{
	char range[TIMESLOT_TEXT_SIZE];

	timeslot_format_range(slot->starts, slot->ends, range);
	*target = (struct target){
		.kind = slot_kind_name(slot->kind), .id = slot_item_id(slot),
	};
	snprintf(target->version, sizeof(target->version), "%s", slot->version);
	snprintf(target->name, sizeof(target->name), "%s  %s %s", slot->name,
		booking_view_place(b, slot->resource_id), range);
}

static bool
subject(const void *state, struct target *target)
{
	const struct booking_view *b = state;
	const struct slot *slot = booking_view_slot(b);

	if (slot == NULL)
		return false;
	target_of(b, slot, target);
	return true;
}

static int
marked(const void *state, struct target *targets, int max)
{
	const struct booking_view *b = state;
	int n = 0;

	for (int i = 0; i < b->marked_count; i++) {
		const struct slot *slot = booking_view_marked(b, i);

		if (slot == NULL)
			continue;
		if (targets != NULL && n < max)
			target_of(b, slot, &targets[n]);
		n++;
	}
	return n;
}

/* The slot of an action's subject, NULL with a sentence when it has gone. */
static const struct slot *
slot_of(const struct booking_view *b, const struct call *call, struct err *err)
{
	const struct slot *slot = call->subject == NULL ? NULL
		: slot_items_find(&b->items, call->subject->id);

	if (slot == NULL)
		err_set(err, ERR_MISSING, "it is no longer here");
	return slot;
}

static struct subject
subject_of(const struct booking_view *b, const struct slot *slot)
{
	return (struct subject){
		b->shell, b->store, slot, booking_view_place(b, slot->resource_id)
	};
}

/* "Received from" belongs to one customer: another booking, another one. */
static void
new_customer(struct booking_view *b)
{
	shell_set_received_from(b->shell, "");
}

/* What can be done while a booking is in the hand. */
static bool
serves_ghost(const char *action)
{
	static const char *const names[] = {
		"open-booking", "pick-up", "shorter", "longer", "next-free",
		"week", "zoom", "step-time", "widen-columns", "next-in-row",
		"history",
	};

	for (size_t i = 0; i < ARRAY_LEN(names); i++) {
		if (strcmp(names[i], action) == 0)
			return true;
	}
	return strncmp(action, "move-", 5) == 0 ||
		strncmp(action, "page-", 5) == 0 ||
		strstr(action, "-row") != NULL || strstr(action, "-day") != NULL ||
		strcmp(action, "go-now") == 0;
}

/* Rows that do without NEED_ROW, since a ghost or marks serve them too. */
static bool
needs_booking(const struct booking_view *b, const char *action)
{
	if (strcmp(action, "outcome") == 0)
		return b->marked_count == 0;
	return strcmp(action, "pick-up") == 0 ||
		strcmp(action, "shorter") == 0 || strcmp(action, "longer") == 0;
}

static bool
possible_in_free_cell(const struct booking_view *b, const char *action,
	struct err *why)
{
	const struct resource *resource = booking_view_here(b);

	if (needs_booking(b, action))
		return err_set(why, ERR_INVALID, "the cell is free");
	if (resource == NULL)
		return true;
	if ((strcmp(action, "book") == 0 ||
	     strcmp(action, "open-booking") == 0) &&
	    booking_view_is_closed(b, booking_view_free_from(b, resource->id)))
		return err_set(why, ERR_INVALID, "the place is closed then");
	if (strcmp(action, "history") == 0 &&
	    booking_view_gone(b, resource->id, booking_view_time(b)) == 0)
		return err_set(why, ERR_INVALID,
			"nothing has happened in this cell");
	return true;
}

/* The row's function, or what stands in for it with such a thing. */
static bool
allowed(const struct booking_view *b, const struct slot *slot,
	const struct action *action, struct err *why)
{
	const char *function = booking_function(slot, action->name);

	if (function == NULL)
		function = action->privilege;
	if (!peek_allows(b->peek, slot, function, why))
		return false;
	return shell_check_may(b->shell, function, why);
}

static bool
can(const void *state, const struct action *action, struct err *why)
{
	const struct booking_view *b = state;
	const struct ghost *ghost = ghost_in_hand(b->shell);
	const struct slot *slot = booking_view_slot(b);

	if (strncmp(action->name, "take-", 5) == 0 && action->needs == 0)
		return (ghost != NULL && ghost->preview != NULL &&
			ghost->preview->free_count > 0) ||
			err_set(why, ERR_INVALID,
				"it takes a free slot while a clash is shown");
	if (ghost != NULL)
		return serves_ghost(action->name) ||
			err_set(why, ERR_INVALID,
				"first put down what is in the hand");
	if (strcmp(action->name, "outcome") == 0 && b->marked_count > 0)
		return true;
	if (slot == NULL)
		return possible_in_free_cell(b, action->name, why);
	if (strcmp(action->name, "book") == 0 && slot_occupies(slot))
		return err_set(why, ERR_INVALID, "%s has this time",
			slot->name[0] == '\0' ? slot_words(slot) : slot->name);
	return booking_possible(slot, action->name, why) &&
		allowed(b, slot, action, why);
}

/* Esc peels: the ghost, the filter, the marks, the week. */
static bool
escape(void *state)
{
	struct booking_view *b = state;
	const struct ghost *ghost = ghost_in_hand(b->shell);

	if (ghost != NULL && ghost->dropping) {
		shell_message(b->shell, STYLE_NORMAL, "it is being put down");
		return true;
	} else if (ghost != NULL) {
		shell_set_ghost(b->shell, NULL, NULL);
		b->carried = 0;
		shell_message(b->shell, STYLE_NORMAL, "left where it was");
	} else if (booking_view_peel(b)) {
		return true;
	} else if (b->week_resource != 0) {
		const struct call none = { .shell = b->shell };
		struct err err;

		return booking_week(b, &none, &err);
	} else {
		return false;
	}
	booking_view_rebuild(b);
	return true;
}

/* ------------------------------------------------------------- commands */

static void
book_here(struct booking_view *b, const struct words *words)
{
	const struct resource *resource = booking_view_here(b);
	struct book_request request = {
		.shell = b->shell, .store = b->store,
		.resources = b->data->resources,
		.resource_count = b->data->resource_count,
		.resource_id = words->resource_id != 0 ? words->resource_id
						       : resource->id,
		.minutes = words->minutes,
		.name = words->name,
	};

	new_customer(b);
	if (words->has_day || words->has_time)
		request.starts = timeslot_midnight(words->has_day
			? words->day : booking_view_day(b)) + (words->has_time
			? words->minute_of_day
			: grid_row_start(b->grid, b->grid->minute));
	else
		request.starts = booking_view_free_from(b, request.resource_id);
	request.free_until = booking_view_free_until(b, request.resource_id, request.starts);
	book_open(&request);
}

static bool
command_words(void *state, const char *text, struct err *err)
{
	struct booking_view *b = state;
	struct words words;
	struct ghost *ghost = ghost_in_hand(b->shell);

	/* "+10" counts from the day on view, names of days from today. */
	if (!words_parse(text, text[0] == '+' || text[0] == '-'
			? b->day : store_today(b->store),
			b->data == NULL ? NULL : b->data->resources,
			b->data == NULL ? 0 : b->data->resource_count, &words,
			err))
		return false;
	if (words.name[0] != '\0') {
		if (b->data == NULL)
			return err_set(err, ERR_OFFLINE,
				"the bookings are not here yet");
		book_here(b, &words);
		return true;
	}
	if (ghost != NULL && words.has_length)
		ghost_resize(ghost, words.minutes);
	b->wanted = (struct wanted){
		.place = true, .resource_id = words.resource_id,
		.minute = words.has_time ? words.minute_of_day : -1,
	};
	if (words.has_day) {
		booking_view_show_day(b, words.day);
	} else if (b->data != NULL) {
		booking_view_go_wanted(b);
		booking_view_carry(b);
	}
	shell_redraw(b->shell);
	return true;
}

static void
command_line(const void *state, char *out, size_t size)
{
	const struct booking_view *b = state;
	const struct resource *resource = booking_view_here(b);
	char date[TIMESLOT_TEXT_SIZE], time[TIMESLOT_TEXT_SIZE];

	timeslot_format_iso_date(booking_view_day(b), date);
	timeslot_format_time(booking_view_time(b), time);
	/* Without quotes: those would make a person of it. */
	snprintf(out, size, "b %s %s%s%s", date, time,
		resource == NULL ? "" : " ",
		resource == NULL ? "" : resource->label);
}

/* -------------------------------------------------------------- actions */

static bool
book(void *state, const struct call *call, struct err *err)
{
	struct booking_view *b = state;
	const struct words none = { 0 };

	(void)call;
	if (b->data == NULL || booking_view_here(b) == NULL)
		return err_set(err, ERR_OFFLINE, "the bookings are not here yet");
	book_here(b, &none);
	return true;
}

/* Most actions hand the thing under the cursor to a flow. */
#define FLOW(name, start) \
	static bool name(void *state, const struct call *call, struct err *err) \
	{ \
		struct booking_view *b = state; \
		const struct slot *slot = slot_of(b, call, err); \
		struct subject about; \
		\
		if (slot == NULL) \
			return false; \
		new_customer(b); \
		about = subject_of(b, slot); \
		start(&about); \
		return true; \
	}

FLOW(check_in, check_in_start)
FLOW(take_payment, take_payment_open)
FLOW(approve, approve_start)
FLOW(revert_booking, revert_open)
FLOW(edit_booking, roster_open)

static bool
open_booking(void *state, const struct call *call, struct err *err)
{
	struct booking_view *b = state;
	struct ghost *ghost = ghost_in_hand(b->shell);
	const struct slot *slot;
	struct subject about;

	if (ghost != NULL) {
		ghost_put_down(ghost);
		booking_view_rebuild(b);
		return true;
	}
	if (call->subject == NULL)
		return booking_view_follow(b) || book(state, call, err);
	slot = slot_of(b, call, err);
	if (slot == NULL)
		return false;
	about = subject_of(b, slot);
	new_customer(b);
	if (slot->kind == SLOT_UNMATCHED)
		resolve_open(&about);
	else if (slot->kind == SLOT_BOOKING)
		roster_open(&about);
	else
		history_open(&about);
	return true;
}

static bool
decline(void *state, const struct call *call, struct err *err)
{
	struct booking_view *b = state;
	const struct slot *slot = slot_of(b, call, err);
	struct subject about;

	if (slot == NULL)
		return false;
	about = subject_of(b, slot);
	new_customer(b);
	if (slot->kind == SLOT_UNMATCHED)
		dismiss_open(&about);
	else if (slot->kind == SLOT_BOOKING)
		decline_open(&about);
	else
		return err_set(err, ERR_INVALID, "only a request or an "
			"unmatched import can be declined");
	return true;
}

static bool
cancel_booking(void *state, const struct call *call, struct err *err)
{
	struct booking_view *b = state;
	const struct slot *slot = slot_of(b, call, err);
	struct subject about;

	if (slot == NULL)
		return false;
	about = subject_of(b, slot);
	new_customer(b);
	if (slot->kind == SLOT_BLOCK || slot->kind == SLOT_CLOSURE)
		reopen_open(&about);
	else if (slot->kind == SLOT_UNMATCHED)
		dismiss_open(&about);
	else
		cancel_open(&about);
	return true;
}

static bool
outcome(void *state, const struct call *call, struct err *err)
{
	struct booking_view *b = state;
	const struct slot *slot;
	struct subject about;

	if (b->marked_count == 0) {
		slot = slot_of(b, call, err);
		if (slot == NULL)
			return false;
		about = subject_of(b, slot);
		outcome_open(&about);
		return true;
	}
	outcomes_open(b);
	return true;
}

static bool
pick_up(void *state, const struct call *call, struct err *err)
{
	struct booking_view *b = state;
	struct ghost *ghost = ghost_in_hand(b->shell);
	const struct slot *slot;

	if (ghost != NULL) {
		ghost_put_down(ghost);
		booking_view_rebuild(b);
		return true;
	}
	slot = slot_of(b, call, err);
	if (slot == NULL)
		return false;
	new_customer(b);
	b->carried = slot->id;
	/* Where it begins is what the cursor carries. */
	grid_go_item(b->grid, slot_item_id(slot));
	ghost_pick_up(b->shell, b->store, slot,
		booking_view_place(b, slot->resource_id));
	booking_view_rebuild(b);
	return true;
}

/* < and > change the length of what is in the hand; with empty hands they pick
 * up what is under the cursor first. */
static bool
resize(struct booking_view *b, const struct call *call, int by, struct err *err)
{
	struct ghost *ghost = ghost_in_hand(b->shell);

	if (ghost == NULL) {
		if (!pick_up(b, call, err))
			return false;
		ghost = ghost_in_hand(b->shell);
	}
	ghost_resize(ghost, ghost->minutes + by);
	booking_view_rebuild(b);
	return true;
}

static bool
shorter(void *state, const struct call *call, struct err *err)
{
	return resize(state, call, -30, err);
}

static bool
longer(void *state, const struct call *call, struct err *err)
{
	return resize(state, call, 30, err);
}

static bool
take_free(struct booking_view *b, int index, struct err *err)
{
	struct ghost *ghost = ghost_in_hand(b->shell);

	if (ghost == NULL)
		return err_set(err, ERR_INVALID, "nothing is in the hand");
	if (!ghost_take(ghost, index, err))
		return false;
	booking_view_rebuild(b);
	return true;
}

static bool
take_first(void *state, const struct call *call, struct err *err)
{
	(void)call;
	return take_free(state, 0, err);
}

static bool
take_second(void *state, const struct call *call, struct err *err)
{
	(void)call;
	return take_free(state, 1, err);
}

static bool
take_third(void *state, const struct call *call, struct err *err)
{
	(void)call;
	return take_free(state, 2, err);
}

static bool
close_resource(void *state, const struct call *call, struct err *err)
{
	struct booking_view *b = state;
	const struct resource *resource = booking_view_here(b);
	struct book_request where;

	(void)call;
	if (resource == NULL)
		return err_set(err, ERR_OFFLINE, "the bookings are not here yet");
	where = (struct book_request){
		.shell = b->shell, .store = b->store,
		.resources = b->data->resources,
		.resource_count = b->data->resource_count,
		.resource_id = resource->id, .starts = booking_view_time(b),
		.minutes = 60, .name = "",
	};
	closing_open(&where);
	return true;
}

static bool
history(void *state, const struct call *call, struct err *err)
{
	struct booking_view *b = state;
	const struct slot *slot = NULL;
	const struct resource *resource = booking_view_here(b);
	struct subject about;

	if (call->subject != NULL)
		slot = slot_of(b, call, err);
	/* A free cell: the last booking that stood there. */
	for (int i = 0; slot == NULL && resource != NULL && b->data != NULL &&
	     i < b->data->slot_count; i++) {
		const struct slot *gone = &b->data->slots[i];

		if (gone->resource_id == resource->id && !slot_occupies(gone) &&
		    gone->starts < booking_view_time(b) + b->grid->step &&
		    gone->ends > booking_view_time(b))
			slot = gone;
	}
	if (slot == NULL)
		return err_set(err, ERR_MISSING,
			"nothing has happened in this cell");
	about = subject_of(b, slot);
	history_open(&about);
	return true;
}

static bool
undo(void *state, const struct call *call, struct err *err)
{
	struct booking_view *b = state;

	(void)call;
	if (store_last_done(b->store)[0] == '\0')
		return err_set(err, ERR_MISSING, "there is nothing to undo");
	undo_start(b->shell, b->store);
	return true;
}

#define WRITES (NEED_CONNECTION)
#define HINTED (NEED_HINT)

static const struct action actions[] = {
	/* In the order in which they stand in the hint line. */
	{ "open-booking", "open", "Open the booking: roster, fees, passes; "
	  "put down what is in the hand; book a free cell", HINTED, NULL,
	  open_booking },
	{ "approve", "approve", "Approve the request", NEED_ROW | WRITES |
	  HINTED, "booking_approve", approve },
	{ "decline", "decline", "Decline the request, or dismiss the import",
	  NEED_ROW | WRITES | HINTED, "booking_decline", decline },
	{ "check-in", "check in", "Check the party in; what stands in the way "
	  "is shown with the key that clears it", NEED_ROW | WRITES | HINTED,
	  "booking_check_in", check_in },
	{ "take-payment", "pay", "Take what is owed", NEED_ROW | WRITES | HINTED,
	  "participant_settle", take_payment },
	{ "book", "book", "Book this cell, or check a walk-in in", WRITES |
	  HINTED, "booking_book", book },
	{ "pick-up", "move", "Pick the booking up; again: put it down",
	  WRITES | HINTED, "booking_move", pick_up },
	{ "outcome", "outcome", "Attended or no-show, of this one or of all "
	  "that are marked", WRITES | HINTED, "booking_outcome", outcome },
	{ "cancel-booking", "cancel", "Cancel the booking; take a block or "
	  "closure away", NEED_ROW | WRITES | HINTED, NULL, cancel_booking },
	{ "next-free", "next free", "Go to the next free cell", HINTED, NULL,
	  booking_next_free },
	{ "history", "history", "Who did what to it", HINTED, NULL, history },
	{ "edit-booking", "edit", "Change the roster", NEED_ROW | WRITES,
	  "roster_change", edit_booking },
	{ "shorter", "shorter", "Make it half an hour shorter", WRITES,
	  "booking_move", shorter },
	{ "longer", "longer", "Make it half an hour longer", WRITES,
	  "booking_move", longer },
	{ "take-first", "first free", "Take the first free slot that a clash "
	  "offers", 0, NULL, take_first },
	{ "take-second", "second free", "Take the second one", 0, NULL,
	  take_second },
	{ "take-third", "third free", "Take the third one", 0, NULL,
	  take_third },
	{ "close-resource", "close", "Block this resource or close the place",
	  WRITES, "resource_block", close_resource },
	{ "revert-booking", "revert", "Take a check-in or an outcome back, "
	  "with a reason", NEED_ROW | WRITES, "booking_revert",
	  revert_booking },
	{ "week", "week", "The week of this resource, and back", 0, NULL,
	  booking_week },
	{ "zoom", "zoom", "Rows of 30, 15 or 60 minutes in turn", 0, NULL, booking_zoom },
	{ "step-time", "step", "Rows of 15, 30 or 60 minutes", TAKES_WORDS, NULL,
	  booking_step_time },
	{ "widen-columns", "wide", "Pages of six wide columns, and back", 0, NULL,
	  booking_widen_columns },
	{ "next-in-row", "next", "The other booking in this row, or the next "
	  "page of resources", 0, NULL, booking_next_in_row },
	/* Shared rows: help and needs stand in src/ui/shell_actions.c. */
	{ .name = "move-up", .run = booking_move_up },
	{ .name = "move-down", .run = booking_move_down },
	{ .name = "move-left", .run = booking_move_left },
	{ .name = "move-right", .run = booking_move_right },
	{ .name = "page-up", .run = booking_page_up },
	{ .name = "page-down", .run = booking_page_down },
	{ .name = "first-row", .run = booking_first_row },
	{ .name = "last-row", .run = booking_last_row },
	{ .name = "next-day", .run = booking_next_day },
	{ .name = "previous-day", .run = booking_previous_day },
	{ .name = "go-now", .run = booking_go_now },
	{ .name = "mark", .run = booking_mark },
	{ .name = "mark-all", .run = booking_mark_all },
	{ .name = "undo", .run = undo },
	{ .name = NULL }
};

static const char *const sections[] = { "grid", "global", NULL };

static const char *const legend[] = {
	"? pending   q waits for approval   a approved   c confirmed",
	"i checked in   t attended   n no-show   x cancellation pending",
	"u unmatched import   # block   = closed   ~ in the hand",
	"! late   + two share the row (Tab)   * changed just now   ^ began above",
	"@ marked   % displaced or to be reviewed   2+1 two members, one guest",
	NULL
};

const struct screen_ops bays_screen = {
	.name = "bays",
	.command = "b",
	.title = "Booking grid",
	.sections = sections,
	.state_size = sizeof(struct booking_view),
	.actions = actions,
	.open = open_bays,
	.close = close_bays,
	.draw = draw,
	.context = context,
	.alerts = alerts,
	.go = go,
	.subject = subject,
	.marked = marked,
	.can = can,
	.changed = changed,
	.command_words = command_words,
	.filter = filter,
	.command_line = command_line,
	.escape = escape,
	.hints = hints,
	.chips = chips,
	.rested = rested,
	.wake_ms = wake_ms,
	.ticked = ticked,
	.legend = legend,
};

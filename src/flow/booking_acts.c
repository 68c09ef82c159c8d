/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is done with the thing under the cursor of a booking view: which flow
 * each key starts. */
#include "config.h"

#include "flow/booking_acts.h"

#include "flow/booking_command.h"
#include "flow/booking_target.h"
#include "flow/booking_view.h"
#include "flow/flows.h"
#include "flow/ghost.h"
#include "store/booking_store.h"
#include "ui/action.h"
#include "ui/grid.h"
#include "ui/shell.h"

#define STEP_MINUTES 30

/* The thing of the call as flows take it; false when it has gone. */
static bool take_subject(struct booking_view *b, const struct call *call,
	struct subject *about, struct err *err)
{
	const struct slot *slot = booking_target_slot(b, call, err);

	if (slot == NULL)
		return false;
	shell_contact(b->shell, slot->name);
	*about = booking_subject(b, slot);
	about->again = call->again;
	return true;
}

bool booking_book(void *state, const struct call *call, struct err *err)
{
	(void)call;
	return booking_book_here(state, err);
}

/* Most actions hand the thing under the cursor to a flow. */
#define FLOW(name, start) \
	bool name(void *state, const struct call *call, struct err *err) \
	{ \
		struct subject about; \
		\
		if (!take_subject(state, call, &about, err)) \
			return false; \
		start(&about); \
		return true; \
	}

FLOW(booking_check_in, check_in_start)
FLOW(booking_take_payment, take_payment_open)
FLOW(booking_approve, approve_start)
FLOW(booking_revert, revert_open)
FLOW(booking_edit, roster_open)

/* Somebody who only looks sees what is in it instead. */
static bool may_resolve(const struct booking_view *b, const struct slot *slot)
{
	const char *function = slot->kind == SLOT_BOOKING
		? "booking_assign" : "unmatched_resolve";
	struct err ignored;

	return slot->unmatched && slot_occupies(slot) &&
		shell_check_may(b->shell, function, &ignored);
}

bool booking_open(void *state, const struct call *call, struct err *err)
{
	struct booking_view *b = state;
	struct ghost *ghost = ghost_in_hand(b->shell);
	struct subject about;

	if (ghost != NULL) {
		ghost_put_down(ghost);
		booking_view_rebuild(b);
		return true;
	}
	if (call->subject == NULL)
		return booking_view_follow(b) || booking_book_here(b, err);
	if (!take_subject(b, call, &about, err))
		return false;
	if (may_resolve(b, about.slot))
		resolve_open(&about);
	else if (about.slot->kind == SLOT_BOOKING)
		roster_open(&about);
	else
		history_open(&about);
	return true;
}

bool booking_decline(void *state, const struct call *call, struct err *err)
{
	struct subject about;

	if (!take_subject(state, call, &about, err))
		return false;
	if (about.slot->kind == SLOT_UNMATCHED)
		dismiss_open(&about);
	else if (about.slot->kind == SLOT_BOOKING)
		decline_open(&about);
	else
		return err_set(err, ERR_INVALID, "only a request or an "
			"unmatched import can be declined");
	return true;
}

bool booking_cancel(void *state, const struct call *call, struct err *err)
{
	struct subject about;

	if (!take_subject(state, call, &about, err))
		return false;
	if (about.slot->kind == SLOT_BLOCK || about.slot->kind == SLOT_CLOSURE)
		reopen_open(&about);
	else if (about.slot->kind == SLOT_UNMATCHED)
		dismiss_open(&about);
	else
		cancel_open(&about);
	return true;
}

bool booking_outcome(void *state, const struct call *call, struct err *err)
{
	struct booking_view *b = state;
	struct subject about;

	if (b->marked_count > 0) {
		outcomes_open(b);
		return true;
	}
	if (!take_subject(b, call, &about, err))
		return false;
	outcome_open(&about);
	return true;
}

bool booking_pick_up(void *state, const struct call *call, struct err *err)
{
	struct booking_view *b = state;
	struct ghost *ghost = ghost_in_hand(b->shell);
	const struct slot *slot;

	if (ghost != NULL) {
		ghost_put_down(ghost);
		booking_view_rebuild(b);
		return true;
	}
	slot = booking_target_slot(b, call, err);
	if (slot == NULL)
		return false;
	shell_contact(b->shell, slot->name);
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
static bool resize(struct booking_view *b, const struct call *call, int by,
	struct err *err)
{
	struct ghost *ghost = ghost_in_hand(b->shell);

	if (ghost == NULL) {
		if (!booking_pick_up(b, call, err))
			return false;
		ghost = ghost_in_hand(b->shell);
	}
	ghost_resize(ghost, ghost->minutes + by);
	booking_view_rebuild(b);
	return true;
}

bool booking_shorter(void *state, const struct call *call, struct err *err)
{
	return resize(state, call, -STEP_MINUTES, err);
}

bool booking_longer(void *state, const struct call *call, struct err *err)
{
	return resize(state, call, STEP_MINUTES, err);
}

static bool take_free(struct booking_view *b, int index, struct err *err)
{
	struct ghost *ghost = ghost_in_hand(b->shell);

	if (ghost == NULL)
		return err_set(err, ERR_INVALID, "nothing is in the hand");
	if (!ghost_take(ghost, index, err))
		return false;
	booking_view_rebuild(b);
	return true;
}

bool booking_take_first(void *state, const struct call *call, struct err *err)
{
	(void)call;
	return take_free(state, 0, err);
}

bool booking_take_second(void *state, const struct call *call, struct err *err)
{
	(void)call;
	return take_free(state, 1, err);
}

bool booking_take_third(void *state, const struct call *call, struct err *err)
{
	(void)call;
	return take_free(state, 2, err);
}

bool booking_close_resource(void *state, const struct call *call,
	struct err *err)
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

bool booking_history(void *state, const struct call *call, struct err *err)
{
	struct booking_view *b = state;
	const struct slot *slot = NULL;
	const struct resource *resource = booking_view_here(b);
	struct subject about;

	if (call->subject != NULL)
		slot = booking_target_slot(b, call, err);
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
	about = booking_subject(b, slot);
	history_open(&about);
	return true;
}

bool booking_undo(void *state, const struct call *call, struct err *err)
{
	struct booking_view *b = state;

	(void)call;
	return undo_last(b->shell, b->store, err);
}

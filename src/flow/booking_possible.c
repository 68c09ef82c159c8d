/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The states of domain.md 2.2 that each action starts from. */
#include "config.h"

#include "flow/booking_possible.h"

#include <string.h>

#include "base/mem.h"

#define S(state) (1u << BOOKING_##state)
#define K(kind) (1u << SLOT_##kind)
#define MADE_HERE (K(BLOCK) | K(CLOSURE) | K(UNMATCHED))
#define ACTIVE (S(PENDING) | S(PENDING_APPROVAL) | S(APPROVED) | S(CONFIRMED))

static const struct {
	const char *action;
	unsigned states;		/* of bookings it is possible for */
	unsigned others;		/* kinds of other things, too */
	const char *why_not;
} possibilities[] = {
	{ "approve", S(PENDING) | S(PENDING_APPROVAL), 0,
	  "only a request can be approved" },
	{ "decline", S(PENDING) | S(PENDING_APPROVAL), K(UNMATCHED),
	  "only a request can be declined" },
	{ "check-in", S(APPROVED) | S(CONFIRMED), 0,
	  "only an approved booking can be checked in" },
	{ "outcome", S(APPROVED) | S(CONFIRMED) | S(CHECKED_IN) | S(NO_SHOW),
	  0, "it has no outcome to note yet" },
	{ "cancel-booking", ACTIVE | S(CHECKED_IN) | S(ATTENDED) | S(NO_SHOW) |
	  S(CANCELLATION_PENDING), MADE_HERE, "it holds no time any more" },
	{ "pick-up", ACTIVE, 0, "only a booking to come can be moved" },
	{ "shorter", ACTIVE | S(CHECKED_IN), 0, "it is over" },
	{ "longer", ACTIVE | S(CHECKED_IN), 0, "it is over" },
	{ "revert-booking", S(CHECKED_IN) | S(ATTENDED) | S(NO_SHOW) |
	  S(EXPIRED), 0, "there is no outcome to take back" },
	{ "edit-booking", ACTIVE | S(CHECKED_IN) | S(ATTENDED), 0,
	  "its roster is closed" },
};

bool booking_possible(const struct slot *slot, const char *name,
	struct err *why)
{
	if (strcmp(name, "take-payment") == 0 && slot->owed_minor <= 0)
		return err_set(why, ERR_INVALID, "nothing is owed here");
	for (size_t i = 0; i < ARRAY_LEN(possibilities); i++) {
		if (strcmp(possibilities[i].action, name) != 0)
			continue;
		if (slot->kind != SLOT_BOOKING)
			return (possibilities[i].others >> slot->kind & 1u) ||
				err_set(why, ERR_INVALID, "this is no booking: %s",
					slot_words(slot));
		return (possibilities[i].states >> slot->state & 1u) ||
			err_set(why, ERR_INVALID, "%s: it is %s",
				possibilities[i].why_not, slot_words(slot));
	}
	return true;
}

const char *booking_function(const struct slot *slot, const char *action)
{
	bool cancels = strcmp(action, "cancel-booking") == 0;

	if (slot->kind == SLOT_UNMATCHED &&
	    (cancels || strcmp(action, "decline") == 0))
		return "unmatched_dismiss";
	if (!cancels)
		return NULL;
	return slot->kind == SLOT_BOOKING ? "booking_cancel" : "block_remove";
}

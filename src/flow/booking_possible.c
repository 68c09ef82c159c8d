/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The states of domain.md 2.2 that each action starts from. */
#include "config.h"

#include "flow/booking_possible.h"

#include <string.h>

#include "base/mem.h"

#define S(state) (1u << BOOKING_##state)
#define ACTIVE (S(PENDING) | S(PENDING_APPROVAL) | S(APPROVED) | S(CONFIRMED))

static const struct {
	const char *action;
	unsigned states;		/* of bookings it is possible for */
	bool others;			/* also for what is no booking */
	const char *why_not;
} possibilities[] = {
	{ "approve", S(PENDING) | S(PENDING_APPROVAL), false,
	  "only a request can be approved" },
	{ "decline", S(PENDING) | S(PENDING_APPROVAL) | S(APPROVED), true,
	  "only a request can be declined" },
	{ "check-in", S(APPROVED) | S(CONFIRMED), false,
	  "only an approved booking can be checked in" },
	{ "outcome", S(APPROVED) | S(CONFIRMED) | S(CHECKED_IN) | S(NO_SHOW),
	  false, "it has no outcome to note yet" },
	{ "cancel-booking", ACTIVE | S(CHECKED_IN) | S(ATTENDED) | S(NO_SHOW) |
	  S(CANCELLATION_PENDING), true, "it holds no time any more" },
	{ "pick-up", ACTIVE, false, "only a booking to come can be moved" },
	{ "shorter", ACTIVE | S(CHECKED_IN), false, "it is over" },
	{ "longer", ACTIVE | S(CHECKED_IN), false, "it is over" },
	{ "revert-booking", S(CHECKED_IN) | S(ATTENDED) | S(NO_SHOW) |
	  S(EXPIRED), false, "there is no outcome to take back" },
	{ "edit-booking", ACTIVE | S(CHECKED_IN) | S(ATTENDED), false,
	  "its roster is closed" },
};


bool
booking_possible(const struct slot *slot, const char *name, struct err *why)
{
	if (strcmp(name, "take-payment") == 0 && slot->owed_minor <= 0)
		return err_set(why, ERR_INVALID, "nothing is owed here");
	for (size_t i = 0; i < ARRAY_LEN(possibilities); i++) {
		if (strcmp(possibilities[i].action, name) != 0)
			continue;
		if (slot->kind != SLOT_BOOKING)
			return possibilities[i].others ||
				err_set(why, ERR_INVALID, "%s is no booking",
					slot_words(slot));
		return (possibilities[i].states >> slot->state & 1u) ||
			err_set(why, ERR_INVALID, "%s: it is %s",
				possibilities[i].why_not, slot_words(slot));
	}
	return true;
}

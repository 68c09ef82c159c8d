/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which actions a slot's state allows, to explain in advance what the database
 * would refuse (domain.md 2.2).  The database decides. */
#ifndef OPSDESK_FLOW_BOOKING_POSSIBLE_H
#define OPSDESK_FLOW_BOOKING_POSSIBLE_H

#include <stdbool.h>

#include "base/err.h"
#include "model/booking.h"

/* action: the name of its row.  why is filled when it is not possible. */
bool booking_possible(const struct slot *slot, const char *action,
	struct err *why);

/* The function of desk behind an action that is another one for another kind of
 * thing; NULL: the one in the action's row. */
const char *booking_function(const struct slot *slot, const char *action);

#endif

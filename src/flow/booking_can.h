/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can be done in a booking view now, to explain in advance what would be
 * refused.  The database decides. */
#ifndef OPSDESK_FLOW_BOOKING_CAN_H
#define OPSDESK_FLOW_BOOKING_CAN_H

#include <stdbool.h>

#include "base/err.h"

struct action;
struct booking_view;

/* As screen_ops' can: why is filled when it is not possible. */
bool booking_can(const struct booking_view *view, const struct action *action,
	struct err *why);

#endif

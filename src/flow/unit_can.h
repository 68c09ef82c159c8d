/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether what is done with units, places and requests (unit_acts.h) is
 * possible now, to explain in advance what would be refused.  The database
 * decides. */
#ifndef OPSDESK_FLOW_UNIT_CAN_H
#define OPSDESK_FLOW_UNIT_CAN_H

#include <stdbool.h>

#include "base/err.h"

struct checkout;
struct lane_view;
struct place;

/* The place and the request that the cursor is on; NULL in other panes. */
const struct place *unit_place_here(const struct lane_view *view);
const struct checkout *unit_checkout_here(const struct lane_view *view);

/* The function of desk that this action stands for, with what is under the
 * cursor; NULL: that of its row. */
const char *unit_function(const struct lane_view *view, const char *action);

/* Is the action about what is marked, wherever the cursor is? */
bool unit_is_of_marks(const struct lane_view *view, const char *action);

/* Does the action make sense with what is under the cursor and marked? */
bool unit_can(const struct lane_view *view, const char *action,
	struct err *why);

#endif

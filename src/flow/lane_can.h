/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a key of the lane board would do with the thing under the cursor, or why
 * it does nothing there.  The shell asks before it runs an action, and draws
 * hints and menu by the same answer; the database decides. */
#ifndef OPSDESK_FLOW_LANE_CAN_H
#define OPSDESK_FLOW_LANE_CAN_H

#include <stdbool.h>

#include "ui/action.h"

struct lane;
struct lane_view;

/* The lane in hand when nobody is at it, else the next such one; NULL: none. */
const struct lane *lane_idle(const struct lane_view *view);

/* What paying means at this lane now, as a function of desk; NULL: nothing. */
const char *lane_payment_function(const struct lane *lane);

/* As in screen_ops: by what is under the cursor, by what the database said
 * about it, by the role. */
bool lane_can(const struct lane_view *view, const struct action *action,
	struct err *why);

/* As in screen_ops: what Enter means in this pane. */
const char *lane_hint(const struct lane_view *view,
	const struct action *action);

#endif

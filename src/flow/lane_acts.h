/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a key does with the thing under the cursor of the lane board: which flow
 * it starts, by the pane it is in.  All are action_run_fn of a screen whose
 * state is a struct lane_view. */
#ifndef OPSDESK_FLOW_LANE_ACTS_H
#define OPSDESK_FLOW_LANE_ACTS_H

#include <stdbool.h>

#include "ui/action.h"

struct lane_view;

/* Enter: the next step of a lane, of a unit, of a place on the waitlist. */
action_run_fn lane_next_step;

action_run_fn lane_start_session, lane_assign, lane_take_payment, lane_give_up,
	lane_extend, lane_member, lane_history, lane_undo;

/* The identity card that a manager lets pass; the text that is signed. */
action_run_fn lane_id_override, lane_agreement;

/* As in screen_ops: whoever it is comes to a lane. */
bool lane_scanned(struct lane_view *view, const char *code);

#endif

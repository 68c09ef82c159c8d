/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The actions that only move about on the lane board, for the table of a
 * screen whose state is a struct lane_view.  All are action_run_fn. */
#ifndef OPSDESK_FLOW_LANE_MOVES_H
#define OPSDESK_FLOW_LANE_MOVES_H

#include "ui/action.h"

action_run_fn lane_move_up, lane_move_down, lane_move_left, lane_move_right,
	lane_page_up, lane_page_down, lane_first_row, lane_last_row;

/* The next pane or the one before; lanes that do not fit page first. */
action_run_fn lane_next_pane, lane_previous_pane;

/* The list under the cursor as the whole body, and back. */
action_run_fn lane_zoom;

/* A digit of the number of a room, locker or lane. */
action_run_fn lane_jump;

action_run_fn lane_mark, lane_mark_all;

#endif

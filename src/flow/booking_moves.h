/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The actions that only move about in a booking view, for the table of every
 * screen whose state is a struct booking_view.  All are action_run_fn. */
#ifndef OPSDESK_FLOW_BOOKING_MOVES_H
#define OPSDESK_FLOW_BOOKING_MOVES_H

#include "ui/action.h"

action_run_fn booking_move_up, booking_move_down, booking_move_left,
	booking_move_right, booking_page_up, booking_page_down,
	booking_first_row, booking_last_row;

/* A day, or in the week view a week. */
action_run_fn booking_next_day, booking_previous_day, booking_go_now;

/* The week of the cursor's resource, and back to the cursor's day. */
action_run_fn booking_week;

/* 30, 15, 60 minutes a row in turn; or as the call's words say. */
action_run_fn booking_zoom, booking_step_time;
action_run_fn booking_widen_columns;

/* The other booking of the row, else the next page of columns. */
action_run_fn booking_next_in_row, booking_next_free;

action_run_fn booking_mark, booking_mark_all;

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is done with the thing under the cursor, for the table of every screen
 * whose state is a struct booking_view.  All are action_run_fn: they hand the
 * thing to a flow (flows.h), which asks and writes. */
#ifndef OPSDESK_FLOW_BOOKING_ACTS_H
#define OPSDESK_FLOW_BOOKING_ACTS_H

#include "ui/action.h"

/* Open: the roster; puts down what is in the hand; books a free cell. */
action_run_fn booking_open, booking_book, booking_history;

action_run_fn booking_approve, booking_decline, booking_check_in,
	booking_take_payment, booking_edit, booking_outcome, booking_cancel,
	booking_revert;

/* The picked-up booking: taken and put down, shorter and longer, into one of
 * the free slots that answer a clash. */
action_run_fn booking_pick_up, booking_shorter, booking_longer,
	booking_take_first, booking_take_second, booking_take_third;

action_run_fn booking_close_resource, booking_undo;

#endif

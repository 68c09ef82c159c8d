/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is done with rooms and lockers, the waitlist and those who want out, for
 * the table of a screen whose state is a struct lane_view.  All are
 * action_run_fn. */
#ifndef OPSDESK_FLOW_UNIT_ACTS_H
#define OPSDESK_FLOW_UNIT_ACTS_H

#include "ui/action.h"

/* check_out.c: the marked units, the one under the cursor, or whoever wants out
 * there. */
action_run_fn unit_check_out;

/* claim.c: a request in hand, or given back; checkout_step takes it in hand and
 * goes on to the check-out. */
action_run_fn checkout_claim, checkout_release, checkout_step;

/* cleaning_first.c: the next step of the marked units or of the one under the cursor;
 * of those that the words name. */
action_run_fn unit_clean, unit_clean_named;

/* unit_state.c: from near; out of turn or out of order, with a reason; the
 * guests of two marked units change places. */
action_run_fn unit_open, unit_edit, unit_swap;

/* upgrade.c: a better room for the guest under the cursor; the room that
 * somebody on the waitlist is offered. */
action_run_fn unit_upgrade, place_accept;

/* place_acts.c: a place on the waitlist.  place_step: what comes next for it.
 * place_join: for the guest under the cursor. */
action_run_fn place_step, place_offer, place_decline, place_cancel, place_join;

/* ban.c: of whom the words name. */
action_run_fn ban_lift;

/* handover.c: what this desk left open, to read or (with words) as a file. */
action_run_fn lane_handover;

#endif

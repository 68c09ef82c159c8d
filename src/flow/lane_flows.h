/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is done in the lanes.  Each opens a sheet or does its work at once, and
 * tells the shell what came of it; what is borrowed is borrowed for the time
 * of the call. */
#ifndef OPSDESK_FLOW_LANE_FLOWS_H
#define OPSDESK_FLOW_LANE_FLOWS_H

#include "store/lane_store.h"

struct lane_view;

/* lane_step.c: the step that the database names as the next one of a lane;
 * false: there is none. */
bool lane_step_open(struct lane_view *view, const struct lane *lane,
	struct err *err);
void lane_reset_open(struct lane_view *view, const struct lane *lane);

/* lane_papers.c: the membership; what is signed, and its text; an identity card
 * that a manager lets pass. */
void lane_membership_open(struct lane_view *view, const struct lane *lane);
void lane_sign_open(struct lane_view *view, const struct lane *lane);
void lane_agreement_open(struct lane_view *view, const struct lane *lane);
void lane_card_open(struct lane_view *view, const struct lane *lane);

/* lane_unit.c.  unit: what the cursor is on; NULL: nothing that could be had. */
void lane_assign_open(struct lane_view *view, const struct lane *lane,
	const struct unit *unit);

/* Does the customer take the other tier? */
void lane_answer_open(struct lane_view *view, const struct lane *lane);

/* lane_extend.c: a guest who stays on; lane is where it is paid and signed. */
void lane_extend_open(struct lane_view *view, const struct lane *lane,
	const struct unit *unit);

/* lane_start.c: who is it?  Found while typing, by scan, number or name; scan
 * is what was scanned already, NULL: nothing. */
void lane_start_open(struct lane_view *view, const struct lane *lane,
	const char *scan);

/* lane_rental.c: what is to be had, what it costs, who waits. */
void lane_rental_open(struct lane_view *view, const struct lane *lane);

/* lane_money.c: the quote is asked for and its sheet opened; the sheet alone;
 * what is past due. */
void lane_due_start(struct lane_view *view, const struct lane *lane);
void lane_pay_open(struct lane_view *view, const struct lane *lane);
void lane_debt_open(struct lane_view *view, const struct lane *lane);

/* lane_history.c: who did what.  kind: lane unit place checkout. */
void lane_history_open(struct lane_view *view, const char *kind, const char *id,
	const char *name);

#endif

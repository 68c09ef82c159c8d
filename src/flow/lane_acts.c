/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Keys of the lane board. */
#include "config.h"

#include "flow/lane_acts.h"

#include <string.h>

#include "flow/flows.h"
#include "flow/lane_can.h"
#include "flow/lane_flows.h"
#include "flow/lane_target.h"
#include "flow/lane_view.h"
#include "flow/unit_acts.h"
#include "ui/shell.h"

/* The lane in hand, or why there is none. */
static const struct lane *lane_in_hand(const struct lane_view *view,
	struct err *err)
{
	const struct lane *lane = lane_view_is_ready(view)
		? lane_view_lane(view) : NULL;

	if (lane == NULL)
		err_set(err, ERR_OFFLINE, "the lanes are not here yet");
	return lane;
}

/* One with a session in it. */
static const struct lane *open_lane(const struct lane_view *view,
	struct err *err)
{
	const struct lane *lane = lane_in_hand(view, err);

	if (lane != NULL && !lane_is_open(lane)) {
		err_set(err, ERR_INVALID, "nobody is at lane %s: s starts",
			lane->lane);
		return NULL;
	}
	return lane;
}

bool lane_next_step(void *state, const struct call *call, struct err *err)
{
	struct lane_view *view = state;
	const struct lane *lane;

	if (lane_view_enter_typed(view))
		return true;
	lane = lane_in_hand(view, err);
	if (lane == NULL)
		return false;
	switch (view->pane) {
	case PANE_LANES: return lane_step_open(view, lane, err);
	case PANE_WAITLIST: return place_step(view, call, err);
	case PANE_WANT_OUT: return checkout_step(view, call, err);
	default: return unit_open(view, call, err);
	}
}

/* Who is scanned while every lane is taken may stand at one of them. */
static bool go_where_they_are(struct lane_view *view, const char *scan)
{
	const struct lane *lanes = lane_view_lanes(view);
	int count = lane_view_count(view, LANE_LANES);

	for (int i = 0; scan != NULL && i < count; i++) {
		if (!lane_is_open(&lanes[i]) ||
		    strcmp(lanes[i].membership, scan) != 0)
			continue;
		shell_message(view->shell, STYLE_NOTICE, "%s is at lane %s",
			lanes[i].name, lanes[i].lane);
		lane_view_go_lane(view, lanes[i].lane);
		return true;
	}
	return false;
}

/* At the lane in hand or the next one without a session, which is said. */
static bool start_session(struct lane_view *view, const char *scan,
	struct err *err)
{
	const struct lane *lane = lane_in_hand(view, err);
	const struct lane *idle = lane == NULL ? NULL : lane_idle(view);

	if (lane == NULL)
		return false;
	if (idle == NULL && go_where_they_are(view, scan))
		return true;
	if (idle == NULL)
		return err_set(err, ERR_CONFLICT, "somebody is at every lane: "
			"Enter goes on with one, x gives it up");
	if (idle != lane)
		shell_message(view->shell, STYLE_NOTICE, "lane %s has %s: "
			"lane %s is taken", lane->lane, lane->name, idle->lane);
	lane_view_go_lane(view, idle->lane);
	lane_start_open(view, idle, scan);
	return true;
}

bool lane_start_session(void *state, const struct call *call, struct err *err)
{
	(void)call;
	return start_session(state, NULL, err);
}

bool lane_scanned(struct lane_view *view, const char *code)
{
	struct err err;

	if (!shell_check_may(view->shell, "lane_start", &err) ||
	    !start_session(view, code, &err))
		shell_error(view->shell, &err);
	return true;
}

bool lane_assign(void *state, const struct call *call, struct err *err)
{
	struct lane_view *view = state;
	const struct lane *lane;

	if (view->pane == PANE_WAITLIST)
		return place_offer(view, call, err);
	if (view->pane == PANE_WANT_OUT)
		return checkout_claim(view, call, err);
	lane = open_lane(view, err);
	if (lane == NULL)
		return false;
	lane_assign_open(view, lane, lane_view_unit(view));
	return true;
}

bool lane_take_payment(void *state, const struct call *call, struct err *err)
{
	struct lane_view *view = state;
	const struct lane *lane;
	const char *function;

	if (view->pane == PANE_WAITLIST)
		return place_accept(view, call, err);
	lane = open_lane(view, err);
	if (lane == NULL)
		return false;
	function = lane_payment_function(lane);
	if (function == NULL)
		return err_set(err, ERR_INVALID,
			"there is nothing to pay at lane %s now", lane->lane);
	if (strcmp(function, "lane_past_due") == 0)
		lane_debt_open(view, lane);
	else if (strcmp(function, "lane_pay") == 0)
		lane_pay_open(view, lane);
	else
		return lane_step_open(view, lane, err);
	return true;
}

bool lane_give_up(void *state, const struct call *call, struct err *err)
{
	struct lane_view *view = state;
	const struct lane *lane;

	if (view->pane == PANE_WAITLIST)
		return place_cancel(view, call, err);
	if (view->pane == PANE_WANT_OUT)
		return checkout_release(view, call, err);
	lane = open_lane(view, err);
	if (lane == NULL)
		return false;
	lane_reset_open(view, lane);
	return true;
}

bool lane_extend(void *state, const struct call *call, struct err *err)
{
	struct lane_view *view = state;
	const struct lane *lane = lane_in_hand(view, err);
	const struct unit *unit = lane_view_unit(view);

	(void)call;
	if (lane == NULL)
		return false;
	if (unit == NULL)
		return err_set(err, ERR_INVALID, "go to the guest's room or "
			"locker first: it is their stay that is made longer");
	lane = lane_idle(view);
	if (lane == NULL)
		return err_set(err, ERR_CONFLICT, "it is paid and signed at a "
			"lane, and somebody is at every lane");
	lane_extend_open(view, lane, unit);
	return true;
}

/* What is about a lane's papers needs a session in it. */
static bool open_papers(struct lane_view *view,
	void (*open)(struct lane_view *view, const struct lane *lane),
	struct err *err)
{
	const struct lane *lane = open_lane(view, err);

	if (lane != NULL)
		open(view, lane);
	return lane != NULL;
}

bool lane_id_override(void *state, const struct call *call, struct err *err)
{
	(void)call;
	return open_papers(state, lane_card_open, err);
}

bool lane_agreement(void *state, const struct call *call, struct err *err)
{
	(void)call;
	return open_papers(state, lane_agreement_open, err);
}

bool lane_member(void *state, const struct call *call, struct err *err)
{
	(void)state;
	return shell_open(call->shell, "members", call->subject == NULL ? ""
		: call->subject->name, err);
}

bool lane_history(void *state, const struct call *call, struct err *err)
{
	struct lane_view *view = state;
	const char *id, *kind = lane_target_near(view, &id);

	if (kind == NULL || call->subject == NULL)
		return err_set(err, ERR_INVALID, "nothing is under the cursor");
	lane_history_open(view, kind, id, call->subject->name);
	return true;
}

bool lane_undo(void *state, const struct call *call, struct err *err)
{
	struct lane_view *view = state;

	(void)call;
	return undo_last(view->shell, view->store, err);
}

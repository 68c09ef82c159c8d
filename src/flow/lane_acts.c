/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Keys of the lane board. */
#include "config.h"

#include "flow/lane_acts.h"

#include <string.h>

#include "flow/flows.h"
#include "flow/lane_flows.h"
#include "flow/lane_target.h"
#include "flow/lane_view.h"
#include "flow/unit_acts.h"
#include "flow/unit_can.h"
#include "ui/shell.h"

/* The lane in hand, or why there is none. */
static const struct lane *
lane_in_hand(const struct lane_view *view, struct err *err)
{
	const struct lane *lane = lane_view_is_ready(view)
		? lane_view_lane(view) : NULL;

	if (lane == NULL)
		err_set(err, ERR_OFFLINE, "the lanes are not here yet");
	return lane;
}

/* One with a session in it. */
static const struct lane *
open_lane(const struct lane_view *view, struct err *err)
{
	const struct lane *lane = lane_in_hand(view, err);

	if (lane != NULL && !lane_is_open(lane)) {
		err_set(err, ERR_INVALID, "nobody is at lane %s: s starts",
			lane->lane);
		return NULL;
	}
	return lane;
}

bool
lane_next_step(void *state, const struct call *call, struct err *err)
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

/* The lane in hand when nobody is at it, else the next such one; NULL: none. */
static const struct lane *
idle_lane(const struct lane_view *view)
{
	const struct lane *lane = lane_view_lane(view);
	int count = lane_view_count(view, LANE_LANES), from = 0;

	if (lane == NULL || !lane_is_open(lane))
		return lane;
	from = (int)(lane - lane_view_lanes(view));
	for (int i = 1; i < count; i++) {
		lane = &lane_view_lanes(view)[(from + i) % count];
		if (!lane_is_open(lane))
			return lane;
	}
	return NULL;
}

/* At the lane in hand or the next one without a session, which is said. */
static bool
start_session(struct lane_view *view, const char *scan, struct err *err)
{
	const struct lane *lane = lane_in_hand(view, err);
	const struct lane *idle = lane == NULL ? NULL : idle_lane(view);

	if (lane == NULL)
		return false;
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

bool
lane_start_session(void *state, const struct call *call, struct err *err)
{
	(void)call;
	return start_session(state, NULL, err);
}

bool
lane_scanned(struct lane_view *view, const char *code)
{
	struct err err;

	if (!shell_check_may(view->shell, "lane_start", &err) ||
	    !start_session(view, code, &err))
		shell_error(view->shell, &err);
	return true;
}

bool
lane_assign(void *state, const struct call *call, struct err *err)
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
	lane_assign_open(view, lane, unit_map_here(&view->map));
	return true;
}

/* What `p` does at this lane, as a function of desk; NULL: nothing. */
static const char *
payment_function(const struct lane *lane)
{
	if (lane->past_due_minor > 0 && !lane->bypassed)
		return "lane_past_due";
	if (strcmp(lane->payment, "DUE") == 0)
		return "lane_pay";
	return strcmp(lane->next, "lane_ask_payment") == 0
		? "lane_ask_payment" : NULL;
}

bool
lane_take_payment(void *state, const struct call *call, struct err *err)
{
	struct lane_view *view = state;
	const struct lane *lane;
	const char *function;

	if (view->pane == PANE_WAITLIST)
		return place_accept(view, call, err);
	lane = open_lane(view, err);
	if (lane == NULL)
		return false;
	function = payment_function(lane);
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

/* A row of a guest is no lane: a letter that gives up what is there must not
 * reach for a lane elsewhere on the screen. */
static bool
is_row_of_unit(const struct lane_view *view)
{
	return view->pane == PANE_UNITS || view->pane == PANE_DUE;
}

static bool
no_lane_here(struct err *err)
{
	return err_set(err, ERR_INVALID, "there is no lane under the cursor to "
		"give up: Tab goes to the lanes");
}

bool
lane_give_up(void *state, const struct call *call, struct err *err)
{
	struct lane_view *view = state;
	const struct lane *lane;

	if (view->pane == PANE_WAITLIST)
		return place_cancel(view, call, err);
	if (view->pane == PANE_WANT_OUT)
		return checkout_release(view, call, err);
	if (is_row_of_unit(view))
		return no_lane_here(err);
	lane = open_lane(view, err);
	if (lane == NULL)
		return false;
	lane_reset_open(view, lane);
	return true;
}

bool
lane_extend(void *state, const struct call *call, struct err *err)
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
	lane = idle_lane(view);
	if (lane == NULL)
		return err_set(err, ERR_CONFLICT, "it is paid and signed at a "
			"lane, and somebody is at every lane");
	lane_extend_open(view, lane, unit);
	return true;
}

bool
lane_member(void *state, const struct call *call, struct err *err)
{
	(void)state;
	if (action_find(shell_actions, "open-members") == NULL)
		return err_set(err, ERR_MISSING,
			"the member lookup is not there yet");
	return shell_open(call->shell, "members", call->subject == NULL ? ""
		: call->subject->name, err);
}

bool
lane_history(void *state, const struct call *call, struct err *err)
{
	struct lane_view *view = state;
	const char *id, *kind = lane_target_near(view, &id);

	if (kind == NULL || call->subject == NULL)
		return err_set(err, ERR_INVALID, "nothing is under the cursor");
	lane_history_open(view, kind, id, call->subject->name);
	return true;
}

bool
lane_undo(void *state, const struct call *call, struct err *err)
{
	struct lane_view *view = state;

	(void)call;
	if (store_last_done(view->store)[0] == '\0')
		return err_set(err, ERR_MISSING, "there is nothing to undo");
	undo_start(view->shell, view->store);
	return true;
}

/* ------------------------------------------------------------- possible? */

/* What the database said about this function and the thing the cursor rests
 * on; true when it has not said anything: the write will. */
static bool
near_allows(const struct lane_view *view, const char *function,
	struct err *why)
{
	const struct lane_near *near = &view->near;
	const char *id, *kind = lane_target_near(view, &id);

	if (near->can == NULL || kind == NULL || function == NULL ||
	    strcmp(near->kind, kind) != 0 || strcmp(near->id, id) != 0)
		return true;
	for (int i = 0; i < near->can->count; i++) {
		const struct possibility *can = &near->can->can[i];

		if (strcmp(can->action, function) != 0 || can->possible)
			continue;
		return err_set(why, ERR_INVALID, "%s%s%s%s", can->sentence,
			can->who_can[0] == '\0' ? "" : "; ", can->who_can,
			can->who_can[0] == '\0' ? "" : " can");
	}
	return true;
}

/* Is it about the session of the lane in hand? */
static bool
is_for_lane(const struct lane_view *view, const char *name)
{
	return strcmp(name, "assign") == 0 ||
		strcmp(name, "take-payment") == 0 ||
		(view->pane == PANE_LANES && strcmp(name, "give-up") == 0);
}

bool
lane_can(const struct lane_view *view, const struct action *action,
	struct err *why)
{
	const struct lane *lane = lane_view_is_ready(view)
		? lane_view_lane(view) : NULL;
	const char *name = action->name;
	const char *function = unit_function(view, name);

	if (lane == NULL)
		return action->needs == 0 || err_set(why, ERR_OFFLINE,
			"the lanes are not here yet");
	if (!unit_can(view, name, why))
		return false;
	if (unit_is_of_marks(view, name))
		return true;
	if (function != NULL)
		return near_allows(view, function, why);
	if (strcmp(name, "start-session") == 0)
		return idle_lane(view) != NULL || err_set(why, ERR_CONFLICT,
			"somebody is at every lane: Enter goes on with one, x "
			"gives it up");
	if (strcmp(name, "give-up") == 0 && is_row_of_unit(view))
		return no_lane_here(why);
	if (is_for_lane(view, name) && !lane_is_open(lane))
		return err_set(why, ERR_INVALID, "nobody is at lane %s",
			lane->lane);
	if (strcmp(name, "assign") == 0 && view->pane == PANE_UNITS &&
	    lane_view_unit(view) != NULL &&
	    lane_view_unit(view)->state != UNIT_FREE)
		return err_set(why, ERR_INVALID, "only a free one is assigned");
	if (strcmp(name, "take-payment") == 0 &&
	    payment_function(lane) == NULL)
		return err_set(why, ERR_INVALID,
			"there is nothing to pay at lane %s now", lane->lane);
	if (strcmp(name, "extend") == 0 && view->pane == PANE_LANES)
		return err_set(why, ERR_INVALID, "it starts from the guest's "
			"room or locker");
	if (strcmp(name, "extend") == 0 && (lane_view_unit(view) == NULL ||
			!unit_is_occupied(lane_view_unit(view))))
		return err_set(why, ERR_INVALID,
			"only a stay can be made longer");
	return near_allows(view, strcmp(name, "take-payment") == 0
		? payment_function(lane) : action->privilege, why);
}

const char *
lane_hint(const struct lane_view *view, const struct action *action)
{
	const struct place *place = unit_place_here(view);
	bool offered = place != NULL && place->offered[0] != '\0';

	if (strcmp(action->name, "next-step") == 0) {
		switch (view->pane) {
		case PANE_LANES: return action->hint;
		case PANE_WAITLIST: return offered ? "accept" : "offer";
		case PANE_WANT_OUT: return "check out";
		default: return "look closer";
		}
	}
	if (strcmp(action->name, "take-payment") == 0 && is_row_of_unit(view))
		return "pay lane";
	return action->hint;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which keys of the lane board mean something where. */
#include "config.h"

#include "flow/lane_can.h"

#include <string.h>

#include "base/mem.h"
#include "flow/lane_target.h"
#include "flow/lane_view.h"
#include "flow/unit_can.h"
#include "ui/shell.h"

const struct lane *lane_idle(const struct lane_view *view)
{
	const struct lane *lane = lane_view_lane(view);
	int count = lane_view_count(view, LANE_LANES), from;

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

const char *lane_payment_function(const struct lane *lane)
{
	if (lane->past_due_minor > 0 && !lane->bypassed)
		return "lane_past_due";
	if (strcmp(lane->payment, "DUE") == 0)
		return "lane_pay";
	return strcmp(lane->next, "lane_ask_payment") == 0
		? "lane_ask_payment" : NULL;
}

/* What the database said about this function and the thing the cursor rests
 * on; true when it has not said anything: the write will. */
static bool near_allows(const struct lane_view *view, const char *function,
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

/* A letter must not reach for a thing elsewhere on the screen: in these panes
 * it means nothing, and what to do instead is said. */
static const struct {
	const char *action;
	enum lane_pane pane;
	const char *why_not;
} strangers[] = {
#define NO_LANE "there is no lane under the cursor to give up: Tab goes to " \
		"the lanes"
#define NO_BILL "nothing is paid here: Tab goes to the lanes; a late fee is " \
		"paid at check-out (o)"
	{ "give-up", PANE_UNITS, NO_LANE },
	{ "give-up", PANE_DUE, NO_LANE },
	{ "take-payment", PANE_UNITS, NO_BILL },
	{ "take-payment", PANE_DUE, NO_BILL },
	{ "take-payment", PANE_WANT_OUT, "a late fee is paid at check-out: "
		"Enter" },
	{ "assign", PANE_DUE, "somebody is in there: only a free room or locker "
		"is given to a lane" },
};

/* What is done with the row under the cursor takes a row. */
static bool has_a_row(const struct lane_view *view, const char *action,
	struct err *why)
{
	static const char *const empty[LANE_PANES] = {
		[PANE_DUE] = "nobody's stay ends soon",
		[PANE_WAITLIST] = "nobody waits for a room",
		[PANE_WANT_OUT] = "nobody wants out",
	};
	const struct list *list = lane_view_list(view, view->pane);

	/* Enter may be the end of a lane's number. */
	if (list == NULL || list->count > 0 || view->typed[0] != '\0' ||
	    (strcmp(action, "next-step") != 0 && strcmp(action, "assign") != 0))
		return true;
	return err_set(why, ERR_INVALID, "%s", empty[view->pane]);
}

static bool is_of_papers(const char *action)
{
	return strcmp(action, "id-override") == 0 ||
		strcmp(action, "agreement") == 0;
}

static bool means_something(const struct lane_view *view, const char *action,
	struct err *why)
{
	for (size_t i = 0; i < ARRAY_LEN(strangers); i++) {
		if (strangers[i].pane == view->pane &&
		    strcmp(strangers[i].action, action) == 0)
			return err_set(why, ERR_INVALID, "%s",
				strangers[i].why_not);
	}
	if (is_of_papers(action) && view->pane != PANE_LANES)
		return err_set(why, ERR_INVALID, "there is no lane under the "
			"cursor: Tab goes to the lanes");
	if (strcmp(action, "member") == 0 &&
	    action_find(shell_actions, "open-members") == NULL)
		return err_set(why, ERR_MISSING,
			"opsdesk has no screen of members yet");
	return has_a_row(view, action, why);
}

/* Is it about the session of the lane in hand? */
static bool is_for_lane(const struct lane_view *view, const char *name)
{
	static const char *const names[] = {
		"assign", "take-payment", "give-up", "id-override",
		"agreement",
	};

	for (size_t i = 0; i < ARRAY_LEN(names); i++) {
		if (strcmp(names[i], name) == 0)
			return view->pane == PANE_LANES ||
				view->pane == PANE_UNITS;
	}
	return false;
}

/* Staying on begins at the stay. */
static bool can_extend(const struct lane_view *view, const struct lane *lane,
	struct err *why)
{
	const struct unit *unit = lane_view_unit(view);

	if (view->pane == PANE_LANES && lane_is_open(lane) &&
	    strcmp(lane->mode, "RENEWAL") == 0)
		return err_set(why, ERR_INVALID,
			"lane %s makes a stay longer already: Enter goes on",
			lane->lane);
	if (view->pane == PANE_LANES)
		return err_set(why, ERR_INVALID, "it starts from the guest's "
			"room or locker");
	if (unit == NULL || !unit_is_occupied(unit))
		return err_set(why, ERR_INVALID,
			"nobody is in there whose stay could be made longer");
	return lane_idle(view) != NULL || err_set(why, ERR_CONFLICT, "it is "
		"paid and signed at a lane, and somebody is at every lane");
}

/* What the state of the lane in hand says, before the database is asked. */
static bool lane_agrees(const struct lane_view *view, const char *name,
	const struct lane *lane, struct err *why)
{
	const struct unit *unit = lane_view_unit(view);

	if (strcmp(name, "extend") == 0)
		return can_extend(view, lane, why);
	if (is_for_lane(view, name) && !lane_is_open(lane))
		return err_set(why, ERR_INVALID, "nobody is at lane %s: s "
			"starts", lane->lane);
	if (strcmp(name, "assign") == 0 && view->pane == PANE_UNITS &&
	    unit != NULL && unit->state != UNIT_FREE)
		return err_set(why, ERR_INVALID, "only a free one is assigned");
	if (strcmp(name, "assign") == 0 && lane->selection[0] == '\0')
		return err_set(why, ERR_INVALID, "%s has not chosen a rental "
			"at lane %s yet", lane->name, lane->lane);
	if (strcmp(name, "take-payment") == 0 &&
	    lane_payment_function(lane) == NULL)
		return err_set(why, ERR_INVALID,
			"there is nothing to pay at lane %s now", lane->lane);
	return true;
}

/* Of a lane Enter is a write, which is told before a sheet asks for anything. */
static bool role_may_step(const struct lane_view *view, const struct lane *lane,
	struct err *why)
{
	const char *function = lane_is_open(lane) ? lane->next : "lane_start";

	return view->pane != PANE_LANES || view->typed[0] != '\0' ||
		function[0] == '\0' ||
		shell_check_may(view->shell, function, why);
}

bool lane_can(const struct lane_view *view, const struct action *action,
	struct err *why)
{
	const struct lane *lane = lane_view_is_ready(view)
		? lane_view_lane(view) : NULL;
	const char *name = action->name;
	const char *function = unit_function(view, name);

	if (lane == NULL)
		return action->needs == 0 || err_set(why, ERR_OFFLINE,
			"the lanes are not here yet");
	if (!means_something(view, name, why) || !unit_can(view, name, why))
		return false;
	if (unit_is_of_marks(view, name))
		return true;
	if (function != NULL)
		return near_allows(view, function, why);
	/* Wherever the cursor is, it begins where nobody is. */
	if (strcmp(name, "start-session") == 0)
		return lane_idle(view) != NULL || err_set(why, ERR_CONFLICT,
			"somebody is at every lane: Enter goes on with one, x "
			"gives it up");
	if (strcmp(name, "next-step") == 0 && !role_may_step(view, lane, why))
		return false;
	return lane_agrees(view, name, lane, why) &&
		near_allows(view, strcmp(name, "take-payment") == 0
			? lane_payment_function(lane) : action->privilege, why);
}

const char *lane_hint(const struct lane_view *view, const struct action *action)
{
	const struct place *place = unit_place_here(view);
	bool offered = place != NULL && place->offered[0] != '\0';

	if (strcmp(action->name, "assign") == 0 && view->pane == PANE_WANT_OUT)
		return "take";
	if (strcmp(action->name, "next-step") != 0)
		return action->hint;
	switch (view->pane) {
	case PANE_LANES: return action->hint;
	case PANE_WAITLIST: return offered ? "accept" : "offer";
	case PANE_WANT_OUT: return "check out";
	default: return "look closer";
	}
}

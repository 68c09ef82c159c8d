/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What makes sense with a unit, a place or a request. */
#include "config.h"

#include "flow/unit_can.h"

#include <string.h>

#include "base/mem.h"
#include "flow/lane_view.h"

const struct place *unit_place_here(const struct lane_view *view)
{
	return view->pane == PANE_WAITLIST ? lane_view_place(view) : NULL;
}

const struct checkout *unit_checkout_here(const struct lane_view *view)
{
	return view->pane == PANE_WANT_OUT ? lane_view_checkout(view) : NULL;
}

static const struct {
	const char *action;
	enum lane_pane pane;
	const char *function;
} functions[] = {
	{ "next-step", PANE_WAITLIST, "place_offer" },
	{ "assign", PANE_WAITLIST, "place_offer" },
	{ "take-payment", PANE_WAITLIST, "place_accept" },
	{ "give-up", PANE_WAITLIST, "place_cancel" },
	{ "next-step", PANE_WANT_OUT, "checkout_claim" },
	{ "assign", PANE_WANT_OUT, "checkout_claim" },
	{ "give-up", PANE_WANT_OUT, "checkout_release" },
	{ "check-out", PANE_UNITS, "checkout_done" },
	{ "check-out", PANE_DUE, "checkout_done" },
	{ "check-out", PANE_WANT_OUT, "checkout_done" },
};

const char *unit_function(const struct lane_view *view, const char *action)
{
	const struct place *place = unit_place_here(view);

	if (strcmp(action, "next-step") == 0 && place != NULL &&
	    place->offered[0] != '\0')
		return "place_accept";
	for (size_t i = 0; i < ARRAY_LEN(functions); i++) {
		if (functions[i].pane == view->pane &&
		    strcmp(functions[i].action, action) == 0)
			return functions[i].function;
	}
	return NULL;
}

static bool is_one_of(const char *action, const char *const *names)
{
	for (; *names != NULL; names++) {
		if (strcmp(*names, action) == 0)
			return true;
	}
	return false;
}

bool unit_is_of_marks(const struct lane_view *view, const char *action)
{
	static const char *const names[] = { "check-out", "clean", NULL };

	return strcmp(action, "swap") == 0 ||
		(view->marked_count > 0 && is_one_of(action, names));
}

/* Is it one that `c` takes a step on? */
static bool can_be_cleaned(const struct unit *unit, struct err *why)
{
	if (unit == NULL)
		return err_set(why, ERR_INVALID,
			"the cursor is on no room or locker");
	if (unit_is_occupied(unit))
		return err_set(why, ERR_INVALID, "somebody is in there");
	return unit->state == UNIT_DIRTY || unit->state == UNIT_CLEANING ||
		err_set(why, ERR_INVALID, "it is clean: e makes it dirty");
}

bool unit_can(const struct lane_view *view, const char *action, struct err *why)
{
	static const char *const of_units[] = {
		"edit-unit", "upgrade", "join-waitlist", NULL
	};
	const struct unit *unit = lane_view_unit(view);

	if (strcmp(action, "swap") == 0)
		return view->marked_count == 2 || err_set(why, ERR_INVALID,
			"it takes two marked units (%d marked%s)",
			view->marked_count, view->marked_count == 0 ? ""
				: "; Space unmarks one, Esc all");
	if (unit_is_of_marks(view, action))
		return true;
	if (strcmp(action, "clean") == 0)
		return can_be_cleaned(unit, why);
	if (strcmp(action, "decline") == 0)
		return (unit_place_here(view) != NULL &&
			unit_place_here(view)->offered[0] != '\0') ||
			err_set(why, ERR_INVALID, "only who is offered a room "
				"can decline it");
	if (strcmp(action, "check-out") == 0 && view->pane == PANE_WANT_OUT)
		return unit_checkout_here(view) != NULL || err_set(why,
			ERR_INVALID, "nobody wants out");
	if (strcmp(action, "check-out") != 0 && !is_one_of(action, of_units))
		return true;
	if (unit == NULL)
		return err_set(why, ERR_INVALID,
			"the cursor is on no room or locker");
	return strcmp(action, "edit-unit") == 0 || unit_is_occupied(unit) ||
		err_set(why, ERR_INVALID, "nobody is in there");
}

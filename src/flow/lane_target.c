/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Targets of the lane board. */
#include "config.h"

#include "flow/lane_target.h"

#include <stdio.h>

#include "flow/lane_view.h"
#include "ui/action.h"

const char *lane_target_near(const struct lane_view *view, const char **id)
{
	const struct lane *lane = lane_view_lane(view);
	const struct place *place = lane_view_place(view);
	const struct checkout *checkout = lane_view_checkout(view);
	const struct unit *unit = lane_view_unit(view);

	if (view->pane == PANE_LANES && lane != NULL) {
		*id = lane->lane;
		return "lane";
	}
	if (view->pane == PANE_WAITLIST && place != NULL) {
		*id = place->place;
		return "place";
	}
	if (view->pane == PANE_WANT_OUT && checkout != NULL) {
		*id = checkout->checkout;
		return "checkout";
	}
	if ((view->pane == PANE_UNITS || view->pane == PANE_DUE) &&
	    unit != NULL) {
		*id = unit->unit;
		return "unit";
	}
	return NULL;
}

static void fill(struct target *target, const char *kind, const char *id,
	const char *version)
{
	*target = (struct target){ .kind = kind, .id = lane_key(id) };
	snprintf(target->version, sizeof(target->version), "%s", version);
}

static void target_of_lane(const struct lane *lane, struct target *target)
{
	fill(target, "lane", lane->lane, lane->version);
	snprintf(target->name, sizeof(target->name), "Lane %s%s%s", lane->lane,
		lane->name[0] == '\0' ? "" : "  ", lane->name);
}

void lane_target_of_unit(const struct unit *unit, struct target *target)
{
	char label[LANE_ID_SIZE];

	fill(target, "unit", unit->unit, unit->version);
	unit_label(unit, label, sizeof(label));
	snprintf(target->name, sizeof(target->name), "%s  %s%s%s", label,
		unit_state_words(unit->state), unit->name[0] == '\0' ? "" : "  ",
		unit->name);
}

bool lane_target_here(const struct lane_view *view, struct target *target)
{
	const struct place *place = lane_view_place(view);
	const struct checkout *checkout = lane_view_checkout(view);
	const char *id, *kind = lane_target_near(view, &id);

	if (kind == NULL)
		return false;
	switch (view->pane) {
	case PANE_LANES:
		target_of_lane(lane_view_lane(view), target);
		return true;
	case PANE_WAITLIST:
		fill(target, kind, id, place->version);
		snprintf(target->name, sizeof(target->name), "%s waits for %s",
			place->name, place->tier);
		return true;
	case PANE_WANT_OUT:
		fill(target, kind, id, checkout->version);
		snprintf(target->name, sizeof(target->name), "%s wants out",
			checkout->name);
		return true;
	default:
		lane_target_of_unit(lane_view_unit(view), target);
		return true;
	}
}

int lane_targets_marked(const struct lane_view *view, struct target *targets,
	int max)
{
	int n = 0;

	for (int i = 0; i < view->marked_count; i++) {
		const struct unit *unit = lane_view_marked(view, i);

		if (unit == NULL)
			continue;
		if (targets != NULL && n < max)
			lane_target_of_unit(unit, &targets[n]);
		n++;
	}
	return n;
}

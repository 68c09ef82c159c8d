/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Alerts of the lane board. */
#include "config.h"

#include "flow/lane_alerts.h"

#include <stdio.h>
#include <string.h>

#include "base/mem.h"
#include "base/text.h"
#include "flow/lane_target.h"
#include "flow/lane_view.h"
#include "ui/screen.h"

/* What needs somebody now has the mark of it. */
static bool
is_bad(const char *kind)
{
	static const char *const bad[] = { "over", "lane" };

	for (size_t i = 0; i < ARRAY_LEN(bad); i++) {
		if (strcmp(bad[i], kind) == 0)
			return true;
	}
	return false;
}

int
lane_alerts(const struct lane_view *view, struct alert *out, int max)
{
	int n = 0;

	for (int i = 0; i < lane_view_count(view, LANE_ALERTS) && n < max; i++) {
		const struct lane_alert *from =
			&view->parts[LANE_ALERTS]->alerts[i];
		bool bad = is_bad(from->kind);

		out[n] = (struct alert){
			.style = bad ? STYLE_ALERT : STYLE_NOTICE
		};
		snprintf(out[n].text, sizeof(out[n].text), "%s%s",
			bad ? "! " : "", from->sentence);
		n++;
	}
	return n;
}

/* ------------------------------------------------------- what is counted */

/* Walks over all things of an alert, counting down to the wanted one. */
struct walk {
	const struct lane_view *view;
	int left;			/* things before the wanted one */
	struct target *target;
};

static bool
take(struct walk *walk, const char *kind, const char *id, const char *name)
{
	if (walk->left-- > 0)
		return false;
	*walk->target = (struct target){ .kind = kind, .id = lane_key(id) };
	text_clip(walk->target->name, sizeof(walk->target->name), name,
		TARGET_NAME_SIZE);
	return true;
}

static bool
walk_units(struct walk *walk, enum unit_state state)
{
	const struct lane_view *view = walk->view;

	for (int i = 0; i < view->leaving_count; i++) {
		const struct unit *unit = view->leaving[i];
		struct target here;

		lane_target_of_unit(unit, &here);
		if (unit->state == state &&
		    take(walk, "unit", unit->unit, here.name))
			return true;
	}
	return false;
}

static bool
walk_lanes(struct walk *walk)
{
	for (int i = 0; i < lane_view_count(walk->view, LANE_LANES); i++) {
		const struct lane *lane = &lane_view_lanes(walk->view)[i];
		char name[200];

		snprintf(name, sizeof(name), "lane %s: %s", lane->lane,
			lane->alert);
		if (lane->alert[0] != '\0' &&
		    take(walk, "lane", lane->lane, name))
			return true;
	}
	return false;
}

static bool
walk_places(struct walk *walk)
{
	const struct lane_table *table = walk->view->parts[LANE_PLACES];

	for (int i = 0; i < table->count; i++) {
		const struct place *place = &table->places[i];

		if (place->offered[0] != '\0' &&
		    take(walk, "place", place->place, place->name))
			return true;
	}
	return false;
}

static bool
walk_checkouts(struct walk *walk)
{
	const struct lane_table *table = walk->view->parts[LANE_CHECKOUTS];

	for (int i = 0; i < table->count; i++) {
		if (take(walk, "checkout", table->checkouts[i].checkout,
				table->checkouts[i].name))
			return true;
	}
	return false;
}

/* All that the alert counts; of a kind that is not known the one it names. */
static bool
walk_alert(struct walk *walk, const struct lane_alert *alert)
{
	if (strcmp(alert->kind, "over") == 0)
		return walk_units(walk, UNIT_OVER);
	if (strcmp(alert->kind, "soon") == 0)
		return walk_units(walk, UNIT_SOON);
	if (strcmp(alert->item_kind, "lane") == 0)
		return walk_lanes(walk);
	if (strcmp(alert->item_kind, "place") == 0)
		return walk_places(walk);
	if (strcmp(alert->item_kind, "checkout") == 0)
		return walk_checkouts(walk);
	return alert->item_id[0] != '\0' &&
		take(walk, "unit", alert->item_id, alert->sentence);
}

bool
lane_alert_target(const struct lane_view *view, int index,
	struct target *target)
{
	struct walk walk = { view, index, target };

	if (!lane_view_is_ready(view))
		return false;
	for (int i = 0; i < lane_view_count(view, LANE_ALERTS); i++) {
		if (walk_alert(&walk, &view->parts[LANE_ALERTS]->alerts[i]))
			return true;
	}
	return false;
}

void
lane_alerts_go(struct lane_view *view, const struct target *target)
{
	if (strcmp(target->kind, "lane") == 0) {
		view->lane = target->id;
		lane_view_go_pane(view, PANE_LANES);
	} else if (strcmp(target->kind, "place") == 0) {
		if (list_go(&view->waitlist, target->id))
			lane_view_go_pane(view, PANE_WAITLIST);
	} else if (strcmp(target->kind, "checkout") == 0) {
		if (list_go(&view->want_out, target->id))
			lane_view_go_pane(view, PANE_WANT_OUT);
	} else if (list_go(&view->due, target->id)) {
		lane_view_go_pane(view, PANE_DUE);
	} else if (unit_map_go(&view->map, target->id)) {
		lane_view_go_pane(view, PANE_UNITS);
	}
}

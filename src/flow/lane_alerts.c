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
static bool is_bad(const char *kind)
{
	static const char *const bad[] = { "over", "lane" };

	for (size_t i = 0; i < ARRAY_LEN(bad); i++) {
		if (strcmp(bad[i], kind) == 0)
			return true;
	}
	return false;
}

int lane_alerts(const struct lane_view *view, struct alert *out, int max)
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

static bool take(struct walk *walk, const char *kind, const char *id,
	const char *name)
{
	if (walk->left-- > 0)
		return false;
	*walk->target = (struct target){ .kind = kind, .id = lane_key(id) };
	text_clip(walk->target->name, sizeof(walk->target->name), name,
		TARGET_NAME_SIZE);
	return true;
}

static bool walk_units(struct walk *walk, enum unit_state state)
{
	const struct lane_view *view = walk->view;

	for (int i = 0; i < view->ending_count; i++) {
		const struct unit *unit = view->ending[i];
		struct target here;

		lane_target_of_unit(unit, &here);
		if (unit->state == state &&
		    take(walk, "unit", unit->unit, here.name))
			return true;
	}
	return false;
}

static bool walk_over(struct walk *walk)
{
	return walk_units(walk, UNIT_OVER);
}

static bool walk_soon(struct walk *walk)
{
	return walk_units(walk, UNIT_SOON);
}

static bool walk_lanes(struct walk *walk)
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

static bool walk_places(struct walk *walk)
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

static bool walk_checkouts(struct walk *walk)
{
	const struct lane_table *table = walk->view->parts[LANE_CHECKOUTS];

	for (int i = 0; i < table->count; i++) {
		if (take(walk, "checkout", table->checkouts[i].checkout,
				table->checkouts[i].name))
			return true;
	}
	return false;
}

/* The one thing that it names. */
static bool walk_item(struct walk *walk, const struct lane_alert *alert)
{
	static const char *const kinds[] = {
		"lane", "place", "checkout", "unit",
	};

	for (size_t i = 0; i < ARRAY_LEN(kinds); i++) {
		if (strcmp(kinds[i], alert->item_kind) == 0)
			return take(walk, kinds[i], alert->item_id,
				alert->sentence);
	}
	return false;
}

/* All that alerts of its kind count, when it is the first of them. */
static bool walk_alert(struct walk *walk, const struct lane_alert *alerts,
	int index)
{
	static const struct {
		const char *kind;
		bool (*walk)(struct walk *walk);
	} kinds[] = {
		{ "over", walk_over }, { "soon", walk_soon },
		{ "lane", walk_lanes }, { "offer", walk_places },
		{ "out", walk_checkouts },
	};
	const char *kind = alerts[index].kind;

	for (size_t i = 0; i < ARRAY_LEN(kinds); i++) {
		if (strcmp(kinds[i].kind, kind) != 0)
			continue;
		for (int other = 0; other < index; other++) {
			if (strcmp(alerts[other].kind, kind) == 0)
				return false;
		}
		return kinds[i].walk(walk);
	}
	return walk_item(walk, &alerts[index]);
}

/* One of each kind, the worst kind first, before the second of any. */
bool lane_alert_target(const struct lane_view *view, int index,
	struct target *target)
{
	bool any = lane_view_is_ready(view);

	for (int round = 0; any; round++) {
		any = false;
		for (int i = 0; i < lane_view_count(view, LANE_ALERTS); i++) {
			struct walk walk = { view, round, target };

			if (!walk_alert(&walk,
					view->parts[LANE_ALERTS]->alerts, i))
				continue;
			if (index-- == 0)
				return true;
			any = true;
		}
	}
	return false;
}

static bool go_in_list(struct lane_view *view, struct list *list,
	enum lane_pane pane, int64_t id)
{
	/* What the filter hides is shown rather than not found. */
	if (!list_go(list, id)) {
		lane_view_unfilter(view);
		if (!list_go(list, id))
			return false;
	}
	lane_view_go_pane(view, pane);
	return true;
}

void lane_alerts_go(struct lane_view *view, const struct target *target)
{
	if (strcmp(target->kind, "lane") == 0) {
		view->lane = target->id;
		lane_view_go_pane(view, PANE_LANES);
	} else if (strcmp(target->kind, "place") == 0) {
		go_in_list(view, &view->waitlist, PANE_WAITLIST, target->id);
	} else if (strcmp(target->kind, "checkout") == 0) {
		go_in_list(view, &view->want_out, PANE_WANT_OUT, target->id);
	} else if (!go_in_list(view, &view->due, PANE_DUE, target->id) &&
		   unit_map_go(&view->map, target->id)) {
		lane_view_go_pane(view, PANE_UNITS);
	}
}

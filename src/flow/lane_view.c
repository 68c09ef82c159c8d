/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Loading the parts of the board, and keeping them true. */
#include "config.h"

#include "flow/lane_view.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/mem.h"
#include "flow/lane_list.h"
#include "flow/lane_target.h"
#include "ui/shell.h"

#define CHANGED_FOR_S 30

/* Keys that were held for data go on, or are dropped. */
static void release(struct lane_view *view, bool drop)
{
	shell_release_held(view->shell, &view->holding, drop);
}

bool lane_view_is_ready(const struct lane_view *view)
{
	for (int part = 0; part < LANE_ALERTS; part++) {
		if (view->parts[part] == NULL)
			return false;
	}
	return true;
}

/* Soonest to end first, so most overdue before all. */
static int by_end(const void *a, const void *b)
{
	const struct unit *const *left = a, *const *right = b;

	if ((*left)->ends != (*right)->ends)
		return (*left)->ends < (*right)->ends ? -1 : 1;
	return (*left)->locker != (*right)->locker
		? (*left)->locker - (*right)->locker
		: (*left)->place - (*right)->place;
}

static void take_units(struct lane_view *view)
{
	const struct lane_table *table = view->parts[LANE_UNITS];

	unit_map_set(&view->map, table->units, table->count);
	view->ending = mem_resize(view->ending, (size_t)table->count + 1,
		sizeof(*view->ending));
	view->ending_count = 0;
	for (int i = 0; i < table->count; i++) {
		if (unit_is_occupied(&table->units[i]))
			view->ending[view->ending_count++] = &table->units[i];
	}
	qsort(view->ending, (size_t)view->ending_count,
		sizeof(*view->ending), by_end);
}

static void take(struct lane_view *view, enum lane_part part)
{
	const struct lane_table *table = view->parts[part];

	if (part == LANE_UNITS)
		take_units(view);
	else if (part == LANE_LANES && view->lane == 0 && table->count > 0)
		view->lane = lane_key(table->lanes[0].lane);
	lane_view_list_rows(view);
}

static void load(struct lane_view *view, enum lane_part part);

/* What was asked is all there: alerts, which count over everything, are asked
 * now, and what is near the cursor. */
static void complete(struct lane_view *view)
{
	for (int part = 0; part < LANE_ALERTS; part++) {
		if (view->asked[part])
			return;
	}
	if (view->again[LANE_ALERTS])
		load(view, LANE_ALERTS);
	lane_view_rested(view);
}

static void loaded(struct lane_view *view, enum lane_part part,
	struct lane_table *table, const struct err *error)
{
	view->asked[part] = false;
	if (error != NULL) {
		/* Without a line the first column says so, unless a key asked. */
		if (error->kind != ERR_OFFLINE || view->holding)
			shell_error(view->shell, error);
		view->again[part] = false;
		release(view, true);
		return;
	}
	lane_table_free(&view->parts[part]);
	view->parts[part] = table;
	view->told_at[part] = view->asked_at[part];
	take(view, part);
	if (view->again[part])
		load(view, part);
	shell_redraw(view->shell);
	if (!lane_view_is_ready(view))
		return;
	if (view->wanted[0] != '\0') {
		struct err err;

		if (!lane_view_go(view, view->wanted, &err))
			shell_error(view->shell, &err);
		view->wanted[0] = '\0';
	}
	/* Keys that waited may move the cursor: what is near follows them. */
	release(view, false);
	if (part != LANE_ALERTS)
		complete(view);
}

#define ARRIVED(name, part) \
	static void \
	name(void *context, struct lane_table *table, const struct err *error) \
	{ \
		loaded(context, part, table, error); \
	}

ARRIVED(lanes_arrived, LANE_LANES)
ARRIVED(units_arrived, LANE_UNITS)
ARRIVED(places_arrived, LANE_PLACES)
ARRIVED(checkouts_arrived, LANE_CHECKOUTS)
ARRIVED(alerts_arrived, LANE_ALERTS)

/* What is asked already is asked once more afterwards, however often it was
 * announced meanwhile. */
static void load(struct lane_view *view, enum lane_part part)
{
	static lane_store_fn *const arrived[LANE_BOARD_PARTS] = {
		[LANE_LANES] = lanes_arrived,
		[LANE_UNITS] = units_arrived,
		[LANE_PLACES] = places_arrived,
		[LANE_CHECKOUTS] = checkouts_arrived,
		[LANE_ALERTS] = alerts_arrived,
	};

	view->again[part] = view->asked[part];
	if (view->asked[part])
		return;
	view->asked[part] = true;
	view->asked_at[part] = store_now(view->store);
	lane_store_part(view->store, &view->owner, part, arrived[part], view);
}

void lane_view_changed(struct lane_view *view, const char *topic)
{
	static const struct {
		const char *topic;
		enum lane_part part;
	} parts[] = {
		{ "lanes", LANE_LANES },
		{ "rooms", LANE_UNITS },
		{ "lockers", LANE_UNITS },
		{ "waitlist", LANE_PLACES },
		/* Who waits for the tier stands in the lane. */
		{ "waitlist", LANE_LANES },
		{ "checkouts", LANE_CHECKOUTS },
	};
	bool wanted[LANE_BOARD_PARTS] = { false };

	for (size_t i = 0; i < ARRAY_LEN(parts); i++) {
		if (topic == NULL || strcmp(topic, parts[i].topic) == 0)
			wanted[parts[i].part] = wanted[LANE_ALERTS] = true;
	}
	for (int part = 0; part < LANE_ALERTS; part++) {
		if (wanted[part])
			load(view, part);
	}
	if (wanted[LANE_ALERTS])
		view->again[LANE_ALERTS] = true;
}

static struct list new_list(const struct list_column *columns,
	int64_t (*id)(const void *rows, int index))
{
	return (struct list){ .columns = columns, .id = id };
}

void lane_view_init(struct lane_view *view, struct shell *shell)
{
	view->shell = shell;
	view->store = shell_services(shell);
	view->due = new_list(lane_due_columns, lane_due_id);
	view->due.marked = lane_due_marked;
	view->waitlist = new_list(lane_waitlist_columns, lane_waitlist_id);
	view->want_out = new_list(lane_want_out_columns, lane_want_out_id);
	view->holding = true;
	shell_hold(shell);
	lane_view_changed(view, NULL);
}

void lane_view_done(struct lane_view *view)
{
	release(view, true);
	store_owner_close(view->store, &view->near.owner);
	store_owner_close(view->store, &view->owner);
	lane_table_free(&view->near.can);
	for (int part = 0; part < LANE_BOARD_PARTS; part++)
		lane_table_free(&view->parts[part]);
	unit_map_done(&view->map);
	free(view->ending);
	free(view->leaving);
	free(view->waiting);
	free(view->wanting);
	free(view->marked);
}

/* ------------------------------------------------------------------ time */

/* Has such a moment come since the part was asked for? */
static bool has_come(const struct lane_view *view, enum lane_part part,
	wall_minute at)
{
	return at != 0 && at <= store_now(view->store) &&
		at > view->told_at[part];
}

static bool is_outdated(const struct lane_view *view, enum lane_part part)
{
	const struct lane_table *table = view->parts[part];

	for (int i = 0; table != NULL && i < table->count; i++) {
		if (part == LANE_UNITS &&
		    has_come(view, part, table->units[i].changes_at))
			return true;
		/* Who was told "about 14:30" is not told "free" by the clock. */
		if (part == LANE_PLACES &&
		    has_come(view, part, table->places[i].eta))
			return true;
		/* What lasts until a minute is over at the next one. */
		if (part == LANE_PLACES && table->places[i].offer_until != 0 &&
		    has_come(view, part, table->places[i].offer_until + 1))
			return true;
		if (part == LANE_CHECKOUTS &&
		    table->checkouts[i].claim_until != 0 &&
		    has_come(view, part, table->checkouts[i].claim_until + 1))
			return true;
	}
	return false;
}

void lane_view_ticked(struct lane_view *view)
{
	for (int part = 0; part < LANE_ALERTS; part++) {
		if (!is_outdated(view, part))
			continue;
		load(view, part);
		view->again[LANE_ALERTS] = true;
	}
}

bool lane_view_is_fresh(const struct lane_view *view, enum lane_part part,
	int ago_s)
{
	return ago_s >= 0 && ago_s + (clock_ms() -
		view->parts[part]->loaded_at_ms) / 1000 < CHANGED_FOR_S;
}

/* Milliseconds that a "changed elsewhere" mark has left, -1: none. */
static int mark_left_ms(const struct lane_view *view, enum lane_part part,
	int ago_s)
{
	int64_t left = (int64_t)(CHANGED_FOR_S - ago_s) * 1000 -
		(clock_ms() - view->parts[part]->loaded_at_ms);

	return ago_s < 0 || left <= 0 ? -1 : (int)left;
}

int lane_view_wake_ms(const struct lane_view *view)
{
	int soonest = -1;

	for (int part = 0; part <= LANE_UNITS; part++) {
		const struct lane_table *table = view->parts[part];

		for (int i = 0; table != NULL && i < table->count; i++) {
			int left = mark_left_ms(view, part, part == LANE_LANES
				? table->lanes[i].changed_ago_s
				: table->units[i].changed_ago_s);

			if (left > 0 && (soonest < 0 || left < soonest))
				soonest = left;
		}
	}
	return soonest;
}

/* ------------------------------------------------------------------ near */

static void can_arrived(void *context, struct lane_table *table,
	const struct err *error)
{
	struct lane_view *view = context;

	if (error != NULL)
		return;
	lane_table_free(&view->near.can);
	view->near.can = table;
	shell_redraw(view->shell);
}

void lane_view_rested(struct lane_view *view)
{
	const char *id = NULL, *kind = lane_target_near(view, &id);
	struct lane_near *near = &view->near;

	store_owner_close(view->store, &near->owner);
	lane_table_free(&near->can);
	near->kind[0] = '\0';
	view->looked_pane = view->pane;
	view->looked_at = kind == NULL ? 0 : lane_key(id);
	shell_redraw(view->shell);
	if (kind == NULL)
		return;
	snprintf(near->kind, sizeof(near->kind), "%s", kind);
	snprintf(near->id, sizeof(near->id), "%s", id);
	lane_store_can(view->store, &near->owner, kind, id, can_arrived, view);
}

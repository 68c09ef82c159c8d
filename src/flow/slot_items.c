/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What each slot looks like in its cell (wireframes.md 1a). */
#include "config.h"

#include "flow/slot_items.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/text.h"
#include "flow/ghost.h"
#include "model/money.h"
#include "store/booking_store.h"

#define LATE_AFTER_MINUTES 0
#define CHANGED_FOR_S 30

int64_t slot_item_id(const struct slot *slot)
{
	/* Only a closure stands in several columns; a booking that moves to
	 * another one stays what it is. */
	int64_t resource = slot->kind == SLOT_CLOSURE ? slot->resource_id : 0;

	return ((resource * SLOT_KIND_COUNT +
		(int64_t)slot->kind) << 32) | (uint32_t)slot->id;
}

static bool is_marked(const struct slot_view *view, const struct slot *slot)
{
	for (int i = 0; i < view->marked_count; i++) {
		if (view->marked[i] == slot_item_id(slot))
			return true;
	}
	return false;
}

/* Strongest first: late, marked, changed elsewhere, displaced or to review.
 * `+` and `^` belong to the row and come from the grid. */
static char flag_of(const struct slot_view *view, const struct slot *slot)
{
	if (slot_is_late(slot, view->now, LATE_AFTER_MINUTES))
		return '!';
	if (is_marked(view, slot))
		return '@';
	if (slot->changed_ago_s >= 0 &&
	    slot->changed_ago_s + view->age_s < CHANGED_FOR_S)
		return '*';
	if (slot->displaced || slot->needs_review)
		return '%';
	return ' ';
}

static enum style style_of(const struct slot_view *view,
	const struct slot *slot)
{
	if (is_marked(view, slot))
		return STYLE_MARKED;
	if (slot_is_late(slot, view->now, LATE_AFTER_MINUTES))
		return STYLE_ALERT;
	if (slot->kind == SLOT_BLOCK || slot->kind == SLOT_CLOSURE)
		return STYLE_DIM;
	if (slot->kind == SLOT_UNMATCHED || slot->kind == SLOT_IMPORTED ||
	    (slot->unmatched && slot_occupies(slot)))
		return STYLE_WAITING;
	switch (slot->state) {
	case BOOKING_PENDING:
	case BOOKING_PENDING_APPROVAL:
	case BOOKING_CANCELLATION_PENDING:
		return STYLE_WAITING;
	case BOOKING_CHECKED_IN:
		return STYLE_DONE;
	case BOOKING_ATTENDED:
	case BOOKING_NO_SHOW:
	case BOOKING_CANCELLED:
	case BOOKING_DECLINED:
	case BOOKING_EXPIRED:
		return STYLE_DIM;
	default:
		return STYLE_NORMAL;
	}
}

static bool is_shown(const struct slot_view *view, const struct slot *slot)
{
	if (slot->kind != SLOT_BOOKING)
		return true;
	if (view->filter_state != BOOKING_STATE_COUNT
	    ? slot->state != view->filter_state : !slot_occupies(slot))
		return false;
	return view->filter_name[0] == '\0' ||
		text_contains(slot->name, view->filter_name);
}

static int column_of(const struct slot_view *view, const struct slot *slot,
	int day)
{
	const struct grid_data *data = view->data;

	if (view->week)
		return day;
	for (int i = 0; i < data->resource_count; i++) {
		if (data->resources[i].id == slot->resource_id)
			return i;
	}
	return -1;
}

static char more_of(const struct slot *slot)
{
	if (slot->kind == SLOT_BLOCK)
		return '#';
	return slot->kind == SLOT_CLOSURE ? '=' : ':';
}

static void add(struct slot_items *out, const struct slot_view *view,
	const struct slot *slot, int column, day_number day,
	struct arena *arena)
{
	wall_minute midnight = timeslot_midnight(day);
	struct grid_item *item = &out->items[out->item_count];
	char owed[MONEY_TEXT_SIZE] = "", owed_short[MONEY_TEXT_SIZE] = "";
	bool counts = slot->kind == SLOT_BOOKING && slot->members > 0;

	if (slot->owed_minor > 0) {
		money_format(slot->owed_minor, owed);
		money_format_short(slot->owed_minor, owed_short);
	}
	*item = (struct grid_item){
		.id = slot_item_id(slot),
		.column = column,
		.starts = slot->starts - midnight,
		.ends = slot->ends - midnight,
		.letter = slot_letter(slot),
		.flag = flag_of(view, slot),
		.more = more_of(slot),
		.name = slot->name,
		.detail = counts ? arena_printf(arena, "%d+%d", slot->members,
			slot->guests) : "",
		.owed = arena_strdup(arena, owed),
		.owed_short = arena_strdup(arena, owed_short),
		.style = style_of(view, slot),
		.busy = slot_occupies(slot),
	};
	out->slots[out->item_count++] = slot;
}

static void add_ghost(struct slot_items *out, const struct slot_view *view,
	int days, struct arena *arena)
{
	const struct ghost *ghost = view->ghost;

	for (int day = 0; day < days; day++) {
		wall_minute midnight =
			timeslot_midnight(view->data->from + day);
		struct slot where = { .resource_id = ghost->resource_id };
		int column = column_of(view, &where, day);

		if (column < 0 || ghost->starts >= midnight + MINUTES_A_DAY ||
		    ghost->starts + ghost->minutes <= midnight)
			continue;
		if (view->week &&
		    ghost->resource_id != view->data->only_resource)
			continue;
		out->items[out->item_count] = (struct grid_item){
			.id = -1,
			.column = column,
			.starts = ghost->starts - midnight,
			.ends = ghost->starts + ghost->minutes - midnight,
			.letter = '~', .flag = ' ', .more = '~',
			/* It may be put down before the next items. */
			.name = arena_strdup(arena, ghost->name),
			.detail = "", .owed = "", .owed_short = "",
			.style = STYLE_GHOST,
			.on_top = true,
		};
		out->slots[out->item_count++] = NULL;
	}
}

static void add_closed(struct slot_items *out, int column, int starts, int ends)
{
	if (ends <= starts)
		return;
	out->items[out->item_count] = (struct grid_item){
		.id = -2 - out->item_count,
		.column = column, .starts = starts, .ends = ends,
		.letter = '=', .flag = ' ', .more = '=',
		.name = "closed", .detail = "", .owed = "", .owed_short = "",
		.style = STYLE_DIM, .busy = true, .background = true,
	};
	out->slots[out->item_count++] = NULL;
}

/* What the filter hides still holds its time: a cell that is taken must not
 * look free. */
static void add_hidden(struct slot_items *out, const struct slot *slot,
	int column, day_number day)
{
	wall_minute midnight = timeslot_midnight(day);

	out->items[out->item_count] = (struct grid_item){
		.id = -2 - out->item_count,
		.column = column,
		.starts = slot->starts - midnight,
		.ends = slot->ends - midnight,
		.letter = '.', .flag = ' ', .more = '.',
		.name = "", .detail = "", .owed = "", .owed_short = "",
		.style = STYLE_DIM, .busy = true, .background = true,
	};
	out->slots[out->item_count++] = NULL;
}

/* The hours in which the place is shut, under everything else. */
static void add_closing_time(struct slot_items *out,
	const struct slot_view *view, int day)
{
	const struct grid_data *data = view->data;
	wall_minute midnight = timeslot_midnight(data->from + day);
	int first = view->week ? day : 0;
	int last = view->week ? day : data->resource_count - 1;
	int opens = MINUTES_A_DAY, closes = MINUTES_A_DAY;

	for (int i = 0; i < data->hours_count; i++) {
		if (data->hours[i].day == data->from + day) {
			opens = data->hours[i].opens - midnight;
			closes = data->hours[i].closes - midnight;
		}
	}
	for (int column = first; column <= last; column++) {
		add_closed(out, column, 0, opens);
		add_closed(out, column, closes, MINUTES_A_DAY);
	}
}

static void make_columns(struct slot_items *out, const struct slot_view *view,
	struct arena *arena)
{
	const struct grid_data *data = view->data;

	out->column_count = view->week ? data->days : data->resource_count;
	out->columns = arena_alloc(arena, (size_t)out->column_count + 1,
		sizeof(*out->columns));
	for (int i = 0; i < out->column_count; i++) {
		char text[TIMESLOT_TEXT_SIZE];

		if (!view->week) {
			out->columns[i] = (struct grid_column){
				data->resources[i].id, data->resources[i].label
			};
			continue;
		}
		/* "Sat 21": the month stands on line 1. */
		timeslot_format_date(data->from + i, false, text);
		text[strcspn(text + 4, " ") + 4] = '\0';
		out->columns[i] = (struct grid_column){
			data->from + i, arena_strdup(arena, text)
		};
	}
}

void slot_items_make(struct slot_items *out, const struct slot_view *view,
	struct arena *arena)
{
	const struct grid_data *data = view->data;
	size_t most = (size_t)(data->slot_count + 1 +
		2 * data->resource_count) * (size_t)data->days;

	*out = (struct slot_items){ 0 };
	make_columns(out, view, arena);
	out->items = arena_alloc(arena, most, sizeof(*out->items));
	out->slots = arena_alloc(arena, most, sizeof(*out->slots));
	/* A night booking stands on both its days. */
	for (int day = 0; day < data->days; day++) {
		wall_minute midnight = timeslot_midnight(data->from + day);

		add_closing_time(out, view, day);
		for (int i = 0; i < data->slot_count; i++) {
			const struct slot *slot = &data->slots[i];
			int column = column_of(view, slot, day);

			if (column < 0 || slot->ends <= midnight ||
			    slot->starts >= midnight + MINUTES_A_DAY)
				continue;
			if (is_shown(view, slot))
				add(out, view, slot, column, data->from + day,
					arena);
			else if (slot_occupies(slot))
				add_hidden(out, slot, column, data->from + day);
		}
	}
	if (view->ghost != NULL)
		add_ghost(out, view, data->days, arena);
}

const struct slot *slot_items_find(const struct slot_items *items, int64_t id)
{
	for (int i = 0; i < items->item_count; i++) {
		if (items->items[i].id == id)
			return items->slots[i];
	}
	return NULL;
}

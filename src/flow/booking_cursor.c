/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the cursor of a booking view is, and what is free around it. */
#include "config.h"

#include "flow/booking_view.h"

#include "flow/ghost.h"
#include "store/booking_store.h"
#include "ui/grid.h"
#include "ui/shell.h"

#define WEEK_DAYS 7
#define ROWS_ABOVE_NOW 5
#define OFFERED_START_MINUTES 5		/* domain.md 2.3 */

int booking_view_days(const struct booking_view *b)
{
	return b->week_resource != 0 ? WEEK_DAYS : 1;
}

const struct resource *booking_view_resource(const struct booking_view *b,
	int id)
{
	for (int i = 0; b->data != NULL && i < b->data->resource_count; i++) {
		if (b->data->resources[i].id == id)
			return &b->data->resources[i];
	}
	return NULL;
}

/* The resource under the cursor; NULL before there is data. */
const struct resource *booking_view_here(const struct booking_view *b)
{
	if (b->week_resource != 0)
		return booking_view_resource(b, b->week_resource);
	if (b->data == NULL || b->grid->column >= b->data->resource_count)
		return NULL;
	return &b->data->resources[b->grid->column];
}

const char *booking_view_place(const struct booking_view *b, int resource_id)
{
	const struct resource *resource = booking_view_resource(b, resource_id);

	return resource == NULL ? "" : resource->label;
}

day_number booking_view_day(const struct booking_view *b)
{
	return b->day + (b->week_resource != 0 ? b->grid->column : 0);
}

wall_minute booking_view_time(const struct booking_view *b)
{
	return timeslot_midnight(booking_view_day(b)) +
		grid_row_start(b->grid, b->grid->minute);
}

const struct slot *booking_view_slot(const struct booking_view *b)
{
	const struct grid_item *item = grid_current(b->grid);

	return item == NULL ? NULL : slot_items_find(&b->items, item->id);
}

static void go_to_row(struct booking_view *b, int minute)
{
	int row = grid_row_start(b->grid, minute);

	b->grid->top = row - ROWS_ABOVE_NOW * b->grid->step;
	grid_go(b->grid, b->grid->column, minute);
}

void booking_view_go_wanted(struct booking_view *b)
{
	struct wanted wanted = b->wanted;

	b->wanted = (struct wanted){ 0 };
	for (int i = 0; wanted.booking != 0 && i < b->items.item_count; i++) {
		const struct slot *slot = b->items.slots[i];

		if (slot != NULL && slot->kind == SLOT_BOOKING &&
		    slot->id == wanted.booking)
			wanted.item = slot_item_id(slot);
	}
	if (wanted.item != 0 && grid_go_item(b->grid, wanted.item))
		return;
	if (!wanted.place)
		return;
	for (int i = 0; b->week_resource == 0 && i < b->data->resource_count; i++) {
		if (b->data->resources[i].id == wanted.resource_id)
			grid_go(b->grid, i, b->grid->minute);
	}
	if (wanted.minute >= 0)
		go_to_row(b, wanted.minute);
}

/* How many of the data's bookings that hold nothing stood in this cell. */
int booking_view_gone(const struct booking_view *b, int resource_id,
	wall_minute from)
{
	int n = 0;

	for (int i = 0; i < b->data->slot_count; i++) {
		const struct slot *slot = &b->data->slots[i];

		n += slot->resource_id == resource_id && !slot_occupies(slot) &&
			slot->starts < from + b->grid->step && slot->ends > from;
	}
	return n;
}

bool booking_view_is_closed(const struct booking_view *b, wall_minute at)
{
	for (int i = 0; i < b->data->hours_count; i++) {
		if (b->data->hours[i].opens <= at && at < b->data->hours[i].closes)
			return false;
	}
	return true;
}

wall_minute booking_view_free_until(const struct booking_view *b,
	int resource_id, wall_minute from)
{
	wall_minute until = 0;

	for (int i = 0; i < b->data->hours_count; i++) {
		if (b->data->hours[i].opens <= from &&
		    from < b->data->hours[i].closes)
			until = b->data->hours[i].closes;
	}

	for (int i = 0; i < b->data->slot_count; i++) {
		const struct slot *slot = &b->data->slots[i];

		if (slot->resource_id == resource_id && slot_occupies(slot) &&
		    slot->ends > from &&
		    (until == 0 || slot->starts < until))
			until = slot->starts > from ? slot->starts : from;
	}
	return until;
}

/* The start of a free cell: not before what still runs into it, nor in the
 * past of now's row. */
wall_minute booking_view_free_from(const struct booking_view *b,
	int resource_id)
{
	wall_minute from = booking_view_time(b);
	wall_minute now = store_now(b->store);

	for (int i = 0; i < b->data->slot_count; i++) {
		const struct slot *slot = &b->data->slots[i];

		if (slot->resource_id == resource_id && slot_occupies(slot) &&
		    slot->starts < from && slot->ends > from &&
		    slot->ends < from + b->grid->step)
			from = slot->ends;
	}
	if (now > from && now < from + b->grid->step)
		from = now + (OFFERED_START_MINUTES -
			now % OFFERED_START_MINUTES) % OFFERED_START_MINUTES;
	return from;
}

void booking_view_move(struct booking_view *b, int rows, int columns)
{
	grid_move(b->grid, rows, columns);
	booking_view_carry(b);
	shell_redraw(b->shell);
}

static bool is_free(const struct booking_view *b, int column, int minute)
{
	int end = minute + b->grid->step;

	for (int i = 0; i < b->items.item_count; i++) {
		const struct grid_item *item = &b->items.items[i];

		if (item->busy && item->column == column &&
		    item->starts < end && item->ends > minute)
			return false;
	}
	return true;
}

bool booking_view_next_free(struct booking_view *b, struct err *err)
{
	int row = grid_row_start(b->grid, b->grid->minute);
	int from = b->grid->column + 1;
	int present = store_today(b->store) == b->day
		? grid_row_start(b->grid, b->grid->now) : 0;

	if (row < present) {
		row = present;
		from = 0;
	}
	for (; row < MINUTES_A_DAY; row += b->grid->step, from = 0) {
		for (int column = from; column < b->grid->column_count; column++) {
			if (is_free(b, column, row)) {
				grid_go(b->grid, column, row);
				booking_view_carry(b);
				shell_redraw(b->shell);
				return true;
			}
		}
	}
	return err_set(err, ERR_MISSING, "nothing free after this on this day");
}

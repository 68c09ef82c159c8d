/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Slots as items of the grid: letters, flags, what a cell says.  Shared by
 * every lens of the booking grid, by day and by week. */
#ifndef OPSDESK_FLOW_SLOT_ITEMS_H
#define OPSDESK_FLOW_SLOT_ITEMS_H

#include <stdbool.h>
#include <stdint.h>

#include "model/booking.h"
#include "ui/grid.h"

struct arena;
struct grid_data;
struct ghost;

/* How the slots are to be seen. */
struct slot_view {
	const struct grid_data *data;
	wall_minute now;
	int64_t age_s;			/* seconds since the data was true */
	bool week;			/* columns are days, not resources */
	const char *filter_name;	/* "" for none */
	enum booking_state filter_state;	/* BOOKING_STATE_COUNT: none */
	const int64_t *marked;		/* item ids */
	int marked_count;
	const struct ghost *ghost;	/* NULL: nothing in the hand */
};

struct slot_items {
	struct grid_column *columns;
	int column_count;
	struct grid_item *items;	/* by column, then start */
	const struct slot **slots;	/* of each item; NULL for the ghost */
	int item_count;
};

/* The identity of a slot's item: a closure stands on several resources. */
int64_t slot_item_id(const struct slot *slot);

/* Everything made lives in the arena; texts are borrowed from the data. */
void slot_items_make(struct slot_items *items, const struct slot_view *view,
	struct arena *arena);

/* The slot of the item with this identity; NULL when it is not there. */
const struct slot *slot_items_find(const struct slot_items *items, int64_t id);

#endif

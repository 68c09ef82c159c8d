/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The grid's cursor and its moves.  Drawing is grid_draw.c. */
#include "config.h"

#include "ui/grid.h"

#include <stddef.h>

#define DAY_MINUTES (24 * 60)

static int clamp(int value, int low, int high)
{
	if (value > high)
		value = high;
	return value < low ? low : value;
}

int grid_row_start(const struct grid *grid, int minute)
{
	return minute >= 0 ? minute - minute % grid->step
			   : -((-minute + grid->step - 1) / grid->step) * grid->step;
}

/* Something that the cursor can be on? */
static bool is_thing(const struct grid_item *item)
{
	return !item->on_top && !item->background;
}

/* Does the item stand in the row that begins at this minute? */
static bool in_row(const struct grid *grid, const struct grid_item *item,
	int column, int row_start)
{
	return item->column == column && item->starts < row_start + grid->step &&
		item->ends > row_start;
}

/* What the cursor falls on when it comes to a row: what begins there, else
 * what runs through it. */
static void pick(struct grid *grid)
{
	int row = grid_row_start(grid, grid->minute);
	const struct grid_item *best = NULL;

	for (int i = 0; i < grid->item_count; i++) {
		const struct grid_item *item = &grid->items[i];

		if (!is_thing(item) || !in_row(grid, item, grid->column, row))
			continue;
		if (best == NULL || (best->starts < row && item->starts >= row))
			best = item;
	}
	grid->item = best == NULL ? 0 : best->id;
}

void grid_set(struct grid *grid, const struct grid_column *columns,
	int column_count, const struct grid_item *items, int item_count)
{
	grid->columns = columns;
	grid->column_count = column_count;
	grid->items = items;
	grid->item_count = item_count;
	grid->column = clamp(grid->column, 0, column_count - 1);
	/* The booking under the cursor is still there, or has left; what
	 * remains in the cell is then under it. */
	if (grid_current(grid) == NULL)
		pick(grid);
}

void grid_go(struct grid *grid, int column, int minute)
{
	grid->column = clamp(column, 0, grid->column_count - 1);
	grid->minute = clamp(minute, 0, DAY_MINUTES - grid->step);
	pick(grid);
}

void grid_move(struct grid *grid, int rows, int columns)
{
	grid_go(grid, grid->column + columns,
		grid_row_start(grid, grid->minute) + rows * grid->step);
}

bool grid_go_item(struct grid *grid, int64_t id)
{
	for (int i = 0; i < grid->item_count; i++) {
		const struct grid_item *item = &grid->items[i];

		if (item->id != id || !is_thing(item) || item->ends <= 0)
			continue;
		grid_go(grid, item->column, item->starts);
		grid->item = id;
		return true;
	}
	return false;
}

bool grid_next_in_row(struct grid *grid)
{
	int row = grid_row_start(grid, grid->minute);
	const struct grid_item *first = NULL;
	bool passed = false;

	for (int i = 0; i < grid->item_count; i++) {
		const struct grid_item *item = &grid->items[i];

		if (!is_thing(item) || !in_row(grid, item, grid->column, row))
			continue;
		if (passed) {
			grid->item = item->id;
			return true;
		}
		if (item->id == grid->item)
			passed = true;
		else if (first == NULL)
			first = item;
	}
	if (first == NULL)
		return false;
	grid->item = first->id;
	return true;
}

void grid_set_step(struct grid *grid, int step)
{
	grid->step = step;
	grid->top = grid_row_start(grid, grid->top);
	grid->minute = clamp(grid->minute, 0, DAY_MINUTES - step);
	if (grid_current(grid) == NULL)
		pick(grid);
}

const struct grid_item *grid_current(const struct grid *grid)
{
	int row = grid_row_start(grid, grid->minute);

	for (int i = 0; i < grid->item_count; i++) {
		const struct grid_item *item = &grid->items[i];

		if (item->id == grid->item && is_thing(item) &&
		    in_row(grid, item, grid->column, row))
			return item;
	}
	return NULL;
}

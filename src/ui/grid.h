/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Time down, columns across: the geometry of wireframes.md 1, the cursor and
 * its moves.  What stands in a cell comes as items; the grid knows nothing of
 * bookings.
 *
 * The cursor belongs to a column, a time and, when an item is there, to that
 * item's identity: new items never move it. */
#ifndef OPSDESK_UI_GRID_H
#define OPSDESK_UI_GRID_H

#include <stdbool.h>
#include <stdint.h>

#include "ui/canvas.h"

#define GRID_SHORT_COLUMNS_MAX 12	/* more than these page */
#define GRID_WIDE_COLUMNS 6		/* a page when wide cells are wanted */
#define GRID_WIDE_CELL 9		/* from this width on names are readable */

struct grid_column {
	int id;
	const char *label;
};

struct grid_item {
	int64_t id;			/* identity across refreshes; never 0 */
	int column;			/* index */
	int starts, ends;		/* minutes of the column's day; may lie
					   outside it */
	char letter;
	char flag;			/* ' ' for none */
	char more;			/* further rows begin with it: ':' '#' '=' */
	const char *name;
	const char *detail;		/* second row, "1+2"; "" for none */
	const char *owed, *owed_short;	/* at the right; "" for nothing */
	enum style style;
	bool busy;			/* counts in the occupancy strip */
	bool on_top;			/* drawn over the others (a ghost) */
	bool background;		/* drawn under them (closing time); the
					   cursor takes its cells for free */
};

struct grid {
	const struct grid_column *columns;
	int column_count;
	const struct grid_item *items;	/* by column, then start */
	int item_count;

	int step;			/* minutes a row: 15, 30, 60 */
	int now;			/* minutes of the day, -1: not this day */
	int now_column;			/* -1: every column is on this day */
	bool wide;			/* pages of six wide columns */

	int top;			/* minutes of the first row */
	int column, minute;		/* the cursor; minute lies in its row */
	int64_t item;			/* identity under the cursor, 0: free */

	int first_column, shown_columns, shown_rows;	/* as last drawn */
};

/* 10:07 -> the start of its row. */
int grid_row_start(const struct grid *grid, int minute);

/* New items or columns; the arrays are borrowed until the next call. */
void grid_set(struct grid *grid, const struct grid_column *columns,
	int column_count, const struct grid_item *items, int item_count);

/* Moves the cursor, clamped to the day and the columns. */
void grid_move(struct grid *grid, int rows, int columns);
void grid_go(struct grid *grid, int column, int minute);

/* Puts the cursor on an item; false when it is not here. */
bool grid_go_item(struct grid *grid, int64_t id);

/* The next item that shares the cursor's row; false when there is no other. */
bool grid_next_in_row(struct grid *grid);

void grid_set_step(struct grid *grid, int step);

/* The item under the cursor, NULL when the cell is free. */
const struct grid_item *grid_current(const struct grid *grid);

/* The columns of one page at this width; first and count of them. */
void grid_page(const struct grid *grid, int cols, int *first, int *count);

/* Header line and rows; remembers what it showed, keeps the cursor in view
 * and puts the hardware cursor on it. */
void grid_draw(struct grid *grid, struct canvas *canvas,
	const struct area *area);

#endif

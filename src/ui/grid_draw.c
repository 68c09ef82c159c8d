/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Drawing of the grid: geometry and cells as wireframes.md 1a and 1c have
 * them.  Column 1 is the mark of now, 2-6 the time, 7 a separator; then cells
 * and separators in turn; the occupancy strip stands upright at the right. */
#include "config.h"

#include "ui/grid.h"

#include <stdio.h>
#include <string.h>

#define DAY_MINUTES (24 * 60)
#define LEFT 7			/* columns before the first cell */
#define STRIP_LONG 3		/* "2/5" */
#define TOO_LARGE "####################"	/* for an amount's cells */

struct layout {
	const struct grid *grid;
	struct canvas *canvas;
	const struct area *area;
	int first, count;	/* columns on this page */
	int width;		/* of a cell */
	int strip, strip_width;
};

void grid_page(const struct grid *grid, int cols, int *first, int *count)
{
	/* At least five cells and a separator a column (1c). */
	int most = (cols - LEFT - 1) / 6;
	int page = grid->wide ? GRID_WIDE_COLUMNS
			      : GRID_SHORT_COLUMNS_MAX * cols / 80;

	if (page > most)
		page = most;
	if (page < 1)
		page = 1;
	if (grid->column_count <= page) {
		*first = 0;
		*count = grid->column_count;
		return;
	}
	*first = grid->column / page * page;
	*count = grid->column_count - *first;
	if (*count > page)
		*count = page;
}

static int cell_col(const struct layout *layout, int column)
{
	return layout->area->col + LEFT +
		(column - layout->first) * (layout->width + 1);
}

static void lay_out(struct layout *layout)
{
	const struct grid *grid = layout->grid;
	int cols = layout->area->cols;
	int used;

	grid_page(grid, cols, &layout->first, &layout->count);
	if (layout->count == 0)
		return;
	layout->width = (cols - LEFT - 1) / layout->count - 1;
	if (layout->width > cols / 4)
		layout->width = cols / 4;
	used = LEFT + layout->count * (layout->width + 1);
	layout->strip_width = cols - used >= STRIP_LONG ? STRIP_LONG : 1;
	layout->strip = layout->area->col + cols - layout->strip_width;
}

/* The item that a cell shows: one on top, else the cursor's own, else what
 * begins in the row, else what runs through it. */
static const struct grid_item *cell_item(const struct grid *grid, int column,
	int row, int *sharing)
{
	const struct grid_item *best = NULL;
	bool cursor = grid->column == column &&
		grid_row_start(grid, grid->minute) == row;

	*sharing = 0;
	for (int i = 0; i < grid->item_count; i++) {
		const struct grid_item *item = &grid->items[i];

		if (item->column != column || item->starts >= row + grid->step ||
		    item->ends <= row)
			continue;
		if (!item->on_top && !item->background)
			++*sharing;
		if (best == NULL || best->background)
			best = item;
		else if (item->background)
			continue;
		else if (best->on_top)
			continue;
		else if (item->on_top || (cursor && item->id == grid->item))
			best = item;
		else if (best->starts < row && item->starts >= row &&
			 !(cursor && best->id == grid->item))
			best = item;
	}
	return best;
}

/* An amount at the right of a cell, of which it may take room cells: whole, or
 * short, or "###", never a part of it.  Returns the cells taken. */
static int draw_owed(const struct layout *layout, const struct grid_item *item,
	int line, int col, int room, enum style style, bool in_short)
{
	const char *text = in_short ? item->owed_short : item->owed;
	int end = col + layout->width;
	int width = text_width(text);

	if (width > room) {
		text = item->owed_short;
		width = text_width(text);
	}
	if (width > room) {
		text = TOO_LARGE;
		width = room;
	}
	canvas_text(layout->canvas, line, end - width, width, style, text);
	return width;
}

static void draw_letter(const struct layout *layout, int line, int col,
	enum style style, char letter)
{
	const char text[] = { letter, '\0' };

	canvas_text(layout->canvas, line, col, 1, style, text);
}

/* The first row of an item: letter, flag, name, and what is owed when there
 * is no second row to say it. */
static void draw_head(const struct layout *layout, const struct grid_item *item,
	int row, int line, int col, bool one_row, bool above, bool shared)
{
	struct canvas *canvas = layout->canvas;
	int width = layout->width;
	bool wide = width >= GRID_WIDE_CELL;
	char flag = item->flag;
	const char *name = item->name;
	char text[256];
	int at = col, room;

	if (flag == ' ' || flag == '*') {
		if (shared)
			flag = '+';
		else if (flag == ' ' && above)
			flag = '^';
	}
	draw_letter(layout, line, at, item->style, item->letter);
	at++;
	if (wide || flag != ' ') {
		draw_letter(layout, line, at, item->style, flag);
		at++;
	}
	room = col + width - at;
	if (one_row && item->owed_short[0] != '\0')
		room -= draw_owed(layout, item, line, col, room, item->style,
			true) + 1;
	/* A start that is not on the row is written. */
	if (wide && item->starts > row) {
		snprintf(text, sizeof(text), ":%02d %s", item->starts % 60,
			item->name);
		name = text;
	}
	if (room > 0)
		canvas_text(canvas, line, at, room, item->style, name);
}

static void draw_more(const struct layout *layout, const struct grid_item *item,
	int line, int col, bool second)
{
	struct canvas *canvas = layout->canvas;
	int width = layout->width;
	int owed;

	draw_letter(layout, line, col, item->style, item->more);
	if (!second)
		return;
	if (width < GRID_WIDE_CELL) {
		canvas_text(canvas, line, col + 1, width - 1, STYLE_ALERT,
			text_width(item->owed_short) < width
				? item->owed_short : TOO_LARGE);
		return;
	}
	owed = draw_owed(layout, item, line, col, width - 1, STYLE_ALERT, false);
	if (text_width(item->detail) <= width - 3 - owed)
		canvas_text(canvas, line, col + 2, -1, item->style,
			item->detail);
}

static void draw_cell(const struct layout *layout, int column, int row,
	int line)
{
	const struct grid *grid = layout->grid;
	int sharing;
	const struct grid_item *item = cell_item(grid, column, row, &sharing);
	int col = cell_col(layout, column);
	int first_row, last_row;

	if (item == NULL)
		return;
	first_row = grid_row_start(grid, item->starts);
	if (first_row < grid->top)
		first_row = grid->top;
	last_row = grid_row_start(grid, item->ends - 1);
	if (row == first_row)
		draw_head(layout, item, row, line, col, first_row == last_row,
			item->starts < grid->top && !item->background,
			sharing > 1);
	else
		draw_more(layout, item, line, col,
			row == first_row + grid->step);
}

static void draw_strip(const struct layout *layout, int row, int line)
{
	const struct grid *grid = layout->grid;
	int busy = 0;

	for (int column = 0; column < grid->column_count; column++) {
		for (int i = 0; i < grid->item_count; i++) {
			const struct grid_item *item = &grid->items[i];

			if (item->busy && item->column == column &&
			    item->starts < row + grid->step && item->ends > row) {
				busy++;
				break;
			}
		}
	}
	if (layout->strip_width == STRIP_LONG && grid->column_count < 10) {
		const char text[] = { (char)('0' + busy), '/',
			(char)('0' + grid->column_count), '\0' };

		canvas_text(layout->canvas, line, layout->strip, -1,
			STYLE_FRAME, text);
	} else {
		int free_now = grid->column_count - busy;

		draw_letter(layout, line,
			layout->area->col + layout->area->cols - 1, STYLE_FRAME,
			(char)('0' + (free_now > 9 ? 9 : free_now)));
	}
}

static void draw_row(const struct layout *layout, int row, int line)
{
	const struct grid *grid = layout->grid;
	struct canvas *canvas = layout->canvas;
	int left = layout->area->col;
	bool now_row = grid->now >= row && grid->now < row + grid->step;

	const char time[] = {
		now_row ? '>' : ' ', (char)('0' + row / 600),
		(char)('0' + row / 60 % 10), ':', (char)('0' + row % 60 / 10),
		(char)('0' + row % 10), '\0'
	};

	canvas_text(canvas, line, left, LEFT - 1,
		now_row ? STYLE_TITLE : STYLE_FRAME, time);
	for (int i = 0; i <= layout->count; i++)
		canvas_line(canvas, line,
			left + LEFT - 1 + i * (layout->width + 1), '|');
	for (int i = 0; i < layout->count; i++)
		draw_cell(layout, layout->first + i, row, line);
	draw_strip(layout, row, line);
}

/* A pair of brackets in the place of the separators: about 35 bytes a move,
 * where a reversed cell would take 57 (wireframes.md 0). */
static void draw_cursor(const struct layout *layout)
{
	const struct grid *grid = layout->grid;
	int row = grid_row_start(grid, grid->minute);
	int line = layout->area->row + 1 + (row - grid->top) / grid->step;
	int col = cell_col(layout, grid->column);

	canvas_text(layout->canvas, line, col - 1, 1, STYLE_SELECTED, "[");
	canvas_text(layout->canvas, line, col + layout->width, 1,
		STYLE_SELECTED, "]");
	canvas_cursor(layout->canvas, line, col);
}

static void keep_in_view(struct grid *grid, int rows)
{
	int row = grid_row_start(grid, grid->minute);
	int last_top = DAY_MINUTES - rows * grid->step;

	if (row < grid->top)
		grid->top = row;
	if (row >= grid->top + rows * grid->step)
		grid->top = row - (rows - 1) * grid->step;
	if (grid->top > last_top)
		grid->top = last_top;
	if (grid->top < 0)
		grid->top = 0;
}

void grid_draw(struct grid *grid, struct canvas *canvas,
	const struct area *area)
{
	struct layout layout = { .grid = grid, .canvas = canvas, .area = area };
	int rows = area->rows - 1;

	lay_out(&layout);
	if (rows < 1 || layout.count == 0)
		return;
	keep_in_view(grid, rows);
	grid->first_column = layout.first;
	grid->shown_columns = layout.count;
	grid->shown_rows = rows;

	for (int i = 0; i < layout.count; i++)
		canvas_text(canvas, area->row, cell_col(&layout, layout.first + i),
			layout.width, STYLE_FRAME,
			grid->columns[layout.first + i].label);
	canvas_text(canvas, area->row,
		layout.strip_width == STRIP_LONG && grid->column_count < 10
			? layout.strip : area->col + area->cols - 1,
		-1, STYLE_FRAME,
		layout.strip_width == STRIP_LONG && grid->column_count < 10
			? "bsy" : "f");
	for (int i = 0; i < rows; i++) {
		int row = grid->top + i * grid->step;

		if (row >= DAY_MINUTES)
			break;
		draw_row(&layout, row, area->row + 1 + i);
	}
	draw_cursor(&layout);
}

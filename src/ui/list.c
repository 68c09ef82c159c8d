/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lists: the cursor's identity, moving, and columns. */
#include "config.h"

#include "ui/list.h"

#include <limits.h>
#include <stdint.h>
#include <string.h>

#include "base/text.h"

#define CELL_SIZE 512		/* bytes of a cell's text */

static int clamp(int64_t value, int low, int high)
{
	return value > high ? high : value < low ? low : (int)value;
}

static int last_row(const struct list *list)
{
	return list->count > 0 ? list->count - 1 : 0;
}

/* The cursor belongs to what it stands on now. */
static void adopt(struct list *list)
{
	if (list->count == 0)
		return;
	list->cursor_id = list->id(list->rows, list->cursor);
	list->cursor_known = true;
}

static int index_of(const struct list *list, int64_t id)
{
	int i;

	for (i = 0; i < list->count; i++)
		if (list->id(list->rows, i) == id)
			return i;
	return -1;
}

void list_set_rows(struct list *list, const void *rows, int count)
{
	int found = -1, line = list->cursor - list->top;

	list->rows = rows;
	list->count = count;
	if (list->cursor_known)
		found = index_of(list, list->cursor_id);
	list->cursor = found >= 0 ? found
		: clamp(list->cursor, 0, last_row(list));
	list->top = clamp((int64_t)list->cursor - line, 0, last_row(list));
	adopt(list);
}

void list_move(struct list *list, int by)
{
	list->cursor = clamp((int64_t)list->cursor + by, 0, last_row(list));
	adopt(list);
}

bool list_go(struct list *list, int64_t id)
{
	int found = index_of(list, id);

	if (found < 0)
		return false;
	list->cursor = found;
	adopt(list);
	return true;
}

void list_expect(struct list *list, int64_t id)
{
	if (list_go(list, id))
		return;
	list->cursor_id = id;
	list->cursor_known = true;
}

bool list_event(struct list *list, const struct event *event)
{
	/* One row of the page before stays in view. */
	int page = list->height > 1 ? list->height - 1 : 1;

	if (event->kind != EVENT_KEY)
		return false;
	switch (event->code) {
	case KEY_UP:
	case 'k':
		list_move(list, -1);
		return true;
	case KEY_DOWN:
	case 'j':
		list_move(list, 1);
		return true;
	case KEY_PAGE_UP:
		list_move(list, -page);
		return true;
	case KEY_PAGE_DOWN:
		list_move(list, page);
		return true;
	case KEY_HOME:
		list_move(list, -INT_MAX);
		return true;
	case KEY_END:
		list_move(list, INT_MAX);
		return true;
	default:
		return false;
	}
}

/* What list_draw() remembers; see the header for why it may. */
static void remember(const struct list *list, int top, int height)
{
	struct list *picture = (struct list *)(uintptr_t)list;

	picture->top = top;
	picture->height = height;
}

/* The first row in view: no more moved than the cursor asks for, and no empty
 * lines below while rows are hidden above. */
static int scroll(const struct list *list, int height)
{
	int top = clamp(list->top, list->cursor - height + 1, list->cursor);

	return clamp(top, 0, clamp((int64_t)list->count - height, 0, INT_MAX));
}

/* Column by column over the width of the area. */
struct layout {
	struct canvas *canvas;
	const struct list *list;
	int left, end;
	int share, extra;	/* of the columns without a width */
};

static struct layout lay_out(const struct list *list, struct canvas *canvas,
	const struct area *area)
{
	struct layout layout = {
		.canvas = canvas, .list = list,
		.left = area->col + (list->marked != NULL ? 3 : 2),
		.end = area->col + area->cols
	};
	int spare = layout.end - layout.left, sharing = 0, i;

	for (i = 0; list->columns[i].title != NULL; i++) {
		spare -= list->columns[i].width + (i > 0 ? 1 : 0);
		sharing += list->columns[i].width == 0;
	}
	if (sharing > 0 && spare > 0) {
		layout.share = spare / sharing;
		layout.extra = spare % sharing;
	}
	return layout;
}

static void draw_cell(const struct layout *layout, int line, int col, int width,
	const struct list_column *column, enum style style, const char *text)
{
	if (!column->right) {
		canvas_field(layout->canvas, line, col, width, style, text);
		return;
	}
	if (text_width(text) > width) {
		for (; width > 0; width--, col++)
			canvas_text(layout->canvas, line, col, 1, style, "#");
		return;
	}
	canvas_right(layout->canvas, line, col, width, style, text);
}

/* A row, or with index -1 the titles. */
static void draw_row(const struct layout *layout, int line, int index,
	enum style style)
{
	int extra = layout->extra, col = layout->left, width;
	const struct list_column *column = layout->list->columns;
	char text[CELL_SIZE];

	for (; column->title != NULL && col < layout->end; column++) {
		width = column->width;
		if (width == 0)
			width = layout->share + (extra-- > 0);
		if (width > layout->end - col)
			width = layout->end - col;
		text[0] = '\0';
		if (index >= 0)
			column->cell(layout->list->rows, index, text,
				sizeof(text));
		if (index >= 0)
			draw_cell(layout, line, col, width, column, style,
				text);
		else if (column->right)
			canvas_right(layout->canvas, line, col, width, style,
				column->title);
		else
			canvas_field(layout->canvas, line, col, width, style,
				column->title);
		col += width + 1;
	}
}

static enum style style_of(const struct list *list, int index, bool focused)
{
	if (focused && index == list->cursor)
		return STYLE_SELECTED;
	if (list->marked != NULL && list->marked(list->rows, index))
		return STYLE_MARKED;
	return STYLE_NORMAL;
}

static void draw_rows(const struct layout *layout, const struct area *area,
	bool focused)
{
	const struct list *list = layout->list;
	int i;

	for (i = 0; i < area->rows && list->top + i < list->count; i++) {
		int index = list->top + i, line = area->row + i;
		enum style style = style_of(list, index, focused);
		bool here = focused && index == list->cursor;

		canvas_field(layout->canvas, line, area->col, area->cols,
			style, here ? ">" : "");
		if (area->cols > 1 && list->marked != NULL &&
		    list->marked(list->rows, index))
			canvas_text(layout->canvas, line, area->col + 1, 1,
				style, "*");
		draw_row(layout, line, index, style);
		if (here)
			canvas_cursor(layout->canvas, line, area->col);
	}
}

void list_draw(const struct list *list, struct canvas *canvas,
	const struct area *area, bool titles, bool focused)
{
	struct layout layout = lay_out(list, canvas, area);
	struct area body = *area;

	canvas_blank(canvas, area);
	if (titles && body.rows > 0) {
		draw_row(&layout, body.row, -1, STYLE_TITLE);
		body.row++;
		body.rows--;
	}
	if (focused)
		canvas_cursor(canvas, body.row, body.col);
	if (body.rows < 1)
		return;
	remember(list, scroll(list, body.rows), body.rows);
	draw_rows(&layout, &body, focused);
}

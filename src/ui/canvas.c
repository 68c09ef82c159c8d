/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cells.  Everything is written through put_cluster() or put_blank(), which
 * keep the one invariant: a cell of width 2 is followed by its right half, of
 * width 0, and a right half follows nothing else. */
#include "config.h"

#include "ui/canvas.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/fatal.h"
#include "base/mem.h"

/* A terminal that claims more than this is drawn up to here. */
#define SIDE_MAX 1024

#define LINE_SIZE 512		/* longer texts are allocated */

static int clamp(int value, int low, int high)
{
	return value < low ? low : value > high ? high : value;
}

static struct cell *cell_at(const struct canvas *canvas, int row, int col)
{
	return &canvas->cells[(size_t)row * (size_t)canvas->cols + (size_t)col];
}

/* The column behind width cells from col on, the edge at most.  A computed
 * width that fell below zero means no cells; only -1 asks for the rest. */
static int edge(const struct canvas *canvas, int col, int width)
{
	int64_t end = (int64_t)col + (width > 0 ? width : 0);

	return width == -1 || end > canvas->cols ? canvas->cols : (int)end;
}

static bool is_row(const struct canvas *canvas, int row)
{
	return row >= 0 && row < canvas->rows;
}

static void make_blank(struct cell *cell, enum style style)
{
	*cell = (struct cell){
		.bytes = " ", .width = 1, .style = (unsigned char)style
	};
}

/* Cells [col, end) are about to be written: a wide character that only half
 * lies in there loses its other half too. */
static void cut(struct canvas *canvas, int row, int col, int end)
{
	struct cell *first = cell_at(canvas, row, col);
	struct cell *last = cell_at(canvas, row, end - 1);

	if (first->width == 0)
		make_blank(first - 1, first[-1].style);
	if (last->width == 2)
		make_blank(last + 1, last[1].style);
}

static void put_blank(struct canvas *canvas, int row, int col, int end,
	enum style style)
{
	if (!is_row(canvas, row))
		return;
	col = clamp(col, 0, canvas->cols);
	if (end <= col)
		return;
	cut(canvas, row, col, end);
	for (; col < end; col++)
		make_blank(cell_at(canvas, row, col), style);
}

/* The cluster lies between the edges; text_next() has cleaned it. */
static void put_cluster(struct canvas *canvas, int row, int col,
	enum style style, const struct text_cluster *cluster)
{
	struct cell *cell;

	if (!is_row(canvas, row))
		return;
	cell = cell_at(canvas, row, col);
	cut(canvas, row, col, col + cluster->width);
	*cell = (struct cell){
		.width = (unsigned char)cluster->width,
		.style = (unsigned char)style
	};
	memcpy(cell->bytes, cluster->bytes, sizeof(cell->bytes));
	if (cluster->width == 2)
		cell[1] = (struct cell){ .style = (unsigned char)style };
}

struct canvas *canvas_new(int rows, int cols)
{
	struct canvas *canvas = mem_new(1, sizeof(*canvas));

	canvas_clear(canvas, rows, cols);
	return canvas;
}

void canvas_free(struct canvas **canvas)
{
	if (*canvas == NULL)
		return;
	free((*canvas)->cells);
	free(*canvas);
	*canvas = NULL;
}

void canvas_clear(struct canvas *canvas, int rows, int cols)
{
	size_t count, done = 1;

	rows = clamp(rows, 1, SIDE_MAX);
	cols = clamp(cols, 1, SIDE_MAX);
	count = (size_t)rows * (size_t)cols;
	if (rows != canvas->rows || cols != canvas->cols) {
		free(canvas->cells);
		canvas->cells = mem_new(count, sizeof(*canvas->cells));
		canvas->rows = rows;
		canvas->cols = cols;
	}
	/* Every picture begins here: one blank, copied twice as far each time. */
	make_blank(canvas->cells, STYLE_NORMAL);
	for (; done < count; done *= 2)
		memcpy(canvas->cells + done, canvas->cells,
			(count - done < done ? count - done : done)
			* sizeof *canvas->cells);
	canvas_cursor(canvas, 0, 0);
}

int canvas_text(struct canvas *canvas, int row, int col, int width,
	enum style style, const char *text)
{
	int end = edge(canvas, col, width);
	struct text_cluster cluster;
	size_t step;

	for (; (step = text_next(text, &cluster)) > 0; text += step) {
		if ((int64_t)col + cluster.width > end)
			break;
		if (col >= 0)
			put_cluster(canvas, row, col, style, &cluster);
		else if (col + cluster.width > 0)
			put_blank(canvas, row, 0, 1, style);
		col += cluster.width;
	}
	return col;
}

int canvas_printf(struct canvas *canvas, int row, int col, int width,
	enum style style, const char *format, ...)
{
	char line[LINE_SIZE], *text = line;
	va_list args;
	int length;

	va_start(args, format);
	length = vsnprintf(line, sizeof(line), format, args);
	va_end(args);
	if (length >= LINE_SIZE) {
		va_start(args, format);
		length = vasprintf(&text, format, args);
		va_end(args);
	}
	if (length < 0)
		fatal("out of memory: text of a row");
	col = canvas_text(canvas, row, col, width, style, text);
	if (text != line)
		free(text);
	return col;
}

void canvas_field(struct canvas *canvas, int row, int col, int width,
	enum style style, const char *text)
{
	int end = edge(canvas, col, width);

	col = canvas_text(canvas, row, col, width, style, text);
	put_blank(canvas, row, col, end, style);
}

void canvas_right(struct canvas *canvas, int row, int col, int width,
	enum style style, const char *text)
{
	int spare;

	if (col >= canvas->cols || width < -1)
		return;
	if (width == -1 || width > SIDE_MAX)
		width = canvas->cols - clamp(col, 0, canvas->cols);
	spare = clamp(width - text_width(text), 0, width);
	put_blank(canvas, row, col, edge(canvas, col, spare), style);
	canvas_field(canvas, row, col + spare, width - spare, style, text);
}

void canvas_style(struct canvas *canvas, int row, int col, int width,
	enum style style)
{
	int end = edge(canvas, col, width);

	if (!is_row(canvas, row))
		return;
	col = clamp(col, 0, canvas->cols);
	if (end <= col)
		return;
	/* Both halves of a wide character look the same. */
	if (cell_at(canvas, row, col)->width == 0)
		col--;
	if (cell_at(canvas, row, end - 1)->width == 2)
		end++;
	for (; col < end; col++)
		cell_at(canvas, row, col)->style = (unsigned char)style;
}

void canvas_blank(struct canvas *canvas, const struct area *area)
{
	int row;

	for (row = 0; row < area->rows; row++)
		put_blank(canvas, area->row + row, area->col,
			edge(canvas, area->col, clamp(area->cols, 0, SIDE_MAX)),
			STYLE_NORMAL);
}

void canvas_rule(struct canvas *canvas, int row, int col, int width,
	const char *text)
{
	int end = edge(canvas, col, width);
	int dash, after;

	for (dash = clamp(col, 0, canvas->cols); dash < end; dash++)
		canvas_line(canvas, row, dash, '-');
	/* "-- x" is the least that is worth a text. */
	if (*text == '\0' || (int64_t)col + 4 > end)
		return;
	put_blank(canvas, row, col + 2, col + 3, STYLE_FRAME);
	after = canvas_text(canvas, row, col + 3,
		width == -1 ? -1 : width - 3, STYLE_TITLE, text);
	if (after < end)
		put_blank(canvas, row, after, after + 1, STYLE_FRAME);
}

void canvas_line(struct canvas *canvas, int row, int col, char shape)
{
	struct cell *cell;

	if (shape != '|' && shape != '-')
		fatal("a border has no shape '%c'", shape);
	if (!is_row(canvas, row) || col < 0 || col >= canvas->cols)
		return;
	put_blank(canvas, row, col, col + 1, STYLE_FRAME);
	cell = cell_at(canvas, row, col);
	cell->bytes[0] = shape;
	cell->line = true;
}

void canvas_cursor(struct canvas *canvas, int row, int col)
{
	canvas->cursor_row = clamp(row, 0, canvas->rows - 1);
	canvas->cursor_col = clamp(col, 0, canvas->cols - 1);
}

void canvas_row(const struct canvas *canvas, int row, char *out, size_t size)
{
	size_t used = 0, text_end = 0;
	int col;

	if (size == 0)
		return;
	for (col = 0; is_row(canvas, row) && col < canvas->cols; col++) {
		const char *bytes = cell_at(canvas, row, col)->bytes;
		size_t length = strlen(bytes);

		if (used + length >= size)
			break;
		memcpy(out + used, bytes, length);
		used += length;
		if (strcmp(bytes, " ") != 0 && length > 0)
			text_end = used;
	}
	out[text_end] = '\0';
}

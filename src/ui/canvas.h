/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A grid of cells: the only thing a screen draws on.  term compares it with
 * what the terminal shows and writes the difference; tests read it as text.
 *
 * Every text is cleaned on its way in (base/text.h), so nothing that is drawn
 * can reach the terminal as a control sequence.  Drawing outside the canvas is
 * clipped, never an error.  Rows and columns count from 0. */
#ifndef OPSDESK_UI_CANVAS_H
#define OPSDESK_UI_CANVAS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"
#include "base/text.h"
#include "ui/style.h"

struct cell {
	char bytes[TEXT_CLUSTER_SIZE];	/* "" in the right half of a wide one */
	unsigned char width;		/* 1, 2, or 0 for that right half */
	unsigned char style;
	bool line;			/* a border: term draws it as a line */
};

struct canvas {
	int rows, cols;
	struct cell *cells;		/* rows * cols */
	int cursor_row, cursor_col;	/* the focus; always on the canvas */
};

/* A part of a canvas, in the canvas's own coordinates. */
struct area {
	int row, col, rows, cols;
};

/* Sizes are clamped to 1 … 1024. */
struct canvas *canvas_new(int rows, int cols);
void canvas_free(struct canvas **canvas);

/* Blank, of the given size. */
void canvas_clear(struct canvas *canvas, int rows, int cols);

/* Draws text from (row, col), at most width cells (-1: to the edge; less: no
 * cells); returns the column after it.  A wide character that does not fit is
 * left out; one that is overwritten by half becomes blank in the other half. */
int canvas_text(struct canvas *canvas, int row, int col, int width,
	enum style style, const char *text);
int canvas_printf(struct canvas *canvas, int row, int col, int width,
	enum style style, const char *format, ...) PRINTF_LIKE(6, 7);

/* The same, blank-padded to exactly width cells; right-aligned with right. */
void canvas_field(struct canvas *canvas, int row, int col, int width,
	enum style style, const char *text);
void canvas_right(struct canvas *canvas, int row, int col, int width,
	enum style style, const char *text);

/* Changes the style of cells, not their text. */
void canvas_style(struct canvas *canvas, int row, int col, int width,
	enum style style);

void canvas_blank(struct canvas *canvas, const struct area *area);

/* "-- text ------" over width cells, the text as STYLE_TITLE. */
void canvas_rule(struct canvas *canvas, int row, int col, int width,
	const char *text);

/* A border cell, '|' or '-', which term may draw as a line. */
void canvas_line(struct canvas *canvas, int row, int col, char shape);

void canvas_cursor(struct canvas *canvas, int row, int col);

/* The row as text without trailing blanks; size should be
 * cols * TEXT_CLUSTER_SIZE + 1. */
void canvas_row(const struct canvas *canvas, int row, char *out, size_t size);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cells as ncurses wants them.
 *
 * ncurses measures with wcwidth(), the canvas with utf8proc.  Where the two
 * differ, the canvas is right about the layout: the cell is filled or replaced
 * so that nothing to its right moves.
 *
 * It is written into newscr, what ncurses takes for the picture wanted next: a
 * window of one's own would be a third copy of the screen. */
#include "config.h"

#include "term/term_draw.h"

#include <curses.h>
#include <langinfo.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>

#include <utf8proc.h>

#include "base/mem.h"
#include "term/term_look.h"
#include "term/term_text.h"
#include "ui/canvas.h"

#define HORIZONTAL_LINE L"\u2500"
#define VERTICAL_LINE L"\u2502"

void term_drawing_init(struct term_drawing *drawing)
{
	const char *refused = getenv("NO_COLOR");
	short background;

	*drawing = (struct term_drawing){
		.unicode = strcmp(nl_langinfo(CODESET), "UTF-8") == 0,
	};
	if (!has_colors() || (refused != NULL && refused[0] != '\0') ||
	    start_color() != OK)
		return;
	background = use_default_colors() == OK ? -1 : COLOR_BLACK;
	drawing->colours = COLORS;
	for (int style = 0; style < STYLE_COUNT; style++) {
		int colour = term_look((enum style)style,
			drawing->colours).colour;

		if (colour != LOOK_NO_COLOUR)
			init_pair((short)(colour + 1), (short)colour,
				background);
	}
}

void term_drawing_done(struct term_drawing *drawing)
{
	free(drawing->shown);
	drawing->shown = NULL;
}

void term_drawing_reset(struct term_drawing *drawing, int rows, int cols)
{
	free(drawing->shown);
	drawing->rows = rows;
	drawing->cols = cols;
	drawing->shown = mem_new((size_t)rows * (size_t)cols,
		sizeof(*drawing->shown));
	werase(newscr);
}

static attr_t attributes_of(const struct term_look *look)
{
	attr_t attributes = A_NORMAL;

	if (look->bold)
		attributes |= A_BOLD;
	if (look->underline)
		attributes |= A_UNDERLINE;
	if (look->reverse)
		attributes |= A_REVERSE;
	if (look->dim)
		attributes |= A_DIM;
	return attributes;
}

static void put(int row, int col, const struct term_look *look,
	const wchar_t *text)
{
	short pair = look->colour == LOOK_NO_COLOUR ? 0
						    : (short)(look->colour + 1);
	cchar_t character;

	/* The last cell of the screen is written although ERR says that the
	 * cursor cannot go on from there. */
	if (setcchar(&character, text, attributes_of(look), pair, NULL) == OK)
		mvwadd_wch(newscr, row, col, &character);
}

/* Leaves a base character of some width and marks of none, which is what
 * setcchar() takes; returns the width. */
static int tidy(wchar_t *text)
{
	size_t used = 1;

	if (wcwidth(text[0]) < 1) {
		text[0] = L'?';
		text[1] = L'\0';
	}
	for (size_t i = 1; text[i] != L'\0'; i++)
		if (wcwidth(text[i]) == 0)
			text[used++] = text[i];
	text[used] = L'\0';
	return wcwidth(text[0]);
}

static void put_text(const struct term_drawing *drawing, int row, int col,
	const struct term_look *look, const struct cell *cell)
{
	wchar_t text[CCHARW_MAX];
	int width;

	term_text_cluster(text, CCHARW_MAX, cell->bytes, drawing->plain);
	if (text[0] == L'\0')
		wcscpy(text, L" ");
	width = tidy(text);
	if (width > cell->width) {
		wcscpy(text, L"?");
		width = 1;
	}
	put(row, col, look, text);
	if (width < cell->width)
		put(row, col + 1, look, text[0] == L'?' ? L"?" : L" ");
}

static void put_cell(const struct term_drawing *drawing, int row, int col,
	const struct cell *cell)
{
	bool upright = cell->bytes[0] == '|';
	struct term_look look = term_look(cell->style, drawing->colours);

	if (!cell->line)
		put_text(drawing, row, col, &look, cell);
	else if (drawing->plain)
		put(row, col, &look, upright ? L"|" : L"-");
	else if (drawing->unicode)
		put(row, col, &look, upright ? VERTICAL_LINE : HORIZONTAL_LINE);
	else
		mvwaddch(newscr, row, col, (upright ? ACS_VLINE : ACS_HLINE)
			| attributes_of(&look));
}

/* A cell in a number, a quarter of its size: the code point of a text of one,
 * its style and what else it is.  0 for a text of several, which is always
 * written anew: ncurses sends it only when it is another one. */
_Static_assert(STYLE_COUNT <= 1 << 7, "a style takes seven bits of a digest");

static uint32_t digest(const struct cell *cell)
{
	uint32_t about = 1u | (uint32_t)cell->line << 1
		| (uint32_t)cell->width << 2 | (uint32_t)cell->style << 4;
	int32_t point;
	size_t length;

	if ((unsigned char)cell->bytes[0] < 0x80 && (cell->bytes[0] == '\0' ||
		cell->bytes[1] == '\0'))
		return about | (uint32_t)cell->bytes[0] << 11;
	length = strnlen(cell->bytes, sizeof(cell->bytes));
	if (utf8proc_iterate((const utf8proc_uint8_t *)cell->bytes,
		(utf8proc_ssize_t)length, &point) != (utf8proc_ssize_t)length)
		return 0;
	return about | (uint32_t)point << 11;
}

void term_drawing_put(struct term_drawing *drawing,
	const struct canvas *canvas)
{
	int rows = canvas->rows < drawing->rows ? canvas->rows : drawing->rows;
	int cols = canvas->cols < drawing->cols ? canvas->cols : drawing->cols;

	for (int row = 0; row < rows; row++) {
		const struct cell *cells = canvas->cells + row * canvas->cols;
		uint32_t *shown = drawing->shown + row * drawing->cols;

		for (int col = 0; col < cols; col++) {
			uint32_t now = digest(&cells[col]);

			if (now != 0 && now == shown[col])
				continue;
			shown[col] = now;
			/* The right half of a wide one comes with the left. */
			if (cells[col].width > 0)
				put_cell(drawing, row, col, &cells[col]);
		}
	}
	wmove(newscr, canvas->cursor_row, canvas->cursor_col);
}

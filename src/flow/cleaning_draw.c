/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The cleaning sheet as it looks. */
#include "config.h"

#include "flow/cleaning_private.h"

#include <string.h>

#define COL_STATUS 26
#define COL_BECOMES 44

const struct cleaning_status cleaning_statuses[CLEANING_STATUSES] = {
	{ "DIRTY", "dirty", 'd' },
	{ "CLEANING", "being cleaned", 'w' },
	{ "CLEAN", "clean", 'c' },
	{ "OCCUPIED", "in use", 0 },
};

static const char *status_words(const char *status)
{
	for (size_t i = 0; i < CLEANING_STATUSES; i++) {
		if (strcmp(cleaning_statuses[i].status, status) == 0)
			return cleaning_statuses[i].words;
	}
	return status;
}

static void draw_row(const struct cleaning *sheet, int index,
	struct canvas *canvas, int line, const struct area *area)
{
	const struct unit_row *row = &sheet->rows.rows[index];

	if (unit_rows_draw_row(&sheet->rows, index, canvas, line, area))
		return;
	canvas_text(canvas, line, area->col + COL_STATUS,
		COL_BECOMES - COL_STATUS - 1, STYLE_NORMAL,
		status_words(row->status));
	canvas_text(canvas, line, area->col + COL_BECOMES, -1,
		row->to == NULL ? STYLE_DIM : STYLE_DONE,
		row->to == NULL ? "-" : status_words(row->to));
}

void cleaning_draw(const void *state, struct canvas *canvas,
	const struct area *area)
{
	const struct cleaning *sheet = state;
	const struct unit_rows *rows = &sheet->rows;
	int room = area->rows - UNIT_ROWS_OTHER_LINES;
	int top = unit_rows_top(rows, room), line = area->row + 2;
	int last = area->row + area->rows - 1;
	char title[200];

	unit_rows_title(rows, "Clean", title, sizeof(title));
	canvas_rule(canvas, area->row, area->col, area->cols, title);
	canvas_text(canvas, area->row + 1, area->col, area->cols, STYLE_TITLE,
		"   unit  customer         now               becomes");
	for (int i = top; i < rows->count && i < top + room; i++)
		draw_row(sheet, i, canvas, line++, area);
	if (!unit_rows_draw_said(rows, canvas, last - 2, 2, area))
		canvas_text(canvas, last - 2, area->col + 2, area->cols - 3,
			STYLE_NORMAL, "out of turn takes a reason: leave it "
			"here, e on the board does it");
	canvas_text(canvas, last, area->col + 1, area->cols - 2, STYLE_KEY,
		sheet->sending ? "asking the database ..."
		: "d dirty  w being cleaned  c clean  Space as it is   "
		  "Enter does it   Esc back");
}

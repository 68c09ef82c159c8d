/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The check-out sheet as it looks (wireframes.md 2b). */
#include "config.h"

#include "flow/check_out_private.h"

#include <stdio.h>
#include <string.h>

#include "model/money.h"
#include "store/store.h"

#define COL_LATE 26
#define LATE_WIDTH 7
#define COL_FEE 33
#define COL_PAID 40
#define COL_OWED 44
#define COL_ITEMS 53
#define COL_THEN 63

/* "21 Dec" of "Mon 21 Dec" */
static void short_date(wall_minute at, char *out, size_t size)
{
	char date[TIMESLOT_TEXT_SIZE];

	timeslot_format_date(timeslot_day_of(at), false, date);
	snprintf(out, size, "%s", date + strcspn(date, " ") +
		(strchr(date, ' ') != NULL));
}

/* "113 min"; "22 h 20" when that would not fit. */
static void late_words(int minutes, char out[TIMESLOT_TEXT_SIZE])
{
	if (snprintf(out, TIMESLOT_TEXT_SIZE, "%d min", minutes) > LATE_WIDTH)
		timeslot_format_length(minutes, out);
}

static const char *paid_words(const struct unit_row *row)
{
	if (row->fee_minor <= 0 || strcmp(row->settle, "none") == 0)
		return "";
	return strcmp(row->settle, "CASH") == 0 ? "cash" : "card";
}

static void draw_then(const struct check_out *sheet, const struct unit_row *row,
	struct canvas *canvas, int line, const struct area *area)
{
	char date[TIMESLOT_TEXT_SIZE], text[64] = "";

	if (row->banned_until != 0) {
		short_date(row->banned_until, date, sizeof(date));
		snprintf(text, sizeof(text), "BANNED to %s", date);
	} else if (row->needs_reason) {
		snprintf(text, sizeof(text), "early: reason");
	}
	canvas_text(canvas, line, area->col + COL_THEN,
		area->cols - COL_THEN - 1,
		row->banned_until != 0 ? STYLE_ALERT : STYLE_NOTICE,
		sheet->looked ? text : "...");
}

static void draw_row(const struct check_out *sheet, int index,
	struct canvas *canvas, int line, const struct area *area)
{
	const struct unit_row *row = &sheet->rows.rows[index];
	char late[TIMESLOT_TEXT_SIZE], fee[MONEY_TEXT_SIZE], owed[MONEY_TEXT_SIZE];

	if (unit_rows_draw_row(&sheet->rows, index, canvas, line, area))
		return;
	late_words(row->late_minutes, late);
	money_format(row->fee_minor, fee);
	money_format(row->owed_minor, owed);
	canvas_right(canvas, line, area->col + COL_LATE, LATE_WIDTH,
		STYLE_NORMAL, late);
	canvas_right(canvas, line, area->col + COL_FEE, 6,
		row->fee_minor > 0 ? STYLE_ALERT : STYLE_NORMAL, fee);
	canvas_text(canvas, line, area->col + COL_PAID, 4, STYLE_DONE,
		paid_words(row));
	canvas_right(canvas, line, area->col + COL_OWED, 7,
		row->owed_minor > 0 ? STYLE_NOTICE : STYLE_NORMAL, owed);
	canvas_text(canvas, line, area->col + COL_ITEMS, 3,
		row->seen ? STYLE_DONE : STYLE_NORMAL,
		row->seen ? "[x]" : "[ ]");
	draw_then(sheet, row, canvas, line, area);
}

static void draw_fees(const struct check_out *sheet, struct canvas *canvas,
	int line, const struct area *area)
{
	char due[MONEY_TEXT_SIZE], now[MONEY_TEXT_SIZE], paid[64] = "";
	int64_t owed = 0, taken = 0;

	for (int i = 0; i < sheet->rows.count; i++) {
		const struct unit_row *row = &sheet->rows.rows[i];

		*(paid_words(row)[0] == '\0' ? &owed : &taken) +=
			row->fee_minor;
	}
	money_format(owed, due);
	money_format(taken, now);
	if (taken > 0)
		snprintf(paid, sizeof(paid), ", %s paid now", now);
	if (owed + taken == 0)
		canvas_text(canvas, line, area->col + 2, area->cols - 3,
			STYLE_NORMAL, "no late fees");
	else
		canvas_printf(canvas, line, area->col + 2, area->cols - 3,
			STYLE_NORMAL, "fees %s go to past due%s%s", due, paid,
			sheet->all ? "; all rows: c card  k cash"
			: taken > 0 ? "; row >: c card  k cash  Tab ref"
			: "; row under > pays: c card  k cash  Tab reference");
}

static void draw_bans(const struct check_out *sheet, struct canvas *canvas,
	int line, const struct area *area)
{
	int bans = 0;

	for (int i = 0; i < sheet->rows.count; i++)
		bans += sheet->rows.rows[i].banned_until != 0;
	if (bans > 0)
		canvas_printf(canvas, line, area->col + 2, area->cols - 3,
			STYLE_NOTICE, "%d ban%s follow%s; a manager may lift "
			"%s afterwards", bans, bans == 1 ? "" : "s",
			bans == 1 ? "s" : "", bans == 1 ? "it" : "them");
	else if (sheet->claim[0] != '\0')
		canvas_text(canvas, line, area->col + 2, area->cols - 3,
			STYLE_NORMAL, sheet->claim);
}

void check_out_draw(const void *state, struct canvas *canvas,
	const struct area *area)
{
	const struct check_out *sheet = state;
	const struct unit_rows *rows = &sheet->rows;
	int room = area->rows - UNIT_ROWS_OTHER_LINES;
	int top = unit_rows_top(rows, room), line = area->row + 2;
	int last = area->row + area->rows - 1;
	char title[200];

	unit_rows_title(rows, "Check out", title, sizeof(title));
	canvas_rule(canvas, area->row, area->col, area->cols, title);
	canvas_text(canvas, area->row + 1, area->col, area->cols, STYLE_TITLE,
		"   unit  customer          late    fee   owed before items"
		"     then");
	for (int i = top; i < rows->count && i < top + room; i++)
		draw_row(sheet, i, canvas, line++, area);
	if (!unit_rows_draw_said(rows, canvas, last - 2, 2, area)) {
		draw_fees(sheet, canvas, last - 2, area);
		draw_bans(sheet, canvas, last - 1, area);
	}
	canvas_text(canvas, last, area->col + 1, area->cols - 2, STYLE_KEY,
		sheet->sending ? "asking the database ..."
		: "Space items seen   * all seen   Enter check out the rows "
		  "with items seen   Esc");
}

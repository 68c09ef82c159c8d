/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The booking sheet as it looks (wireframes.md 1e). */
#include "config.h"

#include "flow/book_private.h"

#include <stdio.h>

#include "flow/said.h"
#include "model/money.h"
#include "store/outcome.h"

const char *
book_place_label(const struct booking_sheet *sheet)
{
	for (int i = 0; i < sheet->place_count; i++) {
		if (sheet->places[i].id == sheet->resource_id)
			return sheet->places[i].label;
	}
	return "";
}

static void
mark_focus(const struct booking_sheet *sheet, enum focus focus,
	struct canvas *canvas, int row, int col)
{
	if (sheet->focus != focus)
		return;
	canvas_text(canvas, row, col, 1, STYLE_SELECTED, ">");
	canvas_cursor(canvas, row, col + 9);
}

static void
draw_time(const struct booking_sheet *sheet, struct canvas *canvas, int row,
	int col)
{
	char length[TIMESLOT_TEXT_SIZE], until[TIMESLOT_TEXT_SIZE];
	char free_text[80] = "";
	wall_minute free_until = sheet->preview == NULL
		? 0 : sheet->preview->free_until;

	timeslot_format_length(sheet->minutes, length);
	timeslot_format_time(sheet->starts + sheet->minutes, until);
	if (free_until > sheet->starts) {
		char time[TIMESLOT_TEXT_SIZE];

		timeslot_format_time(free_until, time);
		snprintf(free_text, sizeof(free_text), "(free until %s)", time);
	}
	canvas_text(canvas, row, col + 2, -1, STYLE_NORMAL, "from");
	textfield_draw(&sheet->from, canvas, row, col + 9, 8,
		sheet->focus == FOCUS_FROM);
	canvas_printf(canvas, row, col + 20, -1, STYLE_NORMAL,
		"%cfor  %-8s until %s   < >   %s",
		sheet->focus == FOCUS_LENGTH ? '>' : ' ', length, until,
		free_text);
	if (sheet->focus == FOCUS_FROM)
		canvas_text(canvas, row, col, 1, STYLE_SELECTED, ">");
	if (sheet->focus == FOCUS_LENGTH)
		canvas_cursor(canvas, row, col + 26);
}

static void
draw_price(const struct booking_sheet *sheet, struct canvas *canvas, int row,
	int col, int width)
{
	const struct outcome *p = sheet->preview;
	char price[MONEY_TEXT_SIZE], why[320];
	int at;

	canvas_text(canvas, row, col + 2, -1, STYLE_NORMAL, "price");
	if (p == NULL) {
		canvas_text(canvas, row, col + 9, -1, STYLE_DIM,
			sheet->has_who ? "looking ..." : "-");
		return;
	}
	if (!p->ok) {
		said_why(p, store_now(sheet->store), why, sizeof(why));
		canvas_text(canvas, row, col + 9, width - 9, STYLE_ALERT, why);
		at = col + 9;
		for (int i = 0; i < p->free_count; i++) {
			const struct free_slot *slot = &p->free_slots[i];
			char range[TIMESLOT_TEXT_SIZE];

			timeslot_format_range(slot->starts, slot->ends, range);
			at = canvas_printf(canvas, row + 1, at, -1,
				STYLE_NORMAL, "%d %s %s   ", i + 1, slot->label,
				range);
		}
		return;
	}
	money_format(p->price_minor, price);
	at = canvas_text(canvas, row, col + 9, -1,
		p->price_minor > 0 ? STYLE_ALERT : STYLE_NORMAL, price);
	for (int i = 0; i < p->fee_count && at < col + width - 10; i++)
		at = canvas_printf(canvas, row, at + 2, col + width - at - 3,
			STYLE_NORMAL, "%s", p->fees[i].why);
	for (int i = 0; i < p->warning_count && i < 1; i++)
		canvas_text(canvas, row + 1, col + 9, width - 9, STYLE_NOTICE,
			p->warnings[i]);
}

static void
draw_footer(const struct booking_sheet *sheet, struct canvas *canvas, int row,
	int col, int width)
{
	const char *keys;

	if (sheet->error[0] != '\0') {
		canvas_text(canvas, row, col + 1, width, STYLE_ALERT,
			sheet->error);
		return;
	}
	if (sheet->sending)
		keys = "booking ...";
	else if (sheet->focus == FOCUS_WHO && !sheet->has_who)
		keys = "type a name or the last four; Enter takes the one with >"
			"   Esc back";
	else if (book_checks_in(sheet) && book_owes(sheet))
		keys = "c card, k cash, g pass: pay and check in   "
			"Space only book   Tab next   Esc";
	else if (book_checks_in(sheet))
		keys = "Enter book and check in   Space only book   Tab next field"
			"   Esc back";
	else
		keys = "Enter book   Tab next field   Esc back";
	canvas_text(canvas, row, col + 1, width, STYLE_KEY, keys);
}

void
book_draw(const void *state, struct canvas *canvas, const struct area *area)
{
	const struct booking_sheet *sheet = state;
	int row = area->row, col = area->col, width = area->cols - 2;
	char date[TIMESLOT_TEXT_SIZE], time[TIMESLOT_TEXT_SIZE], text[160];

	timeslot_format_date(timeslot_day_of(sheet->starts), false, date);
	timeslot_format_time(sheet->starts, time);
	snprintf(text, sizeof(text), "Book  %s  %s  %s", book_place_label(sheet),
		date, time);
	canvas_rule(canvas, row, col, area->cols, text);
	canvas_text(canvas, row + 1, col + 2, -1, STYLE_NORMAL, "who");
	if (sheet->has_who)
		canvas_printf(canvas, row + 1, col + 9, width - 9, STYLE_TITLE,
			"%s   %s", sheet->who.name, sheet->who.about);
	else
		person_picker_draw(&sheet->picker, canvas, row + 1, col + 9,
			width - 9, area->rows - 3, sheet->focus == FOCUS_WHO);
	mark_focus(sheet, FOCUS_WHO, canvas, row + 1, col);
	if (sheet->focus == FOCUS_WHO && !sheet->has_who) {
		/* The picker's field has the cursor, not the label. */
		textfield_draw(&sheet->picker.field, canvas, row + 1, col + 9,
			(width - 9) / 2, true);
		draw_footer(sheet, canvas, area->row + area->rows - 1, col,
			width);
		return;
	}
	draw_time(sheet, canvas, row + 3, col);
	canvas_printf(canvas, row + 4, col + 2, -1, STYLE_NORMAL,
		"heads  %d in all", sheet->heads);
	mark_focus(sheet, FOCUS_HEADS, canvas, row + 4, col);
	draw_price(sheet, canvas, row + 5, col, width);
	canvas_text(canvas, row + 7, col + 2, -1, STYLE_NORMAL, "note");
	mark_focus(sheet, FOCUS_NOTE, canvas, row + 7, col);
	textfield_draw(&sheet->note, canvas, row + 7, col + 9, width - 10,
		sheet->focus == FOCUS_NOTE);
	canvas_printf(canvas, row + 8, col + 2, -1, STYLE_NORMAL, "then   %s",
		book_checks_in(sheet) ? "check in at once (starts within 15 min)"
		: book_is_walk_in(sheet) ? "only book (Space: check in at once)"
				    : "only book");
	draw_footer(sheet, canvas, area->row + area->rows - 1, col, width);
}

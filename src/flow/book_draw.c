/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The booking sheet as it looks (wireframes.md 1e). */
#include "config.h"

#include "flow/book_private.h"

#include <stdio.h>
#include <string.h>

#include "flow/said.h"
#include "model/money.h"
#include "store/outcome.h"
#include "ui/sheet.h"
#include "ui/wrap.h"

/* Lines of the sheet, from its rule on. */
enum { ROW_WHO = 1, ROW_FROM = 3, ROW_HEADS, ROW_WITH, ROW_PRICE, ROW_NOTE = 8,
	ROW_THEN };

#define VALUE_COL 9			/* behind the labels */

static const char *place_label(const struct booking_sheet *sheet)
{
	for (int i = 0; i < sheet->place_count; i++) {
		if (sheet->places[i].id == sheet->resource_id)
			return sheet->places[i].label;
	}
	return "";
}

static void draw_label(const struct booking_sheet *sheet, enum focus focus,
	struct canvas *canvas, int row, int col, const char *label)
{
	canvas_text(canvas, row, col + 2, -1, STYLE_NORMAL, label);
	if (sheet->focus != focus)
		return;
	canvas_text(canvas, row, col, 1, STYLE_SELECTED, ">");
	canvas_cursor(canvas, row, col + VALUE_COL);
}

static void draw_time(const struct booking_sheet *sheet, struct canvas *canvas,
	int row, int col)
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
	draw_label(sheet, FOCUS_FROM, canvas, row, col, "from");
	canvas_printf(canvas, row, col + 20, -1, STYLE_NORMAL,
		"%cfor  %-8s until %s   < >   %s",
		sheet->focus == FOCUS_LENGTH ? '>' : ' ', length, until,
		free_text);
	textfield_draw(&sheet->from, canvas, row, col + VALUE_COL, 8,
		sheet->focus == FOCUS_FROM);
	if (sheet->focus == FOCUS_LENGTH)
		canvas_cursor(canvas, row, col + 26);
}

/* "Noël, Maëlle (guest); Szűcs, Örs" */
static void format_companions(const struct booking_sheet *sheet, char *out,
	size_t size)
{
	size_t used = 0;

	out[0] = '\0';
	for (int i = 0; i < sheet->companion_count && used < size; i++) {
		const struct picked *who = &sheet->companions[i];

		used += (size_t)snprintf(out + used, size - used, "%s%s%s",
			i == 0 ? "" : "; ", who->name,
			who->user_id[0] == '\0' ? " (guest)" : "");
	}
}

static void draw_party(const struct booking_sheet *sheet, struct canvas *canvas,
	int row, int col, int width)
{
	int unnamed = sheet->heads - 1 - sheet->companion_count;
	char names[512], missing[48] = "";

	draw_label(sheet, FOCUS_HEADS, canvas, row, col, "heads");
	canvas_printf(canvas, row, col + VALUE_COL, width - VALUE_COL,
		STYLE_NORMAL, "%d in all   < >", sheet->heads);
	row++;
	draw_label(sheet, FOCUS_WITH, canvas, row, col, "with");
	if (sheet->focus == FOCUS_WITH)
		return;
	format_companions(sheet, names, sizeof(names));
	if (unnamed > 0)
		snprintf(missing, sizeof(missing), "%s%d without a name",
			names[0] == '\0' ? "" : "   ", unnamed);
	col = canvas_text(canvas, row, col + VALUE_COL,
		width - VALUE_COL - text_width(missing), STYLE_NORMAL,
		names[0] == '\0' && unnamed == 0 ? "nobody else" : names);
	canvas_text(canvas, row, col, -1, STYLE_NOTICE, missing);
}

/* Two lines of what stands in the way, or one and what is free instead. */
static void draw_refusal(const struct booking_sheet *sheet,
	struct canvas *canvas, int row, int col, int width)
{
	const struct outcome *p = sheet->preview;
	char why[512];
	int at = col + VALUE_COL, room = width - VALUE_COL;

	said_why(p, store_now(sheet->store), p->free_count > 0 ? room : -1, why,
		sizeof(why));
	canvas_text(canvas, row, col + 2, -1, STYLE_NORMAL,
		strcmp(p->code, "clash") == 0 ? "clash" : "no");
	if (p->free_count == 0) {
		size_t bytes = wrap_line(why, room);

		canvas_printf(canvas, row, at, room, STYLE_ALERT, "%.*s",
			(int)bytes, why);
		canvas_text(canvas, row + 1, at, room, STYLE_ALERT,
			wrap_next(why, bytes));
		return;
	}
	canvas_text(canvas, row, at, room, STYLE_ALERT, why);
	for (int i = 0; i < p->free_count; i++) {
		const struct free_slot *slot = &p->free_slots[i];
		char where[80];

		said_free(slot, timeslot_day_of(sheet->starts), where,
			sizeof(where));
		at = canvas_printf(canvas, row + 1, at, -1, STYLE_NORMAL,
			"%d %s   ", i + 1, where);
	}
}

/* How the price came about: of one head why, of several who pays and why. */
static void format_fees(const struct outcome *p, char *out, size_t size)
{
	size_t used = 0;

	out[0] = '\0';
	for (int i = 0; i < p->fee_count && used < size; i++) {
		const struct fee *fee = &p->fees[i];

		if (p->fee_count == 1)
			snprintf(out, size, "%s", fee->why);
		else if (fee->minor > 0)
			used += (size_t)snprintf(out + used, size - used,
				"%s%s: %s", used == 0 ? "" : "; ", fee->name,
				fee->why);
	}
}

static void draw_price(const struct booking_sheet *sheet, struct canvas *canvas,
	int row, int col, int width)
{
	const struct outcome *p = sheet->preview;
	char price[MONEY_TEXT_SIZE], why[512];
	int at = col + VALUE_COL, room;
	size_t bytes;

	if (p != NULL && !p->ok) {
		draw_refusal(sheet, canvas, row, col, width);
		return;
	}
	canvas_text(canvas, row, col + 2, -1, STYLE_NORMAL, "price");
	if (p == NULL) {
		canvas_text(canvas, row, at, -1, STYLE_DIM,
			sheet->has_who ? "looking ..." : "-");
		return;
	}
	money_format(p->price_minor, price);
	at = canvas_text(canvas, row, at, -1,
		p->price_minor > 0 ? STYLE_ALERT : STYLE_NORMAL, price) + 2;
	room = col + width - at;
	format_fees(p, why, sizeof(why));
	bytes = p->warning_count > 0 ? strlen(why) : wrap_line(why, room);
	canvas_printf(canvas, row, at, room, STYLE_NORMAL, "%.*s", (int)bytes,
		why);
	if (p->warning_count > 0)
		canvas_text(canvas, row + 1, col + VALUE_COL,
			width - VALUE_COL, STYLE_NOTICE, p->warnings[0]);
	else
		canvas_text(canvas, row + 1, at, room, STYLE_NORMAL,
			wrap_next(why, bytes));
}

static const char *what_then(const struct booking_sheet *sheet)
{
	if (book_checks_in(sheet))
		return "check in at once (starts within 15 min)";
	if (book_is_stranger(sheet))
		return "only book; the day pass is paid now";
	return book_is_walk_in(sheet) ? "only book (Space: check in at once)"
		: "only book";
}

/* What the keys do now; where letters are text, the others. */
static void format_keys(const struct booking_sheet *sheet, char *out,
	size_t size)
{
	bool letters = book_takes_letters(sheet);
	bool in = book_checks_in(sheet);

	if (sheet->sending)
		snprintf(out, size, "booking ...");
	else if (sheet->focus == FOCUS_WHO && !sheet->has_who)
		snprintf(out, size, "type a name or the last four; Enter takes "
			"the one with >   Esc back");
	else if (sheet->focus == FOCUS_WITH)
		snprintf(out, size, "type who comes along, Enter takes the one "
			"with >   Backspace undoes   " SHEET_NEXT);
	else if (sheet->preview != NULL && !sheet->preview->ok)
		snprintf(out, size, "%s" SHEET_NEXT_FIELD "   Esc back",
			sheet->preview->free_count == 0 ? ""
			: sheet->focus == FOCUS_LENGTH
				? "1 2 3 take what is free instead   "
				: "(1 2 3 on the length)   ");
	else if (book_must_pay(sheet))
		snprintf(out, size, "%s card, %s cash%s: pay and %s%s   "
			SHEET_NEXT "%s", letters ? "c" : "Ctrl-D",
			letters ? "k" : "Ctrl-K", book_has_guests(sheet)
				? letters ? ", g pass" : ", Ctrl-G pass" : "",
			in ? "check in" : "book",
			in && letters ? "   Space only book" : "",
			letters ? "   Esc back" : "");
	else
		snprintf(out, size, "Enter book%s   " SHEET_NEXT_FIELD
			"   Esc back%s",
			in ? " and check in" : "",
			in && letters ? "   Space only book" : "");
}

static void draw_footer(const struct booking_sheet *sheet,
	struct canvas *canvas, int row, int col, int width)
{
	char keys[160];

	if (sheet->error[0] != '\0') {
		canvas_text(canvas, row, col + 1, width, STYLE_ALERT,
			sheet->error);
		return;
	}
	format_keys(sheet, keys, sizeof(keys));
	canvas_text(canvas, row, col + 1, width, STYLE_KEY, keys);
}

/* While names are chosen the hits have the lines below. */
static void draw_companions(const struct booking_sheet *sheet,
	struct canvas *canvas, int row, int last, int col, int width)
{
	char names[512];

	person_picker_draw(&sheet->with_picker, canvas, row, col + VALUE_COL,
		width - VALUE_COL, last - row - 2, true);
	format_companions(sheet, names, sizeof(names));
	if (names[0] != '\0')
		canvas_printf(canvas, last - 1, col + 2, width - 2,
			STYLE_NORMAL, "so far %s", names);
}

void book_draw(const void *state, struct canvas *canvas,
	const struct area *area)
{
	const struct booking_sheet *sheet = state;
	int row = area->row, col = area->col, width = area->cols - 2;
	int last = area->row + area->rows - 1;
	char date[TIMESLOT_TEXT_SIZE], time[TIMESLOT_TEXT_SIZE], text[160];

	timeslot_format_date(timeslot_day_of(sheet->starts), false, date);
	timeslot_format_time(sheet->starts, time);
	snprintf(text, sizeof(text), "Book  %s  %s  %s", place_label(sheet),
		date, time);
	canvas_rule(canvas, row, col, area->cols, text);
	draw_footer(sheet, canvas, last, col, width);
	draw_label(sheet, FOCUS_WHO, canvas, row + ROW_WHO, col, "who");
	if (sheet->has_who) {
		canvas_printf(canvas, row + ROW_WHO, col + VALUE_COL,
			width - VALUE_COL, STYLE_TITLE, "%s   %s",
			sheet->who.name, sheet->who.about);
	} else {
		person_picker_draw(&sheet->picker, canvas, row + ROW_WHO,
			col + VALUE_COL, width - VALUE_COL, area->rows - 3,
			sheet->focus == FOCUS_WHO);
		if (sheet->focus == FOCUS_WHO)
			return;
	}
	draw_time(sheet, canvas, row + ROW_FROM, col);
	draw_party(sheet, canvas, row + ROW_HEADS, col, width);
	if (sheet->focus == FOCUS_WITH) {
		draw_companions(sheet, canvas, row + ROW_WITH, last, col, width);
		return;
	}
	draw_price(sheet, canvas, row + ROW_PRICE, col, width);
	draw_label(sheet, FOCUS_NOTE, canvas, row + ROW_NOTE, col, "note");
	textfield_draw(&sheet->note, canvas, row + ROW_NOTE, col + VALUE_COL,
		width - VALUE_COL - 1, sheet->focus == FOCUS_NOTE);
	canvas_printf(canvas, row + ROW_THEN, col + 2, -1, STYLE_NORMAL,
		"then   %s", what_then(sheet));
}

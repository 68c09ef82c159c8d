/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A better room: where to, what it would cost, and what is read to the guest
 * before it is paid. */
#include "config.h"

#include "flow/upgrade_private.h"

#include "model/money.h"
#include "store/outcome.h"
#include "ui/sheet.h"

#define COL_VALUE 14
#define ROOM_WIDTH 8
#define REFERENCE_WIDTH 40

static void draw_price(const struct upgrade *sheet, struct canvas *canvas,
	int line, const struct area *area)
{
	const struct outcome *price = sheet->price;
	char money[MONEY_TEXT_SIZE];
	int width = area->cols - 3;

	if (price == NULL) {
		canvas_text(canvas, line, area->col + 2, width, STYLE_DIM,
			sheet->asked[0] == '\0' && !sheet->offered
				? "type a room" : "Enter asks what it costs");
	} else if (!price->ok) {
		canvas_text(canvas, line, area->col + 2, width, STYLE_ALERT,
			price->sentence);
	} else {
		money_format(price->price_minor, money);
		canvas_printf(canvas, line, area->col + 2, width, STYLE_ALERT,
			"fee %s", money);
		canvas_text(canvas, line + 1, area->col + 2, width,
			STYLE_NORMAL, "to be read to the guest: the stay ends "
			"when it did, the fee is not given back");
		canvas_text(canvas, line + 2, area->col + 2, width, STYLE_KEY,
			"c read, and paid by card    k read, and paid in cash");
	}
}

void upgrade_draw(const void *state, struct canvas *canvas,
	const struct area *area)
{
	const struct upgrade *sheet = state;
	int line = area->row, last = area->row + area->rows - 1;

	canvas_rule(canvas, line++, area->col, area->cols, sheet->title);
	canvas_text(canvas, line, area->col + 2, -1, STYLE_NORMAL, "to room");
	if (sheet->offered)
		canvas_text(canvas, line, area->col + COL_VALUE, -1,
			STYLE_NORMAL, sheet->room.text);
	else
		textfield_draw(&sheet->room, canvas, line,
			area->col + COL_VALUE, ROOM_WIDTH,
			sheet->focus == FOCUS_ROOM);
	if (sheet->rooms[0] != '\0')
		canvas_printf(canvas, line, area->col + COL_VALUE + 10,
			area->cols - COL_VALUE - 11, STYLE_DIM, "free: %s",
			sheet->rooms);
	line++;
	canvas_text(canvas, line, area->col + 2, -1, STYLE_NORMAL,
		"reference");
	textfield_draw(&sheet->reference, canvas, line, area->col + COL_VALUE,
		REFERENCE_WIDTH, sheet->focus == FOCUS_REFERENCE);
	line += 2;
	if (sheet->focus == FOCUS_KEYS)
		canvas_cursor(canvas, line, area->col + 2);
	draw_price(sheet, canvas, line, area);
	canvas_text(canvas, last, area->col + 1, area->cols - 2, STYLE_KEY,
		sheet->sending ? "asking the database ..."
		: sheet->focus == FOCUS_ROOM
			? "Enter what it costs   " SHEET_NEXT_FIELD
			  "   Esc back"
			: "one key pays and moves them   " SHEET_NEXT_FIELD
			  "   Esc back");
}

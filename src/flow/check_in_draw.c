/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The check-in sheet as it looks (wireframes.md 1d). */
#include "config.h"

#include "flow/check_in_private.h"

#include <string.h>

#include "flow/said.h"
#include "model/money.h"
#include "store/outcome.h"

#define ROSTER_LINES 4

static int draw_roster(const struct check_in *sheet, struct canvas *canvas,
	const struct area *area, int row)
{
	const struct roster *roster = sheet->roster;
	int heads = roster == NULL ? 0 : roster->count;

	canvas_printf(canvas, row, area->col + 2, -1, STYLE_NORMAL,
		"Roster   %d of %d declared", heads,
		sheet->booking == NULL ? heads : sheet->booking->declared);
	canvas_text(canvas, row++, area->col + area->cols - 11, -1, STYLE_KEY,
		"e change");
	for (int i = 0; i < heads && i < ROSTER_LINES; i++, row++) {
		const struct participant *p = &roster->participants[i];
		char fee[MONEY_TEXT_SIZE], says[120];

		money_format(p->fee_minor, fee);
		canvas_printf(canvas, row, area->col + 4, 20, STYLE_NORMAL,
			"%d %s", i + 1, p->name);
		canvas_printf(canvas, row, area->col + 25, 15, STYLE_NORMAL,
			"%s  %s", p->role, p->tier);
		canvas_right(canvas, row, area->col + 41, 9,
			p->fee_minor > 0 ? STYLE_ALERT : STYLE_NORMAL, fee);
		said_fee(p, says, sizeof(says));
		canvas_text(canvas, row, area->col + 51, area->cols - 51,
			STYLE_NORMAL, says);
	}
	if (heads > ROSTER_LINES)
		canvas_printf(canvas, row++, area->col + 4, -1, STYLE_DIM,
			"and %d more: e", heads - ROSTER_LINES);
	return row;
}

static int draw_ways(const struct check_in *sheet, struct canvas *canvas,
	const struct area *area, int row)
{
	char amount[MONEY_TEXT_SIZE];
	bool beside = false;

	money_format(check_in_owed(sheet), amount);
	canvas_printf(canvas, row, area->col + 2, -1,
		check_in_owed(sheet) > 0 ? STYLE_ALERT : STYLE_NORMAL, "Owed %s", amount);
	if (check_in_owed(sheet) > 0) {
		canvas_text(canvas, row, area->col + 30, -1, STYLE_NORMAL,
			"reference (Tab)");
		textfield_draw(&sheet->reference, canvas, row, area->col + 46,
			area->cols - 48, sheet->in_reference);
	}
	row++;
	for (const struct check_in_way *way = check_in_ways; way->how != NULL;
	     way++) {
		int at;

		if (!check_in_offers(sheet, way))
			continue;
		at = canvas_printf(canvas, row, area->col + (beside ? 40 : 4), 1,
			STYLE_KEY, "%c", (int)way->code);
		canvas_text(canvas, row, at + 1,
			area->col + area->cols - at - 2, STYLE_NORMAL,
			way->label);
		/* Card and cash share a line; the others have their own. */
		beside = way == check_in_ways;
		if (!beside)
			row++;
	}
	return row;
}

/* Roster and money are cleared from here; that it is too early is not. */
static bool check_in_may(const struct check_in *sheet)
{
	for (int i = 0; sheet->refusal != NULL &&
	     i < sheet->refusal->guard_count; i++) {
		const char *name = sheet->refusal->guards[i].name;

		if (strcmp(name, "owed") != 0 && strcmp(name, "roster") != 0)
			return false;
	}
	return true;
}

void check_in_draw(const void *state, struct canvas *canvas,
	const struct area *area)
{
	const struct check_in *sheet = state;
	int row = area->row;
	int last = area->row + area->rows - 1;

	canvas_rule(canvas, row++, area->col, area->cols, sheet->title);
	canvas_cursor(canvas, row, area->col + 2);
	if (sheet->booking == NULL || sheet->roster == NULL) {
		canvas_text(canvas, row, area->col + 2, -1, STYLE_DIM,
			"looking ...");
		return;
	}
	row = draw_roster(sheet, canvas, area, row);
	row = draw_ways(sheet, canvas, area, row);
	for (int i = 0; sheet->refusal != NULL &&
	     i < sheet->refusal->guard_count && row < last; i++) {
		const struct guard *guard = &sheet->refusal->guards[i];

		if (strcmp(guard->name, "owed") != 0)
			canvas_text(canvas, row++, area->col + 2,
				area->cols - 3, STYLE_NOTICE, guard->sentence);
	}
	canvas_text(canvas, last, area->col + 1, area->cols - 2, STYLE_KEY,
		sheet->sending ? "asking the database ..."
		: sheet->checks_in && !check_in_may(sheet)
			? "no key checks in now; Esc back, where what is owed "
			  "can be taken alone"
		: sheet->checks_in
			? "one key pays and checks in, in one transaction   "
			  "Enter does nothing   Esc back"
			: "one key pays   Enter does nothing   Esc back");
}

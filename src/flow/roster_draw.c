/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The roster as it looks. */
#include "config.h"

#include "flow/roster_private.h"

#include <stdio.h>

#include "flow/said.h"
#include "model/money.h"
#include "ui/shell.h"

static const struct participant *row(const void *rows, int index)
{
	return &((const struct roster *)rows)->participants[index];
}

int64_t roster_row_id(const void *rows, int index)
{
	return row(rows, index)->id;
}

static void cell_name(const void *rows, int index, char *out, size_t size)
{
	snprintf(out, size, "%s", row(rows, index)->name);
}

static void cell_role(const void *rows, int index, char *out, size_t size)
{
	snprintf(out, size, "%s %s", row(rows, index)->role,
		row(rows, index)->tier);
}

static void cell_minutes(const void *rows, int index, char *out, size_t size)
{
	snprintf(out, size, "%d", row(rows, index)->minutes);
}

static void cell_fee(const void *rows, int index, char *out, size_t size)
{
	char fee[MONEY_TEXT_SIZE];

	money_format(row(rows, index)->fee_minor, fee);
	snprintf(out, size, "%s", fee);
}

static void cell_status(const void *rows, int index, char *out, size_t size)
{
	said_fee(row(rows, index), out, size);
}

const struct list_column roster_columns[] = {
	{ "name", 20, false, cell_name },
	{ "in as", 14, false, cell_role },
	{ "min", 4, true, cell_minutes },
	{ "fee", 8, true, cell_fee },
	{ "why", 0, false, cell_status },
	{ NULL, 0, false, NULL }
};

static void draw_head(const struct booking *b, struct canvas *canvas,
	const struct area *area)
{
	char owed[MONEY_TEXT_SIZE], passes[48];

	said_passes(b, passes, sizeof(passes));
	money_format(b->owed_minor, owed);
	canvas_printf(canvas, area->row + 1, area->col + 2, area->cols - 3,
		STYLE_NORMAL, "%s   %s%s%s   heads declared %d (+ -)   ",
		booking_state_words(b->state), b->tier,
		b->phone_last4[0] == '\0' ? "" : "  ...", b->phone_last4,
		b->declared);
	canvas_printf(canvas, area->row + 2, area->col + 2, area->cols - 3,
		b->owed_minor > 0 ? STYLE_ALERT : STYLE_NORMAL,
		"owed %s   %s", owed, passes);
	if (b->note[0] != '\0')
		canvas_printf(canvas, area->row + 3, area->col + 2,
			area->cols - 3, STYLE_NORMAL, "note: %s", b->note);
}

void roster_draw(const void *state, struct canvas *canvas,
	const struct area *area)
{
	const struct roster_sheet *sheet = state;
	struct area list = {
		area->row + 5, area->col + 1, area->rows - 7, area->cols - 1
	};

	canvas_rule(canvas, area->row, area->col, area->cols, sheet->title);
	if (sheet->booking == NULL || sheet->roster == NULL) {
		canvas_text(canvas, area->row + 1, area->col + 2, -1, STYLE_DIM,
			"looking ...");
		return;
	}
	draw_head(sheet->booking, canvas, area);
	if (sheet->adding)
		list.rows -= 7;
	list_draw(sheet->list, canvas, &list, true, !sheet->adding);
	if (sheet->adding) {
		canvas_text(canvas, list.row + list.rows, area->col + 2, -1,
			STYLE_NORMAL, "add");
		person_picker_draw(&sheet->picker, canvas, list.row + list.rows,
			area->col + 9, area->cols - 11, 6, true);
	}
	canvas_text(canvas, area->row + area->rows - 1, area->col + 1,
		area->cols - 2, STYLE_KEY, sheet->adding
			? "Enter adds the one with >   Esc back to the roster"
			: !shell_may(sheet->shell, "roster_change")
			? "Esc back"
			: "e add   + - heads   of the one with >: x remove   "
			  "p take the fee   Esc back");
}

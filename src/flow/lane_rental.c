/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can be rented: price for this customer, what there is of it.
 * A letter proposes one.  What has none free is waited for, while another one
 * is taken: two letters, and the customer is told what that means. */
#include "config.h"

#include "flow/lane_flows.h"

#include <stdio.h>
#include <string.h>

#include "base/mem.h"
#include "flow/lane_deed.h"
#include "flow/lane_view.h"
#include "model/money.h"
#include "ui/sheet.h"
#include "ui/shell.h"

#define BY_DESK "EMPLOYEE"

struct rental_sheet {
	struct shell *shell;
	struct store *store;
	struct store_owner owner;
	struct lane_view *view;
	char lane[LANE_ID_SIZE], version[80], title[200];
	struct lane_table *rentals;	/* NULL: not here yet */
	const struct rental *wanted;	/* is waited for; NULL: nothing is */
};

static char letter_of(const struct rental *rental)
{
	static const struct {
		const char *rental;
		char letter;
	} letters[] = {
		{ "STANDARD", 's' }, { "DOUBLE", 'd' }, { "SPECIAL", 'p' },
		{ "LOCKER", 'l' }, { "GYM_LOCKER", 'g' },
	};

	for (size_t i = 0; i < ARRAY_LEN(letters); i++) {
		if (strcmp(letters[i].rental, rental->rental) == 0)
			return letters[i].letter;
	}
	return ' ';
}

static void rentals_arrived(void *context, struct lane_table *table,
	const struct err *error)
{
	struct rental_sheet *sheet = context;

	if (error != NULL) {
		shell_error(sheet->shell, error);
		return;
	}
	lane_table_free(&sheet->rentals);
	sheet->rentals = table;
	shell_redraw(sheet->shell);
}

static void sheet_closed(void *state)
{
	struct rental_sheet *sheet = state;

	store_owner_close(sheet->store, &sheet->owner);
	lane_table_free(&sheet->rentals);
}

/* What is proposed: the rental, and what is waited for meanwhile. */
struct proposal {
	const char *rental, *wanted;	/* wanted NULL: nothing */
};

static void send_proposal(struct lane_deed *deed, int choice, const char *text,
	const struct reply *reply)
{
	const struct proposal *proposal = deed->more;

	(void)choice;
	(void)text;
	lane_store_select(deed->store, deed->owner, deed->things,
		proposal->rental, BY_DESK, proposal->wanted,
		proposal->wanted == NULL ? NULL : proposal->rental, reply);
}

static void propose(struct rental_sheet *sheet, const struct rental *rental)
{
	struct lane_deed *deed = lane_deed_new(sheet->view, send_proposal);
	struct proposal *proposal =
		arena_alloc(deed->texts, 1, sizeof(*proposal));

	lane_deed_about(deed, sheet->lane, sheet->version);
	proposal->rental = arena_strdup(deed->texts, rental->rental);
	if (sheet->wanted != NULL)
		proposal->wanted = arena_strdup(deed->texts,
			sheet->wanted->rental);
	deed->more = proposal;
	sheet_close(sheet->shell, sheet);
	lane_deed_go(deed);
}

static void take(struct rental_sheet *sheet, const struct rental *rental)
{
	if (rental->free > 0 || sheet->wanted != NULL) {
		propose(sheet, rental);
		return;
	}
	/* None is free: the next letter says what is taken meanwhile. */
	sheet->wanted = rental;
	shell_redraw(sheet->shell);
}

static bool sheet_event(void *state, const struct event *event)
{
	struct rental_sheet *sheet = state;
	int count = sheet->rentals == NULL ? 0 : sheet->rentals->count;

	if (event->kind != EVENT_KEY)
		return false;
	if (event->code == KEY_ESC && sheet->wanted != NULL) {
		sheet->wanted = NULL;
		return true;
	}
	for (int i = 0; i < count; i++) {
		const struct rental *rental = &sheet->rentals->rentals[i];

		if (event->code != (key)letter_of(rental) ||
		    rental == sheet->wanted)
			continue;
		take(sheet, rental);
		return true;
	}
	return false;
}

/* What the room that is waited for costs later, for who takes this one; -1:
 * nobody waits for it with this one. */
static int fee_later(const struct rental_sheet *sheet,
	const struct rental *rental)
{
	const char *wanted = sheet->wanted->rental;

	return strcmp(wanted, "STANDARD") == 0 ? rental->to_standard
		: strcmp(wanted, "DOUBLE") == 0 ? rental->to_double
		: strcmp(wanted, "SPECIAL") == 0 ? rental->to_special : -1;
}

/* "12 free, then 9.00 more" */
static void draw_supply(const struct rental_sheet *sheet,
	const struct rental *rental, struct canvas *canvas, int row, int col,
	int width)
{
	char fee[MONEY_TEXT_SIZE];
	int later = sheet->wanted == NULL ? 0 : fee_later(sheet, rental);
	enum style style = rental->free <= 0 || later < 0 ||
		rental == sheet->wanted ? STYLE_NOTICE : STYLE_NORMAL;

	money_format(later, fee);
	if (rental == sheet->wanted)
		canvas_text(canvas, row, col, width, style, "is waited for");
	else if (later < 0)
		canvas_printf(canvas, row, col, width, style,
			"cannot be upgraded to %s", sheet->wanted->rental);
	else
		canvas_printf(canvas, row, col, width, style, "%s%s%s%s",
			rental->supply, sheet->wanted == NULL ? "" : ", then ",
			sheet->wanted == NULL ? "" : fee,
			sheet->wanted == NULL ? "" : " more");
}

static void draw_rental(const struct rental_sheet *sheet,
	const struct rental *rental, struct canvas *canvas,
	const struct area *area, int row)
{
	const char letter[] = { letter_of(rental), '\0' };
	char price[MONEY_TEXT_SIZE];
	bool none = rental->free <= 0;
	int col = area->col + 2;

	canvas_text(canvas, row, col, 1, none && sheet->wanted != NULL
		? STYLE_DIM : STYLE_KEY, letter);
	canvas_text(canvas, row, col + 2, 24, none ? STYLE_DIM : STYLE_NORMAL,
		rental->words[0] == '\0' ? rental->rental : rental->words);
	money_format(rental->minor, price);
	canvas_right(canvas, row, col + 27, 9, STYLE_NORMAL, price);
	draw_supply(sheet, rental, canvas, row, col + 39, area->cols - 42);
}

static void sheet_draw(const void *state, struct canvas *canvas,
	const struct area *area)
{
	const struct rental_sheet *sheet = state;
	int row = area->row + 1, last = area->row + area->rows - 1;

	canvas_rule(canvas, area->row, area->col, area->cols, sheet->title);
	canvas_cursor(canvas, row, area->col + 2);
	if (sheet->rentals == NULL) {
		canvas_text(canvas, row, area->col + 2, -1, STYLE_DIM,
			"looking at what is free ...");
		return;
	}
	for (int i = 0; i < sheet->rentals->count && row < last - 2; i++, row++)
		draw_rental(sheet, &sheet->rentals->rentals[i], canvas, area, row);
	if (sheet->wanted != NULL)
		canvas_text(canvas, row + 1, area->col + 2, area->cols - 3,
			STYLE_NOTICE, "tell the customer: the fee is due when "
			"it comes, the stay gets no longer");
	canvas_text(canvas, last, area->col + 1, area->cols - 2, STYLE_NORMAL,
		sheet->wanted == NULL
			? "a letter proposes it; what is not free for them is "
			  "waited for   Esc back"
			: "a letter says what is taken meanwhile   Esc back");
}

static const struct sheet_ops rental_ops = {
	.name = "a rental",
	.place = SHEET_HALF,
	.guarded = true,
	.passive = true,
	.state_size = sizeof(struct rental_sheet),
	.draw = sheet_draw,
	.event = sheet_event,
	.close = sheet_closed,
};

void lane_rental_open(struct lane_view *view, const struct lane *lane)
{
	struct rental_sheet *sheet = sheet_open(view->shell, &rental_ops,
		SHEET_AT_CURSOR);

	sheet->shell = view->shell;
	sheet->store = view->store;
	sheet->view = view;
	snprintf(sheet->lane, sizeof(sheet->lane), "%s", lane->lane);
	snprintf(sheet->version, sizeof(sheet->version), "%s", lane->version);
	snprintf(sheet->title, sizeof(sheet->title), "Rental  lane %s  %s",
		lane->lane, lane->name);
	lane_store_rentals(sheet->store, &sheet->owner, lane->lane,
		rentals_arrived, sheet);
}

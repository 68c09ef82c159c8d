/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lists of the lane board: columns, and small ones side by side. */
#include "config.h"

#include "flow/lane_list.h"

#include <stdio.h>
#include <string.h>

#include "flow/lane_fit.h"
#include "flow/lane_view.h"
#include "model/money.h"

/* "Silva, Rui" as "Silva": the card has the rest. */
#define SURNAME(name) (int)strcspn((name), ","), (name)
#define SURNAME_SIZE 80

static const struct unit *
due(const void *rows, int index)
{
	return ((const struct lane_view *)rows)->leaving[index];
}

static const struct place *
waiting(const void *rows, int index)
{
	const struct lane_view *view = rows;

	return &view->parts[LANE_PLACES]->places[index];
}

static const struct checkout *
wanting(const void *rows, int index)
{
	const struct lane_view *view = rows;

	return &view->parts[LANE_CHECKOUTS]->checkouts[index];
}

int64_t
lane_due_id(const void *rows, int index)
{
	return lane_key(due(rows, index)->unit);
}

int64_t
lane_waitlist_id(const void *rows, int index)
{
	return lane_key(waiting(rows, index)->place);
}

int64_t
lane_want_out_id(const void *rows, int index)
{
	return lane_key(wanting(rows, index)->checkout);
}

bool
lane_due_marked(const void *rows, int index)
{
	return lane_view_is_marked(rows, due(rows, index));
}

/* ----------------------------------------------------- columns, due first */

static void
due_unit(const void *rows, int index, char *out, size_t size)
{
	const struct unit *unit = due(rows, index);
	char label[LANE_ID_SIZE];

	unit_label(unit, label, sizeof(label));
	snprintf(out, size, "%c %s", unit_state_letter(unit->state), label);
}

static void
due_tier(const void *rows, int index, char *out, size_t size)
{
	tier_words(due(rows, index)->tier, out, size);
}

static void
due_name(const void *rows, int index, char *out, size_t size)
{
	snprintf(out, size, "%s", due(rows, index)->name);
}

static void
due_ends(const void *rows, int index, char *out, size_t size)
{
	const struct lane_view *view = rows;
	char text[TIMESLOT_TEXT_SIZE];

	timeslot_format_moment(due(rows, index)->ends, store_now(view->store),
		text);
	snprintf(out, size, "%s", text);
}

/* "+97m" over, "1 h 30" left. */
static void
due_left(const void *rows, int index, char *out, size_t size)
{
	const struct lane_view *view = rows;
	int left = unit_minutes_left(due(rows, index), store_now(view->store));
	char text[TIMESLOT_TEXT_SIZE];

	if (left < 0) {
		snprintf(out, size, "+%dm", -left);
		return;
	}
	timeslot_format_length(left, text);
	snprintf(out, size, "%s", text);
}

static void
due_fee(const void *rows, int index, char *out, size_t size)
{
	const struct unit *unit = due(rows, index);
	char text[MONEY_TEXT_SIZE];

	money_format(unit->fee_minor, text);
	snprintf(out, size, "%s", unit->state == UNIT_OVER ? text : "");
}

static void
due_owed(const void *rows, int index, char *out, size_t size)
{
	const struct unit *unit = due(rows, index);
	char text[MONEY_TEXT_SIZE];

	money_format(unit->owed_minor, text);
	snprintf(out, size, "%s", unit->owed_minor > 0 ? text : "");
}

static void
due_ban(const void *rows, int index, char *out, size_t size)
{
	snprintf(out, size, "%s", due(rows, index)->ban ? "BAN" : "");
}

const struct list_column lane_due_columns[] = {
	{ .title = "unit", .width = 7, .cell = due_unit },
	{ .title = "tier", .width = 9, .cell = due_tier },
	{ .title = "customer", .cell = due_name },
	{ .title = "ends", .width = 15, .cell = due_ends, .right = true },
	{ .title = "left", .width = 7, .cell = due_left, .right = true },
	{ .title = "fee", .width = 7, .cell = due_fee, .right = true },
	{ .title = "owed", .width = 7, .cell = due_owed, .right = true },
	{ .title = "ban", .width = 3, .cell = due_ban },
	{ .title = NULL },
};

/* -------------------------------------------------------------- waitlist */

static void
waitlist_position(const void *rows, int index, char *out, size_t size)
{
	snprintf(out, size, "%d", waiting(rows, index)->position);
}

static void
waitlist_tier(const void *rows, int index, char *out, size_t size)
{
	snprintf(out, size, "%s", waiting(rows, index)->tier);
}

static void
waitlist_name(const void *rows, int index, char *out, size_t size)
{
	snprintf(out, size, "%s", waiting(rows, index)->name);
}

static void
waitlist_now(const void *rows, int index, char *out, size_t size)
{
	unit_words(waiting(rows, index)->unit_now, out, size);
}

/* "225 until 14:16", "about 15:10". */
static void
waitlist_offer(const void *rows, int index, char *out, size_t size)
{
	const struct place *place = waiting(rows, index);
	char time[TIMESLOT_TEXT_SIZE], unit[LANE_ID_SIZE];

	out[0] = '\0';
	if (place->offered[0] != '\0') {
		unit_words(place->offered, unit, sizeof(unit));
		timeslot_format_time(place->offer_until, time);
		snprintf(out, size, "%s until %s", unit, time);
	} else if (place->eta != 0) {
		timeslot_format_time(place->eta, time);
		snprintf(out, size, "about %s", time);
	}
}

static void
waitlist_since(const void *rows, int index, char *out, size_t size)
{
	char time[TIMESLOT_TEXT_SIZE];

	timeslot_format_time(waiting(rows, index)->since, time);
	snprintf(out, size, "%s", time);
}

const struct list_column lane_waitlist_columns[] = {
	{ .title = "#", .width = 3, .cell = waitlist_position, .right = true },
	{ .title = "waits for", .width = 9, .cell = waitlist_tier },
	{ .title = "customer", .cell = waitlist_name },
	{ .title = "now in", .width = 6, .cell = waitlist_now },
	{ .title = "since", .width = 5, .cell = waitlist_since },
	{ .title = "offered", .width = 18, .cell = waitlist_offer },
	{ .title = NULL },
};

/* -------------------------------------------------------------- want out */

static void
want_out_unit(const void *rows, int index, char *out, size_t size)
{
	unit_words(wanting(rows, index)->unit, out, size);
}

static void
want_out_name(const void *rows, int index, char *out, size_t size)
{
	snprintf(out, size, "%s", wanting(rows, index)->name);
}

static void
want_out_asked(const void *rows, int index, char *out, size_t size)
{
	char time[TIMESLOT_TEXT_SIZE];

	timeslot_format_time(wanting(rows, index)->asked_at, time);
	snprintf(out, size, "%s", time);
}

/* "ben -14:09", "nobody yet". */
static void
want_out_claim(const void *rows, int index, char *out, size_t size)
{
	const struct checkout *checkout = wanting(rows, index);
	char time[TIMESLOT_TEXT_SIZE];

	if (checkout->claimed_by[0] == '\0') {
		snprintf(out, size, "nobody yet");
		return;
	}
	timeslot_format_time(checkout->claim_until, time);
	snprintf(out, size, "%s -%s", checkout->mine ? "you"
		: checkout->claimed_by, time);
}

static void
want_out_fee(const void *rows, int index, char *out, size_t size)
{
	char text[MONEY_TEXT_SIZE];

	money_format(wanting(rows, index)->fee_minor, text);
	snprintf(out, size, "%s", text);
}

const struct list_column lane_want_out_columns[] = {
	{ .title = "unit", .width = 6, .cell = want_out_unit },
	{ .title = "customer", .cell = want_out_name },
	{ .title = "asked", .width = 5, .cell = want_out_asked },
	{ .title = "with", .width = 20, .cell = want_out_claim },
	{ .title = "fee", .width = 7, .cell = want_out_fee, .right = true },
	{ .title = NULL },
};

/* --------------------------------------------- small, beside one another */

static void
small_due(const struct lane_view *view, int index, int width, char *out,
	size_t size)
{
	const struct unit *unit = due(view, index);
	char label[LANE_ID_SIZE], ends[TIMESLOT_TEXT_SIZE];
	char fee[MONEY_TEXT_SIZE], late[16];
	int left = unit_minutes_left(unit, store_now(view->store));

	(void)width;
	unit_label(unit, label, sizeof(label));
	if (unit->state != UNIT_OVER) {
		timeslot_format_time(unit->ends, ends);
		snprintf(out, size, "%c %-4s %s %.*s",
			unit_state_letter(unit->state), label, ends,
			SURNAME(unit->name));
		return;
	}
	snprintf(late, sizeof(late), "+%dm", left < 0 ? -left : 0);
	money_format(unit->fee_minor, fee);
	/* Three figures of minutes push the fee on, rather than the label. */
	snprintf(out, size, "%c %-4s%s%5s%6s%s",
		unit_state_letter(unit->state), label,
		strlen(late) > 4 ? " " : "", late, fee, unit->ban ? " BAN" : "");
}

static void
surname(const char *name, char out[SURNAME_SIZE])
{
	snprintf(out, SURNAME_SIZE, "%.*s", SURNAME(name));
}

static void
small_place(const struct lane_view *view, int index, int width, char *out,
	size_t size)
{
	const struct place *place = waiting(view, index);
	char time[TIMESLOT_TEXT_SIZE] = "", unit[LANE_ID_SIZE];
	char before[40], behind[100] = "", name[SURNAME_SIZE];

	snprintf(before, sizeof(before), "%d %s ", place->position, place->tier);
	surname(place->name, name);
	if (place->offered[0] != '\0') {
		unit_words(place->offered, unit, sizeof(unit));
		timeslot_format_time(place->offer_until, time);
		snprintf(behind, sizeof(behind), "  %s %s", unit, time);
	} else if (place->eta != 0) {
		timeslot_format_time(place->eta, time);
		snprintf(behind, sizeof(behind), " ~%s", time);
	}
	lane_fit_name(before, name, behind, width, out, size);
}

static void
small_checkout(const struct lane_view *view, int index, int width, char *out,
	size_t size)
{
	const struct checkout *checkout = wanting(view, index);
	char unit[LANE_ID_SIZE], asked[TIMESLOT_TEXT_SIZE], claim[64];
	char before[LANE_ID_SIZE + 2], behind[120], name[SURNAME_SIZE];

	unit_words(checkout->unit, unit, sizeof(unit));
	snprintf(before, sizeof(before), "%s ", unit);
	timeslot_format_time(checkout->asked_at, asked);
	want_out_claim(view, index, claim, sizeof(claim));
	snprintf(behind, sizeof(behind), " %s %s", asked, claim);
	surname(checkout->name, name);
	lane_fit_name(before, name, behind, width, out, size);
}

static int
count_in(const struct lane_view *view, enum unit_state state)
{
	int n = 0;

	for (int i = 0; i < view->leaving_count; i++)
		n += view->leaving[i]->state == state;
	return n;
}

static void
head_of(const struct lane_view *view, enum lane_pane pane, char *out,
	size_t size)
{
	int offers = 0;

	switch (pane) {
	case PANE_DUE:
		snprintf(out, size, "DUE %d over, %d soon",
			count_in(view, UNIT_OVER), count_in(view, UNIT_SOON));
		return;
	case PANE_WAITLIST:
		for (int i = 0; i < view->waitlist.count; i++)
			offers += waiting(view, i)->offered[0] != '\0';
		snprintf(out, size, "WAITLIST %d  offers %d",
			view->waitlist.count, offers);
		return;
	default:
		snprintf(out, size, "WANT OUT %d", view->want_out.count);
		return;
	}
}

static enum style
row_style(const struct lane_view *view, enum lane_pane pane, int index)
{
	if (pane == PANE_DUE && lane_due_marked(view, index))
		return STYLE_MARKED;
	if (pane == PANE_DUE && due(view, index)->state == UNIT_OVER)
		return STYLE_ALERT;
	if (pane == PANE_WAITLIST && waiting(view, index)->offered[0] != '\0')
		return STYLE_NOTICE;
	return STYLE_NORMAL;
}

static void
draw_small(const struct lane_view *view, enum lane_pane pane,
	struct canvas *canvas, const struct area *area)
{
	static void (*const texts[LANE_PANES])(const struct lane_view *, int,
		int, char *, size_t) = {
		[PANE_DUE] = small_due, [PANE_WAITLIST] = small_place,
		[PANE_WANT_OUT] = small_checkout,
	};
	const struct list *list = lane_view_list(view, pane);
	bool focused = view->pane == pane;
	int rows = area->rows - 1;
	int top = list->cursor >= rows ? list->cursor - rows + 1 : 0;
	char text[160];

	head_of(view, pane, text, sizeof(text));
	canvas_text(canvas, area->row, area->col, area->cols, STYLE_TITLE, text);
	if (focused)
		canvas_cursor(canvas, area->row, area->col);
	for (int i = 0; i < rows && top + i < list->count; i++) {
		int line = area->row + 1 + i, index = top + i;
		/* The mark of the row takes a blank, or the line beside it. */
		int mark = pane == PANE_DUE ? area->col + 1 : area->col - 1;

		texts[pane](view, index, area->cols, text, sizeof(text));
		canvas_text(canvas, line, area->col, area->cols,
			row_style(view, pane, index), text);
		if (pane == PANE_DUE && lane_due_marked(view, index))
			canvas_text(canvas, line, mark, 1, STYLE_MARKED, "@");
		if (!focused || index != list->cursor)
			continue;
		canvas_text(canvas, line, mark, 1, STYLE_SELECTED, ">");
		canvas_cursor(canvas, line, mark);
	}
}

void
lane_lists_draw(const struct lane_view *view, struct canvas *canvas,
	const struct area *area)
{
	/* 26 cells each at 80, and two lines between. */
	int width = (area->cols - 2) / 3;

	for (int i = 0; i < 3; i++) {
		struct area pane = {
			area->row, area->col + i * (width + 1), area->rows,
			i == 2 ? area->cols - 2 * (width + 1) : width
		};

		for (int line = 0; i > 0 && line < area->rows; line++)
			canvas_line(canvas, area->row + line, pane.col - 1, '|');
		draw_small(view, PANE_DUE + i, canvas, &pane);
	}
}

void
lane_list_draw_whole(const struct lane_view *view, struct canvas *canvas,
	const struct area *area)
{
	char head[80];

	head_of(view, view->pane, head, sizeof(head));
	canvas_rule(canvas, area->row, area->col, area->cols, head);
	list_draw(lane_view_list(view, view->pane), canvas, &(struct area){
		area->row + 1, area->col, area->rows - 1, area->cols
	}, true, true);
}

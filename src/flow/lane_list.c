/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lists of the lane board: their columns, and one as the whole body.  Small
 * ones side by side are lane_small.c. */
#include "config.h"

#include "flow/lane_list.h"

#include <stdio.h>

#include "flow/lane_view.h"
#include "model/money.h"

const struct unit *lane_due_unit(const void *rows, int index)
{
	return ((const struct lane_view *)rows)->leaving[index];
}

const struct place *lane_waiting(const void *rows, int index)
{
	const struct lane_view *view = rows;

	return view->waiting[index];
}

const struct checkout *lane_wanting(const void *rows, int index)
{
	const struct lane_view *view = rows;

	return view->wanting[index];
}

int64_t lane_due_id(const void *rows, int index)
{
	return lane_key(lane_due_unit(rows, index)->unit);
}

int64_t lane_waitlist_id(const void *rows, int index)
{
	return lane_key(lane_waiting(rows, index)->place);
}

int64_t lane_want_out_id(const void *rows, int index)
{
	return lane_key(lane_wanting(rows, index)->checkout);
}

bool lane_due_marked(const void *rows, int index)
{
	return lane_view_is_marked(rows, lane_due_unit(rows, index));
}

/* ----------------------------------------------------- columns, due first */

static void due_unit(const void *rows, int index, char *out, size_t size)
{
	const struct unit *unit = lane_due_unit(rows, index);
	char label[LANE_ID_SIZE];

	unit_label(unit, label, sizeof(label));
	snprintf(out, size, "%c %s", unit_state_letter(unit->state), label);
}

static void due_tier(const void *rows, int index, char *out, size_t size)
{
	tier_words(lane_due_unit(rows, index)->tier, out, size);
}

static void due_name(const void *rows, int index, char *out, size_t size)
{
	snprintf(out, size, "%s", lane_due_unit(rows, index)->name);
}

static void due_ends(const void *rows, int index, char *out, size_t size)
{
	const struct lane_view *view = rows;
	char text[TIMESLOT_TEXT_SIZE];

	timeslot_format_moment(lane_due_unit(rows, index)->ends, store_now(view->store),
		text);
	snprintf(out, size, "%s", text);
}

/* "+97m" over, "1 h 30" left. */
static void due_left(const void *rows, int index, char *out, size_t size)
{
	const struct lane_view *view = rows;
	int left = unit_minutes_left(lane_due_unit(rows, index), store_now(view->store));
	char text[TIMESLOT_TEXT_SIZE];

	if (left < 0) {
		snprintf(out, size, "+%dm", -left);
		return;
	}
	timeslot_format_length(left, text);
	snprintf(out, size, "%s", text);
}

static void due_fee(const void *rows, int index, char *out, size_t size)
{
	const struct unit *unit = lane_due_unit(rows, index);
	char text[MONEY_TEXT_SIZE];

	money_format(unit->fee_minor, text);
	snprintf(out, size, "%s", unit->state == UNIT_OVER ? text : "");
}

static void due_owed(const void *rows, int index, char *out, size_t size)
{
	const struct unit *unit = lane_due_unit(rows, index);
	char text[MONEY_TEXT_SIZE];

	money_format(unit->owed_minor, text);
	snprintf(out, size, "%s", unit->owed_minor > 0 ? text : "");
}

static void due_ban(const void *rows, int index, char *out, size_t size)
{
	snprintf(out, size, "%s", lane_due_unit(rows, index)->ban ? "BAN" : "");
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

static void waitlist_position(const void *rows, int index, char *out,
	size_t size)
{
	snprintf(out, size, "%d", lane_waiting(rows, index)->position);
}

static void waitlist_tier(const void *rows, int index, char *out, size_t size)
{
	snprintf(out, size, "%s", lane_waiting(rows, index)->tier);
}

static void waitlist_name(const void *rows, int index, char *out, size_t size)
{
	snprintf(out, size, "%s", lane_waiting(rows, index)->name);
}

static void waitlist_now(const void *rows, int index, char *out, size_t size)
{
	unit_words(lane_waiting(rows, index)->unit_now, out, size);
}

/* "225 until 14:16", "about 15:10". */
static void waitlist_offer(const void *rows, int index, char *out, size_t size)
{
	const struct lane_view *view = rows;
	const struct place *place = lane_waiting(rows, index);
	char time[TIMESLOT_TEXT_SIZE], unit[LANE_ID_SIZE];

	out[0] = '\0';
	if (place->offered[0] != '\0') {
		unit_words(place->offered, unit, sizeof(unit));
		timeslot_format_time(place->offer_until, time);
		snprintf(out, size, "%s until %s", unit, time);
	} else if (place_is_free(place, store_now(view->store))) {
		snprintf(out, size, "a room is free");
	} else if (place->eta != 0) {
		timeslot_format_time(place->eta, time);
		snprintf(out, size, "about %s", time);
	}
}

static void waitlist_since(const void *rows, int index, char *out, size_t size)
{
	char time[TIMESLOT_TEXT_SIZE];

	timeslot_format_time(lane_waiting(rows, index)->since, time);
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

static void want_out_unit(const void *rows, int index, char *out, size_t size)
{
	unit_words(lane_wanting(rows, index)->unit, out, size);
}

static void want_out_name(const void *rows, int index, char *out, size_t size)
{
	snprintf(out, size, "%s", lane_wanting(rows, index)->name);
}

static void want_out_asked(const void *rows, int index, char *out, size_t size)
{
	char time[TIMESLOT_TEXT_SIZE];

	timeslot_format_time(lane_wanting(rows, index)->asked_at, time);
	snprintf(out, size, "%s", time);
}

/* "ben -14:09", "nobody yet". */
void lane_claim_words(const void *rows, int index, char *out, size_t size)
{
	const struct checkout *checkout = lane_wanting(rows, index);
	char time[TIMESLOT_TEXT_SIZE];

	if (checkout->claimed_by[0] == '\0') {
		snprintf(out, size, "nobody yet");
		return;
	}
	timeslot_format_time(checkout->claim_until, time);
	snprintf(out, size, "%s -%s", checkout->mine ? "you"
		: checkout->claimed_by, time);
}

static void want_out_fee(const void *rows, int index, char *out, size_t size)
{
	char text[MONEY_TEXT_SIZE];

	money_format(lane_wanting(rows, index)->fee_minor, text);
	snprintf(out, size, "%s", text);
}

const struct list_column lane_want_out_columns[] = {
	{ .title = "unit", .width = 6, .cell = want_out_unit },
	{ .title = "customer", .cell = want_out_name },
	{ .title = "asked", .width = 5, .cell = want_out_asked },
	{ .title = "with", .width = 20, .cell = lane_claim_words },
	{ .title = "fee", .width = 7, .cell = want_out_fee, .right = true },
	{ .title = NULL },
};

void lane_list_draw_whole(const struct lane_view *view, struct canvas *canvas,
	const struct area *area)
{
	char head[80];

	lane_list_head(view, view->pane, head, sizeof(head));
	canvas_rule(canvas, area->row, area->col, area->cols, head);
	list_draw(lane_view_list(view, view->pane), canvas, &(struct area){
		area->row + 1, area->col, area->rows - 1, area->cols
	}, true, true);
}

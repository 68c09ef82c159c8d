/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The thing under the cursor in one line. */
#include "config.h"

#include "flow/lane_peek.h"

#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "flow/lane_fit.h"
#include "flow/lane_list.h"
#include "flow/lane_view.h"
#include "model/money.h"

#define PEEK_CELLS 76		/* of 80, after "-- " and a blank */
#define WORDS_CELLS 72		/* what is not filled is blank, not line: a move
				   then costs the letters alone */

static void add(char *out, size_t size, const char *gap, const char *text)
{
	size_t used = strlen(out);

	if (text[0] != '\0' && used < size)
		snprintf(out + used, size - used, "%s%s", used > 0 ? gap : "",
			text);
}

/* The only deadline that counts down: "over 52 min", "48 min left".  When it
 * gets too long it is the name that is cut. */
static void stay_peek(const struct unit *unit, wall_minute now, char *out,
	size_t size)
{
	char range[TIMESLOT_TEXT_SIZE], money[MONEY_TEXT_SIZE];
	char label[LANE_ID_SIZE], before[160], behind[160] = "";
	int left = unit_minutes_left(unit, now);

	unit_label(unit, label, sizeof(label));
	snprintf(before, sizeof(before), left < 0
		? "%s %s  in use, over %d min  " : "%s %s  in use, %d min left  ",
		label, unit->tier, left < 0 ? -left : left);
	timeslot_format_range(unit->starts, unit->ends, range);
	add(behind, sizeof(behind), "", "  ");
	add(behind, sizeof(behind), "", range);
	if (unit->state == UNIT_OVER && unit->fee_minor > 0) {
		money_format(unit->fee_minor, money);
		add(behind, sizeof(behind), "  late fee ", money);
	}
	if (unit->state == UNIT_OVER)
		add(behind, sizeof(behind), " ", unit->ban ? "BAN" : "");
	if (unit->owed_minor > 0) {
		money_format(unit->owed_minor, money);
		add(behind, sizeof(behind), "  owes ", money);
	}
	lane_fit_name(before, unit->name, behind, PEEK_CELLS, out, size);
}

static void unit_peek(const struct lane_view *view, const struct unit *unit,
	char *out, size_t size)
{
	char time[TIMESLOT_TEXT_SIZE], text[160];

	if (unit_is_occupied(unit)) {
		stay_peek(unit, store_now(view->store), out, size);
		return;
	}
	unit_label(unit, out, size);
	add(out, size, " ", unit->tier);
	add(out, size, "  ", unit_state_words(unit->state));
	if (unit->held_for[0] != '\0') {
		add(out, size, " for ", unit->held_for);
		if (unit->held_until != 0) {
			timeslot_format_time(unit->held_until, time);
			snprintf(text, sizeof(text), "until %s", time);
			add(out, size, " ", text);
		}
	}
}

/* What comes of the place stands at the end and must not be cut: since when it
 * is waited for goes first, then letters of the name. */
static void place_peek(const struct lane_view *view, const struct place *place,
	char *out, size_t size)
{
	char time[TIMESLOT_TEXT_SIZE], unit[LANE_ID_SIZE];
	char tier[80], since[80], behind[400], end[160] = "";

	if (place->offered[0] != '\0') {
		unit_words(place->offered, unit, sizeof(unit));
		timeslot_format_time(place->offer_until, time);
		snprintf(end, sizeof(end), ", offered %s until %s", unit, time);
	} else if (place_is_free(place, store_now(view->store))) {
		snprintf(end, sizeof(end), ", a room is free: a offers it");
	} else if (place->eta != 0) {
		timeslot_format_time(place->eta, time);
		snprintf(end, sizeof(end), ", about %s", time);
	}
	timeslot_format_time(place->since, time);
	unit_words(place->unit_now, unit, sizeof(unit));
	snprintf(tier, sizeof(tier), " waits for %s", place->tier);
	snprintf(since, sizeof(since), " since %s,", time);
	snprintf(behind, sizeof(behind), "%s%s in %s%s", tier, since, unit, end);
	if (text_width(place->name) + text_width(behind) > PEEK_CELLS)
		snprintf(behind, sizeof(behind), "%s in %s%s", tier, unit, end);
	lane_fit_name("", place->name, behind, PEEK_CELLS, out, size);
}

static void checkout_peek(const struct lane_view *view,
	const struct checkout *checkout, char *out, size_t size)
{
	const struct unit *unit = lane_view_find_unit(view, checkout->unit);

	if (unit == NULL)
		snprintf(out, size, "%s wants out", checkout->name);
	else
		unit_peek(view, unit, out, size);
}

/* "4 PAY 6m", with the family name "4 Okafor PAY 6m". */
static void other_words(const struct lane_view *view, const struct lane *lane,
	bool named, char *out, size_t size)
{
	static const char *const stages[LANE_STAGES] = {
		"LANG", "MEMB", "RENT", "PAY", "AGREE", "UNIT"
	};
	int stage = lane_stage(lane);

	if (!lane_is_open(lane))
		snprintf(out, size, "%s idle", lane->lane);
	else
		snprintf(out, size, "%s %.*s%s%s %dm%s", lane->lane,
			named ? (int)strcspn(lane->name, ",") : 0, lane->name,
			named ? " " : "", stage < 0 ? "?" : stages[stage],
			store_now(view->store) - lane->since,
			lane->alert[0] == '\0' ? "" : "!");
}

/* "3 idle  4 Okafor PAY 6m": the lanes that are not on this page. */
static void others_peek(const struct lane_view *view, bool named, char *out,
	size_t size)
{
	int shown = view->page.across * view->page.down;

	out[0] = '\0';
	for (int i = 0; i < lane_view_count(view, LANE_LANES); i++) {
		char text[200];

		if (i >= view->page.first && i < view->page.first + shown)
			continue;
		other_words(view, &lane_view_lanes(view)[i], named, text,
			sizeof(text));
		add(out, size, "  ", text);
	}
}

static void lane_words(const struct lane_view *view, char *out, size_t size)
{
	const struct lane *lane = lane_view_lane(view);

	others_peek(view, true, out, size);
	/* Rather all of them without names than some not at all. */
	if (text_width(out) > PEEK_CELLS)
		others_peek(view, false, out, size);
	if (out[0] != '\0' || lane == NULL)
		return;
	if (lane_is_open(lane))
		snprintf(out, size, "lane %s  %s%s%s", lane->lane, lane->name,
			lane->next_words[0] == '\0' ? "" : "  next: ",
			lane->next_words);
	else
		snprintf(out, size, "lane %s  idle", lane->lane);
}

static const struct place *place_of(const struct lane_view *view, int64_t id)
{
	for (int i = 0; i < view->waiting_count; i++) {
		if (lane_key(view->waiting[i]->place) == id)
			return view->waiting[i];
	}
	return NULL;
}

static const struct checkout *checkout_of(const struct lane_view *view,
	int64_t id)
{
	for (int i = 0; i < view->wanting_count; i++) {
		if (lane_key(view->wanting[i]->checkout) == id)
			return view->wanting[i];
	}
	return NULL;
}

static void peek_words(const struct lane_view *view, char *out, size_t size)
{
	const struct unit *unit = lane_view_unit_of(view, view->looked_at);
	const struct place *place = place_of(view, view->looked_at);
	const struct checkout *checkout = checkout_of(view, view->looked_at);

	out[0] = '\0';
	if (view->looked_pane == PANE_LANES)
		lane_words(view, out, size);
	else if (place != NULL)
		place_peek(view, place, out, size);
	else if (checkout != NULL)
		checkout_peek(view, checkout, out, size);
	else if (unit != NULL)
		unit_peek(view, unit, out, size);
}

void lane_peek_draw(const struct lane_view *view, struct canvas *canvas,
	const struct area *area)
{
	char words[300], padded[400];
	int blanks;

	peek_words(view, words, sizeof(words));
	blanks = WORDS_CELLS - text_width(words);
	snprintf(padded, sizeof(padded), "%s%*s", words, blanks > 0 ? blanks : 0,
		"");
	canvas_rule(canvas, area->row, area->col, area->cols, padded);
	canvas_style(canvas, area->row, area->col, area->cols, STYLE_FRAME);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The lane board: cleaning, states out of turn, swaps, a closer look, bans. */
#include "config.h"

#include "tests/support/lanes_house.h"

#define ROWS(sentence, rows) \
	"{\"ok\": true, \"code\": \"\", \"sentence\": \"" sentence "\", " \
	"\"detail\": {\"rows\": [" rows "]}}"
#define WENT(unit) "{\"unit\": \"" unit "\", \"ok\": true, \"sentence\": \"\"}"
#define STAYED(unit, sentence) "{\"unit\": \"" unit "\", \"ok\": false, " \
	"\"code\": \"state\", \"sentence\": \"" sentence "\"}"
#define UNIT(unit) "{\"unit\":\"" unit "\",\"version\":\"v-" unit "\"}"
#define UNIT_TO(unit, to) \
	"{\"unit\":\"" unit "\",\"version\":\"v-" unit "\",\"to\":\"" to "\"}"

/* --------------------------------------------------------------- cleaning */

static void one_room_takes_the_next_step(void **state)
{
	struct bays *b = *state;

	answer(b, "unit_clean", ROWS("1 being cleaned", WENT("room:202")));
	lanes_go(b, "202");
	type(b, "c");
	lanes_assert_sent(b, "unit_clean(#1, [" UNIT("room:202") "], NULL, false)");
	assert_line_has(b, 24, "1 being cleaned");
}

static void those_marked_lose_their_mark_when_done(void **state)
{
	struct bays *b = *state;

	answer(b, "unit_clean", ROWS("1 being cleaned, 1 refused",
		WENT("room:202") "," STAYED("room:224", "224 has changed")));
	lanes_mark(b, "202");
	lanes_mark(b, "224");
	forget_asked(b);
	type(b, "c");
	lanes_assert_sent(b, "unit_clean(#1, [" UNIT("room:202") ","
		UNIT("room:224") "], NULL, false)");
	assert_line_has(b, 2, "1 marked");
}

/* What is not alike is answered row by row. */
static void a_mixture_is_said_row_by_row(void **state)
{
	struct bays *b = *state;

	answer(b, "unit_clean", LANES_REFUSED("state", "1 dirty, 1 being cleaned,"
		" 1 clean: say for each what becomes of it", "\"rows\": ["
		"{\"unit\": \"room:202\", \"status\": \"DIRTY\","
		" \"next\": \"CLEANING\"},"
		"{\"unit\": \"room:201\", \"status\": \"CLEANING\","
		" \"next\": \"CLEAN\"},"
		"{\"unit\": \"room:208\", \"status\": \"CLEAN\","
		" \"next\": null}]"));
	lanes_mark(b, "201");
	lanes_mark(b, "202");
	lanes_mark(b, "208");
	type(b, "c");
	assert_lines(b, 12,
"-- Clean 3 marked --------------------------------------------------------------\n"
"   unit  customer         now               becomes\n"
" 1>201                    being cleaned     clean\n"
" 2 202                    dirty             being cleaned\n"
" 3 208                    clean             -\n");
	assert_line_has(b, 24, "say for each what becomes of it");
	assert_line_has(b, 20, "out of turn takes a reason: leave it here, e on "
		"the board does it");
	/* 201 is dirty after all; 208 stays as it is. */
	answer(b, "unit_clean", ROWS("1 dirty, 1 refused", WENT("room:201") ","
		STAYED("room:202", "202 is held for an offer")));
	forget_asked(b);
	type(b, "d<Enter>");
	lanes_assert_sent(b, "unit_clean(#2, [" UNIT_TO("room:201", "DIRTY") ","
		UNIT_TO("room:202", "CLEANING") "], NULL, false)");
	assert_line_has(b, 12, "Clean 2 marked");
	assert_line_has(b, 14, "202 is held for an offer");
	forget_asked(b);
	type(b, "<Enter>");
	assert_asked(b, "");
	assert_line_has(b, 24, "nothing is to be changed");
	type(b, "<Esc>");
	assert_line_has(b, 2, "2 marked");
}

/* As a scanner types them, or by the numbers on the doors. */
static void scans_and_numbers_are_cleaned_by_words(void **state)
{
	struct bays *b = *state;

	answer(b, "unit_clean", ROWS("2 being cleaned, 1 refused",
		WENT("room:202") "," WENT("locker:077") ","
		"{\"unit\": null, \"tag\": \"XR215\", \"ok\": false,"
		" \"sentence\": \"No unit has the key tag XR215\"}"));
	forget_asked(b);
	type(b, ":clean-units 202 l077 XR215 202<Enter>");
	lanes_assert_sent(b, "unit_clean(#1, [" UNIT("room:202") ","
		UNIT("locker:077") ",{\"tag\":\"XR215\"}], NULL, false)");
	assert_line_has(b, 24, "No unit has the key tag XR215");
}

/* ------------------------------------------------- states, out of order */

static void out_of_turn_takes_a_reason(void **state)
{
	struct bays *b = *state;

	answer(b, "unit_override", LANES_DONE("202 is clean: checked by hand"));
	lanes_go(b, "202");
	type(b, "e");
	assert_line_has(b, 12, "-- 202 STANDARD  dirty --");
	assert_line_has(b, 15, "c clean");
	type(b, "c");
	assert_line_has(b, 19, "the reason first, then Enter");
	type(b, "<Enter>");
	assert_line_has(b, 19, "this cannot stay empty");
	forget_asked(b);
	type(b, "checked by hand<Enter>");
	lanes_assert_sent(b, "unit_override(#1, v-room:202, room:202, CLEAN, "
		"checked by hand, false)");
	assert_line_has(b, 24, "202 is clean: checked by hand");
}

/* The front desk is told, the manager is let. */
static void out_of_order_is_a_managers(void **state)
{
	struct bays *b = *state;

	lanes_go(b, "236");
	type(b, "e");
	assert_line_has(b, 3, "236 STANDARD  out of order");
	forget_asked(b);
	type(b, "b");
	assert_asked(b, "");
	assert_line_has(b, 8, "your role may not");
}

/* Before a reason is typed, not after. */
static void what_a_manager_signs_says_so(void **state)
{
	struct bays *b = *state;

	lanes_go(b, "202");
	type(b, "e");
	assert_line_has(b, 17, "nobody gets it (your role may not");
	type(b, "<Esc>");
	b->signable = "unit_out_of_order";
	type(b, "e");
	assert_line_has(b, 17, "x out of order: nobody gets it (a manager signs)");
	assert_line_lacks(b, 15, "signs");
}

/* -------------------------------------------------------------------- swap */

static void a_swap_takes_two_marks(void **state)
{
	struct bays *b = *state;

	lanes_mark(b, "204");
	forget_asked(b);
	type(b, "y");
	assert_line_has(b, 24, "it takes two marked units (1 marked; "
		"Space unmarks one, Esc all)");
	lanes_mark(b, "208");
	answer(b, "unit_swap", LANES_DONE("Weber, Kim is in 208 now"));
	type(b, "y");
	lanes_assert_sent(b, "unit_swap(#1, v-room:204, room:204, v-room:208, "
		"room:208, asked before the reason, NULL, true)");
	assert_line_has(b, 12, "-- Swap two units --");
	assert_line_has(b, 13, "204 STANDARD  over  Weber, Kim");
	assert_line_has(b, 14, "208 STANDARD  free");
	forget_asked(b);
	type(b, "mtap drips<Enter>");
	lanes_assert_sent(b, "unit_swap(#2, v-room:204, room:204, v-room:208, "
		"room:208, tap drips, member, false)");
	assert_line_has(b, 24, "Weber, Kim is in 208 now");
	assert_line_lacks(b, 2, "marked");
}

/* No reason is asked for what cannot be done with any. */
static void an_impossible_swap_asks_nothing(void **state)
{
	struct bays *b = *state;

	lanes_mark(b, "204");
	lanes_mark(b, "208");
	answer(b, "unit_swap", LANES_REFUSED("state",
		"204 is no DOUBLE: upgrade instead", ""));
	type(b, "y");
	assert_line_has(b, 24, "upgrade instead");
	assert_line_lacks(b, 12, "Swap two units");
	assert_line_has(b, 2, "2 marked");
}

static void a_refused_swap_keeps_the_marks(void **state)
{
	struct bays *b = *state;

	lanes_mark(b, "204");
	lanes_mark(b, "208");
	answer_when(b, "unit_swap", 8, "true", LANES_DONE("it would go"));
	answer_when(b, "unit_swap", 8, "false",
		LANES_REFUSED("stale", "208 has changed", ""));
	type(b, "y");
	type(b, "mtap drips<Enter>");
	assert_line_has(b, 24, "208 has changed");
	assert_line_has(b, 2, "2 marked");
}

/* ----------------------------------------------------- near, bans, shift */

static void enter_on_a_unit_looks_closer(void **state)
{
	struct bays *b = *state;

	answer_table(b, "unit_peek",
		"unit|version|words|detail1|detail2|last_action|last_actor|"
		"last_at\n"
		"room:214|v|in use, over 52 min|Brandt, U. 07:10-13:15||"
		"checked in|ben|2026-11-21 07:10:00\n");
	answer_table(b, "lane_history",
		"at|who|desk|action|words|reason|received_from\n"
		"2026-11-21 07:10:00|ben|desk 1|ASSIGN|gave out||\n");
	lanes_go(b, "214");
	type(b, "<Enter>");
	assert_line_has(b, 3, "214 STANDARD  over  Brandt, U.");
	assert_line_has(b, 4, "in use, over 52 min");
	assert_line_has(b, 6, "last: checked in by ben, 2026-11-21 07:10");
}

/* A clerk is told; it is a manager's. */
static void a_ban_is_not_a_clerks_to_lift(void **state)
{
	struct bays *b = *state;

	forget_asked(b);
	type(b, ":lift-ban weber<Enter>");
	assert_line_has(b, 24, "your role may not");
	lanes_assert_not_asked(b, "lane_lookup");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		LANES_TEST(one_room_takes_the_next_step),
		LANES_TEST(those_marked_lose_their_mark_when_done),
		LANES_TEST(a_mixture_is_said_row_by_row),
		LANES_TEST(scans_and_numbers_are_cleaned_by_words),
		LANES_TEST(out_of_turn_takes_a_reason),
		LANES_TEST(out_of_order_is_a_managers),
		LANES_TEST(what_a_manager_signs_says_so),
		LANES_TEST(a_swap_takes_two_marks),
		LANES_TEST(an_impossible_swap_asks_nothing),
		LANES_TEST(a_refused_swap_keeps_the_marks),
		LANES_TEST(enter_on_a_unit_looks_closer),
		LANES_TEST(a_ban_is_not_a_clerks_to_lift),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

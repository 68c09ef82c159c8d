/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The booking grid: a booking in the hand (wireframes.md 1b). */
#include "config.h"

#include "base/mem.h"
#include "tests/support/bays_fixture.h"

#define CLASH \
	"{\"ok\": false, \"code\": \"clash\", \"who_can\": null," \
	" \"sentence\": \"Petrov, I. has Bay 2 15:30-17:00\"," \
	" \"version\": null, \"detail\": {" \
	"  \"holder\": {\"kind\": \"booking\", \"id\": 10484," \
	"   \"name\": \"Petrov, I.\", \"label\": \"Bay 2\", \"by\": \"ben\"," \
	"   \"starts\": \"2026-11-21 15:30\", \"ends\": \"2026-11-21 17:00\"," \
	"   \"since\": \"2026-11-21 14:07\"}," \
	"  \"free\": [" \
	"   {\"resource\": 2, \"label\": \"Bay 2\", \"price_minor\": 5000," \
	"    \"starts\": \"2026-11-21 17:00\", \"ends\": \"2026-11-21 19:00\"}," \
	"   {\"resource\": 3, \"label\": \"Bay 3\", \"price_minor\": 5000," \
	"    \"starts\": \"2026-11-21 17:15\", \"ends\": \"2026-11-21 19:15\"}," \
	"   {\"resource\": 4, \"label\": \"Bay 4\", \"price_minor\": 7500," \
	"    \"starts\": \"2026-11-21 19:00\", \"ends\": \"2026-11-21 21:00\"}" \
	"  ]}}"

#define FITS \
	"{\"ok\": true, \"sentence\": \"fits\", \"version\": \"v2\"," \
	" \"detail\": {\"price_minor\": 7500, \"was_minor\": 5000," \
	"  \"passes_lost\": 1, \"warnings\": [\"it ends after closing\"]}}"

#define MOVED \
	"{\"ok\": true, \"sentence\": \"Okafor, D. moved to Bay 3 17:15-19:15\"," \
	" \"booking\": 10483, \"version\": \"v2\", \"detail\": {}}"

/* Okafor, Bay 1 16:00-18:00, in the hand. */
static void pick_up(struct bays *b)
{
	answer_when(b, "booking_move", 8, "true", CLASH);
	answer_when(b, "booking_move", 8, "false", MOVED);
	go_to(b, "bay1 16");
	type(b, "v");
	assert_asked(b, "");
}

static void what_is_picked_up_is_in_the_hand(void **state)
{
	struct bays *b = *state;

	pick_up(b);
	assert_line_has(b, 9, "[~ Okafor, D. ]: 2+0");
	assert_line_has(b, 12, "|~            |");
	assert_lines(b, 19, 
"-- Moving  Okafor, D.  Bay 1 16:00-18:00  ->  Bay 1 16:00-18:00 ----------------\n"
" carry it with the arrows, + - or :sat 18\n"
"\n"
"\n"
" v put down  arrows + - :sat 18  < > length  Esc leave                  ? keys\n"
"\n");
	/* At its own place there is nothing to ask. */
	rest(b);
	assert_asked(b, "");
}

static void a_clash_is_shown_where_the_cursor_rests(void **state)
{
	struct bays *b = *state;

	pick_up(b);
	type(b, "<Right>");
	assert_line_has(b, 20, "looking whether it fits here ...");
	assert_asked(b, "");
	rest(b);
	assert_asked(b, "booking_move(#1, v10483, 10483, 2, 2026-11-21 16:00, "
		"120, NULL, true)\n");
	assert_picture(b, 
" Booking grid  Sat 21 Nov 2026  bays  30 min                ana  desk 2  14:07\n"
" ! 1 late   ? 1 request   u 1 unmatched   14:30 Bay 2 free   owed today 200.00\n"
"       Bay 1         Bay 2         Bay 3         Bay 4         Conference    bsy\n"
" 13:30|             |c!Lee, Anna  |             |u^BK-99120?  |i^Boardwalk L|3/5\n"
">14:00|i Garc\xC3\xAD" "a, M. |: 1+1   25.00|             |             |: 9+0        |3/5\n"
" 14:30|: 2+1        |             |q Weber, K.  |             |:            |3/5\n"
" 15:00|:            |             |a :05 Haddad,|a Johnson, L.|:            |4/5\n"
" 15:30|             |a*Petrov, I. |: 1+0        |: 1+3   75.00|:            |4/5\n"
" 16:00|a Okafor, D. [~ Okafor, D. ]a+:05 Silva, |:            |:            |5/5\n"
" 16:30|: 1+2   50.00|~            |: 1+1   25.00|             |:            |4/5\n"
" 17:00|:            |~            |:            |c Tanaka, Y. |:            |4/5\n"
" 17:30|:            |~            |             |: 4+0        |:            |3/5\n"
" 18:00|             |             |             |             |:            |1/5\n"
" 18:30|             |             |             |             |:            |1/5\n"
" 19:00|             |             |             |             |             |0/5\n"
" 19:30|             |             |             |             |             |0/5\n"
" 20:00|             |             |             |             |             |0/5\n"
" 20:30|             |             |             |             |             |0/5\n"
"-- Moving  Okafor, D.  Bay 1 16:00-18:00  ->  Bay 2 16:00-18:00 ----------------\n"
" CLASH: Petrov, I. has Bay 2 15:30-17:00\n"
" free instead:  1 Bay 2 17:00-19:00  2 Bay 3 17:15-19:15  3 Bay 4 19:00-21:00\n"
" 1: 50.00, 2: 50.00, 3: 75.00\n"
" 1 2 3 take it  v put down  arrows + - :sat 18  < > length  Esc leave   ? keys\n"
"\n");
	/* Asked once, however long it rests. */
	rest(b);
	assert_asked(b, "");
}

static void one_key_takes_a_free_slot(void **state)
{
	struct bays *b = *state;
	struct bays_slot *okafor = bays_slot(b, "booking", 10483);

	pick_up(b);
	type(b, "<Right>");
	rest(b);
	forget_asked(b);
	type(b, "2");
	/* Whom it was received from lands in the audit row. */
	assert_line_has(b, 12, "Moving  Okafor, D.  Bay 1 16:00-18:00  ->  "
		"Bay 3 17:15-19:15");
	okafor->resource = 3;
	okafor->from = "17:15";
	okafor->until = "19:15";
	okafor->version = "v2";
	bays_club_tell(b);
	type(b, "p");
	assert_asked(b, 
"booking_move(#2, v10483, 10483, 3, 2026-11-21 17:15, 120, phone, false)\n"
"grid_resources()\n"
"grid_hours(2026-11-21, 2026-11-22)\n"
"grid_range(2026-11-21, 2026-11-22, NULL)\n"
"grid_alerts(2026-11-21)\n"
"booking_peek(10483)\n"
"thing_can(booking, 10483)\n");
	assert_line_has(b, 24, "Okafor, D. moved to Bay 3 17:15-19:15");
	/* The hand is empty and the cursor went along. */
	rest(b);
	assert_line_has(b, 19, "-- Bay 3  17:15-19:15  a approved  #10483");
	assert_line_lacks(b, 13, "~");
}

static void only_offered_slots_can_be_taken(void **state)
{
	struct bays *b = *state;

	type(b, "1");
	assert_line_has(b, 24, "it takes a free slot while a clash is shown");
	pick_up(b);
	type(b, "2");
	assert_line_has(b, 24, "it takes a free slot while a clash is shown");
	answer_when(b, "booking_move", 8, "true", FITS);
	type(b, "<Right>");
	rest(b);
	type(b, "3");
	assert_line_has(b, 24, "it takes a free slot while a clash is shown");
}

static void what_fits_says_what_it_costs(void **state)
{
	struct bays *b = *state;

	pick_up(b);
	answer_when(b, "booking_move", 8, "true", FITS);
	type(b, "<Right><Right><Right><Down>");
	rest(b);
	assert_lines(b, 19, 
"-- Moving  Okafor, D.  Bay 1 16:00-18:00  ->  Bay 4 16:30-18:30 ----------------\n"
" fits here\n"
"\n"
" price 50.00 -> 75.00   passes lost: 1   it ends after closing\n"
" v put down  arrows + - :sat 18  < > length  Esc leave                  ? keys\n"
"\n");
}

static void put_down_where_it_was_nothing_happens(void **state)
{
	struct bays *b = *state;

	pick_up(b);
	type(b, "v");
	assert_line_has(b, 24, "left where it was");
	assert_line_has(b, 9, "[a Okafor, D. ]");
	type(b, "v<Right>");
	rest(b);
	forget_asked(b);
	type(b, "<Esc>");
	assert_line_has(b, 24, "left where it was");
	assert_line_lacks(b, 9, "~");
	assert_asked(b, "");
}

/* A preview of a place that it has left is thrown away and asked anew. */
static void an_answer_about_another_place_does_not_count(void **state)
{
	struct bays *b = *state;

	pick_up(b);
	answer_later(b, "booking_move");
	type(b, "<Right>");
	rest(b);
	type(b, "<Right>");
	rest(b);
	assert_asked(b, "booking_move(#1, v10483, 10483, 2, 2026-11-21 16:00, "
		"120, NULL, true)\n");
	assert_line_has(b, 20, "looking whether it fits here ...");
	answer_when(b, "booking_move", 4, "2", FITS);
	answer_when(b, "booking_move", 4, "3", CLASH);
	settle(b);
	assert_asked(b, "booking_move(#2, v10483, 10483, 3, 2026-11-21 16:00, "
		"120, NULL, true)\n");
	assert_line_has(b, 20, "CLASH");
}

static void it_is_made_shorter_and_longer(void **state)
{
	struct bays *b = *state;

	pick_up(b);
	type(b, "<Lt><Lt>");
	assert_line_has(b, 19, "->  Bay 1 16:00-17:00");
	type(b, ">");
	rest(b);
	assert_asked(b, "booking_move(#1, v10483, 10483, 1, 2026-11-21 16:00, "
		"90, NULL, true)\n");
	/* Not to nothing. */
	type(b, "<Lt><Lt><Lt><Lt><Lt>");
	assert_line_has(b, 19, "->  Bay 1 16:00-16:30");
	/* With empty hands it is picked up first. */
	type(b, "<Esc>>");
	assert_line_has(b, 19, "->  Bay 1 16:00-18:30");
}

static void it_is_carried_to_another_day(void **state)
{
	struct bays *b = *state;

	pick_up(b);
	answer_when(b, "booking_move", 8, "true", FITS);
	type(b, "+");
	assert_line_has(b, 19, "->  Bay 1 Sun 22 Nov 16:00-18:00");
	assert_line_has(b, 9, "[~ Okafor, D. ]");
	type(b, ":mon 18 bay2<Enter>");
	assert_line_has(b, 1, "Mon 23 Nov 2026");
	assert_line_has(b, 19, "->  Bay 2 Mon 23 Nov 18:00-20:00");
	type(b, ":1h<Enter>");
	assert_line_has(b, 19, "->  Bay 2 Mon 23 Nov 18:00-19:00");
	forget_asked(b);
	rest(b);
	assert_asked(b, "booking_move(#3, v10483, 10483, 2, 2026-11-23 18:00, "
		"60, NULL, true)\n");
}

static void picked_up_in_its_middle_it_keeps_its_start(void **state)
{
	struct bays *b = *state;

	go_to(b, "bay1 17");
	type(b, "v<Right>");
	assert_line_has(b, 19, "Bay 1 16:00-18:00  ->  Bay 2 16:00-18:00");
}

static void a_start_off_the_row_is_kept_until_it_moves_in_time(void **state)
{
	struct bays *b = *state;

	go_to(b, "bay3 15");
	type(b, "v");
	assert_line_has(b, 19, "Bay 3 15:05-16:05  ->  Bay 3 15:05-16:05");
	type(b, "<Right>");
	assert_line_has(b, 19, "->  Bay 4 15:05-16:05");
	type(b, "<Down>");
	assert_line_has(b, 19, "->  Bay 4 15:30-16:30");
}

/* What is on its way to the database was not left where it was. */
static void what_is_being_put_down_cannot_be_left(void **state)
{
	struct bays *b = *state;

	pick_up(b);
	answer_later(b, "booking_move");
	type(b, "<Right>vp<Esc>");
	assert_line_has(b, 24, "it is being put down");
	assert_line_has(b, 9, "[~ Okafor, D. ]");
	answer(b, "booking_move", MOVED);
	settle(b);
	assert_line_has(b, 24, "Okafor, D. moved to Bay 3 17:15-19:15");
	assert_line_lacks(b, 9, "~");
}

static void enter_puts_it_down_too(void **state)
{
	struct bays *b = *state;

	pick_up(b);
	type(b, "<Right><Enter>m");
	assert_asked(b, 
"booking_move(#1, v10483, 10483, 2, 2026-11-21 16:00, 120, member, false)\n"
"grid_resources()\n"
"grid_hours(2026-11-21, 2026-11-22)\n"
"grid_range(2026-11-21, 2026-11-22, NULL)\n"
"grid_alerts(2026-11-21)\n"
"booking_peek(10483)\n"
"thing_can(booking, 10483)\n");
}

static void a_refusal_leaves_it_in_the_hand(void **state)
{
	struct bays *b = *state;

	pick_up(b);
	answer_when(b, "booking_move", 8, "false", CLASH);
	type(b, "<Right>v");
	/* Esc in the question: still in the hand, nothing asked. */
	type(b, "<Esc>");
	assert_asked(b, "");
	assert_line_has(b, 9, "[~ Okafor, D. ]");
	type(b, "vw");
	assert_line_has(b, 24, "Petrov, I. has Bay 2 15:30-17:00");
	assert_line_has(b, 20, "CLASH: Petrov, I. has Bay 2 15:30-17:00");
	assert_line_has(b, 9, "[~ Okafor, D. ]");
	assert_line_has(b, 21, "3 Bay 4 19:00-21:00");
}

/* Asked once a customer: the second attempt goes without the question. */
static void whom_it_was_received_from_is_asked_once(void **state)
{
	struct bays *b = *state;

	pick_up(b);
	answer_when(b, "booking_move", 8, "false", CLASH);
	type(b, "<Right>vg");
	forget_asked(b);
	type(b, "v");
	assert_asked(b, "booking_move(#2, v10483, 10483, 2, 2026-11-21 16:00, "
		"120, manager, false)\n");
	/* Another customer, another source. */
	type(b, "<Esc>");
	go_to(b, "bay4 15");
	type(b, "v<Down>v");
	assert_asked(b, "");
	assert_line_has(b, 12, "Moving  Johnson, L.");
}

static void other_work_waits_until_it_is_put_down(void **state)
{
	struct bays *b = *state;

	pick_up(b);
	type(b, "b");
	assert_line_has(b, 24, "first put down what is in the hand");
	type(b, "x");
	assert_line_has(b, 24, "first put down what is in the hand");
	type(b, "<Ctrl-Q>");
	assert_int_equal(b->quits, 0);
	assert_line_has(b, 14, "picked up and not put down");
	type(b, "y");
	assert_int_equal(b->quits, 1);
}

static void what_is_over_cannot_be_picked_up(void **state)
{
	struct bays *b = *state;

	go_to(b, "bay1 12:30");
	type(b, "v");
	assert_line_has(b, 24, "only a booking to come can be moved: "
		"it is attended");
	go_to(b, "bay3 12");
	type(b, "v");
	assert_line_has(b, 24, "this is no booking: blocked");
	go_to(b, "bay1 18:30");
	type(b, "v");
	assert_line_has(b, 24, "the cell is free");
	assert_asked(b, "");
}

static void a_preview_that_fails_is_told(void **state)
{
	struct bays *b = *state;

	pick_up(b);
	answer_error(b, "booking_move", ERR_BUG, "the database is confused");
	type(b, "<Right>");
	rest(b);
	assert_line_has(b, 24, "the database is confused");
	assert_line_has(b, 9, "[~ Okafor, D. ]");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		BAYS_TEST(what_is_picked_up_is_in_the_hand),
		BAYS_TEST(a_clash_is_shown_where_the_cursor_rests),
		BAYS_TEST(one_key_takes_a_free_slot),
		BAYS_TEST(only_offered_slots_can_be_taken),
		BAYS_TEST(what_fits_says_what_it_costs),
		BAYS_TEST(put_down_where_it_was_nothing_happens),
		BAYS_TEST(an_answer_about_another_place_does_not_count),
		BAYS_TEST(it_is_made_shorter_and_longer),
		BAYS_TEST(it_is_carried_to_another_day),
		BAYS_TEST(picked_up_in_its_middle_it_keeps_its_start),
		BAYS_TEST(a_start_off_the_row_is_kept_until_it_moves_in_time),
		BAYS_TEST(what_is_being_put_down_cannot_be_left),
		BAYS_TEST(enter_puts_it_down_too),
		BAYS_TEST(a_refusal_leaves_it_in_the_hand),
		BAYS_TEST(whom_it_was_received_from_is_asked_once),
		BAYS_TEST(other_work_waits_until_it_is_put_down),
		BAYS_TEST(what_is_over_cannot_be_picked_up),
		BAYS_TEST(a_preview_that_fails_is_told),
	};

	return cmocka_run_group_tests_name("bays: in the hand", tests, NULL,
		NULL);
}

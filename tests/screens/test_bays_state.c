/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The booking grid: what becomes of a booking.  Approving, declining,
 * cancelling, attended or no-show, and taking back. */
#include "config.h"

#include "base/mem.h"
#include "tests/support/bays_fixture.h"

#define DONE(sentence) \
	"{\"ok\": true, \"sentence\": \"" sentence "\", \"version\": \"v2\"," \
	" \"detail\": {}}"

#define REFUSED(code, sentence) \
	"{\"ok\": false, \"code\": \"" code "\", \"sentence\": \"" sentence "\"," \
	" \"who_can\": null, \"version\": null, \"detail\": {}}"

/* The grid is asked for again after every write. */
#define RELOAD \
	"grid_resources()\n" \
	"grid_hours(2026-11-21, 2026-11-22)\n" \
	"grid_range(2026-11-21, 2026-11-22, NULL)\n" \
	"grid_alerts(2026-11-21)\n"

#define PEEK(id) "booking_peek(" id ")\nthing_can(booking, " id ")\n"

/* ------------------------------------------------------------- requests */

static void a_request_is_approved_by_one_key(void **state)
{
	struct bays *b = *state;

	answer(b, "booking_approve", DONE("Approved: Weber, K."));
	go_to(b, "bay3 14:30");
	bays_slot(b, "booking", 10482)->state = "approved";
	bays_club_tell(b);
	type(b, "a");
	assert_asked(b, "booking_approve(#1, v10482, 10482, false)\n"
		RELOAD PEEK("10482"));
	assert_line_has(b, 24, "Approved: Weber, K.");
	assert_line_has(b, 9, "[a Weber, K.  ]");
}

static void only_requests_are_approved(void **state)
{
	struct bays *b = *state;

	go_to(b, "bay2 13:30");
	type(b, "a");
	assert_line_has(b, 24,
		"only a request can be approved: it is confirmed");
	go_to(b, "bay2 19");
	type(b, "a");
	assert_line_has(b, 24, "there is nothing under the cursor");
	assert_asked(b, "");
}

static void declining_takes_a_reason(void **state)
{
	struct bays *b = *state;

	answer(b, "booking_decline", DONE("Declined: Weber, K."));
	go_to(b, "bay3 14:30");
	type(b, "d");
	assert_lines(b, 12, 
"-- Decline  Weber, K.  Bay 3 14:30-15:00 ---------------------------------------\n"
"\n"
"  reason ________________________________________\n"
"\n"
"  y decline it\n"
"\n"
"\n"
"\n"
"\n"
"\n"
" Enter decline it  Tab leaves the field for the letters                Esc back\n"
"\n"
"\n");
	/* Not an empty one, nor one of blanks. */
	type(b, "<Enter>");
	assert_line_has(b, 15, "this cannot stay empty");
	type(b, "<Space><Space><Enter>");
	assert_line_has(b, 15, "this cannot stay empty");
	assert_asked(b, "");
	type(b, "no<Space>coach<Enter>");
	assert_asked(b, "booking_decline(#1, v10482, 10482, no coach, false)\n"
		RELOAD PEEK("10482"));
	assert_line_has(b, 24, "Declined: Weber, K.");
}

static void escape_leaves_everything_as_it_is(void **state)
{
	static const char *const keys[] = { "d", "x", "o" };
	struct bays *b = *state;

	for (size_t i = 0; i < ARRAY_LEN(keys); i++) {
		go_to(b, i == 2 ? "bay2 13:30" : "bay3 14:30");
		type(b, keys[i]);
		assert_line_has(b, 12, "-- ");
		type(b, "<Esc>");
		assert_line_lacks(b, 12, "-- ");
	}
	assert_asked(b, "");
}

/* ----------------------------------------------------------- cancelling */

static void cancelling_takes_a_reason_and_a_source(void **state)
{
	struct bays *b = *state;

	answer(b, "booking_cancel", DONE("Cancelled: Lee, Anna"));
	go_to(b, "bay2 13:30");
	type(b, "x");
	assert_lines(b, 12, 
"-- Cancel  Lee, Anna  Bay 2 13:30-14:30 ----------------------------------------\n"
"  guest passes come back when it is an hour or more to the start\n"
"\n"
"  reason ________________________________________\n"
"\n"
"  received from\n"
"  m the member, here\n"
"  p by phone\n"
"  w somebody who walked in\n"
"  g a manager\n"
" Enter goes on to the letters                                          Esc back\n"
"\n"
"\n");
	type(b, "ill<Tab>p");
	assert_asked(b, "booking_cancel(#1, v10481, 10481, ill, phone, false)\n"
		RELOAD PEEK("10481"));
	assert_line_has(b, 24, "Cancelled: Lee, Anna");
}

static void what_the_database_warns_of_is_said(void **state)
{
	struct bays *b = *state;

	answer(b, "booking_cancel",
		"{\"ok\": true, \"sentence\": \"Cancelled\", \"detail\":"
		" {\"warnings\": [\"1 pass is forfeited\", \"and more\"]}}");
	go_to(b, "bay2 13:30");
	type(b, "xill<Enter>m");
	assert_line_has(b, 24, "Cancelled; 1 pass is forfeited");
}

/* Somebody was faster: the sentence of the database, and the grid anew. */
static void a_refusal_is_said_and_the_grid_asked_anew(void **state)
{
	struct bays *b = *state;

	answer(b, "booking_cancel", REFUSED("stale",
		"Lee, Anna has changed: ben moved it 14:07"));
	go_to(b, "bay2 13:30");
	type(b, "xill<Enter>m");
	assert_asked(b, "booking_cancel(#1, v10481, 10481, ill, member, false)\n"
		RELOAD PEEK("10481"));
	assert_line_has(b, 24, "Lee, Anna has changed: ben moved it 14:07");
}

static void what_a_role_may_not_names_who_can(void **state)
{
	struct bays *b = *state;

	answer(b, "booking_cancel", "{\"ok\": false, \"code\": \"role\","
		" \"sentence\": \"It is paid\","
		" \"who_can\": \"a manager (mia)\", \"detail\": {}}");
	go_to(b, "bay2 13:30");
	type(b, "xill<Enter>m");
	assert_line_has(b, 24, "It is paid; a manager (mia) can");
}

static void what_the_database_says_in_advance_is_believed(void **state)
{
	struct bays *b = *state;

	answer_table(b, "thing_can",
		"action|possible|sentence|who_can\n"
		"booking_cancel|f|It is paid|a manager (mia)\n"
		"booking_check_in|t||\n");
	go_to(b, "bay2 13:30");
	assert_line_lacks(b, 23, "x cancel");
	assert_line_has(b, 23, "i check in");
	type(b, "x");
	assert_line_has(b, 24, "It is paid; a manager (mia) can");
	assert_asked(b, "");
}

/* Pasted text is text, never a yes. */
static void pasted_lines_do_not_answer(void **state)
{
	struct bays *b = *state;

	go_to(b, "bay2 13:30");
	type(b, "x");
	paste(b, "ill y p");
	assert_line_has(b, 12, "Cancel");
	assert_asked(b, "");
	type(b, "<Esc>");
	paste(b, "xxx");
	assert_line_has(b, 24, "pasted text was thrown away");
	assert_asked(b, "");
}

/* Keys from before the question was seen do not answer it. */
static void keys_typed_ahead_do_not_answer(void **state)
{
	struct bays *b = *state;

	go_to(b, "bay2 13:30");
	press(b, "ot");
	settle(b);
	assert_asked(b, "");
	assert_line_has(b, 12, "Outcome");
	assert_line_has(b, 24, "1 key typed ahead was thrown away");
}

/* -------------------------------------------------------------- outcomes */

static void an_outcome_is_chosen(void **state)
{
	struct bays *b = *state;

	answer(b, "booking_outcome", DONE("No-show: Lee, Anna"));
	go_to(b, "bay2 13:30");
	type(b, "o");
	assert_lines(b, 12, 
"-- Outcome  Lee, Anna  Bay 2 13:30-14:30 ---------------------------------------\n"
"\n"
"  t attended\n"
"  n did not come (no-show)\n"
"\n"
"\n"
"\n"
"\n"
"\n"
"\n"
"                                                                       Esc back\n"
"\n"
"\n");
	type(b, "n");
	assert_asked(b, "booking_outcome(#1, v10481, 10481, no_show, false)\n"
		RELOAD PEEK("10481"));
	assert_line_has(b, 24, "No-show: Lee, Anna");
}

/* What is to come has none, by the database's word; one of the two is enough
 * to ask. */
static void what_has_no_outcome_yet_is_not_offered_one(void **state)
{
	struct bays *b = *state;

	answer_table(b, "thing_can", "action|possible|sentence|who_can\n"
		"attended|f|Okafor, D. is approved: it begins at 16:00|\n"
		"no_show|f|Okafor, D. is approved: it begins at 16:00|\n");
	go_to(b, "bay1 16:00");
	assert_line_has(b, 23, "v move");
	assert_line_lacks(b, 23, "outcome");
	type(b, "o");
	assert_line_has(b, 24, "it begins at 16:00");
	answer_table(b, "thing_can", "action|possible|sentence|who_can\n"
		"attended|t||\n"
		"no_show|f|Brandt, U. is a no-show: its outcome stands|\n");
	go_to(b, "bay2 12:00");
	assert_line_has(b, 23, "o outcome");
}

static void marked_ones_get_their_outcome_together(void **state)
{
	struct bays *b = *state;

	answer(b, "bookings_outcome", DONE("3 attended"));
	type(b, "<Space>");
	go_to(b, "bay2 13:30");
	type(b, "<Space>");
	go_to(b, "conference 14");
	type(b, "<Space>");
	/* Marks count wherever the cursor is. */
	go_to(b, "bay3 12");
	type(b, "o");
	assert_line_has(b, 12, "Outcome of 3 marked bookings");
	type(b, "t");
	assert_asked(b, 
"bookings_outcome(#1, [{\"booking\":10480,\"version\":\"v10480\"},{\"booking\":10481,\"version\":\"v10481\"},{\"booking\":10479,\"version\":\"v10479\"}], attended)\n"
"grid_resources()\n"
"grid_hours(2026-11-21, 2026-11-22)\n"
"grid_range(2026-11-21, 2026-11-22, NULL)\n"
"grid_alerts(2026-11-21)\n"
"block_peek(block, 31)\n"
"thing_can(block, 31)\n");
	assert_line_has(b, 24, "3 attended");
}

/* A result a row: those that were refused are read, and stay marked. */
static void a_batch_tells_what_was_refused(void **state)
{
	struct bays *b = *state;

	answer(b, "bookings_outcome",
		"{\"ok\": true, \"sentence\": \"1 attended, 1 refused\","
		" \"detail\": {\"rows\": ["
		"  {\"booking\": 10480, \"ok\": true, \"sentence\": \"done\"},"
		"  {\"booking\": 10481, \"ok\": false,"
		"   \"sentence\": \"25.00 is owed\"}]}}");
	type(b, "<Space>");
	go_to(b, "bay2 13:30");
	type(b, "<Space>ot");
	assert_line_has(b, 3, "These were refused");
	assert_line_has(b, 4, "#10481");
	assert_line_has(b, 4, "25.00 is owed");
	type(b, "<Esc>");
	assert_line_has(b, 2, "1 marked");
	assert_line_has(b, 10, "|i Garc");
}

/* The line is gone for long, and the customer goes home. */
static void a_batch_outlives_its_view(void **state)
{
	struct bays *b = *state;

	type(b, "j<Ctrl-t>j<Ctrl-t>k");
	assert_line_has(b, 1, "  [1] 2 . .  ");
	answer_later(b, "bookings_outcome");
	type(b, "<Space>");
	go_to(b, "bay2 13:30");
	type(b, "<Space>ot:done<Enter>");
	assert_line_lacks(b, 1, "[1]");
	answer(b, "bookings_outcome",
		"{\"ok\": true, \"sentence\": \"1 attended, 1 refused\","
		" \"detail\": {\"rows\": ["
		"  {\"booking\": 10480, \"ok\": true, \"sentence\": \"done\"},"
		"  {\"booking\": 10481, \"ok\": false,"
		"   \"sentence\": \"25.00 is owed\"}]}}");
	settle(b);
	assert_line_has(b, 24, "1 attended, 1 refused");
	assert_line_has(b, 3, "These were refused");
	assert_line_has(b, 4, "25.00 is owed");
}

static void hidden_and_absent_marks_are_counted(void **state)
{
	struct bays *b = *state;

	type(b, "<Space>");
	go_to(b, "bay2 13:30");
	type(b, "<Space>/lee<Enter>");
	type(b, "o");
	assert_line_has(b, 12, "Outcome of 2 marked bookings");
	assert_line_has(b, 13, "1 of them hidden by the filter");
	type(b, "<Esc><Esc>");
	/* In the week of Bay 2 there is no Bay 1. */
	type(b, "to");
	assert_line_has(b, 12, "Outcome of 1 marked bookings");
	assert_line_has(b, 13, "1 more not here (another day, or gone)");
	type(b, "<Esc>t");
	go_to(b, "mon");
	bays_slot_remove(b, "booking", 10480);
	bays_slot_remove(b, "booking", 10481);
	bays_club_announce(b);
	type(b, "o");
	assert_line_has(b, 24, "none of the marked bookings is here");
}

/* ---------------------------------------------------------------- taking back */

static void taking_an_outcome_back_is_a_managers(void **state)
{
	static const char *const manager[] = { "booking_revert", NULL };
	struct bays *b = *state;

	answer(b, "booking_revert", DONE("Back to approved"));
	go_to(b, "bay1 14");
	type(b, ":revert-booking<Enter>");
	assert_line_has(b, 24, "your role may not; ask a manager");
	shell_rights(b->shell, manager);
	type(b, ":revert-booking<Enter>");
	assert_line_has(b, 12, "Back to approved  Garc");
	type(b, "wrong<Space>bay<Enter>");
	assert_asked(b, "booking_revert(#1, v10480, 10480, wrong bay, false)\n"
		RELOAD PEEK("10480"));
}

static void the_last_thing_done_is_undone(void **state)
{
	struct bays *b = *state;

	type(b, "u");
	assert_line_has(b, 24, "there is nothing to undo");
	answer(b, "booking_approve", DONE("Approved: Weber, K."));
	answer(b, "undo", DONE("Undone: Approved"));
	go_to(b, "bay3 14:30");
	type(b, "a");
	forget_asked(b);
	type(b, "u");
	assert_asked(b, "undo(#2, #1, false)\n" RELOAD PEEK("10482"));
	assert_line_has(b, 24, "Undone: Approved");
	/* The undo is not undone. */
	type(b, "u");
	assert_line_has(b, 24, "there is nothing to undo");
	assert_asked(b, "");
}

static void an_undo_that_failed_can_be_tried_again(void **state)
{
	struct bays *b = *state;

	answer(b, "booking_approve", DONE("Approved: Weber, K."));
	answer_error(b, "undo", ERR_CONFLICT, "it is being worked on");
	go_to(b, "bay3 14:30");
	type(b, "au");
	assert_line_has(b, 24, "it is being worked on");
	forget_asked(b);
	answer(b, "undo", REFUSED("state", "That cannot be undone"));
	type(b, "u");
	assert_asked(b, "undo(#3, #1, false)\n" RELOAD PEEK("10482"));
	assert_line_has(b, 24, "That cannot be undone");
}

/* --------------------------------------------------------------- history */

static void who_did_what_is_read(void **state)
{
	struct bays *b = *state;

	go_to(b, "bay2 13:30");
	type(b, "w");
	assert_asked(b, "booking_history(10481)\n");
	assert_lines(b, 3, 
"-- History of #10481  Lee, Anna  Bay 2 13:30-14:30 ---------------- 1-2 of 2 ---\n"
" 2026-11-21 13:58  ben, desk 1: moved from Bay 3; reason: net torn; from: phone\n"
" 2026-11-20 18:20  ben, desk 1: confirmed\n"
"\n");
	type(b, "<Esc>");
	assert_line_has(b, 9, "[c!Lee, Anna  ]");
	/* It is left as any view is. */
	type(b, "w");
	assert_line_has(b, 3, "History of #10481");
	type(b, "gl");
	assert_line_has(b, 1, "Lane board");
	assert_line_lacks(b, 3, "History");
	type(b, "<F2>");
	assert_line_has(b, 1, "Booking grid");
	assert_line_lacks(b, 3, "History");
}

static void the_menu_says_what_is_not_possible(void **state)
{
	struct bays *b = *state;

	go_to(b, "bay2 13:30");
	type(b, ";");
	assert_picture(b, 
" Booking grid  Sat 21 Nov 2026  bays  30 min                ana  desk 2  14:07\n"
" ! 1 late   ? 1 request   u 1 unmatched   14:30 Bay 2 free   owed today 200.00\n"
"       Bay 1         Bay 2         Bay 3         Bay 4         Conference    bsy\n"
" 11:00|t Novak, P.  |             |             |             |             |1/5\n"
" 11:30|: 1+0        |             |# maintenance|             |             |2/5\n"
" 12:00|             |n Brandt, U. |#            |u BK-99120?  |             |3/5\n"
" 12:30|t Smith, J.  |: 1+0   25.00|#            |:            |             |4/5\n"
" 13:00|: 2+0        |             |#            |:            |i Boardwalk L|4/5\n"
" 13:30|             [c!Lee, Anna  ]             |:            |: 9+0        |3/5\n"
">14:00|i Garc\xC3\xAD" "a, M. |: 1+1   25.00|             |             |:            |3/5\n"
" 14:30|: 2+1        |             |q Weber, K.  |             |:            |3/5\n"
"-- Lee, Anna  Bay 2 13:30-14:30 ------------------------------------------------\n"
"> a        approve          no: only a request can be approved: it is confirmed\n"
"  d        decline          no: only a request can be declined: it is confirmed\n"
"  i        check in         Check the party in; what stands in the way is shown\n"
"  p        pay              Take what is owed\n"
"  x        cancel           Cancel the booking; take a block or closure away\n"
"  e        edit             Change the roster\n"
"           revert           no: your role may not; ask a manager\n"
"\n"
"\n"
"\n"
" Enter do it, or press its key  Esc back\n"
"\n");
}

/* What its line cuts is read whole below, for the row that is chosen. */
static void the_menu_says_a_long_reason_whole(void **state)
{
	struct bays *b = *state;

	answer_table(b, "thing_can",
		"action|possible|sentence|who_can\n"
		"booking_cancel|f|Lee, Anna is checked in: only a manager "
		"cancels it now|a manager (mia on shift, tom, ulla)\n");
	go_to(b, "bay2 13:30");
	type(b, ";jjjj");
	assert_line_has(b, 17, "> x        cancel           no: Lee, Anna is "
		"checked in: only a manager cance");
	assert_line_has(b, 21, " Lee, Anna is checked in: only a manager "
		"cancels it now; a manager (mia on");
	assert_line_has(b, 22, " shift, tom, ulla) can");
	type(b, "k");
	assert_line_lacks(b, 21, "Lee");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		BAYS_TEST(a_request_is_approved_by_one_key),
		BAYS_TEST(only_requests_are_approved),
		BAYS_TEST(declining_takes_a_reason),
		BAYS_TEST(escape_leaves_everything_as_it_is),
		BAYS_TEST(cancelling_takes_a_reason_and_a_source),
		BAYS_TEST(what_the_database_warns_of_is_said),
		BAYS_TEST(a_refusal_is_said_and_the_grid_asked_anew),
		BAYS_TEST(what_a_role_may_not_names_who_can),
		BAYS_TEST(what_the_database_says_in_advance_is_believed),
		BAYS_TEST(pasted_lines_do_not_answer),
		BAYS_TEST(keys_typed_ahead_do_not_answer),
		BAYS_TEST(an_outcome_is_chosen),
		BAYS_TEST(what_has_no_outcome_yet_is_not_offered_one),
		BAYS_TEST(marked_ones_get_their_outcome_together),
		BAYS_TEST(a_batch_outlives_its_view),
		BAYS_TEST(a_batch_tells_what_was_refused),
		BAYS_TEST(hidden_and_absent_marks_are_counted),
		BAYS_TEST(taking_an_outcome_back_is_a_managers),
		BAYS_TEST(the_last_thing_done_is_undone),
		BAYS_TEST(an_undo_that_failed_can_be_tried_again),
		BAYS_TEST(who_did_what_is_read),
		BAYS_TEST(the_menu_says_what_is_not_possible),
		BAYS_TEST(the_menu_says_a_long_reason_whole),
	};

	return cmocka_run_group_tests_name("bays: states", tests, NULL, NULL);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The booking grid: checking in, taking what is owed, and the roster
 * (wireframes.md 1d). */
#include "config.h"

#include <stdio.h>

#include "tests/support/bays_fixture.h"

#define DONE(sentence) \
	"{\"ok\": true, \"sentence\": \"" sentence "\", \"detail\": {}}"

#define GUARDED \
	"{\"ok\": false, \"code\": \"owed\", \"who_can\": null," \
	" \"sentence\": \"25.00 is owed (and 1 more)\", \"version\": \"v10481\"," \
	" \"detail\": {\"guards\": [" \
	"  {\"guard\": \"owed\", \"sentence\": \"25.00 is owed\"}," \
	"  {\"guard\": \"roster\", \"sentence\": \"1 of 2 players named\"}]}}"

#define RELOAD \
	"grid_resources()\n" \
	"grid_hours(2026-11-21, 2026-11-22)\n" \
	"grid_range(2026-11-21, 2026-11-22, NULL)\n" \
	"grid_alerts(2026-11-21)\n"

#define PEEK "booking_peek(10481)\nthing_can(booking, 10481)\n"

#define SHEET "booking_peek(10481)\nbooking_roster(10481)\n"

static void to_lee(struct bays *b)
{
	go_to(b, "bay2 13:30");
}

/* The sheet with the guards of Lee's check-in. */
static void stopped_at_the_desk(struct bays *b)
{
	answer_when(b, "booking_check_in", 4, "none", GUARDED);
	to_lee(b);
	type(b, "i");
	assert_asked(b, "booking_check_in(#1, v10481, 10481, none, NULL, NULL, "
		"false)\n" SHEET);
}

/* ---------------------------------------------------------------- check-in */

static void one_key_when_nothing_stands_in_the_way(void **state)
{
	struct bays *b = *state;

	answer(b, "booking_check_in", DONE("Checked in: Lee, Anna"));
	to_lee(b);
	bays_slot(b, "booking", 10481)->state = "checked_in";
	bays_club_tell(b);
	type(b, "i");
	assert_asked(b, "booking_check_in(#1, v10481, 10481, none, NULL, NULL, "
		"false)\n" RELOAD PEEK);
	assert_line_has(b, 24, "Checked in: Lee, Anna");
	assert_line_has(b, 9, "[i Lee, Anna  ]");
}

static void every_guard_is_shown_with_its_key(void **state)
{
	struct bays *b = *state;

	stopped_at_the_desk(b);
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
"-- Check in  Lee, Anna  Bay 2  13:30-14:30  #10481 -----------------------------\n"
"  Roster   2 of 2 declared                                           e change\n"
"    1 Lee, Anna          owner  Core          0.00 paid, 30 of 60 free minutes\n"
"    2 Mo Lee             guest               25.00 guest fee\n"
"  Owed 25.00                  reference (Tab) ________________________________\n"
"    c paid by card                      k paid in cash\n"
"    g use a guest pass for every guest it can cover\n"
"    w waive, needs a reason\n"
"  1 of 2 players named\n"
"\n"
" one key pays and checks in, in one transaction   Enter does nothing   Esc back\n"
"\n"
" 25.00 is owed (and 1 more)\n");
}

static void what_no_key_clears_is_not_promised_one(void **state)
{
	struct bays *b = *state;

	answer_when(b, "booking_check_in", 4, "none",
		"{\"ok\": false, \"code\": \"state\", \"who_can\": null,"
		" \"sentence\": \"check-in opens at 13:15\","
		" \"version\": \"v10481\", \"detail\": {\"guards\": ["
		"  {\"guard\": \"owed\", \"sentence\": \"25.00 is owed\"},"
		"  {\"guard\": \"early\","
		"   \"sentence\": \"check-in opens at 13:15\"}]}}");
	to_lee(b);
	type(b, "i");
	assert_line_has(b, 20, " check-in opens at 13:15");
	assert_line_has(b, 22, " no key checks in now; Esc back, where what is "
		"owed can be taken alone");
}

static void one_key_pays_and_checks_in(void **state)
{
	static const struct {
		const char *key, *how;
	} ways[] = { { "c", "card" }, { "k", "cash" }, { "g", "pass" } };
	struct bays *b = *state;

	for (int i = 0; i < 3; i++) {
		char asked[400];

		answer_when(b, "booking_check_in", 4, ways[i].how,
			DONE("Paid and checked in"));
		answer_when(b, "booking_check_in", 4, "none", GUARDED);
		to_lee(b);
		type(b, "i");
		forget_asked(b);
		type(b, ways[i].key);
		snprintf(asked, sizeof(asked), "booking_check_in(#%d, v10481, "
			"10481, %s, NULL, NULL, false)\n" RELOAD PEEK,
			2 * i + 2, ways[i].how);
		assert_asked(b, asked);
		assert_line_has(b, 24, "Paid and checked in");
		assert_line_lacks(b, 12, "Check in");
	}
}

/* Nothing moves money but the letter that says so. */
static void enter_does_nothing(void **state)
{
	struct bays *b = *state;

	stopped_at_the_desk(b);
	type(b, "<Enter><Enter><Space>y");
	assert_asked(b, "");
	assert_line_has(b, 12, "Check in");
	type(b, "<Esc>");
	assert_line_lacks(b, 12, "Check in");
	assert_asked(b, "");
}

/* The letter was typed before the sum was seen: it does not pay. */
static void keys_typed_ahead_do_not_pay(void **state)
{
	struct bays *b = *state;

	answer_when(b, "booking_check_in", 4, "none", GUARDED);
	to_lee(b);
	press(b, "ic");
	settle(b);
	assert_asked(b, "booking_check_in(#1, v10481, 10481, none, NULL, NULL, "
		"false)\n" SHEET);
	assert_line_has(b, 12, "Check in");
	assert_line_has(b, 24, "1 key typed ahead was thrown away");
}

static void a_pass_is_offered_when_it_covers(void **state)
{
	struct bays *b = *state;

	answer_table(b, "booking_roster",
		"participant_id|name|role|tier|minutes|fee_minor|"
		"payment_status|pass_covers|why\n"
		"7|Lee, Anna|owner|Core|30|2500|pending|f|overage\n");
	stopped_at_the_desk(b);
	type(b, "g");
	assert_line_has(b, 24, "g does nothing here; Esc goes back");
	assert_asked(b, "");
}

static void waiving_takes_a_reason(void **state)
{
	struct bays *b = *state;

	stopped_at_the_desk(b);
	answer_when(b, "booking_check_in", 4, "waive", DONE("Waived"));
	type(b, "w");
	assert_line_has(b, 24, "reason to waive:");
	type(b, "<Enter>");
	assert_line_has(b, 24, "a waiver needs a reason");
	type(b, "w<Space><Enter>");
	assert_line_has(b, 24, "a waiver needs a reason");
	type(b, "w<Esc>");
	assert_asked(b, "");
	type(b, "wour<Space>fault<Enter>");
	assert_asked(b, "booking_check_in(#2, v10481, 10481, waive, NULL, "
		"our fault, false)\n" RELOAD PEEK);
	assert_line_has(b, 24, "Waived");
}

/* The sheet goes while its reason is being typed. */
static void a_reason_goes_with_its_sheet(void **state)
{
	struct bays *b = *state;

	stopped_at_the_desk(b);
	type(b, "wour");
	/* Somebody signs over: the shell closes everything. */
	shell_free(&b->shell);
	assert_asked(b, "");
}

static void a_reference_goes_with_the_payment(void **state)
{
	struct bays *b = *state;

	stopped_at_the_desk(b);
	answer_when(b, "booking_check_in", 4, "card", DONE("Paid"));
	type(b, "<Tab>ck-77<Enter>");
	assert_line_has(b, 16, "ck-77");
	assert_asked(b, "");
	type(b, "c");
	assert_asked(b, "booking_check_in(#2, v10481, 10481, card, ck-77, NULL, "
		"false)\n" RELOAD PEEK);
}

/* Refused again: what stands in the way now, under the version of now. */
static void a_refused_payment_shows_what_is_new(void **state)
{
	struct bays *b = *state;

	stopped_at_the_desk(b);
	answer_when(b, "booking_check_in", 4, "card",
		"{\"ok\": false, \"code\": \"stale\", \"sentence\":"
		" \"ben changed the roster\", \"version\": \"v9\","
		" \"detail\": {}}");
	answer_table(b, "booking_peek",
		"booking_id|version|state|label|starts|ends|owner_name|"
		"owed_minor|unmatched\n"
		"10481|v9|confirmed|Bay 2|2026-11-21 13:30:00|"
		"2026-11-21 14:30:00|Lee, Anna|5000|f\n");
	type(b, "c");
	assert_asked(b, "booking_check_in(#2, v10481, 10481, card, NULL, NULL, "
		"false)\n" SHEET);
	assert_line_has(b, 24, "ben changed the roster");
	assert_line_has(b, 16, "Owed 50.00");
	answer_when(b, "booking_check_in", 4, "card", DONE("Paid"));
	type(b, "c");
	assert_asked(b, "booking_check_in(#3, v9, 10481, card, NULL, NULL, "
		"false)\n" RELOAD PEEK);
}

/* Two keys, one payment. */
static void a_second_key_does_not_pay_twice(void **state)
{
	struct bays *b = *state;

	stopped_at_the_desk(b);
	answer_later(b, "booking_check_in");
	type(b, "ck");
	assert_asked(b, "booking_check_in(#2, v10481, 10481, card, NULL, NULL, "
		"false)\n");
	assert_line_has(b, 22, "asking the database ...");
}

static void another_refusal_needs_no_sheet(void **state)
{
	struct bays *b = *state;

	answer(b, "booking_check_in", "{\"ok\": false, \"code\": \"state\","
		" \"sentence\": \"It is cancelled\", \"detail\": {}}");
	to_lee(b);
	type(b, "i");
	assert_asked(b, "booking_check_in(#1, v10481, 10481, none, NULL, NULL, "
		"false)\n" RELOAD PEEK);
	assert_line_has(b, 24, "It is cancelled");
	assert_line_lacks(b, 12, "Check in");
}

static void what_is_owed_is_taken_without_checking_in(void **state)
{
	struct bays *b = *state;

	answer(b, "participant_settle", DONE("Took 25.00 by card"));
	to_lee(b);
	type(b, "p");
	assert_asked(b, SHEET);
	assert_line_has(b, 12, "Take payment  Lee, Anna  Bay 2");
	assert_line_has(b, 22, "one key pays");
	type(b, "c");
	assert_asked(b, "participant_settle(#1, v10481, 10481, NULL, card, NULL, "
		"NULL, false)\n" RELOAD PEEK);
	assert_line_has(b, 24, "Took 25.00 by card");
	go_to(b, "bay3 14:30");
	type(b, "p");
	assert_line_has(b, 24, "nothing is owed here");
}

/* ----------------------------------------------------------------- roster */

static void enter_opens_the_roster(void **state)
{
	struct bays *b = *state;

	to_lee(b);
	type(b, "<Enter>");
	assert_asked(b, SHEET);
	assert_lines(b, 5, 
"-- Lee, Anna  Bay 2  13:30-14:30  #10481 ---------------------------------------\n"
"  confirmed   Core  ...5187   heads declared 2 (+ -)\n"
"  owed 25.00   passes 3 of 4 left\n"
"  note: left-handed, own clubs\n"
"\n"
"   name                 in as           min      fee why\n"
" > Lee, Anna            owner Core       30     0.00 paid, 30 of 60 free minutes\n"
"   Mo Lee               guest            30    25.00 guest fee\n"
"\n"
"\n"
"\n"
"\n"
"\n"
"\n"
"\n"
"\n"
"\n"
" e add   + - heads   of the one with >: x remove   p take the fee   Esc back\n"
"\n"
"\n");
	type(b, "<Esc>");
	assert_line_has(b, 9, "[c!Lee, Anna  ]");
}

static void the_check_in_leads_to_the_roster(void **state)
{
	struct bays *b = *state;

	stopped_at_the_desk(b);
	type(b, "e");
	assert_asked(b, SHEET);
	assert_line_has(b, 5, "-- Lee, Anna  Bay 2  13:30-14:30  #10481 --");
	assert_line_has(b, 12, "Mo Lee");
	type(b, "<Esc>");
	assert_line_lacks(b, 12, "Check in");
}

static void somebody_is_added(void **state)
{
	struct bays *b = *state;

	answer(b, "roster_change", DONE("Added"));
	to_lee(b);
	type(b, "<Enter>e");
	assert_line_has(b, 22, "Enter adds the one with >");
	type(b, "g");
	forget_asked(b);
	type(b, "<Enter>");
	assert_asked(b, "roster_change(#1, v10481, 10481, 3, "
		"[{\"member\":\"u-manuel\"}], [], NULL, false)\n"
		SHEET RELOAD PEEK);
	assert_line_has(b, 24, "Added");
	/* Somebody new: the row after the hits. */
	type(b, "e");
	type(b, "Mo<Down><Down>");
	forget_asked(b);
	type(b, "<Enter>");
	assert_asked(b, "roster_change(#2, v10481, 10481, 3, "
		"[{\"guest\":\"Mo\"}], [], NULL, false)\n"
		SHEET RELOAD PEEK);
	type(b, "e<Esc>");
	assert_line_has(b, 22, "e add   + - heads");
}

static void somebody_leaves_but_never_the_owner(void **state)
{
	struct bays *b = *state;

	answer(b, "roster_change", DONE("Removed"));
	to_lee(b);
	type(b, "<Enter>x");
	assert_line_has(b, 24, "Lee, Anna is whose booking it is");
	forget_asked(b);
	type(b, "<Down>x");
	assert_asked(b, "roster_change(#1, v10481, 10481, 2, [], [8], NULL, "
		"false)\n" SHEET RELOAD PEEK);
}

static void heads_are_declared(void **state)
{
	struct bays *b = *state;

	answer(b, "roster_change", "{\"ok\": false, \"code\": \"capacity\","
		" \"sentence\": \"Bay 2 holds 4, not 5\", \"detail\": {}}");
	to_lee(b);
	type(b, "<Enter>");
	forget_asked(b);
	type(b, "+");
	assert_asked(b, "roster_change(#1, v10481, 10481, 3, [], [], NULL, "
		"false)\n" SHEET RELOAD PEEK);
	assert_line_has(b, 24, "Bay 2 holds 4, not 5");
	type(b, "-");
	assert_asked(b, "roster_change(#2, v10481, 10481, 1, [], [], NULL, "
		"false)\n" SHEET RELOAD PEEK);
}

static void one_head_is_paid_for(void **state)
{
	struct bays *b = *state;

	answer(b, "participant_settle", DONE("Paid"));
	to_lee(b);
	type(b, "<Enter>");
	forget_asked(b);
	type(b, "p");
	assert_line_has(b, 24,
		"Lee, Anna owes nothing; 25.00 is owed for Mo Lee");
	/* j and k only move, as in every list; p asks how. */
	type(b, "jkj");
	assert_line_has(b, 12, " > Mo Lee");
	assert_asked(b, "");
	type(b, "p");
	assert_line_has(b, 12, "-- Take 25.00 for Mo Lee: guest fee --");
	assert_line_has(b, 15, "k paid in cash");
	type(b, "k");
	assert_asked(b, "participant_settle(#1, v10481, 10481, 8, cash, NULL, "
		"NULL, false)\n" SHEET RELOAD PEEK);
	type(b, "pwour<Space>fault<Enter>");
	assert_asked(b, "participant_settle(#2, v10481, 10481, 8, waive, NULL, "
		"our fault, false)\n" SHEET RELOAD PEEK);
}

/* Support reads a roster; why the rest is not possible is said at once. */
static void who_only_looks_is_told_so(void **state)
{
	static const char *const nothing[] = { NULL };
	struct bays *b = *state;

	shell_rights(b->shell, nothing);
	to_lee(b);
	type(b, "<Enter>");
	assert_line_has(b, 22, " Esc back");
	assert_line_lacks(b, 22, "remove");
	forget_asked(b);
	type(b, "e");
	assert_line_has(b, 24, "your role may not; ask a manager");
	type(b, "jp");
	assert_line_has(b, 24, "your role may not; ask a manager");
	type(b, "+-x");
	assert_asked(b, "");
}

static void a_roster_that_is_over_is_only_read(void **state)
{
	struct bays *b = *state;

	go_to(b, "bay2 12");
	type(b, "e");
	assert_line_has(b, 24, "its roster is closed: it is no-show");
	type(b, "<Enter>");
	assert_line_has(b, 5, "-- Brandt, U.  Bay 2  12:00-13:00  #10472 --");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		BAYS_TEST(one_key_when_nothing_stands_in_the_way),
		BAYS_TEST(every_guard_is_shown_with_its_key),
		BAYS_TEST(what_no_key_clears_is_not_promised_one),
		BAYS_TEST(one_key_pays_and_checks_in),
		BAYS_TEST(enter_does_nothing),
		BAYS_TEST(keys_typed_ahead_do_not_pay),
		BAYS_TEST(a_pass_is_offered_when_it_covers),
		BAYS_TEST(waiving_takes_a_reason),
		BAYS_TEST(a_reason_goes_with_its_sheet),
		BAYS_TEST(a_reference_goes_with_the_payment),
		BAYS_TEST(a_refused_payment_shows_what_is_new),
		BAYS_TEST(a_second_key_does_not_pay_twice),
		BAYS_TEST(another_refusal_needs_no_sheet),
		BAYS_TEST(what_is_owed_is_taken_without_checking_in),
		BAYS_TEST(enter_opens_the_roster),
		BAYS_TEST(the_check_in_leads_to_the_roster),
		BAYS_TEST(somebody_is_added),
		BAYS_TEST(somebody_leaves_but_never_the_owner),
		BAYS_TEST(heads_are_declared),
		BAYS_TEST(one_head_is_paid_for),
		BAYS_TEST(who_only_looks_is_told_so),
		BAYS_TEST(a_roster_that_is_over_is_only_read),
	};

	return cmocka_run_group_tests_name("bays: check-in, roster", tests,
		NULL, NULL);
}

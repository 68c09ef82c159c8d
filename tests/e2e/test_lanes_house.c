/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The lane board's rooms and lockers through the real program: cleaning, swaps,
 * better rooms, and two desks at once.  The rows are looked up in the
 * database. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "tests/support/lanes_desk.h"

#define HOUSE_TEST(function) \
	cmocka_unit_test_setup_teardown(function, club_begin_house, club_end)

/* --------------------------------------------------------------- cleaning */

static void dirty_rooms_are_cleaned_together(void **state)
{
	struct club *club = *state;
	struct terminal *t = lanes_board(club, "ana");

	lanes_mark_unit(t, "202", "1 marked");
	lanes_mark_unit(t, "203", "2 marked");
	press(t, "c");
	await_row(t, ROW_LAST, "2 being cleaned");
	await_no_text(t, "marked");
	await_quiet(t);
	club_expect(club, "CLEANING CLEANING", "select concat_ws(' ',"
		" house_test.unit('room:202'), house_test.unit('room:203'))");
	/* The three that are being cleaned, by number and by key tag. */
	type(t, ":clean-units 203 234 TAG-202<Enter>");
	await_row(t, ROW_LAST, "3 clean");
	club_leave(t);
	club_expect(club, "CLEAN CLEAN CLEAN", "select concat_ws(' ',"
		" house_test.unit('room:202'), house_test.unit('room:203'),"
		" house_test.unit('room:234'))");
	club_expect(club, "2 5", "select concat_ws(' ',"
		" (select count(*) from counter.cleaning_batches),"
		" (select count(*) from counter.cleaning_batch_rooms))");
}

static void a_mixture_is_answered_row_by_row(void **state)
{
	struct club *club = *state;
	struct terminal *t = lanes_board(club, "ana");

	lanes_mark_unit(t, "202", "1 marked");
	lanes_mark_unit(t, "234", "2 marked");
	lanes_mark_unit(t, "208", "3 marked");
	press(t, "c");
	await_text(t, "Clean 3 marked");
	await_text(t, "dirty             being cleaned");
	await_text(t, "being cleaned     clean");
	await_quiet(t);
	press(t, "<Enter>");
	await_row(t, ROW_LAST, "1 being cleaned, 1 clean");
	type(t, "<Esc>");
	club_leave(t);
	club_expect(club, "CLEANING CLEAN CLEAN", "select concat_ws(' ',"
		" house_test.unit('room:202'), house_test.unit('room:234'),"
		" house_test.unit('room:208'))");
}

/* ------------------------------------------------------ out of turn, swap */

static void out_of_turn_is_on_the_record(void **state)
{
	struct club *club = *state;
	struct terminal *t = lanes_board(club, "ana");

	lanes_to_unit(t, "202");
	press(t, "e");
	await_text(t, "202 STANDARD  dirty");
	await_quiet(t);
	type(t, "cseen by me<Enter>");
	await_row(t, ROW_LAST, "202");
	await_no_text(t, "it becomes");
	club_expect(club, "CLEAN t", "select concat_ws(' ', status,"
		" override_flag) from counter.rooms where number = '202'");
	club_expect(club, "seen by me", "select override_reason from"
		" counter.audit_log where action = 'OVERRIDE'");
	/* Out of order is a manager's. */
	lanes_to_unit(t, "208");
	press(t, "e");
	await_text(t, "208 STANDARD  free");
	await_quiet(t);
	type(t, "xlamp<Enter>");
	await_text(t, "a manager (Mia) can: Ctrl-O");
	type(t, "<Esc>");
	club_leave(t);
	club_expect(club, "CLEAN", "select house_test.unit('room:208')");

	t = lanes_board(club, "mia");
	lanes_to_unit(t, "208");
	press(t, "e");
	await_text(t, "208 STANDARD  free");
	await_quiet(t);
	type(t, "xlamp<Enter>");
	await_row(t, ROW_RULE, "208 STANDARD  out of order");
	club_expect(club, "CLEAN closed: lamp",
		"select house_test.unit('room:208')");
	press(t, "e");
	await_text(t, "back in order");
	await_quiet(t);
	type(t, "bmended<Enter>");
	await_row(t, ROW_RULE, "208 STANDARD  free");
	club_leave(t);
	club_expect(club, "CLEAN", "select house_test.unit('room:208')");
}

static void two_units_are_swapped(void **state)
{
	struct club *club = *state;
	struct terminal *t = lanes_board(club, "ana");

	press(t, "y");
	await_row(t, ROW_LAST, "it takes two marked units (0 marked)");
	lanes_mark_unit(t, "214", "1 marked");
	lanes_mark_unit(t, "208", "2 marked");
	press(t, "y");
	await_text(t, "Swap two units");
	await_quiet(t);
	type(t, "mtap drips<Enter>");
	await_no_text(t, "marked");
	await_row(t, ROW_RULE, "208 STANDARD  in use");
	club_leave(t);
	club_expect(club, "DIRTY OCCUPIED brandt", "select concat_ws(' ',"
		" house_test.unit('room:214'), house_test.unit('room:208'))");
	club_expect(club, "208", "select r.number from counter.checkin_blocks b"
		" join counter.rooms r on r.id = b.room_id"
		" where b.id = house_test.id('block brandt')");
}

/* --------------------------------------------------------------- waitlist */

static void a_room_is_offered_and_accepted(void **state)
{
	struct club *club = *state;
	struct terminal *t = lanes_board(club, "ana");

	type(t, ":l waitlist<Enter>");
	await_quiet(t);
	press(t, "<Enter>");
	await_text(t, "Offer a room  Silva, Rui waits for DOUBLE");
	await_text(t, "216 is offered to Silva, Rui until 14:17");
	await_quiet(t);
	press(t, "y");
	await_row(t, ROW_LAST, "216 is offered to Silva, Rui until 14:17");
	await_text(t, "216 14:17");
	club_expect(club, "OFFERED 216", "select concat_ws(' ', w.status,"
		" r.number) from counter.waitlist w join counter.rooms r"
		" on r.id = w.room_id");
	await_quiet(t);
	press(t, "<Enter>");
	await_text(t, "Accept  Silva, Rui  216 instead of 213");
	await_text(t, "fee 9.00");
	await_quiet(t);
	press(t, "k");
	await_row(t, ROW_LAST, "Silva, Rui has Room 216");
	await_text(t, "WAITLIST 0");
	club_leave(t);
	club_expect(club, "DIRTY OCCUPIED silva COMPLETED", "select concat_ws("
		"' ', house_test.unit('room:213'), house_test.unit('room:216'),"
		" w.status) from counter.waitlist w");
	club_expect(club, "0.00, in, UPGRADE_FEE 9.00 PAID CASH",
		"select house_test.guest('silva')");
}

static void an_offer_is_declined_and_the_place_given_up(void **state)
{
	struct club *club = *state;
	struct terminal *t = lanes_board(club, "ana");

	type(t, ":l waitlist<Enter>");
	await_quiet(t);
	press(t, "a");
	await_text(t, "Offer a room");
	await_quiet(t);
	/* Another one than proposed. */
	press(t, "o");
	await_text(t, "Offer another room");
	await_quiet(t);
	type(t, "218<Enter>");
	await_row(t, ROW_LAST, "218 is offered");
	await_quiet(t);
	press(t, "d");
	await_text(t, "does not want 218");
	await_quiet(t);
	press(t, "m");
	await_row(t, ROW_LAST, "does not want Room 218 and waits on");
	club_await(club, "ACTIVE", "select status from counter.waitlist");
	await_quiet(t);
	press(t, "x");
	await_text(t, "Off the waitlist  Silva, Rui");
	await_quiet(t);
	/* Whom it was received from is known by now. */
	type(t, "ygoing home<Enter>");
	await_text(t, "WAITLIST 0");
	club_leave(t);
	club_expect(club, "CANCELLED going home", "select concat_ws(' ',"
		" status, cancel_reason) from counter.waitlist");
	club_expect(club, "place_cancel member, place_decline member",
		"select string_agg(concat_ws(' ', metadata ->> 'console_action',"
		" metadata ->> 'received_from'), ', '"
		" order by metadata ->> 'console_action')"
		" from counter.audit_log where metadata ? 'received_from'");
}

/* ------------------------------------------------------------ two desks */

static void one_sees_what_the_other_does(void **state)
{
	struct club *club = *state;
	struct terminal *ana = lanes_board(club, "ana");
	struct terminal *ben = lanes_board(club, "ben");

	lanes_to_unit(ben, "204");
	await_row(ben, ROW_RULE, "Weber, K");
	lanes_to_unit(ana, "204");
	press(ana, "o");
	await_text(ana, "BANNED to 21 Dec");
	await_quiet(ana);
	type(ana, "<Space><Enter>");
	await_row(ana, ROW_LAST, "1 checked out");
	await_row(ben, ROW_RULE, "204 STANDARD  dirty");
	await_row(ana, ROW_RULE, "204 STANDARD  dirty");
	await_quiet(ana);
	press(ana, "c");
	await_row(ana, ROW_LAST, "1 being cleaned");
	await_row(ben, ROW_RULE, "204 STANDARD  being cleaned");
	await_quiet(ben);
	press(ben, "c");
	await_row(ben, ROW_LAST, "1 clean");
	await_row(ana, ROW_RULE, "204 STANDARD  free");
	club_leave(ana);
	club_leave(ben);
	club_expect(club, "CLEAN", "select house_test.unit('room:204')");
}

/* ------------------------------------------------------- bans, hand-over */

static void a_manager_lifts_a_ban(void **state)
{
	struct club *club = *state;
	struct terminal *t;

	club_do(club, "update counter.customers set banned_until ="
		" '2026-12-21 14:07-08' where id = house_test.id('silva')");
	t = lanes_board(club, "mia");
	type(t, ":lift-ban silva<Enter>");
	await_text(t, "Lift a ban");
	await_text(t, "Silva, Rui");
	await_quiet(t);
	type(t, "1a mistake of ours<Enter>");
	await_no_text(t, "Lift a ban");
	club_await(club, "", "select banned_until from counter.customers"
		" where id = house_test.id('silva')");
	type(t, ":lift-ban silva<Enter>");
	await_row(t, ROW_LAST, "Silva, Rui is not banned");
	club_leave(t);
}

static void what_a_desk_leaves_open(void **state)
{
	struct club *club = *state;
	struct terminal *t = lanes_board(club, "ana");

	lanes_to_unit(t, "202");
	press(t, "c");
	await_row(t, ROW_LAST, "1 being cleaned");
	type(t, ":handover<Enter>");
	await_text(t, "Hand-over  Sat 21 Nov 2026  14:07");
	await_text(t, "room 202 is being cleaned since 14:07");
	type(t, "<Esc>");
	await_quiet(t);
	type(t, ":handover file<Enter>");
	await_row(t, ROW_LAST, "1 thing written to ");
	type(t, ":handover evening.txt<Enter>");
	await_row(t, ROW_LAST, "the name is made");
	club_leave(t);
}

/* Sheet 2b of all who are over, and what the desk leaves open. */
static void looks(struct club *club, const struct terminal_options *options,
	const char *sheet, const char *page)
{
	struct terminal *t;

	/* Nothing has changed just now. */
	club_do(club, "update counter.rooms set last_status_change ="
		" last_status_change - interval '1 hour'");
	club_do(club, "update counter.lockers set last_status_change ="
		" last_status_change - interval '1 hour'");
	t = club_start(club, "ana", options, "--screen", "lanes", NULL);
	await_text(t, "WANT OUT 1");
	await_quiet(t);
	type(t, ":l due<Enter>");
	/* The rule follows when the cursor has rested. */
	await_text(t, "204 STANDARD  in use, over 97 min");
	press(t, "*");
	await_row(t, ROW_ALERTS, "4 marked");
	await_quiet(t);
	press(t, "o");
	await_text(t, "BANNED to 21 Dec");
	await_quiet(t);
	press(t, "*");
	await_text(t, "all rows: c card");
	assert_screen(t, sheet);
	type(t, "<Esc>");
	await_no_text(t, "Check out 4 marked");
	await_quiet(t);
	type(t, "<Esc>");
	type(t, ":l 202<Enter>");
	await_text(t, "202 STANDARD  dirty");
	await_quiet(t);
	press(t, "c");
	await_text(t, "1 being cleaned");
	await_quiet(t);
	type(t, ":handover<Enter>");
	await_text(t, "room 202 is being cleaned since 14:07");
	assert_screen(t, page);
	club_leave(t);
}

static void the_sheets_on_24_lines(void **state)
{
	looks(*state, NULL, "lanes-check-out", "lanes-handover");
}

static void the_sheets_on_43_lines(void **state)
{
	static const struct terminal_options large = {
		.rows = 43, .cols = 132,
	};

	looks(*state, &large, "lanes-check-out-132x43",
		"lanes-handover-132x43");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		HOUSE_TEST(dirty_rooms_are_cleaned_together),
		HOUSE_TEST(a_mixture_is_answered_row_by_row),
		HOUSE_TEST(out_of_turn_is_on_the_record),
		HOUSE_TEST(two_units_are_swapped),
		HOUSE_TEST(a_room_is_offered_and_accepted),
		HOUSE_TEST(an_offer_is_declined_and_the_place_given_up),
		HOUSE_TEST(one_sees_what_the_other_does),
		HOUSE_TEST(a_manager_lifts_a_ban),
		HOUSE_TEST(what_a_desk_leaves_open),
		HOUSE_TEST(the_sheets_on_24_lines),
		HOUSE_TEST(the_sheets_on_43_lines),
	};

	return cmocka_run_group_tests_name("lanes_house", tests, club_group,
		club_group_end);
}

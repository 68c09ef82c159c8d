/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The lane board in the real program, over the real database: a session from
 * who it is to the room, with the rows behind every step, and two desks that
 * look at one lane. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "tests/support/lanes_desk.h"

/* Guests of the house, and what they sign. */
static const char guests[] =
	"insert into counter.customers (id, name, dob, membership_number,"
	" primary_language, past_due_balance, banned_until) values"
	" (md5('mia')::uuid, 'Mia Ute', '1970-01-01', '20417', null, 0, null),"
	" (md5('otto')::uuid, 'Otto Wes', '1970-01-01', '20418', 'EN', 35, null),"
	" (md5('ban')::uuid, 'Ban Ned', '1970-01-01', '20419', 'EN', 0,"
	"  '2026-12-21 14:07-08');"
	"insert into counter.agreements (id, version, title, body_text, active)"
	" values (md5('v7')::uuid, '7', 'House rules', 'Be nice.', true)";

static int house_begin(void **state)
{
	if (club_begin(state) != 0)
		return -1;
	club_do(*state, guests);
	return 0;
}

/* What one would ask of the lane's row: where it stands, and who is there. */
static const char lane_row[] =
	"select concat_ws(' ', s.status, c.name, c.primary_language,"
	" s.membership_choice, s.proposed_rental_type, s.proposed_by,"
	" s.selection_confirmed_by, r.number, p.status, p.amount)"
	" from counter.lane_sessions s"
	" left join counter.customers c on c.id = s.customer_id"
	" left join counter.rooms r on r.id = s.assigned_resource_id"
	" left join counter.payment_intents p on p.lane_session_id = s.id"
	" where s.lane_id = '1' order by s.created_at desc limit 1";

static void from_the_scan_to_the_room(void **state)
{
	struct club *club = *state;
	struct terminal *t = lanes_board(club, "ana");

	await_row(t, ROW_TITLE, "Lane board  2 lanes  55 rooms  108 lockers");
	lanes_start(t, "20417");
	await_row(t, ROW_LAST, "Ute, Mia is at lane 1");
	await_row(t, ROW_STAGES, "[LANG]");
	club_expect(club, "ACTIVE Mia Ute", lane_row);

	lanes_answer(t, "<Enter>", "Language  lane 1", "s");
	await_row(t, ROW_STAGES, "+lang [MEMB]");
	club_expect(club, "ACTIVE Mia Ute ES", lane_row);

	lanes_answer(t, "<Enter>", "Membership  lane 1", "o");
	await_row(t, ROW_STAGES, "+memb [RENT]");
	club_expect(club, "ACTIVE Mia Ute ES ONE_TIME", lane_row);

	lanes_answer(t, "<Enter>", "Rental  lane 1", "");
	await_text(t, "47 free");
	await_quiet(t);
	press(t, "s");
	await_text(t, "STANDARD");
	await_row(t, ROW_LAST, "STANDARD is proposed by staff");
	club_expect(club, "AWAITING_ASSIGNMENT Mia Ute ES ONE_TIME STANDARD "
		"EMPLOYEE", lane_row);

	await_row(t, ROW_RULE, "next: lock STANDARD");
	lanes_answer(t, "<Enter>", "Confirm  lane 1", "y");
	await_row(t, ROW_STAGES, "+rent [PAY]");
	club_expect(club, "AWAITING_ASSIGNMENT Mia Ute ES ONE_TIME STANDARD "
		"EMPLOYEE EMPLOYEE 200", lane_row);

	/* Another room than the one that was held: 205, by its number. */
	await_quiet(t);
	type(t, "205");
	await_row(t, 10, "[C]");
	press(t, "a");
	await_text(t, "give them 205 STANDARD");
	await_quiet(t);
	press(t, "y");
	await_row(t, ROW_LAST, "Room 205 is held for Ute, Mia");
	await_quiet(t);
	type(t, ":l lane 1<Enter>");
	await_row(t, ROW_RULE, "next: ask for the payment");

	press(t, "<Enter>");
	await_row(t, ROW_LAST, "43.00 is due");
	club_expect(club, "AWAITING_PAYMENT Mia Ute ES ONE_TIME STANDARD "
		"EMPLOYEE EMPLOYEE 205 DUE 43.00", lane_row);
	await_row(t, ROW_RULE, "next: take 43.00");

	/* Asking has opened it. */
	await_text(t, "Take payment  lane 1");
	await_quiet(t);
	type(t, "43<Tab>4471<Enter>c");
	await_row(t, ROW_LAST, "43.00 was taken by card");
	await_row(t, ROW_STAGES, "+pay  [AGREE]");
	club_expect(club, "AWAITING_SIGNATURE Mia Ute ES ONE_TIME STANDARD "
		"EMPLOYEE EMPLOYEE 205 PAID 43.00", lane_row);

	lanes_answer(t, "<Enter>", "Agreement  lane 1", "m");
	await_row(t, ROW_LAST, "Ute, Mia: room 205 until 20:15");
	await_row(t, ROW_LANE, "idle");
	await_row(t, 10, "20 C  Cs C  C  C  o");
	club_expect(club, "OCCUPIED Mia Ute 2026-11-22 04:15:00+00 INITIAL",
		"select concat_ws(' ', r.status, c.name,"
		" b.ends_at at time zone 'UTC' || '+00', b.block_type)"
		" from counter.rooms r"
		" join counter.customers c on c.id = r.assigned_to_customer_id"
		" join counter.checkin_blocks b on b.room_id = r.id"
		" where r.number = '205'");
	club_leave(t);
}

static void looks(struct club *club, const struct terminal_options *options,
	const char *golden)
{
	struct terminal *t = club_start(club, "ana", options, "--screen",
		"lanes", NULL);

	await_row(t, ROW_RULE, "lane 1  idle");
	await_quiet(t);
	lanes_start(t, "20418");
	await_row(t, ROW_LANE + 6, "! past due 35.00");
	/* What can be done is asked when the cursor has rested. */
	await_text(t, "p pay");
	assert_screen(t, golden);
	club_leave(t);
}

static void the_board_as_it_looks(void **state)
{
	looks(*state, NULL, "lanes-past-due");
}

static void the_board_on_a_plain_terminal(void **state)
{
	static const struct terminal_options plain = {
		.type = "vt100", .locale = "POSIX",
	};

	looks(*state, &plain, "lanes-past-due-posix");
}

static void two_desks_see_one_lane(void **state)
{
	struct club *club = *state;
	struct terminal *ana = lanes_board(club, "ana");
	struct terminal *ben = lanes_board(club, "ben");

	lanes_start(ana, "20417");
	await_row(ben, ROW_LANE + 1, "Ute, Mia  #20417  age 56");
	/* Marked as changed elsewhere, and by a key gone on with. */
	await_row(ben, ROW_LANE, "[1]*");
	await_quiet(ben);
	press(ben, "<Enter>");
	await_text(ben, "Language  lane 1");
	await_quiet(ben);

	/* Ana is faster: Ben hears why his answer is none. */
	lanes_answer(ana, "<Enter>", "Language  lane 1", "e");
	await_row(ana, ROW_STAGES, "[MEMB]");
	press(ben, "s");
	await_row(ben, ROW_STAGES, "[MEMB]");
	await_row(ben, ROW_LAST, "Ana");
	club_expect(club, "ACTIVE Mia Ute EN", lane_row);

	await_quiet(ana);
	press(ana, "x");
	await_text(ana, "Reset  lane 1");
	await_quiet(ana);
	press(ana, "m");
	await_text(ana, "the reason first");
	type(ana, "no identity card<Enter>");
	await_row(ben, ROW_LANE, "idle");
	club_await(club, "no identity card member", "select concat_ws(' ',"
		" a.metadata ->> 'reason', a.metadata ->> 'received_from')"
		" from counter.audit_log a"
		" where a.metadata ->> 'console_action' = 'lane_reset'");
	club_leave(ana);
	club_leave(ben);
}

static void who_may_not_is_told_why(void **state)
{
	struct club *club = *state;
	struct terminal *t = lanes_board(club, "ana");

	lanes_start(t, "20419");
	await_row(t, ROW_LAST, "banned");
	await_text(t, "Check in  lane 1");
	type(t, "<Esc>");
	await_quiet(t);
	lanes_start(t, "99999");
	await_row(t, ROW_LAST, "Nobody is known by that scan");
	type(t, "<Esc>");
	club_expect(club, "0", "select count(*) from counter.lane_sessions");
	club_leave(t);
}

static void past_due_stands_in_the_way(void **state)
{
	struct club *club = *state;
	struct terminal *t = lanes_board(club, "ana");

	lanes_start(t, "20418");
	await_row(t, ROW_LANE + 6, "! past due 35.00");
	await_quiet(t);
	press(t, "p");
	await_text(t, "Past due  lane 1");
	await_text(t, "b let it stand, with a reason");
	await_quiet(t);
	type(t, "35k");
	await_row(t, ROW_LAST, "35.00");
	club_expect(club, "0.00", "select past_due_balance"
		" from counter.customers where name = 'Otto Wes'");
	club_leave(t);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, house_begin, club_end)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(from_the_scan_to_the_room),
		TEST(the_board_as_it_looks),
		TEST(the_board_on_a_plain_terminal),
		TEST(two_desks_see_one_lane),
		TEST(who_may_not_is_told_why),
		TEST(past_due_stands_in_the_way),
	};

	return cmocka_run_group_tests(tests, club_group, club_group_end);
}

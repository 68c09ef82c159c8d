/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Guests who leave, through the real program: late fees and bans, requests that
 * are claimed, and another desk that was faster.  The rows are looked up in the
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

static void overdue_with_a_fee_and_a_ban(void **state)
{
	struct club *club = *state;
	struct terminal *t = lanes_board(club, "ana");

	lanes_to_unit(t, "204");
	press(t, "o");
	await_text(t, "Check out 204  Weber, Kim");
	await_text(t, "97 min 35.00        0.00  [ ]       BANNED to 21 Dec");
	press(t, "<Space>");
	await_text(t, "[x]");
	press(t, "<Enter>");
	await_row(t, ROW_LAST, "1 checked out");
	await_no_text(t, "Check out 204");
	club_leave(t);
	club_expect(club, "DIRTY", "select house_test.unit('room:204')");
	club_expect(club, "35.00, banned until 2026-12-21, out, LATE_FEE 35.00",
		"select house_test.guest('weber')");
	club_expect(club, "1 97 35.00 t", "select concat_ws(' ', count(*),"
		" min(late_minutes), min(fee_amount), bool_and(ban_applied))"
		" from counter.late_checkout_events");
	club_expect(club, "Ana RELEASE room, Ana CHECK_OUT visit",
		"select house_test.deeds()");
}

static void the_fee_is_paid_by_card(void **state)
{
	struct club *club = *state;
	struct terminal *t = lanes_board(club, "ana");

	lanes_to_unit(t, "214");
	press(t, "o");
	await_text(t, "52 min 15.00        0.00  [ ]");
	press(t, "c");
	await_text(t, "15.00 card");
	type(t, "<Tab>slip 12<Enter><Space>");
	await_text(t, "[x]");
	press(t, "<Enter>");
	await_row(t, ROW_LAST, "1 checked out, fees paid 15.00");
	club_leave(t);
	club_expect(club, "0.00, out, LATE_FEE 15.00 PAID CREDIT",
		"select house_test.guest('brandt')");
}

/* While ana looks at three, ben checks one of them out. */
static void of_three_one_was_checked_out_by_another_desk(void **state)
{
	struct club *club = *state;
	struct terminal *ana = lanes_board(club, "ana");
	struct terminal *ben = lanes_board(club, "ben");

	lanes_mark_unit(ana, "204", "1 marked");
	lanes_mark_unit(ana, "231", "2 marked");
	lanes_mark_unit(ana, "214", "3 marked");
	press(ana, "o");
	await_text(ana, "Check out 3 marked");
	await_text(ana, "67 min 35.00       12.00  [ ]");
	await_text(ana, "BANNED to 21 Dec");
	await_quiet(ana);

	lanes_to_unit(ben, "231");
	press(ben, "o");
	await_text(ben, "Check out 231  Ahmed, Sam");
	await_quiet(ben);
	type(ben, "<Space><Enter>");
	await_row(ben, ROW_LAST, "1 checked out");
	club_leave(ben);

	await_quiet(ana);
	type(ana, "*<Enter>");
	await_row(ana, ROW_LAST, "2 checked out, 1 refused");
	await_text(ana, "Check out 1 marked");
	await_text(ana, ">231   Ahmed, Sam       Room 231 was changed");
	type(ana, "<Esc>");
	await_row(ana, ROW_ALERTS, "1 marked");
	club_leave(ana);
	club_expect(club, "DIRTY DIRTY DIRTY", "select concat_ws(' ',"
		" house_test.unit('room:204'), house_test.unit('room:231'),"
		" house_test.unit('room:214'))");
	/* Once each, and the fee of 231 once. */
	club_expect(club, "47.00, out, LATE_FEE 35.00",
		"select house_test.guest('ahmed')");
	club_expect(club, "3", "select count(*) from counter.audit_log"
		" where action = 'CHECK_OUT'");
}

/* A request is claimed, then somebody else's until it lapses or is done. */
static void a_request_belongs_to_whoever_claimed_it(void **state)
{
	struct club *club = *state;
	struct terminal *ana = lanes_board(club, "ana");
	struct terminal *ben = lanes_board(club, "ben");

	type(ben, ":l out<Enter>");
	await_quiet(ben);
	press(ben, "a");
	await_row(ben, ROW_LAST, "yours until 14:09");
	club_expect(club, "CLAIMED Ben", "select concat_ws(' ', c.status,"
		" s.name) from counter.checkout_requests c join counter.staff s"
		" on s.id = c.claimed_by_staff_id");

	await_text(ana, "-14:09");
	type(ana, ":l out<Enter>");
	await_rest(ana);
	press(ana, "<Enter>");
	await_row(ana, ROW_LAST, "has this checkout in hand until 14:09");

	press(ben, "o");
	await_text(ben, "Check out 222  Ivers, Ann");
	await_text(ben, "yours until 14:09");
	await_quiet(ben);
	type(ben, "<Space><Enter>");
	await_row(ben, ROW_LAST, "1 checked out");
	await_text(ana, "WANT OUT 0");
	club_leave(ana);
	club_leave(ben);
	club_expect(club, "VERIFIED t", "select concat_ws(' ', status,"
		" items_confirmed) from counter.checkout_requests");
	club_expect(club, "0.00, out", "select house_test.guest('ivers')");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		HOUSE_TEST(overdue_with_a_fee_and_a_ban),
		HOUSE_TEST(the_fee_is_paid_by_card),
		HOUSE_TEST(of_three_one_was_checked_out_by_another_desk),
		HOUSE_TEST(a_request_belongs_to_whoever_claimed_it),
	};

	return cmocka_run_group_tests(tests, club_group, club_group_end);
}

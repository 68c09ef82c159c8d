/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Holding a customer with Ctrl-T through the real program: what is half done
 * waits where it was left, and answers arrive where they were asked for. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "tests/support/club.h"

/* Holds this customer; the fresh view of the next has its data. */
static void hold(struct terminal *t, const char *line_1)
{
	press(t, "<Ctrl-T>");
	await_row(t, ROW_TITLE, line_1);
	await_row(t, ROW_PEEK, "Bay 1  14:00-15:30");
}

static void cancel_okafor(struct terminal *t)
{
	club_goto(t, "bay1 16", "Bay 1  16:00-18:00");
	press(t, "x");
	await_text(t, "Cancel  Okafor, Daniel");
	type(t, "rain<Tab>p");
}

/* A booking sheet, half typed, while another customer is served. */
static void a_half_typed_sheet_waits(void **state)
{
	struct club *club = *state;
	struct terminal *t = club_console(club, "ana");

	club_goto(t, "bay4 14:00", "Bay 4  14:10-15:00  free");
	press(t, "b");
	await_text(t, "type a name or the last four");
	type(t, "hadd");
	await_text(t, "> Haddad, Rana");
	await_quiet(t);
	hold(t, "1 [2] . .");
	cancel_okafor(t);
	await_row(t, ROW_LAST, "Okafor, Daniel");
	club_await(club, "cancelled Bay 1 16:00-18:00 okafor",
		"select club_test.named('okafor')");
	press(t, "<Ctrl-T>");
	await_row(t, ROW_TITLE, "[1] 2 . .");
	await_text(t, "> Haddad, Rana");
	press(t, "<Enter>");
	await_text(t, "price  0.00");
	type(t, "1");
	await_text(t, "until 14:40");
	press(t, "<Enter>");
	await_row(t, ROW_LAST,
		"Booked Bay 4 14:10-14:40 for Haddad, Rana, checked in");
	await_quiet(t);
	club_leave(t);
	club_expect(club, "checked_in Bay 4 14:10-14:40 haddad",
		"select club_test.added()");
}

/* What is in the hand stays in that hand, and what was said of the caller. */
static void a_ghost_stays_in_its_own_hand(void **state)
{
	struct club *club = *state;
	struct terminal *t = club_console(club, "ana");

	club_goto(t, "bay3 15:00", "Bay 3  15:05-16:05");
	type(t, "v:b tue bay4 10:30<Enter>");
	await_row(t, ROW_PEEK, "->  Bay 4 Tue 24 Nov 10:30-11:30");
	await_row(t, ROW_PEEK + 1, "fits here");
	hold(t, "1 [2] . .");
	await_row(t, ROW_TITLE, "Sat 21 Nov 2026");
	await_no_text(t, "Moving");
	club_goto(t, "bay4 17", "Bay 4  17:00-19:00");
	type(t, ":serve 1<Enter>");
	await_row(t, ROW_PEEK, "Moving  Haddad, Rana  Bay 3 15:05-16:05");
	await_row(t, ROW_TITLE, "Tue 24 Nov 2026");
	press(t, "<Enter>");
	await_text(t, "somebody who walked in");
	press(t, "m");
	await_row(t, ROW_LAST, "Haddad, Rana moved to Bay 4 Tue 24 Nov 10:30");
	club_leave(t);
	club_expect(club, "approved Bay 4 2026-11-24 10:30-11:30 haddad",
		"select club_test.named('haddad')");
}

/* The write is out when its customer is held; the answer waits there. */
static void an_answer_arrives_where_it_belongs(void **state)
{
	struct club *club = *state;
	struct terminal *t = club_console(club, "ana");

	club_goto(t, "bay1 16", "Bay 1  16:00-18:00");
	press(t, "x");
	await_text(t, "Cancel  Okafor, Daniel");
	type(t, "rain<Tab>");
	club_hold(club, "LOCK TABLE club.booking_requests");
	press(t, "p");
	club_await_waiting(club, 1);
	press(t, "<Ctrl-T>");
	await_row(t, ROW_TITLE, "1 [2] . .");
	await_text(t, "looking at the bookings ...");
	club_let_go(club);
	await_row(t, ROW_PEEK, "Bay 1  14:00-15:30");
	await_row(t, ROW_TITLE, "1! [2] . .");
	assert_row(t, ROW_LAST, "");
	press(t, "<Ctrl-T>");
	await_row(t, ROW_LAST, "Okafor, Daniel");
	await_row(t, ROW_PEEK, "free");
	await_no_text(t, "1!");
	club_leave(t);
	club_expect(club, "cancelled Bay 1 16:00-18:00 okafor",
		"select club_test.named('okafor')");
}

/* A form that was closed by Esc before its answer came, and then held. */
static void a_refusal_arrives_where_it_belongs(void **state)
{
	struct club *club = *state;
	struct terminal *t = club_console(club, "ana");

	club_goto(t, "bay1 16", "Bay 1  16:00-18:00");
	press(t, "x");
	await_text(t, "Cancel  Okafor, Daniel");
	type(t, "rain<Tab>");
	/* Somebody else is faster by one commit. */
	club_do(club, "set session authorization ben; select club_test.must("
		"desk.booking_move(gen_random_uuid(), v.version, v.booking_id,"
		" 1, '2026-11-21 19:00', 60, 'phone')) from desk.booking_peek("
		"(select booking from club_test.day where name = 'okafor')) v");
	club_hold(club, "LOCK TABLE club.booking_requests");
	press(t, "p");
	club_await_waiting(club, 1);
	press(t, "<Ctrl-T>");
	await_text(t, "looking at the bookings ...");
	club_let_go(club);
	await_row(t, ROW_TITLE, "1! [2] . .");
	await_row(t, ROW_PEEK, "Bay 1  14:00-15:30");
	type(t, "j:messages<Enter>");
	await_text(t, "customer 1: ");
	type(t, "<Esc>:serve 1<Enter>");
	await_row(t, ROW_TITLE, "[1] 2 . .");
	await_row(t, ROW_LAST, "Ben");
	club_leave(t);
	club_expect(club, "approved Bay 1 19:00-20:00 okafor",
		"select club_test.named('okafor')");
}

/* What others do meanwhile is there when the customer comes back. */
static void what_changed_meanwhile_is_there(void **state)
{
	struct club *club = *state;
	struct terminal *t = club_console(club, "ana");

	club_goto(t, "bay3 15:00", "Bay 3  15:05-16:05");
	hold(t, "1 [2] . .");
	club_goto(t, "bay4 17", "Bay 4  17:00-19:00");
	club_do(club, "set session authorization ben; select club_test.must("
		"desk.booking_move(gen_random_uuid(), v.version, v.booking_id,"
		" 1, '2026-11-21 19:00', 60, 'phone')) from desk.booking_peek("
		"(select booking from club_test.day where name = 'haddad')) v");
	await_text(t, "a*Haddad");
	press(t, "<Ctrl-T>");
	await_row(t, ROW_TITLE, "[1] 2 . .");
	await_row(t, ROW_PEEK, "Bay 3  15:00");
	await_text(t, "a*Haddad");
	club_leave(t);
}

/* Keys typed for a question do not answer it before it has been seen again. */
static void a_question_is_answered_only_when_seen(void **state)
{
	struct club *club = *state;
	struct terminal *t = club_console(club, "ana");

	club_goto(t, "bay3 15:00", "Bay 3  15:05-16:05");
	press(t, "x");
	await_text(t, "Cancel  Haddad, Rana");
	type(t, "ill<Tab>");
	hold(t, "1 [2] . .");
	/* One write of all three: p is there before the picture is. */
	terminal_send(t, "\024pp", 3);
	await_row(t, ROW_LAST, "2 keys typed ahead were thrown away");
	await_text(t, "Cancel  Haddad, Rana");
	await_quiet(t);
	club_expect(club, "", "select club_test.deeds()");
	press(t, "p");
	await_row(t, ROW_LAST, "Haddad, Rana");
	club_await(club, "ana cancel_booking Bay 3 15:05-16:05 (ill)"
		" from phone", "select club_test.deeds()");
	club_leave(t);
}

#define TEST(name) \
	cmocka_unit_test_setup_teardown(name, club_begin, club_end)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(a_half_typed_sheet_waits),
		TEST(a_ghost_stays_in_its_own_hand),
		TEST(an_answer_arrives_where_it_belongs),
		TEST(a_refusal_arrives_where_it_belongs),
		TEST(what_changed_meanwhile_is_there),
		TEST(a_question_is_answered_only_when_seen),
	};

	return cmocka_run_group_tests(tests, club_group, club_group_end);
}

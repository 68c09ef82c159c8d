/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two people at two desks: each sees what the other does without a key, and
 * when both want the same, one of them hears why not. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/mem.h"
#include "tests/support/club.h"

struct pair {
	struct terminal *ana, *ben;
};

static struct pair open_both(struct club *club)
{
	struct pair both;

	both.ana = club_console(club, "ana");
	both.ben = club_console(club, "ben");
	return both;
}

static void leave_both(const struct pair *both)
{
	club_leave(both->ana);
	club_leave(both->ben);
}

/* Fills the form for a booking of this person in the free cell in view, up to
 * the Enter that books. */
static void fill_in(struct terminal *t, const char *letters, const char *hit)
{
	press(t, "b");
	await_text(t, "type a name or the last four");
	type(t, letters);
	await_text(t, hit);
	await_quiet(t);
	press(t, "<Enter>");
	await_text(t, "price  0.00");
	await_quiet(t);
}

/* ------------------------------------------------------ seeing each other */

/* Nothing moves under Ben's cursor: the pane says where the booking went, and
 * Enter follows. */
static void a_move_is_seen_and_marked(void **state)
{
	struct club *club = *state;
	const struct pair both = open_both(club);

	club_goto(both.ben, "bay4 17", "Bay 4  17:00-19:00");
	club_goto(both.ana, "bay4 17", "Bay 4  17:00-19:00");
	type(both.ana, "v<Left><Left><Left><Down><Down>");
	await_row(both.ana, ROW_PEEK, "->  Bay 1 18:00-20:00");
	await_row(both.ana, ROW_PEEK + 1, "fits here");
	type(both.ana, "v");
	await_text(both.ana, "by phone");
	press(both.ana, "p");
	await_row(both.ana, ROW_LAST, "Tanaka, Yuki moved to Bay 1 18:00-20:00");

	await_text(both.ben, "a*Tanaka, Yu");
	await_row(both.ben, ROW_PEEK, "Bay 4  17:00-22:00  free");
	await_row(both.ben, ROW_PEEK + 2,
		"Tanaka, Yuki went to Bay 1 18:00-20:00: Enter follows");
	press(both.ben, "<Enter>");
	await_row(both.ben, ROW_PEEK, "Bay 1  18:00-20:00  a approved");
	await_row(both.ben, ROW_PEEK + 3, "last: moved by Ana, desk 2, 14:07");
	leave_both(&both);
	club_expect(club, "ana reschedule_booking Bay 1 18:00-20:00 from phone",
		"select club_test.deeds()");
}

static void a_booking_and_its_cancelling_are_seen(void **state)
{
	struct club *club = *state;
	const struct pair both = open_both(club);

	club_goto(both.ben, "bay4 20:00", "Bay 4  20:00-22:00  free");
	club_goto(both.ana, "bay4 20:00", "Bay 4  20:00-22:00  free");
	fill_in(both.ana, "hadd", "> Haddad, Rana");
	press(both.ana, "<Enter>");
	await_row(both.ana, ROW_LAST, "Booked Bay 4 20:00-21:00");
	await_row(both.ben, ROW_PEEK, "Bay 4  20:00-21:00  a approved");
	await_text(both.ben, "a*Haddad, Ra");
	await_row(both.ben, ROW_PEEK + 3, "last: booked by Ana, desk 2, 14:07");

	await_row(both.ana, ROW_PEEK, "Bay 4  20:00-21:00  a approved");
	press(both.ana, "x");
	await_text(both.ana, "Cancel  Haddad, Rana");
	type(both.ana, "too late<Tab>m");
	await_row(both.ana, ROW_PEEK, "free");
	/* The cursor stays where it was, and the pane says what happened. */
	await_row(both.ben, ROW_PEEK + 1, "1 cancelled, declined or expired");
	leave_both(&both);
}

/* A form that is open when the ground shifts hears of it. */
static void a_stale_booking_is_not_changed(void **state)
{
	struct club *club = *state;
	const struct pair both = open_both(club);

	club_goto(both.ana, "bay1 16", "Bay 1  16:00-18:00");
	club_goto(both.ben, "bay1 16", "Bay 1  16:00-18:00");
	press(both.ben, "x");
	await_text(both.ben, "Cancel  Okafor, Daniel");
	type(both.ben, "rain");
	type(both.ana, "<Lt>v");
	await_text(both.ana, "by phone");
	press(both.ana, "p");
	await_row(both.ana, ROW_PEEK, "Bay 1  16:00-17:30  a approved");

	type(both.ben, "<Tab>p");
	await_row(both.ben, ROW_LAST, "Ana");
	await_row(both.ben, ROW_PEEK, "Bay 1  16:00-17:30  a approved");
	leave_both(&both);
	club_expect(club, "approved Bay 1 16:00-17:30 okafor",
		"select club_test.named('okafor')");
	club_expect(club, "ana reschedule_booking Bay 1 16:00-17:30 from phone",
		"select club_test.deeds()");
}

/* --------------------------------------------------- both at the same time */

/* The two keys go off while a lock holds both writes up; then they race. */
static void race(struct club *club, const struct pair *both, const char *keys)
{
	club_hold(club, "LOCK TABLE club.booking_requests");
	type(both->ana, keys);
	type(both->ben, keys);
	club_await_waiting(club, 2);
	club_let_go(club);
}

/* It does not matter who: the winner says one thing, the other another. */
static void await_won(const struct pair *both, struct terminal *sorted[2],
	const char *won, const char *lost)
{
	sorted[0] = both->ana;
	sorted[1] = both->ben;
	club_await_first(sorted, won);
	await_row(sorted[1], ROW_LAST, lost);
}

static void of_two_who_book_the_same_one_wins(void **state)
{
	struct club *club = *state;
	const struct pair both = open_both(club);
	struct terminal *sorted[2];

	club_goto(both.ana, "bay4 20:00", "Bay 4  20:00-22:00  free");
	club_goto(both.ben, "bay4 20:00", "Bay 4  20:00-22:00  free");
	fill_in(both.ana, "hadd", "> Haddad, Rana");
	fill_in(both.ben, "tana", "> Tanaka, Yuki");
	race(club, &both, "<Enter>");
	await_won(&both, sorted, "Booked Bay 4 20:00-21:00",
		"has Bay 4 20:00-21:00");
	/* The loser's form stays, with who has it and three ways out. */
	await_text(sorted[1], sorted[0] == both.ana
		? "Haddad, Rana has Bay 4 20:00-21:00, booked 14:07 by Ana"
		: "Tanaka, Yuki has Bay 4 20:00-21:00, booked 14:07 by Ben");
	await_text(sorted[1], "1 Bay ");
	await_text(sorted[1], "   2 Bay ");
	await_text(sorted[1], "   3 Bay ");
	press(sorted[1], "1");
	await_text(sorted[1], "price  0.00");
	press(sorted[1], "<Enter>");
	await_row(sorted[1], ROW_LAST, "Booked Bay ");
	leave_both(&both);
	club_expect(club, "2", "select count(*) from club.booking_requests b,"
		" club_test.dawn d where b.id > d.booking");
	club_expect(club, "2", "select count(*) from club.admin_audit_log a,"
		" club_test.dawn d where a.id > d.audit");
}

static void of_two_who_cancel_the_same_one_is_late(void **state)
{
	struct club *club = *state;
	const struct pair both = open_both(club);
	struct terminal *sorted[2];

	club_goto(both.ana, "bay1 16", "Bay 1  16:00-18:00");
	club_goto(both.ben, "bay1 16", "Bay 1  16:00-18:00");
	press(both.ana, "x");
	await_text(both.ana, "Cancel  Okafor, Daniel");
	type(both.ana, "rain<Tab>");
	press(both.ben, "x");
	await_text(both.ben, "Cancel  Okafor, Daniel");
	type(both.ben, "snow<Tab>");
	race(club, &both, "p");
	await_won(&both, sorted, "Cancelled Bay 1", "cancelled");
	leave_both(&both);
	club_expect(club, "cancelled Bay 1 16:00-18:00 okafor",
		"select club_test.named('okafor')");
	club_expect(club, "1", "select count(*) from club.admin_audit_log a,"
		" club_test.dawn d where a.id > d.audit");
}

#define TEST(name) \
	cmocka_unit_test_setup_teardown(name, club_begin, club_end)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(a_move_is_seen_and_marked),
		TEST(a_booking_and_its_cancelling_are_seen),
		TEST(a_stale_booking_is_not_changed),
		TEST(of_two_who_book_the_same_one_wins),
		TEST(of_two_who_cancel_the_same_one_is_late),
	};

	return cmocka_run_group_tests(tests, club_group, club_group_end);
}

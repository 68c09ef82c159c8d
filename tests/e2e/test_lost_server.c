/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A server that is not there, goes away, and comes back: the console says what
 * it tries, keeps what it has, and goes on by itself.  The cluster is this
 * program's own. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/clock.h"
#include "tests/support/club.h"
#include "tests/support/patience.h"

#define STALE_COLUMN 79

static char flag(struct terminal *t)
{
	char row[400];

	terminal_row(t, ROW_TITLE, row, sizeof(row));
	return strlen(row) == STALE_COLUMN + 1 ? row[STALE_COLUMN] : ' ';
}

/* "!" while the line is down, " " when everything is well. */
static void await_flag(struct terminal *t, char wanted)
{
	int64_t end_ms = clock_ms() + PATIENCE_MS;

	while (flag(t) != wanted && clock_ms() < end_ms)
		terminal_wait(20);
	if (flag(t) != wanted)
		/* Fails with a picture. */
		await_row(t, ROW_TITLE, "the other mark in column 80");
}

/* Nothing to show yet: the whole screen says so. */
static void without_a_server_the_screen_says_what_it_tries(void **state)
{
	struct club *club = *state;
	struct terminal *t;

	cluster_stop(club->cluster);
	t = club_start(club, "ana", NULL, NULL);
	await_seen(t, "trying socket ");
	await_seen(t, "as ana");
	await_seen(t, "attempt 2 failed, the next in ");
	await_seen(t, "such file or directory");
	await_seen(t, "It goes on by itself when the database answers.");
	press(t, "x");
	await_seen(t, "there is no connection yet");
	press(t, "<Ctrl-q>");
	await_exit(t, 69);
	assert_restored(t);

	t = club_start(club, "ana", NULL, NULL);
	await_seen(t, "attempt 2 failed, the next in ");
	cluster_start(club->cluster);
	await_row(t, ROW_TITLE, "Booking grid");
	await_row(t, ROW_PEEK, "Bay 1  14:00-15:30");
	await_flag(t, ' ');
	club_leave(t);
}

/* What is on the screen stays there, marked; what was typed as well. */
static void a_server_that_goes_takes_nothing_along(void **state)
{
	struct club *club = *state;
	struct terminal *t = club_console(club, "ana");

	club_goto(t, "bay4 14:00", "Bay 4  14:10-15:00  free");
	press(t, "b");
	await_text(t, "type a name or the last four");
	type(t, "hadd");
	await_text(t, "> Haddad, Rana");
	await_quiet(t);
	press(t, "<Enter>");
	await_text(t, "price  0.00");
	await_quiet(t);
	cluster_stop(club->cluster);
	await_flag(t, '!');
	await_seen(t, "García, Man");
	await_seen(t, "Haddad, Rana   VIP");
	/* Refused, not kept for later: nobody knows who comes first then. */
	press(t, "<Enter>");
	await_seen(t, "not sent");
	await_seen(t, "Haddad, Rana   VIP");

	cluster_start(club->cluster);
	await_flag(t, ' ');
	await_seen(t, "Haddad, Rana   VIP");
	club_expect(club, "", "select club_test.added()");
	press(t, "<Enter>");
	await_row(t, ROW_LAST, "Booked Bay 4 14:10-14:40");
	club_leave(t);
	club_expect(club, "checked_in Bay 4 14:10-14:40 haddad",
		"select club_test.added()");
}

/* Changes that were made while the line was down are there after it. */
static void what_was_missed_is_fetched(void **state)
{
	struct club *club = *state;
	struct terminal *t = club_console(club, "ana");

	cluster_stop(club->cluster);
	await_flag(t, '!');
	press(t, "+");
	await_seen(t, "not sent");
	await_seen(t, "Sat 21 Nov 2026");
	cluster_start(club->cluster);
	club_do(club, "set session authorization ben; select club_test.outcome("
		"booking, 'no_show') from club_test.day where name = 'lee'");
	await_text(t, "n*Lee, Anna");
	await_flag(t, ' ');
	club_leave(t);
}

/* The server is gone while it writes: asked again, done once. */
static void a_server_that_goes_in_the_middle_of_a_write(void **state)
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
	cluster_stop(club->cluster);
	club_let_go(club);
	await_flag(t, '!');
	cluster_start(club->cluster);
	await_row(t, ROW_LAST, "Cancelled Bay 1 16:00-18:00");
	await_row(t, ROW_PEEK, "free");
	club_leave(t);
	club_expect(club, "cancelled Bay 1 16:00-18:00 okafor",
		"select club_test.named('okafor')");
	club_expect(club, "ana cancel_booking Bay 1 16:00-18:00 (rain)"
		" from phone", "select club_test.deeds()");
	club_expect(club, "1", "select count(*) from desk.request where action"
		" = 'booking_cancel'");
}

#define TEST(name) \
	cmocka_unit_test_setup_teardown(name, club_begin, club_end)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(without_a_server_the_screen_says_what_it_tries),
		TEST(a_server_that_goes_takes_nothing_along),
		TEST(what_was_missed_is_fetched),
		TEST(a_server_that_goes_in_the_middle_of_a_write),
	};

	return cmocka_run_group_tests(tests, club_group_own, club_group_end);
}

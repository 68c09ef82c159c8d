/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Databases that are not as they should be, and lines that drop in the middle
 * of a write: nothing is lost, nothing is done twice. */
#include "config.h"

#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/mem.h"
#include "tests/support/club.h"

/* Wide, so that no sentence is broken. */
static const struct terminal_options wide = { .cols = 200 };

/* It ends by itself with this code and sentence, the terminal as before. */
static void assert_refused(struct terminal *t, int code, const char *sentence)
{
	await_exit(t, code);
	if (terminal_find(t, sentence) < 0)
		/* Fails with a picture. */
		await_row(t, 0, sentence);
	assert_restored(t);
}

static struct terminal *start_on(struct club *club, const char *variable)
{
	const char *environment[] = { variable, NULL };
	const struct terminal_options options = {
		.cols = 200, .environment = environment,
	};

	return club_start(club, "ana", &options, NULL);
}

/* --------------------------------------------------------- not the right one */

static void a_database_that_is_missing(void **state)
{
	struct club *club = *state;
	struct terminal *t = start_on(club, "PGDATABASE=nowhere");

	assert_refused(t, 76, "database \"nowhere\" does not exist");
	assert_true(terminal_find(t, "opsdesk migrate") >= 0);
}

static void a_database_of_something_else(void **state)
{
	struct club *club = *state;
	char *dsn = cluster_empty_database(club->cluster, "empty");
	struct terminal *t = club_start(club, "ana", &wide, "--dsn", dsn, NULL);

	assert_refused(t, 76, "opsdesk migrate");
	free(dsn);
}

static void an_older_schema_names_the_command(void **state)
{
	struct club *club = *state;
	struct terminal *t;

	club_do(club, "delete from desk.schema_migration where version ="
		" (select max(version) from desk.schema_migration)");
	t = club_start(club, "ana", &wide, NULL);
	assert_refused(t, 76, "to date with: opsdesk migrate");
	assert_true(terminal_find(t, "the database is at schema ") >= 0);
}

static void a_newer_schema_wants_a_newer_program(void **state)
{
	struct club *club = *state;
	struct terminal *t;

	club_do(club, "insert into desk.schema_migration (version, name,"
		" checksum) select 9999, 'later', checksum"
		" from desk.schema_migration limit 1");
	t = club_start(club, "ana", &wide, NULL);
	assert_refused(t, 76, "it needs a newer opsdesk");
	assert_true(terminal_find(t, "the database is at schema 9999") >= 0);
}

/* --------------------------------------------------------- not the right one
 * in front of it */

static void not_on_the_staff(void **state)
{
	struct club *club = *state;
	struct terminal *t;

	club_do(club, "do $$ begin create role eve login;"
		" exception when duplicate_object or unique_violation then null;"
		" end $$");
	club_do(club, "do $$ begin execute format('grant connect on database"
		" %I to eve', current_database()); end $$");
	t = club_start(club, "eve", &wide, NULL);
	assert_refused(t, 77, "not on the staff");
	/* In the right group, but nobody has entered her. */
	club_do(club, "grant desk_frontdesk to eve");
	t = club_start(club, "eve", &wide, NULL);
	assert_refused(t, 77, "not on the staff");
	club_do(club, "revoke desk_frontdesk from eve");
}

/* Ben has left the club; his role is still there. */
static void no_longer_on_the_staff(void **state)
{
	struct club *club = *state;
	struct terminal *t;

	club_do(club, "update desk.staff set active = false"
		" where login = 'ben'");
	t = club_start(club, "ben", &wide, NULL);
	assert_refused(t, 77, "not on the staff");
}

static void no_such_login(void **state)
{
	struct club *club = *state;
	struct terminal *t = club_start(club, "nobody_of_that_name", &wide, NULL);

	assert_refused(t, 77, "role \"nobody_of_that_name\" does not exist");
}

/* ---------------------------------------------------------------- read-only */

static void make_read_only(struct club *club, const char *value)
{
	char *sql = mem_printf("begin read write; do $$ begin"
		" execute format('alter database %%I"
		" set default_transaction_read_only = %s',"
		" current_database()); end $$; commit", value);

	club_do(club, sql);
	free(sql);
}

/* Who wants nothing but a server that can be written to is told what there is
 * instead, and waits. */
static void a_read_only_database_is_waited_for(void **state)
{
	struct club *club = *state;
	struct terminal *t;

	make_read_only(club, "on");
	t = club_start(club, "ana", NULL, "--dsn",
		"target_session_attrs=read-write", NULL);
	await_seen(t, "read-only");
	await_seen(t, "failed, the next in ");
	await_seen(t, ":q or Ctrl-Q leaves");
	make_read_only(club, "off");
	await_row(t, ROW_TITLE, "Booking grid");
	club_leave(t);
}

static void a_read_only_database_can_be_looked_at(void **state)
{
	struct club *club = *state;
	struct terminal *t;

	make_read_only(club, "on");
	t = club_start(club, "ana", NULL, NULL);
	await_row(t, ROW_LAST, "the database is read-only");
	type(t, "<Up><Right>");
	await_row(t, ROW_PEEK + 1, "Lee, Anna");
	await_row(t, ROW_ALERTS, "! read-only");
	/* No form is filled in for nothing. */
	press(t, "x");
	await_row(t, ROW_LAST, "cancel: read-only: nothing can be changed");
	await_row(t, ROW_PEEK, "Bay 2  13:30-14:30  a approved");
	club_expect(club, "", "select club_test.deeds()");

	make_read_only(club, "off");
	await_seen(t, "the database takes changes again");
	await_quiet(t);
	press(t, "x");
	await_text(t, "Cancel  Lee, Anna");
	press(t, "<Esc>");
	club_leave(t);
}

/* ------------------------------------------------------- gone in the middle */

/* Cancels Okafor's booking, and stops where the write waits for our lock. */
static struct terminal *in_the_middle_of_a_write(struct club *club)
{
	struct terminal *t = club_console(club, "ana");

	club_goto(t, "bay1 16", "Bay 1  16:00-18:00");
	press(t, "x");
	await_text(t, "Cancel  Okafor, Daniel");
	type(t, "rain<Tab>");
	club_hold(club, "LOCK TABLE club.booking_requests");
	press(t, "p");
	club_await_waiting(club, 1);
	return t;
}

static void assert_cancelled_once(struct club *club)
{
	club_expect(club, "cancelled Bay 1 16:00-18:00 okafor",
		"select club_test.named('okafor')");
	club_expect(club, "ana cancel_booking Bay 1 16:00-18:00 (rain)"
		" from phone", "select club_test.deeds()");
	club_expect(club, "1", "select count(*) from desk.request where action"
		" = 'booking_cancel'");
}

/* The backend dies before the commit: nothing is done.  The console comes back
 * by itself and asks again, under the same id. */
static void a_killed_backend_is_asked_again(void **state)
{
	struct club *club = *state;
	struct terminal *t = in_the_middle_of_a_write(club);

	club_expect(club, "1", "select count(pg_terminate_backend(pid)) from"
		" pg_stat_activity where usename = 'ana' and"
		" datname = current_database()");
	club_let_go(club);
	await_row(t, ROW_PEEK, "free");
	await_row(t, ROW_LAST, "Cancelled Bay 1 16:00-18:00");
	club_leave(t);
	assert_cancelled_once(club);
}

/* Signals while the server works: the answer is lost, the write is not, and
 * nobody does it again. */
static void an_end_in_the_middle_of_a_write(void **state)
{
	struct club *club = *state;
	struct terminal *t = in_the_middle_of_a_write(club);

	terminal_signal(t, SIGHUP);
	await_exit(t, 0);
	assert_restored(t);
	club_let_go(club);
	club_await(club, "cancelled Bay 1 16:00-18:00 okafor",
		"select club_test.named('okafor')");
	assert_cancelled_once(club);
}

static void a_cut_line_in_the_middle_of_a_write(void **state)
{
	struct club *club = *state;
	struct terminal *t = in_the_middle_of_a_write(club);

	terminal_hang_up(t);
	await_exit(t, 0);
	club_let_go(club);
	club_await(club, "cancelled Bay 1 16:00-18:00 okafor",
		"select club_test.named('okafor')");
	assert_cancelled_once(club);
}

/* A key pressed twice out of impatience is one write. */
static void impatience_is_one_write(void **state)
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
	club_hold(club, "LOCK TABLE club.booking_requests");
	type(t, "<Enter><Enter><Enter>");
	club_await_waiting(club, 1);
	type(t, "<Enter>");
	club_let_go(club);
	await_row(t, ROW_LAST, "Booked Bay 4 14:10-14:40");
	club_leave(t);
	club_expect(club, "checked_in Bay 4 14:10-14:40 haddad",
		"select club_test.added()");
}

#define TEST(name) \
	cmocka_unit_test_setup_teardown(name, club_begin, club_end)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(a_database_that_is_missing),
		TEST(a_database_of_something_else),
		TEST(an_older_schema_names_the_command),
		TEST(a_newer_schema_wants_a_newer_program),
		TEST(not_on_the_staff),
		TEST(no_longer_on_the_staff),
		TEST(no_such_login),
		TEST(a_read_only_database_is_waited_for),
		TEST(a_read_only_database_can_be_looked_at),
		TEST(a_killed_backend_is_asked_again),
		TEST(an_end_in_the_middle_of_a_write),
		TEST(a_cut_line_in_the_middle_of_a_write),
		TEST(impatience_is_one_write),
	};

	return cmocka_run_group_tests(tests, club_group, club_group_end);
}

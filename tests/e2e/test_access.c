/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Signing in at a shared terminal by a form, and again after a lost line, against
 * a server that asks for passwords. */
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
#include "tests/support/access_club.h"

/* --------------------------------------------------------------- signing in */

static void a_missing_password_is_asked_for(void **state)
{
	struct club *club = *state;
	struct terminal *t = access_start(club, NULL, NULL);

	access_sign_in(t, "ana", ANAS);
	access_await_grid(t);
	await_row(t, ROW_TITLE, "Ana  desk 2");
	club_leave(t);
}

static void a_wrong_password_keeps_the_name(void **state)
{
	struct club *club = *state;
	struct terminal *t = access_start(club, "--sign-in", NULL);

	access_sign_in(t, "ana", "wrong");
	await_text(t, "did not take this name with this password");
	await_row(t, 11, "ana");
	await_row(t, 12, "______");
	/* The next one waits its time and needs no second key. */
	type(t, "worse<Enter>");
	await_text(t, "the database is asked");
	await_text(t, "did not take this name with this password");
	type(t, ANAS "<Enter>");
	access_await_grid(t);
	club_leave(t);
}

static void the_form_shows_no_password(void **state)
{
	struct club *club = *state;
	struct terminal *t = access_start(club, "--sign-in", NULL);

	await_text(t, "Sign in");
	type(t, "ana<Tab>hunter2");
	await_row(t, 12, "*******");
	assert_int_equal(terminal_find(t, "hunter2"), -1);
	paste(t, "more");
	await_row(t, 12, "***********");
	/* Up is the name again, and what was typed stays. */
	type(t, "<Up>x<Down><Backspace>");
	await_row(t, 11, "anax");
	await_row(t, 12, "**********");
	press(t, "<Ctrl-Q>");
	await_exit(t, 0);
	assert_restored(t);
}

/* With the form, what lies about on the machine does not count. */
static void no_file_answers_for_a_person(void **state)
{
	const char *environment[] = { "PGPASSWORD=" ANAS, NULL };
	const struct terminal_options options = { .environment = environment };
	struct club *club = *state;
	struct terminal *t = club_start(club, "ana", &options, NULL);

	access_await_grid(t);
	club_leave(t);
	t = club_start(club, "ana", &options, "--sign-in", NULL);
	access_sign_in(t, "ana", "wrong");
	await_text(t, "did not take this name with this password");
	press(t, "<Ctrl-Q>");
	await_exit(t, 0);
}

static void a_name_alone_is_not_enough(void **state)
{
	struct club *club = *state;
	struct terminal *t = access_start(club, "--sign-in", NULL);

	access_sign_in(t, "sol", "whatever");
	await_exit(t, 77);
	assert_true(terminal_find(t, "nobody can sign in with a name alone") >= 0);
	assert_restored(t);
}

static void who_is_not_on_the_staff_is_told(void **state)
{
	struct club *club = *state;
	struct terminal *t;

	club_do(club, "update desk.staff set active = false"
		" where login = 'ben'");
	t = access_start(club, "--sign-in", NULL);
	access_sign_in(t, "ben", BENS);
	await_text(t, "not on the staff");
	type(t, "ana<Tab>" ANAS "<Enter>");
	access_await_grid(t);
	club_leave(t);
}

static void no_server_is_no_wrong_password(void **state)
{
	struct club *club = *state;
	struct terminal *t = access_start(club, "--sign-in", NULL);

	await_text(t, "Sign in");
	cluster_stop(club->cluster);
	type(t, "ana<Tab>" ANAS "<Enter>");
	await_text(t, "No server could be asked");
	cluster_start(club->cluster);
	type(t, ANAS "<Enter>");
	access_await_grid(t);
	club_leave(t);
}

/* ------------------------------------------------------- where a password is */

static void assert_gone(struct terminal *t, const char *password)
{
	char where[64];

	if (memory_holds(terminal_pid(t), password, where))
		fail_msg("it is still in %s", where);
}

/* A connection that lives has libpq's own copy; when it goes there is none. */
static void no_password_stays(void **state)
{
	struct club *club = *state;
	struct terminal *t = access_start(club, "--sign-in", NULL);
	char *log = mem_printf("%s/state/opsdesk/ana-0.log", club->home);
	char where[64];

	access_sign_in(t, "ana", "the wrong sentence for a test of it");
	await_text(t, "did not take");
	await_quiet(t);
	assert_gone(t, "wrong sentence for a test");
	paste(t, ANAS);
	press(t, "<Enter>");
	access_await_grid(t);
	type(t, ":lock<Enter>");
	await_text(t, "Locked");
	type(t, "<Enter>" ANAS "<Enter>");
	access_await_grid(t);
	club_do(club, "select pg_terminate_backend(pid) from pg_stat_activity"
		" where usename = 'ana' and datname = current_database()");
	await_text(t, "The line to the database was lost");
	await_quiet(t);
	assert_gone(t, "battery staple");
	/* It would be found, and this is the log. */
	assert_true(memory_holds(terminal_pid(t), "PGDATABASE=", where));
	assert_true(memory_file_holds(log, "unlocked"));
	assert_false(memory_file_holds(log, "battery staple"));
	assert_false(memory_file_holds(log, "wrong sentence"));
	free(log);
	terminal_signal(t, SIGHUP);
	await_exit(t, 0);
}

/* ------------------------------------------------------------- a lost line */

static void a_lost_line_asks_again(void **state)
{
	struct club *club = *state;
	struct terminal *t = access_signed_in(club);

	club_goto(t, "bay1 16", "Bay 1  16:00-18:00");
	press(t, "x");
	await_text(t, "Cancel  Okafor, Daniel");
	type(t, "rain<Tab>");
	club_do(club, "select pg_terminate_backend(pid) from pg_stat_activity"
		" where usename = 'ana' and datname = current_database()");
	await_text(t, "The line to the database was lost");
	access_assert_hidden(t);
	/* What is there can be looked at; nothing is tried without her. */
	press(t, "<Esc>");
	await_text(t, "Cancel  Okafor, Daniel");
	await_row(t, ROW_LAST, ":retry asks for the password again");
	club_expect(club, "0", "select count(*) from pg_stat_activity where"
		" usename = 'ana' and datname = current_database()");
	press(t, "<Esc>");
	await_no_text(t, "Cancel  Okafor, Daniel");
	type(t, ":retry<Enter>");
	await_text(t, "type your password to connect again");
	type(t, "wrong<Enter>");
	await_text(t, "did not take this name");
	type(t, ANAS "<Enter>");
	await_row(t, ROW_PEEK, "Bay 1  16:00-18:00");
	press(t, "x");
	await_text(t, "Cancel  Okafor, Daniel");
	type(t, "rain<Tab>p");
	club_await(club, "cancelled Bay 1 16:00-18:00 okafor",
		"select club_test.named('okafor')");
	club_leave(t);
}

/* The line went while it was locked: one password opens both. */
static void a_line_lost_behind_the_lock(void **state)
{
	struct club *club = *state;
	struct terminal *t = access_signed_in(club);

	access_lock(t);
	club_do(club, "select pg_terminate_backend(pid) from pg_stat_activity"
		" where usename = 'ana' and datname = current_database()");
	await_text(t, "the password connects again, too");
	type(t, "<Enter>" ANAS "<Enter>");
	access_await_grid(t);
	club_leave(t);
}

#define TEST(name) \
	cmocka_unit_test_setup_teardown(name, access_begin, club_end)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(a_missing_password_is_asked_for),
		TEST(a_wrong_password_keeps_the_name),
		TEST(the_form_shows_no_password),
		TEST(no_file_answers_for_a_person),
		TEST(a_name_alone_is_not_enough),
		TEST(who_is_not_on_the_staff_is_told),
		TEST(no_server_is_no_wrong_password),
		TEST(no_password_stays),
		TEST(a_lost_line_asks_again),
		TEST(a_line_lost_behind_the_lock),
	};

	return cmocka_run_group_tests(tests, club_group_own, club_group_end);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who may use a shared terminal: signing in by a form, the lock, and the next
 * person, against a server that asks for passwords. */
#include "config.h"

#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/mem.h"
#include "tests/support/club.h"
#include "tests/support/memory.h"

/* Longer than what a heap writes over freed memory. */
#define ANAS "correct horse battery staple of ana"
#define BENS "a rather different sentence by ben"

/* Ana and ben need their passwords; mia and sol are trusted. */
static int begin(void **state)
{
	struct club *club;

	if (club_begin(state) != 0)
		return -1;
	club = *state;
	club_do(club, "do $$ begin create role asks_password;"
		" exception when duplicate_object then null; end $$");
	club_do(club, "alter role ana password '" ANAS "'");
	club_do(club, "alter role ben password '" BENS "'");
	club_do(club, "grant asks_password to ana, ben");
	return 0;
}

static struct terminal *start(struct club *club, const char *option,
	const char *value)
{
	return club_start(club, "ana", NULL, option, value, NULL);
}

static void await_grid(struct terminal *t)
{
	await_row(t, ROW_TITLE, "Booking grid");
	await_row(t, ROW_PEEK, "Bay 1");
	await_quiet(t);
}

static void sign_in(struct terminal *t, const char *name, const char *password)
{
	char *keys = mem_printf("%s<Tab>%s<Enter>", name, password);

	await_text(t, "Your name and password in the database.");
	type(t, keys);
	free(keys);
}

static struct terminal *signed_in(struct club *club)
{
	struct terminal *t = start(club, "--sign-in", NULL);

	sign_in(t, "ana", ANAS);
	await_grid(t);
	return t;
}

/* What the club's people and prices look like on a screen. */
static void assert_nothing_shown(struct terminal *t)
{
	static const char *const data[] = {
		"Lee", "Okafor", "Bay", "25.00", "Booking", "late", "Conference"
	};

	for (size_t i = 0; i < ARRAY_LEN(data); i++)
		if (terminal_find(t, data[i]) >= 0)
			/* Fails with a picture. */
			assert_row(t, 0, data[i]);
}

/* --------------------------------------------------------------- signing in */

static void a_missing_password_is_asked_for(void **state)
{
	struct club *club = *state;
	struct terminal *t = start(club, NULL, NULL);

	sign_in(t, "ana", ANAS);
	await_grid(t);
	await_row(t, ROW_TITLE, "Ana  desk 2");
	club_leave(t);
}

static void a_wrong_password_keeps_the_name(void **state)
{
	struct club *club = *state;
	struct terminal *t = start(club, "--sign-in", NULL);

	sign_in(t, "ana", "wrong");
	await_text(t, "did not take this name with this password");
	await_row(t, 11, "ana");
	await_row(t, 12, "______");
	/* The next one waits its time and needs no second key. */
	type(t, "worse<Enter>");
	await_text(t, "the database is asked");
	await_text(t, "did not take this name with this password");
	type(t, ANAS "<Enter>");
	await_grid(t);
	club_leave(t);
}

static void the_form_shows_no_password(void **state)
{
	struct club *club = *state;
	struct terminal *t = start(club, "--sign-in", NULL);

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

	await_grid(t);
	club_leave(t);
	t = club_start(club, "ana", &options, "--sign-in", NULL);
	sign_in(t, "ana", "wrong");
	await_text(t, "did not take this name with this password");
	press(t, "<Ctrl-Q>");
	await_exit(t, 0);
}

static void a_name_alone_is_not_enough(void **state)
{
	struct club *club = *state;
	struct terminal *t = start(club, "--sign-in", NULL);

	sign_in(t, "sol", "whatever");
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
	t = start(club, "--sign-in", NULL);
	sign_in(t, "ben", BENS);
	await_text(t, "not on the staff");
	type(t, "ana<Tab>" ANAS "<Enter>");
	await_grid(t);
	club_leave(t);
}

static void no_server_is_no_wrong_password(void **state)
{
	struct club *club = *state;
	struct terminal *t = start(club, "--sign-in", NULL);

	await_text(t, "Sign in");
	cluster_stop(club->cluster);
	type(t, "ana<Tab>" ANAS "<Enter>");
	await_text(t, "No server could be asked");
	cluster_start(club->cluster);
	type(t, ANAS "<Enter>");
	await_grid(t);
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
	struct terminal *t = start(club, "--sign-in", NULL);
	char *log = mem_printf("%s/state/opsdesk/ana-0.log", club->home);
	char where[64];

	sign_in(t, "ana", "the wrong sentence for a test of it");
	await_text(t, "did not take");
	await_quiet(t);
	assert_gone(t, "wrong sentence for a test");
	paste(t, ANAS);
	press(t, "<Enter>");
	await_grid(t);
	type(t, ":lock<Enter>");
	await_text(t, "Locked");
	type(t, "<Enter>" ANAS "<Enter>");
	await_grid(t);
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

/* ----------------------------------------------------------------- the lock */

static void lock(struct terminal *t)
{
	type(t, ":lock<Enter>");
	await_text(t, "Ana, desk 2 is signed in here, locked at 14:07.");
}

static void the_lock_shows_nothing_and_takes_nothing(void **state)
{
	struct club *club = *state;
	struct terminal *t = signed_in(club);

	club_goto(t, "bay1 16", "Bay 1  16:00-18:00");
	lock(t);
	assert_nothing_shown(t);
	/* Keys of the screen, pasted text, scans: with and without an end. */
	type(t, "xyvbp:q?<F3><Ctrl-T><Ctrl-Q><Ctrl-C>");
	paste(t, "rain\nx");
	type(t, "<Ctrl-B>4711<Enter><Ctrl-B>47");
	press(t, "<Esc>");
	await_quiet(t);
	assert_nothing_shown(t);
	await_row(t, 7, "Locked");
	/* A field only after Enter, and Esc takes it away. */
	press(t, "<Enter>");
	await_text(t, "password");
	type(t, "half");
	await_text(t, "****");
	press(t, "<Esc>");
	await_no_text(t, "****");
	type(t, "<Enter>" ANAS "<Enter>");
	await_row(t, ROW_PEEK, "Bay 1  16:00-18:00");
	await_quiet(t);
	club_expect(club, "", "select club_test.deeds()");
	club_leave(t);
}

static void a_lock_opens_for_its_person_alone(void **state)
{
	struct club *club = *state;
	struct terminal *t = signed_in(club);

	lock(t);
	type(t, "<Enter>" BENS "<Enter>");
	await_text(t, "did not take this name with this password");
	type(t, "<Enter><Enter>");
	await_quiet(t);
	assert_nothing_shown(t);
	club_do(club, "alter role ana nologin");
	type(t, ANAS "<Enter>");
	await_text(t, "the database is asked");
	await_text(t, "did not take this name with this password");
	club_do(club, "alter role ana login");
	type(t, ANAS "<Enter>");
	await_grid(t);
	club_leave(t);
}

static void behind_the_lock_life_goes_on(void **state)
{
	struct club *club = *state;
	struct terminal *t = signed_in(club);

	club_goto(t, "bay1 16", "Bay 1  16:00-18:00");
	lock(t);
	club_do(club, "update club.booking_requests set user_name ="
		" 'Renamed, Rita' where user_name like 'Okafor%'");
	await_quiet(t);
	assert_nothing_shown(t);
	assert_int_equal(terminal_find(t, "Renamed"), -1);
	resize(t, 100, 30);
	await_quiet(t);
	assert_nothing_shown(t);
	resize(t, 80, 24);
	type(t, "<Enter>" ANAS "<Enter>");
	await_row(t, ROW_PEEK, "Bay 1  16:00-18:00");
	club_leave(t);
}

static void nobody_types_and_it_locks(void **state)
{
	struct club *club = *state;
	struct terminal *t = club_start(club, "ana", NULL, "--sign-in",
		"--lock", "1s", NULL);

	sign_in(t, "ana", ANAS);
	await_text(t, "is signed in here, locked at");
	assert_nothing_shown(t);
	type(t, "<Enter>" ANAS "<Enter>");
	/* And again, though no key follows. */
	await_seen(t, "Booking grid");
	await_text(t, "is signed in here, locked at");
	terminal_signal(t, SIGHUP);
	await_exit(t, 0);
}

static void what_cannot_be_locked_ends(void **state)
{
	struct club *club = *state;
	struct terminal *t = club_start(club, "sol", NULL, NULL);

	await_row(t, ROW_TITLE, "Booking grid");
	type(t, ":lock<Enter>");
	await_row(t, ROW_LAST, "nothing could unlock it: the database lets");
	type(t, ":su<Enter>");
	await_row(t, ROW_LAST, "nobody can take over: the database lets");
	club_leave(t);
	t = club_start(club, "sol", NULL, "--lock", "1s", NULL);
	await_exit(t, 0);
	assert_true(terminal_find(t, "since nobody has typed for 1 seconds") >= 0);
	assert_restored(t);
}

/* ----------------------------------------------------------- the next person */

static void another_person_takes_over_and_the_first_returns(void **state)
{
	struct club *club = *state;
	struct terminal *t = signed_in(club);

	type(t, ":su<Enter>");
	await_text(t, "Your name and password");
	assert_nothing_shown(t);
	/* Nobody came: it is locked, not open. */
	press(t, "<Esc>");
	await_text(t, "Ana, desk 2 is signed in here");
	press(t, "s");
	sign_in(t, "ben", BENS);
	await_grid(t);
	await_row(t, ROW_TITLE, "Ben");
	club_expect(club, "1", "select count(*) from pg_stat_activity where"
		" usename = 'ben' and datname = current_database()");
	club_await(club, "0", "select count(*) from pg_stat_activity where"
		" usename = 'ana' and datname = current_database()");
	/* What ana typed is not there to be called back. */
	type(t, ":<Up>");
	await_quiet(t);
	assert_int_equal(terminal_find(t, ":su"), -1);
	press(t, "<Esc>");
	type(t, ":q<Enter>");
	await_row(t, 11, "ana");
	type(t, ANAS "<Enter>");
	await_grid(t);
	await_row(t, ROW_TITLE, "Ana");
	club_leave(t);
}

/* Whoever types the password of the one who locked it has unlocked it. */
static void the_form_over_a_lock_unlocks_for_its_person(void **state)
{
	struct club *club = *state;
	struct terminal *t = signed_in(club);

	club_goto(t, "bay1 16", "Bay 1  16:00-18:00");
	lock(t);
	press(t, "s");
	sign_in(t, "ana", ANAS);
	await_row(t, ROW_PEEK, "Bay 1  16:00-18:00");
	club_leave(t);
}

static void what_is_half_done_stays_its_owners(void **state)
{
	struct club *club = *state;
	struct terminal *t = signed_in(club);

	club_goto(t, "bay1 16", "Bay 1  16:00-18:00");
	press(t, "x");
	await_text(t, "Cancel  Okafor, Daniel");
	type(t, "<Ctrl-T>:su<Enter>");
	await_row(t, ROW_LAST, "finish or leave first what is half done");
	lock(t);
	press(t, "s");
	await_text(t, "Something is half done here: only ana can unlock.");
	assert_nothing_shown(t);
	type(t, "<Enter>" ANAS "<Enter>");
	await_row(t, ROW_TITLE, "[2]");
	type(t, "<Ctrl-T>");
	await_text(t, "Cancel  Okafor, Daniel");
	terminal_signal(t, SIGHUP);
	await_exit(t, 0);
}

static void who_needs_no_password_cannot_take_over(void **state)
{
	struct club *club = *state;
	struct terminal *t = signed_in(club);

	type(t, ":su<Enter>");
	sign_in(t, "sol", "whatever");
	await_text(t, "asks this login for no password");
	type(t, "<Esc><Enter>" ANAS "<Enter>");
	await_grid(t);
	await_row(t, ROW_TITLE, "Ana");
	club_leave(t);
}

/* ------------------------------------------------------------- a lost line */

static void a_lost_line_asks_again(void **state)
{
	struct club *club = *state;
	struct terminal *t = signed_in(club);

	club_goto(t, "bay1 16", "Bay 1  16:00-18:00");
	press(t, "x");
	await_text(t, "Cancel  Okafor, Daniel");
	type(t, "rain<Tab>");
	club_do(club, "select pg_terminate_backend(pid) from pg_stat_activity"
		" where usename = 'ana' and datname = current_database()");
	await_text(t, "The line to the database was lost");
	assert_nothing_shown(t);
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
	struct terminal *t = signed_in(club);

	lock(t);
	club_do(club, "select pg_terminate_backend(pid) from pg_stat_activity"
		" where usename = 'ana' and datname = current_database()");
	await_text(t, "the password connects again, too");
	type(t, "<Enter>" ANAS "<Enter>");
	await_grid(t);
	club_leave(t);
}

/* ------------------------------------------------------------------ no shell */

static void assert_no_children(struct terminal *t)
{
	char *path = mem_printf("/proc/%d/task/%d/children",
		(int)terminal_pid(t), (int)terminal_pid(t));
	FILE *file = fopen(path, "re");

	assert_non_null(file);
	assert_int_equal(fgetc(file), EOF);
	fclose(file);
	free(path);
}

/* What shells, pagers and readline itself would start one by: an INPUTRC that
 * binds it to plain keys, and variables that name a program. */
static void no_key_starts_a_program(void **state)
{
	static const char *const names[] = {
		"EDITOR", "VISUAL", "PAGER", "SHELL", "FCEDIT", "LESSOPEN",
		"PSQL_EDITOR", "BASH_ENV", "ENV",
	};
	const char *environment[ARRAY_LEN(names) + 2];
	const struct terminal_options options = { .environment = environment };
	struct club *club = *state;
	char *made = mem_printf("%s/config/opsdesk/made", club->home);
	char *script = mem_printf("%s/config/opsdesk/script", club->home);
	struct terminal *t;
	size_t n = 0;

	club_file(club, "config/opsdesk/script", "#!/bin/sh\n: >made\n");
	assert_int_equal(chmod(script, 0755), 0);
	club_file(club, "config/opsdesk/inputrc",
		"set editing-mode vi\n"
		"\"\\C-o\": edit-and-execute-command\n"
		"\"\\C-x\\C-e\": edit-and-execute-command\n"
		"\"z\": edit-and-execute-command\n"
		"\"\\C-y\": shell-expand-line\n"
		"\"\\C-p\": re-read-init-file\n"
		"\"\\M-!\": complete-command\n");
	for (size_t i = 0; i < ARRAY_LEN(names); i++)
		environment[n++] = mem_printf("%s=%s", names[i], script);
	environment[n++] = mem_printf("INPUTRC=%s/config/opsdesk/inputrc",
		club->home);
	environment[n] = NULL;
	t = club_start(club, "sol", &options, NULL);
	await_grid(t);
	type(t, ":touch made<Ctrl-O><Ctrl-X><Ctrl-E>z<Ctrl-Y><Ctrl-P><Alt-!>");
	type(t, "<Alt-x>v<Alt-v>!sh<Ctrl-X>v");
	await_quiet(t);
	assert_no_children(t);
	type(t, "<Esc>:!sh<Enter>");
	await_quiet(t);
	assert_no_children(t);
	type(t, "/!sh<Enter>|sh<Enter>!<Ctrl-Z>");
	await_quiet(t);
	assert_no_children(t);
	assert_int_equal(access(made, F_OK), -1);
	terminal_signal(t, SIGHUP);
	await_exit(t, 0);
	while (n > 0)
		free((char *)(uintptr_t)environment[--n]);
	free(script);
	free(made);
}

/* As other programs call the shell of an account. */
static void a_login_shell_runs_nothing(void **state)
{
	struct club *club = *state;
	struct terminal *t = club_start(club, "ana", NULL, "-c", "ls", NULL);

	await_exit(t, 64);
	assert_true(terminal_find(t, "runs no commands") >= 0);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, begin, club_end)

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
		TEST(the_lock_shows_nothing_and_takes_nothing),
		TEST(a_lock_opens_for_its_person_alone),
		TEST(behind_the_lock_life_goes_on),
		TEST(nobody_types_and_it_locks),
		TEST(what_cannot_be_locked_ends),
		TEST(another_person_takes_over_and_the_first_returns),
		TEST(the_form_over_a_lock_unlocks_for_its_person),
		TEST(what_is_half_done_stays_its_owners),
		TEST(who_needs_no_password_cannot_take_over),
		TEST(a_lost_line_asks_again),
		TEST(a_line_lost_behind_the_lock),
		TEST(no_key_starts_a_program),
		TEST(a_login_shell_runs_nothing),
	};

	return cmocka_run_group_tests(tests, club_group_own, club_group_end);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A shared terminal that is locked, or taken over by the next person, and that no
 * key leads out of. */
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
#include "tests/support/access_club.h"

/* ----------------------------------------------------------------- the lock */

static void the_lock_shows_nothing_and_takes_nothing(void **state)
{
	struct club *club = *state;
	struct terminal *t = access_signed_in(club);

	club_goto(t, "bay1 16", "Bay 1  16:00-18:00");
	access_lock(t);
	access_assert_hidden(t);
	/* Keys of the screen, pasted text, scans: with and without an end. */
	type(t, "<F3><Ctrl-T><Ctrl-Q><Ctrl-C><Up><Ctrl-U>");
	paste(t, "rain\nx");
	type(t, "<Ctrl-B>4711<Enter>");
	await_quiet(t);
	/* Its Enter is nobody's. */
	assert_int_equal(terminal_find(t, "Esc  back"), -1);
	type(t, "<Ctrl-B>47");
	press(t, "<Esc>");
	await_quiet(t);
	access_assert_hidden(t);
	await_row(t, 7, "Locked");
	/* Letters are the password's, whatever they are, and Esc takes the field
	 * away. */
	type(t, "sxyvbp:q?");
	await_text(t, "*********");
	assert_int_equal(terminal_find(t, "xyv"), -1);
	press(t, "<Esc>");
	await_no_text(t, "****");
	press(t, "<Enter>");
	await_text(t, "unlock        Esc");
	press(t, "<Esc>");
	await_no_text(t, "unlock        Esc");
	type(t, ANAS "<Enter>");
	await_row(t, ROW_PEEK, "Bay 1  16:00-18:00");
	await_quiet(t);
	club_expect(club, "", "select club_test.deeds()");
	club_leave(t);
}

static void a_lock_opens_for_its_person_alone(void **state)
{
	struct club *club = *state;
	struct terminal *t = access_signed_in(club);

	access_lock(t);
	type(t, "<Enter>" BENS "<Enter>");
	await_text(t, "did not take this name with this password");
	type(t, "<Enter><Enter>");
	await_quiet(t);
	access_assert_hidden(t);
	club_do(club, "alter role ana nologin");
	type(t, ANAS "<Enter>");
	await_text(t, "the database is asked");
	await_text(t, "did not take this name with this password");
	club_do(club, "alter role ana login");
	type(t, ANAS "<Enter>");
	access_await_grid(t);
	club_leave(t);
}

static void behind_the_lock_life_goes_on(void **state)
{
	struct club *club = *state;
	struct terminal *t = access_signed_in(club);

	club_goto(t, "bay1 16", "Bay 1  16:00-18:00");
	access_lock(t);
	club_do(club, "update club.booking_requests set user_name ="
		" 'Renamed, Rita' where user_name like 'Okafor%'");
	await_quiet(t);
	access_assert_hidden(t);
	assert_int_equal(terminal_find(t, "Renamed"), -1);
	resize(t, 100, 30);
	await_quiet(t);
	access_assert_hidden(t);
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

	access_sign_in(t, "ana", ANAS);
	await_text(t, "is signed in here, locked at");
	access_assert_hidden(t);
	type(t, "<Enter>" ANAS "<Enter>");
	/* And again, though no key follows. */
	await_seen(t, "Booking grid");
	await_text(t, "is signed in here, locked at");
	/* Also over what another person began to type there. */
	type(t, "<Tab>be");
	await_seen(t, "Your name and password in the database.");
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
	struct terminal *t = access_signed_in(club);

	press(t, "u");
	await_row(t, ROW_LAST, "there is nothing to undo");
	type(t, ":messages<Enter>");
	await_text(t, "Messages, newest first");
	await_text(t, "there is nothing to undo");
	type(t, "<Esc>:su<Enter>");
	await_text(t, "Your name and password");
	access_assert_hidden(t);
	/* Nobody came: it is locked, not open. */
	press(t, "<Esc>");
	await_text(t, "Ana, desk 2 is signed in here");
	press(t, "<Tab>");
	access_sign_in(t, "ben", BENS);
	access_await_grid(t);
	await_row(t, ROW_TITLE, "Ben");
	club_expect(club, "1", "select count(*) from pg_stat_activity where"
		" usename = 'ben' and datname = current_database()");
	club_await(club, "0", "select count(*) from pg_stat_activity where"
		" usename = 'ana' and datname = current_database()");
	/* What ana typed and was told is not there to be called back. */
	type(t, ":<Up>");
	await_quiet(t);
	assert_int_equal(terminal_find(t, ":su"), -1);
	type(t, "<Esc>:messages<Enter>");
	await_quiet(t);
	assert_int_equal(terminal_find(t, "there is nothing to undo"), -1);
	press(t, "<Esc>");
	type(t, ":q<Enter>");
	await_row(t, 11, "ana");
	type(t, ANAS "<Enter>");
	access_await_grid(t);
	await_row(t, ROW_TITLE, "Ana");
	club_leave(t);
}

/* Whoever types the password of the one who locked it has unlocked it. */
static void the_form_over_a_lock_unlocks_for_its_person(void **state)
{
	struct club *club = *state;
	struct terminal *t = access_signed_in(club);

	club_goto(t, "bay1 16", "Bay 1  16:00-18:00");
	access_lock(t);
	press(t, "<Tab>");
	access_sign_in(t, "ana", ANAS);
	await_row(t, ROW_PEEK, "Bay 1  16:00-18:00");
	club_leave(t);
}

static void what_is_half_done_stays_its_owners(void **state)
{
	struct club *club = *state;
	struct terminal *t = access_signed_in(club);

	club_goto(t, "bay1 16", "Bay 1  16:00-18:00");
	press(t, "x");
	await_text(t, "Cancel  Okafor, Daniel");
	type(t, "<Ctrl-T>:su<Enter>");
	access_sign_in(t, "ben", BENS);
	access_await_grid(t);
	await_row(t, ROW_TITLE, "Ben");
	assert_int_equal(terminal_find(t, "Cancel  Okafor"), -1);
	type(t, "<Ctrl-T><Ctrl-T>");
	await_quiet(t);
	assert_int_equal(terminal_find(t, "Cancel  Okafor"), -1);
	type(t, ":q<Enter>");
	await_row(t, 11, "ana");
	type(t, ANAS "<Enter>");
	await_row(t, ROW_TITLE, "Ana");
	await_quiet(t);
	if (terminal_find(t, "Cancel  Okafor") < 0)
		press(t, "<Ctrl-T>");
	await_text(t, "Cancel  Okafor, Daniel");
	terminal_signal(t, SIGHUP);
	await_exit(t, 0);
}

static void what_cannot_be_kept_is_not_left(void **state)
{
	const char *environment[] = { "XDG_STATE_HOME=/dev/null", NULL };
	const struct terminal_options options = { .environment = environment };
	struct club *club = *state;
	struct terminal *t = club_start(club, "ana", &options, "--sign-in",
		NULL);

	access_sign_in(t, "ana", ANAS);
	access_await_grid(t);
	club_goto(t, "bay1 16", "Bay 1  16:00-18:00");
	press(t, "x");
	await_text(t, "Cancel  Okafor, Daniel");
	type(t, "<Ctrl-T>:su<Enter>");
	await_text(t, "finish or leave first what is half done");
	press(t, "<Ctrl-T>");
	await_text(t, "Cancel  Okafor, Daniel");
	await_quiet(t);
	type(t, "<Esc>:su<Enter>");
	access_sign_in(t, "ben", BENS);
	access_await_grid(t);
	await_row(t, ROW_TITLE, "Ben");
	terminal_signal(t, SIGHUP);
	await_exit(t, 0);
}

static void who_needs_no_password_cannot_take_over(void **state)
{
	struct club *club = *state;
	struct terminal *t = access_signed_in(club);

	type(t, ":su<Enter>");
	access_sign_in(t, "sol", "whatever");
	await_text(t, "asks this login for no password");
	type(t, "<Esc><Enter>" ANAS "<Enter>");
	access_await_grid(t);
	await_row(t, ROW_TITLE, "Ana");
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
	const char *environment[ARRAY_LEN(names) + 3];
	const struct terminal_options options = { .environment = environment };
	struct club *club = *state;
	char *made = mem_printf("%s/config/opsdesk/made", club->home);
	char *script = mem_printf("%s/config/opsdesk/script", club->home);
	struct terminal *t;
	size_t n = 0;

	club_file(club, "config/opsdesk/script", "#!/bin/sh\n: >made\n");
	assert_int_equal(chmod(script, 0755), 0);
	club_file(club, "config/opsdesk/inputrc",
		"\"\\C-o\": edit-and-execute-command\n"
		"\"\\C-x\\C-e\": edit-and-execute-command\n"
		"\"z\": edit-and-execute-command\n"
		"\"\\C-y\": shell-expand-line\n"
		"\"\\C-p\": re-read-init-file\n"
		"\"\\C-f\": tilde-expand\n"
		"\"\\ez\": \"as the person likes\"\n"
		"\"\\M-!\": complete-command\n"
		/* Last, since what follows is bound there. */
		"set editing-mode vi\n");
	for (size_t i = 0; i < ARRAY_LEN(names); i++)
		environment[n++] = mem_printf("%s=%s", names[i], script);
	environment[n++] = mem_printf("INPUTRC=%s/config/opsdesk/inputrc",
		club->home);
	/* Readline itself loses a keymap over a file with such prefixes. */
	environment[n++] = mem_strdup("ASAN_OPTIONS=detect_leaks=0");
	environment[n] = NULL;
	t = club_start(club, "sol", &options, NULL);
	access_await_grid(t);
	/* The file counts, but for what would look at the machine. */
	type(t, ":<Alt-z>");
	await_row(t, ROW_LAST, ":as the person likes");
	type(t, "<Ctrl-U>~root<Ctrl-F>");
	await_row(t, ROW_LAST, ":~root");
	await_quiet(t);
	assert_int_equal(terminal_find(t, ":/"), -1);
	club_file(club, "config/opsdesk/inputrc", "\"\\ez\": \"another\"\n");
	type(t, "<Ctrl-U><Ctrl-P><Alt-z>");
	await_row(t, ROW_LAST, ":as the person likes");
	press(t, "<Esc>");
	await_quiet(t);
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

#define TEST(name) \
	cmocka_unit_test_setup_teardown(name, access_begin, club_end)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(the_lock_shows_nothing_and_takes_nothing),
		TEST(a_lock_opens_for_its_person_alone),
		TEST(behind_the_lock_life_goes_on),
		TEST(nobody_types_and_it_locks),
		TEST(what_cannot_be_locked_ends),
		TEST(another_person_takes_over_and_the_first_returns),
		TEST(the_form_over_a_lock_unlocks_for_its_person),
		TEST(what_is_half_done_stays_its_owners),
		TEST(what_cannot_be_kept_is_not_left),
		TEST(who_needs_no_password_cannot_take_over),
		TEST(no_key_starts_a_program),
		TEST(a_login_shell_runs_nothing),
	};

	return cmocka_run_group_tests(tests, club_group_own, club_group_end);
}

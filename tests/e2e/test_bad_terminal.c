/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Terminals, files and ends that are not as they should be: each gets a clear
 * message or a clean end. */
#include "config.h"

#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/mem.h"
#include "tests/support/club.h"

/* ------------------------------------------------------------- the terminal */

/* Nobody sees what a key would do there, so none does anything. */
static void too_small_and_back(void **state)
{
	struct club *club = *state;
	struct terminal *t = club_console(club, "ana");

	type(t, "<Up><Right>");
	await_row(t, ROW_PEEK + 1, "Lee, Anna");
	assert_screen(t, "bays-day");
	resize(t, 20, 5);
	await_text(t, "needs 80x24");
	type(t, "x");
	await_quiet(t);
	resize(t, 1, 1);
	resize(t, 80, 24);
	await_row(t, ROW_LAST, "1 key typed ahead was thrown away");
	await_row(t, ROW_PEEK, "Bay 2  13:30-14:30");
	type(t, "<Esc>");
	await_row(t, ROW_LAST, "nothing to go back to");
	type(t, "<Left><Right>");
	await_row(t, ROW_PEEK + 1, "Lee, Anna");
	assert_screen(t, "bays-day");
	club_leave(t);
}

static void small_from_the_start(void **state)
{
	static const struct terminal_options tiny = { .rows = 5, .cols = 20 };
	struct club *club = *state;
	struct terminal *t = club_start(club, "ana", &tiny, NULL);

	await_text(t, "needs 80x24");
	resize(t, 80, 24);
	await_row(t, ROW_TITLE, "Booking grid");
	resize(t, 20, 5);
	await_text(t, "needs 80x24");
	/* Leaving is always possible. */
	club_leave(t);
}

static void an_unknown_terminal_is_taken_for_a_known_one(void **state)
{
	static const struct terminal_options unknown = { .type = "nonsense" };
	struct club *club = *state;
	struct terminal *t = club_start(club, "ana", &unknown, NULL);

	await_row(t, ROW_LAST, "nonsense");
	type(t, "<Up><Right>");
	await_row(t, ROW_PEEK + 1, "Lee, Anna");
	assert_screen(t, "bays-day");
	club_leave(t);
}

static void a_terminal_without_a_cursor_is_refused(void **state)
{
	static const struct terminal_options dumb = { .type = "dumb" };
	struct club *club = *state;
	struct terminal *t = club_start(club, "ana", &dumb, NULL);

	await_exit(t, 64);
	assert_true(terminal_find(t, "opsdesk: ") >= 0);
	assert_true(terminal_find(t, "dumb") >= 0);
	assert_restored(t);
}

/* ------------------------------------------------------------------- files */

static void a_broken_key_file_is_told_of_and_left_out(void **state)
{
	struct club *club = *state;
	struct terminal *t;

	club_file(club, "config/opsdesk/keys",
		"[bays]\ncheck-in y\ncancel-booking y\n");
	t = club_start(club, "ana", NULL, NULL);
	await_row(t, ROW_LAST, "~/config/opsdesk/keys:3: y ");
	type(t, ":messages<Enter>");
	await_text(t, "Messages, newest first");
	await_text(t, "config/opsdesk/keys:2)");
	press(t, "<Esc>");
	await_no_text(t, "Messages, newest first");
	/* Neither of the two is in force: the defaults are. */
	type(t, "<Up><Right>");
	await_row(t, ROW_PEEK, "Bay 2  13:30-14:30");
	press(t, "y");
	await_row(t, ROW_LAST, "y does nothing here");
	press(t, "x");
	await_text(t, "Cancel  Lee, Anna");
	press(t, "<Esc>");
	await_no_text(t, "Cancel  Lee, Anna");
	club_leave(t);
}

static void a_key_file_that_is_not_there(void **state)
{
	struct club *club = *state;
	struct terminal *t = club_start(club, "ana", NULL, "--keys",
		"/nowhere/my.keys", NULL);

	await_row(t, ROW_LAST, "/nowhere/my.keys: No such file or directory");
	press(t, "z");
	await_row(t, ROW_TITLE, "15 min");
	club_leave(t);
}

static void ones_own_keys_are_in_force_and_in_the_help(void **state)
{
	struct club *club = *state;
	struct terminal *t;

	club_file(club, "config/opsdesk/keys",
		"[bays]\ncancel-booking <F9>\nzoom none\n");
	t = club_console(club, "ana");
	club_goto(t, "bay2 13:30", "Bay 2  13:30-14:30");
	await_row(t, ROW_HINTS, "F9 cancel");
	press(t, "x");
	await_row(t, ROW_LAST, "x does nothing here");
	press(t, "z");
	await_row(t, ROW_LAST, "z does nothing here");
	type(t, ":zoom<Enter>");
	await_row(t, ROW_TITLE, "15 min");
	press(t, "<F9>");
	await_text(t, "Cancel  ");
	press(t, "<Esc>");
	await_no_text(t, "Cancel  ");
	club_leave(t);
}

static void a_broken_configuration_is_told_of_and_left_out(void **state)
{
	static const struct {
		const char *text, *answer;
	} files[] = {
		{ "[console]\nhints = perhaps\n", "hints cannot be \"perhaps\"" },
		{ "[console]\nhint = off\n", "no setting \"hint\" in [console]" },
		{ "[console\nhints = off\n", "line 1 is no [section]" },
		{ "\nhints = off\n", "line 2 is no [section]" },
		{ "\377\376\n", "line 1 " },
		{ "[console]\nscreen = saunas\n", "no screen \"saunas\"" },
	};
	struct club *club = *state;

	for (size_t i = 0; i < ARRAY_LEN(files); i++) {
		struct terminal *t;

		club_file(club, "config/opsdesk/opsdesk.conf", files[i].text);
		t = club_start(club, "ana", NULL, NULL);
		await_row(t, ROW_LAST, files[i].answer);
		await_row(t, ROW_TITLE, "Booking grid");
		await_row(t, ROW_HINTS, "Enter open");
		club_leave(t);
	}
}

static void a_configuration_is_followed(void **state)
{
	struct club *club = *state;
	struct terminal *t;

	club_file(club, "config/opsdesk/opsdesk.conf",
		"[console]\nhints = off\ndesk = bar\n");
	t = club_start(club, "ana", NULL, NULL);
	await_row(t, ROW_TITLE, "Ana  bar  14:07");
	/* The line of hints belongs to the body: the pane stands one lower. */
	await_row(t, ROW_PEEK + 1, "Bay 1  14:00-15:30");
	club_leave(t);
}

static void wrong_words_are_a_usage_error(void **state)
{
	static const char *const words[][2] = {
		{ "--nonsense", NULL }, { "--zone", "Europe/Berlin" },
		{ "lanes", NULL }, { "--dsn", NULL },
	};
	struct club *club = *state;

	for (size_t i = 0; i < ARRAY_LEN(words); i++) {
		struct terminal *t = club_start(club, "ana", NULL, words[i][0],
			words[i][1], NULL);

		/* A --dsn without a value takes the log for one. */
		await_exit(t, 64);
		assert_true(terminal_find(t, "opsdesk: ") >= 0);
		assert_restored(t);
	}
}

/* ---------------------------------------------------------------- the end */

/* What was left is there again, and goes by Esc as it always does. */
static void assert_goes_on(struct club *club, const char *shown)
{
	struct terminal *t = club_start(club, "ana", NULL, NULL);

	await_text(t, shown);
	/* While the rest is put back, Esc only ends the waiting for it. */
	await_rest(t);
	press(t, "<Esc>");
	await_no_text(t, shown);
	club_leave(t);
}

/* In the middle of a form, of a prompt, and of carrying something. */
static void end_in_the_middle(struct club *club, int signal)
{
	static const struct {
		const char *keys, *shown;
	} middles[] = {
		{ "b", "type a name or the last four" },
		{ ":b fri", ":b fri" },
		{ "v<Left>", "Moving" },
	};
	static const char *const cells[] = { "bay4 14:00", "bay4 14:00",
		"bay4 17:00" };
	static const char *const titles[] = { "free", "free", "17:00-19:00" };

	for (size_t i = 0; i < ARRAY_LEN(middles); i++) {
		struct terminal *t = club_console(club, "ana");

		club_goto(t, cells[i], titles[i]);
		type(t, middles[i].keys);
		await_text(t, middles[i].shown);
		if (signal == 0)
			terminal_hang_up(t);
		else
			terminal_signal(t, signal);
		await_exit(t, 0);
		if (signal != 0)
			assert_restored(t);
		assert_goes_on(club, middles[i].shown);
	}
	club_expect(club, "", "select club_test.deeds()");
}

static void hang_up_by_signal(void **state)
{
	end_in_the_middle(*state, SIGHUP);
}

static void an_asked_for_end(void **state)
{
	end_in_the_middle(*state, SIGTERM);
}

static void a_cut_line(void **state)
{
	end_in_the_middle(*state, 0);
}

/* Leaving with something half done asks first. */
static void leaving_asks_about_what_is_half_done(void **state)
{
	struct club *club = *state;
	struct terminal *t = club_console(club, "ana");

	club_goto(t, "bay4 17", "Bay 4  17:00-19:00");
	type(t, "v<Left><Ctrl-q>");
	await_text(t, "Leave the program?");
	await_text(t, "picked up and not put down");
	press(t, "n");
	await_no_text(t, "Leave the program?");
	await_row(t, ROW_PEEK, "Moving");
	press(t, "<Ctrl-q>");
	await_text(t, "Leave the program?");
	press(t, "y");
	await_exit(t, 0);
	assert_restored(t);
	club_expect(club, "approved Bay 4 17:00-19:00 tanaka",
		"select club_test.named('tanaka')");
}

#define TEST(name) \
	cmocka_unit_test_setup_teardown(name, club_begin, club_end)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(too_small_and_back),
		TEST(small_from_the_start),
		TEST(an_unknown_terminal_is_taken_for_a_known_one),
		TEST(a_terminal_without_a_cursor_is_refused),
		TEST(a_broken_key_file_is_told_of_and_left_out),
		TEST(a_key_file_that_is_not_there),
		TEST(ones_own_keys_are_in_force_and_in_the_help),
		TEST(a_broken_configuration_is_told_of_and_left_out),
		TEST(a_configuration_is_followed),
		TEST(wrong_words_are_a_usage_error),
		TEST(hang_up_by_signal),
		TEST(an_asked_for_end),
		TEST(a_cut_line),
		TEST(leaving_asks_about_what_is_half_done),
	};

	return cmocka_run_group_tests(tests, club_group, club_group_end);
}

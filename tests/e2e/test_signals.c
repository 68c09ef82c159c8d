/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whatever stands on the screen, the console ends when it is told to or its line
 * is cut, leaves the terminal as it was and no connection behind; and what only
 * wakes or would stop it changes nothing. */
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
#include "tests/support/sign_club.h"

/* Comes to the place; what it shows there. */
typedef const char *place_fn(struct terminal *t);

/* Nothing stops what no shell can wake: the kernel drops a stop here, but would
 * not under a shell, so what counts is that it is ignored. */
static void assert_ignored(struct terminal *t, int signal)
{
	char *path = mem_printf("/proc/%d/status", (int)terminal_pid(t));
	FILE *file = fopen(path, "re");
	unsigned long long ignored = 0;
	char line[200];

	assert_non_null(file);
	while (fgets(line, sizeof(line), file) != NULL)
		(void)sscanf(line, "SigIgn: %llx", &ignored);
	fclose(file);
	free(path);
	assert_true(ignored >> (signal - 1) & 1);
}

static void assert_still_there(struct terminal *t, const char *shown)
{
	static const int harmless[] = { SIGWINCH, SIGTSTP, SIGCONT, SIGPIPE,
		SIGXFSZ, SIGWINCH };

	assert_ignored(t, SIGTSTP);
	for (size_t i = 0; i < ARRAY_LEN(harmless); i++) {
		terminal_signal(t, harmless[i]);
		await_text(t, shown);
	}
	await_quiet(t);
	await_text(t, shown);
}

/* What was typed into a field for a password is in no file; the next console
 * begins with none of what this one was at. */
static void assert_nothing_kept(const struct club *club)
{
	char *found = mem_printf("grep -rqs secret '%s/state'", club->home);
	char *drafts = mem_printf("rm -f '%s'/state/opsdesk/draft-*",
		club->home);

	assert_int_not_equal(system(found), 0);
	assert_int_equal(system(drafts), 0);
	free(drafts);
	free(found);
}

/* 0: nobody holds the terminal's other end any more. */
static void ends_at(struct club *club, place_fn *place, bool signs_in)
{
	static const int ends[] = { SIGHUP, SIGTERM, SIGINT, SIGQUIT, 0 };

	for (size_t i = 0; i < ARRAY_LEN(ends); i++) {
		struct terminal *t = signs_in ? access_signed_in(club)
			: access_start(club, "--sign-in", NULL);

		assert_still_there(t, place(t));
		if (ends[i] != 0)
			terminal_signal(t, ends[i]);
		else
			terminal_hang_up(t);
		await_exit(t, 0);
		if (ends[i] != 0)
			assert_restored(t);
		club_await(club, "0", "select count(*) from pg_stat_activity"
			" where datname = current_database()"
			" and application_name like 'opsdesk%'");
		assert_nothing_kept(club);
	}
	club_expect(club, "", "select club_test.added()");
}

static const char *at_the_form(struct terminal *t)
{
	await_text(t, "Your name and password in the database.");
	type(t, "ana<Tab>secret");
	await_row(t, 12, "******");
	return "******";
}

static const char *at_the_lock(struct terminal *t)
{
	access_lock(t);
	return "is signed in here, locked at";
}

static const char *at_the_prompt(struct terminal *t)
{
	type(t, ":b bay4 18 Had");
	await_row(t, ROW_LAST, ":b bay4 18 Had");
	return ":b bay4 18 Had";
}

static const char *too_small(struct terminal *t)
{
	resize(t, 60, 20);
	await_text(t, "too small: 60x20");
	return "too small: 60x20";
}

/* The no-show is there after the first time. */
static const char *at_the_managers_sheet(struct terminal *t)
{
	club_goto(t, "bay2 13:30", "Bay 2  13:30-14:30  n no-show");
	type(t, ":revert-booking<Enter>");
	await_text(t, "Back to approved  Lee, Anna");
	type(t, "she sat in the bar<Enter>");
	await_row(t, ROW_LAST, SIGN_ASKS);
	await_quiet(t);
	sign_open(t);
	type(t, "tomas<Tab>secret");
	await_text(t, "******");
	return "******";
}

static void at_the_sign_in_form(void **state)
{
	ends_at(*state, at_the_form, false);
}

static void behind_the_lock(void **state)
{
	ends_at(*state, at_the_lock, true);
}

static void in_a_half_typed_line(void **state)
{
	ends_at(*state, at_the_prompt, true);
}

static void in_a_terminal_that_is_too_small(void **state)
{
	ends_at(*state, too_small, true);
}

static void while_a_manager_signs(void **state)
{
	struct club *club = *state;

	sign_hire(club);
	club_do(club, "set session authorization ana; select club_test.outcome("
		"booking, 'no_show') from club_test.day where name = 'lee'");
	ends_at(club, at_the_managers_sheet, true);
	sign_expect_untouched(club);
}

#define TEST(name) \
	cmocka_unit_test_setup_teardown(name, access_begin, club_end)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(at_the_sign_in_form),
		TEST(behind_the_lock),
		TEST(in_a_half_typed_line),
		TEST(in_a_terminal_that_is_too_small),
		TEST(while_a_manager_signs),
	};

	return cmocka_run_group_tests(tests, club_group_own, club_group_end);
}

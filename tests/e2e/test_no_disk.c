/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A console that can keep nothing: there is no home, or the directory is not its
 * own alone.  It says so once and works on; only what would be sent without
 * having been kept is held back, once, until the operator knows.  (A full disk
 * is test_request_kept's and test_statefile's.) */
#include "config.h"

#include <dirent.h>
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

#include "base/clock.h"
#include "base/mem.h"
#include "tests/support/club.h"
#include "tests/support/patience.h"

#define NOT_KEPT "what is half done is not kept for later:"
#define NOT_SENT "not sent: it cannot be kept for when the line drops"

static char *state_of(const struct club *club)
{
	return mem_printf("%s/state/opsdesk", club->home);
}

/* How many files in that directory begin so. */
static int count_files(const char *directory, const char *prefix)
{
	DIR *list = opendir(directory);
	const struct dirent *entry;
	int count = 0;

	assert_non_null(list);
	while ((entry = readdir(list)) != NULL)
		count += strncmp(entry->d_name, prefix, strlen(prefix)) == 0;
	closedir(list);
	return count;
}

static void remove_drafts(const char *directory)
{
	DIR *list = opendir(directory);
	const struct dirent *entry;

	assert_non_null(list);
	while ((entry = readdir(list)) != NULL)
		if (strncmp(entry->d_name, "draft-", 6) == 0)
			assert_int_equal(unlinkat(dirfd(list), entry->d_name,
				0), 0);
	closedir(list);
}

static void await_draft(const char *directory)
{
	int64_t end_ms = clock_ms() + PATIENCE_MS;

	while (count_files(directory, "draft-") == 0) {
		if (clock_ms() > end_ms)
			fail_msg("no draft is saved in %s", directory);
		terminal_wait(20);
	}
}

/* keys: on from the reason. */
static void ask_to_cancel(struct terminal *t, const char *keys)
{
	club_goto(t, "bay1 16", "Bay 1  16:00-18:00");
	press(t, "x");
	await_text(t, "Cancel  Okafor, Daniel");
	await_quiet(t);
	type(t, "rain");
	type(t, keys);
}

static void expect_cancelled_once(struct club *club)
{
	club_expect(club, "cancelled Bay 1 16:00-18:00 okafor",
		"select club_test.named('okafor')");
	club_expect(club, "ana cancel_booking Bay 1 16:00-18:00 (rain)"
		" from phone", "select club_test.deeds()");
	club_expect(club, "1", "select count(*) from desk.request"
		" where actor = 'ana'");
}

/* Held back once with the reason; the same again is sent, and done once. */
static void cancel_without_a_journal(struct club *club, struct terminal *t)
{
	ask_to_cancel(t, "<Tab>p");
	await_row(t, ROW_LAST, NOT_SENT);
	await_quiet(t);
	club_expect(club, "0", "select count(*) from desk.request"
		" where actor = 'ana'");
	type(t, "<Esc>");
	await_no_text(t, "Cancel  Okafor");
	/* It is known by now that they called. */
	ask_to_cancel(t, "<Enter>");
	await_row(t, ROW_LAST, "Cancelled Bay 1 16:00-18:00 of Okafor, Daniel");
	await_quiet(t);
	expect_cancelled_once(club);
}

/* In :messages: a line each, or counted if it was in the same minute. */
static void assert_told(struct terminal *t, int times)
{
	char row[400];
	int count = 0;

	type(t, ":messages<Enter>");
	await_text(t, "Messages, newest first");
	await_quiet(t);
	for (int i = 0; i < ROW_LAST; i++) {
		terminal_row(t, i, row, sizeof(row));
		count += strstr(row, NOT_KEPT) != NULL;
		count += strstr(row, "times)") != NULL;
	}
	if (count != times)
		/* Fails with a picture. */
		assert_row(t, 0, "told so often");
	press(t, "<Esc>");
	await_no_text(t, "Messages, newest first");
}

/* So often it was tried, by the program's log. */
static void await_tries(const char *directory, int count)
{
	char *look = mem_printf("test $(grep -c 'the draft is not saved'"
		" '%s'/ana-0.log) -ge %d", directory, count);
	int64_t end_ms = clock_ms() + PATIENCE_MS;

	while (system(look) != 0) {
		if (clock_ms() > end_ms)
			fail_msg("it was not tried again");
		terminal_wait(20);
	}
	free(look);
}

/* Others may write there from now on: no draft is left, which is said once, and
 * once more after it was mended. */
static void a_draft_that_is_not_kept_is_said_once(void **state)
{
	struct club *club = *state;
	struct terminal *t = club_console(club, "ana");
	char *directory = state_of(club);

	await_draft(directory);
	for (int i = 1; i <= 2; i++) {
		assert_int_equal(chmod(directory, 0777), 0);
		club_goto(t, "bay1 16", "Bay 1  16:00-18:00");
		await_row(t, ROW_LAST, NOT_KEPT " others can write to /");
		club_goto(t, "bay2 15:30", "Bay 2  15:30-17:00");
		await_tries(directory, 2 * i);
		assert_told(t, i);
		assert_int_equal(chmod(directory, 0700), 0);
		remove_drafts(directory);
		club_goto(t, "bay4 17:00", "Bay 4  17:00-19:00");
		await_draft(directory);
	}
	club_leave(t);
	free(directory);
}

/* An account whose home is nowhere, or that nobody gave one. */
static void without_a_home_work_goes_on(void **state)
{
	static const char *const nowhere[] = { "HOME=/proc/nonexistent",
		"XDG_STATE_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", NULL };
	static const char *const nothing[] = { "HOME", "XDG_STATE_HOME",
		"XDG_CONFIG_HOME", "XDG_CACHE_HOME", NULL };
	struct club *club = *state;
	const struct terminal_options options[] = {
		{ .environment = nowhere }, { .environment = nothing }
	};
	struct terminal *t = club_console_on(club, "ana", &options[0]);

	await_row(t, ROW_LAST, "is not kept for");
	cancel_without_a_journal(club, t);
	club_leave(t);
	t = club_console_on(club, "ana", &options[1]);
	await_row(t, ROW_LAST, "is not kept for");
	type(t, ":b bay4 18 Haddad");
	await_row(t, ROW_LAST, ":b bay4 18 Haddad");
	press(t, "<Esc>");
	await_quiet(t);
	club_leave(t);
}

/* Where others may write, nothing is believed, and nothing is left. */
static void in_a_directory_of_everybody_nothing_is_left(void **state)
{
	struct club *club = *state;
	char *directory = state_of(club);
	struct terminal *t = club_console(club, "ana");

	type(t, ":b bay4 18 Haddad");
	await_row(t, ROW_LAST, ":b bay4 18 Haddad");
	await_draft(directory);
	terminal_signal(t, SIGHUP);
	await_exit(t, 0);
	assert_int_equal(count_files(directory, "draft-"), 1);
	assert_int_equal(chmod(directory, 0777), 0);
	t = club_console(club, "ana");
	await_row(t, ROW_LAST, "is not kept for");
	await_row(t, ROW_LAST, "others can write to");
	assert_int_equal(terminal_find(t, "Haddad  "), -1);
	cancel_without_a_journal(club, t);
	terminal_signal(t, SIGHUP);
	await_exit(t, 0);
	assert_int_equal(count_files(directory, "requests-"), 0);
	/* Mended, it is there again. */
	assert_int_equal(chmod(directory, 0700), 0);
	t = club_start(club, "ana", NULL, NULL);
	await_row(t, ROW_LAST, ":b bay4 18 Haddad");
	press(t, "<Esc>");
	await_quiet(t);
	club_leave(t);
	free(directory);
}

/* A link to a directory of one's own is one's own business. */
static void behind_a_link_it_is_kept(void **state)
{
	struct club *club = *state;
	char *directory = state_of(club), *state_home;
	char *elsewhere = mem_printf("%s/elsewhere", club->home);
	struct terminal *t;

	state_home = mem_printf("%s/state", club->home);
	mkdir(state_home, 0700);
	assert_int_equal(mkdir(elsewhere, 0700), 0);
	assert_int_equal(symlink(elsewhere, directory), 0);
	t = club_console(club, "ana");
	type(t, ":b bay4 18 Haddad");
	await_row(t, ROW_LAST, ":b bay4 18 Haddad");
	await_draft(elsewhere);
	terminal_signal(t, SIGKILL);
	t = club_start(club, "ana", NULL, NULL);
	await_row(t, ROW_LAST, ":b bay4 18 Haddad");
	press(t, "<Esc>");
	await_quiet(t);
	club_leave(t);
	free(state_home);
	free(elsewhere);
	free(directory);
}

#define TEST(name) \
	cmocka_unit_test_setup_teardown(name, club_begin, club_end)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(a_draft_that_is_not_kept_is_said_once),
		TEST(without_a_home_work_goes_on),
		TEST(in_a_directory_of_everybody_nothing_is_left),
		TEST(behind_a_link_it_is_kept),
	};

	return cmocka_run_group_tests(tests, club_group, club_group_end);
}

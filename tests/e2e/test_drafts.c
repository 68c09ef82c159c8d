/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Drafts through the real program: it is killed or hung up in the middle of
 * work, and the next sign-in has the same picture again.  What cannot be read,
 * or is somebody else's, is set aside. */
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
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/mem.h"
#include "tests/support/draft_club.h"

/* Somebody books for Haddad in the grid, and a customer at lane 2 is looked up
 * meanwhile.  The pictures of both; the second one is in view. */
static struct terminal *half_done(struct club *club, struct picture pair[2])
{
	struct terminal *t = club_console(club, "ana");

	club_goto(t, "bay4 14:00", "Bay 4  14:10-15:00  free");
	press(t, "b");
	await_text(t, "type a name or the last four");
	type(t, "hadd");
	await_text(t, "> Haddad, Rana");
	await_quiet(t);
	press(t, "<Enter>");
	await_text(t, "price  0.00");
	type(t, "1<Tab><Tab><Tab>two sets of clubs<Left>");
	await_text(t, "two sets of clubs");
	await_quiet(t);
	press(t, "<Ctrl-T>");
	await_row(t, ROW_TITLE, "1 [2] . .");
	await_row(t, ROW_PEEK, "Bay 1  14:00-15:30");
	await_quiet(t);
	type(t, ":lanes<Enter>");
	await_row(t, ROW_TITLE, "Lane board");
	await_text(t, "WANT OUT 1");
	await_quiet(t);
	press(t, "s");
	await_text(t, "Check in  lane");
	type(t, "bran");
	await_text(t, "Brandt");
	pair[1] = picture_of(t);
	press(t, "<Ctrl-T>");
	await_row(t, ROW_TITLE, "1 2 [3] .");
	press(t, "<Ctrl-T>");
	await_text(t, "two sets of clubs");
	pair[0] = picture_of(t);
	press(t, "<Ctrl-T>");
	await_text(t, "Check in  lane");
	await_quiet(t);
	return t;
}

static void assert_both(struct club *club, const struct picture pair[2])
{
	struct terminal *t = club_start(club, "ana", NULL, NULL);

	await_row(t, ROW_LAST, DRAFT_AGAIN);
	assert_same_picture(t, &pair[1]);
	press(t, "<Ctrl-T>");
	await_row(t, ROW_TITLE, "1 2 [3] .");
	press(t, "<Ctrl-T>");
	await_text(t, "two sets of clubs");
	assert_same_picture(t, &pair[0]);
	/* The cursor is where it was, and the form is as alive as before. */
	type(t, "x");
	await_text(t, "two sets of clubxs");
	press(t, "<Enter>");
	await_row(t, ROW_LAST, "Booked Bay 4 14:10-14:40 for Haddad, Rana");
	press(t, "<Ctrl-T>");
	await_text(t, "Check in  lane");
	press(t, "<Esc>");
	await_quiet(t);
	club_leave(t);
	club_expect(club, "checked_in Bay 4 14:10-14:40 haddad",
		"select club_test.added()");
	assert_no_draft(club, "ana");
}

static void after_a_kill_both_customers_are_there(void **state)
{
	struct club *club = *state;
	struct picture pair[2];
	struct terminal *t = half_done(club, pair);

	await_saved(club, "ana", "two sets of clubs");
	await_saved(club, "ana", "\"bran\"");
	terminal_signal(t, SIGKILL);
	assert_both(club, pair);
}

/* Whatever ends the line, it is saved at once, and that is no failure. */
static void however_the_line_ends_it_is_saved(void **state)
{
	struct club *club = *state;
	static const int signals[] = { SIGHUP, SIGTERM, 0 };

	for (size_t i = 0; i < ARRAY_LEN(signals); i++) {
		struct terminal *t = club_console(club, "ana");
		char *note = mem_printf("because of %zu", i);

		club_goto(t, "bay1 16", "Bay 1  16:00-18:00");
		press(t, "x");
		await_text(t, "Cancel  Okafor, Daniel");
		type(t, note);
		await_text(t, note);
		if (signals[i])
			terminal_signal(t, signals[i]);
		else
			terminal_hang_up(t);
		await_exit(t, 0);
		t = club_start(club, "ana", NULL, NULL);
		await_row(t, ROW_LAST, DRAFT_AGAIN);
		await_text(t, note);
		await_text(t, "Cancel  Okafor, Daniel");
		press(t, "<Esc>");
		await_quiet(t);
		club_leave(t);
		free(note);
	}
	club_expect(club, "approved Bay 1 16:00-18:00 okafor",
		"select club_test.named('okafor')");
}

/* A later release has been installed meanwhile: this program must end. */
static void a_newer_schema_ends_it_with_all_that_is_half_done(void **state)
{
	struct club *club = *state;
	struct terminal *t = club_console(club, "ana");

	club_goto(t, "bay1 16", "Bay 1  16:00-18:00");
	press(t, "x");
	await_text(t, "Cancel  Okafor, Daniel");
	type(t, "a cold");
	await_text(t, "a cold");
	await_quiet(t);
	club_do(club, "insert into desk.schema_migration (version, name,"
		" checksum) values (9999, 'later', '')");
	club_do(club, "select pg_terminate_backend(pid) from pg_stat_activity"
		" where usename = 'ana' and datname = current_database()");
	await_exit(t, 76);
	assert_true(terminal_find(t, "this program knows") >= 0);
	t = club_start(club, "ana", NULL, NULL);
	await_exit(t, 76);
	/* The draft waits for the program that can. */
	club_do(club, "delete from desk.schema_migration"
		" where version = 9999");
	t = club_start(club, "ana", NULL, NULL);
	await_row(t, ROW_LAST, DRAFT_AGAIN);
	await_text(t, "Cancel  Okafor, Daniel");
	await_text(t, "a cold");
	press(t, "<Esc>");
	await_quiet(t);
	club_leave(t);
}

static void nothing_is_left_when_one_leaves(void **state)
{
	struct club *club = *state;
	struct terminal *t = club_console(club, "ana");
	struct stat facts;
	char *path;

	club_goto(t, "bay4 14:00", "Bay 4  14:10-15:00  free");
	await_saved(club, "ana", "bays");
	path = draft_of(club, "ana");
	assert_int_equal(stat(path, &facts), 0);
	assert_int_equal(facts.st_mode & 07777, 0600);
	free(path);
	club_leave(t);
	assert_no_draft(club, "ana");
	path = draft_found(club, ".draft", "");
	assert_null(path);

	/* Nor when what is half done is given up. */
	t = club_console(club, "ana");
	club_goto(t, "bay4 14:00", "Bay 4  14:10-15:00  free");
	press(t, "b");
	await_text(t, "type a name or the last four");
	await_saved(club, "ana", "a booking");
	press(t, "<Esc>");
	type(t, ":b bay4 18 Nobody<Enter>");
	await_text(t, "Nobody");
	press(t, "<Esc>");
	await_quiet(t);
	club_leave(t);
	assert_no_draft(club, "ana");
}

/* Carried to another day, and asked by phone. */
static void what_is_in_the_hand_is_there_again(void **state)
{
	struct club *club = *state;
	struct terminal *t = club_console(club, "ana");
	struct picture before;

	club_goto(t, "bay3 15:00", "Bay 3  15:05-16:05");
	type(t, "v:b tue bay4 10:30<Enter>");
	await_row(t, ROW_PEEK, "->  Bay 4 Tue 24 Nov 10:30-11:30");
	await_row(t, ROW_PEEK + 1, "fits here");
	before = picture_of(t);
	await_saved(club, "ana", "\"hand\"");
	terminal_signal(t, SIGKILL);
	t = club_start(club, "ana", NULL, NULL);
	await_row(t, ROW_LAST, DRAFT_AGAIN);
	await_row(t, ROW_PEEK + 1, "fits here");
	assert_same_picture(t, &before);
	press(t, "<Enter>");
	await_text(t, "somebody who walked in");
	press(t, "m");
	await_row(t, ROW_LAST, "Haddad, Rana moved to Bay 4 Tue 24 Nov 10:30");
	club_leave(t);
	club_expect(club, "approved Bay 4 2026-11-24 10:30-11:30 haddad",
		"select club_test.named('haddad')");
}

static void a_line_and_a_filter_are_there_again(void **state)
{
	struct club *club = *state;
	struct terminal *t = club_console(club, "ana");
	struct picture before;

	type(t, "/okafor<Enter>");
	await_row(t, ROW_ALERTS, "{okafor}");
	await_row(t, ROW_PEEK, "the filter hides it");
	type(t, ":b bay2 sat 18 smi");
	await_row(t, ROW_LAST, ":b bay2 sat 18 smi");
	before = picture_of(t);
	await_saved(club, "ana", "b bay2 sat 18 smi");
	terminal_signal(t, SIGKILL);
	t = club_start(club, "ana", NULL, NULL);
	await_row(t, ROW_LAST, ":b bay2 sat 18 smi");
	assert_same_picture(t, &before);
	press(t, "<Esc>");
	await_quiet(t);
	club_leave(t);
}

/* It was cancelled meanwhile: what had been typed is not lost without a word,
 * and goes to nobody else. */
static void what_is_gone_is_said_with_what_was_typed(void **state)
{
	struct club *club = *state;
	struct terminal *t = club_console(club, "ana"), *ben;

	club_goto(t, "bay1 16", "Bay 1  16:00-18:00");
	press(t, "x");
	await_text(t, "Cancel  Okafor, Daniel");
	type(t, "hail");
	await_saved(club, "ana", "\"hail\"");
	terminal_signal(t, SIGKILL);
	ben = club_console(club, "ben");
	club_goto(ben, "bay1 16", "Bay 1  16:00-18:00");
	press(ben, "x");
	await_text(ben, "Cancel  Okafor, Daniel");
	type(ben, "rain<Tab>p");
	await_row(ben, ROW_LAST, "Okafor, Daniel");
	await_quiet(ben);
	club_leave(ben);
	t = club_start(club, "ana", NULL, NULL);
	await_row(t, ROW_LAST, "not brought back: a question: it is not there "
		"any more; see :messages");
	await_no_text(t, "Cancel  Okafor");
	type(t, ":messages<Enter>");
	await_text(t, "reason \"hail\"");
	press(t, "<Esc>");
	await_quiet(t);
	club_leave(t);
}

/* The check-in stands again, and was not done by being put back, though Lee has
 * paid meanwhile and the key alone would do it. */
static void putting_back_writes_nothing(void **state)
{
	struct club *club = *state;
	struct terminal *t = club_console(club, "ana");
	char *before;

	club_goto(t, "bay2 13:30", "Bay 2  13:30-14:30");
	press(t, "i");
	await_text(t, "Owed 25.00");
	await_quiet(t);
	type(t, "<Tab>slip 77");
	await_saved(club, "ana", "slip 77");
	terminal_signal(t, SIGKILL);
	t = club_console(club, "ben");
	club_goto(t, "bay2 13:30", "Bay 2  13:30-14:30");
	press(t, "p");
	await_text(t, "Owed 25.00");
	press(t, "k");
	await_row(t, ROW_LAST, "25.00");
	await_quiet(t);
	club_leave(t);
	before = club_sql(club, "select md5(string_agg(r::text, '' order by "
		"r::text)) from club.booking_requests r");
	t = club_start(club, "ana", NULL, NULL);
	await_row(t, ROW_LAST, DRAFT_AGAIN);
	await_text(t, "Check in  Lee, Anna");
	await_text(t, "Owed 0.00");
	await_quiet(t);
	club_expect(club, before, "select md5(string_agg(r::text, '' order by "
		"r::text)) from club.booking_requests r");
	press(t, "<Esc>");
	await_quiet(t);
	club_leave(t);
	free(before);
}

/* Files that are not what they should be */

/* A draft of ana's with something half done in it, to free(). */
static char *leave_draft(struct club *club)
{
	struct terminal *t = club_console(club, "ana");

	type(t, ":b bay4 18 Haddad");
	await_row(t, ROW_LAST, ":b bay4 18 Haddad");
	await_saved(club, "ana", "bay4 18 Haddad");
	terminal_signal(t, SIGKILL);
	return draft_of(club, "ana");
}

/* ana starts with a fresh view, is told this, and the file lies aside. */
static void assert_set_aside(struct club *club, const char *path,
	const char *why)
{
	char *said = mem_printf("what was half done is not brought back: %s",
		why);
	char *aside = mem_printf("%s.aside", path);
	struct terminal *t = club_start(club, "ana", NULL, NULL);

	await_row(t, ROW_LAST, said);
	await_row(t, ROW_PEEK, "Bay 1  14:00-15:30");
	await_quiet(t);
	assert_int_equal(access(aside, F_OK), 0);
	club_leave(t);
	unlink(aside);
	free(aside);
	free(said);
}

/* One word of it is another one. */
static void change(const char *path, const char *from, const char *to)
{
	char *text = draft_content(path), *at = strstr(text, from), *changed;

	assert_non_null(at);
	*at = '\0';
	changed = mem_printf("%s%s%s", text, to, at + strlen(from));
	draft_overwrite(path, changed);
	free(changed);
	free(text);
}

static void what_cannot_be_read_is_set_aside(void **state)
{
	struct club *club = *state;
	char *path = leave_draft(club), *whole = draft_content(path);
	char *long_one = mem_new(600 * 1024 + 1, 1);

	change(path, "\"view\"", "\"vi");
	assert_set_aside(club, path, "it is damaged");
	draft_overwrite(path, "{\"format\":[]}");
	assert_int_equal(chmod(path, 0600), 0);
	assert_set_aside(club, path, "it is damaged");

	draft_overwrite(path, whole);
	assert_int_equal(chmod(path, 0644), 0);
	assert_set_aside(club, path, "draft-");

	draft_overwrite(path, whole);
	assert_int_equal(chmod(path, 0600), 0);
	change(path, "\"format\":\"1\"", "\"format\":\"2\"");
	assert_set_aside(club, path, "a newer opsdesk wrote it");

	memset(long_one, ' ', 600 * 1024);
	draft_overwrite(path, long_one);
	assert_int_equal(chmod(path, 0600), 0);
	assert_set_aside(club, path, "draft-");

	draft_overwrite(path, whole);
	assert_int_equal(chmod(path, 0600), 0);
	change(path, "\"screen\":\"bays\"", "\"screen\":\"none\"");
	assert_set_aside(club, path, "no view of it can be opened");
	free(long_one);
	free(whole);
	free(path);
}

static void what_is_somebody_elses_is_set_aside(void **state)
{
	struct club *club = *state;
	char *path = leave_draft(club), *whole = draft_content(path);
	char *another;

	change(path, "\"login\":\"ana\"", "\"login\":\"ben\"");
	assert_set_aside(club, path, "it is another person's");
	draft_overwrite(path, whole);
	assert_int_equal(chmod(path, 0600), 0);
	change(path, "\"database\":\"", "\"database\":\"1");
	assert_set_aside(club, path, "it is of another database");

	/* Another database's has another name, and is left alone. */
	another = mem_printf("%.*s/draft-77-1-ana.json",
		(int)(strrchr(path, '/') - path), path);
	draft_overwrite(another, whole);
	assert_int_equal(chmod(another, 0600), 0);
	club_leave(club_console(club, "ana"));
	assert_int_equal(access(another, F_OK), 0);
	unlink(another);
	free(another);
	free(whole);
	free(path);
}

/* Nobody reads what a shift before left, whoever it is of. */
static void what_is_old_goes_unread(void **state)
{
	struct club *club = *state;
	char *path = leave_draft(club);
	const struct timeval then[2] = {
		{ .tv_sec = time(NULL) - 17 * 3600 },
		{ .tv_sec = time(NULL) - 17 * 3600 },
	};
	struct terminal *t;

	assert_int_equal(utimes(path, then), 0);
	t = club_console(club, "ben");
	await_quiet(t);
	assert_int_equal(access(path, F_OK), -1);
	club_leave(t);
	t = club_console(club, "ana");
	await_quiet(t);
	assert_row(t, ROW_LAST, "");
	club_leave(t);
	free(path);
}

#define TEST(function) \
	cmocka_unit_test_setup_teardown(function, club_begin, club_end)
#define HOUSE_TEST(function) \
	cmocka_unit_test_setup_teardown(function, club_begin_house, club_end)

int main(void)
{
	const struct CMUnitTest tests[] = {
		HOUSE_TEST(after_a_kill_both_customers_are_there),
		TEST(however_the_line_ends_it_is_saved),
		TEST(a_newer_schema_ends_it_with_all_that_is_half_done),
		TEST(nothing_is_left_when_one_leaves),
		TEST(what_is_in_the_hand_is_there_again),
		TEST(a_line_and_a_filter_are_there_again),
		TEST(what_is_gone_is_said_with_what_was_typed),
		TEST(putting_back_writes_nothing),
		TEST(what_cannot_be_read_is_set_aside),
		TEST(what_is_somebody_elses_is_set_aside),
		TEST(what_is_old_goes_unread),
	};

	return cmocka_run_group_tests(tests, club_group, club_group_end);
}

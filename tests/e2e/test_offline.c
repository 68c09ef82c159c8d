/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands on the screen without a line, how a line that died while nobody
 * typed is found, and what is noticed when it is back: rights that have gone, a
 * schema that has moved on. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/mem.h"
#include "tests/support/line_club.h"

/* The line goes, and none is to be had. */
static void go_offline(struct line_club *line, struct terminal *t)
{
	proxy_refuse(line->proxy, true);
	proxy_strike(line->proxy, PROXY_DROP);
	line_await_flag(t, '!');
}

/* The venue's clock stands at one and a half seconds before 14:08. */
static void the_age_counts_on_and_writes_are_refused(void **state)
{
	struct club *club = *state;
	struct line_club line;
	struct terminal *t;

	club_do(club, "create or replace function desk.clock()"
		" returns timestamptz language sql volatile as $$ select"
		" '2026-11-21 14:07:58.5-08'::timestamptz $$");
	t = line_console(&line, club, "");
	club_goto(t, "bay1 16", "Bay 1  16:00-18:00");
	go_offline(&line, t);
	await_seen(t, "offline since 14:0");
	await_seen(t, ", the data is 1 min old, trying again");
	await_row(t, ROW_PEEK, "Bay 1  16:00-18:00");
	/* No form is filled in for nothing. */
	press(t, "x");
	await_row(t, ROW_LAST, "cancel: offline since 14:0");
	type(t, ":retry<Enter>");
	await_row(t, ROW_LAST, "trying to connect now");
	proxy_refuse(line.proxy, false);
	line_await_flag(t, ' ');
	club_leave(t);
	line_end(&line);
}

/* Once, quietly, and to be read again; a line that flaps does not fill the last
 * line with it. */
static void a_return_is_told_once(void **state)
{
	struct club *club = *state;
	struct line_club line;
	struct terminal *t = line_console(&line, club, "");
	char row[400];
	int told = 0;

	go_offline(&line, t);
	proxy_refuse(line.proxy, false);
	await_row(t, ROW_LAST, "connected again");
	line_await_flag(t, ' ');
	await_quiet(t);
	for (int i = 0; i < 3; i++) {
		/* The key takes the sentence away. */
		press(t, "<Down>");
		await_quiet(t);
		go_offline(&line, t);
		proxy_refuse(line.proxy, false);
		line_await_flag(t, ' ');
	}
	type(t, ":messages<Enter>");
	await_text(t, "Messages, newest first");
	await_text(t, "connected again");
	await_quiet(t);
	for (int i = 0; i < ROW_LAST; i++) {
		terminal_row(t, i, row, sizeof(row));
		told += strstr(row, "connected again") != NULL;
	}
	/* Of four, and no two within a minute. */
	assert_in_range(told, 1, 3);
	press(t, "<Esc>");
	await_no_text(t, "Messages, newest first");
	club_leave(t);
	line_end(&line);
}

/* Nobody types, nobody hangs up. */
static void a_line_that_died_while_idle_is_found(void **state)
{
	struct club *club = *state;
	struct line_club line;
	struct terminal *t = line_console(&line, club,
		"keepalives_idle=1 tcp_user_timeout=2000");

	proxy_refuse(line.proxy, true);
	proxy_strike(line.proxy, PROXY_SILENCE);
	line_await_flag(t, '!');
	await_row(t, ROW_ALERTS, "offline since 14:0");
	proxy_refuse(line.proxy, false);
	line_await_flag(t, ' ');
	club_leave(t);
	line_end(&line);
}

static void a_right_that_went_meanwhile_is_told(void **state)
{
	struct club *club = *state;
	struct line_club line;
	struct terminal *t = line_console(&line, club, "");

	club_goto(t, "bay1 16", "Bay 1  16:00-18:00");
	await_row(t, ROW_HINTS, "x cancel");
	go_offline(&line, t);
	club_do(club, "revoke execute on function desk.booking_cancel"
		" from desk_frontdesk");
	proxy_refuse(line.proxy, false);
	await_row(t, ROW_LAST, "your rights have changed: no longer ");
	await_row(t, ROW_LAST, "booking cancel");
	await_quiet(t);
	/* What is left is to ask a manager. */
	press(t, "x");
	await_text(t, "Cancel  Okafor, Daniel");
	type(t, "flood<Enter>p");
	await_row(t, ROW_LAST, "Ctrl-O");
	club_expect(club, "approved Bay 1 16:00-18:00 okafor",
		"select club_test.named('okafor')");
	type(t, "<Esc><Esc>");
	club_leave(t);
	line_end(&line);
}

/* With a form half filled in: the program cannot go on, but says why. */
static void a_newer_schema_ends_it(void **state)
{
	struct club *club = *state;
	struct line_club line;
	struct terminal *t = line_console(&line, club, "");

	club_goto(t, "bay1 16", "Bay 1  16:00-18:00");
	press(t, "x");
	await_text(t, "Cancel  Okafor, Daniel");
	type(t, "flood");
	go_offline(&line, t);
	club_do(club, "insert into desk.schema_migration (version, name,"
		" checksum) select max(version) + 1, 'later', '' from"
		" desk.schema_migration");
	proxy_refuse(line.proxy, false);
	await_exit(t, 76);
	assert_true(terminal_find(t, "this program knows") >= 0);
	assert_restored(t);
	line_end(&line);
}

#define TEST(name) \
	cmocka_unit_test_setup_teardown(name, club_begin, club_end)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(the_age_counts_on_and_writes_are_refused),
		TEST(a_return_is_told_once),
		TEST(a_line_that_died_while_idle_is_found),
		TEST(a_right_that_went_meanwhile_is_told),
		TEST(a_newer_schema_ends_it),
	};

	return cmocka_run_group_tests(tests, club_group, club_group_end);
}

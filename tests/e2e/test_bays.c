/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The booking grid as an operator sees it: whole pictures on several kinds of
 * terminals, and every way to another part of it. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/mem.h"
#include "tests/support/club.h"

/* To Anna Lee's booking, who is late. */
static void go_to_lee(struct terminal *t, int peek_row)
{
	type(t, "<Up><Right>");
	await_row(t, peek_row, "Bay 2  13:30-14:30");
	await_row(t, peek_row + 1, "Lee, Anna");
	/* What is possible with it comes after what it is. */
	await_quiet(t);
}

/* ------------------------------------------------------------- pictures */

/* The README shows this file. */
static void the_day_on_a_small_terminal(void **state)
{
	struct club *club = *state;
	struct terminal *t = club_console(club, "ana");

	go_to_lee(t, ROW_PEEK);
	assert_screen(t, "bays-day");
	/* Late is said by a character, an attribute only repeats it. */
	assert_style(t, 7, 23, "alert");
	assert_style(t, ROW_TITLE, 1, "title");
	club_leave(t);
}

static void the_day_on_a_vt100(void **state)
{
	static const struct terminal_options vt100 = { .type = "vt100" };
	struct club *club = *state;
	struct terminal *t = club_console_on(club, "ana", &vt100);

	go_to_lee(t, ROW_PEEK);
	assert_screen(t, "bays-day");
	assert_style(t, 7, 23, "alert");
	club_leave(t);
}

static void the_day_without_utf8(void **state)
{
	static const struct terminal_options posix = {
		.type = "vt100", .locale = "POSIX",
	};
	struct club *club = *state;
	struct terminal *t = club_console_on(club, "ana", &posix);
	const char *written;
	size_t length;

	go_to_lee(t, ROW_PEEK);
	assert_screen(t, "bays-day-posix");
	written = terminal_written(t, &length);
	for (size_t i = 0; i < length; i++)
		assert_true((unsigned char)written[i] < 0x80);
	club_leave(t);
}

static void the_day_on_a_large_terminal(void **state)
{
	static const struct terminal_options large = { .rows = 43, .cols = 132 };
	struct club *club = *state;
	struct terminal *t = club_console_on(club, "ana", &large);

	go_to_lee(t, ROW_PEEK + 43 - 24);
	assert_screen(t, "bays-day-132x43");
	club_leave(t);
}

static void rows_of_a_quarter_and_of_an_hour(void **state)
{
	struct club *club = *state;
	struct terminal *t = club_console(club, "ana");

	go_to_lee(t, ROW_PEEK);
	press(t, "z");
	await_row(t, ROW_TITLE, "15 min");
	assert_screen(t, "bays-quarters");
	press(t, "z");
	await_row(t, ROW_TITLE, "60 min");
	assert_screen(t, "bays-hours");
	/* What is above stays above: only the rows are other ones. */
	type(t, ":step-time 30<Enter>");
	await_row(t, ROW_TITLE, "30 min");
	await_text(t, "[a!Lee, Anna  ]");
	type(t, ":step-time 20<Enter>");
	await_row(t, ROW_LAST, "15, 30 or 60");
	club_leave(t);
}

static void the_week_of_a_bay_and_back(void **state)
{
	struct club *club = *state;
	struct terminal *t = club_console(club, "ana");

	go_to_lee(t, ROW_PEEK);
	press(t, "t");
	await_row(t, ROW_TITLE, "Bay 2");
	await_row(t, ROW_PEEK + 1, "Lee, Anna");
	assert_screen(t, "bays-week");
	press(t, "t");
	await_row(t, ROW_TITLE, "bays  30 min");
	await_row(t, ROW_PEEK + 1, "Lee, Anna");
	assert_screen(t, "bays-day");
	club_leave(t);
}

static void help_and_menu(void **state)
{
	struct club *club = *state;
	struct terminal *t = club_console(club, "ana");

	go_to_lee(t, ROW_PEEK);
	press(t, "?");
	await_text(t, "Keys here");
	assert_screen(t, "bays-help");
	/* Every row has its words, also those of actions that screens share. */
	type(t, "page of time");
	await_text(t, "Go on by a day or a page of time  :next-day");
	type(t, "<Esc><Esc>");
	await_row(t, ROW_PEEK + 1, "Lee, Anna");
	press(t, ";");
	await_text(t, "no: ");
	assert_screen(t, "bays-menu");
	press(t, "<Esc>");
	await_no_text(t, "no: ");
	assert_screen(t, "bays-day");
	club_leave(t);
}

/* ---------------------------------------------------------- other places */

static void days_by_command_and_by_key(void **state)
{
	static const struct {
		const char *keys, *title;
	} jumps[] = {
		{ ":b 2026-12-24<Enter>", "Thu 24 Dec 2026" },
		{ ":+10<Enter>", "Sun 3 Jan 2027" },
		{ ":b fri<Enter>", "Fri 27 Nov 2026" },
		{ "+", "Sat 28 Nov 2026" },
		{ "--", "Thu 26 Nov 2026" },
		{ ":-5<Enter>", "Sat 21 Nov 2026" },
		{ ":b 1.12<Enter>", "Tue 1 Dec 2026" },
		{ ":b sat<Enter>", "Sat 21 Nov 2026" },
		{ ":b tomorrow<Enter>", "Sun 22 Nov 2026" },
		{ ".", "Sat 21 Nov 2026" },
	};
	struct club *club = *state;
	struct terminal *t = club_console(club, "ana");

	for (size_t i = 0; i < ARRAY_LEN(jumps); i++) {
		type(t, jumps[i].keys);
		await_row(t, ROW_TITLE, jumps[i].title);
	}
	/* Now, wherever the cursor had gone. */
	type(t, "<Home>.");
	await_row(t, ROW_PEEK, "14:00-15:30");
	club_goto(t, "bay4 18", "Bay 4  17:00-19:00");
	club_goto(t, "fri bay3 9:30", "Bay 3  Fri 27 Nov  09:30-22:00  free");
	assert_int_equal(terminal_find(t, "Fri 27 Nov 2026"), ROW_TITLE);
	/* The view as a command, which leads back to it. */
	type(t, ":view<Enter>");
	await_row(t, ROW_LAST, ":b 2026-11-27 09:30 Bay 3");
	type(t, ".");
	await_row(t, ROW_TITLE, "Sat 21 Nov 2026");
	club_goto(t, "2026-11-27 09:30 Bay 3",
		"Bay 3  Fri 27 Nov  09:30-22:00  free");
	/* What cannot be a date is said, and nothing moves. */
	type(t, ":b 2026-02-30<Enter>");
	await_row(t, ROW_LAST, "2026-02-30");
	await_row(t, ROW_TITLE, "Fri 27 Nov 2026");
	club_leave(t);
}

/* Keys typed for a day that is still on its way act on it, not on the one
 * before; then the pane follows. */
static void keys_wait_for_the_day_they_were_typed_for(void **state)
{
	struct club *club = *state;
	struct terminal *t = club_console(club, "ana");

	club_hold(club, "LOCK TABLE club.booking_requests");
	type(t, "+");
	club_await_waiting(club, 1);
	type(t, "ll");
	await_row(t, ROW_LAST, "2 keys wait");
	club_let_go(club);
	await_row(t, ROW_PEEK, "Bay 3  Sun 22 Nov  14:00-18:00  free");
	/* Esc gives up waiting: they are dropped, and it is said. */
	club_hold(club, "LOCK TABLE club.booking_requests");
	type(t, "-");
	club_await_waiting(club, 1);
	type(t, "hh<Esc>");
	await_row(t, ROW_LAST, "2 keys typed ahead were thrown away");
	club_let_go(club);
	await_row(t, ROW_PEEK, "Bay 3  14:10");
	club_leave(t);
}

static void alerts_are_visited_worst_first(void **state)
{
	struct club *club = *state;
	struct terminal *t = club_console(club, "ana");

	press(t, "!");
	await_row(t, ROW_LAST, "! 2 late: 1 of 2");
	await_row(t, ROW_PEEK, "late 67 min");
	press(t, "!");
	await_row(t, ROW_LAST, "! 2 late: 2 of 2");
	await_row(t, ROW_PEEK, "Bay 2  13:30-14:30  a approved, late");
	press(t, "!");
	await_row(t, ROW_PEEK, "Bay 3  14:30-15:00  q");
	press(t, "!");
	await_row(t, ROW_PEEK, "Bay 4  12:00-14:00  u");
	press(t, "!");
	await_row(t, ROW_PEEK, "Bay 2  14:30-15:30  free");
	press(t, "!");
	await_row(t, ROW_LAST, "owed today 425.00: 1 of ");
	club_leave(t);
}

static void a_filter_is_a_chip_and_is_peeled(void **state)
{
	struct club *club = *state;
	struct terminal *t = club_console(club, "ana");

	type(t, "/lee<Enter>");
	await_row(t, ROW_ALERTS, "{lee}");
	await_no_text(t, "Petrov");
	await_text(t, "!Lee, Anna");
	type(t, "/state:no_show<Enter>");
	await_row(t, ROW_ALERTS, "{state:no_show}");
	await_text(t, "n Brandt");
	assert_int_equal(terminal_find(t, "!Lee, Anna"), -1);
	type(t, "/state:nonsense<Enter>");
	await_row(t, ROW_LAST, "there is no state \"nonsense\"");
	await_row(t, ROW_ALERTS, "{state:no_show}");
	press(t, "<Esc>");
	await_no_text(t, "{state:");
	await_text(t, "!Lee, Anna");
	await_text(t, "Petrov");
	club_leave(t);
}

static void who_did_what_to_a_booking(void **state)
{
	struct club *club = *state;
	struct terminal *t = club_console(club, "ana");

	press(t, "w");
	await_text(t, "History of");
	await_text(t, "checked in");
	assert_screen(t, "bays-history");
	press(t, "<Esc>");
	await_no_text(t, "History of");
	/* A free cell tells of what stood there. */
	club_goto(t, "bay4 14:00", "Bay 4  14:10-15:00  free");
	press(t, "w");
	await_row(t, ROW_LAST, "nothing has happened in this cell");
	club_leave(t);
}

static void an_unknown_key_says_so(void **state)
{
	struct club *club = *state;
	struct terminal *t = club_console(club, "ana");

	press(t, "X");
	await_row(t, ROW_LAST, "X does nothing; x is: cancel (Caps Lock?)");
	type(t, ":cancel<Enter>");
	await_row(t, ROW_LAST, "\"cancel\" could be cancel-booking");
	press(t, "u");
	await_row(t, ROW_LAST, "there is nothing to undo");
	/* Esc never leaves; `:q` does. */
	type(t, "<Esc><Esc>");
	await_row(t, ROW_LAST, "Ctrl-Q or :quit leaves");
	type(t, ":q<Enter>");
	await_exit(t, 0);
	assert_restored(t);
	club_expect(club, "", "select club_test.deeds()");
}

#define TEST(name) \
	cmocka_unit_test_setup_teardown(name, club_begin, club_end)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(the_day_on_a_small_terminal),
		TEST(the_day_on_a_vt100),
		TEST(the_day_without_utf8),
		TEST(the_day_on_a_large_terminal),
		TEST(rows_of_a_quarter_and_of_an_hour),
		TEST(the_week_of_a_bay_and_back),
		TEST(help_and_menu),
		TEST(days_by_command_and_by_key),
		TEST(keys_wait_for_the_day_they_were_typed_for),
		TEST(alerts_are_visited_worst_first),
		TEST(a_filter_is_a_chip_and_is_peeled),
		TEST(who_did_what_to_a_booking),
		TEST(an_unknown_key_says_so),
	};

	return cmocka_run_group_tests(tests, club_group, club_group_end);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The frame as a picture: what stands on which line and column, at 80x24, at
 * any larger size and below it. */
#include "config.h"

#include "tests/support/shell_fixture.h"

#include <stdio.h>
#include <string.h>

static void frame_at_80x24(void **state)
{
	struct fixture *f = *state;

	f->alert_count = 3;
	press(f, "/state:waiting<Enter>");
	draw(f);
	assert_picture(f, 1,
		" Booking grid  sat  bays                                    "
		"ana  desk 2  14:07\n"
		" ! 1 late   ? 1 request   14:30 Bay 2 free"
		"                      {state:waiting}\n"
		" day sat\n"
		"\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n"
		" body ends, row 0\n"
		" Enter open  i check in  x cancel  b book  w waive"
		"                      ? keys\n"
		"\n");
}

static void title_and_clock_keep_their_columns(void **state)
{
	struct fixture *f = *state;
	char line[512];

	canvas_row(f->canvas, 0, line, sizeof(line));
	assert_int_equal(strlen(line), 78);
	assert_string_equal(line + 73, "14:07");
	assert_int_equal(f->canvas->cells[1].style, STYLE_TITLE);
	assert_int_equal(f->canvas->cells[77].style, STYLE_FRAME);
}

static void column_80_says_busy_or_stale(void **state)
{
	struct fixture *f = *state;
	const struct cell *flag = &f->canvas->cells[79];

	assert_string_equal(flag->bytes, " ");
	shell_connection(f->shell, true, true, NULL);
	assert_true(shell_needs_draw(f->shell));
	draw(f);
	assert_string_equal(flag->bytes, "*");
	f->alert_count = 1;
	shell_connection(f->shell, false, true, "offline since 14:05");
	draw(f);
	assert_string_equal(flag->bytes, "!");
	assert_int_equal(flag->style, STYLE_ALERT);
	/* In words before the alerts, which are of then as well. */
	assert_line_has(f, 2, " ! offline since 14:05  ! 1 late");
	shell_connection(f->shell, true, false, NULL);
	draw(f);
	assert_string_equal(flag->bytes, " ");
	assert_line_has(f, 2, " ! 1 late");
}

static void long_texts_leave_room_for_the_clock(void **state)
{
	struct fixture *f = *state;
	struct err err;

	assert_true(shell_command(f->shell, "b a view with so many words that "
		"they never fit on the line at all", &err));
	shell_identity(f->shell, "a very long name indeed", "the far counter");
	draw(f);
	assert_line(f, 1, " Booking grid  a view with so many wo  "
		"a very long name  the far counte  14:07");
}

static void alerts_that_do_not_fit_are_counted(void **state)
{
	struct fixture *f = *state;

	f->alert_count = 5;
	draw(f);
	assert_line(f, 2, " ! 1 late   ? 1 request   14:30 Bay 2 free   "
		"! 1 late   ? 1 request");
	/* Rather closer together than one of them left out. */
	f->alert_count = 6;
	resize(f, 84, 24);
	assert_line(f, 2, " ! 1 late  ? 1 request  14:30 Bay 2 free  "
		"! 1 late  ? 1 request  14:30 Bay 2 free");
	resize(f, 80, 24);
	f->alert_count = 8;
	draw(f);
	assert_line(f, 2, " ! 1 late  ? 1 request  14:30 Bay 2 free  "
		"! 1 late  ? 1 request  +3");
	press(f, "/a long filter that takes half of the line<Enter>");
	draw(f);
	assert_line(f, 2, " ! 1 late  ? 1 request  +6             "
		"{a long filter that takes half of the li");
}

static void hints_are_what_is_possible_now(void **state)
{
	struct fixture *f = *state;

	f->why_not = "it is too late";
	draw(f);
	assert_line(f, 23, " Enter open  i check in  b book  w waive"
		"                                ? keys");
	f->no_row = true;
	draw(f);
	assert_line(f, 23, " b book"
		"                                                                 "
		"? keys");
	f->no_row = false;
	shell_connection(f->shell, false, false, "offline");
	draw(f);
	assert_line(f, 23, " Enter open  b book"
		"                                                     ? keys");
}

static void hints_know_the_rights(void **state)
{
	static const char *const rights[] = { "booking_check_in", NULL };
	struct fixture *f = *state;

	shell_rights(f->shell, rights);
	assert_true(shell_may(f->shell, "booking_check_in"));
	assert_false(shell_may(f->shell, "booking_cancel"));
	draw(f);
	assert_line_has(f, 23, " Enter open  i check in  b book  ");
	assert_line_lacks(f, 23, "cancel");
}

/* Nobody reads them under a cursor that moves, and a slow line would carry
 * them with every step. */
static void hints_wait_for_a_cursor_at_rest(void **state)
{
	struct fixture *f = *state;

	assert_line_has(f, 23, " b book ");
	f->no_row = true;
	press_seen(f, "j");
	assert_line_has(f, 23, " x cancel ");
	shell_rested(f->shell);
	assert_true(shell_needs_draw(f->shell));
	draw(f);
	assert_line_lacks(f, 23, " x cancel ");

	/* At rest they follow whatever is told. */
	f->no_row = false;
	shell_redraw(f->shell);
	draw(f);
	assert_line_has(f, 23, " x cancel ");
}

static void hints_of_another_screen_do_not_wait(void **state)
{
	struct fixture *f = *state;

	press_seen(f, ":l<Enter>");
	assert_line_lacks(f, 23, " x cancel ");
	assert_line_has(f, 23, "? keys");
}

static void hints_off_gives_the_line_to_the_body(void **state)
{
	struct fixture *f = *state;

	press(f, ":hints off<Enter>");
	draw(f);
	assert_line(f, 22, "");
	assert_line(f, 23, " body ends, row 0");
	press(f, ":hints on<Enter>");
	draw(f);
	assert_line(f, 22, " body ends, row 0");
	assert_line_has(f, 23, "? keys");
	press(f, ":hints maybe<Enter>");
	draw(f);
	assert_line(f, 24, " hints are `on` or `off`, not \"maybe\"");
}

static void frame_grows_with_the_terminal(void **state)
{
	struct fixture *f = *state;
	char line[1024];

	resize(f, 132, 43);
	canvas_row(f->canvas, 0, line, sizeof(line));
	assert_int_equal(strlen(line), 130);
	assert_string_equal(line + 125, "14:07");
	assert_line(f, 41, " body ends, row 0");
	canvas_row(f->canvas, 41, line, sizeof(line));
	assert_int_equal(strlen(line), 130);
	assert_string_equal(line + 124, "? keys");
	press(f, "y");
	draw(f);
	assert_line_has(f, 43, " y does nothing here");
}

static void too_small_says_so_and_nothing_else(void **state)
{
	struct fixture *f = *state;

	resize(f, 79, 24);
	for (int line = 1; line <= 24; line++)
		if (line != 13)
			assert_line(f, line, "");
	assert_line(f, 13, "                         "
		"too small: 79x24, needs 80x24");
	resize(f, 20, 5);
	assert_picture(f, 1,
		"\n"
		"  too small: 20x5,\n"
		"  needs 80x24\n"
		"\n"
		"\n");
	resize(f, 1, 1);
	assert_line(f, 1, "t");
}

static void too_small_keeps_the_state_and_takes_no_key(void **state)
{
	struct fixture *f = *state;

	press(f, "jj");
	press(f, ":half a comm");
	resize(f, 20, 5);
	press(f, "xb<Esc>");
	assert_heard(f, "");
	resize(f, 80, 24);
	assert_line(f, 24, " :half a comm");
	press(f, "<Esc>");
	draw(f);
	assert_line(f, 22, " body ends, row 2");
	assert_line(f, 24, " 3 keys typed ahead were thrown away");
}

static void too_small_can_still_be_left(void **state)
{
	struct fixture *f = *state;

	resize(f, 20, 5);
	press(f, "<Ctrl-q>");
	assert_int_equal(f->quits, 1);
}

static void cursor_stands_on_the_focus(void **state)
{
	struct fixture *f = *state;

	press(f, "jj");
	draw(f);
	assert_int_equal(f->canvas->cursor_row, 4);
	assert_int_equal(f->canvas->cursor_col, 5);
	press(f, ":ab<Left>");
	draw(f);
	assert_int_equal(f->canvas->cursor_row, 23);
	assert_int_equal(f->canvas->cursor_col, 3);
}

static void message_stays_until_a_key_that_saw_it(void **state)
{
	struct fixture *f = *state;

	shell_message(f->shell, STYLE_NOTICE, "Bay %d is free", 2);
	assert_true(shell_needs_draw(f->shell));
	press(f, "j");
	draw(f);
	assert_line(f, 24, " Bay 2 is free");
	assert_int_equal(f->canvas->cells[23 * 80 + 1].style, STYLE_NOTICE);
	draw(f);
	assert_line(f, 24, " Bay 2 is free");
	/* Read after the picture, but typed before it. */
	press_at(f, "j", 1000);
	draw(f);
	assert_line(f, 24, " Bay 2 is free");
	press(f, "j");
	draw(f);
	assert_line(f, 24, "");
}

static void message_waits_behind_a_prompt(void **state)
{
	struct fixture *f = *state;

	press(f, ":sa");
	shell_message(f->shell, STYLE_NORMAL, "Bay 2 is free");
	draw(f);
	assert_line(f, 24, " :sa");
	/* A key right behind the one that ended the prompt saw no message. */
	press(f, "<Esc>j");
	draw(f);
	assert_line(f, 24, " Bay 2 is free");
	press(f, "j");
	draw(f);
	assert_line(f, 24, "");
}

static void long_message_shows_that_it_is_cut(void **state)
{
	struct fixture *f = *state;

	shell_message(f->shell, STYLE_NORMAL, "%s", "1234567890123456789012345"
		"67890123456789012345678901234567890123456789012345678901234");
	draw(f);
	assert_line(f, 24, " 123456789012345678901234567890123456789012345678"
		"901234567890123456789012345...");
}

static void banner_stands_in_for_the_body(void **state)
{
	static const char *const lines[] = {
		"No connection to the database at db.example.",
		"Trying again every 5 s; Ctrl-Q leaves.",
	};
	struct fixture *f = *state;

	shell_banner(f->shell, lines, 2);
	draw(f);
	assert_line(f, 3, "");
	assert_line(f, 12, "                  No connection to the database at "
		"db.example.");
	assert_line(f, 13, "                     Trying again every 5 s; "
		"Ctrl-Q leaves.");
	press(f, "x");
	draw(f);
	assert_line(f, 24, " x does nothing here; there is no connection yet");
	assert_heard(f, "");
	press(f, ":cancel-booking<Enter>");
	draw(f);
	assert_line(f, 24, " that has to wait for a connection");
	press(f, ":q<Enter>");
	assert_int_equal(f->quits, 1);
	shell_banner(f->shell, NULL, 0);
	draw(f);
	assert_line(f, 3, " day sat");
}

static void only_what_changed_asks_for_a_picture(void **state)
{
	struct fixture *f = *state;

	assert_false(shell_needs_draw(f->shell));
	shell_clock(f->shell, "14:07");
	shell_identity(f->shell, "ana", "desk 2");
	shell_connection(f->shell, true, false, NULL);
	shell_banner(f->shell, NULL, 0);
	assert_false(shell_needs_draw(f->shell));
	shell_clock(f->shell, "14:08");
	assert_true(shell_needs_draw(f->shell));
	draw(f);
	assert_false(shell_needs_draw(f->shell));
	shell_redraw(f->shell);
	assert_true(shell_needs_draw(f->shell));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		SHELL_TEST(frame_at_80x24),
		SHELL_TEST(title_and_clock_keep_their_columns),
		SHELL_TEST(column_80_says_busy_or_stale),
		SHELL_TEST(long_texts_leave_room_for_the_clock),
		SHELL_TEST(alerts_that_do_not_fit_are_counted),
		SHELL_TEST(hints_are_what_is_possible_now),
		SHELL_TEST(hints_know_the_rights),
		SHELL_TEST(hints_wait_for_a_cursor_at_rest),
		SHELL_TEST(hints_of_another_screen_do_not_wait),
		SHELL_TEST(hints_off_gives_the_line_to_the_body),
		SHELL_TEST(frame_grows_with_the_terminal),
		SHELL_TEST(too_small_says_so_and_nothing_else),
		SHELL_TEST(too_small_keeps_the_state_and_takes_no_key),
		SHELL_TEST(too_small_can_still_be_left),
		SHELL_TEST(cursor_stands_on_the_focus),
		SHELL_TEST(message_stays_until_a_key_that_saw_it),
		SHELL_TEST(message_waits_behind_a_prompt),
		SHELL_TEST(long_message_shows_that_it_is_cut),
		SHELL_TEST(banner_stands_in_for_the_body),
		SHELL_TEST(only_what_changed_asks_for_a_picture),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The line to the database as the operator meets it: what is refused without
 * one or on one that takes no changes, what can be done about it, and rights
 * that are not what they were. */
#include "config.h"

#include "tests/support/shell_fixture.h"

static void note_retry(void *context)
{
	hear(context, "retry");
}

static void note_stop(void *context)
{
	hear(context, "stop");
}

/* A shell with a main that can do both. */
static int setup(void **state)
{
	fixture_setup(state);
	fixture_line(*state, note_retry, note_stop);
	return 0;
}

static void a_read_only_database_says_so_and_takes_nothing(void **state)
{
	struct fixture *f = *state;

	f->alert_count = 1;
	shell_read_only(f->shell, "read-only: nothing can be changed");
	assert_true(shell_needs_draw(f->shell));
	draw(f);
	assert_line_has(f, 2,
		" ! read-only: nothing can be changed  ! 1 late");
	/* What is shown is current. */
	assert_string_equal(f->canvas->cells[79].bytes, " ");
	press(f, "x");
	draw(f);
	assert_line(f, 24, " cancel: read-only: nothing can be changed");
	assert_heard(f, "");
	/* What only looks goes on. */
	press(f, "j");
	assert_heard(f, "");
	press(f, "1");
	assert_heard(f, "take-first 8");
	shell_read_only(f->shell, "");
	press(f, "x");
	assert_heard(f, "cancel-booking 8");
	draw(f);
	assert_line_has(f, 2, " ! 1 late");
}

/* No line at all is the greater trouble. */
static void without_a_line_read_only_is_not_the_news(void **state)
{
	struct fixture *f = *state;

	shell_read_only(f->shell, "read-only: nothing can be changed");
	shell_connection(f->shell, false, false, "offline since 14:05");
	draw(f);
	assert_line_has(f, 2, " ! offline since 14:05");
	assert_line_lacks(f, 2, "read-only");
	press(f, "x");
	draw(f);
	assert_line(f, 24, " cancel: offline since 14:05");
}

static void it_is_tried_now(void **state)
{
	struct fixture *f = *state;

	press(f, ":retry<Enter>");
	draw(f);
	assert_line(f, 24, " the connection is there");
	assert_heard(f, "");
	shell_connection(f->shell, false, false, "offline since 14:05");
	press(f, ":retry<Enter>");
	draw(f);
	assert_line(f, 24, " trying to connect now");
	assert_heard(f, "retry");
}

/* Also with a form open, which keeps what was typed. */
static void what_runs_is_stopped(void **state)
{
	static const struct sheet_options form = { .anchor_row = -1 };
	struct fixture *f = *state;

	press(f, ":stop<Enter>");
	draw(f);
	assert_line(f, 24, " nothing is under way that could be stopped");
	assert_heard(f, "");
	shell_connection(f->shell, true, true, NULL);
	press(f, ":stop<Enter>");
	assert_heard(f, "stop");
	open_sheet(f, &form);
	draw(f);
	press(f, ":stop<Enter>");
	assert_heard(f, "stop");
}

static const char *const all[] = {
	"booking_check_in", "booking_cancel", "booking_waive", NULL
};
static const char *const some[] = { "booking_check_in", NULL };
static const char *const others[] = { "booking_waive", NULL };

static void a_lost_right_is_told(void **state)
{
	struct fixture *f = *state;

	/* The first are no change. */
	shell_rights(f->shell, all);
	draw(f);
	assert_line(f, 24, "");
	assert_line_has(f, 23, "x cancel");
	shell_rights(f->shell, all);
	draw(f);
	assert_line(f, 24, "");
	shell_rights(f->shell, some);
	draw(f);
	assert_line(f, 24, " your rights have changed: no longer "
		"booking cancel, booking waive");
	/* Hints follow. */
	press(f, "j");
	shell_rested(f->shell);
	draw(f);
	assert_line_lacks(f, 23, "x cancel");
}

static void a_right_that_was_won_is_told(void **state)
{
	struct fixture *f = *state;

	shell_rights(f->shell, some);
	shell_rights(f->shell, all);
	draw(f);
	assert_line(f, 24, " your rights have changed: now also "
		"booking cancel, booking waive");
	shell_rights(f->shell, some);
	shell_rights(f->shell, others);
	draw(f);
	assert_line(f, 24, " your rights have changed: no longer booking "
		"check in; but booking waive");
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, \
	fixture_teardown)
	const struct CMUnitTest tests[] = {
		TEST(a_read_only_database_says_so_and_takes_nothing),
		TEST(without_a_line_read_only_is_not_the_news),
		TEST(it_is_tried_now),
		TEST(what_runs_is_stopped),
		TEST(a_lost_right_is_told),
		TEST(a_right_that_was_won_is_told),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

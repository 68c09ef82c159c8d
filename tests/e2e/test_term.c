/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Taking the terminal, its sizes, and giving it back, whatever happens. */
#include "config.h"

#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "tests/e2e/term_fixture.h"
#include "tests/support/terminal.h"

/* Types of terminals */

static void an_unknown_terminal_is_taken_for_a_known_one(void **state)
{
	struct terminal *t = probe_open_on("echo", "nonsense");

	(void)state;
	await_row(t, 1, "terminal type \"nonsense\" is not known here: "
		"taken for xterm-256color");
	probe_quit(t);
	t = probe_open_on("echo", "");
	await_row(t, 1, "terminal type \"(none)\" is not known here");
	probe_quit(t);
}

static void a_terminal_that_cannot_move_its_cursor_is_refused(void **state)
{
	struct terminal *t = probe_open_on("echo", "dumb");

	(void)state;
	await_exit(t, 64);
	assert_row(t, 0, "term_probe: a terminal of type \"dumb\" cannot place "
		"its cursor: set TERM to what");
	assert_restored(t);
	terminal_close(&t);
}

/* Sizes */

static void a_new_size_is_drawn(void **state)
{
	struct terminal *t = probe_open("echo", NULL);

	(void)state;
	await_row(t, 0, "echo 80x24");
	resize(t, 132, 43);
	await_row(t, 0, "echo 132x43");
	await_row(t, 2, "resize 132x43");
	resize(t, 20, 5);
	await_row(t, 0, "echo 20x5");
	resize(t, 1, 1);
	await_row(t, 0, "e");
	resize(t, 80, 24);
	await_row(t, 0, "echo 80x24");
	probe_quit(t);
}

static void a_storm_of_sizes_ends_with_the_last(void **state)
{
	struct terminal *t = probe_open("samples", NULL);

	(void)state;
	await_text(t, "samples");
	for (int i = 0; i < 200; i++) {
		resize(t, 20 + i * 7 % 150, 3 + i * 5 % 60);
		terminal_pump(t);
	}
	resize(t, 80, 24);
	assert_screen(t, "term-samples");
	probe_quit(t);
}

/* The program may never see the small size, but the terminal has cut what stood
 * there. */
static void a_moment_of_another_size_is_mended(void **state)
{
	struct terminal *t = probe_open("samples", NULL);

	(void)state;
	await_text(t, "samples");
	for (int i = 0; i < 20; i++) {
		terminal_signal(t, SIGSTOP);
		resize(t, 30, 10);
		resize(t, 80, 24);
		terminal_signal(t, SIGCONT);
		terminal_signal(t, SIGWINCH);
		assert_screen(t, "term-samples");
	}
	probe_quit(t);
}

static void a_terminal_that_lies_about_its_size_costs_nothing(void **state)
{
	struct terminal_options options = { .rows = 60000, .cols = 100 };
	const char *const no_rows[] = { "LINES=70000", "COLUMNS=70000", NULL };
	struct terminal *t;

	(void)state;
	options.environment = no_rows;
	t = probe_open("echo", &options);
	await_row(t, 0, "echo 100x300");
	probe_quit(t);
}

/* Lines that end, stall or stop */

static void a_hang_up_is_told(void **state)
{
	static const char *const ignoring[] = { "PROBE_IGNORES_SIGHUP=1", NULL };
	struct terminal_options options = { .environment = ignoring };
	struct terminal *t = probe_open("echo", &options);

	(void)state;
	await_text(t, "echo 80x24");
	terminal_hang_up(t);
	await_exit(t, 3);
	terminal_close(&t);
}

static void signals_end_it_and_restore_the_terminal(void **state)
{
	struct terminal *t = probe_open("samples", NULL);

	(void)state;
	await_text(t, "samples");
	terminal_signal(t, SIGHUP);
	await_exit(t, 4);
	assert_restored(t);
	terminal_close(&t);

	t = probe_open("samples", NULL);
	await_text(t, "samples");
	terminal_signal(t, SIGTERM);
	await_exit(t, 5);
	assert_restored(t);
	terminal_close(&t);
}

static void a_fatal_error_restores_the_terminal_first(void **state)
{
	struct terminal *t = probe_open("samples", NULL);

	(void)state;
	await_text(t, "samples");
	assert_true(terminal_on_alternate_screen(t));
	press(t, "<F12>");
	await_exit(t, 70);
	assert_restored(t);
	assert_true(terminal_find(t, "opsdesk: as asked") >= 0);
	terminal_close(&t);
}

static void there_is_no_stopping_and_no_interrupting(void **state)
{
	struct terminal *t = probe_open("echo", NULL);

	(void)state;
	await_text(t, "echo 80x24");
	press(t, "<Ctrl-z>");
	await_row(t, 2, "last: 1 key <Ctrl-z>");
	terminal_signal(t, SIGTSTP);
	press(t, "<Ctrl-c>");
	await_row(t, 2, "last: 2 key <Ctrl-c>");
	probe_quit(t);
}

static void after_a_stop_everything_is_set_up_again(void **state)
{
	struct terminal *t = probe_open("samples", NULL);

	(void)state;
	await_text(t, "samples");
	terminal_signal(t, SIGSTOP);
	terminal_signal(t, SIGCONT);
	await_quiet(t);
	assert_true(terminal_on_alternate_screen(t));
	assert_screen(t, "term-samples");
	/* The modes are on again: brackets around a paste, keypad. */
	paste(t, "x");
	terminal_keypad(t, '7');
	await_quiet(t);
	probe_quit(t);
}

/* Nobody reads: the loop goes on, and when somebody reads again, it is the
 * newest picture and not all that were missed. */
static void a_stalled_line_holds_nothing_up(void **state)
{
	struct terminal *t = probe_open("flood", NULL);
	size_t before;

	(void)state;
	await_seen(t, "last:");
	terminal_stall(t, true);
	/* Enough for every buffer on the way to be full. */
	for (int i = 0; i < 200; i++)
		terminal_send(t, "k", 1);
	terminal_stall(t, false);
	before = terminal_bytes(t);
	await_seen(t, "last: 200 key k");
	assert_in_range(terminal_bytes(t) - before, 1, 1000000);

	terminal_stall(t, true);
	terminal_signal(t, SIGTERM);
	await_exit(t, 5);
	terminal_close(&t);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_unknown_terminal_is_taken_for_a_known_one),
		cmocka_unit_test(a_terminal_that_cannot_move_its_cursor_is_refused),
		cmocka_unit_test(a_new_size_is_drawn),
		cmocka_unit_test(a_storm_of_sizes_ends_with_the_last),
		cmocka_unit_test(a_moment_of_another_size_is_mended),
		cmocka_unit_test(a_terminal_that_lies_about_its_size_costs_nothing),
		cmocka_unit_test(a_hang_up_is_told),
		cmocka_unit_test(signals_end_it_and_restore_the_terminal),
		cmocka_unit_test(a_fatal_error_restores_the_terminal_first),
		cmocka_unit_test(there_is_no_stopping_and_no_interrupting),
		cmocka_unit_test(after_a_stop_everything_is_set_up_again),
		cmocka_unit_test(a_stalled_line_holds_nothing_up),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The console on lines and terminals that misbehave: it ends when it has to,
 * holds nobody else up, and takes no stray byte for an order. */
#include "config.h"

#include <fcntl.h>
#include <grp.h>
#include <pty.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/mem.h"
#include "tests/support/club.h"

#define NOBODY 65534

/* ------------------------------------------------------------ terminals */

static void an_unknown_terminal_is_told_to_the_operator(void **state)
{
	static const struct terminal_options unknown = { .type = "nonsense" };
	struct club *club = *state;
	struct terminal *t = club_console_on(club, "ana", &unknown);

	await_row(t, ROW_LAST, "\"nonsense\" is not known here");
	club_leave(t);
}

static void a_terminal_without_a_cursor_is_refused(void **state)
{
	static const struct terminal_options dumb = { .type = "dumb" };
	struct club *club = *state;
	struct terminal *t = club_start(club, "ana", &dumb, NULL);

	await_exit(t, 64);
	assert_true(terminal_find(t, "cannot place its cursor") >= 0);
	assert_restored(t);
}

/* --------------------------------------------------------- the line ends */

static void a_hang_up_ends_it_and_its_session(void **state)
{
	struct club *club = *state;
	struct terminal *t = club_console(club, "ana");

	type(t, ":b bay2");
	terminal_hang_up(t);
	await_exit(t, 0);
	club_expect(club, "0", "select count(*) from pg_stat_activity"
		" where datname = current_database() and usename = 'ana'");
}

static void a_signal_ends_it_with_the_terminal_as_it_was(void **state)
{
	static const int signals[] = { SIGTERM, SIGINT, SIGHUP, SIGQUIT };
	struct club *club = *state;

	for (size_t i = 0; i < ARRAY_LEN(signals); i++) {
		struct terminal *t = club_console(club, "ana");

		terminal_signal(t, signals[i]);
		await_exit(t, 0);
		assert_restored(t);
	}
}

static void it_cannot_be_stopped_from_the_keyboard(void **state)
{
	struct club *club = *state;
	struct terminal *t = club_console(club, "ana");

	/* Ctrl-Z, Ctrl-S, Ctrl-\, Ctrl-C, Ctrl-D */
	terminal_send(t, "\032\023\034\003\004", 5);
	terminal_signal(t, SIGTSTP);
	await_quiet(t);
	press(t, "<Down>");
	await_quiet(t);
	assert_cursor(t, 9, 7);
	terminal_signal(t, SIGSTOP);
	terminal_signal(t, SIGCONT);
	await_row(t, ROW_TITLE, "Booking grid");
	press(t, "<Down>");
	await_quiet(t);
	assert_cursor(t, 10, 7);
	club_leave(t);
}

/* People's data is in its memory. */
static void it_leaves_no_core(void **state)
{
	struct club *club = *state;
	struct terminal *t = club_console(club, "ana");
	char *path = mem_printf("/proc/%d/limits", (int)terminal_pid(t));
	FILE *file = fopen(path, "r");
	char line[200];
	bool none = false;

	assert_non_null(file);
	while (fgets(line, sizeof(line), file) != NULL) {
		long soft, hard;

		if (sscanf(line, "Max core file size %ld %ld", &soft,
				&hard) == 2)
			none = soft == 0 && hard == 0;
	}
	fclose(file);
	free(path);
	assert_true(none);
	club_leave(t);
}

/* Root sees into everything: it is run as somebody with no rights of their own.
 * By its descriptor, since they may not come to where it was built. */
static pid_t run_as_nobody(const char *program, int *line)
{
	char name[] = "opsdesk", type[] = "TERM=xterm",
		host[] = "PGHOST=/nonexistent", home[] = "HOME=/";
	char *const argv[] = { name, NULL };
	char *const environment[] = { type, host, home, NULL };
	int fd = open(program, O_RDONLY | O_CLOEXEC);
	pid_t child;

	assert_true(fd >= 0);
	child = forkpty(line, NULL, NULL,
		&(struct winsize){ .ws_row = 24, .ws_col = 80 });
	assert_true(child >= 0);
	if (child == 0) {
		/* cat is called by this name, too, and reads its terminal. */
		if (geteuid() != 0 || (setgroups(0, NULL) == 0 &&
		    setresgid(NOBODY, NOBODY, NOBODY) == 0 &&
		    setresuid(NOBODY, NOBODY, NOBODY) == 0))
			fexecve(fd, argv, environment);
		_exit(127);
	}
	close(fd);
	return child;
}

/* What the kernel keeps from others of the account it calls root's. */
static bool is_kept_private(const char *program, const char *typed, size_t said)
{
	char path[64], bytes[400];
	struct stat facts;
	size_t heard = 0;
	int line;
	pid_t child = run_as_nobody(program, &line);

	assert_int_equal(write(line, typed, strlen(typed)), strlen(typed));
	/* It runs, and has begun: it says more than the terminal by itself. */
	while (heard < said) {
		ssize_t n = read(line, bytes, sizeof(bytes));

		assert_true(n > 0);
		heard += (size_t)n;
	}
	snprintf(path, sizeof(path), "/proc/%d/environ", (int)child);
	assert_int_equal(stat(path, &facts), 0);
	kill(child, SIGKILL);
	assert_int_equal(waitpid(child, NULL, 0), child);
	close(line);
	return facts.st_uid != (geteuid() == 0 ? NOBODY : geteuid());
}

static void no_other_program_looks_into_it(void **state)
{
	const char *build = getenv("builddir");
	char *program = mem_printf("%s/opsdesk", build != NULL ? build : ".");

	(void)state;
	assert_false(is_kept_private("/bin/cat", "x\n", strlen("x\r\nx\r\n")));
	assert_true(is_kept_private(program, "", 1));
	free(program);
}

/* ------------------------------------------------------- the line stalls */

#define REPAINTS 60
#define BUFFERS (100 * 1024)	/* more than a pseudo-terminal keeps */

/* Nobody reads any more; whole pictures until no buffer takes one. */
static void stall(struct terminal *t)
{
	terminal_stall(t, true);
	for (int i = 0; i < REPAINTS; i++) {
		press(t, "<Ctrl-l>");
		await_quiet(t);
	}
}

/* Nobody reads what ana's console writes.  It holds no lock, ben's work goes
 * on, and when the line is back, ana sees it. */
static void a_stalled_line_holds_nobody_up(void **state)
{
	struct club *club = *state;
	struct terminal *ana = club_console(club, "ana");
	struct terminal *ben = club_console(club, "ben");
	size_t before;

	club_goto(ana, "bay4 17", "Bay 4  17:00-19:00");
	stall(ana);
	type(ana, ":b sun<Enter>");

	club_goto(ben, "bay4 17", "Bay 4  17:00-19:00");
	type(ben, "<Lt><Lt>v");
	await_text(ben, "g a manager");
	press(ben, "g");
	await_row(ben, ROW_PEEK, "Bay 4  17:00-18:00");
	club_leave(ben);

	/* Not all that was missed comes now, but what there is to see. */
	before = terminal_bytes(ana);
	terminal_stall(ana, false);
	await_row(ana, ROW_TITLE, "Sun 22 Nov");
	assert_in_range(terminal_bytes(ana) - before, 1, BUFFERS);
	club_leave(ana);
}

static void a_stalled_console_can_be_ended(void **state)
{
	struct club *club = *state;
	struct terminal *t = club_console(club, "ana");

	stall(t);
	terminal_signal(t, SIGTERM);
	await_exit(t, 0);
}

/* ------------------------------------------------------------ stray bytes */

/* An arrow that the line splits after its Esc is neither an approval (A) nor
 * any other letter. */
static void a_split_arrow_is_no_order(void **state)
{
	struct club *club = *state;
	struct terminal *t = club_console(club, "mia");

	for (const char *rest = "ABCDHFOPQRS"; *rest != '\0'; rest++) {
		press(t, "<Esc>");
		terminal_pause(t);
		terminal_send(t, "[", 1);
		terminal_pause(t);
		terminal_send(t, rest, 1);
		await_quiet(t);
		/* The Esc was one; the rest neither acts nor moves. */
		await_row(t, ROW_LAST, "nothing to go back to");
		assert_cursor(t, 8, 7);
	}
	club_expect(club, "", "select club_test.deeds()");
	club_leave(t);
}

/* Outside of text a paste is no keys, whatever it holds. */
static void a_paste_over_the_grid_is_dropped(void **state)
{
	struct club *club = *state;
	struct terminal *t = club_console(club, "mia");

	paste(t, "bGarcia\r\r\rxyy\r\021");
	await_quiet(t);
	await_row(t, ROW_TITLE, "Booking grid");
	club_expect(club, "", "select club_test.deeds()");
	type(t, ":");
	paste(t, "b bay2 15:30\n");
	await_row(t, ROW_LAST, ":b bay2 15:30");
	press(t, "<Enter>");
	await_row(t, ROW_PEEK, "Bay 2  15:30");
	club_leave(t);
}

/* -------------------------------------------------------------- the price */

/* Between free cells, where the six hints stay the same (wireframes.md 0). */
static void a_move_costs_two_brackets_and_a_cursor(void **state)
{
	static const char *const types[] = {
		"xterm-256color", "vt100", "linux", "screen",
	};
	struct club *club = *state;

	for (size_t i = 0; i < ARRAY_LEN(types); i++) {
		struct terminal_options options = { .type = types[i] };
		struct terminal *t = club_console_on(club, "ana", &options);
		size_t least = SIZE_MAX;

		club_goto(t, "bay1 18:00", "Bay 1  18:00");
		/* One of them is looked at before the pane has followed. */
		for (int move = 0; move < 6; move++) {
			size_t before = terminal_bytes(t), bytes;

			press(t, move % 2 == 0 ? "<Down>" : "<Up>");
			await_quiet(t);
			bytes = terminal_bytes(t) - before;
			least = bytes < least ? bytes : least;
			await_row(t, ROW_PEEK, move % 2 == 0 ? "18:30" : "18:00");
		}
		assert_in_range(least, 20, 60);
		club_leave(t);
	}
}

static void idling_costs_nothing(void **state)
{
	struct club *club = *state;
	struct terminal *t = club_console(club, "ana");
	size_t before;

	terminal_pause(t);
	await_quiet(t);
	before = terminal_bytes(t);
	terminal_pause(t);
	terminal_pause(t);
	assert_int_equal(terminal_bytes(t), before);
	club_leave(t);
}

static void sizes_change_under_an_open_sheet(void **state)
{
	struct club *club = *state;
	struct terminal *t = club_console(club, "ana");

	press(t, "?");
	await_quiet(t);
	for (int i = 0; i < 60; i++)
		resize(t, 30 + i * 7 % 140, 5 + i * 5 % 50);
	resize(t, 80, 24);
	await_quiet(t);
	press(t, "<Esc>");
	await_row(t, ROW_TITLE, "Booking grid");
	await_text(t, ">14:00[i García, Man]: 1+1");
	club_leave(t);
}

#define TEST(name) \
	cmocka_unit_test_setup_teardown(name, club_begin, club_end)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(an_unknown_terminal_is_told_to_the_operator),
		TEST(a_terminal_without_a_cursor_is_refused),
		TEST(a_hang_up_ends_it_and_its_session),
		TEST(a_signal_ends_it_with_the_terminal_as_it_was),
		TEST(it_cannot_be_stopped_from_the_keyboard),
		TEST(it_leaves_no_core),
		cmocka_unit_test(no_other_program_looks_into_it),
		TEST(a_stalled_line_holds_nobody_up),
		TEST(a_stalled_console_can_be_ended),
		TEST(a_split_arrow_is_no_order),
		TEST(a_paste_over_the_grid_is_dropped),
		TEST(a_move_costs_two_brackets_and_a_cursor),
		TEST(idling_costs_nothing),
		TEST(sizes_change_under_an_open_sheet),
	};

	return cmocka_run_group_tests(tests, club_group, club_group_end);
}

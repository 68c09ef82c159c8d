/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The line that says how far a long command is, and the output without a
 * terminal. */
#include "config.h"

#include "progress.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>
#include <cmocka.h>

static void assert_line(const char *wanted, int done, int since_done,
	int64_t elapsed_ms)
{
	char line[80];

	progress_line(line, sizeof(line), 79, "people", done, 200, since_done,
		elapsed_ms);
	assert_string_equal(line, wanted);
}

static void the_bar_fills(void **state)
{
	(void)state;
	assert_line("[........................]   0 %  people", 0, 0, 0);
	assert_line("[############............]  50 %  people", 100, 0, 1000);
	assert_line("[########################] 100 %  people", 200, 0, 9000);
	/* A step that counted itself small. */
	assert_line("[########################] 100 %  people", 250, 0, 9000);
}

static void the_rest_takes_as_long(void **state)
{
	(void)state;
	assert_line("[############............]  50 %, 30 s left  people",
		100, 0, 30000);
	assert_line("[######..................]  25 %, 3 min left  people",
		50, 0, 50000);
	assert_line("[##......................]  10 %, 9 h 0 min left  people",
		20, 0, 3600000);
	/* What was done before the clock began says nothing of the pace. */
	assert_line("[############............]  50 %, 20 s left  people",
		100, 50, 10000);
	assert_line("[############............]  50 %  people", 100, 100, 10000);
}

static void a_narrow_line_is_cut(void **state)
{
	char line[80];

	(void)state;
	progress_line(line, sizeof(line), 10, "people", 1, 2, 0, 0);
	assert_string_equal(line, "[#########");
	progress_line(line, sizeof(line), 79, "nothing", 0, 0, 0, 0);
	assert_string_equal(line, "[........................]   0 %  nothing");
}

/* A log gets a line for each step, not for each batch. */
static void without_a_terminal_steps_are_lines(void **state)
{
	struct progress progress = { .began_ms = 0 };
	int kept = dup(STDERR_FILENO);
	FILE *out = tmpfile();
	char text[200] = "";
	size_t n;

	(void)state;
	dup2(fileno(out), STDERR_FILENO);
	progress_show(&progress, "people", 0, 3);
	progress_show(&progress, "people", 1, 3);
	progress_show(&progress, "visits", 2, 3);
	progress_end(&progress);
	dup2(kept, STDERR_FILENO);
	close(kept);
	rewind(out);
	n = fread(text, 1, sizeof(text) - 1, out);
	text[n] = '\0';
	fclose(out);
	assert_string_equal(text, "[0/3] people\n[2/3] visits\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_bar_fills),
		cmocka_unit_test(the_rest_takes_as_long),
		cmocka_unit_test(a_narrow_line_is_cut),
		cmocka_unit_test(without_a_terminal_steps_are_lines),
	};

	return cmocka_run_group_tests_name("progress", tests, NULL, NULL);
}

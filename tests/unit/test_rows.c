/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Replies of the database, once they are copied. */
#include "config.h"

#include "io/rows.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>
#include <cmocka.h>

static void holds_texts_numbers_and_nulls(void **state)
{
	const char *const cells[] = {
		"Bay 1", "5000", "t",
		NULL, NULL, NULL,
		"", "-9223372036854775808", "f",
	};
	struct rows *rows = rows_new(3, 3, cells);

	(void)state;
	assert_int_equal(rows_count(rows), 3);
	assert_string_equal(rows_text(rows, 0, 0), "Bay 1");
	assert_true(rows_int(rows, 0, 1) == 5000);
	assert_true(rows_bool(rows, 0, 2));
	assert_true(rows_is_null(rows, 1, 0));
	assert_string_equal(rows_text(rows, 1, 0), "");
	assert_true(rows_int(rows, 1, 1) == 0);
	assert_false(rows_bool(rows, 1, 2));
	assert_false(rows_is_null(rows, 2, 0));
	assert_true(rows_int(rows, 2, 1) == INT64_MIN);
	assert_false(rows_bool(rows, 2, 2));
	rows_free(&rows);
	assert_null(rows);
	rows_free(&rows);
}

static void keeps_its_own_copy(void **state)
{
	char name[] = "Petrov";
	const char *const cells[] = { name };
	struct rows *rows = rows_new(1, 1, cells);

	(void)state;
	memset(name, 'x', sizeof(name) - 1);
	assert_string_equal(rows_text(rows, 0, 0), "Petrov");
	rows_free(&rows);
}

static void may_be_empty(void **state)
{
	struct rows *none = rows_new(0, 4, NULL);
	struct rows *nothing = rows_new(0, 0, NULL);

	(void)state;
	assert_int_equal(rows_count(none), 0);
	rows_free(&none);
	rows_free(&nothing);
}

enum misuse { ROW, COLUMN, NUMBER, LONG_NUMBER, HALF_NUMBER, TRUTH, NEGATIVE };

static void misuse(enum misuse how)
{
	const char *const cells[] = { "seven", "9223372036854775808", "1.5" };
	struct rows *rows = rows_new(how == NEGATIVE ? -1 : 1, 3, cells);

	switch (how) {
	case ROW: rows_text(rows, 1, 0); break;
	case COLUMN: rows_text(rows, 0, 3); break;
	case NUMBER: rows_int(rows, 0, 0); break;
	case LONG_NUMBER: rows_int(rows, 0, 1); break;
	case HALF_NUMBER: rows_int(rows, 0, 2); break;
	case TRUTH: rows_bool(rows, 0, 0); break;
	case NEGATIVE: break;
	}
}

static int end_of(enum misuse how)
{
	int status;
	pid_t child;

	fflush(NULL);
	child = fork();
	if (child == 0) {
		if (freopen("/dev/null", "w", stderr) == NULL)
			_exit(1);
		misuse(how);
		_exit(0);
	}
	assert_int_equal(waitpid(child, &status, 0), child);
	return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

static void a_wrong_reading_is_a_bug_and_ends_the_program(void **state)
{
	int how;

	(void)state;
	for (how = ROW; how <= NEGATIVE; how++)
		assert_int_equal(end_of((enum misuse)how), 70);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(holds_texts_numbers_and_nulls),
		cmocka_unit_test(keeps_its_own_copy),
		cmocka_unit_test(may_be_empty),
		cmocka_unit_test(a_wrong_reading_is_a_bug_and_ends_the_program),
	};

	return cmocka_run_group_tests_name("rows", tests, NULL, NULL);
}

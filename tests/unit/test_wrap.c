/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sentences broken into lines. */
#include "config.h"

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <cmocka.h>
#include <stdio.h>
#include <string.h>

#include "ui/wrap.h"

/* All lines, each in brackets. */
static void assert_wrapped(const char *text, int width, const char *wanted)
{
	char out[512] = "";
	int lines = wrap_count(text, width), seen = 0;

	do {
		size_t bytes = wrap_line(text, width), used = strlen(out);

		snprintf(out + used, sizeof(out) - used, "[%.*s]", (int)bytes,
			text);
		text = wrap_next(text, bytes);
		seen++;
	} while (*text);
	assert_string_equal(out, wanted);
	assert_int_equal(lines, seen);
}

static void breaks_at_blanks(void **state)
{
	(void)state;
	assert_wrapped("", 10, "[]");
	assert_wrapped("one", 10, "[one]");
	assert_wrapped("one two three", 7, "[one two][three]");
	assert_wrapped("one two three", 8, "[one two][three]");
	assert_wrapped("one two three", 6, "[one][two][three]");
	/* A blank at the end of a line is not seen. */
	assert_wrapped("one   two", 5, "[one  ][two]");
	assert_wrapped("ends with a blank ", 40, "[ends with a blank ]");
}

static void breaks_long_words(void **state)
{
	(void)state;
	assert_wrapped("abcdefgh", 3, "[abc][def][gh]");
	assert_wrapped("ab cdefgh", 3, "[ab][cde][fgh]");
	assert_wrapped("abc", 0, "[a][b][c]");
}

static void counts_cells_not_bytes(void **state)
{
	(void)state;
	assert_wrapped("Müller Åse", 6, "[Müller][Åse]");
	assert_wrapped("日本語", 4, "[日本][語]");
	assert_wrapped("e\u0301e\u0301 x", 2, "[e\u0301e\u0301][x]");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(breaks_at_blanks),
		cmocka_unit_test(breaks_long_words),
		cmocka_unit_test(counts_cells_not_bytes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

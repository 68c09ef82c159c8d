/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which name a mistyped word meant. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "ui/nearest.h"

static void assert_nearest(const char *word, const char *wanted)
{
	static const char *const names[] = {
		"book", "book-series", "cancel-booking", "close-resource",
		"undo", "zoom",
		"a-name-that-is-far-too-long-to-be-the-name-of-anything"
	};
	struct nearest nearest;
	size_t i;

	nearest_begin(&nearest, word);
	for (i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		nearest_try(&nearest, names[i]);
	assert_string_equal(nearest.name, wanted);
}

static void slips_of_the_finger_are_near(void **state)
{
	(void)state;
	assert_nearest("bok", "book");			/* left out */
	assert_nearest("boook", "book");		/* twice */
	assert_nearest("biok", "book");			/* beside it */
	assert_nearest("obok", "book");			/* swapped */
	assert_nearest("cancel-bokoing", "cancel-booking");
	assert_nearest("close-ressource", "close-resource");
	assert_nearest("UNDO", "undo");
}

static void the_fewest_slips_win_then_the_first(void **state)
{
	struct nearest nearest;

	(void)state;
	nearest_begin(&nearest, "lat");
	nearest_try(&nearest, "late");
	nearest_try(&nearest, "lap");
	assert_string_equal(nearest.name, "late");
	nearest_try(&nearest, "lat");
	assert_string_equal(nearest.name, "lat");
	assert_int_equal(nearest.distance, 0);
}

static void a_swap_counts_as_one_slip(void **state)
{
	struct nearest nearest;

	(void)state;
	nearest_begin(&nearest, "abcd");
	nearest_try(&nearest, "abdc");
	assert_int_equal(nearest.distance, 1);
	nearest_begin(&nearest, "ca");
	nearest_try(&nearest, "abc");
	assert_string_equal(nearest.name, "");	/* three slips of three */
}

static void what_has_nothing_in_common_is_not_offered(void **state)
{
	(void)state;
	assert_nearest("", "");
	assert_nearest("qqq", "");
	assert_nearest("unquote", "");
	assert_nearest("\xFF\xFE", "");
}

static void long_words_are_cut_not_overrun(void **state)
{
	struct nearest nearest;
	char word[300];

	(void)state;
	memset(word, 'b', sizeof(word) - 1);
	word[sizeof(word) - 1] = '\0';
	assert_nearest(word, "");
	memset(word, 'a', NEAREST_SIZE);
	nearest_begin(&nearest, word);
	word[NEAREST_SIZE - 1] = '\0';
	nearest_try(&nearest, word);
	assert_string_equal(nearest.name, word);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(slips_of_the_finger_are_near),
		cmocka_unit_test(the_fewest_slips_win_then_the_first),
		cmocka_unit_test(a_swap_counts_as_one_slip),
		cmocka_unit_test(what_has_nothing_in_common_is_not_offered),
		cmocka_unit_test(long_words_are_cut_not_overrun),
	};

	return cmocka_run_group_tests_name("nearest", tests, NULL, NULL);
}

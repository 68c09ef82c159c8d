/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Waits between attempts: they grow, they end growing, and they differ. */
#include "config.h"

#include "io/backoff.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

/* The wait after so many failures, with the least and the greatest chance. */
static void wait_of(int failures, int *least_ms, int *most_ms)
{
	*least_ms = INT32_MAX;
	*most_ms = 0;
	for (uint32_t chance = 0; chance < 4096; chance++) {
		struct backoff backoff = { .failures = failures };
		int ms = backoff_next_ms(&backoff, chance * 1048573u);

		*least_ms = ms < *least_ms ? ms : *least_ms;
		*most_ms = ms > *most_ms ? ms : *most_ms;
	}
}

static void each_wait_is_about_twice_the_last(void **state)
{
	static const int about_ms[] = { 100, 200, 400, 800, 1600, 2000, 2000 };
	int least_ms, most_ms;

	(void)state;
	for (int i = 0; i < 7; i++) {
		wait_of(i, &least_ms, &most_ms);
		assert_in_range(least_ms, about_ms[i] * 3 / 4,
			about_ms[i] * 4 / 5);
		assert_in_range(most_ms, about_ms[i] * 6 / 5,
			about_ms[i] * 5 / 4);
	}
}

/* A night without a server: no overflow, no shorter wait. */
static void a_long_outage_keeps_to_the_longest(void **state)
{
	struct backoff backoff = { 0 };
	int ms = 0;

	(void)state;
	for (int i = 0; i < 100000; i++)
		ms = backoff_next_ms(&backoff, 0);
	assert_int_equal(ms, BACKOFF_LONGEST_MS * 3 / 4);
}

/* Consoles that failed together must not come back together. */
static void equal_failures_wait_differently(void **state)
{
	enum { CONSOLES = 100 };
	int seen[BACKOFF_LONGEST_MS * 2] = { 0 }, different = 0;

	(void)state;
	for (uint32_t i = 0; i < CONSOLES; i++) {
		struct backoff backoff = { .failures = 3 };
		int ms = backoff_next_ms(&backoff, i * 2654435761u);

		different += seen[ms]++ == 0;
	}
	assert_in_range(different, CONSOLES / 2, CONSOLES);
}

/* After a line that had held, the first attempt is soon, and spread as well. */
static void a_line_that_held_begins_anew(void **state)
{
	struct backoff backoff = { .failures = 9 };

	(void)state;
	assert_in_range(backoff_first_ms(&backoff, 12345), 0,
		BACKOFF_FIRST_MS - 1);
	assert_int_not_equal(backoff_first_ms(&backoff, 1),
		backoff_first_ms(&backoff, 77));
	assert_in_range(backoff_next_ms(&backoff, 0), 75, 125);
}

static void a_short_wait_has_no_room_to_spread(void **state)
{
	(void)state;
	assert_int_equal(backoff_about_ms(0, 99), 0);
	assert_in_range(backoff_about_ms(1, 99), 1, 1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_wait_is_about_twice_the_last),
		cmocka_unit_test(a_long_outage_keeps_to_the_longest),
		cmocka_unit_test(equal_failures_wait_differently),
		cmocka_unit_test(a_line_that_held_begins_anew),
		cmocka_unit_test(a_short_wait_has_no_room_to_spread),
	};

	return cmocka_run_group_tests_name("backoff", tests, NULL, NULL);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The clock of timers runs forward, in milliseconds. */
#include "config.h"

#include "base/clock.h"

#include <poll.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

static void never_goes_back(void **state)
{
	int64_t before = clock_ms(), now;
	int i;

	(void)state;
	for (i = 0; i < 100000; i++) {
		now = clock_ms();
		assert_true(now >= before);
		before = now;
	}
}

static void counts_milliseconds(void **state)
{
	int64_t before = clock_ms(), after;

	(void)state;
	assert_int_equal(poll(NULL, 0, 30), 0);
	after = clock_ms();
	/* Not less than asked; a loaded machine may take much longer, but not
	 * as long as a clock of microseconds would say. */
	assert_in_range(after - before, 29, 25000);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(never_goes_back),
		cmocka_unit_test(counts_milliseconds),
	};

	return cmocka_run_group_tests_name("clock", tests, NULL, NULL);
}

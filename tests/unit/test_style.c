/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Styles have names, each its own. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "ui/style.h"

static void every_style_has_a_name_of_its_own(void **state)
{
	int a, b;

	(void)state;
	for (a = 0; a < STYLE_COUNT; a++) {
		assert_true(strlen(style_name((enum style)a)) > 0);
		for (b = 0; b < a; b++)
			assert_string_not_equal(style_name((enum style)a),
				style_name((enum style)b));
	}
	assert_string_equal(style_name(STYLE_NORMAL), "normal");
	assert_string_equal(style_name(STYLE_WAITING), "waiting");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_style_has_a_name_of_its_own),
	};

	return cmocka_run_group_tests_name("style", tests, NULL, NULL);
}

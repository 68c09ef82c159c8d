/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Amounts as people read them. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/mem.h"
#include "model/money.h"

struct amount {
	int64_t minor;
	const char *text, *in_short;
};

static void amounts_are_written_whole_and_short(void **state)
{
	static const struct amount amounts[] = {
		{ 0, "0.00", "0" },
		{ 1, "0.01", "1" },
		{ 99, "0.99", "1" },
		{ 100, "1.00", "1" },
		{ 101, "1.01", "2" },
		{ 2500, "25.00", "25" },
		{ 99999, "999.99", "1000" },
		{ 100000, "1,000.00", "1000" },
		{ 123456789, "1,234,567.89", "1234568" },
		{ -1, "-0.01", "-1" },
		{ -2500, "-25.00", "-25" },
		{ -100000, "-1,000.00", "-1000" },
		{ INT64_MAX, "92,233,720,368,547,758.07", "92233720368547759" },
		{ INT64_MIN, "-92,233,720,368,547,758.08",
		  "-92233720368547759" },
	};
	char text[MONEY_TEXT_SIZE];

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(amounts); i++) {
		money_format(amounts[i].minor, text);
		assert_string_equal(text, amounts[i].text);
		money_format_short(amounts[i].minor, text);
		assert_string_equal(text, amounts[i].in_short);
	}
}

static void amounts_are_read_as_people_type_them(void **state)
{
	static const struct {
		const char *text;
		int64_t minor;
	} typed[] = {
		{ "43", 4300 }, { "43.00", 4300 }, { "43,5", 4350 },
		{ "43,50", 4350 }, { "0", 0 }, { ".50", 50 },
		{ "1,234.50", 123450 }, { "1,234", 123400 },
	};
	static const char *const no_amounts[] = {
		"", "-43", "43x", " 43", "4 3", "1.234.5", "43.005", "e2", ",",
		"9999999999999999",
	};
	int64_t minor;

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(typed); i++) {
		assert_true(money_parse(typed[i].text, &minor));
		assert_int_equal(minor, typed[i].minor);
	}
	for (size_t i = 0; i < ARRAY_LEN(no_amounts); i++) {
		minor = -1;
		assert_false(money_parse(no_amounts[i], &minor));
		assert_int_equal(minor, -1);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(amounts_are_written_whole_and_short),
		cmocka_unit_test(amounts_are_read_as_people_type_them),
	};

	return cmocka_run_group_tests_name("money", tests, NULL, NULL);
}

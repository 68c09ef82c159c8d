/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Records: what is put in is read, what is not is nothing; and as JSON. */
#include "config.h"

#include "base/record.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "base/mem.h"
#include "store/record_json.h"

static struct record *example(void)
{
	struct record *record = record_new(), *area;

	record_put(record, "who", "Pérez \"Ana\"\\\n");
	record_put(record, "empty", "");
	record_put_number(record, "most", INT64_MAX);
	record_note(record, "nothing", "");
	record_note(record, "null", NULL);
	record_note_number(record, "zero", 0);
	area = record_add(record, "area");
	record_put(area, "n", "1");
	record_add(record, "area");
	record_put(record_add(area, "sheet"), "name", "a booking");
	return record;
}

static void assert_example(const struct record *record)
{
	const struct record *area = record_at(record, "area", 0);

	assert_string_equal(record_text(record, "who"), "Pérez \"Ana\"\\\n");
	assert_string_equal(record_text(record, "empty"), "");
	assert_true(record_number(record, "most", 0, INT64_MAX, 1) ==
		INT64_MAX);
	assert_non_null(area);
	assert_string_equal(record_text(area, "n"), "1");
	assert_string_equal(record_text(record_at(area, "sheet", 0), "name"),
		"a booking");
	assert_non_null(record_at(record, "area", 1));
	assert_null(record_at(record, "area", 2));
	assert_null(record_at(record, "who", 0));
	assert_string_equal(record_text(record, "area"), "");
	assert_string_equal(record_text(record, "nothing"), "");
}

static void what_is_put_in_is_read(void **state)
{
	struct record *record = example(), *around = record_new();
	int items = 0;

	(void)state;
	assert_example(record);
	for (const struct record_item *item = record->first; item;
	     item = item->next)
		items++;
	assert_int_equal(items, 5);
	record_add_copy(around, "inner", record);
	record_free(&record);
	assert_null(record);
	assert_example(record_at(around, "inner", 0));
	record_free(&around);
	record_free(&around);
}

static void numbers_are_checked(void **state)
{
	static const char *const bad[] = {
		"", "x", "1x", " ", "99999999999999999999", "11", "-1", "1.5",
	};
	struct record *record = record_new();
	char name[8];

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(bad); i++) {
		snprintf(name, sizeof(name), "%zu", i);
		record_put(record, name, bad[i]);
		assert_int_equal(record_number(record, name, 0, 10, 7), 7);
	}
	/* Nor is one that no number of ours can be the largest there is. */
	record_put(record, "huge", "99999999999999999999");
	record_put(record, "low", "-99999999999999999999");
	assert_int_equal(record_number(record, "huge", INT64_MIN, INT64_MAX, 7),
		7);
	assert_int_equal(record_number(record, "low", INT64_MIN, INT64_MAX, 7),
		7);
	record_put(record, "good", "10");
	assert_int_equal(record_number(record, "good", 0, 10, 7), 10);
	assert_int_equal(record_number(record, "none", 0, 10, 7), 7);
	record_free(&record);
}

static void goes_through_json_unchanged(void **state)
{
	struct record *record = example(), *read;
	char *text = record_json_text(record), *again;
	struct err err;

	(void)state;
	record_free(&record);
	read = record_json_read(text, strlen(text), &err);
	assert_non_null(read);
	assert_example(read);
	again = record_json_text(read);
	assert_string_equal(again, text);
	record_free(&read);
	free(again);
	free(text);
}

/* A buffer had no room for the last character. */
static void a_cut_character_is_left_out(void **state)
{
	struct record *record = record_new();
	char *text;

	(void)state;
	record_put(record, "name", "Per\xC3");
	text = record_json_text(record);
	assert_string_equal(text, "{\"name\":\"Per\"}");
	record_free(&record);
	free(text);
}

static void anything_else_is_refused(void **state)
{
	static const char *const bad[] = {
		"", "{", "[]", "1", "null", "\"a\"", "{\"a\":1}",
		"{\"a\":null}", "{\"a\":{}}", "{\"a\":[1]}", "{\"a\":[[]]}",
		"{\"a\":\"b\",\"a\":\"c\"}", "{\"a\":\"\xC3\"}",
		"{\"a\":\"\\u0000\"}", "{\"a\":\"b\"} more",
		"{\"a\":[{\"a\":[{\"a\":[{\"a\":[{\"a\":[{\"a\":[{\"a\":[{"
		"\"a\":[{\"a\":[{\"a\":[{\"a\":[{\"a\":[{\"a\":[{\"a\":[{}]}]}"
		"]}]}]}]}]}]}]}]}]}]}]}]}",
	};
	struct err err;

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(bad); i++) {
		err_clear(&err);
		assert_null(record_json_read(bad[i], strlen(bad[i]), &err));
		assert_int_equal(err.kind, ERR_INVALID);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_is_put_in_is_read),
		cmocka_unit_test(numbers_are_checked),
		cmocka_unit_test(goes_through_json_unchanged),
		cmocka_unit_test(a_cut_character_is_left_out),
		cmocka_unit_test(anything_else_is_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

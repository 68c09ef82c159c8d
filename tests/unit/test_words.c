/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words of a `:b` command.  2026-11-21 was a Saturday. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "base/mem.h"
#include "base/text.h"
#include "model/words.h"

static const struct resource resources[] = {
	{ 1, "Bay 1", "Simulator Bay 1", "simulator", 4 },
	{ 2, "Bay 2", "Simulator Bay 2", "simulator", 4 },
	{ 10, "Bay10", "Simulator Bay 10", "simulator", 4 },
	{ 12, "Bay 12", "Simulator Bay 12", "simulator", 4 },
	{ 20, "Conference", "Conference Room", "conference_room", 12 },
};

static day_number today(void)
{
	day_number day;

	assert_true(timeslot_day(2026, 11, 21, &day));
	return day;
}

static struct words read_words(const char *text)
{
	struct words words;
	struct err err;

	if (!words_parse(text, today(), resources, ARRAY_LEN(resources),
			&words, &err))
		fail_msg("%s: %s", text, err.text);
	return words;
}

static void assert_refused(const char *text, const char *why)
{
	struct words words = { .resource_id = 4711 };
	struct err err;

	assert_false(words_parse(text, today(), resources,
		ARRAY_LEN(resources), &words, &err));
	assert_int_equal(err.kind, ERR_INVALID);
	assert_string_equal(err.text, why);
	assert_int_equal(words.resource_id, 4711);
}

static void assert_resource(const char *text, int id)
{
	struct words words = read_words(text);

	if (words.resource_id != id)
		fail_msg("%s: resource %d, not %d", text, words.resource_id, id);
}

static void assert_name(const char *text, const char *name)
{
	assert_string_equal(read_words(text).name, name);
}

static void a_whole_line_is_sorted(void **state)
{
	struct words words = read_words("bay2 sun 18 2h smith");

	(void)state;
	assert_int_equal(words.resource_id, 2);
	assert_true(words.has_day && words.has_time && words.has_length);
	assert_int_equal(words.day, today() + 1);
	assert_int_equal(words.minute_of_day, 18 * 60);
	assert_int_equal(words.minutes, 120);
	assert_string_equal(words.name, "smith");
}

static void the_order_of_words_is_free(void **state)
{
	struct words words = read_words("smith 90m 18:30 24.12 conference anna");

	(void)state;
	assert_int_equal(words.resource_id, 20);
	assert_int_equal(words.day, today() + 33);
	assert_int_equal(words.minute_of_day, 18 * 60 + 30);
	assert_int_equal(words.minutes, 90);
	assert_string_equal(words.name, "smith anna");
}

static void nothing_typed_is_nothing_said(void **state)
{
	const struct words none = read_words("  \t ");

	(void)state;
	assert_false(none.has_day || none.has_time || none.has_length);
	assert_int_equal(none.resource_id, 0);
	assert_string_equal(none.name, "");
}

static void a_label_may_be_one_word_or_two(void **state)
{
	(void)state;
	assert_resource("bay2", 2);
	assert_resource("bay 2", 2);
	assert_resource("BAY-2", 2);
	assert_resource("Bay_2", 2);
	assert_resource("bay10", 10);
	assert_resource("bay 10", 10);
	assert_resource("bay-10", 10);
	assert_resource("simulator bay 12", 12);
	assert_resource("simulatorbay12", 12);
	assert_resource("conference room", 20);
}

static void the_longest_label_wins(void **state)
{
	struct words words = read_words("conference room 12");

	(void)state;
	assert_int_equal(words.resource_id, 20);
	assert_int_equal(words.minute_of_day, 720);
	assert_string_equal(words.name, "");

	words = read_words("bay 1 2");
	assert_int_equal(words.resource_id, 1);
	assert_int_equal(words.minute_of_day, 120);

	words = read_words("bay 2 18 30m lee");
	assert_int_equal(words.resource_id, 2);
	assert_int_equal(words.minute_of_day, 18 * 60);
	assert_int_equal(words.minutes, 30);
	assert_string_equal(words.name, "lee");
}

/* A part of a label is no label. */
static void half_a_label_is_a_name(void **state)
{
	struct words words = read_words("bay");

	(void)state;
	assert_int_equal(words.resource_id, 0);
	assert_string_equal(words.name, "bay");
	assert_name("conf", "conf");
	assert_name("bay7", "bay7");
}

static void what_is_quoted_is_a_name(void **state)
{
	(void)state;
	assert_name("\"sun\"", "sun");
	assert_name("\"18\" sat", "18");
	assert_name("\"bay 2\"", "bay 2");
	assert_name("bay \"2\"", "bay 2");
	assert_name("sat \"May Sun\" 18", "May Sun");
	assert_name("o\"'\"hara", "o'hara");
	assert_int_equal(read_words("\"bay 2\"").resource_id, 0);
	assert_false(read_words("\"+3\"").has_day);
	assert_name("\"\"", "");
	assert_name("\"lee", "lee");
}

static void two_letters_are_a_name(void **state)
{
	struct words words = read_words("mo lee");

	(void)state;
	assert_false(words.has_day);
	assert_string_equal(words.name, "mo lee");
}

static void four_digits_that_are_no_time_are_a_name(void **state)
{
	(void)state;
	assert_name("bay2 5187", "5187");
	assert_int_equal(read_words("1830").minute_of_day, 18 * 60 + 30);
	assert_name("10481", "10481");
}

static void a_colon_is_a_time_and_behind_a_time_a_length(void **state)
{
	struct words words = read_words("1:30");

	(void)state;
	assert_int_equal(words.minute_of_day, 90);
	assert_false(words.has_length);
	words = read_words("18 1:30");
	assert_int_equal(words.minute_of_day, 18 * 60);
	assert_int_equal(words.minutes, 90);
}

static void two_of_a_kind_are_refused(void **state)
{
	(void)state;
	assert_refused("sat sun", "two dates: \"sun\" is the second "
		"(a name stands in quotes)");
	assert_refused("18 19", "two times: \"19\" is the second "
		"(a name stands in quotes)");
	assert_refused("2h 90m", "two lengths: \"90m\" is the second "
		"(a name stands in quotes)");
	assert_refused("bay1 lee bay 2", "two resources: \"Bay 2\" is the "
		"second (a name stands in quotes)");
}

static void a_number_that_is_nothing_is_refused(void **state)
{
	static const char *const words[] = {
		"25:00", "18:60", "31.4", "18.30", "2026-02-30", "13pm", "0m",
		"25h", "+12345", "-5days", "7up",
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(words); i++) {
		struct words out;
		struct err err;

		if (words_parse(words[i], today(), resources,
				ARRAY_LEN(resources), &out, &err))
			fail_msg("%s was taken", words[i]);
	}
	assert_refused("bay2 25:00 lee", "\"25:00\" is no date, time or "
		"length (a name stands in quotes)");
}

/* Two that cannot be told apart are not told apart by chance. */
static void a_label_of_two_resources_is_refused(void **state)
{
	static const struct resource twins[] = {
		{ 1, "Bay 1", "North Bay", "simulator", 4 },
		{ 2, "Bay 1", "South Bay", "simulator", 4 },
	};
	struct words words;
	struct err err;

	(void)state;
	assert_false(words_parse("bay1", today(), twins, 2, &words, &err));
	assert_string_equal(err.text,
		"\"bay1\" could be North Bay or South Bay");
	assert_true(words_parse("south bay", today(), twins, 2, &words, &err));
	assert_int_equal(words.resource_id, 2);
}

static void without_resources_a_label_is_a_name(void **state)
{
	struct words words;
	struct err err;

	(void)state;
	assert_true(words_parse("bay2 18", today(), NULL, 0, &words, &err));
	assert_string_equal(words.name, "bay2");
	assert_int_equal(words.minute_of_day, 18 * 60);
}

static void names_of_any_script_pass(void **state)
{
	(void)state;
	assert_name("garc\xC3\xAD" "a sat l\xC3\xB3pez",
		"garc\xC3\xAD" "a l\xC3\xB3pez");
	assert_name("\xE9\x88\xB4\xE6\x9C\xA8", "\xE9\x88\xB4\xE6\x9C\xA8");
}

static void a_name_that_is_too_long_is_refused(void **state)
{
	char text[400];

	(void)state;
	memset(text, 'x', 300);
	text[300] = '\0';
	assert_refused(text, "that name is too long");
	memcpy(text + 100, " sat ", 5);
	assert_refused(text, "that name is too long");
	text[126] = '\0';
	assert_int_equal(strlen(read_words(text).name), 121 + 1);
}

/* ----------------------------------------------------------- words_next */

static void words_are_taken_one_by_one(void **state)
{
	const char *text = "  one \"two three\"four\tfive ";
	char word[WORD_SIZE];

	(void)state;
	assert_true(words_next(&text, word));
	assert_string_equal(word, "one");
	assert_true(words_next(&text, word));
	assert_string_equal(word, "two threefour");
	assert_true(words_next(&text, word));
	assert_string_equal(word, "five");
	assert_false(words_next(&text, word));
	assert_string_equal(text, "");
	assert_false(words_next(&text, word));
}

/* Cut at every byte of a two-byte character: never by half. */
static void a_long_word_is_cut_between_characters(void **state)
{
	(void)state;
	for (size_t lead = 0; lead < 4; lead++) {
		char text[3 * WORD_SIZE] = "", word[WORD_SIZE];
		const char *at = text;

		memset(text, 'x', lead);
		while (strlen(text) < 2 * WORD_SIZE)
			strcat(text, "\xE9\x88\xB4");
		strcat(text, " next");
		assert_true(words_next(&at, word));
		assert_true(text_is_utf8(word));
		assert_in_range(strlen(word), WORD_SIZE - 3, WORD_SIZE - 1);
		assert_true(words_next(&at, word));
		assert_string_equal(word, "next");
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_whole_line_is_sorted),
		cmocka_unit_test(the_order_of_words_is_free),
		cmocka_unit_test(nothing_typed_is_nothing_said),
		cmocka_unit_test(a_label_may_be_one_word_or_two),
		cmocka_unit_test(the_longest_label_wins),
		cmocka_unit_test(half_a_label_is_a_name),
		cmocka_unit_test(what_is_quoted_is_a_name),
		cmocka_unit_test(two_letters_are_a_name),
		cmocka_unit_test(four_digits_that_are_no_time_are_a_name),
		cmocka_unit_test(a_colon_is_a_time_and_behind_a_time_a_length),
		cmocka_unit_test(two_of_a_kind_are_refused),
		cmocka_unit_test(a_number_that_is_nothing_is_refused),
		cmocka_unit_test(a_label_of_two_resources_is_refused),
		cmocka_unit_test(without_resources_a_label_is_a_name),
		cmocka_unit_test(names_of_any_script_pass),
		cmocka_unit_test(a_name_that_is_too_long_is_refused),
		cmocka_unit_test(words_are_taken_one_by_one),
		cmocka_unit_test(a_long_word_is_cut_between_characters),
	};

	return cmocka_run_group_tests_name("words", tests, NULL, NULL);
}

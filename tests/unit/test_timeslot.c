/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Local dates, times and lengths: arithmetic, what people type, and how it is
 * written.  2026-11-21 was a Saturday. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <time.h>
#include <cmocka.h>

#include "base/mem.h"
#include "model/timeslot.h"

static day_number day_of(int year, int month, int day)
{
	day_number number;

	assert_true(timeslot_day(year, month, day, &number));
	return number;
}

static day_number saturday(void)
{
	return day_of(2026, 11, 21);
}

/* ----------------------------------------------------------- arithmetic */

static void days_count_from_2000(void **state)
{
	(void)state;
	assert_int_equal(day_of(2000, 1, 1), 0);
	assert_int_equal(day_of(1999, 12, 31), -1);
	assert_int_equal(day_of(2000, 3, 1), 60);
	assert_int_equal(day_of(2026, 11, 21), 9821);
}

/* Every day of 1900 to 2199 against the C library, and its text read back. */
static void every_day_agrees_with_the_c_library(void **state)
{
	const time_t first = -2208988800;	/* 1900-01-01 UTC */
	const day_number last = day_of(2199, 12, 31);
	day_number expected = day_of(1900, 1, 1);

	(void)state;
	for (time_t at = first; expected <= last; at += 86400, expected++) {
		char text[TIMESLOT_TEXT_SIZE];
		struct tm tm;
		day_number number;

		gmtime_r(&at, &tm);
		number = day_of(tm.tm_year + 1900, tm.tm_mon + 1, tm.tm_mday);
		assert_int_equal(number, expected);
		assert_int_equal(timeslot_weekday(number), tm.tm_wday);
		timeslot_format_iso_date(number, text);
		assert_true(timeslot_parse_iso_date(text, &number));
		assert_int_equal(number, expected);
	}
}

static void there_is_no_such_date(void **state)
{
	static const int dates[][3] = {
		{ 2026, 2, 29 }, { 2100, 2, 29 }, { 2026, 4, 31 },
		{ 2026, 0, 1 }, { 2026, 13, 1 }, { 2026, 1, 0 },
		{ 2026, 1, 32 }, { 2026, -1, 1 }, { 1899, 12, 31 },
		{ 4001, 1, 1 },
	};
	day_number number = 4711;

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(dates); i++)
		assert_false(timeslot_day(dates[i][0], dates[i][1],
			dates[i][2], &number));
	assert_int_equal(number, 4711);
	assert_true(timeslot_day(2000, 2, 29, &number));
	assert_true(timeslot_day(2028, 2, 29, &number));
}

static void minutes_before_2000_belong_to_their_day(void **state)
{
	(void)state;
	assert_int_equal(timeslot_day_of(0), 0);
	assert_int_equal(timeslot_day_of(1439), 0);
	assert_int_equal(timeslot_day_of(1440), 1);
	assert_int_equal(timeslot_day_of(-1), -1);
	assert_int_equal(timeslot_day_of(-1440), -1);
	assert_int_equal(timeslot_day_of(-1441), -2);
	assert_int_equal(timeslot_minute_of_day(-1), 1439);
	assert_int_equal(timeslot_minute_of_day(-1440), 0);
	assert_int_equal(timeslot_midnight(-1), -1440);
}

/* The last day that there is still has minutes inside of an int. */
static void the_last_day_does_not_overflow(void **state)
{
	day_number last = day_of(4000, 12, 31);

	(void)state;
	assert_int_equal(timeslot_day_of(timeslot_midnight(last) + 1439), last);
}

/* ---------------------------------------------------- the server's text */

static void reads_what_the_server_writes(void **state)
{
	wall_minute minute;

	(void)state;
	assert_true(timeslot_parse_stamp("2026-11-21 14:05:00", &minute));
	assert_int_equal(minute, timeslot_midnight(saturday()) + 845);
	assert_true(timeslot_parse_stamp("2026-11-21 14:05", &minute));
	assert_int_equal(minute, timeslot_midnight(saturday()) + 845);
	assert_true(timeslot_parse_stamp("2026-11-21T14:05:42.5", &minute));
	assert_int_equal(minute, timeslot_midnight(saturday()) + 845);
	assert_true(timeslot_parse_stamp("2026-11-21 24:00:00", &minute));
	assert_int_equal(minute, timeslot_midnight(saturday() + 1));
}

static void a_stamp_that_is_none_changes_nothing(void **state)
{
	static const char *const texts[] = {
		"", "2026-11-21", "2026-11-21 ", "2026-11-21 14", "2026-11-21 1405",
		"2026-11-21 24:01", "2026-11-21 14:60", "2026-02-30 14:00",
		"21.11.2026 14:00", "infinity", " 2026-11-21 14:00",
		"12026-11-21 14:00", "2026-11-2114:00",
	};
	wall_minute minute = 4711;

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(texts); i++) {
		if (timeslot_parse_stamp(texts[i], &minute))
			fail_msg("\"%s\" was read", texts[i]);
	}
	assert_int_equal(minute, 4711);
}

static void an_iso_date_is_the_whole_text(void **state)
{
	day_number number = 4711;

	(void)state;
	assert_false(timeslot_parse_iso_date("2026-11-21 14:05", &number));
	assert_false(timeslot_parse_iso_date("2026-11-2", &number));
	assert_false(timeslot_parse_iso_date("2026-02-29", &number));
	assert_false(timeslot_parse_iso_date("*", &number));
	assert_int_equal(number, 4711);
}

/* ---------------------------------------------------- what people type */

static void assert_date(const char *word, int days_on)
{
	day_number number;

	if (!timeslot_parse_date(word, saturday(), &number))
		fail_msg("\"%s\" is no date", word);
	assert_int_equal(number - saturday(), days_on);
}

static void a_weekday_is_the_coming_one_or_today(void **state)
{
	(void)state;
	assert_date("sat", 0);
	assert_date("Saturday", 0);
	assert_date("sun", 1);
	assert_date("MON", 2);
	assert_date("tues", 3);
	assert_date("wed", 4);
	assert_date("thurs", 5);
	assert_date("friday", 6);
}

static void days_are_named_and_counted(void **state)
{
	(void)state;
	assert_date("today", 0);
	assert_date("Tomorrow", 1);
	assert_date("yesterday", -1);
	assert_date("+0", 0);
	assert_date("+10", 10);
	assert_date("-1", -1);
	assert_date("+9999", 9999);
}

static void a_date_without_a_year_is_the_next_one(void **state)
{
	(void)state;
	assert_date("21.11", 0);
	assert_date("22.11.", 1);
	assert_date("1.12", 10);
	assert_date("20.11", 364);
	assert_date("24.12.2026", 33);
	assert_date("20.11.2026", -1);
	assert_date("2026-12-24", 33);
	/* The next leap year is 2028. */
	assert_date("29.2", day_of(2028, 2, 29) - saturday());
}

static void leap_days_skip_2100(void **state)
{
	day_number number;

	(void)state;
	assert_true(timeslot_parse_date("29.2", day_of(2096, 3, 1), &number));
	assert_int_equal(number, day_of(2104, 2, 29));
}

static void not_every_word_is_a_date(void **state)
{
	static const char *const words[] = {
		"", "+", "-", "+x", "+1x", "+12345", "mo", "su", "f", "smith",
		"sunny", "saturdays", "31.4", "30.2", "0.1", "1.0", "1.13",
		"24.12.26", "24.12.2026x", "24.12.1850", "24/12", "24.", ".12",
		"2026-13-01", "2026-12-32", "2026-1-1", "18", "18:30", " sat",
	};
	day_number number = 4711;

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(words); i++) {
		if (timeslot_parse_date(words[i], saturday(), &number))
			fail_msg("\"%s\" was read as a date", words[i]);
	}
	assert_int_equal(number, 4711);
}

static void assert_time(const char *word, int hour, int minute)
{
	int read;

	if (!timeslot_parse_time(word, &read))
		fail_msg("\"%s\" is no time", word);
	assert_int_equal(read, hour * 60 + minute);
}

static void times_are_typed_in_many_ways(void **state)
{
	(void)state;
	assert_time("0", 0, 0);
	assert_time("18", 18, 0);
	assert_time("930", 9, 30);
	assert_time("1830", 18, 30);
	assert_time("0000", 0, 0);
	assert_time("18:30", 18, 30);
	assert_time("8:05", 8, 5);
	assert_time("6pm", 18, 0);
	assert_time("6:30PM", 18, 30);
	assert_time("630pm", 18, 30);
	assert_time("12am", 0, 0);
	assert_time("12pm", 12, 0);
	assert_time("24", 24, 0);
	assert_time("24:00", 24, 0);
}

static void not_every_word_is_a_time(void **state)
{
	static const char *const words[] = {
		"", "25", "2500", "1860", "18:60", "18:5", "18:", "24:01", "2401",
		"13pm", "0am", "0pm", "6p", "6 pm", "18h", "-1", "+1", "12345",
		"18:300", "noon", "18.30",
	};
	int minute = 4711;

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(words); i++) {
		if (timeslot_parse_time(words[i], &minute))
			fail_msg("\"%s\" was read as a time", words[i]);
	}
	assert_int_equal(minute, 4711);
}

static void assert_length(const char *word, bool bare, int wanted)
{
	int read;

	if (!timeslot_parse_length(word, bare, &read))
		fail_msg("\"%s\" is no length", word);
	assert_int_equal(read, wanted);
}

static void lengths_are_typed_in_many_ways(void **state)
{
	(void)state;
	assert_length("2h", false, 120);
	assert_length("90m", false, 90);
	assert_length("45min", false, 45);
	assert_length("1h30", false, 90);
	assert_length("1h30m", false, 90);
	assert_length("1H5", false, 65);
	assert_length("1:30", false, 90);
	assert_length("24h", false, 1440);
	assert_length("90", true, 90);
	assert_length("1m", false, 1);
}

static void not_every_word_is_a_length(void **state)
{
	static const char *const words[] = {
		"", "90", "h", "2h60", "2hours", "0m", "0h", "0:00", "25h",
		"24h01", "1441m", "1:5", "1:", "-30m", "1h30x", "12345m",
	};
	int minutes = 4711;

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(words); i++) {
		if (timeslot_parse_length(words[i], false, &minutes))
			fail_msg("\"%s\" was read as a length", words[i]);
	}
	assert_false(timeslot_parse_length("0", true, &minutes));
	assert_false(timeslot_parse_length("1441", true, &minutes));
	assert_int_equal(minutes, 4711);
}

/* ------------------------------------------------------ how it is written */

static void writes_times_and_dates(void **state)
{
	char text[TIMESLOT_TEXT_SIZE];
	wall_minute midnight = timeslot_midnight(saturday());

	(void)state;
	timeslot_format_time(midnight + 845, text);
	assert_string_equal(text, "14:05");
	timeslot_format_iso_date(saturday(), text);
	assert_string_equal(text, "2026-11-21");
	timeslot_format_date(saturday(), true, text);
	assert_string_equal(text, "Sat 21 Nov 2026");
	timeslot_format_date(day_of(2027, 1, 3), false, text);
	assert_string_equal(text, "Sun 3 Jan");
	timeslot_format_stamp(midnight + 845, text);
	assert_string_equal(text, "2026-11-21 14:05");
	timeslot_format_stamp(-1, text);
	assert_string_equal(text, "1999-12-31 23:59");
}

static void a_range_ends_at_24_not_at_0(void **state)
{
	char text[TIMESLOT_TEXT_SIZE];
	wall_minute midnight = timeslot_midnight(saturday());

	(void)state;
	timeslot_format_range(midnight + 960, midnight + 1080, text);
	assert_string_equal(text, "16:00-18:00");
	timeslot_format_range(midnight + 1380, midnight + 1440, text);
	assert_string_equal(text, "23:00-24:00");
	timeslot_format_range(midnight + 1380, midnight + 1500, text);
	assert_string_equal(text, "23:00-01:00");
	timeslot_format_range(midnight, midnight + 60, text);
	assert_string_equal(text, "00:00-01:00");
}

static void writes_lengths(void **state)
{
	char text[TIMESLOT_TEXT_SIZE];

	(void)state;
	timeslot_format_length(45, text);
	assert_string_equal(text, "45 min");
	timeslot_format_length(120, text);
	assert_string_equal(text, "2 h");
	timeslot_format_length(90, text);
	assert_string_equal(text, "1 h 30");
	timeslot_format_length(65, text);
	assert_string_equal(text, "1 h 05");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(days_count_from_2000),
		cmocka_unit_test(every_day_agrees_with_the_c_library),
		cmocka_unit_test(there_is_no_such_date),
		cmocka_unit_test(minutes_before_2000_belong_to_their_day),
		cmocka_unit_test(the_last_day_does_not_overflow),
		cmocka_unit_test(reads_what_the_server_writes),
		cmocka_unit_test(a_stamp_that_is_none_changes_nothing),
		cmocka_unit_test(an_iso_date_is_the_whole_text),
		cmocka_unit_test(a_weekday_is_the_coming_one_or_today),
		cmocka_unit_test(days_are_named_and_counted),
		cmocka_unit_test(a_date_without_a_year_is_the_next_one),
		cmocka_unit_test(leap_days_skip_2100),
		cmocka_unit_test(not_every_word_is_a_date),
		cmocka_unit_test(times_are_typed_in_many_ways),
		cmocka_unit_test(not_every_word_is_a_time),
		cmocka_unit_test(lengths_are_typed_in_many_ways),
		cmocka_unit_test(not_every_word_is_a_length),
		cmocka_unit_test(writes_times_and_dates),
		cmocka_unit_test(a_range_ends_at_24_not_at_0),
		cmocka_unit_test(writes_lengths),
	};

	return cmocka_run_group_tests_name("timeslot", tests, NULL, NULL);
}

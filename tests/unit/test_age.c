/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The age of what is shown without a line: it counts on by the venue's clock,
 * minute by minute. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "base/clock.h"
#include "base/mem.h"
#include "store/age.h"
#include "tests/support/fake_db.h"

#define SECOND_MS 1000
#define MINUTE_MS (60 * SECOND_MS)

static int64_t now_ms = 5000000;

/* Instead of the one in base. */
int64_t clock_ms(void)
{
	return now_ms;
}

static struct db *db;
static struct store *store;

/* The server was heard at 14:07:40, then no more. */
static int setup(void **state)
{
	static const struct db_listener nobody;
	wall_minute minute;

	(void)state;
	db = db_new(NULL, NULL, &nobody);
	store = store_new(db);
	fake_db_connect(db);
	fake_db_run(db);
	assert_true(timeslot_parse_stamp("2026-11-21 14:07", &minute));
	store_set_clock(store, minute, 40);
	fake_db_lose(db, "");
	fake_db_run(db);
	return 0;
}

static int teardown(void **state)
{
	(void)state;
	store_free(&store);
	db_free(&db);
	return 0;
}

static void says_after(int seconds, const char *wanted)
{
	int64_t before_ms = now_ms;
	char text[ERR_TEXT_SIZE];

	now_ms += (int64_t)seconds * SECOND_MS;
	age_sentence(store, text, sizeof(text));
	assert_string_equal(text, wanted);
	now_ms = before_ms;
}

static void back_after(struct outage *outage, int64_t away_ms,
	const char *wanted)
{
	char text[ERR_TEXT_SIZE] = "";

	outage_begin(outage);
	now_ms += away_ms;
	/* Each attempt that fails is no new beginning. */
	outage_begin(outage);
	assert_int_equal(outage_end(outage, text, sizeof(text)),
		wanted[0] != '\0');
	assert_string_equal(text, wanted);
}

static void a_return_is_told_with_its_length(void **state)
{
	static const struct { int64_t away_ms; const char *words; } cases[] = {
		{ 0, "connected again" }, { 999, "connected again" },
		{ 1000, "connected again after 1 s" },
		{ 59999, "connected again after 59 s" },
		{ 60000, "connected again after 1 min" },
		{ 150000, "connected again after 2 min" },
		{ 65 * MINUTE_MS, "connected again after 1 h 05" },
	};
	char text[ERR_TEXT_SIZE] = "";

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		struct outage outage = { .since_ms = 0 };

		back_after(&outage, cases[i].away_ms, cases[i].words);
		/* Once, and nothing is told of a line that did not go. */
		assert_false(outage_end(&outage, text, sizeof(text)));
		now_ms += 2 * MINUTE_MS;
		assert_false(outage_end(&outage, text, sizeof(text)));
	}
	assert_string_equal(text, "");
}

static void a_line_that_flaps_is_told_of_once_a_minute(void **state)
{
	struct outage outage = { .since_ms = 0 };

	(void)state;
	back_after(&outage, 3 * SECOND_MS, "connected again after 3 s");
	for (int i = 0; i < 5; i++) {
		now_ms += 5 * SECOND_MS;
		back_after(&outage, 5 * SECOND_MS, "");
	}
	now_ms += 5 * SECOND_MS;
	back_after(&outage, 5 * SECOND_MS, "connected again after 5 s");
	/* A long one is told of at once. */
	back_after(&outage, 2 * MINUTE_MS, "connected again after 2 min");
}

static void it_counts_on_with_the_venues_clock(void **state)
{
	(void)state;
	says_after(0, "offline since 14:07");
	says_after(19, "offline since 14:07");
	/* 14:08:00 */
	says_after(20, "offline since 14:07, the data is 1 min old");
	says_after(79, "offline since 14:07, the data is 1 min old");
	says_after(80, "offline since 14:07, the data is 2 min old");
	says_after(20 + 58 * 60, "offline since 14:07, the data is 59 min old");
	says_after(20 + 59 * 60, "offline since 14:07, the data is 1 h old");
	says_after(20 + 64 * 60, "offline since 14:07, the data is 1 h 05 old");
	says_after(20 + 24 * 3600, "offline since Sat 14:07, "
		"the data is 24 h 01 old");
}

/* What was heard last counts, not when the line was found to be gone. */
static void silence_before_the_end_counts(void **state)
{
	wall_minute heard;

	(void)state;
	for (int minute = 0; minute < 200; minute++) {
		heard = age_last_heard(store);
		assert_true(heard == store_now(store) - minute);
		now_ms += MINUTE_MS;
	}
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
	const struct CMUnitTest tests[] = {
		TEST(it_counts_on_with_the_venues_clock),
		TEST(silence_before_the_end_counts),
		TEST(a_return_is_told_with_its_length),
		TEST(a_line_that_flaps_is_told_of_once_a_minute),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

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
	age_sentence(store, text, sizeof text);
	assert_string_equal(text, wanted);
	now_ms = before_ms;
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
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

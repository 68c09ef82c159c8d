/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lines that stall, end halfway or die without a word, and how soon that is
 * noticed (tests/support/proxy.h). */
#include "config.h"

#include "io/db.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "base/clock.h"
#include "base/mem.h"
#include "io/db_private.h"
#include "tests/db/db_fixture.h"
#include "tests/support/proxy.h"

static const struct query nap = QUERY(QUERY_ONE,
	"SELECT pg_sleep(0.3)::text || $1 AS slept", 1, 1);

/* ------------------------------------------------------------ the bad line */

static struct proxy *proxy;
static char *dsn;

/* words: what the operator says beside where it is. */
static void through_the_proxy(struct db_fixture *f, const char *words)
{
	dsn = mem_printf("%s %s %s", f->dsn, proxy_dsn(proxy), words);
	connecting(f, dsn);
	await_state(f, DB_READY);
}

static int begin(void **state)
{
	struct db_fixture *f;

	db_fixture_begin(state);
	f = *state;
	proxy = proxy_open(cluster_directory(f->cluster));
	return 0;
}

static int end(void **state)
{
	int result = db_fixture_end(state);

	proxy_close(&proxy);
	free(dsn);
	dsn = NULL;
	return result;
}

/* ----------------------------------------------------------------- flapping */

#define BREAKS 5
#define SOON_MS 4000		/* db_connect.c calls a line of 5 s stable */

/* A server that takes connections and breaks each at once does not reset the
 * back-off: the next one is waited for longer, though it was had. */
static void a_line_that_breaks_at_once_is_tried_less_often(void **state)
{
	struct db_fixture *f = *state;
	int64_t at_ms[BREAKS + 1], ready_ms;

	through_the_proxy(f, "");
	for (int i = 0; i < BREAKS; i++) {
		ready_ms = clock_ms();
		proxy_strike(proxy, PROXY_DROP);
		await_state(f, DB_LOST);
		/* This machine was held up: it was a stable line. */
		if (clock_ms() - ready_ms > SOON_MS)
			i = -1;
		await_state(f, DB_READY);
	}
	assert_true(proxy_accepted(proxy, at_ms, BREAKS + 1) > BREAKS);
	assert_true(at_ms[BREAKS] - at_ms[BREAKS - 1] >=
		(BACKOFF_FIRST_MS << (BREAKS - 1)) * 3 / 4);
	still_works(f);
}

/* ------------------------------------------------------------------- idle */

/* Nobody asks anything; the kernel still acknowledges. */
static void an_idle_line_that_died_silently_is_found(void **state)
{
	struct db_fixture *f = *state;
	int64_t before = clock_ms();	/* than whatever was heard last */

	through_the_proxy(f, "keepalives_idle=1 tcp_user_timeout=300");
	proxy_strike(proxy, PROXY_SILENCE);
	await_state(f, DB_LOST);
	assert_true(clock_ms() - before >= 900);
	assert_true(describes(f, "the server stopped answering"));
	await_state(f, DB_READY);
	assert_string_equal(f->states, "RLR");
	assert_string_equal(f->topics, "* * ");
}

static bool is_silent_for_long(struct db_fixture *f)
{
	return db_silent_ms(f->db) >= 900;
}

static bool was_heard(struct db_fixture *f)
{
	return db_silent_ms(f->db) < 900;
}

/* A line that is well is asked, too, and what is asked meanwhile waits. */
static void an_idle_line_that_is_well_stays(void **state)
{
	struct db_fixture *f = *state;

	through_the_proxy(f, "keepalives_idle=1");
	await(f, is_silent_for_long);
	await(f, was_heard);
	assert_false(db_is_busy(f->db));
	still_works(f);
	assert_string_equal(f->states, "R");
}

/* What is asked while the line is being asked comes after that. */
static void a_request_behind_a_stalled_beat_is_told_as_not_sent(void **state)
{
	struct db_fixture *f = *state;
	struct answer *answer;

	through_the_proxy(f, "keepalives_idle=1 tcp_user_timeout=1000");
	proxy_strike(proxy, PROXY_STALL);
	await(f, is_silent_for_long);
	run_for(f, 200);
	answer = ask_echo(f, NULL, "late");
	await_answer(f, answer);
	assert_string_equal(answer->error.sqlstate, "08003");
	await_state(f, DB_READY);
}

/* The beat was only slow: what waited for it goes on. */
static void a_slow_beat_holds_nothing_up_for_good(void **state)
{
	struct db_fixture *f = *state;
	struct answer *answer;

	through_the_proxy(f, "keepalives_idle=1");
	proxy_strike(proxy, PROXY_STALL);
	await(f, is_silent_for_long);
	run_for(f, 200);
	answer = ask_echo(f, NULL, "late");
	proxy_heal(proxy);
	await_answer(f, answer);
	assert_string_equal(rows_text(answer->rows, 0, 0), "late");
	assert_string_equal(f->states, "R");
}

/* Whoever switches keepalives off has a reason. */
static void nobody_is_asked_who_must_not_be(void **state)
{
	struct db_fixture *f = *state;

	through_the_proxy(f, "keepalives=0 keepalives_idle=1");
	proxy_strike(proxy, PROXY_SILENCE);
	run_for(f, 1500);
	assert_string_equal(f->states, "R");
}

/* ------------------------------------------------------- something is out */

/* The operator's own limit is the server's word, whoever gave it. */
static void a_stalled_answer_is_found_by_the_servers_own_limit(void **state)
{
	static const struct proxy_step answers = {
		"stuck", PROXY_TO_CLIENT, 0, PROXY_STALL };
	struct db_fixture *f = *state;
	struct answer *answer;

	through_the_proxy(f, "options='-c statement_timeout=400'");
	proxy_fail(proxy, &answers, 1);
	answer = ask_echo(f, NULL, "stuck");
	await_answer(f, answer);
	assert_string_equal(answer->error.sqlstate, "08007");
	assert_true(describes(f, "the server stopped answering"));
	await_state(f, DB_READY);
}

static const struct query counted = QUERY(QUERY_ONE,
	"SELECT nextval('flights')::text AS n", 0, 1);

static bool has_been_counted(struct db_fixture *f)
{
	char *called = cluster_sql(f->dsn,
		"SELECT is_called::text FROM flights");
	bool was = strcmp(called, "true") == 0;

	free(called);
	return was;
}

/* Nobody far away pays for preparing: it has run while no answer has come. */
static void a_statement_runs_with_what_prepares_it(void **state)
{
	static const struct proxy_step answers = {
		"flights", PROXY_TO_CLIENT, 0, PROXY_STALL };
	struct db_fixture *f = *state;
	struct answer *answer;

	free(cluster_sql(f->dsn, "CREATE SEQUENCE flights"));
	through_the_proxy(f, "");
	proxy_fail(proxy, &answers, 1);
	answer = ask(f, NULL, &counted, NULL);
	await(f, has_been_counted);
	assert_false(answer->came);
	proxy_heal(proxy);
	await_answer(f, answer);
	assert_string_equal(rows_text(answer->rows, 0, 0), "1");
	answer = ask(f, NULL, &counted, NULL);
	await_answer(f, answer);
	assert_string_equal(rows_text(answer->rows, 0, 0), "2");
}

/* Half of an answer is none. */
static void half_an_answer_leaves_it_unknown(void **state)
{
	static const enum proxy_fault faults[] = {
		PROXY_DROP, PROXY_HALF_CLOSE };
	struct db_fixture *f = *state;

	through_the_proxy(f, "");
	for (size_t i = 0; i < ARRAY_LEN(faults); i++) {
		for (int percent = 0; percent < 100; percent += 33) {
			const struct proxy_step step = { "half",
				PROXY_TO_CLIENT, percent, faults[i] };
			struct answer *answer;

			proxy_fail(proxy, &step, 1);
			answer = ask_echo(f, NULL, "half");
			await_answer(f, answer);
			assert_int_equal(proxy_struck(proxy), 1);
			assert_null(answer->rows);
			assert_string_equal(answer->error.sqlstate, "08007");
			await_state(f, DB_READY);
		}
	}
	still_works(f);
}

/* A long statement on a line that is well is not given up. */
static void a_statement_within_its_limit_is_waited_for(void **state)
{
	struct db_fixture *f = *state;
	struct answer *answer;

	through_the_proxy(f, "keepalives_idle=1 tcp_user_timeout=100");
	answer = ask(f, NULL, &nap, VALUES(" slept"));
	await_answer(f, answer);
	assert_string_equal(rows_text(answer->rows, 0, 0), " slept");
	assert_string_equal(f->states, "R");
}

/* ------------------------------------------------------------ coming back */

/* The server has taken the password, so it is wiped, and says nothing more:
 * that is no word about the password. */
static void a_greeting_that_stalls_is_no_wrong_password(void **state)
{
	static const struct proxy_step greeting = {
		"DateStyle", PROXY_TO_CLIENT, 0, PROXY_STALL
	};
	struct db_fixture *f = *state;

	f->options.user = "postgres";
	f->options.password = "whatever";
	f->options.connect_timeout_ms = 1000;
	proxy_fail(proxy, &greeting, 1);
	dsn = mem_printf("%s %s", f->dsn, proxy_dsn(proxy));
	connecting(f, dsn);
	await_state(f, DB_REFUSED);
	assert_int_equal(proxy_struck(proxy), 1);
	assert_int_equal(db_refusal(f->db), ERR_OFFLINE);
	assert_true(describes(f, "did not answer in time"));
}

static bool called_six_times(struct db_fixture *f)
{
	(void)f;
	return proxy_accepted(proxy, NULL, 0) >= 6;
}

/* Each gap is at least three quarters of its turn's, and in all they grow. */
static void attempts_come_less_and_less_often(void **state)
{
	static const int least_ms[] = { 75, 150, 300, 600 };
	struct db_fixture *f = *state;
	int64_t at_ms[6];

	through_the_proxy(f, "");
	proxy_refuse(proxy, true);
	proxy_strike(proxy, PROXY_DROP);
	await(f, called_six_times);
	proxy_accepted(proxy, at_ms, 6);
	/* The first was the connection, the next two follow on its short life. */
	for (int i = 0; i < 4; i++)
		assert_true(at_ms[i + 2] - at_ms[i + 1] >= least_ms[i]);
	proxy_refuse(proxy, false);
	db_retry(f->db);
	await_state(f, DB_READY);
}

/* The greeting and the answer to it are cut, and cut again. */
static void a_line_that_breaks_while_it_is_made_is_made_again(void **state)
{
	struct db_fixture *f = *state;

	through_the_proxy(f, "");
	for (int way = 0; way < 2; way++) {
		const struct proxy_step step = { NULL, (enum proxy_way)way, 50,
			way == 0 ? PROXY_DROP : PROXY_HALF_CLOSE };

		proxy_fail(proxy, &step, 2);
		proxy_strike(proxy, PROXY_DROP);
		await_state(f, DB_LOST);
		await_state(f, DB_READY);
		assert_int_equal(proxy_struck(proxy), 2);
	}
	still_works(f);
}

/* Of a server that is none, or of one from the years to come. */
static void no_limit_is_too_great(void **state)
{
	static const struct { const char *shown; int ms; } limits[] = {
		{ "0", 0 }, { "15s", 15000 }, { "2147483647ms", 86400000 },
		{ "1d", 86400000 }, { "25d", 86400000 }, { "-1", 86400000 },
		{ "99999999999999999999", 86400000 },
		{ "9223372036854775807d", 86400000 }, { "", 0 }, { "x", 0 },
	};
	struct db db = { .statement_ms = 0 };

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(limits); i++) {
		db_watch_limit(&db, limits[i].shown);
		assert_int_equal(db.statement_ms, limits[i].ms);
	}
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, begin, end)
	const struct CMUnitTest tests[] = {
		TEST(a_line_that_breaks_at_once_is_tried_less_often),
		TEST(an_idle_line_that_died_silently_is_found),
		TEST(an_idle_line_that_is_well_stays),
		TEST(a_request_behind_a_stalled_beat_is_told_as_not_sent),
		TEST(a_slow_beat_holds_nothing_up_for_good),
		TEST(nobody_is_asked_who_must_not_be),
		TEST(a_stalled_answer_is_found_by_the_servers_own_limit),
		TEST(a_statement_runs_with_what_prepares_it),
		TEST(half_an_answer_leaves_it_unknown),
		TEST(a_statement_within_its_limit_is_waited_for),
		TEST(a_greeting_that_stalls_is_no_wrong_password),
		TEST(attempts_come_less_and_less_often),
		TEST(a_line_that_breaks_while_it_is_made_is_made_again),
		cmocka_unit_test(no_limit_is_too_great),
	};
#undef TEST

	return cmocka_run_group_tests_name("db_line", tests, db_fixture_group,
		db_fixture_group_end);
}

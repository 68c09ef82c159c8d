/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Requests in trouble: stopped, tried again, refused; and notifications. */
#include "config.h"

#include "io/db.h"

#include <libpq-fe.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <cmocka.h>

#include "base/clock.h"
#include "base/log.h"
#include "base/mem.h"
#include "tests/db/db_fixture.h"
#include "tests/support/patience.h"

/* Longer than a test is patient: it ends because it was stopped, or because
 * the server's limit was reached where a test sets one. */
static const struct query sleeping = QUERY(QUERY_ONE,
	"SELECT pg_sleep(600)::text AS slept", 0, 1);

#define NO_LIMIT_MS (2 * PATIENCE_MS)

/* Stopping */

static bool statement_sleeps(struct db_fixture *f)
{
	char *seen = cluster_sql(f->dsn, "SELECT 1 FROM pg_stat_activity"
		" WHERE application_name = 'opsdesk test'"
		" AND datname = current_database()"
		" AND wait_event = 'PgSleep'");
	bool sleeps = seen != NULL;

	free(seen);
	return sleeps;
}

static void await_sleep(struct db_fixture *f)
{
	while (!statement_sleeps(f))
		run_for(f, 5);
}

static void a_running_request_is_stopped_and_no_other(void **state)
{
	struct db_fixture *f = *state;
	struct answer *running, *waiting;

	f->options.statement_timeout_ms = NO_LIMIT_MS;
	connected(f);
	running = ask(f, NULL, &sleeping, NULL);
	waiting = ask_echo(f, NULL, "waiting");
	await_sleep(f);
	db_stop(f->db);
	db_stop(f->db);
	await_answer(f, waiting);
	assert_string_equal(running->error.sqlstate, "57014");
	assert_string_equal(running->error.text,
		"stopped: nothing was changed");
	assert_string_equal(rows_text(waiting->rows, 0, 0), "waiting");
	assert_true(running->order < waiting->order);
}

/* Nobody waits for it any more, but it keeps the others waiting. */
static void a_request_without_an_owner_is_stopped_as_well(void **state)
{
	struct db_fixture *f = *state;
	struct db_owner screen = { NULL };
	struct answer *others;

	f->options.statement_timeout_ms = NO_LIMIT_MS;
	connected(f);
	ask(f, &screen, &sleeping, NULL);
	others = ask_echo(f, NULL, "others");
	await_sleep(f);
	db_owner_close(f->db, &screen);
	f->dropped++;
	db_stop(f->db);
	await_answer(f, others);
	assert_string_equal(rows_text(others->rows, 0, 0), "others");
}

static void stopping_nothing_does_nothing(void **state)
{
	struct db_fixture *f = *state;

	connected(f);
	db_stop(f->db);
	still_works(f);
}

static void the_servers_own_limit_says_something_else(void **state)
{
	struct db_fixture *f = *state;

	f->options.statement_timeout_ms = 100;
	connected(f);
	fails_with(f, &sleeping, ERR_CONFLICT, "57014");
	assert_non_null(strstr(f->answers[0].error.text, "too long"));
}

/* PQcancel hangs as long as the postmaster does; the loop must not. */
static void a_hanging_cancel_holds_nothing_for_long(void **state)
{
	struct db_fixture *f = *state;
	static const struct query nap = QUERY(QUERY_ONE,
		"SELECT pg_sleep(0.2)::text AS slept", 0, 1);
	struct answer *napping, *others;
	pid_t postmaster = cluster_pid(f->cluster);
	int64_t before;

	connected(f);
	/* Once before, so that it is not stopped while it is being prepared. */
	await_answer(f, ask(f, NULL, &nap, NULL));
	napping = ask(f, NULL, &nap, NULL);
	others = ask_echo(f, NULL, "others");
	assert_int_equal(kill(postmaster, SIGSTOP), 0);
	db_stop(f->db);
	before = clock_ms();
	run_for(f, 20);
	assert_true(clock_ms() - before < 10000);
	await_answer(f, others);
	assert_int_equal(kill(postmaster, SIGCONT), 0);
	assert_non_null(napping->rows);
	assert_string_equal(rows_text(others->rows, 0, 0), "others");
}

/* Tries */

/* A function that fails with this state so many times, and counts. */
static void make_stubborn(struct db_fixture *f, const char *sqlstate,
	int failures)
{
	free(cluster_sql(f->dsn, "CREATE SEQUENCE tries;"
		"CREATE FUNCTION stubborn() RETURNS int LANGUAGE plpgsql AS $$"
		"BEGIN IF nextval('tries') <= %d THEN"
		" RAISE SQLSTATE '%s'; END IF; RETURN 7; END $$",
		failures, sqlstate));
}

static const struct query stubborn = QUERY(QUERY_ONE,
	"SELECT stubborn() AS n", 0, 1);

static void tried(struct db_fixture *f, const char *times)
{
	char *last = cluster_sql(f->dsn, "SELECT last_value FROM tries");

	assert_string_equal(last, times);
	free(last);
}

static void a_conflict_of_concurrency_is_tried_again(void **state)
{
	struct db_fixture *f = *state;
	struct answer *answer, *after;

	make_stubborn(f, "40001", 3);
	connected(f);
	answer = ask(f, NULL, &stubborn, NULL);
	after = ask_echo(f, NULL, "after");
	await_answer(f, after);
	assert_true(rows_int(answer->rows, 0, 0) == 7);
	assert_true(answer->order < after->order);
	tried(f, "4");
}

static void four_tries_are_enough(void **state)
{
	struct db_fixture *f = *state;

	make_stubborn(f, "40P01", 100);
	connected(f);
	fails_with(f, &stubborn, ERR_CONFLICT, "40P01");
	tried(f, "4");
	still_works(f);
}

static void a_lock_is_waited_for_more_than_once(void **state)
{
	struct db_fixture *f = *state;
	struct answer *answer;
	PGconn *holder = PQconnectdb(f->dsn);
	int tries = 0;
	char *last;

	/* Long enough to let go of it while the second try waits. */
	f->options.lock_timeout_ms = 1000;
	free(cluster_sql(f->dsn, "CREATE TABLE locked AS SELECT 1 AS n;"
		" CREATE SEQUENCE tries;"
		" CREATE FUNCTION stubborn() RETURNS int LANGUAGE plpgsql AS $$"
		" BEGIN PERFORM nextval('tries'); UPDATE locked SET n = n + 1;"
		" RETURN 7; END $$"));
	PQclear(PQexec(holder, "BEGIN; UPDATE locked SET n = 100"));
	assert_int_equal(PQtransactionStatus(holder), PQTRANS_INTRANS);
	connected(f);
	answer = ask(f, NULL, &stubborn, NULL);
	while (tries < 2) {
		run_for(f, 5);
		last = cluster_sql(f->dsn, "SELECT last_value FROM tries"
			" WHERE is_called");
		tries = last != NULL ? atoi(last) : 0;
		free(last);
	}
	PQfinish(holder);
	await_answer(f, answer);
	assert_non_null(answer->rows);
	assert_true(rows_int(answer->rows, 0, 0) == 7);
}

static void a_lock_that_stays_is_a_conflict(void **state)
{
	static const struct query update = { .name = "update_locked",
		.rows = QUERY_NONE, .sql = "UPDATE locked SET n = n + 1" };
	struct db_fixture *f = *state;
	PGconn *holder = PQconnectdb(f->dsn);

	f->options.lock_timeout_ms = 30;
	PQclear(PQexec(holder, "CREATE TABLE locked AS SELECT 1 AS n"));
	PQclear(PQexec(holder, "BEGIN; UPDATE locked SET n = 100"));
	assert_int_equal(PQtransactionStatus(holder), PQTRANS_INTRANS);
	connected(f);
	fails_with(f, &update, ERR_CONFLICT, "55P03");
	PQfinish(holder);
}

static void a_refusal_is_not_tried_again(void **state)
{
	struct db_fixture *f = *state;

	make_stubborn(f, "23P01", 1);
	connected(f);
	fails_with(f, &stubborn, ERR_CONFLICT, "23P01");
	tried(f, "1");
}

/* Plans */

static void a_plan_that_no_longer_fits_is_made_anew(void **state)
{
	static const struct query all = QUERY(QUERY_MANY, "SELECT * FROM t", 0,
		1);
	struct db_fixture *f = *state;
	struct answer *answer;

	free(cluster_sql(f->dsn, "CREATE TABLE t (a int);"
		" INSERT INTO t VALUES (5)"));
	connected(f);
	answer = ask(f, NULL, &all, NULL);
	await_answer(f, answer);
	free(cluster_sql(f->dsn, "ALTER TABLE t ALTER a TYPE text"
		" USING a || ' lanes'"));
	answer = ask(f, NULL, &all, NULL);
	await_answer(f, answer);
	assert_non_null(answer->rows);
	assert_string_equal(rows_text(answer->rows, 0, 0), "5 lanes");
}

static void a_forgotten_plan_is_made_anew(void **state)
{
	static const struct query forget = { .name = "forget",
		.rows = QUERY_NONE, .sql = "DEALLOCATE ALL" };
	struct db_fixture *f = *state;

	connected(f);
	still_works(f);
	ask(f, NULL, &forget, NULL);
	still_works(f);
	still_works(f);
}

/* Errors */

static void the_table_of_errors_says_what_to_do(void **state)
{
	static const struct { struct query query; enum err_kind kind;
		const char *sqlstate; } samples[] = {
		{ QUERY(QUERY_MANY, "SELECT * FROM not_there", 0, 1),
			ERR_BUG, "42P01" },
		{ QUERY(QUERY_MANY, "SELECT 1/0 AS x", 0, 1),
			ERR_BUG, "22012" },
		{ QUERY(QUERY_MANY, "SELECT", 0, 1), ERR_BUG, "" },
		{ QUERY(QUERY_ONE, "SELECT pg_read_file('x') AS x", 0, 1),
			ERR_DENIED, "42501" },
		{ QUERY(QUERY_ONE, "WITH i AS (INSERT INTO u VALUES (1), (1)"
			" RETURNING n) SELECT n FROM i", 0, 1),
			ERR_CONFLICT, "23505" },
	};
	struct db_fixture *f = *state;
	char *dsn = mem_printf("%s options='-c role=plain'", f->dsn);
	size_t i;

	free(cluster_sql(f->dsn, "DROP ROLE IF EXISTS plain; CREATE ROLE plain;"
		" CREATE TABLE u (n int PRIMARY KEY); GRANT ALL ON u TO plain"));
	connecting(f, dsn);
	await_state(f, DB_READY);
	for (i = 0; i < ARRAY_LEN(samples); i++)
		fails_with(f, &samples[i].query, samples[i].kind,
			samples[i].sqlstate);
	db_free(&f->db);
	free(cluster_sql(f->dsn, "DROP TABLE u; DROP ROLE plain"));
	free(dsn);
}

static void the_servers_words_and_values_stay_away_from_the_screen(
	void **state)
{
	static const struct query cast = QUERY(QUERY_ONE,
		"SELECT $1::text::int4 AS n", 1, 1);
	struct db_fixture *f = *state;
	char path[] = "/tmp/opsdesk-log-XXXXXX", content[4000];
	const struct err *error;
	struct err err;
	ssize_t length;
	int fd = mkstemp(path);

	assert_true(log_open(path, &err));
	connected(f);
	error = failure_of(f, &cast, VALUES("Petrov"));
	assert_int_equal(error->kind, ERR_BUG);
	assert_string_equal(error->text,
		"the database refused this (22P02); the log has it");
	log_close();
	length = read(fd, content, sizeof(content) - 1);
	assert_true(length > 0);
	content[length] = '\0';
	assert_non_null(strstr(content, "failed: 22P02"));
	assert_null(strstr(content, "Petrov"));
	close(fd);
	unlink(path);
}

/* Notifications */

static bool heard_the_end(struct db_fixture *f)
{
	return strstr(f->topics, "end ") != NULL;
}

static void hears_its_channel_and_no_other(void **state)
{
	struct db_fixture *f = *state;

	connected(f);
	free(cluster_sql(f->dsn, "SELECT pg_notify('desk', 'grid:2026-11-20'),"
		" pg_notify('other', 'nothing')"));
	free(cluster_sql(f->dsn, "NOTIFY desk"));
	free(cluster_sql(f->dsn, "NOTIFY desk, 'end'"));
	await(f, heard_the_end);
	assert_string_equal(f->topics, "* grid:2026-11-20  end ");
}

static void hears_while_a_request_runs(void **state)
{
	static const struct query announce = QUERY(QUERY_ONE,
		"SELECT pg_notify('desk', 'end')::text AS n", 0, 1);
	struct db_fixture *f = *state;
	struct answer *answer;

	connected(f);
	answer = ask(f, NULL, &announce, NULL);
	await_answer(f, answer);
	await(f, heard_the_end);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, db_fixture_begin, \
	db_fixture_end)
	const struct CMUnitTest tests[] = {
		TEST(a_running_request_is_stopped_and_no_other),
		TEST(a_request_without_an_owner_is_stopped_as_well),
		TEST(stopping_nothing_does_nothing),
		TEST(the_servers_own_limit_says_something_else),
		TEST(a_hanging_cancel_holds_nothing_for_long),
		TEST(a_conflict_of_concurrency_is_tried_again),
		TEST(four_tries_are_enough),
		TEST(a_lock_is_waited_for_more_than_once),
		TEST(a_lock_that_stays_is_a_conflict),
		TEST(a_refusal_is_not_tried_again),
		TEST(a_plan_that_no_longer_fits_is_made_anew),
		TEST(a_forgotten_plan_is_made_anew),
		TEST(the_table_of_errors_says_what_to_do),
		TEST(the_servers_words_and_values_stay_away_from_the_screen),
		TEST(hears_its_channel_and_no_other),
		TEST(hears_while_a_request_runs),
	};
#undef TEST

	/* One of its own: its postmaster is stopped for a while. */
	return cmocka_run_group_tests_name("db_trouble", tests,
		db_fixture_group_own, db_fixture_group_end);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Requests: order, owners, cancellation, retries, and what a reply may be. */
#include "config.h"

#include "io/db.h"

#include <libpq-fe.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <cmocka.h>

#include "base/clock.h"
#include "base/log.h"
#include "base/mem.h"
#include "io/rows.h"
#include "tests/db/db_fixture.h"

static const struct query echo = QUERY(QUERY_ONE,
	"SELECT $1::text AS value", 1, 1);
static const struct query sleeping = QUERY(QUERY_ONE,
	"SELECT pg_sleep(60)::text AS slept", 0, 1);
static const struct query numbers = QUERY(QUERY_MANY,
	"SELECT n FROM generate_series(1, $1::int4) AS n", 1, 1);

#define VALUES(...) ((const char *const[]){ __VA_ARGS__ })

static struct answer *ask_echo(struct db_fixture *f, struct db_owner *owner,
	const char *value)
{
	return ask(f, owner, &echo, VALUES(value));
}

/* Awaits the answer to this query, for one that fails. */
static const struct err *failure_of(struct db_fixture *f,
	const struct query *query, const char *const *parameters)
{
	struct answer *answer = ask(f, NULL, query, parameters);

	await_answer(f, answer);
	assert_null(answer->rows);
	return &answer->error;
}

static void fails_with(struct db_fixture *f, const struct query *query,
	enum err_kind kind, const char *sqlstate)
{
	const struct err *error = failure_of(f, query, NULL);

	assert_string_equal(error->sqlstate, sqlstate);
	assert_int_equal(error->kind, kind);
}

/* A new connection with a reply: everything still works. */
static void still_works(struct db_fixture *f)
{
	struct answer *answer = ask_echo(f, NULL, "well");

	await_answer(f, answer);
	assert_non_null(answer->rows);
	assert_string_equal(rows_text(answer->rows, 0, 0), "well");
}

static void answers_come_in_order(void **state)
{
	static const char *const words[] = { "a", "b", "c", "d", "e" };
	struct db_fixture *f = *state;
	struct answer *answers[5];
	int i;

	connected(f);
	for (i = 0; i < 5; i++)
		answers[i] = ask_echo(f, NULL, words[i]);
	assert_true(db_is_busy(f->db));
	await_answer(f, answers[4]);
	for (i = 0; i < 5; i++) {
		assert_int_equal(answers[i]->order, i + 1);
		assert_string_equal(rows_text(answers[i]->rows, 0, 0),
			words[i]);
	}
	assert_false(db_is_busy(f->db));
}

static void a_statement_is_prepared_once(void **state)
{
	static const struct query count = QUERY(QUERY_ONE,
		"SELECT count(*) AS n FROM pg_prepared_statements"
		" WHERE statement LIKE '%::text AS value'", 0, 1);
	struct db_fixture *f = *state;
	struct answer *answer;

	connected(f);
	ask_echo(f, NULL, "once");
	ask_echo(f, NULL, "twice");
	answer = ask(f, NULL, &count, NULL);
	await_answer(f, answer);
	assert_true(rows_int(answer->rows, 0, 0) == 1);
}

static void values_travel_unchanged(void **state)
{
	static const struct query nulls = QUERY(QUERY_ONE,
		"SELECT $1::text AS a, $2::int4 AS b, $3::bool AS c", 3,
		3);
	struct db_fixture *f = *state;
	struct answer *text, *null;

	connected(f);
	text = ask(f, NULL, &nulls, VALUES("'; DROP \x1B[2J \xE2\x80\xAE", "-7",
		"true"));
	null = ask(f, NULL, &nulls, VALUES(NULL, NULL, NULL));
	await_answer(f, null);
	assert_string_equal(rows_text(text->rows, 0, 0),
		"'; DROP \x1B[2J \xE2\x80\xAE");
	assert_true(rows_int(text->rows, 0, 1) == -7);
	assert_true(rows_bool(text->rows, 0, 2));
	assert_true(rows_is_null(null->rows, 0, 0));
	assert_true(rows_is_null(null->rows, 0, 2));
}

static void bad_utf8_is_not_sent(void **state)
{
	struct db_fixture *f = *state;
	struct answer *good, *bad;

	connected(f);
	good = ask_echo(f, NULL, "good");
	bad = ask_echo(f, NULL, "caf\xE9");
	await_answer(f, bad);
	assert_non_null(good->rows);
	assert_int_equal(bad->error.kind, ERR_INVALID);
	assert_string_equal(bad->error.sqlstate, "22021");
	still_works(f);
}

/* Sizes */

static void a_large_parameter_is_sent_without_waiting(void **state)
{
	static const struct query length = QUERY(QUERY_ONE,
		"SELECT length($1) AS n", 1, 1);
	struct db_fixture *f = *state;
	size_t size = 20 * 1024 * 1024;
	char *text = mem_new(size + 1, 1);
	struct answer *answer;

	connected(f);
	memset(text, 'x', size);
	answer = ask(f, NULL, &length, VALUES(text));
	free(text);
	await_answer(f, answer);
	assert_true(rows_int(answer->rows, 0, 0) == 20 * 1024 * 1024);
}

static void a_long_list_arrives_whole(void **state)
{
	struct db_fixture *f = *state;
	struct answer *answer;
	int i;

	connected(f);
	answer = ask(f, NULL, &numbers, VALUES("20000"));
	await_answer(f, answer);
	assert_int_equal(rows_count(answer->rows), 20000);
	for (i = 0; i < 20000; i++)
		assert_true(rows_int(answer->rows, i, 0) == i + 1);
	answer = ask(f, NULL, &numbers, VALUES("0"));
	await_answer(f, answer);
	assert_int_equal(rows_count(answer->rows), 0);
	assert_int_equal(rows_columns(answer->rows), 1);
}

static void an_oversized_reply_is_refused_and_stopped(void **state)
{
	static const struct query flood = QUERY(QUERY_MANY,
		"SELECT repeat('x', 10000) AS x"
		" FROM generate_series(1, 10000000)", 0, 1);
	struct db_fixture *f = *state;

	connected(f);
	fails_with(f, &flood, ERR_BUG, "");
	still_works(f);
	assert_string_equal(f->states, "R");
}

static void a_null_byte_is_the_servers_to_refuse(void **state)
{
	static const struct query null_byte = QUERY(QUERY_ONE,
		"SELECT chr(0) AS c", 0, 1);
	struct db_fixture *f = *state;

	connected(f);
	fails_with(f, &null_byte, ERR_BUG, "54000");
	still_works(f);
}

/* Declarations */

static void a_reply_must_be_what_was_declared(void **state)
{
	static const struct query none_of_one = QUERY(QUERY_ONE,
		"SELECT 1 AS n WHERE false", 0, 1);
	static const struct query two_of_maybe = QUERY(QUERY_MAYBE,
		"SELECT 1 AS n UNION ALL SELECT 2", 0, 1);
	static const struct query more_columns = QUERY(QUERY_MANY,
		"SELECT 1 AS n, 2 AS m", 0, 1);
	static const struct query maybe_none = QUERY(QUERY_MAYBE,
		"SELECT 1 AS n WHERE false", 0, 1);
	static const struct query command = { .name = "command",
		.rows = QUERY_NONE, .sql = "SELECT pg_sleep(0)" };
	struct db_fixture *f = *state;
	struct answer *answer;

	connected(f);
	fails_with(f, &none_of_one, ERR_BUG, "");
	fails_with(f, &two_of_maybe, ERR_BUG, "");
	fails_with(f, &more_columns, ERR_BUG, "");
	answer = ask(f, NULL, &maybe_none, NULL);
	await_answer(f, answer);
	assert_int_equal(rows_count(answer->rows), 0);
	answer = ask(f, NULL, &command, NULL);
	await_answer(f, answer);
	assert_int_equal(rows_columns(answer->rows), 0);
	still_works(f);
}

static void a_transfer_is_no_query_and_costs_the_line(void **state)
{
	static const struct query transfer = { .name = "transfer",
		.rows = QUERY_NONE, .sql = "COPY pg_class TO STDOUT" };
	struct db_fixture *f = *state;

	connected(f);
	failure_of(f, &transfer, NULL);
	await_state(f, DB_READY);
	still_works(f);
}

/* Owners */

static void a_closed_owner_hears_nothing(void **state)
{
	struct db_fixture *f = *state;
	struct db_owner screen = { NULL }, other = { NULL };
	struct answer *running, *waiting, *others, *last;

	connected(f);
	running = ask_echo(f, &screen, "running");
	others = ask_echo(f, &other, "others");
	waiting = ask_echo(f, &screen, "waiting");
	db_owner_close(f->db, &screen);
	f->dropped = 2;
	assert_null(screen.first);
	assert_non_null(other.first);
	last = ask_echo(f, &screen, "asked after");
	await_answer(f, last);
	assert_false(running->came);
	assert_false(waiting->came);
	assert_string_equal(rows_text(others->rows, 0, 0), "others");
	assert_string_equal(rows_text(last->rows, 0, 0), "asked after");
	assert_null(screen.first);
	assert_null(other.first);
}

/* It is with the server: the next one waits for its end, but no longer. */
static void what_a_closed_owner_has_running_is_waited_for(void **state)
{
	static const struct query nap = QUERY(QUERY_ONE,
		"SELECT pg_sleep(0.05)::text AS slept", 0, 1);
	struct db_fixture *f = *state;
	struct db_owner screen = { NULL };

	connected(f);
	ask(f, &screen, &nap, NULL);
	db_owner_close(f->db, &screen);
	f->dropped = 1;
	assert_true(db_is_busy(f->db));
	still_works(f);
	assert_false(db_is_busy(f->db));
}

static void freeing_the_connection_empties_its_owners(void **state)
{
	struct db_fixture *f = *state;
	struct db_owner screen = { NULL };

	connected(f);
	ask(f, &screen, &sleeping, NULL);
	ask_echo(f, &screen, "never");
	assert_non_null(screen.first);
	db_free(&f->db);
	assert_null(screen.first);
	assert_int_equal(f->answered, 0);
}

struct nosy {
	struct db_fixture *f;
	struct db_owner *victim;
	struct answer *followed;
	bool came;
};

static void close_and_ask(void *context, struct rows *rows,
	const struct err *error)
{
	struct nosy *nosy = context;

	(void)error;
	rows_free(&rows);
	nosy->came = true;
	db_owner_close(nosy->f->db, nosy->victim);
	nosy->followed = ask_echo(nosy->f, NULL, "followed");
}

static void a_callback_may_close_others_and_ask(void **state)
{
	struct db_fixture *f = *state;
	struct db_owner victim = { NULL };
	struct nosy nosy = { .f = f, .victim = &victim };

	connected(f);
	db_ask(f->db, NULL, &echo, VALUES("first"), close_and_ask, &nosy);
	ask_echo(f, &victim, "closed before its turn");
	f->dropped = 1;
	while (!nosy.came)
		run_for(f, 5);
	await_answer(f, nosy.followed);
	assert_false(f->answers[0].came);
	assert_string_equal(rows_text(nosy.followed->rows, 0, 0), "followed");
}

/* The same when there is no line: what a failing callback asks fails too, in
 * a turn of its own. */
static void a_failing_callback_may_do_the_same(void **state)
{
	struct db_fixture *f = *state;
	struct db_owner victim = { NULL };
	struct nosy nosy = { .f = f, .victim = &victim };

	connecting(f, "host=/nonexistent");
	db_ask(f->db, NULL, &echo, VALUES("first"), close_and_ask, &nosy);
	ask_echo(f, &victim, "closed before its turn");
	f->dropped = 1;
	while (!nosy.came)
		run_for(f, 5);
	await_answer(f, nosy.followed);
	assert_false(f->answers[0].came);
	assert_string_equal(nosy.followed->error.sqlstate, "08003");
}

/* Stopping */

static bool statement_sleeps(struct db_fixture *f)
{
	char *seen = cluster_sql(f->dsn, "SELECT 1 FROM pg_stat_activity"
		" WHERE application_name = 'opsdesk test'"
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
	struct db_owner screen = { NULL };
	struct answer *running, *waiting, *others;
	int64_t before = clock_ms();

	connected(f);
	running = ask(f, &screen, &sleeping, NULL);
	waiting = ask_echo(f, &screen, "waiting");
	others = ask_echo(f, NULL, "others");
	await_sleep(f);
	db_cancel(f->db, &screen);
	db_cancel(f->db, &screen);
	await_answer(f, others);
	assert_true(clock_ms() - before < 15000);
	assert_string_equal(running->error.sqlstate, "57014");
	assert_string_equal(running->error.text, "stopped");
	assert_string_equal(waiting->error.sqlstate, "57014");
	assert_string_equal(rows_text(others->rows, 0, 0), "others");
	assert_true(running->order < waiting->order);
}

static void stopping_nothing_does_nothing(void **state)
{
	struct db_fixture *f = *state;
	struct db_owner screen = { NULL };

	connected(f);
	db_cancel(f->db, &screen);
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
	struct db_owner screen = { NULL };
	struct answer *napping, *others;
	pid_t postmaster = cluster_pid(f->cluster);
	int64_t before;

	connected(f);
	/* Once before, so that it is not stopped while it is being prepared. */
	await_answer(f, ask(f, NULL, &nap, NULL));
	napping = ask(f, &screen, &nap, NULL);
	others = ask_echo(f, NULL, "others");
	assert_int_equal(kill(postmaster, SIGSTOP), 0);
	db_cancel(f->db, &screen);
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

	f->options.lock_timeout_ms = 30;
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
	length = read(fd, content, sizeof content - 1);
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
		TEST(answers_come_in_order),
		TEST(a_statement_is_prepared_once),
		TEST(values_travel_unchanged),
		TEST(bad_utf8_is_not_sent),
		TEST(a_large_parameter_is_sent_without_waiting),
		TEST(a_long_list_arrives_whole),
		TEST(an_oversized_reply_is_refused_and_stopped),
		TEST(a_null_byte_is_the_servers_to_refuse),
		TEST(a_reply_must_be_what_was_declared),
		TEST(a_transfer_is_no_query_and_costs_the_line),
		TEST(a_closed_owner_hears_nothing),
		TEST(what_a_closed_owner_has_running_is_waited_for),
		TEST(freeing_the_connection_empties_its_owners),
		TEST(a_callback_may_close_others_and_ask),
		TEST(a_failing_callback_may_do_the_same),
		TEST(a_running_request_is_stopped_and_no_other),
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
	return cmocka_run_group_tests_name("db_request", tests,
		db_fixture_group_own, db_fixture_group_end);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Requests: their order, their owners, and what a reply may be. */
#include "config.h"

#include "io/db.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "base/mem.h"
#include "tests/db/db_fixture.h"

static const struct query sleeping = QUERY(QUERY_ONE,
	"SELECT pg_sleep(60)::text AS slept", 0, 1);
static const struct query numbers = QUERY(QUERY_MANY,
	"SELECT n FROM generate_series(1, $1::int4) AS n", 1, 1);

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
	assert_int_equal(rows_count(answer->rows), 0);
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
	};
#undef TEST

	return cmocka_run_group_tests_name("db_request", tests,
		db_fixture_group, db_fixture_group_end);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The connection: coming, going, coming back, and saying why not. */
#include "config.h"

#include "io/db.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>
#include <cmocka.h>

#include "base/clock.h"
#include "base/mem.h"
#include "tests/db/db_fixture.h"

static const struct query one = QUERY(QUERY_ONE, "SELECT 1 AS n", 0, 1);
static const struct query setting = QUERY(QUERY_ONE,
	"SELECT current_setting($1) AS value", 1, 1);
static const struct query backend = QUERY(QUERY_ONE,
	"SELECT pg_backend_pid() AS pid", 0, 1);

static void await_setting(struct db_fixture *f, const char *name,
	const char *wanted)
{
	struct answer *answer = ask(f, NULL, &setting,
		(const char *const[]){ name });

	await_answer(f, answer);
	assert_non_null(answer->rows);
	assert_string_equal(rows_text(answer->rows, 0, 0), wanted);
}

static void connects_and_says_so(void **state)
{
	struct db_fixture *f = *state;

	connecting(f, NULL);
	assert_int_equal(db_state(f->db), DB_CONNECTING);
	assert_string_equal(db_user(f->db), "");
	/* Nobody is called from within db_new(). */
	assert_string_equal(f->states, "");
	await_state(f, DB_READY);
	assert_string_equal(f->states, "R");
	assert_string_equal(f->topics, "* ");
	assert_string_equal(db_user(f->db), "postgres");
	assert_false(db_is_busy(f->db));
	assert_true(describes(f, "connected to socket /"));
	assert_true(describes(f, "as postgres"));
}

static void sets_what_the_operator_did_not(void **state)
{
	struct db_fixture *f = *state;

	f->options.statement_timeout_ms = 4000;
	connected(f);
	await_setting(f, "statement_timeout", "4s");
	await_setting(f, "lock_timeout", "3s");
	await_setting(f, "idle_in_transaction_session_timeout", "30s");
	await_setting(f, "application_name", "opsdesk test");
	await_setting(f, "client_encoding", "UTF8");
	await_setting(f, "TimeZone", "UTC");
}

static void the_operators_words_win(void **state)
{
	struct db_fixture *f = *state;
	char *dsn = mem_printf("%s options='-c lock_timeout=7s' "
		"application_name=mine client_encoding=LATIN1", f->dsn);

	connecting(f, dsn);
	await_state(f, DB_READY);
	await_setting(f, "lock_timeout", "7s");
	await_setting(f, "statement_timeout", "15s");
	await_setting(f, "application_name", "mine");
	/* But for this: one character outside of it fails a whole query. */
	await_setting(f, "client_encoding", "UTF8");
	free(dsn);
}

static void the_environment_and_a_service_file_count(void **state)
{
	struct db_fixture *f = *state;
	char path[] = "/tmp/opsdesk-service-XXXXXX";
	FILE *file = fdopen(mkstemp(path), "w");
	const char *name = strstr(f->dsn, "dbname=") + strlen("dbname=");

	assert_non_null(file);
	fprintf(file, "[front]\nhost=%s\ndbname=%s\nuser=postgres\n"
		"options=-c lock_timeout=9s\n",
		cluster_directory(f->cluster), name);
	fclose(file);
	setenv("PGSERVICEFILE", path, 1);
	setenv("PGAPPNAME", "from the environment", 1);
	connecting(f, "service=front");
	unsetenv("PGAPPNAME");
	assert_null(getenv("PGSERVICE"));
	setenv("PGAPPNAME", "from the environment", 1);
	await_state(f, DB_READY);
	await_setting(f, "lock_timeout", "9s");
	await_setting(f, "application_name", "from the environment");
	unsetenv("PGAPPNAME");
	unsetenv("PGSERVICEFILE");
	unlink(path);
}

/* Not there */

static bool tried_three_times(struct db_fixture *f)
{
	char lines[8][ERR_TEXT_SIZE];
	int count = db_describe(f->db, lines, 8);

	return count > 1 && strstr(lines[1], "attempt 3 failed") != NULL;
}

static void a_missing_socket_is_tried_again_and_again(void **state)
{
	struct db_fixture *f = *state;
	struct answer *answer;

	connecting(f, "host=/nonexistent dbname=none user=ben");
	answer = ask(f, NULL, &one, NULL);
	assert_true(db_is_busy(f->db));
	await(f, tried_three_times);
	assert_int_equal(db_state(f->db), DB_CONNECTING);
	assert_string_equal(f->states, "");
	assert_true(describes(f, "trying socket /nonexistent"));
	assert_true(describes(f, "database none, as ben"));
	assert_true(describes(f, "No such file or directory"));
	/* What was asked meanwhile has been answered: not sent. */
	assert_true(answer->came);
	assert_int_equal(answer->error.kind, ERR_OFFLINE);
	assert_string_equal(answer->error.sqlstate, "08003");
	assert_false(db_is_busy(f->db));
}

static void a_retry_does_not_wait_for_the_back_off(void **state)
{
	struct db_fixture *f = *state;
	int i;

	connecting(f, "host=/nonexistent");
	for (i = 0; i < 20; i++) {
		db_retry(f->db);
		run_for(f, 1);
	}
	/* The back-off alone would have taken half a minute. */
	assert_true(describes(f, "attempt 2"));
}

static void refused_with(struct db_fixture *f, const char *words,
	const char *reason)
{
	char *dsn = mem_printf("%s %s", f->dsn, words);

	connecting(f, dsn);
	await_state(f, DB_REFUSED);
	assert_string_equal(f->states, "X");
	assert_true(describes(f, reason));
	free(dsn);
}

static void a_wrong_password_is_refused(void **state)
{
	struct db_fixture *f = *state;

	free(cluster_sql(f->dsn, "DROP ROLE IF EXISTS needs_password"));
	free(cluster_sql(f->dsn,
		"CREATE ROLE needs_password LOGIN PASSWORD 'right'"));
	refused_with(f, "user=needs_password password=wrong",
		"password authentication failed");
	/* Right now, without waiting for half a minute. */
	free(cluster_sql(f->dsn,
		"ALTER ROLE needs_password PASSWORD 'wrong'"));
	db_retry(f->db);
	await_state(f, DB_READY);
	assert_string_equal(f->states, "XR");
	assert_string_equal(db_user(f->db), "needs_password");
}

static void a_missing_password_names_the_password_file(void **state)
{
	struct db_fixture *f = *state;

	free(cluster_sql(f->dsn, "DROP ROLE IF EXISTS needs_password"));
	free(cluster_sql(f->dsn,
		"CREATE ROLE needs_password LOGIN PASSWORD 'right'"));
	refused_with(f, "user=needs_password passfile=/nonexistent",
		"PGPASSFILE");
}

static void an_unknown_role_is_refused(void **state)
{
	refused_with(*state, "user=nobody_here",
		"role \"nobody_here\" does not exist");
}

static void a_missing_database_is_refused(void **state)
{
	refused_with(*state, "dbname=not_there",
		"database \"not_there\" does not exist");
}

static void nonsense_is_refused_with_its_reason(void **state)
{
	refused_with(*state, "sslmod=require",
		"invalid connection option \"sslmod\"");
}

/* Several hosts */

static void the_second_host_answers(void **state)
{
	struct db_fixture *f = *state;
	char *dsn = mem_printf("%s host=/nonexistent,%s", f->dsn,
		cluster_directory(f->cluster));

	connecting(f, dsn);
	await_state(f, DB_READY);
	assert_true(describes(f, cluster_directory(f->cluster)));
	free(dsn);
}

/* A port whose queue is full: the kernel drops what knocks. */
static int black_hole(int knockers[8], int *port)
{
	struct sockaddr_in address = {
		.sin_family = AF_INET,
		.sin_addr.s_addr = htonl(INADDR_LOOPBACK),
	};
	socklen_t length = sizeof(address);
	int fd = socket(AF_INET, SOCK_STREAM, 0), i;

	assert_int_equal(bind(fd, (struct sockaddr *)&address, length), 0);
	assert_int_equal(listen(fd, 0), 0);
	assert_int_equal(getsockname(fd, (struct sockaddr *)&address, &length),
		0);
	*port = ntohs(address.sin_port);
	for (i = 0; i < 8; i++) {
		knockers[i] = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
		(void)connect(knockers[i], (struct sockaddr *)&address, length);
	}
	return fd;
}

/* A port whose queue has room, and nobody who looks at it. */
static int frozen_host(int *port)
{
	struct sockaddr_in address = {
		.sin_family = AF_INET,
		.sin_addr.s_addr = htonl(INADDR_LOOPBACK),
	};
	socklen_t length = sizeof(address);
	int fd = socket(AF_INET, SOCK_STREAM, 0);

	assert_int_equal(bind(fd, (struct sockaddr *)&address, length), 0);
	assert_int_equal(listen(fd, 8), 0);
	assert_int_equal(getsockname(fd, (struct sockaddr *)&address, &length),
		0);
	*port = ntohs(address.sin_port);
	return fd;
}

static void a_host_that_swallows_packets_does_not_hide_the_next(void **state)
{
	struct db_fixture *f = *state;
	int knockers[8], port, hole = black_hole(knockers, &port), i;
	char *dsn = mem_printf("%s host=127.0.0.1,%s port=%d,5432",
		f->dsn, cluster_directory(f->cluster), port);

	f->options.connect_timeout_ms = 2000;
	connecting(f, dsn);
	await_state(f, DB_READY);
	assert_true(describes(f, cluster_directory(f->cluster)));
	for (i = 0; i < 8; i++)
		close(knockers[i]);
	close(hole);
	free(dsn);
}

/* It takes the call and says nothing: libpq alone would stay with it. */
static void a_host_that_is_frozen_does_not_hide_the_next(void **state)
{
	static const char *const words[] = {
		"target_session_attrs=read-write", "" };
	struct db_fixture *f = *state;

	for (size_t i = 0; i < ARRAY_LEN(words); i++) {
		int port, fd = frozen_host(&port);
		char *dsn = mem_printf("%s host=127.0.0.1,%s port=%d,5432 %s",
			f->dsn, cluster_directory(f->cluster), port, words[i]);

		f->options.connect_timeout_ms = 1000;
		connecting(f, dsn);
		await_state(f, DB_READY);
		assert_true(describes(f, cluster_directory(f->cluster)));
		db_free(&f->db);
		close(fd);
		free(dsn);
	}
}

static void a_silent_server_is_given_up(void **state)
{
	struct db_fixture *f = *state;
	int port, fd = frozen_host(&port);
	char *dsn = mem_printf("host=127.0.0.1 port=%d user=ben", port);

	f->options.connect_timeout_ms = 50;
	connecting(f, dsn);
	await(f, tried_three_times);
	assert_true(describes(f, "did not answer in time"));
	close(fd);
	free(dsn);
}

static void make_read_only(struct db_fixture *f, const char *value)
{
	const char *name = strstr(f->dsn, "dbname=") + strlen("dbname=");

	free(cluster_sql(f->dsn, "BEGIN READ WRITE; ALTER DATABASE %s SET"
		" default_transaction_read_only = %s; COMMIT", name, value));
}

/* Who asks for a server that can be written to gets no other. */
static void a_read_only_database_is_waited_for(void **state)
{
	struct db_fixture *f = *state;
	char *dsn = mem_printf("%s target_session_attrs=read-write", f->dsn);

	make_read_only(f, "on");
	connecting(f, dsn);
	await(f, tried_three_times);
	assert_int_equal(db_state(f->db), DB_CONNECTING);
	assert_true(describes(f, "session is read-only"));
	make_read_only(f, "off");
	await_state(f, DB_READY);
	free(dsn);
}

static bool was_told_twice(struct db_fixture *f)
{
	return strstr(f->topics, "* * ") != NULL;
}

static bool came_over(struct db_fixture *f)
{
	return strcmp(f->states, "RLR") == 0;
}

/* Who says nothing gets what there is, and the better one when it is there. */
static void a_read_only_database_will_do_for_now(void **state)
{
	struct db_fixture *f = *state;

	make_read_only(f, "on");
	connected(f);
	await_setting(f, "transaction_read_only", "on");
	/* Again and again, since a standby would announce nothing. */
	await(f, was_told_twice);
	assert_string_equal(f->states, "R");
	make_read_only(f, "off");
	await(f, came_over);
	await_setting(f, "transaction_read_only", "off");
}

/* Going */

static void a_terminated_backend_leaves_one_outcome_unknown(void **state)
{
	struct query sleeping = QUERY(QUERY_ONE,
		"SELECT pg_sleep(60)::text AS slept", 0, 1);
	struct db_fixture *f = *state;
	struct answer *answer, *running, *waiting;
	char *ended;

	connected(f);
	answer = ask(f, NULL, &backend, NULL);
	await_answer(f, answer);
	running = ask(f, NULL, &sleeping, NULL);
	waiting = ask(f, NULL, &one, NULL);
	/* The statement runs when the other session sees it active. */
	do {
		run_for(f, 5);
		ended = cluster_sql(f->dsn, "SELECT pg_terminate_backend(pid)"
			" FROM pg_stat_activity WHERE pid = %s"
			" AND wait_event = 'PgSleep'",
			rows_text(answer->rows, 0, 0));
		assert_false(running->came);
	} while (ended == NULL);
	free(ended);
	await_answer(f, waiting);
	assert_int_equal(running->error.kind, ERR_OFFLINE);
	assert_string_equal(running->error.sqlstate, "08007");
	assert_int_equal(waiting->error.kind, ERR_OFFLINE);
	assert_string_equal(waiting->error.sqlstate, "08003");
	assert_true(running->order < waiting->order);
	await_state(f, DB_READY);
	assert_string_equal(f->states, "RLR");
	assert_string_equal(f->topics, "* * ");
	answer = ask(f, NULL, &one, NULL);
	await_answer(f, answer);
	assert_non_null(answer->rows);
}

static void an_idle_connection_notices_its_end(void **state)
{
	struct db_fixture *f = *state;

	connected(f);
	free(cluster_sql(f->dsn, "SELECT pg_terminate_backend(pid)"
		" FROM pg_stat_activity"
		" WHERE application_name = 'opsdesk test'"
		" AND datname = current_database()"));
	await_state(f, DB_LOST);
	assert_string_equal(db_user(f->db), "");
	await_state(f, DB_READY);
}

static void a_frozen_server_is_noticed(void **state)
{
	struct db_fixture *f = *state;
	struct answer *answer;
	pid_t pid;

	f->options.statement_timeout_ms = 200;
	connected(f);
	answer = ask(f, NULL, &backend, NULL);
	await_answer(f, answer);
	pid = (pid_t)rows_int(answer->rows, 0, 0);
	assert_int_equal(kill(pid, SIGSTOP), 0);
	answer = ask(f, NULL, &backend, NULL);
	await_answer(f, answer);
	assert_int_equal(kill(pid, SIGCONT), 0);
	assert_string_equal(answer->error.sqlstate, "08007");
	await_state(f, DB_READY);
	assert_string_equal(f->states, "RLR");
}

static void comes_back_when_the_server_does(void **state)
{
	struct db_fixture *f = *state;
	struct answer *answer;

	connected(f);
	cluster_stop(f->cluster);
	await_state(f, DB_LOST);
	answer = ask(f, NULL, &one, NULL);
	await_answer(f, answer);
	assert_string_equal(answer->error.sqlstate, "08003");
	await(f, tried_three_times);
	assert_int_equal(db_state(f->db), DB_LOST);
	cluster_start(f->cluster);
	await_state(f, DB_READY);
	assert_string_equal(f->states, "RLR");
	assert_string_equal(f->topics, "* * ");
	answer = ask(f, NULL, &one, NULL);
	await_answer(f, answer);
	assert_true(rows_int(answer->rows, 0, 0) == 1);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, db_fixture_begin, \
	db_fixture_end)
	const struct CMUnitTest tests[] = {
		TEST(connects_and_says_so),
		TEST(sets_what_the_operator_did_not),
		TEST(the_operators_words_win),
		TEST(the_environment_and_a_service_file_count),
		TEST(a_missing_socket_is_tried_again_and_again),
		TEST(a_retry_does_not_wait_for_the_back_off),
		TEST(a_wrong_password_is_refused),
		TEST(a_missing_password_names_the_password_file),
		TEST(an_unknown_role_is_refused),
		TEST(a_missing_database_is_refused),
		TEST(nonsense_is_refused_with_its_reason),
		TEST(the_second_host_answers),
		TEST(a_host_that_swallows_packets_does_not_hide_the_next),
		TEST(a_host_that_is_frozen_does_not_hide_the_next),
		TEST(a_silent_server_is_given_up),
		TEST(a_read_only_database_is_waited_for),
		TEST(a_read_only_database_will_do_for_now),
		TEST(a_terminated_backend_leaves_one_outcome_unknown),
		TEST(an_idle_connection_notices_its_end),
		TEST(a_frozen_server_is_noticed),
		TEST(comes_back_when_the_server_does),
	};
#undef TEST

	/* One of its own: it is stopped here, and roles are made in it. */
	return cmocka_run_group_tests_name("db", tests, db_fixture_group_own,
		db_fixture_group_end);
}

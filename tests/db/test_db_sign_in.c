/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Signing in with a name and a password that somebody typed: nothing else
 * counts, one attempt is made, and nothing is tried without asking again. */
#include "config.h"

#include "io/db.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <cmocka.h>

#include "base/mem.h"
#include "tests/db/db_fixture.h"

#define WHO "sign_in_test"

static char password_file[] = "/tmp/opsdesk-pass-XXXXXX";

/* Every other place where libpq looks for a password says this one. */
static void say_elsewhere(const char *password)
{
	FILE *file = fopen(password_file, "we");

	assert_non_null(file);
	fprintf(file, "*:*:*:*:%s\n", password);
	assert_int_equal(fclose(file), 0);
	setenv("PGPASSFILE", password_file, 1);
	setenv("PGPASSWORD", password, 1);
}

static int begin(void **state)
{
	struct db_fixture *f;
	int fd;

	if (db_fixture_begin(state) != 0)
		return -1;
	f = *state;
	strcpy(password_file + sizeof(password_file) - 7, "XXXXXX");
	fd = mkstemp(password_file);
	if (fd < 0 || close(fd) != 0)
		return -1;
	free(cluster_sql(f->dsn, "DO $$ BEGIN CREATE ROLE asks_password;"
		" EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;"
		" END $$"));
	free(cluster_sql(f->dsn, "DROP ROLE IF EXISTS " WHO));
	free(cluster_sql(f->dsn, "CREATE ROLE " WHO " LOGIN PASSWORD 'right'"
		" IN ROLE asks_password"));
	return 0;
}

static int end(void **state)
{
	unsetenv("PGPASSFILE");
	unsetenv("PGPASSWORD");
	unlink(password_file);
	return db_fixture_end(state);
}

static void typed(struct db_fixture *f, const char *user, const char *password)
{
	f->options.user = user;
	f->options.password = password;
	connecting(f, NULL);
}

static void what_is_typed_beats_all_the_rest(void **state)
{
	struct db_fixture *f = *state;
	char *dsn = mem_printf("%s user=postgres password=wrong", f->dsn);

	say_elsewhere("wrong");
	f->options.user = WHO;
	f->options.password = "right";
	connecting(f, dsn);
	await_state(f, DB_READY);
	assert_string_equal(db_user(f->db), WHO);
	assert_true(db_used_password(f->db));
	assert_false(db_wants_password(f->db));
	free(dsn);
}

static void no_file_helps_a_wrong_password(void **state)
{
	struct db_fixture *f = *state;

	say_elsewhere("right");
	typed(f, WHO, "wrong");
	await_state(f, DB_REFUSED);
	assert_int_equal(db_refusal(f->db), ERR_DENIED);
	assert_true(db_wants_password(f->db));
	/* Wiped: what is in the files must not take its place. */
	db_retry(f->db);
	run_for(f, 50);
	assert_string_equal(f->states, "X");
	assert_true(describes(f, "waiting for the password"));
	db_sign_in(f->db, NULL, "wronger");
	await_state(f, DB_REFUSED);
	db_sign_in(f->db, NULL, "right");
	await_state(f, DB_READY);
	assert_string_equal(f->states, "XXR");
	assert_string_equal(db_user(f->db), WHO);
	assert_true(db_used_password(f->db));
}

static void an_empty_password_is_no_way_to_a_file(void **state)
{
	struct db_fixture *f = *state;

	say_elsewhere("right");
	typed(f, WHO, "");
	await_state(f, DB_REFUSED);
	assert_true(describes(f, "that cannot be a password"));
	assert_true(db_wants_password(f->db));
}

static void a_password_that_is_too_long_is_not_cut(void **state)
{
	struct db_fixture *f = *state;
	char longer[DB_PASSWORD_SIZE + 1];

	memset(longer, 'x', sizeof(longer) - 1);
	longer[sizeof(longer) - 1] = '\0';
	say_elsewhere("right");
	typed(f, WHO, longer);
	await_state(f, DB_REFUSED);
	assert_true(describes(f, "that cannot be a password"));
}

/* The test server trusts everybody else. */
static void it_is_known_whether_the_server_asked(void **state)
{
	struct db_fixture *f = *state;

	typed(f, "postgres", "whatever");
	await_state(f, DB_READY);
	assert_false(db_used_password(f->db));
}

static void a_server_that_is_away_is_asked_once(void **state)
{
	struct db_fixture *f = *state;

	f->options.user = WHO;
	f->options.password = "right";
	connecting(f, "host=/nonexistent");
	await_state(f, DB_REFUSED);
	assert_int_equal(db_refusal(f->db), ERR_OFFLINE);
	assert_true(db_wants_password(f->db));
	/* The first back-off is a tenth of a second. */
	run_for(f, 300);
	assert_true(describes(f, "waiting for the password"));
	assert_string_equal(f->states, "X");
}

static bool is_lost(struct db_fixture *f)
{
	return db_state(f->db) == DB_LOST;
}

static void after_a_loss_the_password_is_asked_for_again(void **state)
{
	struct db_fixture *f = *state;
	struct answer *answer;

	say_elsewhere("right");
	typed(f, WHO, "right");
	await_state(f, DB_READY);
	free(cluster_sql(f->dsn, "SELECT pg_terminate_backend(pid)"
		" FROM pg_stat_activity WHERE usename = '" WHO "'"
		" AND datname = current_database()"));
	await(f, is_lost);
	assert_true(db_wants_password(f->db));
	assert_false(db_used_password(f->db));
	run_for(f, 300);
	assert_string_equal(f->states, "RL");
	answer = ask_echo(f, NULL, "not sent");
	await_answer(f, answer);
	assert_string_equal(answer->error.sqlstate, "08003");
	db_sign_in(f->db, NULL, "right");
	await_state(f, DB_READY);
	still_works(f);
}

static void nobody_signs_in_over_a_connection(void **state)
{
	struct db_fixture *f = *state;

	connected(f);
	db_sign_in(f->db, WHO, "wrong");
	run_for(f, 20);
	still_works(f);
	assert_string_equal(f->states, "R");
}

static void nothing_is_tried_before_there_is_a_name(void **state)
{
	struct db_fixture *f = *state;

	f->options.await_sign_in = true;
	connecting(f, NULL);
	db_retry(f->db);
	run_for(f, 50);
	assert_string_equal(f->states, "");
	assert_true(db_wants_password(f->db));
	db_sign_in(f->db, WHO, "right");
	await_state(f, DB_READY);
	assert_string_equal(db_user(f->db), WHO);
}

static void a_password_that_is_asked_for_and_missing(void **state)
{
	struct db_fixture *f = *state;
	char *dsn = mem_printf("%s passfile=/nonexistent", f->dsn);

	f->options.user = WHO;
	connecting(f, dsn);
	free(dsn);
	await_state(f, DB_REFUSED);
	assert_true(db_wants_password(f->db));
	assert_int_equal(db_refusal(f->db), ERR_DENIED);
}

static void a_name_that_was_chosen_is_not_asked_for(void **state)
{
	struct db_fixture *f = *state;

	f->options.user = "nobody_here";
	connecting(f, NULL);
	await_state(f, DB_REFUSED);
	assert_false(db_wants_password(f->db));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, begin, end)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(what_is_typed_beats_all_the_rest),
		TEST(no_file_helps_a_wrong_password),
		TEST(an_empty_password_is_no_way_to_a_file),
		TEST(a_password_that_is_too_long_is_not_cut),
		TEST(it_is_known_whether_the_server_asked),
		TEST(a_server_that_is_away_is_asked_once),
		TEST(after_a_loss_the_password_is_asked_for_again),
		TEST(nobody_signs_in_over_a_connection),
		TEST(nothing_is_tried_before_there_is_a_name),
		TEST(a_password_that_is_asked_for_and_missing),
		TEST(a_name_that_was_chosen_is_not_asked_for),
	};

	return cmocka_run_group_tests(tests, db_fixture_group,
		db_fixture_group_end);
}

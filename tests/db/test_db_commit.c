/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The server says what a statement returned before it commits.  An answer
 * whose commit fails, or is never heard of, is none. */
#include "config.h"

#include "io/db.h"

#include <libpq-fe.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <cmocka.h>

#include "tests/db/db_fixture.h"

/* What is inserted is judged at the commit. */
static const struct query insert_judged = QUERY(QUERY_ONE,
	"INSERT INTO judged VALUES (1) RETURNING n", 0, 1);

static void make_judged(struct db_fixture *f, const char *judgement)
{
	free(cluster_sql(f->dsn, "CREATE TABLE judged (n int);"
		" CREATE FUNCTION judge() RETURNS trigger LANGUAGE plpgsql"
		" AS $$ BEGIN %s; RETURN NULL; END $$;"
		" CREATE CONSTRAINT TRIGGER judged AFTER INSERT ON judged"
		" DEFERRABLE INITIALLY DEFERRED FOR EACH ROW"
		" EXECUTE FUNCTION judge()", judgement));
}

static void nothing_was_inserted(struct db_fixture *f)
{
	char *rows = cluster_sql(f->dsn, "SELECT count(*) FROM judged");

	assert_string_equal(rows, "0");
	free(rows);
}

/* The one that waits for the lock of the test, or NULL. */
static char *backend_at_its_commit(struct db_fixture *f)
{
	return cluster_sql(f->dsn, "SELECT pid FROM pg_locks WHERE NOT granted"
		" AND locktype = 'advisory' AND database = (SELECT oid"
		" FROM pg_database WHERE datname = current_database())");
}

static void an_answer_without_its_commit_is_none(void **state)
{
	struct db_fixture *f = *state;
	PGconn *holder = PQconnectdb(f->dsn);
	struct answer *answer;
	char *pid;

	make_judged(f, "PERFORM pg_advisory_lock(7)");
	PQclear(PQexec(holder, "SELECT pg_advisory_lock(7)"));
	connected(f);
	answer = ask(f, NULL, &insert_judged, NULL);
	while ((pid = backend_at_its_commit(f)) == NULL)
		run_for(f, 5);
	free(cluster_sql(f->dsn, "SELECT pg_terminate_backend(%s, 60000)",
		pid));
	await_answer(f, answer);
	assert_null(answer->rows);
	/* "Whether it was done is not known." */
	assert_string_equal(answer->error.sqlstate, "08007");
	nothing_was_inserted(f);
	free(pid);
	PQfinish(holder);
}

static void an_answer_whose_commit_fails_is_none(void **state)
{
	struct db_fixture *f = *state;

	make_judged(f, "RAISE unique_violation");
	connected(f);
	fails_with(f, &insert_judged, ERR_CONFLICT, "23505");
	nothing_was_inserted(f);
	still_works(f);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, db_fixture_begin, \
	db_fixture_end)
	const struct CMUnitTest tests[] = {
		TEST(an_answer_without_its_commit_is_none),
		TEST(an_answer_whose_commit_fails_is_none),
	};
#undef TEST

	return cmocka_run_group_tests_name("db_commit", tests,
		db_fixture_group, db_fixture_group_end);
}

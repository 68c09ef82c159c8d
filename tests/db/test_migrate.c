/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Migrating, with small files of the test's own in the place of the embedded
 * ones: what is applied, what is refused, and what a kill leaves. */
#include "config.h"

#include "io/migrate.h"

#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>
#include <cmocka.h>

#include "base/mem.h"
#include "tests/support/cluster.h"

/* The release, which a test may edit. */
static char second_sql[400], function_sql[400], demo_sql[600];

const struct sql_file sql_migrations[] = {
	{ 1, "0001_first", "CREATE TABLE first (n int);\n"
		"INSERT INTO first VALUES (1);\n" },
	{ 3, "0003_second", second_sql },
	{ 0, NULL, NULL },
};

const struct sql_file sql_functions[] = {
	/* Calls one that comes later. */
	{ 0, "early", "CREATE OR REPLACE FUNCTION early() RETURNS int LANGUAGE sql"
		" AS 'SELECT late()'" },
	{ 0, "late", function_sql },
	{ 0, "schema_version", "CREATE OR REPLACE FUNCTION desk.schema_version()"
		" RETURNS int LANGUAGE sql"
		" AS 'SELECT max(version) FROM desk.schema_migration'" },
	{ 0, NULL, NULL },
};

const struct sql_file sql_demo[] = {
	{ 0, "010_one", "INSERT INTO first VALUES (10)" },
	{ 0, "020_two", demo_sql },
	{ 0, NULL, NULL },
};

struct release {
	struct cluster *cluster;
	char *dsn;
	struct err err;
	char steps[400];
};

static void reset_files(void)
{
	strcpy(second_sql, "CREATE TABLE second (n int)");
	strcpy(function_sql, "CREATE OR REPLACE FUNCTION late() RETURNS int"
		" LANGUAGE sql AS 'SELECT 1'");
	strcpy(demo_sql, "INSERT INTO first VALUES (20)");
}

static int open_cluster(void **state)
{
	reset_files();
	*state = cluster_open();
	return 0;
}

static int close_cluster(void **state)
{
	struct cluster *cluster = *state;

	cluster_close(&cluster);
	return 0;
}

static int begin(void **state)
{
	struct release *r = mem_new(1, sizeof(*r));

	reset_files();
	r->cluster = *state;
	r->dsn = cluster_empty_database(r->cluster, "migrate");
	*state = r;
	return 0;
}

static int end(void **state)
{
	struct release *r = *state;

	cluster_drop(r->cluster, r->dsn);
	*state = r->cluster;
	free(r->dsn);
	free(r);
	return 0;
}

static void note_step(void *context, const char *step, int done, int total)
{
	struct release *r = context;
	size_t used = strlen(r->steps);

	snprintf(r->steps + used, sizeof(r->steps) - used, "%s %d/%d;", step,
		done, total);
}

static bool migrate(struct release *r)
{
	r->steps[0] = '\0';
	return migrate_run(r->dsn, note_step, r, &r->err);
}

static void migrates(struct release *r)
{
	if (!migrate(r))
		fail_msg("%s", r->err.text);
}

static void refuses(struct release *r, enum err_kind kind, const char *words)
{
	assert_false(migrate(r));
	if (strstr(r->err.text, words) == NULL)
		fail_msg("\"%s\" does not say \"%s\"", r->err.text, words);
	assert_int_equal(r->err.kind, kind);
}

static void holds(struct release *r, const char *sql, const char *wanted)
{
	char *value = cluster_sql(r->dsn, "%s", sql);

	assert_non_null(value);
	assert_string_equal(value, wanted);
	free(value);
}

#define APPLIED "SELECT string_agg(version || ' ' || name, ', ' ORDER BY" \
	" version) FROM desk.schema_migration"
#define EVERYTHING "0 functions, 1 0001_first, 3 0003_second"
#define NOTHING_THERE "SELECT count(*) FROM pg_namespace WHERE nspname = 'desk'"
/* Changes whenever a row or a function is written again. */
#define TRACES "SELECT (SELECT string_agg(xmin::text, ' ' ORDER BY version)" \
	" FROM desk.schema_migration) || (SELECT string_agg(xmin::text, ' '" \
	" ORDER BY oid) FROM pg_proc WHERE proname IN ('early', 'late'))"

static void an_empty_database_gets_everything(void **state)
{
	struct release *r = *state;

	migrates(r);
	holds(r, APPLIED, EVERYTHING);
	holds(r, "SELECT early() FROM first, pg_class"
		" WHERE relname = 'second'", "1");
	holds(r, "SELECT desk.schema_version()", "3");
	assert_int_equal(migrate_version(), 3);
	assert_string_equal(r->steps, "0001_first 0/5;0003_second 1/5;"
		"early 2/5;late 3/5;schema_version 4/5;");
}

static void a_second_run_changes_nothing(void **state)
{
	struct release *r = *state;
	char *before;

	migrates(r);
	before = cluster_sql(r->dsn, TRACES);
	migrates(r);
	assert_string_equal(r->steps, "");
	holds(r, TRACES, before);
	free(before);
}

static void changed_functions_are_replaced(void **state)
{
	struct release *r = *state;

	migrates(r);
	strcpy(function_sql, "CREATE OR REPLACE FUNCTION late() RETURNS int"
		" LANGUAGE sql AS 'SELECT 2'");
	migrates(r);
	assert_string_equal(r->steps,
		"early 0/3;late 1/3;schema_version 2/3;");
	holds(r, "SELECT early()", "2");
	migrates(r);
	assert_string_equal(r->steps, "");
}

static void the_next_release_adds_its_own(void **state)
{
	struct release *r = *state;

	migrates(r);
	/* As if 0003 had not been there yet. */
	free(cluster_sql(r->dsn, "DROP TABLE second;"
		" DELETE FROM desk.schema_migration WHERE version = 3"));
	migrates(r);
	/* Functions too: what the migration dropped took their grants along. */
	assert_string_equal(r->steps, "0003_second 0/4;early 1/4;late 2/4;"
		"schema_version 3/4;");
	holds(r, "SELECT count(*) FROM first", "1");
	holds(r, APPLIED, EVERYTHING);
}

/* Refused, and nothing changed */

static void an_error_names_file_and_line_and_leaves_nothing(void **state)
{
	struct release *r = *state;

	strcpy(second_sql, "CREATE TABLE second (n int);\n-- \xC3\xA9\n"
		"ALTER TABLE first ADD m int;\nALTER TABLE missing ADD m int;\n");
	refuses(r, ERR_BUG, "0003_second");
	assert_string_equal(r->err.sqlstate, "42P01");
	holds(r, NOTHING_THERE, "0");
	strcpy(second_sql, "CREATE TABLE second (n int);\n-- \xC3\xA9\n"
		"\nSELECT nonsense FROM first;\n");
	refuses(r, ERR_BUG, "0003_second, line 4: column \"nonsense\"");
	reset_files();
	migrates(r);
}

static void a_broken_function_leaves_nothing(void **state)
{
	struct release *r = *state;

	strcpy(function_sql, "CREATE FUNKTION");
	refuses(r, ERR_BUG, "late, line 1: syntax error");
	holds(r, NOTHING_THERE, "0");
}

static void an_edited_past_is_refused(void **state)
{
	struct release *r = *state;
	char *before;

	migrates(r);
	before = cluster_sql(r->dsn, TRACES);
	strcat(second_sql, " -- edited");
	strcat(function_sql, " -- edited");
	refuses(r, ERR_CONFLICT, "0003_second was edited");
	holds(r, TRACES, before);
	free(before);
}

static void a_hole_in_the_past_is_refused(void **state)
{
	struct release *r = *state;

	migrates(r);
	free(cluster_sql(r->dsn,
		"DELETE FROM desk.schema_migration WHERE version = 1"));
	refuses(r, ERR_CONFLICT, "0001_first is missing");
}

static void a_later_release_is_left_alone(void **state)
{
	struct release *r = *state;

	migrates(r);
	free(cluster_sql(r->dsn, "INSERT INTO desk.schema_migration"
		" VALUES (17, '0017_later', 'x')"));
	refuses(r, ERR_CONFLICT, "it has version 17, this program 3");
}

static void missing_rights_are_said_beforehand(void **state)
{
	struct release *r = *state;
	char *plain = mem_printf("%s user=migrate_plain", r->dsn);
	const char *name = strstr(r->dsn, "dbname=") + strlen("dbname=");
	char *admin = r->dsn;

	free(cluster_sql(admin, "DROP ROLE IF EXISTS migrate_plain;"
		" CREATE ROLE migrate_plain LOGIN"));
	r->dsn = plain;
	refuses(r, ERR_DENIED, "migrate_plain may not create in database");
	free(cluster_sql(admin, "GRANT CREATE ON DATABASE %s TO migrate_plain",
		name));
	refuses(r, ERR_DENIED, "may not make roles");
	r->dsn = admin;
	holds(r, NOTHING_THERE, "0");
	free(cluster_sql(admin, "REVOKE CREATE ON DATABASE %s"
		" FROM migrate_plain; DROP ROLE migrate_plain", name));
	free(plain);
}

static void a_missing_server_is_offline(void **state)
{
	struct release *r = *state;
	struct err err;

	(void)r;
	assert_false(migrate_run("host=/nonexistent", NULL, NULL, &err));
	assert_int_equal(err.kind, ERR_OFFLINE);
	assert_non_null(strstr(err.text, "No such file or directory"));
	assert_false(migrate_run("hots=x", NULL, NULL, NULL));
}

/* Others at the same time */

static pid_t start_migrating(struct release *r)
{
	pid_t child;

	fflush(NULL);
	child = fork();
	if (child == 0)
		_exit(migrate_run(r->dsn, NULL, NULL, NULL) ? 0 : 1);
	assert_true(child > 0);
	return child;
}

static void two_at_once_come_out_right(void **state)
{
	struct release *r = *state;
	pid_t children[4];
	int status, i;

	strcpy(second_sql, "SELECT pg_sleep(0.2); CREATE TABLE second (n int)");
	for (i = 0; i < 4; i++)
		children[i] = start_migrating(r);
	for (i = 0; i < 4; i++) {
		assert_int_equal(waitpid(children[i], &status, 0),
			children[i]);
		assert_true(WIFEXITED(status));
		assert_int_equal(WEXITSTATUS(status), 0);
	}
	holds(r, APPLIED, EVERYTHING);
	holds(r, "SELECT count(*) FROM first", "1");
}

static bool is_asleep(struct release *r)
{
	char *seen = cluster_sql(r->dsn, "SELECT 1 FROM pg_stat_activity"
		" WHERE wait_event = 'PgSleep'"
		" AND datname = current_database()");
	bool asleep = seen != NULL;

	free(seen);
	return asleep;
}

static void one_that_is_killed_has_changed_nothing(void **state)
{
	struct release *r = *state;
	pid_t child;
	int status;

	strcpy(second_sql, "CREATE TABLE second (n int); SELECT pg_sleep(600)");
	child = start_migrating(r);
	while (!is_asleep(r))
		assert_int_equal(waitpid(child, &status, WNOHANG), 0);
	kill(child, SIGKILL);
	assert_int_equal(waitpid(child, &status, 0), child);
	/* Waits for the dead one's lock, which the server takes back. */
	reset_files();
	migrates(r);
	holds(r, APPLIED, EVERYTHING);
	holds(r, "SELECT count(*) FROM first", "1");
}

/* Demonstration data */

static bool demo(struct release *r)
{
	r->steps[0] = '\0';
	return migrate_demo_data(r->dsn, note_step, r, &r->err);
}

static void demo_data_is_topped_up_file_by_file(void **state)
{
	struct release *r = *state;

	migrates(r);
	assert_true(demo(r));
	assert_string_equal(r->steps, "010_one 0/2;020_two 1/2;");
	holds(r, "SELECT string_agg(n::text, ' ' ORDER BY n) FROM first",
		"1 10 20");
	/* Each file is a transaction. */
	strcpy(demo_sql, "INSERT INTO first VALUES (30); SELECT 1/0");
	assert_false(demo(r));
	assert_string_equal(r->err.text, "020_two: division by zero (22012)");
	holds(r, "SELECT string_agg(n::text, ' ' ORDER BY n) FROM first",
		"1 10 10 20");
}

/* Answers with what comes next until there are three. */
static void a_file_of_demo_data_may_work_in_batches(void **state)
{
	static const char batch[] = "INSERT INTO second SELECT count(*) + 1"
		" FROM second;%s SELECT 'batch ' || count(*) + 1, count(*), 3"
		" FROM second HAVING count(*) < 3";
	struct release *r = *state;

	migrates(r);
	snprintf(demo_sql, sizeof(demo_sql), batch, "");
	assert_true(demo(r));
	assert_string_equal(r->steps, "010_one 0/2;020_two 1/2;"
		"batch 2 1/3;batch 3 2/3;");
	/* Each is a transaction. */
	holds(r, "SELECT count(DISTINCT xmin::text) FROM second", "3");

	/* What was done stays done when a later one fails. */
	free(cluster_sql(r->dsn, "DELETE FROM second"));
	snprintf(demo_sql, sizeof(demo_sql), batch,
		" SELECT 1 / (3 - count(*)) FROM second;");
	assert_false(demo(r));
	assert_string_equal(r->err.text, "020_two: division by zero (22012)");
	holds(r, "SELECT count(*) FROM second", "2");
}

/* Three of five in one transaction, then one each. */
static void a_file_of_demo_data_may_keep_its_transaction_open(void **state)
{
	static const char batch[] = "INSERT INTO second SELECT count(*) + 1"
		" FROM second;%s SELECT 'batch ' || count(*) + 1, count(*), 5,"
		" count(*) < 3 FROM second HAVING count(*) < 5";
	struct release *r = *state;

	migrates(r);
	snprintf(demo_sql, sizeof(demo_sql), batch, "");
	assert_true(demo(r));
	assert_string_equal(r->steps, "010_one 0/2;020_two 1/2;batch 2 1/5;"
		"batch 3 2/5;batch 4 3/5;batch 5 4/5;");
	holds(r, "SELECT string_agg(n, ' ') FROM (SELECT count(*)::text AS n"
		" FROM second GROUP BY xmin::text ORDER BY min(n)) x", "3 1 1");

	/* Whatever fails in it takes back all that it has done. */
	free(cluster_sql(r->dsn, "DELETE FROM second"));
	snprintf(demo_sql, sizeof(demo_sql), batch,
		" SELECT 1 / (3 - count(*)) FROM second;");
	assert_false(demo(r));
	assert_string_equal(r->err.text, "020_two: division by zero (22012)");
	holds(r, "SELECT count(*) FROM second", "0");
}

static void demo_data_needs_this_release(void **state)
{
	struct release *r = *state;

	assert_false(demo(r));
	assert_int_equal(r->err.kind, ERR_CONFLICT);
	assert_non_null(strstr(r->err.text, "run opsdesk migrate first"));
	migrates(r);
	free(cluster_sql(r->dsn, "INSERT INTO desk.schema_migration"
		" VALUES (17, '0017_later', 'x')"));
	assert_false(demo(r));
	assert_int_equal(r->err.kind, ERR_CONFLICT);
	assert_non_null(strstr(r->err.text, "version 17, this program 3"));
	holds(r, "SELECT count(*) FROM first", "1");
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, begin, end)
	const struct CMUnitTest tests[] = {
		TEST(an_empty_database_gets_everything),
		TEST(a_second_run_changes_nothing),
		TEST(changed_functions_are_replaced),
		TEST(the_next_release_adds_its_own),
		TEST(an_error_names_file_and_line_and_leaves_nothing),
		TEST(a_broken_function_leaves_nothing),
		TEST(an_edited_past_is_refused),
		TEST(a_hole_in_the_past_is_refused),
		TEST(a_later_release_is_left_alone),
		TEST(missing_rights_are_said_beforehand),
		TEST(a_missing_server_is_offline),
		TEST(two_at_once_come_out_right),
		TEST(one_that_is_killed_has_changed_nothing),
		TEST(demo_data_is_topped_up_file_by_file),
		TEST(a_file_of_demo_data_may_work_in_batches),
		TEST(a_file_of_demo_data_may_keep_its_transaction_open),
		TEST(demo_data_needs_this_release),
	};
#undef TEST

	return cmocka_run_group_tests_name("migrate", tests, open_cluster,
		close_cluster);
}

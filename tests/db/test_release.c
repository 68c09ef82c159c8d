/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The embedded release itself, as the test cluster has migrated it: whole,
 * repeatable, and what a console asks of it. */
#include "config.h"

#include "io/migrate.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "base/mem.h"
#include "tests/support/cluster.h"

struct release {
	struct cluster *cluster;
	char *dsn;
};

static int open_cluster(void **state)
{
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

	r->cluster = *state;
	r->dsn = cluster_database(r->cluster, "release");
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

static int count_files(const struct sql_file *files)
{
	int count = 0;

	while (files[count].name != NULL)
		count++;
	return count;
}

static void holds_number(struct release *r, const char *sql, int wanted)
{
	char *value = cluster_sql(r->dsn, "%s", sql);

	assert_non_null(value);
	assert_int_equal(atoi(value), wanted);
	free(value);
}

static void every_migration_is_recorded(void **state)
{
	struct release *r = *state;

	assert_true(count_files(sql_migrations) > 0);
	holds_number(r, "SELECT count(*) FROM desk.schema_migration"
		" WHERE version > 0 AND checksum ~ '^[0-9a-f]{64}$'",
		count_files(sql_migrations));
}

static void staff_may_ask_for_the_version(void **state)
{
	struct release *r = *state;

	holds_number(r, "SELECT desk.schema_version()", migrate_version());
	holds_number(r, "SELECT count(*) FROM unnest(array['desk_frontdesk',"
		" 'desk_manager', 'desk_support', 'desk_settler']) AS r"
		" WHERE has_function_privilege(r, 'desk.schema_version()',"
		" 'EXECUTE') AND has_schema_privilege(r, 'desk', 'USAGE')", 4);
	holds_number(r, "SELECT count(*) FROM pg_roles"
		" WHERE rolname !~ '^pg_' AND NOT rolsuper"
		" AND has_table_privilege(oid, 'desk.schema_migration',"
		" 'INSERT, UPDATE, DELETE, TRUNCATE')"
		" AND rolname <> 'desk_owner'"
		" AND NOT pg_has_role(oid, 'desk_owner', 'USAGE')", 0);
}

static void count_step(void *context, const char *step, int done, int total)
{
	(void)step;
	(void)done;
	(void)total;
	++*(int *)context;
}

static void a_second_run_has_nothing_to_do(void **state)
{
	static const char traces[] = "SELECT count(*) || ' ' ||"
		" max(p.xmin::text::bigint) FROM pg_proc p"
		" JOIN pg_namespace n ON n.oid = pronamespace"
		" WHERE nspname = 'desk'";
	struct release *r = *state;
	char *before = cluster_sql(r->dsn, traces), *after;
	struct err err;
	int steps = 0;

	if (!migrate_run(r->dsn, count_step, &steps, &err))
		fail_msg("%s", err.text);
	assert_int_equal(steps, 0);
	after = cluster_sql(r->dsn, traces);
	assert_string_equal(before, after);
	free(before);
	free(after);
}

/* Over themselves: CREATE OR REPLACE, triggers dropped and made again. */
static void functions_are_there_to_be_replaced(void **state)
{
	struct release *r = *state;
	struct err err;
	int steps = 0;

	free(cluster_sql(r->dsn, "UPDATE desk.schema_migration"
		" SET checksum = 'another' WHERE version = 0"));
	if (!migrate_run(r->dsn, count_step, &steps, &err))
		fail_msg("%s", err.text);
	assert_int_equal(steps, count_files(sql_functions));
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, begin, end)
	const struct CMUnitTest tests[] = {
		TEST(every_migration_is_recorded),
		TEST(staff_may_ask_for_the_version),
		TEST(a_second_run_has_nothing_to_do),
		TEST(functions_are_there_to_be_replaced),
	};
#undef TEST

	return cmocka_run_group_tests_name("release", tests, open_cluster,
		close_cluster);
}

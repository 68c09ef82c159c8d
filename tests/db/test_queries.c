/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every named query against the migrated schema: the header above it says what
 * the server says.  A case a query. */
#include "config.h"

#include <libpq-fe.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "base/mem.h"
#include "io/query.h"
#include "tests/support/cluster.h"

struct schema {
	struct cluster *cluster;
	char *dsn;
	PGconn *connection;
	const struct query *query;
	int complaints;
};

static struct schema schema;

static int open_schema(void **state)
{
	(void)state;
	schema.cluster = cluster_open();
	schema.dsn = cluster_database(schema.cluster, "queries");
	schema.connection = PQconnectdb(schema.dsn);
	return PQstatus(schema.connection) == CONNECTION_OK ? 0 : -1;
}

static int close_schema(void **state)
{
	(void)state;
	PQfinish(schema.connection);
	free(schema.dsn);
	cluster_close(&schema.cluster);
	return 0;
}

static void complain(const char *what, int number, const char *declared,
	const char *found)
{
	print_message("# %s %d is declared %s, the server says %s\n", what,
		number, declared, found);
	schema.complaints++;
}

/* The name that the server gives a type: int4 is integer. */
static char *type_name(const char *sql, const char *parameter)
{
	PGresult *result = PQexecParams(schema.connection, sql, 1, NULL,
		&parameter, NULL, NULL, 0);
	char *name = NULL;

	if (PQresultStatus(result) == PGRES_TUPLES_OK)
		name = mem_strdup(PQgetvalue(result, 0, 0));
	PQclear(result);
	return name;
}

static void compare_type(const char *what, int number, const char *declared,
	Oid found)
{
	char *oid = mem_printf("%u", found);
	char *a = type_name("SELECT $1::text::regtype", declared);
	char *b = type_name("SELECT $1::text::oid::regtype", oid);

	if (a == NULL)
		complain(what, number, declared, "that there is no such type");
	else if (strcmp(a, b) != 0)
		complain(what, number, a, b);
	free(oid);
	free(a);
	free(b);
}

static void compare_parameters(const struct query *query,
	const PGresult *described)
{
	int count = PQnparams(described), i;

	if (count != query->parameter_count) {
		print_message("# %d parameters are declared, it has %d\n",
			query->parameter_count, count);
		schema.complaints++;
		return;
	}
	for (i = 0; i < count; i++)
		compare_type("parameter", i + 1, query->parameter_types[i],
			PQparamtype(described, i));
}

static void compare_columns(const struct query *query,
	const PGresult *described)
{
	int count = PQnfields(described), i;

	if (count != query->column_count) {
		print_message("# %d columns are declared, it has %d\n",
			query->column_count, count);
		schema.complaints++;
		return;
	}
	for (i = 0; i < count; i++) {
		if (strcmp(query->column_names[i], PQfname(described, i)) != 0)
			complain("column", i + 1, query->column_names[i],
				PQfname(described, i));
		compare_type("column", i + 1, query->column_types[i],
			PQftype(described, i));
	}
}

static void is_what_its_header_says(void **state)
{
	const struct query *query = *state;
	PGresult *result = PQprepare(schema.connection, query->name,
		query->sql, 0, NULL);

	schema.complaints = 0;
	if (PQresultStatus(result) != PGRES_COMMAND_OK) {
		print_message("# %s", PQresultErrorMessage(result));
		PQclear(result);
		fail();
	}
	PQclear(result);
	result = PQdescribePrepared(schema.connection, query->name);
	compare_parameters(query, result);
	/* What a query without rows returns is dropped. */
	if (query->rows != QUERY_NONE)
		compare_columns(query, result);
	PQclear(result);
	assert_int_equal(schema.complaints, 0);
}

static void there_are_queries(void **state)
{
	(void)state;
	assert_non_null(query_all[0]);
}

int main(void)
{
	struct CMUnitTest *tests;
	size_t count, i;
	int failed;

	for (count = 0; query_all[count] != NULL; count++)
		;
	tests = mem_new(count + 1, sizeof(*tests));
	tests[0] = (struct CMUnitTest)cmocka_unit_test(there_are_queries);
	for (i = 0; i < count; i++)
		tests[i + 1] = (struct CMUnitTest){
			.name = query_all[i]->name,
			.test_func = is_what_its_header_says,
			/* cmocka hands it back; nobody writes there. */
			.initial_state = (void *)(uintptr_t)query_all[i],
		};
	failed = _cmocka_run_group_tests("queries", tests, count + 1,
		open_schema, close_schema);
	free(tests);
	return failed;
}

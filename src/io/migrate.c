/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Migrations, functions and demonstration data, applied.
 *
 * Everything of a release is one transaction: one that is killed in the middle
 * has changed nothing, and of two at once the second finds the work done. */
#include "config.h"

#include "io/migrate.h"

#include <libpq-fe.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "io/queries.h"
#include "io/query.h"

#define OLDEST_SERVER 150000
#define TRIES_MAX 5
#define FUNCTIONS_VERSION 0

struct run {
	PGconn *connection;
	migrate_progress_fn *progress;
	void *context;
	int done, total;
	int newest_applied;
	struct err *err;
};

int migrate_version(void)
{
	int version = 0, i;

	for (i = 0; sql_migrations[i].name != NULL; i++)
		version = sql_migrations[i].version;
	return version;
}

static void tell(struct run *run, const char *step)
{
	if (run->progress != NULL)
		run->progress(run->context, step, run->done, run->total);
}

/* Talking to the server */

/* These sentences are for an administrator, who is helped by the server's own;
 * its first line alone. */
static bool fail_connection(struct run *run)
{
	const char *message = PQerrorMessage(run->connection);

	if (PQconnectionNeedsPassword(run->connection))
		message = "a password is needed: see PGPASSFILE, ~/.pgpass";
	return err_set(run->err, ERR_OFFLINE, "no database: %.*s",
		(int)strcspn(message, "\n"), message);
}

static enum err_kind kind_of(const char *sqlstate)
{
	if (strcmp(sqlstate, "42501") == 0)
		return ERR_DENIED;
	if (strcmp(sqlstate, "55P03") == 0 || strncmp(sqlstate, "40", 2) == 0)
		return ERR_CONFLICT;
	return ERR_BUG;
}

/* The line of an embedded file that the server stumbled over, 0 if it does not
 * say.  It counts characters, not bytes. */
static int line_of(const PGresult *result, const char *sql)
{
	const char *position =
		PQresultErrorField(result, PG_DIAG_STATEMENT_POSITION);
	int line = 1;
	long left;

	if (position == NULL || sql == NULL)
		return 0;
	for (left = atol(position) - 1; left > 0 && *sql != '\0'; sql++) {
		if (((unsigned char)sql[1] & 0xC0) != 0x80)
			left--;
		if (*sql == '\n')
			line++;
	}
	return line;
}

static bool fail_result(struct run *run, const PGresult *result,
	const char *where, const char *sql)
{
	const char *sqlstate = PQresultErrorField(result, PG_DIAG_SQLSTATE);
	const char *text = PQresultErrorField(result, PG_DIAG_MESSAGE_PRIMARY);
	int line = line_of(result, sql);

	if (sqlstate == NULL || PQstatus(run->connection) == CONNECTION_BAD)
		return fail_connection(run);
	if (line > 0)
		err_set(run->err, kind_of(sqlstate), "%s, line %d: %s (%s)",
			where, line, text, sqlstate);
	else
		err_set(run->err, kind_of(sqlstate), "%s: %s (%s)", where,
			text, sqlstate);
	strncpy(run->err->sqlstate, sqlstate, sizeof run->err->sqlstate - 1);
	return false;
}

static bool is_good(const PGresult *result)
{
	ExecStatusType status = PQresultStatus(result);

	return status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK
		|| status == PGRES_EMPTY_QUERY;
}

/* Any number of statements; name is what the error calls them. */
static bool run_text(struct run *run, const char *name, const char *sql)
{
	PGresult *result = PQexec(run->connection, sql);
	bool good = is_good(result) || fail_result(run, result, name, sql);

	PQclear(result);
	return good;
}

/* NULL on failure. */
static PGresult *run_query(struct run *run, const struct query *query,
	const char *const *parameters)
{
	PGresult *result = PQexecParams(run->connection, query->sql,
		query->parameter_count, NULL, parameters, NULL, NULL, 0);

	if (is_good(result))
		return result;
	fail_result(run, result, query->name, NULL);
	PQclear(result);
	return NULL;
}

static bool run_command(struct run *run, const struct query *query)
{
	PGresult *result = run_query(run, query, NULL);
	bool good = result != NULL;

	PQclear(result);
	return good;
}

static bool connect_to(struct run *run, const char *dsn)
{
	const char *const keywords[] = {
		"connect_timeout", "fallback_application_name", "dbname",
		"client_encoding", NULL,
	};
	const char *const values[] = {
		"10", "opsdesk migrate", dsn, "UTF8", NULL,
	};

	run->connection = PQconnectdbParams(keywords, values, 1);
	if (PQstatus(run->connection) != CONNECTION_OK)
		return fail_connection(run);
	if (PQserverVersion(run->connection) < OLDEST_SERVER)
		return err_set(run->err, ERR_CONFLICT,
			"PostgreSQL 15 or later is needed, this server has %s",
			PQparameterStatus(run->connection, "server_version"));
	/* When this program is killed, its locks shall go as well.  Servers on
	 * other systems than Linux cannot do that: no matter. */
	PQclear(PQexec(run->connection,
		"SET client_connection_check_interval = '1s'"));
	/* Not as the connection's "options": those are the administrator's,
	 * from PGOPTIONS or the connection string. */
	return run_text(run, "settings", "SET client_min_messages = warning;"
		" SET statement_timeout = 0;"
		" SET idle_in_transaction_session_timeout = 60000");
}

/* Checks, before anything is changed */

/* A hash for the comparison with what was applied. */
static char *checksum_of(struct run *run, const char *content)
{
	PGresult *result = run_query(run, &q_schema_checksum,
		(const char *const[]){ content });
	char *checksum;

	if (result == NULL)
		return NULL;
	checksum = mem_strdup(PQgetvalue(result, 0,
		Q_SCHEMA_CHECKSUM_CHECKSUM));
	PQclear(result);
	return checksum;
}

static char *functions_checksum(struct run *run)
{
	struct arena *arena = arena_new();
	char *all, *end, *checksum;
	size_t size = 1;
	int i;

	for (i = 0; sql_functions[i].name != NULL; i++)
		size += strlen(sql_functions[i].name)
			+ strlen(sql_functions[i].sql) + 2;
	end = all = arena_alloc(arena, size, 1);
	for (i = 0; sql_functions[i].name != NULL; i++) {
		end = stpcpy(stpcpy(end, sql_functions[i].name), "\n");
		end = stpcpy(stpcpy(end, sql_functions[i].sql), "\n");
	}
	checksum = checksum_of(run, all);
	arena_free(&arena);
	return checksum;
}

static bool check_rights(struct run *run)
{
	PGresult *result = run_query(run, &q_schema_rights, NULL);
	bool may_create, may_make_roles;

	if (result == NULL)
		return false;
	may_create = *PQgetvalue(result, 0, Q_SCHEMA_RIGHTS_MAY_CREATE) == 't';
	may_make_roles =
		*PQgetvalue(result, 0, Q_SCHEMA_RIGHTS_MAY_MAKE_ROLES) == 't';
	PQclear(result);
	if (!may_create)
		return err_set(run->err, ERR_DENIED,
			"%s may not create in database %s: ask its owner",
			PQuser(run->connection), PQdb(run->connection));
	if (!may_make_roles)
		return err_set(run->err, ERR_DENIED,
			"%s may not make roles: ask a superuser for CREATEROLE",
			PQuser(run->connection));
	return true;
}

/* The row of this version in the list of what was applied, -1 if there is
 * none. */
static int applied_row(const PGresult *applied, int version)
{
	int row;

	for (row = 0; row < PQntuples(applied); row++)
		if (atoi(PQgetvalue(applied, row, Q_SCHEMA_APPLIED_VERSION))
		    == version)
			return row;
	return -1;
}

static bool check_one(struct run *run, const PGresult *applied,
	const struct sql_file *file)
{
	int row = applied_row(applied, file->version);
	char *checksum;
	bool is_same;

	if (row < 0)
		return err_set(run->err, ERR_CONFLICT,
			"migration %s is missing, though later ones are there",
			file->name);
	checksum = checksum_of(run, file->sql);
	if (checksum == NULL)
		return false;
	is_same = strcmp(checksum, PQgetvalue(applied, row,
		Q_SCHEMA_APPLIED_CHECKSUM)) == 0;
	free(checksum);
	if (!is_same)
		return err_set(run->err, ERR_CONFLICT,
			"migration %s was edited after it had been applied",
			file->name);
	return true;
}

static bool check_past(struct run *run, const PGresult *applied)
{
	int rows = PQntuples(applied), i;

	run->newest_applied = rows == 0 ? 0
		: atoi(PQgetvalue(applied, rows - 1,
			Q_SCHEMA_APPLIED_VERSION));
	if (run->newest_applied > migrate_version())
		return err_set(run->err, ERR_CONFLICT,
			"the database is of a later release: it has version %d,"
			" this program %d", run->newest_applied,
			migrate_version());
	for (i = 0; sql_migrations[i].name != NULL; i++)
		if (sql_migrations[i].version <= run->newest_applied
		    && !check_one(run, applied, &sql_migrations[i]))
			return false;
	return true;
}

/* Applying */

static bool record(struct run *run, int version, const char *name,
	const char *checksum)
{
	char *number = mem_printf("%d", version);
	PGresult *result = run_query(run, &q_schema_record,
		(const char *const[]){ number, name, checksum });
	bool good = result != NULL;

	PQclear(result);
	free(number);
	return good;
}

static bool apply_migration(struct run *run, const struct sql_file *file)
{
	char *checksum;
	bool good;

	tell(run, file->name);
	if (!run_text(run, file->name, file->sql))
		return false;
	checksum = checksum_of(run, file->sql);
	good = checksum != NULL
		&& record(run, file->version, file->name, checksum);
	free(checksum);
	run->done++;
	return good;
}

/* Functions may call each other in any order, so bodies are not checked. */
static bool apply_functions(struct run *run, const char *checksum)
{
	int i;

	if (!run_text(run, "functions", "SET LOCAL check_function_bodies = off"))
		return false;
	for (i = 0; sql_functions[i].name != NULL; i++) {
		tell(run, sql_functions[i].name);
		if (!run_text(run, sql_functions[i].name, sql_functions[i].sql))
			return false;
		run->done++;
	}
	return record(run, FUNCTIONS_VERSION, "functions", checksum);
}

static bool apply_all(struct run *run, const PGresult *applied)
{
	char *checksum = functions_checksum(run);
	int row = applied_row(applied, FUNCTIONS_VERSION), i;
	bool good = checksum != NULL, are_new;

	if (!good)
		return false;
	/* A migration may have dropped what functions and grants hang on. */
	are_new = run->newest_applied < migrate_version() || row < 0
		|| strcmp(checksum, PQgetvalue(applied, row,
			Q_SCHEMA_APPLIED_CHECKSUM)) != 0;
	run->total = run->done = 0;
	for (i = 0; sql_migrations[i].name != NULL; i++)
		run->total += sql_migrations[i].version > run->newest_applied;
	for (i = 0; are_new && sql_functions[i].name != NULL; i++)
		run->total++;

	for (i = 0; good && sql_migrations[i].name != NULL; i++)
		if (sql_migrations[i].version > run->newest_applied)
			good = apply_migration(run, &sql_migrations[i]);
	if (good && are_new)
		good = apply_functions(run, checksum);
	free(checksum);
	return good;
}

/* lock_timeout comes after the table's own lock: waiting for a twin is right,
 * but a migration that waits for somebody's open transaction holds up everyone
 * behind it. */
static bool migrate_in_transaction(struct run *run)
{
	PGresult *applied;
	bool good;

	if (!run_text(run, "begin", "BEGIN ISOLATION LEVEL READ COMMITTED;"
		" SET LOCAL search_path = public, pg_temp;"
		" SET LOCAL lock_timeout = 0")
	    || !run_command(run, &q_schema_create)
	    || !run_command(run, &q_schema_create_table)
	    || !run_command(run, &q_schema_lock)
	    || !run_text(run, "begin", "SET LOCAL lock_timeout = '60s'"))
		return false;
	applied = run_query(run, &q_schema_applied, NULL);
	if (applied == NULL)
		return false;
	good = check_past(run, applied) && apply_all(run, applied);
	PQclear(applied);
	return good && run_text(run, "commit", "COMMIT");
}

/* Two that create the schema, or the cluster's roles, at the same moment: the
 * one that waited finds the name taken (IF NOT EXISTS looks only before it
 * waits; XX000 is "tuple concurrently updated") and begins again. */
static bool lost_a_race(const struct err *err)
{
	static const char *const states[] = {
		"23505", "42710", "42P06", "42P07", "40001", "40P01", "XX000",
	};
	size_t i;

	for (i = 0; i < ARRAY_LEN(states); i++)
		if (strcmp(err->sqlstate, states[i]) == 0)
			return true;
	return false;
}

static bool migrate_with_tries(struct run *run)
{
	int tries;

	for (tries = 1; !migrate_in_transaction(run); tries++) {
		PQclear(PQexec(run->connection, "ROLLBACK"));
		if (tries == TRIES_MAX || !lost_a_race(run->err))
			return false;
		err_clear(run->err);
	}
	return true;
}

bool migrate_run(const char *dsn, migrate_progress_fn *progress, void *context,
	struct err *err)
{
	struct err own;
	struct run run = {
		.progress = progress, .context = context,
		.err = err != NULL ? err : &own,
	};
	bool good;

	err_clear(run.err);
	good = connect_to(&run, dsn) && check_rights(&run)
		&& migrate_with_tries(&run);
	PQfinish(run.connection);
	return good;
}

/* Demonstration data */

static bool check_version(struct run *run)
{
	PGresult *result = run_query(run, &q_schema_version, NULL);
	int version;

	if (result == NULL) {
		if (PQstatus(run->connection) == CONNECTION_OK
		    && run->err->kind == ERR_BUG)
			err_set(run->err, ERR_CONFLICT,
				"the database has no schema yet:"
				" run opsdesk migrate first");
		return false;
	}
	version = atoi(PQgetvalue(result, 0, Q_SCHEMA_VERSION_VERSION));
	PQclear(result);
	if (version != migrate_version())
		return err_set(run->err, ERR_CONFLICT, "the database has"
			" version %d, this program %d: run opsdesk migrate",
			version, migrate_version());
	return true;
}

/* The lock keeps a second filler, and a migration, out of the way. */
static bool fill_from(struct run *run, const struct sql_file *file)
{
	tell(run, file->name);
	if (run_text(run, "begin", "BEGIN ISOLATION LEVEL READ COMMITTED;"
		" SET LOCAL search_path = public, pg_temp")
	    && run_command(run, &q_schema_lock)
	    && run_text(run, file->name, file->sql)
	    && run_text(run, "commit", "COMMIT")) {
		run->done++;
		return true;
	}
	PQclear(PQexec(run->connection, "ROLLBACK"));
	return false;
}

bool migrate_demo_data(const char *dsn, migrate_progress_fn *progress,
	void *context, struct err *err)
{
	struct err own;
	struct run run = {
		.progress = progress, .context = context,
		.err = err != NULL ? err : &own,
	};
	bool good;
	int i;

	err_clear(run.err);
	for (i = 0; sql_demo[i].name != NULL; i++)
		run.total++;
	good = connect_to(&run, dsn) && check_version(&run);
	for (i = 0; good && sql_demo[i].name != NULL; i++)
		good = fill_from(&run, &sql_demo[i]);
	PQfinish(run.connection);
	return good;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Migrations and functions, applied.
 *
 * Everything of a release is one transaction: one that is killed in the middle
 * has changed nothing, and of two at once the second finds the work done. */
#include "config.h"

#include "io/migrate.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "io/migrate_private.h"
#include "io/queries.h"

#define TRIES_MAX 5
#define FUNCTIONS_VERSION 0

int migrate_version(void)
{
	int version = 0, i;

	for (i = 0; sql_migrations[i].name != NULL; i++)
		version = sql_migrations[i].version;
	return version;
}

void migrate_tell(struct migrate_run *run, const char *step)
{
	if (run->progress != NULL)
		run->progress(run->context, step, run->done, run->total);
}

/* Checks, before anything is changed */

/* A hash for the comparison with what was applied. */
static char *checksum_of(struct migrate_run *run, const char *content)
{
	PGresult *result = migrate_query(run, &q_schema_checksum,
		(const char *const[]){ content });
	char *checksum;

	if (result == NULL)
		return NULL;
	checksum = mem_strdup(PQgetvalue(result, 0,
		Q_SCHEMA_CHECKSUM_CHECKSUM));
	PQclear(result);
	return checksum;
}

static char *functions_checksum(struct migrate_run *run)
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

static bool check_rights(struct migrate_run *run)
{
	PGresult *result = migrate_query(run, &q_schema_rights, NULL);
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

static bool check_one(struct migrate_run *run, const PGresult *applied,
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

static bool check_past(struct migrate_run *run, const PGresult *applied)
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
		if (sql_migrations[i].version <= run->newest_applied &&
		    !check_one(run, applied, &sql_migrations[i]))
			return false;
	return true;
}

static bool check_present(struct migrate_run *run, const PGresult *applied)
{
	int row = applied_row(applied, FUNCTIONS_VERSION);
	char *checksum;
	bool same;

	if (run->newest_applied < migrate_version())
		return err_set(run->err, ERR_CONFLICT,
			"the database has version %d, this program %d",
			run->newest_applied, migrate_version());
	checksum = functions_checksum(run);
	if (checksum == NULL)
		return false;
	same = row >= 0 && strcmp(checksum, PQgetvalue(applied, row,
		Q_SCHEMA_APPLIED_CHECKSUM)) == 0;
	free(checksum);
	if (!same)
		return err_set(run->err, ERR_CONFLICT,
			"the functions are of another release");
	return true;
}

bool migrate_fits(struct migrate_run *run)
{
	PGresult *applied = migrate_query(run, &q_schema_applied, NULL);
	bool good;

	if (applied == NULL) {
		/* No such schema, no such table. */
		if (strcmp(run->err->sqlstate, "3F000") == 0 ||
		    strcmp(run->err->sqlstate, "42P01") == 0)
			err_set(run->err, ERR_MISSING,
				"the database has no schema yet");
		return false;
	}
	good = check_past(run, applied) && check_present(run, applied);
	PQclear(applied);
	return good;
}

/* Applying */

static bool record(struct migrate_run *run, int version, const char *name,
	const char *checksum)
{
	char *number = mem_printf("%d", version);
	PGresult *result = migrate_query(run, &q_schema_record,
		(const char *const[]){ number, name, checksum });
	bool good = result != NULL;

	PQclear(result);
	free(number);
	return good;
}

static bool apply_migration(struct migrate_run *run, const struct sql_file *file)
{
	char *checksum;
	bool good;

	migrate_tell(run, file->name);
	if (!migrate_text(run, file->name, file->sql))
		return false;
	checksum = checksum_of(run, file->sql);
	good = checksum != NULL &&
		record(run, file->version, file->name, checksum);
	free(checksum);
	run->done++;
	return good;
}

/* Functions may call each other in any order, so bodies are not checked. */
static bool apply_functions(struct migrate_run *run, const char *checksum)
{
	int i;

	if (!migrate_text(run, "functions", "SET LOCAL check_function_bodies = off"))
		return false;
	for (i = 0; sql_functions[i].name != NULL; i++) {
		migrate_tell(run, sql_functions[i].name);
		if (!migrate_text(run, sql_functions[i].name, sql_functions[i].sql))
			return false;
		run->done++;
	}
	return record(run, FUNCTIONS_VERSION, "functions", checksum);
}

static bool apply_all(struct migrate_run *run, const PGresult *applied)
{
	char *checksum = functions_checksum(run);
	int row = applied_row(applied, FUNCTIONS_VERSION), i;
	bool good = checksum != NULL, are_new;

	if (!good)
		return false;
	/* A migration may have dropped what functions and grants hang on. */
	are_new = run->newest_applied < migrate_version() || row < 0 ||
		strcmp(checksum, PQgetvalue(applied, row,
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
static bool migrate_in_transaction(struct migrate_run *run)
{
	PGresult *applied;
	bool good;

	if (!migrate_text(run, "begin", "BEGIN ISOLATION LEVEL READ COMMITTED;"
		" SET LOCAL search_path = public, pg_temp;"
		" SET LOCAL lock_timeout = 0") ||
	    !migrate_command(run, &q_schema_create) ||
	    !migrate_command(run, &q_schema_create_table) ||
	    !migrate_command(run, &q_schema_lock) ||
	    !migrate_text(run, "begin", "SET LOCAL lock_timeout = '60s'"))
		return false;
	applied = migrate_query(run, &q_schema_applied, NULL);
	if (applied == NULL)
		return false;
	good = check_past(run, applied) && apply_all(run, applied);
	PQclear(applied);
	return good && migrate_text(run, "commit", "COMMIT");
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

static bool migrate_with_tries(struct migrate_run *run)
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
	struct migrate_run run = {
		.progress = progress, .context = context,
		.err = err != NULL ? err : &own,
	};
	bool good;

	err_clear(run.err);
	good = migrate_connect(&run, dsn) && check_rights(&run) &&
		migrate_with_tries(&run);
	PQfinish(run.connection);
	return good;
}

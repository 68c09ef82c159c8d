/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Demonstration data: the files of sql/demo/, each in transactions of its own,
 * so that a run that is killed goes on where it stopped. */
#include "config.h"

#include "io/migrate.h"

#include <stdlib.h>

#include "io/migrate_private.h"
#include "io/queries.h"

static bool check_version(struct migrate_run *run)
{
	PGresult *result = migrate_query(run, &q_schema_version, NULL);
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
static PGresult *fill_once(struct migrate_run *run, const struct sql_file *file)
{
	PGresult *answer = NULL;

	if (migrate_text(run, "begin", "BEGIN ISOLATION LEVEL READ COMMITTED;"
		" SET LOCAL search_path = public, pg_temp")
	    && migrate_command(run, &q_schema_lock))
		answer = migrate_answer(run, file->name, file->sql);
	if (answer != NULL && migrate_text(run, "commit", "COMMIT"))
		return answer;
	PQclear(answer);
	PQclear(PQexec(run->connection, "ROLLBACK"));
	return NULL;
}

/* Again, as long as the file says what comes next. */
static bool fill_from(struct migrate_run *run, const struct sql_file *file)
{
	PGresult *answer;
	bool is_more = true;

	migrate_tell(run, file->name);
	while (is_more) {
		answer = fill_once(run, file);
		if (answer == NULL)
			return false;
		is_more = PQntuples(answer) == 1 && PQnfields(answer) == 3;
		if (is_more && run->progress != NULL)
			run->progress(run->context, PQgetvalue(answer, 0, 0),
				atoi(PQgetvalue(answer, 0, 1)),
				atoi(PQgetvalue(answer, 0, 2)));
		PQclear(answer);
	}
	run->done++;
	return true;
}

bool migrate_demo_data(const char *dsn, migrate_progress_fn *progress,
	void *context, struct err *err)
{
	struct err own;
	struct migrate_run run = {
		.progress = progress, .context = context,
		.err = err != NULL ? err : &own,
	};
	bool good;
	int i;

	err_clear(run.err);
	for (i = 0; sql_demo[i].name != NULL; i++)
		run.total++;
	good = migrate_connect(&run, dsn) && check_version(&run);
	for (i = 0; good && sql_demo[i].name != NULL; i++)
		good = fill_from(&run, &sql_demo[i]);
	PQfinish(run.connection);
	return good;
}

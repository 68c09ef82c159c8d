/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Demonstration data: the files of sql/demo/, each in transactions of its own,
 * so that a run that is killed goes on where it stopped. */
#include "config.h"

#include "io/migrate.h"

#include <stdlib.h>
#include <string.h>

#include "io/migrate_private.h"
#include "io/queries.h"

static bool check_version(struct migrate_run *run)
{
	PGresult *result = migrate_query(run, &q_schema_version, NULL);
	int version;

	if (result == NULL) {
		if (PQstatus(run->connection) == CONNECTION_OK &&
		    run->err->kind == ERR_BUG)
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
static bool begin(struct migrate_run *run)
{
	return migrate_text(run, "begin", "BEGIN ISOLATION LEVEL READ COMMITTED;"
		" SET LOCAL search_path = public, pg_temp") &&
		migrate_command(run, &q_schema_lock);
}

static void tell_answer(const struct migrate_run *run, PGresult *answer)
{
	if (run->progress != NULL)
		run->progress(run->context, PQgetvalue(answer, 0, 0),
			atoi(PQgetvalue(answer, 0, 1)),
			atoi(PQgetvalue(answer, 0, 2)));
}

/* Runs a file once.  It says with a row (step, done, total) that there is more,
 * and with true in a fourth column that it is to go on in this transaction. */
static bool fill_once(struct migrate_run *run, const struct sql_file *file,
	bool *is_more, bool *is_open)
{
	PGresult *answer = migrate_answer(run, file->name, file->sql);

	if (answer == NULL)
		return false;
	*is_more = PQntuples(answer) == 1 && PQnfields(answer) >= 3;
	*is_open = *is_more && PQnfields(answer) == 4 &&
		strcmp(PQgetvalue(answer, 0, 3), "t") == 0;
	if (*is_more)
		tell_answer(run, answer);
	PQclear(answer);
	return true;
}

/* Again, as long as the file says what comes next. */
static bool fill_from(struct migrate_run *run, const struct sql_file *file)
{
	bool is_more = true, is_open = false, good = true;

	migrate_tell(run, file->name);
	while (good && is_more) {
		good = (is_open || begin(run)) &&
			fill_once(run, file, &is_more, &is_open) &&
			(is_open || migrate_text(run, "commit", "COMMIT"));
	}
	if (!good) {
		PQclear(PQexec(run->connection, "ROLLBACK"));
		return false;
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

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bringing a database to this program's schema, and saying whether it is.
 * Migrations are forward only, recorded with a checksum in
 * desk.schema_migration, and applied with the functions of the release in one
 * transaction under a table lock (database.md 9).  These calls wait: they are
 * for the subcommands, never for the console. */
#ifndef OPSDESK_IO_MIGRATE_H
#define OPSDESK_IO_MIGRATE_H

#include <stdbool.h>

#include "base/err.h"

/* An embedded file of sql/, made by sql/tools/files.awk; lists end with a NULL
 * name. */
struct sql_file {
	int version;		/* migrations: NNNN; 0 elsewhere */
	const char *name;
	const char *sql;
};

extern const struct sql_file sql_migrations[];
extern const struct sql_file sql_functions[];
extern const struct sql_file sql_demo[];

/* The version that this program needs. */
int migrate_version(void);

/* Before each step, and between the batches of one: how much is done, of how
 * much; another total begins another count. */
typedef void migrate_progress_fn(void *context, const char *step, int done,
	int total);

/* Applies what is missing; nothing, quickly, when nothing is.  An edited past
 * migration and a database of a later release (ERR_CONFLICT), a missing right
 * (ERR_DENIED) are refused before anything is changed; ERR_OFFLINE: no server. */
bool migrate_run(const char *dsn, migrate_progress_fn *progress, void *context,
	struct err *err) MUST_CHECK;

/* Fills the demonstration data (sql/demo/), topping up what is there already.
 * Each file is a transaction; one that answers with a row of (step, done,
 * total) is run again until it answers with none, so that a file can do its
 * work in batches.  What was asked for comes as settings of the session, see
 * sql/demo/010_begin.sql. */
bool migrate_demo_data(const char *dsn, migrate_progress_fn *progress,
	void *context, struct err *err) MUST_CHECK;

#endif

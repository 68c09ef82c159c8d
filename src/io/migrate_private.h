/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of migrating share: migrate.c and migrate_demo.c decide what
 * is to be done, migrate_server.c talks.  All of this waits. */
#ifndef OPSDESK_IO_MIGRATE_PRIVATE_H
#define OPSDESK_IO_MIGRATE_PRIVATE_H

#include <libpq-fe.h>
#include <stdbool.h>

#include "base/err.h"
#include "io/migrate.h"

struct query;

struct migrate_run {
	PGconn *connection;
	migrate_progress_fn *progress;
	void *context;
	int done, total;
	int newest_applied;
	struct err *err;	/* filled by whatever fails */
};

bool migrate_connect(struct migrate_run *run, const char *dsn);

/* What is begun now. */
void migrate_tell(struct migrate_run *run, const char *step);

/* Any number of statements; name is what the error calls them. */
bool migrate_text(struct migrate_run *run, const char *name, const char *sql);

/* The same; the last one's answer.  NULL on failure; else for PQclear(). */
PGresult *migrate_answer(struct migrate_run *run, const char *name,
	const char *sql);

/* NULL on failure; else for PQclear(). */
PGresult *migrate_query(struct migrate_run *run, const struct query *query,
	const char *const *parameters);

/* Is the database of this very release?  Changes nothing. */
bool migrate_fits(struct migrate_run *run);

bool migrate_command(struct migrate_run *run, const struct query *query);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What goes to the server: the first request of the queue, and before it the
 * statement that it runs, which is prepared when a connection needs it first.
 * Both go out in one flight, as a pipeline of two: who is far away pays the
 * round trip once. */
#include "config.h"

#include "io/db_private.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/log.h"
#include "base/mem.h"
#include "io/loop.h"

#define NAME_SIZE 128

static struct db_prepared *prepared_of(struct db *db,
	const struct query *query)
{
	size_t i;

	for (i = 0; i < db->prepared_count; i++)
		if (db->prepared[i].query == query)
			return &db->prepared[i];
	db->prepared = mem_resize(db->prepared, db->prepared_count + 1,
		sizeof(*db->prepared));
	db->prepared[db->prepared_count] =
		(struct db_prepared){ .query = query };
	return &db->prepared[db->prepared_count++];
}

/* Row by row, so that a reply's size is known before it is all here. */
static void take_rows_singly(struct db *db, const struct db_request *request)
{
	if (request->query->rows == QUERY_MANY)
		PQsetSingleRowMode(db->connection);
}

void db_send_prepared(struct db *db)
{
	struct db_request *request = db->first;

	prepared_of(db, request->query)->is_valid = true;
	request->step = DB_RUNNING;
	take_rows_singly(db, request);
}

void db_send_synced(struct db *db)
{
	if (PQexitPipelineMode(db->connection) != 1) {
		log_line("cannot leave the pipeline: %s",
			PQerrorMessage(db->connection));
		db_break(db);
	}
}

void db_send_prepare_anew(struct db *db, const struct query *query)
{
	struct db_prepared *prepared = prepared_of(db, query);

	prepared->generation++;
	prepared->is_valid = false;
}

void db_send_forget(struct db *db)
{
	free(db->prepared);
	db->prepared = NULL;
	db->prepared_count = 0;
}

static void name_of(char out[NAME_SIZE], const struct db_prepared *prepared)
{
	snprintf(out, NAME_SIZE, "%s.%d", prepared->query->name,
		prepared->generation);
}

static bool send_run(struct db *db, const struct db_request *request,
	const char *name)
{
	return PQsendQueryPrepared(db->connection, name,
		request->query->parameter_count, request->parameters, NULL,
		NULL, 0) == 1;
}

static bool send_prepared(struct db *db, struct db_request *request,
	const char *name)
{
	request->step = DB_RUNNING;
	if (!send_run(db, request, name))
		return false;
	take_rows_singly(db, request);
	return true;
}

/* One sync behind both: a statement that cannot be prepared is not run. */
static bool send_both(struct db *db, struct db_request *request,
	const char *name)
{
	request->step = DB_PREPARING;
	return PQenterPipelineMode(db->connection) == 1 &&
		PQsendPrepare(db->connection, name, request->query->sql, 0,
			NULL) == 1 &&
		send_run(db, request, name) &&
		PQpipelineSync(db->connection) == 1;
}

static void send_first(struct db *db)
{
	struct db_request *request = db->first;
	const struct db_prepared *prepared = prepared_of(db, request->query);
	char name[NAME_SIZE];
	int left;

	name_of(name, prepared);
	if (!(prepared->is_valid ? send_prepared : send_both)(db, request,
		name)) {
		log_line("cannot send %s: %s", request->query->name,
			PQerrorMessage(db->connection));
		request->step = DB_QUEUED;
		db_break(db);
		return;
	}
	left = PQflush(db->connection);
	db->must_flush = left == 1;
	if (left < 0)
		db_break(db);
	db_watch_on(db);
}

void db_request_send(struct db *db)
{
	struct db_request *request = db->first;

	if (request == NULL || db->step != DB_STEP_OPEN || db->is_broken ||
	    db_request_is_sent(request) || loop_timer_is_set(db->soon) ||
	    db_cancel_holds(db) || db->is_beating)
		return;
	if (request->is_over)
		loop_timer_set(db->soon, 0);
	else
		send_first(db);
}

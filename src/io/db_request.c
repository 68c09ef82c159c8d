/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The queue of requests.
 *
 * One request is with the server at a time and the next follows in the same
 * turn as the answer: when the line drops, exactly one outcome is unknown, a
 * cancellation hits what was meant, and a retry keeps the order.  Each request
 * is one statement in its own transaction, so one that failed on a conflict of
 * concurrency has done nothing and is simply sent again. */
#include "config.h"

#include "io/db_private.h"

#include <string.h>

#include "base/log.h"
#include "base/mem.h"
#include "base/text.h"
#include "io/loop.h"

#define TRIES_MAX 4		/* the first and three more */
#define RETRY_MS 40

bool db_request_is_sent(const struct db_request *request)
{
	return request != NULL && request->step != DB_QUEUED;
}

/* Making and ending */

static void leave_owner(struct db_request *request)
{
	struct db_request **link;

	if (request->owner == NULL)
		return;
	link = &request->owner->first;
	while (*link != request)
		link = &(*link)->next_of_owner;
	*link = request->next_of_owner;
	request->owner = NULL;
}

static void join_owner(struct db_request *request, struct db_owner *owner)
{
	struct db_request **link = &owner->first;

	while (*link != NULL)
		link = &(*link)->next_of_owner;
	*link = request;
	request->owner = owner;
}

static void request_free(struct db_request *request)
{
	struct arena *arena = request->arena;

	leave_owner(request);
	db_reply_drop(request);
	arena_free(&arena);
}

static struct db_request *pop(struct db *db)
{
	struct db_request *request = db->first;

	db->first = request->next;
	if (db->first == NULL)
		db->last = NULL;
	return request;
}

/* Fails with what the table says, without the server being asked. */
void db_request_fail(struct db_request *request, const char *sqlstate)
{
	db_error_set(&request->failure, sqlstate);
	if (request->is_cancelled && strcmp(sqlstate, "57014") == 0) {
		err_set(&request->failure, ERR_CONFLICT,
			"stopped: nothing was changed");
		strcpy(request->failure.sqlstate, sqlstate);
	}
	request->is_over = true;
}

/* Takes the first request off the queue and tells its owner. */
static void answer(struct db *db)
{
	struct db_request *request = pop(db);
	db_reply_fn *reply = request->reply;
	void *context = request->context;
	struct err failure = request->failure;
	struct rows *rows = NULL;
	int whose = request->whose;

	if (reply != NULL && failure.kind == ERR_NONE)
		rows = rows_new(request->columns > 0
			? (int)(request->cell_count / (size_t)request->columns)
			: 0, request->columns, request->cells);
	request_free(request);
	if (reply == NULL)
		return;
	db->calls++;
	whose = db_serve(db, whose);
	reply(context, rows, failure.kind != ERR_NONE ? &failure : NULL);
	db_serve(db, whose);
	db->calls--;
}

/* Answers */

/* A plan outlives a migration that changes what the query returns (0A000), and
 * a pooler may have lost it (26000): once more under a new name. */
static bool is_stale_plan(const struct db_request *request)
{
	const char *sqlstate = request->failure.sqlstate;

	return request->step == DB_RUNNING && !request->is_prepared_anew &&
		(strcmp(sqlstate, "0A000") == 0 ||
			strcmp(sqlstate, "26000") == 0);
}

static void try_again(struct db *db, struct db_request *request,
	int64_t after_ms)
{
	db_reply_drop(request);
	err_clear(&request->failure);
	request->is_over = false;
	request->step = DB_QUEUED;
	/* Sending waits while this timer is set. */
	loop_timer_set(db->soon, after_ms);
}

static bool is_worth_another_try(const struct db_request *request)
{
	return db_error_is_transient(request->failure.sqlstate) &&
		request->tries + 1 < TRIES_MAX && !request->is_cancelled &&
		request->reply != NULL;
}

/* Rivals for one row must not come back in step. */
static int retry_ms(int tries)
{
	uint32_t span_ms = (uint32_t)(RETRY_MS * tries);

	return (int)(span_ms / 2 + db_chance() % span_ms);
}

/* The server is done with the request. */
static void request_over(struct db *db)
{
	struct db_request *request = db->first;

	if (is_stale_plan(request)) {
		db_send_prepare_anew(db, request->query);
		request->is_prepared_anew = true;
		try_again(db, request, 0);
		return;
	}
	if (is_worth_another_try(request)) {
		request->tries++;
		log_line("%s: %s, try %d", request->query->name,
			request->failure.sqlstate, request->tries + 1);
		try_again(db, request, retry_ms(request->tries));
		return;
	}
	db_reply_check(request);
	answer(db);
}

/* Takes what came next.  Is that all of the request? */
static bool take_result(struct db *db, struct db_request *request)
{
	PGresult *result = PQgetResult(db->connection);
	bool is_all = PQresultStatus(result) == PGRES_PIPELINE_SYNC;

	if (is_all)
		db_send_synced(db);
	else if (result != NULL)
		db_reply_take(db, request, result);
	/* The end of the line is an error result too; what it leaves unknown is
	 * not for the table of errors to say. */
	else if (PQstatus(db->connection) == CONNECTION_BAD)
		db_lose(db, "the server closed the connection");
	else if (request->step == DB_PREPARING && !request->is_over)
		db_send_prepared(db);
	else
		is_all = PQpipelineStatus(db->connection) == PQ_PIPELINE_OFF;
	PQclear(result);
	return is_all && !db->is_broken;
}

void db_request_receive(struct db *db)
{
	while (db->step == DB_STEP_OPEN && !db->is_broken &&
	       db_request_is_sent(db->first) &&
	       !PQisBusy(db->connection)) {
		if (!take_result(db, db->first))
			continue;
		request_over(db);
		if (db->step == DB_STEP_OPEN)
			db_watch_on(db);
		db_request_send(db);
	}
}

/* Loss, and what waits for the next turn */

void db_request_fail_all(struct db *db)
{
	struct db_request *request;

	for (request = db->first; request != NULL; request = request->next) {
		if (db_request_is_sent(request))
			db_request_fail(request, "08007");
		else if (!request->is_over)
			db_request_fail(request, "08003");
		request->step = DB_QUEUED;
	}
	if (db->first != NULL)
		loop_timer_set(db->soon, 0);
}

static bool is_due(const struct db_request *request)
{
	return request != NULL && request->is_over &&
		!db_request_is_sent(request);
}

static void soon(void *context)
{
	struct db *db = context;

	if (db->is_broken) {
		db_lose(db, "the connection broke");
		return;
	}
	/* What a callback asks for meanwhile waits for a turn of its own. */
	db->batch++;
	while (is_due(db->first) && db->first->batch != db->batch)
		answer(db);
	db_request_send(db);
}

/* The public calls */

void db_ask(struct db *db, struct db_owner *owner, const struct query *query,
	const char *const *parameters, db_reply_fn *reply, void *context)
{
	struct arena *arena = arena_new();
	struct db_request *request = arena_alloc(arena, 1, sizeof(*request));
	int i;

	*request = (struct db_request){
		.query = query, .reply = reply, .context = context,
		.whose = db_whose(db), .batch = db->batch, .arena = arena,
	};
	request->parameters = arena_alloc(arena,
		(size_t)query->parameter_count + 1,
		sizeof(*request->parameters));
	for (i = 0; i < query->parameter_count; i++) {
		request->parameters[i] = arena_strdup(arena, parameters[i]);
		if (parameters[i] != NULL && !text_is_utf8(parameters[i]))
			db_request_fail(request, "22021");
	}
	if (owner != NULL)
		join_owner(request, owner);
	if (db->last != NULL)
		db->last->next = request;
	else
		db->first = request;
	db->last = request;

	if (db->step != DB_STEP_OPEN)
		db_request_fail(request, "08003");
	if (request->is_over && !loop_timer_is_set(db->soon))
		loop_timer_set(db->soon, 0);
	db_request_send(db);
}

/* A request that is with the server stays in the queue, without an owner,
 * until its answer has been read; the others were never sent. */
void db_owner_close(struct db *db, struct db_owner *owner)
{
	struct db_request **link = &db->first, *request;

	db->last = NULL;
	while ((request = *link) != NULL) {
		if (request->owner != owner || db_request_is_sent(request)) {
			if (request->owner == owner) {
				leave_owner(request);
				request->reply = NULL;
			}
			db->last = request;
			link = &request->next;
			continue;
		}
		*link = request->next;
		request_free(request);
	}
}

void db_stop(struct db *db)
{
	struct db_request *request = db->first;

	if (!db_request_is_sent(request) || request->is_over ||
	    request->is_cancelled)
		return;
	request->is_cancelled = true;
	db_cancel_start(db);
}

bool db_is_busy(const struct db *db)
{
	return db->first != NULL;
}

void db_request_init(struct db *db)
{
	db->soon = loop_timer_new(db->loop, soon, db);
}

void db_request_done(struct db *db)
{
	while (db->first != NULL)
		request_free(pop(db));
	loop_timer_free(&db->soon);
	db_send_forget(db);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A line that dies without a word.
 *
 * The kernel finds a peer that no longer acknowledges (keepalives,
 * tcp_user_timeout), but a frozen machine, a tunnel or a router that keeps
 * state answers for a server that does not.  So an answer has a time by which
 * it must be there, and a line that has been silent for long is asked for one:
 * an empty query, which costs the server nothing.
 *
 * One timer does both: whatever comes in sets it anew. */
#include "config.h"

#include "io/db_private.h"

#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/mem.h"
#include "io/loop.h"

#define LIMIT_MOST_MS (24 * 60 * 60 * 1000)

/* A server that lives answers soon after its own statement_timeout. */
static int answer_ms(const struct db *db)
{
	int limit_ms = db->statement_ms;

	return limit_ms > 0 ? limit_ms + limit_ms / 2 + 1000 : 0;
}

void db_watch_limit(struct db *db, const char *shown)
{
	static const struct { const char *name; int64_t ms; } units[] = {
		{ "ms", 1 }, { "s", 1000 }, { "min", 60000 }, { "h", 3600000 },
		{ "d", 86400000 },
	};
	char *unit;
	int64_t limit_ms = strtol(shown, &unit, 10);

	/* No server means such a number; none of it may overflow. */
	if (limit_ms < 0 || limit_ms > LIMIT_MOST_MS)
		limit_ms = LIMIT_MOST_MS;
	for (size_t i = 0; i < ARRAY_LEN(units); i++)
		if (strcmp(unit, units[i].name) == 0)
			limit_ms *= units[i].ms;
	db->statement_ms = limit_ms > LIMIT_MOST_MS ? LIMIT_MOST_MS
		: (int)limit_ms;
}

/* Until when something must have been heard; 0: it may take for ever. */
static int patience_ms(const struct db *db)
{
	if (db->is_beating)
		return db->plan.beat_answer_ms;
	if (db_request_is_sent(db->first))
		return answer_ms(db);
	return db->plan.beat_ms;
}

void db_watch_on(struct db *db)
{
	int after_ms = patience_ms(db);

	if (after_ms > 0)
		loop_timer_set(db->watch, after_ms);
	else
		loop_timer_stop(db->watch);
}

void db_watch_heard(struct db *db)
{
	db->heard_ms = clock_ms();
	if (db->step == DB_STEP_OPEN)
		db_watch_on(db);
}

static void beat(struct db *db)
{
	int left;

	if (!PQsendQuery(db->connection, "")) {
		db_lose(db, "the line takes nothing any more");
		return;
	}
	db->is_beating = true;
	left = PQflush(db->connection);
	db->must_flush = left == 1;
	if (left < 0)
		db_break(db);
	db_watch_on(db);
}

static void watch_due(void *context)
{
	struct db *db = context;

	if (db->is_beating || db_request_is_sent(db->first))
		db_lose(db, "the server stopped answering");
	else
		beat(db);
}

void db_watch_receive(struct db *db)
{
	PGresult *result;

	while (db->is_beating && !PQisBusy(db->connection)) {
		result = PQgetResult(db->connection);
		if (result != NULL) {
			PQclear(result);
			continue;
		}
		if (PQstatus(db->connection) == CONNECTION_BAD) {
			db_lose(db, "the server closed the connection");
			return;
		}
		db->is_beating = false;
		db_watch_on(db);
		db_request_send(db);
	}
}

void db_watch_init(struct db *db)
{
	db->watch = loop_timer_new(db->loop, watch_due, db);
	db->heard_ms = clock_ms();
}

void db_watch_stop(struct db *db)
{
	db->is_beating = false;
	loop_timer_stop(db->watch);
}

void db_watch_done(struct db *db)
{
	loop_timer_free(&db->watch);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The connection to the database: its states, and the calls that read them.
 * db_private.h says where the rest is. */
#include "config.h"

#include "io/db.h"

#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/fatal.h"
#include "base/mem.h"
#include "io/db_private.h"
#include "io/loop.h"

struct db *db_new(struct loop *loop, const struct db_options *options,
	const struct db_listener *listener)
{
	struct db *db = mem_new(1, sizeof *db);

	db->loop = loop;
	db->listener = *listener;
	db_plan_init(&db->plan, options);
	db_request_init(db);
	db_connect_init(db);
	return db;
}

void db_free(struct db **freed)
{
	struct db *db = *freed;

	if (db == NULL)
		return;
	if (db->calls > 0)
		fatal("the connection was freed from its own callback");
	db_request_done(db);
	db_connect_done(db);
	db_plan_done(&db->plan);
	free(db);
	*freed = NULL;
}

void db_set_state(struct db *db, enum db_state state)
{
	if (db->state == state)
		return;
	db->state = state;
	if (db->listener.state == NULL)
		return;
	db->calls++;
	db->listener.state(db->listener.context, state);
	db->calls--;
}

void db_tell_topic(struct db *db, const char *topic)
{
	if (db->listener.notify == NULL)
		return;
	db->calls++;
	db->listener.notify(db->listener.context, topic);
	db->calls--;
}

enum db_state db_state(const struct db *db)
{
	return db->state;
}

int64_t db_age_ms(const struct db *db)
{
	return db->state == DB_READY ? 0 : clock_ms() - db->good_ms;
}

const char *db_user(const struct db *db)
{
	return db->state == DB_READY ? PQuser(db->connection) : "";
}

void db_retry(struct db *db)
{
	if (db->step != DB_STEP_WAITING)
		return;
	db->due_ms = clock_ms();
	loop_timer_set(db->attempt, 0);
}

static void describe_attempt(const struct db *db, struct err *line)
{
	int64_t left_ms = db->due_ms - clock_ms();

	if (left_ms < 0)
		left_ms = 0;
	if (db->step != DB_STEP_WAITING)
		err_set(line, ERR_NONE, "attempt %d, given up in %d s",
			db->attempts, (int)((left_ms + 999) / 1000));
	else if (db->attempts == 0)
		err_set(line, ERR_NONE, "the first attempt is about to start");
	else
		err_set(line, ERR_NONE, "attempt %d failed, the next in %d s",
			db->attempts, (int)((left_ms + 999) / 1000));
}

int db_describe(const struct db *db, char (*out)[ERR_TEXT_SIZE], int lines)
{
	struct err line;
	int used = 0, i;

	if (used < lines && db->place[0] != '\0') {
		err_set(&line, ERR_NONE, "%s %s",
			db->state == DB_READY ? "connected to" : "trying",
			db->place);
		memcpy(out[used++], line.text, ERR_TEXT_SIZE);
	}
	if (used < lines && db->state != DB_READY) {
		describe_attempt(db, &line);
		memcpy(out[used++], line.text, ERR_TEXT_SIZE);
	}
	for (i = 0; used < lines && i < db->reason_count; i++)
		memcpy(out[used++], db->reasons[i], ERR_TEXT_SIZE);
	return used;
}

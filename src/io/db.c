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
	struct db *db = mem_new(1, sizeof(*db));

	db->loop = loop;
	db->listener = *listener;
	db->is_scout = options->must_write;
	db_plan_init(&db->plan, options);
	db_request_init(db);
	db_connect_init(db);
	return db;
}

void db_hand_over(struct db *db, const struct db_listener *listener)
{
	db->listener = *listener;
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

enum err_kind db_refusal(const struct db *db)
{
	return db->refusal;
}

const char *db_user(const struct db *db)
{
	return db->state == DB_READY ? PQuser(db->connection) : "";
}

int64_t db_silent_ms(const struct db *db)
{
	return clock_ms() - db->heard_ms;
}

bool db_wants_password(const struct db *db)
{
	return db->wants_password;
}

bool db_used_password(const struct db *db)
{
	return db->state == DB_READY && db->used_password;
}

static void try_now(struct db *db)
{
	db->due_ms = clock_ms();
	loop_timer_set(db->attempt, 0);
}

void db_sign_in(struct db *db, const char *user, const char *password)
{
	if (db->step != DB_STEP_WAITING)
		return;
	db_plan_sign_in(&db->plan, user, password);
	db->wants_password = false;
	/* So that its end is a change, told each time. */
	db->state = db->was_connected ? DB_LOST : DB_CONNECTING;
	try_now(db);
}

void db_retry(struct db *db)
{
	/* Without a password there is nothing to try. */
	if (db->step != DB_STEP_WAITING ||
	    (db->plan.takes_password && !db_plan_has_password(&db->plan)))
		return;
	try_now(db);
}

void db_reconnect(struct db *db)
{
	if (db->step == DB_STEP_OPEN)
		db_break(db);
}

int db_whose(const struct db *db)
{
	return db->listener.whose == NULL ? 0
		: db->listener.whose(db->listener.context);
}

int db_serve(struct db *db, int whose)
{
	return db->listener.serve == NULL ? 0
		: db->listener.serve(db->listener.context, whose);
}

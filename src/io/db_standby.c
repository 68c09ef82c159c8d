/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A server that takes no changes: better than none to look at, and left as soon
 * as there is another.
 *
 * It is only taken where the operator has said nothing of target_session_attrs,
 * when nothing better was found.  A standby tells nobody of changes (LISTEN
 * fails in recovery), so all is looked at again from time to time.  Meanwhile a
 * second connection, a struct db of its own that wants to write, looks for a
 * server that can be written to; when it has found one, this one comes over. */
#include "config.h"

#include "io/db_private.h"

#include <string.h>

#include "base/log.h"
#include "io/loop.h"

#define PAUSE_MS 3000		/* between two looks */
#define LOOK_MS 2000		/* a look: some attempts */
#define SOON_MS 50		/* while something is being asked */

static bool is_on(const struct db *db, const char *parameter)
{
	const char *value = PQparameterStatus(db->connection, parameter);

	return value != NULL && strcmp(value, "on") == 0;
}

bool db_standby_hears(const struct db *db)
{
	return !is_on(db, "in_hot_standby");
}

/* Of a connection that is being made, too: does it take no changes? */
static bool is_one(const struct db *db)
{
	return is_on(db, "in_hot_standby") ||
		is_on(db, "default_transaction_read_only");
}

/* The better server is gone over to in another turn: this is its callback. */
static void scout_state(void *context, enum db_state state)
{
	struct db *db = context;

	if (state == DB_READY)
		loop_timer_set(db->look, 0);
}

static void send_scout(struct db *db)
{
	const struct db_listener listener = {
		.state = scout_state, .context = db,
	};
	const struct db_options options = {
		.dsn = db->plan.dsn, .user = db->plan.user,
		.application_name = "opsdesk", .must_write = true,
	};

	db->scout = db_new(db->loop, &options, &listener);
}

static void look(void *context)
{
	struct db *db = context;
	bool is_found = db->scout != NULL && db_state(db->scout) == DB_READY;

	if (is_found && db->first != NULL) {
		loop_timer_set(db->look, SOON_MS);
		return;
	}
	if (is_found) {
		db_lose(db, "another server takes changes");
		return;
	}
	if (db->scout != NULL || !db_plan_may_choose(&db->plan)) {
		db_free(&db->scout);
		loop_timer_set(db->look, PAUSE_MS);
	} else {
		send_scout(db);
		loop_timer_set(db->look, LOOK_MS);
	}
	if (db->scout == NULL)
		db_tell_topic(db, NULL);
}

/* A standby that was promoted says so with the next answer. */
void db_standby_heard(struct db *db)
{
	if (db->is_standby && !is_one(db) && db->first == NULL)
		db_lose(db, "the standby has become the server");
}

void db_standby_begin(struct db *db)
{
	db->is_standby = is_one(db);
	if (!db->is_standby)
		return;
	log_line("%s takes no changes", db->place);
	loop_timer_set(db->look, PAUSE_MS);
}

void db_standby_end(struct db *db)
{
	db->is_standby = false;
	loop_timer_stop(db->look);
	db_free(&db->scout);
}

void db_standby_init(struct db *db)
{
	db->look = loop_timer_new(db->loop, look, db);
}

void db_standby_done(struct db *db)
{
	db_standby_end(db);
	loop_timer_free(&db->look);
}

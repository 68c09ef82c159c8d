/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Attempts, the back-off between them, the greeting, and loss.
 *
 * Only name resolution can hold the loop, since libpq does it inside of the
 * call: addresses or a socket's folder avoid it (opsdesk(1)). */
#include "config.h"

#include "io/db_private.h"

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>
#include <sys/socket.h>

#include "base/clock.h"
#include "base/log.h"
#include "base/mem.h"
#include "io/loop.h"

#define OLDEST_SERVER 150000
#define BACKOFF_REFUSED_MS 30000
/* A connection that breaks sooner than this does not reset the back-off. */
#define STABLE_MS 5000
#define TCP_USER_TIMEOUT_MS 15000

/* What the texts of replies look like must not depend on the role's or the
 * environment's settings.  LISTEN comes before the first read, so that no
 * change falls between the two.  What the server allows a statement is its own
 * word, since role, database and operator may all have had one. */
#define SETTINGS \
	"SET DateStyle = 'ISO, YMD'; SET IntervalStyle = 'postgres';" \
	" SET TimeZone = 'UTC'; SET bytea_output = 'hex';" \
	" SHOW statement_timeout"

/* Consoles must not come back in step; nothing else depends on chance. */
uint32_t db_chance(void)
{
	uint32_t chance = 0;

	if (getrandom(&chance, sizeof(chance), GRND_NONBLOCK) < 0)
		chance = (uint32_t)clock_ms();
	return chance;
}

/* Closing and waiting */

static void close_connection(struct db *db)
{
	db_cancel_forget(db);
	PQfinish(db->connection);
	db->connection = NULL;
	db_plan_sweep(&db->plan);
	db->is_broken = false;
	db->must_flush = false;
	db->step = DB_STEP_WAITING;
	db_watch_stop(db);
	db_standby_end(db);
	db_send_forget(db);
}

static void wait_ms(struct db *db, int64_t after_ms)
{
	db->due_ms = clock_ms() + after_ms;
	loop_timer_set(db->attempt, after_ms);
}

static void back_off(struct db *db)
{
	wait_ms(db, backoff_next_ms(&db->backoff, db_chance()));
}

/* With what is said now trying again makes no sense. */
static void await_password(struct db *db)
{
	loop_timer_stop(db->attempt);
	db->wants_password = true;
}

static void attempt_failed(struct db *db, bool is_refused)
{
	db_reason_log(db);
	db_plan_forget(&db->plan, db->connection);
	close_connection(db);
	if (db->plan.takes_password) {
		await_password(db);
		db_set_state(db, DB_REFUSED);
	} else if (is_refused) {
		wait_ms(db, backoff_about_ms(BACKOFF_REFUSED_MS, db_chance()));
		db_set_state(db, DB_REFUSED);
	} else {
		back_off(db);
		db_set_state(db, db->was_connected ? DB_LOST : DB_CONNECTING);
	}
}

static void attempt_failed_because(struct db *db, bool is_refused,
	const char *why)
{
	db->reason_count = 0;
	db_reason_add(db, why);
	db->refusal = is_refused ? ERR_INVALID : ERR_OFFLINE;
	db->wants_password = false;
	attempt_failed(db, is_refused);
}

/* Getting there */

static void opened(struct db *db)
{
	loop_timer_stop(db->attempt);
	db->step = DB_STEP_OPEN;
	db->was_connected = true;
	db->wants_password = false;
	db->used_password = PQconnectionUsedPassword(db->connection) != 0;
	db->attempts = 0;
	db->reason_count = 0;
	db->opened_ms = clock_ms();
	log_line("connected to %s", db->place);
	db_watch_on(db);
	db_standby_begin(db);
	db_set_state(db, DB_READY);
	/* Everything may have changed while nobody listened. */
	db_tell_topic(db, NULL);
}

static void greeting_received(struct db *db)
{
	PGresult *result;

	while (!PQisBusy(db->connection)) {
		result = PQgetResult(db->connection);
		if (result == NULL) {
			opened(db);
			return;
		}
		if (PQresultStatus(result) == PGRES_TUPLES_OK &&
		    PQntuples(result) == 1)
			db_watch_limit(db, PQgetvalue(result, 0, 0));
		else if (PQresultStatus(result) != PGRES_COMMAND_OK) {
			PQclear(result);
			attempt_failed(db, db_reason_take(db));
			return;
		}
		PQclear(result);
	}
}

/* The short tcp_user_timeout was for finding a host; a line in use may stall
 * for longer before it is given up. */
static void relax_user_timeout(const struct db *db)
{
	unsigned timeout_ms = TCP_USER_TIMEOUT_MS;

	/* Not a TCP socket: then there is nothing to relax. */
	if (db->plan.share_hosts)
		(void)setsockopt(PQsocket(db->connection), IPPROTO_TCP,
			TCP_USER_TIMEOUT, &timeout_ms, sizeof(timeout_ms));
}

static void greet(struct db *db)
{
	relax_user_timeout(db);
	db_place_reached(db);
	db_plan_forget(&db->plan, db->connection);
	if (PQserverVersion(db->connection) < OLDEST_SERVER) {
		attempt_failed_because(db, true,
			"PostgreSQL 15 or later is needed, this server is older");
		return;
	}
	/* Sending must not wait for a slow line. */
	if (PQsetnonblocking(db->connection, 1) != 0 ||
	    !PQsendQuery(db->connection, db->listener.notify != NULL &&
			db_standby_hears(db) ? SETTINGS "; LISTEN desk" : SETTINGS)) {
		attempt_failed(db, db_reason_take(db));
		return;
	}
	db->step = DB_STEP_GREETING;
	db->must_flush = PQflush(db->connection) == 1;
}

static void connect_on(struct db *db)
{
	db->polling = PQconnectPoll(db->connection);
	if (db->polling == PGRES_POLLING_OK)
		greet(db);
	else if (db->polling == PGRES_POLLING_FAILED)
		attempt_failed(db, db_reason_take(db));
}

/* Notices of the server: never to the screen. */
static void log_notice(void *context, const PGresult *result)
{
	const char *sqlstate = PQresultErrorField(result, PG_DIAG_SQLSTATE);
	const char *text = PQresultErrorField(result,
		PG_DIAG_MESSAGE_PRIMARY);

	(void)context;
	log_line("server notice %s: %s", sqlstate != NULL ? sqlstate : "-",
		text != NULL ? text : PQresultErrorMessage(result));
}

static void start_attempt(struct db *db)
{
	db_plan_aim(&db->plan, db->attempts);
	db->connection = PQconnectStartParams(db->plan.keywords,
		db->plan.values, 1);
	if (db->connection == NULL) {
		attempt_failed_because(db, false, "out of memory");
		return;
	}
	db_place_tried(db);
	/* The state of a failure is only told in this form. */
	PQsetErrorVerbosity(db->connection, PQERRORS_VERBOSE);
	PQsetNoticeReceiver(db->connection, log_notice, NULL);
	if (PQstatus(db->connection) == CONNECTION_BAD) {
		attempt_failed(db, db_reason_take(db));
		return;
	}
	db->step = DB_STEP_CONNECTING;
	db->polling = PGRES_POLLING_WRITING;
	wait_ms(db, db->plan.attempt_ms);
}

/* The end of the back-off, or the deadline of the attempt. */
static void attempt_due(void *context)
{
	struct db *db = context;

	if (db->step == DB_STEP_WAITING)
		db->attempts++;
	if (db->plan.error.kind != ERR_NONE)
		attempt_failed_because(db, true, db->plan.error.text);
	else if (db->step != DB_STEP_WAITING)
		attempt_failed_because(db, false,
			"the server did not answer in time");
	else if (db->plan.takes_password && !db_plan_has_password(&db->plan))
		attempt_failed_because(db, true,
			"that cannot be a password");
	else
		start_attempt(db);
}

/* Loss */

void db_lose(struct db *db, const char *why)
{
	bool was_stable = clock_ms() - db->opened_ms >= STABLE_MS;

	log_line("lost %s: %s", db->place, why);
	db->reason_count = 0;
	db_reason_add(db, why);
	close_connection(db);
	/* All consoles lose a server at the same moment: not all at once. */
	if (db->plan.takes_password)
		await_password(db);
	else if (was_stable)
		wait_ms(db, backoff_first_ms(&db->backoff, db_chance()));
	else
		back_off(db);
	db_request_fail_all(db);
	db_set_state(db, DB_LOST);
}

void db_break(struct db *db)
{
	db->is_broken = true;
	loop_timer_set(db->soon, 0);
}

static void receive(struct db *db)
{
	PGnotify *notify;

	if (!PQconsumeInput(db->connection)) {
		if (db->step == DB_STEP_OPEN)
			db_lose(db, "the server closed the connection");
		else
			attempt_failed(db, db_reason_take(db));
		return;
	}
	db_watch_heard(db);
	if (db->step == DB_STEP_GREETING)
		greeting_received(db);
	else if (db->is_beating)
		db_watch_receive(db);
	else
		db_request_receive(db);
	if (db->step == DB_STEP_OPEN)
		db_standby_heard(db);

	while (db->connection != NULL &&
	       (notify = PQnotifies(db->connection)) != NULL) {
		if (strcmp(notify->relname, "desk") == 0)
			db_tell_topic(db, notify->extra);
		PQfreemem(notify);
	}
}

static void flush(struct db *db)
{
	int left = PQflush(db->connection);

	db->must_flush = left == 1;
	/* What the server said before it hung up may still be readable; reading
	 * then finds the end of the line. */
	if (left < 0)
		db->must_flush = false;
}

static int want(void *context, short *events)
{
	struct db *db = context;

	if (db->connection == NULL)
		return -1;
	if (db->step == DB_STEP_CONNECTING)
		*events = db->polling == PGRES_POLLING_READING
			? POLLIN : POLLOUT;
	else
		*events = (short)(db->must_flush ? POLLIN | POLLOUT : POLLIN);
	return PQsocket(db->connection);
}

static void ready(void *context, short revents)
{
	struct db *db = context;

	if (db->connection == NULL)
		return;
	if (db->step == DB_STEP_CONNECTING) {
		connect_on(db);
		return;
	}
	if (revents & ~POLLOUT)
		receive(db);
	if (db->connection != NULL && db->must_flush)
		flush(db);
}

void db_connect_init(struct db *db)
{
	db->source = loop_source_new(db->loop, want, ready, db);
	db->attempt = loop_timer_new(db->loop, attempt_due, db);
	db_watch_init(db);
	db_standby_init(db);
	if (db->plan.awaits)
		await_password(db);
	else
		wait_ms(db, 0);
}

void db_connect_done(struct db *db)
{
	close_connection(db);
	loop_source_free(&db->source);
	loop_timer_free(&db->attempt);
	db_watch_done(db);
	db_standby_done(db);
}

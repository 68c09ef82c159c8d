/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The connection to the database: asynchronous, reconnecting by itself, with
 * an owner for every request.  The only file that knows libpq (with
 * io/db_*.c).  Tests of screens link a fake of this header.
 *
 * Connecting follows libpq: PG* variables, service files, .pgpass, several
 * hosts and target_session_attrs; what the operator says there beats every
 * default of ours but client_encoding.  connect_timeout is ours, since libpq
 * does not keep it in asynchronous mode (technical.md 2).  Looking up a name is
 * the one thing that can hold the loop: libpq does it inside of the call.
 *
 * A server that can be written to is looked for first, and where the operator
 * said nothing of target_session_attrs, one that cannot will do until another is
 * found: then everything is told to have changed every few seconds, since a
 * standby announces nothing.
 *
 * Callbacks come from the loop alone, never from within a call of this header,
 * and may call anything here but db_free(). */
#ifndef OPSDESK_IO_DB_H
#define OPSDESK_IO_DB_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "io/query.h"
#include "io/rows.h"

struct db;
struct loop;

enum db_state {
	DB_CONNECTING,		/* never connected yet, trying */
	DB_READY,
	DB_LOST,		/* was connected, trying again */
	DB_REFUSED		/* authentication or permission: trying will
				 * hardly help, and is done every 30 s */
};

struct db_options {
	const char *dsn;		/* may be NULL: the environment alone */
	const char *application_name;
	int connect_timeout_ms;		/* per attempt; 0: 10,000 */
	int statement_timeout_ms;	/* 0: 15,000 */
	int lock_timeout_ms;		/* 0: 3,000 */
	bool must_write;		/* a server that takes no changes is
					 * none */
	/* Both may be NULL.  They beat the connection string, the environment
	 * and the service file, and are copied.  See db_sign_in(). */
	const char *user, *password;
	bool await_sign_in;		/* nothing is tried before db_sign_in() */
};

#define DB_PASSWORD_SIZE 512

/* Whoever asks embeds one, zeroed.  db_owner_close() takes back everything it
 * still waits for: no callback of it can come after that. */
struct db_owner {
	struct db_request *first;
};

/* rows is the callee's to free, NULL on failure; error is borrowed and NULL on
 * success.  A request whose line dropped before the answer fails as
 * ERR_OFFLINE with sqlstate "08007": it may or may not have been done; one
 * that was never sent fails with "08003".  The sentence of error is for the
 * operator; the server's own goes to the log. */
typedef void db_reply_fn(void *context, struct rows *rows,
	const struct err *error);

typedef void db_state_fn(void *context, enum db_state state);

/* topic is a hint and untrusted; NULL: the connection is new, anything may
 * have changed; the same again and again while the server takes no changes. */
typedef void db_notify_fn(void *context, const char *topic);

/* For a program that serves several customers at once: whose a request is, by a
 * number of the program's own, and to serve that one, returning who was served
 * before. */
typedef int db_whose_fn(void *context);
typedef int db_serve_fn(void *context, int whose);

struct db_listener {
	db_state_fn *state;	/* may be NULL */
	db_notify_fn *notify;	/* may be NULL; not NULL: LISTEN desk */
	/* Both or none: the first is asked when a request is made, the second
	 * told before and after its reply is called. */
	db_whose_fn *whose;
	db_serve_fn *serve;
	void *context;
};

/* Starts connecting at once.  The listener is copied. */
struct db *db_new(struct loop *loop, const struct db_options *options,
	const struct db_listener *listener);

/* From now on this one is called, of a connection that nobody has asked anything
 * yet: whoever made it hands it over.  Whether there are notifications was
 * decided when it was made. */
void db_hand_over(struct db *db, const struct db_listener *listener);

/* Nobody is called back any more; owners are emptied. */
void db_free(struct db **db);

/* Sends, or fails in the next turn of the loop when there is no connection.
 * Parameters are copied; NULL is SQL null.  Requests are answered in order.
 * owner may be NULL for a request nobody takes back.
 *
 * Each request is one statement in a transaction of its own, so one that fails
 * on 40001, 40P01 or 55P03 has done nothing: it is sent up to three times more
 * before it fails.  A parameter that is not UTF-8 fails as 22021 without being
 * sent.  A reply with other columns or another number of rows than the query
 * declares, or of more than 32 MB, is a BUG. */
void db_ask(struct db *db, struct db_owner *owner, const struct query *query,
	const char *const *parameters, db_reply_fn *reply, void *context);

/* What the listener says; 0 without one. */
int db_whose(const struct db *db);
int db_serve(struct db *db, int whose);

/* What was not sent yet is dropped; what was sent runs to its end. */
void db_owner_close(struct db *db, struct db_owner *owner);

/* Asks the server to stop what it is doing for us (PQcancel, off the loop);
 * the reply comes as usual, with 57014, or with the result when that was
 * faster.  What waits behind it goes on. */
void db_stop(struct db *db);

/* Gives the connection up and makes a new one, after the back-off. */
void db_reconnect(struct db *db);

enum db_state db_state(const struct db *db);

/* Is a request in flight or waiting?  (line 1, column 80) */
bool db_is_busy(const struct db *db);

/* What is being tried, which attempt, when the next one is, and why the last
 * failed: at most lines texts of ERR_TEXT_SIZE bytes; returns how many. */
int db_describe(const struct db *db, char (*out)[ERR_TEXT_SIZE], int lines);

/* Of DB_REFUSED: ERR_MISSING when there is no such database; anything else is
 * about this login or this program. */
enum err_kind db_refusal(const struct db *db);

/* Milliseconds since the server was heard last: how old what is shown may be.
 * A line that is idle is asked whether it still is one, after 30 s of silence
 * or what the connection string says as keepalives_idle; keepalives=0 leaves
 * that to chance. */
int64_t db_silent_ms(const struct db *db);

/* Tries now instead of at the end of the back-off. */
void db_retry(struct db *db);

/* Tries now, as this person (NULL: as before) and with this password, which is
 * not kept: there is one attempt, over all hosts, and with its end the password
 * is wiped (but for the copy that libpq's SCRAM holds until the connection is
 * closed).  Password files, PGPASSWORD and the service
 * file's password are ignored.  An attempt that fails is DB_REFUSED, and
 * db_refusal() says ERR_OFFLINE when no server could be asked; after a loss
 * nothing is tried.  In both cases db_wants_password() and the next db_sign_in()
 * goes on from there.  Does nothing while there is a connection or an attempt. */
void db_sign_in(struct db *db, const char *user, const char *password);

/* Would another name or password help, and nothing else?  False for a name
 * that the operator chose and the server does not know. */
bool db_wants_password(const struct db *db);

/* Of DB_READY: did the server ask for a password before it let this login in?
 * Without that (peer, trust, a certificate) a password proves nothing. */
bool db_used_password(const struct db *db);

/* "" when not connected. */
const char *db_user(const struct db *db);

#endif

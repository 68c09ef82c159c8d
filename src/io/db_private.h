/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of the connection share, and nobody else sees.
 *
 *   db.c          the public calls, states, callbacks
 *   db_options.c  what libpq is told: the operator's words and our defaults
 *   db_hosts.c    several hosts, in turns
 *   db_connect.c  attempts, back-off, loss
 *   db_watch.c    finds a line that died without a word
 *   db_standby.c  a server that takes no changes, until there is another
 *   db_request.c  the queue: owners, answers, retry
 *   db_send.c     what goes to the server: prepare, run
 *   db_reply.c    rows and errors of the server, held against the query
 *   db_cancel.c   PQcancel in a thread
 *   db_describe.c where it goes, and why it fails
 *   db_error.c    SQLSTATE to what the operator reads
 */
#ifndef OPSDESK_IO_DB_PRIVATE_H
#define OPSDESK_IO_DB_PRIVATE_H

#include <libpq-fe.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "io/backoff.h"
#include "io/db.h"

#define DB_REASONS_MAX 6

struct arena;
struct loop;
struct loop_source;
struct loop_timer;

enum db_step {
	DB_STEP_WAITING,	/* for the end of the back-off */
	DB_STEP_CONNECTING,	/* PQconnectPoll */
	DB_STEP_GREETING,	/* settings and LISTEN are on their way */
	DB_STEP_OPEN
};

/* host, hostaddr, port: lists of which the items belong together. */
#define DB_LISTS 3

struct db_turn {
	const char *lists[DB_LISTS];
};

/* What libpq is told on each attempt; made once. */
struct db_plan {
	struct arena *arena;
	const char **keywords, **values;	/* end with NULL */
	int used;		/* of them without user and password */
	const char *user;	/* NULL: who the others say */
	char password[DB_PASSWORD_SIZE];
	size_t password_size;	/* of the last one */
	bool takes_password;	/* only one that db_sign_in() brings */
	bool awaits;		/* one, to begin with */
	bool names_user;	/* the operator says who */
	struct err error;	/* the connection string cannot be understood */
	int attempt_ms;
	int beat_ms;		/* after so much silence the server is asked
				 * whether it is there; 0: never */
	int beat_answer_ms;	/* and has to answer by then */
	const char *dsn;	/* a copy; may be NULL */
	const char **attrs;	/* our own target_session_attrs among the
				 * values; NULL: the operator's word stands */
	int host_count;
	struct db_turn *turns;	/* one for each host, if there are several */
	const char **places[DB_LISTS];	/* among the values; NULL: not said */
	bool share_hosts;	/* tcp_user_timeout is short while connecting */
};

enum db_request_step {
	DB_QUEUED,		/* not sent, or waiting for another try */
	DB_PREPARING,		/* sent, with the statement that it runs before
				 * it: the answer to that one is next */
	DB_RUNNING
};

struct db_request {
	struct db_request *next;		/* in the queue */
	struct db_request *next_of_owner;
	struct db_owner *owner;			/* NULL: none, or closed */
	const struct query *query;
	const char **parameters;
	db_reply_fn *reply;			/* NULL: taken back */
	void *context;
	int whose;
	enum db_request_step step;
	bool is_over;		/* failure is final: tell, do not send */
	bool is_cancelled;
	bool is_prepared_anew;	/* after a plan that no longer fitted */
	int tries;
	unsigned batch;		/* asked in which round of db.soon */
	struct err failure;
	struct arena *arena;	/* the request itself and its parameters */
	struct arena *cells_arena;
	const char **cells;
	size_t cell_count, cell_room, cell_bytes;
	int columns;
};

/* A statement prepared on this connection. */
struct db_prepared {
	const struct query *query;
	int generation;		/* grows when its plan had to be made anew */
	bool is_valid;
};

struct db_cancel_job;

struct db {
	struct loop *loop;
	struct db_listener listener;
	struct db_plan plan;
	enum db_state state;
	enum db_step step;
	bool was_connected;
	int calls;		/* callbacks of ours that are running */

	PGconn *connection;
	PostgresPollingStatusType polling;
	bool must_flush;	/* libpq has more to send */
	bool is_broken;		/* found where no callback may be called */
	struct loop_source *source;
	struct loop_timer *attempt;	/* the back-off, then the deadline */
	struct loop_timer *soon;	/* what must wait for another turn */
	struct loop_timer *watch;	/* for an answer that never comes */
	bool is_standby;	/* takes no changes */
	struct loop_timer *look;	/* for a better one */
	struct db *scout;	/* what looks; NULL: nothing does now */
	bool is_scout;		/* fails without a word in the log */
	bool is_beating;	/* an empty query is out */
	int statement_ms;	/* the server's own limit; 0: none */
	int64_t heard_ms;	/* when something came last */
	int attempts;		/* since the last connection */
	struct backoff backoff;
	int64_t opened_ms, due_ms;
	char place[ERR_TEXT_SIZE];
	char reasons[DB_REASONS_MAX][ERR_TEXT_SIZE];
	int reason_count;
	enum err_kind refusal;	/* what the last failure means */
	bool wants_password;	/* and what would help */
	bool used_password;	/* by the connection there is */

	struct db_request *first, *last;
	unsigned batch;
	struct db_prepared *prepared;
	size_t prepared_count;

	struct db_cancel_job *cancel;
	struct loop_source *cancel_source;
	struct loop_timer *cancel_hold;
};

/* db.c */
void db_set_state(struct db *db, enum db_state state);
void db_tell_topic(struct db *db, const char *topic);

/* db_options.c */
void db_plan_init(struct db_plan *plan, const struct db_options *options);
void db_plan_done(struct db_plan *plan);
/* May a server be taken that takes no changes? */
bool db_plan_may_choose(const struct db_plan *plan);
/* The attempt of this number, from 1 on: the best server there is, then any in
 * turns, and from another host on after each failure. */
void db_plan_aim(struct db_plan *plan, int attempt);
/* For one attempt; user may be NULL. */
void db_plan_sign_in(struct db_plan *plan, const char *user,
	const char *password);
bool db_plan_has_password(const struct db_plan *plan);
/* The attempt is over: wipes the password, in this connection, too, which may
 * be NULL. */
void db_plan_forget(struct db_plan *plan, PGconn *connection);
/* The connection is closed: so is what libpq has kept of the password. */
void db_plan_sweep(const struct db_plan *plan);

/* db_hosts.c */
void db_hosts_init(struct db_plan *plan, int count,
	const char *const lists[DB_LISTS]);
void db_hosts_turn(struct db_plan *plan, int turn);

/* db_connect.c */
void db_connect_init(struct db *db);
void db_connect_done(struct db *db);
/* The line is gone.  Callbacks follow, so never from within a public call. */
void db_lose(struct db *db, const char *why);
/* The same from within a public call: in the next turn. */
void db_break(struct db *db);

/* db_watch.c */
void db_watch_init(struct db *db);
void db_watch_done(struct db *db);
/* Something was sent, answered or begun: waits anew. */
void db_watch_on(struct db *db);
void db_watch_heard(struct db *db);
/* What the server allows a statement, as it shows it: "15s", "2min", "0". */
void db_watch_limit(struct db *db, const char *shown);
/* Takes the answer to an empty query. */
void db_watch_receive(struct db *db);
void db_watch_stop(struct db *db);

/* db_standby.c */
void db_standby_init(struct db *db);
void db_standby_done(struct db *db);
/* Of a connection that is being made: does LISTEN work there? */
bool db_standby_hears(const struct db *db);
/* The connection is open, has said something, is over. */
void db_standby_begin(struct db *db);
void db_standby_heard(struct db *db);
void db_standby_end(struct db *db);

/* db_describe.c */
void db_place_tried(struct db *db);
void db_place_reached(struct db *db);
void db_reason_add(struct db *db, const char *sentence);
/* Why libpq failed.  Will trying soon not help? */
bool db_reason_take(struct db *db);
void db_reason_log(const struct db *db);

/* db_request.c */
void db_request_init(struct db *db);
void db_request_done(struct db *db);
bool db_request_is_sent(const struct db_request *request);
/* Takes the answers that have arrived. */
void db_request_receive(struct db *db);
/* Fails, finally, with what the table of errors says. */
void db_request_fail(struct db_request *request, const char *sqlstate);
/* The line is gone: nothing that waits will be answered. */
void db_request_fail_all(struct db *db);
uint32_t db_chance(void);

/* db_send.c */
/* Sends the first request if nothing keeps it; calls nobody back. */
void db_request_send(struct db *db);
/* The server has the statement of the first request, which runs now. */
void db_send_prepared(struct db *db);
/* All is answered that went out in one go. */
void db_send_synced(struct db *db);
/* It has to be prepared once more, under another name. */
void db_send_prepare_anew(struct db *db, const struct query *query);
/* Another connection knows none of them. */
void db_send_forget(struct db *db);

/* db_reply.c */
void db_reply_take(struct db *db, struct db_request *request,
	const PGresult *result);
/* All of it is here: are there as many rows as declared? */
void db_reply_check(struct db_request *request);
void db_reply_drop(struct db_request *request);

/* db_cancel.c */
void db_cancel_start(struct db *db);
/* Does a cancellation under way keep the next request back, lest it is hit? */
bool db_cancel_holds(const struct db *db);
void db_cancel_forget(struct db *db);

/* db_error.c */
void db_error_set(struct err *err, const char *sqlstate);
bool db_error_is_transient(const char *sqlstate);
bool db_error_is_refusal(const char *sqlstate);
/* The SQLSTATE in a message of PQERRORS_VERBOSE, "" if there is none. */
void db_error_find_sqlstate(char out[6], const char *message);

#endif

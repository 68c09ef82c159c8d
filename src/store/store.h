/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What screens and flows ask instead of the database: one store a program,
 * which holds the connection, who is signed in, and the writes whose answer is
 * still out. */
#ifndef OPSDESK_STORE_STORE_H
#define OPSDESK_STORE_STORE_H

#include <stdbool.h>

#include "io/db.h"
#include "model/timeslot.h"
#include "store/request_id.h"

struct outcome;
struct request_log;
struct store;

/* What a question keeps while its answer is out; the first member of the
 * struct that holds it.  Freed with free() when the owner closes. */
struct store_question {
	struct store_question *next, **at;
	void (*drop)(struct store_question *question);	/* may be NULL: frees
							   what it holds */
};

/* Who asks.  Embedded and zeroed; closing it takes back every answer that it
 * still waits for.  A write that was sent is not stopped by that. */
struct store_owner {
	struct db_owner db;
	struct store_question *questions;
};

/* db is borrowed. */
struct store *store_new(struct db *db);
void store_free(struct store **store);

void store_owner_close(struct store *store, struct store_owner *owner);

/* An owner for work that goes on when its sheet has closed; it closes with the
 * store. */
struct store_owner *store_flows(struct store *store);

/* The outcome is the callee's: outcome_free().  error: the write was not done,
 * or (never silently) it cannot be known; outcome is NULL then. */
typedef void store_outcome_fn(void *context, struct outcome *outcome,
	const struct err *error);

/* Told of the writes whose owner has closed meanwhile, so that what became of
 * them is never silent; both are borrowed. */
typedef void store_unheard_fn(void *context, const struct outcome *outcome,
	const struct err *error);

void store_on_unheard(struct store *store, store_unheard_fn *unheard,
	void *context);

/* Who keeps what was asked until it is answered (store/request_log.h).
 *
 * What cannot be kept, as on a full disk, is not sent the first time: the answer
 * says why.  A promise is not broken in silence, but nor does a disk that nobody
 * at the desk can mend keep a club from working: what is asked after that is
 * sent all the same, until it can be kept again. */
struct store_keeper {
	struct request_log *log;	/* borrowed; NULL: nothing is kept */

	/* What the operator has just asked for, in one line. */
	void (*describe)(void *context, char *out, size_t size);
	void *context;
};

/* From now on; the keeper is copied. */
void store_keep(struct store *store, const struct store_keeper *keeper);

struct signable;

/* Who hears of writes that a manager may sign (store/signable.h). */
struct store_signs {
	/* Who could sign a function of desk that this person may not call, "a
	 * manager (mia, tom)"; NULL: nobody, or it is their own to call. */
	const char *(*who_signs)(void *context, const char *function);

	/* After the flow has heard of the refusal; signable_free(). */
	void (*offered)(void *context, struct signable *signable);
	void *context;
};

/* From now on; copied.  Zeroed: nothing is offered any more. */
void store_sign(struct store *store, const struct store_signs *signs);

struct write {
	const struct query *query;
	const char *const *parameters;	/* from $2 on: $1 is the request id,
					   minted here */
	bool dry_run;			/* nothing is done: only asked */

	/* Once; and once more, with an outcome that is ok, when a manager has
	 * signed what it was refused for (store/signable.h): the flow goes on
	 * as if it had been allowed. */
	store_outcome_fn *done;

	/* done() does not come any more: frees a context that has no other
	 * end.  NULL: it has.  Not called when the owner has closed. */
	void (*over)(void *context);
	void *context;
};

/* Sends a write under a new request id, which is kept first.  If the line drops
 * before the answer, the same request is asked again under the same id as soon
 * as the connection is back, and done() comes then (database.md 2): nothing is
 * done twice.  Without a connection it is refused at once, never queued. */
void store_write(struct store *store, struct store_owner *owner,
	const struct write *write);

/* Drops what was not sent yet; nobody hears of it. */
void store_stop(struct store *store);

/* While none is true nothing is written, whatever is asked: done() hears an
 * error later, as always.  What is only asked (dry_run) goes on. */
void store_write_none(struct store *store, bool none);

/* Is the person signed in on this very connection?  Until then, too, no write is
 * sent: done() hears later that it was not (08003).  A new store thinks so. */
void store_signed_in(struct store *store, bool is);

/* The connection is ready (again): asks again what was not answered. */
void store_reconnected(struct store *store);

/* Writes of which nobody knows yet whether they were done. */
int store_in_doubt(const struct store *store);

/* The request id of this person's latest write that went through, for undo;
 * "" when there is none. */
const char *store_last_done(const struct store *store);

/* What the operator had asked for by that, in the words that were kept; "" when
 * they are not known. */
const char *store_last_words(const struct store *store);
void store_forget_last(struct store *store);

/* It was done before this program began. */
void store_remember_last(struct store *store, const char *request);

/* The venue's wall clock, carried on from the server's last word by the
 * monotonic clock; 0 before the first word. */
wall_minute store_now(const struct store *store);
day_number store_today(const struct store *store);

/* Milliseconds until that clock's minute changes. */
int store_until_next_minute_ms(const struct store *store);

/* For the files of this folder.  Both take a struct that begins with a
 * struct store_question, from mem_new(). */
void store_question_add(struct store_owner *owner,
	struct store_question *question);
void store_question_done(struct store_question *question);

struct db *store_db(const struct store *store);
void store_set_clock(struct store *store, wall_minute minute, int second);

#endif

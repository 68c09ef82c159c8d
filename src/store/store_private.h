/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What store.c (who asks, and what the store is told) and store_write.c (writes
 * on their way) share. */
#ifndef OPSDESK_STORE_STORE_PRIVATE_H
#define OPSDESK_STORE_STORE_PRIVATE_H

#include "store/request_log.h"
#include "store/store.h"
#include "store/venue_clock.h"

/* A write on its way.  It outlives its owner: what was sent is not stopped by
 * closing a form. */
struct pending {
	struct pending *next;
	struct store *store;
	struct store_owner *owner;	/* NULL once it has been closed */
	const struct query *query;	/* as it was wanted, and as it is sent: */
	const struct query *sent;	/* perhaps for a manager to sign */
	char **parameters;		/* $1 is the request id */
	bool looks;			/* what is wanted is a dry run; */
	bool dry_run;			/* what is sent is one */
	bool unanswered;		/* the line dropped */
	bool in_doubt;			/* sent, and nobody heard an answer */
	bool told;			/* stays only while it may be signed */
	int tries;			/* since, on a line that held */
	char *words;			/* as they are kept; NULL: they are not */
	char *not_kept;			/* why, and so it is not sent */
	bool too_early;			/* nobody was signed in: nor is this */
	int whose;			/* of db_whose() */
	store_outcome_fn *done;
	void (*over)(void *context);
	void *context;
};

struct store {
	struct db *db;
	struct db_owner writes;
	struct store_owner flows;
	struct pending *pending;
	store_unheard_fn *unheard;
	void *unheard_context;
	struct store_keeper keeper;
	bool is_keeping;		/* as far as the operator knows */
	bool writes_none, signed_out;
	struct store_signs signs;
	char last_done[REQUEST_ID_SIZE];
	char last_words[REQUEST_LOG_TEXT_SIZE];
	struct venue_clock clock;
};

/* Nobody hears of this owner's writes any more. */
void store_disown(struct store *store, const struct store_owner *owner);

/* It was told for the last time: frees it. */
void store_write_over(struct pending *pending);

/* All are forgotten, at the end. */
void store_drop_writes(struct store *store);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* This console among those of the same person, and what became of requests that
 * an earlier one left unanswered (contracts.md, "Writes"). */
#ifndef OPSDESK_STORE_CONSOLE_STORE_H
#define OPSDESK_STORE_CONSOLE_STORE_H

#include <stdbool.h>
#include <stdint.h>

#include "store/store.h"

/* Of all sign-ins of a person the one with the highest turn is the newest, and
 * the only one that goes on. */
struct console_place {
	int64_t turn;
	int pid;			/* of this connection's server process */
	bool taken_over;		/* there is a newer one, at */
	const char *at_desk;		/* "" when not known */
	int older;			/* that live, and have been told */
};

typedef void console_store_place_fn(void *context,
	const struct console_place *place, const struct err *error);

/* turn: what it was when the line dropped; 0: this console has just begun, and
 * takes over. */
void console_store_open(struct store *store, struct store_owner *owner,
	int64_t turn, console_store_place_fn *done, void *context);

typedef void console_store_count_fn(void *context, int count,
	const struct err *error);

/* The older ones that still have a connection. */
void console_store_older(struct store *store, struct store_owner *owner,
	console_store_count_fn *done, void *context);

/* Ends their connections; those that could not be ended. */
void console_store_end_older(struct store *store, struct store_owner *owner,
	console_store_count_fn *done, void *context);

/* at_desk: where the newer console stands ("" when not known), NULL: there is
 * none. */
typedef void console_store_taken_fn(void *context, const char *at_desk,
	const struct err *error);

void console_store_taken_over(struct store *store, struct store_owner *owner,
	console_store_taken_fn *done, void *context);

enum request_fate {
	FATE_DONE, FATE_REFUSED,
	FATE_NEVER,		/* arrived, and will never do anything */
	FATE_UNKNOWN		/* it is somebody else's */
};

struct request_word {
	enum request_fate fate;
	const char *sentence;	/* of the outcome */
	const char *who_can;	/* of a refusal; "" */
};

typedef void console_store_fate_fn(void *context,
	const struct request_word *word, const struct err *error);

/* Waits for one that the server is still at, for as long as a lock is waited
 * for; then it is an error. */
void console_store_fate(struct store *store, struct store_owner *owner,
	const char *request, console_store_fate_fn *done, void *context);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The managers' queue: what waits to be signed, and what became of what one
 * has asked for (product.md "Who"). */
#ifndef OPSDESK_STORE_SIGNOVER_STORE_H
#define OPSDESK_STORE_SIGNOVER_STORE_H

#include "store/signable.h"

/* One thing that waits for a manager; of one's own, clerk and desk are "". */
struct to_sign {
	const char *id, *clerk, *desk, *what;
	const char *note;		/* the clerk's own words; "" */
	wall_minute asked_at;
	bool possible;
	const char *sentence;		/* what signing does, or why it would be
					   refused, as of now */
};

/* What became of something one has asked for. */
struct answered {
	const char *id, *sentence;
	bool waits;			/* nothing yet */
	bool is_signed;
	const char *outcome;		/* of what was signed, for outcome_parse();
					   else "" */
};

struct signovers {
	struct to_sign *to_sign;	/* of the one question … */
	struct answered *answers;	/* … or of the other */
	int count;
	struct rows *held;
	struct arena *arena;
};

void signovers_free(struct signovers **signovers);

/* list is the callee's; NULL with an error. */
typedef void signover_list_fn(void *context, struct signovers *list,
	const struct err *error);
typedef void signover_count_fn(void *context, int count);

void signover_store_list(struct store *store, struct store_owner *owner,
	signover_list_fn *done, void *context);

/* What one has sent there. */
void signover_store_own(struct store *store, struct store_owner *owner,
	signover_list_fn *done, void *context);

/* What became of that, and of what was signed here and not said. */
void signover_store_mine(struct store *store, struct store_owner *owner,
	signover_list_fn *done, void *context);

/* Not called when it cannot be told now. */
void signover_store_count(struct store *store, struct store_owner *owner,
	signover_count_fn *done, void *context);

/* The outcome of one's own that was signed, for outcome_parse(); NULL: it was
 * not; error: it cannot be told now. */
typedef void signover_outcome_fn(void *context, const char *outcome,
	const struct err *error);

void signover_store_outcome(struct store *store, struct store_owner *owner,
	const char *id, signover_outcome_fn *done, void *context);

/* They were said, and are not told again. */
void signover_store_heard(struct store *store, const char *const *ids,
	int count);

/* Writes: into the queue with a note (NULL: none) or for a manager at the
 * counter; signed or declined by the one signed in; taken back by whoever
 * asked. */
void signover_store_ask(struct store *store, struct store_owner *owner,
	const struct signable *signable, bool queued, const char *note,
	store_outcome_fn *done, void *context);
void signover_store_sign(struct store *store, struct store_owner *owner,
	const char *id, store_outcome_fn *done, void *context);
void signover_store_decline(struct store *store, struct store_owner *owner,
	const char *id, const char *reason, store_outcome_fn *done,
	void *context);
void signover_store_withdraw(struct store *store, struct store_owner *owner,
	const char *id, store_outcome_fn *done, void *context);

#endif

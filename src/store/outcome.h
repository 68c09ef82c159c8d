/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a write function of `desk` answered: done, or refused and why.  The
 * JSON of database.md 2 and contracts.md "Refusals" becomes plain records here
 * and nowhere else. */
#ifndef OPSDESK_STORE_OUTCOME_H
#define OPSDESK_STORE_OUTCOME_H

#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"
#include "model/quote.h"
#include "model/timeslot.h"

struct arena;

/* Somebody or something that has the slot. */
struct holder {
	const char *kind, *name, *label;
	const char *words, *by, *desk;	/* "moved", by whom and where */
	int64_t id;
	wall_minute starts, ends, since;	/* since 0: not known */
};

/* A free slot of the asked length. */
struct free_slot {
	int resource_id;
	const char *label;
	wall_minute starts, ends;
	int price_minor;
};

struct fee {
	const char *name, *role, *why;
	int minor;
};

/* What stands in the way of a check-in, all at once. */
struct guard {
	const char *name;		/* roster, session, owed, early, late … */
	const char *sentence;
};

/* A row of a batch.  What is not told is "" or 0. */
struct batch_result {
	int64_t id;			/* of a booking, or */
	const char *unit, *tag;		/* … the thing as it was named */
	bool ok;
	const char *code, *sentence;
	const char *status, *next;	/* of a unit to clean */
	/* of somebody who leaves */
	const char *name;
	int late_minutes, fee_minor, past_due_minor;
	wall_minute banned_until;
	bool needs_reason;
};

/* Somebody who may have been meant. */
struct candidate {
	const char *customer, *name, *membership, *now;
	int age;			/* 0: not told */
};

/* Texts are never NULL and live as long as the outcome. */
struct outcome {
	bool ok;
	const char *code;		/* clash, stale, state, role … ; "" when ok */
	const char *sentence;
	const char *who_can;
	const char *version;		/* the new one, when ok */
	int64_t id;			/* the booking or block */

	bool has_holder;
	struct holder holder;
	struct holder *displaced;	/* what a closing would displace */
	int displaced_count;
	struct free_slot *free_slots;
	int free_count;
	struct guard *guards;
	int guard_count;
	struct fee *fees;
	int fee_count;
	struct quote quote;		/* what is due now at a lane */
	const char **warnings;
	int warning_count;
	struct batch_result *batch;
	int batch_count;
	struct candidate *candidates;
	int candidate_count;
	const char *unit, *lane;	/* where the person is already; "" */
	const char *signover;		/* what now waits for a manager; "" */
	const char *signer;		/* the manager who signed it; "" */

	bool has_price;
	int price_minor, was_minor, passes_lost;
	wall_minute free_until;		/* 0: not told */
	const char *stays_until;	/* of a stay that goes on, in words; "" */

	struct arena *arena;
};

/* NULL and ERR_BUG when the text is not such an outcome. */
struct outcome *outcome_parse(const char *json, struct err *err) MUST_CHECK;
void outcome_free(struct outcome **outcome);

/* The kind of error a refusal is to a person. */
enum err_kind outcome_kind(const struct outcome *outcome);

/* "only a manager can" behind the sentence, when the refusal says who can. */
void outcome_err(const struct outcome *outcome, struct err *err);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The writes of the house: rooms and lockers, the waitlist, leaving.  What it
 * looks like is read by lane_store.h. */
#ifndef OPSDESK_STORE_UNIT_STORE_H
#define OPSDESK_STORE_UNIT_STORE_H

#include "store/lane_store.h"

/* A unit that was marked, or one whose key tag was read.  to: CLEANING, CLEAN,
 * DIRTY; NULL: the next step in turn, if all of them are alike. */
struct unit_cleaning {
	struct lane_seen unit;
	const char *tag;		/* instead of the unit; NULL: none */
	const char *to;
};

/* Many at once, with a result per row. */
void unit_store_clean(struct store *store, struct store_owner *owner,
	const struct unit_cleaning *rows, int count, const struct reply *reply);

/* To any state, against the order of things. */
void unit_store_override(struct store *store, struct store_owner *owner,
	const struct lane_seen *unit, const char *to, const char *reason,
	const struct reply *reply);
void unit_store_out_of_order(struct store *store, struct store_owner *owner,
	const struct lane_seen *unit, bool out, const char *reason,
	const struct reply *reply);
void unit_store_swap(struct store *store, struct store_owner *owner,
	const struct lane_seen *a, const struct lane_seen *b,
	const char *reason, const char *received_from, bool dry_run,
	const struct reply *reply);

/* How a fee is paid; settle: none CASH CREDIT.  Nothing is taken when the fee
 * is not, or not any more, what the operator was shown. */
struct unit_payment {
	const char *settle, *reference;
	int seen_minor;
};

void unit_store_upgrade(struct store *store, struct store_owner *owner,
	const struct lane_seen *unit, const char *to,
	const struct unit_payment *payment, bool dry_run,
	const struct reply *reply);

/* The waitlist.  wanted: a tier. */
void unit_store_join(struct store *store, struct store_owner *owner,
	const struct lane_seen *unit, const char *wanted,
	const struct reply *reply);
/* unit NULL: the first room that is free. */
void unit_store_offer(struct store *store, struct store_owner *owner,
	const struct lane_seen *place, const char *unit, bool dry_run,
	const struct reply *reply);
void unit_store_accept(struct store *store, struct store_owner *owner,
	const struct lane_seen *place, const struct unit_payment *payment,
	bool dry_run, const struct reply *reply);
void unit_store_decline(struct store *store, struct store_owner *owner,
	const struct lane_seen *place, const char *received_from,
	const struct reply *reply);
void unit_store_cancel(struct store *store, struct store_owner *owner,
	const struct lane_seen *place, const char *reason,
	const char *received_from, const struct reply *reply);

/* Leaving: the claim of a request, and the units whose items were seen. */
void unit_store_claim(struct store *store, struct store_owner *owner,
	const struct lane_seen *checkout, bool release,
	const struct reply *reply);

/* A unit, or a request by its id.  settle: none CASH CREDIT. */
struct unit_leaving {
	struct lane_seen thing;
	bool items;			/* somebody has looked for them */
	const char *settle, *reference;
	int seen_minor;			/* the fee as it was shown */
	const char *reason;		/* why they go early */
};

/* Many at once, with a result per row. */
void unit_store_check_out(struct store *store, struct store_owner *owner,
	const struct unit_leaving *rows, int count, bool dry_run,
	const struct reply *reply);

void unit_store_lift_ban(struct store *store, struct store_owner *owner,
	const char *customer, const char *reason, const struct reply *reply);

#endif

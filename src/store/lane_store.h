/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The lane board: what it shows, what stands behind one thing of it, and the
 * writes.  A read gives one table of records, the callee's with every text in
 * them. */
#ifndef OPSDESK_STORE_LANE_STORE_H
#define OPSDESK_STORE_LANE_STORE_H

#include <stdbool.h>
#include <stdint.h>

#include "model/lane.h"
#include "store/booking_store.h"
#include "store/outcome.h"
#include "store/store.h"

struct rows;

/* An entry of the alert line, as the database counts it. */
struct lane_alert {
	const char *kind, *sentence;
	int count, minor;
	const char *item_kind, *item_id;	/* lane unit place checkout; "" */
	wall_minute at;
};

/* A unit from near. */
struct unit_near {
	const char *version, *words, *detail1, *detail2;
	const char *last_action, *last_actor;
	wall_minute last_at;
};

/* What can be rented in a lane now. */
struct rental {
	const char *rental, *words;
	int minor;			/* this customer would pay in all */
	int free;			/* for them: who waits goes first */
	const char *supply;		/* "1 free, 1 waits, about 16:15" */
	int to_standard, to_double, to_special;	/* a better room later costs
						   so much; -1: it is none */
};

/* A tier that a guest may wait for. */
struct tier_waited {
	const char *tier, *supply;	/* "1 free, 1 waits" */
	int minor;			/* its fee; -1: it is no better */
	const char *why_not;		/* "": they can */
};

/* Somebody who may be meant by what was typed or scanned. */
struct lane_person {
	const char *customer, *name, *membership, *card, *matched, *now;
	int age;			/* 0: not told */
	wall_minute banned_until;
	int past_due_minor, hits;
};

/* A membership that a customer can choose, and what they have. */
struct membership {
	const char *choice, *intent, *words;
	int minor;
	const char *why_not;		/* "": they can */
	const char *card;		/* the same in each row */
};

/* What is signed at a lane. */
struct agreement {
	const char *version, *language, *title, *words;
};

/* A thing that this desk left open. */
struct left_open {
	const char *kind, *words;
	wall_minute at;
};

enum lane_part {
	LANE_LANES, LANE_UNITS, LANE_PLACES, LANE_CHECKOUTS, LANE_ALERTS,
	LANE_BOARD_PARTS,		/* those of the board stand before */
	LANE_NEAR = LANE_BOARD_PARTS, LANE_RENTALS, LANE_PEOPLE, LANE_CAN,
	LANE_HISTORY, LANE_HANDOVER, LANE_MEMBERSHIPS, LANE_AGREEMENT,
	LANE_TIERS, LANE_PARTS
};

struct lane_table {
	enum lane_part part;
	int count;
	union {
		const struct lane *lanes;
		const struct unit *units;
		const struct place *places;
		const struct checkout *checkouts;
		const struct lane_alert *alerts;
		const struct unit_near *near;
		const struct rental *rentals;
		const struct lane_person *people;
		const struct possibility *can;
		const struct history_entry *history;
		const struct left_open *left;
		const struct membership *memberships;
		const struct agreement *agreement;
		const struct tier_waited *tiers;
	};
	int64_t loaded_at_ms;
	struct arena *arena;
	struct rows *held;
};

typedef void lane_store_fn(void *context, struct lane_table *table,
	const struct err *error);

/* Asks for a part of the board. */
void lane_store_part(struct store *store, struct store_owner *owner,
	enum lane_part part, lane_store_fn *done, void *context);

/* The table is empty when there is no such unit. */
void lane_store_near(struct store *store, struct store_owner *owner,
	const char *unit, lane_store_fn *done, void *context);

void lane_store_rentals(struct store *store, struct store_owner *owner,
	const char *lane, lane_store_fn *done, void *context);

void lane_store_memberships(struct store *store, struct store_owner *owner,
	const char *lane, lane_store_fn *done, void *context);

/* The table is empty when nobody is in there. */
void lane_store_tiers(struct store *store, struct store_owner *owner,
	const char *unit, lane_store_fn *done, void *context);

/* The table is empty when no agreement is active. */
void lane_store_agreement(struct store *store, struct store_owner *owner,
	const char *lane, lane_store_fn *done, void *context);

/* wanted: a scan, a membership number, a key tag or a name. */
void lane_store_find(struct store *store, struct store_owner *owner,
	const char *wanted, int most, lane_store_fn *done, void *context);

/* kind: lane unit place checkout. */
void lane_store_can(struct store *store, struct store_owner *owner,
	const char *kind, const char *id, lane_store_fn *done, void *context);
void lane_store_history(struct store *store, struct store_owner *owner,
	const char *kind, const char *id, lane_store_fn *done, void *context);
void lane_store_handover(struct store *store, struct store_owner *owner,
	lane_store_fn *done, void *context);

void lane_table_free(struct lane_table **table);

/* Writes: a lane, unit, place or request as the operator saw it.  Texts may be
 * NULL where the function allows it. */
struct lane_seen {
	const char *id, *version;
};

/* Who is to be checked in: a customer, or what was scanned. */
struct lane_start {
	const char *customer, *scan;
	const char *mode;		/* CHECKIN or RENEWAL */
	int hours;			/* of a renewal; 0: none */
};

void lane_store_start(struct store *store, struct store_owner *owner,
	const struct lane_seen *lane, const struct lane_start *start,
	const struct reply *reply);
void lane_store_renew(struct store *store, struct store_owner *owner,
	const struct lane_seen *lane, const char *visit, int hours,
	bool dry_run, const struct reply *reply);
void lane_store_language(struct store *store, struct store_owner *owner,
	const struct lane_seen *lane, const char *language,
	const struct reply *reply);

/* choice: ONE_TIME, SIX_MONTH, NONE; intent: PURCHASE, RENEW or NULL. */
void lane_store_membership(struct store *store, struct store_owner *owner,
	const struct lane_seen *lane, const char *choice, const char *intent,
	const struct reply *reply);

/* wanted and backup: to wait for a better room while taking another. */
void lane_store_select(struct store *store, struct store_owner *owner,
	const struct lane_seen *lane, const char *rental, const char *by,
	const char *wanted, const char *backup, const struct reply *reply);
void lane_store_confirm(struct store *store, struct store_owner *owner,
	const struct lane_seen *lane, const char *by, const struct reply *reply);
void lane_store_past_due(struct store *store, struct store_owner *owner,
	const struct lane_seen *lane, const char *how, const char *reference,
	const struct reply *reply);
void lane_store_bypass(struct store *store, struct store_owner *owner,
	const struct lane_seen *lane, const char *reason,
	const struct reply *reply);
void lane_store_id_override(struct store *store, struct store_owner *owner,
	const struct lane_seen *lane, const char *reason,
	const struct reply *reply);
void lane_store_ask_payment(struct store *store, struct store_owner *owner,
	const struct lane_seen *lane, const struct reply *reply);
void lane_store_pay(struct store *store, struct store_owner *owner,
	const struct lane_seen *lane, const char *method, const char *reference,
	int total_minor, const struct reply *reply);

/* how: DIGITAL, MANUAL, BYPASS. */
void lane_store_sign(struct store *store, struct store_owner *owner,
	const struct lane_seen *lane, const char *how, const char *reason,
	const struct reply *reply);
void lane_store_assign(struct store *store, struct store_owner *owner,
	const struct lane_seen *lane, const char *unit,
	const struct reply *reply);
void lane_store_answer(struct store *store, struct store_owner *owner,
	const struct lane_seen *lane, bool accept, const struct reply *reply);
void lane_store_reset(struct store *store, struct store_owner *owner,
	const struct lane_seen *lane, const char *reason,
	const char *received_from, const struct reply *reply);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bookings of the lens "bays": what the grid shows, one booking from near, and
 * the writes.  Results are the callee's, with every text in them; each has its
 * free function. */
#ifndef OPSDESK_STORE_BOOKING_STORE_H
#define OPSDESK_STORE_BOOKING_STORE_H

#include <stdbool.h>

#include "model/booking.h"
#include "store/outcome.h"
#include "store/store.h"

struct rows;

/* Opening hours of one day; a day without them is closed. */
struct open_hours {
	day_number day;
	wall_minute opens, closes;
};

/* One thing that the alert line counts, and where it is. */
struct grid_alert {
	const char *kind;		/* late request unmatched displaced free owed */
	const char *sentence;		/* of its own; "": the kind is counted */
	int minor;			/* owed */
	enum slot_kind item_kind;
	int item_id, resource_id;
	wall_minute at;
};

struct grid_data {
	day_number from;
	int days;
	int only_resource;		/* 0: all */
	struct resource *resources;
	int resource_count;
	struct slot *slots;		/* by resource, then start */
	int slot_count;
	struct open_hours *hours;
	int hours_count;
	struct grid_alert *alerts;	/* worst first; of a kind, soonest first */
	int alert_count;
	int64_t loaded_at_ms;
	struct arena *arena;
};

typedef void booking_store_grid_fn(void *context, struct grid_data *data,
	const struct err *error);

/* Everything the grid shows of these days; alerts are those of the first, but
 * for what is owed, which is that of the rows in view. */
void booking_store_grid(struct store *store, struct store_owner *owner,
	day_number from, int days, int only_resource,
	booking_store_grid_fn *done, void *context);
void grid_data_free(struct grid_data **data);

/* A booking from near: the peek pane and the head of every sheet about it. */
struct booking {
	int id;
	enum booking_state state;
	const char *version;
	int resource_id;
	const char *label;
	wall_minute starts, ends;
	const char *owner_name, *user_id, *tier, *phone_last4, *with, *owed_text;
	const char *passes_cover, *next_here_name, *last_action, *last_actor;
	const char *last_desk, *note, *origin;
	day_number member_since;	/* 0: not known */
	int declared, members, guests, owed_minor;
	int passes_left, passes_total;
	int minutes_used, minutes_allowed;	/* allowed -1: without limit */
	wall_minute next_here_at, last_at;	/* 0: none */
	int late_minutes;
	bool unmatched;
	struct rows *held;
};

typedef void booking_store_peek_fn(void *context, struct booking *booking,
	const struct err *error);

/* booking is NULL without an error when there is none of that id. */
void booking_store_peek(struct store *store, struct store_owner *owner,
	int booking, booking_store_peek_fn *done, void *context);
void booking_free(struct booking **booking);

struct participant {
	int id;
	const char *name, *role, *tier, *payment_status, *why;
	int minutes, fee_minor;
	bool pass_covers;
};

struct roster {
	struct participant *participants;
	int count;
	struct arena *arena;
	struct rows *held;
};

typedef void booking_store_roster_fn(void *context, struct roster *roster,
	const struct err *error);

void booking_store_roster(struct store *store, struct store_owner *owner,
	int booking, booking_store_roster_fn *done, void *context);
void roster_free(struct roster **roster);

struct history_entry {
	wall_minute at;
	const char *who, *desk, *action, *words, *reason, *received_from;
};

struct history {
	struct history_entry *entries;	/* newest first */
	int count;
	struct arena *arena;
	struct rows *held;
};

typedef void booking_store_history_fn(void *context, struct history *history,
	const struct err *error);

void booking_store_history(struct store *store, struct store_owner *owner,
	int booking, booking_store_history_fn *done, void *context);
void history_free(struct history **history);

/* A block, closure or unmatched import from near. */
struct block {
	const char *version, *label, *detail, *who;
	wall_minute starts, ends, at;
	struct rows *held;
};

typedef void booking_store_block_fn(void *context, struct block *block,
	const struct err *error);

void booking_store_block(struct store *store, struct store_owner *owner,
	enum slot_kind kind, int id, booking_store_block_fn *done,
	void *context);
void block_free(struct block **block);

/* What is possible with a thing now, by the database's word: actions are
 * functions of desk, `attended` and `no_show` the two outcomes. */
struct possibility {
	const char *action, *sentence, *who_can;
	bool possible;
};

struct possibilities {
	struct possibility *rows;
	int count;
	struct arena *arena;
	struct rows *held;
};

typedef void booking_store_can_fn(void *context, struct possibilities *can,
	const struct err *error);

void booking_store_can(struct store *store, struct store_owner *owner,
	enum slot_kind kind, int id, booking_store_can_fn *done, void *context);
void possibilities_free(struct possibilities **can);

/* Writes.  Texts may be NULL where the function allows it; every call is one
 * function of desk and one request (store.h). */

struct reply {
	store_outcome_fn *done;		/* these three as in struct write */
	void *context;
	void (*over)(void *context);	/* may be NULL */
};

struct booking_order {
	int resource_id;
	wall_minute starts;
	int minutes;
	const char *member;		/* user id, or NULL and */
	const char *guest;		/* … a non-member's name */
	int declared;
	const char *companions;		/* JSON; NULL: none */
	const char *note, *settle, *reference, *received_from;
	bool check_in;
};

void booking_store_book(struct store *store, struct store_owner *owner,
	const struct booking_order *order, bool dry_run,
	const struct reply *reply);

/* The booking as the operator saw it. */
struct seen {
	int id;
	const char *version;
};

void booking_store_move(struct store *store, struct store_owner *owner,
	const struct seen *seen, int resource_id, wall_minute starts,
	int minutes, const char *received_from, bool dry_run,
	const struct reply *reply);
void booking_store_cancel(struct store *store, struct store_owner *owner,
	const struct seen *seen, const char *reason, const char *received_from,
	const struct reply *reply);
void booking_store_approve(struct store *store, struct store_owner *owner,
	const struct seen *seen, const struct reply *reply);
void booking_store_decline(struct store *store, struct store_owner *owner,
	const struct seen *seen, const char *reason, const struct reply *reply);

/* settle: none, card, cash, pass, waive. */
void booking_store_check_in(struct store *store, struct store_owner *owner,
	const struct seen *seen, const char *settle, const char *reference,
	const char *reason, bool dry_run, const struct reply *reply);

/* outcome: attended, no_show; many at once with a result per row. */
void booking_store_outcome(struct store *store, struct store_owner *owner,
	const struct seen *seen, const char *outcome, const struct reply *reply);
void booking_store_outcomes(struct store *store, struct store_owner *owner,
	const struct seen *seen, int count, const char *outcome,
	const struct reply *reply);

void booking_store_revert(struct store *store, struct store_owner *owner,
	const struct seen *seen, const char *reason, const struct reply *reply);

/* add: JSON as companions; remove: participant id, 0 for none. */
void booking_store_roster_change(struct store *store,
	struct store_owner *owner, const struct seen *seen, int declared,
	const char *add, int remove, const char *reason,
	const struct reply *reply);

/* participant 0: all that owe. */
void booking_store_settle(struct store *store, struct store_owner *owner,
	const struct seen *seen, int participant, const char *settle,
	const char *reference, const char *reason, const struct reply *reply);

struct closing {
	bool whole_place;		/* a closure, else a block */
	int resource_id;		/* 0 with whole_place: everything */
	wall_minute starts, ends;
	const char *kind, *reason;
	bool confirm_displaced;
};

void booking_store_close(struct store *store, struct store_owner *owner,
	const struct closing *closing, bool dry_run, const struct reply *reply);
void booking_store_reopen(struct store *store, struct store_owner *owner,
	enum slot_kind kind, const struct seen *seen, const char *reason,
	const struct reply *reply);

/* Whose it is: an unmatched import, or a booking that Trackman made. */
void booking_store_resolve(struct store *store, struct store_owner *owner,
	const struct seen *unmatched, const char *member,
	const struct reply *reply);
void booking_store_assign(struct store *store, struct store_owner *owner,
	const struct seen *seen, const char *member, const struct reply *reply);
void booking_store_dismiss(struct store *store, struct store_owner *owner,
	const struct seen *unmatched, const char *reason,
	const struct reply *reply);

/* Takes back this person's own latest routine write. */
void booking_store_undo(struct store *store, struct store_owner *owner,
	const char *request, const struct reply *reply);

/* Somebody who comes along: a member when user_id is given (not ""), else a
 * guest whom the club knows (guest_id not 0), else a guest by name. */
struct companion {
	const char *user_id;
	int guest_id;
	const char *guest;
};

/* Companions as booking_order and roster_change take them, a JSON array of
 * {"member": id}, {"guest_id": n} and {"guest": name}.  free() it. */
char *companions_json(const struct companion *companions, int count);

#endif

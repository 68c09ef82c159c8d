/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the booking grid shows: resources, bookings and whatever else stands in
 * their time.  States are those of domain.md 2.1; which change is allowed is
 * the database's business (desk.transition), not this file's. */
#ifndef OPSDESK_MODEL_BOOKING_H
#define OPSDESK_MODEL_BOOKING_H

#include <stdbool.h>
#include <stdint.h>

#include "model/timeslot.h"

/* constant, as the database writes it, letter in the grid (wireframes.md 1a),
 * in words, occupies its bay */
#define BOOKING_STATES(X) \
	X(PENDING, "pending", '?', "pending", true) \
	X(PENDING_APPROVAL, "pending_approval", 'q', "waits for approval", true) \
	X(APPROVED, "approved", 'a', "approved", true) \
	X(CONFIRMED, "confirmed", 'c', "confirmed", true) \
	X(CHECKED_IN, "checked_in", 'i', "checked in", true) \
	X(ATTENDED, "attended", 't', "attended", true) \
	X(NO_SHOW, "no_show", 'n', "no-show", true) \
	X(CANCELLATION_PENDING, "cancellation_pending", 'x', \
		"cancellation pending", true) \
	X(CANCELLED, "cancelled", '-', "cancelled", false) \
	X(DECLINED, "declined", '-', "declined", false) \
	X(EXPIRED, "expired", '-', "expired", false)

enum booking_state {
#define X(constant, name, letter, words, occupies) BOOKING_##constant,
	BOOKING_STATES(X)
#undef X
	BOOKING_STATE_COUNT
};

/* BOOKING_STATE_COUNT when the name is none. */
enum booking_state booking_state_parse(const char *name);
const char *booking_state_name(enum booking_state state);
const char *booking_state_words(enum booking_state state);
bool booking_state_occupies(enum booking_state state);

/* What can stand in a resource's time. */
enum slot_kind {
	SLOT_BOOKING,
	SLOT_BLOCK,		/* '#': taken out of use */
	SLOT_CLOSURE,		/* '=': the place, or a part of it, is closed */
	SLOT_UNMATCHED,		/* 'u': an import that names no member yet */
	SLOT_IMPORTED,		/* 'r': a Trackman slot without a booking */
	SLOT_KIND_COUNT
};

enum slot_kind slot_kind_parse(const char *name);
const char *slot_kind_name(enum slot_kind kind);	/* "booking" … */

struct resource {
	int id;
	const char *label;	/* short: "Bay 2" */
	const char *name;
	const char *kind;
	int capacity;
};

/* One thing in the time of one resource.  Texts live as long as the day. */
struct slot {
	enum slot_kind kind;
	enum booking_state state;	/* SLOT_BOOKING only */
	int id;
	int resource_id;
	wall_minute starts, ends;	/* half-open */
	const char *name;
	const char *number;		/* "#10481" */
	int members, guests;
	int owed_minor;
	bool displaced, needs_review;
	bool unmatched;			/* imported; whose it is, nobody has said */
	const char *version;
	int64_t changed_ago_s;		/* -1: not lately */
	const char *changed_by;
};

/* The letter of a cell, whatever kind it is; 'u' as long as it is unmatched and
 * holds its time. */
char slot_letter(const struct slot *slot);

/* The letter in words: "confirmed", "closed". */
const char *slot_words(const struct slot *slot);

/* Does it hold its resource's time? */
bool slot_occupies(const struct slot *slot);

/* Approved or confirmed, and its start lies behind by more than grace. */
bool slot_is_late(const struct slot *slot, wall_minute now, int grace_minutes);

#endif

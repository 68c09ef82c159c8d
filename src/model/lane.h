/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the lane board shows: lanes with their session, rooms and lockers,
 * the waitlist and who wants out (domain.md 1).  Which step comes next, what it
 * costs and who may do it is the database's business, not this file's.
 *
 * Things are named by text: a lane "1", a unit "room:214" or "locker:077", the
 * rest by uuid.  Texts are never NULL and live as long as their table. */
#ifndef OPSDESK_MODEL_LANE_H
#define OPSDESK_MODEL_LANE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "model/quote.h"
#include "model/timeslot.h"

#define LANE_ID_SIZE 48
#define LANE_STAGES 6

/* A number for an id, so that lists and targets can keep it: the same for the
 * same text, never 0. */
int64_t lane_key(const char *id);

struct lane {
	const char *lane;		/* "1" */
	const char *session;		/* "" when idle */
	const char *version, *state, *mode, *operator_name;
	int hours;			/* of a renewal; else 0 */
	wall_minute since;		/* 0: idle */
	const char *customer, *name, *membership, *language;
	int age;			/* 0: not known */
	const char *stages;		/* a letter each: + done, > now, . to come,
					   - not needed */
	const char *next, *next_words;	/* the function that goes on */
	const char *selection, *unit, *unit_words;
	struct quote quote;
	const char *payment, *payment_words, *agreement;
	int past_due_minor;
	bool bypassed;
	wall_minute banned_until;	/* 0: not */
	const char *alert;
	int changed_ago_s;		/* -1: not lately, or here */
	const char *changed_by;
};

bool lane_is_open(const struct lane *lane);

/* "lang", "memb" … by stage. */
const char *lane_stage_name(int stage);

/* The stage the session is at, -1 when none is. */
int lane_stage(const struct lane *lane);

/* constant, letter on the board (wireframes.md 2a), in words */
#define UNIT_STATES(X) \
	X(FREE, 'C', "free") \
	X(IN_USE, 'o', "in use") \
	X(SOON, '+', "ends soon") \
	X(OVER, '!', "over") \
	X(DIRTY, 'd', "dirty") \
	X(CLEANING, 'w', "being cleaned") \
	X(HELD, 'h', "held") \
	X(OUT_OF_ORDER, 'x', "out of order")

enum unit_state {
#define X(constant, letter, words) UNIT_##constant,
	UNIT_STATES(X)
#undef X
	UNIT_STATE_COUNT
};

enum unit_state unit_state_of(char letter);	/* UNIT_STATE_COUNT: none */
char unit_state_letter(enum unit_state state);
const char *unit_state_words(enum unit_state state);

struct unit {
	const char *unit, *number;	/* "room:214", "214" */
	bool locker;
	int place;			/* in the order of walking */
	const char *tier;		/* "STANDARD" … */
	enum unit_state state;
	const char *customer, *name, *visit;
	wall_minute starts, ends;	/* of the stay; 0: nobody */
	int late_minutes, fee_minor, owed_minor;
	bool ban;
	const char *held_for;
	wall_minute held_until;		/* 0: not held */
	const char *version;
	int changed_ago_s;		/* -1: not lately, or here */
	wall_minute changes_at;		/* by time alone; 0: never */
};

/* "214", "L077". */
void unit_label(const struct unit *unit, char *out, size_t size);

/* 'd' double, 's' special; a blank for what is usual. */
char unit_tier_letter(const struct unit *unit);

bool unit_is_occupied(const struct unit *unit);

/* Minutes to the end of the stay at now, less than 0 when over. */
int unit_minutes_left(const struct unit *unit, wall_minute now);

/* A place on the waitlist. */
struct place {
	const char *place, *version;
	int position;
	const char *tier, *backup, *customer, *name, *unit_now, *state;
	const char *offered;		/* a unit; "" for none */
	wall_minute offer_until, eta, since;	/* 0: none */
};

/* Is there a room that could be offered to it now? */
bool place_is_free(const struct place *place, wall_minute now);

/* Somebody who wants out. */
struct checkout {
	const char *checkout, *version, *unit, *customer, *name;
	wall_minute asked_at;
	const char *claimed_by;		/* "" for nobody */
	bool mine;
	wall_minute claim_until;
	int late_minutes, fee_minor;
};

/* Where a unit stands on the board. */
struct unit_spot {
	int row, col;
};

/* Rooms and lockers as they stand on the board: rooms in rows of ten by their
 * number, "20" over "21", with gaps where there is no such room; lockers, and
 * rooms without such numbers, in rows of the given length, in order of place.
 * units are those of one kind, by place; spots has room for count.  Returns
 * the number of rows. */
int unit_spots(const struct unit *units, int count, int row_length,
	struct unit_spot *spots);

/* The head of a row: "20" over rooms 200 to 209, else the first number in it.
 * "" for a row without units. */
void unit_row_label(const struct unit *units, const struct unit_spot *spots,
	int count, int row, char *out, size_t size);

/* "room:214" as "214", "locker:077" as "L077", anything else as it is. */
void unit_words(const char *unit, char *out, size_t size);

/* "STANDARD" as "Standard", for sentences. */
void tier_words(const char *tier, char *out, size_t size);

#endif

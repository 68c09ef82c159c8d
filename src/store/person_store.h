/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finding people of the club while their name is typed. */
#ifndef OPSDESK_STORE_PERSON_STORE_H
#define OPSDESK_STORE_PERSON_STORE_H

#include "model/timeslot.h"
#include "store/store.h"

struct rows;

struct person {
	const char *user_id;		/* "" for a guest */
	int guest_id;
	const char *name, *tier, *status, *phone_last4;
	const char *matched;		/* "name", "sounds alike" … */
	const char *now;		/* what they do here on the day */
};

struct people {
	struct person *found;
	int count;
	int hits;			/* all there are, capped by the database */
	struct arena *arena;
	struct rows *held;
};

typedef void person_store_fn(void *context, struct people *people,
	const struct err *error);

void person_store_find(struct store *store, struct store_owner *owner,
	const char *wanted, int most, day_number day, person_store_fn *done, void *context);
void people_free(struct people **people);

#endif

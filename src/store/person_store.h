/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finding people of the club while their name is typed. */
#ifndef OPSDESK_STORE_PERSON_STORE_H
#define OPSDESK_STORE_PERSON_STORE_H

#include "store/store.h"

struct rows;

struct person {
	const char *user_id;		/* "" for a guest */
	int guest_id;
	const char *name, *tier, *status, *phone_last4, *matched, *now;
	int minutes_left;		/* -1: not known or without limit */
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
	const char *wanted, int most, person_store_fn *done, void *context);
void people_free(struct people **people);

#endif

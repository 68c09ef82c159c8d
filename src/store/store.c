/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The store's own state: who asks, who keeps what was asked, who hears of what
 * nobody waits for any more, what was done last. */
#include "config.h"

#include "store/store.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/mem.h"
#include "store/store_private.h"

struct store *store_new(struct db *db)
{
	struct store *store = mem_new(1, sizeof(*store));

	store->db = db;
	return store;
}

void store_on_unheard(struct store *store, store_unheard_fn *unheard,
	void *context)
{
	store->unheard = unheard;
	store->unheard_context = context;
}

void store_sign(struct store *store, const struct store_signs *signs)
{
	store->signs = *signs;
}

void store_keep(struct store *store, const struct store_keeper *keeper)
{
	store->keeper = *keeper;
	store->is_keeping = true;
}

struct store_owner *store_flows(struct store *store)
{
	return &store->flows;
}

void store_free(struct store **store)
{
	if (*store == NULL)
		return;
	store_owner_close(*store, &(*store)->flows);
	db_owner_close((*store)->db, &(*store)->writes);
	store_drop_writes(*store);
	free(*store);
	*store = NULL;
}

void store_question_add(struct store_owner *owner,
	struct store_question *question)
{
	question->next = owner->questions;
	question->at = &owner->questions;
	if (question->next != NULL)
		question->next->at = &question->next;
	owner->questions = question;
}

void store_question_done(struct store_question *question)
{
	*question->at = question->next;
	if (question->next != NULL)
		question->next->at = question->at;
	free(question);
}

void store_owner_close(struct store *store, struct store_owner *owner)
{
	db_owner_close(store->db, &owner->db);
	while (owner->questions != NULL) {
		struct store_question *question = owner->questions;

		if (question->drop != NULL)
			question->drop(question);
		store_question_done(question);
	}
	store_disown(store, owner);
}

const char *store_last_done(const struct store *store)
{
	return store->last_done;
}

const char *store_last_words(const struct store *store)
{
	return store->last_words;
}

void store_forget_last(struct store *store)
{
	store->last_done[0] = store->last_words[0] = '\0';
}

void store_remember_last(struct store *store, const char *request)
{
	snprintf(store->last_done, sizeof(store->last_done), "%s", request);
	store->last_words[0] = '\0';
}

wall_minute store_now(const struct store *store)
{
	return venue_clock_now(&store->clock);
}

day_number store_today(const struct store *store)
{
	return timeslot_day_of(store_now(store));
}

int store_until_next_minute_ms(const struct store *store)
{
	return venue_clock_rest_ms(&store->clock);
}

struct db *store_db(const struct store *store)
{
	return store->db;
}

void store_set_clock(struct store *store, wall_minute minute, int second)
{
	venue_clock_set(&store->clock, minute, second);
}

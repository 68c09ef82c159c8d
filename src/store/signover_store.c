/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading and writing the managers' queue. */
#include "config.h"

#include "store/signover_store.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "io/queries.h"
#include "store/reading.h"

struct listing {
	struct store_question question;
	struct signovers *(*read)(struct rows *rows);
	signover_list_fn *done;
	signover_count_fn *counted;
	signover_outcome_fn *told;
	void *context;
};

void signovers_free(struct signovers **signovers)
{
	struct arena *arena;

	if (*signovers == NULL)
		return;
	rows_free(&(*signovers)->held);
	arena = (*signovers)->arena;
	*signovers = NULL;
	arena_free(&arena);
}

static struct signovers *signovers_new(struct rows *rows)
{
	struct arena *arena = arena_new();
	struct signovers *list = arena_alloc(arena, 1, sizeof(*list));

	list->arena = arena;
	list->held = rows;
	list->count = rows_count(rows);
	return list;
}

static struct signovers *read_list(struct rows *rows)
{
	struct signovers *list = signovers_new(rows);

	list->to_sign = arena_alloc(list->arena, (size_t)list->count + 1,
		sizeof(*list->to_sign));
	for (int i = 0; i < list->count; i++)
		list->to_sign[i] = (struct to_sign){
			.id = rows_text(rows, i, Q_SIGNOVER_LIST_SIGNOVER),
			.clerk = rows_text(rows, i, Q_SIGNOVER_LIST_CLERK),
			.desk = rows_text(rows, i, Q_SIGNOVER_LIST_DESK),
			.what = rows_text(rows, i, Q_SIGNOVER_LIST_WHAT),
			.note = rows_text(rows, i, Q_SIGNOVER_LIST_NOTE),
			.asked_at = reading_stamp(rows, i,
				Q_SIGNOVER_LIST_ASKED_AT),
			.possible = rows_bool(rows, i,
				Q_SIGNOVER_LIST_POSSIBLE),
			.sentence = rows_text(rows, i,
				Q_SIGNOVER_LIST_SENTENCE),
		};
	return list;
}

static struct signovers *read_own(struct rows *rows)
{
	struct signovers *list = signovers_new(rows);

	list->to_sign = arena_alloc(list->arena, (size_t)list->count + 1,
		sizeof(*list->to_sign));
	for (int i = 0; i < list->count; i++)
		list->to_sign[i] = (struct to_sign){
			.id = rows_text(rows, i, Q_SIGNOVER_OWN_SIGNOVER),
			.clerk = "", .desk = "",
			.what = rows_text(rows, i, Q_SIGNOVER_OWN_WHAT),
			.note = rows_text(rows, i, Q_SIGNOVER_OWN_NOTE),
			.asked_at = reading_stamp(rows, i,
				Q_SIGNOVER_OWN_ASKED_AT),
			.possible = rows_bool(rows, i,
				Q_SIGNOVER_OWN_POSSIBLE),
			.sentence = rows_text(rows, i,
				Q_SIGNOVER_OWN_SENTENCE),
		};
	return list;
}

static struct signovers *read_mine(struct rows *rows)
{
	struct signovers *list = signovers_new(rows);

	list->answers = arena_alloc(list->arena, (size_t)list->count + 1,
		sizeof(*list->answers));
	for (int i = 0; i < list->count; i++) {
		const char *state = rows_text(rows, i, Q_SIGNOVER_MINE_STATE);

		list->answers[i] = (struct answered){
			.id = rows_text(rows, i, Q_SIGNOVER_MINE_SIGNOVER),
			.sentence = rows_text(rows, i,
				Q_SIGNOVER_MINE_SENTENCE),
			.waits = strcmp(state, "open") == 0,
			.is_signed = strcmp(state, "signed") == 0,
			.outcome = rows_text(rows, i, Q_SIGNOVER_MINE_OUTCOME),
		};
	}
	return list;
}

static void list_arrived(void *context, struct rows *rows,
	const struct err *error)
{
	struct listing listing = *(struct listing *)context;

	store_question_done(context);
	listing.done(listing.context, error == NULL ? listing.read(rows) : NULL,
		error);
}

static void count_arrived(void *context, struct rows *rows,
	const struct err *error)
{
	struct listing listing = *(struct listing *)context;

	store_question_done(context);
	if (error == NULL)
		listing.counted(listing.context, (int)rows_int(rows, 0,
			Q_SIGNOVER_COUNT_WAITING));
	rows_free(&rows);
}

static struct listing *listing_new(struct store_owner *owner, void *context)
{
	struct listing *listing = mem_new(1, sizeof(*listing));

	listing->context = context;
	store_question_add(owner, &listing->question);
	return listing;
}

#define LIST(name) \
	void \
	signover_store_##name(struct store *store, struct store_owner *owner, \
		signover_list_fn *done, void *context) \
	{ \
		struct listing *listing = listing_new(owner, context); \
		\
		listing->done = done; \
		listing->read = read_##name; \
		db_ask(store_db(store), &owner->db, &q_signover_##name, NULL, \
			list_arrived, listing); \
	}

LIST(list)
LIST(own)
LIST(mine)

void signover_store_count(struct store *store, struct store_owner *owner,
	signover_count_fn *done, void *context)
{
	struct listing *listing = listing_new(owner, context);

	listing->counted = done;
	db_ask(store_db(store), &owner->db, &q_signover_count, NULL,
		count_arrived, listing);
}

static void outcome_arrived(void *context, struct rows *rows,
	const struct err *error)
{
	struct listing listing = *(struct listing *)context;
	const char *outcome = NULL;

	store_question_done(context);
	if (error == NULL && !rows_is_null(rows, 0, Q_SIGNOVER_OUTCOME_OUTCOME))
		outcome = rows_text(rows, 0, Q_SIGNOVER_OUTCOME_OUTCOME);
	listing.told(listing.context, outcome, error);
	rows_free(&rows);
}

void signover_store_outcome(struct store *store, struct store_owner *owner,
	const char *id, signover_outcome_fn *done, void *context)
{
	struct listing *listing = listing_new(owner, context);
	const char *parameters[] = { id };

	listing->told = done;
	db_ask(store_db(store), &owner->db, &q_signover_outcome, parameters,
		outcome_arrived, listing);
}

/* If it does not get there, they are told once more. */
static void noted(void *context, struct rows *rows, const struct err *error)
{
	(void)context;
	(void)error;
	rows_free(&rows);
}

void signover_store_heard(struct store *store, const char *const *ids,
	int count)
{
	char *array = signable_array(ids, count);
	const char *parameters[] = { array };

	if (count > 0)
		db_ask(store_db(store), NULL, &q_signover_heard, parameters,
			noted, NULL);
	free(array);
}

static void send(struct store *store, struct store_owner *owner,
	const struct query *query, const char *const *parameters,
	store_outcome_fn *done, void *context)
{
	store_write(store, owner, &(struct write){
		.query = query, .parameters = parameters, .done = done,
		.context = context,
	});
}

void signover_store_ask(struct store *store, struct store_owner *owner,
	const struct signable *signable, bool queued, const char *note,
	store_outcome_fn *done, void *context)
{
	const char *parameters[] = {
		signable->action, signable->arguments, note,
		queued ? "true" : "false", "false"
	};

	send(store, owner, &q_signover_ask, parameters, done, context);
}

void signover_store_sign(struct store *store, struct store_owner *owner,
	const char *id, store_outcome_fn *done, void *context)
{
	const char *parameters[] = { id, "false" };

	send(store, owner, &q_signover_sign, parameters, done, context);
}

void signover_store_decline(struct store *store, struct store_owner *owner,
	const char *id, const char *reason, store_outcome_fn *done,
	void *context)
{
	const char *parameters[] = { id, reason };

	send(store, owner, &q_signover_decline, parameters, done, context);
}

void signover_store_withdraw(struct store *store, struct store_owner *owner,
	const char *id, store_outcome_fn *done, void *context)
{
	const char *parameters[] = { id };

	send(store, owner, &q_signover_withdraw, parameters, done, context);
}

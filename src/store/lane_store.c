/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Asking for tables of the lane board.  How a row becomes a record stands in
 * lane_read.c. */
#include "config.h"

#include "store/lane_store.h"

#include <stdio.h>

#include "base/clock.h"
#include "base/mem.h"
#include "io/queries.h"
#include "store/lane_read.h"

struct asked {
	struct store_question question;
	enum lane_part part;
	lane_store_fn *done;
	void *context;
};

static struct lane_table *read_table(enum lane_part part, struct rows *rows)
{
	const struct lane_reader *reader = &lane_readers[part];
	struct arena *arena = arena_new();
	struct lane_table *table = arena_alloc(arena, 1, sizeof(*table));
	int count = rows_count(rows);
	char *records = arena_alloc(arena, (size_t)count + 1, reader->size);

	*table = (struct lane_table){
		.part = part, .count = count, .arena = arena, .held = rows,
		.loaded_at_ms = clock_ms(),
	};
	for (int i = 0; i < count; i++)
		reader->read(records + (size_t)i * reader->size, rows, i,
			arena);
	lane_table_point(table, records);
	return table;
}

static void arrived(void *context, struct rows *rows, const struct err *error)
{
	struct asked *asked = context;
	enum lane_part part = asked->part;
	lane_store_fn *done = asked->done;
	void *whose = asked->context;

	store_question_done(&asked->question);
	done(whose, error == NULL ? read_table(part, rows) : NULL, error);
}

static void ask(struct store *store, struct store_owner *owner,
	enum lane_part part, const char *const *parameters, lane_store_fn *done,
	void *context)
{
	struct asked *asked = mem_new(1, sizeof(*asked));

	asked->part = part;
	asked->done = done;
	asked->context = context;
	store_question_add(owner, &asked->question);
	db_ask(store_db(store), &owner->db, lane_readers[part].query,
		parameters, arrived, asked);
}

void lane_store_part(struct store *store, struct store_owner *owner,
	enum lane_part part, lane_store_fn *done, void *context)
{
	ask(store, owner, part, NULL, done, context);
}

void lane_store_near(struct store *store, struct store_owner *owner,
	const char *unit, lane_store_fn *done, void *context)
{
	ask(store, owner, LANE_NEAR, &unit, done, context);
}

void lane_store_rentals(struct store *store, struct store_owner *owner,
	const char *lane, lane_store_fn *done, void *context)
{
	ask(store, owner, LANE_RENTALS, &lane, done, context);
}

void lane_store_memberships(struct store *store, struct store_owner *owner,
	const char *lane, lane_store_fn *done, void *context)
{
	ask(store, owner, LANE_MEMBERSHIPS, &lane, done, context);
}

void lane_store_tiers(struct store *store, struct store_owner *owner,
	const char *unit, lane_store_fn *done, void *context)
{
	ask(store, owner, LANE_TIERS, &unit, done, context);
}

void lane_store_agreement(struct store *store, struct store_owner *owner,
	const char *lane, lane_store_fn *done, void *context)
{
	ask(store, owner, LANE_AGREEMENT, &lane, done, context);
}

void lane_store_find(struct store *store, struct store_owner *owner,
	const char *wanted, int most, lane_store_fn *done, void *context)
{
	char limit[16];
	const char *parameters[] = { wanted, limit };

	snprintf(limit, sizeof(limit), "%d", most);
	ask(store, owner, LANE_PEOPLE, parameters, done, context);
}

void lane_store_can(struct store *store, struct store_owner *owner,
	const char *kind, const char *id, lane_store_fn *done, void *context)
{
	const char *parameters[] = { kind, id };

	ask(store, owner, LANE_CAN, parameters, done, context);
}

void lane_store_history(struct store *store, struct store_owner *owner,
	const char *kind, const char *id, lane_store_fn *done, void *context)
{
	const char *parameters[] = { kind, id };

	ask(store, owner, LANE_HISTORY, parameters, done, context);
}

void lane_store_handover(struct store *store, struct store_owner *owner,
	lane_store_fn *done, void *context)
{
	/* The desk that the session claimed. */
	const char *parameters[] = { NULL };

	ask(store, owner, LANE_HANDOVER, parameters, done, context);
}

void lane_table_free(struct lane_table **table)
{
	struct arena *arena;

	if (*table == NULL)
		return;
	rows_free(&(*table)->held);
	/* The table itself lives in its arena. */
	arena = (*table)->arena;
	*table = NULL;
	arena_free(&arena);
}

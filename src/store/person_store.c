/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The search behind every field that takes a person. */
#include "config.h"

#include "store/person_store.h"

#include <stdio.h>

#include "base/mem.h"
#include "io/queries.h"
#include "io/rows.h"

struct search {
	struct store_question question;
	person_store_fn *done;
	void *context;
};

static struct people *read_people(struct rows *rows)
{
	struct arena *arena = arena_new();
	struct people *people = arena_alloc(arena, 1, sizeof(*people));

	people->arena = arena;
	people->held = rows;
	people->count = rows_count(rows);
	people->found = arena_alloc(arena, (size_t)people->count + 1,
		sizeof(struct person));
	for (int i = 0; i < people->count; i++)
		people->found[i] = (struct person){
			.user_id = rows_text(rows, i, Q_PERSON_FIND_USER_ID),
			.guest_id = (int)rows_int(rows, i, Q_PERSON_FIND_GUEST_ID),
			.name = rows_text(rows, i, Q_PERSON_FIND_NAME),
			.tier = rows_text(rows, i, Q_PERSON_FIND_TIER),
			.status = rows_text(rows, i, Q_PERSON_FIND_STATUS),
			.phone_last4 =
				rows_text(rows, i, Q_PERSON_FIND_PHONE_LAST4),
			.matched = rows_text(rows, i, Q_PERSON_FIND_MATCHED),
			.now = rows_text(rows, i, Q_PERSON_FIND_NOW_TEXT),
		};
	if (people->count > 0)
		people->hits = (int)rows_int(rows, 0, Q_PERSON_FIND_HITS);
	return people;
}

static void search_arrived(void *context, struct rows *rows,
	const struct err *error)
{
	struct search *search = context;
	person_store_fn *done = search->done;
	void *whose = search->context;

	store_question_done(&search->question);
	done(whose, error == NULL ? read_people(rows) : NULL, error);
}

void person_store_find(struct store *store, struct store_owner *owner,
	const char *wanted, int most, day_number day, person_store_fn *done,
	void *context)
{
	struct search *search = mem_new(1, sizeof(*search));
	char limit[16], date[TIMESLOT_TEXT_SIZE];
	const char *parameters[] = { wanted, limit, date };

	snprintf(limit, sizeof(limit), "%d", most);
	timeslot_format_iso_date(day, date);
	search->done = done;
	search->context = context;
	store_question_add(owner, &search->question);
	db_ask(store_db(store), &owner->db, &q_person_find, parameters,
		search_arrived, search);
}

void people_free(struct people **people)
{
	struct arena *arena;

	if (*people == NULL)
		return;
	rows_free(&(*people)->held);
	arena = (*people)->arena;
	*people = NULL;
	arena_free(&arena);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The questions of console_store.h. */
#include "config.h"

#include "store/console_store.h"

#include <stdio.h>
#include <string.h>

#include "base/mem.h"
#include "io/queries.h"
#include "io/rows.h"

struct asking {
	struct store_question question;
	union {
		console_store_place_fn *place;
		console_store_count_fn *count;
		console_store_taken_fn *taken;
		console_store_fate_fn *fate;
	} done;
	void *context;
};

static struct asking *asking_new(struct store_owner *owner, void *context)
{
	struct asking *asking = mem_new(1, sizeof(*asking));

	asking->context = context;
	store_question_add(owner, &asking->question);
	return asking;
}

/* The answer is told when nothing of the question is left. */
static struct asking asking_end(void *context)
{
	struct asking *asking = context, copy = *asking;

	store_question_done(&asking->question);
	return copy;
}

static void place_arrived(void *context, struct rows *rows,
	const struct err *error)
{
	const struct asking asking = asking_end(context);
	struct console_place place;

	if (error != NULL) {
		asking.done.place(asking.context, NULL, error);
		return;
	}
	place = (struct console_place){
		.turn = rows_int(rows, 0, Q_CONSOLE_OPEN_TURN),
		.pid = (int)rows_int(rows, 0, Q_CONSOLE_OPEN_PID),
		.taken_over = rows_bool(rows, 0, Q_CONSOLE_OPEN_TAKEN_OVER),
		.at_desk = rows_text(rows, 0, Q_CONSOLE_OPEN_AT_DESK),
		.older = (int)rows_int(rows, 0, Q_CONSOLE_OPEN_OLDER),
	};
	asking.done.place(asking.context, &place, NULL);
	rows_free(&rows);
}

void console_store_open(struct store *store, struct store_owner *owner,
	int64_t turn, console_store_place_fn *done, void *context)
{
	struct asking *asking = asking_new(owner, context);
	char number[24];
	const char *mine[] = { turn == 0 ? NULL : number };

	snprintf(number, sizeof(number), "%lld", (long long)turn);
	asking->done.place = done;
	db_ask(store_db(store), &owner->db, &q_console_open, mine,
		place_arrived, asking);
}

static void older_arrived(void *context, struct rows *rows,
	const struct err *error)
{
	const struct asking asking = asking_end(context);

	asking.done.count(asking.context, error == NULL ? rows_count(rows) : 0,
		error);
	rows_free(&rows);
}

void console_store_older(struct store *store, struct store_owner *owner,
	console_store_count_fn *done, void *context)
{
	struct asking *asking = asking_new(owner, context);

	asking->done.count = done;
	db_ask(store_db(store), &owner->db, &q_console_older, NULL,
		older_arrived, asking);
}

static void end_arrived(void *context, struct rows *rows,
	const struct err *error)
{
	const struct asking asking = asking_end(context);

	asking.done.count(asking.context, error == NULL
		? (int)rows_int(rows, 0, Q_CONSOLE_END_OLDER_LEFT_OVER) : 0,
		error);
	rows_free(&rows);
}

void console_store_end_older(struct store *store, struct store_owner *owner,
	console_store_count_fn *done, void *context)
{
	struct asking *asking = asking_new(owner, context);

	asking->done.count = done;
	db_ask(store_db(store), &owner->db, &q_console_end_older, NULL,
		end_arrived, asking);
}

static void taken_arrived(void *context, struct rows *rows,
	const struct err *error)
{
	const struct asking asking = asking_end(context);
	bool taken = error == NULL && rows_count(rows) > 0;

	asking.done.taken(asking.context, taken
		? rows_text(rows, 0, Q_CONSOLE_TAKEN_OVER_AT_DESK) : NULL,
		error);
	rows_free(&rows);
}

void console_store_taken_over(struct store *store, struct store_owner *owner,
	console_store_taken_fn *done, void *context)
{
	struct asking *asking = asking_new(owner, context);

	asking->done.taken = done;
	db_ask(store_db(store), &owner->db, &q_console_taken_over, NULL,
		taken_arrived, asking);
}

static enum request_fate fate_of(const char *name)
{
	static const char *const names[] = {
		[FATE_DONE] = "done", [FATE_REFUSED] = "refused",
		[FATE_NEVER] = "never",
	};

	for (int i = 0; i < (int)ARRAY_LEN(names); i++)
		if (strcmp(name, names[i]) == 0)
			return (enum request_fate)i;
	return FATE_UNKNOWN;
}

static void fate_arrived(void *context, struct rows *rows,
	const struct err *error)
{
	const struct asking asking = asking_end(context);
	struct request_word word;

	if (error != NULL) {
		asking.done.fate(asking.context, NULL, error);
		return;
	}
	word = (struct request_word){
		.fate = fate_of(rows_text(rows, 0, Q_REQUEST_FATE_FATE)),
		.sentence = rows_text(rows, 0, Q_REQUEST_FATE_SENTENCE),
		.who_can = rows_text(rows, 0, Q_REQUEST_FATE_WHO_CAN),
	};
	asking.done.fate(asking.context, &word, NULL);
	rows_free(&rows);
}

void console_store_fate(struct store *store, struct store_owner *owner,
	const char *request, console_store_fate_fn *done, void *context)
{
	struct asking *asking = asking_new(owner, context);

	asking->done.fate = done;
	db_ask(store_db(store), &owner->db, &q_request_fate, &request,
		fate_arrived, asking);
}

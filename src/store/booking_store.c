/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bookings from near; the grid is booking_grid.c, the writes booking_write.c. */
#include "config.h"

#include "store/booking_store.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/mem.h"
#include "io/queries.h"
#include "store/reading.h"

/* One question, one reply, one record. */
struct asked {
	struct store_question question;
	void *context;
	union {
		booking_store_peek_fn *peek;
		booking_store_roster_fn *roster;
		booking_store_history_fn *history;
		booking_store_block_fn *block;
		booking_store_can_fn *can;
	} done;
};

static struct asked *asked_new(struct store_owner *owner, void *context)
{
	struct asked *asked = mem_new(1, sizeof(*asked));

	asked->context = context;
	store_question_add(owner, &asked->question);
	return asked;
}

/* The question is answered: what is needed to pass the answer on. */
static struct asked asked_take(void *context)
{
	struct asked *asked = context;
	struct asked copy = *asked;

	store_question_done(&asked->question);
	return copy;
}

static void ask_about(struct store *store, struct store_owner *owner,
	const struct query *query, int id, db_reply_fn *arrived,
	struct asked *asked)
{
	char key[16];
	const char *parameters[] = { key };

	snprintf(key, sizeof(key), "%d", id);
	db_ask(store_db(store), &owner->db, query, parameters, arrived, asked);
}

static struct booking *read_booking(struct rows *rows)
{
	struct booking *b = mem_new(1, sizeof(*b));

	*b = (struct booking){
		.held = rows,
		.id = reading_number(rows, 0, Q_BOOKING_PEEK_BOOKING_ID, 0),
		.state = booking_state_parse(reading_text(rows, 0, Q_BOOKING_PEEK_STATE)),
		.version = reading_text(rows, 0, Q_BOOKING_PEEK_VERSION),
		.resource_id = reading_number(rows, 0, Q_BOOKING_PEEK_RESOURCE_ID, 0),
		.label = reading_text(rows, 0, Q_BOOKING_PEEK_LABEL),
		.starts = reading_stamp(rows, 0, Q_BOOKING_PEEK_STARTS),
		.ends = reading_stamp(rows, 0, Q_BOOKING_PEEK_ENDS),
		.owner_name = reading_text(rows, 0, Q_BOOKING_PEEK_OWNER_NAME),
		.user_id = reading_text(rows, 0, Q_BOOKING_PEEK_USER_ID),
		.tier = reading_text(rows, 0, Q_BOOKING_PEEK_TIER),
		.phone_last4 = reading_text(rows, 0, Q_BOOKING_PEEK_PHONE_LAST4),
		.with = reading_text(rows, 0, Q_BOOKING_PEEK_WITH_TEXT),
		.owed_text = reading_text(rows, 0, Q_BOOKING_PEEK_OWED_TEXT),
		.passes_cover = reading_text(rows, 0, Q_BOOKING_PEEK_PASSES_COVER),
		.next_here_name = reading_text(rows, 0, Q_BOOKING_PEEK_NEXT_HERE_NAME),
		.last_action = reading_text(rows, 0, Q_BOOKING_PEEK_LAST_ACTION),
		.last_actor = reading_text(rows, 0, Q_BOOKING_PEEK_LAST_ACTOR),
		.last_desk = reading_text(rows, 0, Q_BOOKING_PEEK_LAST_DESK),
		.note = reading_text(rows, 0, Q_BOOKING_PEEK_NOTE),
		.origin = reading_text(rows, 0, Q_BOOKING_PEEK_ORIGIN),
		.declared = reading_number(rows, 0, Q_BOOKING_PEEK_DECLARED, 0),
		.members = reading_number(rows, 0, Q_BOOKING_PEEK_MEMBERS, 0),
		.guests = reading_number(rows, 0, Q_BOOKING_PEEK_GUESTS, 0),
		.owed_minor = reading_number(rows, 0, Q_BOOKING_PEEK_OWED_MINOR, 0),
		.passes_left = reading_number(rows, 0, Q_BOOKING_PEEK_PASSES_LEFT, 0),
		.passes_total = reading_number(rows, 0, Q_BOOKING_PEEK_PASSES_TOTAL, 0),
		.minutes_used = reading_number(rows, 0, Q_BOOKING_PEEK_MINUTES_USED, 0),
		.minutes_allowed =
			reading_number(rows, 0, Q_BOOKING_PEEK_MINUTES_ALLOWED, -1),
		.next_here_at = reading_stamp(rows, 0, Q_BOOKING_PEEK_NEXT_HERE_AT),
		.last_at = reading_stamp(rows, 0, Q_BOOKING_PEEK_LAST_AT),
		.late_minutes = reading_number(rows, 0, Q_BOOKING_PEEK_LATE_MINUTES, 0),
		.unmatched = rows_bool(rows, 0, Q_BOOKING_PEEK_UNMATCHED),
	};
	timeslot_parse_iso_date(reading_text(rows, 0, Q_BOOKING_PEEK_MEMBER_SINCE),
		&b->member_since);
	return b;
}

static void peek_arrived(void *context, struct rows *rows,
	const struct err *error)
{
	struct asked asked = asked_take(context);
	struct booking *booking = NULL;

	if (error == NULL && rows_count(rows) > 0)
		booking = read_booking(rows);
	else
		rows_free(&rows);
	asked.done.peek(asked.context, booking, error);
}

void booking_store_peek(struct store *store, struct store_owner *owner,
	int booking, booking_store_peek_fn *done, void *context)
{
	struct asked *asked = asked_new(owner, context);

	asked->done.peek = done;
	ask_about(store, owner, &q_booking_peek, booking, peek_arrived, asked);
}

void booking_free(struct booking **booking)
{
	if (*booking == NULL)
		return;
	rows_free(&(*booking)->held);
	free(*booking);
	*booking = NULL;
}

static struct roster *read_roster(struct rows *rows)
{
	struct arena *arena = arena_new();
	struct roster *roster = arena_alloc(arena, 1, sizeof(*roster));

	roster->arena = arena;
	roster->held = rows;
	roster->count = rows_count(rows);
	roster->participants = arena_alloc(arena, (size_t)roster->count + 1,
		sizeof(struct participant));
	for (int i = 0; i < roster->count; i++)
		roster->participants[i] = (struct participant){
			.id = reading_number(rows, i, Q_BOOKING_ROSTER_PARTICIPANT_ID, 0),
			.name = reading_text(rows, i, Q_BOOKING_ROSTER_NAME),
			.role = reading_text(rows, i, Q_BOOKING_ROSTER_ROLE),
			.tier = reading_text(rows, i, Q_BOOKING_ROSTER_TIER),
			.payment_status =
				reading_text(rows, i, Q_BOOKING_ROSTER_PAYMENT_STATUS),
			.why = reading_text(rows, i, Q_BOOKING_ROSTER_WHY),
			.minutes = reading_number(rows, i, Q_BOOKING_ROSTER_MINUTES, 0),
			.fee_minor =
				reading_number(rows, i, Q_BOOKING_ROSTER_FEE_MINOR, 0),
			.pass_covers =
				rows_bool(rows, i, Q_BOOKING_ROSTER_PASS_COVERS),
		};
	return roster;
}

static void roster_arrived(void *context, struct rows *rows,
	const struct err *error)
{
	struct asked asked = asked_take(context);

	asked.done.roster(asked.context, error == NULL ? read_roster(rows) : NULL,
		error);
}

void booking_store_roster(struct store *store, struct store_owner *owner,
	int booking, booking_store_roster_fn *done, void *context)
{
	struct asked *asked = asked_new(owner, context);

	asked->done.roster = done;
	ask_about(store, owner, &q_booking_roster, booking, roster_arrived,
		asked);
}

void roster_free(struct roster **roster)
{
	struct arena *arena;

	if (*roster == NULL)
		return;
	rows_free(&(*roster)->held);
	arena = (*roster)->arena;
	*roster = NULL;
	arena_free(&arena);
}

static struct history *read_history(struct rows *rows)
{
	struct arena *arena = arena_new();
	struct history *history = arena_alloc(arena, 1, sizeof(*history));

	history->arena = arena;
	history->held = rows;
	history->count = rows_count(rows);
	history->entries = arena_alloc(arena, (size_t)history->count + 1,
		sizeof(struct history_entry));
	for (int i = 0; i < history->count; i++)
		history->entries[i] = (struct history_entry){
			.at = reading_stamp(rows, i, Q_BOOKING_HISTORY_AT),
			.who = reading_text(rows, i, Q_BOOKING_HISTORY_WHO),
			.desk = reading_text(rows, i, Q_BOOKING_HISTORY_DESK),
			.action = reading_text(rows, i, Q_BOOKING_HISTORY_ACTION),
			.words = reading_text(rows, i, Q_BOOKING_HISTORY_WORDS),
			.reason = reading_text(rows, i, Q_BOOKING_HISTORY_REASON),
			.received_from =
				reading_text(rows, i, Q_BOOKING_HISTORY_RECEIVED_FROM),
		};
	return history;
}

static void history_arrived(void *context, struct rows *rows,
	const struct err *error)
{
	struct asked asked = asked_take(context);

	asked.done.history(asked.context,
		error == NULL ? read_history(rows) : NULL, error);
}

void booking_store_history(struct store *store, struct store_owner *owner,
	int booking, booking_store_history_fn *done, void *context)
{
	struct asked *asked = asked_new(owner, context);

	asked->done.history = done;
	ask_about(store, owner, &q_booking_history, booking, history_arrived,
		asked);
}

void history_free(struct history **history)
{
	struct arena *arena;

	if (*history == NULL)
		return;
	rows_free(&(*history)->held);
	arena = (*history)->arena;
	*history = NULL;
	arena_free(&arena);
}

static struct block *read_block(struct rows *rows)
{
	struct block *block = mem_new(1, sizeof(*block));

	*block = (struct block){
		.held = rows,
		.version = reading_text(rows, 0, Q_BLOCK_PEEK_VERSION),
		.label = reading_text(rows, 0, Q_BLOCK_PEEK_LABEL),
		.detail = reading_text(rows, 0, Q_BLOCK_PEEK_DETAIL),
		.who = reading_text(rows, 0, Q_BLOCK_PEEK_WHO),
		.starts = reading_stamp(rows, 0, Q_BLOCK_PEEK_STARTS),
		.ends = reading_stamp(rows, 0, Q_BLOCK_PEEK_ENDS),
		.at = reading_stamp(rows, 0, Q_BLOCK_PEEK_AT),
	};
	return block;
}

static void block_arrived(void *context, struct rows *rows,
	const struct err *error)
{
	struct asked asked = asked_take(context);
	struct block *block = NULL;

	if (error == NULL && rows_count(rows) > 0)
		block = read_block(rows);
	else
		rows_free(&rows);
	asked.done.block(asked.context, block, error);
}

void booking_store_block(struct store *store, struct store_owner *owner,
	enum slot_kind kind, int id, booking_store_block_fn *done,
	void *context)
{
	struct asked *asked = asked_new(owner, context);
	char key[16];
	const char *parameters[] = { slot_kind_name(kind), key };

	snprintf(key, sizeof(key), "%d", id);
	asked->done.block = done;
	db_ask(store_db(store), &owner->db, &q_block_peek, parameters,
		block_arrived, asked);
}

void block_free(struct block **block)
{
	if (*block == NULL)
		return;
	rows_free(&(*block)->held);
	free(*block);
	*block = NULL;
}

static struct possibilities *read_possibilities(struct rows *rows)
{
	struct arena *arena = arena_new();
	struct possibilities *can = arena_alloc(arena, 1, sizeof(*can));

	can->arena = arena;
	can->held = rows;
	can->count = rows_count(rows);
	can->rows = arena_alloc(arena, (size_t)can->count + 1,
		sizeof(struct possibility));
	for (int i = 0; i < can->count; i++)
		can->rows[i] = (struct possibility){
			.action = reading_text(rows, i, Q_THING_CAN_ACTION),
			.sentence = reading_text(rows, i, Q_THING_CAN_SENTENCE),
			.who_can = reading_text(rows, i, Q_THING_CAN_WHO_CAN),
			.possible = rows_bool(rows, i, Q_THING_CAN_POSSIBLE),
		};
	return can;
}

static void can_arrived(void *context, struct rows *rows,
	const struct err *error)
{
	struct asked asked = asked_take(context);

	asked.done.can(asked.context,
		error == NULL ? read_possibilities(rows) : NULL, error);
}

void booking_store_can(struct store *store, struct store_owner *owner,
	enum slot_kind kind, int id, booking_store_can_fn *done, void *context)
{
	struct asked *asked = asked_new(owner, context);
	char key[16];
	const char *parameters[] = { slot_kind_name(kind), key };

	snprintf(key, sizeof(key), "%d", id);
	asked->done.can = done;
	db_ask(store_db(store), &owner->db, &q_thing_can, parameters,
		can_arrived, asked);
}

void possibilities_free(struct possibilities **can)
{
	struct arena *arena;

	if (*can == NULL)
		return;
	rows_free(&(*can)->held);
	arena = (*can)->arena;
	*can = NULL;
	arena_free(&arena);
}

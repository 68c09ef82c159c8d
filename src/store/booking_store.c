/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading bookings; writing them is booking_write.c. */
#include "config.h"

#include "store/booking_store.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/clock.h"
#include "base/mem.h"
#include "io/queries.h"
#include "io/rows.h"

static wall_minute
stamp(const struct rows *rows, int row, int column)
{
	wall_minute minute;

	return timeslot_parse_stamp(rows_text(rows, row, column), &minute)
		? minute : 0;
}

static int
number(const struct rows *rows, int row, int column, int if_null)
{
	return rows_is_null(rows, row, column)
		? if_null : (int)rows_int(rows, row, column);
}

static const char *
text(const struct rows *rows, int row, int column)
{
	return rows_text(rows, row, column);
}

/* ------------------------------------------------------------- the grid */

enum { PART_RESOURCES, PART_HOURS, PART_RANGE, PART_ALERTS, PARTS };

/* The four replies that make one picture.  They come in order; the last one
 * finishes it, the first failure ends it. */
struct gather {
	struct store_question question;
	struct gather_part {
		struct gather *gather;
		int part;
	} parts[PARTS];
	struct grid_data *data;
	booking_store_grid_fn *done;
	void *context;
	int waiting;
	bool failed;
};

static void
read_resources(struct grid_data *data, const struct rows *rows)
{
	data->resource_count = rows_count(rows);
	data->resources = arena_alloc(data->arena,
		(size_t)data->resource_count + 1, sizeof(struct resource));
	for (int i = 0; i < data->resource_count; i++)
		data->resources[i] = (struct resource){
			.id = number(rows, i, Q_GRID_RESOURCES_RESOURCE_ID, 0),
			.label = text(rows, i, Q_GRID_RESOURCES_LABEL),
			.name = text(rows, i, Q_GRID_RESOURCES_NAME),
			.kind = text(rows, i, Q_GRID_RESOURCES_KIND),
			.capacity = number(rows, i, Q_GRID_RESOURCES_CAPACITY, 0),
		};
}

static void
read_hours(struct grid_data *data, const struct rows *rows)
{
	data->hours_count = rows_count(rows);
	data->hours = arena_alloc(data->arena, (size_t)data->hours_count + 1,
		sizeof(struct open_hours));
	for (int i = 0; i < data->hours_count; i++) {
		struct open_hours *hours = &data->hours[i];

		timeslot_parse_iso_date(text(rows, i, Q_GRID_HOURS_DAY),
			&hours->day);
		hours->opens = stamp(rows, i, Q_GRID_HOURS_OPENS);
		hours->closes = stamp(rows, i, Q_GRID_HOURS_CLOSES);
	}
}

static void
read_range(struct grid_data *data, const struct rows *rows)
{
	data->slot_count = rows_count(rows);
	data->slots = arena_alloc(data->arena, (size_t)data->slot_count + 1,
		sizeof(struct slot));
	for (int i = 0; i < data->slot_count; i++)
		data->slots[i] = (struct slot){
			.kind = slot_kind_parse(text(rows, i, Q_GRID_RANGE_KIND)),
			.state = booking_state_parse(
				text(rows, i, Q_GRID_RANGE_STATE)),
			.id = number(rows, i, Q_GRID_RANGE_ID, 0),
			.resource_id = number(rows, i, Q_GRID_RANGE_RESOURCE_ID, 0),
			.starts = stamp(rows, i, Q_GRID_RANGE_STARTS),
			.ends = stamp(rows, i, Q_GRID_RANGE_ENDS),
			.name = text(rows, i, Q_GRID_RANGE_NAME),
			.number = text(rows, i, Q_GRID_RANGE_NUMBER),
			.members = number(rows, i, Q_GRID_RANGE_MEMBERS, 0),
			.guests = number(rows, i, Q_GRID_RANGE_GUESTS, 0),
			.owed_minor = number(rows, i, Q_GRID_RANGE_OWED_MINOR, 0),
			.displaced = rows_bool(rows, i, Q_GRID_RANGE_DISPLACED),
			.needs_review =
				rows_bool(rows, i, Q_GRID_RANGE_NEEDS_REVIEW),
			.version = text(rows, i, Q_GRID_RANGE_VERSION),
			.changed_ago_s =
				number(rows, i, Q_GRID_RANGE_CHANGED_AGO, -1),
			.changed_by = text(rows, i, Q_GRID_RANGE_CHANGED_BY),
		};
}

static void
read_alerts(struct grid_data *data, const struct rows *rows)
{
	data->alert_count = rows_count(rows);
	data->alerts = arena_alloc(data->arena, (size_t)data->alert_count + 1,
		sizeof(struct grid_alert));
	for (int i = 0; i < data->alert_count; i++)
		data->alerts[i] = (struct grid_alert){
			.kind = text(rows, i, Q_GRID_ALERTS_KIND),
			.count = number(rows, i, Q_GRID_ALERTS_N, 0),
			.minor = number(rows, i, Q_GRID_ALERTS_MINOR, 0),
			.sentence = text(rows, i, Q_GRID_ALERTS_SENTENCE),
			.item_kind = slot_kind_parse(
				text(rows, i, Q_GRID_ALERTS_ITEM_KIND)),
			.item_id = number(rows, i, Q_GRID_ALERTS_ITEM_ID, 0),
			.resource_id =
				number(rows, i, Q_GRID_ALERTS_RESOURCE_ID, 0),
			.at = stamp(rows, i, Q_GRID_ALERTS_AT),
		};
}

static void
gather_drop(struct store_question *question)
{
	struct gather *gather = (struct gather *)question;

	grid_data_free(&gather->data);
}

/* All four are here: hands the picture over, or drops it after a failure. */
static void
gather_finish(struct gather *gather)
{
	struct grid_data *data = gather->data;
	booking_store_grid_fn *done = gather->done;
	void *context = gather->context;
	bool failed = gather->failed;

	store_question_done(&gather->question);
	if (failed) {
		grid_data_free(&data);
		return;
	}
	data->loaded_at_ms = clock_ms();
	done(context, data, NULL);
}

static void
part_arrived(void *context, struct rows *rows, const struct err *error)
{
	static void (*const read[PARTS])(struct grid_data *,
		const struct rows *) = {
		[PART_RESOURCES] = read_resources,
		[PART_HOURS] = read_hours,
		[PART_RANGE] = read_range,
		[PART_ALERTS] = read_alerts,
	};
	struct gather_part *part = context;
	struct gather *gather = part->gather;

	gather->waiting--;
	if (error == NULL) {
		gather->data->held[part->part] = rows;
		read[part->part](gather->data, rows);
	} else if (!gather->failed) {
		gather->failed = true;
		if (gather->waiting == 0) {
			booking_store_grid_fn *done = gather->done;
			void *whose = gather->context;

			gather_finish(gather);
			done(whose, NULL, error);
			return;
		}
		gather->done(gather->context, NULL, error);
		return;
	}
	if (gather->waiting == 0)
		gather_finish(gather);
}

void
booking_store_grid(struct store *store, struct store_owner *owner,
	day_number from, int days, int only_resource,
	booking_store_grid_fn *done, void *context)
{
	struct gather *gather = mem_new(1, sizeof(*gather));
	struct arena *arena = arena_new();
	char first[TIMESLOT_TEXT_SIZE], until[TIMESLOT_TEXT_SIZE], only[16];
	const char *range[3] = { first, until, only_resource == 0 ? NULL : only };
	const struct {
		const struct query *query;
		const char *const *parameters;
	} parts[PARTS] = {
		[PART_RESOURCES] = { &q_grid_resources, NULL },
		[PART_HOURS] = { &q_grid_hours, range },
		[PART_RANGE] = { &q_grid_range, range },
		[PART_ALERTS] = { &q_grid_alerts, range },
	};

	timeslot_format_iso_date(from, first);
	timeslot_format_iso_date(from + days, until);
	snprintf(only, sizeof(only), "%d", only_resource);
	gather->data = arena_alloc(arena, 1, sizeof(struct grid_data));
	gather->data->arena = arena;
	gather->data->from = from;
	gather->data->days = days;
	gather->data->only_resource = only_resource;
	gather->done = done;
	gather->context = context;
	gather->waiting = PARTS;
	gather->question.drop = gather_drop;
	store_question_add(owner, &gather->question);
	for (int i = 0; i < PARTS; i++) {
		gather->parts[i] = (struct gather_part){ gather, i };
		db_ask(store_db(store), &owner->db, parts[i].query,
			parts[i].parameters, part_arrived, &gather->parts[i]);
	}
}

void
grid_data_free(struct grid_data **data)
{
	struct arena *arena;

	if (*data == NULL)
		return;
	for (int i = 0; i < PARTS; i++)
		rows_free(&(*data)->held[i]);
	arena = (*data)->arena;
	*data = NULL;
	arena_free(&arena);
}

/* ------------------------------------------- records made of one reply */

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

static struct asked *
asked_new(struct store_owner *owner, void *context)
{
	struct asked *asked = mem_new(1, sizeof(*asked));

	asked->context = context;
	store_question_add(owner, &asked->question);
	return asked;
}

/* The question is answered: what is needed to pass the answer on. */
static struct asked
asked_take(void *context)
{
	struct asked *asked = context;
	struct asked copy = *asked;

	store_question_done(&asked->question);
	return copy;
}

static void
ask_about(struct store *store, struct store_owner *owner,
	const struct query *query, int id, db_reply_fn *arrived,
	struct asked *asked)
{
	char key[16];
	const char *parameters[] = { key };

	snprintf(key, sizeof(key), "%d", id);
	db_ask(store_db(store), &owner->db, query, parameters, arrived, asked);
}

static struct booking *
read_booking(struct rows *rows)
{
	struct booking *b = mem_new(1, sizeof(*b));

	*b = (struct booking){
		.held = rows,
		.id = number(rows, 0, Q_BOOKING_PEEK_BOOKING_ID, 0),
		.state = booking_state_parse(text(rows, 0, Q_BOOKING_PEEK_STATE)),
		.version = text(rows, 0, Q_BOOKING_PEEK_VERSION),
		.resource_id = number(rows, 0, Q_BOOKING_PEEK_RESOURCE_ID, 0),
		.label = text(rows, 0, Q_BOOKING_PEEK_LABEL),
		.starts = stamp(rows, 0, Q_BOOKING_PEEK_STARTS),
		.ends = stamp(rows, 0, Q_BOOKING_PEEK_ENDS),
		.owner_name = text(rows, 0, Q_BOOKING_PEEK_OWNER_NAME),
		.user_id = text(rows, 0, Q_BOOKING_PEEK_USER_ID),
		.tier = text(rows, 0, Q_BOOKING_PEEK_TIER),
		.phone_last4 = text(rows, 0, Q_BOOKING_PEEK_PHONE_LAST4),
		.with = text(rows, 0, Q_BOOKING_PEEK_WITH_TEXT),
		.owed_text = text(rows, 0, Q_BOOKING_PEEK_OWED_TEXT),
		.passes_cover = text(rows, 0, Q_BOOKING_PEEK_PASSES_COVER),
		.next_here_name = text(rows, 0, Q_BOOKING_PEEK_NEXT_HERE_NAME),
		.last_action = text(rows, 0, Q_BOOKING_PEEK_LAST_ACTION),
		.last_actor = text(rows, 0, Q_BOOKING_PEEK_LAST_ACTOR),
		.last_desk = text(rows, 0, Q_BOOKING_PEEK_LAST_DESK),
		.note = text(rows, 0, Q_BOOKING_PEEK_NOTE),
		.origin = text(rows, 0, Q_BOOKING_PEEK_ORIGIN),
		.declared = number(rows, 0, Q_BOOKING_PEEK_DECLARED, 0),
		.members = number(rows, 0, Q_BOOKING_PEEK_MEMBERS, 0),
		.guests = number(rows, 0, Q_BOOKING_PEEK_GUESTS, 0),
		.owed_minor = number(rows, 0, Q_BOOKING_PEEK_OWED_MINOR, 0),
		.passes_left = number(rows, 0, Q_BOOKING_PEEK_PASSES_LEFT, 0),
		.passes_total = number(rows, 0, Q_BOOKING_PEEK_PASSES_TOTAL, 0),
		.minutes_used = number(rows, 0, Q_BOOKING_PEEK_MINUTES_USED, 0),
		.minutes_allowed =
			number(rows, 0, Q_BOOKING_PEEK_MINUTES_ALLOWED, -1),
		.next_here_at = stamp(rows, 0, Q_BOOKING_PEEK_NEXT_HERE_AT),
		.last_at = stamp(rows, 0, Q_BOOKING_PEEK_LAST_AT),
		.late_minutes = number(rows, 0, Q_BOOKING_PEEK_LATE_MINUTES, 0),
		.unmatched = rows_bool(rows, 0, Q_BOOKING_PEEK_UNMATCHED),
	};
	timeslot_parse_iso_date(text(rows, 0, Q_BOOKING_PEEK_MEMBER_SINCE),
		&b->member_since);
	return b;
}

static void
peek_arrived(void *context, struct rows *rows, const struct err *error)
{
	struct asked asked = asked_take(context);
	struct booking *booking = NULL;

	if (error == NULL && rows_count(rows) > 0)
		booking = read_booking(rows);
	else
		rows_free(&rows);
	asked.done.peek(asked.context, booking, error);
}

void
booking_store_peek(struct store *store, struct store_owner *owner, int booking,
	booking_store_peek_fn *done, void *context)
{
	struct asked *asked = asked_new(owner, context);

	asked->done.peek = done;
	ask_about(store, owner, &q_booking_peek, booking, peek_arrived, asked);
}

void
booking_free(struct booking **booking)
{
	if (*booking == NULL)
		return;
	rows_free(&(*booking)->held);
	free(*booking);
	*booking = NULL;
}

static struct roster *
read_roster(struct rows *rows)
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
			.id = number(rows, i, Q_BOOKING_ROSTER_PARTICIPANT_ID, 0),
			.name = text(rows, i, Q_BOOKING_ROSTER_NAME),
			.role = text(rows, i, Q_BOOKING_ROSTER_ROLE),
			.tier = text(rows, i, Q_BOOKING_ROSTER_TIER),
			.payment_status =
				text(rows, i, Q_BOOKING_ROSTER_PAYMENT_STATUS),
			.why = text(rows, i, Q_BOOKING_ROSTER_WHY),
			.minutes = number(rows, i, Q_BOOKING_ROSTER_MINUTES, 0),
			.fee_minor =
				number(rows, i, Q_BOOKING_ROSTER_FEE_MINOR, 0),
			.pass_covers =
				rows_bool(rows, i, Q_BOOKING_ROSTER_PASS_COVERS),
		};
	return roster;
}

static void
roster_arrived(void *context, struct rows *rows, const struct err *error)
{
	struct asked asked = asked_take(context);

	asked.done.roster(asked.context, error == NULL ? read_roster(rows) : NULL,
		error);
}

void
booking_store_roster(struct store *store, struct store_owner *owner,
	int booking, booking_store_roster_fn *done, void *context)
{
	struct asked *asked = asked_new(owner, context);

	asked->done.roster = done;
	ask_about(store, owner, &q_booking_roster, booking, roster_arrived,
		asked);
}

void
roster_free(struct roster **roster)
{
	struct arena *arena;

	if (*roster == NULL)
		return;
	rows_free(&(*roster)->held);
	arena = (*roster)->arena;
	*roster = NULL;
	arena_free(&arena);
}

static struct history *
read_history(struct rows *rows)
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
			.at = stamp(rows, i, Q_BOOKING_HISTORY_AT),
			.who = text(rows, i, Q_BOOKING_HISTORY_WHO),
			.desk = text(rows, i, Q_BOOKING_HISTORY_DESK),
			.action = text(rows, i, Q_BOOKING_HISTORY_ACTION),
			.words = text(rows, i, Q_BOOKING_HISTORY_WORDS),
			.reason = text(rows, i, Q_BOOKING_HISTORY_REASON),
			.received_from =
				text(rows, i, Q_BOOKING_HISTORY_RECEIVED_FROM),
		};
	return history;
}

static void
history_arrived(void *context, struct rows *rows, const struct err *error)
{
	struct asked asked = asked_take(context);

	asked.done.history(asked.context,
		error == NULL ? read_history(rows) : NULL, error);
}

void
booking_store_history(struct store *store, struct store_owner *owner,
	int booking, booking_store_history_fn *done, void *context)
{
	struct asked *asked = asked_new(owner, context);

	asked->done.history = done;
	ask_about(store, owner, &q_booking_history, booking, history_arrived,
		asked);
}

void
history_free(struct history **history)
{
	struct arena *arena;

	if (*history == NULL)
		return;
	rows_free(&(*history)->held);
	arena = (*history)->arena;
	*history = NULL;
	arena_free(&arena);
}

static struct block *
read_block(struct rows *rows)
{
	struct block *block = mem_new(1, sizeof(*block));

	*block = (struct block){
		.held = rows,
		.version = text(rows, 0, Q_BLOCK_PEEK_VERSION),
		.label = text(rows, 0, Q_BLOCK_PEEK_LABEL),
		.detail = text(rows, 0, Q_BLOCK_PEEK_DETAIL),
		.who = text(rows, 0, Q_BLOCK_PEEK_WHO),
		.starts = stamp(rows, 0, Q_BLOCK_PEEK_STARTS),
		.ends = stamp(rows, 0, Q_BLOCK_PEEK_ENDS),
		.at = stamp(rows, 0, Q_BLOCK_PEEK_AT),
	};
	return block;
}

static void
block_arrived(void *context, struct rows *rows, const struct err *error)
{
	struct asked asked = asked_take(context);
	struct block *block = NULL;

	if (error == NULL && rows_count(rows) > 0)
		block = read_block(rows);
	else
		rows_free(&rows);
	asked.done.block(asked.context, block, error);
}

void
booking_store_block(struct store *store, struct store_owner *owner,
	enum slot_kind kind, int id, booking_store_block_fn *done, void *context)
{
	struct asked *asked = asked_new(owner, context);
	char key[16];
	const char *parameters[] = { slot_kind_name(kind), key };

	snprintf(key, sizeof(key), "%d", id);
	asked->done.block = done;
	db_ask(store_db(store), &owner->db, &q_block_peek, parameters,
		block_arrived, asked);
}

void
block_free(struct block **block)
{
	if (*block == NULL)
		return;
	rows_free(&(*block)->held);
	free(*block);
	*block = NULL;
}

static struct possibilities *
read_possibilities(struct rows *rows)
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
			.action = text(rows, i, Q_THING_CAN_ACTION),
			.sentence = text(rows, i, Q_THING_CAN_SENTENCE),
			.who_can = text(rows, i, Q_THING_CAN_WHO_CAN),
			.possible = rows_bool(rows, i, Q_THING_CAN_POSSIBLE),
		};
	return can;
}

static void
can_arrived(void *context, struct rows *rows, const struct err *error)
{
	struct asked asked = asked_take(context);

	asked.done.can(asked.context,
		error == NULL ? read_possibilities(rows) : NULL, error);
}

void
booking_store_can(struct store *store, struct store_owner *owner,
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

void
possibilities_free(struct possibilities **can)
{
	struct arena *arena;

	if (*can == NULL)
		return;
	rows_free(&(*can)->held);
	arena = (*can)->arena;
	*can = NULL;
	arena_free(&arena);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The picture of the grid: four replies that make one record. */
#include "config.h"

#include "store/booking_store.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/clock.h"
#include "base/mem.h"
#include "io/queries.h"
#include "store/reading.h"

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

/* Of a reply of many columns few are texts: those are kept, and the rest of it
 * goes at once. */
static const char *keep_text(struct grid_data *data, const struct rows *rows,
	int row, int column)
{
	return arena_strdup(data->arena, reading_text(rows, row, column));
}

static void read_resources(struct grid_data *data, const struct rows *rows)
{
	data->resource_count = rows_count(rows);
	data->resources = arena_alloc(data->arena,
		(size_t)data->resource_count + 1, sizeof(struct resource));
	for (int i = 0; i < data->resource_count; i++)
		data->resources[i] = (struct resource){
			.id = reading_number(rows, i, Q_GRID_RESOURCES_RESOURCE_ID, 0),
			.label = keep_text(data, rows, i, Q_GRID_RESOURCES_LABEL),
			.name = keep_text(data, rows, i, Q_GRID_RESOURCES_NAME),
			.kind = keep_text(data, rows, i, Q_GRID_RESOURCES_KIND),
			.capacity = reading_number(rows, i, Q_GRID_RESOURCES_CAPACITY, 0),
		};
}

static void read_hours(struct grid_data *data, const struct rows *rows)
{
	data->hours_count = rows_count(rows);
	data->hours = arena_alloc(data->arena, (size_t)data->hours_count + 1,
		sizeof(struct open_hours));
	for (int i = 0; i < data->hours_count; i++) {
		struct open_hours *hours = &data->hours[i];

		timeslot_parse_iso_date(reading_text(rows, i, Q_GRID_HOURS_DAY),
			&hours->day);
		hours->opens = reading_stamp(rows, i, Q_GRID_HOURS_OPENS);
		hours->closes = reading_stamp(rows, i, Q_GRID_HOURS_CLOSES);
	}
}

static void read_range(struct grid_data *data, const struct rows *rows)
{
	data->slot_count = rows_count(rows);
	data->slots = arena_alloc(data->arena, (size_t)data->slot_count + 1,
		sizeof(struct slot));
	for (int i = 0; i < data->slot_count; i++)
		data->slots[i] = (struct slot){
			.kind = slot_kind_parse(reading_text(rows, i, Q_GRID_RANGE_KIND)),
			.state = booking_state_parse(
				reading_text(rows, i, Q_GRID_RANGE_STATE)),
			.id = reading_number(rows, i, Q_GRID_RANGE_ID, 0),
			.resource_id = reading_number(rows, i, Q_GRID_RANGE_RESOURCE_ID, 0),
			.starts = reading_stamp(rows, i, Q_GRID_RANGE_STARTS),
			.ends = reading_stamp(rows, i, Q_GRID_RANGE_ENDS),
			.name = keep_text(data, rows, i, Q_GRID_RANGE_NAME),
			.number = keep_text(data, rows, i, Q_GRID_RANGE_NUMBER),
			.members = reading_number(rows, i, Q_GRID_RANGE_MEMBERS, 0),
			.guests = reading_number(rows, i, Q_GRID_RANGE_GUESTS, 0),
			.owed_minor = reading_number(rows, i, Q_GRID_RANGE_OWED_MINOR, 0),
			.displaced = rows_bool(rows, i, Q_GRID_RANGE_DISPLACED),
			.needs_review =
				rows_bool(rows, i, Q_GRID_RANGE_NEEDS_REVIEW),
			.unmatched = rows_bool(rows, i, Q_GRID_RANGE_UNMATCHED),
			.version = keep_text(data, rows, i, Q_GRID_RANGE_VERSION),
			.changed_ago_s =
				reading_number(rows, i, Q_GRID_RANGE_CHANGED_AGO, -1),
			.changed_by = keep_text(data, rows, i, Q_GRID_RANGE_CHANGED_BY),
		};
}

/* A request owes nothing before it is approved, whatever it will cost; what
 * reaches in from the night before is that day's. */
static bool is_due(const struct grid_data *data, const struct slot *slot)
{
	return slot->kind == SLOT_BOOKING && slot->owed_minor > 0 &&
		slot->state != BOOKING_PENDING &&
		slot->state != BOOKING_PENDING_APPROVAL &&
		slot->starts >= timeslot_midnight(data->from);
}

static void read_alerts(struct grid_data *data, const struct rows *rows)
{
	int due = 0;

	/* Room for what is owed, which comes from the bookings' own rows. */
	for (int i = 0; i < data->slot_count; i++)
		due += is_due(data, &data->slots[i]);
	data->alert_count = rows_count(rows);
	data->alerts = arena_alloc(data->arena,
		(size_t)(data->alert_count + due) + 1,
		sizeof(struct grid_alert));
	for (int i = 0; i < data->alert_count; i++)
		data->alerts[i] = (struct grid_alert){
			.kind = keep_text(data, rows, i, Q_GRID_ALERTS_KIND),
			.sentence = keep_text(data, rows, i, Q_GRID_ALERTS_SENTENCE),
			.item_kind = slot_kind_parse(
				reading_text(rows, i, Q_GRID_ALERTS_ITEM_KIND)),
			.item_id = reading_number(rows, i, Q_GRID_ALERTS_ITEM_ID, 0),
			.resource_id =
				reading_number(rows, i, Q_GRID_ALERTS_RESOURCE_ID, 0),
			.at = reading_stamp(rows, i, Q_GRID_ALERTS_AT),
		};
}

static int by_time(const void *a, const void *b)
{
	const struct grid_alert *left = a, *right = b;

	if (left->at != right->at)
		return left->at < right->at ? -1 : 1;
	return left->item_id < right->item_id ? -1
		: left->item_id > right->item_id;
}

static void add_owed(struct grid_data *data)
{
	int first = data->alert_count;

	for (int i = 0; i < data->slot_count; i++) {
		const struct slot *slot = &data->slots[i];

		if (is_due(data, slot))
			data->alerts[data->alert_count++] = (struct grid_alert){
				.kind = "owed", .sentence = "",
				.minor = slot->owed_minor,
				.item_kind = SLOT_BOOKING, .item_id = slot->id,
				.resource_id = slot->resource_id,
				.at = slot->starts,
			};
	}
	qsort(&data->alerts[first], (size_t)(data->alert_count - first),
		sizeof(struct grid_alert), by_time);
}

static void gather_drop(struct store_question *question)
{
	struct gather *gather = (struct gather *)question;

	grid_data_free(&gather->data);
}

/* All four are here: hands the picture over, or drops it after a failure. */
static void gather_finish(struct gather *gather)
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
	add_owed(data);
	data->loaded_at_ms = clock_ms();
	done(context, data, NULL);
}

static void part_arrived(void *context, struct rows *rows,
	const struct err *error)
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
		read[part->part](gather->data, rows);
		rows_free(&rows);
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

void booking_store_grid(struct store *store, struct store_owner *owner,
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

void grid_data_free(struct grid_data **data)
{
	struct arena *arena;

	if (*data == NULL)
		return;
	arena = (*data)->arena;
	*data = NULL;
	arena_free(&arena);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The writes of booking_store.h: each names its function of desk and lays its
 * parameters out; what is allowed is decided there. */
#include "config.h"

#include "store/booking_store.h"

#include <stdio.h>
#include <stdlib.h>

#include <jansson.h>

#include "base/fatal.h"
#include "base/mem.h"
#include "io/queries.h"
#include "store/writing.h"

void booking_store_book(struct store *store, struct store_owner *owner,
	const struct booking_order *order, bool dry_run,
	const struct reply *reply)
{
	char resource[WRITING_INT_SIZE], minutes[WRITING_INT_SIZE], declared[WRITING_INT_SIZE];
	char starts[TIMESLOT_TEXT_SIZE];
	const char *parameters[] = {
		writing_int(order->resource_id, resource), starts,
		writing_int(order->minutes, minutes), order->member, order->guest,
		writing_int(order->declared, declared),
		order->companions == NULL ? "[]" : order->companions,
		order->note, order->settle, order->reference,
		writing_flag(order->check_in), order->received_from, writing_flag(dry_run),
	};

	timeslot_format_stamp(order->starts, starts);
	writing_send(store, owner, &q_booking_book, parameters, dry_run, reply);
}

void booking_store_move(struct store *store, struct store_owner *owner,
	const struct seen *seen, int resource_id, wall_minute at, int length,
	const char *received_from, bool dry_run, const struct reply *reply)
{
	char booking[WRITING_INT_SIZE], resource[WRITING_INT_SIZE], minutes[WRITING_INT_SIZE];
	char starts[TIMESLOT_TEXT_SIZE];
	const char *parameters[] = {
		seen->version, writing_int(seen->id, booking),
		writing_int(resource_id, resource), starts,
		writing_int(length, minutes), received_from, writing_flag(dry_run),
	};

	timeslot_format_stamp(at, starts);
	writing_send(store, owner, &q_booking_move, parameters, dry_run, reply);
}

void booking_store_cancel(struct store *store, struct store_owner *owner,
	const struct seen *seen, const char *reason, const char *received_from,
	const struct reply *reply)
{
	char booking[WRITING_INT_SIZE];
	const char *parameters[] = {
		seen->version, writing_int(seen->id, booking), reason,
		received_from, writing_flag(false),
	};

	writing_send(store, owner, &q_booking_cancel, parameters, false, reply);
}

void booking_store_approve(struct store *store, struct store_owner *owner,
	const struct seen *seen, const struct reply *reply)
{
	char booking[WRITING_INT_SIZE];
	const char *parameters[] = {
		seen->version, writing_int(seen->id, booking), writing_flag(false),
	};

	writing_send(store, owner, &q_booking_approve, parameters, false, reply);
}

void booking_store_decline(struct store *store, struct store_owner *owner,
	const struct seen *seen, const char *reason, const struct reply *reply)
{
	char booking[WRITING_INT_SIZE];
	const char *parameters[] = {
		seen->version, writing_int(seen->id, booking), reason, writing_flag(false),
	};

	writing_send(store, owner, &q_booking_decline, parameters, false, reply);
}

void booking_store_check_in(struct store *store, struct store_owner *owner,
	const struct seen *seen, const char *settle, const char *reference,
	const char *reason, bool dry_run, const struct reply *reply)
{
	char booking[WRITING_INT_SIZE];
	const char *parameters[] = {
		seen->version, writing_int(seen->id, booking), settle, reference,
		reason, writing_flag(dry_run),
	};

	writing_send(store, owner, &q_booking_check_in, parameters, dry_run, reply);
}

void booking_store_outcome(struct store *store, struct store_owner *owner,
	const struct seen *seen, const char *outcome, const struct reply *reply)
{
	char booking[WRITING_INT_SIZE];
	const char *parameters[] = {
		seen->version, writing_int(seen->id, booking), outcome, writing_flag(false),
	};

	writing_send(store, owner, &q_booking_outcome, parameters, false, reply);
}

/* The compact text of a JSON value, which is given up; free() it. */
static char *json_text(json_t *value)
{
	char *text = json_dumps(value, JSON_COMPACT);

	if (text == NULL)
		fatal("out of memory, or text that is not UTF-8");
	json_decref(value);
	return text;
}

void booking_store_outcomes(struct store *store, struct store_owner *owner,
	const struct seen *seen, int count, const char *outcome,
	const struct reply *reply)
{
	json_t *rows = json_array();
	char *text;

	for (int i = 0; i < count; i++)
		json_array_append_new(rows, json_pack("{s:i, s:s}", "booking",
			seen[i].id, "version", seen[i].version));
	text = json_text(rows);

	const char *parameters[] = { text, outcome };

	writing_send(store, owner, &q_bookings_outcome, parameters, false, reply);
	free(text);
}

void booking_store_revert(struct store *store, struct store_owner *owner,
	const struct seen *seen, const char *reason, const struct reply *reply)
{
	char booking[WRITING_INT_SIZE];
	const char *parameters[] = {
		seen->version, writing_int(seen->id, booking), reason, writing_flag(false),
	};

	writing_send(store, owner, &q_booking_revert, parameters, false, reply);
}

void booking_store_roster_change(struct store *store, struct store_owner *owner,
	const struct seen *seen, int declared, const char *add, int remove,
	const char *reason, const struct reply *reply)
{
	char booking[WRITING_INT_SIZE], heads[WRITING_INT_SIZE], removed[WRITING_INT_SIZE + 2];
	const char *parameters[] = {
		seen->version, writing_int(seen->id, booking),
		writing_int(declared, heads), add == NULL ? "[]" : add,
		removed, reason, writing_flag(false),
	};

	if (remove == 0)
		snprintf(removed, sizeof(removed), "[]");
	else
		snprintf(removed, sizeof(removed), "[%d]", remove);
	writing_send(store, owner, &q_roster_change, parameters, false, reply);
}

void booking_store_settle(struct store *store, struct store_owner *owner,
	const struct seen *seen, int participant, const char *settle,
	const char *reference, const char *reason, const struct reply *reply)
{
	char booking[WRITING_INT_SIZE], who[WRITING_INT_SIZE];
	const char *parameters[] = {
		seen->version, writing_int(seen->id, booking),
		participant == 0 ? NULL : writing_int(participant, who), settle,
		reference, reason, writing_flag(false),
	};

	writing_send(store, owner, &q_participant_settle, parameters, false, reply);
}

void booking_store_close(struct store *store, struct store_owner *owner,
	const struct closing *closing, bool dry_run, const struct reply *reply)
{
	char resource[WRITING_INT_SIZE];
	char starts[TIMESLOT_TEXT_SIZE], ends[TIMESLOT_TEXT_SIZE];
	const char *which = closing->resource_id == 0
		? NULL : writing_int(closing->resource_id, resource);
	const char *confirm = writing_flag(closing->confirm_displaced);
	const char *block[] = {
		which, starts, ends, closing->kind, closing->reason, confirm,
		writing_flag(dry_run),
	};
	const char *closure[] = {
		which, starts, ends, closing->reason, confirm, writing_flag(dry_run),
	};

	timeslot_format_stamp(closing->starts, starts);
	timeslot_format_stamp(closing->ends, ends);
	if (closing->whole_place)
		writing_send(store, owner, &q_facility_close, closure, dry_run, reply);
	else
		writing_send(store, owner, &q_resource_block, block, dry_run, reply);
}

void booking_store_reopen(struct store *store, struct store_owner *owner,
	enum slot_kind kind, const struct seen *seen, const char *reason,
	const struct reply *reply)
{
	char id[WRITING_INT_SIZE];
	const char *parameters[] = {
		seen->version, slot_kind_name(kind), writing_int(seen->id, id),
		reason, writing_flag(false),
	};

	writing_send(store, owner, &q_block_remove, parameters, false, reply);
}

void booking_store_resolve(struct store *store, struct store_owner *owner,
	const struct seen *unmatched, const char *member,
	const struct reply *reply)
{
	char id[WRITING_INT_SIZE];
	const char *parameters[] = {
		unmatched->version, writing_int(unmatched->id, id), member,
		writing_flag(false),
	};

	writing_send(store, owner, &q_unmatched_resolve, parameters, false, reply);
}

void booking_store_assign(struct store *store, struct store_owner *owner,
	const struct seen *seen, const char *member, const struct reply *reply)
{
	char booking[WRITING_INT_SIZE];
	const char *parameters[] = {
		seen->version, writing_int(seen->id, booking), member, writing_flag(false),
	};

	writing_send(store, owner, &q_booking_assign, parameters, false, reply);
}

void booking_store_dismiss(struct store *store, struct store_owner *owner,
	const struct seen *unmatched, const char *reason,
	const struct reply *reply)
{
	char id[WRITING_INT_SIZE];
	const char *parameters[] = {
		unmatched->version, writing_int(unmatched->id, id), reason,
		writing_flag(false),
	};

	writing_send(store, owner, &q_unmatched_dismiss, parameters, false, reply);
}

void booking_store_undo(struct store *store, struct store_owner *owner,
	const char *request, const struct reply *reply)
{
	const char *parameters[] = { request, writing_flag(false) };

	writing_send(store, owner, &q_undo, parameters, false, reply);
}

char *companions_json(const struct companion *companions, int count)
{
	json_t *array = json_array();

	for (int i = 0; i < count; i++) {
		const struct companion *c = &companions[i];

		if (c->user_id != NULL && c->user_id[0] != '\0')
			json_array_append_new(array, json_pack("{s:s}",
				"member", c->user_id));
		else if (c->guest_id != 0)
			json_array_append_new(array, json_pack("{s:i}",
				"guest_id", c->guest_id));
		else
			json_array_append_new(array, json_pack("{s:s}",
				"guest", c->guest));
	}
	return json_text(array);
}

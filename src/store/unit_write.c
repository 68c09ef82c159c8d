/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The writes of the house: each names its function of desk and lays its
 * parameters out; what is allowed is decided there. */
#include "config.h"

#include "store/unit_store.h"

#include <stdlib.h>

#include <jansson.h>

#include "base/fatal.h"
#include "io/queries.h"
#include "store/writing.h"

/* The compact text of a batch, whose rows are given up; free() it. */
static char *batch_text(json_t *rows)
{
	char *text = json_dumps(rows, JSON_COMPACT);

	if (text == NULL)
		fatal("out of memory, or text that is not UTF-8");
	json_decref(rows);
	return text;
}

void unit_store_clean(struct store *store, struct store_owner *owner,
	const struct unit_cleaning *units, int count, const struct reply *reply)
{
	json_t *rows = json_array();
	const char *parameters[] = { NULL, NULL, writing_flag(false) };
	char *text;

	for (int i = 0; i < count; i++) {
		const struct unit_cleaning *row = &units[i];
		json_t *object = row->tag != NULL
			? json_pack("{s:s}", "tag", row->tag)
			: json_pack("{s:s, s:s}", "unit", row->unit.id,
				"version", row->unit.version);

		if (row->to != NULL)
			json_object_set_new(object, "to", json_string(row->to));
		json_array_append_new(rows, object);
	}
	parameters[0] = text = batch_text(rows);
	writing_send(store, owner, &q_unit_clean, parameters, false, reply);
	free(text);
}

void unit_store_override(struct store *store, struct store_owner *owner,
	const struct lane_seen *unit, const char *to, const char *reason,
	const struct reply *reply)
{
	const char *parameters[] = {
		unit->version, unit->id, to, reason, writing_flag(false)
	};

	writing_send(store, owner, &q_unit_override, parameters, false, reply);
}

void unit_store_out_of_order(struct store *store, struct store_owner *owner,
	const struct lane_seen *unit, bool out, const char *reason,
	const struct reply *reply)
{
	const char *parameters[] = {
		unit->version, unit->id, writing_flag(out), reason,
		writing_flag(false)
	};

	writing_send(store, owner, &q_unit_out_of_order, parameters, false,
		reply);
}

void unit_store_swap(struct store *store, struct store_owner *owner,
	const struct lane_seen *a, const struct lane_seen *b,
	const char *reason, const char *received_from, bool dry_run,
	const struct reply *reply)
{
	const char *parameters[] = {
		a->version, a->id, b->version, b->id, reason, received_from,
		writing_flag(dry_run)
	};

	writing_send(store, owner, &q_unit_swap, parameters, dry_run, reply);
}

void unit_store_upgrade(struct store *store, struct store_owner *owner,
	const struct lane_seen *unit, const char *to,
	const struct unit_payment *payment, bool dry_run,
	const struct reply *reply)
{
	char fee[WRITING_INT_SIZE];
	const char *parameters[] = {
		unit->version, unit->id, to, payment->settle,
		payment->reference, writing_int(payment->seen_minor, fee),
		writing_flag(dry_run)
	};

	writing_send(store, owner, &q_visit_upgrade, parameters, dry_run, reply);
}

void unit_store_join(struct store *store, struct store_owner *owner,
	const struct lane_seen *unit, const char *wanted,
	const struct reply *reply)
{
	const char *parameters[] = {
		unit->version, unit->id, wanted, writing_flag(false)
	};

	writing_send(store, owner, &q_place_join, parameters, false, reply);
}

void unit_store_offer(struct store *store, struct store_owner *owner,
	const struct lane_seen *place, const char *unit, bool dry_run,
	const struct reply *reply)
{
	const char *parameters[] = {
		place->version, place->id, unit, writing_flag(dry_run)
	};

	writing_send(store, owner, &q_place_offer, parameters, dry_run, reply);
}

void unit_store_accept(struct store *store, struct store_owner *owner,
	const struct lane_seen *place, const struct unit_payment *payment,
	bool dry_run, const struct reply *reply)
{
	char fee[WRITING_INT_SIZE];
	const char *parameters[] = {
		place->version, place->id, payment->settle, payment->reference,
		writing_int(payment->seen_minor, fee), writing_flag(dry_run)
	};

	writing_send(store, owner, &q_place_accept, parameters, dry_run, reply);
}

void unit_store_decline(struct store *store, struct store_owner *owner,
	const struct lane_seen *place, const char *received_from,
	const struct reply *reply)
{
	const char *parameters[] = {
		place->version, place->id, received_from, writing_flag(false)
	};

	writing_send(store, owner, &q_place_decline, parameters, false, reply);
}

void unit_store_cancel(struct store *store, struct store_owner *owner,
	const struct lane_seen *place, const char *reason,
	const char *received_from, const struct reply *reply)
{
	const char *parameters[] = {
		place->version, place->id, reason, received_from,
		writing_flag(false)
	};

	writing_send(store, owner, &q_place_cancel, parameters, false, reply);
}

void unit_store_claim(struct store *store, struct store_owner *owner,
	const struct lane_seen *checkout, bool release,
	const struct reply *reply)
{
	const char *parameters[] = {
		checkout->version, checkout->id, writing_flag(false)
	};

	writing_send(store, owner,
		release ? &q_checkout_release : &q_checkout_claim, parameters,
		false, reply);
}

void unit_store_check_out(struct store *store, struct store_owner *owner,
	const struct unit_leaving *leaving, int count, bool dry_run,
	const struct reply *reply)
{
	json_t *rows = json_array();
	const char *parameters[] = { NULL, writing_flag(dry_run) };
	char *text;

	for (int i = 0; i < count; i++) {
		const struct unit_leaving *row = &leaving[i];

		json_array_append_new(rows, json_pack(
			"{s:s, s:s, s:b, s:s, s:i, s:s*, s:s*}",
			"unit", row->thing.id, "version", row->thing.version,
			"items", (int)row->items, "settle", row->settle,
			"seen_minor", row->seen_minor,
			"reference", row->reference, "reason", row->reason));
	}
	parameters[0] = text = batch_text(rows);
	writing_send(store, owner, &q_checkouts_done, parameters, dry_run,
		reply);
	free(text);
}

void unit_store_lift_ban(struct store *store, struct store_owner *owner,
	const char *customer, const char *reason, const struct reply *reply)
{
	const char *parameters[] = {
		customer, reason, writing_flag(false)
	};

	writing_send(store, owner, &q_ban_lift, parameters, false, reply);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The steps of a session at a lane: each names its function of desk and lays
 * its parameters out; what is allowed is decided there. */
#include "config.h"

#include "store/lane_store.h"

#include "base/mem.h"
#include "io/queries.h"
#include "store/writing.h"

void lane_store_start(struct store *store, struct store_owner *owner,
	const struct lane_seen *lane, const struct lane_start *start,
	const struct reply *reply)
{
	char hours[WRITING_INT_SIZE];
	const char *parameters[] = {
		lane->version, lane->id, start->customer, start->scan,
		start->mode,
		start->hours == 0 ? NULL : writing_int(start->hours, hours),
		writing_flag(false),
	};

	writing_send(store, owner, &q_lane_start, parameters, false, reply);
}

void lane_store_renew(struct store *store, struct store_owner *owner,
	const struct lane_seen *lane, const char *visit, int length,
	bool dry_run, const struct reply *reply)
{
	char hours[WRITING_INT_SIZE];
	const char *parameters[] = {
		lane->version, lane->id, visit, writing_int(length, hours),
		writing_flag(dry_run),
	};

	writing_send(store, owner, &q_lane_renew, parameters, dry_run, reply);
}

/* Most steps take the lane as it was seen, and texts. */
#define STEP(query, ...) \
	do { \
		const char *parameters[] = { \
			lane->version, lane->id, __VA_ARGS__, \
			writing_flag(false) \
		}; \
		\
		writing_send(store, owner, &(query), parameters, false, reply); \
	} while (0)

void lane_store_language(struct store *store, struct store_owner *owner,
	const struct lane_seen *lane, const char *language,
	const struct reply *reply)
{
	STEP(q_lane_language, language);
}

void lane_store_membership(struct store *store, struct store_owner *owner,
	const struct lane_seen *lane, const char *choice, const char *intent,
	const struct reply *reply)
{
	STEP(q_lane_membership, choice, intent);
}

void lane_store_select(struct store *store, struct store_owner *owner,
	const struct lane_seen *lane, const char *rental, const char *by,
	const char *wanted, const char *backup, const struct reply *reply)
{
	STEP(q_lane_select, rental, by, wanted, backup);
}

void lane_store_confirm(struct store *store, struct store_owner *owner,
	const struct lane_seen *lane, const char *by, const struct reply *reply)
{
	STEP(q_lane_confirm, by);
}

void lane_store_past_due(struct store *store, struct store_owner *owner,
	const struct lane_seen *lane, const char *how, const char *reference,
	const struct reply *reply)
{
	STEP(q_lane_past_due, how, reference);
}

void lane_store_bypass(struct store *store, struct store_owner *owner,
	const struct lane_seen *lane, const char *reason,
	const struct reply *reply)
{
	STEP(q_lane_past_due_bypass, reason);
}

void lane_store_id_override(struct store *store, struct store_owner *owner,
	const struct lane_seen *lane, const char *reason,
	const struct reply *reply)
{
	STEP(q_lane_id_override, reason);
}

void lane_store_ask_payment(struct store *store, struct store_owner *owner,
	const struct lane_seen *lane, const struct reply *reply)
{
	const char *parameters[] = {
		lane->version, lane->id, writing_flag(false)
	};

	writing_send(store, owner, &q_lane_ask_payment, parameters, false,
		reply);
}

void lane_store_pay(struct store *store, struct store_owner *owner,
	const struct lane_seen *lane, const char *method, const char *reference,
	int total_minor, const struct reply *reply)
{
	char total[WRITING_INT_SIZE];

	STEP(q_lane_pay, method, reference, writing_int(total_minor, total));
}

void lane_store_sign(struct store *store, struct store_owner *owner,
	const struct lane_seen *lane, const char *how, const char *reason,
	const struct reply *reply)
{
	STEP(q_lane_sign, how, reason);
}

void lane_store_assign(struct store *store, struct store_owner *owner,
	const struct lane_seen *lane, const char *unit,
	const struct reply *reply)
{
	STEP(q_lane_assign, unit);
}

void lane_store_answer(struct store *store, struct store_owner *owner,
	const struct lane_seen *lane, bool accept, const struct reply *reply)
{
	STEP(q_lane_answer, writing_flag(accept));
}

void lane_store_reset(struct store *store, struct store_owner *owner,
	const struct lane_seen *lane, const char *reason,
	const char *received_from, const struct reply *reply)
{
	STEP(q_lane_reset, reason, received_from);
}

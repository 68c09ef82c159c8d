/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading outcomes and refusals out of JSON. */
#include "config.h"

#include "store/outcome.h"

#include <stdlib.h>
#include <string.h>

#include <jansson.h>

#include "base/log.h"
#include "base/mem.h"
#include "store/quote_json.h"

static const char *text_of(struct arena *arena, const json_t *object,
	const char *key)
{
	const char *text = json_string_value(json_object_get(object, key));

	return text == NULL ? "" : arena_strdup(arena, text);
}

static int64_t int_of(const json_t *object, const char *key)
{
	return json_integer_value(json_object_get(object, key));
}

static wall_minute stamp_of(const json_t *object, const char *key)
{
	const char *text = json_string_value(json_object_get(object, key));
	wall_minute minute;

	return text != NULL && timeslot_parse_stamp(text, &minute) ? minute : 0;
}

/* The array under key, and room for its records. */
static void *records(struct arena *arena, const json_t *detail, const char *key,
	size_t size, const json_t **array, int *count)
{
	*array = json_object_get(detail, key);
	*count = (int)json_array_size(*array);
	return *count == 0 ? NULL : arena_alloc(arena, (size_t)*count, size);
}

static struct holder holder_of(struct arena *arena, const json_t *object)
{
	int64_t id = int_of(object, "id");

	return (struct holder){
		.kind = text_of(arena, object, "kind"),
		.name = text_of(arena, object, "name"),
		.label = text_of(arena, object, "label"),
		.words = text_of(arena, object, "words"),
		.by = text_of(arena, object, "by"),
		.desk = text_of(arena, object, "desk"),
		.id = id != 0 ? id : int_of(object, "booking"),
		.starts = stamp_of(object, "starts"),
		.ends = stamp_of(object, "ends"),
		.since = stamp_of(object, "since"),
	};
}

static void read_holders(struct outcome *out, const json_t *detail)
{
	const json_t *object = json_object_get(detail, "holder");
	const json_t *array;

	if (json_is_object(object)) {
		out->has_holder = true;
		out->holder = holder_of(out->arena, object);
	}
	out->displaced = records(out->arena, detail, "displaced",
		sizeof(*out->displaced), &array, &out->displaced_count);
	for (int i = 0; i < out->displaced_count; i++)
		out->displaced[i] = holder_of(out->arena,
			json_array_get(array, (size_t)i));
}

static void read_free(struct outcome *out, const json_t *detail)
{
	const json_t *array;

	out->free_slots = records(out->arena, detail, "free",
		sizeof(*out->free_slots), &array, &out->free_count);
	for (int i = 0; i < out->free_count; i++) {
		const json_t *object = json_array_get(array, (size_t)i);

		out->free_slots[i] = (struct free_slot){
			.resource_id = (int)int_of(object, "resource"),
			.label = text_of(out->arena, object, "label"),
			.starts = stamp_of(object, "starts"),
			.ends = stamp_of(object, "ends"),
			.price_minor = (int)int_of(object, "price_minor"),
		};
	}
}

static void read_guards(struct outcome *out, const json_t *detail)
{
	const json_t *array;

	out->guards = records(out->arena, detail, "guards",
		sizeof(*out->guards), &array, &out->guard_count);
	for (int i = 0; i < out->guard_count; i++) {
		const json_t *object = json_array_get(array, (size_t)i);

		out->guards[i] = (struct guard){
			.name = text_of(out->arena, object, "guard"),
			.sentence = text_of(out->arena, object, "sentence"),
		};
	}
}

static void read_fees(struct outcome *out, const json_t *detail)
{
	const json_t *array;

	out->fees = records(out->arena, detail, "fees", sizeof(*out->fees),
		&array, &out->fee_count);
	for (int i = 0; i < out->fee_count; i++) {
		const json_t *object = json_array_get(array, (size_t)i);

		out->fees[i] = (struct fee){
			.name = text_of(out->arena, object, "name"),
			.role = text_of(out->arena, object, "role"),
			.why = text_of(out->arena, object, "why"),
			.minor = (int)int_of(object, "minor"),
		};
	}
}

static void read_warnings(struct outcome *out, const json_t *detail)
{
	const json_t *array;

	out->warnings = records(out->arena, detail, "warnings",
		sizeof(*out->warnings), &array, &out->warning_count);
	for (int i = 0; i < out->warning_count; i++) {
		const char *text =
			json_string_value(json_array_get(array, (size_t)i));

		out->warnings[i] =
			arena_strdup(out->arena, text == NULL ? "" : text);
	}
}

static struct batch_result result_of(struct arena *arena, const json_t *object)
{
	const json_t *detail = json_object_get(object, "detail");

	return (struct batch_result){
		.id = int_of(object, "booking"),
		.unit = text_of(arena, object, "unit"),
		.tag = text_of(arena, object, "tag"),
		.ok = json_is_true(json_object_get(object, "ok")),
		.code = text_of(arena, object, "code"),
		.sentence = text_of(arena, object, "sentence"),
		.status = text_of(arena, object, "status"),
		.next = text_of(arena, object, "next"),
		.name = text_of(arena, detail, "customer"),
		.late_minutes = (int)int_of(detail, "late_minutes"),
		.fee_minor = (int)int_of(detail, "fee_minor"),
		.past_due_minor = (int)int_of(detail, "past_due_minor"),
		.banned_until = stamp_of(detail, "banned_until"),
		.needs_reason =
			json_is_true(json_object_get(detail, "needs_reason")),
	};
}

static void read_batch(struct outcome *out, const json_t *detail)
{
	const json_t *array;

	out->batch = records(out->arena, detail, "rows", sizeof(*out->batch),
		&array, &out->batch_count);
	for (int i = 0; i < out->batch_count; i++)
		out->batch[i] = result_of(out->arena,
			json_array_get(array, (size_t)i));
}

static void read_candidates(struct outcome *out, const json_t *detail)
{
	const json_t *array;

	out->candidates = records(out->arena, detail, "candidates",
		sizeof(*out->candidates), &array, &out->candidate_count);
	for (int i = 0; i < out->candidate_count; i++) {
		const json_t *object = json_array_get(array, (size_t)i);

		out->candidates[i] = (struct candidate){
			.customer = text_of(out->arena, object, "customer"),
			.name = text_of(out->arena, object, "name"),
			.membership = text_of(out->arena, object, "membership"),
			.now = text_of(out->arena, object, "now"),
			.age = (int)int_of(object, "age"),
		};
	}
}

/* A price, or a fee. */
static void read_price(struct outcome *out, const json_t *detail)
{
	const char *key = json_object_get(detail, "price_minor") != NULL
		? "price_minor" : "fee_minor";

	out->has_price = json_is_integer(json_object_get(detail, key));
	out->price_minor = (int)int_of(detail, key);
}

struct outcome *outcome_parse(const char *json, struct err *err)
{
	json_error_t where;
	json_t *root = json_loads(json, 0, &where);
	json_t *ok = json_object_get(root, "ok");
	const json_t *detail;
	struct arena *arena;
	struct outcome *out;

	if (!json_is_boolean(ok)) {
		log_line("not an outcome: line %d, column %d: %s", where.line,
			where.column, where.text);
		json_decref(root);
		err_set(err, ERR_BUG, "the database's answer could not be read");
		return NULL;
	}
	arena = arena_new();
	out = arena_alloc(arena, 1, sizeof(*out));
	out->arena = arena;
	out->ok = json_is_true(ok);
	out->code = text_of(arena, root, "code");
	out->sentence = text_of(arena, root, "sentence");
	out->who_can = text_of(arena, root, "who_can");
	out->version = text_of(arena, root, "version");
	out->id = int_of(root, "booking");
	if (out->id == 0)
		out->id = int_of(root, "id");

	detail = json_object_get(root, "detail");
	read_price(out, detail);
	out->was_minor = (int)int_of(detail, "was_minor");
	out->passes_lost = (int)int_of(detail, "passes_lost");
	out->free_until = stamp_of(detail, "free_until");
	out->stays_until = text_of(arena, detail, "stays_until");
	read_holders(out, detail);
	read_free(out, detail);
	read_guards(out, detail);
	read_fees(out, detail);
	out->quote = quote_json_read(json_object_get(detail, "quote"),
		out->arena);
	read_warnings(out, detail);
	read_batch(out, detail);
	read_candidates(out, detail);
	out->unit = text_of(arena, detail, "unit");
	out->lane = text_of(arena, detail, "lane");
	out->signover = text_of(arena, detail, "signover");
	out->signer = text_of(arena, detail, "signer");
	json_decref(root);
	return out;
}

void outcome_free(struct outcome **outcome)
{
	struct arena *arena;

	if (*outcome == NULL)
		return;
	/* The outcome itself lives in its arena. */
	arena = (*outcome)->arena;
	*outcome = NULL;
	arena_free(&arena);
}

enum err_kind outcome_kind(const struct outcome *outcome)
{
	static const struct {
		const char *code;
		enum err_kind kind;
	} kinds[] = {
		{ "clash", ERR_CONFLICT }, { "stale", ERR_CONFLICT },
		{ "state", ERR_CONFLICT }, { "reused", ERR_CONFLICT },
		{ "role", ERR_DENIED }, { "limit", ERR_DENIED },
		{ "banned", ERR_DENIED }, { "missing", ERR_MISSING },
	};

	if (outcome->ok)
		return ERR_NONE;
	for (size_t i = 0; i < ARRAY_LEN(kinds); i++) {
		if (strcmp(outcome->code, kinds[i].code) == 0)
			return kinds[i].kind;
	}
	return ERR_INVALID;
}

void outcome_err(const struct outcome *outcome, struct err *err)
{
	if (outcome->who_can[0] != '\0')
		err_set(err, outcome_kind(outcome), "%s; %s can%s",
			outcome->sentence, outcome->who_can,
			strcmp(outcome->code, "banned") == 0
				? " lift the ban" : "");
	else
		err_set(err, outcome_kind(outcome), "%s", outcome->sentence);
}

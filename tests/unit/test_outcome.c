/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a write answered, read out of its JSON.  2026-11-21 is day 9821. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "base/mem.h"
#include "store/outcome.h"

static struct outcome *parsed(const char *json)
{
	struct err err;
	struct outcome *outcome = outcome_parse(json, &err);

	if (outcome == NULL)
		fail_msg("%s: %s", err.text, json);
	return outcome;
}

static wall_minute at(const char *stamp)
{
	wall_minute minute;

	assert_true(timeslot_parse_stamp(stamp, &minute));
	return minute;
}

static void what_was_done_is_read(void **state)
{
	struct outcome *o = parsed(
		"{\"ok\": true, \"sentence\": \"Booked Bay 2 15:30-17:00\","
		" \"booking\": 10481, \"version\": \"v7\", \"undo\": null,"
		" \"detail\": {\"price_minor\": 5000, \"was_minor\": 2500,"
		"  \"passes_lost\": 1, \"free_until\": \"2026-11-21 19:00\","
		"  \"warnings\": [\"it overlaps a lesson\", \"two\"],"
		"  \"fees\": [{\"name\": \"Lee, Anna\", \"role\": \"owner\","
		"   \"minor\": 0, \"why\": \"30 of 60 free minutes\"}]}}");

	(void)state;
	assert_true(o->ok);
	assert_string_equal(o->code, "");
	assert_string_equal(o->sentence, "Booked Bay 2 15:30-17:00");
	assert_string_equal(o->who_can, "");
	assert_string_equal(o->version, "v7");
	assert_int_equal(o->id, 10481);
	assert_true(o->has_price);
	assert_int_equal(o->price_minor, 5000);
	assert_int_equal(o->was_minor, 2500);
	assert_int_equal(o->passes_lost, 1);
	assert_int_equal(o->free_until, at("2026-11-21 19:00"));
	assert_int_equal(o->warning_count, 2);
	assert_string_equal(o->warnings[1], "two");
	assert_int_equal(o->fee_count, 1);
	assert_string_equal(o->fees[0].why, "30 of 60 free minutes");
	assert_false(o->has_holder);
	assert_int_equal(o->free_count, 0);
	outcome_free(&o);
	assert_null(o);
	outcome_free(&o);
}

static void a_clash_names_the_holder_and_what_is_free(void **state)
{
	struct outcome *o = parsed(
		"{\"ok\": false, \"code\": \"clash\", \"who_can\": null,"
		" \"sentence\": \"Petrov, I. has Bay 2 15:30-17:00\","
		" \"version\": null, \"detail\": {"
		"  \"holder\": {\"kind\": \"booking\", \"id\": 10484,"
		"   \"name\": \"Petrov, I.\", \"label\": \"Bay 2\","
		"   \"starts\": \"2026-11-21 15:30\","
		"   \"ends\": \"2026-11-21 17:00\", \"by\": \"ben\","
		"   \"since\": \"2026-11-21 14:07\"},"
		"  \"free\": [{\"resource\": 2, \"label\": \"Bay 2\","
		"    \"starts\": \"2026-11-21 17:00\","
		"    \"ends\": \"2026-11-21 19:00\", \"price_minor\": 5000},"
		"   {\"resource\": 3, \"label\": \"Bay 3\","
		"    \"starts\": \"2026-11-21 17:05\","
		"    \"ends\": \"2026-11-21 19:05\", \"price_minor\": 0}]}}");

	(void)state;
	assert_false(o->ok);
	assert_int_equal(outcome_kind(o), ERR_CONFLICT);
	assert_false(o->has_price);
	assert_true(o->has_holder);
	assert_string_equal(o->holder.kind, "booking");
	assert_string_equal(o->holder.by, "ben");
	assert_int_equal(o->holder.id, 10484);
	assert_int_equal(o->holder.since, at("2026-11-21 14:07"));
	assert_int_equal(o->free_count, 2);
	assert_int_equal(o->free_slots[1].resource_id, 3);
	assert_string_equal(o->free_slots[1].label, "Bay 3");
	assert_int_equal(o->free_slots[1].starts, at("2026-11-21 17:05"));
	assert_int_equal(o->free_slots[0].price_minor, 5000);
	outcome_free(&o);
}

static void guards_displaced_and_batches_are_read(void **state)
{
	struct outcome *o = parsed(
		"{\"ok\": false, \"code\": \"owed\", \"sentence\": \"s\","
		" \"detail\": {\"guards\": ["
		"  {\"guard\": \"owed\", \"sentence\": \"25.00 is owed\"},"
		"  {\"guard\": \"roster\", \"sentence\": \"1 of 2 named\"}],"
		" \"displaced\": [{\"booking\": 7, \"name\": \"Lee, Anna\","
		"  \"label\": \"Bay 2\", \"starts\": \"2026-11-21 13:30\","
		"  \"ends\": \"2026-11-21 14:30\", \"state\": \"approved\"}],"
		" \"rows\": [{\"booking\": 7, \"ok\": true,"
		"   \"sentence\": \"attended\"},"
		"  {\"booking\": 8, \"ok\": false,"
		"   \"sentence\": \"it changed\"}]}}");

	(void)state;
	assert_int_equal(o->guard_count, 2);
	assert_string_equal(o->guards[1].name, "roster");
	assert_string_equal(o->guards[0].sentence, "25.00 is owed");
	assert_int_equal(o->displaced_count, 1);
	assert_int_equal(o->displaced[0].id, 7);
	assert_string_equal(o->displaced[0].name, "Lee, Anna");
	assert_string_equal(o->displaced[0].label, "Bay 2");
	assert_int_equal(o->displaced[0].ends, at("2026-11-21 14:30"));
	assert_int_equal(o->batch_count, 2);
	assert_true(o->batch[0].ok);
	assert_false(o->batch[1].ok);
	assert_int_equal(o->batch[1].id, 8);
	assert_string_equal(o->batch[1].sentence, "it changed");
	outcome_free(&o);
}

static void the_id_may_be_a_blocks(void **state)
{
	struct outcome *o = parsed("{\"ok\": true, \"id\": 31}");

	(void)state;
	assert_int_equal(o->id, 31);
	outcome_free(&o);
}

/* A field of another type than agreed is as good as none. */
static void surprises_are_taken_for_nothing(void **state)
{
	struct outcome *o = parsed(
		"{\"ok\": false, \"code\": 7, \"sentence\": [1], \"booking\":"
		" \"10481\", \"detail\": {\"holder\": \"ben\", \"free\": {},"
		" \"guards\": [3, null, {\"guard\": false}], \"warnings\": [1],"
		" \"fees\": \"many\", \"rows\": [[]], \"price_minor\": \"5000\","
		" \"displaced\": [null], \"free_until\": \"soon\"}}");

	(void)state;
	assert_string_equal(o->code, "");
	assert_string_equal(o->sentence, "");
	assert_int_equal(o->id, 0);
	assert_false(o->has_holder || o->has_price);
	assert_int_equal(o->free_count, 0);
	assert_int_equal(o->guard_count, 3);
	assert_string_equal(o->guards[2].name, "");
	assert_string_equal(o->warnings[0], "");
	assert_int_equal(o->fee_count, 0);
	assert_false(o->batch[0].ok);
	assert_string_equal(o->displaced[0].name, "");
	assert_int_equal(o->free_until, 0);
	outcome_free(&o);
	o = parsed("{\"ok\": true, \"detail\": null}");
	outcome_free(&o);
}

static void what_is_no_outcome_is_a_bug(void **state)
{
	static const char *const texts[] = {
		"", "null", "[]", "{}", "{\"ok\": 1}", "{\"ok\": \"true\"}",
		"{\"ok\": true", "{\"ok\": true} x", "ok", "\"ok\"",
		"{\"ok\": true, \"ok\"}", "{\"ok\":true,\"s\":\"\xff\"}",
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(texts); i++) {
		struct err err = { .kind = ERR_NONE };
		struct outcome *o = outcome_parse(texts[i], &err);

		if (o != NULL)
			fail_msg("\"%s\" was read", texts[i]);
		assert_int_equal(err.kind, ERR_BUG);
		/* What the database said stays out of the sentence. */
		assert_string_equal(err.text,
			"the database's answer could not be read");
	}
}

static void a_code_says_what_to_do_about_it(void **state)
{
	static const struct {
		const char *code;
		enum err_kind kind;
	} codes[] = {
		{ "clash", ERR_CONFLICT }, { "stale", ERR_CONFLICT },
		{ "state", ERR_CONFLICT }, { "reused", ERR_CONFLICT },
		{ "role", ERR_DENIED }, { "limit", ERR_DENIED },
		{ "banned", ERR_DENIED }, { "missing", ERR_MISSING },
		{ "reason", ERR_INVALID }, { "capacity", ERR_INVALID },
		{ "owed", ERR_INVALID }, { "roster", ERR_INVALID },
		{ "", ERR_INVALID }, { "of a later version", ERR_INVALID },
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(codes); i++) {
		struct outcome o = { .code = codes[i].code };

		assert_int_equal(outcome_kind(&o), codes[i].kind);
		o.ok = true;
		assert_int_equal(outcome_kind(&o), ERR_NONE);
	}
}

static void a_refusal_says_who_can(void **state)
{
	struct outcome o = {
		.code = "role", .sentence = "only a manager closes bays",
		.who_can = "a manager (mia on shift)",
	};
	struct err err;

	(void)state;
	outcome_err(&o, &err);
	assert_int_equal(err.kind, ERR_DENIED);
	assert_string_equal(err.text,
		"only a manager closes bays; a manager (mia on shift) can");
	o.who_can = "";
	outcome_err(&o, &err);
	assert_string_equal(err.text, "only a manager closes bays");
}

/* Rows of units: who left, and what is to be cleaned. */
static void rows_of_units_are_read(void **state)
{
	struct outcome *o = parsed(
		"{\"ok\": true, \"sentence\": \"2\", \"detail\": {\"rows\": ["
		"{\"unit\": \"room:204\", \"ok\": true, \"sentence\": \"left\","
		" \"detail\": {\"customer\": \"Weber, Kim\","
		"  \"late_minutes\": 97, \"fee_minor\": 3500,"
		"  \"past_due_minor\": 1200, \"needs_reason\": true,"
		"  \"banned_until\": \"2026-12-21 14:07:00\"}},"
		"{\"unit\": null, \"tag\": \"R215\", \"ok\": false,"
		" \"code\": \"missing\", \"status\": \"DIRTY\","
		" \"next\": \"CLEANING\", \"sentence\": \"no such tag\"}]}}");
	const struct batch_result *left = &o->batch[0], *tag = &o->batch[1];

	(void)state;
	assert_int_equal(o->batch_count, 2);
	assert_string_equal(left->unit, "room:204");
	assert_string_equal(left->name, "Weber, Kim");
	assert_int_equal(left->late_minutes, 97);
	assert_int_equal(left->fee_minor, 3500);
	assert_int_equal(left->past_due_minor, 1200);
	assert_int_equal(left->banned_until, at("2026-12-21 14:07:00"));
	assert_true(left->needs_reason);
	assert_string_equal(left->tag, "");
	assert_string_equal(tag->unit, "");
	assert_string_equal(tag->tag, "R215");
	assert_string_equal(tag->code, "missing");
	assert_string_equal(tag->status, "DIRTY");
	assert_string_equal(tag->next, "CLEANING");
	assert_int_equal(tag->banned_until, 0);
	outcome_free(&o);
	/* What is paid for a room is a price as well. */
	o = parsed("{\"ok\": true, \"detail\": {\"fee_minor\": 900}}");
	assert_true(o->has_price);
	assert_int_equal(o->price_minor, 900);
	outcome_free(&o);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_was_done_is_read),
		cmocka_unit_test(a_clash_names_the_holder_and_what_is_free),
		cmocka_unit_test(guards_displaced_and_batches_are_read),
		cmocka_unit_test(rows_of_units_are_read),
		cmocka_unit_test(the_id_may_be_a_blocks),
		cmocka_unit_test(surprises_are_taken_for_nothing),
		cmocka_unit_test(what_is_no_outcome_is_a_bug),
		cmocka_unit_test(a_code_says_what_to_do_about_it),
		cmocka_unit_test(a_refusal_says_who_can),
	};

	return cmocka_run_group_tests_name("outcome", tests, NULL, NULL);
}

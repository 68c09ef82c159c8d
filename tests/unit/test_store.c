/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The store on a fake database: what is asked, what becomes of the answers,
 * and that a write is done once, whatever happens to the line. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "base/clock.h"
#include "base/mem.h"
#include "store/booking_store.h"
#include "store/person_store.h"
#include "store/session_store.h"
#include "tests/support/fake_db.h"

#define DONE "{\"ok\": true, \"sentence\": \"done\", \"version\": \"v8\"}"
#define REFUSED "{\"ok\": false, \"code\": \"clash\", \"sentence\": \"taken\"}"

static int64_t now_ms;

/* Instead of the one in base. */
int64_t clock_ms(void)
{
	return now_ms;
}

/* What a callback heard. */
struct heard {
	int times;
	struct err err;
	bool ok;
	char sentence[80];
};

struct desk {
	struct heard unheard;
	struct db *db;
	struct store *store;
	struct store_owner owner;
	struct heard heard;
	struct grid_data *grid;
};

static void heard_error(struct heard *heard, const struct err *error)
{
	heard->times++;
	heard->err = error == NULL ? (struct err){ .kind = ERR_NONE } : *error;
}

static void hear_for_nobody(void *context, const struct outcome *outcome,
	const struct err *error)
{
	struct desk *desk = context;

	heard_error(&desk->unheard, error);
	desk->unheard.ok = outcome != NULL && outcome->ok;
}

static int set_up(void **state)
{
	static const struct db_listener nobody;
	struct desk *desk = mem_new(1, sizeof(*desk));

	now_ms = 1000000;
	desk->db = db_new(NULL, NULL, &nobody);
	desk->store = store_new(desk->db);
	store_on_unheard(desk->store, hear_for_nobody, desk);
	fake_db_connect(desk->db);
	*state = desk;
	return 0;
}

static int tear_down(void **state)
{
	struct desk *desk = *state;

	store_owner_close(desk->store, &desk->owner);
	grid_data_free(&desk->grid);
	store_free(&desk->store);
	store_free(&desk->store);
	db_free(&desk->db);
	free(desk);
	return 0;
}

static void answer_with(struct desk *desk, const char *query,
	const char *value)
{
	fake_db_answer(desk->db, &(struct fake_answer){
		.query = query, .value = value
	});
}

static void answer_table(struct desk *desk, const char *query,
	const char *table)
{
	fake_db_answer(desk->db, &(struct fake_answer){
		.query = query, .table = table
	});
}

static void answer_error(struct desk *desk, const char *query,
	enum err_kind kind, const char *text)
{
	fake_db_answer(desk->db, &(struct fake_answer){
		.query = query, .error = kind, .text = text
	});
}

static void hold(struct desk *desk, const char *query)
{
	fake_db_answer(desk->db, &(struct fake_answer){
		.query = query, .hold = true
	});
}

static void assert_asked(struct desk *desk, const char *wanted)
{
	assert_string_equal(fake_db_asked(desk->db), wanted);
	fake_db_forget(desk->db);
}

static void heard_outcome(void *context, struct outcome *outcome,
	const struct err *error)
{
	struct heard *heard = context;

	heard_error(heard, error);
	assert_true((outcome == NULL) == (error != NULL));
	if (outcome != NULL) {
		heard->ok = outcome->ok;
		snprintf(heard->sentence, sizeof(heard->sentence), "%s",
			outcome->sentence);
	}
	outcome_free(&outcome);
}

static struct reply reply_to(struct desk *desk)
{
	return (struct reply){ .done = heard_outcome, .context = &desk->heard };
}

static const struct seen lee = { 10481, "v7" };

static void cancel_lee(struct desk *desk)
{
	struct reply reply = reply_to(desk);

	booking_store_cancel(desk->store, &desk->owner, &lee, "ill", "phone",
		&reply);
}

static wall_minute at(const char *stamp)
{
	wall_minute minute;

	assert_true(timeslot_parse_stamp(stamp, &minute));
	return minute;
}

/* ---------------------------------------------------------------- writes */

static void a_write_carries_a_request_and_what_was_seen(void **state)
{
	struct desk *desk = *state;

	answer_with(desk, "booking_cancel", DONE);
	cancel_lee(desk);
	assert_int_equal(desk->heard.times, 0);
	fake_db_run(desk->db);
	assert_int_equal(desk->heard.times, 1);
	assert_true(desk->heard.ok);
	assert_asked(desk, "booking_cancel(#1, v7, 10481, ill, phone, false)\n");
}

static void every_write_is_a_request_of_its_own(void **state)
{
	struct desk *desk = *state;

	answer_with(desk, "booking_cancel", REFUSED);
	cancel_lee(desk);
	cancel_lee(desk);
	fake_db_run(desk->db);
	assert_int_equal(desk->heard.times, 2);
	assert_asked(desk,
		"booking_cancel(#1, v7, 10481, ill, phone, false)\n"
		"booking_cancel(#2, v7, 10481, ill, phone, false)\n");
}

/* Each write function of desk with its parameters in its order. */
static void each_write_lays_its_parameters_out(void **state)
{
	struct desk *desk = *state;
	struct store *store = desk->store;
	struct store_owner *owner = &desk->owner;
	struct reply reply = reply_to(desk);
	const struct seen many[] = { { 1, "a" }, { 2, "b\"c" } };
	const struct booking_order order = {
		.resource_id = 2, .starts = at("2026-11-21 14:05"),
		.minutes = 60, .member = "u1", .declared = 2, .settle = "card",
		.check_in = true, .received_from = "walk-in",
	};
	struct closing closing = {
		.resource_id = 3, .starts = at("2026-11-21 22:00"),
		.ends = at("2026-11-22 00:00"), .kind = "maintenance",
		.reason = "net torn",
	};

	booking_store_book(store, owner, &order, true, &reply);
	booking_store_move(store, owner, &lee, 4, at("2026-11-21 18:00"), 90,
		NULL, true, &reply);
	booking_store_approve(store, owner, &lee, &reply);
	booking_store_decline(store, owner, &lee, "full", &reply);
	booking_store_check_in(store, owner, &lee, "waive", NULL, "our fault",
		false, &reply);
	booking_store_outcome(store, owner, &lee, "no_show", &reply);
	booking_store_outcomes(store, owner, many, 2, "attended", &reply);
	booking_store_revert(store, owner, &lee, "wrong one", &reply);
	booking_store_roster_change(store, owner, &lee, 3, NULL, 8, NULL,
		&reply);
	booking_store_roster_change(store, owner, &lee, 3, "[{}]", 0, "r",
		&reply);
	booking_store_settle(store, owner, &lee, 0, "cash", "r-1", NULL, &reply);
	booking_store_settle(store, owner, &lee, 8, "pass", NULL, NULL, &reply);
	booking_store_close(store, owner, &closing, false, &reply);
	closing.whole_place = closing.confirm_displaced = true;
	closing.resource_id = 0;
	booking_store_close(store, owner, &closing, true, &reply);
	booking_store_reopen(store, owner, SLOT_CLOSURE, &lee, "over", &reply);
	booking_store_resolve(store, owner, &lee, "u1", &reply);
	booking_store_dismiss(store, owner, &lee, "a test", &reply);
	booking_store_assign(store, owner, &lee, "u1", &reply);
	booking_store_undo(store, owner,
		"00000000-0000-4000-8000-000000000000", &reply);
	assert_asked(desk,
		"booking_book(#1, 2, 2026-11-21 14:05, 60, u1, NULL, 2, [], "
		"NULL, card, NULL, true, walk-in, true)\n"
		"booking_move(#2, v7, 10481, 4, 2026-11-21 18:00, 90, NULL, "
		"true)\n"
		"booking_approve(#3, v7, 10481, false)\n"
		"booking_decline(#4, v7, 10481, full, false)\n"
		"booking_check_in(#5, v7, 10481, waive, NULL, our fault, false)\n"
		"booking_outcome(#6, v7, 10481, no_show, false)\n"
		"bookings_outcome(#7, [{\"booking\":1,\"version\":\"a\"},"
		"{\"booking\":2,\"version\":\"b\\\"c\"}], attended)\n"
		"booking_revert(#8, v7, 10481, wrong one, false)\n"
		"roster_change(#9, v7, 10481, 3, [], [8], NULL, false)\n"
		"roster_change(#10, v7, 10481, 3, [{}], [], r, false)\n"
		"participant_settle(#11, v7, 10481, NULL, cash, r-1, NULL, "
		"false)\n"
		"participant_settle(#12, v7, 10481, 8, pass, NULL, NULL, false)\n"
		"resource_block(#13, 3, 2026-11-21 22:00, 2026-11-22 00:00, "
		"maintenance, net torn, false, false)\n"
		"facility_close(#14, NULL, 2026-11-21 22:00, 2026-11-22 00:00, "
		"net torn, true, true)\n"
		"block_remove(#15, v7, closure, 10481, over, false)\n"
		"unmatched_resolve(#16, v7, 10481, u1, false)\n"
		"unmatched_dismiss(#17, v7, 10481, a test, false)\n"
		"booking_assign(#18, v7, 10481, u1, false)\n"
		"undo(#19, #20, false)\n");
}

static void companions_are_json_whatever_their_name(void **state)
{
	const struct companion party[] = {
		{ "u\"1", 0, NULL },
		{ "", 0, "Mo \"\xE2\x80\xAE\" Lee\\" },
		{ NULL, 31, "Lee, Mo" },
	};
	char *text = companions_json(party, 3);

	(void)state;
	assert_string_equal(text, "[{\"member\":\"u\\\"1\"},"
		"{\"guest\":\"Mo \\\"\xE2\x80\xAE\\\" Lee\\\\\"},{\"guest_id\":31}]");
	free(text);
	text = companions_json(NULL, 0);
	assert_string_equal(text, "[]");
	free(text);
}

static void a_refusal_is_an_outcome_and_an_error_is_none(void **state)
{
	struct desk *desk = *state;

	answer_with(desk, "booking_cancel", REFUSED);
	cancel_lee(desk);
	fake_db_run(desk->db);
	assert_false(desk->heard.ok);
	assert_string_equal(desk->heard.sentence, "taken");
	assert_int_equal(desk->heard.err.kind, ERR_NONE);

	answer_error(desk, "booking_cancel", ERR_DENIED, "not for you");
	cancel_lee(desk);
	fake_db_run(desk->db);
	assert_int_equal(desk->heard.err.kind, ERR_DENIED);
	assert_string_equal(desk->heard.err.text, "not for you");

	answer_with(desk, "booking_cancel", "nonsense");
	cancel_lee(desk);
	fake_db_run(desk->db);
	assert_int_equal(desk->heard.err.kind, ERR_BUG);
	assert_string_equal(store_last_done(desk->store), "");
}

/* For a draft that is put back; the answer comes when answers come. */
static void nothing_is_written_while_none_may_be(void **state)
{
	struct desk *desk = *state;
	struct reply reply = reply_to(desk);

	answer_table(desk, "schema_version", "version\n1\n");
	answer_with(desk, "booking_cancel", DONE);
	answer_with(desk, "booking_check_in", DONE);
	store_write_none(desk->store, true);
	cancel_lee(desk);
	booking_store_check_in(desk->store, &desk->owner, &lee, "none", NULL,
		NULL, true, &reply);
	store_write_none(desk->store, false);
	assert_int_equal(desk->heard.times, 0);
	fake_db_run(desk->db);
	assert_int_equal(desk->heard.times, 2);
	assert_asked(desk, "schema_version()\n"
		"booking_check_in(#1, v7, 10481, none, NULL, NULL, true)\n");
	assert_string_equal(store_last_done(desk->store), "");
	cancel_lee(desk);
	fake_db_run(desk->db);
	assert_asked(desk, "booking_cancel(#2, v7, 10481, ill, phone, false)\n");
}

static void what_is_not_written_is_said(void **state)
{
	struct desk *desk = *state;

	answer_table(desk, "schema_version", "version\n1\n");
	store_write_none(desk->store, true);
	cancel_lee(desk);
	fake_db_run(desk->db);
	assert_int_equal(desk->heard.err.kind, ERR_INVALID);
	assert_string_equal(desk->heard.err.text, "not done: what was half done "
		"was only being put back");
}

/* The line is back, and what was unanswered has not been asked yet. */
static void nobody_writes_who_is_not_signed_in_again(void **state)
{
	struct desk *desk = *state;
	struct reply reply = reply_to(desk);

	answer_table(desk, "schema_version", "version\n1\n");
	answer_with(desk, "booking_cancel", DONE);
	answer_with(desk, "booking_check_in", DONE);
	store_signed_in(desk->store, false);
	cancel_lee(desk);
	assert_int_equal(desk->heard.times, 0);
	fake_db_run(desk->db);
	assert_int_equal(desk->heard.err.kind, ERR_OFFLINE);
	assert_string_equal(desk->heard.err.sqlstate, "08003");
	booking_store_check_in(desk->store, &desk->owner, &lee, "none", NULL,
		NULL, true, &reply);
	fake_db_run(desk->db);
	assert_true(desk->heard.ok);
	assert_asked(desk, "schema_version()\n"
		"booking_check_in(#1, v7, 10481, none, NULL, NULL, true)\n");
	store_signed_in(desk->store, true);
	cancel_lee(desk);
	fake_db_run(desk->db);
	assert_asked(desk, "booking_cancel(#2, v7, 10481, ill, phone, false)\n");
	assert_int_equal(store_in_doubt(desk->store), 0);
}

static void the_last_thing_done_is_kept_for_undo(void **state)
{
	struct desk *desk = *state;
	struct reply reply = reply_to(desk);

	answer_with(desk, "booking_cancel", DONE);
	answer_with(desk, "undo", REFUSED);
	assert_string_equal(store_last_done(desk->store), "");
	cancel_lee(desk);
	fake_db_run(desk->db);
	booking_store_undo(desk->store, &desk->owner,
		store_last_done(desk->store), &reply);
	fake_db_run(desk->db);
	assert_asked(desk,
		"booking_cancel(#1, v7, 10481, ill, phone, false)\n"
		"undo(#2, #1, false)\n");
	store_forget_last(desk->store);
	assert_string_equal(store_last_done(desk->store), "");
}

static void what_was_only_asked_is_not_undone(void **state)
{
	struct desk *desk = *state;
	struct reply reply = reply_to(desk);

	answer_with(desk, "booking_move", DONE);
	booking_store_move(desk->store, &desk->owner, &lee, 4,
		at("2026-11-21 18:00"), 90, NULL, true, &reply);
	fake_db_run(desk->db);
	assert_true(desk->heard.ok);
	assert_string_equal(store_last_done(desk->store), "");
}

/* --------------------------------------------------------- a line that drops */

static void a_lost_answer_is_asked_for_under_the_same_id(void **state)
{
	struct desk *desk = *state;

	hold(desk, "booking_cancel");
	cancel_lee(desk);
	fake_db_run(desk->db);
	fake_db_lose(desk->db, "gone");
	fake_db_run(desk->db);
	assert_int_equal(desk->heard.times, 0);

	answer_with(desk, "booking_cancel", DONE);
	fake_db_connect(desk->db);
	store_reconnected(desk->store);
	fake_db_run(desk->db);
	assert_int_equal(desk->heard.times, 1);
	assert_true(desk->heard.ok);
	assert_asked(desk,
		"booking_cancel(#1, v7, 10481, ill, phone, false)\n"
		"booking_cancel(#1, v7, 10481, ill, phone, false)\n");
	/* Once is enough. */
	store_reconnected(desk->store);
	fake_db_run(desk->db);
	assert_asked(desk, "");
	assert_int_equal(desk->heard.times, 1);
}

static void it_is_asked_for_as_often_as_the_line_drops(void **state)
{
	struct desk *desk = *state;

	hold(desk, "booking_cancel");
	cancel_lee(desk);
	for (int i = 0; i < 3; i++) {
		fake_db_run(desk->db);
		fake_db_lose(desk->db, "gone");
		fake_db_run(desk->db);
		fake_db_connect(desk->db);
		store_reconnected(desk->store);
	}
	answer_with(desk, "booking_cancel", REFUSED);
	fake_db_run(desk->db);
	assert_int_equal(desk->heard.times, 1);
	assert_string_equal(desk->heard.sentence, "taken");
}

/* What never left the program was not done, and is not done later. */
static void without_a_line_a_write_is_refused_not_queued(void **state)
{
	struct desk *desk = *state;

	fake_db_lose(desk->db, "gone");
	cancel_lee(desk);
	fake_db_run(desk->db);
	assert_int_equal(desk->heard.times, 1);
	assert_int_equal(desk->heard.err.kind, ERR_OFFLINE);
	fake_db_connect(desk->db);
	store_reconnected(desk->store);
	fake_db_run(desk->db);
	assert_asked(desk, "");
}

static void lose_an_answer(struct desk *desk)
{
	hold(desk, "booking_cancel");
	cancel_lee(desk);
	fake_db_run(desk->db);
	fake_db_lose(desk->db, "gone");
	fake_db_run(desk->db);
	fake_db_connect(desk->db);
	fake_db_forget(desk->db);
}

/* The line drops again before it could be sent: it may still have been done the
 * first time. */
static void what_was_sent_once_stays_in_doubt(void **state)
{
	struct desk *desk = *state;

	lose_an_answer(desk);
	answer_with(desk, "booking_cancel", DONE);
	fake_db_lose(desk->db, "gone");
	store_reconnected(desk->store);
	fake_db_run(desk->db);
	assert_int_equal(desk->heard.times, 0);
	fake_db_connect(desk->db);
	store_reconnected(desk->store);
	fake_db_run(desk->db);
	assert_asked(desk, "booking_cancel(#1, v7, 10481, ill, phone, false)\n");
	assert_int_equal(desk->heard.times, 1);
	assert_true(desk->heard.ok);
}

/* The server is still at the first one: that is no answer.  After a while it is
 * said that nobody knows, never that it was not done. */
static void in_doubt_only_an_outcome_is_an_answer(void **state)
{
	static const struct fake_answer failures[] = {
		{ .query = "booking_cancel", .error = ERR_CONFLICT,
		  .sqlstate = "55P03", .text = "locked" },
		{ .query = "booking_cancel", .error = ERR_DENIED,
		  .sqlstate = "42501", .text = "no" },
	};
	static const int asked[] = { 5, 1 };

	for (size_t i = 0; i < ARRAY_LEN(failures); i++) {
		struct desk *desk = *state;
		int lines = 0;

		desk->heard.times = 0;
		lose_an_answer(desk);
		fake_db_answer(desk->db, &failures[i]);
		store_reconnected(desk->store);
		fake_db_run(desk->db);
		for (const char *at = fake_db_asked(desk->db); *at; at++)
			lines += *at == '\n';
		assert_int_equal(lines, asked[i]);
		assert_int_equal(desk->heard.times, 1);
		assert_string_equal(desk->heard.err.text, "whether this was "
			"done is not known: look it up, or sign in again to "
			"hear");
	}
}

/* Only the one that was with the server is in doubt. */
static void what_waited_behind_a_lost_one_was_not_done(void **state)
{
	struct desk *desk = *state;

	hold(desk, "booking_cancel");
	cancel_lee(desk);
	cancel_lee(desk);
	fake_db_run(desk->db);
	fake_db_lose(desk->db, "gone");
	fake_db_run(desk->db);
	assert_int_equal(desk->heard.times, 1);
	assert_int_equal(desk->heard.err.kind, ERR_OFFLINE);
}

/* Closing the form does not stop what was sent: it is still asked for, told,
 * and still what `u` takes back. */
static void a_write_outlives_its_owner(void **state)
{
	struct desk *desk = *state;
	struct reply reply = reply_to(desk);

	hold(desk, "booking_cancel");
	cancel_lee(desk);
	store_owner_close(desk->store, &desk->owner);
	fake_db_run(desk->db);
	fake_db_lose(desk->db, "gone");
	fake_db_run(desk->db);
	answer_with(desk, "booking_cancel", DONE);
	fake_db_connect(desk->db);
	store_reconnected(desk->store);
	fake_db_run(desk->db);
	assert_int_equal(desk->heard.times, 0);
	assert_int_equal(desk->unheard.times, 1);
	assert_true(desk->unheard.ok);
	assert_string_not_equal(store_last_done(desk->store), "");

	/* What was only asked interests nobody any more. */
	answer_with(desk, "booking_move", DONE);
	booking_store_move(desk->store, &desk->owner, &lee, 4,
		at("2026-11-21 18:00"), 90, NULL, true, &reply);
	store_owner_close(desk->store, &desk->owner);
	fake_db_run(desk->db);
	assert_int_equal(desk->unheard.times, 1);
}

static void writes_under_way_go_with_the_store(void **state)
{
	struct desk *desk = *state;

	hold(desk, "booking_cancel");
	cancel_lee(desk);
	fake_db_run(desk->db);
	fake_db_lose(desk->db, "gone");
	fake_db_run(desk->db);
	cancel_lee(desk);
	assert_int_equal(desk->heard.times, 0);
}

/* --------------------------------------------------------------- reading */

static void keep_grid(void *context, struct grid_data *data,
	const struct err *error)
{
	struct desk *desk = context;

	heard_error(&desk->heard, error);
	assert_true((data == NULL) == (error != NULL));
	grid_data_free(&desk->grid);
	desk->grid = data;
}

static void answer_grid(struct desk *desk)
{
	answer_table(desk, "grid_resources",
		"resource_id|label|name           |kind     |capacity\n"
		"2          |Bay 2|Simulator Bay 2|simulator|4\n");
	answer_table(desk, "grid_hours",
		"day       |opens              |closes\n"
		"2026-11-21|2026-11-21 08:30:00|2026-11-21 22:00:00\n");
	answer_table(desk, "grid_range",
		"kind|id|resource_id|starts|ends|state|name|members|guests|"
		"owed_minor|displaced|needs_review|unmatched|version|"
		"changed_ago|changed_by|number\n"
		"booking|10480|2|2026-11-20 23:00:00|2026-11-21 01:00:00|"
		"attended|Night, A.|1|0|2500|f|f|f|v6|NULL||#10480\n"
		"booking|10481|2|2026-11-21 13:30:00|2026-11-21 14:30:00|"
		"confirmed|Lee, Anna|1|1|2500|t|f|t|v7|12|ben|#10481\n"
		"booking|10483|2|2026-11-21 16:00:00|2026-11-21 17:00:00|"
		"attended|Okafor, D.|1|0|1000|f|f|f|v9|NULL||#10483\n"
		"booking|10482|2|2026-11-21 15:00:00|2026-11-21 16:00:00|"
		"no_show|Petrov, I.|1|0|500|f|f|f|v8|NULL||#10482\n"
		"booking|10484|2|2026-11-21 18:00:00|2026-11-21 19:00:00|"
		"pending|Haddad, R.|1|0|500|f|f|f|v8|NULL||#10484\n"
		"booking|10485|2|2026-11-21 19:00:00|2026-11-21 20:00:00|"
		"pending_approval|Haddad, R.|1|0|500|f|f|f|v8|NULL||#10485\n"
		"closure|5|2|2026-11-21 20:00:00|2026-11-21 22:00:00||closed|"
		"NULL|NULL|NULL|f|f|f|v1|NULL||\n");
	answer_table(desk, "grid_alerts",
		"kind|sentence|item_kind|item_id|resource_id|at\n"
		"late||booking|10481|2|2026-11-21 13:30:00\n");
}

static void ask_grid(struct desk *desk)
{
	booking_store_grid(desk->store, &desk->owner,
		timeslot_day_of(at("2026-11-21 00:00")), 7, 2, keep_grid, desk);
}

static void a_picture_is_made_of_four_answers(void **state)
{
	struct desk *desk = *state;
	const struct slot *lee_slot;

	answer_grid(desk);
	ask_grid(desk);
	fake_db_run(desk->db);
	assert_asked(desk,
		"grid_resources()\n"
		"grid_hours(2026-11-21, 2026-11-28)\n"
		"grid_range(2026-11-21, 2026-11-28, 2)\n"
		"grid_alerts(2026-11-21)\n");
	assert_int_equal(desk->heard.times, 1);
	assert_int_equal(desk->grid->resource_count, 1);
	assert_string_equal(desk->grid->resources[0].name, "Simulator Bay 2");
	assert_int_equal(desk->grid->resources[0].capacity, 4);
	assert_int_equal(desk->grid->hours[0].opens, at("2026-11-21 08:30"));
	assert_int_equal(desk->grid->slot_count, 7);
	lee_slot = &desk->grid->slots[1];
	assert_int_equal(lee_slot->kind, SLOT_BOOKING);
	assert_int_equal(lee_slot->state, BOOKING_CONFIRMED);
	assert_int_equal(lee_slot->starts, at("2026-11-21 13:30"));
	assert_string_equal(lee_slot->name, "Lee, Anna");
	assert_string_equal(lee_slot->number, "#10481");
	assert_int_equal(lee_slot->owed_minor, 2500);
	assert_true(lee_slot->displaced);
	assert_false(lee_slot->needs_review);
	assert_true(lee_slot->unmatched);
	assert_int_equal(lee_slot->changed_ago_s, 12);
	assert_int_equal(desk->grid->slots[6].kind, SLOT_CLOSURE);
	assert_int_equal(desk->grid->slots[6].changed_ago_s, -1);
	assert_int_equal(desk->grid->loaded_at_ms, now_ms);
}

/* In the order of time, behind what the database says; not what requests will
 * cost, nor what is the day's before. */
static void what_is_owed_is_an_alert_of_the_rows_in_view(void **state)
{
	struct desk *desk = *state;
	const struct grid_alert *alerts;
	const int owed[] = { 10481, 10482, 10483 };

	answer_grid(desk);
	ask_grid(desk);
	fake_db_run(desk->db);
	alerts = desk->grid->alerts;
	assert_int_equal(desk->grid->alert_count, 4);
	assert_string_equal(alerts[0].kind, "late");
	assert_int_equal(alerts[0].item_id, 10481);
	for (int i = 0; i < 3; i++) {
		assert_string_equal(alerts[1 + i].kind, "owed");
		assert_int_equal(alerts[1 + i].item_id, owed[i]);
		assert_int_equal(alerts[1 + i].resource_id, 2);
	}
	assert_int_equal(alerts[1].at, at("2026-11-21 13:30"));
	assert_int_equal(alerts[2].minor, 500);
}

/* Whichever of the four fails: one callback, and nothing is leaked. */
static void one_failure_is_the_pictures(void **state)
{
	static const char *const parts[] = {
		"grid_resources", "grid_hours", "grid_range", "grid_alerts"
	};
	struct desk *desk = *state;

	for (size_t i = 0; i < ARRAY_LEN(parts); i++) {
		answer_grid(desk);
		answer_error(desk, parts[i], ERR_BUG, parts[i]);
		desk->heard.times = 0;
		ask_grid(desk);
		fake_db_run(desk->db);
		assert_int_equal(desk->heard.times, 1);
		assert_string_equal(desk->heard.err.text, parts[i]);
	}
	fake_db_lose(desk->db, "gone");
	desk->heard.times = 0;
	ask_grid(desk);
	fake_db_run(desk->db);
	assert_int_equal(desk->heard.times, 1);
	assert_int_equal(desk->heard.err.kind, ERR_OFFLINE);
}

static void an_owner_that_closes_hears_no_more(void **state)
{
	static const char *const parts[] = {
		"grid_resources", "grid_hours", "grid_range", "grid_alerts"
	};
	struct desk *desk = *state;

	for (size_t i = 0; i < ARRAY_LEN(parts); i++) {
		answer_grid(desk);
		hold(desk, parts[i]);
		ask_grid(desk);
		fake_db_run(desk->db);
		store_owner_close(desk->store, &desk->owner);
		answer_grid(desk);
		fake_db_run(desk->db);
		assert_int_equal(desk->heard.times, 0);
	}
	assert_int_equal(fake_db_waiting(desk->db), 0);
}

struct near {
	struct booking *booking;
	struct roster *roster;
	struct history *history;
	struct block *block;
	struct possibilities *can;
	struct people *people;
	struct session *session;
	struct heard heard;
};

#define KEEP(name, type, member) \
	static void name(void *context, struct type *record, \
		const struct err *error) \
	{ \
		struct near *near = context; \
		\
		heard_error(&near->heard, error); \
		near->member = record; \
	}

KEEP(keep_booking, booking, booking)
KEEP(keep_roster, roster, roster)
KEEP(keep_history, history, history)
KEEP(keep_block, block, block)
KEEP(keep_can, possibilities, can)
KEEP(keep_people, people, people)
KEEP(keep_session, session, session)

static void near_free(struct near *near)
{
	booking_free(&near->booking);
	roster_free(&near->roster);
	history_free(&near->history);
	block_free(&near->block);
	possibilities_free(&near->can);
	people_free(&near->people);
	session_free(&near->session);
}

static void a_booking_from_near(void **state)
{
	struct desk *desk = *state;
	struct near near = { .booking = NULL };

	answer_table(desk, "booking_peek",
		"booking_id|version|state|label|starts|member_since|"
		"minutes_allowed|next_here_at|unmatched\n"
		"10481|v7|confirmed|Bay 2|2026-11-21 13:30:00|2021-05-01|NULL|"
		"2026-11-21 15:30:00|f\n");
	booking_store_peek(desk->store, &desk->owner, 10481, keep_booking,
		&near);
	fake_db_run(desk->db);
	assert_int_equal(near.booking->id, 10481);
	assert_int_equal(near.booking->state, BOOKING_CONFIRMED);
	assert_int_equal(near.booking->minutes_allowed, -1);
	assert_int_equal(near.booking->minutes_used, 0);
	assert_int_equal(near.booking->last_at, 0);
	assert_string_equal(near.booking->note, "");
	assert_int_equal(near.booking->next_here_at, at("2026-11-21 15:30"));
	assert_int_equal(near.booking->member_since,
		timeslot_day_of(at("2021-05-01 00:00")));
	near_free(&near);

	answer_table(desk, "booking_peek", "booking_id\n");
	booking_store_peek(desk->store, &desk->owner, 7, keep_booking, &near);
	fake_db_run(desk->db);
	assert_null(near.booking);
	assert_int_equal(near.heard.err.kind, ERR_NONE);
	assert_asked(desk, "booking_peek(10481)\nbooking_peek(7)\n");
}

static void what_stands_behind_a_booking(void **state)
{
	struct desk *desk = *state;
	struct near near = { .booking = NULL };

	answer_table(desk, "booking_roster",
		"participant_id|name|role|minutes|fee_minor|pass_covers|why\n"
		"7|Lee, Anna|owner|30|0|f|\n"
		"8|Mo Lee|guest|NULL|2500|t|guest fee\n");
	answer_table(desk, "booking_history",
		"at|who|words|reason\n"
		"2026-11-20 18:20:00|ben|confirmed it|\n");
	answer_table(desk, "block_peek", "version|label|at\nv1|nets|NULL\n");
	answer_table(desk, "thing_can",
		"action|possible|sentence|who_can\n"
		"booking_revert|f|Only a manager may do that|a manager (mia)\n");
	booking_store_roster(desk->store, &desk->owner, 10481, keep_roster,
		&near);
	booking_store_history(desk->store, &desk->owner, 10481, keep_history,
		&near);
	booking_store_block(desk->store, &desk->owner, SLOT_BLOCK, 5,
		keep_block, &near);
	booking_store_can(desk->store, &desk->owner, SLOT_BOOKING, 10481,
		keep_can, &near);
	fake_db_run(desk->db);
	assert_int_equal(near.roster->count, 2);
	assert_true(near.roster->participants[1].pass_covers);
	assert_int_equal(near.roster->participants[1].fee_minor, 2500);
	assert_string_equal(near.history->entries[0].words, "confirmed it");
	assert_int_equal(near.history->entries[0].at, at("2026-11-20 18:20"));
	assert_string_equal(near.block->label, "nets");
	assert_int_equal(near.block->at, 0);
	assert_false(near.can->rows[0].possible);
	assert_string_equal(near.can->rows[0].who_can, "a manager (mia)");
	assert_asked(desk, "booking_roster(10481)\nbooking_history(10481)\n"
		"block_peek(block, 5)\nthing_can(booking, 10481)\n");
	near_free(&near);
}

static void people_are_found(void **state)
{
	struct desk *desk = *state;
	struct near near = { .booking = NULL };

	answer_table(desk, "person_find",
		"user_id|guest_id|name|tier|status|hits\n"
		"u1|NULL|Garc\xC3\xAD" "a, Manuel|Core|active|12\n"
		"|31|Garcia Mo||guest|12\n");
	person_store_find(desk->store, &desk->owner, "garc", 8,
		timeslot_day_of(at("2026-11-21 00:00")), keep_people, &near);
	fake_db_run(desk->db);
	assert_int_equal(near.people->count, 2);
	assert_int_equal(near.people->hits, 12);
	assert_string_equal(near.people->found[0].user_id, "u1");
	assert_string_equal(near.people->found[1].user_id, "");
	assert_int_equal(near.people->found[1].guest_id, 31);
	assert_asked(desk, "person_find(garc, 8, 2026-11-21)\n");
	near_free(&near);
}

static void no_record_comes_with_an_error_or_to_a_closed_owner(void **state)
{
	static const char *const queries[] = {
		"booking_peek", "booking_roster", "booking_history",
		"block_peek", "thing_can", "person_find"
	};
	struct desk *desk = *state;
	struct store_owner *owner = &desk->owner;
	struct near near = { .booking = NULL };

	for (int close = 0; close < 2; close++) {
		for (size_t i = 0; i < ARRAY_LEN(queries); i++)
			answer_error(desk, queries[i], ERR_BUG, "no");
		booking_store_peek(desk->store, owner, 1, keep_booking, &near);
		booking_store_roster(desk->store, owner, 1, keep_roster, &near);
		booking_store_history(desk->store, owner, 1, keep_history,
			&near);
		booking_store_block(desk->store, owner, SLOT_BLOCK, 1,
			keep_block, &near);
		booking_store_can(desk->store, owner, SLOT_BLOCK, 1, keep_can,
			&near);
		person_store_find(desk->store, owner, "x", 8, 0, keep_people,
			&near);
		if (close)
			store_owner_close(desk->store, owner);
		fake_db_run(desk->db);
		assert_int_equal(near.heard.times, 6);
		assert_true(!near.booking && !near.roster && !near.history &&
			!near.block && !near.can && !near.people);
	}
}

/* --------------------------------------------------- who is here, and when */

static void answer_session(struct desk *desk)
{
	answer_with(desk, "session_open", NULL);
	answer_table(desk, "session_who",
		"login|name|role_label|desk|now_local|waive_left_minor|"
		"database\n"
		"desk1|ana|front desk|desk 2|2026-11-21 14:07:42.5|2500|"
		"7448-16384\n");
	answer_table(desk, "session_rights",
		"function_name|who_can\nbooking_book|\n"
		"booking_move|\nbooking_revert|a manager (mia)\n");
}

static void signing_in_tells_who_and_when(void **state)
{
	struct desk *desk = *state;
	struct near near = { .booking = NULL };

	answer_session(desk);
	assert_int_equal(store_now(desk->store), 0);
	session_store_open(desk->store, &desk->owner, "desk 2", NULL,
		"10.0.0.7 50514", keep_session, &near);
	fake_db_run(desk->db);
	assert_asked(desk, "session_open(desk 2, NULL, 10.0.0.7 50514)\n"
		"session_who()\nsession_rights()\n");
	assert_string_equal(near.session->name, "ana");
	assert_string_equal(near.session->desk, "desk 2");
	assert_int_equal(near.session->waive_left_minor, 2500);
	assert_string_equal(near.session->database, "7448-16384");
	assert_string_equal(near.session->rights[1], "booking_move");
	assert_null(near.session->rights[2]);
	assert_string_equal(session_who_can(near.session, "booking_revert"),
		"a manager (mia)");
	assert_null(session_who_can(near.session, "booking_book"));
	assert_null(session_who_can(NULL, "booking_revert"));
	near_free(&near);

	assert_int_equal(store_now(desk->store), at("2026-11-21 14:07"));
	assert_int_equal(store_today(desk->store),
		timeslot_day_of(at("2026-11-21 00:00")));
	assert_int_equal(store_until_next_minute_ms(desk->store), 18000);
	now_ms += 17999;
	assert_int_equal(store_now(desk->store), at("2026-11-21 14:07"));
	assert_int_equal(store_until_next_minute_ms(desk->store), 1);
	now_ms += 1;
	assert_int_equal(store_now(desk->store), at("2026-11-21 14:08"));
	assert_int_equal(store_until_next_minute_ms(desk->store), 60000);
	now_ms += (int64_t)10 * 60 * 60 * 1000;
	assert_int_equal(store_now(desk->store), at("2026-11-22 00:08"));
}

static void nobody_on_the_staff_is_denied(void **state)
{
	struct desk *desk = *state;
	struct near near = { .booking = NULL };

	answer_session(desk);
	answer_table(desk, "session_who", "login\n");
	session_store_open(desk->store, &desk->owner, NULL, NULL, NULL,
		keep_session, &near);
	fake_db_run(desk->db);
	assert_null(near.session);
	assert_int_equal(near.heard.err.kind, ERR_DENIED);
	assert_string_equal(near.heard.err.text,
		"this login is not on the staff of this database");
}

static void the_first_failure_of_signing_in_is_told_once(void **state)
{
	static const char *const parts[] = {
		"session_open", "session_who", "session_rights"
	};
	struct desk *desk = *state;

	for (size_t i = 0; i < ARRAY_LEN(parts); i++) {
		struct near near = { .booking = NULL };

		answer_session(desk);
		answer_error(desk, parts[i], ERR_BUG, parts[i]);
		session_store_open(desk->store, &desk->owner, NULL, NULL, NULL,
			keep_session, &near);
		fake_db_run(desk->db);
		assert_null(near.session);
		assert_int_equal(near.heard.times, 1);
		assert_string_equal(near.heard.err.text, parts[i]);

		hold(desk, parts[i]);
		session_store_open(desk->store, &desk->owner, NULL, NULL, NULL,
			keep_session, &near);
		fake_db_run(desk->db);
		store_owner_close(desk->store, &desk->owner);
		answer_session(desk);
		fake_db_run(desk->db);
		assert_int_equal(near.heard.times, 1);
	}
}

#define CASE(function) \
	cmocka_unit_test_setup_teardown(function, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		CASE(a_write_carries_a_request_and_what_was_seen),
		CASE(every_write_is_a_request_of_its_own),
		CASE(each_write_lays_its_parameters_out),
		CASE(companions_are_json_whatever_their_name),
		CASE(a_refusal_is_an_outcome_and_an_error_is_none),
		CASE(nothing_is_written_while_none_may_be),
		CASE(nobody_writes_who_is_not_signed_in_again),
		CASE(what_is_not_written_is_said),
		CASE(the_last_thing_done_is_kept_for_undo),
		CASE(what_was_only_asked_is_not_undone),
		CASE(a_lost_answer_is_asked_for_under_the_same_id),
		CASE(it_is_asked_for_as_often_as_the_line_drops),
		CASE(without_a_line_a_write_is_refused_not_queued),
		CASE(what_was_sent_once_stays_in_doubt),
		CASE(in_doubt_only_an_outcome_is_an_answer),
		CASE(what_waited_behind_a_lost_one_was_not_done),
		CASE(a_write_outlives_its_owner),
		CASE(writes_under_way_go_with_the_store),
		CASE(a_picture_is_made_of_four_answers),
		CASE(what_is_owed_is_an_alert_of_the_rows_in_view),
		CASE(one_failure_is_the_pictures),
		CASE(an_owner_that_closes_hears_no_more),
		CASE(a_booking_from_near),
		CASE(what_stands_behind_a_booking),
		CASE(people_are_found),
		CASE(no_record_comes_with_an_error_or_to_a_closed_owner),
		CASE(signing_in_tells_who_and_when),
		CASE(nobody_on_the_staff_is_denied),
		CASE(the_first_failure_of_signing_in_is_told_once),
	};

	return cmocka_run_group_tests_name("store", tests, NULL, NULL);
}

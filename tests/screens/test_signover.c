/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A manager at the counter: the sheet over what was refused, its fields, what
 * is asked of which line, and what becomes of it. */
#include "config.h"

#include <stdio.h>
#include <string.h>

#include "base/record.h"
#include "base/text.h"
#include "tests/support/sign_desk.h"

#define WISH "a0000000-0000-4000-8000-000000000001"
#define ASKED \
	"{\"ok\": true, \"sentence\": \"For the managers to sign: " \
	"cancelling a booking\", \"detail\": {\"signover\": \"" WISH "\"}}"
#define SENT "booking_cancel, {\"v10481\",\"10481\",\"ill\",\"member\",\"false\"}"

#define LINE_SIZE (200 * TEXT_CLUSTER_SIZE + 1)

static int line_of(struct bays *b, const char *wanted)
{
	char row[LINE_SIZE];

	for (int i = 0; i < b->canvas->rows; i++) {
		canvas_row(b->canvas, i, row, sizeof(row));
		if (strstr(row, wanted))
			return i + 1;
	}
	return 0;
}

static void assert_at(struct bays *b, int line, int col)
{
	assert_int_equal(b->canvas->cursor_row + 1, line);
	assert_int_equal(b->canvas->cursor_col, col);
}

static void a_refusal_says_which_key_fetches_a_manager(void **state)
{
	struct sign_desk *desk = *state;

	sign_desk_refuse(desk);
	assert_line_has(desk->b, 24,
		"It is paid; a manager (Mia) can: Ctrl-O");
}

static void the_sheet_says_who_can_and_why_not(void **state)
{
	struct sign_desk *desk = *state;
	struct bays *b = desk->b;

	sign_desk_refuse(desk);
	type(b, "<Ctrl-O>");
	assert_lines(b, 12,
"-- Only a manager (Mia) can ----------------------------------------------------\n"
"  It is paid\n"
"\n"
"\n"
"\n"
"  login     ____________________  signs this one thing, on record as theirs\n"
"  password  ____________________\n"
"  note      ____________________________________________  for the queue\n"
"\n"
"\n"
" Enter sign   Tab next field   Ctrl-O to the managers' queue   Esc back\n");
	assert_asked(b, "");
}

static void what_would_be_done_is_not_said_as_done(void **state)
{
	struct sign_desk *desk = *state;
	struct bays *b = desk->b;

	sign_desk_offer(desk, "Would be done: Room 205 is out of order: the lamp"
		" over the door is broken and the one beside the bed flickers");
	assert_line_has(b, 24,
		"It takes a manager's signature; a manager (Mia) can: Ctrl-O");
	type(b, "<Ctrl-O>");
	assert_line_has(b, 13, "  Would be done: Room 205 is out of order: the");
	assert_line_has(b, 14, "flickers");
	/* There is room for all of it in one line. */
	resize(b, 132, 43);
	settle(b);
	assert_int_equal(line_of(b, "flickers"), line_of(b, "Would be done"));
	assert_true(line_of(b, "Only a manager (Mia) can") > 12);
}

static void tab_goes_round_the_fields(void **state)
{
	struct sign_desk *desk = *state;
	struct bays *b = desk->b;

	sign_desk_refuse(desk);
	type(b, "<Ctrl-O>");
	assert_at(b, 17, 12);
	type(b, "mia<Tab>");
	assert_at(b, 18, 12);
	type(b, "<Tab>for Lee<Tab>");
	assert_at(b, 17, 15);
	type(b, "<BackTab>");
	assert_at(b, 19, 19);
	type(b, "<Up>xyz");
	assert_line_has(b, 18, "password  ***");
	assert_int_equal(line_of(b, "xyz"), 0);
}

static void enter_goes_to_what_is_missing(void **state)
{
	struct sign_desk *desk = *state;
	struct bays *b = desk->b;

	sign_desk_refuse(desk);
	type(b, "<Ctrl-O><Tab>secret<Enter>");
	assert_at(b, 17, 12);
	assert_line_has(b, 24, "a manager types login and password, or it goes");
	type(b, "mia<Tab><Ctrl-u><Up><Enter>");
	assert_at(b, 18, 12);
	assert_line_has(b, 22, "Enter sign");
	assert_asked(b, "");
}

/* Her own line signs; the clerk's lays the wish down, and hears. */
static void a_manager_signs(void **state)
{
	struct sign_desk *desk = *state;
	struct bays *b = desk->b;
	struct db *hers;

	answer(b, "signover_ask", ASKED);
	sign_desk_refuse(desk);
	type(b, "<Ctrl-O>mia<Tab>secret<Enter>");
	hers = fake_db_newest();
	assert_ptr_not_equal(hers, b->db);
	assert_line_has(b, 22, "asking the database ...");
	assert_line_has(b, 18, "password  _____");
	/* Nothing is asked before she is known, and no key is taken. */
	assert_asked(b, "");
	type(b, "x<Tab><Enter><Esc>");
	assert_line_has(b, 22, "asking the database ...");
	fake_db_answer(hers, &(struct fake_answer){ .query = "signover_sign",
		.when = 2, .is = WISH, .value = "{\"ok\": true, \"sentence\": \"Lee, Anna cancelled\","
			" \"detail\": {\"signer\": \"Mia\"}}" });
	fake_db_connect(hers);
	settle(b);
	assert_asked(b, "signover_ask(#2, " SENT ", NULL, false, false)\n");
	fake_db_run(hers);
	assert_string_equal(fake_db_asked(hers),
		"signover_sign(#1, #2, false)\n");
	sign_desk_turn(desk);
	assert_line_has(b, 24, "Mia signed: Lee, Anna cancelled");
	assert_int_equal(line_of(b, "Only a manager"), 0);
}

/* The wish is taken back, and the sheet waits for another one. */
static void who_may_not_is_told_so(void **state)
{
	struct sign_desk *desk = *state;
	struct bays *b = desk->b;
	struct db *hers;

	answer(b, "signover_ask", ASKED);
	answer(b, "signover_withdraw", "{\"ok\": true, \"sentence\": \"Taken"
		" back\", \"detail\": {}}");
	sign_desk_refuse(desk);
	type(b, "<Ctrl-O>fred<Tab>secret<Enter>");
	hers = fake_db_newest();
	fake_db_answer(hers, &(struct fake_answer){ .query = "signover_sign",
		.error = ERR_DENIED, .sqlstate = "42501", .text = "denied" });
	fake_db_connect(hers);
	settle(b);
	forget_asked(b);
	fake_db_run(hers);
	settle(b);
	sign_desk_turn(desk);
	assert_line_has(b, 24, "fred is no manager here: nothing was signed");
	assert_line_has(b, 12, "Only a manager (Mia) can");
	assert_at(b, 18, 12);
}

static void it_goes_to_the_queue_with_a_note(void **state)
{
	struct sign_desk *desk = *state;
	struct bays *b = desk->b;

	answer(b, "signover_ask", ASKED);
	sign_desk_refuse(desk);
	type(b, "<Ctrl-O><Tab>secret<Tab>she waits<Ctrl-O>");
	assert_asked(b, "signover_ask(#2, " SENT ", she waits, true, false)\n");
	assert_line_has(b, 24, "For the managers to sign: cancelling a booking; "
		"you will hear");
	assert_int_equal(line_of(b, "Only a manager"), 0);
	/* It is theirs now. */
	type(b, "<Ctrl-O>");
	assert_line_has(b, 24, "nothing was refused here that a manager could");
}

static void a_full_queue_leaves_the_sheet(void **state)
{
	struct sign_desk *desk = *state;
	struct bays *b = desk->b;

	answer(b, "signover_ask", "{\"ok\": false, \"code\": \"limit\","
		" \"sentence\": \"10 things of yours wait for a manager already\","
		" \"detail\": {}}");
	sign_desk_refuse(desk);
	type(b, "<Ctrl-O><Tab><Tab>she waits<Ctrl-O>");
	assert_line_has(b, 24, "10 things of yours wait for a manager already");
	assert_line_has(b, 12, "Only a manager (Mia) can");
	assert_line_has(b, 19, "note      she waits");
}

static void esc_asks_nothing_and_can_come_back(void **state)
{
	struct sign_desk *desk = *state;
	struct bays *b = desk->b;

	sign_desk_refuse(desk);
	type(b, "<Ctrl-O>mia<Tab>secret<Esc>");
	assert_int_equal(line_of(b, "Only a manager"), 0);
	assert_asked(b, "");
	/* With nothing of what was typed. */
	type(b, "<Ctrl-O>");
	assert_line_has(b, 17, "login     ____________________");
	assert_line_has(b, 18, "password  ____________________");
}

/* What is offered at the desk of a new process. */
static struct record *draft_of(struct sign_desk *desk)
{
	struct record *draft = record_new();

	signover_save(desk->signover, draft);
	return draft;
}

static void what_a_manager_is_fetched_for_outlives_the_program(void **state)
{
	struct sign_desk *next;
	struct record *draft;
	void *again;

	sign_desk_refuse(*state);
	draft = draft_of(*state);
	sign_desk_setup(&again);
	next = again;
	signover_load(next->signover, draft);
	settle(next->b);
	assert_line_has(next->b, 24, "It is paid; a manager (Mia) can: Ctrl-O");
	answer(next->b, "signover_ask", ASKED);
	type(next->b, "<Ctrl-O><Tab><Tab>she waits");
	assert_line_has(next->b, 13, "  It is paid");
	forget_asked(next->b);
	type(next->b, "<Ctrl-O>");
	assert_asked(next->b, "signover_ask(#1, " SENT ", she waits, true, "
		"false)\n");
	record_free(&draft);
	/* It is theirs: there is nothing to keep. */
	draft = draft_of(next);
	assert_null(record_at(draft, "offer", 0));
	record_free(&draft);
	sign_desk_teardown(&again);
}

/* Nobody is fetched for half an hour, and no draft wants it any more. */
static void what_was_refused_long_ago_is_let_be(void **state)
{
	struct sign_desk *desk = *state;
	struct record *draft, *later;

	sign_desk_refuse(desk);
	draft = draft_of(desk);
	assert_non_null(record_at(draft, "offer", 0));
	pass_time(desk->b, 31 * 60 * 1000);
	later = draft_of(desk);
	assert_null(record_at(later, "offer", 0));
	record_free(&later);
	type(desk->b, "j");
	signover_load(desk->signover, draft);
	settle(desk->b);
	assert_line_lacks(desk->b, 24, "a manager");
	record_free(&draft);
}

static void nothing_refused_nothing_signed(void **state)
{
	struct sign_desk *desk = *state;
	struct bays *b = desk->b;

	type(b, "<Ctrl-O>");
	assert_line_has(b, 24, "nothing was refused here that a manager could "
		"sign: try it first");
	assert_int_equal(line_of(b, "password"), 0);
}

#define CASE(f) \
	cmocka_unit_test_setup_teardown(f, sign_desk_setup, sign_desk_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		CASE(a_refusal_says_which_key_fetches_a_manager),
		CASE(the_sheet_says_who_can_and_why_not),
		CASE(what_would_be_done_is_not_said_as_done),
		CASE(tab_goes_round_the_fields),
		CASE(enter_goes_to_what_is_missing),
		CASE(a_manager_signs),
		CASE(who_may_not_is_told_so),
		CASE(it_goes_to_the_queue_with_a_note),
		CASE(a_full_queue_leaves_the_sheet),
		CASE(esc_asks_nothing_and_can_come_back),
		CASE(what_a_manager_is_fetched_for_outlives_the_program),
		CASE(what_was_refused_long_ago_is_let_be),
		CASE(nothing_refused_nothing_signed),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

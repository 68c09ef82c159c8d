/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Taking back what was done on the lane board, through the real program: a
 * batch, an offer, a session; what others have touched since.  The rows are
 * looked up in the database. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "tests/support/lanes_desk.h"

#define HOUSE_TEST(function) \
	cmocka_unit_test_setup_teardown(function, club_begin_house, club_end)

static void expect_units(struct club *club, const char *states)
{
	club_expect(club, states, "select string_agg(status::text, ' '"
		" order by number) from counter.rooms"
		" where number in ('202', '203', '234')");
}

/* Other desks see it; what is undone is not undone again. */
static void a_batch_is_taken_back(void **state)
{
	struct club *club = *state;
	struct terminal *ana = lanes_board(club, "ana");
	struct terminal *ben = lanes_board(club, "ben");

	press(ana, "u");
	await_row(ana, ROW_LAST, "there is nothing to undo");
	type(ana, ":clean-units 202 203<Enter>");
	await_row(ana, ROW_LAST, "2 being cleaned");
	expect_units(club, "CLEANING CLEANING CLEANING");
	type(ben, ":l 202<Enter>");
	await_row(ben, ROW_RULE, "202 STANDARD  being cleaned");
	await_quiet(ana);
	press(ana, "u");
	await_row(ana, ROW_LAST, "Undone: 2 dirty");
	await_row(ben, ROW_RULE, "202 STANDARD  dirty");
	expect_units(club, "DIRTY DIRTY CLEANING");
	await_quiet(ana);
	press(ana, "u");
	await_row(ana, ROW_LAST, "there is nothing to undo");
	/* Nobody undoes a colleague. */
	press(ben, "u");
	await_row(ben, ROW_LAST, "there is nothing to undo");

	type(ana, ":l 202<Enter>");
	await_row(ana, ROW_RULE, "202 STANDARD  dirty");
	await_quiet(ana);
	press(ana, "w");
	await_text(ana, "undone: put back, being cleaned -> dirty");
	type(ana, "<Esc>");
	club_leave(ana);
	club_leave(ben);
}

/* What another desk went on with is named, and stays. */
static void what_others_have_touched_stays(void **state)
{
	struct club *club = *state;
	struct terminal *ana = lanes_board(club, "ana");
	struct terminal *ben = lanes_board(club, "ben");

	type(ana, ":clean-units 202 203<Enter>");
	await_row(ana, ROW_LAST, "2 being cleaned");
	type(ben, ":l 203<Enter>");
	await_row(ben, ROW_RULE, "203 STANDARD  being cleaned");
	await_quiet(ben);
	type(ben, ":clean-units 203<Enter>");
	await_row(ben, ROW_LAST, "1 clean");
	club_leave(ben);
	await_quiet(ana);
	press(ana, "u");
	await_row(ana, ROW_LAST, "Undone: 1 dirty, left as it is: 203");
	await_text(ana, "Left as they are");
	await_text(ana, "Room 203 was changed since you looked: cleaned by Ben");
	type(ana, "<Esc>");
	club_leave(ana);
	expect_units(club, "DIRTY CLEAN CLEANING");
}

static void an_offer_is_taken_back(void **state)
{
	struct club *club = *state;
	struct terminal *t = lanes_board(club, "ana");

	type(t, ":l waitlist<Enter>");
	await_quiet(t);
	press(t, "<Enter>");
	await_text(t, "216 is offered to Silva, Rui until 14:17");
	await_quiet(t);
	press(t, "y");
	await_row(t, ROW_LAST, "216 is offered to Silva, Rui until 14:17");
	await_text(t, "216 14:17");
	await_quiet(t);
	press(t, "u");
	await_row(t, ROW_LAST, "Undone: Silva, Rui waits as before");
	await_no_text(t, "216 14:17");
	club_expect(club, "ACTIVE 0", "select concat_ws(' ', status,"
		" offer_attempts) from counter.waitlist");
	club_leave(t);
}

/* A step of a session; what is locked says what to do instead. */
static void a_lane_is_as_before(void **state)
{
	struct club *club = *state;
	struct terminal *t;

	club_do(club, "insert into counter.customers (id, name, dob,"
		" membership_number) values (md5('mia')::uuid, 'Mia Ute',"
		" '2005-01-01', '30417')");
	t = lanes_board(club, "ana");
	lanes_start(t, "30417");
	await_row(t, ROW_LAST, "Ute, Mia is at lane 1");
	await_row(t, ROW_STAGES, "[LANG]");
	lanes_answer(t, "<Enter>", "Language  lane 1", "s");
	await_row(t, ROW_STAGES, "+lang");
	await_quiet(t);
	press(t, "u");
	await_row(t, ROW_LAST, "Undone: lane 1 is as before: no language yet, no "
		"rental yet");
	await_row(t, ROW_STAGES, "[LANG]");
	club_expect(club, "ACTIVE -", "select concat_ws(' ', s.status,"
		" coalesce(c.primary_language, '-')) from counter.lane_sessions s"
		" join counter.customers c on c.id = s.customer_id");

	await_quiet(t);
	lanes_answer(t, "<Enter>", "Language  lane 1", "e");
	await_row(t, ROW_STAGES, "[RENT]");
	await_quiet(t);
	lanes_answer(t, "<Enter>", "Rental  lane 1", "s");
	await_row(t, ROW_LAST, "STANDARD is proposed by staff");
	await_row(t, ROW_RULE, "next: lock STANDARD");
	await_quiet(t);
	lanes_answer(t, "<Enter>", "Confirm  lane 1", "y");
	await_row(t, ROW_STAGES, "[PAY]");
	await_quiet(t);
	press(t, "u");
	await_row(t, ROW_LAST, "What is locked stays locked: x resets the lane");
	club_leave(t);
	club_expect(club, "t STANDARD", "select concat_ws(' ',"
		" selection_confirmed, desired_rental_type)"
		" from counter.lane_sessions");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		HOUSE_TEST(a_batch_is_taken_back),
		HOUSE_TEST(what_others_have_touched_stays),
		HOUSE_TEST(an_offer_is_taken_back),
		HOUSE_TEST(a_lane_is_as_before),
	};

	return cmocka_run_group_tests_name("lanes_undo", tests, club_group,
		club_group_end);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The managers' queue: what waits, what signing would do as the database says
 * it now, and the answers; and a desk's own wishes. */
#include "config.h"

#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "tests/support/sign_desk.h"

#define TODAY "2026-11-21"
#define W1 "a0000000-0000-4000-8000-000000000001"
#define W2 "a0000000-0000-4000-8000-000000000002"
#define W3 "a0000000-0000-4000-8000-000000000003"

#define ONE W1 "|Ana|desk 2|" TODAY " 13:58:00|taking a check-in back|" \
	"she sat in the bar|t|Lee, Anna, Bay 2 13:30-14:30, is " \
	"approved again; reason: not here\n"
#define TWO W2 "|Ben|desk 1|" TODAY " 14:01:00|setting a unit out of turn|" \
	"|t|Room 205 is out of order: lamp broken\n"
#define THREE W3 "|Ben|desk 1|" TODAY " 14:05:00|cancelling a booking||f|" \
	"Okafor, Daniel was changed since you looked\n"

#define MY_ONE W1 "|" TODAY " 13:58:00|taking a check-in back|" \
	"she sat in the bar|t|Lee, Anna, Bay 2 13:30-14:30, is " \
	"approved again\n"
#define MY_TWO W2 "|" TODAY " 14:05:00|cancelling a booking||f|Okafor, " \
	"Daniel was changed since you looked\n"

#define LINE_SIZE (200 * TEXT_CLUSTER_SIZE + 1)
#define DONE(words) "{\"ok\": true, \"sentence\": \"" words "\", \"detail\": {}}"

static bool is_shown(struct bays *b, const char *wanted)
{
	char row[LINE_SIZE];

	for (int i = 0; i < b->canvas->rows; i++) {
		canvas_row(b->canvas, i, row, sizeof(row));
		if (strstr(row, wanted))
			return true;
	}
	return false;
}

static void open_three(struct sign_desk *desk)
{
	sign_desk_waits(desk, ONE TWO THREE);
	fake_db_announce(desk->b->db, "signover");
	signover_changed(desk->signover, "signover");
	settle(desk->b);
	type(desk->b, ":sign<Enter>");
	forget_asked(desk->b);
}

static void an_empty_queue_says_so(void **state)
{
	struct sign_desk *desk = *state;
	struct bays *b = desk->b;

	answer_later(b, "signover_list");
	type(b, ":sign<Enter>");
	assert_line_has(b, 5, "asking ...");
	sign_desk_waits(desk, "");
	settle(b);
	assert_line_has(b, 5, "nothing waits for a manager");
	/* There is nothing to answer. */
	forget_asked(b);
	type(b, "sd<Enter>");
	assert_asked(b, "");
	type(b, "<Esc>");
	assert_false(is_shown(b, "nothing waits"));
}

static void the_queue_on_24_lines(void **state)
{
	struct sign_desk *desk = *state;
	struct bays *b = desk->b;

	open_three(desk);
	assert_line_has(b, 2, "3 to sign");
	assert_lines(b, 3,
"-- What desks ask managers to sign ---------------------------------------------\n"
"  since  who          where      if it is signed\n"
"> 13:58  Ana          desk 2     Lee, Anna, Bay 2 13:30-14:30, is approved again\n"
"  14:01  Ben          desk 1     Room 205 is out of order: lamp broken\n"
"  14:05  Ben          desk 1     no: Okafor, Daniel was changed since you looked\n");
	assert_lines(b, 17,
" Ana, desk 2, asks for taking a check-in back\n"
" Would be done: Lee, Anna, Bay 2 13:30-14:30, is approved again; reason: not\n"
" here\n"
" they say: she sat in the bar\n"
"\n"
"\n");
	type(b, "jj");
	assert_lines(b, 17,
" Ben, desk 1, asks for cancelling a booking\n"
" No longer possible: Okafor, Daniel was changed since you looked\n"
"\n"
"\n");
}

static void the_queue_on_43_lines(void **state)
{
	struct sign_desk *desk = *state;
	struct bays *b = desk->b;

	open_three(desk);
	resize(b, 132, 43);
	settle(b);
	assert_line_has(b, 5, "> 13:58  Ana          desk 2     "
		"Lee, Anna, Bay 2 13:30-14:30, is approved again; reason: not "
		"here");
	assert_line_has(b, 7, "no: Okafor, Daniel was changed since you looked");
	assert_line_has(b, 36, "Ana, desk 2, asks for taking a check-in back");
	assert_line_has(b, 38, "they say: she sat in the bar");
}

static void one_is_signed_after_a_question(void **state)
{
	struct sign_desk *desk = *state;
	struct bays *b = desk->b;

	answer_when(b, "signover_sign", 2, W2,
		DONE("Room 205 is out of order"));
	open_three(desk);
	type(b, "j<Enter>");
	assert_true(is_shown(b, "Sign for Ben, desk 1"));
	type(b, "<Esc>");
	assert_asked(b, "");
	type(b, "s");
	assert_true(is_shown(b, "y sign it"));
	/* The queue moves meanwhile: what was asked about is what is signed,
	 * which alone has an answer here. */
	sign_desk_waits(desk, TWO THREE);
	signover_changed(desk->signover, "signover");
	settle(b);
	forget_asked(b);
	press(b, "y");
	sign_desk_waits(desk, THREE);
	settle(b);
	assert_non_null(strstr(fake_db_asked(b->db),
		"signover_sign(#1, #2, false)\n"));
	assert_line_has(b, 24, "for Ben: Room 205 is out of order");
	assert_line_has(b, 2, "1 to sign");
	assert_false(is_shown(b, "lamp broken"));
}

static void what_is_over_cannot_be_signed(void **state)
{
	struct sign_desk *desk = *state;
	struct bays *b = desk->b;

	open_three(desk);
	type(b, "jjs");
	assert_line_has(b, 24, "it would be refused: Okafor, Daniel was changed");
	assert_false(is_shown(b, "Sign for"));
	assert_asked(b, "");
}

static void one_is_declined_with_a_reason(void **state)
{
	struct sign_desk *desk = *state;
	struct bays *b = desk->b;

	answer_when(b, "signover_decline", 2, W3,
		DONE("Declined: cancelling a booking"));
	open_three(desk);
	type(b, "jjd");
	assert_line_has(b, 24, "why not:");
	type(b, "<Esc>");
	assert_asked(b, "");
	type(b, "d");
	press(b, "ask<Space>again<Enter>");
	sign_desk_waits(desk, ONE TWO);
	settle(b);
	assert_non_null(strstr(fake_db_asked(b->db),
		"signover_decline(#1, #2, ask again)\n"));
	assert_line_has(b, 24, "for Ben: Declined: cancelling a booking");
	assert_line_has(b, 2, "2 to sign");
}

/* The server says why not; the row stays. */
static void a_refused_answer_changes_nothing(void **state)
{
	struct sign_desk *desk = *state;
	struct bays *b = desk->b;

	answer(b, "signover_decline", "{\"ok\": false, \"code\": \"reason\","
		" \"sentence\": \"To decline needs a reason\", \"detail\": {}}");
	open_three(desk);
	type(b, "d <Enter>");
	assert_line_has(b, 24, "To decline needs a reason");
	assert_line_has(b, 5, "> 13:58  Ana");
	assert_line_has(b, 2, "3 to sign");
}

static void the_cursor_stays_with_its_wish(void **state)
{
	struct sign_desk *desk = *state;
	struct bays *b = desk->b;

	open_three(desk);
	type(b, "j");
	sign_desk_waits(desk, TWO THREE);
	signover_changed(desk->signover, "signover");
	settle(b);
	assert_line_has(b, 5, "> 14:01  Ben");
	assert_line_has(b, 2, "2 to sign");
	/* Another topic is no news here. */
	forget_asked(b);
	signover_changed(desk->signover, "lanes");
	settle(b);
	assert_asked(b, "");
}

/* A desk */

static void a_desk_sees_its_own_and_takes_one_back(void **state)
{
	struct sign_desk *desk = *state;
	struct bays *b = desk->b;

	answer_when(b, "signover_withdraw", 2, W1,
		DONE("Taken back from the managers: taking a check-in back"));
	sign_desk_waits(desk, MY_ONE MY_TWO);
	type(b, ":sign<Enter>");
	assert_lines(b, 3,
"-- What you have asked managers to sign ----------------------------------------\n"
"  since  what                   if it is signed\n"
"> 13:58  taking a check-in back Lee, Anna, Bay 2 13:30-14:30, is approved again\n"
"  14:05  cancelling a booking   no: Okafor, Daniel was changed since you looked\n");
	assert_line_has(b, 19, "you say: she sat in the bar");
	/* It signs nothing here. */
	forget_asked(b);
	type(b, "sd<Enter>");
	assert_asked(b, "");
	type(b, "x");
	assert_true(is_shown(b,
		"Ask no manager any more for taking a check-in back"));
	press(b, "y");
	sign_desk_waits(desk, MY_TWO);
	settle(b);
	assert_non_null(strstr(fake_db_asked(b->db),
		"signover_withdraw(#1, #2)\n"));
	assert_line_has(b, 24, "Taken back from the managers");
	assert_line_has(b, 5, "> 14:05  cancelling");
}

#define CASE(f) \
	cmocka_unit_test_setup_teardown(f, sign_desk_setup_manager, \
		sign_desk_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		CASE(an_empty_queue_says_so),
		CASE(the_queue_on_24_lines),
		CASE(the_queue_on_43_lines),
		CASE(one_is_signed_after_a_question),
		CASE(what_is_over_cannot_be_signed),
		CASE(one_is_declined_with_a_reason),
		CASE(a_refused_answer_changes_nothing),
		CASE(the_cursor_stays_with_its_wish),
		cmocka_unit_test_setup_teardown(
			a_desk_sees_its_own_and_takes_one_back,
			sign_desk_setup, sign_desk_teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The steps of a session on the lane board, from the language to the unit: what
 * each sheet shows and what is sent. */
#include "config.h"

#include <string.h>

#include "tests/support/lanes_house.h"

static void the_language_is_chosen(void **state)
{
	struct bays *b = *state;

	lanes_at_step(b, ">.....", "lane_language", "choose the language");
	answer(b, "lane_language", LANES_DONE("it is done"));
	type(b, "<Enter>");
	assert_line_has(b, 12, "-- Language  lane 1  Okafor, Daniel");
	type(b, "s");
	lanes_assert_step(b, "lane_language(#1, v1, 1, ES, false)");
	assert_line_has(b, 24, "it is done");
}

#define MEMBERSHIPS "choice|intent|words|minor|why_not|card\n"

/* Each with its price, and what they have. */
static void the_membership_is_chosen(void **state)
{
	struct bays *b = *state;

	lanes_at_step(b, "+>....", "lane_membership", "choose the membership");
	answer(b, "lane_membership", LANES_DONE("it is done"));
	answer_table(b, "lane_memberships", MEMBERSHIPS
		"ONE_TIME|NULL|one time|1300||no card\n"
		"SIX_MONTH|PURCHASE|six months, buys the card|4300||no card\n"
		"SIX_MONTH|RENEW|six months, renews the card|4300|"
		"there is no card to renew|no card\n"
		"NONE|NULL|none|0|a membership is due|no card\n");
	type(b, "<Enter>");
	assert_asked(b, "lane_memberships(1)\n");
	assert_lines(b, 12,
"-- Membership  lane 1  Okafor, Daniel ------------------------------------------\n"
"  no card\n"
"\n"
"  o one time                               13.00\n"
"  s six months, buys the card              43.00\n"
"  r six months, renews the card            43.00 (there is no card to renew)\n"
"  n none                                    0.00 (a membership is due)\n");
	forget_asked(b);
	type(b, "r");
	assert_asked(b, "");
	assert_line_has(b, 19, "  there is no card to renew");
	type(b, "s");
	lanes_assert_step(b, "lane_membership(#1, v1, 1, SIX_MONTH, PURCHASE, "
		"false)");
}

static void a_card_is_renewed(void **state)
{
	struct bays *b = *state;

	lanes_at_step(b, "+>....", "lane_membership", "choose the membership");
	answer(b, "lane_membership", LANES_DONE("it is done"));
	answer_table(b, "lane_memberships", MEMBERSHIPS
		"ONE_TIME|NULL|one time|1300||six-month card, ended 3 Nov\n"
		"SIX_MONTH|RENEW|six months, renews the card|4300||"
		"six-month card, ended 3 Nov\n");
	/* Keys that came before it was read are no answer. */
	press(b, "<Enter>ro");
	settle(b);
	assert_line_has(b, 13, "six-month card, ended 3 Nov");
	forget_asked(b);
	type(b, "r");
	lanes_assert_step(b, "lane_membership(#1, v1, 1, SIX_MONTH, RENEW, false)");
}

static void what_is_signed_can_be_read(void **state)
{
	struct bays *b = *state;

	lanes_at_step(b, "++++>.", "lane_sign", "sign the agreement");
	answer_table(b, "lane_agreement", "version|language|title|words\n"
		"7|EN|Rules of the house|Be kind.\n");
	type(b, "<Enter>t");
	assert_line_has(b, 3, "What is signed  lane 1  Okafor, Daniel");
	assert_line_has(b, 4, "Rules of the house, version 7 (EN)");
	assert_line_has(b, 5, "Be kind.");
	/* It was asked for while it was to be signed: that goes on. */
	type(b, "<Esc>");
	assert_line_has(b, 12, "-- Agreement  lane 1  Okafor, Daniel");
	type(b, "<Esc>t");
	assert_line_has(b, 4, "Rules of the house, version 7 (EN)");
	answer_table(b, "lane_agreement", "version|language|title|words\n");
	type(b, "<Esc>t");
	assert_line_has(b, 24, "no agreement is active");
}

/* A clerk is told who can; whose card is good needs none. */
static void an_identity_card_is_a_managers_to_let_pass(void **state)
{
	struct bays *b = *state;

	type(b, "i");
	assert_line_has(b, 24, "your role may not");
	assert_line_lacks(b, 12, "Identity card");
}

static void answer_rentals(struct bays *b)
{
	answer_table(b, "lane_rentals",
		"rental|words|minor|free|supply|to_standard|to_double|"
		"to_special\n"
		"STANDARD|standard room|4300|11|11 free|NULL|900|1900\n"
		"DOUBLE|double room|5300|0|1 free, 2 wait, about 15:10|NULL|"
		"NULL|900\n"
		"SPECIAL|special room|6300|1|2 free, 1 waits|NULL|NULL|NULL\n"
		"LOCKER|locker|3200|47|47 free|800|1700|2700\n"
		"GYM_LOCKER|gym locker|1300|47|47 free|800|1700|2700\n");
}

static void a_rental_is_proposed(void **state)
{
	struct bays *b = *state;

	answer_rentals(b);
	answer(b, "lane_select", LANES_DONE("it is done"));
	lanes_at_step(b, "++>...", "lane_select", "propose a rental");
	type(b, "<Enter>");
	assert_lines(b, 12,
"-- Rental  lane 1  Okafor, Daniel ----------------------------------------------\n"
"  s standard room                43.00   11 free\n"
"  d double room                  53.00   1 free, 2 wait, about 15:10\n"
"  p special room                 63.00   2 free, 1 waits\n"
"  l locker                       32.00   47 free\n"
"  g gym locker                   13.00   47 free\n"
"\n"
"\n"
"\n"
"\n"
" a letter proposes it; what is not free for them is waited for   Esc back\n");
	forget_asked(b);
	type(b, "s");
	lanes_assert_step(b,
		"lane_select(#1, v1, 1, STANDARD, EMPLOYEE, NULL, NULL, false)");
}

static void what_is_not_free_is_waited_for(void **state)
{
	struct bays *b = *state;

	answer_rentals(b);
	answer(b, "lane_select", LANES_DONE("it is done"));
	lanes_at_step(b, "++>...", "lane_select", "propose a rental");
	type(b, "<Enter>d");
	assert_line_has(b, 14, "d double room                  53.00   is "
		"waited for");
	assert_line_has(b, 13, "43.00   11 free, then 9.00 more");
	assert_line_has(b, 15, "63.00   cannot be upgraded to DOUBLE");
	assert_line_has(b, 16, "32.00   47 free, then 17.00 more");
	assert_line_has(b, 19, "tell the customer: the fee is due when it "
		"comes, the stay gets no longer");
	/* Esc goes back by one. */
	type(b, "<Esc>");
	assert_line_has(b, 14, "1 free, 2 wait, about 15:10");
	forget_asked(b);
	type(b, "ds");
	lanes_assert_step(b, "lane_select(#1, v1, 1, STANDARD, EMPLOYEE, DOUBLE, "
		"STANDARD, false)");
}

/* Nothing can be held for who has chosen nothing. */
static void a_unit_comes_after_the_rental(void **state)
{
	struct bays *b = *state;

	lanes_with(b, "++>...", "lane_select", "propose a rental", "NULL");
	type(b, "208");
	rest(b);
	forget_asked(b);
	type(b, "a");
	assert_asked(b, "");
	assert_line_has(b, 24,
		"Okafor, Daniel has not chosen a rental at lane 1 yet");
}

/* Who only reads is not led through a sheet to hear of it at its end. */
static void whose_role_may_not_is_told_at_once(void **state)
{
	static const char *const reads[] = { "lane_history", NULL };
	struct bays *b = *state;

	shell_rights(b->shell, reads);
	lanes_at_step(b, "+>....", "lane_membership", "choose the membership");
	assert_line_lacks(b, 23, "Enter");
	type(b, "<Enter>");
	assert_asked(b, "");
	assert_line_has(b, 24, "your role may not");
	lanes_at_step(b, "++++>.", "", "the customer signs at the kiosk");
	type(b, "<Enter>");
	assert_line_has(b, 24, "the customer signs at the kiosk");
}

static void the_selection_is_locked(void **state)
{
	struct bays *b = *state;

	lanes_at_step(b, "++>...", "lane_confirm", "lock STANDARD");
	answer(b, "lane_confirm", LANES_DONE("it is done"));
	type(b, "<Enter>");
	assert_line_has(b, 13, "STANDARD by ana");
	type(b, "y");
	lanes_assert_step(b, "lane_confirm(#1, v1, 1, EMPLOYEE, false)");
}

static void a_unit_is_assigned(void **state)
{
	struct bays *b = *state;

	lanes_at_step(b, "++>...", "lane_confirm", "lock STANDARD");
	answer(b, "lane_assign", LANES_DONE("it is done"));
	type(b, "208a");
	assert_line_has(b, 12, "-- Unit  lane 1  Okafor, Daniel");
	assert_line_has(b, 16, "y give them 208 STANDARD, under the cursor");
	type(b, "y");
	lanes_assert_step(b, "lane_assign(#1, v1, 1, room:208, false)");
	type(b, "ao");
	forget_asked(b);
	type(b, "L003<Enter>");
	lanes_assert_step(b, "lane_assign(#2, v1, 1, locker:003, false)");
}

static void another_tier_is_answered(void **state)
{
	struct bays *b = *state;

	lanes_at_step(b, "++>...", "lane_answer", "ask about room 216, DOUBLE");
	answer(b, "lane_answer", LANES_DONE("it is done"));
	type(b, "<Enter>");
	assert_line_has(b, 13, "ask about room 216, DOUBLE");
	type(b, "n");
	lanes_assert_step(b, "lane_answer(#1, v1, 1, false, false)");
}

static void a_lane_is_given_up_with_a_reason(void **state)
{
	struct bays *b = *state;

	answer(b, "lane_reset", LANES_DONE("it is done"));
	type(b, "x");
	assert_line_has(b, 12, "-- Reset  lane 1  Okafor, Daniel");
	/* No letter is taken for a reason. */
	type(b, "y<Enter>");
	assert_asked(b, "");
	type(b, "w");
	assert_line_has(b, 21, "the reason first, then Enter");
	assert_line_has(b, 22, "Enter goes on  Tab leaves the field");
	type(b, "<Enter>");
	assert_line_has(b, 21, "this cannot stay empty");
	assert_asked(b, "");
	type(b, "changed his mind<Enter>");
	lanes_assert_step(b, "lane_reset(#1, v1, 1, changed his mind, walk-in, "
		"false)");
	/* Who it was is known from then on. */
	type(b, "x");
	assert_line_has(b, 15, "y give the lane up");
	type(b, "y");
	forget_asked(b);
	type(b, "once more<Enter>");
	lanes_assert_step(b, "lane_reset(#2, v1, 1, once more, walk-in, false)");
}

/* Of several customers held nobody knows who "a question" was about. */
static void leaving_says_of_whom_something_is_open(void **state)
{
	struct bays *b = *state;

	type(b, "xw<Ctrl-t><Ctrl-q>");
	assert_line_has(b, 14, "- customer 1: open: a question (give up: Lane 1"
		"  Okafor, Daniel)");
	type(b, "n<Ctrl-t><Ctrl-q>");
	assert_line_has(b, 14, "- open: a question (give up: Lane 1  Okafor, "
		"Daniel)");
	type(b, "n");
	assert_int_equal(b->quits, 0);
}

/* A reason that stands already is sent with the letter. */
static void the_reason_may_come_before_the_letter(void **state)
{
	struct bays *b = *state;

	answer(b, "lane_reset", LANES_DONE("it is done"));
	type(b, "x<BackTab>changed his mind");
	assert_line_has(b, 22, "Enter goes on to the letters");
	type(b, "<Enter>");
	forget_asked(b);
	type(b, "p");
	lanes_assert_step(b, "lane_reset(#1, v1, 1, changed his mind, phone, "
		"false)");
}

/* A guest's row is no lane: neither letter reaches for the one in hand. */
static void a_guests_row_gives_no_lane_up(void **state)
{
	struct bays *b = *state;

	type(b, ":l due<Enter>");
	rest(b);
	assert_line_has(b, 23, "Enter look closer");
	forget_asked(b);
	type(b, "x");
	assert_line_has(b, 24, "there is no lane under the cursor to give up");
	assert_line_lacks(b, 3, "Reset");
	assert_line_lacks(b, 12, "Reset");
	type(b, "214");
	rest(b);
	type(b, "x");
	assert_line_has(b, 24, "there is no lane under the cursor to give up");
	assert_null(strstr(fake_db_asked(b->db), "lane_reset"));
	type(b, ":l waitlist<Enter>");
	rest(b);
	assert_line_has(b, 23, "Enter accept");
	type(b, "j");
	rest(b);
	assert_line_has(b, 23, "Enter offer");
}

/* The lane that another desk finished meanwhile: said, and drawn anew. */
static void a_stale_step_is_explained(void **state)
{
	struct bays *b = *state;

	lanes_at_step(b, ">.....", "lane_language", "choose the language");
	answer(b, "lane_language", "{\"ok\": false, \"code\": \"stale\", "
		"\"sentence\": \"lane 1 was changed by ben, desk 1\", "
		"\"detail\": {}}");
	type(b, "<Enter>e");
	assert_line_has(b, 24, "lane 1 was changed by ben, desk 1");
	lanes_assert_step(b, "lane_language(#1, v1, 1, EN, false)");
}

static void who_did_what_is_read(void **state)
{
	struct bays *b = *state;

	answer_table(b, "lane_history", "at|who|desk|action|words|reason|"
		"received_from\n"
		"2026-11-21 14:05:00|ana|desk 2|ASSIGN|locked STANDARD||\n");
	type(b, "w");
	assert_line_has(b, 3, "History of Lane 1  Okafor, Daniel");
	assert_line_has(b, 4, "ana, desk 2: locked STANDARD");
	type(b, "<F2>");
	assert_line_has(b, 1, "Booking grid");
	type(b, "<F3>w");
	assert_line_has(b, 3, "History of Lane 1  Okafor, Daniel");
	type(b, "gb");
	assert_line_has(b, 1, "Booking grid");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		LANES_TEST(the_language_is_chosen),
		LANES_TEST(the_membership_is_chosen),
		LANES_TEST(a_card_is_renewed),
		LANES_TEST(what_is_signed_can_be_read),
		LANES_TEST(an_identity_card_is_a_managers_to_let_pass),
		LANES_TEST(a_rental_is_proposed),
		LANES_TEST(what_is_not_free_is_waited_for),
		LANES_TEST(a_unit_comes_after_the_rental),
		LANES_TEST(whose_role_may_not_is_told_at_once),
		LANES_TEST(the_selection_is_locked),
		LANES_TEST(a_unit_is_assigned),
		LANES_TEST(another_tier_is_answered),
		LANES_TEST(a_lane_is_given_up_with_a_reason),
		LANES_TEST(leaving_says_of_whom_something_is_open),
		LANES_TEST(the_reason_may_come_before_the_letter),
		LANES_TEST(a_guests_row_gives_no_lane_up),
		LANES_TEST(a_stale_step_is_explained),
		LANES_TEST(who_did_what_is_read),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

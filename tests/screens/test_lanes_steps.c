/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The steps of a session on the lane board, from who it is to the unit: what
 * each sheet shows and what is sent. */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "tests/support/lanes_house.h"

#define DONE "{\"ok\": true, \"code\": \"\", \"sentence\": \"it is done\", " \
	"\"version\": \"v9\", \"detail\": {}}"

/* A board of one lane that is at this step, with what was chosen. */
static void lane_with(struct bays *b, const char *stages, const char *next,
	const char *words, const char *selection)
{
	char *row = mem_printf(
		"1|00000000-0000-4000-8000-000000000001|v1|ACTIVE|CHECKIN|NULL|"
		"ana|2026-11-21 14:01:00|00000000-0000-4000-8000-000000000901|"
		"Okafor, Daniel|20417|35|EN|%s|%s|%s|%s|room:205|"
		"205 held; no one waits for STANDARD|"
		"{\"lines\": [{\"words\": \"room\", \"minor\": 3000}, "
		"{\"words\": \"memb.\", \"minor\": 1300}], "
		"\"total_minor\": 4300}|DUE|DUE|agreement v7 (EN)|0|f|NULL||NULL|"
		"\n", stages, next, words, selection);

	lanes_answer_board(b, row);
	free(row);
	fake_db_announce(b->db, "lanes");
	settle(b);
	rest(b);
	forget_asked(b);
}

static void lane_at(struct bays *b, const char *stages, const char *next,
	const char *words)
{
	lane_with(b, stages, next, words, "STANDARD by ana");
}

/* The write comes first, then what it may have changed. */
static void assert_sent(struct bays *b, const char *wanted)
{
	char *first = mem_strdup(fake_db_asked(b->db));

	first[strcspn(first, "\n") + 1] = '\0';
	assert_string_equal(first, wanted);
	assert_non_null(strstr(fake_db_asked(b->db), "lane_board()\n"));
	free(first);
	forget_asked(b);
}

static void the_language_is_chosen(void **state)
{
	struct bays *b = *state;

	lane_at(b, ">.....", "lane_language", "choose the language");
	answer(b, "lane_language", DONE);
	type(b, "<Enter>");
	assert_line_has(b, 12, "-- Language  lane 1  Okafor, Daniel");
	type(b, "s");
	assert_sent(b, "lane_language(#1, v1, 1, ES, false)\n");
	assert_line_has(b, 24, "it is done");
}

#define MEMBERSHIPS "choice|intent|words|minor|why_not|card\n"

/* Each with its price, and what they have. */
static void the_membership_is_chosen(void **state)
{
	struct bays *b = *state;

	lane_at(b, "+>....", "lane_membership", "choose the membership");
	answer(b, "lane_membership", DONE);
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
	assert_sent(b, "lane_membership(#1, v1, 1, SIX_MONTH, PURCHASE, "
		"false)\n");
}

static void a_card_is_renewed(void **state)
{
	struct bays *b = *state;

	lane_at(b, "+>....", "lane_membership", "choose the membership");
	answer(b, "lane_membership", DONE);
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
	assert_sent(b, "lane_membership(#1, v1, 1, SIX_MONTH, RENEW, false)\n");
}

static void what_is_signed_can_be_read(void **state)
{
	struct bays *b = *state;

	lane_at(b, "++++>.", "lane_sign", "sign the agreement");
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
		"rental|words|minor|free|waiting|eta\n"
		"STANDARD|standard room|4300|11|0|NULL\n"
		"DOUBLE|double room|5300|0|2|2026-11-21 15:10:00\n"
		"SPECIAL|special room|6300|1|1|NULL\n"
		"LOCKER|locker|3200|47|0|NULL\n"
		"GYM_LOCKER|gym locker|1300|47|0|NULL\n");
}

static void a_rental_is_proposed(void **state)
{
	struct bays *b = *state;

	answer_rentals(b);
	answer(b, "lane_select", DONE);
	lane_at(b, "++>...", "lane_select", "propose a rental");
	type(b, "<Enter>");
	assert_lines(b, 12,
"-- Rental  lane 1  Okafor, Daniel ----------------------------------------------\n"
"  s standard room                43.00    11 free\n"
"  d double room                  53.00   none free, about 15:10   2 wait\n"
"  p special room                 63.00     1 free                 1 wait\n"
"  l locker                       32.00    47 free\n"
"  g gym locker                   13.00    47 free\n"
"\n"
"\n"
"\n"
"\n"
" a letter proposes it; one without a free one is waited for   Esc back\n");
	forget_asked(b);
	type(b, "s");
	assert_sent(b,
		"lane_select(#1, v1, 1, STANDARD, EMPLOYEE, NULL, NULL, false)\n");
}

static void what_is_not_free_is_waited_for(void **state)
{
	struct bays *b = *state;

	answer_rentals(b);
	answer(b, "lane_select", DONE);
	lane_at(b, "++>...", "lane_select", "propose a rental");
	type(b, "<Enter>d");
	assert_line_has(b, 14, "d double room                  53.00   is "
		"waited for");
	assert_line_has(b, 19, "tell the customer");
	/* Esc goes back by one. */
	type(b, "<Esc>");
	assert_line_has(b, 14, "none free, about 15:10");
	forget_asked(b);
	type(b, "ds");
	assert_sent(b, "lane_select(#1, v1, 1, STANDARD, EMPLOYEE, DOUBLE, "
		"STANDARD, false)\n");
}

/* Nothing can be held for who has chosen nothing. */
static void a_unit_comes_after_the_rental(void **state)
{
	struct bays *b = *state;

	lane_with(b, "++>...", "lane_select", "propose a rental", "NULL");
	type(b, "208");
	rest(b);
	forget_asked(b);
	type(b, "a");
	assert_asked(b, "");
	assert_line_has(b, 24,
		"Okafor, Daniel has not chosen a rental at lane 1 yet");
}

static void the_selection_is_locked(void **state)
{
	struct bays *b = *state;

	lane_at(b, "++>...", "lane_confirm", "lock STANDARD");
	answer(b, "lane_confirm", DONE);
	type(b, "<Enter>");
	assert_line_has(b, 13, "STANDARD by ana");
	type(b, "y");
	assert_sent(b, "lane_confirm(#1, v1, 1, EMPLOYEE, false)\n");
}

/* Whoever asks for money takes it next: at the version and for the total that
 * asking made. */
static void the_payment_is_asked_for_and_taken(void **state)
{
	struct bays *b = *state;

	lane_at(b, "+++>..", "lane_ask_payment", "ask for the payment");
	answer(b, "lane_ask_payment", "{\"ok\": true, \"code\": \"\","
		" \"sentence\": \"47.00 is due\", \"version\": \"v2\","
		" \"detail\": {\"quote\": {\"total_minor\": 4700, \"lines\":"
		" [{\"words\": \"locker\", \"minor\": 4700}]}}}");
	answer(b, "lane_pay", DONE);
	type(b, "<Enter>");
	assert_sent(b, "lane_ask_payment(#1, v1, 1, false)\n");
	assert_line_has(b, 24, "47.00 is due");
	assert_line_has(b, 12, "Take payment  lane 1  Okafor, Daniel");
	assert_line_has(b, 13, "locker                              47.00");
	type(b, "47k");
	assert_sent(b, "lane_pay(#2, v2, 1, CASH, NULL, 4700, false)\n");
}

/* What is typed before the answer is for the sheet, and for nobody when there
 * is none. */
static void keys_wait_for_the_payment(void **state)
{
	struct bays *b = *state;

	lane_at(b, "+++>..", "lane_ask_payment", "ask for the payment");
	fake_db_answer(b->db, &(struct fake_answer){
		.query = "lane_ask_payment", .hold = true });
	type(b, "<Enter>s");
	assert_line_lacks(b, 12, "Check in");
	answer(b, "lane_ask_payment", "{\"ok\": false, \"code\": \"state\","
		" \"sentence\": \"it was asked for already\"}");
	settle(b);
	assert_line_has(b, 24, "it was asked for already");
	assert_line_lacks(b, 12, "Check in");
	assert_line_lacks(b, 12, "Take payment");
}

static void the_total_is_typed(void **state)
{
	struct bays *b = *state;

	lane_at(b, "+++>..", "lane_pay", "take 43.00");
	answer(b, "lane_pay", DONE);
	type(b, "<Enter>");
	assert_lines(b, 12,
"-- Take payment  lane 1  Okafor, Daniel ----------------------------------------\n"
"  room                                30.00\n"
"  memb.                               13.00\n"
"  total                               43.00\n"
"\n"
"  type the total  ____________    reference __________________________________\n");
	/* Neither Enter nor another sum nor pasted text pays. */
	type(b, "c");
	assert_line_has(b, 18, "type the total first");
	type(b, "<Enter>");
	type(b, "42k");
	assert_line_has(b, 18, "the total is 43.00");
	paste(b, "43");
	assert_asked(b, "");
	type(b, "<Ctrl-U>43<Tab>4471<Enter><Enter>");
	assert_asked(b, "");
	type(b, "c");
	assert_sent(b, "lane_pay(#1, v1, 1, CREDIT, 4471, 4300, false)\n");
}

static void a_payment_in_four_keys(void **state)
{
	struct bays *b = *state;

	lane_at(b, "+++>..", "lane_pay", "take 43.00");
	answer(b, "lane_pay", DONE);
	type(b, "p43k");
	assert_sent(b, "lane_pay(#1, v1, 1, CASH, NULL, 4300, false)\n");
}

static void keys_typed_ahead_pay_nothing(void **state)
{
	struct bays *b = *state;

	lane_at(b, "+++>..", "lane_pay", "take 43.00");
	press(b, "p43k");
	settle(b);
	assert_asked(b, "");
	assert_line_has(b, 24, "3 keys");
}

/* The lane of wireframes.md 2a: past due comes before the quote. */
static void past_due_is_taken(void **state)
{
	struct bays *b = *state;

	answer(b, "lane_past_due", DONE);
	type(b, "p");
	assert_line_has(b, 12, "-- Past due  lane 1  Okafor, Daniel");
	assert_line_has(b, 15, "letting it stand takes a manager");
	type(b, "35b");
	assert_asked(b, "");
	type(b, "<Ctrl-U>35c");
	assert_sent(b, "lane_past_due(#1, v1, 1, CREDIT, NULL, false)\n");
}

static void the_agreement_is_signed_or_let_be(void **state)
{
	struct bays *b = *state;

	lane_at(b, "++++>.", "lane_sign", "sign the agreement");
	answer(b, "lane_sign", DONE);
	type(b, "<Enter>");
	assert_line_has(b, 13, "agreement v7 (EN)");
	type(b, "m");
	assert_sent(b, "lane_sign(#1, v1, 1, MANUAL, NULL, false)\n");
	type(b, "<Enter>b");
	forget_asked(b);
	type(b, "the kiosk is dark<Enter>");
	assert_sent(b, "lane_sign(#2, v1, 1, BYPASS, the kiosk is dark, false)\n");
}

static void a_unit_is_assigned(void **state)
{
	struct bays *b = *state;

	lane_at(b, "++>...", "lane_confirm", "lock STANDARD");
	answer(b, "lane_assign", DONE);
	type(b, "208a");
	assert_line_has(b, 12, "-- Unit  lane 1  Okafor, Daniel");
	assert_line_has(b, 16, "y give them 208 STANDARD, under the cursor");
	type(b, "y");
	assert_sent(b, "lane_assign(#1, v1, 1, room:208, false)\n");
	type(b, "ao");
	forget_asked(b);
	type(b, "L003<Enter>");
	assert_sent(b, "lane_assign(#2, v1, 1, locker:003, false)\n");
}

static void another_tier_is_answered(void **state)
{
	struct bays *b = *state;

	lane_at(b, "++>...", "lane_answer", "ask about room 216, DOUBLE");
	answer(b, "lane_answer", DONE);
	type(b, "<Enter>");
	assert_line_has(b, 13, "ask about room 216, DOUBLE");
	type(b, "n");
	assert_sent(b, "lane_answer(#1, v1, 1, false, false)\n");
}

static void a_lane_is_given_up_with_a_reason(void **state)
{
	struct bays *b = *state;

	answer(b, "lane_reset", DONE);
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
	assert_sent(b, "lane_reset(#1, v1, 1, changed his mind, walk-in, "
		"false)\n");
	/* Who it was is known from then on. */
	type(b, "x");
	assert_line_has(b, 15, "y give the lane up");
	type(b, "y");
	forget_asked(b);
	type(b, "once more<Enter>");
	assert_sent(b, "lane_reset(#2, v1, 1, once more, walk-in, false)\n");
}

/* A reason that stands already is sent with the letter. */
static void the_reason_may_come_before_the_letter(void **state)
{
	struct bays *b = *state;

	answer(b, "lane_reset", DONE);
	type(b, "x<Tab>changed his mind");
	assert_line_has(b, 22, "Enter goes on to the letters");
	type(b, "<Enter>");
	forget_asked(b);
	type(b, "p");
	assert_sent(b, "lane_reset(#1, v1, 1, changed his mind, phone, "
		"false)\n");
}

static void a_stay_is_made_longer(void **state)
{
	struct bays *b = *state;

	type(b, "222>");
	assert_line_has(b, 24, "it is paid and signed at a lane, and somebody "
		"is at every lane");
	lanes_answer_board(b, "1|NULL|idle||CHECKIN|NULL||NULL|NULL|||NULL||"
		"......||||||||||0|f|NULL||NULL|\n");
	fake_db_announce(b->db, "lanes");
	settle(b);
	rest(b);
	forget_asked(b);
	answer(b, "lane_renew", DONE);
	type(b, ">");
	assert_line_has(b, 3, "-- Stay on  222  Ivers, Ann, until 14:30");
	type(b, "t");
	assert_sent(b, "lane_renew(#1, idle, 1, #2, 2, false)\n");
}

/* The lane in hand is taken: the first one without a session has it. */
static void a_stay_is_made_longer_where_nobody_is(void **state)
{
	struct bays *b = *state;
	char *lanes = mem_printf("%s%s", lanes_okafor,
		"2|NULL|idle||CHECKIN|NULL||NULL|NULL|||NULL||......|||||||||"
		"|0|f|NULL||NULL|\n");

	lanes_answer_board(b, lanes);
	free(lanes);
	fake_db_announce(b->db, "lanes");
	settle(b);
	answer(b, "lane_renew", DONE);
	type(b, "222");
	rest(b);
	type(b, ">");
	assert_line_has(b, 4, "paid and signed at lane 2");
	forget_asked(b);
	type(b, "s");
	assert_sent(b, "lane_renew(#1, idle, 2, #2, 6, false)\n");
	/* From a lane it says where it starts. */
	type(b, ":l lane 1<Enter>");
	rest(b);
	type(b, ">");
	assert_line_has(b, 24, "it starts from the guest's room or locker");
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

/* ----------------------------------------------------------------- start */

static void idle_board(struct bays *b)
{
	lanes_answer_board(b, "1|NULL|idle||CHECKIN|NULL||NULL|NULL|||NULL||"
		"......||||||||||0|f|NULL||NULL|\n");
	fake_db_announce(b->db, "lanes");
	settle(b);
	rest(b);
	answer_table(b, "lane_lookup",
		"customer|name|membership|card|matched|now_text|banned_until|"
		"past_due_minor|hits\n"
		"00000000-0000-4000-8000-000000000901|Okafor, Daniel|20417|NONE|"
		"name|not here|NULL|3500|9\n"
		"00000000-0000-4000-8000-000000000902|Okafor, Mary|20418|NONE|"
		"name||2026-12-21 14:00:00|0|9\n");
	forget_asked(b);
}

static void somebody_is_looked_up(void **state)
{
	struct bays *b = *state;

	idle_board(b);
	answer(b, "lane_start", DONE);
	type(b, "s");
	assert_line_has(b, 12, "-- Check in  lane 1");
	type(b, "oka");
	assert_asked(b, "lane_lookup(o, 7)\nlane_lookup(ok, 7)\n"
		"lane_lookup(oka, 7)\n");
	assert_lines(b, 13,
"  who oka_                                  2 of 9\n"
" > Okafor, Daniel            #20417    name         past due 35.00  not here\n"
"   Okafor, Mary              #20418    name         BANNED until Mon 21 Dec\n");
	type(b, "<Enter>");
	assert_sent(b, "lane_start(#1, idle, 1, #2, NULL, CHECKIN, NULL, "
		"false)\n");
	assert_line_lacks(b, 12, "Check in");
}

/* A number goes to the database whole, however fast it was typed. */
static void a_scan_is_not_looked_up_first(void **state)
{
	struct bays *b = *state;

	idle_board(b);
	answer(b, "lane_start", DONE);
	answer_later(b, "lane_lookup");
	type(b, "s");
	forget_asked(b);
	press(b, "KT-0214<Enter>");
	settle(b);
	assert_non_null(strstr(fake_db_asked(b->db),
		"lane_start(#1, idle, 1, NULL, KT-0214, CHECKIN, NULL, false)\n"));
}

/* What was typed is no scan, and the database is not asked as if it were. */
static void a_name_that_nobody_has(void **state)
{
	struct bays *b = *state;

	idle_board(b);
	answer_table(b, "lane_lookup",
		"customer|name|membership|card|matched|now_text|banned_until|"
		"past_due_minor|hits\n");
	type(b, "szoka");
	assert_line_has(b, 13, "nobody is found");
	forget_asked(b);
	type(b, "<Enter>");
	assert_asked(b, "");
	assert_line_has(b, 24, "nobody is found by \"zoka\": try another part "
		"of the name, or the number");
	assert_line_has(b, 12, "-- Check in  lane 1");
}

/* From whatever pane: to the next lane without a session. */
static void a_scan_starts_at_an_idle_lane(void **state)
{
	struct bays *b = *state;
	char *lanes = mem_printf("%s%s", lanes_okafor,
		"2|NULL|idle||CHECKIN|NULL||NULL|NULL|||NULL||......|||||||||"
		"|0|f|NULL||NULL|\n");

	lanes_answer_board(b, lanes);
	free(lanes);
	fake_db_announce(b->db, "lanes");
	settle(b);
	answer(b, "lane_start", DONE);
	type(b, "214");
	rest(b);
	forget_asked(b);
	type(b, "<Ctrl-b>20417<Enter>");
	assert_sent(b, "lane_start(#1, idle, 2, NULL, 20417, CHECKIN, NULL, "
		"false)\n");
	assert_line_has(b, 3, "[2] idle");
}

static void nobody_starts_where_every_lane_is_taken(void **state)
{
	struct bays *b = *state;

	type(b, "s");
	assert_line_has(b, 24, "somebody is at every lane");
	type(b, "<Ctrl-b>20417<Enter>");
	assert_line_has(b, 24, "somebody is at every lane");
	assert_asked(b, "");
}

static void an_ambiguous_scan_is_shown(void **state)
{
	struct bays *b = *state;

	idle_board(b);
	answer(b, "lane_start", "{\"ok\": false, \"code\": \"missing\", "
		"\"sentence\": \"2 people have 0417\", \"detail\": "
		"{\"candidates\": [{\"customer\": "
		"\"00000000-0000-4000-8000-000000000901\", \"name\": "
		"\"Okafor, Daniel\", \"membership\": \"20417\"}, {\"customer\": "
		"\"00000000-0000-4000-8000-000000000903\", \"name\": "
		"\"Lang, Eva\", \"membership\": \"30417\"}]}}");
	type(b, "s0417<Enter>");
	assert_line_has(b, 24, "2 people have 0417");
	assert_line_has(b, 13, "several fit: which one?");
	assert_line_has(b, 15, "Lang, Eva                 #30417");
	answer(b, "lane_start", DONE);
	forget_asked(b);
	type(b, "<Down><Enter>");
	assert_sent(b, "lane_start(#2, idle, 1, #3, NULL, CHECKIN, NULL, "
		"false)\n");
}

static void who_is_here_already_is_gone_to(void **state)
{
	struct bays *b = *state;

	idle_board(b);
	answer(b, "lane_start", "{\"ok\": false, \"code\": \"state\", "
		"\"sentence\": \"Brandt, U. is in 214\", \"detail\": "
		"{\"visit\": \"x\", \"unit\": \"room:214\"}}");
	type(b, "s20417<Enter>");
	assert_line_has(b, 24, "Brandt, U. is in 214");
	assert_line_has(b, 12, "[!]");
}

static void a_refusal_keeps_the_sheet(void **state)
{
	struct bays *b = *state;

	idle_board(b);
	answer(b, "lane_start", "{\"ok\": false, \"code\": \"banned\", "
		"\"sentence\": \"Okafor, Mary is banned until 21 Dec\", "
		"\"who_can\": \"a manager\", \"detail\": {}}");
	type(b, "s");
	type(b, "oka<Down><Enter>");
	assert_line_has(b, 24, "Okafor, Mary is banned until 21 Dec; a manager "
		"can");
	assert_line_has(b, 12, "-- Check in  lane 1");
	type(b, "<Esc>");
	assert_line_lacks(b, 12, "Check in");
}

/* The lane that another desk finished meanwhile: said, and drawn anew. */
static void a_stale_step_is_explained(void **state)
{
	struct bays *b = *state;

	lane_at(b, ">.....", "lane_language", "choose the language");
	answer(b, "lane_language", "{\"ok\": false, \"code\": \"stale\", "
		"\"sentence\": \"lane 1 was changed by ben, desk 1\", "
		"\"detail\": {}}");
	type(b, "<Enter>e");
	assert_line_has(b, 24, "lane 1 was changed by ben, desk 1");
	assert_sent(b, "lane_language(#1, v1, 1, EN, false)\n");
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
		LANES_TEST(the_selection_is_locked),
		LANES_TEST(the_payment_is_asked_for_and_taken),
		LANES_TEST(keys_wait_for_the_payment),
		LANES_TEST(the_total_is_typed),
		LANES_TEST(a_payment_in_four_keys),
		LANES_TEST(keys_typed_ahead_pay_nothing),
		LANES_TEST(past_due_is_taken),
		LANES_TEST(the_agreement_is_signed_or_let_be),
		LANES_TEST(a_unit_is_assigned),
		LANES_TEST(another_tier_is_answered),
		LANES_TEST(a_lane_is_given_up_with_a_reason),
		LANES_TEST(the_reason_may_come_before_the_letter),
		LANES_TEST(a_stay_is_made_longer),
		LANES_TEST(a_stay_is_made_longer_where_nobody_is),
		LANES_TEST(a_guests_row_gives_no_lane_up),
		LANES_TEST(somebody_is_looked_up),
		LANES_TEST(a_scan_is_not_looked_up_first),
		LANES_TEST(a_name_that_nobody_has),
		LANES_TEST(a_scan_starts_at_an_idle_lane),
		LANES_TEST(nobody_starts_where_every_lane_is_taken),
		LANES_TEST(an_ambiguous_scan_is_shown),
		LANES_TEST(who_is_here_already_is_gone_to),
		LANES_TEST(a_refusal_keeps_the_sheet),
		LANES_TEST(a_stale_step_is_explained),
		LANES_TEST(who_did_what_is_read),
	};

	return cmocka_run_group_tests_name("lanes: steps", tests, NULL, NULL);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is paid at a lane: the payment, what is past due, and the signature that
 * follows it. */
#include "config.h"

#include "tests/support/lanes_house.h"

/* Whoever asks for money takes it next: at the version and for the total that
 * asking made. */
static void the_payment_is_asked_for_and_taken(void **state)
{
	struct bays *b = *state;

	lanes_at_step(b, "+++>..", "lane_ask_payment", "ask for the payment");
	answer(b, "lane_ask_payment", "{\"ok\": true, \"code\": \"\","
		" \"sentence\": \"47.00 is due\", \"version\": \"v2\","
		" \"detail\": {\"quote\": {\"total_minor\": 4700, \"lines\":"
		" [{\"words\": \"locker\", \"minor\": 4700}]}}}");
	answer(b, "lane_pay", LANES_DONE("it is done"));
	type(b, "<Enter>");
	lanes_assert_step(b, "lane_ask_payment(#1, v1, 1, false)");
	assert_line_has(b, 24, "47.00 is due");
	assert_line_has(b, 12, "Take payment  lane 1  Okafor, Daniel");
	assert_line_has(b, 13, "locker                              47.00");
	type(b, "47k");
	lanes_assert_step(b, "lane_pay(#2, v2, 1, CASH, NULL, 4700, false)");
}

/* What is typed before the answer is for the sheet, and for nobody when there
 * is none. */
static void keys_wait_for_the_payment(void **state)
{
	struct bays *b = *state;

	lanes_at_step(b, "+++>..", "lane_ask_payment", "ask for the payment");
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

	lanes_at_step(b, "+++>..", "lane_pay", "take 43.00");
	answer(b, "lane_pay", LANES_DONE("it is done"));
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
	lanes_assert_step(b, "lane_pay(#1, v1, 1, CREDIT, 4471, 4300, false)");
}

static void a_payment_in_four_keys(void **state)
{
	struct bays *b = *state;

	lanes_at_step(b, "+++>..", "lane_pay", "take 43.00");
	answer(b, "lane_pay", LANES_DONE("it is done"));
	type(b, "p43k");
	lanes_assert_step(b, "lane_pay(#1, v1, 1, CASH, NULL, 4300, false)");
}

static void keys_typed_ahead_pay_nothing(void **state)
{
	struct bays *b = *state;

	lanes_at_step(b, "+++>..", "lane_pay", "take 43.00");
	press(b, "p43k");
	settle(b);
	assert_asked(b, "");
	assert_line_has(b, 24, "3 keys");
}

/* The lane of wireframes.md 2a: past due comes before the quote. */
static void past_due_is_taken(void **state)
{
	struct bays *b = *state;

	answer(b, "lane_past_due", LANES_DONE("it is done"));
	type(b, "p");
	assert_line_has(b, 12, "-- Past due  lane 1  Okafor, Daniel");
	assert_line_has(b, 15, "letting it stand takes a manager");
	type(b, "35b");
	assert_asked(b, "");
	type(b, "<Ctrl-U>35c");
	lanes_assert_step(b, "lane_past_due(#1, v1, 1, CREDIT, NULL, false)");
}

static void the_agreement_is_signed_or_let_be(void **state)
{
	struct bays *b = *state;

	lanes_at_step(b, "++++>.", "lane_sign", "sign the agreement");
	answer(b, "lane_sign", LANES_DONE("it is done"));
	type(b, "<Enter>");
	assert_line_has(b, 13, "agreement v7 (EN)");
	type(b, "m");
	lanes_assert_step(b, "lane_sign(#1, v1, 1, MANUAL, NULL, false)");
	type(b, "<Enter>b");
	forget_asked(b);
	type(b, "the kiosk is dark<Enter>");
	lanes_assert_step(b, "lane_sign(#2, v1, 1, BYPASS, the kiosk is dark, false)");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		LANES_TEST(the_payment_is_asked_for_and_taken),
		LANES_TEST(keys_wait_for_the_payment),
		LANES_TEST(the_total_is_typed),
		LANES_TEST(a_payment_in_four_keys),
		LANES_TEST(keys_typed_ahead_pay_nothing),
		LANES_TEST(past_due_is_taken),
		LANES_TEST(the_agreement_is_signed_or_let_be),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

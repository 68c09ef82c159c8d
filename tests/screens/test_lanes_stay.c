/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The lane board: a guest stays on, at a price that is known beforehand. */
#include "config.h"

#include <stdlib.h>

#include "base/mem.h"
#include "tests/support/lanes_house.h"

#define WOULD_STAY(until, price, lines) \
	"{\"ok\": true, \"code\": \"\", \"sentence\": \"at lane 1\", " \
	"\"detail\": {\"stays_until\": \"" until "\", \"price_minor\": " price \
	", \"quote\": {\"total_minor\": " price ", \"lines\": [" lines "]}}}"
#define PRICED(words, minor) \
	"{\"words\": \"" words "\", \"minor\": " minor "}"

/* What 6 and 2 hours would cost, when it is only tried. */
static void answer_lengths(struct bays *b)
{
	answer_when(b, "lane_renew", 5, "6", WOULD_STAY("20:30", "4300",
		PRICED("Standard room", "3000") ", "
		PRICED("Membership fee", "1300")));
	answer_when(b, "lane_renew", 5, "2", WOULD_STAY("16:30", "2000",
		PRICED("Two more hours", "2000")));
}

static void an_idle_lane(struct bays *b)
{
	lanes_answer_board(b, "1|NULL|idle||CHECKIN|NULL||NULL|NULL|||NULL||"
		"......||||||||||0|f|NULL||NULL|\n");
	fake_db_announce(b->db, "lanes");
	settle(b);
}

static void a_stay_is_made_longer(void **state)
{
	struct bays *b = *state;

	type(b, "222>");
	assert_line_has(b, 24, "it is paid and signed at a lane, and somebody "
		"is at every lane");
	an_idle_lane(b);
	rest(b);
	forget_asked(b);
	answer_lengths(b);
	type(b, ">");
	assert_asked(b, "lane_renew(#1, idle, 1, #2, 6, true)\n"
		"lane_renew(#3, idle, 1, #2, 2, true)\n");
	assert_lines(b, 3,
"-- Stay on  222  Ivers, Ann, until 14:30 ---------------------------------------\n"
"  paid and signed at lane 1\n"
"\n"
"  s 6 hours, until 20:30   43.00: Standard room 30.00, Membership fee 13.00\n"
"  t 2 hours, until 16:30   20.00: Two more hours 20.00\n");
	answer(b, "lane_renew", LANES_DONE("it is done"));
	type(b, "t");
	lanes_assert_step(b, "lane_renew(#4, idle, 1, #2, 2, false)");
}

#define CAP "The visit has 12 of 14 hours: only the last 2 are left"

/* What is refused is seen before it is chosen; nothing possible, no sheet. */
static void a_stay_that_cannot_be_longer(void **state)
{
	struct bays *b = *state;

	an_idle_lane(b);
	answer_lengths(b);
	answer_when(b, "lane_renew", 5, "6", LANES_REFUSED("limit", CAP, ""));
	type(b, "222");
	rest(b);
	type(b, ">");
	assert_line_has(b, 6, "  s 6 hours (" CAP ")");
	assert_line_has(b, 7, "  t 2 hours, until 16:30   20.00: Two more");
	forget_asked(b);
	type(b, "s");
	assert_asked(b, "");
	type(b, "<Esc>");
	answer(b, "lane_renew", LANES_REFUSED("limit", "The visit has 14 of 14 "
		"hours: it cannot be renewed", ""));
	type(b, ">");
	assert_line_lacks(b, 3, "Stay on");
	assert_line_has(b, 24, "14 of 14 hours: it cannot be renewed");
	/* Keys work again. */
	type(b, "<Tab>");
	assert_line_lacks(b, 24, "14 of 14 hours");
}

/* The line fails before both are answered. */
static void a_stay_whose_price_does_not_come(void **state)
{
	struct bays *b = *state;

	an_idle_lane(b);
	answer_error(b, "lane_renew", ERR_OFFLINE, "the line is gone");
	type(b, "222");
	rest(b);
	type(b, ">");
	assert_line_lacks(b, 3, "Stay on");
	assert_line_has(b, 24, "the line is gone");
	type(b, "<Tab>");
	assert_line_lacks(b, 24, "the line is gone");
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
	answer_lengths(b);
	type(b, "222");
	rest(b);
	type(b, ">");
	assert_line_has(b, 4, "paid and signed at lane 2");
	forget_asked(b);
	answer(b, "lane_renew", LANES_DONE("it is done"));
	type(b, "s");
	lanes_assert_step(b, "lane_renew(#4, idle, 2, #2, 6, false)");
	/* From a lane it says where it starts. */
	type(b, ":l lane 1<Enter>");
	rest(b);
	type(b, ">");
	assert_line_has(b, 24, "it starts from the guest's room or locker");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		LANES_TEST(a_stay_is_made_longer),
		LANES_TEST(a_stay_that_cannot_be_longer),
		LANES_TEST(a_stay_whose_price_does_not_come),
		LANES_TEST(a_stay_is_made_longer_where_nobody_is),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

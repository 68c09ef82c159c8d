/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The lane board: better rooms, for those who are in and those who wait for
 * one. */
#include "config.h"

#include "tests/support/lanes_house.h"

/* ---------------------------------------------------------- better rooms */

#define PRICE(minor) "{\"ok\": true, \"code\": \"\", \"sentence\": \"\", " \
	"\"detail\": {\"unit\": \"room:232\", \"price_minor\": " minor "}}"

static void an_upgrade_shows_its_price_first(void **state)
{
	struct bays *b = *state;

	answer_when(b, "visit_upgrade", 8, "true", PRICE("1900"));
	answer_when(b, "visit_upgrade", 8, "false", LANES_DONE("Brandt has 232"));
	lanes_go(b, "214");
	type(b, "v");
	/* The one better room that is free is proposed. */
	lanes_assert_sent(b, "visit_upgrade(#1, v-room:214, room:214, room:232, "
		"CASH, NULL, 0, true)");
	assert_lines(b, 3,
"-- Upgrade  214 STANDARD  Brandt, U. -------------------------------------------\n"
"  to room     232       free: 232 s\n"
"  reference   ________________________________________\n"
"\n"
"  fee 19.00\n"
"  to be read to the guest: the stay ends when it did, the fee is not given back\n"
"  c read, and paid by card    k read, and paid in cash\n");
	forget_asked(b);
	type(b, "<Enter>");
	assert_asked(b, "");
	type(b, "<Tab>slip 4<Enter>c");
	lanes_assert_sent(b, "visit_upgrade(#2, v-room:214, room:214, room:232, "
		"CREDIT, slip 4, 1900, false)");
	assert_line_has(b, 24, "Brandt has 232");
	assert_line_lacks(b, 3, "Upgrade");
}

static void another_room_is_priced_anew(void **state)
{
	struct bays *b = *state;

	answer_when(b, "visit_upgrade", 8, "true", PRICE("1900"));
	lanes_go(b, "214");
	type(b, "v<BackTab>");
	type(b, "<Ctrl-U>216");
	assert_line_has(b, 7, "Enter asks what it costs");
	answer_when(b, "visit_upgrade", 8, "true",
		LANES_REFUSED("clash", "216 is not free", ""));
	forget_asked(b);
	type(b, "<Enter>");
	lanes_assert_sent(b, "visit_upgrade(#2, v-room:214, room:214, room:216, "
		"CASH, NULL, 0, true)");
	assert_line_has(b, 7, "216 is not free");
	/* What cannot be had is not paid. */
	forget_asked(b);
	type(b, "<Tab>c");
	assert_asked(b, "");
	assert_line_has(b, 24, "first a room that can be had");
}

/* A manager changed the price: Enter asks it anew, and that one is paid. */
static void a_price_that_rose_is_shown_before_it_is_taken(void **state)
{
	struct bays *b = *state;

	answer_when(b, "visit_upgrade", 8, "true", PRICE("1900"));
	answer_when(b, "visit_upgrade", 8, "false", LANES_REFUSED("stale",
		"21.00 is due by now, not 19.00: nothing was taken", ""));
	lanes_go(b, "214");
	type(b, "vk");
	assert_line_has(b, 7, "21.00 is due by now, not 19.00");
	answer_when(b, "visit_upgrade", 8, "true", PRICE("2100"));
	forget_asked(b);
	type(b, "k");
	assert_asked(b, "");
	assert_line_has(b, 24, "Enter asks what it costs");
	type(b, "<Enter>");
	assert_line_has(b, 7, "fee 21.00");
	forget_asked(b);
	type(b, "k");
	lanes_assert_sent(b, "visit_upgrade(#4, v-room:214, room:214, room:232, "
		"CASH, NULL, 2100, false)");
}

static void nobody_in_there_gets_no_better_room(void **state)
{
	struct bays *b = *state;

	lanes_go(b, "208");
	type(b, "v");
	assert_line_has(b, 24, "nobody is in there");
	type(b, "b");
	assert_line_has(b, 24, "nobody is in there");
	type(b, "c");
	assert_line_has(b, 24, "it is clean: e makes it dirty");
	lanes_assert_not_asked(b, "visit_upgrade");
	lanes_assert_not_asked(b, "unit_clean");
}

/* -------------------------------------------------------------- waitlist */

static void to_waitlist(struct bays *b, const char *more)
{
	type(b, ":l waitlist<Enter>");
	type(b, more);
	rest(b);
	forget_asked(b);
}

static void a_guest_joins_the_waitlist(void **state)
{
	struct bays *b = *state;

	answer(b, "place_join", LANES_DONE("Brandt waits for DOUBLE, place 3"));
	answer_table(b, "place_tiers", "tier|minor|supply|why_not\n"
		"STANDARD|NULL|11 free|STANDARD is no upgrade from STANDARD\n"
		"DOUBLE|900|1 free, 2 wait|\n"
		"SPECIAL|1900|none free|\n");
	lanes_go(b, "214");
	type(b, "b");
	assert_asked(b, "place_tiers(room:214)\n");
	assert_line_has(b, 3, "Waitlist  Brandt, U., in 214 STANDARD");
	assert_line_has(b, 6, "  d double      9.00   1 free, 2 wait");
	assert_line_has(b, 7, "  s special    19.00   none free");
	/* What cannot be waited for is not sent to be refused. */
	forget_asked(b);
	type(b, "t");
	assert_line_has(b, 5, "(STANDARD is no upgrade from STANDARD)");
	assert_line_has(b, 8, "STANDARD is no upgrade from STANDARD");
	assert_asked(b, "");
	type(b, "d");
	lanes_assert_sent(b, "place_join(#1, v-room:214, room:214, DOUBLE, false)");
	assert_line_has(b, 24, "Brandt waits for DOUBLE, place 3");
}

#define PROPOSED "{\"ok\": true, \"code\": \"\", \"sentence\": " \
	"\"216 is offered to Haddad, R. until 14:17\", " \
	"\"detail\": {\"unit\": \"room:216\"}}"

static void a_room_is_proposed_and_offered(void **state)
{
	struct bays *b = *state;

	answer_when(b, "place_offer", 5, "true", PROPOSED);
	answer_when(b, "place_offer", 5, "false", LANES_DONE("216 is offered"));
	to_waitlist(b, "j");
	type(b, "a");
	lanes_assert_sent(b, "place_offer(#1, w2, #2, NULL, true)");
	assert_line_has(b, 3, "Offer a room  Haddad, R. waits for DOUBLE");
	assert_line_has(b, 4, "it would be: 216 is offered to Haddad, R. until "
		"14:17");
	assert_line_has(b, 6, "y offer 216");
	type(b, "y");
	lanes_assert_sent(b, "place_offer(#3, w2, #2, room:216, false)");
	assert_line_has(b, 24, "216 is offered");
}

/* One who has an offer is told apart. */
static void an_offer_on_top_of_an_offer_is_said(void **state)
{
	struct bays *b = *state;

	answer_when(b, "place_offer", 5, "true", PROPOSED);
	to_waitlist(b, "");
	type(b, "a");
	assert_line_has(b, 4, "has an offer; with another one: 216 is offered");
}

static void another_room_can_be_typed(void **state)
{
	struct bays *b = *state;

	answer_when(b, "place_offer", 5, "true", PROPOSED);
	answer_when(b, "place_offer", 5, "false", LANES_DONE("218 is offered"));
	to_waitlist(b, "j");
	type(b, "<Enter>o");
	assert_line_has(b, 3, "Offer another room");
	forget_asked(b);
	type(b, "<Enter>");
	assert_asked(b, "");
	type(b, "218");
	type(b, "<Enter>");
	lanes_assert_sent(b, "place_offer(#3, w2, #2, room:218, false)");
}

static void nothing_free_is_nothing_to_offer(void **state)
{
	struct bays *b = *state;

	answer(b, "place_offer", LANES_REFUSED("capacity",
		"There is no free room to offer", ""));
	to_waitlist(b, "j");
	type(b, "a");
	assert_line_has(b, 24, "There is no free room to offer");
	assert_line_lacks(b, 3, "Offer a room");
}

static void an_offer_is_accepted_and_paid(void **state)
{
	struct bays *b = *state;

	answer_when(b, "place_accept", 7, "true", PRICE("900"));
	answer_when(b, "place_accept", 7, "false", LANES_DONE("Silva has 225"));
	to_waitlist(b, "");
	type(b, "<Enter>");
	lanes_assert_sent(b, "place_accept(#1, w1, #2, CASH, NULL, 0, true)");
	assert_line_has(b, 3, "Accept  Silva, Rui  225 instead of 213, offered "
		"until 14:16");
	assert_line_has(b, 7, "fee 9.00");
	type(b, "k");
	lanes_assert_sent(b, "place_accept(#3, w1, #2, CASH, NULL, 900, false)");
	assert_line_has(b, 24, "Silva has 225");
}

static void an_offer_is_declined(void **state)
{
	struct bays *b = *state;

	answer(b, "place_decline", LANES_DONE("Silva keeps the place"));
	to_waitlist(b, "");
	type(b, "d");
	assert_line_has(b, 3, "Decline  Silva, Rui does not want 225");
	forget_asked(b);
	type(b, "p");
	lanes_assert_sent(b, "place_decline(#1, w1, #2, phone, false)");
	/* Known by now, it is one letter. */
	type(b, "d");
	assert_line_has(b, 6, "y decline it");
	forget_asked(b);
	type(b, "y");
	lanes_assert_sent(b, "place_decline(#3, w1, #2, phone, false)");
	to_waitlist(b, "j");
	type(b, "d");
	assert_line_has(b, 24, "only who is offered a room can decline it");
}

static void a_place_is_given_up_with_a_reason(void **state)
{
	struct bays *b = *state;

	answer(b, "place_cancel", LANES_DONE("Silva waits no more"));
	to_waitlist(b, "");
	type(b, "x");
	assert_line_has(b, 3, "Off the waitlist  Silva, Rui waits for DOUBLE");
	type(b, "<Enter>");
	lanes_assert_not_asked(b, "place_cancel");
	forget_asked(b);
	type(b, "mgoing home<Enter>");
	lanes_assert_sent(b, "place_cancel(#1, w1, #2, going home, member, false)");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		LANES_TEST(an_upgrade_shows_its_price_first),
		LANES_TEST(another_room_is_priced_anew),
		LANES_TEST(a_price_that_rose_is_shown_before_it_is_taken),
		LANES_TEST(nobody_in_there_gets_no_better_room),
		LANES_TEST(a_guest_joins_the_waitlist),
		LANES_TEST(a_room_is_proposed_and_offered),
		LANES_TEST(an_offer_on_top_of_an_offer_is_said),
		LANES_TEST(another_room_can_be_typed),
		LANES_TEST(nothing_free_is_nothing_to_offer),
		LANES_TEST(an_offer_is_accepted_and_paid),
		LANES_TEST(an_offer_is_declined),
		LANES_TEST(a_place_is_given_up_with_a_reason),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

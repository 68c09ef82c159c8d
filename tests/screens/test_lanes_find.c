/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The lane board: ways to a thing of it, by number, pane, filter, alert and
 * name. */
#include "config.h"

#include "tests/support/lanes_house.h"

static void a_number_is_typed_to_jump(void **state)
{
	struct bays *b = *state;

	type(b, "2");
	assert_line_has(b, 24, "type a number to jump: 2_   Enter goes to the "
		"lane");
	assert_line_has(b, 11, "20[o]");
	type(b, "1");
	assert_line_has(b, 24, "type a number to jump: 21_");
	assert_line_has(b, 12, "21[C]");
	type(b, "6");
	assert_line_has(b, 12, " o [od]d  od");
	assert_line_lacks(b, 24, "jump");
	type(b, "077");
	assert_line_has(b, 14, "C C[!]o o o");
	type(b, "9");
	assert_line_has(b, 24, "no room, locker or lane begins with 9");
	assert_line_has(b, 14, "C C[!]o o o");
}

static void a_lane_is_gone_to_by_its_number(void **state)
{
	struct bays *b = *state;

	type(b, "2<Enter>");
	assert_line_has(b, 3, " 1  ana");
	assert_line_has(b, 3, "[2] ben");
}

/* Nobody has seen what the first digits said. */
static void a_number_in_one_burst_leaves_no_line(void **state)
{
	struct bays *b = *state;

	press(b, "207");
	rest(b);
	assert_line_has(b, 10, "-- 207 ");
	assert_line_lacks(b, 24, "jump");
	press(b, "2<Enter>");
	settle(b);
	assert_line_has(b, 3, "[2] ben");
	assert_line_lacks(b, 24, "jump");
}

static void the_cursor_goes_over_gaps(void **state)
{
	struct bays *b = *state;

	/* 247 is no room; 246 and 248 are beside one another. */
	type(b, "246l");
	assert_line_has(b, 15, "o    [o]");
	/* From the last room of the row to the lockers, and back. */
	type(b, "l");
	assert_line_has(b, 15, "081[o]o C");
	type(b, "h");
	assert_line_has(b, 15, "o    [o]");
	type(b, "262j");
	assert_line_has(b, 17, "[wd]");
	type(b, "<Home>");
	assert_line_has(b, 11, "20[o]");
	type(b, "<End>");
	assert_line_has(b, 16, "o C[C]");
}

static void the_panes_in_the_order_of_tab(void **state)
{
	struct bays *b = *state;

	type(b, "<Tab>");
	assert_int_equal(b->canvas->cursor_row, 10);
	type(b, "<Tab>");
	assert_line_has(b, 19, "!>204  +97m 35.00 BAN");
	rest(b);
	assert_line_has(b, 10, "-- 204 STANDARD  in use, over 97 min  Weber");
	type(b, "<Tab>");
	assert_line_has(b, 19, ">1 DOUBLE Silva");
	rest(b);
	assert_line_has(b, 10,
		"-- Silva, Rui waits for DOUBLE since 12:10, in 213, offered "
		"225 until 14:16");
	type(b, "<Tab>j");
	assert_line_has(b, 20, ">L077 Kaya 14:05 nobody yet");
	type(b, "<Tab>");
	rest(b);
	assert_line_has(b, 3, "[1] ana");
	assert_line_has(b, 10, "-- lane 1  Okafor, Daniel  next: take 43.00");
}

static void the_panes_backwards(void **state)
{
	struct bays *b = *state;

	type(b, "<BackTab>");
	rest(b);
	assert_line_has(b, 19, ">222 Ivers");
	type(b, "<BackTab>");
	assert_line_has(b, 19, ">1 DOUBLE Silva");
	type(b, "<BackTab>");
	assert_line_has(b, 19, "!>204  +97m 35.00 BAN");
	type(b, "<BackTab>");
	assert_int_equal(b->canvas->cursor_row, 10);
	type(b, "<BackTab>");
	rest(b);
	assert_line_has(b, 10, "-- lane 1  Okafor, Daniel  next: take 43.00");
}

static void marks_are_put_and_taken_off(void **state)
{
	struct bays *b = *state;

	type(b, "214<Space>");
	assert_line_has(b, 2, "1 marked");
	assert_line_has(b, 21, "!@214");
	type(b, "*");
	assert_line_has(b, 2, "4 marked");
	/* Of who waits or wants out it is the unit that they are in. */
	type(b, "<Esc>:l waitlist<Enter><Space>");
	assert_line_has(b, 2, "1 marked");
	assert_line_has(b, 12, " d@ !");
	type(b, "j");
	assert_line_has(b, 19, "@1 DOUBLE Silva");
	type(b, "<Esc>");
	assert_line_lacks(b, 2, "marked");
}

static void the_filter_shows_a_part(void **state)
{
	struct bays *b = *state;

	type(b, "214");
	type(b, "/cleaned<Enter>");
	assert_line_has(b, 2, "{cleaned}");
	assert_line_has(b, 11, "20 . [ws].");
	/* The cursor is on the first of them, and its words are there. */
	rest(b);
	assert_line_has(b, 10, "-- 201 SPECIAL  being cleaned");
	type(b, "*");
	assert_line_has(b, 2, "6 marked {cleaned}");
	type(b, "<Esc>");
	assert_line_lacks(b, 2, "{cleaned}");
	type(b, "<Esc>");
	assert_line_lacks(b, 2, "marked");
}

static void the_filter_goes_through_the_lists(void **state)
{
	struct bays *b = *state;

	type(b, ":l due<Enter>/kaya<Enter>");
	rest(b);
	assert_line_has(b, 10, "-- L077 LOCKER  in use, over 7 min  Kaya");
	assert_lines(b, 18,
"DUE 1 over, 0 soon        |WAITLIST 0  offers 0      |WANT OUT 1\n"
"!>L077  +7m  0.00         |                          |L077 Kaya 14:05 nobody yet\n"
"                          |                          |\n");
	type(b, "/haddad<Enter>");
	assert_line_has(b, 19, ">2 DOUBLE Haddad");
	rest(b);
	assert_line_has(b, 10, "-- Haddad, R. waits for DOUBLE");
	/* An alert leads to what the filter hides. */
	type(b, "!");
	assert_line_lacks(b, 2, "{haddad}");
	assert_line_has(b, 19, "!>204");
	type(b, "/nobody of that name<Enter>");
	assert_line_has(b, 24, "nothing in the house matches");
	type(b, "<Esc>");
	assert_line_has(b, 18, "DUE 4 over, 5 soon");
}

/* What nobody is in shows what is worst, wherever its cursor was left. */
static void a_list_that_is_left_shows_the_worst(void **state)
{
	struct bays *b = *state;

	type(b, ":l due<Enter><End>");
	assert_line_lacks(b, 19, "204");
	type(b, "<Tab>");
	assert_line_has(b, 19, "! 204  +97m 35.00 BAN");
}

/* Enter promises nothing where there is no row to do it with. */
static void an_empty_list_offers_nothing(void **state)
{
	struct bays *b = *state;

	type(b, ":l out<Enter>");
	rest(b);
	assert_line_has(b, 23, "Enter check out  a take");
	type(b, "/silva<Enter>:l out<Enter>");
	rest(b);
	assert_line_has(b, 18, "WANT OUT 0");
	assert_line_lacks(b, 23, "Enter");
	type(b, "<Enter>");
	assert_line_has(b, 24, "nobody wants out");
}

/* One of each kind before the second of a kind. */
static void alerts_lead_to_their_things(void **state)
{
	struct bays *b = *state;

	type(b, "!");
	assert_line_has(b, 19, "!>204");
	type(b, "!");
	assert_int_equal(b->canvas->cursor_row, 2);
	assert_line_has(b, 24, "lane 1: past due 35.00");
	type(b, "!");
	assert_line_has(b, 19, ">1 DOUBLE Silva");
	type(b, "!");
	assert_line_has(b, 19, ">222 Ivers");
	type(b, "!");
	assert_line_has(b, 20, "!>231");
	type(b, "!");
	assert_line_has(b, 20, ">L077 Kaya");
	type(b, "!!");
	assert_line_has(b, 22, "!>L077");
	type(b, "!");
	assert_line_has(b, 19, "!>204");
}

/* Two lanes, two offers: each once, though each has its alert. */
static void no_alert_leads_to_a_thing_twice(void **state)
{
	struct bays *b = *state;

	answer_table(b, "lane_alerts",
		"kind|n|minor|sentence|item_kind|item_id|at\n"
		"lane|1|3500|lane 1 past due 35.00|lane|1|NULL\n"
		"lane|1|100|lane 2 past due 1.00|lane|2|NULL\n"
		"free|1|NULL|208 is free for Lang|place|"
		"00000000-0000-4000-8000-000000000803|NULL\n");
	lanes_answer_board(b, lanes_okafor);
	fake_db_announce(b->db, "lanes");
	settle(b);
	type(b, "!");
	assert_line_has(b, 3, "[1] ana");
	type(b, "!");
	assert_line_has(b, 21, ">3 SPECIAL Lang");
	type(b, "!");
	assert_line_has(b, 3, "[1] ana");
}

static void views_by_name(void **state)
{
	struct bays *b = *state;

	type(b, ":l 214<Enter>");
	assert_line_has(b, 12, "[!]");
	type(b, ":view<Enter>");
	assert_line_has(b, 24, ":l 214");
	type(b, ":l due<Enter>");
	assert_line_has(b, 19, "!>204");
	type(b, ":view<Enter>");
	assert_line_has(b, 24, ":l due");
	type(b, ":l lane 2<Enter>");
	assert_line_has(b, 3, "[2] ben");
	type(b, ":l 999<Enter>");
	assert_line_has(b, 24, "there is no room, locker or pane \"999\"");
	type(b, ":l lane 9<Enter>");
	assert_line_has(b, 24, "there is no lane 9");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		LANES_TEST(a_number_is_typed_to_jump),
		LANES_TEST(a_lane_is_gone_to_by_its_number),
		LANES_TEST(a_number_in_one_burst_leaves_no_line),
		LANES_TEST(the_cursor_goes_over_gaps),
		LANES_TEST(the_panes_in_the_order_of_tab),
		LANES_TEST(the_panes_backwards),
		LANES_TEST(marks_are_put_and_taken_off),
		LANES_TEST(the_filter_shows_a_part),
		LANES_TEST(the_filter_goes_through_the_lists),
		LANES_TEST(a_list_that_is_left_shows_the_worst),
		LANES_TEST(an_empty_list_offers_nothing),
		LANES_TEST(alerts_lead_to_their_things),
		LANES_TEST(no_alert_leads_to_a_thing_twice),
		LANES_TEST(views_by_name),
	};

	return cmocka_run_group_tests_name("lanes_find", tests, NULL, NULL);
}

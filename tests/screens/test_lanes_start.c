/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who a session on the lane board begins with: looked up, scanned, here already,
 * not let in. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "tests/support/lanes_house.h"

static void idle_board(struct bays *b)
{
	lanes_answer_board(b, "1|NULL|idle||CHECKIN|NULL||NULL|NULL|||NULL||"
		"......||||||||||0|f|NULL||NULL|\n");
	fake_db_announce(b->db, "lanes");
	settle(b);
	rest(b);
	answer_table(b, "lane_lookup",
		"customer|name|age|membership|card|matched|now_text|banned_until|"
		"past_due_minor|hits\n"
		"00000000-0000-4000-8000-000000000901|Okafor, Daniel|35|20417|NONE|"
		"name|not here|NULL|3500|9\n"
		"00000000-0000-4000-8000-000000000902|Okafor, Mary|NULL|20418|NONE|"
		"name||2026-12-21 14:00:00|0|9\n");
	forget_asked(b);
}

static void somebody_is_looked_up(void **state)
{
	struct bays *b = *state;

	idle_board(b);
	answer(b, "lane_start", LANES_DONE("it is done"));
	type(b, "s");
	assert_line_has(b, 12, "-- Check in  lane 1");
	type(b, "oka");
	assert_asked(b, "lane_lookup(o, 7)\nlane_lookup(ok, 7)\n"
		"lane_lookup(oka, 7)\n");
	assert_lines(b, 13,
"  who oka_                                  2 of 9\n"
" > Okafor, Daniel         35y #20417   name         past due 35.00  not here\n"
"   Okafor, Mary               #20418   name         BANNED until Mon 21 Dec\n");
	type(b, "<Enter>");
	lanes_assert_step(b, "lane_start(#1, idle, 1, #2, NULL, CHECKIN, NULL, "
		"false)");
	assert_line_lacks(b, 12, "Check in");
}

/* A number goes to the database whole, however fast it was typed. */
static void a_scan_is_not_looked_up_first(void **state)
{
	struct bays *b = *state;

	idle_board(b);
	answer(b, "lane_start", LANES_DONE("it is done"));
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
		"customer|name|age|membership|card|matched|now_text|banned_until|"
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
	answer(b, "lane_start", LANES_DONE("it is done"));
	type(b, "214");
	rest(b);
	forget_asked(b);
	type(b, "<Ctrl-b>20417<Enter>");
	lanes_assert_step(b, "lane_start(#1, idle, 2, NULL, 20417, CHECKIN, NULL, "
		"false)");
	assert_line_has(b, 3, "[2] idle");
}

static void nobody_starts_where_every_lane_is_taken(void **state)
{
	struct bays *b = *state;

	type(b, "s");
	assert_line_has(b, 24, "somebody is at every lane");
	type(b, "<Ctrl-b>20418<Enter>");
	assert_line_has(b, 24, "somebody is at every lane");
	assert_asked(b, "");
}

static void a_scan_finds_who_is_at_one_of_them(void **state)
{
	struct bays *b = *state;

	type(b, "<Ctrl-b>18220<Enter>");
	assert_line_has(b, 24, "Meyer, Jo is at lane 2");
	assert_line_has(b, 3, "[2]");
	type(b, "<Ctrl-b>20417<Enter>");
	assert_line_has(b, 24, "Okafor, Daniel is at lane 1");
	assert_line_has(b, 3, "[1]");
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
		"\"Okafor, Daniel\", \"membership\": \"20417\", \"age\": 35}, {\"customer\": "
		"\"00000000-0000-4000-8000-000000000903\", \"name\": "
		"\"Lang, Eva\", \"membership\": \"30417\", \"age\": 102}]}}");
	type(b, "s0417<Enter>");
	assert_line_has(b, 24, "2 people have 0417");
	assert_line_has(b, 13, "several fit: which one?");
	assert_line_has(b, 15, "Lang, Eva             102y #30417");
	answer(b, "lane_start", LANES_DONE("it is done"));
	forget_asked(b);
	type(b, "<Down><Enter>");
	lanes_assert_step(b, "lane_start(#2, idle, 1, #3, NULL, CHECKIN, NULL, "
		"false)");
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
		"can lift the ban");
	assert_line_has(b, 12, "-- Check in  lane 1");
	type(b, "<Esc>");
	assert_line_lacks(b, 12, "Check in");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		LANES_TEST(somebody_is_looked_up),
		LANES_TEST(a_scan_is_not_looked_up_first),
		LANES_TEST(a_name_that_nobody_has),
		LANES_TEST(a_scan_starts_at_an_idle_lane),
		LANES_TEST(nobody_starts_where_every_lane_is_taken),
		LANES_TEST(a_scan_finds_who_is_at_one_of_them),
		LANES_TEST(an_ambiguous_scan_is_shown),
		LANES_TEST(who_is_here_already_is_gone_to),
		LANES_TEST(a_refusal_keeps_the_sheet),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

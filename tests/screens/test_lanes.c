/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The lane board: its pictures (wireframes.md 2a), and moving about in it. */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "tests/support/lanes_house.h"

static void the_board_of_two_lanes(void **state)
{
	struct bays *b = *state;

	type(b, "214");
	rest(b);
	assert_picture(b,
" Lane board  2 lanes  55 rooms  108 lockers                 ana  desk 2  14:07\n"
" ! 4 over (1 ban)  ! lane 1 past due 35.00  offer 225 until 14:16  2 want out\n"
"=1  ana    check-in        since 14:01 |2  ben    renewal +6 h      since 14:05\n"
" Okafor, Daniel  #20417  age 35  EN    | Meyer, Jo  #18220  age 61  EN\n"
" +lang +memb +rent [PAY] agree  unit   | +lang +memb +rent +pay  [AGREE] unit\n"
" STANDARD by customer, locked ana 14:05| STANDARD, keeps 207, locked ben 14:06\n"
" 205 held; no one waits for STANDARD   | to 14:15, then to 20:15 (12 of 14 h)\n"
" room 30.00 memb. 13.00 = 43.00 DUE    | room 30.00 = 30.00 PAID card 4471 14:06\n"
" ! past due 35.00: pay, else a manager | agreement v7 (EN) waits at the kiosk\n"
"-- 214 STANDARD  in use, over 52 min  Brandt, U.  07:10-13:15  late fee 15.00 --\n"
"20 o  ws d  o  !  h  o  +  C  w   | 001 o o C o C o C o C C o o x C o o C o C o\n"
"21 C  o  o  d [!] o  od d  od o   | 021 C C o o o C C C o o o C C o C C C C C o\n"
"22 o  o  +  o  d  hd C  C  o  w   | 041 o o C C o o o C o o o o C o o C o o o o\n"
"23 C  !  Cs o  o  w  x  o  o  w   | 061 o C o o C o C C o o o o o o C C ! o o o\n"
"24 +  o  o  C  C  o  o     o      | 081 o o C o C o o o o + C C C o C o C o C o\n"
"25 o     od    o     os    +      | 101 C C o o C o C C\n"
"26 o     wd                       | C free  o in use  + soon  ! over  d w h x  ?\n"
"DUE 4 over, 5 soon        |WAITLIST 3  offers 1      |WANT OUT 2\n"
"! 204  +97m 35.00 BAN     |1 DOUBLE Silva  225 14:16 |222 Ivers 14:02 ben -14:09\n"
"! 231  +67m 35.00         |2 DOUBLE Haddad ~15:10    |L077 Kaya 14:05 nobody yet\n"
"! 214  +52m 15.00         |3 SPECIAL Lang ~17:40     |\n"
"! L077  +7m  0.00         |                          |\n"
" Enter look closer  o out  w history                                    ? keys\n"
"\n");
}

/* Nothing is asked twice, and alerts after the rest, which they count. */
static void the_board_is_asked_for_once(void **state)
{
	struct bays *b = *state;

	fake_db_connect(b->db);
	settle(b);
	assert_non_null(strstr(fake_db_asked(b->db),
		"lane_board()\nlane_units()\nlane_waitlist()\n"
		"lane_checkouts()\n"));
	assert_string_equal(strstr(fake_db_asked(b->db), "lane_alerts()"),
		"lane_alerts()\nlane_can(lane, 1)\n");
}

static void a_board_that_has_not_come_yet(void **state)
{
	struct bays *b = *state;

	answer_later(b, "lane_units");
	fake_db_connect(b->db);
	settle(b);
	assert_line_has(b, 1, "Lane board");
	assert_line_has(b, 4, "looking at the lanes ...");
	/* What is typed meanwhile is meant for the board. */
	press(b, "231");
	lanes_house_tell(b, NULL);
	settle(b);
	assert_line_has(b, 14, "23 C [!] Cs");
}

static void only_the_pane_of_the_cursor_has_brackets(void **state)
{
	struct bays *b = *state;
	static const char *const panes[] = { "due", "waitlist", "out" };

	type(b, "214");
	assert_line_has(b, 3, "=1  ana");
	assert_line_has(b, 12, "[!]");
	type(b, ":l lane 1<Enter>");
	assert_line_has(b, 3, "[1] ana");
	assert_line_has(b, 12, "d  !  o");
	for (size_t i = 0; i < ARRAY_LEN(panes); i++) {
		type(b, ":l ");
		type(b, panes[i]);
		type(b, "<Enter>");
		assert_line_has(b, 3, "=1  ana");
		assert_line_has(b, 12, "d  !  o");
	}
}

/* A pair of brackets moves, and nothing else: the rule follows at rest. */
static void a_move_costs_two_pairs_of_brackets(void **state)
{
	struct bays *b = *state;
	char *before;
	int changed = 0;
	size_t cells;

	type(b, "214");
	rest(b);
	cells = (size_t)b->canvas->rows * (size_t)b->canvas->cols;
	before = mem_new(cells, sizeof(struct cell));
	memcpy(before, b->canvas->cells, cells * sizeof(struct cell));
	type(b, "l");
	for (size_t i = 0; i < cells; i++)
		changed += memcmp(before + i * sizeof(struct cell),
			&b->canvas->cells[i], sizeof(struct cell)) != 0;
	free(before);
	assert_line_has(b, 12, " ! [o] od");
	assert_int_equal(changed, 4);
	assert_line_has(b, 10, "-- 214 ");
	rest(b);
	assert_line_has(b, 10, "-- 215 STANDARD  in use, 143 min left");
}

static void a_list_is_the_whole_body(void **state)
{
	struct bays *b = *state;

	type(b, "z");
	assert_line_has(b, 24, "only a list can be the whole body");
	type(b, "<Tab><Tab>z");
	assert_lines(b, 3,
"-- DUE 4 over, 5 soon ----------------------------------------------------------\n"
"   unit    tier      customer                   ends    left     fee    owed ban\n"
">  ! 204   Standard  Weber, Kim                12:30    +97m   35.00         BAN\n"
"   ! 231   Standard  Ahmed, Sam                13:00    +67m   35.00   12.00\n"
"   ! 214   Standard  Brandt, U.                13:15    +52m   15.00\n"
"   ! L077  Locker    Kaya, Deniz               14:00     +7m    0.00\n"
"   + 207   Standard  Meyer, Jo                 14:15   8 min\n");
	type(b, "<Down>");
	assert_line_has(b, 6, ">  ! 231");
	type(b, "<Esc>");
	assert_line_has(b, 20, "!>231");
}

/* Only what was announced is asked again, and what changed elsewhere has its
 * mark for half a minute. */
static void a_change_elsewhere_is_seen(void **state)
{
	struct bays *b = *state;
	const struct lanes_house house = {
		.changes = { { "room:213", 'C', "n-" } }, .change_count = 1,
	};

	type(b, "211");
	rest(b);
	forget_asked(b);
	lanes_house_tell(b, &house);
	fake_db_announce(b->db, "rooms");
	fake_db_announce(b->db, "lockers");
	settle(b);
	assert_line_has(b, 12, "21 C [o] o  C* !");
	assert_non_null(strstr(fake_db_asked(b->db), "lane_units()\n"));
	assert_null(strstr(fake_db_asked(b->db), "lane_board()"));
	assert_null(strstr(fake_db_asked(b->db), "lane_waitlist()"));
	pass_ms(b, 29000);
	assert_line_has(b, 12, "21 C [o] o  C  !");
	forget_asked(b);
	fake_db_announce(b->db, "grid:2026-11-21");
	settle(b);
	assert_asked(b, "");
}

/* At rest nothing is asked, however long; late minutes go on by themselves. */
static void the_minutes_pass(void **state)
{
	struct bays *b = *state;

	pass_ms(b, 120000);
	assert_asked(b, "");
	assert_line_has(b, 19, "! 204  +99m");
	/* An offer lapses: the database says what is then. */
	pass_ms(b, 600000);
	assert_non_null(strstr(fake_db_asked(b->db), "lane_waitlist()"));
	assert_null(strstr(fake_db_asked(b->db), "lane_units()"));
}

#define WAITS(eta) "place|version|position|tier|backup|customer|customer_name|" \
	"unit_now|state|offered|offer_until|eta|since\n" \
	"00000000-0000-4000-8000-000000000802|w2|1|DOUBLE|STANDARD|NULL|" \
	"Haddad, R.|room:220|ACTIVE||NULL|2026-11-21 " eta ":00|" \
	"2026-11-21 12:40:00\n"

/* Also in the very minute after it was asked for: a room that was to be free by
 * then may not be, which only the database knows. */
static void what_was_expected_is_asked_for_again(void **state)
{
	struct bays *b = *state;

	pass_ms(b, 40000);
	answer_table(b, "lane_waitlist", WAITS("14:08"));
	fake_db_announce(b->db, "waitlist");
	settle(b);
	assert_line_has(b, 19, "|1 DOUBLE Haddad ~14:08");
	answer_table(b, "lane_waitlist", WAITS("14:23"));
	forget_asked(b);
	pass_ms(b, 25000);
	assert_line_has(b, 1, "14:08");
	assert_non_null(strstr(fake_db_asked(b->db), "lane_waitlist()"));
	assert_line_has(b, 19, "|1 DOUBLE Haddad ~14:23");
	/* Once. */
	forget_asked(b);
	pass_ms(b, 60000);
	assert_asked(b, "");
}

static const char idle_lane[] =
	"3|NULL|idle||CHECKIN|NULL||NULL|NULL|||NULL||......||||||||||0|f|NULL|"
	"|NULL|\n";

/* "?" promises the number of a lane, too. */
static void a_lane_is_gone_to_where_no_unit_begins_so(void **state)
{
	struct bays *b = *state;
	char *lanes = mem_printf("%s%s4%s", lanes_okafor, lanes_meyer,
		idle_lane + 1);

	lanes_answer_board(b, lanes);
	free(lanes);
	fake_db_announce(b->db, "lanes");
	settle(b);
	type(b, "4");
	assert_line_has(b, 24, "type a number to jump: 4_   Enter goes to the "
		"lane");
	type(b, "<Enter>");
	rest(b);
	assert_line_has(b, 3, "[4] idle");
	assert_line_lacks(b, 24, "jump");
}

static void more_lanes_share_the_rule(void **state)
{
	struct bays *b = *state;
	char *lanes = mem_printf("%s%s%s", lanes_okafor, lanes_meyer, idle_lane);

	lanes_answer_board(b, lanes);
	free(lanes);
	fake_db_announce(b->db, "lanes");
	settle(b);
	rest(b);
	assert_line_has(b, 10, "-- 3 idle");
	type(b, "<Tab>");
	rest(b);
	assert_line_has(b, 3, "[3] idle");
	assert_line_has(b, 4, "s starts, or scan");
	assert_line_has(b, 10, "-- 1 Okafor PAY 6m!  2 Meyer AGREE 2m");
	type(b, "<Tab>");
	assert_int_equal(b->canvas->cursor_row, 10);

	/* Back the same way: to the third lane, then to the page before it. */
	type(b, "<BackTab>");
	rest(b);
	assert_line_has(b, 3, "[3] idle");
	type(b, "<BackTab>");
	rest(b);
	assert_line_has(b, 3, "[1] ana");
	type(b, "<BackTab>");
	rest(b);
	assert_line_has(b, 10, "-- 222 STANDARD");
}

/* Four more lanes with names would leave some of them out: none has one then. */
static void names_of_other_lanes_are_all_there_or_none(void **state)
{
	struct bays *b = *state;
	char rows[4000];
	int used = snprintf(rows, sizeof(rows), "%s%s", lanes_okafor,
		lanes_meyer);

	for (int lane = 3; lane <= 6; lane++)
		used += snprintf(rows + used, sizeof(rows) - (size_t)used,
			"%d|00000000-0000-4000-8000-00000000000%d|v|ACTIVE|"
			"CHECKIN|NULL|ana|2026-11-21 14:0%d:00|00000000-0000-"
			"4000-8000-00000000090%d|%s|2|30|EN|>.....|"
			"lane_language|choose the language||||||||0|f|NULL||"
			"NULL|\n", lane, lane, lane, lane, lane == 3
			? "Ito, Ken" : "Ranganathan-Featherstone, Ann");
	lanes_answer_board(b, rows);
	fake_db_announce(b->db, "lanes");
	settle(b);
	rest(b);
	assert_line_has(b, 10,
		"-- 3 LANG 4m  4 LANG 3m  5 LANG 2m  6 LANG 1m  ");
}

static void a_large_terminal_shows_more(void **state)
{
	struct bays *b = *state;
	char *lanes = mem_printf("%s%s%s", lanes_okafor, lanes_meyer, idle_lane);

	lanes_answer_board(b, lanes);
	free(lanes);
	resize(b, 132, 43);
	fake_db_announce(b->db, "lanes");
	settle(b);
	type(b, "214");
	rest(b);
	assert_line_has(b, 3, "=1  ana");
	assert_line_has(b, 3, "|2  ben");
	assert_line_has(b, 10, " 3  idle");
	assert_line_has(b, 17, "-- 214 STANDARD");
	assert_line_has(b, 19, "21 C      o  143 o  143 d     [!  +52]o  143");
	assert_line_has(b, 25, "DUE 4 over, 5 soon");
}

/* What is cut is the name, or a word before the time; the time stands. */
/* What is cut is who did it, neither the tier nor the hours' cap. */
static void long_lines_keep_the_tier_and_the_cap(void **state)
{
	struct bays *b = *state;

	lanes_answer_board(b,
		"1|00000000-0000-4000-8000-000000000001|v1|ACTIVE|RENEWAL|6|"
		"desk2|2026-11-21 14:01:00|NULL|A, B|7|NULL|EN|++|||"
		"STANDARD by staff, waits for DOUBLE, locked desk1 11:03|"
		"room:207|keeps 207 to 11:00, then to 17:00 (12 of 14 h)|"
		"NULL|DUE|DUE||0|f|NULL||NULL|\n");
	fake_db_announce(b->db, "lanes");
	settle(b);
	assert_line_has(b, 6, " STANDARD, waits for DOUBLE, locked ");
	assert_line_has(b, 7, " 207 to 11:00, to 17:00 (12 of 14 h)");
}

static void long_names_leave_the_times(void **state)
{
	struct bays *b = *state;

	lanes_answer_board(b,
		"1|00000000-0000-4000-8000-000000000001|v1|ACTIVE|RENEWAL|NULL|"
		"desk2|2026-11-21 14:01:00|NULL|A, B|7|NULL|EN|++|||"
		"STANDARD by staff, locked customer 14:06|||"
		"{\"lines\": [{\"words\": \"Standard room\", \"minor\": 3000}, "
		"{\"words\": \"Membership fee\", \"minor\": 1300}], "
		"\"total_minor\": 4300}|DUE|DUE||0|f|NULL||NULL|\n");
	answer_table(b, "lane_waitlist",
		"place|version|position|tier|backup|customer|customer_name|"
		"unit_now|state|offered|offer_until|eta|since\n"
		"00000000-0000-4000-8000-000000000801|w1|1|DOUBLE|STANDARD|NULL|"
		"Ranganathan-Bellwell, R.|room:213|OFFERED|room:225|"
		"2026-11-21 14:16:00|NULL|2026-11-21 12:10:00\n");
	fake_db_announce(b->db, "lanes");
	fake_db_announce(b->db, "waitlist");
	settle(b);
	assert_line_has(b, 3, "[1] desk2  renewal         since 14:01");
	assert_line_has(b, 6, " STANDARD, locked customer 14:06");
	assert_line_has(b, 8, " room 30.00 memb. 13.00 = 43.00 DUE");
	assert_line_has(b, 19, "|1 DOUBLE Rangan  225 14:16|");
	type(b, ":l waitlist<Enter>");
	rest(b);
	assert_line_has(b, 10, "-- Ranganathan-Bellwell, R. waits for DOUBLE in "
		"213, offered 225 until 14:16 ---");
}

static void text_from_elsewhere_is_harmless(void **state)
{
	struct bays *b = *state;

	lanes_answer_board(b,
		"1|00000000-0000-4000-8000-000000000001|v1|ACTIVE|CHECKIN|NULL|"
		"an\x1B[2Ja|2026-11-21 14:01:00|NULL|Ev\xE2\x80\xAEil|\x07|NULL"
		"|EN|++|||\x9B|||||||0|f|NULL||NULL|\n");
	fake_db_announce(b->db, "lanes");
	settle(b);
	assert_line_has(b, 3, "[1] an");
	assert_line_has(b, 4, "Ev");
	assert_line_lacks(b, 4, "\xE2\x80\xAE");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		LANES_TEST(the_board_of_two_lanes),
		LANES_TEST(the_board_is_asked_for_once),
		cmocka_unit_test_setup_teardown(a_board_that_has_not_come_yet,
			lanes_setup_unanswered, bays_teardown),
		LANES_TEST(a_lane_is_gone_to_where_no_unit_begins_so),
		LANES_TEST(only_the_pane_of_the_cursor_has_brackets),
		LANES_TEST(a_move_costs_two_pairs_of_brackets),
		LANES_TEST(a_list_is_the_whole_body),
		LANES_TEST(a_change_elsewhere_is_seen),
		LANES_TEST(the_minutes_pass),
		LANES_TEST(what_was_expected_is_asked_for_again),
		LANES_TEST(more_lanes_share_the_rule),
		LANES_TEST(names_of_other_lanes_are_all_there_or_none),
		LANES_TEST(a_large_terminal_shows_more),
		LANES_TEST(long_lines_keep_the_tier_and_the_cap),
		LANES_TEST(long_names_leave_the_times),
		LANES_TEST(text_from_elsewhere_is_harmless),
	};

	return cmocka_run_group_tests_name("lanes", tests, NULL, NULL);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The booking grid: what others change, and a line that drops. */
#include "config.h"

#include "tests/support/bays_fixture.h"

#define DONE(sentence) \
	"{\"ok\": true, \"sentence\": \"" sentence "\", \"detail\": {}}"

#define RELOAD \
	"grid_resources()\n" \
	"grid_hours(2026-11-21, 2026-11-22)\n" \
	"grid_range(2026-11-21, 2026-11-22, NULL)\n" \
	"grid_alerts(2026-11-21)\n"

#define PEEK(id) "booking_peek(" id ")\nthing_can(booking, " id ")\n"

#define SIGN_IN \
	"session_open(desk 2, NULL, NULL)\nsession_who()\nsession_rights()\n"

static void to_lee(struct bays *b)
{
	type(b, "<Up><Right>");
	rest(b);
	forget_asked(b);
}

static void lose(struct bays *b)
{
	fake_db_lose(b->db, "offline since 14:07, trying again");
	settle(b);
}

static void come_back(struct bays *b)
{
	fake_db_connect(b->db);
	settle(b);
}

static char last_column(const struct bays *b)
{
	return b->canvas->cells[79].bytes[0];
}

/* ---------------------------------------------------------------- others */

static void a_change_elsewhere_is_seen_and_marked(void **state)
{
	struct bays *b = *state;
	struct bays_slot *okafor = bays_slot(b, "booking", 10483);

	to_lee(b);
	okafor->resource = 2;
	okafor->from = "17:00";
	okafor->until = "19:00";
	okafor->changed_ago = 1;
	okafor->changed_by = "ben";
	bays_club_announce(b);
	assert_asked(b, RELOAD PEEK("10481"));
	assert_line_has(b, 15, "|a*Okafor, D. |");
	assert_line_has(b, 8, "[c!Lee, Anna  ]");
}

/* Another booking in the same row does not take the cursor. */
static void the_cursor_stays_on_its_booking(void **state)
{
	struct bays *b = *state;
	struct bays_slot *quick = bays_slot(b, "booking", 10700);

	bays_slot(b, "booking", 10481)->from = "13:40";
	bays_club_announce(b);
	to_lee(b);
	quick->resource = 2;
	quick->from = "13:30";
	quick->until = "13:40";
	quick->state = "approved";
	quick->name = "Quick, Q.";
	bays_club_announce(b);
	rest(b);
	assert_line_has(b, 8, "[c!:40 Lee, An]");
	assert_line_has(b, 19, "-- Bay 2  13:40-14:30");
	/* New resources beside it neither. */
	bays_club_open(b, 12);
	bays_slot(b, "booking", 10481)->from = "13:40";
	bays_club_announce(b);
	rest(b);
	assert_line_has(b, 8, "[c!Lee]");
	assert_line_has(b, 19, "-- Bay 2  13:40-14:30");
}

/* When its booking leaves, the cursor stays where it is. */
static void the_cursor_stays_when_its_booking_leaves(void **state)
{
	struct bays *b = *state;
	struct bays_slot *lee = bays_slot(b, "booking", 10481);

	to_lee(b);
	lee->resource = 4;
	lee->from = "17:30";
	lee->until = "18:30";
	bays_slot(b, "booking", 10488)->resource = 1;
	bays_club_announce(b);
	rest(b);
	assert_line_has(b, 8, "|             [             ]");
	assert_line_has(b, 16, "|c Lee, Anna  |");
	assert_line_has(b, 19, "-- Bay 2  13:30-15:30  free");
}

static void only_news_of_the_days_in_view_are_asked_for(void **state)
{
	static const char *const silent[] = {
		"lanes", "refunds", "", "grid", "grid:2026-12-24",
		"grid:2026-11-19", "grid:2026-11-22",
	};
	static const char *const told[] = {
		"grid:2026-11-21", "grid:2026-11-20", "grid:*", "grid:x", NULL,
	};
	struct bays *b = *state;

	for (size_t i = 0; i < sizeof(silent) / sizeof(silent[0]); i++) {
		fake_db_announce(b->db, silent[i]);
		settle(b);
		assert_asked(b, "");
	}
	for (size_t i = 0; i < sizeof(told) / sizeof(told[0]); i++) {
		shell_changed(b->shell, told[i]);
		settle(b);
		assert_asked(b, RELOAD PEEK("10480"));
	}
	/* Alerts are of today, whatever day is in view. */
	go_to(b, "mon");
	fake_db_announce(b->db, "grid:2026-11-21");
	settle(b);
	assert_asked(b, 
"grid_resources()\n"
"grid_hours(2026-11-23, 2026-11-24)\n"
"grid_range(2026-11-23, 2026-11-24, NULL)\n"
"grid_alerts(2026-11-23)\n");
}

/* However many come while one question is out, one more follows. */
static void many_news_are_one_question(void **state)
{
	struct bays *b = *state;

	answer_later(b, "grid_range");
	for (int i = 0; i < 5; i++) {
		fake_db_announce(b->db, "grid:2026-11-21");
		settle(b);
	}
	assert_asked(b, RELOAD);
	bays_club_tell(b);
	settle(b);
	assert_asked(b, RELOAD PEEK("10480") PEEK("10480"));
}

/* ------------------------------------------------------------- the line */

static void without_a_line_the_picture_stays(void **state)
{
	struct bays *b = *state;

	to_lee(b);
	lose(b);
	assert_int_equal(last_column(b), '!');
	assert_line_has(b, 8, "[c!Lee, Anna  ]");
	assert_line_has(b, 20, "Lee, Anna  Core");
	/* Moving goes on; of what is not known only the rest is missing. */
	type(b, "<Down><Down><Down>");
	rest(b);
	assert_line_has(b, 11, "[             ]");
	assert_line_has(b, 19, "-- Bay 2  15:00-15:30  free");
	type(b, "<Down>");
	rest(b);
	assert_line_has(b, 19, "-- Bay 2  15:30-17:00  a approved");
	assert_lines(b, 20, "\n\n\n");
	assert_asked(b, "");
}

static void without_a_line_nothing_is_written(void **state)
{
	static const char *const keys[] = { "i", "p", "x", "o", "b", "v" };
	struct bays *b = *state;

	to_lee(b);
	lose(b);
	assert_line_has(b, 2, " ! offline since 14:07, trying again  ! 1 late");
	for (size_t i = 0; i < sizeof(keys) / sizeof(keys[0]); i++) {
		type(b, keys[i]);
		assert_line_has(b, 24, "offline since 14:07, trying again");
		assert_line_has(b, 8, "[c!Lee, Anna  ]");
	}
	/* What is impossible is no hint either. */
	assert_line_has(b, 23, " Enter open  f next free  w history ");
	come_back(b);
	assert_line_lacks(b, 2, "offline");
	/* Nor does a refusal go on saying so. */
	assert_line_lacks(b, 24, "offline");
	assert_asked(b, SIGN_IN RELOAD PEEK("10481"));
}

static void another_day_needs_a_line(void **state)
{
	struct bays *b = *state;

	lose(b);
	type(b, "+");
	assert_line_has(b, 24, "not sent: there is no connection");
	assert_line_has(b, 1, "Sat 21 Nov 2026");
	assert_line_has(b, 9, ">14:00[i Garc");
	come_back(b);
	assert_line_has(b, 1, "Sat 21 Nov 2026");
	assert_asked(b, SIGN_IN RELOAD PEEK("10480"));
}

/* A day that was on its way when the line dropped is asked for by the next
 * key, not shown by surprise. */
static void a_day_lost_on_its_way_is_given_up(void **state)
{
	struct bays *b = *state;

	answer_later(b, "grid_hours");
	type(b, "+");
	press(b, "jj");
	settle(b);
	lose(b);
	assert_line_has(b, 1, "Sat 21 Nov 2026");
	assert_line_has(b, 24, "2 keys typed ahead were");
	answer_table(b, "grid_hours",
		"day|opens|closes\n"
		"2026-11-21|2026-11-21 08:30:00|2026-11-21 22:00:00\n");
	come_back(b);
	assert_line_has(b, 1, "Sat 21 Nov 2026");
	assert_line_has(b, 9, ">14:00[i Garc");
}

static void back_on_line_everything_is_asked_anew(void **state)
{
	struct bays *b = *state;
	struct bays_slot *lee = bays_slot(b, "booking", 10481);

	to_lee(b);
	lose(b);
	lee->state = "checked_in";
	bays_club_tell(b);
	come_back(b);
	assert_int_equal(last_column(b), ' ');
	assert_line_has(b, 8, "[i Lee, Anna  ]");
	rest(b);
	assert_line_has(b, 19, "i checked in");
}

/* The answer was lost: the same request is asked again, and only then is it
 * told what became of it. */
static void a_lost_answer_is_asked_for_again(void **state)
{
	struct bays *b = *state;

	to_lee(b);
	answer_later(b, "booking_cancel");
	type(b, "xill<Enter>p");
	assert_asked(b, "booking_cancel(#1, v10481, 10481, ill, phone, false)\n");
	assert_int_equal(last_column(b), '*');
	lose(b);
	assert_int_equal(last_column(b), '!');
	assert_line_lacks(b, 24, "Cancelled");
	answer(b, "booking_cancel", DONE("Cancelled: Lee, Anna"));
	bays_slot(b, "booking", 10481)->state = "cancelled";
	bays_club_tell(b);
	come_back(b);
	assert_asked(b, 
"session_open(desk 2, NULL, NULL)\n"
"session_who()\n"
"session_rights()\n"
"booking_cancel(#1, v10481, 10481, ill, phone, false)\n"
"grid_resources()\n"
"grid_hours(2026-11-21, 2026-11-22)\n"
"grid_range(2026-11-21, 2026-11-22, NULL)\n"
"grid_alerts(2026-11-21)\n"
"grid_resources()\n"
"grid_hours(2026-11-21, 2026-11-22)\n"
"grid_range(2026-11-21, 2026-11-22, NULL)\n"
"grid_alerts(2026-11-21)\n");
	assert_line_has(b, 24, "Cancelled: Lee, Anna");
	assert_line_has(b, 8, "[             ]");
	/* It is what u takes back, under its own id. */
	answer(b, "undo", DONE("Undone: Cancelled"));
	type(b, "u");
	assert_asked(b, 
"undo(#2, #1, false)\n"
"grid_resources()\n"
"grid_hours(2026-11-21, 2026-11-22)\n"
"grid_range(2026-11-21, 2026-11-22, NULL)\n"
"grid_alerts(2026-11-21)\n");
}

/* A booking in the hand stays in it until the answer is known. */
static void a_lost_move_stays_in_the_hand(void **state)
{
	struct bays *b = *state;

	go_to(b, "bay1 16");
	answer_later(b, "booking_move");
	type(b, "v<Right><Down><Down>vp");
	assert_asked(b, "booking_move(#1, v10483, 10483, 2, 2026-11-21 17:00, "
		"120, phone, false)\n");
	lose(b);
	assert_line_has(b, 19, "-- Moving  Okafor, D.");
	type(b, "<Esc>");
	assert_line_has(b, 24, "it is being put down");
	answer(b, "booking_move", DONE("Okafor, D. moved to Bay 2 17:00-19:00"));
	come_back(b);
	assert_line_has(b, 24, "Okafor, D. moved to Bay 2 17:00-19:00");
	assert_line_lacks(b, 19, "Moving");
}

/* Keys do not wait for an answer that may not come for long. */
static void without_a_line_nothing_waits(void **state)
{
	struct bays *b = *state;

	to_lee(b);
	answer_later(b, "booking_check_in");
	type(b, "i");
	press(b, "jj");
	settle(b);
	assert_line_has(b, 24, "2 keys wait");
	lose(b);
	assert_line_has(b, 24, "2 keys typed ahead were thrown away");
	type(b, "j");
	assert_line_has(b, 9, "[: 1+1   25.00]");
	answer(b, "booking_check_in", DONE("Checked in: Lee, Anna"));
	come_back(b);
	assert_line_has(b, 24, "Checked in: Lee, Anna");
}

/* What stands in a form survives the line. */
static void a_form_keeps_what_was_typed(void **state)
{
	struct bays *b = *state;

	go_to(b, "bay3 14:30");
	type(b, "dno<Space>coach");
	lose(b);
	assert_line_has(b, 14, "reason no coach_");
	type(b, "<Enter>");
	assert_line_has(b, 24, "not sent: there is no connection");
	forget_asked(b);
	come_back(b);
	assert_asked(b, SIGN_IN RELOAD PEEK("10482"));
}

static void a_grid_that_cannot_be_had_is_told(void **state)
{
	struct bays *b = *state;

	answer_error(b, "grid_range", ERR_DENIED, "your role may not look");
	fake_db_announce(b->db, "grid:*");
	settle(b);
	assert_line_has(b, 24, "your role may not look");
	assert_line_has(b, 9, ">14:00[i Garc");
	/* The next news try again. */
	bays_club_announce(b);
	assert_line_has(b, 9, ">14:00[i Garc");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		BAYS_TEST(a_change_elsewhere_is_seen_and_marked),
		BAYS_TEST(the_cursor_stays_on_its_booking),
		BAYS_TEST(the_cursor_stays_when_its_booking_leaves),
		BAYS_TEST(only_news_of_the_days_in_view_are_asked_for),
		BAYS_TEST(many_news_are_one_question),
		BAYS_TEST(without_a_line_the_picture_stays),
		BAYS_TEST(without_a_line_nothing_is_written),
		BAYS_TEST(another_day_needs_a_line),
		BAYS_TEST(a_day_lost_on_its_way_is_given_up),
		BAYS_TEST(back_on_line_everything_is_asked_anew),
		BAYS_TEST(a_lost_answer_is_asked_for_again),
		BAYS_TEST(a_lost_move_stays_in_the_hand),
		BAYS_TEST(without_a_line_nothing_waits),
		BAYS_TEST(a_form_keeps_what_was_typed),
		BAYS_TEST(a_grid_that_cannot_be_had_is_told),
	};

	return cmocka_run_group_tests_name("bays: others, the line", tests,
		NULL, NULL);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The booking grid: filters, marks, alerts and what is typed after `:`. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "tests/support/bays_fixture.h"

/* --------------------------------------------------------------- filters */

static void a_name_is_filtered(void **state)
{
	struct bays *b = *state;

	type(b, "/lee<Enter>");
	assert_line_has(b, 2, "{lee}");
	assert_line_has(b, 8, "|             |c!Lee, Anna  |");
	/* What is no booking stays: it is in the way all the same. */
	assert_line_has(b, 4, "|# maintenance|");
	assert_line_lacks(b, 9, "Garc");
	/* What is hidden is not free. */
	assert_line_has(b, 12, " 15:30|             |.            |."
		"            |.            |");
	assert_line_has(b, 12, "|4/5");
	assert_asked(b, "");
	type(b, "jj");
	rest(b);
	assert_line_has(b, 19, "taken: the filter hides it, Esc shows it");
	type(b, "kk<Esc>");
	assert_line_lacks(b, 2, "{lee}");
	assert_line_has(b, 9, "[i Garc");
}

/* Two minutes are left of the row, and bookings begin every five: what is
 * offered is the next row's time, which somebody has. */
static void the_rest_of_a_row_may_be_too_short(void **state)
{
	struct bays *b = *state;

	pass_ms(b, 21 * 60000);
	go_to(b, "bay3 14:00");
	assert_line_has(b, 19, "-- Bay 3  14:30  taken ");
	assert_line_lacks(b, 19, "filter");
}

/* Accents and case do not matter: "garcia" finds García. */
static void a_filter_folds_accents(void **state)
{
	struct bays *b = *state;

	type(b, "/GARCIA<Enter>");
	assert_line_has(b, 9, "[i Garc");
	assert_line_lacks(b, 8, "Lee");
}

static void a_state_is_filtered(void **state)
{
	struct bays *b = *state;

	type(b, "/state:cancelled<Enter>");
	assert_line_has(b, 2, "{state:cancelled}");
	assert_line_has(b, 17, "|- Moss, E.   |");
	assert_line_lacks(b, 9, "Garc");
	type(b, "/state:approved oka<Enter>");
	assert_line_has(b, 2, "{state:approved} {oka}");
	assert_line_has(b, 13, "|a Okafor, D. |");
	assert_line_lacks(b, 12, "Petrov");
	type(b, "/state:asleep<Enter>");
	assert_line_has(b, 24, "there is no state \"asleep\"");
	assert_line_has(b, 2, "{state:approved} {oka}");
	type(b, "/<Enter>");
	assert_line_lacks(b, 2, "{");
}

static void a_filter_of_any_length_is_taken_or_refused(void **state)
{
	struct bays *b = *state;

	type(b, "/");
	for (int i = 0; i < 30; i++)
		type(b, "abcd ");
	type(b, "<Enter>");
	assert_line_has(b, 24, "that filter is too long");
	assert_line_lacks(b, 2, "{");
}

/* ----------------------------------------------------------------- marks */

static void marks_are_set_one_by_one_and_peeled(void **state)
{
	struct bays *b = *state;

	type(b, "<Space>");
	assert_line_has(b, 2, "1 marked");
	assert_line_has(b, 9, "[i@Garc");
	type(b, "<Right><Up><Space>");
	/* Late is stronger than marked. */
	assert_line_has(b, 2, "2 marked");
	assert_line_has(b, 8, "[c!Lee, Anna  ]");
	type(b, "<Space>");
	assert_line_has(b, 2, "1 marked");
	type(b, "<Esc>");
	assert_line_lacks(b, 2, "marked");
	go_to(b, "bay3 12");
	type(b, "<Space>");
	assert_line_has(b, 24, "only a booking can be marked");
	go_to(b, "bay2 19");
	type(b, "<Space>");
	assert_line_has(b, 24, "only a booking can be marked");
}

static void all_that_the_filter_shows_is_marked(void **state)
{
	struct bays *b = *state;

	type(b, "/state:approved<Enter>*");
	assert_line_has(b, 2, "5 marked {state:approved}");
	/* The filter is peeled first, then the marks. */
	type(b, "<Esc>");
	assert_line_has(b, 2, "5 marked");
	assert_line_has(b, 13, "|a@Okafor, D. |");
	assert_line_lacks(b, 2, "{");
	type(b, "<Esc>");
	assert_line_lacks(b, 2, "marked");
	/* Without a filter: the bookings, not what is cancelled or closed. */
	type(b, "*");
	assert_line_has(b, 2, "13 marked");
}

/* ---------------------------------------------------------------- alerts */

static void the_next_alert_is_gone_to_worst_first(void **state)
{
	struct bays *b = *state;

	type(b, "!");
	assert_line_has(b, 24, "! 1 late");
	assert_line_has(b, 8, "[c!Lee, Anna  ]");
	type(b, "!");
	assert_line_has(b, 24, "? 1 request");
	assert_line_has(b, 10, "[q Weber, K.  ]");
	type(b, "!");
	assert_line_has(b, 24, "u 1 unmatched");
	assert_line_has(b, 5, "[u BK-99120?  ]");
	type(b, "!");
	assert_line_has(b, 24, "14:30 Bay 2 free");
	rest(b);
	assert_line_has(b, 19, "-- Bay 2  14:30-15:30  free");
	type(b, "!");
	assert_line_has(b, 24, "owed today 200.00: 1 of 5");
	assert_line_has(b, 4, "[n Brandt, U. ]");
	type(b, "!!!!");
	assert_line_has(b, 24, "owed today 200.00: 5 of 5");
	assert_line_has(b, 12, "[a+:05 Silva, ]");
	type(b, "!");
	assert_line_has(b, 24, "! 1 late");
}

static void all_things_of_an_alert_come_before_the_next_alert(void **state)
{
	struct bays *b = *state;

	answer_table(b, "grid_alerts",
		"kind|sentence|item_kind|item_id|resource_id|at\n"
		"request||booking|10482|3|2026-11-21 14:30:00\n"
		"request||booking|10486|3|2026-11-21 16:05:00\n"
		"unmatched||unmatched|77|4|2026-11-21 12:00:00\n"
		"unmatched||booking|10487|4|2026-11-21 15:00:00\n");
	fake_db_announce(b->db, "grid:2026-11-21");
	settle(b);
	assert_line_has(b, 2, "? 2 requests   u 2 unmatched   owed");
	type(b, "!");
	assert_line_has(b, 24, "? 2 requests: 1 of 2");
	assert_line_has(b, 10, "[q Weber, K.  ]");
	type(b, "!");
	assert_line_has(b, 24, "? 2 requests: 2 of 2");
	assert_line_has(b, 13, "[a+:05 Silva, ]");
	type(b, "!");
	assert_line_has(b, 24, "u 2 unmatched: 1 of 2");
	assert_line_has(b, 5, "[u BK-99120?  ]");
	type(b, "!");
	assert_line_has(b, 24, "u 2 unmatched: 2 of 2");
	assert_line_has(b, 11, "[a Johnson, L.]");
}

static void alerts_are_counted_up_to_a_cap(void **state)
{
	struct bays *b = *state;
	char *text = mem_strdup("kind|sentence|item_kind|item_id|resource_id|"
		"at\n");

	for (int i = 0; i < 100; i++) {
		char *more = mem_printf("%srequest||booking|%d|3|"
			"2026-11-2%d 14:30:00\n", text, 20000 + i, 2 + i / 20);

		free(text);
		text = more;
	}
	answer_table(b, "grid_alerts", text);
	free(text);
	fake_db_announce(b->db, "grid:2026-11-21");
	settle(b);
	assert_line_has(b, 2, " ? 99+ requests   owed");
}

static void an_alert_leads_back_to_its_day(void **state)
{
	struct bays *b = *state;

	type(b, "t!");
	assert_line_has(b, 1, "Sat 21 Nov 2026  bays");
	assert_line_has(b, 8, "[c!Lee, Anna  ]");
	type(b, "++!");
	assert_line_has(b, 1, "Sat 21 Nov 2026  bays");
	assert_line_has(b, 10, "[q Weber, K.  ]");
	rest(b);
	assert_line_has(b, 19, "-- Bay 3  14:30-15:00");
}

static void without_alerts_there_is_nowhere_to_go(void **state)
{
	struct bays *b = *state;

	answer_table(b, "grid_alerts", "kind|sentence\n");
	for (int i = 0; i < b->slot_count; i++)
		b->slots[i].owed_minor = 0;
	bays_club_announce(b);
	settle(b);
	assert_lines(b, 2, "\n");
	type(b, "!");
	assert_line_has(b, 24, "no alert leads anywhere now");
}

/* A kind that this program does not know yet shows its sentence. */
static void an_alert_of_a_later_version_is_shown(void **state)
{
	struct bays *b = *state;

	answer_table(b, "grid_alerts",
		"kind|sentence|item_kind|item_id|resource_id|at\n"
		"flood|water in Bay 3||NULL|NULL|NULL\n"
		"silent|||NULL|NULL|NULL\n"
		"late||booking|10481|2|2026-11-21 13:30:00\n");
	fake_db_announce(b->db, "grid:2026-11-21");
	settle(b);
	assert_line_has(b, 2, " water in Bay 3   ! 1 late   owed ");
	type(b, "!");
	assert_line_has(b, 24, "water in Bay 3");
	assert_line_has(b, 1, "Sat 21 Nov 2026");
}

/* ----------------------------------------------------------------- words */

static void words_move_the_cursor(void **state)
{
	struct bays *b = *state;

	type(b, ":b bay 3 15:05<Enter>");
	assert_line_has(b, 9, "[a :05 Haddad,]");
	assert_asked(b, "");
	type(b, ":b mon 18 conference<Enter>");
	assert_line_has(b, 1, "Mon 23 Nov 2026");
	assert_line_has(b, 9, " 18:00|");
	assert_line_has(b, 9, "[             ]0/5");
	type(b, ":b 2026-12-24<Enter>");
	assert_line_has(b, 1, "Thu 24 Dec 2026");
	/* "+10" goes on from the day on view, a bare jump needs no b. */
	type(b, ":+10<Enter>");
	assert_line_has(b, 1, "Sun 3 Jan 2027");
	type(b, ":b today<Enter>");
	assert_line_has(b, 1, "Sat 21 Nov 2026");
	type(b, ":18<Enter>");
	assert_line_has(b, 9, " 18:00|");
	assert_line_has(b, 9, "[:            ]1/5");
}

static void words_that_mean_nothing_are_told(void **state)
{
	static const struct {
		const char *line, *said;
	} lines[] = {
		{ ":b 25:00<Enter>", "\"25:00\" is no date, time or length" },
		{ ":b 2026-02-30<Enter>", "\"2026-02-30\" is no date" },
		{ ":b sat sun<Enter>", "two dates: \"sun\" is the second" },
		{ ":b bay1 bay2<Enter>", "two resources" },
		{ ":boo<Enter>", "\"boo\" could be book" },
	};
	struct bays *b = *state;

	for (size_t i = 0; i < ARRAY_LEN(lines); i++) {
		type(b, lines[i].line);
		assert_line_has(b, 24, lines[i].said);
		assert_line_has(b, 9, ">14:00[i Garc");
	}
	assert_asked(b, "");
}

static void a_name_opens_a_filled_in_booking(void **state)
{
	struct bays *b = *state;

	answer(b, "booking_book", "{\"ok\": true, \"detail\": {}}");
	type(b, ":b bay2 sun 18 2h garc<Enter>");
	assert_asked(b, "person_find(garc, 8, 2026-11-22)\n");
	assert_line_has(b, 12, "-- Book  Bay 2  Sun 22 Nov  18:00 --");
	assert_line_has(b, 13, "who    garc_");
	assert_line_has(b, 14, "> Garc");
	type(b, "<Enter>");
	assert_asked(b, 
"booking_book(#1, 2, 2026-11-22 18:00, 120, u-manuel, NULL, 1, [], NULL, none, NULL, false, member, true)\n");
}

/* In the place under the cursor, from its free time on. */
static void a_name_alone_books_where_the_cursor_is(void **state)
{
	struct bays *b = *state;

	go_to(b, "bay2 14:30");
	type(b, ":b \"sun\"<Enter>");
	assert_asked(b, "person_find(sun, 8, 2026-11-21)\n");
	assert_line_has(b, 12, "-- Book  Bay 2  Sat 21 Nov  14:30 --");
}

static void the_view_is_written_as_a_command_and_read_back(void **state)
{
	struct bays *b = *state;

	go_to(b, "mon bay3 9:30");
	type(b, ":view<Enter>");
	assert_line_has(b, 24, ":b 2026-11-23 09:30 Bay 3");
	type(b, ".");
	type(b, ":b 2026-11-23 09:30 Bay 3<Enter>");
	rest(b);
	assert_line_has(b, 1, "Mon 23 Nov 2026");
	assert_line_has(b, 19, "-- Bay 3  Mon 23 Nov  09:30-22:00  free");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		BAYS_TEST(a_name_is_filtered),
		BAYS_TEST(the_rest_of_a_row_may_be_too_short),
		BAYS_TEST(a_filter_folds_accents),
		BAYS_TEST(a_state_is_filtered),
		BAYS_TEST(a_filter_of_any_length_is_taken_or_refused),
		BAYS_TEST(marks_are_set_one_by_one_and_peeled),
		BAYS_TEST(all_that_the_filter_shows_is_marked),
		BAYS_TEST(the_next_alert_is_gone_to_worst_first),
		BAYS_TEST(all_things_of_an_alert_come_before_the_next_alert),
		BAYS_TEST(alerts_are_counted_up_to_a_cap),
		BAYS_TEST(an_alert_leads_back_to_its_day),
		BAYS_TEST(without_alerts_there_is_nowhere_to_go),
		BAYS_TEST(an_alert_of_a_later_version_is_shown),
		BAYS_TEST(words_move_the_cursor),
		BAYS_TEST(words_that_mean_nothing_are_told),
		BAYS_TEST(a_name_opens_a_filled_in_booking),
		BAYS_TEST(a_name_alone_books_where_the_cursor_is),
		BAYS_TEST(the_view_is_written_as_a_command_and_read_back),
	};

	return cmocka_run_group_tests_name("bays: finding", tests, NULL, NULL);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The booking grid: its pictures (wireframes.md 1a, 1c), and moving about in
 * it. */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/text.h"
#include "flow/peek.h"
#include "tests/support/bays_fixture.h"

static void to_lee(struct bays *b)
{
	type(b, "<Up><Right>");
	rest(b);
	forget_asked(b);
}

static void open_twelve(struct bays *b)
{
	bays_club_open(b, 12);
	fake_db_announce(b->db, "grid:*");
	settle(b);
}

/* ------------------------------------------------------------- pictures */

static void the_day_of_five_resources(void **state)
{
	struct bays *b = *state;

	to_lee(b);
	assert_picture(b, 
" Booking grid  Sat 21 Nov 2026  bays  30 min                ana  desk 2  14:07\n"
" ! 1 late   ? 1 request   u 1 unmatched   14:30 Bay 2 free   owed today 200.00\n"
"       Bay 1         Bay 2         Bay 3         Bay 4         Conference    bsy\n"
" 11:30|t^Novak, P.  |             |# maintenance|             |             |2/5\n"
" 12:00|             |n Brandt, U. |#            |u BK-99120?  |             |3/5\n"
" 12:30|t Smith, J.  |: 1+0   25.00|#            |:            |             |4/5\n"
" 13:00|: 2+0        |             |#            |:            |i Boardwalk L|4/5\n"
" 13:30|             [c!Lee, Anna  ]             |:            |: 9+0        |3/5\n"
">14:00|i Garc\xC3\xAD" "a, M. |: 1+1   25.00|             |             |:            |3/5\n"
" 14:30|: 2+1        |             |q Weber, K.  |             |:            |3/5\n"
" 15:00|:            |             |a :05 Haddad,|a Johnson, L.|:            |4/5\n"
" 15:30|             |a*Petrov, I. |: 1+0        |: 1+3   75.00|:            |4/5\n"
" 16:00|a Okafor, D. |: 2+0        |a+:05 Silva, |:            |:            |5/5\n"
" 16:30|: 1+2   50.00|:            |: 1+1   25.00|             |:            |4/5\n"
" 17:00|:            |             |:            |c Tanaka, Y. |:            |4/5\n"
" 17:30|:            |             |             |: 4+0        |:            |3/5\n"
" 18:00|             |             |             |             |:            |1/5\n"
" 18:30|             |             |             |             |:            |1/5\n"
"-- Bay 2  13:30-14:30  c confirmed, late 37 min  #10481 ------------------------\n"
" Lee, Anna  Core since 2021  ...5187  with Mo Lee (guest)     OWES 25.00: guest\n"
" passes 3 of 4 left (1 covers Mo)  today 0/60 min       next here: Petrov 15:30\n"
" last: confirmed by ben, desk 1, Fri 18:20  note: left-handed, own clubs\n"
" Enter open  i check in  p pay  v move  o outcome  x cancel             ? keys\n"
"\n");
}

static void the_day_of_twelve_resources(void **state)
{
	struct bays *b = *state;

	open_twelve(b);
	to_lee(b);
	assert_picture(b, 
" Booking grid  Sat 21 Nov 2026  bays  30 min                ana  desk 2  14:07\n"
" ! 1 late   ? 1 request   u 1 unmatched   14:30 Bay 2 free   owed today 275.00\n"
"       Bay 1 Bay 2 Bay 3 Bay 4 Bay 5 Bay 6 Bay 7 Bay 8 Bay 9 Bay10 Bay11 Conf  f\n"
" 11:30|t^Nov|     |#main|     |tAhme|     |=^clo|tHahn|     |     |     |     |7\n"
" 12:00|     |nBran|#    |uBK-9|:    |     |=    |:    |     |     |     |     |6\n"
" 12:30|tSmit|:25  |#    |:    |     |tDiet|=    |     |     |     |     |     |6\n"
" 13:00|:    |     |#    |:    |iBoyl|:    |=    |     |     |     |     |iBoar|5\n"
" 13:30|     [c!Lee]     |:    |:    |     |=    |     |     |     |     |:    |7\n"
">14:00|iGarc|:25  |     |     |:    |c!Ek,|=    |     |     |     |?Jona|:    |5\n"
" 14:30|:    |     |qWebe|     |:    |:25  |=    |     |     |     |aMoss|:    |5\n"
" 15:00|:    |     |aHadd|aJohn|:    |:    |=    |     |     |     |:50  |:    |4\n"
" 15:30|     |a*Pet|:    |:75  |     |:    |=    |     |     |     |     |:    |6\n"
" 16:00|aOkaf|:    |a+Sil|:    |     |     |=    |     |     |     |     |:    |6\n"
" 16:30|:50  |:    |:25  |     |     |     |=    |     |     |     |     |:    |7\n"
" 17:00|:    |     |:    |cTana|     |     |=    |     |     |     |     |:    |7\n"
" 17:30|:    |     |     |:    |     |     |=    |     |     |     |     |:    |8\n"
" 18:00|     |     |     |     |     |     |=    |     |     |     |     |:    |9\n"
" 18:30|     |     |     |     |     |     |=    |     |     |     |     |:    |9\n"
"-- Bay 2  13:30-14:30  c confirmed, late 37 min  #10481 ------------------------\n"
" Lee, Anna  Core since 2021  ...5187  with Mo Lee (guest)     OWES 25.00: guest\n"
" passes 3 of 4 left (1 covers Mo)  today 0/60 min       next here: Petrov 15:30\n"
" last: confirmed by ben, desk 1, Fri 18:20  note: left-handed, own clubs\n"
" Enter open  i check in  p pay  v move  o outcome  x cancel             ? keys\n"
"\n");
}

static void the_week_of_a_resource_and_back(void **state)
{
	struct bays *b = *state;

	to_lee(b);
	type(b, "t");
	assert_asked(b,
"grid_resources()\n"
"grid_hours(2026-11-21, 2026-11-28)\n"
"grid_range(2026-11-21, 2026-11-28, 2)\n"
"grid_alerts(2026-11-21)\n"
"booking_peek(10481)\n"
"thing_can(booking, 10481)\n");
	assert_picture(b, 
" Booking grid  Sat 21 - Fri 27 Nov 2026  Bay 2  30 min      ana  desk 2  14:07\n"
" ! 1 late   ? 1 request   u 1 unmatched   14:30 Bay 2 free   owed 50.00\n"
"       Sat 21    Sun 22    Mon 23    Tue 24    Wed 25    Thu 26    Fri 27    bsy\n"
" 11:30|         |         |         |         |         |         |         |0/7\n"
" 12:00|n Brandt,|         |         |         |         |         |         |1/7\n"
" 12:30|:   25.00|         |         |         |         |         |         |1/7\n"
" 13:00|         |         |         |         |         |         |         |0/7\n"
" 13:30[c!Lee, An]         |         |         |         |         |         |1/7\n"
">14:00|:   25.00|         |         |         |         |         |         |1/7\n"
" 14:30|         |         |         |         |         |         |         |0/7\n"
" 15:00|         |         |         |         |         |         |         |0/7\n"
" 15:30|a*Petrov,|         |         |         |         |         |         |1/7\n"
" 16:00|: 2+0    |         |         |         |         |         |         |1/7\n"
" 16:30|:        |         |         |         |         |         |         |1/7\n"
" 17:00|         |         |         |         |         |         |         |0/7\n"
" 17:30|         |         |         |         |         |         |         |0/7\n"
" 18:00|         |         |         |         |         |         |         |0/7\n"
" 18:30|         |         |         |         |         |         |         |0/7\n"
"-- Bay 2  13:30-14:30  c confirmed, late 37 min  #10481 ------------------------\n"
" Lee, Anna  Core since 2021  ...5187  with Mo Lee (guest)     OWES 25.00: guest\n"
" passes 3 of 4 left (1 covers Mo)  today 0/60 min       next here: Petrov 15:30\n"
" last: confirmed by ben, desk 1, Fri 18:20  note: left-handed, own clubs\n"
" Enter open  i check in  p pay  v move  o outcome  x cancel             ? keys\n"
"\n");
	/* Esc peels the week off: the cursor and the rows stay. */
	type(b, "<Esc>");
	assert_asked(b,
"grid_resources()\n"
"grid_hours(2026-11-21, 2026-11-22)\n"
"grid_range(2026-11-21, 2026-11-22, NULL)\n"
"grid_alerts(2026-11-21)\n"
"booking_peek(10481)\n"
"thing_can(booking, 10481)\n");
	assert_line_has(b, 8, "[c!Lee, Anna  ]");
}

/* From a day of the week to that day. */
static void a_day_of_the_week_is_entered(void **state)
{
	struct bays *b = *state;

	to_lee(b);
	type(b, "tll");
	rest(b);
	assert_line_has(b, 19, "-- Bay 2  Mon 23 Nov  13:30-22:00  free");
	forget_asked(b);
	type(b, "t");
	assert_line_has(b, 1, "Mon 23 Nov 2026  bays");
	assert_line_has(b, 8, " 13:30|             [             ]");
}

static void a_day_that_has_not_come_yet(void **state)
{
	struct bays *b = *state;

	answer_later(b, "grid_range");
	fake_db_connect(b->db);
	settle(b);
	assert_line_has(b, 1, "Booking grid  Sat 21 Nov 2026  bays  30 min");
	assert_line_has(b, 4, "looking at the bookings ...");
	assert_int_equal(b->canvas->cells[79].bytes[0], '*');
	bays_club_tell(b);
	settle(b);
	assert_line_has(b, 9, ">14:00[i Garc");
	assert_int_equal(b->canvas->cells[79].bytes[0], ' ');
}

static void rows_of_a_quarter_and_of_an_hour(void **state)
{
	struct bays *b = *state;

	to_lee(b);
	type(b, "z");
	assert_picture(b, 
" Booking grid  Sat 21 Nov 2026  bays  15 min                ana  desk 2  14:07\n"
" ! 1 late   ? 1 request   u 1 unmatched   14:30 Bay 2 free   owed today 200.00\n"
"       Bay 1         Bay 2         Bay 3         Bay 4         Conference    bsy\n"
" 11:30|t^Novak, P.  |             |# maintenance|             |             |2/5\n"
" 11:45|: 1+0        |             |#            |             |             |2/5\n"
" 12:00|             |n Brandt, U. |#            |u BK-99120?  |             |3/5\n"
" 12:15|             |: 1+0   25.00|#            |:            |             |3/5\n"
" 12:30|t Smith, J.  |:            |#            |:            |             |4/5\n"
" 12:45|: 2+0        |:            |#            |:            |             |4/5\n"
" 13:00|:            |             |#            |:            |i Boardwalk L|4/5\n"
" 13:15|:            |             |#            |:            |: 9+0        |4/5\n"
" 13:30|             [c!Lee, Anna  ]             |:            |:            |3/5\n"
" 13:45|             |: 1+1   25.00|             |:            |:            |3/5\n"
">14:00|i Garc\xC3\xAD" "a, M. |:            |             |             |:            |3/5\n"
" 14:15|: 2+1        |:            |             |             |:            |3/5\n"
" 14:30|:            |             |q Weber, K.  |             |:            |3/5\n"
" 14:45|:            |             |: 1+0        |             |:            |3/5\n"
" 15:00|:            |             |a :05 Haddad,|a Johnson, L.|:            |4/5\n"
"-- Bay 2  13:30-14:30  c confirmed, late 37 min  #10481 ------------------------\n"
" Lee, Anna  Core since 2021  ...5187  with Mo Lee (guest)     OWES 25.00: guest\n"
" passes 3 of 4 left (1 covers Mo)  today 0/60 min       next here: Petrov 15:30\n"
" last: confirmed by ben, desk 1, Fri 18:20  note: left-handed, own clubs\n"
" Enter open  i check in  p pay  v move  o outcome  x cancel             ? keys\n"
"\n");
	type(b, "z");
	assert_picture(b, 
" Booking grid  Sat 21 Nov 2026  bays  60 min                ana  desk 2  14:07\n"
" ! 1 late   ? 1 request   u 1 unmatched   14:30 Bay 2 free   owed today 200.00\n"
"       Bay 1         Bay 2         Bay 3         Bay 4         Conference    bsy\n"
" 09:00|             |             |             |             |             |0/5\n"
" 10:00|             |             |             |             |             |0/5\n"
" 11:00|t Novak, P.  |             |# :30 mainten|             |             |2/5\n"
" 12:00|t :30 Smith, |n Brandt,  25|#            |u BK-99120?  |             |4/5\n"
" 13:00|: 2+0        [c!:30 Lee, An]#            |:            |i Boardwalk L|5/5\n"
">14:00|i Garc\xC3\xAD" "a, M. |: 1+1   25.00|q :30 Weber, |             |: 9+0        |4/5\n"
" 15:00|: 2+1        |a*:30 Petrov,|a :05 Haddad,|a Johnson, L.|:            |5/5\n"
" 16:00|a Okafor, D. |: 2+0        |a+:05 Silva, |: 1+3   75.00|:            |5/5\n"
" 17:00|: 1+2   50.00|             |: 1+1   25.00|c Tanaka, Y. |:            |4/5\n"
" 18:00|             |             |             |             |:            |1/5\n"
" 19:00|             |             |             |             |             |0/5\n"
" 20:00|             |             |             |             |             |0/5\n"
" 21:00|             |             |             |             |             |0/5\n"
" 22:00|= closed     |= closed     |= closed     |= closed     |= closed     |5/5\n"
" 23:00|=            |=            |=            |=            |=            |5/5\n"
"-- Bay 2  13:30-14:30  c confirmed, late 37 min  #10481 ------------------------\n"
" Lee, Anna  Core since 2021  ...5187  with Mo Lee (guest)     OWES 25.00: guest\n"
" passes 3 of 4 left (1 covers Mo)  today 0/60 min       next here: Petrov 15:30\n"
" last: confirmed by ben, desk 1, Fri 18:20  note: left-handed, own clubs\n"
" Enter open  i check in  p pay  v move  o outcome  x cancel             ? keys\n"
"\n");
	type(b, "z");
	assert_line_has(b, 1, "30 min");
	type(b, ":step-time 15<Enter>");
	assert_line_has(b, 1, "15 min");
	type(b, ":step-time 20<Enter>");
	assert_line_has(b, 24, "a row is 15, 30 or 60 minutes, not \"20\"");
	/* Nothing of this asks the database. */
	assert_asked(b, "");
}

static void wide_columns_page_by_six(void **state)
{
	struct bays *b = *state;

	open_twelve(b);
	type(b, ":widen-columns<Enter>");
	assert_line_has(b, 1, "bays  30 min  1-6 of 12");
	assert_line_has(b, 3, "Bay 6");
	assert_line_lacks(b, 3, "Bay 7");
	type(b, "<Tab>");
	assert_line_has(b, 1, "7-12 of 12");
	assert_line_has(b, 3, "Bay 7");
	type(b, "<Tab>");
	assert_line_has(b, 1, "1-6 of 12");
	type(b, ":widen-columns<Enter>");
	assert_line_lacks(b, 1, "of 12");
}

static void a_larger_terminal_shows_more_of_the_day(void **state)
{
	struct bays *b = *state;

	resize(b, 132, 43);
	to_lee(b);
	assert_picture(b, 
" Booking grid  Sat 21 Nov 2026  bays  30 min                                                                    ana  desk 2  14:07\n"
" ! 1 late   ? 1 request   u 1 unmatched   14:30 Bay 2 free   owed today 200.00\n"
"       Bay 1                   Bay 2                   Bay 3                   Bay 4                   Conference                bsy\n"
" 07:00|= closed               |= closed               |= closed               |= closed               |= closed               |  5/5\n"
" 07:30|=                      |=                      |=                      |=                      |=                      |  5/5\n"
" 08:00|=                      |=                      |=                      |=                      |=                      |  5/5\n"
" 08:30|                       |                       |                       |                       |                       |  0/5\n"
" 09:00|                       |                       |                       |                       |                       |  0/5\n"
" 09:30|                       |                       |                       |                       |                       |  0/5\n"
" 10:00|                       |                       |                       |                       |                       |  0/5\n"
" 10:30|                       |                       |                       |                       |                       |  0/5\n"
" 11:00|t Novak, P.            |                       |                       |                       |                       |  1/5\n"
" 11:30|: 1+0                  |                       |# maintenance          |                       |                       |  2/5\n"
" 12:00|                       |n Brandt, U.           |#                      |u BK-99120?            |                       |  3/5\n"
" 12:30|t Smith, J.            |: 1+0             25.00|#                      |:                      |                       |  4/5\n"
" 13:00|: 2+0                  |                       |#                      |:                      |i Boardwalk Ltd        |  4/5\n"
" 13:30|                       [c!Lee, Anna            ]                       |:                      |: 9+0                  |  3/5\n"
">14:00|i Garc\xC3\xAD" "a, M.           |: 1+1             25.00|                       |                       |:                      |  3/5\n"
" 14:30|: 2+1                  |                       |q Weber, K.            |                       |:                      |  3/5\n"
" 15:00|:                      |                       |a :05 Haddad, R.       |a Johnson, L.          |:                      |  4/5\n"
" 15:30|                       |a*Petrov, I.           |: 1+0                  |: 1+3             75.00|:                      |  4/5\n"
" 16:00|a Okafor, D.           |: 2+0                  |a+:05 Silva, T.        |:                      |:                      |  5/5\n"
" 16:30|: 1+2             50.00|:                      |: 1+1             25.00|                       |:                      |  4/5\n"
" 17:00|:                      |                       |:                      |c Tanaka, Y.           |:                      |  4/5\n"
" 17:30|:                      |                       |                       |: 4+0                  |:                      |  3/5\n"
" 18:00|                       |                       |                       |                       |:                      |  1/5\n"
" 18:30|                       |                       |                       |                       |:                      |  1/5\n"
" 19:00|                       |                       |                       |                       |                       |  0/5\n"
" 19:30|                       |                       |                       |                       |                       |  0/5\n"
" 20:00|                       |                       |                       |                       |                       |  0/5\n"
" 20:30|                       |                       |                       |                       |                       |  0/5\n"
" 21:00|                       |                       |                       |                       |                       |  0/5\n"
" 21:30|                       |                       |                       |                       |                       |  0/5\n"
" 22:00|= closed               |= closed               |= closed               |= closed               |= closed               |  5/5\n"
" 22:30|=                      |=                      |=                      |=                      |=                      |  5/5\n"
" 23:00|=                      |=                      |=                      |=                      |=                      |  5/5\n"
" 23:30|=                      |=                      |=                      |=                      |=                      |  5/5\n"
"-- Bay 2  13:30-14:30  c confirmed, late 37 min  #10481 ----------------------------------------------------------------------------\n"
" Lee, Anna  Core since 2021  ...5187  with Mo Lee (guest)                                                         OWES 25.00: guest\n"
" passes 3 of 4 left (1 covers Mo)  today 0/60 min                                                           next here: Petrov 15:30\n"
" last: confirmed by ben, desk 1, Fri 18:20  note: left-handed, own clubs\n"
" Enter open  i check in  p pay  v move  o outcome  x cancel                                                                 ? keys\n"
"\n");
	resize(b, 79, 24);
	assert_line_has(b, 13, "too small: 79x24, needs 80x24");
	resize(b, 80, 24);
	assert_line_has(b, 17, "[c!Lee, Anna  ]");
}

/* ------------------------------------------------------------- the peek */

static void the_peek_of_a_free_cell(void **state)
{
	struct bays *b = *state;

	type(b, "<Down><Right>");
	rest(b);
	/* Nothing is asked about nothing. */
	assert_asked(b, "");
	assert_lines(b, 19, 
"-- Bay 2  14:30-15:30  free                           --------------------------\n"
"\n"
"\n"
"\n"
" Enter open  b book  f next free                                        ? keys\n");
	/* A cancelled booking stood here: w tells of it. */
	go_to(b, "bay2 18");
	assert_lines(b, 19, 
"-- Bay 2  18:00-22:00  free                           --------------------------\n"
" 1 cancelled, declined or expired here: w\n"
"\n"
"\n"
" Enter open  b book  f next free  w history                             ? keys\n");
	type(b, "w");
	assert_line_has(b, 3, "History of #10490");
}

/* A form that is put back may be there before the grid is: the pane says
 * nothing then, least of all of a day in another year. */
static void the_peek_of_nothing_yet(void **state)
{
	struct bays *b = *state;
	const struct area area = { 18, 0, 4, 80 };
	struct peek peek;

	peek_init(&peek, b->shell, b->store);
	canvas_clear(b->canvas, 24, 80);
	peek_draw(&peek, store_now(b->store), b->canvas, &area);
	assert_line_has(b, 19, "--     ");
	assert_line_lacks(b, 19, "free");
	assert_line_lacks(b, 19, "Jan");
	peek_done(&peek);
}

static void the_peek_of_a_block(void **state)
{
	struct bays *b = *state;

	go_to(b, "bay3 12");
	assert_lines(b, 19, 
"-- Bay 3  11:30-13:30  # blocked  #31                 --------------------------\n"
" maintenance\n"
" Bay 3, net torn\n"
" by mia, 09:10\n"
" Enter open  f next free  w history                                     ? keys\n");
	type(b, "<Enter>");
	assert_line_has(b, 24, "the pane below says who made it, and when");
}

static void closing_time_is_not_free(void **state)
{
	struct bays *b = *state;

	go_to(b, "conference 22");
	assert_line_has(b, 15, "|= closed     |= closed     [= closed     ]5/5");
	assert_line_has(b, 19, "-- Conference  22:00  closed ");
	assert_line_lacks(b, 23, "book");
	type(b, "b");
	assert_line_has(b, 24, "the place is closed then");
	type(b, "<Enter>");
	assert_line_has(b, 24, "the place is closed then");
}

static void the_peek_waits_for_a_cursor_at_rest(void **state)
{
	struct bays *b = *state;

	type(b, "<Right><Right><Down>");
	assert_asked(b, "");
	assert_line_has(b, 19, "Bay 1  14:00-15:30");
	rest(b);
	assert_asked(b, "booking_peek(10482)\nthing_can(booking, 10482)\n");
	assert_line_has(b, 19, "-- Bay 3  14:30-15:00  q waits for approval");
}

/* Of a peek that the cursor has left nothing is shown. */
static void a_late_peek_is_not_anothers(void **state)
{
	struct bays *b = *state;

	answer_later(b, "booking_peek");
	type(b, "<Up><Right>");
	rest(b);
	type(b, "<Down><Down><Down>");
	rest(b);
	bays_club_tell(b);
	settle(b);
	assert_line_has(b, 19, "Bay 2  15:00-15:30  free");
	assert_line_lacks(b, 20, "Lee");
}

static void two_in_a_row_are_walked_with_tab(void **state)
{
	struct bays *b = *state;

	go_to(b, "bay3 16");
	assert_line_has(b, 9, "[a+:05 Silva, ]");
	assert_line_has(b, 19, "16:05-17:15");
	type(b, "<Tab>");
	rest(b);
	assert_line_has(b, 9, "[:");
	assert_line_has(b, 19, "15:05-16:05");
	type(b, "<Tab>");
	rest(b);
	assert_line_has(b, 19, "16:05-17:15");
	go_to(b, "bay1 18:30");
	type(b, "<Tab>");
	assert_line_has(b, 24, "nothing else shares this row");
}

static void a_night_booking_stands_on_both_days(void **state)
{
	struct bays *b = *state;
	struct bays_slot *night = bays_slot(b, "booking", 10600);

	night->resource = 1;
	night->from = "23:00";
	night->until = "24:00";
	night->state = "approved";
	night->name = "Night, O.";
	bays_club_tell(b);
	type(b, "+");
	assert_line_has(b, 1, "Sun 22 Nov 2026");
	assert_line_lacks(b, 4, "Night");
	go_to(b, "today bay1 23");
	assert_line_has(b, 17, "[a Night, O.  ]");
	assert_line_has(b, 18, "|:");
}

/* --------------------------------------------------------------- moving */

static void days_forward_and_back(void **state)
{
	struct bays *b = *state;

	type(b, "+");
	assert_asked(b, 
"grid_resources()\n"
"grid_hours(2026-11-22, 2026-11-23)\n"
"grid_range(2026-11-22, 2026-11-23, NULL)\n"
"grid_alerts(2026-11-22)\n");
	assert_line_has(b, 1, "Sun 22 Nov 2026");
	/* The cursor keeps its place; there is no row of now. */
	assert_line_has(b, 9, " 14:00[");
	assert_line_has(b, 4, " 11:30|             |             |");
	type(b, "--");
	assert_line_has(b, 1, "Fri 20 Nov 2026");
	type(b, ".");
	assert_line_has(b, 1, "Sat 21 Nov 2026");
	assert_line_has(b, 9, ">14:00[i Garc");
}

static void pages_and_ends_of_the_day(void **state)
{
	struct bays *b = *state;

	type(b, "<Home>");
	assert_line_has(b, 4, " 00:00[= closed     ]");
	type(b, "<PgDn>");
	assert_line_has(b, 18, " 07:30[");
	type(b, "<End>");
	assert_line_has(b, 18, " 23:30[");
	type(b, "<PgUp>");
	assert_line_has(b, 4, " 16:00[a Okafor");
	type(b, "lhhlljk");
	assert_line_has(b, 4, " 16:00|");
	assert_asked(b, "");
}

static void the_next_free_cell(void **state)
{
	struct bays *b = *state;

	/* Not before now, from left to right, then down. */
	type(b, "<Home>f");
	assert_line_has(b, 18, ">14:00|i Garc");
	assert_line_has(b, 18, "|: 1+1   25.00[             ]");
	type(b, "f");
	assert_line_has(b, 18, "|             [             ]:");
	type(b, "f");
	assert_line_has(b, 18, " 14:30|: 2+1        [             ]q");
}

/* Keys that come before the new day's data mean that day. */
static void keys_wait_for_the_day_they_are_typed_for(void **state)
{
	struct bays *b = *state;

	answer_later(b, "grid_range");
	type(b, "-");
	press(b, "jl");
	settle(b);
	assert_line_has(b, 24, "2 keys wait");
	assert_line_has(b, 1, "Sat 21 Nov 2026");
	assert_line_has(b, 9, ">14:00[");
	bays_club_tell(b);
	settle(b);
	assert_line_has(b, 1, "Fri 20 Nov 2026");
	assert_line_has(b, 10, " 14:30|");
	assert_line_lacks(b, 24, "wait");
	rest(b);
	assert_line_has(b, 19, "-- Bay 2  Fri 20 Nov  14:30");
}

static void keys_are_dropped_when_the_day_does_not_come(void **state)
{
	struct bays *b = *state;

	answer_later(b, "grid_range");
	type(b, "-");
	press(b, "jl");
	answer_error(b, "grid_range", ERR_BUG, "the database is confused");
	settle(b);
	assert_line_has(b, 24, "the database is confused");
	assert_line_has(b, 24, "2 keys typed ahead were");
	/* What is shown is what keys act on. */
	assert_line_has(b, 1, "Sat 21 Nov 2026");
	forget_asked(b);
	bays_club_tell(b);
	type(b, "+");
	assert_asked(b, 
"grid_resources()\n"
"grid_hours(2026-11-22, 2026-11-23)\n"
"grid_range(2026-11-22, 2026-11-23, NULL)\n"
"grid_alerts(2026-11-22)\n");
}

/* ---------------------------------------------------------- hostile data */

/* A picture is 24 lines of 80 cells, whatever a name holds. */
static void assert_harmless(struct bays *b)
{
	char row[4096];

	for (int i = 0; i < 24; i++) {
		canvas_row(b->canvas, i, row, sizeof(row));
		assert_true(text_is_clean(row));
		assert_in_range(text_width(row), 0, 80);
	}
}

static void assert_columns_stand(struct bays *b)
{
	for (int line = 3; line < 18; line++)
		for (int column = 0; column < 5; column++) {
			const char *bytes = b->canvas->cells[line * 80 + 6 +
				column * 14].bytes;

			assert_non_null(strchr("|[]", bytes[0]));
		}
}

static void hostile_names_stay_in_their_cell(void **state)
{
	static const char *const names[] = {
		"\x1b[2J\x1b]0;pwned\x07\rEvil", "\xE2\x80\xAE" "gnorw",
		"\xff\xfe\xc0\x80", "\xE2\x80\x8B\xE2\x80\x8B", "%s%n%s\t\x7f",
		"\xE9\x88\xB4\xE6\x9C\xA8\xE4\xB8\x80\xE6\x9C\x97",
		"e\xCC\x81\xCC\x81\xCC\x81\xCC\x81\xCC\x81\xCC\x81", NULL
	};
	struct bays *b = *state;
	char *huge = mem_new(2000, 1);

	memset(huge, 'W', 1999);
	answer(b, "booking_check_in", "{\"ok\": false, \"code\": \"owed\","
		" \"sentence\": \"owed\", \"detail\": {\"guards\":"
		" [{\"guard\": \"owed\", \"sentence\": \"owed\"}]}}");
	for (size_t i = 0; i < ARRAY_LEN(names); i++) {
		bays_slot(b, "booking", 10481)->name =
			names[i] == NULL ? huge : names[i];
		bays_slot(b, "block", 31)->name =
			bays_slot(b, "booking", 10481)->name;
		bays_club_announce(b);
		to_lee(b);
		assert_harmless(b);
		assert_columns_stand(b);
		type(b, "x");
		assert_harmless(b);
		type(b, "<Esc>i");
		assert_harmless(b);
		type(b, "<Esc>v");
		assert_harmless(b);
		type(b, "<Esc>;");
		assert_harmless(b);
		type(b, "<Esc>.");
	}
	free(huge);
}

/* ------------------------------------------------------------------ time */

static void the_row_of_now_moves_and_people_become_late(void **state)
{
	struct bays *b = *state;

	go_to(b, "conference 14");
	assert_line_has(b, 12, " 15:30|");
	pass_ms(b, 53 * 60000);
	assert_line_has(b, 1, "15:00");
	assert_line_has(b, 9, " 14:00|");
	assert_line_has(b, 11, ">15:00|");
	assert_line_has(b, 11, "|a Johnson, L.|");
	pass_ms(b, 60000);
	assert_line_has(b, 11, "|a!Johnson, L.|");
	/* It takes no question. */
	assert_asked(b, "");
}

static void a_change_is_marked_for_half_a_minute(void **state)
{
	struct bays *b = *state;

	assert_line_has(b, 12, "|a*Petrov, I. |");
	pass_ms(b, 26000);
	assert_line_has(b, 12, "|a*Petrov, I. |");
	pass_ms(b, 1000);
	assert_line_has(b, 12, "|a Petrov, I. |");
	assert_asked(b, "");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		BAYS_TEST(the_day_of_five_resources),
		BAYS_TEST(the_day_of_twelve_resources),
		BAYS_TEST(the_week_of_a_resource_and_back),
		BAYS_TEST(a_day_of_the_week_is_entered),
		cmocka_unit_test_setup_teardown(a_day_that_has_not_come_yet,
			bays_setup_unanswered, bays_teardown),
		BAYS_TEST(rows_of_a_quarter_and_of_an_hour),
		BAYS_TEST(wide_columns_page_by_six),
		BAYS_TEST(a_larger_terminal_shows_more_of_the_day),
		BAYS_TEST(the_peek_of_a_free_cell),
		BAYS_TEST(the_peek_of_nothing_yet),
		BAYS_TEST(the_peek_of_a_block),
		BAYS_TEST(closing_time_is_not_free),
		BAYS_TEST(the_peek_waits_for_a_cursor_at_rest),
		BAYS_TEST(a_late_peek_is_not_anothers),
		BAYS_TEST(two_in_a_row_are_walked_with_tab),
		BAYS_TEST(a_night_booking_stands_on_both_days),
		BAYS_TEST(days_forward_and_back),
		BAYS_TEST(pages_and_ends_of_the_day),
		BAYS_TEST(the_next_free_cell),
		BAYS_TEST(keys_wait_for_the_day_they_are_typed_for),
		BAYS_TEST(keys_are_dropped_when_the_day_does_not_come),
		BAYS_TEST(hostile_names_stay_in_their_cell),
		BAYS_TEST(the_row_of_now_moves_and_people_become_late),
		BAYS_TEST(a_change_is_marked_for_half_a_minute),
	};

	return cmocka_run_group_tests_name("bays", tests, NULL, NULL);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The booking grid: booking, and a walk-in in three keys (wireframes.md 1e). */
#include "config.h"

#include <string.h>

#include "base/mem.h"
#include "tests/support/bays_fixture.h"

#define PRICED(minor, why) \
	"{\"ok\": true, \"sentence\": \"would be booked\", \"version\": null," \
	" \"detail\": {\"price_minor\": " minor ", \"was_minor\": 0," \
	"  \"free_until\": \"2026-11-21 15:30\", \"warnings\": []," \
	"  \"fees\": [{\"name\": \"Garc\\u00eda, Manuel\", \"role\": \"owner\"," \
	"   \"minor\": " minor ", \"why\": \"" why "\"}]}}"

#define BOOKED \
	"{\"ok\": true, \"sentence\": \"Booked Bay 2 14:30-15:30 for" \
	" Garcia, M.\", \"booking\": 10900, \"version\": \"v1\"," \
	" \"detail\": {}}"

#define CLASH \
	"{\"ok\": false, \"code\": \"clash\", \"who_can\": null," \
	" \"sentence\": \"Petrov, I. has Bay 2 15:30-17:00\"," \
	" \"version\": null, \"detail\": {\"free\": [" \
	"  {\"resource\": 3, \"label\": \"Bay 3\", \"price_minor\": 0," \
	"   \"starts\": \"2026-11-21 17:15\", \"ends\": \"2026-11-21 18:15\"}," \
	"  {\"resource\": 1, \"label\": \"Bay 1\", \"price_minor\": 0," \
	"   \"starts\": \"2026-11-21 18:00\", \"ends\": \"2026-11-21 19:00\"}]}}"

#define RELOAD \
	"grid_resources()\n" \
	"grid_hours(2026-11-21, 2026-11-22)\n" \
	"grid_range(2026-11-21, 2026-11-22, NULL)\n" \
	"grid_alerts(2026-11-21)\n"

#define FREE_60 "30 of his 60 free minutes today"

/* Every dry run says this, every booking that. */
static void say(struct bays *b, const char *dry, const char *wet)
{
	answer_when(b, "booking_book", 14, "true", dry);
	answer_when(b, "booking_book", 14, "false", wet);
}

/* García, Manuel in Bay 2 at 14:30, which is now enough to check in at 14:20. */
static void at_the_counter(struct bays *b)
{
	pass_ms(b, 13 * 60000);
	go_to(b, "bay2 14:30");
	type(b, "bgarc<Enter>");
}

/* --------------------------------------------------------------- walk-ins */

static void a_walk_in_is_three_keys(void **state)
{
	struct bays *b = *state;

	say(b, PRICED("0", FREE_60), BOOKED);
	at_the_counter(b);
	assert_asked(b, 
"person_find(g, 8, 2026-11-21)\n"
"person_find(ga, 8, 2026-11-21)\n"
"person_find(gar, 8, 2026-11-21)\n"
"person_find(garc, 8, 2026-11-21)\n"
"booking_book(#1, 2, 2026-11-21 14:30, 60, u-manuel, NULL, 1, [], NULL, card, NULL, true, walk-in, true)\n");
	assert_picture(b, 
" Booking grid  Sat 21 Nov 2026  bays  30 min                ana  desk 2  14:20\n"
" ! 1 late   ? 1 request   u 1 unmatched   14:30 Bay 2 free   owed today 200.00\n"
"       Bay 1         Bay 2         Bay 3         Bay 4         Conference    bsy\n"
" 12:00|             |n Brandt, U. |#^maintenance|u BK-99120?  |             |3/5\n"
" 12:30|t Smith, J.  |: 1+0   25.00|#            |:            |             |4/5\n"
" 13:00|: 2+0        |             |#            |:            |i Boardwalk L|4/5\n"
" 13:30|             |c!Lee, Anna  |             |:            |: 9+0        |3/5\n"
">14:00|i Garc\xC3\xAD" "a, M. |: 1+1   25.00|             |             |:            |3/5\n"
" 14:30|: 2+1        [             ]q Weber, K.  |             |:            |3/5\n"
" 15:00|:            |             |a :05 Haddad,|a Johnson, L.|:            |4/5\n"
" 15:30|             |a Petrov, I. |: 1+0        |: 1+3   75.00|:            |4/5\n"
"-- Book  Bay 2  Sat 21 Nov  14:30 ----------------------------------------------\n"
"  who    Garc\xC3\xAD" "a, Manuel   Core  ...0931\n"
"\n"
"  from   14:30      >for  1 h      until 15:30   < >   (free until 15:30)\n"
"  heads  1 in all   < >\n"
"  with   nobody else\n"
"  price  0.00  30 of his 60 free minutes today\n"
"\n"
"  note   ____________________________________________________________________\n"
"  then   check in at once (starts within 15 min)\n"
" Enter book and check in   Tab next field   Esc back   Space only book\n"
"\n"
"\n");
	/* One hour is asked for again, and booked. */
	type(b, "2<Enter>");
	assert_asked(b, 
"booking_book(#2, 2, 2026-11-21 14:30, 60, u-manuel, NULL, 1, [], NULL, card, NULL, true, walk-in, true)\n"
"booking_book(#3, 2, 2026-11-21 14:30, 60, u-manuel, NULL, 1, [], NULL, none, NULL, true, walk-in, false)\n"
"grid_resources()\n"
"grid_hours(2026-11-21, 2026-11-22)\n"
"grid_range(2026-11-21, 2026-11-22, NULL)\n"
"grid_alerts(2026-11-21)\n");
	assert_line_has(b, 24, "Booked Bay 2 14:30-15:30 for Garcia, M.");
	assert_line_lacks(b, 12, "Book");
}

static void who_owes_pays_with_one_more_key(void **state)
{
	struct bays *b = *state;

	say(b, PRICED("2500", "30 min over"), BOOKED);
	at_the_counter(b);
	assert_line_has(b, 18, "price  25.00  30 min over");
	assert_line_has(b, 22, "c card, k cash: pay and check in");
	forget_asked(b);
	type(b, "<Enter>");
	assert_asked(b, "");
	assert_line_has(b, 22, "this has to be paid: Ctrl-D card, Ctrl-K cash; "
		"Ctrl-O only books");
	type(b, "k");
	assert_asked(b, "booking_book(#2, 2, 2026-11-21 14:30, 60, u-manuel, "
		"NULL, 1, [], NULL, cash, NULL, true, walk-in, false)\n" RELOAD);
}

/* In a text field letters are text; Ctrl pays from anywhere. */
static void letters_are_text_in_the_note(void **state)
{
	struct bays *b = *state;

	say(b, PRICED("2500", "30 min over"), BOOKED);
	at_the_counter(b);
	type(b, "<Tab><Tab><Tab>ck<Space>g");
	assert_line_has(b, 20, "note   ck g_");
	forget_asked(b);
	type(b, "<Ctrl-D>");
	assert_asked(b, "booking_book(#2, 2, 2026-11-21 14:30, 60, u-manuel, "
		"NULL, 1, [], ck g, card, NULL, true, walk-in, false)\n" RELOAD);
}

static void a_walk_in_may_only_be_booked(void **state)
{
	struct bays *b = *state;

	say(b, PRICED("2500", "30 min over"), BOOKED);
	at_the_counter(b);
	type(b, "<Space>");
	assert_line_has(b, 21, "only book (Space: check in at once)");
	forget_asked(b);
	type(b, "<Enter>");
	assert_asked(b, "booking_book(#3, 2, 2026-11-21 14:30, 60, u-manuel, "
		"NULL, 1, [], NULL, none, NULL, false, walk-in, false)\n"
		RELOAD);
}

/* ----------------------------------------------------------- other bookings */

static void a_booking_to_come_is_only_booked(void **state)
{
	struct bays *b = *state;

	say(b, PRICED("2500", "30 min over"), BOOKED);
	go_to(b, "mon bay3 18");
	type(b, "bgarc<Enter>");
	assert_line_has(b, 12, "-- Book  Bay 3  Mon 23 Nov  18:00 --");
	assert_line_has(b, 21, "then   only book");
	forget_asked(b);
	type(b, "<Enter>");
	assert_asked(b, 
"booking_book(#2, 3, 2026-11-23 18:00, 60, u-manuel, NULL, 1, [], NULL, none, NULL, false, member, false)\n"
"grid_resources()\n"
"grid_hours(2026-11-23, 2026-11-24)\n"
"grid_range(2026-11-23, 2026-11-24, NULL)\n"
"grid_alerts(2026-11-23)\n");
}

static void a_non_member_is_a_guest_by_name(void **state)
{
	struct bays *b = *state;

	say(b, PRICED("5000", "day pass"), BOOKED);
	answer_table(b, "person_find", "user_id|name|hits\n");
	pass_ms(b, 13 * 60000);
	go_to(b, "bay2 14:30");
	type(b, "bZoe<Space>O'Neil");
	assert_line_has(b, 14, "> + new guest \"Zoe O'Neil\"");
	type(b, "<Enter>");
	assert_line_has(b, 13, "Zoe O'Neil   not a member");
	assert_line_has(b, 18, "price  50.00  day pass");
	forget_asked(b);
	type(b, "c");
	assert_asked(b, "booking_book(#2, 2, 2026-11-21 14:30, 60, NULL, "
		"Zoe O'Neil, 1, [], NULL, card, NULL, true, walk-in, false)\n"
		RELOAD);
}

/* Who is no member pays the day pass, also when they only book. */
static void a_stranger_pays_when_booking(void **state)
{
	struct bays *b = *state;

	say(b, PRICED("5000", "day pass"), BOOKED);
	answer_table(b, "person_find", "user_id|name|hits\n");
	go_to(b, "bay2 18");
	type(b, "bZoe<Enter>");
	assert_asked(b, "person_find(Z, 8, 2026-11-21)\nperson_find(Zo, 8, 2026-11-21)\n"
		"person_find(Zoe, 8, 2026-11-21)\nbooking_book(#1, 2, 2026-11-21 18:00, 60, "
		"NULL, Zoe, 1, [], NULL, card, NULL, false, member, true)\n");
	assert_line_has(b, 18, "price  50.00  day pass");
	assert_line_has(b, 21, "then   only book; the day pass is paid now");
	assert_line_has(b, 22, "c card, k cash: pay and book");
	type(b, "<Enter>");
	assert_line_has(b, 22, "a day pass, this has to be paid: Ctrl-D card, "
		"Ctrl-K cash");
	assert_asked(b, "");
	type(b, "k");
	assert_asked(b, "booking_book(#2, 2, 2026-11-21 18:00, 60, NULL, Zoe, "
		"1, [], NULL, cash, NULL, false, member, false)\n" RELOAD);
}

/* A party at the counter is named, paid for and checked in on one sheet. */
static void a_party_is_named_while_booking(void **state)
{
	struct bays *b = *state;

	say(b, PRICED("2500", "guest fee"), BOOKED);
	at_the_counter(b);
	type(b, "<Tab>3");
	assert_line_has(b, 17, "with   2 without a name");
	type(b, "<Tab>garc<Down><Enter>");
	assert_line_has(b, 21, "so far Garc\xC3\xAD" "a L\xC3\xB3pez, Mar\xC3\xAD" "a");
	type(b, "Mo<Space>Lee");
	/* A name that nobody has taken is not left behind. */
	forget_asked(b);
	type(b, "<Ctrl-D>");
	assert_asked(b, "");
	assert_line_has(b, 22, "does \"Mo Lee\" come along?");
	answer_table(b, "person_find",
		"user_id|guest_id|name|tier|status|hits\n"
		"|31|Lee, Mo||guest|1\n");
	type(b, "x<Backspace><Enter>");
	forget_asked(b);
	/* Enter on nothing goes on: there is something to pay. */
	type(b, "<Enter>");
	assert_line_has(b, 22, "Ctrl-D card, Ctrl-K cash, Ctrl-G pass");
	type(b, "<Tab>");
	assert_line_has(b, 16, "heads  3 in all   < >");
	assert_line_has(b, 17, "with   Garc\xC3\xAD" "a L\xC3\xB3pez, Mar\xC3\xAD" "a; Lee, Mo (guest)");
	assert_asked(b, "");
	type(b, "<Ctrl-G>");
	assert_asked(b, "booking_book(#5, 2, 2026-11-21 14:30, 60, u-manuel, "
		"NULL, 3, [{\"member\":\"u-maria\"},{\"guest_id\":31}], NULL, "
		"pass, NULL, true, walk-in, false)\n" RELOAD);
}

/* What somebody does today says nothing of Tuesday. */
static void people_are_looked_for_on_the_day_that_is_booked(void **state)
{
	struct bays *b = *state;

	say(b, PRICED("0", FREE_60), BOOKED);
	type(b, ":b tue 18 bay3<Enter>");
	type(b, "b");
	forget_asked(b);
	type(b, "g");
	assert_asked(b, "person_find(g, 8, 2026-11-24)\n");
	/* Guests who are to come along, too. */
	type(b, "<Enter><Tab><Tab>m");
	assert_asked(b, "booking_book(#1, 3, 2026-11-24 18:00, 60, u-manuel, "
		"NULL, 1, [], NULL, none, NULL, false, member, true)\n"
		"person_find(m, 8, 2026-11-24)\n");
}

static void a_guess_is_called_one(void **state)
{
	struct bays *b = *state;

	answer_table(b, "person_find",
		"user_id|guest_id|name|tier|status|matched|hits\n"
		"u1|NULL|Garc\xC3\xAD" "a, Manuel|Core|active|sounds alike|1\n");
	type(b, "fb");
	type(b, "garzia");
	assert_line_has(b, 13, "garzia_");
	assert_line_has(b, 13, "no such name; these sound alike");
}

static void a_companion_is_taken_back(void **state)
{
	struct bays *b = *state;

	say(b, PRICED("0", FREE_60), BOOKED);
	at_the_counter(b);
	type(b, "<Tab><Tab>garc<Down><Enter>");
	assert_line_has(b, 16, "heads  2 in all");
	/* There are not fewer heads than names. */
	type(b, "<BackTab><Lt><Tab>");
	assert_line_has(b, 16, "heads  2 in all");
	type(b, "<Backspace><Backspace>");
	assert_line_has(b, 16, "heads  1 in all");
	type(b, "<Tab>");
	assert_line_has(b, 17, "with   nobody else");
}

/* How to pay is said for one attempt. */
static void a_key_that_pays_nobody_is_forgotten(void **state)
{
	struct bays *b = *state;

	say(b, PRICED("2500", "30 min over"), BOOKED);
	pass_ms(b, 13 * 60000);
	go_to(b, "bay2 14:30");
	type(b, "b<Ctrl-D>garc<Enter>");
	forget_asked(b);
	type(b, "<Enter>");
	assert_asked(b, "");
	assert_line_has(b, 22, "this has to be paid");
}

/* What is shorter than usual is offered as it is. */
static void the_free_time_bounds_the_length(void **state)
{
	struct bays *b = *state;

	say(b, PRICED("0", FREE_60), BOOKED);
	bays_slot(b, "booking", 10484)->from = "15:00";
	bays_club_announce(b);
	go_to(b, "bay2 14:30");
	type(b, "bgarc<Enter>");
	assert_line_has(b, 15, "for  30 min   until 15:00");
	/* From now on, in five minutes, where the row has begun already. */
	type(b, "<Esc>");
	go_to(b, "bay3 14");
	type(b, "b");
	assert_line_has(b, 12, "-- Book  Bay 3  Sat 21 Nov  14:10 --");
}

static void what_is_taken_cannot_be_booked(void **state)
{
	struct bays *b = *state;

	go_to(b, "bay2 13:30");
	type(b, "b");
	assert_line_has(b, 24, "Lee, Anna has this time");
	go_to(b, "bay3 12");
	type(b, "b");
	assert_line_has(b, 24, "maintenance has this time");
	/* A cancelled one has no time any more. */
	type(b, "/state:cancelled<Enter>");
	go_to(b, "bay2 18");
	assert_line_has(b, 19, "- cancelled  #10490");
	type(b, "b");
	assert_line_has(b, 12, "-- Book  Bay 2  Sat 21 Nov  18:00 --");
}

/* ------------------------------------------------------------------ fields */

static void each_change_is_priced_anew(void **state)
{
	struct bays *b = *state;

	say(b, PRICED("0", FREE_60), BOOKED);
	go_to(b, "bay2 18");
	type(b, "bgarc<Enter>");
	forget_asked(b);
	type(b, ">");
	type(b, "<Lt>");
	type(b, "4");
	type(b, "<Tab>2");
	type(b, "<BackTab><BackTab><Ctrl-U>18:15<Tab>");
	assert_asked(b, 
"booking_book(#2, 2, 2026-11-21 18:00, 90, u-manuel, NULL, 1, [], NULL, none, NULL, false, member, true)\n"
"booking_book(#3, 2, 2026-11-21 18:00, 60, u-manuel, NULL, 1, [], NULL, none, NULL, false, member, true)\n"
"booking_book(#4, 2, 2026-11-21 18:00, 120, u-manuel, NULL, 1, [], NULL, none, NULL, false, member, true)\n"
"booking_book(#5, 2, 2026-11-21 18:00, 120, u-manuel, NULL, 2, [], NULL, none, NULL, false, member, true)\n"
"booking_book(#6, 2, 2026-11-21 18:15, 120, u-manuel, NULL, 2, [], NULL, none, NULL, false, member, true)\n");
	/* Not before it ends, and not shorter than a step. */
	type(b, "1<Lt><Lt>");
	assert_line_has(b, 15, "for  30 min");
}

static void an_impossible_time_keeps_the_focus(void **state)
{
	struct bays *b = *state;

	say(b, PRICED("0", FREE_60), BOOKED);
	go_to(b, "bay2 18");
	type(b, "bgarc<Enter>");
	forget_asked(b);
	type(b, "<BackTab><Ctrl-U>25:00<Enter>");
	assert_line_has(b, 22, "a time is like 14, 14:05 or 2:05pm");
	type(b, "<Tab>");
	assert_line_has(b, 22, "a time is like 14, 14:05 or 2:05pm");
	type(b, "<Ctrl-U>24:00<Tab>");
	assert_line_has(b, 22, "a time is like 14, 14:05 or 2:05pm");
	assert_asked(b, "");
}

/* Typing again in who starts over: the price was somebody else's. */
static void another_person_is_another_price(void **state)
{
	struct bays *b = *state;

	say(b, PRICED("0", FREE_60), BOOKED);
	go_to(b, "bay2 18");
	type(b, "bgarc<Enter>");
	type(b, "<BackTab><BackTab>x");
	assert_line_lacks(b, 18, "0.00");
	assert_line_has(b, 13, "garcx_");
	forget_asked(b);
	type(b, "<Down><Enter>");
	assert_asked(b, 
"booking_book(#3, 2, 2026-11-21 18:00, 60, u-maria, NULL, 1, [], NULL, none, NULL, false, member, true)\n");
}

static void a_pasted_name_is_searched(void **state)
{
	struct bays *b = *state;

	go_to(b, "bay2 18");
	type(b, "b");
	forget_asked(b);
	paste(b, "garcia lopez ");
	assert_asked(b, "person_find(garcia lopez , 8, 2026-11-21)\n");
	assert_line_has(b, 12, "Book");
}

/* A name of any length, of any bytes, stays in its field. */
static void a_name_of_any_length_is_taken(void **state)
{
	struct bays *b = *state;
	char name[401];

	memset(name, 'n', 400);
	name[400] = '\0';
	say(b, PRICED("5000", "day pass"), BOOKED);
	answer_table(b, "person_find", "user_id|name|hits\n");
	go_to(b, "bay2 18");
	type(b, "b");
	paste(b, name);
	type(b, "<Enter>");
	assert_line_has(b, 13, "nnnnnnnn");
	assert_line_has(b, 12, "Book");
}

/* ---------------------------------------------------------------- refusals */

static void a_clash_is_answered_with_what_is_free(void **state)
{
	struct bays *b = *state;

	say(b, CLASH, CLASH);
	go_to(b, "bay2 15");
	type(b, "bgarc<Enter>3");
	assert_lines(b, 12, 
"-- Book  Bay 2  Sat 21 Nov  15:00 ----------------------------------------------\n"
"  who    Garc\xC3\xAD" "a, Manuel   Core  ...0931\n"
"\n"
"  from   15:00      >for  1 h 30   until 16:30   < >\n"
"  heads  1 in all   < >\n"
"  with   nobody else\n"
"  clash  Petrov, I. has Bay 2 15:30-17:00\n"
"         1 Bay 3 17:15-18:15   2 Bay 1 18:00-19:00\n"
"  note   ____________________________________________________________________\n"
"  then   only book\n"
" 1 2 3 take what is free instead   Tab next field   Esc back\n"
"\n"
"\n");
	/* On another field the digits are not theirs. */
	type(b, "<Tab>");
	assert_line_has(b, 22, " (1 2 3 on the length)   Tab next field");
	type(b, "2");
	assert_line_has(b, 16, "heads  2 in all");
	type(b, "<Lt><BackTab>");
	forget_asked(b);
	answer_when(b, "booking_book", 2, "3", PRICED("0", FREE_60));
	type(b, "1");
	assert_asked(b, 
"booking_book(#5, 3, 2026-11-21 17:15, 90, u-manuel, NULL, 1, [], NULL, none, NULL, false, member, true)\n");
	assert_line_has(b, 12, "-- Book  Bay 3  Sat 21 Nov  17:15 --");
	assert_line_has(b, 18, "price  0.00");
}

/* How it was to be paid is not remembered for the next Enter. */
static void a_refused_payment_is_not_repeated_by_enter(void **state)
{
	struct bays *b = *state;

	say(b, PRICED("2500", "30 min over"), CLASH);
	at_the_counter(b);
	forget_asked(b);
	type(b, "c");
	assert_asked(b, "booking_book(#2, 2, 2026-11-21 14:30, 60, u-manuel, "
		"NULL, 1, [], NULL, card, NULL, true, walk-in, false)\n");
	assert_line_has(b, 24, "Petrov, I. has Bay 2 15:30-17:00");
	assert_line_has(b, 12, "-- Book");
	type(b, "2");
	forget_asked(b);
	type(b, "<Enter>");
	assert_asked(b, 
"booking_book(#4, 1, 2026-11-21 18:00, 60, u-manuel, NULL, 1, [], NULL, none, NULL, false, member, false)\n");
}

static void without_a_person_nothing_is_booked(void **state)
{
	struct bays *b = *state;

	go_to(b, "bay2 18");
	type(b, "b<Enter>");
	type(b, "<Tab><Tab><Enter>");
	assert_line_has(b, 22, "who is it for? type a name, then Enter");
	assert_asked(b, "");
}

static void one_enter_books_once(void **state)
{
	struct bays *b = *state;

	say(b, PRICED("0", FREE_60), BOOKED);
	go_to(b, "bay2 18");
	type(b, "bgarc<Enter>");
	forget_asked(b);
	answer_later(b, "booking_book");
	type(b, "<Enter><Enter><Ctrl-O>");
	assert_asked(b, "booking_book(#2, 2, 2026-11-21 18:00, 60, u-manuel, "
		"NULL, 1, [], NULL, none, NULL, false, member, false)\n");
	assert_line_has(b, 22, "booking ...");
}

/* While one price is out, the last change is priced when it comes back. */
static void a_slow_price_is_of_the_last_change(void **state)
{
	struct bays *b = *state;

	answer_later(b, "booking_book");
	go_to(b, "bay2 18");
	type(b, "bgarc<Enter>");
	forget_asked(b);
	type(b, ">>>");
	assert_asked(b, "");
	say(b, PRICED("0", FREE_60), BOOKED);
	settle(b);
	assert_asked(b, "booking_book(#2, 2, 2026-11-21 18:00, 150, u-manuel, "
		"NULL, 1, [], NULL, none, NULL, false, member, true)\n");
}

static void a_form_survives_a_lost_line(void **state)
{
	struct bays *b = *state;

	say(b, PRICED("0", FREE_60), BOOKED);
	go_to(b, "bay2 18");
	type(b, "bgarc<Enter><Tab><Tab><Tab>left-handed");
	fake_db_lose(b->db, "offline since 14:07, trying again");
	settle(b);
	forget_asked(b);
	type(b, "<Enter>");
	assert_asked(b, "");
	assert_line_has(b, 22, "not sent: there is no connection");
	assert_line_has(b, 20, "note   left-handed");
	fake_db_connect(b->db);
	settle(b);
	forget_asked(b);
	type(b, "<Enter>");
	assert_asked(b, 
"booking_book(#2, 2, 2026-11-21 18:00, 60, u-manuel, NULL, 1, [], left-handed, none, NULL, false, member, false)\n"
"grid_resources()\n"
"grid_hours(2026-11-21, 2026-11-22)\n"
"grid_range(2026-11-21, 2026-11-22, NULL)\n"
"grid_alerts(2026-11-21)\n");
	assert_line_has(b, 24, "Booked Bay 2");
}

static void leaving_asks_about_a_form(void **state)
{
	struct bays *b = *state;

	go_to(b, "bay2 18");
	type(b, "bgarc<Ctrl-Q>");
	assert_line_has(b, 14, "open: a booking");
	type(b, "n");
	assert_int_equal(b->quits, 0);
	assert_line_has(b, 13, "garc");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		BAYS_TEST(people_are_looked_for_on_the_day_that_is_booked),
		BAYS_TEST(a_guess_is_called_one),
		BAYS_TEST(a_walk_in_is_three_keys),
		BAYS_TEST(who_owes_pays_with_one_more_key),
		BAYS_TEST(letters_are_text_in_the_note),
		BAYS_TEST(a_walk_in_may_only_be_booked),
		BAYS_TEST(a_booking_to_come_is_only_booked),
		BAYS_TEST(a_non_member_is_a_guest_by_name),
		BAYS_TEST(a_stranger_pays_when_booking),
		BAYS_TEST(a_party_is_named_while_booking),
		BAYS_TEST(a_companion_is_taken_back),
		BAYS_TEST(a_key_that_pays_nobody_is_forgotten),
		BAYS_TEST(the_free_time_bounds_the_length),
		BAYS_TEST(what_is_taken_cannot_be_booked),
		BAYS_TEST(each_change_is_priced_anew),
		BAYS_TEST(an_impossible_time_keeps_the_focus),
		BAYS_TEST(another_person_is_another_price),
		BAYS_TEST(a_pasted_name_is_searched),
		BAYS_TEST(a_name_of_any_length_is_taken),
		BAYS_TEST(a_clash_is_answered_with_what_is_free),
		BAYS_TEST(a_refused_payment_is_not_repeated_by_enter),
		BAYS_TEST(without_a_person_nothing_is_booked),
		BAYS_TEST(one_enter_books_once),
		BAYS_TEST(a_slow_price_is_of_the_last_change),
		BAYS_TEST(a_form_survives_a_lost_line),
		BAYS_TEST(leaving_asks_about_a_form),
	};

	return cmocka_run_group_tests_name("bays: booking", tests, NULL, NULL);
}

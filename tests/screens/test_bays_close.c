/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The booking grid: what is no booking.  Closing and opening again, and
 * imports that name nobody. */
#include "config.h"

#include <stdio.h>
#include <string.h>

#include "tests/support/bays_fixture.h"

#define DONE(sentence) \
	"{\"ok\": true, \"sentence\": \"" sentence "\", \"detail\": {}}"

#define DISPLACES \
	"{\"ok\": false, \"code\": \"clash\", \"who_can\": null," \
	" \"sentence\": \"2 bookings are in the way; confirm to displace" \
	" them\", \"detail\": {\"displaced\": [" \
	"  {\"booking\": 10485, \"name\": \"Haddad, R.\"," \
	"   \"label\": \"Bay 3\", \"state\": \"approved\"," \
	"   \"starts\": \"2026-11-21 15:05\", \"ends\": \"2026-11-21 16:05\"}," \
	"  {\"booking\": 10486, \"name\": \"Silva, T.\"," \
	"   \"label\": \"Bay 3\", \"state\": \"approved\"," \
	"   \"starts\": \"2026-11-21 16:05\", \"ends\": \"2026-11-21 17:15\"}" \
	"]}}"

#define RELOAD \
	"grid_resources()\n" \
	"grid_hours(2026-11-21, 2026-11-22)\n" \
	"grid_range(2026-11-21, 2026-11-22, NULL)\n" \
	"grid_alerts(2026-11-21)\n"

static void as_manager(struct bays *b)
{
	static const char *const rights[] = {
		"resource_block", "facility_close", "block_remove",
		"unmatched_resolve", "unmatched_dismiss", "booking_decline",
		NULL
	};

	shell_rights(b->shell, rights);
}

/* --------------------------------------------------------------- closing */

static void closing_is_a_managers(void **state)
{
	struct bays *b = *state;

	type(b, "c");
	assert_line_has(b, 24, "close: your role may not; ask a manager");
	assert_asked(b, "");
}

static void a_resource_is_blocked(void **state)
{
	struct bays *b = *state;

	as_manager(b);
	answer(b, "resource_block", DONE("Bay 3 blocked 17:30-18:30: net"));
	go_to(b, "bay3 17:30");
	type(b, "c");
	assert_lines(b, 12, 
"-- Close  Bay 3  Sat 21 Nov ----------------------------------------------------\n"
"  from   17:30_\n"
"  until  18:30\n"
"  what   blocked\n"
"  reason ________________________________________\n"
"\n"
"\n"
"\n"
"\n"
"\n"
" Enter close   Tab next field   Esc back\n"
"\n"
"\n");
	type(b, "<Enter>");
	assert_line_has(b, 16, "people will ask why");
	assert_asked(b, "");
	type(b, "<Tab><Tab><Space><Tab>net<Enter>");
	assert_asked(b, "resource_block(#1, 3, 2026-11-21 17:30, "
		"2026-11-21 18:30, maintenance, net, false, false)\n"
		RELOAD);
	assert_line_has(b, 24, "Bay 3 blocked 17:30-18:30: net");
	assert_line_lacks(b, 12, "Close");
}

/* Who would be displaced is seen before it is confirmed. */
static void what_is_displaced_is_listed_and_confirmed(void **state)
{
	struct bays *b = *state;

	as_manager(b);
	answer_when(b, "resource_block", 7, "false", DISPLACES);
	answer_when(b, "resource_block", 7, "true", DONE("Bay 3 blocked"));
	go_to(b, "bay3 15");
	type(b, "c<Tab><Tab>");
	assert_line_has(b, 22, "< > another kind");
	type(b, "<Tab>net<Enter>");
	assert_asked(b,
"resource_block(#1, 3, 2026-11-21 15:00, 2026-11-21 16:00, blocked, net, false, false)\n");
	assert_lines(b, 5,
"-- Close  Bay 3  Sat 21 Nov ----------------------------------------------------\n"
"  2 bookings are in the way; confirm to displace them\n"
"   when                   where        who\n"
" > Sat 21 Nov 15:05-16:05 Bay 3        Haddad, R.\n"
"   Sat 21 Nov 16:05-17:15 Bay 3        Silva, T.\n"
"\n"
"\n"
"\n"
"\n"
"\n"
"\n"
"\n"
"\n"
"\n"
"\n"
"\n"
"\n"
" y close all the same, they stay and are marked   Esc back to the form\n"
"\n"
"\n");
	/* Esc goes back to the form, and Enter there asks again. */
	type(b, "<Enter><Esc>");
	assert_asked(b, "");
	assert_line_has(b, 16, "reason net_");
	assert_line_has(b, 18, "2 bookings are in the way");
	type(b, "<Enter>");
	assert_asked(b, "resource_block(#2, 3, 2026-11-21 15:00, "
		"2026-11-21 16:00, blocked, net, false, false)\n");
	type(b, "y");
	assert_asked(b, "resource_block(#3, 3, 2026-11-21 15:00, "
		"2026-11-21 16:00, blocked, net, true, false)\n" RELOAD
		"booking_peek(10485)\nthing_can(booking, 10485)\n");
	assert_line_has(b, 24, "Bay 3 blocked");
}

/* What was confirmed is the list that was seen, not the next one. */
static void each_list_is_confirmed_anew(void **state)
{
	struct bays *b = *state;

	as_manager(b);
	answer(b, "resource_block", DISPLACES);
	go_to(b, "bay3 15");
	type(b, "c<Tab><Tab><Tab>net<Enter>");
	forget_asked(b);
	/* It is refused with a new list. */
	type(b, "y");
	assert_asked(b, "resource_block(#2, 3, 2026-11-21 15:00, "
		"2026-11-21 16:00, blocked, net, true, false)\n");
	assert_line_has(b, 8, " > Sat 21 Nov 15:05-16:05 Bay 3        Haddad");
	type(b, "<Esc>s");
	assert_line_has(b, 16, "reason nets_");
	assert_line_lacks(b, 18, "in the way");
	type(b, "<Enter>");
	assert_asked(b, "resource_block(#3, 3, 2026-11-21 15:00, "
		"2026-11-21 16:00, blocked, nets, false, false)\n");
}

/* A manager says yes to all of it, so all of it can be seen. */
static void a_long_list_is_seen_to_its_end(void **state)
{
	struct bays *b = *state;
	char json[8000] = "{\"ok\": false, \"code\": \"clash\", \"sentence\":"
		" \"30 bookings are in the way\", \"detail\": {\"displaced\": [";

	for (int i = 0; i < 30; i++)
		snprintf(json + strlen(json), sizeof(json) - strlen(json),
			"%s{\"booking\": %d, \"name\": \"Name %d\", \"label\":"
			" \"Bay 3\", \"starts\": \"2026-11-21 15:%02d\","
			" \"ends\": \"2026-11-21 16:%02d\"}", i ? ", " : "", i + 1,
			i, i, i);
	strcat(json, "]}}");
	as_manager(b);
	answer(b, "resource_block", json);
	go_to(b, "bay3 15");
	type(b, "c<Tab><Tab><Tab>net<Enter>");
	assert_line_has(b, 6, "30 bookings are in the way");
	assert_line_has(b, 8, " > Sat 21 Nov 15:00-16:00 Bay 3        Name 0");
	assert_line_has(b, 21, "1-13 of 30, j and k show the others");
	type(b, "<PgDn><PgDn>");
	assert_line_has(b, 20, "> Sat 21 Nov 15:24-16:24 Bay 3        Name 24");
	assert_line_has(b, 21, "13-25 of 30");
	type(b, "<End>");
	assert_line_has(b, 20, "Name 29");
	assert_line_has(b, 21, "18-30 of 30");
}

static void the_whole_place_is_closed_to_midnight(void **state)
{
	struct bays *b = *state;

	as_manager(b);
	answer(b, "facility_close", DONE("The place is closed"));
	go_to(b, "bay3 21:30");
	/* until 24:00, "closure of the whole place" is the last choice */
	type(b, "c<Tab><Backspace><Backspace><Backspace><Backspace><Backspace>"
		"24:00<Tab><Lt><Tab>flood<Enter>");
	assert_asked(b, "facility_close(#1, NULL, 2026-11-21 21:30, "
		"2026-11-22 00:00, flood, false, false)\n" RELOAD);
	type(b, "c<Tab><Tab><Lt><Lt><Tab>flood<Enter>");
	assert_asked(b, 
"facility_close(#2, 3, 2026-11-21 21:30, 2026-11-21 22:30, flood, false, false)\n"
"grid_resources()\n"
"grid_hours(2026-11-21, 2026-11-22)\n"
"grid_range(2026-11-21, 2026-11-22, NULL)\n"
"grid_alerts(2026-11-21)\n");
}

static void impossible_times_are_told_in_their_field(void **state)
{
	struct bays *b = *state;

	as_manager(b);
	go_to(b, "bay3 17:30");
	type(b, "c<Ctrl-U>25:00<Tab><Ctrl-U>soon<Tab><Tab>net<Enter>");
	assert_line_has(b, 13, "a time is like 14, 14:05 or 24:00");
	assert_line_has(b, 14, "a time is like 14, 14:05 or 24:00");
	type(b, "<Tab><Ctrl-U>18<Tab><Ctrl-U>17:30<Enter>");
	assert_line_has(b, 14, "it has to end after it begins");
	assert_asked(b, "");
}

/* ----------------------------------------------------------------- opening */

static void a_block_is_taken_away_by_a_manager(void **state)
{
	struct bays *b = *state;

	answer(b, "block_remove", DONE("Bay 3 is open again"));
	go_to(b, "bay3 12");
	type(b, "x");
	assert_line_has(b, 24, "your role may not; ask a manager");
	as_manager(b);
	type(b, "x");
	assert_line_has(b, 12, "Take away  maintenance  Bay 3");
	type(b, "mended<Enter>");
	assert_asked(b, 
"block_remove(#1, v31, block, 31, mended, false)\n"
"grid_resources()\n"
"grid_hours(2026-11-21, 2026-11-22)\n"
"grid_range(2026-11-21, 2026-11-22, NULL)\n"
"grid_alerts(2026-11-21)\n"
"block_peek(block, 31)\n"
"thing_can(block, 31)\n");
	assert_line_has(b, 24, "Bay 3 is open again");
}

/* ---------------------------------------------------------------- imports */

static void an_import_is_given_to_its_member(void **state)
{
	struct bays *b = *state;

	answer_table(b, "block_peek",
		"version|label|detail|starts|ends|who|at\n"
		"v77|BK-99120|\"B Khan\", 2 players|2026-11-21 12:00:00|"
		"2026-11-21 14:00:00|import|2026-11-21 02:00:00\n");
	answer(b, "unmatched_resolve", DONE("BK-99120 belongs to them"));
	go_to(b, "bay4 12");
	type(b, "<Enter>");
	assert_asked(b, "block_peek(unmatched, 77)\n");
	type(b, "garc");
	assert_asked(b, "person_find(g, 8, 2026-11-21)\nperson_find(ga, 8, 2026-11-21)\n"
		"person_find(gar, 8, 2026-11-21)\nperson_find(garc, 8, 2026-11-21)\n");
	assert_lines(b, 12, 
"-- Unmatched  BK-99120?  Bay 4 12:00-14:00 -------------------------------------\n"
"  BK-99120   \"B Khan\", 2 players\n"
"  whose  garc_\n"
"       > Garc\xC3\xAD" "a, Manuel        Core  ...0931    nothing today\n"
"         Garc\xC3\xAD" "a L\xC3\xB3pez, Mar\xC3\xAD" "a   Core  ...5187    in Bay 1 until 15:30\n"
"\n"
"\n"
"\n"
"\n"
"\n"
" Enter it belongs to the one with >   Esc back\n"
"\n"
"\n");
	type(b, "<Down><Enter>");
	assert_asked(b, 
"unmatched_resolve(#1, v77, 77, u-maria, false)\n"
"grid_resources()\n"
"grid_hours(2026-11-21, 2026-11-22)\n"
"grid_range(2026-11-21, 2026-11-22, NULL)\n"
"grid_alerts(2026-11-21)\n"
"block_peek(unmatched, 77)\n"
"thing_can(unmatched, 77)\n");
	assert_line_has(b, 24, "BK-99120 belongs to them");
}

/* Trackman made a booking of it: it looks like an import until somebody says
 * whose it is. */
static void a_booking_that_is_an_import_is_given_to_its_member(void **state)
{
	struct bays *b = *state;
	struct bays_slot *slot = bays_slot(b, "booking", 10473);

	slot->unmatched = slot->needs_review = true;
	bays_club_announce(b);
	answer(b, "booking_assign", DONE("BK-7 belongs to them"));
	go_to(b, "bay1 12:30");
	assert_line_has(b, 9, "[u%Smith, J.  ]");
	assert_line_has(b, 19, "-- Bay 1  12:30-13:30  u attended, unmatched");
	assert_line_has(b, 21, " imported from Trackman; whose it is, nobody");
	type(b, "<Enter>");
	assert_asked(b, "booking_peek(10473)\n");
	assert_lines(b, 12,
"-- Unmatched  Smith, J.  Bay 1 12:30-13:30 -------------------------------------\n"
"  Bay 1   a booking of Trackman's, attended, 2 players\n"
"  whose  __________________________________\n");
	type(b, "g");
	forget_asked(b);
	slot->unmatched = slot->needs_review = false;
	bays_club_tell(b);
	type(b, "<Enter>");
	assert_asked(b,
"booking_assign(#1, v10473, 10473, u-manuel, false)\n"
"grid_resources()\n"
"grid_hours(2026-11-21, 2026-11-22)\n"
"grid_range(2026-11-21, 2026-11-22, NULL)\n"
"grid_alerts(2026-11-21)\n"
"booking_peek(10473)\n"
"thing_can(booking, 10473)\n");
	assert_line_has(b, 24, "BK-7 belongs to them");
	assert_line_has(b, 9, "[t Smith, J.  ]");
	/* From now on it is a booking like any other. */
	type(b, "<Enter>");
	assert_asked(b, "booking_peek(10473)\nbooking_roster(10473)\n");
}

/* What is done can be seen; what must be known has the line. */
static void a_warning_is_not_cut_off_by_what_was_done(void **state)
{
	struct bays *b = *state;

	answer(b, "unmatched_resolve", "{\"ok\": true, \"version\": \"v1\","
		" \"sentence\": \"Import BK-99120 is Garcia, Manuel's: Bay 4"
		" Sat 21 Nov 12:00-14:00\", \"detail\": {\"warnings\":"
		" [\"Garcia, Manuel is booked elsewhere at that time\"]}}");
	go_to(b, "bay4 12");
	type(b, "<Enter>garc<Enter>");
	assert_line_has(b, 24,
		" done; Garcia, Manuel is booked elsewhere at that time");
	type(b, ":messages<Enter>");
	assert_line_has(b, 4, "done; Garcia, Manuel is booked elsewhere");
	assert_line_has(b, 5, "Import BK-99120 is Garcia, Manuel's: Bay 4 Sat");
}

/* Who only looks is shown who is in it. */
static void an_import_is_resolved_by_those_who_may(void **state)
{
	static const char *const nothing[] = { NULL };
	struct bays *b = *state;
	struct bays_slot *slot = bays_slot(b, "booking", 10473);

	slot->unmatched = true;
	bays_club_announce(b);
	shell_rights(b->shell, nothing);
	go_to(b, "bay1 12:30");
	type(b, "<Enter>");
	assert_asked(b, "booking_peek(10473)\nbooking_roster(10473)\n");
}

/* Fast fingers on a slow line: one question at a time, the last one last. */
static void a_slow_search_asks_for_what_was_typed_last(void **state)
{
	struct bays *b = *state;

	go_to(b, "bay4 12");
	type(b, "<Enter>");
	forget_asked(b);
	answer_later(b, "person_find");
	type(b, "garcia");
	assert_asked(b, "person_find(g, 8, 2026-11-21)\n");
	/* Hits of something else are not taken. */
	type(b, "<Enter>");
	assert_asked(b, "");
	answer_table(b, "person_find", "user_id|name|hits\n");
	settle(b);
	assert_asked(b, "person_find(garcia, 8, 2026-11-21)\n");
	assert_line_has(b, 14, "nobody of that name");
}

static void no_guest_owns_an_import(void **state)
{
	struct bays *b = *state;

	answer_table(b, "person_find",
		"user_id|guest_id|name|tier|status|hits\n"
		"|31|Garcia Mo||guest|1\n");
	go_to(b, "bay4 12");
	type(b, "<Enter>garcia<Enter>");
	assert_line_has(b, 24,
		"Garcia Mo is a guest; an import belongs to a member");
	forget_asked(b);
	type(b, "<Enter>");
	assert_asked(b, "");
}

static void an_import_is_dismissed_with_a_reason(void **state)
{
	struct bays *b = *state;

	answer(b, "unmatched_dismiss", DONE("BK-99120 dismissed"));
	go_to(b, "bay4 12");
	type(b, "d");
	assert_line_has(b, 12, "Dismiss the import  BK-99120?  Bay 4");
	type(b, "a<Space>test<Enter>");
	assert_asked(b, 
"unmatched_dismiss(#1, v77, 77, a test, false)\n"
"grid_resources()\n"
"grid_hours(2026-11-21, 2026-11-22)\n"
"grid_range(2026-11-21, 2026-11-22, NULL)\n"
"grid_alerts(2026-11-21)\n"
"block_peek(unmatched, 77)\n"
"thing_can(unmatched, 77)\n");
	/* x means the same of an import. */
	type(b, "x");
	assert_line_has(b, 12, "Dismiss the import  BK-99120?  Bay 4");
}

/* The answer to a sheet that was left meanwhile is told all the same. */
static void an_answer_after_the_sheet_was_left_is_told(void **state)
{
	struct bays *b = *state;

	go_to(b, "bay4 12");
	answer_later(b, "unmatched_resolve");
	type(b, "<Enter>garc<Enter><Esc>");
	assert_line_lacks(b, 12, "Unmatched");
	forget_asked(b);
	answer(b, "unmatched_resolve", DONE("BK-99120 belongs to them"));
	settle(b);
	assert_line_has(b, 24, "BK-99120 belongs to them");
	assert_asked(b, 
"grid_resources()\n"
"grid_hours(2026-11-21, 2026-11-22)\n"
"grid_range(2026-11-21, 2026-11-22, NULL)\n"
"grid_alerts(2026-11-21)\n"
"block_peek(unmatched, 77)\n"
"thing_can(unmatched, 77)\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		BAYS_TEST(closing_is_a_managers),
		BAYS_TEST(a_resource_is_blocked),
		BAYS_TEST(what_is_displaced_is_listed_and_confirmed),
		BAYS_TEST(each_list_is_confirmed_anew),
		BAYS_TEST(a_long_list_is_seen_to_its_end),
		BAYS_TEST(the_whole_place_is_closed_to_midnight),
		BAYS_TEST(impossible_times_are_told_in_their_field),
		BAYS_TEST(a_block_is_taken_away_by_a_manager),
		BAYS_TEST(an_import_is_given_to_its_member),
		BAYS_TEST(a_booking_that_is_an_import_is_given_to_its_member),
		BAYS_TEST(a_warning_is_not_cut_off_by_what_was_done),
		BAYS_TEST(an_import_is_resolved_by_those_who_may),
		BAYS_TEST(a_slow_search_asks_for_what_was_typed_last),
		BAYS_TEST(no_guest_owns_an_import),
		BAYS_TEST(an_import_is_dismissed_with_a_reason),
		BAYS_TEST(an_answer_after_the_sheet_was_left_is_told),
	};

	return cmocka_run_group_tests_name("bays: closing, imports", tests,
		NULL, NULL);
}

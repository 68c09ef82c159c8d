/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The lane board: cleaning, states out of turn, swaps, better rooms, the
 * waitlist, bans and the hand-over. */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/savefile.h"
#include "tests/support/lanes_house.h"

#define DONE(sentence) \
	"{\"ok\": true, \"code\": \"\", \"sentence\": \"" sentence "\", " \
	"\"version\": \"v9\", \"detail\": {}}"
#define REFUSED(code, sentence, detail) \
	"{\"ok\": false, \"code\": \"" code "\", \"sentence\": \"" sentence \
	"\", \"detail\": {" detail "}}"
#define ROWS(sentence, rows) \
	"{\"ok\": true, \"code\": \"\", \"sentence\": \"" sentence "\", " \
	"\"detail\": {\"rows\": [" rows "]}}"
#define WENT(unit) "{\"unit\": \"" unit "\", \"ok\": true, \"sentence\": \"\"}"
#define STAYED(unit, sentence) "{\"unit\": \"" unit "\", \"ok\": false, " \
	"\"code\": \"state\", \"sentence\": \"" sentence "\"}"
#define UNIT(unit) "{\"unit\":\"" unit "\",\"version\":\"v-" unit "\"}"
#define UNIT_TO(unit, to) \
	"{\"unit\":\"" unit "\",\"version\":\"v-" unit "\",\"to\":\"" to "\"}"

/* The first line that was asked. */
static void assert_sent(struct bays *b, const char *wanted)
{
	char *first = mem_strdup(fake_db_asked(b->db));

	first[strcspn(first, "\n")] = '\0';
	assert_string_equal(first, wanted);
	free(first);
	forget_asked(b);
}

static void assert_not_asked(struct bays *b, const char *query)
{
	assert_null(strstr(fake_db_asked(b->db), query));
}

static void go(struct bays *b, const char *number)
{
	type(b, number);
	rest(b);
	forget_asked(b);
}

static void mark(struct bays *b, const char *number)
{
	go(b, number);
	type(b, "<Space>");
}

/* --------------------------------------------------------------- cleaning */

static void one_room_takes_the_next_step(void **state)
{
	struct bays *b = *state;

	answer(b, "unit_clean", ROWS("1 being cleaned", WENT("room:202")));
	go(b, "202");
	type(b, "c");
	assert_sent(b, "unit_clean(#1, [" UNIT("room:202") "], NULL, false)");
	assert_line_has(b, 24, "1 being cleaned");
}

static void those_marked_lose_their_mark_when_done(void **state)
{
	struct bays *b = *state;

	answer(b, "unit_clean", ROWS("1 being cleaned, 1 refused",
		WENT("room:202") "," STAYED("room:224", "224 has changed")));
	mark(b, "202");
	mark(b, "224");
	forget_asked(b);
	type(b, "c");
	assert_sent(b, "unit_clean(#1, [" UNIT("room:202") ","
		UNIT("room:224") "], NULL, false)");
	assert_line_has(b, 2, "1 marked");
}

/* What is not alike is answered row by row. */
static void a_mixture_is_said_row_by_row(void **state)
{
	struct bays *b = *state;

	answer(b, "unit_clean", REFUSED("state", "1 dirty, 1 being cleaned,"
		" 1 clean: say for each what becomes of it", "\"rows\": ["
		"{\"unit\": \"room:202\", \"status\": \"DIRTY\","
		" \"next\": \"CLEANING\"},"
		"{\"unit\": \"room:201\", \"status\": \"CLEANING\","
		" \"next\": \"CLEAN\"},"
		"{\"unit\": \"room:208\", \"status\": \"CLEAN\","
		" \"next\": null}]"));
	mark(b, "201");
	mark(b, "202");
	mark(b, "208");
	type(b, "c");
	assert_lines(b, 12,
"-- Clean 3 marked --------------------------------------------------------------\n"
"   unit  customer         now               becomes\n"
" 1>201                    being cleaned     clean\n"
" 2 202                    dirty             being cleaned\n"
" 3 208                    clean             -\n");
	assert_line_has(b, 24, "say for each what becomes of it");
	/* 201 is dirty after all; 208 stays as it is. */
	answer(b, "unit_clean", ROWS("1 dirty, 1 refused", WENT("room:201") ","
		STAYED("room:202", "202 is held for an offer")));
	forget_asked(b);
	type(b, "d<Enter>");
	assert_sent(b, "unit_clean(#2, [" UNIT_TO("room:201", "DIRTY") ","
		UNIT_TO("room:202", "CLEANING") "], NULL, false)");
	assert_line_has(b, 12, "Clean 2 marked");
	assert_line_has(b, 14, "202 is held for an offer");
	forget_asked(b);
	type(b, "<Enter>");
	assert_asked(b, "");
	assert_line_has(b, 24, "nothing is to be changed");
	type(b, "<Esc>");
	assert_line_has(b, 2, "2 marked");
}

/* As a scanner types them, or by the numbers on the doors. */
static void scans_and_numbers_are_cleaned_by_words(void **state)
{
	struct bays *b = *state;

	answer(b, "unit_clean", ROWS("2 being cleaned, 1 refused",
		WENT("room:202") "," WENT("locker:077") ","
		"{\"unit\": null, \"tag\": \"XR215\", \"ok\": false,"
		" \"sentence\": \"No unit has the key tag XR215\"}"));
	forget_asked(b);
	type(b, ":clean-units 202 l077 XR215 202<Enter>");
	assert_sent(b, "unit_clean(#1, [" UNIT("room:202") ","
		UNIT("locker:077") ",{\"tag\":\"XR215\"}], NULL, false)");
	assert_line_has(b, 24, "No unit has the key tag XR215");
}

/* ------------------------------------------------- states, out of order */

static void out_of_turn_takes_a_reason(void **state)
{
	struct bays *b = *state;

	answer(b, "unit_override", DONE("202 is clean: checked by hand"));
	go(b, "202");
	type(b, "e");
	assert_line_has(b, 12, "-- 202 STANDARD  dirty --");
	assert_line_has(b, 15, "c clean");
	type(b, "c");
	assert_line_has(b, 19, "the reason first, then Enter");
	type(b, "<Enter>");
	assert_line_has(b, 19, "this cannot stay empty");
	forget_asked(b);
	type(b, "checked by hand<Enter>");
	assert_sent(b, "unit_override(#1, v-room:202, room:202, CLEAN, "
		"checked by hand, false)");
	assert_line_has(b, 24, "202 is clean: checked by hand");
}

/* The front desk is told, the manager is let. */
static void out_of_order_is_a_managers(void **state)
{
	struct bays *b = *state;

	go(b, "236");
	type(b, "e");
	assert_line_has(b, 3, "236 STANDARD  out of order");
	forget_asked(b);
	type(b, "b");
	assert_asked(b, "");
	assert_line_has(b, 8, "your role may not");
}

/* Before a reason is typed, not after. */
static void what_a_manager_signs_says_so(void **state)
{
	struct bays *b = *state;

	go(b, "202");
	type(b, "e");
	assert_line_has(b, 17, "nobody gets it (your role may not");
	type(b, "<Esc>");
	b->signable = "unit_out_of_order";
	type(b, "e");
	assert_line_has(b, 17, "x out of order: nobody gets it (a manager signs)");
	assert_line_lacks(b, 15, "signs");
}

/* -------------------------------------------------------------------- swap */

static void a_swap_takes_two_marks(void **state)
{
	struct bays *b = *state;

	mark(b, "204");
	forget_asked(b);
	type(b, "y");
	assert_line_has(b, 24, "it takes two marked units (1 marked; "
		"Space unmarks one, Esc all)");
	mark(b, "208");
	answer(b, "unit_swap", DONE("Weber, Kim is in 208 now"));
	type(b, "y");
	assert_sent(b, "unit_swap(#1, v-room:204, room:204, v-room:208, "
		"room:208, asked before the reason, NULL, true)");
	assert_line_has(b, 12, "-- Swap two units --");
	assert_line_has(b, 13, "204 STANDARD  over  Weber, Kim");
	assert_line_has(b, 14, "208 STANDARD  free");
	forget_asked(b);
	type(b, "mtap drips<Enter>");
	assert_sent(b, "unit_swap(#2, v-room:204, room:204, v-room:208, "
		"room:208, tap drips, member, false)");
	assert_line_has(b, 24, "Weber, Kim is in 208 now");
	assert_line_lacks(b, 2, "marked");
}

/* No reason is asked for what cannot be done with any. */
static void an_impossible_swap_asks_nothing(void **state)
{
	struct bays *b = *state;

	mark(b, "204");
	mark(b, "208");
	answer(b, "unit_swap", REFUSED("state",
		"204 is no DOUBLE: upgrade instead", ""));
	type(b, "y");
	assert_line_has(b, 24, "upgrade instead");
	assert_line_lacks(b, 12, "Swap two units");
	assert_line_has(b, 2, "2 marked");
}

static void a_refused_swap_keeps_the_marks(void **state)
{
	struct bays *b = *state;

	mark(b, "204");
	mark(b, "208");
	answer_when(b, "unit_swap", 8, "true", DONE("it would go"));
	answer_when(b, "unit_swap", 8, "false",
		REFUSED("stale", "208 has changed", ""));
	type(b, "y");
	type(b, "mtap drips<Enter>");
	assert_line_has(b, 24, "208 has changed");
	assert_line_has(b, 2, "2 marked");
}

/* ---------------------------------------------------------- better rooms */

#define PRICE(minor) "{\"ok\": true, \"code\": \"\", \"sentence\": \"\", " \
	"\"detail\": {\"unit\": \"room:232\", \"price_minor\": " minor "}}"

static void an_upgrade_shows_its_price_first(void **state)
{
	struct bays *b = *state;

	answer_when(b, "visit_upgrade", 8, "true", PRICE("1900"));
	answer_when(b, "visit_upgrade", 8, "false", DONE("Brandt has 232"));
	go(b, "214");
	type(b, "v");
	/* The one better room that is free is proposed. */
	assert_sent(b, "visit_upgrade(#1, v-room:214, room:214, room:232, "
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
	assert_sent(b, "visit_upgrade(#2, v-room:214, room:214, room:232, "
		"CREDIT, slip 4, 1900, false)");
	assert_line_has(b, 24, "Brandt has 232");
	assert_line_lacks(b, 3, "Upgrade");
}

static void another_room_is_priced_anew(void **state)
{
	struct bays *b = *state;

	answer_when(b, "visit_upgrade", 8, "true", PRICE("1900"));
	go(b, "214");
	type(b, "v<BackTab>");
	type(b, "<Ctrl-U>216");
	assert_line_has(b, 7, "Enter asks what it costs");
	answer_when(b, "visit_upgrade", 8, "true",
		REFUSED("clash", "216 is not free", ""));
	forget_asked(b);
	type(b, "<Enter>");
	assert_sent(b, "visit_upgrade(#2, v-room:214, room:214, room:216, "
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
	answer_when(b, "visit_upgrade", 8, "false", REFUSED("stale",
		"21.00 is due by now, not 19.00: nothing was taken", ""));
	go(b, "214");
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
	assert_sent(b, "visit_upgrade(#4, v-room:214, room:214, room:232, "
		"CASH, NULL, 2100, false)");
}

static void nobody_in_there_gets_no_better_room(void **state)
{
	struct bays *b = *state;

	go(b, "208");
	type(b, "v");
	assert_line_has(b, 24, "nobody is in there");
	type(b, "b");
	assert_line_has(b, 24, "nobody is in there");
	type(b, "c");
	assert_line_has(b, 24, "it is clean: e makes it dirty");
	assert_not_asked(b, "visit_upgrade");
	assert_not_asked(b, "unit_clean");
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

	answer(b, "place_join", DONE("Brandt waits for DOUBLE, place 3"));
	go(b, "214");
	type(b, "b");
	assert_line_has(b, 3, "Waitlist  Brandt, U., in 214 STANDARD");
	assert_line_has(b, 5, "ouble: 2 wait, 0 free");
	forget_asked(b);
	type(b, "d");
	assert_sent(b, "place_join(#1, v-room:214, room:214, DOUBLE, false)");
	assert_line_has(b, 24, "Brandt waits for DOUBLE, place 3");
}

#define PROPOSED "{\"ok\": true, \"code\": \"\", \"sentence\": " \
	"\"216 is offered to Haddad, R. until 14:17\", " \
	"\"detail\": {\"unit\": \"room:216\"}}"

static void a_room_is_proposed_and_offered(void **state)
{
	struct bays *b = *state;

	answer_when(b, "place_offer", 5, "true", PROPOSED);
	answer_when(b, "place_offer", 5, "false", DONE("216 is offered"));
	to_waitlist(b, "j");
	type(b, "a");
	assert_sent(b, "place_offer(#1, w2, #2, NULL, true)");
	assert_line_has(b, 3, "Offer a room  Haddad, R. waits for DOUBLE");
	assert_line_has(b, 4, "it would be: 216 is offered to Haddad, R. until "
		"14:17");
	assert_line_has(b, 6, "y offer 216");
	type(b, "y");
	assert_sent(b, "place_offer(#3, w2, #2, room:216, false)");
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
	answer_when(b, "place_offer", 5, "false", DONE("218 is offered"));
	to_waitlist(b, "j");
	type(b, "<Enter>o");
	assert_line_has(b, 3, "Offer another room");
	forget_asked(b);
	type(b, "<Enter>");
	assert_asked(b, "");
	type(b, "218");
	type(b, "<Enter>");
	assert_sent(b, "place_offer(#3, w2, #2, room:218, false)");
}

static void nothing_free_is_nothing_to_offer(void **state)
{
	struct bays *b = *state;

	answer(b, "place_offer", REFUSED("capacity",
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
	answer_when(b, "place_accept", 7, "false", DONE("Silva has 225"));
	to_waitlist(b, "");
	type(b, "<Enter>");
	assert_sent(b, "place_accept(#1, w1, #2, CASH, NULL, 0, true)");
	assert_line_has(b, 3, "Accept  Silva, Rui  225 instead of 213, offered "
		"until 14:16");
	assert_line_has(b, 7, "fee 9.00");
	type(b, "k");
	assert_sent(b, "place_accept(#3, w1, #2, CASH, NULL, 900, false)");
	assert_line_has(b, 24, "Silva has 225");
}

static void an_offer_is_declined(void **state)
{
	struct bays *b = *state;

	answer(b, "place_decline", DONE("Silva keeps the place"));
	to_waitlist(b, "");
	type(b, "d");
	assert_line_has(b, 3, "Decline  Silva, Rui does not want 225");
	forget_asked(b);
	type(b, "p");
	assert_sent(b, "place_decline(#1, w1, #2, phone, false)");
	/* Known by now, it is one letter. */
	type(b, "d");
	assert_line_has(b, 6, "y decline it");
	forget_asked(b);
	type(b, "y");
	assert_sent(b, "place_decline(#3, w1, #2, phone, false)");
	to_waitlist(b, "j");
	type(b, "d");
	assert_line_has(b, 24, "only who is offered a room can decline it");
}

static void a_place_is_given_up_with_a_reason(void **state)
{
	struct bays *b = *state;

	answer(b, "place_cancel", DONE("Silva waits no more"));
	to_waitlist(b, "");
	type(b, "x");
	assert_line_has(b, 3, "Off the waitlist  Silva, Rui waits for DOUBLE");
	type(b, "<Enter>");
	assert_not_asked(b, "place_cancel");
	forget_asked(b);
	type(b, "mgoing home<Enter>");
	assert_sent(b, "place_cancel(#1, w1, #2, going home, member, false)");
}

/* ----------------------------------------------------- near, bans, shift */

static void enter_on_a_unit_looks_closer(void **state)
{
	struct bays *b = *state;

	answer_table(b, "unit_peek",
		"unit|version|words|detail1|detail2|last_action|last_actor|"
		"last_at\n"
		"room:214|v|in use, over 52 min|Brandt, U. 07:10-13:15||"
		"checked in|ben|2026-11-21 07:10:00\n");
	answer_table(b, "lane_history",
		"at|who|desk|action|words|reason|received_from\n"
		"2026-11-21 07:10:00|ben|desk 1|ASSIGN|gave out||\n");
	go(b, "214");
	type(b, "<Enter>");
	assert_line_has(b, 3, "214 STANDARD  over  Brandt, U.");
	assert_line_has(b, 4, "in use, over 52 min");
	assert_line_has(b, 6, "last: checked in by ben, 2026-11-21 07:10");
}

/* A clerk is told; it is a manager's. */
static void a_ban_is_not_a_clerks_to_lift(void **state)
{
	struct bays *b = *state;

	forget_asked(b);
	type(b, ":lift-ban weber<Enter>");
	assert_line_has(b, 24, "your role may not");
	assert_not_asked(b, "lane_lookup");
}

#define LEFT_OPEN \
	"kind|words|at\n" \
	"lane|lane 1: Okafor, Daniel, take 43.00|2026-11-21 14:06:00\n" \
	"checkout|Kaya wants out of l077, claimed until 14:09|" \
	"2026-11-21 14:07:00\n" \
	"cleaning|room 202 \x1b[31mis being cleaned|NULL\n" \
	"cleaning|room 210 is being cleaned|2026-11-20 23:10:00\n"

static void the_hand_over(void **state)
{
	struct bays *b = *state;

	answer_table(b, "lane_handover", LEFT_OPEN);
	forget_asked(b);
	type(b, ":handover<Enter>");
	assert_asked(b, "lane_handover(NULL)\n");
	assert_lines(b, 3,
"-- Hand-over  Sat 21 Nov 2026  14:07 ------------------------------ 1-7 of 7 ---\n"
" lanes in the middle of a check-in\n"
" 14:06      lane 1: Okafor, Daniel, take 43.00\n"
" check-outs in hand\n"
" 14:07      Kaya wants out of l077, claimed until 14:09\n"
" rooms that are being cleaned\n");
	assert_line_has(b, 9, "room 202 ");
	assert_line_lacks(b, 9, "\x1b");
}

static char *contents(const char *path)
{
	char *text = mem_new(1, 4096);
	FILE *file = fopen(path, "r");

	assert_non_null(file);
	assert_true(fread(text, 1, 4095, file) > 0);
	fclose(file);
	return text;
}

/* Into a directory of its own; nothing there is ever written over. */
static void the_hand_over_as_a_file(void **state)
{
	char home[] = "/tmp/opsdesk-handover-XXXXXX", path[200];
	struct bays *b = *state;
	struct stat status;
	char *text;

	assert_non_null(mkdtemp(home));
	setenv("XDG_STATE_HOME", home, 1);
	answer_table(b, "lane_handover", LEFT_OPEN);
	type(b, ":handover ../evening<Enter>");
	assert_line_has(b, 24, "the name is made");
	type(b, ":handover file<Enter>");
	assert_line_has(b, 24, "4 things written to /tmp/opsdesk-handover-");
	snprintf(path, sizeof path, "%s/opsdesk/handover-2026-11-21-14-07.txt",
		home);
	assert_int_equal(stat(path, &status), 0);
	assert_int_equal(status.st_mode & 07777, 0600);
	text = contents(path);
	assert_non_null(strstr(text, "Hand-over  Sat 21 Nov 2026  14:07\n\n"
		"lanes in the middle of a check-in\n"
		"  2026-11-21 14:06  lane 1: Okafor, Daniel, take 43.00\n"));
	assert_null(strchr(text, '\x1b'));
	free(text);
	/* Neither written over nor, where it is a link, followed. */
	assert_int_equal(unlink(path), 0);
	assert_int_equal(symlink("elsewhere", path), 0);
	type(b, ":handover file<Enter>");
	assert_int_equal(unlink(path), 0);
	snprintf(path, sizeof path,
		"%s/opsdesk/handover-2026-11-21-14-07-2.txt", home);
	assert_int_equal(unlink(path), 0);
	/* The site has a directory of its own for them. */
	savefile_into(home);
	type(b, ":handover file<Enter>");
	snprintf(path, sizeof path, "%s/handover-2026-11-21-14-07.txt", home);
	assert_int_equal(unlink(path), 0);
	savefile_into("/tmp/there-is-no-such-place");
	type(b, ":handover file<Enter>");
	assert_line_has(b, 24, "/tmp/there-is-no-such-place/handover-");
	savefile_into("");
	snprintf(path, sizeof path, "%s/opsdesk/", home);
	*strrchr(path, '/') = '\0';
	assert_int_equal(rmdir(path), 0);
	assert_int_equal(rmdir(home), 0);
	unsetenv("XDG_STATE_HOME");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		LANES_TEST(one_room_takes_the_next_step),
		LANES_TEST(those_marked_lose_their_mark_when_done),
		LANES_TEST(a_mixture_is_said_row_by_row),
		LANES_TEST(scans_and_numbers_are_cleaned_by_words),
		LANES_TEST(out_of_turn_takes_a_reason),
		LANES_TEST(out_of_order_is_a_managers),
		LANES_TEST(what_a_manager_signs_says_so),
		LANES_TEST(a_swap_takes_two_marks),
		LANES_TEST(an_impossible_swap_asks_nothing),
		LANES_TEST(a_refused_swap_keeps_the_marks),
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
		LANES_TEST(enter_on_a_unit_looks_closer),
		LANES_TEST(a_ban_is_not_a_clerks_to_lift),
		LANES_TEST(the_hand_over),
		LANES_TEST(the_hand_over_as_a_file),
	};

	return cmocka_run_group_tests_name("lanes_units", tests, NULL, NULL);
}

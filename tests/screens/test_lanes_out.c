/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The lane board: checking out one, those that are marked, and those who want
 * out (wireframes.md 2b). */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "tests/support/lanes_house.h"

#define ROW(unit, name, late, fee, owed, ban, early) \
	"{\"unit\": \"" unit "\", \"ok\": true, \"sentence\": \"\", " \
	"\"detail\": {\"customer\": \"" name "\", \"late_minutes\": " late \
	", \"fee_minor\": " fee ", \"past_due_minor\": " owed \
	", \"banned_until\": " ban ", \"needs_reason\": " early "}}"

#define WEBER ROW("room:204", "Weber, Kim", "97", "3500", "0", \
	"\"2026-12-21 14:07:00\"", "false")
#define AHMED ROW("room:231", "Ahmed, Sam", "67", "3500", "1200", "null", \
	"false")
#define BRANDT ROW("room:214", "Brandt, U.", "52", "1500", "0", "null", "false")
#define KAYA ROW("locker:077", "Kaya, Deniz", "7", "0", "0", "null", "false")

#define RESULT(sentence, rows) \
	"{\"ok\": true, \"code\": \"\", \"sentence\": \"" sentence "\", " \
	"\"detail\": {\"rows\": [" rows "]}}"

#define LEFT(unit) \
	"{\"unit\": \"" unit "\", \"ok\": true, \"sentence\": \"left\", " \
	"\"detail\": {}}"
#define STAYED(unit, sentence) \
	"{\"unit\": \"" unit "\", \"ok\": false, \"code\": \"stale\", " \
	"\"sentence\": \"" sentence "\", \"detail\": {}}"

static void mark(struct bays *b, const char *number)
{
	char keys[32];

	snprintf(keys, sizeof(keys), "%s<Space>", number);
	type(b, keys);
	/* A number is typed in one go. */
	pass_ms(b, 3000);
}

/* The four who are over, looked at; the last one is hidden by the filter. */
static void open_four(struct bays *b)
{
	answer_when(b, "checkouts_done", 3, "true",
		RESULT("4 checked out", WEBER ", " AHMED ", " BRANDT ", " KAYA));
	mark(b, "077");
	mark(b, "204");
	mark(b, "231");
	mark(b, "214");
	type(b, "/standard<Enter>");
	forget_asked(b);
	type(b, "o");
}

#define REQUEST "00000000-0000-4000-8000-000000000602"

#define ASKED(unit, version, items, settle, seen) \
	"{\"unit\":\"" unit "\",\"version\":\"" version "\",\"items\":" items \
	",\"settle\":\"" settle "\",\"seen_minor\":" seen "}"

/* The first line that was asked, and nothing else of it. */
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

static void the_sheet_of_those_marked(void **state)
{
	struct bays *b = *state;

	open_four(b);
	assert_sent(b, "checkouts_done(#1, ["
		ASKED("room:204", "v-room:204", "false", "none", "3500") ","
		ASKED("room:231", "v-room:231", "false", "none", "3500") ","
		ASKED("room:214", "v-room:214", "false", "none", "1500") ","
		ASKED("locker:077", "v-locker:077", "false", "none", "0")
		"], true)");
	assert_lines(b, 3,
"-- Check out 4 marked, 1 hidden by the filter ----------------------------------\n"
"   unit  customer          late    fee   owed before items     then\n"
" 1>204   Weber, Kim        97 min 35.00        0.00  [ ]       BANNED to 21 Dec\n"
" 2 231   Ahmed, Sam        67 min 35.00       12.00  [ ]\n"
" 3 214   Brandt, U.        52 min 15.00        0.00  [ ]\n"
" 4 L077  Kaya, Deniz        7 min  0.00        0.00  [ ]\n"
"\n"
"\n"
"  fees 85.00 go to past due; row under > pays: c card  k cash  Tab reference\n"
"  1 ban follows; a manager may lift it afterwards\n"
" Space items seen   * all seen   Enter check out the rows with items seen   Esc\n");
}

/* Who is over since noon, since yesterday: nothing of it is cut. */
static void whoever_is_very_late(void **state)
{
	struct bays *b = *state;

	answer_when(b, "checkouts_done", 3, "true", RESULT("2 checked out",
		ROW("room:204", "Weber, Kimberley Anne", "113", "3500", "0",
			"null", "false") ", "
		ROW("room:231", "Ahmed, Sam", "1340", "3500", "12340", "null",
			"false")));
	mark(b, "204");
	mark(b, "231");
	type(b, "o");
	assert_line_has(b, 5, "113 min 35.00        0.00  [ ]");
	assert_line_has(b, 6, " 2 231   Ahmed, Sam       22 h 20 35.00      "
		"123.40  [ ]");
	type(b, "2<Space>k");
	assert_line_has(b, 6, "22 h 20 35.00 cash 123.40  [x]");
}

/* Nobody leaves whose items nobody has looked for. */
static void enter_takes_only_rows_with_items_seen(void **state)
{
	struct bays *b = *state;

	open_four(b);
	forget_asked(b);
	type(b, "<Enter>");
	assert_asked(b, "");
	assert_line_has(b, 24, "look for their items first");
	answer_when(b, "checkouts_done", 3, "false",
		RESULT("1 checked out, 15.00 past due", LEFT("room:214")));
	type(b, "3<Space><Enter>");
	assert_sent(b, "checkouts_done(#2, ["
		ASKED("room:214", "v-room:214", "true", "none", "1500")
		"], false)");
	assert_line_has(b, 24, "1 checked out, 15.00 past due");
	/* It is gone, with its mark; the others wait. */
	assert_line_has(b, 3, "Check out 3 marked, 1 hidden by the filter");
	assert_line_lacks(b, 7, "214");
	assert_line_has(b, 7, "L077");
	assert_line_has(b, 2, "3 marked");
}

static void a_fee_is_paid_row_by_row(void **state)
{
	struct bays *b = *state;

	open_four(b);
	forget_asked(b);
	answer_when(b, "checkouts_done", 3, "false", RESULT("4 checked out",
		LEFT("room:204") "," LEFT("room:231") "," LEFT("room:214") ","
		LEFT("locker:077")));
	type(b, "c");
	assert_line_has(b, 24, "204  Weber, Kim: 35.00 paid now, by card");
	type(b, "<Tab>slip 9<Enter>");
	type(b, "2k");
	assert_line_has(b, 24, "231  Ahmed, Sam: 35.00 paid now, in cash");
	/* The same key again takes it back. */
	type(b, "3cc");
	assert_line_has(b, 24, "214  Brandt, U.: 15.00 goes to past due");
	type(b, "4c");
	assert_line_has(b, 24, "Kaya, Deniz owes no late fee");
	assert_line_has(b, 5, "35.00 card   0.00");
	assert_line_has(b, 6, "35.00 cash  12.00");
	assert_line_has(b, 11, "fees 15.00 go to past due, 70.00 paid now");
	type(b, "*");
	assert_line_has(b, 8, "[x]");
	type(b, "<Enter>");
	assert_sent(b, "checkouts_done(#2, ["
		"{\"unit\":\"room:204\",\"version\":\"v-room:204\","
		"\"items\":true,\"settle\":\"CREDIT\","
		"\"seen_minor\":3500,\"reference\":\"slip 9\"},"
		ASKED("room:231", "v-room:231", "true", "CASH", "3500") ","
		ASKED("room:214", "v-room:214", "true", "none", "1500") ","
		ASKED("locker:077", "v-locker:077", "true", "none", "0")
		"], false)");
	/* All of them: the sheet has done its work. */
	assert_line_lacks(b, 3, "Check out");
	assert_line_lacks(b, 2, "marked");
	assert_line_has(b, 24, "4 checked out");
}

/* Another desk was faster with one of them. */
/* Behind * a payment is that of all rows, until one of them is gone to. */
static void all_fees_are_paid_alike(void **state)
{
	struct bays *b = *state;

	open_four(b);
	type(b, "*");
	assert_line_has(b, 11, "fees 85.00 go to past due; all rows: c card  "
		"k cash");
	type(b, "k");
	assert_line_has(b, 24, "3 fees, 85.00: paid now, in cash");
	assert_line_has(b, 5, "35.00 cash");
	assert_line_has(b, 6, "35.00 cash");
	assert_line_has(b, 7, "15.00 cash");
	type(b, "k");
	assert_line_has(b, 24, "3 fees, 85.00: to past due");
	type(b, "c2k");
	assert_line_has(b, 5, "35.00 card");
	assert_line_has(b, 6, "35.00 cash");
	assert_line_has(b, 7, "15.00 card");
	/* What is still marked is said. */
	type(b, "<Esc>");
	assert_line_has(b, 24, "4 are still marked: Space unmarks one, Esc all");
}

static void what_failed_stays_with_its_sentence(void **state)
{
	struct lanes_house house = {
		.changes = { { "room:231", 'd', "w-" } }, .change_count = 1
	};
	struct bays *b = *state;

	open_four(b);
	answer_when(b, "checkouts_done", 3, "false",
		RESULT("3 checked out, 1 refused", LEFT("room:204") ","
		STAYED("room:231", "Nobody is checked in to 231: ben, desk 1,"
			" checked them out at 14:06") ","
		LEFT("room:214") "," LEFT("locker:077")));
	type(b, "*");
	lanes_house_tell(b, &house);
	forget_asked(b);
	type(b, "<Enter>");
	assert_line_has(b, 24, "3 checked out, 1 refused");
	assert_line_has(b, 3, "Check out 1 marked");
	assert_line_has(b, 5, " 1>231   Ahmed, Sam       Nobody is checked in");
	assert_line_has(b, 11, "ben, desk 1, checked them out at 14:06");
	/* Whoever comes there next is not theirs to check out. */
	type(b, "<Space>");
	assert_line_has(b, 24, "231: whoever was in there has left");
	forget_asked(b);
	type(b, "<Enter>");
	assert_asked(b, "");
}

/* A refused row is looked at anew, and can be tried again. */
static void a_refused_row_is_tried_again(void **state)
{
	struct lanes_house house = {
		.changes = { { "room:214", '!', "w-" } }, .change_count = 1
	};
	struct bays *b = *state;

	answer_when(b, "checkouts_done", 3, "true", RESULT("1", BRANDT));
	answer_when(b, "checkouts_done", 3, "false",
		RESULT("0 checked out, 1 refused",
		STAYED("room:214", "214 has changed: ben renewed it")));
	type(b, "214o");
	type(b, "<Space>");
	lanes_house_tell(b, &house);
	type(b, "<Enter>");
	assert_line_has(b, 5, "214 has changed: ben renewed it");
	forget_asked(b);
	type(b, "<Space>");
	assert_line_has(b, 5, "52 min");
	type(b, "<Enter>");
	assert_sent(b, "checkouts_done(#4, ["
		ASKED("room:214", "w-room:214", "true", "none", "1500")
		"], false)");
}

/* The clock went over a step of the table: they pay what they are shown. */
static void a_fee_that_rose_is_shown_before_it_is_taken(void **state)
{
	struct bays *b = *state;

	answer_when(b, "checkouts_done", 3, "true", RESULT("1", BRANDT));
	answer_when(b, "checkouts_done", 3, "false",
		RESULT("0 checked out, 1 refused", STAYED("room:214",
		"35.00 is due by now, not 15.00: nothing was taken")));
	type(b, "214ok<Space>");
	answer_when(b, "checkouts_done", 3, "true", RESULT("1",
		ROW("room:214", "Brandt, U.", "60", "3500", "0", "null",
			"false")));
	forget_asked(b);
	type(b, "<Enter>");
	assert_sent(b, "checkouts_done(#2, ["
		ASKED("room:214", "v-room:214", "true", "CASH", "1500")
		"], false)");
	type(b, "<Space>");
	assert_line_has(b, 5, "60 min 35.00 cash");
	forget_asked(b);
	type(b, "<Enter>");
	assert_sent(b, "checkouts_done(#4, ["
		ASKED("room:214", "v-room:214", "true", "CASH", "3500")
		"], false)");
}

static void leaving_early_takes_a_reason(void **state)
{
	struct bays *b = *state;

	answer_when(b, "checkouts_done", 3, "true", RESULT("1",
		ROW("room:200", "Guest, A.", "0", "0", "0", "null", "true")));
	answer_when(b, "checkouts_done", 3, "false",
		RESULT("1 checked out", LEFT("room:200")));
	type(b, "200o");
	assert_line_has(b, 12, "-- Check out 200  Guest, A. --");
	assert_line_has(b, 14, "early: reason");
	assert_line_has(b, 20, "no late fees");
	type(b, "<Space>");
	forget_asked(b);
	type(b, "<Enter>");
	assert_asked(b, "");
	assert_line_has(b, 24, "why so early:");
	type(b, "  <Enter>");
	assert_line_has(b, 24, "to leave that early needs a reason");
	assert_asked(b, "");
	type(b, "<Enter>unwell<Enter>");
	assert_sent(b, "checkouts_done(#2, [{\"unit\":\"room:200\","
		"\"version\":\"v-room:200\",\"items\":true,\"settle\":\"none\","
		"\"seen_minor\":0,\"reason\":\"unwell\"}], false)");
}

static void nobody_in_there_nobody_out(void **state)
{
	struct bays *b = *state;

	type(b, "208");
	forget_asked(b);
	type(b, "o");
	assert_not_asked(b, "checkouts_done");
	assert_line_has(b, 24, "nobody is in there");
}

/* Money would move: what was typed before the sheet was seen is lost. */
static void keys_typed_ahead_check_nobody_out(void **state)
{
	struct bays *b = *state;

	answer_when(b, "checkouts_done", 3, "true", RESULT("1", BRANDT));
	type(b, "214");
	press(b, "o<Space><Enter>");
	settle(b);
	assert_line_has(b, 24, "2 keys typed ahead were thrown away");
	assert_null(strstr(fake_db_asked(b->db), "false)"));
}

/* --------------------------------------------------------------- requests */

static void to_requests(struct bays *b)
{
	type(b, ":l out<Enter>");
	rest(b);
	forget_asked(b);
}

static void a_request_is_claimed_first(void **state)
{
	struct bays *b = *state;

	answer(b, "checkout_claim", "{\"ok\": true, \"code\": \"\", "
		"\"version\": \"k9\", \"sentence\": "
		"\"The checkout of Kaya, Deniz is yours until 14:09\", "
		"\"detail\": {\"until\": \"14:09\"}}");
	answer_when(b, "checkouts_done", 3, "true", RESULT("1", ROW(REQUEST,
		"Kaya, Deniz", "7", "0", "0", "null", "false")));
	answer_when(b, "checkouts_done", 3, "false",
		RESULT("1 checked out", LEFT(REQUEST)));
	to_requests(b);
	type(b, "j");
	forget_asked(b);
	type(b, "o");
	assert_sent(b, "checkout_claim(#1, k2, #2, false)");
	assert_line_has(b, 3, "-- Check out L077  Kaya, Deniz --");
	assert_line_has(b, 12, "The checkout of Kaya, Deniz is yours until "
		"14:09");
	forget_asked(b);
	type(b, "<Space><Enter>");
	assert_sent(b, "checkouts_done(#4, [" ASKED(REQUEST, "k9", "true",
		"none", "0") "], false)");
	assert_line_has(b, 24, "1 checked out");
}

static void somebody_elses_claim_is_explained(void **state)
{
	struct bays *b = *state;

	answer(b, "checkout_claim", "{\"ok\": false, \"code\": \"clash\", "
		"\"sentence\": \"Ben has this checkout in hand until 14:09\", "
		"\"detail\": {}}");
	to_requests(b);
	type(b, "<Enter>");
	assert_sent(b, "checkout_claim(#1, k1, #2, false)");
	assert_line_has(b, 24, "Ben has this checkout in hand until 14:09");
	assert_line_lacks(b, 3, "Check out");
}

static void a_claim_is_taken_and_given_back(void **state)
{
	struct bays *b = *state;

	answer(b, "checkout_claim", "{\"ok\": true, \"sentence\": "
		"\"yours until 14:09\", \"version\": \"k9\", \"detail\": {}}");
	answer(b, "checkout_release", "{\"ok\": true, \"sentence\": "
		"\"given back\", \"version\": \"k10\", \"detail\": {}}");
	to_requests(b);
	type(b, "ja");
	assert_non_null(strstr(fake_db_asked(b->db),
		"checkout_claim(#1, k2, #2, false)\n"));
	assert_line_has(b, 24, "yours until 14:09");
	forget_asked(b);
	type(b, "x");
	assert_sent(b, "checkout_release(#3, k2, #2, false)");
	assert_line_has(b, 24, "given back");
}

/* Half a picture holds six rows; more have a tall sheet, and all of them. */
static void more_than_six_have_a_tall_sheet(void **state)
{
	static const char *const numbers[] = {
		"204", "231", "214", "222", "207", "210"
	};
	struct bays *b = *state;

	answer_when(b, "checkouts_done", 3, "true",
		RESULT("4 checked out", WEBER ", " AHMED ", " BRANDT));
	for (size_t i = 0; i < ARRAY_LEN(numbers); i++)
		mark(b, numbers[i]);
	type(b, "o");
	assert_line_has(b, 3, "-- Check out 6 marked");
	type(b, "<Esc>");
	mark(b, "213");
	type(b, "o");
	assert_line_has(b, 5, "-- Check out 7 marked");
	assert_line_lacks(b, 3, "-- Check out");
	assert_line_has(b, 13, " 7");
	type(b, "<Esc>");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		LANES_TEST(the_sheet_of_those_marked),
		LANES_TEST(whoever_is_very_late),
		LANES_TEST(enter_takes_only_rows_with_items_seen),
		LANES_TEST(a_fee_is_paid_row_by_row),
		LANES_TEST(all_fees_are_paid_alike),
		LANES_TEST(what_failed_stays_with_its_sentence),
		LANES_TEST(a_refused_row_is_tried_again),
		LANES_TEST(a_fee_that_rose_is_shown_before_it_is_taken),
		LANES_TEST(leaving_early_takes_a_reason),
		LANES_TEST(nobody_in_there_nobody_out),
		LANES_TEST(keys_typed_ahead_check_nobody_out),
		LANES_TEST(a_request_is_claimed_first),
		LANES_TEST(somebody_elses_claim_is_explained),
		LANES_TEST(a_claim_is_taken_and_given_back),
		LANES_TEST(more_than_six_have_a_tall_sheet),
	};

	return cmocka_run_group_tests_name("lanes_out", tests, NULL, NULL);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The lane board: a key acts on what is under the cursor, or says why not. */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "tests/support/lanes_house.h"

#define UUID "00000000-0000-4000-8000-000000000"

/* A line of the menu: what it is, and why not. */
static void assert_menu(struct bays *b, const char *what, const char *why_not)
{
	char row[1000];

	for (int line = 0; line < b->canvas->rows; line++) {
		canvas_row(b->canvas, line, row, sizeof(row));
		if (strstr(row, what) != NULL && strstr(row, why_not) != NULL)
			return;
	}
	fail_msg("no line with \"%s\" and \"%s\"", what, why_not);
}

/* What the keys mean away from the lanes. */
static void a_payment_is_not_taken_from_elsewhere(void **state)
{
	static const struct {
		const char *view, *key, *says;
	} keys[] = {
		{ ":l 214<Enter>", "p", "nothing is paid here: Tab goes to the "
			"lanes" },
		{ ":l 208<Enter>", "p", "nothing is paid here" },
		{ ":l due<Enter>", "p", "nothing is paid here" },
		{ ":l out<Enter>", "p", "a late fee is paid at check-out" },
		{ ":l due<Enter>", "a", "only a free room or locker" },
		{ ":l due<Enter>", "x", "there is no lane under the cursor" },
		{ ":l 208<Enter>", "x", "there is no lane under the cursor" },
	};
	struct bays *b = *state;

	for (size_t i = 0; i < sizeof(keys) / sizeof(keys[0]); i++) {
		type(b, keys[i].view);
		rest(b);
		assert_line_lacks(b, 23, "pay");
		forget_asked(b);
		type(b, keys[i].key);
		assert_asked(b, "");
		assert_line_has(b, 24, keys[i].says);
		assert_line_lacks(b, 12, "Take payment");
		assert_line_lacks(b, 3, "Take payment");
	}
	type(b, ":l lane 1<Enter>");
	rest(b);
	assert_line_has(b, 23, "p pay");
	type(b, "p");
	assert_line_has(b, 12, "Past due");
}

/* What the database says is not possible stands in the menu with its reason. */
static void the_menu_says_why_not(void **state)
{
	struct bays *b = *state;

	answer_table(b, "lane_can", "action|possible|sentence|who_can\n"
		"lane_reset|f|the payment is taken|a manager (mia)\n");
	type(b, "l");
	rest(b);
	type(b, ";");
	assert_line_has(b, 14, "no: the payment is taken");
	type(b, "x");
	assert_line_has(b, 24, "the payment is taken; a manager (mia) can");
}

/* Ten digits in a row would take a third of the page for the keys; and a key
 * that leads nowhere yet says so before it is pressed. */
static void the_help_of_the_board(void **state)
{
	struct bays *b = *state;

	type(b, "?:jump");
	assert_line_has(b, 5, " 0-9           Go to the room or locker of "
		"the number");
	type(b, "<Esc><Esc>?:member");
	assert_line_has(b, 5, "not now: opsdesk has no screen");
}

/* A lane of which there is no session, one that makes a stay longer. */
static void the_menu_of_lanes_says_what_is_true(void **state)
{
	struct bays *b = *state;
	char *lanes = mem_printf("%s%s", "1|NULL|idle||CHECKIN|NULL||NULL|NULL||"
		"|NULL||......||||||||||0|f|NULL||NULL|\n", lanes_meyer);

	lanes_answer_board(b, lanes);
	free(lanes);
	fake_db_announce(b->db, "lanes");
	settle(b);
	rest(b);
	type(b, ";");
	assert_menu(b, "give up", "nobody is at lane 1: s starts");
	assert_menu(b, "stay on", "it starts from the guest's room or locker");
	assert_menu(b, "agreement", "nobody is at lane 1: s starts");
	assert_menu(b, "change", "the cursor is on no room or locker");
	type(b, "<Esc>l");
	rest(b);
	type(b, ";");
	assert_menu(b, "stay on", "lane 2 makes a stay longer");
}

/* ------------------------------------------------------ Enter on a place */

#define HEAD "place|version|position|tier|backup|customer|customer_name|" \
	"unit_now|state|offered|offer_until|eta|since\n"

/* Three who wait, without those whose bit is missing, in another order. */
static void answer_places(struct bays *b, unsigned chance)
{
	static const char *const rows[] = {
		UUID "801|w1|1|DOUBLE|STANDARD|" UUID "701|Silva, Rui|room:213|"
		"ACTIVE||NULL|NULL|2026-11-21 12:10:00\n",
		UUID "802|w2|2|DOUBLE|STANDARD|" UUID "702|Haddad, R.|room:220|"
		"ACTIVE||NULL|NULL|2026-11-21 12:40:00\n",
		UUID "803|w3|3|SPECIAL|LOCKER|" UUID "703|Lang, Eva|locker:020|"
		"ACTIVE||NULL|NULL|2026-11-21 13:05:00\n",
	};
	char table[2000] = HEAD;

	for (unsigned i = 0; i < 3; i++) {
		unsigned row = (i + chance / 8) % 3;

		if (chance & (1u << row))
			strcat(table, rows[row]);
	}
	answer_table(b, "lane_waitlist", table);
}

/* Places come, go and change their order under the cursor, units are marked and
 * filtered meanwhile: Enter offers a room to who is under the cursor, and opens
 * nothing that belongs to the unit they are in. */
static void enter_on_a_place_only_offers(void **state)
{
	static const char *const ways[] = {
		"j", "k", "<Tab>", "<Space>", "2", "z", "<Home>", "<End>",
		"/da<Enter>", "<Esc>", "!", "208", "l", "<Down>",
	};
	struct bays *b = *state;
	unsigned seed = 20261121;
	int offers = 0;

	answer(b, "place_offer", "{\"ok\": false, \"code\": \"capacity\", "
		"\"sentence\": \"There is no free room to offer\", "
		"\"detail\": {}}");
	for (int round = 0; round < 60; round++) {
		seed = seed * 1664525u + 1013904223u;
		answer_places(b, seed >> 20);
		for (int i = 0; i < 3; i++)
			press(b, ways[(seed >> (4 * i + 3)) % 14]);
		fake_db_announce(b->db, "waitlist");
		press(b, "<Esc><Esc><Esc>:l waitlist<Enter>");
		if (seed & 0x100000)
			settle(b);
		forget_asked(b);
		press(b, "<Enter>");
		settle(b);
		assert_null(strstr(fake_db_asked(b->db), "lane_renew"));
		assert_null(strstr(fake_db_asked(b->db), "unit_peek"));
		for (int line = 3; line <= 18; line++)
			assert_line_lacks(b, line, "Stay on");
		offers += strstr(fake_db_asked(b->db), "place_offer(") != NULL;
	}
	assert_true(offers > 20);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		LANES_TEST(a_payment_is_not_taken_from_elsewhere),
		LANES_TEST(the_menu_says_why_not),
		LANES_TEST(the_help_of_the_board),
		LANES_TEST(the_menu_of_lanes_says_what_is_true),
		LANES_TEST(enter_on_a_place_only_offers),
	};

	return cmocka_run_group_tests_name("lanes_keys", tests, NULL, NULL);
}

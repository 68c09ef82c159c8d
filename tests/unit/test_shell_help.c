/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Help and the menu: made from the rows and the keymap in force, the
 * impossible with its reason. */
#include "config.h"

#include "tests/support/shell_fixture.h"

#include <stdio.h>
#include <string.h>

static void help_is_made_from_rows_and_keys(void **state)
{
	struct fixture *f = *state;

	f->why_not = "it is too late, a manager can";
	press(f, "?");
	draw(f);
	assert_picture(f, 3,
		"-- Keys here - find: ________________------------------------"
		"---- 1-19 of 46 ---\n"
		" Booking grid\n"
		" Enter      Open the booking  :open-booking\n"
		" i          Check the party in  :check-in\n"
		" x          Cancel the booking  :cancel-booking; not now: it is "
		"too late, a\n"
		"            manager can\n"
		" b          Book the bay under the cursor  :book\n"
		" w          Waive a fee, with a reason  :waive\n"
		" n          Write a note  :note\n"
		" 1          Take the first free slot  :take-first\n"
		" :report    Write the day's report\n"
		" Letters and flags\n"
		" c confirmed   i checked in\n"
		" ! late\n"
		" Moving in a list\n"
		" j, Down    Move down  :move-down\n"
		" Everywhere\n"
		" Esc        Close the sheet, put down, peel off a filter, go "
		"back to what\n"
		"            opened this; never leaves  :back\n"
		" :          Type a command  :command\n"
		" type to search  arrows, PgUp, PgDn scroll  Esc back\n");
	assert_int_equal(f->canvas->cells[6 * 80 + 12].style, STYLE_DIM);
	assert_int_equal(f->canvas->cells[5 * 80 + 12].style, STYLE_NORMAL);
	assert_int_equal(f->canvas->cells[5 * 80 + 1].style, STYLE_KEY);
}

static void help_shows_the_keys_in_force(void **state)
{
	struct fixture *f = *state;
	struct err err;

	assert_true(keymap_load(f->keymap, "own.keys",
		"[bays]\ncancel-booking d <Ctrl-x>\n", false, &err));
	press(f, "?cancel");
	draw(f);
	assert_picture(f, 4,
		" Booking grid\n"
		" d, Ctrl-X  Cancel the booking  :cancel-booking\n"
		"\n");
}

/* Space pages, as in every pager, until it is part of what is looked for. */
static void space_is_the_next_page(void **state)
{
	struct fixture *f = *state;

	press(f, "?");
	draw(f);
	press(f, "<Space>");
	draw(f);
	assert_line_has(f, 3, "-- Keys here - find: ____");
	assert_line_has(f, 3, " 19-37 of 45 ");
	press(f, "the<Space>b");
	draw(f);
	assert_line_has(f, 3, " find: the b_");
}

static void help_is_searched_by_typing(void **state)
{
	struct fixture *f = *state;

	press(f, "?/WAIVE");
	draw(f);
	assert_picture(f, 3,
		"-- Keys here - find: WAIVE_          ------------------------"
		"------ 1-2 of 2 ---\n"
		" Booking grid\n"
		" w          Waive a fee, with a reason  :waive\n"
		"\n");
	press(f, "xyz");
	draw(f);
	assert_line(f, 4, " nothing here contains \"WAIVExyz\"");
	/* Esc takes the search away first, then the sheet. */
	press(f, "<Esc>");
	draw(f);
	assert_line_has(f, 3, " of 45 ");
	press(f, "<Esc>");
	draw(f);
	assert_line(f, 3, " day sat");
	assert_heard(f, "");
}

static void help_scrolls_to_its_ends(void **state)
{
	struct fixture *f = *state;

	press(f, "?");
	draw(f);
	press(f, "<Down>");
	draw(f);
	assert_line_has(f, 3, " 2-20 of 45 ");
	press(f, "<PgDn><PgDn><PgDn>");
	draw(f);
	assert_line_has(f, 3, " 27-45 of 45 ");
	press(f, "<Up>");
	draw(f);
	assert_line_has(f, 3, " 26-44 of 45 ");
	press(f, "<PgUp><PgUp>");
	draw(f);
	assert_line_has(f, 3, " 1-19 of 45 ");
	press(f, "<End><Home><Up>");
	draw(f);
	assert_line(f, 4, " Booking grid");
}

static void help_on_help_takes_its_place(void **state)
{
	struct fixture *f = *state;

	press(f, "?abc");
	for (int i = 0; i < 20; i++)
		press(f, "<F1>");
	draw(f);
	assert_line_has(f, 3, "-- Keys here - find: ____");
	press(f, "<Esc>");
	draw(f);
	assert_line(f, 3, " day sat");
}

static void help_lists_what_is_only_typed(void **state)
{
	struct fixture *f = *state;

	press(f, "?typed");
	draw(f);
	assert_picture(f, 4,
		" Typed\n"
		" :keys      The keys of every screen\n"
		" :view      Show the command that reopens this very view\n"
		" :hints     Show the line of hints or give it to the body: `on` "
		"or `off`\n"
		" :terminal  Check this terminal again, and show what is known "
		"of it; `plain` or\n"
		"            `utf-8` says what it shows\n"
		" :serve     Go on with the customer of this number; alone: "
		"who they are\n"
		" :done      This customer is served: back to the one who was "
		"held last\n"
		" :retry     Try to connect to the database now, not after the "
		"next wait\n");
}

static void keys_of_every_screen(void **state)
{
	struct fixture *f = *state;

	press(f, ":keys<Enter>lane");
	draw(f);
	assert_picture(f, 3,
		"-- Keys of every screen - find: lane_           -------------"
		"------ 1-5 of 5 ---\n"
		" Lane board\n"
		" s          Start a visit  :start\n"
		" a          Assign a unit  :assign\n"
		" Everywhere\n"
		" g l, F3    Go to the lane board  :open-lanes\n"
		"\n");
}

static void menu_greys_the_impossible_with_the_reason(void **state)
{
	static const char *const rights[] = { "booking_cancel", NULL };
	struct fixture *f = *state;

	f->who_is_known = true;
	f->why_not = "it is too late, a manager can";
	shell_rights(f->shell, rights);
	press(f, ";");
	draw(f);
	assert_picture(f, 12,
		"-- Lee, Anna -------------------------------------------------"
		"------------------\n"
		"> Enter    open             Open the booking\n"
		"  i        check in         no: your role may not; "
		"ask a manager\n"
		"  x        cancel           no: it is too late, a manager can\n"
		"  w        waive            no: your role may not; a "
		"manager can\n"
		"  n        note             Write a note\n"
		"\n");
	assert_int_equal(f->canvas->cells[13 * 80 + 2].style, STYLE_DIM);
	assert_int_equal(f->canvas->cells[16 * 80 + 2].style, STYLE_NORMAL);
	press(f, "x");
	draw(f);
	assert_line(f, 24, " it is too late, a manager can");
	assert_line_has(f, 12, "-- Lee, Anna ---");
	assert_heard(f, "");
}

static void menu_does_what_is_chosen(void **state)
{
	struct fixture *f = *state;

	press(f, ";");
	draw(f);
	press(f, "x");
	assert_heard(f, "cancel-booking 7");
	press(f, ";");
	draw(f);
	press(f, "<Down><Down><Down><Down><Enter>");
	assert_heard(f, "note 7");
	draw(f);
	assert_line(f, 12, "");
}

static void menu_is_about_what_it_was_opened_on(void **state)
{
	struct fixture *f = *state;

	f->marks = 2;
	press(f, ";");
	draw(f);
	assert_line_has(f, 12, "-- 2 marked ---");
	f->marks = 0;
	press(f, "x");
	assert_heard(f, "cancel-booking 20 21");
}

static void menu_needs_a_thing(void **state)
{
	struct fixture *f = *state;

	f->no_row = true;
	press(f, ";");
	draw(f);
	assert_line(f, 24, " there is nothing under the cursor");
}

static void menu_ignores_what_was_typed_ahead(void **state)
{
	struct fixture *f = *state;

	press(f, ";x");
	assert_heard(f, "");
	draw(f);
	press(f, "y");
	draw(f);
	assert_line(f, 24, " y does nothing here; Esc goes back");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		SHELL_TEST(help_is_made_from_rows_and_keys),
		SHELL_TEST(help_shows_the_keys_in_force),
		SHELL_TEST(space_is_the_next_page),
		SHELL_TEST(help_is_searched_by_typing),
		SHELL_TEST(help_scrolls_to_its_ends),
		SHELL_TEST(help_on_help_takes_its_place),
		SHELL_TEST(help_lists_what_is_only_typed),
		SHELL_TEST(keys_of_every_screen),
		SHELL_TEST(menu_greys_the_impossible_with_the_reason),
		SHELL_TEST(menu_does_what_is_chosen),
		SHELL_TEST(menu_is_about_what_it_was_opened_on),
		SHELL_TEST(menu_needs_a_thing),
		SHELL_TEST(menu_ignores_what_was_typed_ahead),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

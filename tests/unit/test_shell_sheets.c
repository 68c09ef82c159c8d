/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sheets: where they stand, who gets the keys, what came too early, pasted
 * text, and leaving the program. */
#include "config.h"

#include "tests/support/shell_fixture.h"

#include <stdio.h>
#include <string.h>

static void places_are_those_of_the_wireframes(void **state)
{
	struct fixture *f = *state;
	void *sheet = open_sheet(f, &(struct sheet_options){
		.place = SHEET_HALF, .anchor_row = 10 });

	draw(f);
	assert_line(f, 11, "");
	assert_line_has(f, 12, "-- A sheet ---");
	assert_line(f, 22, " last line of the sheet");
	assert_line(f, 23, "");
	assert_int_equal(f->canvas->cursor_row, 11);
	sheet_close(f->shell, sheet);

	/* The thing it is about stands below line 11. */
	sheet = open_sheet(f, &(struct sheet_options){
		.place = SHEET_HALF, .anchor_row = 11 });
	draw(f);
	assert_line_has(f, 3, "-- A sheet ---");
	assert_line(f, 13, " last line of the sheet");
	assert_line(f, 22, " body ends, row 0");
	sheet_close(f->shell, sheet);

	sheet = open_sheet(f, &(struct sheet_options){
		.place = SHEET_TALL, .anchor_row = -1 });
	draw(f);
	assert_line(f, 3, " day sat");
	assert_line_has(f, 5, "-- A sheet ---");
	assert_line(f, 22, " last line of the sheet");
	sheet_close(f->shell, sheet);

	open_sheet(f, &(struct sheet_options){ .place = SHEET_BODY });
	draw(f);
	assert_line_has(f, 3, "-- A sheet ---");
	assert_line(f, 22, " last line of the sheet");
}

static void half_is_half_of_a_larger_terminal(void **state)
{
	struct fixture *f = *state;
	void *sheet;

	resize(f, 132, 43);
	sheet = open_sheet(f, &(struct sheet_options){
		.place = SHEET_HALF, .anchor_row = -1 });
	draw(f);
	assert_line_has(f, 22, "-- A sheet ---");
	assert_line(f, 41, " last line of the sheet");
	sheet_close(f->shell, sheet);
	open_sheet(f, &(struct sheet_options){
		.place = SHEET_HALF, .anchor_row = 30 });
	draw(f);
	assert_line_has(f, 3, "-- A sheet ---");
	assert_line(f, 22, " last line of the sheet");
}

static void top_sheet_gets_the_keys(void **state)
{
	struct fixture *f = *state;

	open_sheet(f, &(struct sheet_options){ .anchor_row = -1 });
	press(f, "x1");
	assert_heard(f, "key(x)");
	draw(f);
	assert_line(f, 24, " 1 does nothing here; Esc goes back");
	press(f, "<Esc>");
	assert_heard(f, "gone");
	press(f, "x");
	assert_heard(f, "cancel-booking 7");
}

static void sheets_lie_on_a_stack(void **state)
{
	struct fixture *f = *state;
	void *low = open_sheet(f, &(struct sheet_options){ .anchor_row = -1 });

	open_sheet(f, &(struct sheet_options){ .anchor_row = -1 });
	open_sheet(f, &(struct sheet_options){ .anchor_row = -1 });
	press(f, "<Esc>");
	assert_heard(f, "gone");
	/* Closing one closes what lies above it. */
	sheet_close(f->shell, low);
	assert_heard(f, "gone gone");
	sheet_close(f->shell, low);
	press(f, "x");
	assert_heard(f, "cancel-booking 7");
}

static void sheet_may_close_itself(void **state)
{
	struct fixture *f = *state;

	open_sheet(f, &(struct sheet_options){ .anchor_row = -1 });
	press(f, "cx");
	assert_heard(f, "gone closed itself cancel-booking 7");
}

static void only_some_actions_start_from_a_sheet(void **state)
{
	struct fixture *f = *state;

	f->alert_count = 1;
	open_sheet(f, &(struct sheet_options){ .anchor_row = -1 });
	press(f, "!u<F2>");
	assert_heard(f, "key(u)");
	press(f, "?");
	draw(f);
	assert_line_has(f, 3, "-- Keys here ");
	assert_line_has(f, 4, " stand in it; those below are for when it is "
		"closed");
	press(f, "<Esc>:b sun<Enter>");
	draw(f);
	assert_line(f, 24, " finish or leave what is open first");
	press(f, ":messages<Enter>");
	draw(f);
	assert_line_has(f, 3, "-- Messages, newest first ");
}

/* A page only shows: nothing is lost by going on. */
static void a_key_to_a_screen_leaves_a_page(void **state)
{
	static const char *const ways[] = { "gl", "<F3>", ":l<Enter>", ":lanes<Enter>",
		":open-lanes<Enter>" };
	struct fixture *f = *state;

	for (size_t i = 0; i < sizeof(ways) / sizeof(*ways); i++) {
		press(f, "<F2>gm");
		draw(f);
		assert_line_has(f, 3, "-- Messages, newest first -");
		press(f, ways[i]);
		draw(f);
		assert_line_has(f, 1, " Lane board ");
		assert_line_lacks(f, 3, "Messages");
	}
}

static void a_prefix_on_a_page_is_one(void **state)
{
	struct fixture *f = *state;

	press(f, "gmg");
	draw(f);
	assert_line_has(f, 24, "l lane board");
	press(f, "x");
	draw(f);
	assert_line(f, 24, " g x means nothing here");
	press(f, "g<Esc>");
	draw(f);
	assert_line(f, 24, " g: left");
	assert_line_has(f, 3, "-- Messages");
	/* What is pasted ends it, too. */
	press(f, "g");
	paste(f, "l");
	press(f, "l");
	draw(f);
	assert_line_has(f, 3, "-- Messages");
	assert_heard(f, "");
}

static void slash_searches_a_page(void **state)
{
	struct fixture *f = *state;

	shell_message(f->shell, STYLE_NORMAL, "gold");
	shell_message(f->shell, STYLE_NORMAL, "silver");
	press(f, "gm/gl");
	draw(f);
	assert_line_has(f, 3, "find: gl_");
	assert_line(f, 4, " nothing here contains \"gl\"");
	press(f, "<Backspace>o");
	draw(f);
	assert_line(f, 4, " 14:07  gold");
	press(f, "<Esc>");
	draw(f);
	assert_line_lacks(f, 3, "find");
	assert_line(f, 4, " 14:07  silver");
	press(f, "<Esc>");
	draw(f);
	assert_line_lacks(f, 3, "Messages");
}

/* A page over a form is not the whole of what is open. */
static void no_key_leaves_a_form_under_a_page(void **state)
{
	struct fixture *f = *state;

	open_sheet(f, &(struct sheet_options){ .anchor_row = -1 });
	press(f, "?<F3>");
	draw(f);
	assert_line_has(f, 1, " Booking grid ");
	assert_line_has(f, 3, "-- Keys here");
	assert_line(f, 24, " F3 does nothing here; Esc goes back");
	assert_heard(f, "");
}

static void keys_from_before_a_question_never_answer_it(void **state)
{
	struct fixture *f = *state;

	open_sheet(f, &(struct sheet_options){
		.guarded = true, .anchor_row = -1 });
	press(f, "yy<Esc>");
	assert_heard(f, "");
	set_clock(5000);
	draw(f);
	assert_line(f, 24, " 3 keys typed ahead were thrown away");
	/* Read after the picture, but typed before it. */
	press_at(f, "y", 5000);
	assert_heard(f, "");
	draw(f);
	assert_line(f, 24, " 1 key typed ahead was thrown away");
	press_at(f, "y", 5001);
	assert_heard(f, "key(y)");
}

static void held_keys_never_answer_a_question(void **state)
{
	struct fixture *f = *state;

	shell_hold(f->shell);
	press(f, "yy");
	open_sheet(f, &(struct sheet_options){
		.guarded = true, .anchor_row = -1 });
	draw(f);
	shell_release(f->shell, false);
	draw(f);
	assert_heard(f, "");
	assert_line(f, 24, " 2 keys typed ahead were thrown away");
}

static void other_sheets_take_what_is_typed_ahead(void **state)
{
	struct fixture *f = *state;

	open_sheet(f, &(struct sheet_options){ .anchor_row = -1 });
	press(f, "ab");
	assert_heard(f, "key(a) key(b)");
}

static void a_question_that_nobody_saw_stays_guarded(void **state)
{
	struct fixture *f = *state;

	open_sheet(f, &(struct sheet_options){
		.guarded = true, .anchor_row = -1 });
	resize(f, 40, 10);
	press(f, "y");
	resize(f, 80, 24);
	assert_heard(f, "");
	press(f, "y");
	assert_heard(f, "key(y)");
}

static void pasted_text_goes_where_text_goes(void **state)
{
	struct fixture *f = *state;
	void *sheet;

	paste(f, "xx");
	draw(f);
	assert_heard(f, "");
	assert_line(f, 24,
		" pasted text was thrown away: nothing here takes text");

	press(f, ":");
	paste(f, "sun 18");
	press(f, "<Enter>");
	assert_heard(f, "words(sun 18)");

	sheet = open_sheet(f, &(struct sheet_options){
		.takes_text = true, .anchor_row = -1 });
	paste(f, "Lee");
	assert_heard(f, "text(Lee)");
	sheet_close(f->shell, sheet);

	open_sheet(f, &(struct sheet_options){ .anchor_row = -1 });
	f->heard[0] = '\0';
	paste(f, "xx");
	draw(f);
	assert_heard(f, "");
	assert_line(f, 24,
		" pasted text was thrown away: nothing here takes text");
}

static void pasted_text_never_answers_or_waits(void **state)
{
	struct fixture *f = *state;

	shell_hold(f->shell);
	paste(f, "Lee");
	open_sheet(f, &(struct sheet_options){
		.guarded = true, .takes_text = true, .anchor_row = -1 });
	shell_release(f->shell, false);
	paste(f, "Lee");
	assert_heard(f, "");
}

static void pasted_text_ends_a_prefix(void **state)
{
	struct fixture *f = *state;

	press(f, "g");
	paste(f, "b");
	press(f, "x");
	assert_heard(f, "cancel-booking 7");
}

static void quit_asks_nothing_when_nothing_is_half_done(void **state)
{
	struct fixture *f = *state;

	press(f, "<Ctrl-q>");
	assert_int_equal(f->quits, 1);
	assert_int_equal(f->exit_code, 0);
	/* What only shows loses nothing. */
	press(f, "?");
	press(f, "<Ctrl-q>");
	assert_int_equal(f->quits, 2);
}

static void drop_nothing(void *ghost)
{
	*(int *)ghost = 0;
}

static void quit_names_what_is_half_done(void **state)
{
	struct fixture *f = *state;
	int ghost = 1;

	f->half_done = "a roster in Bay 2";
	shell_set_ghost(f->shell, &ghost, drop_nothing);
	open_sheet(f, &(struct sheet_options){ .anchor_row = -1 });
	press(f, "<Ctrl-q>");
	draw(f);
	assert_picture(f, 12,
		"-- Leave the program? ----------------------------------------"
		"------------------\n"
		"  This is half done:\n"
		"  - open: a form\n"
		"  - picked up and not put down\n"
		"  - a roster in Bay 2\n"
		"\n"
		"  y leave, and lose it\n"
		"  n stay\n"
		"\n"
		"\n"
		"                                                          "
		"             Esc back\n");
	press(f, "<Ctrl-q>");
	assert_int_equal(f->quits, 0);
	press(f, "n<Ctrl-q>y");
	assert_int_equal(f->quits, 0);
	draw(f);
	assert_line(f, 24, " 1 key typed ahead was thrown away");
	press(f, "y");
	assert_int_equal(f->quits, 1);
	assert_int_equal(f->exit_code, 0);
	shell_set_ghost(f->shell, NULL, NULL);
	assert_int_equal(ghost, 0);
}

static void quit_can_be_taken_back(void **state)
{
	struct fixture *f = *state;

	f->half_done = "a roster in Bay 2";
	press(f, ":quit<Enter>");
	draw(f);
	press(f, "<Esc>x");
	assert_int_equal(f->quits, 0);
	assert_heard(f, "cancel-booking 7");
	press(f, ":q<Enter>");
	draw(f);
	assert_line_has(f, 12, "-- Leave the program? ---");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		SHELL_TEST(places_are_those_of_the_wireframes),
		SHELL_TEST(half_is_half_of_a_larger_terminal),
		SHELL_TEST(top_sheet_gets_the_keys),
		SHELL_TEST(sheets_lie_on_a_stack),
		SHELL_TEST(sheet_may_close_itself),
		SHELL_TEST(only_some_actions_start_from_a_sheet),
		SHELL_TEST(a_key_to_a_screen_leaves_a_page),
		SHELL_TEST(a_prefix_on_a_page_is_one),
		SHELL_TEST(slash_searches_a_page),
		SHELL_TEST(no_key_leaves_a_form_under_a_page),
		SHELL_TEST(keys_from_before_a_question_never_answer_it),
		SHELL_TEST(held_keys_never_answer_a_question),
		SHELL_TEST(other_sheets_take_what_is_typed_ahead),
		SHELL_TEST(a_question_that_nobody_saw_stays_guarded),
		SHELL_TEST(pasted_text_goes_where_text_goes),
		SHELL_TEST(pasted_text_never_answers_or_waits),
		SHELL_TEST(pasted_text_ends_a_prefix),
		SHELL_TEST(quit_asks_nothing_when_nothing_is_half_done),
		SHELL_TEST(quit_names_what_is_half_done),
		SHELL_TEST(quit_can_be_taken_back),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The `:` and `/` lines: what words mean, that nothing is guessed, completion
 * and how the prompt is drawn. */
#include "config.h"

#include "tests/support/shell_fixture.h"

#include <stdio.h>
#include <string.h>

#include "tests/support/plain_editor.h"
#include "ui/prompt.h"

static void screens_open_by_letter_and_by_name(void **state)
{
	struct fixture *f = *state;

	press(f, ":l<Enter>");
	assert_heard(f, "lanes()");
	draw(f);
	assert_line_has(f, 1, " Lane board  ");
	press(f, ":b<Space>sun<Space>18<Enter>");
	assert_heard(f, "words(sun 18)");
	draw(f);
	assert_line_has(f, 1, " Booking grid  sun 18  bays  ");
	press(f, "  :lanes<Enter>:bays<Enter>");
	assert_heard(f, "");
	draw(f);
	assert_line_has(f, 1, " Booking grid  sun 18  bays  ");
}

static void bare_words_go_to_the_screen_in_view(void **state)
{
	struct fixture *f = *state;

	press(f, ":+10<Enter>:sat 18<Enter>:2026-12-24<Enter>: sun<Enter>");
	assert_heard(f, "words(+10) words(sat 18) words(2026-12-24) "
		"words(sun)");
	press(f, ":nonsense<Enter>");
	draw(f);
	assert_line(f, 24, " no such date: nonsense");
	press(f, ":l<Enter>:+10<Enter>");
	draw(f);
	assert_line(f, 24, " there is no command \"+10\"");
	press(f, ":l sat<Enter>");
	draw(f);
	assert_line(f, 24, " Lane board takes no words");
}

static void actions_run_by_name(void **state)
{
	struct fixture *f = *state;

	press(f, ":cancel-booking<Enter>");
	assert_heard(f, "cancel-booking 7");
	press(f, ":report<Enter>");
	assert_heard(f, "report 7");
	f->why_not = "it is too late";
	press(f, ":cancel-booking<Enter>");
	draw(f);
	assert_line(f, 24, " it is too late");
	press(f, ":move-up<Enter>");
	draw(f);
	assert_line(f, 24, " Booking grid has no \"move-up\"");
	press(f, ":start<Enter>");
	draw(f);
	assert_line(f, 24, " \"start\" is for Lane board");
}

static void words_go_only_to_actions_that_take_them(void **state)
{
	struct fixture *f = *state;

	press(f, ":note left-handed, own clubs<Enter>");
	assert_heard(f, "note 7 \"left-handed, own clubs\"");
	press(f, ":cancel-booking now<Enter>");
	draw(f);
	assert_line(f, 24, " cancel-booking takes no words: \"now\"");
	assert_heard(f, "");
}

static void ambiguity_is_shown_never_guessed(void **state)
{
	struct fixture *f = *state;

	press(f, ":re<Enter>");
	draw(f);
	assert_line(f, 24, " \"re\" could be report, redraw, retry");
	press(f, ":cancel<Enter>");
	draw(f);
	assert_line(f, 24,
		" \"cancel\" could be cancel-booking: write it out");
	assert_heard(f, "");
}

static void empty_lines_and_esc_do_nothing(void **state)
{
	struct fixture *f = *state;

	press(f, ":<Enter>:   <Enter>:cancel-booking<Esc>");
	draw(f);
	assert_line(f, 24, "");
	assert_heard(f, "");
	assert_int_equal(plain_editor_begun(), 0);
	press(f, "x");
	assert_heard(f, "cancel-booking 7");
}

static void completion_knows_the_role_and_the_row(void **state)
{
	static const char *const rights[] = { "booking_check_in", NULL };
	struct fixture *f = *state;

	press(f, ":c<Tab>");
	draw(f);
	assert_line(f, 23, " check-in  cancel-booking  command");
	assert_line(f, 24, " :c");
	press(f, "<Esc>");
	shell_rights(f->shell, rights);
	press(f, ":c<Tab>");
	draw(f);
	assert_line(f, 23, " check-in  command");
	press(f, "<Esc>");
	f->no_row = true;
	press(f, ":ch<Tab>");
	draw(f);
	assert_line(f, 24, " :ch");
	f->no_row = false;
	press(f, "<Tab>");
	draw(f);
	assert_line(f, 24, " :check-in");
}

static void completion_asks_the_screen_for_its_words(void **state)
{
	struct fixture *f = *state;

	press(f, ":b s<Tab>");
	draw(f);
	assert_line(f, 23, " sat  sun");
	press(f, "u<Tab><Enter>");
	assert_heard(f, "words(sun )");
	press(f, ":ba<Tab>");
	draw(f);
	assert_line(f, 23, " bays  back  Bay 2");
	press(f, "<Esc>:l<Enter>:b <Tab>");
	f->heard[0] = '\0';
	draw(f);
	assert_line(f, 23, " sat  sun  Bay 2");
	press(f, "<Esc>:hints o<Tab>");
	draw(f);
	assert_line(f, 23, " on  off");
}

static void candidates_that_do_not_fit_are_counted(void **state)
{
	struct fixture *f = *state;

	press(f, ":<Tab>");
	draw(f);
	assert_line(f, 23, " bays  lanes  open-booking  check-in  "
		"cancel-booking  book  waive  note  +30");
}

static void filter_is_for_the_screen(void **state)
{
	struct fixture *f = *state;

	press(f, "/state:waiting<Enter>");
	assert_heard(f, "filter(state:waiting)");
	draw(f);
	assert_line_has(f, 2, "  {state:waiting}");
	press(f, "/nonsense<Enter>");
	draw(f);
	assert_line(f, 24, " no such filter: nonsense");
	press(f, "/<Up>");
	draw(f);
	assert_line(f, 24, " /nonsense");
	press(f, "<Esc>:l<Enter>/");
	draw(f);
	assert_line(f, 24, " there is nothing to filter here");
}

static void histories_are_apart(void **state)
{
	struct fixture *f = *state;

	press(f, ":sun<Enter>/garcia<Enter>:<Up>");
	draw(f);
	assert_line(f, 24, " :sun");
	press(f, "<Esc>/<Up>");
	draw(f);
	assert_line(f, 24, " /garcia");
	press(f, "<Esc>");
}

static void answered(void *context, const char *text)
{
	hear(context, "answer(%s)", text ? text : "left");
}

static void long_lines_scroll_with_the_cursor(void **state)
{
	struct fixture *f = *state;

	prompt_open(f->shell, &(struct prompt_request){
		.label = "note: ",
		.text = "1234567890123456789012345678901234567890"
			"1234567890123456789012345678901234567890",
		.done = answered,
		.context = f,
	});
	draw(f);
	assert_line(f, 24, " note: "
		"9012345678901234567890123456789012345678901234567890"
		"12345678901234567890");
	assert_int_equal(f->canvas->cursor_col, 79);
	press(f, "<Home>");
	draw(f);
	assert_line(f, 24, " note: "
		"1234567890123456789012345678901234567890"
		"12345678901234567890123456789012");
	assert_int_equal(f->canvas->cursor_col, 7);
	press(f, "é<Enter>");
	assert_int_equal(strncmp(f->heard, "answer(é1234", 13), 0);
}

static void password_is_never_drawn(void **state)
{
	struct fixture *f = *state;

	prompt_open(f->shell, &(struct prompt_request){
		.label = "password: ", .hidden = true,
		.done = answered, .context = f,
	});
	press(f, "secret");
	draw(f);
	assert_line(f, 24, " password:");
	assert_int_equal(f->canvas->cursor_col, 11);
	press(f, "<Enter>");
	assert_heard(f, "answer(secret)");
}

static void one_prompt_at_a_time(void **state)
{
	struct fixture *f = *state;
	const struct prompt_request request = {
		.label = "reason: ", .done = answered, .context = f,
	};

	press(f, ":half");
	prompt_open(f->shell, &request);
	draw(f);
	assert_line(f, 24, " reason:");
	prompt_open(f->shell, &request);
	assert_heard(f, "answer(left)");
	press(f, "ill<Esc>");
	assert_heard(f, "answer(left)");
}

static void owner_takes_its_prompt_along(void **state)
{
	struct fixture *f = *state;

	prompt_open(f->shell, &(struct prompt_request){
		.label = "reason: ", .done = answered, .context = f,
	});
	prompt_drop(f->shell, f->shell);
	draw(f);
	assert_line(f, 24, " reason:");
	prompt_drop(f->shell, f);
	draw(f);
	assert_line(f, 24, "");
	assert_heard(f, "");
	assert_int_equal(plain_editor_begun(), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		SHELL_TEST(screens_open_by_letter_and_by_name),
		SHELL_TEST(bare_words_go_to_the_screen_in_view),
		SHELL_TEST(actions_run_by_name),
		SHELL_TEST(words_go_only_to_actions_that_take_them),
		SHELL_TEST(ambiguity_is_shown_never_guessed),
		SHELL_TEST(empty_lines_and_esc_do_nothing),
		SHELL_TEST(completion_knows_the_role_and_the_row),
		SHELL_TEST(completion_asks_the_screen_for_its_words),
		SHELL_TEST(candidates_that_do_not_fit_are_counted),
		SHELL_TEST(filter_is_for_the_screen),
		SHELL_TEST(histories_are_apart),
		SHELL_TEST(long_lines_scroll_with_the_cursor),
		SHELL_TEST(password_is_never_drawn),
		SHELL_TEST(one_prompt_at_a_time),
		SHELL_TEST(owner_takes_its_prompt_along),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sheet that asks: its picture, its letters, text that has to be typed. */
#include "config.h"

#include "tests/support/shell_fixture.h"

#include <stdio.h>
#include <string.h>

#include "ui/confirm.h"

static void answered(void *context, int choice, const char *text)
{
	hear(context, "answer(%d,%s)", choice, text);
}

static const char *const lines[] = {
	"Cancel Lee, Anna in Bay 2, 13:30-14:30?",
	"The fee of 25.00 is waived, since it is more than an hour before, "
		"and the guest pass goes back to her.",
	NULL
};

static const struct confirm_choice choices[] = {
	{ 'y', "cancel it", NULL },
	{ 'w', "cancel without the fee", "it is over your limit, a manager "
		"can" },
	{ 'n', "leave it", NULL },
};

static void *ask(struct fixture *f, const char *label, bool required,
	const char *must_be)
{
	void *sheet = confirm_open(f->shell, &(struct confirm_request){
		.title = "Cancel #10481",
		.lines = lines,
		.choices = choices,
		.choice_count = 3,
		.text_label = label,
		.text_required = required,
		.text_must_be = must_be,
		.anchor_row = -1,
		.done = answered,
		.context = f,
	});

	draw(f);
	return sheet;
}

static void question_with_letters(void **state)
{
	struct fixture *f = *state;

	ask(f, NULL, false, NULL);
	assert_picture(f, 12,
		"-- Cancel #10481 ---------------------------------------------"
		"------------------\n"
		"  Cancel Lee, Anna in Bay 2, 13:30-14:30?\n"
		"  The fee of 25.00 is waived, since it is more than an hour "
		"before, and the\n"
		"  guest pass goes back to her.\n"
		"\n"
		"  y cancel it\n"
		"  w cancel without the fee (it is over your limit, a manager "
		"can)\n"
		"  n leave it\n"
		"\n"
		"\n"
		"                                                          "
		"             Esc back\n"
		"\n");
	assert_int_equal(f->canvas->cursor_row, 16);
	assert_int_equal(f->canvas->cursor_col, 2);
	assert_int_equal(f->canvas->cells[16 * 80 + 2].style, STYLE_KEY);
	assert_int_equal(f->canvas->cells[17 * 80 + 2].style, STYLE_DIM);
}

static void letter_answers_and_closes(void **state)
{
	struct fixture *f = *state;

	ask(f, NULL, false, NULL);
	press(f, "n");
	assert_heard(f, "answer(2,)");
	draw(f);
	assert_line(f, 12, "");
	ask(f, NULL, false, NULL);
	press(f, "<Esc>");
	assert_heard(f, "answer(-1,)");
}

static void enter_and_other_letters_answer_nothing(void **state)
{
	struct fixture *f = *state;

	ask(f, NULL, false, NULL);
	press(f, "<Enter>");
	draw(f);
	assert_line(f, 20, "  a letter does it, not Enter");
	press(f, "xq<Space>");
	paste(f, "y");
	assert_heard(f, "");
}

/* Who goes on as in the list under it, "d" and a reason, has answered nothing
 * with the letters of that. */
static void letters_of_a_word_are_no_answer(void **state)
{
	static const char word[] = "d not any day";
	struct fixture *f = *state;
	char one[] = "x";

	ask(f, NULL, false, NULL);
	for (int i = 0; word[i] != '\0'; i++) {
		one[0] = word[i];
		press_at(f, one[0] == ' ' ? "<Space>" : one, 5000 + 300 * i);
	}
	assert_heard(f, "");
	draw(f);
	assert_line_has(f, 20, "in one breath with what means nothing here: "
		"press it again");
	/* A second later it is meant. */
	press_at(f, "y", 5000 + 300 * 12 + 1000);
	assert_heard(f, "answer(0,)");
}

static void impossible_choice_says_why(void **state)
{
	struct fixture *f = *state;

	ask(f, NULL, false, NULL);
	press(f, "w");
	draw(f);
	/* Below the letters, which stay where they were. */
	assert_line(f, 17, "  y cancel it");
	assert_line(f, 20, "  it is over your limit, a manager can");
	assert_int_equal(f->canvas->cells[19 * 80 + 2].style, STYLE_ALERT);
	assert_heard(f, "");
}

static void what_was_typed_ahead_is_no_answer(void **state)
{
	struct fixture *f = *state;

	confirm_open(f->shell, &(struct confirm_request){
		.title = "Cancel?", .choices = choices, .choice_count = 3,
		.anchor_row = -1, .done = answered, .context = f,
	});
	press(f, "y");
	draw(f);
	assert_heard(f, "");
	assert_line(f, 24, " 1 key typed ahead was thrown away");
}

static void reason_is_typed_first(void **state)
{
	struct fixture *f = *state;

	ask(f, "reason", true, NULL);
	assert_picture(f, 17,
		"  reason ________________________________________\n"
		"\n"
		"  y cancel it\n"
		"  w cancel without the fee (it is over your limit, a manager "
		"can)\n"
		"  n leave it\n"
		" Enter cancel it  Tab leaves the field for the letters"
		"                 Esc back\n");
	assert_int_equal(f->canvas->cursor_row, 16);
	assert_int_equal(f->canvas->cursor_col, 9);
	press(f, "<Enter>");
	draw(f);
	assert_line(f, 18, "  this cannot stay empty");
	press(f, "  ny <Enter>");
	assert_heard(f, "answer(0,ny)");
}

/* A letter is no text: it goes there when that is missing, and Enter behind the
 * text takes it.  The letters stand above the text then, since whoever begins
 * with what stands first would have the first letter taken for an answer. */
static void letters_first_then_the_text(void **state)
{
	struct fixture *f = *state;

	confirm_open(f->shell, &(struct confirm_request){
		.title = "Cancel #10481", .choices = choices,
		.choice_count = 3, .text_label = "reason",
		.text_required = true, .letters_first = true,
		.anchor_row = -1, .done = answered, .context = f,
	});
	draw(f);
	assert_picture(f, 14,
		"  y cancel it\n"
		"  w cancel without the fee (it is over your limit, a manager "
		"can)\n"
		"  n leave it\n"
		"  reason ________________________________________\n");
	assert_int_equal(f->canvas->cursor_row, 13);
	press(f, "w");
	draw(f);
	assert_line(f, 18, "  it is over your limit, a manager can");
	press(f, "n");
	draw(f);
	assert_line(f, 16, " >n leave it");
	assert_line(f, 18, "  the reason first, then Enter");
	assert_int_equal(f->canvas->cursor_row, 16);
	assert_line(f, 22, " Enter leave it  Tab leaves the field for the "
		"letters                  Esc back");
	press(f, "<Enter>");
	assert_heard(f, "");
	press(f, "ny<Enter>");
	assert_heard(f, "answer(2,ny)");
}

/* Reason and received-from in one sheet: Enter out of habit says neither. */
static void letters_that_answer_have_a_label(void **state)
{
	struct fixture *f = *state;

	confirm_open(f->shell, &(struct confirm_request){
		.title = "Cancel #10481", .choices = choices,
		.choice_count = 3, .choices_label = "received from",
		.text_label = "reason", .text_required = true,
		.anchor_row = -1, .done = answered, .context = f,
	});
	draw(f);
	assert_picture(f, 14,
		"  reason ________________________________________\n"
		"\n"
		"  received from\n"
		"  y cancel it\n");
	assert_line(f, 22, " Enter goes on to the letters"
		"                                          Esc back");
	press(f, "<Tab>n");
	draw(f);
	assert_line(f, 15, "  this cannot stay empty");
	assert_int_equal(f->canvas->cursor_row, 13);
	press(f, "ill<Enter><Enter>");
	assert_heard(f, "");
	draw(f);
	assert_line(f, 22, " a letter goes on  Tab back to the field"
		"                               Esc back");
	press(f, "n");
	assert_heard(f, "answer(2,ill)");
}

static void tab_goes_between_text_and_letters(void **state)
{
	struct fixture *f = *state;

	ask(f, "note", false, NULL);
	press(f, "ill<Tab>");
	draw(f);
	assert_line(f, 22, " Enter cancel it  Tab back to the field"
		"                                Esc back");
	press(f, "<Tab>s<Tab>n");
	assert_heard(f, "answer(2,ills)");
}

static void pasted_text_is_text_and_no_answer(void **state)
{
	struct fixture *f = *state;

	ask(f, "note", false, NULL);
	paste(f, "y n w");
	assert_heard(f, "");
	press(f, "<Enter>");
	assert_heard(f, "answer(0,y n w)");
}

static void only_the_wanted_text_goes_on(void **state)
{
	struct fixture *f = *state;

	ask(f, "type the total:", true, "394.00");
	press(f, "394<Enter>");
	draw(f);
	assert_line(f, 18, "  this goes on when \"394.00\" is typed");
	assert_heard(f, "");
	press(f, "<Tab>y");
	assert_heard(f, "");
	press(f, "<Tab>.0");
	draw(f);
	assert_line(f, 18, "");
	press(f, "0 <Enter>");
	assert_heard(f, "answer(0,394.00)");
}

static void text_without_choices(void **state)
{
	struct fixture *f = *state;

	confirm_open(f->shell, &(struct confirm_request){
		.title = "Note", .text_label = "note", .text_required = true,
		.anchor_row = -1, .done = answered, .context = f,
	});
	draw(f);
	assert_line(f, 22, " Enter goes on                           "
		"                              Esc back");
	press(f, "<Tab>own clubs<Enter>");
	assert_heard(f, "answer(0,own clubs)");
}

/* Whoever waits for an answer is told that there is none, to free what it
 * kept for it. */
static void owner_closes_it_without_an_answer(void **state)
{
	struct fixture *f = *state;
	void *sheet = ask(f, NULL, false, NULL);

	sheet_close(f->shell, sheet);
	draw(f);
	assert_line(f, 12, "");
	assert_heard(f, "answer(-1,)");
}

static void many_choices_take_a_tall_sheet(void **state)
{
	struct fixture *f = *state;
	struct confirm_choice many[CONFIRM_CHOICES_MAX];

	for (int i = 0; i < CONFIRM_CHOICES_MAX; i++)
		many[i] = (struct confirm_choice){
			.code = (key)('a' + i), .label = "take this one" };
	confirm_open(f->shell, &(struct confirm_request){
		.title = "Which?", .lines = lines, .choices = many,
		.choice_count = CONFIRM_CHOICES_MAX,
		.text_label = "reason", .anchor_row = -1,
		.done = answered, .context = f,
	});
	draw(f);
	assert_picture(f, 5,
		"-- Which? ----------------------------------------------------"
		"------------------\n"
		"  Cancel Lee, Anna in Bay 2, 13:30-14:30?\n"
		"  The fee of 25.00 is waived, since it is more than an hour "
		"before, and the\n"
		"  guest pass goes back to her.\n"
		"  reason ________________________________________\n"
		"\n"
		"  a take this one                       b take this one\n"
		"  c take this one                       d take this one\n");
	assert_line(f, 16,
		"  k take this one                       l take this one");
	press(f, "<Tab>l");
	assert_heard(f, "answer(11,)");
}

static void done_may_ask_again(void *context, int choice, const char *text)
{
	struct fixture *f = context;

	hear(f, "answer(%d,%s)", choice, text);
	ask(f, NULL, false, NULL);
}

static void an_answer_may_lead_to_the_next_question(void **state)
{
	struct fixture *f = *state;

	confirm_open(f->shell, &(struct confirm_request){
		.title = "First", .choices = choices, .choice_count = 1,
		.anchor_row = -1, .done = done_may_ask_again, .context = f,
	});
	draw(f);
	press(f, "y");
	assert_heard(f, "answer(0,)");
	assert_line_has(f, 12, "-- Cancel #10481 ---");
	press(f, "n");
	assert_heard(f, "answer(2,)");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		SHELL_TEST(question_with_letters),
		SHELL_TEST(letter_answers_and_closes),
		SHELL_TEST(enter_and_other_letters_answer_nothing),
		SHELL_TEST(letters_of_a_word_are_no_answer),
		SHELL_TEST(impossible_choice_says_why),
		SHELL_TEST(what_was_typed_ahead_is_no_answer),
		SHELL_TEST(reason_is_typed_first),
		SHELL_TEST(letters_first_then_the_text),
		SHELL_TEST(letters_that_answer_have_a_label),
		SHELL_TEST(tab_goes_between_text_and_letters),
		SHELL_TEST(pasted_text_is_text_and_no_answer),
		SHELL_TEST(only_the_wanted_text_goes_on),
		SHELL_TEST(text_without_choices),
		SHELL_TEST(owner_closes_it_without_an_answer),
		SHELL_TEST(many_choices_take_a_tall_sheet),
		SHELL_TEST(an_answer_may_lead_to_the_next_question),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

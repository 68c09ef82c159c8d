/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Drafts of what a sheet asks in its turn: another sheet over it, or a line.
 * Both are there again, by the keys that had led there, or it is said. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/mem.h"
#include "tests/support/draft_check.h"

static void a_sheet_over_another_comes_back(void **state)
{
	struct desk **desk = (struct desk **)state;

	desk_begin(*desk);
	desk_press(*desk, "fone<Tab>two<Left>");
	assert_shows(*desk, "form 107: [two]");
	take_over(desk);
	assert_shows(*desk, "form 107: [two]");
	assert_shows(*desk, "everything is here again as it was left");
	desk_press(*desk, "x");
	assert_shows(*desk, "form 107: [twxo]");
	desk_press(*desk, "<Esc>");
	assert_shows(*desk, "form 7: [one]");
	/* As alive as before: it asks again. */
	desk_press(*desk, "<Tab>");
	assert_shows(*desk, "form 107: []");
}

static void a_line_that_a_sheet_asks_comes_back(void **state)
{
	struct desk **desk = (struct desk **)state;

	desk_begin(*desk);
	desk_press(*desk, "fone<F1>because<Left>");
	assert_shows(*desk, "why 7: because");
	take_over(desk);
	assert_shows(*desk, "form 7: [one]");
	assert_shows(*desk, "why 7: because");
	desk_press(*desk, "s");
	assert_shows(*desk, "why 7: becausse");
	desk_press(*desk, "<Enter>!");
	assert_shows(*desk, "form 7: [one!]");
}

/* And again, after it came back. */
static void a_line_behind_a_question_comes_back_twice(void **state)
{
	struct desk **desk = (struct desk **)state;

	desk_begin(*desk);
	desk_press(*desk, "fone<Tab>two<F2>wfor<Space>once");
	assert_shows(*desk, "why 107: for once");
	for (int i = 0; i < 2; i++) {
		take_over(desk);
		assert_shows(*desk, "form 107: [two]");
		assert_shows(*desk, "why 107: for once");
		assert_lacks(*desk, "A fee of");
	}
	desk_press(*desk, "<Enter><Esc>");
	assert_shows(*desk, "form 7: [one]");
}

static void another_question_is_not_answered_with_it(void **state)
{
	struct desk **desk = (struct desk **)state;

	desk_begin(*desk);
	desk_press(*desk, "fone<F2>wfor<Space>once");
	take_over_like(desk, (struct desk_like){ .fee = 6 });
	desk_tell(*desk);
	assert_false(shell_is_restoring((*desk)->shell));
	assert_shows(*desk, "form 7: [one]");
	assert_lacks(*desk, "A fee of");
	assert_shows(*desk, "not brought back: why 7: \"for once\"");
}

/* What the sheet below asks the database for has to be there first. */
static void what_lies_over_a_sheet_waits_for_its_data(void **state)
{
	struct desk **desk = (struct desk **)state;

	desk_begin(*desk);
	desk_press(*desk, "fone<Tab>two<F1>why<Space>not");
	take_over_like(desk, (struct desk_like){ .busy = true });
	for (int level = 0; level < 2; level++) {
		desk_tell(*desk);
		assert_true(shell_is_restoring((*desk)->shell));
		assert_lacks(*desk, "why 107");
		/* As an answer leads to the next question. */
		(*desk)->busy = false;
		desk_tell(*desk);
		(*desk)->busy = level == 0;
	}
	assert_false(shell_is_restoring((*desk)->shell));
	assert_shows(*desk, "form 107: [two]");
	assert_shows(*desk, "why 107: why not");
}

/* It may take a turn to hear that nothing is asked: it is asked for. */
static void nobody_has_to_press_a_key_for_it(void **state)
{
	struct desk **desk = (struct desk **)state;

	desk_begin(*desk);
	desk_press(*desk, "fone<Tab>two");
	take_over_like(desk, (struct desk_like){ .fee = 0 });
	assert_true(shell_is_restoring((*desk)->shell));
	assert_int_equal(shell_wake_ms((*desk)->shell), 0);
	desk_tell(*desk);
	assert_false(shell_is_restoring((*desk)->shell));
	assert_int_equal(shell_wake_ms((*desk)->shell), -1);
}

static void esc_does_not_wait_for_it(void **state)
{
	struct desk **desk = (struct desk **)state;

	desk_begin(*desk);
	desk_press(*desk, "fone<Tab>two");
	take_over_like(desk, (struct desk_like){ .busy = true });
	desk_press(*desk, "<Esc>");
	assert_false(shell_is_restoring((*desk)->shell));
	assert_shows(*desk, "form 7: [one]");
	assert_shows(*desk, "not brought back: a form: it does not open any");
	shell_show_messages((*desk)->shell);
	assert_shows(*desk, "note \"two\"");
}

/* Nothing is pressed in the wrong sheet. */
static void nothing_comes_over_what_is_gone(void **state)
{
	struct desk **desk = (struct desk **)state;

	desk_begin(*desk);
	desk_press(*desk, "fone<Tab>two<F1>why<Space>not");
	take_over_like(desk, (struct desk_like){ .thing = 8 });
	assert_lacks(*desk, "form");
	desk_press(*desk, ":messages<Enter>");
	assert_shows(*desk, "not brought back: why 107: \"why not\"");
	assert_shows(*desk, "not brought back: a form: it was asked by another");
	assert_shows(*desk, "note \"two\"");
	assert_shows(*desk, "note \"one\"");
}

/* The same key would ask the same of the sheet below. */
static void what_lay_over_a_lost_sheet_comes_over_no_other(void **state)
{
	struct desk **desk = (struct desk **)state;

	desk_begin(*desk);
	desk_press(*desk, "fone<F3>two<F2>");
	assert_shows(*desk, "A fee of 5");
	take_over(desk);
	assert_shows(*desk, "form 7: [one]");
	assert_lacks(*desk, "A fee of 5");
	assert_shows(*desk, "not brought back: a question: it was asked by");
}

static void a_held_customers_line_over_a_sheet_comes_back(void **state)
{
	struct desk **desk = (struct desk **)state;

	desk_begin(*desk);
	desk_press(*desk, "fone<F1>because<Left><Ctrl-t>fthree");
	take_over(desk);
	assert_shows(*desk, "form 7: [three]");
	desk_press(*desk, "<Ctrl-t><Ctrl-t>");
	assert_shows(*desk, "form 7: [one]");
	assert_shows(*desk, "why 7: because");
	desk_press(*desk, "s");
	assert_shows(*desk, "why 7: becausse");
}

/* A key that has written before it asked does not write for a draft. */
static void no_key_of_it_writes(void **state)
{
	struct desk **desk = (struct desk **)state;

	desk_begin(*desk);
	desk_press(*desk, "fone<F3>two");
	assert_shows(*desk, "form 207: [two]");
	take_over(desk);
	assert_true((*desk)->wrote);
	assert_false((*desk)->no_writes);
	assert_shows(*desk, "form 7: [one]");
	assert_shows(*desk, "not brought back: a form: it does not open any");
}

static void a_line_that_an_action_asks_comes_back(void **state)
{
	struct desk **desk = (struct desk **)state;

	desk_begin(*desk);
	desk_press(*desk, "ybecause<Left>");
	take_over(desk);
	assert_shows(*desk, "why: because");
	desk_press(*desk, "s");
	assert_shows(*desk, "why: becausse");
}

#define CASE(f) \
	cmocka_unit_test_setup_teardown(f, desk_set_up, desk_tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		CASE(a_sheet_over_another_comes_back),
		CASE(a_line_that_a_sheet_asks_comes_back),
		CASE(a_line_behind_a_question_comes_back_twice),
		CASE(another_question_is_not_answered_with_it),
		CASE(what_lies_over_a_sheet_waits_for_its_data),
		CASE(nobody_has_to_press_a_key_for_it),
		CASE(esc_does_not_wait_for_it),
		CASE(nothing_comes_over_what_is_gone),
		CASE(what_lay_over_a_lost_sheet_comes_over_no_other),
		CASE(a_held_customers_line_over_a_sheet_comes_back),
		CASE(no_key_of_it_writes),
		CASE(a_line_that_an_action_asks_comes_back),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

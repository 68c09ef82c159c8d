/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Drafts: what is half done in one shell is there again in the next one, and
 * what cannot be is said with what had been typed. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "base/mem.h"
#include "base/record.h"
#include "base/text.h"
#include "tests/support/draft_check.h"

static void a_view_comes_back(void **state)
{
	struct desk **desk = (struct desk **)state;

	desk_begin(*desk);
	desk_press(*desk, ":d<Space>there<Enter>");
	take_over(desk);
	assert_shows(*desk, "at there");
	assert_shows(*desk, "everything is here again as it was left");
}

static void a_trail_of_views_comes_back(void **state)
{
	struct desk **desk = (struct desk **)state;

	desk_begin(*desk);
	assert_true(shell_open((*desk)->shell, "notes", "yesterday", NULL));
	take_over(desk);
	assert_shows(*desk, "at yesterday");
	desk_press(*desk, "<Esc>");
	assert_shows(*desk, "at here");
}

static void a_form_comes_back_as_it_was_typed(void **state)
{
	struct desk **desk = (struct desk **)state;

	desk_begin(*desk);
	desk_press(*desk, "fsm\xC3\xADth<Left><Left>");
	take_over(desk);
	assert_shows(*desk, "form 7: [sm\xC3\xADth]");
	/* The cursor is where it was. */
	desk_press(*desk, "x");
	assert_shows(*desk, "form 7: [sm\xC3\xADxth]");
}

static void a_form_that_is_waited_for_comes_back(void **state)
{
	struct desk **desk = (struct desk **)state;

	desk_begin(*desk);
	desk_press(*desk, "a");
	assert_true(desk_arrive(*desk, true));
	desk_press(*desk, "typed");
	take_over_like(desk, (struct desk_like){ .thing = 7 });
	assert_true(shell_is_restoring((*desk)->shell));
	/* Keys that come meanwhile go into it. */
	desk_press(*desk, "!");
	assert_true(desk_arrive(*desk, true));
	assert_false(shell_is_restoring((*desk)->shell));
	assert_shows(*desk, "form 7: [typed!]");
}

static void a_form_of_words_comes_back(void **state)
{
	struct desk **desk = (struct desk **)state;

	desk_begin(*desk);
	desk_press(*desk, ":form<Space>42<Enter>abc");
	take_over(desk);
	assert_shows(*desk, "form 42: [abc]");
}

static void every_area_comes_back(void **state)
{
	struct desk **desk = (struct desk **)state;

	desk_begin(*desk);
	shell_contact((*desk)->shell, "Lee");
	shell_set_received_from((*desk)->shell, "phone");
	desk_press(*desk, "fone<Ctrl-t>");
	desk_press(*desk, "ftwo<Ctrl-t>");
	desk_press(*desk, ":n<Enter>:half<Space>typed<Ctrl-t>");
	desk_press(*desk, "<Ctrl-t><Ctrl-t>");
	assert_shows(*desk, "1 [2] 3");
	take_over_like(desk, (struct desk_like){ .waits = true });
	assert_shows(*desk, "at here ...");
	for (int i = 0; i < 50 && desk_arrive(*desk, true); i++)
		;
	assert_false(shell_is_restoring((*desk)->shell));
	assert_shows(*desk, "1 [2] 3");
	assert_shows(*desk, "form 7: [two]");
	desk_press(*desk, "<Ctrl-t>");
	assert_shows(*desk, ":half typed");
	desk_press(*desk, "<Ctrl-t><Ctrl-t>");
	assert_shows(*desk, "form 7: [one]");
	assert_string_equal(shell_received_from((*desk)->shell), "phone");
	shell_contact((*desk)->shell, "Lee");
	assert_string_equal(shell_received_from((*desk)->shell), "phone");
	desk_press(*desk, "<Ctrl-t>");
	assert_string_equal(shell_received_from((*desk)->shell), "");
}

static void a_filter_line_comes_back(void **state)
{
	struct desk **desk = (struct desk **)state;

	desk_begin(*desk);
	desk_press(*desk, "/lat");
	take_over(desk);
	assert_shows(*desk, "/lat");
}

static void another_thing_does_not_get_the_form(void **state)
{
	struct desk **desk = (struct desk **)state;

	desk_begin(*desk);
	desk_press(*desk, "fsmith");
	take_over_like(desk, (struct desk_like){ .thing = 8 });
	assert_lacks(*desk, "form 8");
	assert_shows(*desk, "not brought back: a form: it is not there any "
		"more; see :messages");
	desk_press(*desk, ":messages<Enter>");
	assert_shows(*desk, "a form, thing 7: note \"smith\"");
}

static void a_password_is_not_kept(void **state)
{
	struct desk *desk = *state;
	struct record *draft = record_new();

	desk_begin(desk);
	desk_press(desk, "ssecret<Esc>f<F4>secret");
	shell_save(desk->shell, draft);
	assert_null(record_at(record_at(draft, "area", 0), "prompt", 0));
	assert_non_null(record_at(record_at(draft, "area", 0), "sheet", 0));
	record_free(&draft);
}

static void help_is_not_kept(void **state)
{
	struct desk **desk = (struct desk **)state;
	char what[80];

	desk_begin(*desk);
	desk_press(*desk, "?");
	assert_false(shell_half_done((*desk)->shell, what, sizeof(what)));
	take_over(desk);
	assert_shows(*desk, "at here");
	assert_shows(*desk, "everything is here again");
}

/* What has been done is not offered to be done again. */
static void what_was_sent_is_not_offered_again(void **state)
{
	struct desk **desk = (struct desk **)state;

	for (int done = 0; done < 2; done++) {
		struct record *draft = record_new();

		desk_begin(*desk);
		desk_press(*desk, "fsmith<Enter>");
		shell_save((*desk)->shell, draft);
		record_note_number(draft, "sent_done", done);
		desk_free(desk);
		*desk = desk_new();
		assert_true(shell_restore((*desk)->shell, draft));
		if (done)
			assert_shows(*desk, "not brought back: a form: it was "
				"sent, and has been done");
		else
			assert_shows(*desk, "form 7: [smith]");
		desk_free(desk);
		*desk = desk_new();
	}
}

/* An action that writes before it asks does not write for a draft. */
static void nothing_is_written(void **state)
{
	struct desk **desk = (struct desk **)state;

	desk_begin(*desk);
	desk_press(*desk, "w");
	take_over(desk);
	assert_true((*desk)->wrote);
	assert_false((*desk)->no_writes);
	assert_shows(*desk, "it does not open any more");
}

static void a_view_that_is_gone_is_said(void **state)
{
	struct desk **desk = (struct desk **)state;
	struct record *draft = record_new();

	desk_begin(*desk);
	assert_true(shell_open((*desk)->shell, "notes", "new", NULL));
	shell_save((*desk)->shell, draft);
	desk_free(desk);
	*desk = desk_new();
	(*desk)->wants_old = true;
	assert_true(shell_restore((*desk)->shell, draft));
	assert_false(shell_is_restoring((*desk)->shell));
	assert_shows(*desk, "not brought back: the view \"d new\": there is no "
		"such place");
	assert_shows(*desk, "at here");
}

static void there_is_a_picture_whatever_is_gone(void **state)
{
	struct desk *desk = *state;
	struct record *draft = record_new();
	struct record *area = record_add(draft, "area");
	struct record *view = record_add(area, "view");

	record_put(area, "number", "2");
	record_put(view, "screen", "notes");
	record_put(view, "line", "n new");
	desk->wants_old = true;
	assert_true(shell_restore(desk->shell, draft));
	assert_shows(desk, "at old");
	assert_shows(desk, "not brought back: the view \"n new\"");
}

/* With a new connection the area is begun anew. */
static void a_lost_line_is_waited_for(void **state)
{
	struct desk **desk = (struct desk **)state;

	desk_begin(*desk);
	desk_press(*desk, "fsmith");
	take_over_like(desk, (struct desk_like){ .waits = true });
	assert_true(desk_arrive(*desk, false));
	assert_true(shell_is_restoring((*desk)->shell));
	shell_connection((*desk)->shell, false, false, "offline");
	shell_connection((*desk)->shell, false, false, "offline");
	assert_true(shell_is_restoring((*desk)->shell));
	shell_connection((*desk)->shell, true, false, NULL);
	while (desk_arrive(*desk, true))
		;
	assert_false(shell_is_restoring((*desk)->shell));
	assert_shows(*desk, "form 7: [smith]");
}

static void esc_does_not_lose_it(void **state)
{
	struct desk **desk = (struct desk **)state;

	desk_begin(*desk);
	desk_press(*desk, "fsmith");
	take_over_like(desk, (struct desk_like){ .waits = true });
	desk_press(*desk, "<Esc>");
	assert_false(shell_is_restoring((*desk)->shell));
	assert_shows(*desk, "form 7: [smith]");
}

static void what_is_no_draft_changes_nothing(void **state)
{
	static const char *const numbers[] = { "4", "-1", "", "1x",
		"4294967297", "99999999999999999999" };
	struct desk *desk = *state;
	struct record *draft = record_new(), *area;

	assert_false(shell_restore(desk->shell, draft));
	draft = record_new();
	for (int i = 0; i < 2; i++) {
		area = record_add(draft, "area");
		record_put(area, "number", "1");
		record_put(record_add(area, "view"), "screen", "desk");
	}
	assert_false(shell_restore(desk->shell, draft));
	for (size_t i = 0; i < ARRAY_LEN(numbers); i++) {
		draft = record_new();
		area = record_add(draft, "area");
		record_put(area, "number", numbers[i]);
		record_put(record_add(area, "view"), "screen", "desk");
		assert_false(shell_restore(desk->shell, draft));
	}
	draft = record_new();
	area = record_add(draft, "area");
	record_put(area, "number", "0");
	record_put(record_add(area, "view"), "screen", "none");
	assert_false(shell_restore(desk->shell, draft));
	desk_begin(desk);
	assert_shows(desk, "at here");
}

#define CASE(f) \
	cmocka_unit_test_setup_teardown(f, desk_set_up, desk_tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		CASE(a_view_comes_back),
		CASE(a_trail_of_views_comes_back),
		CASE(a_form_comes_back_as_it_was_typed),
		CASE(a_form_that_is_waited_for_comes_back),
		CASE(a_form_of_words_comes_back),
		CASE(every_area_comes_back),
		CASE(a_filter_line_comes_back),
		CASE(another_thing_does_not_get_the_form),
		CASE(a_password_is_not_kept),
		CASE(help_is_not_kept),
		CASE(what_was_sent_is_not_offered_again),
		CASE(nothing_is_written),
		CASE(a_view_that_is_gone_is_said),
		CASE(there_is_a_picture_whatever_is_gone),
		CASE(a_lost_line_is_waited_for),
		CASE(esc_does_not_lose_it),
		CASE(what_is_no_draft_changes_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Holding a customer: what stays in a work area, what reaches it while another
 * is in view, and how one gets about among the four. */
#include "config.h"

#include "tests/support/shell_fixture.h"

#include <stdio.h>
#include <string.h>

#include "base/mem.h"
#include "ui/prompt.h"

/* The picture's number: "[2]" on line 1. */
static void assert_customer(struct fixture *f, int number)
{
	char wanted[8];

	snprintf(wanted, sizeof(wanted), "[%d]", number);
	draw(f);
	assert_line_has(f, 1, wanted);
}

static int drops;

static void drop(void *ghost)
{
	++*(int *)ghost;
}

static void line_1_says_who_is_held(void **state)
{
	struct fixture *f = *state;

	assert_line_lacks(f, 1, "[");
	press(f, "j<Ctrl-t>");
	draw(f);
	assert_line_has(f, 1, "  1 [2] . .  ana  desk 2  14:07");
	press(f, "j<Ctrl-t>");
	draw(f);
	assert_line_has(f, 1, "  [1] 2 . .  ");
}

static void the_view_comes_back_as_it_was_left(void **state)
{
	struct fixture *f = *state;

	press(f, ":sun<Enter>/late<Enter>:l<Enter>");
	f->heard[0] = '\0';
	press(f, "<Ctrl-t>");
	assert_heard(f, "lanes()");
	press(f, "gb");
	assert_heard(f, "open()");
	draw(f);
	assert_line(f, 3, " day sat");
	assert_line_lacks(f, 2, "late");
	press(f, "<Ctrl-t>");
	draw(f);
	assert_line_has(f, 1, " Lane board");
	press(f, "gb");
	draw(f);
	assert_line(f, 3, " day sun");
	assert_line_has(f, 2, "{late}");
}

static void one_that_was_only_looked_into_is_free_again(void **state)
{
	struct fixture *f = *state;

	press(f, "j<Ctrl-t>");
	f->heard[0] = '\0';
	press(f, "<Ctrl-t>");
	assert_heard(f, "close");
	draw(f);
	assert_line_lacks(f, 1, "[");
	/* Nobody is held, but there is something to hold. */
	press(f, "<Ctrl-t>");
	assert_customer(f, 2);
}

static void nothing_begun_is_nothing_to_hold(void **state)
{
	struct fixture *f = *state;

	press(f, "<Ctrl-t>");
	draw(f);
	assert_line_lacks(f, 1, "[");
	assert_line(f, 24, " nobody is held, and nothing was begun here");
}

static void four_are_served_round(void **state)
{
	struct fixture *f = *state;
	void *sheets[SHELL_WORK_AREAS];

	for (int i = 0; i < SHELL_WORK_AREAS; i++) {
		sheets[i] = open_sheet(f, &(struct sheet_options){
			.anchor_row = -1 });
		press(f, "<Ctrl-t>");
		if (i < SHELL_WORK_AREAS - 1)
			assert_customer(f, i + 2);
	}
	draw(f);
	assert_line_has(f, 1, "  [1] 2 3 4  ");
	/* A sheet goes with its own customer. */
	sheet_close(f->shell, sheets[2]);
	assert_customer(f, 1);
	for (int i = 0; i < SHELL_WORK_AREAS; i++) {
		assert_customer(f, i + 1);
		if (i == 2)
			assert_line(f, 3, " day sat");
		else
			assert_line_has(f, 12, "-- A sheet ");
		press(f, "<Ctrl-t>");
	}
	assert_customer(f, 1);
}

static void a_free_one_is_taken_only_when_something_is_open(void **state)
{
	struct fixture *f = *state;

	open_sheet(f, &(struct sheet_options){ .anchor_row = -1 });
	press(f, "<Ctrl-t>j");
	/* Nothing is open in 2: back to 1, not on to 3. */
	press(f, "<Ctrl-t>");
	assert_customer(f, 1);
	press(f, "<Ctrl-t>");
	assert_customer(f, 2);
	open_sheet(f, &(struct sheet_options){ .anchor_row = -1 });
	press(f, "<Ctrl-t>");
	assert_customer(f, 3);
}

static void a_number_goes_there(void **state)
{
	struct fixture *f = *state;

	open_sheet(f, &(struct sheet_options){ .anchor_row = -1 });
	press(f, "<Ctrl-t>j:serve 1<Enter>");
	assert_customer(f, 1);
	press(f, "<Esc>:serve 2<Enter>:serve 3<Enter>");
	draw(f);
	assert_line(f, 24, " nobody is held as 3");
	press(f, ":serve 2<Enter>");
	draw(f);
	assert_line(f, 24, " this is customer 2");
}

/* Line 1 has numbers alone. */
static void who_they_are_is_listed(void **state)
{
	struct fixture *f = *state;

	press(f, "x");
	open_sheet(f, &(struct sheet_options){ .anchor_row = -1 });
	press(f, "<Ctrl-t>jk<Ctrl-t>:serve 2<Enter>:serve<Enter>");
	draw(f);
	assert_picture(f, 3,
		"-- Customers at this terminal --------------------------------"
		"----- 1-3 of 3 ---\n"
		" 1  open: a form (cancel: Lee, Anna)\n"
		" 2  nothing is half done\n"
		" `:serve 2` goes to one of them, Ctrl-T to the next\n"
		"\n");
	press(f, "<Esc>:serve 1<Enter>");
	assert_customer(f, 1);
}

static void done_frees_and_goes_back_to_the_last(void **state)
{
	struct fixture *f = *state;

	open_sheet(f, &(struct sheet_options){ .anchor_row = -1 });
	press(f, "<Ctrl-t>j");
	open_sheet(f, &(struct sheet_options){ .anchor_row = -1 });
	press(f, "<Ctrl-t>j");
	shell_set_ghost(f->shell, &drops, drop);
	press(f, ":done<Enter>");
	draw(f);
	assert_line(f, 24, " something is half done here: finish or leave it "
		"first");
	shell_set_ghost(f->shell, NULL, NULL);
	press(f, ":done<Enter>");
	assert_customer(f, 2);
	draw(f);
	assert_line_has(f, 1, "  1 [2] . .  ");
}

static void text_in_a_sheet_and_its_guard_are_kept(void **state)
{
	struct fixture *f = *state;

	open_sheet(f, &(struct sheet_options){
		.anchor_row = -1, .guarded = true });
	draw(f);
	f->heard[0] = '\0';
	/* x comes before the sheet is seen again. */
	press(f, "<Ctrl-t><Ctrl-t>x");
	assert_heard(f, "open() close");
	draw(f);
	assert_line(f, 24, " 1 key typed ahead was thrown away");
	press(f, "x");
	assert_heard(f, "key(x)");
}

static void a_half_typed_line_is_kept(void **state)
{
	struct fixture *f = *state;

	press(f, ":su<Ctrl-t>");
	draw(f);
	assert_line(f, 24, "");
	assert_customer(f, 2);
	press(f, ":l<Enter>:serve 1<Enter>");
	draw(f);
	assert_line(f, 24, " :su");
	press(f, "n<Enter>");
	draw(f);
	assert_line(f, 3, " day sun");
}

static void note_done(void *context, const char *text)
{
	hear(context, "done(%s)", text ? text : "left");
}

static void a_password_is_not_kept(void **state)
{
	struct fixture *f = *state;

	f->heard[0] = '\0';
	prompt_open(f->shell, &(struct prompt_request){
		.label = "password: ", .hidden = true, .done = note_done,
		.context = f,
	});
	press(f, "secret<Ctrl-t>");
	assert_heard(f, "done(left) open() close");
}

static void the_ghost_and_received_from_stay_with_their_customer(void **state)
{
	struct fixture *f = *state;

	shell_contact(f->shell, "Lee, Anna");
	shell_set_received_from(f->shell, "phone");
	drops = 0;
	shell_set_ghost(f->shell, &drops, drop);
	press(f, "<Ctrl-t>");
	assert_null(shell_ghost(f->shell));
	assert_string_equal(shell_received_from(f->shell), "");
	press(f, "j:serve 1<Enter>");
	assert_ptr_equal(shell_ghost(f->shell), &drops);
	assert_string_equal(shell_received_from(f->shell), "phone");
	assert_int_equal(drops, 0);
}

static void received_from_is_asked_once_a_contact(void **state)
{
	struct fixture *f = *state;

	shell_contact(f->shell, "Lee, Anna");
	shell_set_received_from(f->shell, "phone");
	shell_contact(f->shell, "Lee, Anna");
	assert_string_equal(shell_received_from(f->shell), "phone");
	shell_contact(f->shell, "Lee, Ann");
	assert_string_equal(shell_received_from(f->shell), "");
	shell_set_received_from(f->shell, "walk-in");
	shell_contact(f->shell, "");
	assert_string_equal(shell_received_from(f->shell), "");
}

/* As an answer arrives for whoever asked. */
static void an_answer_goes_to_whoever_asked(void **state)
{
	struct fixture *f = *state;
	int first = shell_whose(f->shell), before;

	press(f, "jb<Ctrl-t>");
	before = shell_serve(f->shell, first);
	assert_int_not_equal(before, first);
	shell_message(f->shell, STYLE_NORMAL, "Booked Bay 2");
	open_sheet(f, &(struct sheet_options){ .anchor_row = -1 });
	prompt_open(f->shell, &(struct prompt_request){
		.label = "reason: ", .text = "none", .done = note_done,
		.context = f,
	});
	assert_int_equal(shell_serve(f->shell, before), first);
	draw(f);
	assert_line_has(f, 1, "  1! [2] . .  ");
	assert_line(f, 24, "");
	assert_line_lacks(f, 12, "A sheet");
	f->heard[0] = '\0';
	press(f, "x");
	assert_heard(f, "cancel-booking 7");
	press(f, "<Ctrl-t>");
	draw(f);
	assert_line_has(f, 1, "  [1] 2 . .  ");
	assert_line_has(f, 12, "-- A sheet ");
	assert_line(f, 24, " reason: none");
	press(f, "<Enter>");
	draw(f);
	assert_line(f, 24, " Booked Bay 2");
}

static void messages_tell_whose_they_are(void **state)
{
	struct fixture *f = *state;

	shell_message(f->shell, STYLE_NORMAL, "of the first");
	press(f, "j<Ctrl-t>");
	shell_message(f->shell, STYLE_NORMAL, "of the second");
	press(f, "gm");
	draw(f);
	assert_picture(f, 4,
		" 14:07  of the second\n"
		" 14:07  customer 1: of the first\n");
}

/* Said while nobody looked, and whatever has been said since. */
static void messages_of_a_held_one_are_kept(void **state)
{
	struct fixture *f = *state;
	int held;

	held = shell_whose(f->shell);
	press(f, "j<Ctrl-t>");
	shell_serve(f->shell, held);
	shell_message(f->shell, STYLE_ALERT, "it was refused");
	shell_message(f->shell, STYLE_NORMAL, "and that is over");
	shell_message_withdraw(f->shell);
	shell_serve(f->shell, SHELL_WHOEVER_IS_IN_VIEW);
	draw(f);
	assert_line(f, 24, "");
	press(f, "gm");
	draw(f);
	assert_picture(f, 4,
		" 14:07  customer 1: and that is over\n"
		" 14:07  customer 1: it was refused\n");
	press(f, "<Esc><Ctrl-t>gm");
	draw(f);
	assert_picture(f, 4,
		" 14:07  and that is over\n"
		" 14:07  it was refused\n");
}

/* The line in view says something; of the one that is served nothing was ever
 * said, and later that has been read. */
static void what_is_added_goes_to_the_line_of_its_own(void **state)
{
	struct fixture *f = *state;
	int held = shell_whose(f->shell), before;

	press(f, "j<Ctrl-t>");
	shell_message(f->shell, STYLE_NOTICE, "only Mia can");
	before = shell_serve(f->shell, held);
	assert_false(shell_message_add(f->shell, "Mia", ": Ctrl-G"));
	shell_message(f->shell, STYLE_NOTICE, "of ten, Mia can");
	assert_true(shell_message_add(f->shell, "Mia", ": Ctrl-G"));
	shell_message_withdraw(f->shell);
	assert_false(shell_message_add(f->shell, "Mia", " again"));
	shell_serve(f->shell, before);
	draw(f);
	assert_line(f, 24, " only Mia can");
	press(f, "gm");
	draw(f);
	assert_picture(f, 4,
		" 14:07  customer 1: of ten, Mia can: Ctrl-G\n"
		" 14:07  only Mia can\n");
}

static void of_one_who_has_gone_the_one_in_view_hears(void **state)
{
	struct fixture *f = *state;
	int gone;

	press(f, "j<Ctrl-t>");
	gone = shell_whose(f->shell);
	press(f, "<Ctrl-t>");
	shell_serve(f->shell, gone);
	shell_message(f->shell, STYLE_NORMAL, "it was done");
	draw(f);
	assert_line(f, 24, " it was done");
}

static void what_changes_is_told_when_it_comes_back(void **state)
{
	struct fixture *f = *state;

	press(f, "j<Ctrl-t>");
	f->heard[0] = '\0';
	shell_changed(f->shell, "grid:2026-11-21");
	assert_heard(f, "changed(grid:2026-11-21)");
	press(f, "j<Ctrl-t>");
	assert_heard(f, "changed(all)");
	press(f, "<Ctrl-t>");
	assert_heard(f, "");
}

static void keys_that_waited_are_dropped_with_their_view(void **state)
{
	struct fixture *f = *state;
	int first = shell_whose(f->shell), before;

	f->hold_on_book = true;
	press(f, "bxx<Ctrl-t>");
	draw(f);
	assert_line_has(f, 1, "  1 [2] . .  ");
	assert_line(f, 24, " 2 keys typed ahead were thrown away");
	f->heard[0] = '\0';
	press(f, "jx");
	assert_heard(f, "cancel-booking 8");
	/* What the first waits for comes while the second is in view. */
	before = shell_serve(f->shell, first);
	shell_release(f->shell, false);
	shell_serve(f->shell, before);
	press(f, ":serve 1<Enter>x");
	assert_heard(f, "cancel-booking 7");
}

static void one_that_waits_still_does_when_it_comes_back(void **state)
{
	struct fixture *f = *state;

	f->hold_on_book = true;
	press(f, "b<Ctrl-t>j:serve 1<Enter>");
	f->heard[0] = '\0';
	press(f, "x");
	assert_heard(f, "");
	shell_release(f->shell, false);
	assert_heard(f, "cancel-booking 7");
}

static void a_view_that_does_not_open_changes_nothing(void **state)
{
	struct fixture *f = *state;

	press(f, "j");
	f->open_fails = "the bays are out";
	press(f, "<Ctrl-t>");
	draw(f);
	assert_line(f, 24, " the bays are out");
	assert_line_lacks(f, 1, "[");
	assert_line(f, 22, " body ends, row 1");
}

static void leaving_names_what_is_half_done_for_those_held(void **state)
{
	struct fixture *f = *state;

	shell_set_ghost(f->shell, &drops, drop);
	press(f, "<Ctrl-t>:su<Ctrl-t><Ctrl-t><Ctrl-q>");
	draw(f);
	assert_line_has(f, 13, "This is half done:");
	assert_line_has(f, 14, "- picked up and not put down");
	assert_line_has(f, 15, "- customer 2: a line half typed");
	/* And nobody is taken while that is asked. */
	press(f, "<Ctrl-t>");
	draw(f);
	assert_line(f, 24,
		" leave the program or stay: answer that first");
	press(f, "y");
	assert_int_equal(f->quits, 1);
}

static void nobody_is_held_before_there_is_a_connection(void **state)
{
	struct fixture *f = *state;
	static const char *const lines[] = { "nobody answers" };

	press(f, "j");
	shell_banner(f->shell, lines, 1);
	press(f, "<Ctrl-t>");
	draw(f);
	assert_line(f, 24,
		" there is nobody to hold before there is a connection");
	shell_banner(f->shell, NULL, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		SHELL_TEST(line_1_says_who_is_held),
		SHELL_TEST(the_view_comes_back_as_it_was_left),
		SHELL_TEST(one_that_was_only_looked_into_is_free_again),
		SHELL_TEST(nothing_begun_is_nothing_to_hold),
		SHELL_TEST(four_are_served_round),
		SHELL_TEST(a_free_one_is_taken_only_when_something_is_open),
		SHELL_TEST(a_number_goes_there),
		SHELL_TEST(who_they_are_is_listed),
		SHELL_TEST(done_frees_and_goes_back_to_the_last),
		SHELL_TEST(text_in_a_sheet_and_its_guard_are_kept),
		SHELL_TEST(a_half_typed_line_is_kept),
		SHELL_TEST(a_password_is_not_kept),
		SHELL_TEST(
			the_ghost_and_received_from_stay_with_their_customer),
		SHELL_TEST(received_from_is_asked_once_a_contact),
		SHELL_TEST(an_answer_goes_to_whoever_asked),
		SHELL_TEST(messages_tell_whose_they_are),
		SHELL_TEST(messages_of_a_held_one_are_kept),
		SHELL_TEST(what_is_added_goes_to_the_line_of_its_own),
		SHELL_TEST(of_one_who_has_gone_the_one_in_view_hears),
		SHELL_TEST(what_changes_is_told_when_it_comes_back),
		SHELL_TEST(keys_that_waited_are_dropped_with_their_view),
		SHELL_TEST(one_that_waits_still_does_when_it_comes_back),
		SHELL_TEST(a_view_that_does_not_open_changes_nothing),
		SHELL_TEST(leaving_names_what_is_half_done_for_those_held),
		SHELL_TEST(nobody_is_held_before_there_is_a_connection),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

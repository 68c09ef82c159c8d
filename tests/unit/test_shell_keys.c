/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From a key to an action: sections, prefixes, what an action needs, what an
 * unknown key says, keys that are held back. */
#include "config.h"

#include "tests/support/shell_fixture.h"

#include <stdio.h>
#include <string.h>

static void own_section_goes_before_the_shared_ones(void **state)
{
	struct fixture *f = *state;

	press(f, "jj<Down>");
	draw(f);
	assert_line(f, 22, " body ends, row 3");
}

static void shared_row_is_done_by_the_screens_own(void **state)
{
	struct fixture *f = *state;

	/* [list] has move-up and [global] undo; this grid does neither. */
	press(f, "k");
	draw(f);
	assert_line(f, 24, " Booking grid has no \"up\"");
	press(f, "u");
	draw(f);
	assert_line(f, 24, " Booking grid has no \"undo\"");
}

static void action_gets_the_thing_under_the_cursor(void **state)
{
	struct fixture *f = *state;

	press(f, "jx");
	assert_heard(f, "cancel-booking 8");
}

static void action_gets_the_marked_things_instead(void **state)
{
	struct fixture *f = *state;

	f->marks = 3;
	press(f, "x");
	assert_heard(f, "cancel-booking 20 21 22");
	f->marks = 0;
	f->no_row = true;
	press(f, "1");
	assert_heard(f, "take-first");
}

static void needs_a_thing(void **state)
{
	struct fixture *f = *state;

	/* The first need that is not met is the one that is said. */
	shell_connection(f->shell, false, false, "offline since 14:05");
	f->no_row = true;
	press(f, "x");
	draw(f);
	assert_line(f, 24, " cancel: there is nothing under the cursor");
	assert_heard(f, "");
}

static void needs_a_connection(void **state)
{
	static const char *const rights[] = { NULL };
	struct fixture *f = *state;

	shell_rights(f->shell, rights);
	shell_connection(f->shell, false, false,
		"offline since 14:05, trying again");
	press(f, "x");
	draw(f);
	assert_line(f, 24,
		" cancel: offline since 14:05, trying again");
	shell_connection(f->shell, false, false, NULL);
	press(f, "x");
	draw(f);
	assert_line(f, 24, " cancel: there is no connection");
	assert_heard(f, "");
}

static void needs_a_right(void **state)
{
	static const char *const rights[] = { "booking_check_in", NULL };
	struct fixture *f = *state;

	shell_rights(f->shell, rights);
	f->why_not = "it is too late";
	press(f, "x");
	draw(f);
	assert_line(f, 24, " cancel: your role may not; ask a manager");
	press(f, "w");
	draw(f);
	assert_line(f, 24, " waive: your role may not; ask a manager");
	f->who_is_known = true;
	press(f, "w");
	draw(f);
	assert_line(f, 24, " waive: your role may not; a manager can");
	assert_heard(f, "");
}

static void needs_the_screens_consent(void **state)
{
	struct fixture *f = *state;

	f->why_not = "it began an hour ago, a manager can";
	press(f, "x");
	draw(f);
	assert_line(f, 24, " it began an hour ago, a manager can");
	assert_heard(f, "");
	f->why_not = "";
	press(f, "x");
	draw(f);
	assert_line(f, 24, " cancel is not possible here");
}

static void a_refusal_of_the_action_is_said(void **state)
{
	struct fixture *f = *state;

	press(f, "w");
	draw(f);
	assert_line(f, 24, " Petrov has Bay 2 15:30-17:00");
	assert_int_equal(f->canvas->cells[23 * 80 + 1].style, STYLE_ALERT);
}

static void prefix_shows_what_can_follow(void **state)
{
	struct fixture *f = *state;

	press(f, "g");
	assert_true(shell_needs_draw(f->shell));
	draw(f);
	assert_line(f, 24, " m messages  b booking grid  l lane board"
		"                                    g");
	press(f, "m");
	draw(f);
	assert_line_has(f, 3, "-- Messages, newest first -");
}

static void prefix_with_an_unknown_key_is_dropped(void **state)
{
	struct fixture *f = *state;

	/* x alone would cancel. */
	press(f, "gx");
	draw(f);
	assert_line(f, 24, " g x means nothing here");
	assert_heard(f, "");
	press(f, "x");
	assert_heard(f, "cancel-booking 7");
}

static void prefix_is_left_with_esc(void **state)
{
	struct fixture *f = *state;

	press(f, "g<Esc>");
	draw(f);
	assert_line(f, 24, " g: left");
	assert_heard(f, "");
	press(f, "b");
	assert_heard(f, "book");
}

static void unknown_key_says_where_the_help_is(void **state)
{
	struct fixture *f = *state;

	press(f, "y");
	draw(f);
	assert_line(f, 24, " y does nothing here; ? shows the keys");
	press(f, "<F12>");
	draw(f);
	assert_line(f, 24, " F12 does nothing here; ? shows the keys");
	press(f, "<Lt>");
	draw(f);
	assert_line(f, 24, " < does nothing here; ? shows the keys");
	press(f, "<Alt-x>");
	draw(f);
	assert_line(f, 24, " Alt-x does nothing here; ? shows the keys");
}

static void unknown_key_says_what_it_does_elsewhere(void **state)
{
	struct fixture *f = *state;

	press(f, "s");
	draw(f);
	assert_line(f, 24, " s does nothing here; in Lane board it is: start");
}

static void unknown_capital_asks_about_caps_lock(void **state)
{
	struct fixture *f = *state;

	press(f, "X");
	draw(f);
	assert_line(f, 24, " X does nothing; x is: cancel (Caps Lock?)");
	assert_heard(f, "");
}

static void tell_alerts(struct fixture *f, int a, int b, int c, int d)
{
	const int targets[] = { a, b, c, d, 0 };

	memcpy(f->alert_targets, targets, sizeof(targets));
}

static void alerts_are_walked_in_order_and_round(void **state)
{
	struct fixture *f = *state;

	press(f, "!");
	draw(f);
	assert_line(f, 24, " no alert leads anywhere now");
	tell_alerts(f, 10, 11, 12, 0);
	press(f, "!");
	draw(f);
	assert_line(f, 24, " late: 10");
	press(f, "!!!!");
	assert_heard(f, "go(10) go(11) go(12) go(10) go(11)");
}

static void an_alert_that_is_done_with_makes_room_for_the_next(void **state)
{
	struct fixture *f = *state;

	tell_alerts(f, 10, 11, 12, 13);
	press(f, "!!");
	assert_heard(f, "go(10) go(11)");
	/* Not back to the first, which was passed over. */
	tell_alerts(f, 10, 12, 13, 0);
	press(f, "!");
	assert_heard(f, "go(12)");
	/* One before it has gone, another one has come. */
	tell_alerts(f, 12, 14, 13, 0);
	press(f, "!!");
	assert_heard(f, "go(14) go(13)");
	tell_alerts(f, 10, 0, 0, 0);
	press(f, "!");
	assert_heard(f, "go(10)");
	tell_alerts(f, 0, 0, 0, 0);
	press(f, "!");
	draw(f);
	assert_line(f, 24, " no alert leads anywhere now");
	assert_heard(f, "");
}

static void what_is_in_two_alerts_does_not_turn_the_walk_back(void **state)
{
	struct fixture *f = *state;

	tell_alerts(f, 10, 11, 10, 12);
	press(f, "!!!!!");
	assert_heard(f, "go(10) go(11) go(10) go(12) go(10)");
	/* The same when one in between is done with. */
	press(f, "!!");
	assert_heard(f, "go(11) go(10)");
	tell_alerts(f, 10, 10, 12, 0);
	press(f, "!");
	assert_heard(f, "go(12)");
}

static void held_keys_go_on_when_released(void **state)
{
	struct fixture *f = *state;

	f->hold_on_book = true;
	press(f, "bjx");
	draw(f);
	assert_line(f, 24, "                                               "
		"                    2 keys wait");
	assert_heard(f, "book");
	shell_release(f->shell, false);
	assert_heard(f, "cancel-booking 8");
	shell_release(f->shell, false);
	draw(f);
	assert_line(f, 24, "");
}

static void held_keys_stop_at_the_next_hold(void **state)
{
	struct fixture *f = *state;

	f->hold_on_book = true;
	press(f, "bbx");
	assert_heard(f, "book");
	shell_release(f->shell, false);
	assert_heard(f, "book");
	shell_release(f->shell, false);
	assert_heard(f, "cancel-booking 7");
}

static void held_keys_are_dropped_on_a_refusal(void **state)
{
	struct fixture *f = *state;

	f->hold_on_book = true;
	press(f, "bxxx");
	shell_error(f->shell, &(struct err){
		.kind = ERR_DENIED, .text = "Bay 2 is closed, a manager can"
	});
	shell_release(f->shell, true);
	draw(f);
	assert_line(f, 24, " Bay 2 is closed, a manager can; 3 keys typed "
		"ahead were thrown away");
	assert_heard(f, "book");
	press(f, "x");
	assert_heard(f, "cancel-booking 7");
}

static void held_keys_are_dropped_by_esc(void **state)
{
	struct fixture *f = *state;

	f->hold_on_book = true;
	press(f, "bx<Esc>");
	draw(f);
	assert_line(f, 24,
		" no longer waiting; 1 key typed ahead was thrown away");
	assert_heard(f, "book");
	press(f, "x");
	assert_heard(f, "cancel-booking 7");
	/* The data that comes after all releases nothing. */
	shell_release(f->shell, false);
	assert_heard(f, "");
}

static void held_keys_are_bounded(void **state)
{
	struct fixture *f = *state;

	f->hold_on_book = true;
	press(f, "b");
	f->hold_on_book = false;
	for (int i = 0; i < 300; i++)
		press(f, "j");
	shell_release(f->shell, false);
	draw(f);
	assert_line(f, 22, " body ends, row 256");
	assert_line(f, 24, " 44 keys typed ahead were thrown away");
}

static void every_hold_needs_its_release(void **state)
{
	struct fixture *f = *state;

	shell_hold(f->shell);
	shell_hold(f->shell);
	press(f, "x");
	shell_release(f->shell, false);
	assert_heard(f, "");
	shell_release(f->shell, false);
	assert_heard(f, "cancel-booking 7");
}

/* An answer can be there at once: the keys that waited must not run inside
 * the action that let them go. */
static void release_inside_an_action_waits_for_its_end(void **state)
{
	struct fixture *f = *state;

	f->release_on_book = true;
	shell_hold(f->shell);
	press(f, "bx");
	shell_release(f->shell, false);
	assert_heard(f, "book booked cancel-booking 7");
}

static void redraw_writes_every_cell_anew(void **state)
{
	struct fixture *f = *state;

	press(f, "<Ctrl-l>");
	assert_int_equal(f->repaints, 1);
	assert_true(shell_needs_draw(f->shell));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		SHELL_TEST(own_section_goes_before_the_shared_ones),
		SHELL_TEST(shared_row_is_done_by_the_screens_own),
		SHELL_TEST(action_gets_the_thing_under_the_cursor),
		SHELL_TEST(action_gets_the_marked_things_instead),
		SHELL_TEST(needs_a_thing),
		SHELL_TEST(needs_a_connection),
		SHELL_TEST(needs_a_right),
		SHELL_TEST(needs_the_screens_consent),
		SHELL_TEST(a_refusal_of_the_action_is_said),
		SHELL_TEST(prefix_shows_what_can_follow),
		SHELL_TEST(prefix_with_an_unknown_key_is_dropped),
		SHELL_TEST(prefix_is_left_with_esc),
		SHELL_TEST(unknown_key_says_where_the_help_is),
		SHELL_TEST(unknown_key_says_what_it_does_elsewhere),
		SHELL_TEST(unknown_capital_asks_about_caps_lock),
		SHELL_TEST(alerts_are_walked_in_order_and_round),
		SHELL_TEST(an_alert_that_is_done_with_makes_room_for_the_next),
		SHELL_TEST(what_is_in_two_alerts_does_not_turn_the_walk_back),
		SHELL_TEST(held_keys_go_on_when_released),
		SHELL_TEST(held_keys_stop_at_the_next_hold),
		SHELL_TEST(held_keys_are_dropped_on_a_refusal),
		SHELL_TEST(held_keys_are_dropped_by_esc),
		SHELL_TEST(held_keys_are_bounded),
		SHELL_TEST(every_hold_needs_its_release),
		SHELL_TEST(release_inside_an_action_waits_for_its_end),
		SHELL_TEST(redraw_writes_every_cell_anew),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A work area: its screens and the way back, what reopens them, the ghost,
 * "received from", the messages. */
#include "config.h"

#include "tests/support/shell_fixture.h"
#include "ui/shell_private.h"

#include <stdio.h>
#include <string.h>

static void screens_open_once_and_keep_their_state(void **state)
{
	struct fixture *f = *state;

	press(f, "jj:l<Enter>gb");
	assert_heard(f, "lanes()");
	draw(f);
	assert_line_has(f, 1, " Booking grid  ");
	assert_line(f, 22, " body ends, row 2");
	press(f, ":l<Enter>s");
	assert_heard(f, "start");
}

static void esc_goes_back_and_never_leaves(void **state)
{
	struct fixture *f = *state;
	struct err err = { .kind = ERR_NONE };

	press(f, "jj");
	assert_true(shell_open(f->shell, "lanes", "", &err));
	/* What is opened out of a screen and then asked for is still that. */
	press(f, ":l<Enter><Esc>");
	draw(f);
	assert_line_has(f, 1, " Booking grid  ");
	assert_line(f, 22, " body ends, row 2");
	press(f, "<Esc><Esc>");
	draw(f);
	assert_line(f, 24,
		" nothing to go back to; Ctrl-Q or :quit leaves");
	assert_int_equal(f->quits, 0);
}

/* One Esc too many must not lead the next key to another screen's things. */
static void esc_stays_where_one_went_to_work(void **state)
{
	struct fixture *f = *state;
	struct err err = { .kind = ERR_NONE };
	static const char *const ways[] = { ":l<Enter>", "gl", "<F3>" };

	for (size_t i = 0; i < sizeof(ways) / sizeof(ways[0]); i++) {
		press(f, ":b<Enter>");
		press(f, ways[i]);
		press(f, "<Esc>");
		draw(f);
		assert_line_has(f, 1, " Lane board");
		assert_line_has(f, 24, " nothing to go back to");
	}
	/* Gone to since, it is no visit any more. */
	assert_true(shell_open(f->shell, "bays", "", &err));
	press(f, "gl<Esc>");
	draw(f);
	assert_line_has(f, 1, " Lane board");
	press(f, "gb<Esc>");
	draw(f);
	assert_line_has(f, 1, " Booking grid  ");
}

static void esc_asks_the_screen_first(void **state)
{
	struct fixture *f = *state;
	struct err err = { .kind = ERR_NONE };

	press(f, ":l<Enter>");
	assert_true(shell_open(f->shell, "bays", "", &err));
	f->heard[0] = '\0';
	f->uses_escape = true;
	press(f, "<Esc>");
	assert_heard(f, "escape");
	draw(f);
	assert_line_has(f, 1, " Booking grid  ");
	f->uses_escape = false;
	press(f, "<Esc>");
	draw(f);
	assert_line_has(f, 1, " Lane board");
}

static void a_screen_that_fails_to_open_is_not_there(void **state)
{
	struct fixture *f = *state;
	const struct screen_ops *const none[] = { NULL };
	struct err err = { .kind = ERR_NONE };
	struct shell *empty = shell_new(&(struct shell_options){
		.screens = none, .keymap = f->keymap });

	assert_false(shell_open(empty, "bays", "", &err));
	assert_string_equal(err.text, "there is no screen \"bays\"");
	assert_int_equal(err.kind, ERR_INVALID);
	shell_draw(empty, f->canvas);
	assert_line_has(f, 1, " opsdesk  ");
	shell_free(&empty);
	assert_null(empty);
}

static void words_that_fail_leave_the_view_alone(void **state)
{
	struct fixture *f = *state;

	press(f, ":l<Enter>:b nonsense<Enter>");
	draw(f);
	assert_line_has(f, 1, " Lane board");
	assert_line(f, 24, " no such date: nonsense");
}

static void a_view_is_a_command_that_reopens_it(void **state)
{
	struct fixture *f = *state;
	struct err err = { .kind = ERR_NONE };
	char line[128], again[128];

	press(f, ":2026-12-24 bay2<Enter>:l<Enter>");
	assert_true(shell_view(f->shell, 0, line, sizeof(line)));
	assert_string_equal(line, "lanes");
	assert_true(shell_view(f->shell, 1, line, sizeof(line)));
	assert_string_equal(line, "b 2026-12-24 bay2");
	assert_false(shell_view(f->shell, 2, again, sizeof(again)));
	assert_false(shell_view(f->shell, -1, again, sizeof(again)));
	press(f, ":b sat<Enter>");
	assert_true(shell_command(f->shell, line, &err));
	assert_true(shell_view(f->shell, 0, again, sizeof(again)));
	assert_string_equal(again, line);
	press(f, ":view<Enter>");
	draw(f);
	assert_line(f, 24, " :b 2026-12-24 bay2");
}

static void a_screen_behind_is_a_view_too(void **state)
{
	struct fixture *f = *state;
	struct err err = { .kind = ERR_NONE };
	char line[128];

	assert_true(shell_open(f->shell, "lanes", "", &err));
	press(f, "<Esc>");
	assert_true(shell_view(f->shell, 0, line, sizeof(line)));
	assert_string_equal(line, "b sat");
	assert_true(shell_view(f->shell, 1, line, sizeof(line)));
	assert_string_equal(line, "lanes");
	assert_false(shell_view(f->shell, 2, line, sizeof(line)));
}

static void changes_reach_every_open_screen(void **state)
{
	struct fixture *f = *state;

	press(f, ":l<Enter>");
	f->heard[0] = '\0';
	shell_changed(f->shell, "grid:2026-11-21");
	shell_changed(f->shell, NULL);
	assert_heard(f, "changed(grid:2026-11-21) changed(all)");
}

static void count_drop(void *ghost)
{
	++*(int *)ghost;
}

static void ghost_is_dropped_once(void **state)
{
	struct fixture *f = *state;
	int first = 0, second = 0;

	assert_null(shell_ghost(f->shell));
	shell_set_ghost(f->shell, &first, count_drop);
	assert_ptr_equal(shell_ghost(f->shell), &first);
	/* Setting the same again keeps it. */
	shell_set_ghost(f->shell, &first, count_drop);
	assert_int_equal(first, 0);
	shell_set_ghost(f->shell, &second, count_drop);
	assert_int_equal(first, 1);
	press(f, ":l<Enter><Esc>");
	draw(f);
	assert_int_equal(second, 1);
	assert_null(shell_ghost(f->shell));
	assert_line(f, 24, " put back where it was");
	assert_line_has(f, 1, " Lane board");
}

static void received_from_is_kept_and_cut(void **state)
{
	struct fixture *f = *state;

	assert_string_equal(shell_received_from(f->shell), "");
	shell_set_received_from(f->shell, "member, phone");
	assert_string_equal(shell_received_from(f->shell), "member, phone");
	shell_set_received_from(f->shell, "a text with more than it can hold");
	assert_string_equal(shell_received_from(f->shell),
		"a text with more than i");
	shell_set_received_from(f->shell, NULL);
	assert_string_equal(shell_received_from(f->shell), "");
}

static void messages_are_kept_newest_first(void **state)
{
	struct fixture *f = *state;

	press(f, ":messages<Enter>");
	draw(f);
	assert_line(f, 4, " nothing");
	press(f, "<Esc>");
	shell_message(f->shell, STYLE_NORMAL, "first");
	shell_clock(f->shell, "14:08");
	shell_message(f->shell, STYLE_NORMAL, "second, twice");
	shell_message(f->shell, STYLE_NORMAL, "second, twice");
	press(f, "gm");
	draw(f);
	assert_picture(f, 4,
		" 14:08  second, twice (2 times)\n"
		" 14:07  first\n"
		"\n");
	assert_line(f, 24, " second, twice");
}

/* What became of a write is told with its reason, and who can: whole. */
static void a_long_message_is_kept(void **state)
{
	struct fixture *f = *state;
	char text[2100] = "";

	for (int i = 0; i < 200; i++)
		strcat(text, "\u00e4\u00f6 ");
	strcpy(text + 600, "!");
	shell_message(f->shell, STYLE_NORMAL, "%s", text);
	assert_string_equal(shell_message_at(f->shell, 0)->text, text);
	for (int i = 0; i < 1000; i++)
		strcpy(text + 2 * i, "\u00e4");
	shell_message(f->shell, STYLE_NORMAL, "x%s", text);
	/* Cut between two letters. */
	assert_int_equal(strlen(shell_message_at(f->shell, 0)->text) % 2, 1);
	assert_true(strlen(shell_message_at(f->shell, 0)->text) > 900);
}

static void the_messages_of_a_shift_are_kept(void **state)
{
	struct fixture *f = *state;

	for (int i = 1; i <= 1999; i++)
		shell_message(f->shell, STYLE_NORMAL, "message %d", i);
	press(f, "gm");
	draw(f);
	assert_line_has(f, 3, " 1-19 of 1999 ");
	assert_line(f, 4, " 14:07  message 1999");
	press(f, "<End>");
	draw(f);
	assert_line(f, 22, " 14:07  message 1");
}

static void the_oldest_go_when_there_are_too_many(void **state)
{
	struct fixture *f = *state;

	for (int i = 1; i <= 2500; i++)
		shell_message(f->shell, STYLE_NORMAL, "message %d", i);
	press(f, "gm");
	draw(f);
	assert_line_has(f, 3, " 1-19 of 2000 ");
	press(f, "<End>");
	draw(f);
	assert_line(f, 22, " 14:07  message 501");
}

static void a_long_message_is_whole_in_the_list(void **state)
{
	struct fixture *f = *state;

	shell_message(f->shell, STYLE_ALERT, "Bay 2 15:30: Petrov, I. moved "
		"here from Bay 3 by ben, desk 1, and three guests went along "
		"with him");
	press(f, "gm");
	draw(f);
	assert_picture(f, 4,
		" 14:07  Bay 2 15:30: Petrov, I. moved here from Bay 3 by "
		"ben, desk 1, and three\n"
		"        guests went along with him\n");
	assert_int_equal(f->canvas->cells[3 * 80 + 9].style, STYLE_ALERT);
}

static void a_bug_asks_for_a_report(void **state)
{
	struct fixture *f = *state;

	shell_error(f->shell, &(struct err){
		.kind = ERR_BUG, .text = "no column \"lane\"" });
	draw(f);
	assert_line(f, 24,
		" no column \"lane\"; report this with the log");
	shell_error(f->shell, &(struct err){ .kind = ERR_NONE });
	draw(f);
	assert_line_has(f, 24, "no column");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		SHELL_TEST(screens_open_once_and_keep_their_state),
		SHELL_TEST(esc_goes_back_and_never_leaves),
		SHELL_TEST(esc_stays_where_one_went_to_work),
		SHELL_TEST(esc_asks_the_screen_first),
		SHELL_TEST(a_screen_that_fails_to_open_is_not_there),
		SHELL_TEST(words_that_fail_leave_the_view_alone),
		SHELL_TEST(a_view_is_a_command_that_reopens_it),
		SHELL_TEST(a_screen_behind_is_a_view_too),
		SHELL_TEST(changes_reach_every_open_screen),
		SHELL_TEST(ghost_is_dropped_once),
		SHELL_TEST(received_from_is_kept_and_cut),
		SHELL_TEST(messages_are_kept_newest_first),
		SHELL_TEST(a_long_message_is_kept),
		SHELL_TEST(the_messages_of_a_shift_are_kept),
		SHELL_TEST(the_oldest_go_when_there_are_too_many),
		SHELL_TEST(a_long_message_is_whole_in_the_list),
		SHELL_TEST(a_bug_asks_for_a_report),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

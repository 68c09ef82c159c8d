/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Scans: where a code goes, and that no part of one is ever a key.  <Ctrl-b> is
 * STX. */
#include "config.h"

#include "tests/support/shell_fixture.h"

#include <stdio.h>
#include <string.h>

#include "ui/scan.h"

#define STX "<Ctrl-b>"

static void nobody_asks_so_it_is_only_shown(void **state)
{
	struct fixture *f = *state;

	press(f, STX "x12345b<Enter>");
	assert_heard(f, "");
	draw(f);
	assert_line(f, 24, " scanned \"x12345b\": nothing here asks for a scan");
	press(f, "x");
	assert_heard(f, "cancel-booking 7");
}

static void a_sheet_that_asks_gets_it(void **state)
{
	struct fixture *f = *state;

	open_sheet(f, &(struct sheet_options){
		.anchor_row = -1, .takes_scan = true });
	press(f, STX "M-0042<Enter>c");
	assert_heard(f, "scan(M-0042) gone closed itself");
}

static void a_sheet_that_does_not_ask_keeps_its_text(void **state)
{
	struct fixture *f = *state;

	open_sheet(f, &(struct sheet_options){
		.anchor_row = -1, .takes_text = true });
	press(f, STX "c123<Enter>");
	assert_heard(f, "");
	draw(f);
	assert_line(f, 24, " scanned \"c123\": nothing here asks for a scan");
}

static void a_question_is_not_answered_by_a_scan(void **state)
{
	struct fixture *f = *state;

	/* It came before the sheet was seen. */
	open_sheet(f, &(struct sheet_options){
		.anchor_row = -1, .guarded = true, .takes_scan = true });
	press(f, STX "yes<Enter>");
	assert_heard(f, "");
}

static void a_half_typed_line_is_not_touched(void **state)
{
	struct fixture *f = *state;

	press(f, ":su" STX "n<Enter>");
	assert_heard(f, "");
	press_seen(f, "n<Enter>");
	assert_heard(f, "words(sun)");
}

static void pieces_may_take_their_time(void **state)
{
	struct fixture *f = *state;

	press(f, STX "x1");
	draw(f);
	assert_line(f, 24, " scan: x1   Enter ends it, Esc leaves it");
	set_clock(the_clock() + 600000);
	press_seen(f, "x2<Enter>");
	assert_heard(f, "");
	assert_line(f, 24, " scanned \"x1x2\": nothing here asks for a scan");
}

static void esc_leaves_one_without_an_end(void **state)
{
	struct fixture *f = *state;

	press(f, STX "x1<Esc>x");
	assert_heard(f, "cancel-booking 7");
}

static void a_prefix_begins_anew(void **state)
{
	struct fixture *f = *state;

	press(f, STX "x1" STX "x2<Enter>");
	draw(f);
	assert_line_has(f, 24, "scanned \"x2\"");
}

static void read_twice_it_is_taken_once(void **state)
{
	struct fixture *f = *state;

	open_sheet(f, &(struct sheet_options){
		.anchor_row = -1, .takes_scan = true });
	press(f, STX "77<Enter>" STX "77<Enter>");
	assert_heard(f, "scan(77)");
	draw(f);
	assert_line(f, 24, " \"77\" was scanned twice: taken once");
	set_clock(the_clock() + SCAN_TWICE_MS);
	press(f, STX "77<Enter>");
	assert_heard(f, "scan(77)");
}

static void a_line_feed_after_the_enter_is_no_key(void **state)
{
	struct fixture *f = *state;

	press(f, STX "77<Enter><Enter>");
	assert_heard(f, "");
	press(f, "x");
	assert_heard(f, "cancel-booking 7");
	press(f, STX "78<Enter>");
	set_clock(the_clock() + SCAN_TAIL_MS);
	press(f, "<Enter>");
	assert_heard(f, "open-booking 7");
}

static void too_much_is_thrown_away_whole(void **state)
{
	struct fixture *f = *state;

	press(f, STX);
	for (int i = 0; i < 4 * SCAN_MAX; i++)
		press(f, "x");
	press(f, "<Enter>");
	assert_heard(f, "");
	draw(f);
	assert_line(f, 24, " a scan of more than 64 characters was thrown "
		"away: xxxxxxxxxxxxxxxx...");
}

static void keys_in_it_spoil_it_and_do_nothing(void **state)
{
	static const char *const bad[] = {
		"<Ctrl-q>", "<Ctrl-t>", "<Tab>", "<Up>", "<F2>",
		"<Backspace>", "<Alt-x>",
	};
	struct fixture *f = *state;

	press(f, "j");
	for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++) {
		press(f, STX "x");
		press(f, bad[i]);
		press(f, "x<Enter>");
		draw(f);
		assert_line_has(f, 24, "a scan with other keys in it");
	}
	press(f, STX "x");
	paste(f, "pasted");
	press(f, "x<Enter>");
	assert_heard(f, "");
	assert_int_equal(f->quits, 0);
	draw(f);
	assert_line_lacks(f, 1, "[");
}

static void nothing_scanned_is_said(void **state)
{
	struct fixture *f = *state;

	press(f, STX "<Enter>");
	assert_heard(f, "");
	draw(f);
	assert_line(f, 24, " a scan of nothing");
}

/* Keys of a device that has another prefix: as fast as no hand is. */
static void a_foreign_prefix_does_no_harm(void **state)
{
	struct fixture *f = *state;

	press(f, "<Ctrl-a>x12b<Enter>");
	assert_heard(f, "");
	draw(f);
	assert_line_has(f, 24, "what a scanner with another prefix sent was "
		"thrown away");
	press(f, "%x12b<Enter>");
	assert_heard(f, "");
	/* Also where it breaks off a prefix of ours. */
	press(f, "g<Ctrl-a>x12b<Enter>");
	assert_heard(f, "");
	press(f, "gmg<Ctrl-a>x12b<Enter><Esc>");
	assert_heard(f, "");
	/* A hand is slower. */
	press(f, "<Ctrl-a>");
	set_clock(the_clock() + SCAN_FOREIGN_MS);
	press(f, "x");
	assert_heard(f, "cancel-booking 7");
}

static void it_waits_with_the_keys(void **state)
{
	struct fixture *f = *state;

	f->hold_on_book = true;
	press(f, "b" STX "x1<Enter>");
	assert_heard(f, "book");
	draw(f);
	assert_line(f, 24, "                                                "
		"                   1 key waits");
	shell_release(f->shell, false);
	assert_heard(f, "");
	draw(f);
	assert_line(f, 24, " scanned \"x1\": nothing here asks for a scan");
}

static void dropped_keys_do_not_leave_half_a_scan(void **state)
{
	struct fixture *f = *state;

	f->hold_on_book = true;
	press(f, "bx" STX "x1");
	shell_release(f->shell, true);
	press(f, "x2<Enter>");
	assert_heard(f, "book");
	draw(f);
	assert_line_has(f, 24, "scanned \"x1x2\"");
	f->heard[0] = '\0';
	press(f, "b" STX "x9<Enter>");
	shell_release(f->shell, true);
	assert_heard(f, "book");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		SHELL_TEST(nobody_asks_so_it_is_only_shown),
		SHELL_TEST(a_sheet_that_asks_gets_it),
		SHELL_TEST(a_sheet_that_does_not_ask_keeps_its_text),
		SHELL_TEST(a_question_is_not_answered_by_a_scan),
		SHELL_TEST(a_half_typed_line_is_not_touched),
		SHELL_TEST(pieces_may_take_their_time),
		SHELL_TEST(esc_leaves_one_without_an_end),
		SHELL_TEST(a_prefix_begins_anew),
		SHELL_TEST(read_twice_it_is_taken_once),
		SHELL_TEST(a_line_feed_after_the_enter_is_no_key),
		SHELL_TEST(too_much_is_thrown_away_whole),
		SHELL_TEST(keys_in_it_spoil_it_and_do_nothing),
		SHELL_TEST(nothing_scanned_is_said),
		SHELL_TEST(a_foreign_prefix_does_no_harm),
		SHELL_TEST(it_waits_with_the_keys),
		SHELL_TEST(dropped_keys_do_not_leave_half_a_scan),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

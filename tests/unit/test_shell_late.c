/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What arrives for a picture that is gone, or that takes it not: keys that were
 * typed before and read later, pasted text, scans over something else, and keys
 * that waited when the line went. */
#include "config.h"

#include "tests/support/shell_fixture.h"

#define STX "<Ctrl-b>"

static const char dropped_paste[] =
	" pasted text was thrown away: nothing here takes text";

/* Typed before the question was seen, though it is read after that. */
static void a_key_from_before_a_question_does_not_answer_it(void **state)
{
	struct fixture *f = *state;
	int64_t typed_ms;

	open_sheet(f, &(struct sheet_options){
		.anchor_row = -1, .guarded = true });
	typed_ms = the_clock();
	set_clock(typed_ms + 50);
	draw(f);
	press_at(f, "y", typed_ms);
	press_at(f, "<Enter>", typed_ms + 1);
	assert_heard(f, "");
	draw(f);
	assert_line(f, 24, " 2 keys typed ahead were thrown away");
	press(f, "y");
	assert_heard(f, "key(y)");
}

static void pasted_text_is_no_key(void **state)
{
	struct fixture *f = *state;

	paste(f, "x");
	paste(f, "gmx\n");
	assert_heard(f, "");
	draw(f);
	assert_line(f, 24, dropped_paste);
	/* Nor the rest of a key of several. */
	press(f, "g");
	paste(f, "m");
	press(f, "x");
	assert_heard(f, "cancel-booking 7");
}

static void pasted_text_does_not_wait(void **state)
{
	struct fixture *f = *state;

	f->hold_on_book = true;
	press(f, "b");
	assert_heard(f, "book");
	paste(f, "x");
	draw(f);
	assert_line_has(f, 24, dropped_paste);
	shell_release(f->shell, false);
	assert_heard(f, "");
	draw(f);
	assert_line_lacks(f, 24, "typed ahead");
}

/* They were typed for what did not come: none acts when the line is back. */
static void keys_that_wait_go_with_the_line(void **state)
{
	struct fixture *f = *state;

	f->hold_on_book = true;
	press(f, "bxx" STX "77<Enter>");
	assert_heard(f, "book");
	shell_connection(f->shell, false, false, "offline");
	draw(f);
	assert_line(f, 24, " 3 keys typed ahead were thrown away");
	shell_connection(f->shell, true, false, NULL);
	shell_release(f->shell, false);
	draw(f);
	assert_heard(f, "");
	press(f, "x");
	assert_heard(f, "cancel-booking 7");
}

/* What lies on top is asked, and what is under it is not. */
static void a_scan_goes_to_what_is_on_top(void **state)
{
	struct fixture *f = *state;

	f->takes_scan = true;
	press(f, STX "1<Enter>");
	assert_heard(f, "scanned(1)");
	open_sheet(f, &(struct sheet_options){ .anchor_row = -1 });
	press(f, STX "2<Enter>");
	assert_heard(f, "");
	draw(f);
	assert_line(f, 24, " scanned \"2\": nothing here asks for a scan");
	press(f, "c");
	assert_heard(f, "gone closed itself");
	press(f, ":su" STX "3<Enter>");
	assert_heard(f, "");
	press(f, "<Esc>");
	open_sheet(f, &(struct sheet_options){
		.anchor_row = -1, .takes_scan = true });
	press(f, STX "4<Enter>");
	assert_heard(f, "scan(4)");
}

/* The longest, and one more; the cause of a spoilt one is told. */
static void a_scan_is_whole_or_thrown_away(void **state)
{
	static const char longest[] = "0123456789012345678901234567890123456789"
		"012345678901234567890123";
	struct fixture *f = *state;

	f->takes_scan = true;
	press(f, STX);
	press(f, longest);
	press(f, "<Enter>");
	assert_int_equal(sizeof(longest) - 1, 64);
	assert_heard(f, "scanned(0123456789012345678901234567890123456789"
		"012345678901234567890123)");
	press(f, STX "9");
	press(f, longest);
	press(f, "<Enter>");
	assert_heard(f, "");
	press(f, STX "7");
	paste(f, "8");
	press(f, "9<Enter>");
	assert_heard(f, "");
	draw(f);
	assert_line_has(f, 24, "a scan with other keys in it was thrown away: "
		"\"79\"");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		SHELL_TEST(a_key_from_before_a_question_does_not_answer_it),
		SHELL_TEST(pasted_text_is_no_key),
		SHELL_TEST(pasted_text_does_not_wait),
		SHELL_TEST(keys_that_wait_go_with_the_line),
		SHELL_TEST(a_scan_goes_to_what_is_on_top),
		SHELL_TEST(a_scan_is_whole_or_thrown_away),
	};

	return cmocka_run_group_tests_name("shell_late", tests, NULL, NULL);
}

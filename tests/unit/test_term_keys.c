/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What bytes become, with a clock that the test moves. */
#include "config.h"

#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "term/term_keys.h"
#include "ui/key.h"

struct heard {
	struct term_keys *keys;
	int64_t now_ms;
	char text[400];			/* names one after another, pastes in {} */
	int64_t at_ms;
};

static void hear(void *context, const struct event *event)
{
	struct heard *heard = context;
	size_t used = strlen(heard->text);
	char name[KEY_NAME_SIZE] = "";

	if (event->kind == EVENT_KEY)
		key_name(event->code, name);
	snprintf(heard->text + used, sizeof(heard->text) - used,
		event->kind == EVENT_PASTE ? "{%s}" : "%s",
		event->kind == EVENT_PASTE ? event->text : name);
	heard->at_ms = event->at_ms;
}

static void set_up(struct heard *heard)
{
	assert_non_null(setlocale(LC_ALL, "C.UTF-8"));
	*heard = (struct heard){ .now_ms = 5000 };
	heard->keys = term_keys_new(hear, heard);
}

/* What came at once, then nothing more for now. */
static void receive(struct heard *heard, const char *bytes)
{
	for (const char *at = bytes; *at != '\0'; at++)
		term_keys_byte(heard->keys, (unsigned char)*at, heard->now_ms);
	term_keys_pause(heard->keys, heard->now_ms);
}

static void assert_heard(struct heard *heard, const char *text)
{
	assert_string_equal(heard->text, text);
	term_keys_free(&heard->keys);
}

static int row_of(const char *bytes)
{
	int row = 0;

	while (term_sequences[row].bytes == NULL ||
	       strcmp(term_sequences[row].bytes, bytes) != 0) {
		assert_true(term_sequences[row].bytes != NULL ||
			term_sequences[row].capability != NULL);
		row++;
	}
	return row;
}

static void an_escape_is_told_when_nothing_follows(void **state)
{
	struct heard heard;

	(void)state;
	set_up(&heard);
	term_keys_byte(heard.keys, '\033', 5000);
	assert_string_equal(heard.text, "");
	term_keys_pause(heard.keys, 5025);
	assert_string_equal(heard.text, "<Esc>");
	assert_int_equal(heard.at_ms, 5025);
	term_keys_pause(heard.keys, 5030);
	assert_heard(&heard, "<Esc>");
}

static void the_rest_of_a_sequence_is_late_for_a_second(void **state)
{
	struct heard heard;

	(void)state;
	set_up(&heard);
	receive(&heard, "\033");
	heard.now_ms += TERM_SPLIT_MS;
	receive(&heard, "[");
	heard.now_ms += TERM_SPLIT_MS;
	receive(&heard, "A");
	receive(&heard, "x");
	assert_string_equal(heard.text, "<Esc>x");

	receive(&heard, "\033");
	heard.now_ms += TERM_SPLIT_MS + 1;
	receive(&heard, "[A");
	assert_string_equal(heard.text, "<Esc>x<Esc>[A");

	receive(&heard, "\033");
	receive(&heard, "O");
	heard.now_ms += TERM_SPLIT_MS + 1;
	receive(&heard, "A");
	assert_heard(&heard, "<Esc>x<Esc>[A<Esc>A");
}

static void a_control_ends_what_is_swallowed(void **state)
{
	struct heard heard;

	(void)state;
	set_up(&heard);
	receive(&heard, "\033[1\r");
	receive(&heard, "\033[1\033");
	receive(&heard, "\033[1;\303\251");
	assert_heard(&heard, "<Enter><Esc>\303\251");
}

/* Three bytes follow the sequence: letters, if nobody knew. */
static void a_mouse_report_is_none_of_the_keys(void **state)
{
	struct heard heard;

	(void)state;
	set_up(&heard);
	receive(&heard, "\033[Mxyo1");
	term_keys_sequence(heard.keys, row_of("\033[M"), heard.now_ms);
	receive(&heard, " !y2");
	/* Broken off by a control, or for good. */
	receive(&heard, "\033[Mx\r");
	receive(&heard, "\033[Mx");
	heard.now_ms += TERM_SPLIT_MS + 1;
	receive(&heard, "3");
	receive(&heard, "\033[<0;1;2M4");
	assert_heard(&heard, "12<Enter>34");
}

struct report {
	int row, col, count;
};

static void take_report(void *context, int row, int col)
{
	*(struct report *)context = (struct report){
		row, col, ((struct report *)context)->count + 1
	};
}

/* Only where the cursor is; whatever else ends in R is no answer. */
static void a_report_of_the_cursor_goes_to_who_listens(void **state)
{
	struct heard heard;
	struct report report = { 0, 0, 0 };

	(void)state;
	set_up(&heard);
	receive(&heard, "\033[24;80R");
	term_keys_on_report(heard.keys, take_report, &report);
	receive(&heard, "\033[2;3R\033[;R\033[R\033[1R\033[0;4R\033[2;3;4R");
	assert_int_equal(report.count, 1);
	assert_int_equal(report.row, 2);
	assert_int_equal(report.col, 3);
	receive(&heard, "\033[50;132");
	receive(&heard, "R");
	assert_int_equal(report.count, 2);
	assert_int_equal(report.col, 132);
	assert_heard(&heard, "");
}

static void the_byte_of_backspace_is_known_when_it_came(void **state)
{
	struct heard heard;

	(void)state;
	set_up(&heard);
	receive(&heard, "a\033[3~\r");
	assert_int_equal(term_keys_backspace(heard.keys), 0);
	receive(&heard, "\b");
	assert_int_equal(term_keys_backspace(heard.keys), '\b');
	receive(&heard, "\177");
	assert_int_equal(term_keys_backspace(heard.keys), 127);
	assert_heard(&heard, "a<Enter><Backspace><Backspace>");
}

/* Such as the colour of the background, which another program asked for and
 * did not wait to hear. */
static void an_answer_of_the_terminal_is_no_key(void **state)
{
	struct heard heard;

	(void)state;
	set_up(&heard);
	receive(&heard, "\033]11;rgb:ffff/ffff/dddd\033\\1");
	receive(&heard, "\033]52;c;eHl5\0072");
	receive(&heard, "\033P>|xterm(388)\033");
	receive(&heard, "\\3");
	receive(&heard, "\033_Gi=31;OK\033[A");
	receive(&heard, "\033]no end");
	heard.now_ms += TERM_SPLIT_MS + 1;
	receive(&heard, "4");
	assert_heard(&heard, "1234");
}

static void other_keys_after_an_escape_are_themselves(void **state)
{
	struct heard heard;

	(void)state;
	set_up(&heard);
	receive(&heard, "\033");
	receive(&heard, "x[A");
	receive(&heard, "\033x");
	receive(&heard, "\033\303\251");
	receive(&heard, "\033\033");
	term_keys_byte(heard.keys, '\033', heard.now_ms);
	term_keys_sequence(heard.keys, row_of("\033[A"), heard.now_ms);
	term_keys_sequence(heard.keys, row_of("\033[A"), heard.now_ms);
	assert_heard(&heard,
		"<Esc>x[A<Alt-x><Alt-\303\251><Esc><Esc><Alt-Up><Up>");
}

/* U+110001 and more would be <Enter> and the like. */
static void characters_beyond_unicode_are_no_keys(void **state)
{
	struct heard heard;

	(void)state;
	set_up(&heard);
	receive(&heard, "\364\220\200\201\367\277\277\277\370\210\200\200\200");
	receive(&heard, "\365\277\277\277\277x\302\205y");
	assert_heard(&heard, "xy");
}

static void a_paste_without_an_end_gives_the_keys_back(void **state)
{
	struct heard heard;

	(void)state;
	set_up(&heard);
	term_keys_sequence(heard.keys, row_of("\033[200~"), heard.now_ms);
	receive(&heard, "drop table");
	heard.now_ms += TERM_PASTE_STALL_MS;
	receive(&heard, "\r");
	assert_string_equal(heard.text, "");
	heard.now_ms += TERM_PASTE_STALL_MS + 1;
	receive(&heard, "x");
	assert_heard(&heard, "x");
}

static void marks_of_a_paste_may_be_bytes_or_sequences(void **state)
{
	struct heard heard;

	(void)state;
	set_up(&heard);
	term_keys_sequence(heard.keys, row_of("\033[200~"), heard.now_ms);
	receive(&heard, "a\033[20\033[201~");
	receive(&heard, "\033[200~b\033[201");
	term_keys_sequence(heard.keys, row_of("\033[201~"), heard.now_ms);
	/* Neither an end without a beginning nor an empty paste is told. */
	term_keys_sequence(heard.keys, row_of("\033[201~"), heard.now_ms);
	receive(&heard, "\033[200~\033[201~");
	assert_heard(&heard, "{a [20}{b}");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_escape_is_told_when_nothing_follows),
		cmocka_unit_test(the_rest_of_a_sequence_is_late_for_a_second),
		cmocka_unit_test(a_control_ends_what_is_swallowed),
		cmocka_unit_test(a_mouse_report_is_none_of_the_keys),
		cmocka_unit_test(a_report_of_the_cursor_goes_to_who_listens),
		cmocka_unit_test(the_byte_of_backspace_is_known_when_it_came),
		cmocka_unit_test(an_answer_of_the_terminal_is_no_key),
		cmocka_unit_test(other_keys_after_an_escape_are_themselves),
		cmocka_unit_test(characters_beyond_unicode_are_no_keys),
		cmocka_unit_test(a_paste_without_an_end_gives_the_keys_back),
		cmocka_unit_test(marks_of_a_paste_may_be_bytes_or_sequences),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Keys and their names, characters and their bytes. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>

#include "ui/key.h"

static key parsed(const char *text)
{
	const char *rest = text;
	key code = KEY_NONE;

	if (!key_parse(&rest, &code))
		fail_msg("not read: %s", text);
	if (*rest != '\0')
		fail_msg("not wholly read: %s", text);
	return code;
}

static void assert_refused(const char *text)
{
	const char *rest = text;
	key code = KEY_NONE;

	if (key_parse(&rest, &code))
		fail_msg("read as %#x: %s", (unsigned)code, text);
	assert_ptr_equal(rest, text);
	assert_int_equal(code, KEY_NONE);
}

static void assert_name(key code, const char *name)
{
	char out[KEY_NAME_SIZE];

	key_name(code, out);
	assert_string_equal(out, name);
}

static void assert_key(const char *name, key code)
{
	assert_int_equal(parsed(name), code);
	assert_name(code, name);
}

static void names_and_keys_are_the_same_both_ways(void **state)
{
	(void)state;
	assert_key("b", 'b');
	assert_key("B", 'B');
	assert_key("+", '+');
	assert_key("-", '-');
	assert_key(">", '>');
	assert_key("*", '*');
	assert_key("ä", 0xE4);
	assert_key("世", 0x4E16);
	assert_key("😀", 0x1F600);
	assert_key("<Lt>", '<');
	assert_key("<Hash>", '#');
	assert_key("<Space>", ' ');
	assert_key("<Enter>", KEY_ENTER);
	assert_key("<BackTab>", KEY_BACKTAB);
	assert_key("<PgDn>", KEY_PAGE_DOWN);
	assert_key("<F1>", KEY_F1);
	assert_key("<F9>", KEY_F1 + 8);
	assert_key("<F12>", KEY_F12);
	assert_key("<Ctrl-t>", KEY_MOD_CTRL | 't');
	assert_key("<Ctrl-_>", KEY_MOD_CTRL | '_');
	assert_key("<Ctrl-@>", KEY_MOD_CTRL | '@');
	assert_key("<Alt-x>", KEY_MOD_ALT | 'x');
	assert_key("<Alt-X>", KEY_MOD_ALT | 'X');
	assert_key("<Alt->>", KEY_MOD_ALT | '>');
	assert_key("<Alt-Lt>", KEY_MOD_ALT | '<');
	assert_key("<Alt-Enter>", KEY_MOD_ALT | KEY_ENTER);
	assert_key("<Alt-é>", KEY_MOD_ALT | 0xE9);
}

static void every_special_name_is_read_and_written(void **state)
{
	char name[KEY_NAME_SIZE];
	int i;

	(void)state;
	for (i = 0; key_special_name(i) != NULL; i++) {
		snprintf(name, sizeof(name), "<%s>", key_special_name(i));
		assert_name(parsed(name), name);
		snprintf(name, sizeof(name), "<Alt-%s>", key_special_name(i));
		assert_name(parsed(name), name);
	}
	assert_int_equal(i, 15 + 12 + 3);
	assert_null(key_special_name(-1));
}

static void names_are_read_in_any_case(void **state)
{
	(void)state;
	assert_int_equal(parsed("<enter>"), KEY_ENTER);
	assert_int_equal(parsed("<PGUP>"), KEY_PAGE_UP);
	assert_int_equal(parsed("<Ctrl-T>"), KEY_MOD_CTRL | 't');
	assert_int_equal(parsed("<ctrl-t>"), KEY_MOD_CTRL | 't');
	assert_int_equal(parsed("<alt-space>"), KEY_MOD_ALT | ' ');
}

static void one_byte_of_the_terminal_is_one_key(void **state)
{
	(void)state;
	assert_int_equal(parsed("<Ctrl-M>"), KEY_ENTER);
	assert_int_equal(parsed("<Ctrl-J>"), KEY_ENTER);
	assert_int_equal(parsed("<Ctrl-I>"), KEY_TAB);
	assert_int_equal(parsed("<Ctrl-H>"), KEY_BACKSPACE);
	assert_int_equal(parsed("<Ctrl-?>"), KEY_BACKSPACE);
	assert_int_equal(parsed("<Ctrl-[>"), KEY_ESC);
	assert_int_equal(parsed("<Ctrl-Space>"), KEY_MOD_CTRL | '@');
}

static void tab_goes_on_and_back(void **state)
{
	(void)state;
	assert_int_equal(key_tab_step(KEY_TAB), 1);
	assert_int_equal(key_tab_step(KEY_BACKTAB), -1);
	assert_int_equal(key_tab_step(KEY_ENTER), 0);
	assert_int_equal(key_tab_step('\t'), 0);
}

static void every_control_byte_is_a_key_with_a_name(void **state)
{
	char name[KEY_NAME_SIZE];
	int byte;

	(void)state;
	for (byte = 0; byte < 0x20; byte++) {
		key code = key_control((unsigned char)byte);

		key_name(code, name);
		assert_int_equal(parsed(name), code);
		assert_int_equal(key_character(code), 0);
	}
	assert_int_equal(key_control(0x7F), KEY_BACKSPACE);
	assert_int_equal(key_control(0x14), KEY_MOD_CTRL | 't');
	assert_int_equal(key_control('a'), KEY_NONE);
}

static void what_is_no_key_is_refused(void **state)
{
	static const char *const texts[] = {
		"", "<", "<>", "<Entr>", "<Enter", "<F0>", "<F13>", "<F>",
		"<a>", "<Ctrl->", "<Ctrl-1>", "<Ctrl-é>", "<Ctrl-Up>",
		"<Ctrl-ab>", "<Alt->", "<Alt-ab>", "<Alt-Ctrl-x>", "<Shift-x>",
		"<Lt", "<Enter-Enter-Enter-Enter-Enter>", "\x1B", "\t", "\n",
		"\x7F", "\xC3", "\xFF", "\xE2\x80\xAE", "\xC2\x9B",
		"\xCC\x81", "<Alt-\xE2\x80\xAE>"
	};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(texts) / sizeof(texts[0]); i++)
		assert_refused(texts[i]);
}

static void one_key_is_read_at_a_time(void **state)
{
	const char *text = "g<F2>b";
	key code;

	(void)state;
	assert_true(key_parse(&text, &code));
	assert_int_equal(code, 'g');
	assert_string_equal(text, "<F2>b");
	assert_true(key_parse(&text, &code));
	assert_int_equal(code, KEY_F1 + 1);
	assert_true(key_parse(&text, &code));
	assert_int_equal(code, 'b');
	assert_false(key_parse(&text, &code));
}

static void what_no_keyboard_sends_has_no_name(void **state)
{
	(void)state;
	assert_name(0, "");
	assert_name(KEY_NONE, "");
	assert_name(0x1B, "");
	assert_name(0x202E, "");
	assert_name(0xD800, "");
	assert_name(KEY_SPECIAL, "");
	assert_name(KEY_MOD_CTRL | 'T', "");
	assert_name(KEY_MOD_CTRL | KEY_UP, "");
	assert_name(KEY_MOD_CTRL | KEY_MOD_ALT | 'x', "");
	assert_name(UINT32_MAX, "");
}

static void only_what_can_be_shown_can_be_typed(void **state)
{
	(void)state;
	assert_int_equal(key_character('a'), 'a');
	assert_int_equal(key_character(' '), ' ');
	assert_int_equal(key_character('<'), '<');
	assert_int_equal(key_character(0x4E16), 0x4E16);
	assert_int_equal(key_character(0x0301), 0x0301);	/* after a letter */
	assert_int_equal(key_character(0), 0);
	assert_int_equal(key_character(0x1B), 0);
	assert_int_equal(key_character(0x9B), 0);
	assert_int_equal(key_character(0x202E), 0);
	assert_int_equal(key_character(0x200B), 0);
	assert_int_equal(key_character(0xDFFF), 0);
	assert_int_equal(key_character(KEY_ENTER), 0);
	assert_int_equal(key_character(KEY_MOD_ALT | 'x'), 0);
	assert_int_equal(key_character(KEY_NONE), 0);
}

static void characters_and_bytes_are_the_same_both_ways(void **state)
{
	static const key borders[] = {
		1, 0x7F, 0x80, 0x7FF, 0x800, 0xD7FF, 0xE000, 0xFFFF, 0x10000,
		0x10FFFF
	};
	char bytes[5];
	size_t i, length;
	key code;

	(void)state;
	for (i = 0; i < sizeof(borders) / sizeof(borders[0]); i++) {
		length = key_to_utf8(borders[i], bytes);
		assert_int_equal(length, strlen(bytes));
		assert_int_equal(key_from_utf8(bytes, &code), length);
		assert_int_equal(code, borders[i]);
	}
	assert_int_equal(key_to_utf8(0xD800, bytes), 0);
	assert_int_equal(key_to_utf8(KEY_ENTER, bytes), 0);
	assert_string_equal(bytes, "");
}

static void bytes_that_are_not_utf8_are_no_character(void **state)
{
	static const char *const texts[] = {
		"", "\x80", "\xC3", ("\xC3" "a"), "\xC0\xAF", "\xE0\x80\xAF",
		"\xED\xA0\x80", "\xF0\x9F\x98", "\xF4\x90\x80\x80", "\xFF"
	};
	size_t i;
	key code;

	(void)state;
	for (i = 0; i < sizeof(texts) / sizeof(texts[0]); i++)
		assert_int_equal(key_from_utf8(texts[i], &code), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(names_and_keys_are_the_same_both_ways),
		cmocka_unit_test(every_special_name_is_read_and_written),
		cmocka_unit_test(names_are_read_in_any_case),
		cmocka_unit_test(one_byte_of_the_terminal_is_one_key),
		cmocka_unit_test(tab_goes_on_and_back),
		cmocka_unit_test(every_control_byte_is_a_key_with_a_name),
		cmocka_unit_test(what_is_no_key_is_refused),
		cmocka_unit_test(one_key_is_read_at_a_time),
		cmocka_unit_test(what_no_keyboard_sends_has_no_name),
		cmocka_unit_test(only_what_can_be_shown_can_be_typed),
		cmocka_unit_test(characters_and_bytes_are_the_same_both_ways),
		cmocka_unit_test(bytes_that_are_not_utf8_are_no_character),
	};

	return cmocka_run_group_tests_name("key", tests, NULL, NULL);
}

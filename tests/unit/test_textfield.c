/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Typing into one line: clusters, limits, what may not be typed, scrolling. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "base/mem.h"
#include "base/record.h"
#include "base/text.h"
#include "ui/textfield.h"

#define COLS 12

static bool press(struct textfield *field, key code)
{
	struct event event = { .kind = EVENT_KEY, .code = code };

	return textfield_event(field, &event);
}

/* Key names as in a keymap file. */
static void type(struct textfield *field, const char *keys)
{
	key code;

	while (*keys != '\0') {
		assert_true(key_parse(&keys, &code));
		assert_true(press(field, code));
	}
}

static void paste(struct textfield *field, const char *text)
{
	struct event event = { .kind = EVENT_PASTE, .text = text };

	assert_true(textfield_event(field, &event));
}

/* wanted has a | where the cursor is. */
static void assert_field(const struct textfield *field, const char *wanted)
{
	char text[TEXTFIELD_SIZE + 1];

	memcpy(text, field->text, field->point);
	text[field->point] = '|';
	strcpy(text + field->point + 1, field->text + field->point);
	assert_string_equal(text, wanted);
}

static void keys_edit_by_character(void **state)
{
	struct textfield field = { .text = "" };

	(void)state;
	type(&field, "garc");
	assert_field(&field, "garc|");
	type(&field, "<Left><Left>x");
	assert_field(&field, "gax|rc");
	type(&field, "<Backspace><Delete>");
	assert_field(&field, "ga|c");
	type(&field, "<Home><Backspace><Left>a");
	assert_field(&field, "a|gac");
	type(&field, "<End><Delete><Right><Space>b");
	assert_field(&field, "agac b|");
}

static void control_keys_are_those_of_a_shell(void **state)
{
	struct textfield field = { .text = "" };

	(void)state;
	textfield_set(&field, "one two  three ");
	type(&field, "<Ctrl-W>");
	assert_field(&field, "one two  |");
	type(&field, "<Ctrl-W>");
	assert_field(&field, "one |");
	type(&field, "<Ctrl-A>a<Ctrl-E>z");
	assert_field(&field, "aone z|");
	type(&field, "<Left><Left><Ctrl-K>");
	assert_field(&field, "aone|");
	type(&field, "<Left><Ctrl-U>");
	assert_field(&field, "|e");
	type(&field, "<Ctrl-W><Ctrl-U>");
	assert_field(&field, "|e");
}

static void a_letter_and_its_marks_are_one(void **state)
{
	struct textfield field = { .text = "" };

	(void)state;
	textfield_set(&field, "ae\xCC\x81\xCC\x82" "世b");
	type(&field, "<Left><Left>");
	assert_field(&field, "ae\xCC\x81\xCC\x82|世b");
	type(&field, "<Left>");
	assert_field(&field, "a|e\xCC\x81\xCC\x82" "世b");
	type(&field, "<Delete>");
	assert_field(&field, "a|世b");
	type(&field, "<Right><Backspace>");
	assert_field(&field, "a|b");
	assert_true(press(&field, 0x0301));
	assert_field(&field, "a\xCC\x81|b");
	type(&field, "<Backspace>");
	assert_field(&field, "|b");
}

static void other_keys_are_left_to_others(void **state)
{
	static const key others[] = {
		KEY_ENTER, KEY_ESC, KEY_TAB, KEY_UP, KEY_F1, KEY_NONE,
		KEY_MOD_CTRL | 't', KEY_MOD_ALT | 'x', 0x1B, 0x202E
	};
	struct event resize = { .kind = EVENT_RESIZE };
	struct textfield field = { .text = "" };
	size_t i;

	(void)state;
	textfield_set(&field, "abc");
	for (i = 0; i < ARRAY_LEN(others); i++)
		assert_false(press(&field, others[i]));
	assert_false(textfield_event(&field, &resize));
	assert_field(&field, "abc|");
}

static void pasted_text_is_made_harmless(void **state)
{
	struct textfield field = { .text = "" };

	(void)state;
	textfield_set(&field, "<>");
	type(&field, "<Left>");
	paste(&field, "a\xE2\x80\xAE" "b\x1B[c\xE2\x80\x8C" "d\xFF" "e\xC3");
	assert_field(&field, "<ab[cde|>");
	assert_true(text_is_clean(field.text));
	paste(&field, "");
	assert_field(&field, "<ab[cde|>");
}

static void a_full_field_takes_no_more(void **state)
{
	struct textfield field = { .limit = 5 };

	(void)state;
	paste(&field, "abcdefgh");
	assert_field(&field, "abcde|");
	assert_true(press(&field, 'x'));
	assert_field(&field, "abcde|");
	type(&field, "<Backspace><Backspace>");
	/* Not half of it, and nothing of what follows it either. */
	paste(&field, "世x");
	assert_field(&field, "abc|");
	paste(&field, "éx");
	assert_field(&field, "abcé|");
}

static void the_whole_field_can_be_filled(void **state)
{
	struct textfield field = { .text = "" };
	int i;

	(void)state;
	for (i = 0; i < 2 * TEXTFIELD_SIZE; i++)
		assert_true(press(&field, 'x'));
	assert_int_equal(strlen(field.text), TEXTFIELD_SIZE - 1);
	assert_int_equal(field.point, TEXTFIELD_SIZE - 1);
	field.limit = TEXTFIELD_SIZE * 2;
	assert_true(press(&field, 'x'));
	assert_int_equal(strlen(field.text), TEXTFIELD_SIZE - 1);
}

static void setting_keeps_whole_characters(void **state)
{
	struct textfield field = { .limit = 5 };

	(void)state;
	textfield_set(&field, "ab世界");
	assert_field(&field, "ab世|");
	textfield_set(&field, "abce\xCC\x81");
	assert_field(&field, "abc|");
	textfield_set(&field, "");
	assert_field(&field, "|");
}

static void assert_drawn(const struct textfield *field, int width, bool focused,
	const char *wanted, int cursor)
{
	struct canvas *canvas = canvas_new(2, COLS);
	char text[COLS * TEXT_CLUSTER_SIZE + 1];

	canvas_text(canvas, 1, 0, -1, STYLE_NORMAL, "............");
	textfield_draw(field, canvas, 1, 2, width, focused);
	canvas_row(canvas, 1, text, sizeof(text));
	assert_string_equal(text, wanted);
	assert_int_equal(canvas->cursor_row, focused ? 1 : 0);
	assert_int_equal(canvas->cursor_col, focused ? cursor : 0);
	canvas_free(&canvas);
}

static void fields_are_seen_without_attributes(void **state)
{
	struct textfield field = { .text = "" };

	(void)state;
	assert_drawn(&field, 6, false, "..______....", 0);
	assert_drawn(&field, 6, true, "..______....", 2);
	textfield_set(&field, "abc");
	assert_drawn(&field, 6, false, "..abc   ....", 0);
	assert_drawn(&field, 6, true, "..abc_  ....", 5);
	type(&field, "<Left>");
	assert_drawn(&field, 6, true, "..abc   ....", 4);
}

static void the_cursor_is_always_in_view(void **state)
{
	struct textfield field = { .text = "" };

	(void)state;
	textfield_set(&field, "abcdefgh");
	assert_drawn(&field, 6, true, "..defgh_....", 7);
	type(&field, "<Left><Left><Left>");
	assert_drawn(&field, 6, true, "..abcdef....", 7);
	type(&field, "<Home>");
	assert_drawn(&field, 6, true, "..abcdef....", 2);
	assert_drawn(&field, 1, true, "..a.........", 2);
	type(&field, "<End>");
	assert_drawn(&field, 1, true, ".._.........", 2);
	/* Who does not type reads from the beginning. */
	assert_drawn(&field, 6, false, "..abcdef....", 0);
}

static void wide_characters_scroll_whole(void **state)
{
	struct textfield field = { .text = "" };

	(void)state;
	textfield_set(&field, "a世界人");
	assert_drawn(&field, 6, true, "..界人_ ....", 6);
	assert_drawn(&field, 5, true, "..界人_.....", 6);
	assert_drawn(&field, 5, false, "..a世界.....", 0);
	assert_drawn(&field, 4, false, "..a世 ......", 0);
}

static void no_room_draws_nothing(void **state)
{
	struct textfield field = { .text = "" };
	struct canvas *canvas = canvas_new(1, COLS);
	char text[COLS * TEXT_CLUSTER_SIZE + 1];

	(void)state;
	textfield_set(&field, "abc");
	textfield_draw(&field, canvas, 0, 2, 0, true);
	textfield_draw(&field, canvas, 0, 2, -4, true);
	canvas_row(canvas, 0, text, sizeof(text));
	assert_string_equal(text, "");
	canvas_free(&canvas);
}

static void a_secret_is_typed_and_not_shown(void **state)
{
	struct textfield field = { .secret = true };

	(void)state;
	assert_drawn(&field, 6, true, "..______....", 2);
	type(&field, "a<Space>");
	paste(&field, "e\xCC\x81" "世");
	assert_field(&field, "a e\xCC\x81" "世|");
	assert_drawn(&field, 6, true, "..****_ ....", 6);
	assert_drawn(&field, 6, false, "..****  ....", 0);
	type(&field, "<Left><Left>");
	assert_drawn(&field, 6, true, "..****  ....", 4);
	/* Where its words begin is not told either. */
	type(&field, "<Ctrl-W>");
	assert_field(&field, "|e\xCC\x81" "世");
}

/* As a draft does. */
static struct textfield through_a_draft(struct textfield *field, bool secret)
{
	struct record *draft = record_new();
	struct textfield again = { .secret = secret };

	textfield_save(field, draft, "note");
	textfield_load(&again, draft, "note");
	record_free(&draft);
	return again;
}

static void what_is_typed_goes_through_a_draft(void **state)
{
	struct textfield field = { .limit = 0 }, again;

	(void)state;
	type(&field, "ab<Left>");
	again = through_a_draft(&field, false);
	assert_field(&again, "a|b");
	/* Of a secret nothing is saved, and nothing is taken for one. */
	again = through_a_draft(&field, true);
	assert_field(&again, "|");
	field.secret = true;
	again = through_a_draft(&field, false);
	assert_field(&again, "|");
}

/* A draft says what its file says: what could not have been typed is not put
 * back, and a cursor stands on the text. */
static void what_no_hand_typed_is_not_put_back(void **state)
{
	static const char *const texts[] = { "a\033[2Jb", "a\nb", "a\x7f",
		"\u202eevil", "a\xc3" };
	static const struct { const char *at, *wanted; } points[] = {
		{ "0", "|e\xCC\x81z" }, { "1", "e\xCC\x81|z" },
		{ "2", "e\xCC\x81|z" }, { "3", "e\xCC\x81|z" },
		{ "4", "e\xCC\x81z|" }, { "5", "e\xCC\x81z|" },
		{ "511", "e\xCC\x81z|" }, { "-1", "e\xCC\x81z|" },
		{ "9223372036854775807", "e\xCC\x81z|" }, { "x", "e\xCC\x81z|" },
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(texts); i++) {
		struct record *draft = record_new();
		struct textfield field = { .limit = 0 };

		record_put(draft, "note", texts[i]);
		textfield_load(&field, draft, "note");
		assert_field(&field, "|");
		record_free(&draft);
	}
	for (size_t i = 0; i < ARRAY_LEN(points); i++) {
		struct record *draft = record_new();
		struct textfield field = { .limit = 0 };

		record_put(draft, "note", "e\xCC\x81z");
		record_put(draft, ".note at", points[i].at);
		textfield_load(&field, draft, "note");
		assert_field(&field, points[i].wanted);
		record_free(&draft);
	}
}

static void a_wiped_field_keeps_no_byte(void **state)
{
	static const char nothing[TEXTFIELD_SIZE];
	struct textfield field = { .secret = true };

	(void)state;
	type(&field, "secret<Ctrl-U>x");
	textfield_wipe(&field);
	assert_field(&field, "|");
	assert_memory_equal(field.text, nothing, sizeof(nothing));
	assert_true(field.secret);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(keys_edit_by_character),
		cmocka_unit_test(control_keys_are_those_of_a_shell),
		cmocka_unit_test(a_letter_and_its_marks_are_one),
		cmocka_unit_test(other_keys_are_left_to_others),
		cmocka_unit_test(pasted_text_is_made_harmless),
		cmocka_unit_test(a_full_field_takes_no_more),
		cmocka_unit_test(the_whole_field_can_be_filled),
		cmocka_unit_test(setting_keeps_whole_characters),
		cmocka_unit_test(fields_are_seen_without_attributes),
		cmocka_unit_test(the_cursor_is_always_in_view),
		cmocka_unit_test(wide_characters_scroll_whole),
		cmocka_unit_test(no_room_draws_nothing),
		cmocka_unit_test(a_secret_is_typed_and_not_shown),
		cmocka_unit_test(what_is_typed_goes_through_a_draft),
		cmocka_unit_test(what_no_hand_typed_is_not_put_back),
		cmocka_unit_test(a_wiped_field_keeps_no_byte),
	};

	return cmocka_run_group_tests_name("textfield", tests, NULL, NULL);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Untrusted text: nothing hostile gets through, and what is drawn is as wide
 * as it was measured (technical.md 4, "Hostile text"). */
#include "config.h"

#include "base/text.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <utf8proc.h>
#include <cmocka.h>

#include "base/mem.h"
#include "tests/support/effort.h"

#define SYMBOL "\xEF\xBF\xBD"

static const char *cleaned(const char *text)
{
	static char out[2000];

	text_clip(out, sizeof(out), text, 1000000);
	return out;
}

static void encode(char *out, int32_t character)
{
	utf8proc_ssize_t length = utf8proc_encode_char(character,
		(utf8proc_uint8_t *)out);

	out[length] = '\0';
}

static void leaves_plain_words_alone(void **state)
{
	static const char *const words[] = {
		"", "Petrov, I.", "Garc\xC3\xAD" "a", "Lodz \xC5\x81\xC3\xB3" "d\xC5\xBA",
		"\xE5\xB1\xB1\xE7\x94\xB0", "\xD0\x98\xD0\xB2\xD0\xB0\xD0\xBD",
		"e\xCC\x81", "\xF0\x9F\x8E\xB3",
		"\xE0\xA4\xA8\xE0\xA4\xAE\xE0\xA4\xB8\xE0\xA5\x8D\xE0\xA4\xA4\xE0\xA5\x87",
		"\xE1\x84\x92\xE1\x85\xA1\xE1\x86\xAB",
		"\xC2\xA0", "\xE3\x80\x80", "\xEF\xBF\xBD",
	};
	size_t i;

	(void)state;
	for (i = 0; i < ARRAY_LEN(words); i++) {
		assert_true(text_is_clean(words[i]));
		assert_true(text_is_utf8(words[i]));
		assert_string_equal(cleaned(words[i]), words[i]);
	}
}

static const struct range {
	int32_t first, last;
} hostile[] = {
	{ 0x01, 0x1F }, { 0x7F, 0x9F }, { 0xAD, 0xAD }, { 0x61C, 0x61C },
	{ 0x115F, 0x1160 }, { 0x3164, 0x3164 }, { 0xFFA0, 0xFFA0 },
	{ 0x200B, 0x200F }, { 0x2028, 0x202E }, { 0x2060, 0x206F },
	{ 0xFEFF, 0xFEFF }, { 0xFFF9, 0xFFFB }, { 0xE0000, 0xE007F },
	{ 0xFDD0, 0xFDEF }, { 0xFFFE, 0xFFFF }, { 0x1FFFE, 0x1FFFF },
	{ 0x10FFFE, 0x10FFFF }, { 0xE000, 0xF8FF }, { 0xF0000, 0xF00FF },
};

static void hostile_characters_become_a_symbol_of_one_cell(void **state)
{
	char text[8], between[32];
	int32_t character;
	size_t i;

	(void)state;
	for (i = 0; i < ARRAY_LEN(hostile); i++)
		for (character = hostile[i].first;
		     character <= hostile[i].last; character++) {
			encode(text, character);
			assert_false(text_is_clean(text));
			assert_string_equal(cleaned(text), SYMBOL);
			assert_int_equal(text_width(text), 1);
			snprintf(between, sizeof(between), "a%sb", text);
			assert_string_equal(cleaned(between),
				"a" SYMBOL "b");
		}
}

/* Whatever a database may hold, character by character: the cleaned text is
 * clean, as wide as measured, and neither empty nor wider than two cells. */
static void every_character_comes_out_clean(void **state)
{
	struct text_cluster cluster;
	char text[8];
	int32_t character;

	(void)state;
	for (character = 1; character <= 0x10FFFF;
	     character += effort_share()) {
		if (character >= 0xD800 && character <= 0xDFFF)
			continue;
		encode(text, character);
		assert_int_equal(text_next(text, &cluster), strlen(text));
		assert_in_range(cluster.width, 1, 2);
		assert_true(text_is_clean(cluster.bytes));
		assert_int_equal(text_width(cluster.bytes), cluster.width);
	}
}

static void bad_bytes_become_symbols(void **state)
{
	static const struct { const char *bytes; int symbols; } bad[] = {
		{ "\xFF", 1 }, { "\x80", 1 }, { "\xC3", 1 }, { "\xC0\xAF", 2 },
		{ "\xE2\x82", 2 }, { "\xED\xA0\x80", 3 },
		{ "\xF4\x90\x80\x80", 4 }, { "\xF0\x9F\x8E", 3 },
	};
	char wanted[64];
	size_t i;
	int n;

	(void)state;
	for (i = 0; i < ARRAY_LEN(bad); i++) {
		wanted[0] = '\0';
		for (n = 0; n < bad[i].symbols; n++)
			strcat(wanted, SYMBOL);
		assert_false(text_is_utf8(bad[i].bytes));
		assert_false(text_is_clean(bad[i].bytes));
		assert_string_equal(cleaned(bad[i].bytes), wanted);
	}
	assert_string_equal(cleaned("caf\xE9 au lait"),
		"caf" SYMBOL " au lait");
}

static void counts_cells(void **state)
{
	static const struct { const char *text; int width; } samples[] = {
		{ "", 0 }, { "abc", 3 }, { "e\xCC\x81", 1 },
		{ "\xE5\xB1\xB1", 2 },			/* a han character */
		{ "\xEF\xBC\xA1", 2 },			/* fullwidth A */
		{ "\xEF\xBD\xB1", 1 },			/* halfwidth katakana */
		{ "\xF0\x9F\x8E\xB3", 2 },		/* bowling */
		{ "\xE1\x84\x92\xE1\x85\xA1\xE1\x86\xAB", 2 },	/* jamo */
		{ "\xE0\xA4\xA8\xE0\xA4\xBE", 2 },	/* na, spacing aa */
		{ "\xE0\xA4\xA8\xE0\xA5\x87", 1 },	/* na, mark e */
		{ "\xE2\x9D\xA4\xEF\xB8\x8F", 1 },	/* heart, as emoji */
	};
	size_t i;

	(void)state;
	for (i = 0; i < ARRAY_LEN(samples); i++)
		assert_int_equal(text_width(samples[i].text),
			samples[i].width);
}

static void marks_do_not_pile_up(void **state)
{
	struct text_cluster cluster;
	char text[2003] = "a";
	size_t i;

	(void)state;
	for (i = 1; i + 2 < sizeof(text); i += 2)
		memcpy(text + i, "\xCC\x81", 2);
	text[i] = '\0';
	assert_int_equal(text_next(text, &cluster), strlen(text));
	assert_string_equal(cluster.bytes, "a\xCC\x81\xCC\x81");
	assert_int_equal(cluster.width, 1);
	assert_false(text_is_clean(text));
	/* Nothing to stand on: they would climb on their neighbour. */
	assert_string_equal(cleaned("\xCC\x81\xCC\x81" "b"), SYMBOL "b");
	assert_string_equal(cleaned("\n\xCC\x81" "b"), SYMBOL "b");
}

static void joiners_and_flags_are_taken_apart(void **state)
{
	(void)state;
	assert_string_equal(
		cleaned("\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x94\xA7"),
		"\xF0\x9F\x91\xA9" SYMBOL "\xF0\x9F\x94\xA7");
	assert_int_equal(text_width("\xF0\x9F\x87\xA9\xF0\x9F\x87\xAA"), 2);
	assert_string_equal(cleaned("\xE2\x9D\xA4\xEF\xB8\x8F!"),
		"\xE2\x9D\xA4!");
}

static void clips_by_cells_and_by_bytes(void **state)
{
	char out[16];

	(void)state;
	assert_int_equal(text_clip(out, sizeof(out), "Petrov", 3), 3);
	assert_string_equal(out, "Pet");
	assert_int_equal(text_clip(out, sizeof(out),
		"a\xE5\xB1\xB1\xE7\x94\xB0", 4), 3);
	assert_string_equal(out, "a\xE5\xB1\xB1");
	assert_int_equal(text_clip(out, 4, "a\xE5\xB1\xB1", 10), 1);
	assert_string_equal(out, "a");
	assert_int_equal(text_clip(out, sizeof(out), "e\xCC\x81x", 1), 1);
	assert_string_equal(out, "e\xCC\x81");
	assert_int_equal(text_clip(out, 1, "abc", 10), 0);
	assert_string_equal(out, "");
	assert_int_equal(text_clip(out, sizeof(out), "abc", 0), 0);
	assert_string_equal(out, "");
	strcpy(out, "kept");
	assert_int_equal(text_clip(out, 0, "abc", 10), 0);
	assert_string_equal(out, "kept");
}

static void walks_by_clusters(void **state)
{
	const char text[] = "a" "e\xCC\x81" "\xE5\xB1\xB1" "z";

	(void)state;
	assert_int_equal(text_after(text, 0), 1);
	assert_int_equal(text_after(text, 1), 4);
	assert_int_equal(text_after(text, 4), 7);
	assert_int_equal(text_after(text, 7), 8);
	assert_int_equal(text_after(text, 8), 8);
	assert_int_equal(text_before(text, 8), 7);
	assert_int_equal(text_before(text, 7), 4);
	assert_int_equal(text_before(text, 4), 1);
	assert_int_equal(text_before(text, 1), 0);
	assert_int_equal(text_before(text, 0), 0);
	/* From the middle of a cluster: its edges. */
	assert_int_equal(text_before(text, 3), 1);
	assert_int_equal(text_after(text, 2), 4);
	assert_int_equal(text_after("", 0), 0);
	assert_int_equal(text_before("", 0), 0);
}

static void finds_without_case_and_accents(void **state)
{
	static const struct { const char *text, *wanted; bool has, begins; } s[] = {
		{ "Garc\xC3\xAD" "a, Luz", "garcia", true, true },
		{ "Garci\xCC\x81" "a", "GARC\xC3\x8D", true, true },
		{ "Garcia", "garc\xC3\xAD", true, true },
		{ "\xC5\x81\xC3\xB3" "d\xC5\xBA", "lodz", true, true },
		{ "S\xC3\xB8rensen", "soren", true, true },
		{ "Stra\xC3\x9F" "e", "STRASSE", true, true },
		{ "\xC3\x86gir", "aegir", true, true },
		{ "\xEF\xBC\xA1lice", "alice", true, true },
		{ "Lee, Anna", "anna", true, false },
		{ "Lee, Anna", "", true, true },
		{ "", "", true, true },
		{ "", "a", false, false },
		{ "Lee", "Leeds", false, false },
		{ "Anna", "anne", false, false },
		{ "caf\xE9", "caf", true, true },
		{ "caf\xE9", "caf\xC3\xA9", false, false },
		{ "caf\xE9", "\xFF", true, false },
		{ "aab", "ab", true, false },
	};
	size_t i;

	(void)state;
	for (i = 0; i < ARRAY_LEN(s); i++) {
		assert_int_equal(text_contains(s[i].text, s[i].wanted),
			s[i].has);
		assert_int_equal(text_begins(s[i].text, s[i].wanted),
			s[i].begins);
	}
}

/* Random bytes: every function ends, and inside of the text. */
static void nonsense_is_harmless(void **state)
{
	char text[64], out[40];
	unsigned seed = 1;
	int round;
	size_t i, at, next;

	(void)state;
	for (round = 0; round < 20000 / effort_share(); round++) {
		for (i = 0; i < sizeof(text) - 1; i++) {
			seed = seed * 1103515245 + 12345;
			text[i] = (char)(seed >> 16);
		}
		text[sizeof(text) - 1 - (size_t)round % 40] = '\0';
		assert_true(text_clip(out, sizeof(out), text, 30) <= 30);
		assert_true(text_is_clean(out));
		for (at = 0; text[at] != '\0'; at = next) {
			next = text_after(text, at);
			assert_true(next > at && next <= strlen(text));
			assert_int_equal(text_before(text, next), at);
		}
		assert_true(text_contains(text, text));
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(leaves_plain_words_alone),
		cmocka_unit_test(hostile_characters_become_a_symbol_of_one_cell),
		cmocka_unit_test(every_character_comes_out_clean),
		cmocka_unit_test(bad_bytes_become_symbols),
		cmocka_unit_test(counts_cells),
		cmocka_unit_test(marks_do_not_pile_up),
		cmocka_unit_test(joiners_and_flags_are_taken_apart),
		cmocka_unit_test(clips_by_cells_and_by_bytes),
		cmocka_unit_test(walks_by_clusters),
		cmocka_unit_test(finds_without_case_and_accents),
		cmocka_unit_test(nonsense_is_harmless),
	};

	return cmocka_run_group_tests_name("text", tests, NULL, NULL);
}

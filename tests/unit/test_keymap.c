/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Keymap files: the grammar, every error with its line, what is found, and
 * that the table printed is a file. */
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
#include "ui/keymap.h"

static const struct action global_actions[] = {
	{ .name = "help" }, { .name = "next-pane" }, { .name = "open-bays" },
	{ .name = "messages" }, { .name = NULL }
};

static const struct action grid_actions[] = {
	{ .name = "move-up" }, { .name = "mark" }, { .name = NULL }
};

static const struct action form_actions[] = {
	{ .name = "next-field" }, { .name = NULL }
};

static const struct action bays_actions[] = {
	{ .name = "book" }, { .name = "cancel-booking" },
	{ .name = "next-in-row" }, { .name = "shorter" }, { .name = NULL }
};

static const struct keymap_section sections[] = {
	{ "global", global_actions },
	{ "grid", grid_actions },
	{ "form", form_actions },
	{ "bays", bays_actions },
	{ "empty", NULL },
	{ NULL, NULL }
};

static const char *const of_bays[] = { "bays", "grid", "global", NULL };

static const char base[] =
	"[global]\n"
	"help ?\n"
	"next-pane <Tab>\n"
	"open-bays gb <F2>\n"
	"[grid]\n"
	"move-up k <Up>\n"
	"[bays]\n"
	"book b\n"
	"cancel-booking x\n";

static int set_up(void **state)
{
	struct keymap *keymap = keymap_new(sections);
	struct err err;

	assert_true(keymap_load(keymap, "base.keys", base, true, &err));
	*state = keymap;
	return 0;
}

static int tear_down(void **state)
{
	struct keymap *keymap = *state;

	keymap_free(&keymap);
	assert_null(keymap);
	return 0;
}

static void load(struct keymap *keymap, const char *text)
{
	struct err err;

	if (!keymap_load(keymap, "keys", text, false, &err))
		fail_msg("%s", err.text);
}

/* Refused with these words, and nothing is changed. */
static void assert_refused(struct keymap *keymap, bool guard, const char *text,
	const char *message)
{
	char *before = keymap_print(keymap), *after;
	struct err err = { .kind = ERR_NONE };

	if (keymap_load(keymap, "keys", text, guard, &err))
		fail_msg("not refused: %s", text);
	assert_int_equal(err.kind, ERR_INVALID);
	assert_string_equal(err.text, message);
	after = keymap_print(keymap);
	assert_string_equal(after, before);
	free(before);
	free(after);
}

static void assert_keys(const struct keymap *keymap, const char *section,
	const char *action, const char *wanted)
{
	char keys[200];

	keymap_keys(keymap, section, action, keys, sizeof(keys));
	assert_string_equal(keys, wanted);
}

/* The match of keys typed one after another, and what was found. */
static enum keymap_match find(const struct keymap *keymap,
	const char *const *where, const char *typed, const char *wanted)
{
	key keys[KEYMAP_SEQUENCE_MAX + 2];
	const struct action *action = NULL;
	const char *section = NULL;
	enum keymap_match match;
	char found[80] = "";
	int count = 0;

	while (*typed != '\0')
		assert_true(key_parse(&typed, &keys[count++]));
	match = keymap_find(keymap, where, keys, count, &action, &section);
	assert_int_equal(match == KEYMAP_FOUND, action != NULL);
	if (action != NULL)
		snprintf(found, sizeof(found), "%s %s", section, action->name);
	assert_string_equal(found, wanted);
	return match;
}

static void keys_find_their_action(void **state)
{
	struct keymap *keymap = *state;

	assert_int_equal(find(keymap, of_bays, "b", "bays book"), KEYMAP_FOUND);
	find(keymap, of_bays, "k", "grid move-up");
	find(keymap, of_bays, "<Up>", "grid move-up");
	find(keymap, of_bays, "?", "global help");
	find(keymap, of_bays, "<F2>", "global open-bays");
	assert_int_equal(find(keymap, of_bays, "B", ""), KEYMAP_NONE);
	assert_int_equal(find(keymap, of_bays, "bb", ""), KEYMAP_NONE);
	assert_int_equal(find(keymap, of_bays, "", ""), KEYMAP_NONE);
}

static void sequences_are_found_key_by_key(void **state)
{
	struct keymap *keymap = *state;

	assert_int_equal(find(keymap, of_bays, "g", ""), KEYMAP_PREFIX);
	assert_int_equal(find(keymap, of_bays, "gb", "global open-bays"),
		KEYMAP_FOUND);
	assert_int_equal(find(keymap, of_bays, "gx", ""), KEYMAP_NONE);
	assert_int_equal(find(keymap, of_bays, "gbx", ""), KEYMAP_NONE);
	load(keymap, "[bays]\nbook <Ctrl-X><Ctrl-C>ab");
	assert_int_equal(find(keymap, of_bays, "<Ctrl-X><Ctrl-C>a", ""),
		KEYMAP_PREFIX);
	find(keymap, of_bays, "<Ctrl-X><Ctrl-C>ab", "bays book");
	assert_int_equal(find(keymap, of_bays, "abcde", ""), KEYMAP_NONE);
	assert_int_equal(find(keymap, of_bays, "abcdef", ""), KEYMAP_NONE);
}

static void the_first_section_that_knows_a_key_wins(void **state)
{
	static const char *const of_others[] = { "nowhere", "global", NULL };
	static const char *const of_nobody[] = { NULL };
	struct keymap *keymap = *state;

	load(keymap, "[bays]\nnext-in-row <Tab>\nshorter g\n");
	find(keymap, of_bays, "<Tab>", "bays next-in-row");
	find(keymap, of_others, "<Tab>", "global next-pane");
	find(keymap, of_nobody, "<Tab>", "");
	/* The whole key in the nearer section, not the prefix behind it. */
	find(keymap, of_bays, "g", "bays shorter");
	assert_int_equal(find(keymap, of_others, "g", ""), KEYMAP_PREFIX);
}

static void a_prefix_in_a_nearer_section_wins_too(void **state)
{
	struct keymap *keymap = *state;

	load(keymap, "[bays]\nshorter kk\n");
	assert_int_equal(find(keymap, of_bays, "k", ""), KEYMAP_PREFIX);
	find(keymap, of_bays, "kk", "bays shorter");
	load(keymap, "[bays]\nshorter gg\n");
	find(keymap, of_bays, "gb", "global open-bays");
}

static void a_later_file_replaces_an_actions_keys(void **state)
{
	struct keymap *keymap = *state;

	load(keymap, "[bays]\nbook n\n");
	assert_keys(keymap, "bays", "book", "n");
	find(keymap, of_bays, "b", "");
	find(keymap, of_bays, "x", "bays cancel-booking");
	/* Taken from one action, given to another, in one file. */
	load(keymap, "[bays]\nbook x <F9>\ncancel-booking n\n");
	find(keymap, of_bays, "x", "bays book");
	find(keymap, of_bays, "n", "bays cancel-booking");
	assert_keys(keymap, "bays", "book", "x <F9>");
}

static void none_leaves_an_action_without_a_key(void **state)
{
	struct keymap *keymap = *state;
	char keys[20] = "x";

	load(keymap, "[bays]\nbook none\n[global]\nmessages none\n");
	find(keymap, of_bays, "b", "");
	assert_keys(keymap, "bays", "book", "");
	keymap_key(keymap, "global", "messages", keys, sizeof(keys));
	assert_string_equal(keys, "");
	load(keymap, "[bays]\ncancel-booking b");
	find(keymap, of_bays, "b", "bays cancel-booking");
}

static void comments_blanks_and_line_ends(void **state)
{
	struct keymap *keymap = *state;

	load(keymap, "# A comment: <Nonsense>\n\n \t\n"
		"  [bays]  # the grid\r\n"
		"\tbook\t b\t <Hash>  # not this: c\r\n"
		"shorter <Lt>#c\n"
		"next-in-row n\r\n"
		"   # [nowhere]\n"
		"[grid]\n[bays]\n"
		"cancel-booking > + - * ä");
	assert_keys(keymap, "bays", "book", "b <Hash>");
	assert_keys(keymap, "bays", "shorter", "<Lt>");
	assert_keys(keymap, "bays", "next-in-row", "n");
	assert_keys(keymap, "bays", "cancel-booking", "> + - * ä");
	load(keymap, "");
	load(keymap, "\n\n");
	assert_keys(keymap, "bays", "book", "b <Hash>");
}

static void keys_are_told_as_a_file_has_them(void **state)
{
	struct keymap *keymap = *state;
	char keys[16];

	load(keymap, "[bays]\nbook <ctrl-t> gb <f2> <Ctrl-M>\n");
	keymap_key(keymap, "global", "open-bays", keys, sizeof(keys));
	assert_string_equal(keys, "gb");
	keymap_key(keymap, "bays", "book", keys, sizeof(keys));
	assert_string_equal(keys, "<Ctrl-t>");
	keymap_keys(keymap, "bays", "book", keys, sizeof(keys));
	assert_string_equal(keys, "<Ctrl-t> gb");	/* the next is too long */
	keymap_keys(keymap, "bays", "book", keys, 8);
	assert_string_equal(keys, "");
	keymap_keys(keymap, "bays", "book", keys, 9);
	assert_string_equal(keys, "<Ctrl-t>");
	assert_keys(keymap, "bays", "book", "<Ctrl-t> gb <F2> <Enter>");
	assert_keys(keymap, "bays", "nothing", "");
	assert_keys(keymap, "nowhere", "book", "");
}

static void unknown_names_get_the_nearest(void **state)
{
	struct keymap *keymap = *state;

	assert_refused(keymap, false, "[bays]\n\nbok b\n",
		"keys:3: [bays] has no action \"bok\"; the nearest is \"book\"");
	assert_refused(keymap, false, "[bay]\n",
		"keys:1: there is no section [bay]; the nearest is [bays]");
	assert_refused(keymap, false, "[bays]\nbook <Entr>\n",
		"keys:2: there is no key <Entr>; the nearest is <Enter>");
	assert_refused(keymap, false, "[bays]\nbook <Crtl-X>\n",
		"keys:2: there is no key <Crtl-X>; the nearest is <Ctrl-X>");
	assert_refused(keymap, false, "[bays]\nbook b<F13>\n",
		"keys:2: there is no key <F13>; the nearest is <F1>");
}

static void names_that_are_near_nothing_get_no_advice(void **state)
{
	struct keymap *keymap = *state;

	assert_refused(keymap, false, "[bays]\nquux-the-thing b\n",
		"keys:2: [bays] has no action \"quux-the-thing\"");
	assert_refused(keymap, false, "[]\n",
		"keys:1: there is no section []");
	assert_refused(keymap, false, "[bays]\nbook <>\n",
		"keys:2: there is no key <>");
	assert_refused(keymap, false, "[bays]\nbook <Ctrl-é>\n",
		"keys:2: there is no key <Ctrl-é>");
	assert_refused(keymap, false, "[empty]\nquux b\n",
		"keys:2: [empty] has no action \"quux\"");
}

static void an_action_of_another_section_is_sent_home(void **state)
{
	struct keymap *keymap = *state;

	assert_refused(keymap, false, "[bays]\nhelp h\n",
		"keys:2: help belongs to [global], not to [bays]");
	assert_refused(keymap, false, "[empty]\nmark h\n",
		"keys:2: mark belongs to [grid], not to [empty]");
}

static void one_key_for_two_actions_names_both_lines(void **state)
{
	struct keymap *keymap = *state;

	assert_refused(keymap, false, "[bays]\nbook n\nshorter n\n",
		"keys:3: n of shorter already means book (keys:2)");
	assert_refused(keymap, false, "[bays]\n\nshorter x\n",
		"keys:3: x of shorter already means cancel-booking"
		" (base.keys:9)");
	assert_refused(keymap, false, "[bays]\nbook <Tab> <Ctrl-I>\n",
		"keys:2: <Tab> of book already means book (keys:2)");
	/* Also against a file between. */
	load(keymap, "[grid]\nmark m\n");
	assert_refused(keymap, false, "[grid]\nmove-up k m\n",
		"keys:2: m of move-up already means mark (keys:2)");
}

static void a_prefix_of_another_key_names_both_lines(void **state)
{
	struct keymap *keymap = *state;

	assert_refused(keymap, false, "[global]\nhelp g\n",
		"keys:2: g of help is a prefix of gb of open-bays"
		" (base.keys:4)");
	assert_refused(keymap, false, "[global]\nhelp <F2>x\n",
		"keys:2: <F2>x of help begins with <F2> of open-bays"
		" (base.keys:4)");
	assert_refused(keymap, false, "[bays]\nbook gg\nshorter g\n",
		"keys:3: g of shorter is a prefix of gg of book (keys:2)");
	load(keymap, "[global]\nhelp gc\n");
}

static void other_sections_may_use_the_same_keys(void **state)
{
	struct keymap *keymap = *state;

	load(keymap, "[grid]\nmark b g <Tab> ?\n[form]\nnext-field <Tab>\n");
	find(keymap, of_bays, "b", "bays book");
	find(keymap, of_bays, "g", "grid mark");
}

static void lines_that_say_nothing_are_refused(void **state)
{
	struct keymap *keymap = *state;

	assert_refused(keymap, false, "# x\nbook b\n[bays]\n",
		"keys:2: a [section] must come first");
	assert_refused(keymap, false, "[bays\nbook b\n",
		"keys:1: the ] of the section is missing");
	assert_refused(keymap, false, "[bays] book b\n",
		"keys:1: a section stands on a line of its own");
	assert_refused(keymap, false, "[bays]\nbook # b\n",
		"keys:2: book needs a key; \"none\" leaves it without one");
	assert_refused(keymap, false, "[bays]\nbook none b\n",
		"keys:2: \"none\" stands alone");
	assert_refused(keymap, false, "[bays]\nbook b none\n",
		"keys:2: \"none\" stands alone");
	assert_refused(keymap, false, "[bays]\nbook b\n[bays]\nbook n\n",
		"keys:4: book already has its keys on line 2");
	assert_refused(keymap, false, "[bays]\nbook b<\n",
		"keys:2: < begins the name of a key that ends with >;"
		" the character itself is <Lt>");
}

static void bytes_that_are_no_text_are_refused(void **state)
{
	struct keymap *keymap = *state;

	assert_refused(keymap, false, "[bays]\n# caf\xE9\nbook b\n",
		"keys:2: this is not UTF-8");
	assert_refused(keymap, false, "[bays]\nbook \xC3",
		"keys:2: this is not UTF-8");
	assert_refused(keymap, false, "[bays]\nbook \x1B\n",
		"keys:2: \xEF\xBF\xBD cannot be a key");
	assert_refused(keymap, false, "[bays]\nbook a\xE2\x80\xAE\n",
		"keys:2: \xEF\xBF\xBD cannot be a key");
	assert_refused(keymap, false, "[bays]\nbo\x1B[2J b\n",
		"keys:2: [bays] has no action \"bo\xEF\xBF\xBD[2J\"");
}

static void there_are_limits(void **state)
{
	struct keymap *keymap = *state;
	char *text;

	assert_refused(keymap, false, "[bays]\nbook abcde\n",
		"keys:2: more than 4 keys follow one another;"
		" a blank separates keys");
	load(keymap, "[bays]\nbook a b c d e f g h i <Ctrl-X>abc\n");
	assert_refused(keymap, false, "[bays]\nbook a b c d e f g h i j k\n",
		"keys:2: book has more than 10 keys");

	text = mem_new(1, KEYMAP_FILE_MAX + 2);
	memset(text, '#', KEYMAP_FILE_MAX + 1);
	assert_refused(keymap, false, text,
		"keys: a keymap file has at most 262144 bytes");
	text[KEYMAP_LINE_MAX + 1] = '\0';
	assert_refused(keymap, false, text, "keys:1: longer than 1024 bytes");
	text[KEYMAP_LINE_MAX] = '\0';
	load(keymap, text);
	memset(text, '\n', KEYMAP_FILE_MAX);
	text[KEYMAP_FILE_MAX] = '\0';
	load(keymap, text);
	free(text);
}

static void messages_stay_short_whatever_a_file_holds(void **state)
{
	struct keymap *keymap = *state;
	char text[KEYMAP_LINE_MAX] = "[bays]\n";
	struct err err;

	memset(text + 7, 'z', sizeof(text) - 8);
	assert_false(keymap_load(keymap, "keys", text, false, &err));
	assert_string_equal(err.text, "keys:2: [bays] has no action"
		" \"zzzzzzzzzzzzzzzzzzzzzzzzzzzzzz\"");
	memcpy(text + 7, "book <", 6);
	text[sizeof(text) - 2] = '>';
	assert_false(keymap_load(keymap, "keys", text, false, &err));
	assert_string_equal(err.text, "keys:2: there is no key"
		" <zzzzzzzzzzzzzzzzzzzzzzzzzzzzzz>");
	assert_false(keymap_load(keymap, "keys", text, false, NULL));
}

static void default_keys_keep_off_escape_sequences(void **state)
{
	static const char *const keys[] = {
		"A", "B", "C", "D", "F", "H", "O", "P", "Q", "R", "S", "[",
		"~", "<Alt-[>", "<Alt-O>"
	};
	struct keymap *keymap = *state;
	char text[64], message[160];
	size_t i;

	for (i = 0; i < ARRAY_LEN(keys); i++) {
		snprintf(text, sizeof(text), "[bays]\nbook %s\n", keys[i]);
		snprintf(message, sizeof(message), "keys:2: %s is part of the"
			" escape sequences that terminals send; it cannot be a"
			" default key", keys[i]);
		assert_refused(keymap, true, text, message);
		snprintf(text, sizeof(text), "[bays]\nbook g%s\n", keys[i]);
		assert_refused(keymap, true, text, message);
		load(keymap, text);	/* one's own keys are one's own */
	}
	assert_true(keymap_load(keymap, "keys", "[bays]\n"
		"book E a o <F1> <Ctrl-O> <Alt-A> É <Esc>\n", true, NULL));
}

static void the_table_printed_is_a_file(void **state)
{
	static const char wanted[] =
		"[global]\n"
		"help                ?\n"
		"next-pane           <Tab>\n"
		"open-bays           gb <F2>\n"
		"messages            none\n"
		"\n"
		"[grid]\n"
		"move-up             k <Up>\n"
		"\n"
		"[bays]\n"
		"book                <Ctrl-x><Alt->>\n"
		"cancel-booking      x\n"
		"shorter             <Lt> <Hash> <Space> 世\n";
	struct keymap *keymap = *state, *again = keymap_new(sections);
	char *text, *text_again;

	load(keymap, "[bays]\nbook <Ctrl-X><Alt->>\n"
		"shorter <Lt> <hash> <Space> 世\n[global]\nmessages none");
	text = keymap_print(keymap);
	assert_string_equal(text, wanted);
	load(again, text);
	text_again = keymap_print(again);
	assert_string_equal(text_again, wanted);
	free(text_again);
	/* Over other keys it replaces them all. */
	load(again, "[global]\nmessages m\n[bays]\nbook b\n");
	load(again, text);
	text_again = keymap_print(again);
	assert_string_equal(text_again, wanted);
	free(text_again);
	free(text);
	keymap_free(&again);
}

static void the_longest_line_can_be_read_back(void **state)
{
	struct keymap *keymap = *state, *again = keymap_new(sections);
	char *text, *text_again;

	load(keymap, "[bays]\ncancel-booking"
		" a<Alt-Backspace><Alt-Backspace><Alt-Backspace>"
		" b<Alt-Backspace><Alt-Backspace><Alt-Backspace>"
		" c<Alt-Backspace><Alt-Backspace><Alt-Backspace>"
		" d<Alt-Backspace><Alt-Backspace><Alt-Backspace>"
		" e<Alt-Backspace><Alt-Backspace><Alt-Backspace>"
		" f<Alt-Backspace><Alt-Backspace><Alt-Backspace>"
		" h<Alt-Backspace><Alt-Backspace><Alt-Backspace>"
		" <Ctrl-H><Alt-Backspace><Alt-Backspace><Alt-Backspace>\n"
		"book none\n");
	text = keymap_print(keymap);
	load(again, text);
	text_again = keymap_print(again);
	assert_string_equal(text_again, text);
	free(text);
	free(text_again);
	keymap_free(&again);
}

static void an_empty_keymap_prints_nothing(void **state)
{
	struct keymap *keymap = keymap_new(sections);
	char *text = keymap_print(keymap);

	(void)state;
	assert_string_equal(text, "");
	free(text);
	text = keymap_shadows(keymap);
	assert_string_equal(text, "");
	free(text);
	keymap_free(&keymap);
	keymap_free(&keymap);
}

static void shadows_are_told(void **state)
{
	struct keymap *keymap = *state;
	char *text = keymap_shadows(keymap);

	assert_string_equal(text, "");
	free(text);
	load(keymap, "[bays]\nnext-in-row <Tab>\nshorter g k\nbook none\n"
		"[grid]\nmark ?x\n[form]\nnext-field <Tab>\n"
		"[global]\nmessages none\n");
	text = keymap_shadows(keymap);
	assert_string_equal(text,
		"[bays] next-in-row <Tab> hides [global] next-pane <Tab>\n"
		"[bays] shorter g hides [global] open-bays gb\n"
		"[bays] shorter k hides [grid] move-up k\n"
		"[grid] mark ?x hides [global] help ?\n");
	free(text);
}

#define CASE(function) \
	cmocka_unit_test_setup_teardown(function, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		CASE(keys_find_their_action),
		CASE(sequences_are_found_key_by_key),
		CASE(the_first_section_that_knows_a_key_wins),
		CASE(a_prefix_in_a_nearer_section_wins_too),
		CASE(a_later_file_replaces_an_actions_keys),
		CASE(none_leaves_an_action_without_a_key),
		CASE(comments_blanks_and_line_ends),
		CASE(keys_are_told_as_a_file_has_them),
		CASE(unknown_names_get_the_nearest),
		CASE(names_that_are_near_nothing_get_no_advice),
		CASE(an_action_of_another_section_is_sent_home),
		CASE(one_key_for_two_actions_names_both_lines),
		CASE(a_prefix_of_another_key_names_both_lines),
		CASE(other_sections_may_use_the_same_keys),
		CASE(lines_that_say_nothing_are_refused),
		CASE(bytes_that_are_no_text_are_refused),
		CASE(there_are_limits),
		CASE(messages_stay_short_whatever_a_file_holds),
		CASE(default_keys_keep_off_escape_sequences),
		CASE(the_table_printed_is_a_file),
		CASE(the_longest_line_can_be_read_back),
		cmocka_unit_test(an_empty_keymap_prints_nothing),
		CASE(shadows_are_told),
	};

	return cmocka_run_group_tests_name("keymap", tests, NULL, NULL);
}

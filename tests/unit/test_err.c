/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Errors as values. */
#include "config.h"

#include "base/err.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

static void says_what_and_which(void **state)
{
	struct err err;

	(void)state;
	memset(&err, 'x', sizeof(err));
	assert_false(err_set(&err, ERR_CONFLICT, "lane %d has %s", 4, "a party"));
	assert_int_equal(err.kind, ERR_CONFLICT);
	assert_string_equal(err.text, "lane 4 has a party");
	assert_string_equal(err.sqlstate, "");
}

static void nobody_may_be_listening(void **state)
{
	(void)state;
	assert_false(err_set(NULL, ERR_BUG, "unheard"));
	err_clear(NULL);
}

static void is_cut_to_its_size(void **state)
{
	char longer[1000];
	struct err err;

	(void)state;
	memset(longer, 'a', sizeof(longer) - 1);
	longer[sizeof(longer) - 1] = '\0';
	err_set(&err, ERR_INVALID, "%s", longer);
	assert_int_equal(strlen(err.text), ERR_TEXT_SIZE - 1);
}

/* Every length, so that the cut falls on each byte of each character. */
static void is_never_cut_inside_of_a_character(void **state)
{
	static const char *const characters[] = {
		"\xC3\xA9", "\xE2\x82\xAC", "\xF0\x9F\x8E\xB3",
	};
	char text[400];
	struct err err;
	size_t c, lead, at, length, kept;

	(void)state;
	for (c = 0; c < 3; c++)
		for (lead = 0; lead < 8; lead++) {
			length = strlen(characters[c]);
			memset(text, '.', lead);
			for (at = lead; at + length < sizeof(text); at += length)
				memcpy(text + at, characters[c], length);
			text[at] = '\0';
			err_set(&err, ERR_INVALID, "%s", text);
			kept = strlen(err.text);
			assert_int_equal((kept - lead) % length, 0);
			assert_true(kept > ERR_TEXT_SIZE - 1 - length);
			assert_memory_equal(err.text, text, kept);
		}
}

static void may_quote_itself(void **state)
{
	struct err err;

	(void)state;
	err_set(&err, ERR_MISSING, "no such booking");
	err_set(&err, ERR_MISSING, "row 3: %s", err.text);
	assert_string_equal(err.text, "row 3: no such booking");
}

static void forgets_the_former_state(void **state)
{
	struct err err = { ERR_OFFLINE, "08007", "lost" };

	(void)state;
	err_set(&err, ERR_INVALID, "no such date");
	assert_string_equal(err.sqlstate, "");
	err_clear(&err);
	assert_int_equal(err.kind, ERR_NONE);
	assert_string_equal(err.text, "");
}

static void each_kind_says_what_to_do(void **state)
{
	int kind;

	(void)state;
	assert_string_equal(err_hint(ERR_NONE), "");
	for (kind = ERR_NONE + 1; kind <= ERR_BUG; kind++)
		assert_true(strlen(err_hint((enum err_kind)kind)) > 0);
	assert_string_equal(err_hint(ERR_OFFLINE), "reconnecting");
	assert_string_equal(err_hint((enum err_kind)99), "");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(says_what_and_which),
		cmocka_unit_test(nobody_may_be_listening),
		cmocka_unit_test(is_cut_to_its_size),
		cmocka_unit_test(is_never_cut_inside_of_a_character),
		cmocka_unit_test(may_quote_itself),
		cmocka_unit_test(forgets_the_former_state),
		cmocka_unit_test(each_kind_says_what_to_do),
	};

	return cmocka_run_group_tests_name("err", tests, NULL, NULL);
}

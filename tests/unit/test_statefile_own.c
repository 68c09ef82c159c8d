/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files that the program keeps for itself are its own: what is somebody else's,
 * where others may write, or lies behind a link is neither read nor written. */
#include "config.h"

#include "base/statefile.h"

#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/mem.h"
#include "tests/support/state_place.h"

static void what_is_not_ones_own_is_not_read(void **state)
{
	const struct place *place = *state;
	char other[160];

	place_keep(PLACE_NAME, "mine");
	assert_int_equal(chmod(place->path, 0640), 0);
	place_assert_not_read(PLACE_NAME, ERR_DENIED, PLACE_NAME " can be read by others");
	assert_int_equal(unlink(place->path), 0);

	snprintf(other, sizeof(other), "%s/other", place->directory);
	place_keep("other", "elsewhere");
	assert_int_equal(symlink("other", place->path), 0);
	place_assert_not_read(PLACE_NAME, ERR_DENIED, PLACE_NAME ": this is a link");
	assert_int_equal(unlink(place->path), 0);

	assert_int_equal(mkfifo(place->path, 0600), 0);
	place_assert_not_read(PLACE_NAME, ERR_DENIED, PLACE_NAME " is no plain file");
	assert_int_equal(unlink(place->path), 0);

	if (geteuid() != 0)
		return;
	place_keep(PLACE_NAME, "yours");
	assert_int_equal(chown(place->path, 65534, 65534), 0);
	place_assert_not_read(PLACE_NAME, ERR_DENIED, PLACE_NAME " is somebody else's");
}

static void a_long_one_is_not_read(void **state)
{
	char text[PLACE_LIMIT + 2];

	(void)state;
	memset(text, 'x', sizeof(text));
	text[PLACE_LIMIT] = '\0';
	place_keep(PLACE_NAME, text);
	place_assert_holds(PLACE_NAME, text);
	text[PLACE_LIMIT] = 'x';
	text[PLACE_LIMIT + 1] = '\0';
	place_keep(PLACE_NAME, text);
	place_assert_not_read(PLACE_NAME, ERR_INVALID, PLACE_NAME " is too long");
}

/* Nor is what a link leads to written over: it is the link that is replaced. */
static void a_link_is_replaced_not_followed(void **state)
{
	const struct place *place = *state;
	struct stat facts;

	place_keep("other", "untouched");
	assert_int_equal(symlink("other", place->path), 0);
	place_keep(PLACE_NAME, "new");
	place_assert_holds("other", "untouched");
	place_assert_holds(PLACE_NAME, "new");
	assert_int_equal(lstat(place->path, &facts), 0);
	assert_true(S_ISREG(facts.st_mode));
}

static void a_name_is_a_plain_one(void **state)
{
	static const char *const bad[] = {
		"", ".", "..", ".hidden", "-x", "a/b", "/etc/passwd", "a\nb",
	};
	char name[STATEFILE_NAME_SIZE + 1];
	struct err err;
	size_t length;
	char *bytes;

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(bad); i++) {
		assert_false(statefile_write(bad[i], "x", 1, &err));
		assert_false(statefile_read(bad[i], 1, &bytes, &length, &err));
		assert_false(statefile_remove(bad[i], &err));
		assert_false(statefile_set_aside(bad[i], &err));
	}
	memset(name, 'n', sizeof(name));
	name[STATEFILE_NAME_SIZE] = '\0';
	assert_false(statefile_write(name, "x", 1, &err));
	name[STATEFILE_NAME_SIZE - 1] = '\0';
	assert_true(statefile_write(name, "x", 1, &err));
}

/* Whoever may write there may put one's own file in the place of another. */
static void a_directory_of_others_is_not_used(void **state)
{
	static const mode_t modes[] = { 0720, 0702, 0777 };
	const struct place *place = *state;
	char names[200], sentence[200];
	struct err err;
	int file;

	place_keep(PLACE_NAME, "mine");
	assert_true(statefile_place(&err));
	snprintf(sentence, sizeof(sentence), "others can write to %s",
		place->directory);
	for (size_t i = 0; i < ARRAY_LEN(modes); i++) {
		assert_int_equal(chmod(place->directory, modes[i]), 0);
		place_assert_not_read(PLACE_NAME, ERR_DENIED, sentence);
		assert_false(statefile_place(&err));
		assert_int_equal(err.kind, ERR_DENIED);
		assert_false(statefile_write("other", "x", 1, &err));
		assert_false(statefile_write_soon("other", "x", 1, &err));
		assert_false(statefile_open(PLACE_NAME, &file, &err));
		assert_false(statefile_remove(PLACE_NAME, &err));
		assert_false(statefile_set_aside(PLACE_NAME, &err));
		statefile_sweep("draft-", -1);
		assert_string_equal(place_names(place, names, sizeof(names)),
			PLACE_NAME);
	}
	assert_int_equal(chmod(place->directory, 0755), 0);
	place_assert_holds(PLACE_NAME, "mine");
	if (geteuid() != 0)
		return;
	assert_int_equal(chown(place->directory, 65534, 65534), 0);
	snprintf(sentence, sizeof(sentence), "somebody else owns %s",
		place->directory);
	place_assert_not_read(PLACE_NAME, ERR_DENIED, sentence);
	assert_false(statefile_write("other", "x", 1, &err));
}

/* What is added stands behind what was written; a link is not followed. */
static void one_that_was_written_is_added_to(void **state)
{
	const struct place *place = *state;
	struct err err;
	int file;

	assert_false(statefile_open(PLACE_NAME, &file, &err));
	place_keep(PLACE_NAME, "one ");
	assert_true(statefile_open(PLACE_NAME, &file, &err));
	assert_int_equal(write(file, "two", 3), 3);
	assert_int_equal(close(file), 0);
	place_assert_holds(PLACE_NAME, "one two");
	assert_int_equal(unlink(place->path), 0);
	place_keep("other", "untouched");
	assert_int_equal(symlink("other", place->path), 0);
	assert_false(statefile_open(PLACE_NAME, &file, &err));
	place_assert_holds("other", "untouched");
}

static void without_a_directory_it_is_said(void **state)
{
	struct place *place = *state;
	struct err err;
	size_t length;
	char *bytes;
	int file = open(place->directory, O_CREAT | O_WRONLY, 0600);

	assert_true(file >= 0);
	close(file);
	assert_false(statefile_write(PLACE_NAME, "x", 1, &err));
	assert_false(statefile_read(PLACE_NAME, PLACE_LIMIT, &bytes, &length, &err));
	assert_int_equal(err.kind, ERR_INVALID);
	assert_int_equal(unlink(place->directory), 0);
}

#define CASE(f) cmocka_unit_test_setup_teardown(f, place_begin, place_end)

int main(void)
{
	const struct CMUnitTest tests[] = {
		CASE(what_is_not_ones_own_is_not_read),
		CASE(a_long_one_is_not_read),
		CASE(a_link_is_replaced_not_followed),
		CASE(a_name_is_a_plain_one),
		CASE(a_directory_of_others_is_not_used),
		CASE(one_that_was_written_is_added_to),
		CASE(without_a_directory_it_is_said),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

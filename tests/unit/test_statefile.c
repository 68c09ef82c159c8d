/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files that the program keeps for itself: whole or not at all, and gone when
 * they should be. */
#include "config.h"

#include "base/statefile.h"

#include <dirent.h>
#include <fcntl.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
#include <cmocka.h>

#include "base/mem.h"
#include "tests/support/state_place.h"

static void is_read_as_it_was_written(void **state)
{
	static const char zero[] = "a\0b";
	const struct place *place = *state;
	struct stat facts;
	struct err err;
	size_t length;
	char *bytes;
	char names[200];

	place_keep(PLACE_NAME, "first");
	place_assert_holds(PLACE_NAME, "first");
	place_keep(PLACE_NAME, "the second, longer");
	place_assert_holds(PLACE_NAME, "the second, longer");
	place_keep(PLACE_NAME, "");
	place_assert_holds(PLACE_NAME, "");
	assert_true(statefile_write(PLACE_NAME, zero, sizeof(zero), &err));
	assert_true(statefile_read(PLACE_NAME, PLACE_LIMIT, &bytes, &length, &err));
	assert_int_equal(length, sizeof(zero));
	assert_memory_equal(bytes, zero, sizeof(zero));
	free(bytes);
	assert_int_equal(lstat(place->path, &facts), 0);
	assert_int_equal(facts.st_mode & 07777, 0600);
	assert_int_equal(lstat(place->directory, &facts), 0);
	assert_int_equal(facts.st_mode & 07777, 0700);
	assert_string_equal(place_names(place, names, sizeof(names)), PLACE_NAME);
}

/* Instead of the one of the C library: what is on the disk cannot be seen. */
static int synced;

int fsync(int file)
{
	assert_true(file >= 0);
	synced++;
	return 0;
}

/* The file and its name, before it returns; or neither: nobody waits. */
static void only_one_of_them_waits_for_the_disk(void **state)
{
	const struct place *place = *state;
	struct stat facts;
	char names[200];

	synced = 0;
	place_keep(PLACE_NAME, "first");
	assert_int_equal(synced, 2);
	synced = 0;
	assert_true(statefile_write_soon(PLACE_NAME, "second", 6, NULL));
	assert_int_equal(synced, 0);
	place_assert_holds(PLACE_NAME, "second");
	assert_int_equal(lstat(place->path, &facts), 0);
	assert_int_equal(facts.st_mode & 07777, 0600);
	assert_string_equal(place_names(place, names, sizeof(names)), PLACE_NAME);
}

static void a_missing_one_is_said_to_be_missing(void **state)
{
	int64_t age;
	struct err err;

	(void)state;
	place_assert_not_read(PLACE_NAME, ERR_MISSING, PLACE_NAME ": No such file or directory");
	assert_false(statefile_age(PLACE_NAME, &age, &err));
	assert_int_equal(err.kind, ERR_MISSING);
	assert_true(statefile_remove(PLACE_NAME, &err));
}

/* No file may grow: the disk is full, as it were. */
static void write_without_room(void)
{
	const struct rlimit none = { 2, 2 };
	struct err err;

	signal(SIGXFSZ, SIG_IGN);
	setrlimit(RLIMIT_FSIZE, &none);
	if (statefile_write(PLACE_NAME, "after", 5, &err) ||
	    err.kind != ERR_INVALID ||
	    strcmp(err.text, "File too large (" PLACE_NAME ")") != 0)
		_exit(1);
	_exit(0);
}

static void a_failure_leaves_the_former_one(void **state)
{
	const struct place *place = *state;
	char names[200];
	pid_t child;
	int status;

	place_keep(PLACE_NAME, "before");
	child = fork();
	if (child == 0)
		write_without_room();
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_true(WIFEXITED(status));
	assert_int_equal(WEXITSTATUS(status), 0);
	place_assert_holds(PLACE_NAME, "before");
	assert_string_equal(place_names(place, names, sizeof(names)), PLACE_NAME);
}

/* Two processes that replace one file over and over: a reader sees what one of
 * them wrote, from its first to its last byte. */
static void write_for_ever(char letter)
{
	char text[PLACE_LIMIT];

	memset(text, letter, sizeof(text));
	for (int i = 0; i < 200; i++)
		if (!statefile_write(PLACE_NAME, text, letter == 'a' ? PLACE_LIMIT : 1000,
				NULL))
			_exit(1);
	_exit(0);
}

static void a_reader_never_sees_a_part(void **state)
{
	pid_t child[2];
	int left = 2, status;

	(void)state;
	place_keep(PLACE_NAME, "b");
	for (int i = 0; i < 2; i++) {
		child[i] = fork();
		if (child[i] == 0)
			write_for_ever(i == 0 ? 'a' : 'b');
	}
	while (left > 0) {
		size_t length;
		char *bytes;

		assert_true(statefile_read(PLACE_NAME, PLACE_LIMIT, &bytes, &length,
			NULL));
		assert_int_equal(strspn(bytes, bytes[0] == 'a' ? "a" : "b"),
			length);
		assert_true(length == 1 || length == 1000 || length == PLACE_LIMIT);
		free(bytes);
		while (left > 0 && waitpid(-1, &status, WNOHANG) > 0) {
			assert_int_equal(status, 0);
			left--;
		}
	}
}

static void is_set_aside_and_removed(void **state)
{
	const struct place *place = *state;
	struct err err;
	char names[200];

	place_keep(PLACE_NAME, "old");
	assert_true(statefile_set_aside(PLACE_NAME, &err));
	place_keep(PLACE_NAME, "newer");
	assert_true(statefile_set_aside(PLACE_NAME, &err));
	assert_string_equal(place_names(place, names, sizeof(names)),
		PLACE_NAME ".aside");
	place_assert_holds(PLACE_NAME ".aside", "newer");
	assert_false(statefile_set_aside(PLACE_NAME, &err));
	assert_int_equal(err.kind, ERR_MISSING);
	place_keep(PLACE_NAME, "newest");
	assert_true(statefile_remove(PLACE_NAME, &err));
	assert_string_equal(place_names(place, names, sizeof(names)),
		PLACE_NAME ".aside");
}

static void old_ones_are_swept(void **state)
{
	const struct place *place = *state;
	static const char *const kept[] = { "draft-a", "draft-b",
		"draft-b.aside", "requests-a" };
	char names[200], path[200];
	int64_t age;
	int half;

	for (size_t i = 0; i < ARRAY_LEN(kept); i++)
		place_keep(kept[i], "x");
	snprintf(path, sizeof(path), "%s/.draft-c.77", place->directory);
	half = open(path, O_CREAT | O_WRONLY, 0600);
	assert_true(half >= 0);
	close(half);
	place_make_old(place, "draft-b", 3700);
	place_make_old(place, "draft-b.aside", 3700);
	place_make_old(place, ".draft-c.77", 3700);
	place_make_old(place, "requests-a", 3700);
	assert_true(statefile_age("draft-b", &age, NULL));
	assert_in_range(age, 3700, 3760);
	place_make_old(place, "draft-a", -500);
	assert_true(statefile_age("draft-a", &age, NULL));
	assert_int_equal(age, 0);
	statefile_sweep("draft-", 3600);
	assert_string_equal(place_names(place, names, sizeof(names)),
		"draft-a requests-a");
}

/* What is no plain file was not left by a console, nor what is somebody
 * else's. */
static void only_ones_own_are_swept(void **state)
{
	const struct place *place = *state;
	char names[200], path[200];

	place_keep("draft-old", "x");
	place_keep("draft-other", "x");
	snprintf(path, sizeof(path), "%s/draft-directory", place->directory);
	assert_int_equal(mkdir(path, 0700), 0);
	snprintf(path, sizeof(path), "%s/draft-link", place->directory);
	assert_int_equal(symlink("draft-other", path), 0);
	snprintf(path, sizeof(path), "%s/draft-other", place->directory);
	place_make_old(place, "draft-directory", 3700);
	place_make_old(place, "draft-link", 3700);
	place_make_old(place, "draft-old", 3700);
	if (geteuid() == 0) {
		assert_int_equal(chown(path, 65534, 65534), 0);
		place_make_old(place, "draft-other", 3700);
	}
	statefile_sweep("draft-", 3600);
	assert_string_equal(place_names(place, names, sizeof(names)),
		"draft-directory draft-link draft-other");
	snprintf(path, sizeof(path), "%s/draft-directory", place->directory);
	assert_int_equal(rmdir(path), 0);
}

static void keys_tell_people_and_databases_apart(void **state)
{
	char key[STATEFILE_KEY_SIZE], other[STATEFILE_KEY_SIZE];
	char login[64];

	(void)state;
	statefile_key("7448-16384", "ana_1", key);
	assert_string_equal(key, "7448-16384-ana_1");
	statefile_key("7/.8", "\xc3\xa9 %", key);
	assert_string_equal(key, "7%2F%2E8-%C3%A9%20%25");

	/* Too long: alike up to the last byte, and yet not the same. */
	memset(login, '/', sizeof(login));
	login[63] = '\0';
	statefile_key("7448-16384", login, key);
	assert_int_equal(strlen(key), STATEFILE_KEY_SIZE - 1);
	login[62] = '.';
	statefile_key("7448-16384", login, other);
	assert_int_equal(strlen(other), STATEFILE_KEY_SIZE - 1);
	assert_memory_equal(key, other, STATEFILE_KEY_SIZE - 18);
	assert_string_not_equal(key, other);
}

#define CASE(f) cmocka_unit_test_setup_teardown(f, place_begin, place_end)

int main(void)
{
	const struct CMUnitTest tests[] = {
		CASE(is_read_as_it_was_written),
		CASE(only_one_of_them_waits_for_the_disk),
		CASE(a_missing_one_is_said_to_be_missing),
		CASE(a_failure_leaves_the_former_one),
		CASE(a_reader_never_sees_a_part),
		CASE(is_set_aside_and_removed),
		CASE(old_ones_are_swept),
		CASE(only_ones_own_are_swept),
		CASE(keys_tell_people_and_databases_apart),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files that the program keeps for itself: whole or not at all, one's own, and
 * gone when they should be. */
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

#define NAME "draft-1-ana.json"
#define LIMIT 4096

struct place {
	char home[64];
	char directory[96];
	char path[160];			/* of NAME */
};

static int set_up(void **state)
{
	struct place *place = mem_new(1, sizeof(*place));

	strcpy(place->home, "/tmp/opsdesk-state-XXXXXX");
	if (mkdtemp(place->home) == NULL)
		return -1;
	snprintf(place->directory, sizeof(place->directory), "%s/opsdesk",
		place->home);
	snprintf(place->path, sizeof(place->path), "%s/" NAME,
		place->directory);
	setenv("XDG_STATE_HOME", place->home, 1);
	*state = place;
	return 0;
}

static int tear_down(void **state)
{
	struct place *place = *state;
	const struct dirent *entry;
	DIR *list;

	chmod(place->directory, 0700);
	list = opendir(place->directory);
	while (list != NULL && (entry = readdir(list)) != NULL)
		unlinkat(dirfd(list), entry->d_name, 0);
	if (list != NULL)
		closedir(list);
	rmdir(place->directory);
	rmdir(place->home);
	free(place);
	return 0;
}

/* The names in the directory, in the order of the alphabet, for one look. */
static const char *names_in(const struct place *place, char *out, size_t size)
{
	struct dirent **list;
	int count = scandir(place->directory, &list, NULL, alphasort);
	size_t used = 0;

	out[0] = '\0';
	for (int i = 0; i < count; i++) {
		const char *name = list[i]->d_name;

		if (strcmp(name, ".") != 0 && strcmp(name, "..") != 0)
			used += (size_t)snprintf(out + used, size - used,
				"%s%s", used > 0 ? " " : "", name);
		free(list[i]);
	}
	if (count >= 0)
		free(list);
	return out;
}

static void assert_holds(const char *name, const char *text)
{
	struct err err;
	size_t length;
	char *bytes;

	assert_true(statefile_read(name, LIMIT, &bytes, &length, &err));
	assert_int_equal(length, strlen(text));
	assert_string_equal(bytes, text);
	free(bytes);
}

static void assert_not_read(const char *name, enum err_kind kind,
	const char *sentence)
{
	struct err err;
	size_t length;
	char *bytes = NULL;

	assert_false(statefile_read(name, LIMIT, &bytes, &length, &err));
	assert_null(bytes);
	assert_int_equal(err.kind, kind);
	assert_string_equal(err.text, sentence);
}

static void keep(const char *name, const char *text)
{
	assert_true(statefile_write(name, text, strlen(text), NULL));
}

static void is_read_as_it_was_written(void **state)
{
	static const char zero[] = "a\0b";
	const struct place *place = *state;
	struct stat facts;
	struct err err;
	size_t length;
	char *bytes;
	char names[200];

	keep(NAME, "first");
	assert_holds(NAME, "first");
	keep(NAME, "the second, longer");
	assert_holds(NAME, "the second, longer");
	keep(NAME, "");
	assert_holds(NAME, "");
	assert_true(statefile_write(NAME, zero, sizeof(zero), &err));
	assert_true(statefile_read(NAME, LIMIT, &bytes, &length, &err));
	assert_int_equal(length, sizeof(zero));
	assert_memory_equal(bytes, zero, sizeof(zero));
	free(bytes);
	assert_int_equal(lstat(place->path, &facts), 0);
	assert_int_equal(facts.st_mode & 07777, 0600);
	assert_int_equal(lstat(place->directory, &facts), 0);
	assert_int_equal(facts.st_mode & 07777, 0700);
	assert_string_equal(names_in(place, names, sizeof(names)), NAME);
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
	keep(NAME, "first");
	assert_int_equal(synced, 2);
	synced = 0;
	assert_true(statefile_write_soon(NAME, "second", 6, NULL));
	assert_int_equal(synced, 0);
	assert_holds(NAME, "second");
	assert_int_equal(lstat(place->path, &facts), 0);
	assert_int_equal(facts.st_mode & 07777, 0600);
	assert_string_equal(names_in(place, names, sizeof(names)), NAME);
}

static void a_missing_one_is_said_to_be_missing(void **state)
{
	int64_t age;
	struct err err;

	(void)state;
	assert_not_read(NAME, ERR_MISSING, NAME ": No such file or directory");
	assert_false(statefile_age(NAME, &age, &err));
	assert_int_equal(err.kind, ERR_MISSING);
	assert_true(statefile_remove(NAME, &err));
}

static void what_is_not_ones_own_is_not_read(void **state)
{
	const struct place *place = *state;
	char other[160];

	keep(NAME, "mine");
	assert_int_equal(chmod(place->path, 0640), 0);
	assert_not_read(NAME, ERR_DENIED, NAME " can be read by others");
	assert_int_equal(unlink(place->path), 0);

	snprintf(other, sizeof(other), "%s/other", place->directory);
	keep("other", "elsewhere");
	assert_int_equal(symlink("other", place->path), 0);
	assert_not_read(NAME, ERR_DENIED, NAME ": this is a link");
	assert_int_equal(unlink(place->path), 0);

	assert_int_equal(mkfifo(place->path, 0600), 0);
	assert_not_read(NAME, ERR_DENIED, NAME " is no plain file");
	assert_int_equal(unlink(place->path), 0);

	if (geteuid() != 0)
		return;
	keep(NAME, "yours");
	assert_int_equal(chown(place->path, 65534, 65534), 0);
	assert_not_read(NAME, ERR_DENIED, NAME " is somebody else's");
}

static void a_long_one_is_not_read(void **state)
{
	char text[LIMIT + 2];

	(void)state;
	memset(text, 'x', sizeof(text));
	text[LIMIT] = '\0';
	keep(NAME, text);
	assert_holds(NAME, text);
	text[LIMIT] = 'x';
	text[LIMIT + 1] = '\0';
	keep(NAME, text);
	assert_not_read(NAME, ERR_INVALID, NAME " is too long");
}

/* Nor is what a link leads to written over: it is the link that is replaced. */
static void a_link_is_replaced_not_followed(void **state)
{
	const struct place *place = *state;
	struct stat facts;

	keep("other", "untouched");
	assert_int_equal(symlink("other", place->path), 0);
	keep(NAME, "new");
	assert_holds("other", "untouched");
	assert_holds(NAME, "new");
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

/* No file may grow: the disk is full, as it were. */
static void write_without_room(void)
{
	const struct rlimit none = { 2, 2 };
	struct err err;

	signal(SIGXFSZ, SIG_IGN);
	setrlimit(RLIMIT_FSIZE, &none);
	if (statefile_write(NAME, "after", 5, &err) ||
	    err.kind != ERR_INVALID ||
	    strcmp(err.text, "File too large (" NAME ")") != 0)
		_exit(1);
	_exit(0);
}

static void a_failure_leaves_the_former_one(void **state)
{
	const struct place *place = *state;
	char names[200];
	pid_t child;
	int status;

	keep(NAME, "before");
	child = fork();
	if (child == 0)
		write_without_room();
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_true(WIFEXITED(status));
	assert_int_equal(WEXITSTATUS(status), 0);
	assert_holds(NAME, "before");
	assert_string_equal(names_in(place, names, sizeof(names)), NAME);
}

/* Two processes that replace one file over and over: a reader sees what one of
 * them wrote, from its first to its last byte. */
static void write_for_ever(char letter)
{
	char text[LIMIT];

	memset(text, letter, sizeof(text));
	for (int i = 0; i < 200; i++)
		if (!statefile_write(NAME, text, letter == 'a' ? LIMIT : 1000,
				NULL))
			_exit(1);
	_exit(0);
}

static void a_reader_never_sees_a_part(void **state)
{
	pid_t child[2];
	int left = 2, status;

	(void)state;
	keep(NAME, "b");
	for (int i = 0; i < 2; i++) {
		child[i] = fork();
		if (child[i] == 0)
			write_for_ever(i == 0 ? 'a' : 'b');
	}
	while (left > 0) {
		size_t length;
		char *bytes;

		assert_true(statefile_read(NAME, LIMIT, &bytes, &length,
			NULL));
		assert_int_equal(strspn(bytes, bytes[0] == 'a' ? "a" : "b"),
			length);
		assert_true(length == 1 || length == 1000 || length == LIMIT);
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

	keep(NAME, "old");
	assert_true(statefile_set_aside(NAME, &err));
	keep(NAME, "newer");
	assert_true(statefile_set_aside(NAME, &err));
	assert_string_equal(names_in(place, names, sizeof(names)),
		NAME ".aside");
	assert_holds(NAME ".aside", "newer");
	assert_false(statefile_set_aside(NAME, &err));
	assert_int_equal(err.kind, ERR_MISSING);
	keep(NAME, "newest");
	assert_true(statefile_remove(NAME, &err));
	assert_string_equal(names_in(place, names, sizeof(names)),
		NAME ".aside");
}

static void make_old(const struct place *place, const char *name, int seconds)
{
	const struct timeval then[2] = {
		{ .tv_sec = time(NULL) - seconds },
		{ .tv_sec = time(NULL) - seconds },
	};
	char path[200];

	snprintf(path, sizeof(path), "%s/%s", place->directory, name);
	assert_int_equal(utimes(path, then), 0);
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
		keep(kept[i], "x");
	snprintf(path, sizeof(path), "%s/.draft-c.77", place->directory);
	half = open(path, O_CREAT | O_WRONLY, 0600);
	assert_true(half >= 0);
	close(half);
	make_old(place, "draft-b", 3700);
	make_old(place, "draft-b.aside", 3700);
	make_old(place, ".draft-c.77", 3700);
	make_old(place, "requests-a", 3700);
	assert_true(statefile_age("draft-b", &age, NULL));
	assert_in_range(age, 3700, 3760);
	make_old(place, "draft-a", -500);
	assert_true(statefile_age("draft-a", &age, NULL));
	assert_int_equal(age, 0);
	statefile_sweep("draft-", 3600);
	assert_string_equal(names_in(place, names, sizeof(names)),
		"draft-a requests-a");
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

/* Whoever may write there may put one's own file in the place of another. */
static void a_directory_of_others_is_not_used(void **state)
{
	static const mode_t modes[] = { 0720, 0702, 0777 };
	const struct place *place = *state;
	char names[200], sentence[200];
	struct err err;
	int file;

	keep(NAME, "mine");
	assert_true(statefile_place(&err));
	snprintf(sentence, sizeof(sentence), "%s can be written to by others",
		place->directory);
	for (size_t i = 0; i < ARRAY_LEN(modes); i++) {
		assert_int_equal(chmod(place->directory, modes[i]), 0);
		assert_not_read(NAME, ERR_DENIED, sentence);
		assert_false(statefile_place(&err));
		assert_int_equal(err.kind, ERR_DENIED);
		assert_false(statefile_write("other", "x", 1, &err));
		assert_false(statefile_write_soon("other", "x", 1, &err));
		assert_false(statefile_open(NAME, &file, &err));
		assert_false(statefile_remove(NAME, &err));
		assert_false(statefile_set_aside(NAME, &err));
		statefile_sweep("draft-", -1);
		assert_string_equal(names_in(place, names, sizeof(names)),
			NAME);
	}
	assert_int_equal(chmod(place->directory, 0755), 0);
	assert_holds(NAME, "mine");
	if (geteuid() != 0)
		return;
	assert_int_equal(chown(place->directory, 65534, 65534), 0);
	snprintf(sentence, sizeof(sentence), "%s is somebody else's",
		place->directory);
	assert_not_read(NAME, ERR_DENIED, sentence);
	assert_false(statefile_write("other", "x", 1, &err));
}

/* What is added stands behind what was written; a link is not followed. */
static void one_that_was_written_is_added_to(void **state)
{
	const struct place *place = *state;
	struct err err;
	int file;

	assert_false(statefile_open(NAME, &file, &err));
	keep(NAME, "one ");
	assert_true(statefile_open(NAME, &file, &err));
	assert_int_equal(write(file, "two", 3), 3);
	assert_int_equal(close(file), 0);
	assert_holds(NAME, "one two");
	assert_int_equal(unlink(place->path), 0);
	keep("other", "untouched");
	assert_int_equal(symlink("other", place->path), 0);
	assert_false(statefile_open(NAME, &file, &err));
	assert_holds("other", "untouched");
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
	assert_false(statefile_write(NAME, "x", 1, &err));
	assert_false(statefile_read(NAME, LIMIT, &bytes, &length, &err));
	assert_int_equal(err.kind, ERR_INVALID);
	assert_int_equal(unlink(place->directory), 0);
}

#define CASE(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		CASE(is_read_as_it_was_written),
		CASE(only_one_of_them_waits_for_the_disk),
		CASE(a_missing_one_is_said_to_be_missing),
		CASE(what_is_not_ones_own_is_not_read),
		CASE(a_long_one_is_not_read),
		CASE(a_link_is_replaced_not_followed),
		CASE(a_name_is_a_plain_one),
		CASE(a_failure_leaves_the_former_one),
		CASE(a_reader_never_sees_a_part),
		CASE(is_set_aside_and_removed),
		CASE(old_ones_are_swept),
		CASE(keys_tell_people_and_databases_apart),
		CASE(a_directory_of_others_is_not_used),
		CASE(one_that_was_written_is_added_to),
		CASE(without_a_directory_it_is_said),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

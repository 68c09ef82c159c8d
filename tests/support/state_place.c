/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A state directory for tests. */
#include "config.h"

#include "tests/support/state_place.h"

#include <dirent.h>
#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/mem.h"
#include "base/statefile.h"

int place_begin(void **state)
{
	struct place *place = mem_new(1, sizeof(*place));

	strcpy(place->home, "/tmp/opsdesk-state-XXXXXX");
	if (mkdtemp(place->home) == NULL)
		return -1;
	snprintf(place->directory, sizeof(place->directory), "%s/opsdesk",
		place->home);
	snprintf(place->path, sizeof(place->path), "%s/" PLACE_NAME,
		place->directory);
	setenv("XDG_STATE_HOME", place->home, 1);
	*state = place;
	return 0;
}

int place_end(void **state)
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

const char *place_names(const struct place *place, char *out, size_t size)
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

void place_assert_holds(const char *name, const char *text)
{
	struct err err;
	size_t length;
	char *bytes;

	assert_true(statefile_read(name, PLACE_LIMIT, &bytes, &length, &err));
	assert_int_equal(length, strlen(text));
	assert_string_equal(bytes, text);
	free(bytes);
}

void place_assert_not_read(const char *name, enum err_kind kind,
	const char *sentence)
{
	struct err err;
	size_t length;
	char *bytes = NULL;

	assert_false(statefile_read(name, PLACE_LIMIT, &bytes, &length, &err));
	assert_null(bytes);
	assert_int_equal(err.kind, kind);
	assert_string_equal(err.text, sentence);
}

void place_keep(const char *name, const char *text)
{
	assert_true(statefile_write(name, text, strlen(text), NULL));
}

void place_make_old(const struct place *place, const char *name, int seconds)
{
	const struct timespec then[2] = {
		{ .tv_sec = time(NULL) - seconds },
		{ .tv_sec = time(NULL) - seconds },
	};
	char path[200];

	snprintf(path, sizeof(path), "%s/%s", place->directory, name);
	assert_int_equal(utimensat(AT_FDCWD, path, then,
		AT_SYMLINK_NOFOLLOW), 0);
}

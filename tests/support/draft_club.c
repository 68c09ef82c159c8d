/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The draft on the disk, and the picture before and after. */
#include "config.h"

#include "tests/support/draft_club.h"

#include <dirent.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/clock.h"
#include "base/mem.h"
#include "tests/support/patience.h"

#define FILE_BYTES (1024 * 1024)

/* The draft's file */

static char *folder(const struct club *club)
{
	return mem_printf("%s/state/opsdesk", club->home);
}

/* The first file whose name begins and ends so, to free(); NULL: none. */
char *draft_found(const struct club *club, const char *prefix,
	const char *suffix)
{
	char *directory = folder(club), *path = NULL;
	DIR *list = opendir(directory);
	const struct dirent *entry;

	while (list && !path && (entry = readdir(list))) {
		size_t length = strlen(entry->d_name), tail = strlen(suffix);

		if (!strncmp(entry->d_name, prefix, strlen(prefix)) &&
		    length >= tail &&
		    !strcmp(entry->d_name + length - tail, suffix))
			path = mem_printf("%s/%s", directory, entry->d_name);
	}
	if (list)
		closedir(list);
	free(directory);
	return path;
}

char *draft_of(const struct club *club, const char *login)
{
	char *suffix = mem_printf("-%s.json", login);
	char *path = draft_found(club, "draft-", suffix);

	free(suffix);
	return path;
}

char *draft_content(const char *path)
{
	char *text = mem_new(FILE_BYTES, 1);
	FILE *file = path ? fopen(path, "r") : NULL;

	if (file) {
		(void)!fread(text, 1, FILE_BYTES - 1, file);
		fclose(file);
	}
	return text;
}

void draft_overwrite(const char *path, const char *text)
{
	FILE *file = fopen(path, "w");

	assert_non_null(file);
	assert_int_equal(fwrite(text, 1, strlen(text), file), strlen(text));
	assert_int_equal(fclose(file), 0);
}

/* Until it says this: a second after the last key. */
void await_saved(const struct club *club, const char *login,
	const char *wanted)
{
	int64_t end_ms = clock_ms() + PATIENCE_MS;
	bool there = false;

	while (!there && clock_ms() < end_ms) {
		char *path = draft_of(club, login), *text = draft_content(path);

		there = strstr(text, wanted) != NULL;
		free(text);
		free(path);
		if (!there)
			terminal_wait(20);
	}
	if (!there)
		fail_msg("the draft of %s does not say %s", login, wanted);
}

void assert_no_draft(const struct club *club, const char *login)
{
	char *path = draft_of(club, login);

	if (path)
		fail_msg("%s is still there", path);
}

/* Pictures */

struct picture picture_of(struct terminal *t)
{
	struct picture picture;

	await_quiet(t);
	for (int i = 0; i < PICTURE_ROWS; i++)
		terminal_row(t, i, picture.rows[i], PICTURE_ROW_SIZE);
	return picture;
}

/* But for the last line, which says that it is. */
void assert_same_picture(struct terminal *t, const struct picture *before)
{
	for (int i = 0; i < ROW_LAST; i++)
		await_row(t, i, before->rows[i]);
	await_quiet(t);
	for (int i = 0; i < ROW_LAST; i++)
		assert_row(t, i, before->rows[i]);
}

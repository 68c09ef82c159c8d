/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writing a file that is new. */
#include "config.h"

#include "base/savefile.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/statedir.h"

#define NAME_SIZE 100
#define NAMES_MAX 99

static char site_directory[512];

void savefile_into(const char *directory)
{
	snprintf(site_directory, sizeof(site_directory), "%s", directory);
}

static bool find_directory(char *path, size_t size, struct err *err)
{
	if (site_directory[0] == '\0')
		return statedir_find(path, size, err);
	snprintf(path, size, "%s", site_directory);
	return strlen(site_directory) < size ||
		err_set(err, ERR_INVALID, "the path is too long");
}

/* The first of its names that is not there yet; -1: errno says why. */
static int open_new(const char *name, char *path, size_t size)
{
	size_t used = strlen(path);

	for (int i = 1; i <= NAMES_MAX; i++) {
		char number[8] = "";
		int file;

		if (i > 1)
			snprintf(number, sizeof(number), "-%d", i);
		snprintf(path + used, size - used, "/%s%s.txt", name, number);
		file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW |
			O_CLOEXEC, 0600);
		if (file >= 0 || errno != EEXIST)
			return file;
	}
	return -1;
}

bool savefile_write(const char *name, const char *text, char *path, size_t size,
	struct err *err)
{
	int file, why;
	bool written;

	if (!statedir_check_name(name, NAME_SIZE, err) ||
	    !find_directory(path, size, err))
		return false;
	if (strlen(path) + strlen(name) + sizeof("/-99.txt") > size)
		return err_set(err, ERR_INVALID, "the path is too long");
	file = open_new(name, path, size);
	if (file < 0)
		return err_set(err, ERR_INVALID, "%s: %s", path,
			strerror(errno));
	written = statedir_write(file, text, strlen(text));
	why = errno;
	/* Closed is closed, also where that tells of a failed write. */
	if (close(file) != 0 && written) {
		written = false;
		why = errno;
	}
	if (written)
		return true;
	unlink(path);
	return err_set(err, ERR_INVALID, "%s: %s", path, strerror(why));
}

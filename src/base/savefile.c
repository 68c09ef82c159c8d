/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writing a file that is new. */
#include "config.h"

#include "base/savefile.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/text.h"

#define NAME_SIZE 100

static bool
check_name(const char *name, struct err *err)
{
	if (name[0] == '\0' || name[0] == '.' || name[0] == '-' ||
	    strchr(name, '/') != NULL)
		return err_set(err, ERR_INVALID, "a file name without a "
			"directory and without a dot before it");
	if (strlen(name) >= NAME_SIZE)
		return err_set(err, ERR_INVALID,
			"that file name is too long");
	if (!text_is_clean(name))
		return err_set(err, ERR_INVALID,
			"that file name has characters that cannot be shown");
	return true;
}

/* Makes every directory of the path that is not there, for its owner alone. */
static bool
make_directories(char *path, struct err *err)
{
	for (char *at = path + 1; ; at++) {
		char was = *at;

		if (was != '/' && was != '\0')
			continue;
		*at = '\0';
		if (mkdir(path, 0700) != 0 && errno != EEXIST) {
			err_set(err, ERR_INVALID, "%s: %s", path,
				strerror(errno));
			*at = was;
			return false;
		}
		*at = was;
		if (was == '\0')
			return true;
	}
}

static bool
find_directory(char *path, size_t size, struct err *err)
{
	const char *state = getenv("XDG_STATE_HOME");
	const char *home = getenv("HOME");
	int length;

	if (state != NULL && state[0] == '/')
		length = snprintf(path, size, "%s/opsdesk", state);
	else if (home != NULL && home[0] == '/')
		length = snprintf(path, size, "%s/.local/state/opsdesk", home);
	else
		return err_set(err, ERR_INVALID,
			"neither XDG_STATE_HOME nor HOME says where to");
	if (length < 0 || (size_t)length >= size)
		return err_set(err, ERR_INVALID,
			"the path of the directory is too long");
	return make_directories(path, err);
}

static bool
write_all(int file, const char *text)
{
	size_t left = strlen(text);

	while (left > 0) {
		ssize_t written = write(file, text, left);

		if (written < 0 && errno == EINTR)
			continue;
		if (written < 0)
			return false;
		text += written;
		left -= (size_t)written;
	}
	return fsync(file) == 0;
}

bool
savefile_write(const char *name, const char *text, char *path, size_t size,
	struct err *err)
{
	size_t used;
	int file, why;

	if (!check_name(name, err) || !find_directory(path, size, err))
		return false;
	used = strlen(path);
	if (used + strlen(name) + 2 > size)
		return err_set(err, ERR_INVALID, "the path is too long");
	snprintf(path + used, size - used, "/%s", name);
	file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC,
		0600);
	if (file < 0 && errno == EEXIST)
		return err_set(err, ERR_CONFLICT, "%s is there already and is "
			"not written over: take another name", path);
	if (file < 0)
		return err_set(err, ERR_INVALID, "%s: %s", path,
			strerror(errno));
	if (write_all(file, text) && close(file) == 0)
		return true;
	why = errno;
	close(file);
	unlink(path);
	return err_set(err, ERR_INVALID, "%s: %s", path, strerror(why));
}

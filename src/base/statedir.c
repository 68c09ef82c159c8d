/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finding and making the directory, and writing to the end. */
#include "config.h"

#include "base/statedir.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/text.h"

static bool make_directories(char *path, struct err *err)
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

bool statedir_where(char *path, size_t size, struct err *err)
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
	return true;
}

bool statedir_find(char *path, size_t size, struct err *err)
{
	return statedir_where(path, size, err) && make_directories(path, err);
}

bool statedir_check_name(const char *name, size_t limit, struct err *err)
{
	if (name[0] == '\0' || name[0] == '.' || name[0] == '-' ||
	    strchr(name, '/') != NULL)
		return err_set(err, ERR_INVALID, "a file name without a "
			"directory and without a dot before it");
	if (strlen(name) >= limit)
		return err_set(err, ERR_INVALID,
			"that file name is too long");
	if (!text_is_clean(name))
		return err_set(err, ERR_INVALID,
			"that file name has characters that cannot be shown");
	return true;
}

bool statedir_put(int file, const char *bytes, size_t length)
{
	while (length > 0) {
		ssize_t written = write(file, bytes, length);

		if (written < 0 && errno == EINTR)
			continue;
		if (written < 0)
			return false;
		bytes += written;
		length -= (size_t)written;
	}
	return true;
}

bool statedir_write(int file, const char *bytes, size_t length)
{
	return statedir_put(file, bytes, length) && fsync(file) == 0;
}

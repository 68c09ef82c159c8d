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

bool
savefile_write(const char *name, const char *text, char *path, size_t size,
	struct err *err)
{
	size_t used;
	int file, why;

	if (!statedir_check_name(name, NAME_SIZE, err) ||
	    !statedir_find(path, size, err))
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
	if (statedir_write(file, text, strlen(text)) && close(file) == 0)
		return true;
	why = errno;
	close(file);
	unlink(path);
	return err_set(err, ERR_INVALID, "%s: %s", path, strerror(why));
}

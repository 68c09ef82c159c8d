/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Replacing, reading and clearing away files of the program's own. */
#include "config.h"

#include "base/statefile.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/statedir.h"

#define PATH_SIZE 1024
#define ASIDE ".aside"
#define OTHER_NAME_SIZE (STATEFILE_NAME_SIZE + 40)

/* Names */

static size_t put_plain(char *key, size_t used, const char *text)
{
	for (; *text != '\0' && used < STATEFILE_KEY_SIZE - 1; text++) {
		unsigned char c = (unsigned char)*text;
		bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
			(c >= '0' && c <= '9') || c == '_' || c == '-';

		used += (size_t)snprintf(key + used, STATEFILE_KEY_SIZE - used,
			plain ? "%c" : "%%%02X", c);
	}
	return used;
}

/* FNV-1a: only two names that are cut alike must differ. */
static uint64_t number_of(const char *text, uint64_t number)
{
	for (; *text != '\0'; text++)
		number = (number ^ (unsigned char)*text) * 0x100000001b3;
	return number;
}

void statefile_key(const char *database, const char *login,
	char key[STATEFILE_KEY_SIZE])
{
	uint64_t number = number_of(database, 0xcbf29ce484222325);
	size_t used = put_plain(key, 0, database);

	if (used < STATEFILE_KEY_SIZE - 1)
		used = put_plain(key, used, "-");
	if (used < STATEFILE_KEY_SIZE - 1)
		used = put_plain(key, used, login);
	if (used < STATEFILE_KEY_SIZE - 1)
		return;
	number = number_of(login, number_of("-", number));
	snprintf(key + STATEFILE_KEY_SIZE - 18, 18, "-%016" PRIx64, number);
}

/* The directory */

static bool failed(struct err *err, const char *name)
{
	return err_set(err, errno == ENOENT ? ERR_MISSING :
		errno == ELOOP ? ERR_DENIED : ERR_INVALID, "%s: %s", name,
		errno == ELOOP ? "this is a link" : strerror(errno));
}

/* Whoever may write there can put files of one's own in another one's place.
 * Why comes first: a path is long, the last line is short. */
static bool check_directory(int directory, const char *path, struct err *err)
{
	struct stat facts;

	if (fstat(directory, &facts) != 0)
		return failed(err, path);
	if (facts.st_uid != geteuid())
		return err_set(err, ERR_DENIED, "somebody else owns %s", path);
	if ((facts.st_mode & 022) != 0)
		return err_set(err, ERR_DENIED, "others can write to %s", path);
	return true;
}

/* Only who writes makes it. */
static bool open_directory(const char *name, bool writes, int *directory,
	struct err *err)
{
	char path[PATH_SIZE];

	if (!statedir_check_name(name, STATEFILE_NAME_SIZE, err) ||
	    !(writes ? statedir_find : statedir_where)(path, sizeof(path), err))
		return false;
	*directory = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (*directory < 0)
		return failed(err, errno == ENOENT ? name : path);
	if (check_directory(*directory, path, err))
		return true;
	close(*directory);
	return false;
}

/* Writing */

/* Why first: there may be room for no more. */
static bool not_written(struct err *err, const char *name)
{
	return err_set(err, ERR_INVALID, "%s (%s)", strerror(errno), name);
}

/* How bytes get into a file: statedir_write() or statedir_put(). */
typedef bool writer_fn(int file, const char *bytes, size_t length);

static bool write_new(int directory, const char *name, const char *bytes,
	size_t length, writer_fn *writer)
{
	int file = openat(directory, name, O_WRONLY | O_CREAT | O_EXCL |
		O_NOFOLLOW | O_CLOEXEC, 0600);
	bool written;
	int why;

	if (file < 0)
		return false;
	written = writer(file, bytes, length);
	why = errno;
	if (close(file) == 0 && written)
		return true;
	errno = written ? errno : why;
	return false;
}

/* A name of this process alone: two that replace one file at the same moment do
 * not write into each other's. */
static bool replace(int directory, const char *name, const char *bytes,
	size_t length, writer_fn *writer)
{
	char half[OTHER_NAME_SIZE];
	int why;

	snprintf(half, sizeof(half), ".%s.%ld", name, (long)getpid());
	if (unlinkat(directory, half, 0) != 0 && errno != ENOENT)
		return false;
	if (write_new(directory, half, bytes, length, writer) &&
	    renameat(directory, half, directory, name) == 0)
		return writer == statedir_put || fsync(directory) == 0;
	why = errno;
	unlinkat(directory, half, 0);
	errno = why;
	return false;
}

static bool write_file(const char *name, const char *bytes, size_t length,
	writer_fn *writer, struct err *err)
{
	int directory;
	bool done;

	if (!open_directory(name, true, &directory, err))
		return false;
	done = replace(directory, name, bytes, length, writer) ||
		not_written(err, name);
	close(directory);
	return done;
}

bool statefile_write(const char *name, const char *bytes, size_t length,
	struct err *err)
{
	return write_file(name, bytes, length, statedir_write, err);
}

bool statefile_write_soon(const char *name, const char *bytes, size_t length,
	struct err *err)
{
	return write_file(name, bytes, length, statedir_put, err);
}

bool statefile_open(const char *name, int *file, struct err *err)
{
	int directory;

	if (!open_directory(name, true, &directory, err))
		return false;
	*file = openat(directory, name, O_WRONLY | O_APPEND | O_NOFOLLOW |
		O_CLOEXEC);
	if (*file < 0)
		not_written(err, name);
	close(directory);
	return *file >= 0;
}

/* Reading */

static bool check_private(int file, const char *name, struct stat *facts,
	struct err *err)
{
	if (fstat(file, facts) != 0)
		return failed(err, name);
	if (!S_ISREG(facts->st_mode))
		return err_set(err, ERR_DENIED, "%s is no plain file", name);
	if (facts->st_uid != geteuid())
		return err_set(err, ERR_DENIED, "%s is somebody else's", name);
	if ((facts->st_mode & 077) != 0)
		return err_set(err, ERR_DENIED, "%s can be read by others",
			name);
	return true;
}

/* O_NONBLOCK: a pipe of that name must not be waited for. */
static bool open_private(const char *name, int *file, struct stat *facts,
	struct err *err)
{
	int directory;

	if (!open_directory(name, false, &directory, err))
		return false;
	*file = openat(directory, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK |
		O_CLOEXEC);
	if (*file < 0)
		failed(err, name);
	close(directory);
	if (*file < 0)
		return false;
	if (check_private(*file, name, facts, err))
		return true;
	close(*file);
	return false;
}

/* What is there now, whatever its size was a moment ago. */
static ssize_t read_all(int file, char *bytes, size_t room)
{
	size_t used = 0;

	while (used < room) {
		ssize_t got = read(file, bytes + used, room - used);

		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0)
			return -1;
		if (got == 0)
			break;
		used += (size_t)got;
	}
	return (ssize_t)used;
}

bool statefile_read(const char *name, size_t limit, char **bytes,
	size_t *length, struct err *err)
{
	struct stat facts;
	size_t room;
	ssize_t got;
	char *all;
	int file;

	if (!open_private(name, &file, &facts, err))
		return false;
	if (facts.st_size < 0 || (uintmax_t)facts.st_size > limit) {
		close(file);
		return err_set(err, ERR_INVALID, "%s is too long", name);
	}
	room = (size_t)facts.st_size;
	all = mem_new(room + 1, 1);
	got = read_all(file, all, room);
	if (got < 0) {
		failed(err, name);
		free(all);
	} else {
		*bytes = all;
		*length = (size_t)got;
	}
	close(file);
	return got >= 0;
}

static int64_t age_of(const struct stat *facts)
{
	int64_t age = (int64_t)time(NULL) - (int64_t)facts->st_mtime;

	return age > 0 ? age : 0;
}

bool statefile_age(const char *name, int64_t *seconds, struct err *err)
{
	struct stat facts;
	int file;

	if (!open_private(name, &file, &facts, err))
		return false;
	close(file);
	*seconds = age_of(&facts);
	return true;
}

/* Clearing away */

bool statefile_place(struct err *err)
{
	int directory;

	if (!open_directory("any", false, &directory, err))
		return false;
	close(directory);
	return true;
}

bool statefile_remove(const char *name, struct err *err)
{
	struct err why;
	int directory;
	bool done;

	if (!open_directory(name, false, &directory, &why))
		return why.kind == ERR_MISSING ||
			err_set(err, why.kind, "%s", why.text);
	done = unlinkat(directory, name, 0) == 0 || errno == ENOENT ||
		failed(err, name);
	close(directory);
	return done;
}

bool statefile_set_aside(const char *name, struct err *err)
{
	char aside[OTHER_NAME_SIZE];
	int directory;
	bool done;

	if (!open_directory(name, false, &directory, err))
		return false;
	snprintf(aside, sizeof(aside), "%s" ASIDE, name);
	done = renameat(directory, name, directory, aside) == 0 ||
		failed(err, name);
	close(directory);
	return done;
}

/* A half-written one has a dot before its name. */
static bool is_swept(int directory, const char *name, const char *prefix,
	int64_t older)
{
	const char *begin = name[0] == '.' ? name + 1 : name;
	struct stat facts;

	if (strncmp(begin, prefix, strlen(prefix)) != 0)
		return false;
	return fstatat(directory, name, &facts, AT_SYMLINK_NOFOLLOW) == 0 &&
		S_ISREG(facts.st_mode) && facts.st_uid == geteuid() &&
		age_of(&facts) > older;
}

void statefile_sweep(const char *prefix, int64_t older_than_s)
{
	const struct dirent *entry;
	int directory;
	DIR *list;

	if (!open_directory(prefix, false, &directory, NULL))
		return;
	list = fdopendir(directory);
	if (list == NULL) {
		close(directory);
		return;
	}
	while ((entry = readdir(list)) != NULL)
		if (is_swept(directory, entry->d_name, prefix, older_than_s))
			unlinkat(directory, entry->d_name, 0);
	closedir(list);
}

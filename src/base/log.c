/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The program's log file. */
#include "config.h"

#include "base/log.h"

#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/text.h"

#define LINE_SIZE 2048

static int log_fd = -1;

bool log_open(const char *path, struct err *err)
{
	/* O_NONBLOCK: a fifo that nobody reads must not hold the program. */
	const int flags = O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC
		| O_NOFOLLOW | O_NONBLOCK | O_NOCTTY;
	struct stat status;
	int fd = open(path, flags, 0600);

	if (fd < 0)
		return err_set(err, ERR_INVALID, "cannot write the log %s: %s",
			path, strerror(errno));
	if (fstat(fd, &status) != 0 || !S_ISREG(status.st_mode)) {
		close(fd);
		return err_set(err, ERR_INVALID,
			"cannot write the log %s: not a plain file", path);
	}
	log_close();
	log_fd = fd;
	return true;
}

void log_close(void)
{
	if (log_fd >= 0)
		close(log_fd);
	log_fd = -1;
}

/* Whole clusters only, so that the line stays valid UTF-8.  A line break of
 * the text becomes " | ": one event stays one line. */
static size_t append_clean(char *line, size_t used, const char *text)
{
	struct text_cluster cluster;
	size_t step;

	for (; (step = text_next(text, &cluster)) > 0; text += step) {
		const char *bytes = *text == '\n' ? " | " : cluster.bytes;
		size_t length = strlen(bytes);

		if (*text == '\n' && text[1] == '\0')
			break;
		if (used + length + 2 > LINE_SIZE)
			break;
		memcpy(line + used, bytes, length);
		used += length;
	}
	return used;
}

void log_line(const char *format, ...)
{
	char text[LINE_SIZE], line[LINE_SIZE];
	struct timespec now;
	struct tm utc;
	va_list arguments;
	size_t used;
	ssize_t written;

	if (log_fd < 0)
		return;
	va_start(arguments, format);
	if (vsnprintf(text, sizeof(text), format, arguments) < 0)
		text[0] = '\0';
	va_end(arguments);

	clock_gettime(CLOCK_REALTIME, &now);
	gmtime_r(&now.tv_sec, &utc);
	used = strftime(line, sizeof(line), "%Y-%m-%dT%H:%M:%S", &utc);
	used += (size_t)snprintf(line + used, sizeof(line) - used,
		".%03ldZ [%ld] ", now.tv_nsec / 1000000, (long)getpid());
	used = append_clean(line, used, text);
	line[used++] = '\n';

	/* One write, so that the lines of several consoles do not mix.  A full
	 * disk must not stop a check-in: the line is lost. */
	written = write(log_fd, line, used);
	(void)written;
}

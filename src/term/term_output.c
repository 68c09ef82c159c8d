/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Frames in memory, and the line that takes them when it can. */
#include "config.h"

#include "term/term_output.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdint.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "base/clock.h"

#define CHUNK 4096

bool term_output_divert(int fd)
{
	int memory = memfd_create("opsdesk-frames", MFD_CLOEXEC);
	bool done;

	if (memory < 0)
		return false;
	done = dup3(memory, fd, O_CLOEXEC) == fd;
	close(memory);
	return done;
}

void term_output_add(struct term_output *output, const char *bytes)
{
	ssize_t written = write(output->frames, bytes, strlen(bytes));

	/* Memory is full: the picture is lost, the work is not. */
	(void)written;
}

/* The next frame is written over this one: cheaper than to truncate. */
static void forget(struct term_output *output)
{
	lseek(output->frames, 0, SEEK_SET);
	output->sent = 0;
}

bool term_output_send(struct term_output *output)
{
	off_t end = lseek(output->frames, 0, SEEK_CUR);
	char chunk[CHUNK];
	ssize_t count, written;

	while (output->sent < end) {
		size_t left = (size_t)(end - output->sent);

		count = pread(output->frames, chunk,
			left < sizeof(chunk) ? left : sizeof(chunk),
			output->sent);
		if (count <= 0)
			break;
		written = write(output->tty, chunk, (size_t)count);
		if (written >= 0) {
			output->sent += written;
		} else if (errno == EAGAIN) {
			output->stalled = true;
			return false;
		} else if (errno != EINTR) {
			break;	/* hung up: poll() tells the loop */
		}
	}
	output->stalled = false;
	if (end > 0)
		forget(output);
	return true;
}

void term_output_finish(struct term_output *output, int timeout_ms)
{
	int64_t end_ms = clock_ms() + timeout_ms;
	struct pollfd line = { .fd = output->tty, .events = POLLOUT };
	int64_t left_ms;

	while (!term_output_send(output)) {
		left_ms = end_ms - clock_ms();
		if (left_ms <= 0 || poll(&line, 1, (int)left_ms) == 0)
			return;
	}
}

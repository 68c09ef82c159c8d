/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What goes over the line between the program and the terminal. */
#include "config.h"

#include "tests/support/terminal_private.h"

#include <inttypes.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/mem.h"

#define END_MS 10000
#define CARRY_MS 2000
#define TERMINALS_MAX 32

struct terminal *terminal_all;

static int64_t now_us(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (int64_t)now.tv_sec * 1000000 + now.tv_nsec / 1000;
}

static void keep_written(struct terminal *terminal, const char *bytes,
	size_t length)
{
	for (size_t i = 0; i < length; i++)
		terminal->written[(terminal->bytes + i) % WRITTEN_MAX] =
			bytes[i];
	terminal->bytes += length;
	terminal->last_change_ms = clock_ms();
	terminal->last_output_us = now_us();
}

static void read_terminal(struct terminal *terminal)
{
	char bytes[8192];
	ssize_t length;

	while (!terminal->is_cut && !terminal->is_stalled
	       && (length = read(terminal->master, bytes, sizeof bytes)) > 0) {
		keep_written(terminal, bytes, (size_t)length);
		vterm_input_write(terminal->vt, bytes, (size_t)length);
		terminal_answer(terminal);
	}
}

static void note_end(struct terminal *terminal)
{
	if (terminal->has_ended
	    || waitpid(terminal->pid, &terminal->status, WNOHANG)
		    != terminal->pid)
		return;
	terminal->has_ended = true;
	read_terminal(terminal);
}

void terminal_wait(int timeout_ms)
{
	struct pollfd polled[2 * TERMINALS_MAX];
	nfds_t count = 0;

	for (struct terminal *t = terminal_all;
	     t != NULL && count + 2 <= ARRAY_LEN(polled); t = t->next) {
		if (!t->is_cut && !t->is_stalled)
			polled[count++] = (struct pollfd){
				.fd = t->master, .events = POLLIN };
		if (!t->has_ended)
			polled[count++] = (struct pollfd){
				.fd = t->pid_fd, .events = POLLIN };
	}
	poll(polled, count, timeout_ms);
	for (struct terminal *t = terminal_all; t != NULL; t = t->next) {
		read_terminal(t);
		note_end(t);
	}
}

void terminal_pump(struct terminal *terminal)
{
	read_terminal(terminal);
}

/* What the program has read from everywhere; -1 where the kernel does not tell. */
static int64_t bytes_read(const struct terminal *terminal)
{
	char *path = mem_printf("/proc/%d/io", (int)terminal->pid);
	FILE *file = fopen(path, "r");
	int64_t count = -1;

	free(path);
	if (file == NULL)
		return -1;
	if (fscanf(file, "rchar: %" SCNd64, &count) != 1)
		count = -1;
	fclose(file);
	return count;
}

static bool is_queue_empty(const struct terminal *terminal)
{
	int waiting = 0;

	return ioctl(terminal->slave, FIONREAD, &waiting) != 0 || waiting == 0;
}

/* On a busy machine the kernel takes its time to carry bytes from one end of a
 * pseudo-terminal to the other: until then the queue is empty as well.  Keys
 * that are signals or are thrown away are never read, so this has an end. */
bool terminal_has_read_all(const struct terminal *terminal)
{
	int64_t now;

	if (!is_queue_empty(terminal))
		return false;
	if (terminal->sent == 0 || terminal->read_before < 0
	    || clock_ms() - terminal->last_change_ms > CARRY_MS)
		return true;
	now = bytes_read(terminal);
	return now < 0 || now - terminal->read_before >= terminal->sent;
}

bool terminal_is_asleep(const struct terminal *terminal)
{
	char *path = mem_printf("/proc/%d/stat", (int)terminal->pid);
	FILE *file = fopen(path, "r");
	char text[512];
	const char *name_end = NULL;

	free(path);
	if (file == NULL)
		return true;
	if (fgets(text, sizeof text, file) != NULL)
		name_end = strrchr(text, ')');
	fclose(file);
	return name_end != NULL && name_end[1] == ' ' && name_end[2] == 'S';
}

static void note_sending(struct terminal *terminal)
{
	if (!terminal_has_read_all(terminal))
		return;
	terminal->sent = 0;
	terminal->read_before = bytes_read(terminal);
}

void terminal_send(struct terminal *terminal, const char *bytes,
	size_t length)
{
	int64_t end_ms = clock_ms() + END_MS;
	ssize_t written;

	note_sending(terminal);
	/* Never blocking: the program may be stuck in writing to us. */
	while (length > 0 && !terminal->has_ended && clock_ms() < end_ms) {
		written = write(terminal->master, bytes, length);
		terminal->last_change_ms = clock_ms();
		if (written > 0) {
			bytes += written;
			length -= (size_t)written;
			terminal->sent += written;
		} else {
			terminal_wait(10);
		}
	}
}

void terminal_answer(struct terminal *terminal)
{
	size_t length = terminal->answers_used;
	char answers[sizeof terminal->answers];

	memcpy(answers, terminal->answers, length);
	terminal->answers_used = 0;
	terminal_send(terminal, answers, length);
}

void terminal_stall(struct terminal *terminal, bool stalled)
{
	terminal->is_stalled = stalled;
}

void terminal_hang_up(struct terminal *terminal)
{
	if (terminal->is_cut)
		return;
	terminal->is_cut = true;
	close(terminal->master);
}

void terminal_signal(struct terminal *terminal, int signal)
{
	terminal->last_change_ms = clock_ms();
	if (!terminal->has_ended)
		kill(terminal->pid, signal);
}

void terminal_resize(struct terminal *terminal, int cols, int rows)
{
	struct winsize size = {
		.ws_row = (unsigned short)rows, .ws_col = (unsigned short)cols,
	};

	terminal->last_change_ms = clock_ms();
	terminal->rows = rows;
	terminal->cols = cols;
	vterm_set_size(terminal->vt, rows, cols);
	ioctl(terminal->master, TIOCSWINSZ, &size);
}

size_t terminal_bytes(const struct terminal *terminal)
{
	return terminal->bytes;
}

const char *terminal_written(const struct terminal *terminal, size_t *length)
{
	size_t kept = terminal->bytes < WRITTEN_MAX ? terminal->bytes
						    : WRITTEN_MAX;
	size_t start = terminal->bytes - kept;

	for (size_t i = 0; i < kept; i++)
		terminal->unrolled[i] =
			terminal->written[(start + i) % WRITTEN_MAX];
	*length = kept;
	return terminal->unrolled;
}

int64_t terminal_last_output_us(const struct terminal *terminal)
{
	return terminal->last_output_us;
}

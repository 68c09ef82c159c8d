/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What goes over the line between the program and the terminal. */
#include "config.h"

#include "tests/support/terminal_private.h"

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
#include "tests/support/patience.h"

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
	terminal_disturbed(terminal);
	terminal->last_output_us = now_us();
}

/* How many bytes at the end begin a character whose rest is still to come. */
static size_t begun_at_end(const char *bytes, size_t length)
{
	for (size_t back = 1; back <= length && back < CHARACTER_MAX; back++) {
		unsigned char byte = (unsigned char)bytes[length - back];
		size_t size = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;

		if (byte < 0x80)
			return 0;
		if (byte >= 0xc0)
			return size > back ? back : 0;
	}
	return 0;
}

/* Whole characters only: behind ASCII in the same piece, libvterm 0.3 decodes
 * the two parts of one apart, and shows U+FFFD. */
static void read_terminal(struct terminal *terminal)
{
	char bytes[8192];
	size_t begun;
	ssize_t length;

	while (!terminal->is_cut && !terminal->is_stalled) {
		begun = terminal->begun_length;
		memcpy(bytes, terminal->begun, begun);
		length = read(terminal->master, bytes + begun,
			sizeof(bytes) - begun);
		if (length <= 0)
			break;
		keep_written(terminal, bytes + begun, (size_t)length);
		length += (ssize_t)begun;
		begun = begun_at_end(bytes, (size_t)length);
		memcpy(terminal->begun, bytes + length - begun, begun);
		terminal->begun_length = begun;
		vterm_input_write(terminal->vt, bytes, (size_t)length - begun);
		terminal_answer(terminal);
	}
}

static void note_end(struct terminal *terminal)
{
	if (terminal->has_ended ||
	    waitpid(terminal->pid, &terminal->status, WNOHANG)
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

/* The kernel carries bytes across a pseudo-terminal when it finds the time, and
 * until then the queue is empty as well; asking by poll() has them carried. */
static bool has_read_all(const struct terminal *terminal)
{
	struct pollfd polled = { .fd = terminal->slave, .events = POLLIN };
	int waiting = 0;

	poll(&polled, 1, 0);
	return ioctl(terminal->slave, FIONREAD, &waiting) != 0 || waiting == 0;
}

/* In the kernel's own words: S is asleep, waiting for the next event. */
static bool is_asleep(const struct terminal *terminal)
{
	char *path = mem_printf("/proc/%d/stat", (int)terminal->pid);
	FILE *file = fopen(path, "r");
	char text[512];
	const char *name_end = NULL;

	free(path);
	if (file == NULL)
		return true;
	if (fgets(text, sizeof(text), file) != NULL)
		name_end = strrchr(text, ')');
	fclose(file);
	return name_end != NULL && name_end[1] == ' ' && name_end[2] == 'S';
}

/* Once it sleeps, all that it had to say is on the line: what is read then ends
 * the rest.  The silence is counted from a look, not from the last byte; we may
 * ourselves have been kept from looking. */
bool terminal_rests(struct terminal *terminal, int64_t for_ms)
{
	if (!has_read_all(terminal) || !is_asleep(terminal)) {
		terminal_disturbed(terminal);
		return false;
	}
	if (terminal->resting_since_ms < 0)
		terminal->resting_since_ms = clock_ms();
	terminal_wait(0);
	return terminal->resting_since_ms >= 0 &&
		clock_ms() - terminal->resting_since_ms >= for_ms;
}

void terminal_disturbed(struct terminal *terminal)
{
	terminal->resting_since_ms = -1;
}

void terminal_send(struct terminal *terminal, const char *bytes,
	size_t length)
{
	int64_t end_ms = clock_ms() + PATIENCE_MS;
	ssize_t written;

	/* Never blocking: the program may be stuck in writing to us. */
	while (length > 0 && !terminal->has_ended && clock_ms() < end_ms) {
		written = write(terminal->master, bytes, length);
		terminal_disturbed(terminal);
		if (written > 0) {
			bytes += written;
			length -= (size_t)written;
		} else {
			terminal_wait(10);
		}
	}
}

void terminal_answer(struct terminal *terminal)
{
	size_t length = terminal->answers_used;
	char answers[sizeof(terminal->answers)];

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
	terminal_disturbed(terminal);
	if (!terminal->has_ended)
		kill(terminal->pid, signal);
}

void terminal_resize(struct terminal *terminal, int cols, int rows)
{
	struct winsize size = {
		.ws_row = (unsigned short)rows, .ws_col = (unsigned short)cols,
	};

	terminal_disturbed(terminal);
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

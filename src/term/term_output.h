/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The way out to the terminal.  ncurses writes to what it takes for the
 * terminal, a file in memory; from there the bytes go to the line without ever
 * waiting for it.  ncurses itself would sit in write() for as long as the line
 * is stalled, or spin if the line were made non-blocking under it (its flush
 * repeats on EAGAIN: seen in 6.4). */
#ifndef OPSDESK_TERM_TERM_OUTPUT_H
#define OPSDESK_TERM_TERM_OUTPUT_H

#include <stdbool.h>
#include <sys/types.h>

struct term_output {
	int tty;		/* borrowed; non-blocking */
	int frames;		/* borrowed; the file in memory, its position
				   the end of what is to be sent */
	off_t sent;		/* so much of it has gone out */
	bool stalled;		/* the line takes no more for now */
};

/* Puts the memory file in the place of descriptor fd, which it closes. */
bool term_output_divert(int fd);

/* Bytes of our own, after those that are there. */
void term_output_add(struct term_output *output, const char *bytes);

/* Sends what the line takes; true when nothing is left. */
bool term_output_send(struct term_output *output);

/* The same for the last time: waits for a slow line, but not for long. */
void term_output_finish(struct term_output *output, int timeout_ms);

#endif

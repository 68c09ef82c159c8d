/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How far a long command is, on standard error: on a terminal one line that is
 * written over, with a bar and the time that is left; elsewhere a line for each
 * step. */
#ifndef OPSDESK_PROGRESS_H
#define OPSDESK_PROGRESS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Begins as { .began_ms = clock_ms() }. */
struct progress {
	int64_t began_ms;	/* when the count towards total began */
	int began_done, total;
	char step[64];		/* what was said last */
	bool is_open;		/* a line that has no end yet */
};

/* A migrate_progress_fn; context is the struct progress. */
void progress_show(void *context, const char *step, int done, int total);

/* Ends the line that was written over. */
void progress_end(struct progress *progress);

/* The line itself, of at most width characters: what is done since elapsed_ms
 * tells how long the rest will take. */
void progress_line(char *line, size_t size, int width, const char *step,
	int done, int total, int since_done, int64_t elapsed_ms);

#endif

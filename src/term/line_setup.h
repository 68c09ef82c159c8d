/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How readline is set up once: its hooks, its variables, what is taken out of
 * its keymaps, and the sequence that leaves a line from within any of its
 * states. */
#ifndef OPSDESK_TERM_LINE_SETUP_H
#define OPSDESK_TERM_LINE_SETUP_H

#include <stdio.h>

/* Bytes that make readline leave the line by its own way out, after having
 * called cancelled. */
#define LINE_LEAVE "\033[99~"

struct line_hooks {
	int (*read)(FILE *unused);	/* next byte, EOF when there is none */
	int (*has_input)(void);
	char **(*complete)(const char *word, int start, int end);
	void (*show)(char **matches, int count, int widest);
	void (*cancelled)(void);
};

/* Does it at the first call, nothing after that. */
void line_setup(const struct line_hooks *hooks);

#endif

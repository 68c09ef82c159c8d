/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The console: wires terminal, shell, store and connection to the one loop. */
#ifndef OPSDESK_CONSOLE_H
#define OPSDESK_CONSOLE_H

struct options;

/* Runs until the operator leaves, the line is hung up, or starting is not
 * possible; returns the exit code (options.h). */
int console_run(const struct options *options);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The end of the program when an invariant is broken or memory is gone.
 * The terminal is restored first, then the sentence goes to standard error and
 * the log, and the program exits with 70 (contracts.md, exit codes). */
#ifndef OPSDESK_BASE_FATAL_H
#define OPSDESK_BASE_FATAL_H

#include "base/err.h"

/* restore is called once before anything is written; NULL takes it back. */
void fatal_on_exit(void (*restore)(void));

_Noreturn void fatal(const char *format, ...) PRINTF_LIKE(1, 2);

#endif

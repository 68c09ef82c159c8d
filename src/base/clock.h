/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The monotonic clock of timers and ages.  Rules and the clock on line 1 use
 * the database's time (database.md 8), never this machine's. */
#ifndef OPSDESK_BASE_CLOCK_H
#define OPSDESK_BASE_CLOCK_H

#include <stdint.h>

/* Milliseconds since some fixed moment; never goes back. */
int64_t clock_ms(void);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How long to wait before trying again: twice as long after each failure, up to
 * a limit, and never all at once, since every console of a club loses its
 * server at the same moment. */
#ifndef OPSDESK_IO_BACKOFF_H
#define OPSDESK_IO_BACKOFF_H

#include <stdint.h>

#define BACKOFF_FIRST_MS 100
#define BACKOFF_LONGEST_MS 2000

/* Zeroed is the beginning. */
struct backoff {
	int failures;
};

/* The wait after one more failure: a quarter more or less than its turn's.
 * chance is any number; nothing but the spread depends on it. */
int backoff_next_ms(struct backoff *backoff, uint32_t chance);

/* The wait after the loss of a line that had held: short, and spread. */
int backoff_first_ms(struct backoff *backoff, uint32_t chance);

/* base_ms, a quarter more or less. */
int backoff_about_ms(int base_ms, uint32_t chance);

#endif

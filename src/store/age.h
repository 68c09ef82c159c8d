/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How old what stands on the screen may be. */
#ifndef OPSDESK_STORE_AGE_H
#define OPSDESK_STORE_AGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "store/store.h"

/* The venue's minute in which the server was heard last; 0 before its first
 * word. */
wall_minute age_last_heard(const struct store *store);

/* "offline since 14:05, the data is 3 min old": the age from a minute on. */
void age_sentence(const struct store *store, char *out, size_t size);

/* A line that went, and whose return may have to be told; zeroed: it is there,
 * and nothing was told yet. */
struct outage {
	int64_t since_ms, told_ms;
};

/* It is gone, or still is. */
void outage_begin(struct outage *outage);

/* It is back: "connected again after 2 min".  false: there is nothing to tell,
 * since it had not gone, or comes and goes and was told of less than a minute
 * ago. */
bool outage_end(struct outage *outage, char *out, size_t size);

#endif

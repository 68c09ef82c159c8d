/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How old what stands on the screen may be. */
#ifndef OPSDESK_STORE_AGE_H
#define OPSDESK_STORE_AGE_H

#include <stddef.h>

#include "store/store.h"

/* The venue's minute in which the server was heard last; 0 before its first
 * word. */
wall_minute age_last_heard(const struct store *store);

/* "offline since 14:05, the data is 3 min old": the age from a minute on. */
void age_sentence(const struct store *store, char *out, size_t size);

#endif

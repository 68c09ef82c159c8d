/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A state directory that a test has for itself, and what it says of the files
 * in it. */
#ifndef OPSDESK_TESTS_STATE_PLACE_H
#define OPSDESK_TESTS_STATE_PLACE_H

#include <stddef.h>

#include "base/err.h"

#define PLACE_NAME "draft-1-ana.json"
#define PLACE_LIMIT 4096

struct place {
	char home[64];			/* what XDG_STATE_HOME says */
	char directory[96];
	char path[160];			/* of PLACE_NAME */
};

/* For cmocka: state is the place; its directory is not made yet. */
int place_begin(void **state);
int place_end(void **state);

/* The names in the directory, in the order of the alphabet, for one look. */
const char *place_names(const struct place *place, char *out, size_t size);

/* Writes it; fails unless that works. */
void place_keep(const char *name, const char *text);

/* As if it had been written so many seconds ago; of a link, the link itself. */
void place_make_old(const struct place *place, const char *name, int seconds);

void place_assert_holds(const char *name, const char *text);
void place_assert_not_read(const char *name, enum err_kind kind,
	const char *sentence);

#endif

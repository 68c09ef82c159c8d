/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The program's own directory, $XDG_STATE_HOME/opsdesk (~/.local/state by
 * default), and what both kinds of file in it need: those that somebody asked
 * for (savefile.h) and those that the program keeps itself (statefile.h). */
#ifndef OPSDESK_BASE_STATEDIR_H
#define OPSDESK_BASE_STATEDIR_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"

/* Where it is, or would be; nothing is made. */
bool statedir_where(char *path, size_t size, struct err *err) MUST_CHECK;

/* The same; every directory on the way that is not there is made, for its
 * owner alone. */
bool statedir_find(char *path, size_t size, struct err *err) MUST_CHECK;

/* A plain file name: no directory, no leading dot or dash, shorter than limit,
 * nothing that could not be shown. */
bool statedir_check_name(const char *name, size_t limit, struct err *err)
	MUST_CHECK;

/* All of it, and onto the disk; false: errno says why. */
bool statedir_write(int file, const char *bytes, size_t length) MUST_CHECK;

/* The same without waiting for the disk. */
bool statedir_put(int file, const char *bytes, size_t length) MUST_CHECK;

#endif

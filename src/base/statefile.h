/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files that the program keeps for itself in its own directory (statedir.h):
 * drafts, the journal of requests, what is known of a terminal.
 *
 * Each is replaced as a whole: whoever reads sees the one before or the new
 * one, never a part.  They can hold names of people: nobody but their owner can
 * read them, they are read only if that is still so, and never through a
 * link. */
#ifndef OPSDESK_BASE_STATEFILE_H
#define OPSDESK_BASE_STATEFILE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"

#define STATEFILE_KEY_SIZE 151
#define STATEFILE_NAME_SIZE 200

/* What a file that belongs to one person at one database has in its name:
 * database, a dash and login, everything but [A-Za-z0-9_-] as %XX.  What would
 * be too long is cut and ends in a number made of all of it, so that no two
 * are alike by their length. */
void statefile_key(const char *database, const char *login,
	char key[STATEFILE_KEY_SIZE]);

/* Replaces the file by these bytes, which are on the disk when it returns: all
 * of them or none, also after a crash of the machine.  On failure what was there
 * before still is.  A busy disk takes its time for that. */
bool statefile_write(const char *name, const char *bytes, size_t length,
	struct err *err) MUST_CHECK;

/* The same without waiting for the disk, for what may be written while somebody
 * types.  Whatever ends the program, the bytes are there; the machine may lose
 * them, or leave a part, if it crashes within seconds. */
bool statefile_write_soon(const char *name, const char *bytes, size_t length,
	struct err *err) MUST_CHECK;

/* One that was written, to be added to; close() it. */
bool statefile_open(const char *name, int *file, struct err *err) MUST_CHECK;

/* The whole file as a string of its own to free(), with *length bytes and a NUL
 * behind them.  ERR_MISSING: there is none.  ERR_DENIED: it is no plain file,
 * somebody else's, or others may read it.  ERR_INVALID: longer than limit, or
 * it cannot be read. */
bool statefile_read(const char *name, size_t limit, char **bytes,
	size_t *length, struct err *err) MUST_CHECK;

/* Seconds since it was written, 0 if that is to come; by the machine's clock.
 * As statefile_read() when there is none. */
bool statefile_age(const char *name, int64_t *seconds, struct err *err)
	MUST_CHECK;

/* Can there be any?  ERR_MISSING: the directory is not there yet.  ERR_DENIED: it
 * is somebody else's, or others may write to it, and then what is in it is
 * neither believed nor added to. */
bool statefile_place(struct err *err) MUST_CHECK;

/* That there is none is no failure. */
bool statefile_remove(const char *name, struct err *err) MUST_CHECK;

/* Out of the way, as NAME.aside; a former one is replaced.  A link is set aside
 * itself, not what it leads to. */
bool statefile_set_aside(const char *name, struct err *err) MUST_CHECK;

/* Removes the files of one's own whose names begin with prefix, those set aside
 * and those half written included, if they were written longer ago.  What
 * cannot be removed stays. */
void statefile_sweep(const char *prefix, int64_t older_than_s);

#endif

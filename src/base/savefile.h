/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A text that somebody asked to have as a file: written once, into the
 * program's own directory, readable by its owner alone. */
#ifndef OPSDESK_BASE_SAVEFILE_H
#define OPSDESK_BASE_SAVEFILE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"

/* Writes text as $XDG_STATE_HOME/opsdesk/NAME (~/.local/state by default), mode
 * 0600.  name is a plain file name: no directory, no leading dot, nothing that
 * could not be shown.  What is there already is never written over, nor
 * followed when it is a link.  path becomes where it is; on failure nothing is
 * left behind. */
bool savefile_write(const char *name, const char *text, char *path, size_t size,
	struct err *err) MUST_CHECK;

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A text that somebody asked to have as a file: written once, under a name that
 * the program makes, readable by its owner alone. */
#ifndef OPSDESK_BASE_SAVEFILE_H
#define OPSDESK_BASE_SAVEFILE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"

/* Files go to the site's directory for them, which has to be there; "", as it is
 * unless said: the program's own, $XDG_STATE_HOME/opsdesk. */
void savefile_into(const char *directory);

/* Writes text as a new file NAME.txt, mode 0600; NAME-2.txt and so on, to 99,
 * when it is there: nothing is written over, nor is a link followed.  name is a
 * plain file name: no directory, no leading dot, nothing that could not be
 * shown.  path becomes where it is; on failure nothing is left behind. */
bool savefile_write(const char *name, const char *text, char *path, size_t size,
	struct err *err) MUST_CHECK;

#endif

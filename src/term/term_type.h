/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which terminal ncurses is told about: the one that TERM names, or the next
 * best one that this machine knows. */
#ifndef OPSDESK_TERM_TERM_TYPE_H
#define OPSDESK_TERM_TERM_TYPE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"

#define TERM_TYPE_SIZE 64

/* notice becomes the sentence for the operator when TERM is not known here;
 * else it stays as it is.  fd is the terminal. */
bool term_type_choose(int fd, char type[TERM_TYPE_SIZE], char *notice,
	size_t size, struct err *err) MUST_CHECK;

#endif

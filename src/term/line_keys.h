/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a key is to readline: the bytes that a terminal of its own would have
 * sent for it, in the charset of the locale. */
#ifndef OPSDESK_TERM_LINE_KEYS_H
#define OPSDESK_TERM_LINE_KEYS_H

#include <limits.h>
#include <stddef.h>

#include "ui/key.h"

#define LINE_KEY_SIZE (MB_LEN_MAX + 8)

/* How many there are, without an end; 0 when it means nothing to a line. */
size_t line_key_bytes(key code, char out[LINE_KEY_SIZE]);

#endif

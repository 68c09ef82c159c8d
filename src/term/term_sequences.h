/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Codes of the table of sequences that are no keys: term_keys.c has to do more
 * with those than to tell them. */
#ifndef OPSDESK_TERM_TERM_SEQUENCES_H
#define OPSDESK_TERM_TERM_SEQUENCES_H

#include "ui/key.h"

enum { PASTE_BEGIN = KEY_NONE + 1, PASTE_END, MOUSE_REPORT };

#endif

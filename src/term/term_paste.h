/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One paste being collected: characters of the locale become UTF-8, control
 * characters become blanks (a line break is one), and what is too much is
 * dropped.  Nothing in it can act. */
#ifndef OPSDESK_TERM_TERM_PASTE_H
#define OPSDESK_TERM_TERM_PASTE_H

#include <stdbool.h>
#include <stdint.h>

struct term_paste;

struct term_paste *term_paste_new(int64_t now_ms);
void term_paste_free(struct term_paste **paste);

/* true when it was the last byte of the mark that ends the paste: the line may
 * have split that, so that nobody else recognised it. */
bool term_paste_byte(struct term_paste *paste, unsigned char byte,
	int64_t now_ms);

/* Has nothing come for so long that its end got lost? */
bool term_paste_stalled(const struct term_paste *paste, int64_t now_ms);

/* Borrowed until the paste changes; "" when it is empty. */
const char *term_paste_text(const struct term_paste *paste);

#endif

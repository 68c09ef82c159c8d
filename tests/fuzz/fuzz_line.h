/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The line between a keyboard and term_keys.c: what ncurses does in the real
 * program, which hands over a known sequence whole if its bytes came together,
 * and everything else byte by byte (wgetch of 6.4, keypad mode). */
#ifndef OPSDESK_TESTS_FUZZ_LINE_H
#define OPSDESK_TESTS_FUZZ_LINE_H

#include <stddef.h>
#include <stdint.h>

#include "term/term_keys.h"

#define FUZZ_HELD_MAX 16

struct fuzz_line {
	struct term_keys *keys;
	unsigned char held[FUZZ_HELD_MAX];	/* may become a sequence */
	size_t count;
};

void fuzz_line_byte(struct fuzz_line *line, unsigned char byte,
	int64_t now_ms);

/* Nothing more comes for longer than ESCDELAY. */
void fuzz_line_pause(struct fuzz_line *line, int64_t now_ms);

#endif

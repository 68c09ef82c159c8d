/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pieces that fuzz_shell sends: of each it is known what it asks for. */
#ifndef OPSDESK_TESTS_FUZZ_PIECES_H
#define OPSDESK_TESTS_FUZZ_PIECES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "tests/fuzz/fuzz_line.h"
#include "tests/fuzz/fuzz_oracle.h"

#define FUZZ_TOLD 12
#define FUZZ_TOLD_SIZE 160

struct fuzz {
	struct bays *b;
	struct fuzz_line line;
	struct fuzz_oracle oracle;
	long sent, pieces;
	uint32_t seed, random;
	size_t cut;			/* where the next one is split */
	bool stalled;			/* nobody answers */
	char told[FUZZ_TOLD][FUZZ_TOLD_SIZE];	/* the last pieces */
};

/* The same numbers for a seed everywhere. */
uint32_t fuzz_any(struct fuzz *f, uint32_t below);

/* Notes a piece, for whoever has to find out what went wrong. */
void fuzz_tell(struct fuzz *f, const char *what, const char *bytes,
	size_t length);

/* A picture, after what the server had to say unless it is stalled. */
void fuzz_picture(struct fuzz *f);

/* Time passes, with what a program does in it unless the server is stalled. */
void fuzz_wait_ms(struct fuzz *f, int64_t ms);

/* One piece of keys, a scan, a paste, a sequence, noise. */
void fuzz_send_piece(struct fuzz *f);

#endif

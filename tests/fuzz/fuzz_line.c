/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Recognising the sequences of term_keys.c as ncurses does. */
#include "config.h"

#include "tests/fuzz/fuzz_line.h"

#include <stdbool.h>
#include <string.h>

/* The last row of the table that is these bytes, -1 for none; *begins: a row
 * begins with them. */
static int find(const struct fuzz_line *line, bool *begins)
{
	int found = -1;

	*begins = false;
	for (int row = 0; term_sequences[row].bytes != NULL ||
	     term_sequences[row].capability != NULL; row++) {
		const char *bytes = term_sequences[row].bytes;

		if (bytes == NULL ||
		    strncmp(bytes, (const char *)line->held, line->count))
			continue;
		if (bytes[line->count] == '\0')
			found = row;
		else
			*begins = true;
	}
	return found;
}

static void hand_over_first(struct fuzz_line *line, int64_t now_ms)
{
	unsigned char byte = line->held[0];

	memmove(line->held, line->held + 1, --line->count);
	term_keys_byte(line->keys, byte, now_ms);
}

void fuzz_line_byte(struct fuzz_line *line, unsigned char byte, int64_t now_ms)
{
	line->held[line->count++] = byte;
	while (line->count > 0) {
		bool begins = false;
		int row = line->held[0] == '\033' ? find(line, &begins) : -1;

		if (row >= 0) {
			line->count = 0;
			term_keys_sequence(line->keys, row, now_ms);
			return;
		}
		if (begins)
			return;
		hand_over_first(line, now_ms);
	}
}

void fuzz_line_pause(struct fuzz_line *line, int64_t now_ms)
{
	while (line->count > 0)
		hand_over_first(line, now_ms);
	term_keys_pause(line->keys, now_ms);
}

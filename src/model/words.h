/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words of a `:b` command: `bay2 sat 18 2h smith` (contracts.md,
 * "`:` commands").  A word is a date, a time, a length, a resource's label, or
 * part of a name; the first reading that fits wins, and what fits two
 * different things is refused rather than guessed. */
#ifndef OPSDESK_MODEL_WORDS_H
#define OPSDESK_MODEL_WORDS_H

#include <stdbool.h>

#include "base/err.h"
#include "model/booking.h"

#define WORDS_NAME_SIZE 128
#define WORD_SIZE 64

struct words {
	bool has_day, has_time, has_length;
	day_number day;
	int minute_of_day;
	int minutes;
	int resource_id;		/* 0: none named */
	char name[WORDS_NAME_SIZE];	/* what is left, blank-separated */
};

/* resources: those on view, for labels ("bay2" is "Bay 2"). */
bool words_parse(const char *text, day_number today,
	const struct resource *resources, int resource_count,
	struct words *out, struct err *err) MUST_CHECK;

/* Takes the next blank-separated word (quotes hold blanks) from *text into
 * out; false at the end.  A word longer than the buffer is cut. */
bool words_next(const char **text, char out[WORD_SIZE]);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words of a `:b` command: `bay2 sat 18 2h smith` (contracts.md,
 * "`:` commands").
 *
 * Read in this order: a word in quotes is a name, whatever it looks like; one
 * word or several are a resource's label or name, the longest that fits
 * ("bay 2"); then a date, a time, a length; the rest is part of a name.
 * Nothing is guessed: two dates, a label that two resources have, and a number
 * that is none of these ("25:00") are refused with the word. */
#ifndef OPSDESK_MODEL_WORDS_H
#define OPSDESK_MODEL_WORDS_H

#include <stdbool.h>

#include "base/err.h"
#include "model/booking.h"

#define WORDS_NAME_SIZE 128
#define WORD_SIZE 128

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
 * out; false at the end.  A word longer than the buffer is cut, never inside
 * a character. */
bool words_next(const char **text, char out[WORD_SIZE]);

#endif

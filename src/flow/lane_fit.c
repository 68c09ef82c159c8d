/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Making lines fit. */
#include "config.h"

#include "flow/lane_fit.h"

#include <ctype.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "base/text.h"

/* "14:05" */
static bool
is_time(const char *word)
{
	const char *colon = strchr(word, ':');

	return colon != NULL && colon > word &&
		isdigit((unsigned char)colon[-1]) &&
		isdigit((unsigned char)colon[1]);
}

void
lane_fit_words(const char *text, int width, char *out, size_t size)
{
	const char *last = strrchr(text, ' ');
	char head[400];

	snprintf(out, size, "%s", text);
	if (text_width(out) <= width || last == NULL || !is_time(last + 1)) {
		text_clip(out, size, text, width);
		return;
	}
	snprintf(head, sizeof(head), "%.*s", (int)(last - text), text);
	while (text_width(out) > width) {
		char *word = strrchr(head, ' ');

		if (word == NULL) {
			text_clip(out, size, text, width);
			return;
		}
		*word = '\0';
		snprintf(out, size, "%s%s", head, last);
	}
}

void
lane_fit_name(const char *before, const char *name, const char *behind,
	int width, char *out, size_t size)
{
	int room = width - text_width(before) - text_width(behind);
	char fitted[200];

	text_clip(fitted, sizeof(fitted), name, room > 0 ? room : 0);
	snprintf(out, size, "%s%s%s", before, fitted, behind);
}

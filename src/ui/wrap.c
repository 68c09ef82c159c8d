/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Breaking a sentence into lines. */
#include "config.h"

#include "ui/wrap.h"

#include "base/text.h"

size_t wrap_line(const char *text, int width)
{
	struct text_cluster cluster;
	size_t at = 0, blank = 0, bytes;
	int cells = 0;

	while ((bytes = text_next(text + at, &cluster)) > 0) {
		if (text[at] == ' ')
			blank = at;
		if (cells + cluster.width > width && at > 0)
			return blank > 0 ? blank : at;
		cells += cluster.width;
		at += bytes;
	}
	return at;
}

const char *wrap_next(const char *text, size_t bytes)
{
	text += bytes;
	while (*text == ' ')
		text++;
	return text;
}

int wrap_count(const char *text, int width)
{
	int lines = 0;

	do {
		text = wrap_next(text, wrap_line(text, width));
		lines++;
	} while (*text);
	return lines;
}

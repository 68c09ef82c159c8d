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
static bool is_time(const char *word)
{
	const char *colon = strchr(word, ':');

	return colon != NULL && colon > word &&
		isdigit((unsigned char)colon[-1]) &&
		isdigit((unsigned char)colon[1]);
}

void lane_fit_words(const char *text, int width, char *out, size_t size)
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

/* Takes out what stands from at on, up to the first of stops; at may be NULL. */
static void take_out(char *at, const char *stops)
{
	char *rest;

	if (at == NULL)
		return;
	rest = at + strcspn(at, stops);
	memmove(at, rest, strlen(rest) + 1);
}

void lane_fit_selection(const char *text, int width, char *out, size_t size)
{
	char words[400], *locked, *last;

	snprintf(words, sizeof(words), "%s", text);
	if (text_width(words) > width)
		take_out(strstr(words, " by "), ",");
	locked = strstr(words, ", locked ");
	last = strrchr(words, ' ');
	if (text_width(words) > width && locked != NULL && is_time(last + 1)) {
		char *who = locked + strlen(", locked");

		memmove(who, last, strlen(last) + 1);
		if (text_width(words) > width)
			*who = '\0';
	}
	lane_fit_words(words, width, out, size);
}

void lane_fit_stay(const char *text, int width, char *out, size_t size)
{
	static const char then[] = ", then to ";
	const char *next = strstr(text, then);
	const char *first = strchr(text, ' ');

	if (text_width(text) <= width || next == NULL || first == NULL) {
		lane_fit_words(text, width, out, size);
		return;
	}
	snprintf(out, size, "%.*s, to %s", (int)(next - first - 1), first + 1,
		next + strlen(then));
}

void lane_fit_name(const char *before, const char *name, const char *behind,
	int width, char *out, size_t size)
{
	int room = width - text_width(before) - text_width(behind);
	char fitted[200];

	text_clip(fitted, sizeof(fitted), name, room > 0 ? room : 0);
	snprintf(out, size, "%s%s%s", before, fitted, behind);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sorting the words of a command into date, time, length, resource and name. */
#include "config.h"

#include "model/words.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

bool
words_next(const char **text, char out[WORD_SIZE])
{
	const char *at = *text;
	char quote = '\0';
	size_t n = 0;

	while (isspace((unsigned char)*at))
		at++;
	if (*at == '\0') {
		*text = at;
		return false;
	}
	for (; *at != '\0'; at++) {
		if (quote == '\0' && isspace((unsigned char)*at))
			break;
		if (*at == '"' || *at == quote) {
			quote = quote == '\0' ? *at : '\0';
			continue;
		}
		if (n + 1 < WORD_SIZE)
			out[n++] = *at;
	}
	/* Not in the middle of a character. */
	while (n > 0 && n + 1 == WORD_SIZE && ((unsigned char)*at & 0xc0) == 0x80 &&
	       ((unsigned char)out[n - 1] & 0xc0) == 0x80)
		n--;
	out[n] = '\0';
	*text = at;
	return true;
}

/* "bay2", "Bay 2" and "BAY-2" are the same label. */
static bool
same_label(const char *word, const char *label)
{
	for (;;) {
		while (*label == ' ' || *label == '-' || *label == '_')
			label++;
		while (*word == ' ' || *word == '-' || *word == '_')
			word++;
		if (*word == '\0' || *label == '\0')
			return *word == *label;
		if (tolower((unsigned char)*word) !=
		    tolower((unsigned char)*label))
			return false;
		word++;
		label++;
	}
}

static const struct resource *
find_resource(const char *word, const struct resource *resources, int count)
{
	for (int i = 0; i < count; i++) {
		if (same_label(word, resources[i].label) ||
		    same_label(word, resources[i].name))
			return &resources[i];
	}
	return NULL;
}

static bool
add_name(struct words *words, const char *word, struct err *err)
{
	size_t used = strlen(words->name);

	if (used + strlen(word) + 2 > sizeof(words->name))
		return err_set(err, ERR_INVALID, "that name is too long");
	snprintf(words->name + used, sizeof(words->name) - used, "%s%s",
		used > 0 ? " " : "", word);
	return true;
}

/* A second word of one kind is not guessed at: which one did they mean? */
static bool
once(bool *has, const char *what, const char *word, struct err *err)
{
	if (*has)
		return err_set(err, ERR_INVALID, "two %ss: \"%s\" is the second",
			what, word);
	*has = true;
	return true;
}

static bool
sort_word(const char *word, day_number today, const struct resource *resources,
	int count, struct words *words, struct err *err)
{
	const struct resource *resource = find_resource(word, resources, count);
	bool named = words->resource_id != 0;
	day_number day;
	int number;

	if (resource != NULL) {
		if (!once(&named, "resource", word, err))
			return false;
		words->resource_id = resource->id;
		return true;
	}
	if (timeslot_parse_date(word, today, &day)) {
		words->day = day;
		return once(&words->has_day, "date", word, err);
	}
	if (!words->has_time && timeslot_parse_time(word, &number)) {
		words->minute_of_day = number;
		return once(&words->has_time, "time", word, err);
	}
	if (timeslot_parse_length(word, false, &number)) {
		words->minutes = number;
		return once(&words->has_length, "length", word, err);
	}
	if (timeslot_parse_time(word, &number))
		return once(&words->has_time, "time", word, err);
	return add_name(words, word, err);
}

bool
words_parse(const char *text, day_number today,
	const struct resource *resources, int resource_count,
	struct words *out, struct err *err)
{
	struct words words = { 0 };
	char word[WORD_SIZE];

	while (words_next(&text, word)) {
		if (word[0] != '\0' &&
		    !sort_word(word, today, resources, resource_count, &words, err))
			return false;
	}
	*out = words;
	return true;
}

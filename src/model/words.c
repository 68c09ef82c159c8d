/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sorting the words of a command into date, time, length, resource and name. */
#include "config.h"

#include "model/words.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "base/text.h"

#define LABEL_WORDS_MAX 6	/* of a resource's label or name */

/* One word as it was typed. */
struct word {
	char text[WORD_SIZE];
	bool quoted;			/* any part of it */
	bool cut;			/* there was more than fits */
};

/* What was cut in the middle of a character loses that character. */
static void drop_broken_end(char *text, size_t n)
{
	while (n > 0 && !text_is_utf8(text))
		text[--n] = '\0';
}

static bool take_word(const char **text, struct word *word)
{
	const char *at = *text;
	bool inside = false;
	size_t n = 0;

	word->quoted = word->cut = false;
	while (isspace((unsigned char)*at))
		at++;
	if (*at == '\0') {
		*text = at;
		return false;
	}
	for (; *at != '\0'; at++) {
		if (!inside && isspace((unsigned char)*at))
			break;
		if (*at == '"') {
			inside = !inside;
			word->quoted = true;
		} else if (n + 1 == WORD_SIZE) {
			word->cut = true;
		} else {
			word->text[n++] = *at;
		}
	}
	word->text[n] = '\0';
	if (word->cut)
		drop_broken_end(word->text, n);
	*text = at;
	return true;
}

bool words_next(const char **text, char out[WORD_SIZE])
{
	struct word word;

	if (!take_word(text, &word))
		return false;
	memcpy(out, word.text, WORD_SIZE);
	return true;
}

/* ---------------------------------------------------------- resources */

static bool is_separator(char byte)
{
	return byte == ' ' || byte == '-' || byte == '_';
}

/* Where a label of letters goes on in digits, as "Bay10" does. */
static bool is_seam(const char *label, const char *begin)
{
	return label > begin && isdigit((unsigned char)*label) &&
		isalpha((unsigned char)label[-1]);
}

/* "bay2", "Bay 2" and "BAY-2" are the same label; a separator may be left out,
 * but is none where the label has none: "bay 1 2" is not "Bay 12". */
static bool same_label(const char *typed, const char *label)
{
	const char *begin = label;

	for (;;) {
		bool may_part = is_separator(*label) || is_seam(label, begin);

		while (is_separator(*label))
			label++;
		while (may_part && is_separator(*typed))
			typed++;
		if (*typed == '\0' || *label == '\0')
			return *typed == *label;
		if (tolower((unsigned char)*typed) !=
		    tolower((unsigned char)*label))
			return false;
		typed++;
		label++;
	}
}

struct resources {
	const struct resource *list;
	int count;
};

/* The resource of this label or name, NULL when there is none; two of them
 * are an error. */
static bool find_resource(const char *typed, const struct resources *resources,
	const struct resource **found, struct err *err)
{
	*found = NULL;
	for (int i = 0; i < resources->count; i++) {
		const struct resource *resource = &resources->list[i];

		if (!same_label(typed, resource->label) &&
		    !same_label(typed, resource->name))
			continue;
		if (*found != NULL)
			return err_set(err, ERR_INVALID,
				"\"%s\" could be %s or %s", typed,
				(*found)->name, resource->name);
		*found = resource;
	}
	return true;
}

/* Adds a word behind a blank; false when it does not fit. */
static bool append(char *text, size_t size, const char *word)
{
	size_t used = strlen(text), length = strlen(word);

	if (used + length + 2 > size)
		return false;
	snprintf(text + used, size - used, "%s%s", used > 0 ? " " : "", word);
	return true;
}

/* The longest run of words from here on that names a resource; *after is what
 * follows it. */
static bool longest_label(const struct word *first, const char *rest,
	const struct resources *resources, const struct resource **found,
	const char **after, struct err *err)
{
	char typed[WORD_SIZE] = "";
	struct word word = *first;

	*found = NULL;
	for (int n = 0; n < LABEL_WORDS_MAX; n++) {
		const struct resource *resource;

		if (word.quoted || !append(typed, sizeof(typed), word.text))
			return true;
		if (!find_resource(typed, resources, &resource, err))
			return false;
		if (resource != NULL) {
			*found = resource;
			*after = rest;
		}
		if (!take_word(&rest, &word))
			return true;
	}
	return true;
}

/* ------------------------------------------------------------ sorting */

/* A second word of one kind is not guessed at: which one did they mean? */
static bool once(bool *has, const char *what, const char *word, struct err *err)
{
	if (*has)
		return err_set(err, ERR_INVALID, "two %ss: \"%s\" is the second "
			"(a name stands in quotes)", what, word);
	*has = true;
	return true;
}

static bool add_name(struct words *words, const struct word *word,
	struct err *err)
{
	if (word->cut || !append(words->name, sizeof(words->name), word->text))
		return err_set(err, ERR_INVALID, "that name is too long");
	return true;
}

/* "25:00" and "31.2." were meant as something; four digits alone may be the
 * last of a phone number. */
static bool is_mistyped(const char *word)
{
	if (word[0] == '+' || word[0] == '-')
		return isdigit((unsigned char)word[1]);
	return isdigit((unsigned char)word[0]) &&
		word[strspn(word, "0123456789")] != '\0';
}

static bool sort_word(const struct word *word, day_number today,
	struct words *words, struct err *err)
{
	const char *text = word->text;
	int number;

	if (word->quoted)
		return add_name(words, word, err);
	if (timeslot_parse_date(text, today, &words->day))
		return once(&words->has_day, "date", text, err);
	/* "1:30" is a time, and behind a time a length. */
	if (timeslot_parse_length(text, false, &number) &&
	    (words->has_time || !timeslot_parse_time(text, &number))) {
		words->minutes = number;
		return once(&words->has_length, "length", text, err);
	}
	if (timeslot_parse_time(text, &words->minute_of_day))
		return once(&words->has_time, "time", text, err);
	if (is_mistyped(text))
		return err_set(err, ERR_INVALID, "\"%s\" is no date, time or "
			"length (a name stands in quotes)", text);
	return add_name(words, word, err);
}

bool words_parse(const char *text, day_number today,
	const struct resource *resources, int resource_count, struct words *out,
	struct err *err)
{
	const struct resources known = { resources, resource_count };
	struct words words = { 0 };
	struct word word;

	while (take_word(&text, &word)) {
		const struct resource *resource;
		bool named = words.resource_id != 0;

		if (word.text[0] == '\0')
			continue;
		if (!longest_label(&word, text, &known, &resource, &text, err))
			return false;
		if (resource != NULL) {
			if (!once(&named, "resource", resource->label, err))
				return false;
			words.resource_id = resource->id;
		} else if (!sort_word(&word, today, &words, err)) {
			return false;
		}
	}
	*out = words;
	return true;
}

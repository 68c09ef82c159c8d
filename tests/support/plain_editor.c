/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The plain line editor of the tests. */
#include "config.h"

#include "tests/support/plain_editor.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "ui/textfield.h"

#define HISTORIES 3

static struct textfield field;
static bool cancelled;
static int begun, history;
static char before[HISTORIES][TEXTFIELD_SIZE];
static prompt_complete_fn *complete;
static void *complete_context;
static char *words[PROMPT_WORDS_MAX];
static int word_count;

static void forget_words(void)
{
	while (word_count > 0)
		free(words[--word_count]);
}

static void begin(const char *label, const char *text, int which,
	prompt_complete_fn *fn, void *context)
{
	(void)label;
	memset(&field, 0, sizeof(field));
	textfield_set(&field, text);
	cancelled = false;
	history = which;
	complete = fn;
	complete_context = context;
	begun++;
}

static size_t common(const char *a, const char *b)
{
	size_t n = 0;

	while (a[n] && a[n] == b[n])
		n++;
	return n;
}

/* Tab: the part that all words share; a single one with a blank. */
static void complete_word(void)
{
	char word[TEXTFIELD_SIZE], line[TEXTFIELD_SIZE];
	const char *blank = strrchr(field.text, ' ');
	size_t start = blank ? (size_t)(blank - field.text) + 1 : 0, shared;

	if (!complete)
		return;
	snprintf(word, sizeof(word), "%s", field.text + start);
	word_count = complete(complete_context, field.text, word, words,
		PROMPT_WORDS_MAX);
	if (word_count == 0)
		return;
	shared = strlen(words[0]);
	for (int i = 1; i < word_count; i++) {
		size_t n = common(words[0], words[i]);

		if (n < shared)
			shared = n;
	}
	if (shared > strlen(word)) {
		snprintf(line, sizeof(line), "%.*s%.*s%s", (int)start,
			field.text, (int)shared, words[0],
			word_count == 1 ? " " : "");
		textfield_set(&field, line);
	}
	if (word_count == 1)
		forget_words();
}

static bool event(const struct event *what)
{
	forget_words();
	if (what->kind == EVENT_KEY) {
		switch (what->code) {
		case KEY_ENTER:
			if (history)
				snprintf(before[history],
					sizeof(before[history]), "%s",
					field.text);
			return true;
		case KEY_ESC:
			cancelled = true;
			return true;
		case KEY_TAB:
			complete_word();
			return false;
		case KEY_UP:
			if (history)
				textfield_set(&field, before[history]);
			return false;
		default:
			break;
		}
	}
	textfield_event(&field, what);
	return false;
}

static const char *text(void)
{
	return cancelled ? NULL : field.text;
}

static int point(void)
{
	return (int)field.point;
}

static int candidates(const char *const **out)
{
	static const char *borrowed[PROMPT_WORDS_MAX];

	for (int i = 0; i < word_count; i++)
		borrowed[i] = words[i];
	*out = borrowed;
	return word_count;
}

static void end(void)
{
	forget_words();
	begun--;
}

int plain_editor_begun(void)
{
	return begun;
}

const struct line_editor_ops plain_editor = {
	.begin = begin,
	.event = event,
	.text = text,
	.point = point,
	.candidates = candidates,
	.end = end,
};

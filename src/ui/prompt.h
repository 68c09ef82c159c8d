/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The one-line prompts on the last line (`:` `/` and one-line questions), and
 * the seam behind which term keeps readline. */
#ifndef OPSDESK_UI_PROMPT_H
#define OPSDESK_UI_PROMPT_H

#include <stdbool.h>

#include "ui/canvas.h"
#include "ui/key.h"

struct shell;

#define PROMPT_WORDS_MAX 64

/* Possible words at the cursor: at most max strings, each free()d by the
 * caller; word is what stands there already, line the whole text. */
typedef int prompt_complete_fn(void *context, const char *line,
	const char *word, char **out, int max);

/* Called once; text is NULL when the prompt was left, by Esc, for another one
 * or with the program. */
typedef void prompt_done_fn(void *context, const char *text);

struct prompt_request {
	const char *label;		/* ":" or "/" or "reason: " */
	const char *text;		/* to begin with; NULL: "" */
	int history;			/* 0 none, 1 `:`, 2 `/`; in memory only */
	bool hidden;			/* a password: nothing is shown */
	prompt_complete_fn *complete;	/* may be NULL */
	prompt_done_fn *done;
	void *context;
};

/* Opens it; one at a time, an open one is left first. */
void prompt_open(struct shell *shell, const struct prompt_request *request);

/* Leaves the open prompt without calling done, if it has this context: for an
 * owner that goes. */
void prompt_drop(struct shell *shell, const void *context);

/* What a line editor does; term has the readline one, tests a plain one. */
struct line_editor_ops {
	/* Begins a line; complete may be NULL. */
	void (*begin)(const char *label, const char *text, int history,
		prompt_complete_fn *complete, void *context);
	/* Feeds a key or pasted text; true when the line is finished. */
	bool (*event)(const struct event *event);
	/* The finished or current text, borrowed until the next call; NULL when
	 * it was cancelled. */
	const char *(*text)(void);
	/* Byte offset of the cursor in text. */
	int (*point)(void);
	/* Completion candidates to show above the line; borrowed. */
	int (*candidates)(const char *const **words);
	void (*end)(void);
};

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One line of typed text inside a form: insert, delete, move, paste, by
 * grapheme cluster.  (The prompts on the last line use readline instead.) */
#ifndef OPSDESK_UI_TEXTFIELD_H
#define OPSDESK_UI_TEXTFIELD_H

#include <stdbool.h>
#include <stddef.h>

#include "ui/canvas.h"
#include "ui/key.h"

#define TEXTFIELD_SIZE 512

struct record;

struct textfield {
	char text[TEXTFIELD_SIZE];
	size_t point;			/* byte offset of the cursor */
	size_t limit;			/* bytes allowed; 0: all there are */

	/* A password: drawn as so many asterisks, erased by Ctrl-W as a whole.
	 * Whoever owns such a field copies its text only to where it is used
	 * (no draft, message, history or log), and wipes it when it closes. */
	bool secret;
};

/* Empties it, so that no byte of what was typed stays in memory. */
void textfield_wipe(struct textfield *field);

/* Whole clusters of text up to the limit; the cursor stands behind them. */
void textfield_set(struct textfield *field, const char *text);

/* For a draft: what is typed and where the cursor stands, under this name; what
 * could not have been typed is not put back.  Of a secret there is neither. */
void textfield_save(const struct textfield *field, struct record *out,
	const char *name);
void textfield_load(struct textfield *field, const struct record *saved,
	const char *name);

/* true if the event was used: printable characters, paste, Backspace, Delete,
 * Left, Right, Home, End, Ctrl-A/E/U/K/W.  What does not fit and what could
 * not be shown (key_character) is left out, never put in by half. */
bool textfield_event(struct textfield *field, const struct event *event);

/* Draws it in width cells, scrolled so that the cursor is visible; sets the
 * canvas's cursor when focused.  An empty field is a row of underscores, and a
 * focused one has an underscore where the next character goes (wireframes.md
 * 1d, 1e), so that fields are seen without attributes. */
void textfield_draw(const struct textfield *field, struct canvas *canvas,
	int row, int col, int width, bool focused);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can be asked of the terminal itself, by where it says its cursor is after
 * something was written (DSR 6).  Terminals that do not know the question say
 * nothing; whoever asks must be able to go on without. */
#ifndef OPSDESK_TERM_TERM_ASK_H
#define OPSDESK_TERM_TERM_ASK_H

#include <stdbool.h>

struct term_output;

enum term_question { TERM_ASK_NOTHING, TERM_ASK_SIZE, TERM_ASK_WIDTH };

#define TERM_ASK_MAX 4

/* Questions without an answer, in the order of asking; zeroed to begin with. */
struct term_ask {
	enum term_question waiting[TERM_ASK_MAX];
	int count;
};

/* Asks how large it is: for a line that does not know. */
void term_ask_size(struct term_ask *ask, struct term_output *output);

/* Asks how wide a character of two bytes of UTF-8 is.  It is left on the second
 * line: the picture has to be drawn anew, and before the first one it is. */
void term_ask_width(struct term_ask *ask, struct term_output *output);

/* The cursor is in this column: which question that answers. */
enum term_question term_ask_answered(struct term_ask *ask);

/* Is a character of two bytes one, by the column behind it? */
bool term_ask_is_utf8(int col);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The two questions. */
#include "config.h"

#include "term/term_ask.h"

#include <string.h>

#include "term/term_output.h"

#define WHERE "\033[6n"

/* Not on the first line: there the answer would be spelt like Shift-F3 of
 * xterm, "\033[1;2R". */
#define PATTERN "\033[2;1H\303\251"
#define FAR_CORNER "\033[999;999H"

static void ask_where(struct term_ask *ask, struct term_output *output,
	enum term_question question, const char *first)
{
	if (ask->count == TERM_ASK_MAX)
		return;
	ask->waiting[ask->count++] = question;
	term_output_add(output, first);
	term_output_add(output, WHERE);
}

void term_ask_size(struct term_ask *ask, struct term_output *output)
{
	ask_where(ask, output, TERM_ASK_SIZE, FAR_CORNER);
}

void term_ask_width(struct term_ask *ask, struct term_output *output)
{
	ask_where(ask, output, TERM_ASK_WIDTH, PATTERN);
}

enum term_question term_ask_answered(struct term_ask *ask)
{
	enum term_question first = ask->waiting[0];

	if (ask->count == 0)
		return TERM_ASK_NOTHING;
	memmove(ask->waiting, ask->waiting + 1,
		(size_t)--ask->count * sizeof(*ask->waiting));
	return first;
}

bool term_ask_is_utf8(int col)
{
	return col == 2;
}

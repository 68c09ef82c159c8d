/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The looks.
 *
 * Attributes only repeat what the characters already say, and each change of
 * them costs some 15 bytes on xterm.  What moves with every key, the brackets
 * and the `>` of the cursor, is therefore plain: a move of the grid's cursor is
 * 34 bytes instead of 66 (wireframes.md 0).  DIM is no bold's opposite
 * everywhere: where a terminal lacks it, nothing is lost. */
#include "config.h"

#include "term/term_look.h"

/* Of xterm's 256: at least 4:1 against black and against white (tested). */
enum { RED = 161, GREEN = 28, AMBER = 130, MAGENTA = 163, TEAL = 30 };

/* Of the eight, which each terminal paints its own way, roughly. */
enum { ANSI_RED = 1, ANSI_MAGENTA = 5 };

static const struct term_look plain_looks[STYLE_COUNT] = {
	[STYLE_TITLE] = { .bold = true },
	[STYLE_ALERT] = { .reverse = true },
	[STYLE_NOTICE] = { .bold = true },
	[STYLE_MARKED] = { .bold = true, .reverse = true },
	[STYLE_DIM] = { .dim = true },
	[STYLE_KEY] = { .bold = true },
	[STYLE_FIELD] = { .underline = true },
	[STYLE_GHOST] = { .underline = true, .reverse = true },
	[STYLE_CHANGED] = { .bold = true, .underline = true },
	[STYLE_WAITING] = { .bold = true },
};

static const struct term_look few_looks[STYLE_COUNT] = {
	[STYLE_TITLE] = { .bold = true },
	[STYLE_ALERT] = { .bold = true, .colour = ANSI_RED },
	[STYLE_NOTICE] = { .bold = true },
	[STYLE_MARKED] = { .bold = true, .reverse = true },
	[STYLE_DIM] = { .dim = true },
	[STYLE_KEY] = { .bold = true },
	[STYLE_FIELD] = { .underline = true },
	[STYLE_GHOST] = { .reverse = true, .colour = ANSI_MAGENTA },
	[STYLE_CHANGED] = { .bold = true, .underline = true },
	[STYLE_WAITING] = { .bold = true },
};

static const struct term_look many_looks[STYLE_COUNT] = {
	[STYLE_TITLE] = { .bold = true },
	[STYLE_ALERT] = { .bold = true, .colour = RED },
	[STYLE_NOTICE] = { .colour = AMBER },
	[STYLE_MARKED] = { .bold = true, .reverse = true },
	[STYLE_DIM] = { .dim = true },
	[STYLE_KEY] = { .bold = true },
	[STYLE_FIELD] = { .underline = true },
	[STYLE_GHOST] = { .reverse = true, .colour = MAGENTA },
	[STYLE_CHANGED] = { .bold = true, .colour = TEAL },
	[STYLE_DONE] = { .colour = GREEN },
	[STYLE_WAITING] = { .bold = true, .colour = AMBER },
};

struct term_look term_look(enum style style, int colours)
{
	struct term_look look = colours >= 256 ? many_looks[style]
		: colours >= 8 ? few_looks[style] : plain_looks[style];

	if (look.colour == 0)
		look.colour = LOOK_NO_COLOUR;
	return look;
}

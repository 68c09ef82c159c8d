/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a style looks: attributes that every terminal has, and a colour where
 * there are any.  Data without ncurses, so that tests know it too. */
#ifndef OPSDESK_TERM_TERM_LOOK_H
#define OPSDESK_TERM_TERM_LOOK_H

#include <stdbool.h>

#include "ui/style.h"

#define LOOK_NO_COLOUR (-1)

struct term_look {
	bool bold, underline, reverse, dim;
	int colour;		/* ANSI foreground 0-7, or LOOK_NO_COLOUR */
};

/* colours: has the terminal any, and does the operator want them? */
struct term_look term_look(enum style style, bool colours);

#endif

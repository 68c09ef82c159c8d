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
	int colour;		/* index of the palette, or LOOK_NO_COLOUR */
};

/* colours: how many the terminal has, 0 for one that has none or an operator who
 * wants none (NO_COLOR).  Nobody says whether its background is dark or light:
 * a colour is only used where it can be read on both, which with eight leaves
 * two, and attributes for the rest. */
struct term_look term_look(enum style style, int colours);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From a canvas to ncurses' screen: cells that changed, and no others. */
#ifndef OPSDESK_TERM_TERM_DRAW_H
#define OPSDESK_TERM_TERM_DRAW_H

#include <stdbool.h>
#include <stdint.h>

struct canvas;

struct term_drawing {
	int colours;		/* how many it has and may use */
	bool unicode;		/* lines are characters, not a second charset */
	bool plain;		/* nothing but ASCII */
	int rows, cols;
	uint32_t *shown;	/* rows * cols, what ncurses was told last */
};

/* After newterm(): colours as the terminal and NO_COLOR allow. */
void term_drawing_init(struct term_drawing *drawing);
void term_drawing_done(struct term_drawing *drawing);

/* The screen has this size and nothing on it. */
void term_drawing_reset(struct term_drawing *drawing, int rows, int cols);

/* Tells ncurses what differs.  A canvas of another size shows as far as it
 * goes: the resize is on its way. */
void term_drawing_put(struct term_drawing *drawing,
	const struct canvas *canvas);

#endif

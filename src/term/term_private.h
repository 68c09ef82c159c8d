/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of the terminal share: term.c (its life), term_facts.c (what is
 * known of it and asked of it).  ui/key.h cannot be included beside this: curses.h
 * has macros of the same names. */
#ifndef OPSDESK_TERM_TERM_PRIVATE_H
#define OPSDESK_TERM_TERM_PRIVATE_H

#include <curses.h>
#include <signal.h>
#include <stdio.h>
#include <termios.h>

#include "term/term.h"
#include "term/term_ask.h"
#include "term/term_draw.h"
#include "term/term_keys.h"
#include "term/term_output.h"
#include "term/term_type.h"

#define CAUGHT_BY_NCURSES 4
#define NOTICE_SIZE 160

/* What a terminal may claim to be; a hostile one must not cost gigabytes. */
#define TERM_ROWS_MAX 300
#define TERM_COLS_MAX 500

struct term {
	struct term_options options;
	char type[TERM_TYPE_SIZE];
	char notice[NOTICE_SIZE];
	FILE *in, *out;			/* the line, and ncurses' frames */
	struct termios before, raw;
	struct sigaction signals[CAUGHT_BY_NCURSES];
	SCREEN *screen;
	WINDOW *pad;			/* keys are read here: reading from a
					   window would also paint it */
	struct term_keys *keys;
	struct term_drawing drawing;
	struct term_output output;
	struct term_ask ask;
	int rows, cols;
	int sequences;			/* rows of term_sequences */
	bool is_ansi;			/* of that family: knows its modes and
					   questions, or ignores them */
	bool line_knows_size;
	bool is_waiting;		/* a picture waits for the line */
	bool is_gone;
};

/* Before the first picture: asks what the line does not know and what the
 * options want. */
void term_begin_asking(struct term *term);

/* From whoever knows it; sends EVENT_RESIZE if it is another one. */
void term_take_size(struct term *term, int rows, int cols);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The controlling terminal: one per process.  Keys come in as events of
 * ui/key.h, a canvas goes out; only here (and in the files named after it) is
 * ncurses known.
 *
 * Nothing here waits.  ncurses writes its frames to memory, and the line takes
 * them as fast as it can: while it is stalled, new pictures only replace the one
 * that is still to be shown, and the loop goes on.  Call setlocale() first. */
#ifndef OPSDESK_TERM_TERM_H
#define OPSDESK_TERM_TERM_H

#include <stdbool.h>

#include "base/err.h"

struct canvas;
struct event;
struct term;

struct term_options {
	/* A key, a paste, or EVENT_RESIZE (ask term_size). */
	void (*event)(void *context, const struct event *event);

	/* The line was hung up; said once, nothing can be shown any more. */
	void (*hangup)(void *context);

	/* What was asked of the terminal, at the start or by term_ask(): does it
	 * take two bytes of UTF-8 for one character?  Some never answer. */
	void (*answered)(void *context, bool is_utf8);

	bool asks;		/* at the start, before the first picture */
	bool plain;		/* term_plain() from the start */
	void *context;
};

struct term_facts {
	const char *type;		/* as terminfo knows it; borrowed */
	int rows, cols;
	int colours;			/* in use: 0 for none */
	bool is_utf8;			/* is what the locale makes us write */
	bool plain;
	unsigned char erase;		/* what the line takes for Backspace */
	unsigned char backspace;	/* what the key has sent, 0: not yet */
};

/* Takes over the terminal: its modes, its screen, and fatal_on_exit().  An
 * unknown TERM falls back (see term_notice); ERR_INVALID with the sentence for
 * the operator when there is no terminal or it cannot place its cursor. */
bool term_open(struct term **term, const struct term_options *options,
	struct err *err) MUST_CHECK;

/* Gives the terminal back as it was; not from within an event. */
void term_close(struct term **term);

/* What the operator should know about the terminal's type, "" for nothing. */
const char *term_notice(const struct term *term);

void term_size(const struct term *term, int *rows, int *cols);

/* The picture.  Only cells that differ from the last one are written. */
void term_draw(struct term *term, const struct canvas *canvas);

/* The next term_draw() writes every cell: after line noise. */
void term_redraw(struct term *term);

void term_facts(const struct term *term, struct term_facts *facts);

/* Asks again; false when this terminal or locale leaves nothing to ask. */
bool term_ask(struct term *term);

/* Nothing but ASCII from now on: for a terminal that does not show what the
 * locale says it would. */
void term_plain(struct term *term, bool plain);

/* For a source of the loop, with the term as its context. */
int term_want(void *term, short *events);
void term_ready(void *term, short revents);

/* SIGWINCH: takes the new size and sends EVENT_RESIZE if it is one.  Everything
 * is drawn anew in any case. */
void term_resized(struct term *term);

/* SIGCONT: the terminal may be in any state; modes and picture once more. */
void term_continued(struct term *term);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is remembered of the terminals that somebody has worked at, in the file
 * "terminals" of the state directory: so that a terminal is asked once, and a
 * person at most once.
 *
 * A terminal is a place and a type.  The place is the address that the
 * connection comes from, as sshd tells it, or the name of a line of this machine
 * (/dev/tty1); pseudo-terminals of this machine are one place, since their
 * names go round.  The same type at the same place is the same terminal. */
#ifndef OPSDESK_TERMINALS_H
#define OPSDESK_TERMINALS_H

#include <stdbool.h>

#include "base/err.h"

#define TERMINALS_MAX 32		/* those seen last */
#define TERMINAL_PLACE_SIZE 64
#define TERMINAL_TYPE_SIZE 64
#define TERMINAL_DAY_SIZE 11

/* Whether it shows UTF-8: nobody knows yet, nobody could say, it does, it does
 * not. */
enum terminal_signs { SIGNS_NOT_ASKED, SIGNS_SKIPPED, SIGNS_UTF8, SIGNS_PLAIN };

struct terminal_known {
	char place[TERMINAL_PLACE_SIZE];
	char type[TERMINAL_TYPE_SIZE];		/* TERM, "" for none */
	int rows, cols, colours;		/* as last seen */
	enum terminal_signs signs;
	unsigned char backspace;		/* what the key sends, 0: not known */
	char day[TERMINAL_DAY_SIZE];		/* seen last, "2026-11-21" */
};

/* This one: place and type, and nothing else. */
void terminals_identify(struct terminal_known *here);

/* What is remembered of the one of this place and type; false when it is not
 * known, and then it stays as it is. */
bool terminals_find(struct terminal_known *here);

/* Would the same be remembered of both? */
bool terminals_equal(const struct terminal_known *a,
	const struct terminal_known *b);

/* Puts it in front of the others. */
bool terminals_remember(const struct terminal_known *known, struct err *err)
	MUST_CHECK;

/* All of them, the one seen last first; how many. */
int terminals_list(struct terminal_known list[TERMINALS_MAX]);

/* "ssh 192.0.2.7, xterm-256color: 80x24, 256 colours, UTF-8, Backspace ^?" */
#define TERMINAL_WORDS_SIZE 240
void terminals_describe(const struct terminal_known *known,
	char out[TERMINAL_WORDS_SIZE]);

#endif

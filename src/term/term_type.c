/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Asking terminfo before ncurses does: initscr() would end the program over an
 * unknown type, and newterm() opens terminals that cannot place their cursor
 * (TERM=dumb), where every picture is litter.
 *
 * Alone in its file, because <term.h> of ncurses has a struct term, too. */
#include "config.h"

#include "term/term_type.h"

#include <curses.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <term.h>

#include "base/mem.h"

/* Modern terminals are of the first family whatever they call themselves. */
static const char *const fallback_types[] = { "xterm-256color", "vt100" };

static bool is_known(const char *type, int fd, bool *can_move)
{
	int status;
	const char *cup;

	if (strlen(type) >= TERM_TYPE_SIZE ||
	    setupterm(type, fd, &status) != OK)
		return false;
	cup = tigetstr("cup");
	*can_move = cup != NULL && cup != (char *)-1;
	del_curterm(cur_term);
	return true;
}

bool term_type_choose(int fd, char type[TERM_TYPE_SIZE], char *notice,
	size_t size, struct err *err)
{
	const char *wanted = getenv("TERM");
	bool can_move;

	if (wanted == NULL || wanted[0] == '\0')
		wanted = "(none)";
	if (is_known(wanted, fd, &can_move)) {
		strcpy(type, wanted);
		return can_move || err_set(err, ERR_INVALID,
			"a terminal of type \"%.40s\" cannot place its cursor: "
			"set TERM to what it really is", wanted);
	}
	for (size_t i = 0; i < ARRAY_LEN(fallback_types); i++) {
		if (!is_known(fallback_types[i], fd, &can_move) || !can_move)
			continue;
		strcpy(type, fallback_types[i]);
		snprintf(notice, size,
			"terminal type \"%.40s\" is not known here: "
			"taken for %s", wanted, type);
		return true;
	}
	return err_set(err, ERR_INVALID,
		"terminal type \"%.40s\" is not known here, nor any to take "
		"instead", wanted);
}

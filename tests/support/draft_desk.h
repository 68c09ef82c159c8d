/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A made-up screen with forms, in a shell of its own, for the tests of drafts:
 * what it shows arrives when it is told, what it opens is about the thing that
 * is under its cursor then. */
#ifndef OPSDESK_TESTS_DRAFT_DESK_H
#define OPSDESK_TESTS_DRAFT_DESK_H

#include <stdbool.h>

#include "ui/canvas.h"
#include "ui/keymap.h"
#include "ui/shell.h"

struct desk_view;

struct desk {
	struct shell *shell;
	struct keymap *keymap;
	struct canvas *canvas;
	bool waits;			/* views wait for desk_arrive() */
	bool no_writes;			/* as the shell said last */
	bool wrote;			/* an action wrote though it had said so */
	bool wants_old;			/* only views of the old place open */
	bool busy;			/* forms wait for their data, as main says */
	int fee;			/* what a form asks about */
	int thing;			/* under the cursor; 0: nothing */
	struct desk_view *views[SHELL_WORK_AREAS];	/* that wait */
	int whose[SHELL_WORK_AREAS];
	int view_count;
};

/* Shows nothing yet. */
struct desk *desk_new(void);
void desk_free(struct desk **desk);

/* What the oldest view that waits has waited for; false: none waits.  found:
 * or it was not found. */
bool desk_arrive(struct desk *desk, bool found);

/* Keys as a keymap file writes them: f fills a form in, a asks for one that
 * comes with desk_arrive(); Ctrl-T the next customer.  In a form Tab opens
 * another one over it, F1 asks why on the last line, F2 about the fee, where w
 * leads to that line, F3 writes and opens a form then, F4 asks for a
 * password. */
void desk_press(struct desk *desk, const char *keys);

/* What main tells of the connection, turn for turn. */
void desk_tell(struct desk *desk);
void desk_draw(struct desk *desk);

#endif

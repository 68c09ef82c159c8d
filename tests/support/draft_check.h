/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the tests of drafts say of the made-up desk (draft_desk.h). */
#ifndef OPSDESK_TESTS_DRAFT_CHECK_H
#define OPSDESK_TESTS_DRAFT_CHECK_H

#include "tests/support/draft_desk.h"

struct record;

int desk_set_up(void **state);
int desk_tear_down(void **state);

/* The screen "desk" is in view. */
void desk_begin(struct desk *desk);

void assert_shows(struct desk *desk, const char *wanted);
void assert_lacks(struct desk *desk, const char *unwanted);

/* The same in a new process: everything that the first one had is gone.  fee,
 * thing, waits and busy are of the new one; it has been told nothing yet. */
struct desk_like {
	bool waits, busy;
	int thing, fee;			/* 0: as it was */
};
void take_over_like(struct desk **desk, struct desk_like like);

/* As before, and all is back. */
void take_over(struct desk **desk);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The real screens over the fake database, with what main has behind the keys
 * of sign-over: ana's desk, or that of mia, a manager. */
#ifndef OPSDESK_TESTS_SIGN_DESK_H
#define OPSDESK_TESTS_SIGN_DESK_H

#include "flow/signover.h"
#include "tests/support/bays_fixture.h"

struct sign_desk {
	struct bays *b;
	struct loop *loop;		/* of the manager's own line */
	struct signover *signover;
	bool manager;
};

/* cmocka: *state is a struct sign_desk, signed in, with nothing to sign. */
int sign_desk_setup(void **state);
int sign_desk_setup_manager(void **state);
int sign_desk_teardown(void **state);

/* What waits for the manager from now on: rows of a table "signover | clerk |
 * desk | asked_at | what | note | possible | sentence"; at a desk its own,
 * without clerk and desk. */
void sign_desk_waits(struct sign_desk *desk, const char *rows);

/* The cancellation of Lee, which "is paid", is refused to ana: a manager can. */
void sign_desk_refuse(struct sign_desk *desk);

/* What a dry run says is offered in its place. */
void sign_desk_offer(struct sign_desk *desk, const char *would);

/* The timers of the manager's line that are due. */
void sign_desk_turn(struct sign_desk *desk);

#endif

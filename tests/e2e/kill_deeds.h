/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What test_kills.c is in the middle of when it kills the console. */
#ifndef OPSDESK_TESTS_KILL_DEEDS_H
#define OPSDESK_TESTS_KILL_DEEDS_H

#include "tests/support/club.h"

#define KILL_DEEDS 4
#define KILL_STEPS 8

/* What is done again and again.  It begins up to where one more key does it,
 * which it returns, with its step and what the last line says then ("": not
 * always the same). */
struct deed {
	const char *screen, *title;
	const char *(*begin)(struct club *club, struct terminal *t, int *step,
		const char **said);
	const char *again;	/* SQL, so that it can be done once more */
};

/* Booking, checking in, paying, at the lane. */
extern const struct deed kill_deeds[KILL_DEEDS];

#endif

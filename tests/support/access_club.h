/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The club on a cluster of its own (club_group_own) whose server asks ana and ben
 * for their passwords; mia and sol are trusted. */
#ifndef OPSDESK_TESTS_ACCESS_CLUB_H
#define OPSDESK_TESTS_ACCESS_CLUB_H

#include "tests/support/club.h"
#include "tests/support/memory.h"

/* Longer than what a heap writes over freed memory. */
#define ANAS "correct horse battery staple of ana"
#define BENS "a rather different sentence by ben"

/* cmocka; club_end() ends it. */
int access_begin(void **state);

/* The console for ana, with an option of its command line or two words. */
struct terminal *access_start(struct club *club, const char *option,
	const char *value);

void access_await_grid(struct terminal *t);

/* Fills in the form and sends it off. */
void access_sign_in(struct terminal *t, const char *name, const char *password);

/* Ana's console, signed in by the form. */
struct terminal *access_signed_in(struct club *club);

/* Locks ana's. */
void access_lock(struct terminal *t);

/* Nothing of the club is on the screen. */
void access_assert_hidden(struct terminal *t);

#endif

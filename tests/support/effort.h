/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How often a test does what it does many times over, such as throwing dice.
 * TEST_SHARE=20 asks for every twentieth only: for a run under a tool that
 * makes all of it thirty times as slow, after runs that did the whole. */
#ifndef OPSDESK_TESTS_EFFORT_H
#define OPSDESK_TESTS_EFFORT_H

#include <stdlib.h>

/* One in how many is wanted; 1 unless told. */
static inline int effort_share(void)
{
	const char *share = getenv("TEST_SHARE");

	return share != NULL && atoi(share) > 1 ? atoi(share) : 1;
}

#endif

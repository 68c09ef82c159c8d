/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A club to fight over (tests/db/race.sql), with no connection to it yet. */
#ifndef OPSDESK_TESTS_RACE_FIXTURE_H
#define OPSDESK_TESTS_RACE_FIXTURE_H

#include "tests/db/race_pool.h"
#include "tests/support/cluster.h"

struct race_fixture {
	struct cluster *cluster;
	char *dsn;		/* as superuser */
	struct race *race;
};

/* cmocka: the group's cluster; a test's own club. */
int race_group(void **state);
int race_group_end(void **state);
int race_begin(void **state);
/* The same with another script of tests/db. */
int race_begin_with(void **state, const char *name);
int race_end(void **state);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A primary, and a standby that follows it by streaming; both are this
 * program's own and go with it. */
#ifndef OPSDESK_TESTS_STANDBY_H
#define OPSDESK_TESTS_STANDBY_H

#include "tests/support/cluster.h"

/* A cluster that others can follow. */
struct cluster *standby_primary(void);

/* A copy of it that follows it by this connection string, and takes no changes
 * until it is promoted; cluster_close() ends it.  Its databases are those that
 * the primary has by now. */
struct cluster *standby_of(struct cluster *primary, const char *conninfo);

/* Makes it a primary, and waits until it is one. */
void standby_promote(struct cluster *standby);

/* Dies at once, without a word to anybody; cluster_start() repairs it. */
void standby_kill(struct cluster *primary);

/* The connection string of a primary's database on the standby; to free(). */
char *standby_dsn(const struct cluster *standby, const char *dsn);

#endif

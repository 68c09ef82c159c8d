/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A private PostgreSQL cluster for tests: unix socket only, run by an
 * unprivileged user when the tests run as root, gone when the tests are, also
 * when they are killed.
 *
 * Everything here prints a "Bail out!" line and exits when it fails: without a
 * database such a test has nothing to say.
 *
 *   OPSDESK_TEST_CLUSTER   a folder that several test programs share; a short
 *                          path, in memory if it can be (tests/support/place.sh):
 *                          the first starts the cluster, nobody stops it but
 *                          `tests/support/cluster stop DIRECTORY`
 *   OPSDESK_PG_BINDIR      the server's programs, when they are not found
 */
#ifndef OPSDESK_TESTS_CLUSTER_H
#define OPSDESK_TESTS_CLUSTER_H

#include <sys/types.h>

struct cluster;

/* Joins the shared cluster, or starts one of its own. */
struct cluster *cluster_open(void);

/* One of its own in any case: for tests that stop it or fill it up. */
struct cluster *cluster_open_own(void);

/* In this directory, which stays; for `tests/support/cluster`. */
struct cluster *cluster_open_in(const char *directory);

/* Drops the databases made through it; stops the cluster if it is its own. */
void cluster_close(struct cluster **cluster);

/* The socket's directory: PGHOST. */
const char *cluster_directory(const struct cluster *cluster);

/* The server's log file. */
const char *cluster_log(const struct cluster *cluster);

/* The postmaster. */
pid_t cluster_pid(const struct cluster *cluster);

/* A fresh database, migrated, without other data, whose name begins with this
 * one.  Returns its connection string as superuser, to free(); append
 * " user=..." for somebody else, who needs no password but for the role
 * "needs_password" and members of "asks_password" (which whoever wants it
 * makes). */
char *cluster_database(struct cluster *cluster, const char *name);

/* The same, filled by this SQL, which runs as superuser and once a cluster:
 * what it made is copied. */
char *cluster_filled_database(struct cluster *cluster, const char *name,
	const char *sql);

/* The same as the first, with nothing in it. */
char *cluster_empty_database(struct cluster *cluster, const char *name);

/* Before the cluster is closed, when a program makes many.  Its connections
 * are ended. */
void cluster_drop(struct cluster *cluster, const char *dsn);

/* Only an own cluster: fast shutdown, and up again. */
void cluster_stop(struct cluster *cluster);
void cluster_start(struct cluster *cluster);

/* Runs SQL on an own connection.  With a result: its first value, to free();
 * NULL for none or null. */
char *cluster_sql(const char *dsn, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

#endif

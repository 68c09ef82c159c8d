/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An administrator's own connection, for the subcommands: one question, one
 * wait.  Never for the console.  Sentences are for an administrator, who is
 * helped by the server's own words. */
#ifndef OPSDESK_IO_ADMIN_H
#define OPSDESK_IO_ADMIN_H

#include <stdbool.h>

#include "base/err.h"

struct admin;
struct query;
struct rows;

/* NULL on failure: ERR_OFFLINE without a server, ERR_CONFLICT where it is too
 * old.  dsn may be NULL, for PG* and the like. */
struct admin *admin_open(const char *dsn, struct err *err);
void admin_close(struct admin **admin);

/* NULL on failure; else to free.  A refusal of desk's own is ERR_INVALID with
 * its sentence alone; what the role may not do is ERR_DENIED. */
struct rows *admin_query(struct admin *admin, const struct query *query,
	const char *const *parameters, struct err *err);

/* What the server keeps in the place of a password, so that neither it nor its
 * log ever sees that; to free().  NULL on failure. */
char *admin_verifier(struct admin *admin, const char *login,
	const char *password, struct err *err);

/* Is the database of this very release: version, migrations and functions?
 * ERR_MISSING: there is no schema at all. */
bool admin_schema_fits(struct admin *admin, struct err *err) MUST_CHECK;

/* How long the server takes to announce one change: the quickest of some, in
 * microseconds; -1 where it cannot be tried. */
long admin_announce_us(struct admin *admin);

/* Microseconds by which the server's clock is ahead of ours, at least; 0 when
 * the way there and back explains it. */
long admin_clock_us(struct admin *admin);

/* Did the server ask for a password before it let this login in? */
bool admin_used_password(const struct admin *admin);

/* Is it reached over a network without encryption? */
bool admin_is_readable(const struct admin *admin);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who is signed in, where, and what their role may do. */
#ifndef OPSDESK_STORE_SESSION_STORE_H
#define OPSDESK_STORE_SESSION_STORE_H

#include "store/store.h"

#define SESSION_NOT_STAFF "this login is not on the staff of this database"

/* A function of desk that this login may not call, and who can: "a manager
 * (mia, tom)". */
struct other_right {
	const char *function, *who_can;
	bool signable;			/* a manager may sign it for them */
};

struct session {
	const char *login, *name, *role_label, *desk;
	const char *database;		/* which one of which server: opaque */
	int waive_left_minor;
	bool read_only;			/* so the desk is not on record */
	const char *const *rights;	/* functions of desk; NULL-terminated */
	const struct other_right *others;	/* those of other roles */
	int other_count;
	struct arena *arena;
};

/* session is the callee's: session_free().  ERR_DENIED when this login is not
 * on the staff. */
typedef void session_store_fn(void *context, struct session *session,
	const struct err *error);

/* Tells the database the claimed desk and terminal, and asks for all the rest;
 * sets the store's clock.  Texts may be NULL. */
void session_store_open(struct store *store, struct store_owner *owner,
	const char *desk, const char *tty, const char *ssh,
	session_store_fn *done, void *context);

void session_free(struct session **session);

/* Who can call this function instead; NULL when that is not known (session may
 * be NULL). */
const char *session_who_can(const struct session *session,
	const char *function);

/* The same of what a manager may sign for this person; NULL: nobody. */
const char *session_who_signs(const struct session *session,
	const char *function);

/* May this person call it? */
bool session_may(const struct session *session, const char *function);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A manager signs at somebody else's counter: one connection of the manager's
 * own does that one write, and is closed (product.md "Who").
 *
 * First the manager's name and password are tried; then the wish is laid down
 * by the connection of whoever asks; then the manager's one takes it.  When
 * that one drops in between, the wish is taken back: the answer to that says
 * whether it had been signed.  When the asker's own line is gone as well, that
 * waits until it is back.  Whatever happens, nothing is half done. */
#ifndef OPSDESK_STORE_SIGNING_H
#define OPSDESK_STORE_SIGNING_H

#include "store/signable.h"

struct loop;
struct signing;

/* Where the manager's connection goes: as the program's own. */
struct signing_place {
	struct loop *loop;
	const char *dsn;		/* may be NULL */
};

/* Called once, from the loop: the outcome of the write, done or refused (the
 * callee's), or why it was not done, or that it was.  After that only
 * signing_free() is left. */
typedef void signing_done_fn(void *context, struct outcome *outcome,
	const struct err *error);

/* The signable and the place must outlive it; the password is wiped here as soon
 * as the server has judged it, and is the caller's to wipe where it came
 * from. */
struct signing *signing_new(const struct signing_place *place,
	struct store *store, const struct signable *signable, const char *user,
	const char *password, signing_done_fn *done, void *context);

/* The asker's line is back: what waited for it goes on. */
void signing_line_back(struct signing *signing);
bool signing_awaits_line(const struct signing *signing);

/* The id of the wish; "": it is not laid down. */
const char *signing_wish(const struct signing *signing);

/* Nobody is called any more.  What the manager was to sign is taken back, unless
 * the line goes as well: a wish that nobody signs lapses by itself. */
void signing_free(struct signing **signing);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What one may not do, signed by a manager (product.md "Who"): at this counter,
 * by name and password on a sheet over what was typed, or by the managers'
 * queue, while the next customer is served.  It stands behind every write and
 * every screen (store/signable.h); the shell's actions sign-over and sign lead
 * here. */
#ifndef OPSDESK_FLOW_SIGNOVER_H
#define OPSDESK_FLOW_SIGNOVER_H

#include "store/signing.h"

struct record;
struct session;
struct shell;
struct signover;

/* Shell, store and place must outlive it. */
struct signover *signover_new(struct shell *shell, struct store *store,
	const struct signing_place *place);
void signover_free(struct signover **signover);

/* Somebody is signed in, perhaps again: what was offered to another person is
 * gone, what is to be signed or was answered is asked for. */
void signover_signed_in(struct signover *signover,
	const struct session *session);

/* A write was refused that a manager may sign; takes it. */
void signover_offer(struct signover *signover, struct signable *signable);

/* For a draft: what was offered last, for as long as somebody may be fetching a
 * manager. */
void signover_save(const struct signover *signover, struct record *out);
void signover_load(struct signover *signover, const struct record *saved);

/* A topic of the database was announced. */
void signover_changed(struct signover *signover, const char *topic);

/* The key: to the sheet on which a manager signs what was refused last; on that
 * sheet, to the managers' queue. */
bool signover_start(struct signover *signover, struct err *err);

/* What waits for the manager who is signed in; own: what the person who is
 * signed in has sent there. */
bool signover_queue_open(struct signover *signover, bool own,
	struct err *err);

#endif

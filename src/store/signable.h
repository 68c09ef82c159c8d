/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes that a manager may sign for somebody who may not do them: found at the
 * one place where every write passes, so that no screen and no flow need know
 * (product.md "Who").
 *
 * A write whose function this person may not call is asked of the server as a
 * dry run of desk.signover_ask(): the flow hears at once what stands in its way
 * besides the role, and otherwise that only a manager can.  That refusal, and
 * any other for the role or a limit that a manager does not have, is offered. */
#ifndef OPSDESK_STORE_SIGNABLE_H
#define OPSDESK_STORE_SIGNABLE_H

#include "store/store.h"

struct record;

struct signable {
	char *action;			/* the function of desk */
	char *arguments;		/* its own, as SQL has a text[] */
	char *sentence;			/* why it is refused; or what it does */
	bool is_what_it_does;
	char *who_can;			/* "a manager (Mia, Tom)" */
	struct pending *write;		/* as it was asked for; may be NULL */
};

#define SIGNABLE_PARAMETERS 6		/* of q_signover_ask */

/* Before the store; whoever had asked for it does not hear of it any more. */
void signable_free(struct signable **signable);

/* For a draft: what was typed is among the arguments.  Whoever had asked for it
 * is not there any more when it is loaded; NULL: there is none. */
void signable_save(const struct signable *signable, struct record *out);
struct signable *signable_load(const struct record *saved);

/* It was signed: whoever had asked for it goes on in their own work area, and
 * has the outcome.  false: nobody is there any more who would, and the outcome
 * is still the caller's. */
bool signable_go_on(struct signable *signable, struct outcome *outcome)
	MUST_CHECK;

/* Is it what this owner had asked for? */
bool signable_is_of(const struct signable *signable,
	const struct store_owner *owner);

/* The values as a text[] in SQL's own writing; the caller frees it. */
char *signable_array(const char *const *values, int count);

/* A write under way, for store_write.c. */

/* Does the server hear of this write as something to sign?  Then takes the
 * parameters of q_signover_ask from it, from $2 on, each to be freed; with
 * NULL for $1. */
bool signable_instead(const struct store_signs *signs,
	const struct write *write, char **parameters);

/* What is to be offered of a write that was answered; NULL: nothing.  instead:
 * it was asked as something to sign, and the outcome becomes the refusal that
 * the flow hears. */
struct signable *signable_of(const struct store_signs *signs,
	const struct query *query, char *const *parameters, bool instead,
	bool dry_run, struct outcome *outcome);

#endif

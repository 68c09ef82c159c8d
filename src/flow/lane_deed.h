/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A write of the lane board on its way: the thing as the operator saw it, what
 * was answered, and who hears of the outcome.  It goes on when its sheet has
 * closed, and ends with the view. */
#ifndef OPSDESK_FLOW_LANE_DEED_H
#define OPSDESK_FLOW_LANE_DEED_H

#include "store/lane_store.h"
#include "ui/confirm.h"

struct lane_deed;
struct lane_view;
struct shell;

/* Sends it.  choice: of the sheet, 0 without one; text: what was typed. */
typedef void lane_deed_fn(struct lane_deed *deed, int choice, const char *text,
	const struct reply *reply);

/* Hears of the outcome, whether it went through or not; a second time when it
 * was signed after all. */
typedef void lane_deed_done_fn(struct lane_deed *deed,
	const struct outcome *outcome);

struct lane_deed {
	struct store_question question;
	struct shell *shell;
	struct store *store;
	struct store_owner *owner;	/* for the write */
	struct lane_view *view;
	lane_deed_fn *send;
	lane_deed_done_fn *done;	/* NULL: only said */
	bool holds;			/* keys wait for what done() opens */
	const char *from;		/* whom it was received from; NULL: not
					   asked */
	struct lane_seen *things;	/* what it is about */
	int count;
	struct arena *texts;		/* theirs, and more that the flow keeps */
	void *more;			/* in that arena */
};

/* About nothing yet. */
struct lane_deed *lane_deed_new(struct lane_view *view, lane_deed_fn *send);

/* Adds a thing; its texts are copied. */
void lane_deed_about(struct lane_deed *deed, const char *id,
	const char *version);

/* Sends without asking; or it is not sent after all. */
void lane_deed_go(struct lane_deed *deed);

/* The same where done() opens a sheet: keys that come meanwhile are for that
 * one, or for nobody when it does not come to be. */
void lane_deed_go_on(struct lane_deed *deed);
void lane_deed_drop(struct lane_deed *deed);

/* Asks first; done and context of the request are the deed's. */
void lane_deed_ask(struct lane_deed *deed, struct confirm_request request);

/* Asks for a reason, behind a letter that has said what is done. */
void lane_deed_ask_why(struct lane_deed *deed, const char *title,
	const char *yes);

/* What a guest asked for: whom that was received from, unless the work area
 * knows, else one letter; then the reason, where one is wanted.  lines: NULL-
 * terminated, may be NULL. */
void lane_deed_ask_from(struct lane_deed *deed, const char *title,
	const char *const *lines, const char *yes, bool reason);

#endif

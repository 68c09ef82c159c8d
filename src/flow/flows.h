/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can be done with a booking, from whichever screen shows it.  Each opens
 * a sheet (or does its work at once), owns its own questions, and tells the
 * shell what came of it; screens hear of the change like every other terminal
 * does, by shell_changed(). */
#ifndef OPSDESK_FLOW_FLOWS_H
#define OPSDESK_FLOW_FLOWS_H

#include <stdbool.h>

#include "store/booking_store.h"

struct booking_view;
struct shell;

/* The thing an action is about, as it was seen at the key press. */
struct subject {
	struct shell *shell;
	struct store *store;
	const struct slot *slot;	/* borrowed for the time of the call */
	const char *place;		/* "Bay 2" */
	bool again;			/* as in struct call */
};

/* book.c: a new booking at this place and time. */
struct book_request {
	struct shell *shell;
	struct store *store;
	const struct resource *resources;	/* borrowed, copied */
	int resource_count;
	int resource_id;
	wall_minute starts;
	int minutes;			/* 0: the usual length */
	wall_minute free_until;		/* 0: not known */
	const char *name;		/* to begin the search with; "" */
};
void book_open(const struct book_request *request);

/* check_in.c: one key when nothing stands in the way, else the sheet with
 * every guard and the keys that clear them. */
void check_in_start(const struct subject *subject);

/* The same sheet, for taking what is owed without checking in. */
void take_payment_open(const struct subject *subject);

/* roster.c: who is in it, fees, passes; the tall sheet of Enter,
 * which it returns. */
void *roster_open(const struct subject *subject);

/* state.c: approve, decline, cancel, attended or no-show, back to approved. */
void approve_start(const struct subject *subject);
void decline_open(const struct subject *subject);
void cancel_open(const struct subject *subject);
void outcome_open(const struct subject *subject);

/* The same of all that are marked; those that went through lose their mark. */
void outcomes_open(struct booking_view *view);
void revert_open(const struct subject *subject);

/* undo.c: takes back the latest thing that this person did, on whatever screen,
 * or says that there is none. */
bool undo_last(struct shell *shell, struct store *store, struct err *err);

/* closing.c: block a resource or close the place; take either away again. */
void closing_open(const struct book_request *where);
void reopen_open(const struct subject *subject);

/* resolve.c: whose is this import? */
void resolve_open(const struct subject *subject);
void dismiss_open(const struct subject *subject);

/* history.c: who did what to it. */
void history_open(const struct subject *subject);

#endif

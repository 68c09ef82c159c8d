/* SPDX-License-Identifier: GPL-3.0-or-later */
/* "Why, and who asked for it?": the sheet before every cancel, decline, waive
 * and move.  "Received from" is asked once a customer and then remembered by
 * the work area (product.md, Everywhere). */
#ifndef OPSDESK_FLOW_ASK_H
#define OPSDESK_FLOW_ASK_H

#include <stdbool.h>

struct shell;

/* reason is "" when none was asked for; from is "member", "phone", "walk-in"
 * or "manager", NULL when it was not asked for.  After Esc both are NULL. */
typedef void ask_done_fn(void *context, const char *reason, const char *from);

struct ask {
	const char *title;		/* "Cancel  Okafor, D.  Bay 1 16:00-18:00" */
	const char *const *lines;	/* what follows from it; NULL-terminated */
	bool reason;			/* a reason is needed */
	bool from;			/* whom it was received from is needed */
	bool letters_first;		/* as in confirm.h */
	bool always;			/* also when nothing is left to ask: yes
					   is one letter then */
	const char *yes;		/* what the key does when from is not asked:
					   "decline it" */
	ask_done_fn *done;
	void *context;
};

/* Why money is waived, on the last line; reason is never blank, and done is
 * not called without one.  prompt_drop() takes it back. */
typedef void ask_waive_fn(void *context, const char *reason);

struct ask_waive {
	struct shell *shell;
	ask_waive_fn *done;
	void *context;
};
/* ask is borrowed until the answer: part of the sheet that asks. */
void ask_waive_open(struct ask_waive *ask);

/* Calls done at once when there is nothing left to ask.  The context must live
 * until then or until the sheet is closed; returns the sheet, NULL at once. */
void *ask_open(struct shell *shell, const struct ask *ask);

#endif

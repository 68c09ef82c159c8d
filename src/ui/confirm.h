/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sheets that ask: a few choices with a letter each, and text to type (a
 * reason, an amount).  Drawn and dispatched from the same rows. */
#ifndef OPSDESK_UI_CONFIRM_H
#define OPSDESK_UI_CONFIRM_H

#include <stdbool.h>

#include "ui/key.h"

struct shell;

#define CONFIRM_CHOICES_MAX 12

struct confirm_choice {
	key code;			/* the letter that takes it */
	const char *label;		/* "c paid by card 25.00", without the key */
	const char *why_not;		/* not NULL: shown dimmed with this reason */
};

/* Called once: choice is the index of the row taken, -1 when the sheet goes
 * without one, by Esc or with the program.  text: what was typed, "" when there
 * was nothing to type. */
typedef void confirm_done_fn(void *context, int choice, const char *text);

struct confirm_request {
	const char *title;
	const char *const *lines;	/* what is about to happen; NULL-terminated;
					   copied, as everything here */
	const struct confirm_choice *choices;
	int choice_count;
	/* What the letters answer, "received from": it stands above them, and
	 * Enter goes from the text to them rather than take the first.  NULL:
	 * they are what can be done. */
	const char *choices_label;
	const char *text_label;		/* NULL: nothing to type.  When there is
					   text, choices are taken with Tab to
					   leave the field, or Enter = the first */
	bool text_required;
	/* The letters come first: one of them goes to the text when that is
	 * still missing, and Enter behind it takes that letter. */
	bool letters_first;
	const char *text_must_be;	/* not NULL: only this text lets go on */
	int anchor_row;
	confirm_done_fn *done;
	void *context;
};

/* The context must outlive the sheet: a flow closes it with its own. */
void *confirm_open(struct shell *shell, const struct confirm_request *request);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Taking money: what it is for, the total to type, a reference, and a letter
 * for how it is paid.  Nothing is written here: the flow that asks does that. */
#ifndef OPSDESK_FLOW_MONEY_SHEET_H
#define OPSDESK_FLOW_MONEY_SHEET_H

#include "model/quote.h"

struct shell;

enum money_way {
	MONEY_LEFT = -1,		/* the sheet went without an answer */
	MONEY_CARD, MONEY_CASH,
	MONEY_OTHER			/* the third letter, where there is one */
};

/* As the database has it, "CREDIT" and "CASH"; NULL for the rest. */
const char *money_way_name(enum money_way way);

/* Called once.  reference is "" when there is none. */
typedef void money_sheet_fn(void *context, enum money_way way,
	const char *reference);

struct money_request {
	const char *title;
	struct quote quote;		/* copied, as every text here */
	const char *note;		/* a line below the total; NULL: none */
	const char *other;		/* what `b` does; NULL: there is no `b` */
	money_sheet_fn *done;
	void *context;			/* must outlive the sheet */
};

/* Nothing to pay is asked as well, without a total to type. */
void *money_sheet_open(struct shell *shell, const struct money_request *request);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the two files of the check-in sheet share: check_in.c (questions, keys,
 * money) and check_in_draw.c. */
#ifndef OPSDESK_FLOW_CHECK_IN_PRIVATE_H
#define OPSDESK_FLOW_CHECK_IN_PRIVATE_H

#include <stdbool.h>

#include "flow/ask.h"
#include "store/booking_store.h"
#include "ui/canvas.h"
#include "ui/key.h"
#include "ui/textfield.h"

struct check_in {
	struct shell *shell;
	struct store *store;
	struct store_owner owner;
	int id;
	char version[80];
	char title[200];
	bool checks_in;			/* else only the money */
	struct outcome *refusal;	/* what stands in the way; NULL: nothing */
	struct booking *booking;
	struct roster *roster;
	struct textfield reference;
	bool in_reference, sending;
	struct ask_waive waive;
};

/* The keys of the sheet: drawn and dispatched from the same rows; ends with a
 * NULL how. */
struct check_in_way {
	key code;
	const char *how;		/* as the write is told */
	const char *label;
};
extern const struct check_in_way check_in_ways[];

/* Is this way of settling worth showing now? */
bool check_in_offers(const struct check_in *sheet,
	const struct check_in_way *way);
int check_in_owed(const struct check_in *sheet);

void check_in_draw(const void *state, struct canvas *canvas,
	const struct area *area);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the two files of the roster share: roster.c (questions, keys) and
 * roster_draw.c. */
#ifndef OPSDESK_FLOW_ROSTER_PRIVATE_H
#define OPSDESK_FLOW_ROSTER_PRIVATE_H

#include <stdbool.h>

#include "flow/ask.h"
#include "flow/person_picker.h"
#include "store/booking_store.h"
#include "ui/canvas.h"
#include "ui/list.h"

struct roster_sheet {
	struct shell *shell;
	struct store *store;
	struct store_owner owner;
	int id;
	char title[200];
	struct booking *booking;
	struct roster *roster;
	struct list *list;		/* remembers what it drew */
	struct list list_state;
	struct person_picker picker;
	bool adding, sending;
	int payer;			/* whose fee is being taken */
	struct ask_waive waive;
};

/* The list's columns and the identity of its rows. */
extern const struct list_column roster_columns[];
int64_t roster_row_id(const void *rows, int index);

void roster_draw(const void *state, struct canvas *canvas,
	const struct area *area);

#endif

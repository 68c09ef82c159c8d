/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pane under the grid: the thing under the cursor from near, four lines
 * (wireframes.md 1a).  It is asked for when the cursor has rested, and keeps
 * the last answer until the next one is there. */
#ifndef OPSDESK_FLOW_PEEK_H
#define OPSDESK_FLOW_PEEK_H

#include <stdbool.h>

#include "store/booking_store.h"
#include "ui/canvas.h"

struct shell;

#define PEEK_LINES 4

struct peek {
	struct shell *shell;
	struct store *store;
	struct store_owner owner;
	struct slot slot;		/* what it is about; texts not kept */
	bool has_slot;			/* else a free cell */
	char place[40];			/* "Bay 2" */
	wall_minute free_from, free_until;	/* of a free cell; until 0: open */
	int gone;			/* cancelled ones that stood here */
	bool closed;			/* the place is shut then */
	char went[200];
	struct booking *booking;
	struct block *block;
	struct possibilities *can;	/* what may be done with it */
};

void peek_init(struct peek *peek, struct shell *shell, struct store *store);
void peek_done(struct peek *peek);

/* Asks about this slot; slot is copied without its texts. */
void peek_slot(struct peek *peek, const struct slot *slot, const char *place);

/* A free cell: nothing is asked.  went: where what stood here is now, or "". */
void peek_free_cell(struct peek *peek, const char *place, wall_minute from,
	wall_minute until, int gone, bool closed, const char *went);

/* Does the database say that this action (a function of desk) is not possible
 * with the slot in the pane?  Then why, and who can.  true also when it has not
 * said so: the write will. */
bool peek_allows(const struct peek *peek, const struct slot *slot,
	const char *action, struct err *why);

void peek_draw(const struct peek *peek, wall_minute now, struct canvas *canvas,
	const struct area *area);

#endif

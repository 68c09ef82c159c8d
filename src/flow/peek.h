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

/* A cell without a thing in it. */
struct free_cell {
	wall_minute from, until;	/* until 0: open */
	int gone;			/* cancelled ones that stood here */
	bool closed;			/* the place is shut then */
	bool filtered;			/* a filter hides some bookings */
	char went[200];			/* where what stood here is now, or "" */
};

struct peek {
	struct shell *shell;
	struct store *store;
	struct store_owner owner;
	struct slot slot;		/* what it is about; texts not kept */
	bool has_slot;
	struct free_cell free;		/* without a slot */
	char place[40];			/* "Bay 2" */
	struct booking *booking;
	struct block *block;
	struct possibilities *can;	/* what may be done with it */
};

void peek_init(struct peek *peek, struct shell *shell, struct store *store);
void peek_done(struct peek *peek);

/* Asks about this slot; slot is copied without its texts. */
void peek_slot(struct peek *peek, const struct slot *slot, const char *place);

/* A free cell: nothing is asked. */
void peek_free_cell(struct peek *peek, const char *place,
	const struct free_cell *cell);

/* Does the database say that this action (a function of desk) is not possible
 * with the slot in the pane?  Then why, and who can.  true also when it has not
 * said so: the write will. */
bool peek_allows(const struct peek *peek, const struct slot *slot,
	const char *action, struct err *why);

void peek_draw(const struct peek *peek, wall_minute now, struct canvas *canvas,
	const struct area *area);

#endif

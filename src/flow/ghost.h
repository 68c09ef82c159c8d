/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A booking in the hand: picked up, carried over days and resources, put down.
 * It lives in the shell's work area, not in the view, so that moving to another
 * day goes on with it (wireframes.md 1b). */
#ifndef OPSDESK_FLOW_GHOST_H
#define OPSDESK_FLOW_GHOST_H

#include <stdbool.h>

#include "store/booking_store.h"
#include "ui/canvas.h"

struct record;
struct shell;

#define GHOST_NAME_SIZE 120

struct ghost {
	struct shell *shell;
	struct store *store;
	struct store_owner owner;

	int booking;
	char version[80];
	char name[GHOST_NAME_SIZE];
	char from_label[40];
	int from_resource;
	wall_minute from_starts;
	int from_minutes;

	int resource_id;		/* where it would go */
	char label[40];
	wall_minute starts;
	int minutes;

	struct outcome *preview;	/* of the place it is at; NULL: not yet */
	bool asking, moved_since;	/* a preview is out; the place changed */
	bool dropping;			/* the write is out */
};

/* Picks up: the ghost becomes the work area's. */
struct ghost *ghost_pick_up(struct shell *shell, struct store *store,
	const struct slot *slot, const char *label);

/* NULL when the hand is empty. */
struct ghost *ghost_in_hand(const struct shell *shell);

/* Carries it to a place; the preview follows once ghost_preview() is called. */
void ghost_carry(struct ghost *ghost, int resource_id, const char *label,
	wall_minute starts);
void ghost_resize(struct ghost *ghost, int minutes);
void ghost_preview(struct ghost *ghost);

/* Takes the free slot of this index (0-2) that the clash offered. */
bool ghost_take(struct ghost *ghost, int index, struct err *err);

/* Puts it down where it is: asks whom it was received from, then writes.  On a
 * refusal it stays in the hand and the pane says why. */
void ghost_put_down(struct ghost *ghost);

/* For a draft: what is in the hand and where it was carried; and into the hand
 * of the work area again, as long as it is what could be carried. */
void ghost_save(const struct ghost *ghost, struct record *out);
bool ghost_load(struct shell *shell, struct store *store,
	const struct record *saved);

/* The peek's place while it is in the hand. */
void ghost_draw(const struct ghost *ghost, struct canvas *canvas,
	const struct area *area);

#endif

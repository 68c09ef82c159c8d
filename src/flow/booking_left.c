/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The booking under the cursor has left its cell, by somebody else's hand: the
 * cursor stays, the pane says where it went, and Enter follows (product.md,
 * Everywhere). */
#include "config.h"

#include "flow/booking_view.h"

#include <stdio.h>

#include "store/booking_store.h"
#include "ui/grid.h"

struct left_booking booking_view_here_now(const struct booking_view *b)
{
	const struct slot *slot = booking_view_slot(b);
	struct left_booking left = { 0 };

	if (slot == NULL || slot->kind != SLOT_BOOKING)
		return left;
	left.booking = slot->id;
	left.column = b->grid->column;
	left.row = grid_row_start(b->grid, b->grid->minute);
	snprintf(left.name, sizeof(left.name), "%s", slot->name);
	return left;
}

void booking_view_note_left(struct booking_view *b,
	const struct left_booking *was)
{
	const struct slot *slot = booking_view_slot(b);

	if (was->booking != 0 && (slot == NULL || slot->id != was->booking))
		b->left = *was;
}

/* NULL when nothing has left, or the cursor has moved on since. */
static const struct left_booking *left_here(const struct booking_view *b)
{
	const struct left_booking *left = &b->left;

	return left->booking != 0 && left->column == b->grid->column &&
		left->row == grid_row_start(b->grid, b->grid->minute) &&
		booking_view_slot(b) == NULL ? left : NULL;
}

static const struct slot *find(const struct booking_view *b, int booking)
{
	for (int i = 0; i < b->data->slot_count; i++) {
		const struct slot *slot = &b->data->slots[i];

		if (slot->kind == SLOT_BOOKING && slot->id == booking)
			return slot;
	}
	return NULL;
}

void booking_view_left_words(const struct booking_view *b, char *out,
	size_t size)
{
	const struct left_booking *left = left_here(b);
	const struct slot *slot;
	char range[TIMESLOT_TEXT_SIZE];

	out[0] = '\0';
	if (left == NULL)
		return;
	slot = find(b, left->booking);
	if (slot == NULL) {
		snprintf(out, size, "%s is no longer on this day", left->name);
	} else if (slot_occupies(slot)) {
		timeslot_format_range(slot->starts, slot->ends, range);
		snprintf(out, size, "%s went to %s %s: Enter follows",
			left->name, booking_view_place(b, slot->resource_id),
			range);
	}
}

bool booking_view_follow(struct booking_view *b)
{
	const struct left_booking *left = left_here(b);
	const struct slot *slot = left == NULL ? NULL : find(b, left->booking);

	if (slot == NULL || !slot_occupies(slot))
		return false;
	b->wanted = (struct wanted){ .booking = slot->id };
	booking_view_go_wanted(b);
	return true;
}

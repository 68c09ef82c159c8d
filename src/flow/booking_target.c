/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The things of a booking view as actions name them. */
#include "config.h"

#include "flow/booking_target.h"

#include <stdio.h>

#include "flow/booking_view.h"
#include "store/booking_store.h"
#include "ui/action.h"

static void target_of(const struct booking_view *b, const struct slot *slot,
	struct target *target)
{
	char range[TIMESLOT_TEXT_SIZE];

	timeslot_format_range(slot->starts, slot->ends, range);
	*target = (struct target){
		.kind = slot_kind_name(slot->kind), .id = slot_item_id(slot),
	};
	snprintf(target->version, sizeof(target->version), "%s", slot->version);
	snprintf(target->name, sizeof(target->name), "%s  %s %s", slot->name,
		booking_view_place(b, slot->resource_id), range);
}

bool booking_target_here(const struct booking_view *b, struct target *target)
{
	const struct slot *slot = booking_view_slot(b);

	if (slot == NULL)
		return false;
	target_of(b, slot, target);
	return true;
}

int booking_targets_marked(const struct booking_view *b, struct target *targets,
	int max)
{
	int n = 0;

	for (int i = 0; i < b->marked_count; i++) {
		const struct slot *slot = booking_view_marked(b, i);

		if (slot == NULL)
			continue;
		if (targets != NULL && n < max)
			target_of(b, slot, &targets[n]);
		n++;
	}
	return n;
}

const struct slot *booking_target_slot(const struct booking_view *b,
	const struct call *call, struct err *err)
{
	const struct slot *slot = call->subject == NULL ? NULL
		: slot_items_find(&b->items, call->subject->id);

	if (slot == NULL)
		err_set(err, ERR_MISSING, "it is no longer here");
	return slot;
}

struct subject booking_subject(const struct booking_view *b,
	const struct slot *slot)
{
	return (struct subject){
		.shell = b->shell, .store = b->store, .slot = slot,
		.place = booking_view_place(b, slot->resource_id),
	};
}

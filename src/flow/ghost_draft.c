/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A booking in the hand, in a draft. */
#include "config.h"

#include "flow/ghost.h"

#include <stdio.h>

#include "base/record.h"
#include "ui/shell.h"

/* Minutes of the calendar: a wall_minute counts from 1970. */
#define MINUTE_MOST INT32_MAX

void ghost_save(const struct ghost *ghost, struct record *out)
{
	record_put_number(out, "booking", ghost->booking);
	record_put(out, "version", ghost->version);
	record_put(out, "name", ghost->name);
	record_put_number(out, "from_resource", ghost->from_resource);
	record_put(out, "from_label", ghost->from_label);
	record_put_number(out, "from_starts", ghost->from_starts);
	record_put_number(out, "from_minutes", ghost->from_minutes);
	record_put_number(out, "resource", ghost->resource_id);
	record_put(out, "label", ghost->label);
	record_put_number(out, "starts", ghost->starts);
	record_put_number(out, "minutes", ghost->minutes);
}

static int positive(const struct record *saved, const char *name, int most)
{
	return (int)record_number(saved, name, 1, most, 0);
}

/* It is picked up where it was, and carried from there. */
bool ghost_load(struct shell *shell, struct store *store,
	const struct record *saved)
{
	const struct slot slot = {
		.kind = SLOT_BOOKING,
		.id = positive(saved, "booking", INT32_MAX),
		.version = record_text(saved, "version"),
		.name = record_text(saved, "name"),
		.resource_id = positive(saved, "from_resource", INT32_MAX),
		.starts = positive(saved, "from_starts", MINUTE_MOST),
		.ends = positive(saved, "from_starts", MINUTE_MOST) +
			positive(saved, "from_minutes", MINUTES_A_DAY),
	};
	int resource = positive(saved, "resource", INT32_MAX);
	int starts = positive(saved, "starts", MINUTE_MOST);
	struct ghost *ghost;

	if (slot.id == 0 || slot.resource_id == 0 || slot.starts == 0 ||
	    slot.ends <= slot.starts || resource == 0 || starts == 0)
		return false;
	ghost = ghost_pick_up(shell, store, &slot,
		record_text(saved, "from_label"));
	ghost_carry(ghost, resource, record_text(saved, "label"), starts);
	ghost_resize(ghost, positive(saved, "minutes", MINUTES_A_DAY));
	return true;
}

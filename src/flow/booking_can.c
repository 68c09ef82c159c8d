/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can be done in a booking view now, and why not the rest: by what is in
 * the hand, under the cursor and in the pane, and by the role. */
#include "config.h"

#include "flow/booking_can.h"

#include <string.h>

#include "base/mem.h"
#include "flow/booking_possible.h"
#include "flow/booking_view.h"
#include "flow/ghost.h"
#include "flow/peek.h"
#include "store/outcome.h"
#include "ui/action.h"
#include "ui/shell.h"

/* What can be done while a booking is in the hand. */
static bool serves_ghost(const char *action)
{
	static const char *const names[] = {
		"open-booking", "pick-up", "shorter", "longer", "next-free",
		"week", "zoom", "step-time", "widen-columns", "next-in-row",
		"history",
	};

	for (size_t i = 0; i < ARRAY_LEN(names); i++) {
		if (strcmp(names[i], action) == 0)
			return true;
	}
	return strncmp(action, "move-", 5) == 0 ||
		strncmp(action, "page-", 5) == 0 ||
		strstr(action, "-row") != NULL || strstr(action, "-day") != NULL ||
		strcmp(action, "go-now") == 0;
}

/* Rows that do without NEED_ROW, since a ghost or marks serve them too. */
static bool needs_booking(const struct booking_view *b, const char *action)
{
	if (strcmp(action, "outcome") == 0)
		return b->marked_count == 0;
	return strcmp(action, "pick-up") == 0 ||
		strcmp(action, "shorter") == 0 || strcmp(action, "longer") == 0;
}

static bool possible_in_free_cell(const struct booking_view *b,
	const char *action, struct err *why)
{
	const struct resource *resource = booking_view_here(b);

	if (needs_booking(b, action))
		return err_set(why, ERR_INVALID, "the cell is free");
	if (resource == NULL)
		return true;
	if ((strcmp(action, "book") == 0 ||
	     strcmp(action, "open-booking") == 0) &&
	    booking_view_is_closed(b, booking_view_free_from(b, resource->id)))
		return err_set(why, ERR_INVALID, "the place is closed then");
	if (strcmp(action, "history") == 0 &&
	    booking_view_gone(b, resource->id, booking_view_time(b)) == 0)
		return err_set(why, ERR_INVALID,
			"nothing has happened in this cell");
	return true;
}

/* The row's function, or what stands in for it with such a thing. */
static bool allowed(const struct booking_view *b, const struct slot *slot,
	const struct action *action, struct err *why)
{
	const char *function = booking_function(slot, action->name);

	/* Either outcome is one. */
	if (strcmp(action->name, "outcome") == 0 &&
	    !peek_allows(b->peek, slot, "attended", why) &&
	    !peek_allows(b->peek, slot, "no_show", why))
		return false;
	if (function == NULL)
		function = action->privilege;
	if (!peek_allows(b->peek, slot, function, why))
		return false;
	return shell_check_may(b->shell, function, why);
}

bool booking_can(const struct booking_view *b, const struct action *action,
	struct err *why)
{
	const struct ghost *ghost = ghost_in_hand(b->shell);
	const struct slot *slot = booking_view_slot(b);

	if (strncmp(action->name, "take-", 5) == 0 && action->needs == 0)
		return (ghost != NULL && ghost->preview != NULL &&
			ghost->preview->free_count > 0) ||
			err_set(why, ERR_INVALID,
				"it takes a free slot while a clash is shown");
	if (ghost != NULL)
		return serves_ghost(action->name) ||
			err_set(why, ERR_INVALID,
				"first put down what is in the hand");
	if (strcmp(action->name, "outcome") == 0 && b->marked_count > 0)
		return true;
	if (slot == NULL)
		return possible_in_free_cell(b, action->name, why);
	if (strcmp(action->name, "book") == 0 && slot_occupies(slot))
		return err_set(why, ERR_INVALID, "%s has this time",
			slot->name[0] == '\0' ? slot_words(slot) : slot->name);
	return booking_possible(slot, action->name, why) &&
		allowed(b, slot, action, why);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A number that is typed on the lane board: the cursor follows its digits. */
#include "config.h"

#include "flow/lane_view.h"

#include <stdio.h>
#include <string.h>

#include "base/clock.h"
#include "ui/shell.h"

/* A number that is typed is over when no digit has followed for so long; Enter
 * may come later, as long as the line that promises a lane may be believed. */
#define TYPED_FOR_MS 3000
#define ENTER_FOR_MS 60000

void lane_view_forget_typed(struct lane_view *view)
{
	/* In one burst nobody has seen what was said of the first digits. */
	if (view->typed[0] != '\0')
		shell_message_withdraw(view->shell);
	view->typed[0] = '\0';
}

void lane_view_type(struct lane_view *view, char digit)
{
	const struct unit *unit;
	const struct lane *lane;
	size_t length;

	if (clock_ms() - view->typed_at_ms > TYPED_FOR_MS)
		lane_view_forget_typed(view);
	view->typed_at_ms = clock_ms();
	length = strlen(view->typed);
	if (length + 1 == sizeof(view->typed))
		return;
	view->typed[length] = digit;
	view->typed[length + 1] = '\0';
	unit = lane_view_unit_named(view, view->typed, false);
	lane = lane_view_find_lane(view, view->typed);
	if (unit == NULL && lane == NULL) {
		char typed[LANE_TYPED_SIZE];

		snprintf(typed, sizeof(typed), "%s", view->typed);
		lane_view_forget_typed(view);
		shell_message(view->shell, STYLE_NOTICE,
			"no room, locker or lane begins with %s", typed);
		return;
	}
	if (unit != NULL)
		lane_view_go_unit(view, unit->unit);
	/* Nothing longer can be meant. */
	if (lane == NULL && strcmp(unit->number, view->typed) == 0)
		lane_view_forget_typed(view);
	else
		shell_message(view->shell, STYLE_NORMAL,
			"type a number to jump: %s_%s", view->typed,
			lane == NULL ? "" : "   Enter goes to the lane");
}

bool lane_view_enter_typed(struct lane_view *view)
{
	bool lane = view->typed[0] != '\0' &&
		clock_ms() - view->typed_at_ms <= ENTER_FOR_MS &&
		lane_view_find_lane(view, view->typed) != NULL;

	if (lane)
		lane_view_go_lane(view, view->typed);
	lane_view_forget_typed(view);
	return lane;
}

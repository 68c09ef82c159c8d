/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Marks of the lane board. */
#include "config.h"

#include "flow/lane_view.h"

#include <stdio.h>
#include <string.h>

#include "base/mem.h"
#include "ui/shell.h"

static int mark_index(const struct lane_view *view, int64_t id)
{
	for (int i = 0; i < view->marked_count; i++) {
		if (view->marked[i] == id)
			return i;
	}
	return -1;
}

static void add_mark(struct lane_view *view, const struct unit *unit)
{
	view->marked = mem_resize(view->marked, (size_t)view->marked_count + 1,
		sizeof(*view->marked));
	view->marked[view->marked_count++] = lane_key(unit->unit);
}

bool lane_view_is_marked(const struct lane_view *view, const struct unit *unit)
{
	return view->marked_count > 0 &&
		mark_index(view, lane_key(unit->unit)) >= 0;
}

void lane_view_unmark(struct lane_view *view, const char *unit)
{
	int index = mark_index(view, lane_key(unit));

	if (index < 0)
		return;
	view->marked[index] = view->marked[--view->marked_count];
	shell_redraw(view->shell);
}

bool lane_view_mark(struct lane_view *view, struct err *err)
{
	const struct unit *unit = lane_view_unit(view);

	if (unit == NULL)
		return err_set(err, ERR_INVALID,
			"only a room or locker can be marked");
	if (lane_view_is_marked(view, unit))
		lane_view_unmark(view, unit->unit);
	else
		add_mark(view, unit);
	shell_redraw(view->shell);
	return true;
}

/* All that the filter shows: of the overdue in the lists, of the house on the
 * map, where only a filter says which are meant. */
void lane_view_mark_all(struct lane_view *view)
{
	bool all = view->filter[0] != '\0';

	view->marked_count = 0;
	for (int i = 0; i < lane_view_count(view, LANE_UNITS); i++) {
		const struct unit *unit = &lane_view_units(view)[i];

		if (all ? lane_view_shows(view, unit)
			: unit->state == UNIT_OVER)
			add_mark(view, unit);
	}
	shell_redraw(view->shell);
}

const struct unit *lane_view_marked(const struct lane_view *view, int index)
{
	return lane_view_unit_of(view, view->marked[index]);
}

void lane_view_say_marks(const struct lane_view *view)
{
	int left = view->marked_count;

	if (left > 0)
		shell_message(view->shell, STYLE_NOTICE, "%d %s still marked: "
			"Space unmarks one, Esc all", left,
			left == 1 ? "is" : "are");
}

void lane_view_chips(const struct lane_view *view, char *out, size_t size)
{
	char marks[24] = "";

	if (view->marked_count > 0)
		snprintf(marks, sizeof(marks), "%d marked%s",
			view->marked_count,
			view->filter[0] == '\0' ? "" : " ");
	snprintf(out, size, "%s%s%s%s", marks,
		view->filter[0] == '\0' ? "" : "{", view->filter,
		view->filter[0] == '\0' ? "" : "}");
}

bool lane_view_peel(struct lane_view *view)
{
	if (view->typed[0] != '\0')
		lane_view_forget_typed(view);
	else if (view->zoomed)
		view->zoomed = false;
	else if (view->filter[0] != '\0')
		lane_view_unfilter(view);
	else if (view->marked_count > 0)
		view->marked_count = 0;
	else
		return false;
	shell_redraw(view->shell);
	return true;
}

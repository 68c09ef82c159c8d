/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Marks and the filter of the lane board. */
#include "config.h"

#include "flow/lane_view.h"

#include <stdio.h>
#include <string.h>

#include "base/mem.h"
#include "base/text.h"
#include "ui/shell.h"

static int
mark_index(const struct lane_view *view, int64_t id)
{
	for (int i = 0; i < view->marked_count; i++) {
		if (view->marked[i] == id)
			return i;
	}
	return -1;
}

static void
add_mark(struct lane_view *view, const struct unit *unit)
{
	view->marked = mem_resize(view->marked, (size_t)view->marked_count + 1,
		sizeof(*view->marked));
	view->marked[view->marked_count++] = lane_key(unit->unit);
}

bool
lane_view_is_marked(const struct lane_view *view, const struct unit *unit)
{
	return view->marked_count > 0 &&
		mark_index(view, lane_key(unit->unit)) >= 0;
}

void
lane_view_unmark(struct lane_view *view, const char *unit)
{
	int index = mark_index(view, lane_key(unit));

	if (index < 0)
		return;
	view->marked[index] = view->marked[--view->marked_count];
	shell_redraw(view->shell);
}

bool
lane_view_mark(struct lane_view *view, struct err *err)
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
void
lane_view_mark_all(struct lane_view *view)
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

const struct unit *
lane_view_marked(const struct lane_view *view, int index)
{
	return lane_view_unit_of(view, view->marked[index]);
}

bool
lane_view_shows(const struct lane_view *view, const struct unit *unit)
{
	const char *filter = view->filter;
	const char letter[] = { unit_state_letter(unit->state), '\0' };
	char label[LANE_ID_SIZE];

	if (filter[0] == '\0')
		return true;
	unit_label(unit, label, sizeof(label));
	return strcmp(filter, letter) == 0 ||
		text_contains(unit_state_words(unit->state), filter) ||
		text_contains(unit->name, filter) ||
		text_contains(unit->tier, filter) ||
		text_begins(label, filter);
}

bool
lane_view_filter(struct lane_view *view, const char *words, struct err *err)
{
	words += strspn(words, " ");
	if (strlen(words) >= sizeof(view->filter))
		return err_set(err, ERR_INVALID, "that filter is too long");
	snprintf(view->filter, sizeof(view->filter), "%s", words);
	shell_redraw(view->shell);
	return true;
}

void
lane_view_chips(const struct lane_view *view, char *out, size_t size)
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

bool
lane_view_peel(struct lane_view *view)
{
	if (view->typed[0] != '\0')
		lane_view_forget_typed(view);
	else if (view->zoomed)
		view->zoomed = false;
	else if (view->filter[0] != '\0')
		view->filter[0] = '\0';
	else if (view->marked_count > 0)
		view->marked_count = 0;
	else
		return false;
	shell_redraw(view->shell);
	return true;
}

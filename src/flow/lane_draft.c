/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The lane board in a draft: the cursor of each pane, marks and filter. */
#include "config.h"

#include "flow/lane_view.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/mem.h"
#include "base/record.h"
#include "ui/shell.h"

static void save_list(const struct list *list, struct record *out,
	const char *name)
{
	if (list->count > 0)
		record_put_number(out, name, list->cursor_id);
}

void lane_draft_save(const struct lane_view *view, struct record *out)
{
	const struct unit *unit = unit_map_here(&view->map);

	record_put_number(out, "pane", view->pane);
	record_note_number(out, "zoomed", view->zoomed);
	record_note_number(out, "lane", view->lane);
	if (unit != NULL)
		record_put_number(out, "unit", lane_key(unit->unit));
	save_list(&view->due, out, "due");
	save_list(&view->waitlist, out, "waitlist");
	save_list(&view->want_out, out, "out");
	record_note(out, "filter", view->filter);
	for (int i = 0; i < view->marked_count; i++)
		record_put_number(record_add(out, "mark"), "id",
			view->marked[i]);
}

static int64_t key_of(const struct record *saved, const char *name)
{
	return record_number(saved, name, INT64_MIN, INT64_MAX, 0);
}

static void load_marks(struct lane_view *view, const struct record *saved)
{
	const struct record *mark;

	view->marked_count = 0;
	for (int i = 0; (mark = record_at(saved, "mark", i)) != NULL; i++) {
		view->marked = mem_resize(view->marked,
			(size_t)view->marked_count + 1,
			sizeof(*view->marked));
		view->marked[view->marked_count++] = key_of(mark, "id");
	}
}

void lane_draft_load(struct lane_view *view, const struct record *saved)
{
	if (!lane_view_is_ready(view))
		return;
	snprintf(view->filter, sizeof(view->filter), "%s",
		record_text(saved, "filter"));
	lane_view_list_rows(view);
	load_marks(view, saved);
	for (int i = 0; i < lane_view_count(view, LANE_LANES); i++) {
		int64_t lane = lane_key(lane_view_lanes(view)[i].lane);

		if (lane == key_of(saved, "lane"))
			view->lane = lane;
	}
	unit_map_go(&view->map, key_of(saved, "unit"));
	list_go(&view->due, key_of(saved, "due"));
	list_go(&view->waitlist, key_of(saved, "waitlist"));
	list_go(&view->want_out, key_of(saved, "out"));
	lane_view_go_pane(view, (enum lane_pane)record_number(saved, "pane", 0,
		LANE_PANES - 1, PANE_LANES));
	view->zoomed = lane_view_list(view, view->pane) != NULL &&
		record_number(saved, "zoomed", 0, 1, 0);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands where on the board, and the cursor's ways over it. */
#include "config.h"

#include "flow/lane_view.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "model/words.h"
#include "ui/shell.h"

int lane_view_count(const struct lane_view *view, enum lane_part part)
{
	return view->parts[part] == NULL ? 0 : view->parts[part]->count;
}

const struct lane *lane_view_lanes(const struct lane_view *view)
{
	return view->parts[LANE_LANES]->lanes;
}

const struct unit *lane_view_units(const struct lane_view *view)
{
	return view->parts[LANE_UNITS]->units;
}

static int lane_index(const struct lane_view *view, int64_t id)
{
	for (int i = 0; i < lane_view_count(view, LANE_LANES); i++) {
		if (lane_key(lane_view_lanes(view)[i].lane) == id)
			return i;
	}
	return -1;
}

const struct lane *lane_view_lane(const struct lane_view *view)
{
	int index = lane_index(view, view->lane);

	return index < 0 ? NULL : &lane_view_lanes(view)[index];
}

const struct lane *lane_view_find_lane(const struct lane_view *view,
	const char *lane)
{
	int index = lane_index(view, lane_key(lane));

	return index < 0 ? NULL : &lane_view_lanes(view)[index];
}

const struct unit *lane_view_unit_of(const struct lane_view *view, int64_t id)
{
	for (int i = 0; i < lane_view_count(view, LANE_UNITS); i++) {
		if (lane_key(lane_view_units(view)[i].unit) == id)
			return &lane_view_units(view)[i];
	}
	return NULL;
}

const struct unit *lane_view_find_unit(const struct lane_view *view,
	const char *unit)
{
	return lane_view_unit_of(view, lane_key(unit));
}

const struct place *lane_view_place(const struct lane_view *view)
{
	return view->waiting_count == 0 ? NULL
		: view->waiting[view->waitlist.cursor];
}

const struct checkout *lane_view_checkout(const struct lane_view *view)
{
	return view->wanting_count == 0 ? NULL
		: view->wanting[view->want_out.cursor];
}

const struct unit *lane_view_unit(const struct lane_view *view)
{
	const struct place *place = lane_view_place(view);
	const struct checkout *checkout = lane_view_checkout(view);

	switch (view->pane) {
	case PANE_UNITS:
		return unit_map_here(&view->map);
	case PANE_DUE:
		return view->leaving_count == 0 ? NULL
			: view->leaving[view->due.cursor];
	case PANE_WAITLIST:
		return place == NULL ? NULL
			: lane_view_find_unit(view, place->unit_now);
	case PANE_WANT_OUT:
		return checkout == NULL ? NULL
			: lane_view_find_unit(view, checkout->unit);
	default:
		return NULL;
	}
}

const struct list *lane_view_list(const struct lane_view *view,
	enum lane_pane pane)
{
	switch (pane) {
	case PANE_DUE: return &view->due;
	case PANE_WAITLIST: return &view->waitlist;
	case PANE_WANT_OUT: return &view->want_out;
	default: return NULL;
	}
}

static struct list *list_here(struct lane_view *view)
{
	switch (view->pane) {
	case PANE_DUE: return &view->due;
	case PANE_WAITLIST: return &view->waitlist;
	case PANE_WANT_OUT: return &view->want_out;
	default: return NULL;
	}
}

static void go_lane_index(struct lane_view *view, int index)
{
	int count = lane_view_count(view, LANE_LANES);

	if (index >= count)
		index = count - 1;
	if (index < 0)
		index = 0;
	if (count > 0)
		view->lane = lane_key(lane_view_lanes(view)[index].lane);
}

void lane_view_move(struct lane_view *view, int rows, int columns)
{
	struct list *list = list_here(view);
	int across = view->page.across > 0 ? view->page.across : 1;

	lane_view_forget_typed(view);
	if (view->pane == PANE_LANES)
		go_lane_index(view, lane_index(view, view->lane) + columns +
			rows * across);
	else if (view->pane == PANE_UNITS)
		unit_map_move(&view->map, rows, columns);
	else if (columns == 0)
		list_move(list, rows);
	else if (!view->zoomed)
		lane_view_go_pane(view, columns > 0
			? (view->pane == PANE_WANT_OUT ? PANE_WANT_OUT
						       : view->pane + 1)
			: (view->pane == PANE_DUE ? PANE_DUE : view->pane - 1));
}

void lane_view_page(struct lane_view *view, int by)
{
	struct list *list = list_here(view);
	int lanes = view->page.across * view->page.down;

	lane_view_forget_typed(view);
	if (view->pane == PANE_LANES)
		go_lane_index(view, lane_index(view, view->lane) + by * lanes);
	else if (view->pane == PANE_UNITS)
		unit_map_move(&view->map, by * unit_map_rows(&view->map), 0);
	else
		list_move(list, by * (list->height > 1 ? list->height - 1 : 1));
}

void lane_view_end(struct lane_view *view, bool last)
{
	struct list *list = list_here(view);

	lane_view_forget_typed(view);
	if (view->pane == PANE_LANES)
		go_lane_index(view, last
			? lane_view_count(view, LANE_LANES) - 1 : 0);
	else if (view->pane == PANE_UNITS)
		unit_map_end(&view->map, last);
	else
		list_move(list, last ? list->count : -list->count);
}

/* More lanes than fit are one pane still: is there a page of them this way?
 * Counted from the lane in hand: two keys may come before a picture. */
static bool page_lanes(struct lane_view *view, int by)
{
	int lanes = view->page.across * view->page.down;
	int first;

	if (view->pane != PANE_LANES || lanes == 0)
		return false;
	first = (lane_index(view, view->lane) / lanes + by) * lanes;
	if (first < 0 || first >= lane_view_count(view, LANE_LANES))
		return false;
	go_lane_index(view, first);
	return true;
}

void lane_view_next_pane(struct lane_view *view)
{
	int lanes = view->page.across * view->page.down;

	lane_view_forget_typed(view);
	if (page_lanes(view, 1))
		return;
	lane_view_go_pane(view, (view->pane + 1) % LANE_PANES);
	if (view->pane == PANE_LANES && lanes > 0 &&
	    lane_index(view, view->lane) >= lanes)
		go_lane_index(view, 0);
}

/* Back in the lanes, the one in hand stays in hand. */
void lane_view_previous_pane(struct lane_view *view)
{
	lane_view_forget_typed(view);
	if (!page_lanes(view, -1))
		lane_view_go_pane(view,
			(view->pane + LANE_PANES - 1) % LANE_PANES);
}

void lane_view_go_pane(struct lane_view *view, enum lane_pane pane)
{
	view->pane = pane;
	/* Only lists can be the whole body. */
	if (lane_view_list(view, pane) == NULL)
		view->zoomed = false;
	shell_redraw(view->shell);
}

void lane_view_go_lane(struct lane_view *view, const char *lane)
{
	if (lane_view_find_lane(view, lane) == NULL)
		return;
	view->lane = lane_key(lane);
	lane_view_go_pane(view, PANE_LANES);
}

void lane_view_go_unit(struct lane_view *view, const char *unit)
{
	if (unit_map_go(&view->map, lane_key(unit)))
		lane_view_go_pane(view, PANE_UNITS);
}

/* ----------------------------------------------------------------- words */

static const struct {
	const char *word;
	enum lane_pane pane;
} panes[] = {
	{ "lanes", PANE_LANES }, { "units", PANE_UNITS }, { "due", PANE_DUE },
	{ "waitlist", PANE_WAITLIST }, { "out", PANE_WANT_OUT },
};

const struct unit *lane_view_unit_named(const struct lane_view *view,
	const char *word, bool whole)
{
	const struct unit *begins = NULL;

	for (int i = 0; i < lane_view_count(view, LANE_UNITS); i++) {
		const struct unit *unit = &lane_view_units(view)[i];
		char label[LANE_ID_SIZE];

		unit_label(unit, label, sizeof(label));
		if (strcmp(unit->number, word) == 0 ||
		    strcasecmp(label, word) == 0)
			return unit;
		if (begins == NULL &&
		    strncmp(unit->number, word, strlen(word)) == 0)
			begins = unit;
	}
	return whole ? NULL : begins;
}

bool lane_view_go(struct lane_view *view, const char *words, struct err *err)
{
	char word[WORD_SIZE], more[WORD_SIZE];
	const struct unit *unit;

	if (!lane_view_is_ready(view)) {
		snprintf(view->wanted, sizeof(view->wanted), "%s", words);
		return true;
	}
	if (!words_next(&words, word))
		return true;
	lane_view_forget_typed(view);
	for (size_t i = 0; i < sizeof(panes) / sizeof(panes[0]); i++) {
		if (strcmp(panes[i].word, word) == 0) {
			lane_view_go_pane(view, panes[i].pane);
			return true;
		}
	}
	if (strcmp(word, "lane") == 0 && words_next(&words, more)) {
		if (lane_view_find_lane(view, more) == NULL)
			return err_set(err, ERR_INVALID,
				"there is no lane %s", more);
		lane_view_go_lane(view, more);
		return true;
	}
	unit = lane_view_unit_named(view, word, true);
	if (unit == NULL)
		return err_set(err, ERR_INVALID, "there is no room, locker or "
			"pane \"%s\" (lanes units due waitlist out)", word);
	lane_view_go_unit(view, unit->unit);
	return true;
}

void lane_view_where(const struct lane_view *view, char *out, size_t size)
{
	const struct lane *lane = lane_view_lane(view);
	const struct unit *unit = unit_map_here(&view->map);
	char label[LANE_ID_SIZE];

	if (view->pane == PANE_LANES && lane != NULL) {
		snprintf(out, size, "l lane %s", lane->lane);
	} else if (view->pane == PANE_UNITS && unit != NULL) {
		unit_label(unit, label, sizeof(label));
		snprintf(out, size, "l %s", label);
	} else {
		snprintf(out, size, "l %s", panes[view->pane].word);
	}
}

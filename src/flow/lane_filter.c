/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The filter of the lane board, and the rows that it leaves in the lists. */
#include "config.h"

#include "flow/lane_view.h"

#include <stdio.h>
#include <string.h>

#include "base/mem.h"
#include "base/text.h"
#include "ui/shell.h"

static bool unit_matches(const char *unit, const char *filter)
{
	char label[LANE_ID_SIZE];

	unit_words(unit, label, sizeof(label));
	return text_begins(label, filter);
}

bool lane_view_shows(const struct lane_view *view, const struct unit *unit)
{
	const char *filter = view->filter;
	const char letter[] = { unit_state_letter(unit->state), '\0' };

	return filter[0] == '\0' || strcmp(filter, letter) == 0 ||
		text_contains(unit_state_words(unit->state), filter) ||
		text_contains(unit->name, filter) ||
		text_contains(unit->tier, filter) ||
		unit_matches(unit->unit, filter);
}

static bool shows_place(const struct lane_view *view, const struct place *place)
{
	const char *filter = view->filter;

	return filter[0] == '\0' || text_contains(place->name, filter) ||
		text_contains(place->tier, filter) ||
		unit_matches(place->unit_now, filter) ||
		unit_matches(place->offered, filter);
}

static bool shows_checkout(const struct lane_view *view,
	const struct checkout *checkout)
{
	const char *filter = view->filter;

	return filter[0] == '\0' || text_contains(checkout->name, filter) ||
		text_contains(checkout->claimed_by, filter) ||
		unit_matches(checkout->unit, filter);
}

/* ------------------------------------------------------------------ rows */

static void list_stays(struct lane_view *view)
{
	view->leaving = mem_resize(view->leaving,
		(size_t)view->ending_count + 1, sizeof(*view->leaving));
	view->leaving_count = 0;
	for (int i = 0; i < view->ending_count; i++) {
		if (lane_view_shows(view, view->ending[i]))
			view->leaving[view->leaving_count++] = view->ending[i];
	}
	list_set_rows(&view->due, view, view->leaving_count);
}

static void list_places(struct lane_view *view)
{
	int count = lane_view_count(view, LANE_PLACES);

	view->waiting = mem_resize(view->waiting, (size_t)count + 1,
		sizeof(*view->waiting));
	view->waiting_count = 0;
	for (int i = 0; i < count; i++) {
		const struct place *place =
			&view->parts[LANE_PLACES]->places[i];

		if (shows_place(view, place))
			view->waiting[view->waiting_count++] = place;
	}
	list_set_rows(&view->waitlist, view, view->waiting_count);
}

static void list_checkouts(struct lane_view *view)
{
	int count = lane_view_count(view, LANE_CHECKOUTS);

	view->wanting = mem_resize(view->wanting, (size_t)count + 1,
		sizeof(*view->wanting));
	view->wanting_count = 0;
	for (int i = 0; i < count; i++) {
		const struct checkout *checkout =
			&view->parts[LANE_CHECKOUTS]->checkouts[i];

		if (shows_checkout(view, checkout))
			view->wanting[view->wanting_count++] = checkout;
	}
	list_set_rows(&view->want_out, view, view->wanting_count);
}

void lane_view_list_rows(struct lane_view *view)
{
	list_stays(view);
	list_places(view);
	list_checkouts(view);
}

/* ---------------------------------------------------------------- typing */

static const struct unit *first_shown(const struct lane_view *view)
{
	for (int i = 0; i < lane_view_count(view, LANE_UNITS); i++) {
		if (lane_view_shows(view, &lane_view_units(view)[i]))
			return &lane_view_units(view)[i];
	}
	return NULL;
}

/* To the first thing that is found, in the pane of the cursor if it has one;
 * false: there is none. */
static bool go_to_match(struct lane_view *view)
{
	const struct unit *here = unit_map_here(&view->map);
	const struct unit *unit = first_shown(view);
	const struct list *list = lane_view_list(view, view->pane);

	if (list != NULL && list->count > 0)
		return true;
	if (unit != NULL) {
		if (view->pane != PANE_UNITS || here == NULL ||
		    !lane_view_shows(view, here))
			lane_view_go_unit(view, unit->unit);
		return true;
	}
	for (enum lane_pane pane = PANE_DUE; pane <= PANE_WANT_OUT; pane++) {
		if (lane_view_list(view, pane)->count == 0)
			continue;
		lane_view_go_pane(view, pane);
		return true;
	}
	return false;
}

bool lane_view_filter(struct lane_view *view, const char *words,
	struct err *err)
{
	words += strspn(words, " ");
	if (strlen(words) >= sizeof(view->filter))
		return err_set(err, ERR_INVALID, "that filter is too long");
	snprintf(view->filter, sizeof(view->filter), "%s", words);
	shell_redraw(view->shell);
	if (!lane_view_is_ready(view))
		return true;
	lane_view_list_rows(view);
	if (view->filter[0] != '\0' && !go_to_match(view))
		shell_message(view->shell, STYLE_NOTICE,
			"nothing in the house matches \"%s\": Esc shows all",
			view->filter);
	return true;
}

void lane_view_unfilter(struct lane_view *view)
{
	view->filter[0] = '\0';
	lane_view_list_rows(view);
}

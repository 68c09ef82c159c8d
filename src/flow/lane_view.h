/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The lane board as it stands on the screen: what is shown, where the cursor
 * is, what is marked.  It loads, asks again for what the database says has
 * changed and for nothing else, and knows which moment changes the picture by
 * itself; what a key does with the thing under the cursor is the screen's
 * business. */
#ifndef OPSDESK_FLOW_LANE_VIEW_H
#define OPSDESK_FLOW_LANE_VIEW_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "flow/unit_map.h"
#include "store/lane_store.h"
#include "ui/list.h"

struct record;
struct shell;

/* In the order of Tab. */
enum lane_pane {
	PANE_LANES, PANE_UNITS, PANE_DUE, PANE_WAITLIST, PANE_WANT_OUT,
	LANE_PANES
};

#define LANE_FILTER_SIZE 80
#define LANE_TYPED_SIZE 8
#define LANE_WANTED_SIZE 40

/* The thing that an action is about, and what may be done with it. */
struct lane_near {
	struct store_owner owner;
	char kind[12], id[LANE_ID_SIZE];	/* kind "" for nothing */
	struct lane_table *can;		/* NULL: not told yet */
};

/* Where the lanes stand in the picture, as last drawn. */
struct lane_page {
	int across, down;		/* lanes beside and under one another */
	int first;			/* index of the first in view */
};

struct lane_view {
	struct shell *shell;
	struct store *store;
	struct store_owner owner;

	struct lane_table *parts[LANE_BOARD_PARTS];	/* NULL: not here yet */
	bool asked[LANE_BOARD_PARTS], again[LANE_BOARD_PARTS];
	/* The minute in which it was asked for last, and what is there was. */
	wall_minute asked_at[LANE_BOARD_PARTS], told_at[LANE_BOARD_PARTS];
	bool holding;

	enum lane_pane pane;
	bool zoomed;			/* the pane's list is the whole body */
	int64_t lane;			/* keys of those under the cursor */
	struct unit_map map;
	struct list due, waitlist, want_out;
	const struct unit **ending;	/* all stays, soonest first */
	int ending_count;
	/* Rows of the lists: what the filter shows. */
	const struct unit **leaving;	/* of ending */
	const struct place **waiting;
	const struct checkout **wanting;
	int leaving_count, waiting_count, wanting_count;
	struct lane_page page;

	int64_t *marked;		/* keys of units */
	int marked_count;
	char filter[LANE_FILTER_SIZE];
	char typed[LANE_TYPED_SIZE];	/* of a number that is being typed */
	int64_t typed_at_ms;
	char wanted[LANE_WANTED_SIZE];	/* words to go to once there is data */

	struct lane_near near;
	enum lane_pane looked_pane;	/* where the cursor has rested … */
	int64_t looked_at;		/* … and on what */
};

/* view is zeroed; it begins to load. */
void lane_view_init(struct lane_view *view, struct shell *shell);
void lane_view_done(struct lane_view *view);

/* Is everything here that the picture needs? */
bool lane_view_is_ready(const struct lane_view *view);

/* As in screen_ops. */
void lane_view_changed(struct lane_view *view, const char *topic);
void lane_view_ticked(struct lane_view *view);
int lane_view_wake_ms(const struct lane_view *view);
void lane_view_rested(struct lane_view *view);

/* Has somebody else changed it within the last half minute?  ago: seconds, at
 * the time its part of the board was loaded. */
bool lane_view_is_fresh(const struct lane_view *view, enum lane_part part,
	int ago_s);

/* lane_cursor.c: what there is, and where the cursor is. */

int lane_view_count(const struct lane_view *view, enum lane_part part);
const struct lane *lane_view_lanes(const struct lane_view *view);
const struct unit *lane_view_units(const struct lane_view *view);

/* The lane in hand: what is assigned goes to it.  NULL before there is any. */
const struct lane *lane_view_lane(const struct lane_view *view);
const struct lane *lane_view_find_lane(const struct lane_view *view,
	const char *lane);

/* The unit that the cursor's pane is about: of the map, the lists.  NULL in
 * the lanes, and when there is none. */
const struct unit *lane_view_unit(const struct lane_view *view);
const struct unit *lane_view_find_unit(const struct lane_view *view,
	const char *unit);
const struct unit *lane_view_unit_of(const struct lane_view *view, int64_t id);
const struct place *lane_view_place(const struct lane_view *view);
const struct checkout *lane_view_checkout(const struct lane_view *view);

/* The unit of this number or label; else, unless whole, the first whose number
 * begins so.  NULL: none. */
const struct unit *lane_view_unit_named(const struct lane_view *view,
	const char *word, bool whole);

/* The list of a pane; NULL for the lanes and the map. */
const struct list *lane_view_list(const struct lane_view *view,
	enum lane_pane pane);

/* Moves within the pane; lanes page. */
void lane_view_move(struct lane_view *view, int rows, int columns);
void lane_view_page(struct lane_view *view, int by);
void lane_view_end(struct lane_view *view, bool last);
void lane_view_next_pane(struct lane_view *view);
void lane_view_previous_pane(struct lane_view *view);
void lane_view_go_lane(struct lane_view *view, const char *lane);
void lane_view_go_unit(struct lane_view *view, const char *unit);
void lane_view_go_pane(struct lane_view *view, enum lane_pane pane);

/* To what the words name: a number of a unit, `lane 2`, `due`, `waitlist`,
 * `out`. */
bool lane_view_go(struct lane_view *view, const char *words, struct err *err);
void lane_view_where(const struct lane_view *view, char *out, size_t size);

/* lane_typed.c: a digit of a number: the cursor goes to what begins with it. */
void lane_view_type(struct lane_view *view, char digit);

/* Enter behind a number that is a lane's goes there: true if it did. */
bool lane_view_enter_typed(struct lane_view *view);
void lane_view_forget_typed(struct lane_view *view);

/* lane_draft.c: as in screen_ops. */
void lane_draft_save(const struct lane_view *view, struct record *out);
void lane_draft_load(struct lane_view *view, const struct record *saved);

/* lane_marks.c: what is marked, and what can be taken away from the picture. */

bool lane_view_mark(struct lane_view *view, struct err *err);
void lane_view_mark_all(struct lane_view *view);
void lane_view_unmark(struct lane_view *view, const char *unit);
bool lane_view_is_marked(const struct lane_view *view, const struct unit *unit);

/* The marked unit of this index, NULL when it is not there any more. */
const struct unit *lane_view_marked(const struct lane_view *view, int index);

/* Marks that are left over are said, with how they are taken off. */
void lane_view_say_marks(const struct lane_view *view);
void lane_view_chips(const struct lane_view *view, char *out, size_t size);

/* Takes away the zoom, the filter or the marks; false when there is none. */
bool lane_view_peel(struct lane_view *view);

/* lane_filter.c: the filter dims units on the map, and lists show what it lets
 * through. */

bool lane_view_shows(const struct lane_view *view, const struct unit *unit);

/* The cursor goes to what is found, unless it is on such a thing. */
bool lane_view_filter(struct lane_view *view, const char *words,
	struct err *err);

void lane_view_unfilter(struct lane_view *view);

/* Rows of the lists anew, as a part of the board has come or the filter has
 * changed. */
void lane_view_list_rows(struct lane_view *view);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A day, or the week of one resource, with its bookings: what every lens of
 * the booking grid shows.  It loads, keeps itself true when the database tells
 * of a change, and knows where the cursor is; what a key does with the thing
 * under it is the screen's business. */
#ifndef OPSDESK_FLOW_BOOKING_VIEW_H
#define OPSDESK_FLOW_BOOKING_VIEW_H

#include <stdbool.h>
#include <stddef.h>

#include "flow/slot_items.h"
#include "model/booking.h"
#include "store/store.h"

struct arena;
struct grid;
struct grid_data;
struct peek;
struct shell;

#define BOOKING_FILTER_SIZE 80

/* Where the view is to go once its data is there. */
struct wanted {
	bool place;			/* a cell */
	int resource_id;		/* 0: stay in the column */
	int minute;			/* of the day; -1: stay in the row */
	int64_t item;			/* or an item, 0: none */
	int booking;			/* or a booking, wherever it stands */
};

/* A booking that stood under the cursor, and the cell. */
struct left_booking {
	int booking;			/* 0: none */
	int column, row;		/* as the grid counts them */
	char name[120];
};

struct booking_view {
	struct shell *shell;
	struct store *store;
	struct store_owner owner;
	struct grid *grid;		/* remembers what was drawn */
	struct peek *peek;

	day_number day;			/* the first in view */
	int week_resource;		/* not 0: the week of this resource */
	struct grid_data *data;		/* NULL: nothing has come yet */
	struct arena *arena;		/* of items */
	struct slot_items items;
	bool loading, load_again, holding;
	struct wanted wanted;
	int carried;			/* the booking in the hand, or just put
					   down: the cursor goes with it */

	struct left_booking left;	/* it went elsewhere, the cursor stayed */

	int64_t *marked;		/* item ids */
	int marked_count;
	char filter[BOOKING_FILTER_SIZE];	/* a name; "" for none */
	enum booking_state filter_state;	/* BOOKING_STATE_COUNT: none */
};

/* view is zeroed; it begins to load today and goes to now. */
void booking_view_init(struct booking_view *view, struct shell *shell);
void booking_view_done(struct booking_view *view);

/* Another day: keys that come before its data wait for it. */
void booking_view_show_day(struct booking_view *view, day_number day);
void booking_view_go_now(struct booking_view *view);

/* Goes to view->wanted, in the data that is there. */
void booking_view_go_wanted(struct booking_view *view);

/* Items anew from data, ghost, marks and filter; the cursor stays. */
void booking_view_rebuild(struct booking_view *view);

/* As in screen_ops. */
void booking_view_changed(struct booking_view *view, const char *topic);
void booking_view_rested(struct booking_view *view);
int booking_view_wake_ms(const struct booking_view *view);
void booking_view_ticked(struct booking_view *view);

/* booking_cursor.c */

int booking_view_days(const struct booking_view *view);
const struct resource *booking_view_resource(const struct booking_view *view,
	int id);
const char *booking_view_place(const struct booking_view *view,
	int resource_id);

/* The cursor's resource (NULL before there is data), day, row, and what
 * stands there (NULL: free). */
const struct resource *booking_view_here(const struct booking_view *view);
day_number booking_view_day(const struct booking_view *view);
wall_minute booking_view_time(const struct booking_view *view);
const struct slot *booking_view_slot(const struct booking_view *view);

/* Is the place shut then? */
bool booking_view_is_closed(const struct booking_view *view, wall_minute at);

/* Of the cursor's free cell: when its time begins (not before what still runs
 * into it, not before now's five minutes) and ends (with the opening
 * hours at the latest; 0: not known). */
wall_minute booking_view_free_from(const struct booking_view *view,
	int resource_id);
wall_minute booking_view_free_until(const struct booking_view *view,
	int resource_id, wall_minute from);

/* How many bookings that hold nothing any more stood in the row of from. */
int booking_view_gone(const struct booking_view *view, int resource_id,
	wall_minute from);

/* Moves the cursor, and what is in the hand with it. */
void booking_view_move(struct booking_view *view, int rows, int columns);
void booking_view_carry(struct booking_view *view);
bool booking_view_next_free(struct booking_view *view, struct err *err);

/* booking_left.c */

/* What is under the cursor; note_left() compares it with what is there after
 * new data has come. */
struct left_booking booking_view_here_now(const struct booking_view *view);
void booking_view_note_left(struct booking_view *view,
	const struct left_booking *was);

/* "Tanaka, Yuki went to Bay 1 18:00-20:00: Enter follows"; "" when nothing has
 * left this cell.  Follow puts the cursor on it, if it is on view. */
void booking_view_left_words(const struct booking_view *view, char *out,
	size_t size);
bool booking_view_follow(struct booking_view *view);

/* booking_marks.c */

bool booking_view_mark(struct booking_view *view, struct err *err);
void booking_view_mark_all(struct booking_view *view);
void booking_view_unmark(struct booking_view *view, int booking);

/* The marked booking of this index, also when the filter hides it; NULL when
 * it is not in the data. */
const struct slot *booking_view_marked(const struct booking_view *view, int i);
bool booking_view_filter(struct booking_view *view, const char *words,
	struct err *err);
void booking_view_chips(const struct booking_view *view, char *out,
	size_t size);

/* Takes the filter away, else the marks; false when there is neither. */
bool booking_view_peel(struct booking_view *view);

#endif

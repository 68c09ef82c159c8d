/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Moving about in a booking view, and marking in it. */
#include "config.h"

#include "flow/booking_moves.h"

#include <stdlib.h>

#include "flow/booking_view.h"
#include "store/booking_store.h"
#include "ui/grid.h"
#include "ui/shell.h"

#define MOVE(name, rows, columns) \
	bool name(void *state, const struct call *call, struct err *err) \
	{ \
		(void)call; \
		(void)err; \
		booking_view_move(state, rows, columns); \
		return true; \
	}

MOVE(booking_move_up, -1, 0)
MOVE(booking_move_down, 1, 0)
MOVE(booking_move_left, 0, -1)
MOVE(booking_move_right, 0, 1)
MOVE(booking_page_up, -((struct booking_view *)state)->grid->shown_rows, 0)
MOVE(booking_page_down, ((struct booking_view *)state)->grid->shown_rows, 0)
MOVE(booking_first_row, -MINUTES_A_DAY, 0)
MOVE(booking_last_row, MINUTES_A_DAY, 0)

bool booking_next_day(void *state, const struct call *call, struct err *err)
{
	struct booking_view *b = state;

	(void)call;
	(void)err;
	booking_view_show_day(b, b->day + booking_view_days(b));
	booking_view_carry(b);
	return true;
}

bool booking_previous_day(void *state, const struct call *call, struct err *err)
{
	struct booking_view *b = state;

	(void)call;
	(void)err;
	booking_view_show_day(b, b->day - booking_view_days(b));
	booking_view_carry(b);
	return true;
}

bool booking_go_now(void *state, const struct call *call, struct err *err)
{
	(void)call;
	(void)err;
	booking_view_go_now(state);
	return true;
}

bool booking_week(void *state, const struct call *call, struct err *err)
{
	struct booking_view *b = state;
	const struct resource *resource = booking_view_here(b);
	day_number day = booking_view_day(b);

	(void)call;
	if (resource == NULL)
		return err_set(err, ERR_MISSING, "there is nothing to show yet");
	/* The rows stay as they are. */
	b->wanted = (struct wanted){
		.place = true, .resource_id = resource->id, .minute = -1,
	};
	if (b->week_resource != 0) {
		b->week_resource = 0;
		booking_view_show_day(b, day);
		return true;
	}
	b->week_resource = resource->id;
	b->grid->column = 0;
	booking_view_show_day(b, day);
	return true;
}

bool booking_zoom(void *state, const struct call *call, struct err *err)
{
	struct booking_view *b = state;
	int step = b->grid->step;

	(void)call;
	(void)err;
	grid_set_step(b->grid, step == 30 ? 15 : step == 15 ? 60 : 30);
	booking_view_rebuild(b);
	return true;
}

bool booking_step_time(void *state, const struct call *call, struct err *err)
{
	struct booking_view *b = state;
	int step = atoi(call->words);

	if (step != 15 && step != 30 && step != 60)
		return err_set(err, ERR_INVALID,
			"a row is 15, 30 or 60 minutes, not \"%s\"",
			call->words);
	grid_set_step(b->grid, step);
	booking_view_rebuild(b);
	return true;
}

bool booking_widen_columns(void *state, const struct call *call,
	struct err *err)
{
	struct booking_view *b = state;

	(void)call;
	(void)err;
	b->grid->wide = !b->grid->wide;
	shell_redraw(b->shell);
	return true;
}

bool booking_next_in_row(void *state, const struct call *call, struct err *err)
{
	struct booking_view *b = state;
	int page = b->grid->shown_columns;

	(void)call;
	if (grid_next_in_row(b->grid)) {
		shell_redraw(b->shell);
		return true;
	}
	/* Else the next page of columns, and round again. */
	if (page == 0 || page >= b->grid->column_count)
		return err_set(err, ERR_INVALID,
			"nothing else shares this row");
	grid_go(b->grid, b->grid->first_column + page < b->grid->column_count
		? b->grid->first_column + page : 0, b->grid->minute);
	shell_redraw(b->shell);
	return true;
}

bool booking_next_free(void *state, const struct call *call, struct err *err)
{
	(void)call;
	return booking_view_next_free(state, err);
}

bool booking_mark(void *state, const struct call *call, struct err *err)
{
	(void)call;
	return booking_view_mark(state, err);
}

bool booking_mark_all(void *state, const struct call *call, struct err *err)
{
	(void)call;
	(void)err;
	booking_view_mark_all(state);
	return true;
}

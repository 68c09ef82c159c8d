/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Moving about on the lane board. */
#include "config.h"

#include "flow/lane_moves.h"

#include "flow/lane_view.h"
#include "ui/shell.h"

/* Nothing of these can fail: at an edge the cursor stays. */
#define MOVE(name, does) \
	bool \
	name(void *state, const struct call *call, struct err *err) \
	{ \
		(void)call; \
		(void)err; \
		does; \
		return true; \
	}

MOVE(lane_move_up, lane_view_move(state, -1, 0))
MOVE(lane_move_down, lane_view_move(state, 1, 0))
MOVE(lane_move_left, lane_view_move(state, 0, -1))
MOVE(lane_move_right, lane_view_move(state, 0, 1))
MOVE(lane_page_up, lane_view_page(state, -1))
MOVE(lane_page_down, lane_view_page(state, 1))
MOVE(lane_first_row, lane_view_end(state, false))
MOVE(lane_last_row, lane_view_end(state, true))
MOVE(lane_next_pane, lane_view_next_pane(state))
MOVE(lane_previous_pane, lane_view_previous_pane(state))
MOVE(lane_mark_all, lane_view_mark_all(state))

bool lane_zoom(void *state, const struct call *call, struct err *err)
{
	struct lane_view *view = state;

	(void)call;
	if (lane_view_list(view, view->pane) == NULL)
		return err_set(err, ERR_INVALID,
			"only a list can be the whole body: Tab goes to one");
	view->zoomed = !view->zoomed;
	return true;
}

bool lane_jump(void *state, const struct call *call, struct err *err)
{
	struct lane_view *view = state;

	if (call->code < '0' || call->code > '9')
		return err_set(err, ERR_INVALID,
			"type the number itself, or `:l 214`");
	if (!lane_view_is_ready(view))
		return err_set(err, ERR_OFFLINE, "the board is not here yet");
	lane_view_type(view, (char)call->code);
	return true;
}

bool lane_mark(void *state, const struct call *call, struct err *err)
{
	(void)call;
	return lane_view_mark(state, err);
}

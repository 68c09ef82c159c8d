/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The booking grid, lens "bays": time down, simulator bays and rooms across
 * (product.md F2, wireframes.md 1).  Here is what is seen, and the table of
 * what can be done; the doing stands in src/flow, for the other lenses too:
 * booking_view.h (the day and the cursor), booking_acts.h, booking_moves.h. */
#include "config.h"

#include <stdio.h>
#include <string.h>

#include "flow/booking_acts.h"
#include "flow/booking_alerts.h"
#include "flow/booking_can.h"
#include "flow/booking_command.h"
#include "flow/booking_draft.h"
#include "flow/booking_moves.h"
#include "flow/booking_target.h"
#include "flow/booking_view.h"
#include "flow/ghost.h"
#include "flow/peek.h"
#include "screens/screens.h"
#include "store/booking_store.h"
#include "ui/grid.h"
#include "ui/shell.h"

static bool open_bays(void *state, struct shell *shell, const char *words,
	struct err *err)
{
	struct booking_view *b = state;

	booking_view_init(b, shell);
	if (words[0] == '\0' || booking_command(b, words, err))
		return true;
	booking_view_done(b);
	return false;
}

static void close_bays(void *state)
{
	booking_view_done(state);
}

static void changed(void *state, const char *topic)
{
	booking_view_changed(state, topic);
}

static void rested(void *state)
{
	booking_view_rested(state);
}

static void ticked(void *state)
{
	booking_view_ticked(state);
}

static int wake_ms(const void *state)
{
	return booking_view_wake_ms(state);
}

static bool filter(void *state, const char *words, struct err *err)
{
	return booking_view_filter(state, words, err);
}

static void chips(const void *state, char *out, size_t size)
{
	booking_view_chips(state, out, size);
}

static void draw(const void *state, struct canvas *canvas,
	const struct area *body)
{
	const struct booking_view *b = state;
	const struct ghost *ghost = ghost_in_hand(b->shell);
	struct area grid = *body, pane = *body;

	if (b->data == NULL) {
		canvas_text(canvas, body->row + 1, body->col + 1, -1, STYLE_DIM,
			"looking at the bookings ...");
		return;
	}
	grid.rows -= PEEK_LINES;
	pane.row += grid.rows;
	pane.rows = PEEK_LINES;
	grid_draw(b->grid, canvas, &grid);
	if (ghost != NULL)
		ghost_draw(ghost, canvas, &pane);
	else
		peek_draw(b->peek, store_now(b->store), canvas, &pane);
}

static void context(const void *state, char *out, size_t size)
{
	const struct booking_view *b = state;
	char date[TIMESLOT_TEXT_SIZE], until[TIMESLOT_TEXT_SIZE];
	char page[48] = "", *month;
	const struct grid_data *data = b->data;
	day_number day = data == NULL ? b->day : data->from;

	/* What is in view, not what was asked for. */
	timeslot_format_date(day, true, date);
	if (data != NULL && data->only_resource != 0) {
		timeslot_format_date(day, false, date);
		timeslot_format_date(day + data->days - 1, true, until);
		/* "Sat 21 - Fri 27 Nov 2026": a month is said once. */
		month = strrchr(date, ' ');
		if (month != NULL && strstr(until, month) != NULL)
			*month = '\0';
		snprintf(out, size, "%s - %s  %s  %d min", date, until,
			booking_view_place(b, data->only_resource),
			b->grid->step);
		return;
	}
	if (b->grid->shown_columns < b->grid->column_count &&
	    b->grid->shown_columns > 0)
		snprintf(page, sizeof(page), "  %d-%d of %d",
			b->grid->first_column + 1,
			b->grid->first_column + b->grid->shown_columns,
			b->grid->column_count);
	snprintf(out, size, "%s  bays  %d min%s", date, b->grid->step, page);
}

static void hints(const void *state, char *out, size_t size)
{
	const struct booking_view *b = state;
	const struct ghost *ghost = ghost_in_hand(b->shell);

	if (ghost != NULL)
		snprintf(out, size, "%sv put down  arrows + - :sat 18  "
			"< > length  Esc leave",
			ghost->preview != NULL && ghost->preview->free_count > 0
				? "1 2 3 take it  " : "");
}

static int alerts(const void *state, struct alert *out, int max)
{
	return booking_alerts(state, out, max);
}

static bool alert_target(const void *state, int n, struct target *target)
{
	return booking_alert_target(state, n, target);
}

static void go(void *state, const struct target *target)
{
	booking_go(state, target);
}

static bool subject(const void *state, struct target *target)
{
	return booking_target_here(state, target);
}

static int marked(const void *state, struct target *targets, int max)
{
	return booking_targets_marked(state, targets, max);
}

static bool can(const void *state, const struct action *action, struct err *why)
{
	return booking_can(state, action, why);
}

static bool command_words(void *state, const char *text, struct err *err)
{
	return booking_command(state, text, err);
}

static void command_line(const void *state, char *out, size_t size)
{
	booking_command_line(state, out, size);
}

static void save(const void *state, struct record *out)
{
	booking_draft_save(state, out);
}

static void load(void *state, const struct record *saved)
{
	booking_draft_load(state, saved);
}

/* Esc peels: the ghost, the filter, the marks, the week. */
static bool escape(void *state)
{
	struct booking_view *b = state;
	const struct ghost *ghost = ghost_in_hand(b->shell);

	if (ghost != NULL && ghost->dropping) {
		shell_message(b->shell, STYLE_NORMAL, "it is being put down");
		return true;
	} else if (ghost != NULL) {
		shell_set_ghost(b->shell, NULL, NULL);
		b->carried = 0;
		shell_message(b->shell, STYLE_NORMAL, "left where it was");
	} else if (booking_view_peel(b)) {
		return true;
	} else if (b->week_resource != 0) {
		const struct call none = { .shell = b->shell };
		struct err err;

		return booking_week(b, &none, &err);
	} else {
		return false;
	}
	booking_view_rebuild(b);
	return true;
}

#define WRITES (NEED_CONNECTION)
#define HINTED (NEED_HINT)

static const struct action actions[] = {
	/* In the order in which they stand in the hint line. */
	{ "open-booking", "open", "Open the booking: roster, fees, passes; "
	  "put down what is in the hand; book a free cell", HINTED, NULL,
	  booking_open },
	{ "approve", "approve", "Approve the request", NEED_ROW | WRITES |
	  HINTED, "booking_approve", booking_approve },
	{ "decline", "decline", "Decline the request, or dismiss the import",
	  NEED_ROW | WRITES | HINTED, "booking_decline", booking_decline },
	{ "check-in", "check in", "Check the party in; what stands in the way "
	  "is shown with the key that clears it", NEED_ROW | WRITES | HINTED,
	  "booking_check_in", booking_check_in },
	{ "take-payment", "pay", "Take what is owed", NEED_ROW | WRITES | HINTED,
	  "participant_settle", booking_take_payment },
	{ "book", "book", "Book this cell, or check a walk-in in", WRITES |
	  HINTED, "booking_book", booking_book },
	{ "pick-up", "move", "Pick the booking up; again: put it down",
	  WRITES | HINTED, "booking_move", booking_pick_up },
	{ "outcome", "outcome", "Attended or no-show, of this one or of all "
	  "that are marked", WRITES | HINTED, "booking_outcome", booking_outcome },
	{ "cancel-booking", "cancel", "Cancel the booking; take a block or "
	  "closure away", NEED_ROW | WRITES | HINTED, NULL, booking_cancel },
	{ "next-free", "next free", "Go to the next free cell", HINTED, NULL,
	  booking_next_free },
	{ "history", "history", "Who did what to it", HINTED, NULL, booking_history },
	{ "edit-booking", "edit", "Change the roster", NEED_ROW | WRITES,
	  "roster_change", booking_edit },
	{ "shorter", "shorter", "Make it half an hour shorter", WRITES,
	  "booking_move", booking_shorter },
	{ "longer", "longer", "Make it half an hour longer", WRITES,
	  "booking_move", booking_longer },
	{ "take-first", "first free", "Take the first free slot that a clash "
	  "offers", 0, NULL, booking_take_first },
	{ "take-second", "second free", "Take the second one", 0, NULL,
	  booking_take_second },
	{ "take-third", "third free", "Take the third one", 0, NULL,
	  booking_take_third },
	{ "close-resource", "close", "Block this resource or close the place",
	  WRITES, "resource_block", booking_close_resource },
	{ "revert-booking", "revert", "Take a check-in or an outcome back, "
	  "with a reason", NEED_ROW | WRITES, "booking_revert",
	  booking_revert },
	{ "week", "week", "The week of this resource, and back", 0, NULL,
	  booking_week },
	{ "zoom", "zoom", "Rows of 30, 15 or 60 minutes in turn", 0, NULL, booking_zoom },
	{ "step-time", "step", "Rows of 15, 30 or 60 minutes", TAKES_WORDS, NULL,
	  booking_step_time },
	{ "widen-columns", "wide", "Pages of six wide columns, and back", 0, NULL,
	  booking_widen_columns },
	{ "next-in-row", "next", "The other booking in this row, or the next "
	  "page of resources", 0, NULL, booking_next_in_row },
	/* Shared rows: help and needs stand in src/ui/shell_actions.c. */
	{ .name = "move-up", .run = booking_move_up },
	{ .name = "move-down", .run = booking_move_down },
	{ .name = "move-left", .run = booking_move_left },
	{ .name = "move-right", .run = booking_move_right },
	{ .name = "page-up", .run = booking_page_up },
	{ .name = "page-down", .run = booking_page_down },
	{ .name = "first-row", .run = booking_first_row },
	{ .name = "last-row", .run = booking_last_row },
	{ .name = "next-day", .run = booking_next_day },
	{ .name = "previous-day", .run = booking_previous_day },
	{ .name = "go-now", .run = booking_go_now },
	{ .name = "mark", .run = booking_mark },
	{ .name = "mark-all", .run = booking_mark_all },
	{ .name = "undo", .run = booking_undo },
	{ .name = NULL }
};

static const char *const sections[] = { "grid", "global", NULL };

static const char *const legend[] = {
	"? pending   q waits for approval   a approved   c confirmed",
	"i checked in   t attended   n no-show   x cancellation pending",
	"u unmatched import   r reserved in Trackman   # block   = closed",
	"~ in the hand   . hidden by the filter",
	"! late   + two share the row (Tab)   * changed just now   ^ began above",
	"@ marked   % displaced or to be reviewed   2+1 two members, one guest",
	NULL
};

const struct screen_ops bays_screen = {
	.name = "bays",
	.command = "b",
	.title = "Booking grid",
	.sections = sections,
	.state_size = sizeof(struct booking_view),
	.actions = actions,
	.open = open_bays,
	.close = close_bays,
	.draw = draw,
	.context = context,
	.alerts = alerts,
	.alert_target = alert_target,
	.go = go,
	.subject = subject,
	.marked = marked,
	.can = can,
	.changed = changed,
	.command_words = command_words,
	.filter = filter,
	.command_line = command_line,
	.save = save,
	.load = load,
	.escape = escape,
	.hints = hints,
	.chips = chips,
	.rested = rested,
	.wake_ms = wake_ms,
	.ticked = ticked,
	.legend = legend,
};

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The lane board: check-in lanes with their sessions, rooms and lockers, who
 * is due, waits or wants out (product.md F3, wireframes.md 2).  Here is what is
 * seen, and the table of what can be done; the doing stands in src/flow:
 * lane_view.h (the board and the cursor), lane_acts.h, lane_moves.h. */
#include "config.h"

#include <stdio.h>

#include "flow/lane_acts.h"
#include "flow/lane_alerts.h"
#include "flow/lane_can.h"
#include "flow/lane_draw.h"
#include "flow/lane_moves.h"
#include "flow/lane_target.h"
#include "flow/lane_view.h"
#include "flow/unit_acts.h"
#include "screens/screens.h"
#include "ui/shell.h"

static bool open_lanes(void *state, struct shell *shell, const char *words,
	struct err *err)
{
	lane_view_init(state, shell);
	return lane_view_go(state, words, err);
}

static void close_lanes(void *state)
{
	lane_view_done(state);
}

static void changed(void *state, const char *topic)
{
	lane_view_changed(state, topic);
}

static void rested(void *state)
{
	lane_view_rested(state);
}

static void ticked(void *state)
{
	lane_view_ticked(state);
}

static int wake_ms(const void *state)
{
	return lane_view_wake_ms(state);
}

static bool filter(void *state, const char *words, struct err *err)
{
	return lane_view_filter(state, words, err);
}

static void chips(const void *state, char *out, size_t size)
{
	lane_view_chips(state, out, size);
}

static void draw(const void *state, struct canvas *canvas,
	const struct area *body)
{
	const struct lane_view *view = state;

	if (lane_view_is_ready(view))
		lane_draw(view, canvas, body);
	else
		canvas_text(canvas, body->row + 1, body->col + 1, -1, STYLE_DIM,
			"looking at the lanes ...");
}

static void context(const void *state, char *out, size_t size)
{
	const struct lane_view *view = state;
	int lanes = lane_view_count(view, LANE_LANES);

	if (!lane_view_is_ready(view))
		return;
	snprintf(out, size, "%d lane%s  %d rooms  %d lockers", lanes,
		lanes == 1 ? "" : "s", view->map.rooms,
		view->map.count - view->map.rooms);
}

static int alerts(const void *state, struct alert *out, int max)
{
	return lane_alerts(state, out, max);
}

static bool alert_target(const void *state, int index, struct target *target)
{
	return lane_alert_target(state, index, target);
}

static void go(void *state, const struct target *target)
{
	lane_alerts_go(state, target);
}

static bool subject(const void *state, struct target *target)
{
	return lane_target_here(state, target);
}

static int marked(const void *state, struct target *targets, int max)
{
	return lane_targets_marked(state, targets, max);
}

static bool command_words(void *state, const char *text, struct err *err)
{
	return lane_view_go(state, text, err);
}

static void command_line(const void *state, char *out, size_t size)
{
	lane_view_where(state, out, size);
}

static void save(const void *state, struct record *out)
{
	lane_draft_save(state, out);
}

static void load(void *state, const struct record *saved)
{
	lane_draft_load(state, saved);
}

static bool escape(void *state)
{
	return lane_view_peel(state);
}

static bool scan(void *state, const char *code)
{
	return lane_scanned(state, code);
}

static bool can(const void *state, const struct action *action, struct err *why)
{
	return lane_can(state, action, why);
}

static const char *hint(const void *state, const struct action *action)
{
	return lane_hint(state, action);
}

#define WRITES NEED_CONNECTION
#define HINTED NEED_HINT

static const struct action actions[] = {
	/* In the order in which they stand in the hint line. */
	{ "next-step", "next step", "Do the next step of the lane, as the "
	  "database names it; offer, accept, check out; look closer", HINTED, NULL, lane_next_step },
	{ "start-session", "start", "Start at the lane in hand: look somebody "
	  "up, or scan", WRITES | HINTED, "lane_start", lane_start_session },
	{ "assign", "assign", "Give the room or locker under the cursor to the "
	  "lane in hand, a room to who waits, a request to yourself",
	  WRITES | HINTED, "lane_assign", lane_assign },
	{ "take-payment", "pay", "Take the payment of the lane in hand, what is "
	  "past due, or the fee of who takes an offered room",
	  WRITES | HINTED, "lane_pay", lane_take_payment },
	{ "extend", "stay on", "Make the stay longer by 6 or 2 hours, at the "
	  "lane in hand", NEED_ROW | WRITES, "lane_renew", lane_extend },
	{ "give-up", "give up", "Give up the lane, a place on the waitlist, or "
	  "the request that is yours", NEED_ROW | WRITES, "lane_reset",
	  lane_give_up },
	{ "id-override", "ID", "Let an identity card pass that has expired, "
	  "with a reason", NEED_ROW | WRITES, "lane_id_override",
	  lane_id_override },
	{ "agreement", "agreement", "Read what the customer signs",
	  NEED_ROW | NEED_CONNECTION, NULL, lane_agreement },
	{ "check-out", "out", "Check out the marked units, the one under the "
	  "cursor or who wants out: items, late fee, ban", WRITES | HINTED,
	  "checkouts_done", unit_check_out },
	{ "clean", "clean", "The next step of cleaning, of the marked units or "
	  "the one under the cursor", WRITES | HINTED, "unit_clean",
	  unit_clean },
	{ "decline", "decline", "Decline the room that the waitlist offers: the "
	  "next one gets it", NEED_ROW | WRITES, "place_decline",
	  place_decline },
	{ "member", "member", "The card of the member", NEED_ROW, NULL,
	  lane_member },
	{ "history", "history", "Who did what to it", NEED_ROW | HINTED, NULL,
	  lane_history },
	{ "edit-unit", "change", "Change a unit's state out of turn or take it "
	  "out of order, with a reason", NEED_ROW | WRITES, "unit_override",
	  unit_edit },
	{ "clean-units", "clean these", "The next step of cleaning, of units by "
	  "number or key tag: `:clean-units 214 L077`", WRITES | TAKES_WORDS,
	  "unit_clean", unit_clean_named },
	{ "swap", "swap", "Let the guests of two marked units change places",
	  WRITES, "unit_swap", unit_swap },
	{ "upgrade", "upgrade", "Give the guest a better room for the rest of "
	  "the stay", NEED_ROW | WRITES, "visit_upgrade", unit_upgrade },
	{ "join-waitlist", "waitlist", "Let the guest wait for a better room",
	  NEED_ROW | WRITES, "place_join", place_join },
	{ "lift-ban", "lift ban", "Let somebody in again before the ban is "
	  "over: a membership number or a name", WRITES | TAKES_WORDS,
	  "ban_lift", ban_lift },
	{ "handover", "hand-over", "What this desk left open, to read; "
	  "`:handover file` writes it", TAKES_WORDS, NULL, lane_handover },
	{ "zoom-list", "whole", "The list under the cursor as the whole body, "
	  "and back", 0, NULL, lane_zoom },
	{ "jump", "jump", "Go to the room or locker of the number that is "
	  "typed; Enter behind a lane's number goes to the lane", 0, NULL,
	  lane_jump },
	/* Shared rows: help and needs stand in src/ui/shell_actions.c. */
	{ .name = "move-up", .run = lane_move_up },
	{ .name = "move-down", .run = lane_move_down },
	{ .name = "move-left", .run = lane_move_left },
	{ .name = "move-right", .run = lane_move_right },
	{ .name = "page-up", .run = lane_page_up },
	{ .name = "page-down", .run = lane_page_down },
	{ .name = "first-row", .run = lane_first_row },
	{ .name = "last-row", .run = lane_last_row },
	{ .name = "next-pane", .run = lane_next_pane },
	{ .name = "previous-pane", .run = lane_previous_pane },
	{ .name = "mark", .run = lane_mark },
	{ .name = "mark-all", .run = lane_mark_all },
	{ .name = "undo", .run = lane_undo },
	{ .name = NULL }
};

static const char *const sections[] = { "list", "global", NULL };

static const char *const legend[] = {
	"C free   o in use   + ends soon   ! over   d dirty   w being cleaned",
	"h held for a lane or an offer   x out of order",
	"behind the letter: d double   s special; standard has none",
	"@ marked   * changed just now   . hidden by the filter",
	"stages: +lang done   [PAY] the present one   agree to come   -memb not "
	"needed",
	"[1] [o] the cursor   =1 the lane in hand, while the cursor is elsewhere: "
	"what is assigned goes there",
	NULL
};

const struct screen_ops lanes_screen = {
	.name = "lanes",
	.command = "l",
	.title = "Lane board",
	.sections = sections,
	.state_size = sizeof(struct lane_view),
	.actions = actions,
	.open = open_lanes,
	.close = close_lanes,
	.draw = draw,
	.context = context,
	.alerts = alerts,
	.alert_target = alert_target,
	.go = go,
	.subject = subject,
	.marked = marked,
	.can = can,
	.hint = hint,
	.scan = scan,
	.changed = changed,
	.command_words = command_words,
	.filter = filter,
	.command_line = command_line,
	.save = save,
	.load = load,
	.escape = escape,
	.chips = chips,
	.rested = rested,
	.wake_ms = wake_ms,
	.ticked = ticked,
	.legend = legend,
};

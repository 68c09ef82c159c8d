/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Moving a booking: the preview is the write's own function with dry_run, so
 * the price and the clash shown are those that the drop would meet. */
#include "config.h"

#include "flow/ghost.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "flow/ask.h"
#include "flow/said.h"
#include "model/money.h"
#include "store/outcome.h"
#include "ui/shell.h"

static void drop(void *data)
{
	struct ghost *ghost = data;

	store_owner_close(ghost->store, &ghost->owner);
	outcome_free(&ghost->preview);
	free(ghost);
}

struct ghost *ghost_pick_up(struct shell *shell, struct store *store,
	const struct slot *slot, const char *label)
{
	struct ghost *ghost = mem_new(1, sizeof(*ghost));

	ghost->shell = shell;
	ghost->store = store;
	ghost->booking = slot->id;
	snprintf(ghost->version, sizeof(ghost->version), "%s", slot->version);
	snprintf(ghost->name, sizeof(ghost->name), "%s", slot->name);
	snprintf(ghost->from_label, sizeof(ghost->from_label), "%s", label);
	memcpy(ghost->label, ghost->from_label, sizeof(ghost->label));
	ghost->from_resource = ghost->resource_id = slot->resource_id;
	ghost->from_starts = ghost->starts = slot->starts;
	ghost->from_minutes = ghost->minutes = slot->ends - slot->starts;
	shell_set_ghost(shell, ghost, drop);
	return ghost;
}

struct ghost *ghost_in_hand(const struct shell *shell)
{
	return shell_ghost(shell);
}

/* The place has changed: what is known of the former one is no longer true. */
static void moved(struct ghost *ghost)
{
	outcome_free(&ghost->preview);
	ghost->moved_since = true;
	shell_redraw(ghost->shell);
}

void ghost_carry(struct ghost *ghost, int resource_id, const char *label,
	wall_minute starts)
{
	if (ghost->resource_id == resource_id && ghost->starts == starts)
		return;
	ghost->resource_id = resource_id;
	snprintf(ghost->label, sizeof(ghost->label), "%s", label);
	ghost->starts = starts;
	moved(ghost);
}

void ghost_resize(struct ghost *ghost, int minutes)
{
	if (minutes < 1 || minutes > MINUTES_A_DAY || minutes == ghost->minutes)
		return;
	ghost->minutes = minutes;
	moved(ghost);
}

static bool is_elsewhere(const struct ghost *ghost)
{
	return ghost->resource_id != ghost->from_resource ||
		ghost->starts != ghost->from_starts ||
		ghost->minutes != ghost->from_minutes;
}

static void ask_move(struct ghost *ghost, const char *from, bool dry_run,
	store_outcome_fn *done)
{
	const struct seen seen = { ghost->booking, ghost->version };
	const struct reply reply = { .done = done, .context = ghost };

	booking_store_move(ghost->store, &ghost->owner, &seen,
		ghost->resource_id, ghost->starts, ghost->minutes, from, dry_run,
		&reply);
}

static void previewed(void *context, struct outcome *outcome,
	const struct err *error)
{
	struct ghost *ghost = context;

	ghost->asking = false;
	if (error != NULL) {
		shell_error(ghost->shell, error);
		return;
	}
	if (ghost->moved_since) {
		/* An answer about a place it has left. */
		outcome_free(&outcome);
		ghost_preview(ghost);
		return;
	}
	outcome_free(&ghost->preview);
	ghost->preview = outcome;
	shell_redraw(ghost->shell);
}

void ghost_preview(struct ghost *ghost)
{
	if (ghost->asking || ghost->dropping || ghost->preview != NULL ||
	    !is_elsewhere(ghost))
		return;
	ghost->asking = true;
	ghost->moved_since = false;
	ask_move(ghost, NULL, true, previewed);
}

bool ghost_take(struct ghost *ghost, int index, struct err *err)
{
	const struct free_slot *slot;

	if (ghost->preview == NULL || index >= ghost->preview->free_count)
		return err_set(err, ERR_INVALID,
			"no free slot number %d is offered here", index + 1);
	slot = &ghost->preview->free_slots[index];
	ghost->resource_id = slot->resource_id;
	snprintf(ghost->label, sizeof(ghost->label), "%s", slot->label);
	ghost->starts = slot->starts;
	ghost->minutes = slot->ends - slot->starts;
	moved(ghost);
	ghost_put_down(ghost);
	return true;
}

static void put_down(void *context, struct outcome *outcome,
	const struct err *error)
{
	struct ghost *ghost = context;
	struct shell *shell = ghost->shell;

	ghost->dropping = false;
	if (error != NULL) {
		shell_error(shell, error);
		return;
	}
	if (outcome->ok) {
		said_done(shell, outcome);
		outcome_free(&outcome);
		/* Frees the ghost. */
		shell_set_ghost(shell, NULL, NULL);
		shell_changed(shell, NULL);
		return;
	}
	said_refused(shell, outcome);
	outcome_free(&ghost->preview);
	ghost->preview = outcome;
	ghost->moved_since = false;
	shell_redraw(shell);
}

static void write_move(void *context, const char *reason, const char *from)
{
	struct ghost *ghost = context;

	if (reason == NULL)
		return;		/* it stays in the hand */
	/* A preview that is still out would speak of a version that is gone. */
	store_owner_close(ghost->store, &ghost->owner);
	ghost->asking = false;
	ghost->dropping = true;
	ask_move(ghost, from, false, put_down);
}

static void title(const struct ghost *ghost, char *out, size_t size)
{
	char from[TIMESLOT_TEXT_SIZE], to[TIMESLOT_TEXT_SIZE];
	char day[TIMESLOT_TEXT_SIZE] = "";

	timeslot_format_range(ghost->from_starts,
		ghost->from_starts + ghost->from_minutes, from);
	timeslot_format_range(ghost->starts, ghost->starts + ghost->minutes, to);
	if (timeslot_day_of(ghost->starts) != timeslot_day_of(ghost->from_starts))
		timeslot_format_date(timeslot_day_of(ghost->starts), false, day);
	snprintf(out, size, "Moving  %s  %s %s  ->  %s %s%s%s", ghost->name,
		ghost->from_label, from, ghost->label, day,
		day[0] == '\0' ? "" : " ", to);
}

void ghost_put_down(struct ghost *ghost)
{
	char text[320];
	const struct ask ask = {
		.title = text, .from = true, .done = write_move,
		.context = ghost,
	};

	if (ghost->dropping)
		return;
	if (!is_elsewhere(ghost)) {
		shell_message(ghost->shell, STYLE_NORMAL,
			"left where it was");
		shell_set_ghost(ghost->shell, NULL, NULL);
		return;
	}
	title(ghost, text, sizeof(text));
	ask_open(ghost->shell, &ask);
}

static void draw_free(const struct outcome *outcome, day_number day,
	struct canvas *canvas, int row, int col)
{
	int n = outcome->free_count;
	/* A day that has to be said takes the room. */
	bool near = n == 0 || timeslot_day_of(
		outcome->free_slots[n - 1].starts) == day;
	int at = canvas_text(canvas, row, col, -1, STYLE_NORMAL,
		n == 0 ? " nothing free within reach"
		       : near ? " free instead:" : " free:");

	for (int i = 0; i < n; i++) {
		char where[80];

		said_free(&outcome->free_slots[i], day, where, sizeof(where));
		at = canvas_printf(canvas, row, at, -1, STYLE_KEY, "  %d", i + 1);
		at = canvas_printf(canvas, row, at, -1, STYLE_NORMAL, " %s",
			where);
	}
}

/* "1, 2, 3: 50.00 each", or each price when they differ. */
static int draw_free_prices(const struct outcome *outcome,
	struct canvas *canvas, int row, int at)
{
	const struct free_slot *slots = outcome->free_slots;
	int n = outcome->free_count;
	bool same = n > 1;
	char price[MONEY_TEXT_SIZE];

	for (int i = 1; i < n; i++)
		same = same && slots[i].price_minor == slots[0].price_minor;
	for (int i = 0; i < n; i++) {
		const char *comma = i == 0 ? "" : ", ";

		money_format(slots[i].price_minor, price);
		if (same && i < n - 1)
			at = canvas_printf(canvas, row, at, -1, STYLE_NORMAL,
				"%s%d", comma, i + 1);
		else
			at = canvas_printf(canvas, row, at, -1, STYLE_NORMAL,
				"%s%d: %s%s", comma, i + 1, price,
				same ? " each" : "");
	}
	return at;
}

/* The third line: what it costs here and there. */
static void draw_price(const struct outcome *outcome, struct canvas *canvas,
	int row, int col)
{
	char was[MONEY_TEXT_SIZE], price[MONEY_TEXT_SIZE];
	int at = col + 1;

	if (outcome->has_price) {
		money_format(outcome->was_minor, was);
		money_format(outcome->price_minor, price);
		at = canvas_printf(canvas, row, at, -1,
			outcome->price_minor > outcome->was_minor
				? STYLE_ALERT : STYLE_NORMAL,
			"price %s -> %s   ", was, price);
		at = canvas_printf(canvas, row, at, -1, STYLE_NORMAL,
			outcome->passes_lost == 0 ? "no pass lost   "
						  : "passes lost: %d   ",
			outcome->passes_lost);
	}
	at = draw_free_prices(outcome, canvas, row, at);
	for (int i = 0; i < outcome->warning_count; i++)
		at = canvas_printf(canvas, row, at, -1, STYLE_NOTICE, "%s  ",
			outcome->warnings[i]);
}

void ghost_draw(const struct ghost *ghost, struct canvas *canvas,
	const struct area *area)
{
	const struct outcome *outcome = ghost->preview;
	char text[320], why[320];

	title(ghost, text, sizeof(text));
	canvas_rule(canvas, area->row, area->col, area->cols, text);
	if (outcome == NULL) {
		canvas_text(canvas, area->row + 1, area->col + 1, area->cols - 1,
			STYLE_DIM, is_elsewhere(ghost)
				? "looking whether it fits here ..."
				: "carry it with the arrows, + - or :sat 18");
		return;
	}
	if (outcome->ok) {
		canvas_text(canvas, area->row + 1, area->col + 1, area->cols - 1,
			STYLE_NORMAL, "fits here");
	} else {
		const char *head = strcmp(outcome->code, "clash") == 0
			? "CLASH" : "NOT POSSIBLE";

		said_why(outcome, store_now(ghost->store),
			area->cols - 3 - text_width(head), why, sizeof(why));
		canvas_printf(canvas, area->row + 1, area->col + 1,
			area->cols - 1, STYLE_ALERT, "%s: %s", head, why);
		draw_free(outcome, timeslot_day_of(ghost->starts), canvas,
			area->row + 2, area->col);
	}
	draw_price(outcome, canvas, area->row + 3, area->col);
}

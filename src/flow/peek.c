/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Asking for, and drawing, the peek pane. */
#include "config.h"

#include "flow/peek.h"

#include <stdio.h>
#include <string.h>

#include "flow/said.h"
#include "model/money.h"
#include "ui/shell.h"

#define TITLE_CELLS 50		/* the least of the pane's first line */

void peek_init(struct peek *peek, struct shell *shell, struct store *store)
{
	*peek = (struct peek){ .shell = shell, .store = store };
}

static void forget(struct peek *peek)
{
	store_owner_close(peek->store, &peek->owner);
	booking_free(&peek->booking);
	block_free(&peek->block);
	possibilities_free(&peek->can);
}

void peek_done(struct peek *peek)
{
	forget(peek);
}

static void booking_arrived(void *context, struct booking *booking,
	const struct err *error)
{
	struct peek *peek = context;

	if (error != NULL)
		return;
	booking_free(&peek->booking);
	block_free(&peek->block);
	peek->booking = booking;
	shell_redraw(peek->shell);
}

static void block_arrived(void *context, struct block *block,
	const struct err *error)
{
	struct peek *peek = context;

	if (error != NULL)
		return;
	booking_free(&peek->booking);
	block_free(&peek->block);
	peek->block = block;
	shell_redraw(peek->shell);
}

static void can_arrived(void *context, struct possibilities *can,
	const struct err *error)
{
	struct peek *peek = context;

	if (error != NULL)
		return;
	possibilities_free(&peek->can);
	peek->can = can;
	shell_redraw(peek->shell);
}

bool peek_allows(const struct peek *peek, const struct slot *slot,
	const char *action, struct err *why)
{
	if (peek->can == NULL || !peek->has_slot || action == NULL ||
	    peek->slot.id != slot->id || peek->slot.kind != slot->kind)
		return true;
	for (int i = 0; i < peek->can->count; i++) {
		const struct possibility *can = &peek->can->rows[i];

		if (can->possible || strcmp(can->action, action) != 0)
			continue;
		if (can->who_can[0] != '\0')
			return err_set(why, ERR_DENIED, "%s; %s can",
				can->sentence, can->who_can);
		return err_set(why, ERR_INVALID, "%s", can->sentence);
	}
	return true;
}

void peek_slot(struct peek *peek, const struct slot *slot, const char *place)
{
	bool other = !peek->has_slot || peek->slot.id != slot->id ||
		peek->slot.kind != slot->kind;

	store_owner_close(peek->store, &peek->owner);
	possibilities_free(&peek->can);
	if (other) {
		booking_free(&peek->booking);
		block_free(&peek->block);
	}
	peek->has_slot = true;
	peek->slot = *slot;
	peek->slot.name = peek->slot.number = "";
	peek->slot.version = peek->slot.changed_by = "";
	snprintf(peek->place, sizeof(peek->place), "%s", place);
	if (slot->kind == SLOT_BOOKING)
		booking_store_peek(peek->store, &peek->owner, slot->id,
			booking_arrived, peek);
	else
		booking_store_block(peek->store, &peek->owner, slot->kind,
			slot->id, block_arrived, peek);
	booking_store_can(peek->store, &peek->owner, slot->kind, slot->id,
		can_arrived, peek);
}

void peek_free_cell(struct peek *peek, const char *place,
	const struct free_cell *cell)
{
	forget(peek);
	peek->has_slot = false;
	snprintf(peek->place, sizeof(peek->place), "%s", place);
	peek->free = *cell;
	shell_redraw(peek->shell);
}

/* Plain, and with the line behind it in one place whatever the text: both
 * would be redrawn with every step over the grid, at three bytes a cell. */
static void draw_rule(struct canvas *canvas, const struct area *area,
	const char *text)
{
	char padded[256];
	int blanks = TITLE_CELLS - text_width(text);

	snprintf(padded, sizeof(padded), "%s%*s", text, blanks > 0 ? blanks : 0,
		"");
	canvas_rule(canvas, area->row, area->col, area->cols, padded);
	canvas_style(canvas, area->row, area->col, area->cols, STYLE_FRAME);
}

/* "14:30-15:30  free".  What is left of a row may be less than the five minutes
 * in which bookings begin: then the time that is offered is the next one's. */
static void free_words(const struct free_cell *cell, char *out, size_t size)
{
	bool taken = cell->until != 0 && cell->until <= cell->from;
	char range[TIMESLOT_TEXT_SIZE];

	timeslot_format_time(cell->from, range);
	if (cell->until != 0 && !taken)
		timeslot_format_range(cell->from, cell->until, range);
	snprintf(out, size, "%s  %s", range, cell->closed ? "closed"
		: !taken ? "free"
		: cell->filtered ? "taken: the filter hides it, Esc shows it"
				 : "taken");
}

static void draw_title(const struct peek *peek, wall_minute now,
	struct canvas *canvas, const struct area *area)
{
	const struct slot *slot = &peek->slot;
	char range[TIMESLOT_TEXT_SIZE], day[TIMESLOT_TEXT_SIZE] = "";
	char late[40] = "", text[200];
	wall_minute at = peek->has_slot ? slot->starts : peek->free.from;

	if (timeslot_day_of(at) != timeslot_day_of(now)) {
		timeslot_format_date(timeslot_day_of(at), false, day);
		strcat(day, "  ");
	}
	if (!peek->has_slot) {
		snprintf(text, sizeof(text), "%s  %s", peek->place, day);
		free_words(&peek->free, text + strlen(text),
			sizeof(text) - strlen(text));
		draw_rule(canvas, area, text);
		return;
	}
	timeslot_format_range(slot->starts, slot->ends, range);
	if (slot_is_late(slot, now, 0))
		snprintf(late, sizeof(late), ", late %d min", now - slot->starts);
	snprintf(text, sizeof(text), "%s  %s%s  %c %s%s%s%s  #%d", peek->place,
		day, range, slot_letter(slot), slot_words(slot),
		slot->kind == SLOT_BOOKING && slot->unmatched
			? ", unmatched" : "", late,
		slot->displaced ? ", DISPLACED by a closure" : "", slot->id);
	draw_rule(canvas, area, text);
}

/* "OWES 25.00: guest Mo Lee"; what for is left out when room is short: the
 * check-in sheet has it head by head, the name and the sum are needed here. */
static void format_owed(const struct booking *b, int room, char *out,
	size_t size)
{
	char owed[MONEY_TEXT_SIZE];

	out[0] = '\0';
	if (b->owed_minor <= 0)
		return;
	money_format(b->owed_minor, owed);
	snprintf(out, size, "OWES %s%s%s", owed,
		b->owed_text[0] == '\0' ? "" : ": ", b->owed_text);
	if (text_width(out) > room)
		snprintf(out, size, "OWES %s", owed);
}

/* "  Core since 2021  ...5187  with Mo Lee (guest)" */
static void format_about(const struct booking *b, bool since, char *out,
	size_t size)
{
	char date[TIMESLOT_TEXT_SIZE], year[16] = "";

	if (since && b->member_since != 0) {
		timeslot_format_iso_date(b->member_since, date);
		snprintf(year, sizeof(year), " since %.4s", date);
	}
	snprintf(out, size, "%s%s%s%s%s%s%s", b->tier[0] == '\0' ? "" : "  ",
		b->tier, year, b->phone_last4[0] == '\0' ? "" : "  ...",
		b->phone_last4, b->with[0] == '\0' ? "" : "  with ", b->with);
}

/* Who, with whom, and what is owed at the right.  When room is short, what the
 * debt is for goes first, then since when they are a member. */
static void draw_who(const struct booking *b, struct canvas *canvas, int row,
	const struct area *area)
{
	char about[200], owed[120];
	int room = area->cols - 4 - text_width(b->owner_name);
	int right_width, at;

	format_about(b, true, about, sizeof(about));
	format_owed(b, room - text_width(about), owed, sizeof(owed));
	right_width = text_width(owed);
	if (text_width(about) > room - right_width)
		format_about(b, false, about, sizeof(about));
	at = canvas_text(canvas, row, area->col + 1,
		area->cols - 3 - right_width, STYLE_TITLE, b->owner_name);
	canvas_text(canvas, row, at,
		area->col + area->cols - 3 - right_width - at, STYLE_NORMAL,
		about);
	canvas_text(canvas, row, area->col + area->cols - 1 - right_width,
		right_width, STYLE_ALERT, owed);
}

/* "passes 3 of 4 left (1 covers Mo)  today 0/60 min" */
static void format_means(const struct booking *b, wall_minute now, bool cover,
	char *out, size_t size)
{
	char passes[48], minutes[80] = "";
	const char *day = timeslot_day_of(b->starts) == timeslot_day_of(now)
		? "today" : "that day";

	said_passes(b, passes, sizeof(passes));
	if (b->tier[0] != '\0' && b->minutes_allowed < 0)
		snprintf(minutes, sizeof(minutes), "%s %d min", day,
			b->minutes_used);
	else if (b->tier[0] != '\0')
		snprintf(minutes, sizeof(minutes), "%s %d/%d min", day,
			b->minutes_used, b->minutes_allowed);
	snprintf(out, size, "%s%s%s%s%s%s", passes, cover ? " (" : "",
		cover ? b->passes_cover : "", cover ? ")" : "",
		passes[0] == '\0' ? "" : "  ", minutes);
}

/* Passes, the day's minutes, and who comes next here. */
static void draw_means(const struct booking *b, wall_minute now,
	struct canvas *canvas, int row, const struct area *area)
{
	char text[200] = "", next[280] = "", time[TIMESLOT_TEXT_SIZE];

	if (b->unmatched) {
		canvas_text(canvas, row, area->col + 1, area->cols - 1,
			STYLE_NOTICE,
			"imported from Trackman; whose it is, nobody has said");
		return;
	}
	if (b->next_here_at != 0) {
		/* The rule above says which day this is. */
		timeslot_format_moment(b->next_here_at, b->starts, time);
		/* The surname is enough: "Petrov 15:30". */
		snprintf(next, sizeof(next), "  next here: %.*s %s",
			(int)strcspn(b->next_here_name, ","), b->next_here_name,
			time);
	}
	format_means(b, now, b->passes_cover[0] != '\0', text, sizeof(text));
	/* Rather all of the figures than half of whom a pass covers. */
	if (text_width(text) + text_width(next) > area->cols - 2)
		format_means(b, now, false, text, sizeof(text));
	canvas_text(canvas, row, area->col + 1,
		area->cols - 2 - text_width(next), STYLE_NORMAL, text);
	canvas_text(canvas, row, area->col + area->cols - 1 - text_width(next),
		-1, STYLE_NORMAL, next);
}

static void draw_last(const struct booking *b, wall_minute now,
	struct canvas *canvas, int row, const struct area *area)
{
	char time[TIMESLOT_TEXT_SIZE];
	int at = area->col + 1;

	if (b->last_at != 0) {
		timeslot_format_moment(b->last_at, now, time);
		at = canvas_printf(canvas, row, at, b->note[0] == '\0'
			? area->cols - 2 : area->cols / 2 + 6, STYLE_NORMAL,
			"last: %s by %s%s%s, %s", b->last_action,
			b->last_actor, b->last_desk[0] == '\0' ? "" : ", ",
			b->last_desk, time);
	}
	if (b->note[0] != '\0')
		canvas_printf(canvas, row, at + 2,
			area->col + area->cols - at - 3, STYLE_NORMAL, "note: %s",
			b->note);
}

static void draw_block(const struct block *block, wall_minute now,
	struct canvas *canvas, const struct area *area)
{
	char time[TIMESLOT_TEXT_SIZE];

	canvas_text(canvas, area->row + 1, area->col + 1, area->cols - 1,
		STYLE_TITLE, block->label);
	canvas_text(canvas, area->row + 2, area->col + 1, area->cols - 1,
		STYLE_NORMAL, block->detail);
	if (block->at != 0) {
		timeslot_format_moment(block->at, now, time);
		canvas_printf(canvas, area->row + 3, area->col + 1,
			area->cols - 1, STYLE_NORMAL, "by %s, %s", block->who,
			time);
	}
}

void peek_draw(const struct peek *peek, wall_minute now, struct canvas *canvas,
	const struct area *area)
{
	/* Nothing has been looked at: a form that is put back may be there
	 * before the grid is. */
	if (peek->place[0] == '\0') {
		draw_rule(canvas, area, "");
		return;
	}
	draw_title(peek, now, canvas, area);
	if (peek->booking != NULL) {
		draw_who(peek->booking, canvas, area->row + 1, area);
		draw_means(peek->booking, now, canvas, area->row + 2, area);
		draw_last(peek->booking, now, canvas, area->row + 3, area);
	} else if (peek->block != NULL) {
		draw_block(peek->block, now, canvas, area);
	} else if (!peek->has_slot) {
		if (peek->free.gone > 0)
			canvas_printf(canvas, area->row + 1, area->col + 1,
				area->cols - 1, STYLE_NORMAL, "%d cancelled, "
				"declined or expired here: w",
				peek->free.gone);
		canvas_text(canvas, area->row + 2, area->col + 1,
			area->cols - 1, STYLE_NOTICE, peek->free.went);
	}
}

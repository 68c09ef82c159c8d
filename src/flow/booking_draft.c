/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A booking view to texts and back.  Whatever those say, it comes to a view
 * that a person could have come to. */
#include "config.h"

#include "flow/booking_draft.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/mem.h"
#include "base/record.h"
#include "flow/booking_view.h"
#include "flow/ghost.h"
#include "store/booking_store.h"
#include "ui/grid.h"
#include "ui/shell.h"

/* From today: nobody books further ahead, or looks further back. */
#define DAYS_MOST 3660

static void save_marks(const struct booking_view *b, struct record *out)
{
	for (int i = 0; i < b->marked_count; i++)
		record_put_number(record_add(out, "mark"), "id", b->marked[i]);
}

void booking_draft_save(const struct booking_view *b, struct record *out)
{
	const struct resource *resource = booking_view_here(b);
	const struct ghost *ghost = ghost_in_hand(b->shell);
	const struct grid_item *item = grid_current(b->grid);
	char day[TIMESLOT_TEXT_SIZE];

	timeslot_format_iso_date(b->day, day);
	record_put(out, "day", day);
	record_put_number(out, "minute", b->grid->minute);
	record_put_number(out, "column", b->grid->column);
	record_put_number(out, "top", b->grid->top);
	record_put_number(out, "step", b->grid->step);
	if (resource != NULL)
		record_put_number(out, "resource", resource->id);
	/* Which of several; the cursor may also be on a later row of one. */
	if (item != NULL && grid_row_start(b->grid, item->starts) ==
			grid_row_start(b->grid, b->grid->minute))
		record_put_number(out, "item", item->id);
	record_note_number(out, "week", b->week_resource);
	record_note_number(out, "wide", b->grid->wide);
	record_note(out, "filter", b->filter);
	if (b->filter_state != BOOKING_STATE_COUNT)
		record_put(out, "state", booking_state_name(b->filter_state));
	save_marks(b, out);
	/* What is being put down is where the database says. */
	if (ghost != NULL && !ghost->dropping)
		ghost_save(ghost, record_add(out, "hand"));
}

static void load_filter(struct booking_view *b, const struct record *saved)
{
	const char *state = record_text(saved, "state");

	snprintf(b->filter, sizeof(b->filter), "%s",
		record_text(saved, "filter"));
	b->filter_state = state[0] == '\0' ? BOOKING_STATE_COUNT
		: booking_state_parse(state);
}

static void load_marks(struct booking_view *b, const struct record *saved)
{
	const struct record *mark;

	b->marked_count = 0;
	for (int i = 0; (mark = record_at(saved, "mark", i)) != NULL; i++) {
		b->marked = mem_resize(b->marked, (size_t)b->marked_count + 1,
			sizeof(*b->marked));
		b->marked[b->marked_count++] = record_number(mark, "id",
			INT64_MIN, INT64_MAX, 0);
	}
}

/* Column and rows as they stood; of a day the resource says which column. */
static void load_rows(struct booking_view *b, const struct record *saved)
{
	int step = (int)record_number(saved, "step", 15, 60, 30);

	if (step == 15 || step == 30 || step == 60)
		grid_set_step(b->grid, step);
	b->grid->wide = record_number(saved, "wide", 0, 1, 0);
	b->grid->top = grid_row_start(b->grid, (int)record_number(saved, "top",
		0, MINUTES_A_DAY - 1, b->grid->top));
	if (b->grid->column_count > 0)
		grid_go(b->grid, (int)record_number(saved, "column", 0,
			b->grid->column_count - 1, b->grid->column),
			(int)record_number(saved, "minute", 0,
				MINUTES_A_DAY - 1, b->grid->minute));
}

void booking_draft_load(struct booking_view *b, const struct record *saved)
{
	const struct record *hand = record_at(saved, "hand", 0);
	day_number today = store_today(b->store), day;
	int week = (int)record_number(saved, "week", 1, INT32_MAX, 0);

	if (!timeslot_parse_iso_date(record_text(saved, "day"), &day) ||
	    day < today - DAYS_MOST || day > today + DAYS_MOST)
		day = today;
	load_filter(b, saved);
	load_marks(b, saved);
	load_rows(b, saved);
	if (hand != NULL && ghost_load(b->shell, b->store, hand))
		b->carried = ghost_in_hand(b->shell)->booking;
	b->week_resource = booking_view_resource(b, week) == NULL ? 0 : week;
	b->wanted = (struct wanted){
		.place = true,
		.resource_id = (int)record_number(saved, "resource", 1,
			INT32_MAX, 0),
		.minute = -1,
		.item = record_number(saved, "item", INT64_MIN, INT64_MAX, 0),
	};
	booking_view_rebuild(b);
	booking_view_show_day(b, day);
}

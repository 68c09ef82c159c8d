/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Loading what a booking view shows, and keeping it true. */
#include "config.h"

#include "flow/booking_view.h"

#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/mem.h"
#include "flow/ghost.h"
#include "flow/peek.h"
#include "store/booking_store.h"
#include "ui/grid.h"
#include "ui/shell.h"

#define CHANGED_FOR_MS 30000

/* Items anew from data, ghost, marks and filter; the cursor stays. */
void booking_view_rebuild(struct booking_view *b)
{
	struct slot_view view;
	day_number today = store_today(b->store);
	int now = timeslot_minute_of_day(store_now(b->store));

	if (b->data == NULL)
		return;
	view = (struct slot_view){
		.data = b->data,
		.now = store_now(b->store),
		.age_s = (clock_ms() - b->data->loaded_at_ms) / 1000,
		.week = b->data->only_resource != 0,
		.filter_name = b->filter,
		.filter_state = b->filter_state,
		.marked = b->marked,
		.marked_count = b->marked_count,
		.ghost = ghost_in_hand(b->shell),
	};
	arena_free(&b->arena);
	b->arena = arena_new();
	slot_items_make(&b->items, &view, b->arena);
	grid_set(b->grid, b->items.columns, b->items.column_count,
		b->items.items, b->items.item_count);
	b->grid->now = today >= b->data->from &&
		today < b->data->from + b->data->days ? now : -1;
	b->grid->now_column = view.week ? today - b->data->from : -1;
	shell_redraw(b->shell);
}

/* Keys that were held for data go on, or are dropped. */
static void booking_view_release(struct booking_view *b, bool drop)
{
	shell_release_held(b->shell, &b->holding, drop);
}

/* Asks anew; what is shown stays until the answer. */
static void load(struct booking_view *b);

/* What is in view stays what is meant: a key must not act on a day that is not
 * shown. */
static void not_loaded(struct booking_view *b, const struct err *error)
{
	if (b->load_again) {
		load(b);
		return;
	}
	/* Without a line the first column says so, unless a key asked. */
	if (error->kind != ERR_OFFLINE || b->holding)
		shell_error(b->shell, error);
	if (b->data != NULL) {
		b->day = b->data->from;
		b->week_resource = b->data->only_resource;
		b->wanted = (struct wanted){ 0 };
	}
	booking_view_release(b, true);
}

static void loaded(void *context, struct grid_data *data,
	const struct err *error)
{
	struct booking_view *b = context;
	struct left_booking was = { 0 };
	bool elsewhere;

	b->loading = false;
	if (error != NULL) {
		not_loaded(b, error);
		return;
	}
	if (b->load_again) {
		/* Another day by now, or newer news. */
		bool stale = data->from != b->day ||
			data->only_resource != b->week_resource;

		load(b);
		if (stale) {
			grid_data_free(&data);
			return;
		}
	}
	if (b->data != NULL && data->from == b->data->from &&
	    data->only_resource == b->data->only_resource)
		was = booking_view_here_now(b);
	grid_data_free(&b->data);
	b->data = data;
	booking_view_rebuild(b);
	elsewhere = b->wanted.place;
	booking_view_go_wanted(b);
	booking_view_note_left(b, &was);
	if (elsewhere)
		booking_view_carry(b);
	/* Keys that waited may move the cursor: the pane follows after them. */
	booking_view_release(b, false);
	shell_rested(b->shell);
}

static void load(struct booking_view *b)
{
	if (b->loading) {
		b->load_again = true;
		return;
	}
	b->loading = true;
	b->load_again = false;
	booking_store_grid(b->store, &b->owner, b->day, booking_view_days(b),
		b->week_resource, loaded, b);
}

/* Another day: keys that come before its data wait for it. */
void booking_view_show_day(struct booking_view *b, day_number day)
{
	b->day = day;
	if (!b->holding) {
		b->holding = true;
		shell_hold(b->shell);
	}
	load(b);
}

void booking_view_carry(struct booking_view *b)
{
	struct ghost *ghost = ghost_in_hand(b->shell);
	const struct resource *resource = booking_view_here(b);
	wall_minute at = booking_view_time(b);
	int minute;

	if (ghost == NULL || resource == NULL)
		return;
	/* Carried sideways or to another day, 15:05 stays 15:05. */
	minute = timeslot_minute_of_day(ghost->starts);
	if (grid_row_start(b->grid, minute) == timeslot_minute_of_day(at))
		at = timeslot_midnight(timeslot_day_of(at)) + minute;
	ghost_carry(ghost, resource->id, resource->label, at);
	booking_view_rebuild(b);
}

void booking_view_init(struct booking_view *b, struct shell *shell)
{
	b->shell = shell;
	b->store = shell_services(shell);
	b->grid = mem_new(1, sizeof(*b->grid));
	b->grid->step = 30;
	b->grid->now = -1;
	b->peek = mem_new(1, sizeof(*b->peek));
	peek_init(b->peek, shell, b->store);
	b->filter_state = BOOKING_STATE_COUNT;
	booking_view_go_now(b);
}

void booking_view_done(struct booking_view *b)
{
	booking_view_release(b, true);
	store_owner_close(b->store, &b->owner);
	peek_done(b->peek);
	grid_data_free(&b->data);
	arena_free(&b->arena);
	free(b->marked);
	free(b->peek);
	free(b->grid);
}

void booking_view_go_now(struct booking_view *b)
{
	b->wanted = (struct wanted){
		.place = true,
		.minute = timeslot_minute_of_day(store_now(b->store)),
	};
	booking_view_show_day(b, store_today(b->store));
}

void booking_view_changed(struct booking_view *b, const char *topic)
{
	day_number day;

	/* "grid:2026-11-21", or "grid:*" for more days than one tells. */
	if (topic != NULL && strncmp(topic, "grid:", 5) != 0)
		return;
	if (topic != NULL && timeslot_parse_iso_date(topic + 5, &day) &&
	    (day < b->day - 1 || day >= b->day + booking_view_days(b)) &&
	    day != store_today(b->store))
		return;
	/* What was in the hand may have been put down. */
	if (topic == NULL) {
		booking_view_rebuild(b);
		if (ghost_in_hand(b->shell) == NULL) {
			b->wanted.booking = b->carried;
			b->carried = 0;
		}
	}
	load(b);
}

void booking_view_rested(struct booking_view *b)
{
	struct ghost *ghost = ghost_in_hand(b->shell);
	const struct slot *slot = booking_view_slot(b);
	const struct resource *resource = booking_view_here(b);

	if (b->data == NULL || resource == NULL)
		return;
	if (ghost != NULL) {
		ghost_preview(ghost);
		return;
	}
	if (slot != NULL) {
		peek_slot(b->peek, slot, booking_view_place(b, slot->resource_id));
	} else {
		wall_minute from = booking_view_free_from(b, resource->id);
		struct free_cell cell = {
			.from = from,
			.until = booking_view_free_until(b, resource->id, from),
			.gone = booking_view_gone(b, resource->id,
				booking_view_time(b)),
			.closed = booking_view_is_closed(b, from),
			.filtered = b->filter[0] != '\0' ||
				b->filter_state != BOOKING_STATE_COUNT,
		};

		booking_view_left_words(b, cell.went, sizeof(cell.went));
		peek_free_cell(b->peek, resource->label, &cell);
	}
}

void booking_view_ticked(struct booking_view *b)
{
	booking_view_rebuild(b);
}

/* The picture changes by itself when a "changed elsewhere" mark runs out. */
int booking_view_wake_ms(const struct booking_view *b)
{
	int soonest = -1;

	for (int i = 0; b->data != NULL && i < b->data->slot_count; i++) {
		int64_t ago = b->data->slots[i].changed_ago_s * 1000;
		int64_t left = CHANGED_FOR_MS - ago -
			(clock_ms() - b->data->loaded_at_ms);

		if (ago >= 0 && left > 0 && (soonest < 0 || left < soonest))
			soonest = (int)left;
	}
	return soonest;
}

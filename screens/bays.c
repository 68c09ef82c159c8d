/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The booking grid, lens "bays": time down, simulator bays and rooms across
 * (product.md F2, wireframes.md 1).  What is done with a booking stands in
 * src/flow; here is what is seen, where the cursor is, and which key starts
 * what. */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/mem.h"
#include "flow/flows.h"
#include "flow/ghost.h"
#include "flow/peek.h"
#include "flow/slot_items.h"
#include "model/money.h"
#include "model/words.h"
#include "screens/screens.h"
#include "store/booking_store.h"
#include "ui/shell.h"

#define ROWS_ABOVE_NOW 5
#define WEEK_DAYS 7
#define FILTER_SIZE 80
#define CHANGED_FOR_MS 30000

/* Where the view is to go once its data is there. */
struct wanted {
	bool place;			/* a cell */
	int resource_id;		/* 0: stay in the column */
	int minute;			/* of the day; -1: stay in the row */
	int64_t item;			/* or an item, 0: none */
};

struct bays {
	struct shell *shell;
	struct store *store;
	struct store_owner owner;
	struct grid *grid;		/* remembers what was drawn */
	struct peek *peek;

	day_number day;			/* 0: the venue's clock is not known yet */
	int week_resource;		/* not 0: the week of this resource */
	struct grid_data *data;		/* NULL: nothing has come yet */
	struct arena *arena;		/* of items */
	struct slot_items items;
	bool loading, load_again, holding;
	struct wanted wanted;
	bool follow_now;		/* the view stands at now and moves on */

	int64_t *marked;
	int marked_count;
	char filter[FILTER_SIZE];
	enum booking_state filter_state;
};

/* ------------------------------------------------------ what is in view */

static int
visible_days(const struct bays *b)
{
	return b->week_resource != 0 ? WEEK_DAYS : 1;
}

static const struct resource *
resource_by_id(const struct bays *b, int id)
{
	for (int i = 0; b->data != NULL && i < b->data->resource_count; i++) {
		if (b->data->resources[i].id == id)
			return &b->data->resources[i];
	}
	return NULL;
}

/* The resource under the cursor; NULL before there is data. */
static const struct resource *
cursor_resource(const struct bays *b)
{
	if (b->week_resource != 0)
		return resource_by_id(b, b->week_resource);
	if (b->data == NULL || b->grid->column >= b->data->resource_count)
		return NULL;
	return &b->data->resources[b->grid->column];
}

static const char *
place_name(const struct bays *b, int resource_id)
{
	const struct resource *resource = resource_by_id(b, resource_id);

	return resource == NULL ? "" : resource->label;
}

static day_number
cursor_day(const struct bays *b)
{
	return b->day + (b->week_resource != 0 ? b->grid->column : 0);
}

static wall_minute
cursor_time(const struct bays *b)
{
	return timeslot_midnight(cursor_day(b)) +
		grid_row_start(b->grid, b->grid->minute);
}

static const struct slot *
cursor_slot(const struct bays *b)
{
	const struct grid_item *item = grid_current(b->grid);

	return item == NULL ? NULL : slot_items_find(&b->items, item->id);
}

static bool
same_filter(const struct bays *b, const struct slot *slot)
{
	if (b->filter_state != BOOKING_STATE_COUNT)
		return slot->state == b->filter_state;
	return slot_occupies(slot);
}

/* Items anew from data, ghost, marks and filter; the cursor stays. */
static void
rebuild(struct bays *b)
{
	struct slot_view view;
	day_number today = store_today(b->store);
	int now = timeslot_minute_of_day(store_now(b->store));

	if (b->data == NULL)
		return;
	view = (struct slot_view){
		.data = b->data,
		.now = store_now(b->store),
		.week = b->week_resource != 0,
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
	b->grid->now = today >= b->day && today < b->day + visible_days(b)
		? now : -1;
	b->grid->now_column = b->week_resource != 0 ? today - b->day : -1;
	shell_redraw(b->shell);
}

static void
go_to_row(struct bays *b, int minute)
{
	int row = grid_row_start(b->grid, minute);

	b->grid->top = row - ROWS_ABOVE_NOW * b->grid->step;
	grid_go(b->grid, b->grid->column, minute);
}

static void
go_where_wanted(struct bays *b)
{
	struct wanted wanted = b->wanted;

	b->wanted = (struct wanted){ 0 };
	if (wanted.item != 0 && grid_go_item(b->grid, wanted.item))
		return;
	if (!wanted.place)
		return;
	for (int i = 0; b->week_resource == 0 && i < b->data->resource_count; i++) {
		if (b->data->resources[i].id == wanted.resource_id)
			grid_go(b->grid, i, b->grid->minute);
	}
	if (wanted.minute >= 0)
		go_to_row(b, wanted.minute);
}

/* ------------------------------------------------------------- loading */

static void load(struct bays *b);

static void
release(struct bays *b, bool drop)
{
	if (b->holding) {
		b->holding = false;
		shell_release(b->shell, drop);
	}
}

static void
loaded(void *context, struct grid_data *data, const struct err *error)
{
	struct bays *b = context;

	b->loading = false;
	if (error != NULL) {
		release(b, true);
		if (error->kind != ERR_OFFLINE)
			shell_error(b->shell, error);
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
	grid_data_free(&b->data);
	b->data = data;
	rebuild(b);
	go_where_wanted(b);
	shell_rested(b->shell);
	release(b, false);
}

static void
load(struct bays *b)
{
	if (b->loading) {
		b->load_again = true;
		return;
	}
	b->loading = true;
	b->load_again = false;
	booking_store_grid(b->store, &b->owner, b->day, visible_days(b),
		b->week_resource, loaded, b);
}

/* Another day: keys that come before its data wait for it. */
static void
show_day(struct bays *b, day_number day)
{
	b->day = day;
	b->follow_now = day == store_today(b->store) && b->week_resource == 0;
	if (!b->holding) {
		b->holding = true;
		shell_hold(b->shell);
	}
	load(b);
}

/* -------------------------------------------------------- the life of it */

static void
carry_ghost(struct bays *b)
{
	struct ghost *ghost = ghost_in_hand(b->shell);
	const struct resource *resource = cursor_resource(b);

	if (ghost == NULL || resource == NULL)
		return;
	ghost_carry(ghost, resource->id, resource->label, cursor_time(b));
	rebuild(b);
}

static bool
open_bays(void *state, struct shell *shell, const char *words, struct err *err)
{
	struct bays *b = state;

	(void)err;
	b->shell = shell;
	b->store = shell_services(shell);
	b->grid = mem_new(1, sizeof(*b->grid));
	b->grid->step = 30;
	b->grid->now = -1;
	b->peek = mem_new(1, sizeof(*b->peek));
	peek_init(b->peek, shell, b->store);
	b->filter_state = BOOKING_STATE_COUNT;
	b->wanted = (struct wanted){
		.place = true,
		.minute = timeslot_minute_of_day(store_now(b->store)),
	};
	show_day(b, store_today(b->store));
	return words[0] == '\0' || bays_screen.command_words(b, words, err);
}

static void
close_bays(void *state)
{
	struct bays *b = state;

	release(b, true);
	store_owner_close(b->store, &b->owner);
	peek_done(b->peek);
	grid_data_free(&b->data);
	arena_free(&b->arena);
	free(b->marked);
	free(b->peek);
	free(b->grid);
}

static void
changed(void *state, const char *topic)
{
	struct bays *b = state;
	day_number day;

	/* "grid:2026-11-21", or "grid:*" for more days than one tells. */
	if (topic != NULL && strncmp(topic, "grid:", 5) != 0)
		return;
	if (topic != NULL && timeslot_parse_iso_date(topic + 5, &day) &&
	    (day < b->day - 1 || day >= b->day + visible_days(b)) &&
	    day != store_today(b->store))
		return;
	load(b);
}

/* How many of the data's bookings that hold nothing stood in this cell. */
static int
gone_here(const struct bays *b, int resource_id, wall_minute from)
{
	int n = 0;

	for (int i = 0; i < b->data->slot_count; i++) {
		const struct slot *slot = &b->data->slots[i];

		n += slot->resource_id == resource_id && !slot_occupies(slot) &&
			slot->starts < from + b->grid->step && slot->ends > from;
	}
	return n;
}

/* When the free cell's time ends; 0: not on this day. */
static wall_minute
free_until(const struct bays *b, int resource_id, wall_minute from)
{
	wall_minute until = 0;

	for (int i = 0; i < b->data->slot_count; i++) {
		const struct slot *slot = &b->data->slots[i];

		if (slot->resource_id == resource_id && slot_occupies(slot) &&
		    slot->starts >= from &&
		    (until == 0 || slot->starts < until))
			until = slot->starts;
	}
	return until;
}

/* The start of a free cell: not before what still runs into it, nor in the
 * past of now's row. */
static wall_minute
free_from(const struct bays *b, int resource_id)
{
	wall_minute from = cursor_time(b);
	wall_minute now = store_now(b->store);

	for (int i = 0; i < b->data->slot_count; i++) {
		const struct slot *slot = &b->data->slots[i];

		if (slot->resource_id == resource_id && slot_occupies(slot) &&
		    slot->starts < from && slot->ends > from &&
		    slot->ends < from + b->grid->step)
			from = slot->ends;
	}
	/* Offered starts are every five minutes (domain.md 2.3). */
	if (now > from && now < from + b->grid->step)
		from = now - now % 5;
	return from;
}

static void
rested(void *state)
{
	struct bays *b = state;
	struct ghost *ghost = ghost_in_hand(b->shell);
	const struct slot *slot = cursor_slot(b);
	const struct resource *resource = cursor_resource(b);

	if (b->data == NULL || resource == NULL)
		return;
	if (ghost != NULL) {
		ghost_preview(ghost);
		return;
	}
	if (slot != NULL) {
		peek_slot(b->peek, slot, place_name(b, slot->resource_id));
	} else {
		wall_minute from = free_from(b, resource->id);

		peek_free_cell(b->peek, resource->label, from,
			free_until(b, resource->id, from),
			gone_here(b, resource->id, cursor_time(b)));
	}
}

/* The picture changes by itself when a "changed elsewhere" mark runs out. */
static int
wake_ms(const void *state)
{
	const struct bays *b = state;
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

/* ------------------------------------------------------------- drawing */

static void
draw(const void *state, struct canvas *canvas, const struct area *body)
{
	const struct bays *b = state;
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

static void
context(const void *state, char *out, size_t size)
{
	const struct bays *b = state;
	char date[TIMESLOT_TEXT_SIZE], until[TIMESLOT_TEXT_SIZE];
	char page[48] = "";

	timeslot_format_date(b->day, true, date);
	if (b->week_resource != 0) {
		timeslot_format_date(b->day, false, date);
		timeslot_format_date(b->day + WEEK_DAYS - 1, true, until);
		snprintf(out, size, "%s - %s  %s  %d min", date, until,
			place_name(b, b->week_resource), b->grid->step);
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

static void
chips(const void *state, char *out, size_t size)
{
	const struct bays *b = state;
	char marks[24] = "";

	if (b->marked_count > 0)
		snprintf(marks, sizeof(marks), "%d marked ", b->marked_count);
	if (b->filter_state != BOOKING_STATE_COUNT)
		snprintf(out, size, "%s{state:%s}%s%s%s", marks,
			booking_state_name(b->filter_state),
			b->filter[0] == '\0' ? "" : " {", b->filter,
			b->filter[0] == '\0' ? "" : "}");
	else
		snprintf(out, size, "%s%s%s%s", marks,
			b->filter[0] == '\0' ? "" : "{", b->filter,
			b->filter[0] == '\0' ? "" : "}");
}

static void
alert_words(const struct grid_alert *from, char *out, size_t size)
{
	static const struct {
		const char *kind, *letter, *one, *many;
	} words[] = {
		{ "late", "!", "late", "late" },
		{ "displaced", "%", "displaced", "displaced" },
		{ "request", "?", "request", "requests" },
		{ "unmatched", "u", "unmatched", "unmatched" },
	};

	for (size_t i = 0; i < ARRAY_LEN(words); i++) {
		if (strcmp(words[i].kind, from->kind) == 0) {
			snprintf(out, size, "%s %d %s", words[i].letter,
				from->count,
				from->count == 1 ? words[i].one : words[i].many);
			return;
		}
	}
	snprintf(out, size, "%s", from->sentence);
}

static int
alerts(const void *state, struct alert *out, int max)
{
	const struct bays *b = state;
	int n = 0;

	for (int i = 0; b->data != NULL && i < b->data->alert_count && n < max; i++) {
		const struct grid_alert *from = &b->data->alerts[i];
		const struct slot where = {
			.kind = from->item_kind, .id = from->item_id,
			.resource_id = from->resource_id,
		};
		bool bad = strcmp(from->kind, "late") == 0 ||
			strcmp(from->kind, "displaced") == 0;
		struct alert *alert = &out[n];

		*alert = (struct alert){ .style = bad ? STYLE_ALERT
						      : STYLE_NOTICE };
		alert_words(from, alert->text, sizeof(alert->text));
		if (alert->text[0] == '\0')
			continue;
		if (from->at != 0) {
			alert->target.kind = from->item_id != 0
				? slot_kind_name(from->item_kind) : "free";
			alert->target.id = from->item_id != 0
				? slot_item_id(&where) : from->resource_id;
			timeslot_format_stamp(from->at, alert->target.version);
		}
		n++;
	}
	return n;
}

static void
go(void *state, const struct target *target)
{
	struct bays *b = state;
	wall_minute at;

	if (!timeslot_parse_stamp(target->version, &at))
		return;
	b->wanted = (struct wanted){
		.place = true,
		.minute = timeslot_minute_of_day(at),
	};
	if (strcmp(target->kind, "free") == 0)
		b->wanted.resource_id = (int)target->id;
	else
		b->wanted.item = target->id;
	if (timeslot_day_of(at) != b->day || b->week_resource != 0) {
		b->week_resource = 0;
		show_day(b, timeslot_day_of(at));
	} else if (b->data != NULL) {
		go_where_wanted(b);
	}
	shell_redraw(b->shell);
}

/* --------------------------------------------------------------- targets */

static void
target_of(const struct bays *b, const struct slot *slot, struct target *target)
{
	char range[TIMESLOT_TEXT_SIZE];

	timeslot_format_range(slot->starts, slot->ends, range);
	*target = (struct target){
		.kind = slot_kind_name(slot->kind), .id = slot_item_id(slot),
	};
	snprintf(target->version, sizeof(target->version), "%s", slot->version);
	snprintf(target->name, sizeof(target->name), "%s  %s %s", slot->name,
		place_name(b, slot->resource_id), range);
}

static bool
subject(const void *state, struct target *target)
{
	const struct bays *b = state;
	const struct slot *slot = cursor_slot(b);

	if (slot == NULL)
		return false;
	target_of(b, slot, target);
	return true;
}

static int
marked(const void *state, struct target *targets, int max)
{
	const struct bays *b = state;
	int n = 0;

	for (int i = 0; i < b->marked_count; i++) {
		const struct slot *slot = slot_items_find(&b->items,
			b->marked[i]);

		if (slot == NULL)
			continue;
		if (targets != NULL && n < max)
			target_of(b, slot, &targets[n]);
		n++;
	}
	return n;
}

/* The slot of an action's subject, NULL with a sentence when it has gone. */
static const struct slot *
slot_of(const struct bays *b, const struct call *call, struct err *err)
{
	const struct slot *slot = call->subject == NULL ? NULL
		: slot_items_find(&b->items, call->subject->id);

	if (slot == NULL)
		err_set(err, ERR_MISSING, "it is no longer here");
	return slot;
}

static struct subject
subject_of(const struct bays *b, const struct slot *slot)
{
	return (struct subject){
		b->shell, b->store, slot, place_name(b, slot->resource_id)
	};
}

/* "Received from" belongs to one customer: another booking, another one. */
static void
new_customer(struct bays *b)
{
	shell_set_received_from(b->shell, "");
}

/* ------------------------------------------------- what is possible now */

#define S(state) (1u << BOOKING_##state)
#define ACTIVE (S(PENDING) | S(PENDING_APPROVAL) | S(APPROVED) | S(CONFIRMED))

/* Explains in advance what the database would refuse (domain.md 2.2); the
 * database decides. */
static const struct {
	const char *action;
	unsigned states;		/* of bookings it is possible for */
	bool others;			/* also for what is no booking */
	const char *why_not;
} possibilities[] = {
	{ "approve", S(PENDING) | S(PENDING_APPROVAL), false,
	  "only a request can be approved" },
	{ "decline", S(PENDING) | S(PENDING_APPROVAL) | S(APPROVED), true,
	  "only a request can be declined" },
	{ "check-in", S(APPROVED) | S(CONFIRMED), false,
	  "only an approved booking can be checked in" },
	{ "outcome", S(APPROVED) | S(CONFIRMED) | S(CHECKED_IN) | S(NO_SHOW),
	  false, "it has no outcome to note yet" },
	{ "cancel-booking", ACTIVE | S(CHECKED_IN) | S(ATTENDED) | S(NO_SHOW) |
	  S(CANCELLATION_PENDING), true, "it holds no time any more" },
	{ "pick-up", ACTIVE, false, "only a booking to come can be moved" },
	{ "shorter", ACTIVE | S(CHECKED_IN), false, "it is over" },
	{ "longer", ACTIVE | S(CHECKED_IN), false, "it is over" },
	{ "revert-booking", S(CHECKED_IN) | S(ATTENDED) | S(NO_SHOW) |
	  S(EXPIRED), false, "there is no outcome to take back" },
	{ "edit-booking", ACTIVE | S(CHECKED_IN) | S(ATTENDED), false,
	  "its roster is closed" },
};

static bool
can_slot(const struct slot *slot, const char *name, struct err *why)
{
	if (strcmp(name, "take-payment") == 0 && slot->owed_minor <= 0)
		return err_set(why, ERR_INVALID, "nothing is owed here");
	for (size_t i = 0; i < ARRAY_LEN(possibilities); i++) {
		if (strcmp(possibilities[i].action, name) != 0)
			continue;
		if (slot->kind != SLOT_BOOKING)
			return possibilities[i].others ||
				err_set(why, ERR_INVALID, "%s is no booking",
					slot_words(slot));
		return (possibilities[i].states >> slot->state & 1u) ||
			err_set(why, ERR_INVALID, "%s: it is %s",
				possibilities[i].why_not, slot_words(slot));
	}
	return true;
}

static bool
can(const void *state, const struct action *action, struct err *why)
{
	const struct bays *b = state;
	const struct ghost *ghost = ghost_in_hand(b->shell);
	const struct slot *slot = cursor_slot(b);

	if (strncmp(action->name, "take-", 5) == 0 && action->needs == 0)
		return (ghost != NULL && ghost->preview != NULL &&
			ghost->preview->free_count > 0) ||
			err_set(why, ERR_INVALID,
				"it takes a free slot while a clash is shown");
	if (ghost != NULL)
		return true;
	if (strcmp(action->name, "book") == 0 && slot != NULL &&
	    slot_occupies(slot))
		return err_set(why, ERR_INVALID, "%s has this time",
			slot->name[0] == '\0' ? slot_words(slot) : slot->name);
	return slot == NULL || can_slot(slot, action->name, why);
}

/* ------------------------------------------------------------- moving about */

static void
move(struct bays *b, int rows, int columns)
{
	b->follow_now = false;
	grid_move(b->grid, rows, columns);
	carry_ghost(b);
	shell_redraw(b->shell);
}

#define MOVE(name, rows, columns) \
	static bool name(void *state, const struct call *call, struct err *err) \
	{ \
		(void)call; \
		(void)err; \
		move(state, rows, columns); \
		return true; \
	}

MOVE(cursor_up, -1, 0)
MOVE(cursor_down, 1, 0)
MOVE(cursor_left, 0, -1)
MOVE(cursor_right, 0, 1)
MOVE(page_up, -((struct bays *)state)->grid->shown_rows, 0)
MOVE(page_down, ((struct bays *)state)->grid->shown_rows, 0)
MOVE(first_row, -MINUTES_A_DAY, 0)
MOVE(last_row, MINUTES_A_DAY, 0)

static bool
later(void *state, const struct call *call, struct err *err)
{
	struct bays *b = state;

	(void)call;
	(void)err;
	show_day(b, b->day + visible_days(b));
	carry_ghost(b);
	return true;
}

static bool
earlier(void *state, const struct call *call, struct err *err)
{
	struct bays *b = state;

	(void)call;
	(void)err;
	show_day(b, b->day - visible_days(b));
	carry_ghost(b);
	return true;
}

static bool
now(void *state, const struct call *call, struct err *err)
{
	struct bays *b = state;

	(void)call;
	(void)err;
	b->wanted = (struct wanted){
		.place = true,
		.minute = timeslot_minute_of_day(store_now(b->store)),
	};
	show_day(b, store_today(b->store));
	return true;
}

static bool
week(void *state, const struct call *call, struct err *err)
{
	struct bays *b = state;
	const struct resource *resource = cursor_resource(b);
	day_number day = cursor_day(b);

	(void)call;
	if (resource == NULL)
		return err_set(err, ERR_MISSING, "there is nothing to show yet");
	b->wanted = (struct wanted){
		.place = true, .resource_id = resource->id,
		.minute = grid_row_start(b->grid, b->grid->minute),
	};
	if (b->week_resource != 0) {
		b->week_resource = 0;
		show_day(b, day);
		return true;
	}
	b->week_resource = resource->id;
	b->grid->column = 0;
	show_day(b, day);
	return true;
}

static bool
zoom(void *state, const struct call *call, struct err *err)
{
	struct bays *b = state;
	int step = b->grid->step;

	(void)call;
	(void)err;
	grid_set_step(b->grid, step == 30 ? 15 : step == 15 ? 60 : 30);
	rebuild(b);
	return true;
}

static bool
step_time(void *state, const struct call *call, struct err *err)
{
	struct bays *b = state;
	int step = atoi(call->words);

	if (step != 15 && step != 30 && step != 60)
		return err_set(err, ERR_INVALID,
			"a row is 15, 30 or 60 minutes, not \"%s\"",
			call->words);
	grid_set_step(b->grid, step);
	rebuild(b);
	return true;
}

static bool
wide(void *state, const struct call *call, struct err *err)
{
	struct bays *b = state;

	(void)call;
	(void)err;
	b->grid->wide = !b->grid->wide;
	shell_redraw(b->shell);
	return true;
}

static bool
next_in_row(void *state, const struct call *call, struct err *err)
{
	struct bays *b = state;
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

static bool
is_free(const struct bays *b, int column, int minute)
{
	int end = minute + b->grid->step;

	for (int i = 0; i < b->items.item_count; i++) {
		const struct grid_item *item = &b->items.items[i];

		if (item->busy && item->column == column &&
		    item->starts < end && item->ends > minute)
			return false;
	}
	return true;
}

static bool
next_free(void *state, const struct call *call, struct err *err)
{
	struct bays *b = state;
	int row = grid_row_start(b->grid, b->grid->minute);
	int from = b->grid->column + 1;
	int present = store_today(b->store) == b->day
		? grid_row_start(b->grid, b->grid->now) : 0;

	(void)call;
	if (row < present) {
		row = present;
		from = 0;
	}
	for (; row < MINUTES_A_DAY; row += b->grid->step, from = 0) {
		for (int column = from; column < b->grid->column_count; column++) {
			if (is_free(b, column, row)) {
				grid_go(b->grid, column, row);
				carry_ghost(b);
				shell_redraw(b->shell);
				return true;
			}
		}
	}
	return err_set(err, ERR_MISSING, "nothing free after this on this day");
}

/* ----------------------------------------------------------- marks, filters */

static bool
mark(void *state, const struct call *call, struct err *err)
{
	struct bays *b = state;
	const struct slot *slot = cursor_slot(b);
	int64_t id;

	(void)call;
	if (slot == NULL || slot->kind != SLOT_BOOKING)
		return err_set(err, ERR_INVALID, "only a booking can be marked");
	id = slot_item_id(slot);
	for (int i = 0; i < b->marked_count; i++) {
		if (b->marked[i] == id) {
			b->marked[i] = b->marked[--b->marked_count];
			rebuild(b);
			return true;
		}
	}
	b->marked = mem_resize(b->marked, (size_t)b->marked_count + 1,
		sizeof(*b->marked));
	b->marked[b->marked_count++] = id;
	rebuild(b);
	return true;
}

static bool
mark_all(void *state, const struct call *call, struct err *err)
{
	struct bays *b = state;

	(void)call;
	(void)err;
	b->marked_count = 0;
	for (int i = 0; i < b->items.item_count; i++) {
		const struct slot *slot = b->items.slots[i];

		if (slot == NULL || slot->kind != SLOT_BOOKING ||
		    !same_filter(b, slot))
			continue;
		b->marked = mem_resize(b->marked, (size_t)b->marked_count + 1,
			sizeof(*b->marked));
		b->marked[b->marked_count++] = slot_item_id(slot);
	}
	rebuild(b);
	return true;
}

static bool
filter(void *state, const char *words, struct err *err)
{
	struct bays *b = state;
	enum booking_state only = BOOKING_STATE_COUNT;
	char name[FILTER_SIZE] = "", word[WORD_SIZE];

	while (words_next(&words, word)) {
		size_t used = strlen(name);

		if (strncmp(word, "state:", 6) == 0) {
			only = booking_state_parse(word + 6);
			if (only == BOOKING_STATE_COUNT)
				return err_set(err, ERR_INVALID,
					"there is no state \"%s\"", word + 6);
			continue;
		}
		if (used + strlen(word) + 2 > sizeof(name))
			return err_set(err, ERR_INVALID,
				"that filter is too long");
		snprintf(name + used, sizeof(name) - used, "%s%s",
			used > 0 ? " " : "", word);
	}
	b->filter_state = only;
	memcpy(b->filter, name, sizeof(name));
	rebuild(b);
	return true;
}

/* Esc peels: the ghost, the filter, the marks, the week. */
static bool
escape(void *state)
{
	struct bays *b = state;

	if (ghost_in_hand(b->shell) != NULL) {
		shell_set_ghost(b->shell, NULL, NULL);
		shell_message(b->shell, STYLE_NORMAL, "left where it was");
	} else if (b->filter[0] != '\0' ||
		   b->filter_state != BOOKING_STATE_COUNT) {
		b->filter[0] = '\0';
		b->filter_state = BOOKING_STATE_COUNT;
	} else if (b->marked_count > 0) {
		b->marked_count = 0;
	} else if (b->week_resource != 0) {
		const struct call none = { .shell = b->shell };
		struct err err;

		return week(b, &none, &err);
	} else {
		return false;
	}
	rebuild(b);
	return true;
}

/* ------------------------------------------------------------- commands */

static void
book_here(struct bays *b, const struct words *words)
{
	const struct resource *resource = cursor_resource(b);
	struct book_request request = {
		.shell = b->shell, .store = b->store,
		.resources = b->data->resources,
		.resource_count = b->data->resource_count,
		.resource_id = words->resource_id != 0 ? words->resource_id
						       : resource->id,
		.minutes = words->minutes,
		.name = words->name,
	};

	new_customer(b);
	if (words->has_day || words->has_time)
		request.starts = timeslot_midnight(words->has_day
			? words->day : cursor_day(b)) + (words->has_time
			? words->minute_of_day
			: grid_row_start(b->grid, b->grid->minute));
	else
		request.starts = free_from(b, request.resource_id);
	request.free_until = free_until(b, request.resource_id, request.starts);
	book_open(&request);
}

static bool
command_words(void *state, const char *text, struct err *err)
{
	struct bays *b = state;
	struct words words;
	struct ghost *ghost = ghost_in_hand(b->shell);

	/* "+10" counts from the day on view, names of days from today. */
	if (!words_parse(text, text[0] == '+' || text[0] == '-'
			? b->day : store_today(b->store),
			b->data == NULL ? NULL : b->data->resources,
			b->data == NULL ? 0 : b->data->resource_count, &words,
			err))
		return false;
	if (words.name[0] != '\0') {
		if (b->data == NULL)
			return err_set(err, ERR_OFFLINE,
				"the bookings are not here yet");
		book_here(b, &words);
		return true;
	}
	if (ghost != NULL && words.has_length)
		ghost_resize(ghost, words.minutes);
	b->wanted = (struct wanted){
		.place = true, .resource_id = words.resource_id,
		.minute = words.has_time ? words.minute_of_day : -1,
	};
	if (words.has_day) {
		show_day(b, words.day);
	} else if (b->data != NULL) {
		go_where_wanted(b);
		carry_ghost(b);
	}
	shell_redraw(b->shell);
	return true;
}

static void
command_line(const void *state, char *out, size_t size)
{
	const struct bays *b = state;
	const struct resource *resource = cursor_resource(b);
	char date[TIMESLOT_TEXT_SIZE], time[TIMESLOT_TEXT_SIZE];

	timeslot_format_iso_date(cursor_day(b), date);
	timeslot_format_time(cursor_time(b), time);
	snprintf(out, size, "b %s %s%s%s%s", date, time,
		resource == NULL ? "" : " \"",
		resource == NULL ? "" : resource->label,
		resource == NULL ? "" : "\"");
}

/* -------------------------------------------------------------- actions */

static bool
book(void *state, const struct call *call, struct err *err)
{
	struct bays *b = state;
	const struct words none = { 0 };

	(void)call;
	if (b->data == NULL || cursor_resource(b) == NULL)
		return err_set(err, ERR_OFFLINE, "the bookings are not here yet");
	book_here(b, &none);
	return true;
}

/* Most actions hand the thing under the cursor to a flow. */
#define FLOW(name, start) \
	static bool name(void *state, const struct call *call, struct err *err) \
	{ \
		struct bays *b = state; \
		const struct slot *slot = slot_of(b, call, err); \
		struct subject about; \
		\
		if (slot == NULL) \
			return false; \
		new_customer(b); \
		about = subject_of(b, slot); \
		start(&about); \
		return true; \
	}

FLOW(check_in, check_in_start)
FLOW(take_payment, take_payment_open)
FLOW(approve, approve_start)
FLOW(revert_booking, revert_open)
FLOW(edit_booking, roster_open)

static bool
open_booking(void *state, const struct call *call, struct err *err)
{
	struct bays *b = state;
	struct ghost *ghost = ghost_in_hand(b->shell);
	const struct slot *slot;
	struct subject about;

	if (ghost != NULL) {
		ghost_put_down(ghost);
		return true;
	}
	if (call->subject == NULL)
		return book(state, call, err);
	slot = slot_of(b, call, err);
	if (slot == NULL)
		return false;
	about = subject_of(b, slot);
	new_customer(b);
	if (slot->kind == SLOT_UNMATCHED)
		resolve_open(&about);
	else if (slot->kind == SLOT_BOOKING)
		roster_open(&about);
	else
		history_open(&about);
	return true;
}

static bool
decline(void *state, const struct call *call, struct err *err)
{
	struct bays *b = state;
	const struct slot *slot = slot_of(b, call, err);
	struct subject about;

	if (slot == NULL)
		return false;
	about = subject_of(b, slot);
	new_customer(b);
	if (slot->kind == SLOT_UNMATCHED)
		dismiss_open(&about);
	else if (slot->kind == SLOT_BOOKING)
		decline_open(&about);
	else
		return err_set(err, ERR_INVALID, "only a request or an "
			"unmatched import can be declined");
	return true;
}

static bool
cancel_booking(void *state, const struct call *call, struct err *err)
{
	struct bays *b = state;
	const struct slot *slot = slot_of(b, call, err);
	struct subject about;

	if (slot == NULL)
		return false;
	about = subject_of(b, slot);
	new_customer(b);
	if (slot->kind == SLOT_BLOCK || slot->kind == SLOT_CLOSURE)
		reopen_open(&about);
	else if (slot->kind == SLOT_UNMATCHED)
		dismiss_open(&about);
	else
		cancel_open(&about);
	return true;
}

static bool
outcome(void *state, const struct call *call, struct err *err)
{
	struct bays *b = state;
	struct seen *seen;
	const struct slot *slot;
	struct subject about;
	int n = 0;

	if (b->marked_count == 0) {
		slot = slot_of(b, call, err);
		if (slot == NULL)
			return false;
		about = subject_of(b, slot);
		outcome_open(&about);
		return true;
	}
	seen = mem_new((size_t)b->marked_count, sizeof(*seen));
	for (int i = 0; i < b->marked_count; i++) {
		slot = slot_items_find(&b->items, b->marked[i]);
		if (slot != NULL)
			seen[n++] = (struct seen){ slot->id, slot->version };
	}
	outcomes_open(b->shell, b->store, seen, n);
	free(seen);
	return true;
}

static bool
pick_up(void *state, const struct call *call, struct err *err)
{
	struct bays *b = state;
	struct ghost *ghost = ghost_in_hand(b->shell);
	const struct slot *slot;

	if (ghost != NULL) {
		ghost_put_down(ghost);
		return true;
	}
	slot = slot_of(b, call, err);
	if (slot == NULL)
		return false;
	new_customer(b);
	ghost_pick_up(b->shell, b->store, slot,
		place_name(b, slot->resource_id));
	rebuild(b);
	return true;
}

/* < and > change the length of what is in the hand; with empty hands they pick
 * up what is under the cursor first. */
static bool
resize(struct bays *b, const struct call *call, int by, struct err *err)
{
	struct ghost *ghost = ghost_in_hand(b->shell);

	if (ghost == NULL) {
		if (!pick_up(b, call, err))
			return false;
		ghost = ghost_in_hand(b->shell);
	}
	ghost_resize(ghost, ghost->minutes + by);
	rebuild(b);
	return true;
}

static bool
shorter(void *state, const struct call *call, struct err *err)
{
	return resize(state, call, -30, err);
}

static bool
longer(void *state, const struct call *call, struct err *err)
{
	return resize(state, call, 30, err);
}

static bool
take_free(struct bays *b, int index, struct err *err)
{
	struct ghost *ghost = ghost_in_hand(b->shell);

	if (ghost == NULL || !ghost_take(ghost, index, err))
		return ghost != NULL ? false : err_set(err, ERR_INVALID,
			"nothing is in the hand");
	rebuild(b);
	return true;
}

static bool
take_first(void *state, const struct call *call, struct err *err)
{
	(void)call;
	return take_free(state, 0, err);
}

static bool
take_second(void *state, const struct call *call, struct err *err)
{
	(void)call;
	return take_free(state, 1, err);
}

static bool
take_third(void *state, const struct call *call, struct err *err)
{
	(void)call;
	return take_free(state, 2, err);
}

static bool
close_resource(void *state, const struct call *call, struct err *err)
{
	struct bays *b = state;
	const struct resource *resource = cursor_resource(b);
	struct book_request where;

	(void)call;
	if (resource == NULL)
		return err_set(err, ERR_OFFLINE, "the bookings are not here yet");
	where = (struct book_request){
		.shell = b->shell, .store = b->store,
		.resources = b->data->resources,
		.resource_count = b->data->resource_count,
		.resource_id = resource->id, .starts = cursor_time(b),
		.minutes = 60, .name = "",
	};
	closing_open(&where);
	return true;
}

static bool
history(void *state, const struct call *call, struct err *err)
{
	struct bays *b = state;
	const struct slot *slot = NULL;
	const struct resource *resource = cursor_resource(b);
	struct subject about;

	if (call->subject != NULL)
		slot = slot_of(b, call, err);
	/* A free cell: the last booking that stood there. */
	for (int i = 0; slot == NULL && resource != NULL && b->data != NULL &&
	     i < b->data->slot_count; i++) {
		const struct slot *gone = &b->data->slots[i];

		if (gone->resource_id == resource->id && !slot_occupies(gone) &&
		    gone->starts < cursor_time(b) + b->grid->step &&
		    gone->ends > cursor_time(b))
			slot = gone;
	}
	if (slot == NULL)
		return err_set(err, ERR_MISSING,
			"nothing has happened in this cell");
	about = subject_of(b, slot);
	history_open(&about);
	return true;
}

static bool
undo(void *state, const struct call *call, struct err *err)
{
	struct bays *b = state;

	(void)call;
	if (store_last_done(b->store)[0] == '\0')
		return err_set(err, ERR_MISSING, "there is nothing to undo");
	undo_start(b->shell, b->store);
	return true;
}

#define WRITES (NEED_CONNECTION)
#define HINTED (NEED_HINT)

static const struct action actions[] = {
	/* In the order in which they stand in the hint line. */
	{ "open-booking", "open", "Open the booking: roster, fees, passes; "
	  "put down what is in the hand; book a free cell", HINTED, NULL,
	  open_booking },
	{ "approve", "approve", "Approve the request", NEED_ROW | WRITES |
	  HINTED, "booking_approve", approve },
	{ "decline", "decline", "Decline the request, or dismiss the import",
	  NEED_ROW | WRITES | HINTED, "booking_decline", decline },
	{ "check-in", "check in", "Check the party in; what stands in the way "
	  "is shown with the key that clears it", NEED_ROW | WRITES | HINTED,
	  "booking_check_in", check_in },
	{ "take-payment", "pay", "Take what is owed", NEED_ROW | WRITES | HINTED,
	  "participant_settle", take_payment },
	{ "book", "book", "Book this cell, or check a walk-in in", WRITES |
	  HINTED, "booking_book", book },
	{ "pick-up", "move", "Pick the booking up; again: put it down",
	  WRITES | HINTED, "booking_move", pick_up },
	{ "outcome", "outcome", "Attended or no-show, of this one or of all "
	  "that are marked", WRITES | HINTED, "booking_outcome", outcome },
	{ "cancel-booking", "cancel", "Cancel the booking; take a block or "
	  "closure away", NEED_ROW | WRITES | HINTED, NULL, cancel_booking },
	{ "next-free", "next free", "Go to the next free cell", HINTED, NULL,
	  next_free },
	{ "history", "history", "Who did what to it", HINTED, NULL, history },
	{ "edit-booking", "edit", "Change the roster", NEED_ROW | WRITES,
	  "roster_change", edit_booking },
	{ "shorter", "shorter", "Make it half an hour shorter", WRITES,
	  "booking_move", shorter },
	{ "longer", "longer", "Make it half an hour longer", WRITES,
	  "booking_move", longer },
	{ "take-first", "first free", "Take the first free slot that a clash "
	  "offers", 0, NULL, take_first },
	{ "take-second", "second free", "Take the second one", 0, NULL,
	  take_second },
	{ "take-third", "third free", "Take the third one", 0, NULL,
	  take_third },
	{ "close-resource", "close", "Block this resource or close the place",
	  WRITES, "resource_block", close_resource },
	{ "revert-booking", "revert", "Take a check-in or an outcome back, "
	  "with a reason", NEED_ROW | WRITES, "booking_revert",
	  revert_booking },
	{ "week", "week", "The week of this resource, and back", 0, NULL,
	  week },
	{ "zoom", "zoom", "Rows of 30, 15 or 60 minutes in turn", 0, NULL, zoom },
	{ "step-time", "step", "Rows of 15, 30 or 60 minutes", TAKES_WORDS, NULL,
	  step_time },
	{ "widen-columns", "wide", "Pages of six wide columns, and back", 0, NULL,
	  wide },
	{ "next-in-row", "next", "The other booking in this row, or the next "
	  "page of resources", 0, NULL, next_in_row },
	/* Shared rows: help and needs stand in src/ui/shell_actions.c. */
	{ .name = "move-up", .run = cursor_up },
	{ .name = "move-down", .run = cursor_down },
	{ .name = "move-left", .run = cursor_left },
	{ .name = "move-right", .run = cursor_right },
	{ .name = "page-up", .run = page_up },
	{ .name = "page-down", .run = page_down },
	{ .name = "first-row", .run = first_row },
	{ .name = "last-row", .run = last_row },
	{ .name = "next-day", .run = later },
	{ .name = "previous-day", .run = earlier },
	{ .name = "go-now", .run = now },
	{ .name = "mark", .run = mark },
	{ .name = "mark-all", .run = mark_all },
	{ .name = "undo", .run = undo },
	{ .name = NULL }
};

static const char *const sections[] = { "grid", "global", NULL };

static const char *const legend[] = {
	"? pending   q waits for approval   a approved   c confirmed",
	"i checked in   t attended   n no-show   x cancellation pending",
	"u unmatched import   # block   = closed   ~ in the hand",
	"! late   + two share the row (Tab)   * changed just now   ^ began above",
	"@ marked   % displaced or to be reviewed   2+1 two members, one guest",
	NULL
};

const struct screen_ops bays_screen = {
	.name = "bays",
	.command = "b",
	.title = "Booking grid",
	.sections = sections,
	.state_size = sizeof(struct bays),
	.actions = actions,
	.open = open_bays,
	.close = close_bays,
	.draw = draw,
	.context = context,
	.alerts = alerts,
	.go = go,
	.subject = subject,
	.marked = marked,
	.can = can,
	.changed = changed,
	.command_words = command_words,
	.filter = filter,
	.command_line = command_line,
	.escape = escape,
	.chips = chips,
	.rested = rested,
	.wake_ms = wake_ms,
	.legend = legend,
};

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who is in a booking: members and guests, fees a head, passes; the tall sheet
 * behind Enter (wireframes.md 1, "What 80x24 cannot hold"). */
#include "config.h"

#include "flow/flows.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "flow/ask.h"
#include "flow/person_picker.h"
#include "flow/said.h"
#include "model/money.h"
#include "store/outcome.h"
#include "ui/list.h"
#include "ui/prompt.h"
#include "ui/sheet.h"
#include "ui/shell.h"

struct roster_sheet {
	struct shell *shell;
	struct store *store;
	struct store_owner owner;
	int id;
	char title[200];
	struct booking *booking;
	struct roster *roster;
	struct list *list;		/* remembers what it drew */
	struct list list_state;
	struct person_picker picker;
	bool adding, sending;
	struct ask_waive waive;
};

static void
reload(struct roster_sheet *sheet);

static const struct participant *
current(const struct roster_sheet *sheet)
{
	if (sheet->roster == NULL || sheet->roster->count == 0)
		return NULL;
	return &sheet->roster->participants[sheet->list->cursor];
}

/* ------------------------------------------------------------ the list */

static const struct participant *
row(const void *rows, int index)
{
	return &((const struct roster *)rows)->participants[index];
}

static int64_t
row_id(const void *rows, int index)
{
	return row(rows, index)->id;
}

static void
cell_name(const void *rows, int index, char *out, size_t size)
{
	snprintf(out, size, "%s", row(rows, index)->name);
}

static void
cell_role(const void *rows, int index, char *out, size_t size)
{
	snprintf(out, size, "%s %s", row(rows, index)->role,
		row(rows, index)->tier);
}

static void
cell_minutes(const void *rows, int index, char *out, size_t size)
{
	snprintf(out, size, "%d", row(rows, index)->minutes);
}

static void
cell_fee(const void *rows, int index, char *out, size_t size)
{
	char fee[MONEY_TEXT_SIZE];

	money_format(row(rows, index)->fee_minor, fee);
	snprintf(out, size, "%s", fee);
}

static void
cell_status(const void *rows, int index, char *out, size_t size)
{
	said_fee(row(rows, index), out, size);
}

static const struct list_column columns[] = {
	{ "name", 20, false, cell_name },
	{ "in as", 14, false, cell_role },
	{ "min", 4, true, cell_minutes },
	{ "fee", 8, true, cell_fee },
	{ "why", 0, false, cell_status },
	{ NULL, 0, false, NULL }
};

/* ----------------------------------------------------------- questions */

static void
booking_arrived(void *context, struct booking *booking,
	const struct err *error)
{
	struct roster_sheet *sheet = context;

	if (error != NULL) {
		shell_error(sheet->shell, error);
		return;
	}
	booking_free(&sheet->booking);
	sheet->booking = booking;
	shell_redraw(sheet->shell);
}

static void
roster_arrived(void *context, struct roster *roster, const struct err *error)
{
	struct roster_sheet *sheet = context;

	if (error != NULL) {
		shell_error(sheet->shell, error);
		return;
	}
	roster_free(&sheet->roster);
	sheet->roster = roster;
	list_set_rows(sheet->list, roster, roster->count);
	shell_redraw(sheet->shell);
}

static void
reload(struct roster_sheet *sheet)
{
	booking_store_peek(sheet->store, &sheet->owner, sheet->id,
		booking_arrived, sheet);
	booking_store_roster(sheet->store, &sheet->owner, sheet->id,
		roster_arrived, sheet);
}

static void
changed(void *context, struct outcome *outcome, const struct err *error)
{
	struct roster_sheet *sheet = context;

	sheet->sending = false;
	if (error != NULL) {
		shell_error(sheet->shell, error);
		return;
	}
	if (outcome->ok)
		said_done(sheet->shell, outcome);
	else
		said_refused(sheet->shell, outcome);
	outcome_free(&outcome);
	reload(sheet);
	shell_changed(sheet->shell, NULL);
}

static bool
may_send(struct roster_sheet *sheet)
{
	if (sheet->booking == NULL || sheet->sending)
		return false;
	sheet->sending = true;
	return true;
}

static void
change(struct roster_sheet *sheet, int declared, const char *add, int remove)
{
	const struct reply reply = { changed, sheet };
	struct seen seen;

	if (!may_send(sheet))
		return;
	seen = (struct seen){ sheet->id, sheet->booking->version };
	booking_store_roster_change(sheet->store, &sheet->owner, &seen, declared,
		add, remove, NULL, &reply);
}

static void
settle(struct roster_sheet *sheet, const char *how, const char *reason)
{
	const struct participant *p = current(sheet);
	const struct reply reply = { changed, sheet };
	struct seen seen;

	if (p == NULL)
		return;
	if (p->fee_minor <= 0) {
		shell_message(sheet->shell, STYLE_NOTICE, "%s owes nothing",
			p->name);
		return;
	}
	if (!may_send(sheet))
		return;
	seen = (struct seen){ sheet->id, sheet->booking->version };
	booking_store_settle(sheet->store, &sheet->owner, &seen, p->id, how, NULL,
		reason, &reply);
}

static void
waive(void *context, const char *reason)
{
	settle(context, "waive", reason);
}

/* ---------------------------------------------------------------- keys */

static bool
adding_event(struct roster_sheet *sheet, const struct event *event)
{
	struct picked who;
	char *add;
	int heads;

	if (event->kind == EVENT_KEY && event->code == KEY_ESC) {
		sheet->adding = false;
		return true;
	}
	if (person_picker_event(&sheet->picker, event, &who) != PICKER_TAKEN)
		return true;
	sheet->adding = false;
	add = companion_json(who.user_id, who.name);
	heads = sheet->roster == NULL ? 1 : sheet->roster->count + 1;
	if (sheet->booking != NULL && sheet->booking->declared > heads)
		heads = sheet->booking->declared;
	change(sheet, heads, add, 0);
	free(add);
	return true;
}

static void
start_adding(struct roster_sheet *sheet)
{
	person_picker_done(&sheet->picker);
	person_picker_init(&sheet->picker, sheet->shell, sheet->store, true, "");
	sheet->adding = true;
}

static void
remove_current(struct roster_sheet *sheet)
{
	const struct participant *p = current(sheet);

	if (p == NULL)
		return;
	if (strcmp(p->role, "owner") == 0)
		shell_message(sheet->shell, STYLE_ALERT,
			"%s is whose booking it is and stays in it", p->name);
	else
		change(sheet, sheet->booking->declared, NULL, p->id);
}

static bool
sheet_event(void *state, const struct event *event)
{
	struct roster_sheet *sheet = state;

	if (sheet->adding)
		return adding_event(sheet, event);
	if (event->kind != EVENT_KEY)
		return false;
	if (sheet->booking == NULL)
		return list_event(sheet->list, event);
	switch (event->code) {
	case '+': change(sheet, sheet->booking->declared + 1, NULL, 0); break;
	case '-': change(sheet, sheet->booking->declared - 1, NULL, 0); break;
	case 'e': start_adding(sheet); break;
	case 'x': remove_current(sheet); break;
	case 'c': settle(sheet, "card", NULL); break;
	case 'k': settle(sheet, "cash", NULL); break;
	case 'g': settle(sheet, "pass", NULL); break;
	case 'w': ask_waive_open(&sheet->waive); break;
	/* k is cash on this sheet: its fellow must not move either, lest it
	 * invites the one that pays. */
	case 'j': return false;
	default: return list_event(sheet->list, event);
	}
	return true;
}

/* ------------------------------------------------------------- drawing */

static void
draw_head(const struct booking *b, struct canvas *canvas,
	const struct area *area)
{
	char owed[MONEY_TEXT_SIZE];

	money_format(b->owed_minor, owed);
	canvas_printf(canvas, area->row + 1, area->col + 2, area->cols - 3,
		STYLE_NORMAL, "%s   %s%s%s   heads declared %d (+ -)   ",
		booking_state_words(b->state), b->tier,
		b->phone_last4[0] == '\0' ? "" : "  ...", b->phone_last4,
		b->declared);
	canvas_printf(canvas, area->row + 2, area->col + 2, area->cols - 3,
		b->owed_minor > 0 ? STYLE_ALERT : STYLE_NORMAL,
		"owed %s   passes %d of %d left", owed, b->passes_left,
		b->passes_total);
	if (b->note[0] != '\0')
		canvas_printf(canvas, area->row + 3, area->col + 2,
			area->cols - 3, STYLE_NORMAL, "note: %s", b->note);
}

static void
sheet_draw(const void *state, struct canvas *canvas, const struct area *area)
{
	const struct roster_sheet *sheet = state;
	struct area list = {
		area->row + 5, area->col + 1, area->rows - 7, area->cols - 1
	};

	canvas_rule(canvas, area->row, area->col, area->cols, sheet->title);
	if (sheet->booking == NULL || sheet->roster == NULL) {
		canvas_text(canvas, area->row + 1, area->col + 2, -1, STYLE_DIM,
			"looking ...");
		return;
	}
	draw_head(sheet->booking, canvas, area);
	if (sheet->adding)
		list.rows -= 7;
	list_draw(sheet->list, canvas, &list, true, !sheet->adding);
	if (sheet->adding) {
		canvas_text(canvas, list.row + list.rows, area->col + 2, -1,
			STYLE_NORMAL, "add");
		person_picker_draw(&sheet->picker, canvas, list.row + list.rows,
			area->col + 9, area->cols - 11, 6, true);
	}
	canvas_text(canvas, area->row + area->rows - 1, area->col + 1,
		area->cols - 2, STYLE_KEY, sheet->adding
			? "Enter adds the one with >   Esc back to the roster"
			: "e add   x remove   + - heads   of >: c card  k cash  "
			  "g pass  w waive  Esc back");
}

static void
sheet_done(void *state)
{
	struct roster_sheet *sheet = state;

	prompt_drop(sheet->shell, &sheet->waive);
	store_owner_close(sheet->store, &sheet->owner);
	person_picker_done(&sheet->picker);
	booking_free(&sheet->booking);
	roster_free(&sheet->roster);
}

static void
sheet_hints(const void *state, char *out, size_t size)
{
	(void)state;
	snprintf(out, size, "a pass covers only a guest who is named");
}

static const struct sheet_ops roster_ops = {
	.name = "a roster",
	.place = SHEET_TALL,
	.guarded = true,
	.state_size = sizeof(struct roster_sheet),
	.draw = sheet_draw,
	.event = sheet_event,
	.close = sheet_done,
	.hints = sheet_hints,
};

void
roster_open(const struct subject *subject)
{
	struct roster_sheet *sheet = sheet_open(subject->shell, &roster_ops, -1);
	char range[TIMESLOT_TEXT_SIZE];

	sheet->shell = subject->shell;
	sheet->store = subject->store;
	sheet->id = subject->slot->id;
	sheet->list = &sheet->list_state;
	sheet->waive = (struct ask_waive){ sheet->shell, waive, sheet };
	sheet->list->columns = columns;
	sheet->list->id = row_id;
	timeslot_format_range(subject->slot->starts, subject->slot->ends, range);
	snprintf(sheet->title, sizeof(sheet->title), "%s  %s  %s  #%d",
		subject->slot->name, subject->place, range, subject->slot->id);
	person_picker_init(&sheet->picker, subject->shell, subject->store, true,
		"");
	reload(sheet);
}

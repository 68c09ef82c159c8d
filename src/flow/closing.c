/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Taking a resource out of use, or closing the place.  What stands in the way
 * is listed first; it stays and is marked displaced (database.md 3). */
#include "config.h"

#include "flow/flows.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "flow/said.h"
#include "store/outcome.h"
#include "ui/form.h"
#include "ui/sheet.h"
#include "ui/shell.h"

/* What the form offers, and what the database calls it; the last two are
 * closures (domain.md 2.1, availability_blocks.block_type). */
static const char *const kinds[] = {
	"blocked", "maintenance", "lesson", "event",
	"closure of this resource", "closure of the whole place", NULL
};
enum { KIND_CLOSURE_HERE = 4, KIND_CLOSURE_ALL = 5 };

struct closing_sheet {
	struct shell *shell;
	struct store *store;
	struct store_owner owner;
	int resource_id;
	day_number day;
	char label[40];
	struct form form;
	struct outcome *asked;		/* what a dry run said */
	bool confirm, sending;
};

static bool
read_time(struct form_field *field, int *minute)
{
	field->error[0] = '\0';
	if (timeslot_parse_time(field->text.text, minute))
		return true;
	snprintf(field->error, sizeof(field->error),
		"a time is like 14, 14:05 or 24:00");
	return false;
}

/* false when a field is wrong, which then says so. */
static bool
read_form(struct closing_sheet *sheet, struct closing *out)
{
	struct form_field *from = form_field(&sheet->form, "from");
	struct form_field *until = form_field(&sheet->form, "until");
	struct form_field *reason = form_field(&sheet->form, "reason");
	int kind = form_field(&sheet->form, "what")->option;
	int starts, ends;
	bool ok = read_time(from, &starts);

	ok = read_time(until, &ends) && ok;
	reason->error[0] = '\0';
	if (reason->text.text[strspn(reason->text.text, " ")] == '\0') {
		snprintf(reason->error, sizeof(reason->error),
			"people will ask why");
		ok = false;
	}
	if (ok && ends <= starts) {
		snprintf(until->error, sizeof(until->error),
			"it has to end after it begins");
		ok = false;
	}
	if (!ok)
		return false;
	*out = (struct closing){
		.whole_place = kind >= KIND_CLOSURE_HERE,
		.resource_id = kind == KIND_CLOSURE_ALL ? 0
							: sheet->resource_id,
		.starts = timeslot_midnight(sheet->day) + starts,
		.ends = timeslot_midnight(sheet->day) + ends,
		.kind = kinds[kind],
		.reason = reason->text.text,
		.confirm_displaced = sheet->confirm,
	};
	return true;
}

static void
closed(void *context, struct outcome *outcome, const struct err *error)
{
	struct closing_sheet *sheet = context;
	struct shell *shell = sheet->shell;

	sheet->sending = false;
	if (error != NULL) {
		shell_error(shell, error);
		return;
	}
	if (outcome->ok) {
		sheet_close(shell, sheet);
		said_done(shell, outcome);
		outcome_free(&outcome);
		shell_changed(shell, NULL);
		return;
	}
	said_refused(shell, outcome);
	/* What was confirmed is the list that was seen, not this one. */
	sheet->confirm = false;
	outcome_free(&sheet->asked);
	sheet->asked = outcome;
	shell_redraw(shell);
}

static void
submit(struct closing_sheet *sheet)
{
	const struct reply reply = { closed, sheet };
	struct closing closing;

	if (sheet->sending || !read_form(sheet, &closing))
		return;
	sheet->sending = true;
	booking_store_close(sheet->store, &sheet->owner, &closing, false, &reply);
}

static bool
sheet_event(void *state, const struct event *event)
{
	struct closing_sheet *sheet = state;
	key code = event->kind == EVENT_KEY ? event->code : KEY_NONE;
	bool changed = false, used;

	if (code == KEY_ESC)
		return false;
	if (code == KEY_ENTER) {
		submit(sheet);
		return true;
	}
	/* Only after the list of what is displaced has been seen. */
	if (code == (KEY_MOD_CTRL | 'y') && sheet->asked != NULL &&
	    sheet->asked->displaced_count > 0) {
		sheet->confirm = true;
		submit(sheet);
		return true;
	}
	used = form_event(&sheet->form, event, &changed);
	if (changed) {
		sheet->confirm = false;
		outcome_free(&sheet->asked);
	}
	return used;
}

static void
sheet_draw(const void *state, struct canvas *canvas, const struct area *area)
{
	const struct closing_sheet *sheet = state;
	const struct outcome *asked = sheet->asked;
	char date[TIMESLOT_TEXT_SIZE], title[120];
	int row = area->row + 6;
	int last = area->row + area->rows - 1;

	timeslot_format_date(sheet->day, false, date);
	snprintf(title, sizeof(title), "Close  %s  %s", sheet->label, date);
	canvas_rule(canvas, area->row, area->col, area->cols, title);
	if (asked != NULL)
		canvas_text(canvas, row++, area->col + 2, area->cols - 3,
			STYLE_ALERT, asked->sentence);
	for (int i = 0; asked != NULL && i < asked->displaced_count; i++) {
		const struct holder *who = &asked->displaced[i];
		char range[TIMESLOT_TEXT_SIZE];

		if (row == last - 1 && i + 1 < asked->displaced_count) {
			canvas_printf(canvas, row, area->col + 4, -1,
				STYLE_NORMAL, "and %d more",
				asked->displaced_count - i);
			break;
		}
		timeslot_format_range(who->starts, who->ends, range);
		canvas_printf(canvas, row++, area->col + 4, area->cols - 5,
			STYLE_NORMAL, "%s %s  %s", who->label, range, who->name);
	}
	canvas_text(canvas, last, area->col + 1,
		area->cols - 2, STYLE_KEY, asked != NULL && asked->displaced_count > 0
			? "Ctrl-Y close all the same, they stay and are marked   "
			  "Esc back"
			: "Enter close   Tab next field   Esc back");
	form_draw(&sheet->form, canvas, area);
}

static void
sheet_done(void *state)
{
	struct closing_sheet *sheet = state;

	store_owner_close(sheet->store, &sheet->owner);
	outcome_free(&sheet->asked);
}

static const struct sheet_ops closing_ops = {
	.name = "a closing",
	.place = SHEET_HALF,
	.state_size = sizeof(struct closing_sheet),
	.draw = sheet_draw,
	.event = sheet_event,
	.close = sheet_done,
};

static void
add_field(struct form *form, const char *label, enum form_kind kind, int row,
	int width, const char *text)
{
	struct form_field *field = &form->fields[form->count++];

	*field = (struct form_field){
		.label = label, .kind = kind, .row = row, .col = 9,
		.width = width, .label_col = 2,
	};
	textfield_set(&field->text, text);
}

void
closing_open(const struct book_request *where)
{
	struct closing_sheet *sheet = sheet_open(where->shell, &closing_ops,
		SHEET_AT_CURSOR);
	char from[TIMESLOT_TEXT_SIZE], until[TIMESLOT_TEXT_SIZE];

	sheet->shell = where->shell;
	sheet->store = where->store;
	sheet->resource_id = where->resource_id;
	sheet->day = timeslot_day_of(where->starts);
	for (int i = 0; i < where->resource_count; i++) {
		if (where->resources[i].id == where->resource_id)
			snprintf(sheet->label, sizeof(sheet->label), "%s",
				where->resources[i].label);
	}
	timeslot_format_time(where->starts, from);
	timeslot_format_time(where->starts + where->minutes, until);
	if (timeslot_day_of(where->starts + where->minutes) != sheet->day)
		snprintf(until, sizeof(until), "24:00");
	add_field(&sheet->form, "from", FORM_TEXT, 1, 8, from);
	add_field(&sheet->form, "until", FORM_TEXT, 2, 8, until);
	add_field(&sheet->form, "what", FORM_CHOICE, 3, 30, "");
	form_field(&sheet->form, "what")->options = kinds;
	add_field(&sheet->form, "reason", FORM_TEXT, 4, 40, "");
	shell_redraw(where->shell);
}

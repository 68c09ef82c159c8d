/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Taking a resource out of use, or closing the place.  What stands in the way
 * is listed first; it stays and is marked displaced (database.md 3). */
#include "config.h"

#include "flow/flows.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/record.h"
#include "flow/displaced.h"
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

/* In the order in which they are added. */
enum { FIELD_FROM, FIELD_UNTIL, FIELD_WHAT, FIELD_REASON };

struct closing_sheet {
	struct shell *shell;
	struct store *store;
	struct store_owner owner;
	int resource_id;
	day_number day;
	char label[40];
	struct form form;
	struct outcome *asked;		/* why it was refused; NULL: it was not */
	bool sending;
};

/* "Close  Bay 3  Sat 21 Nov" */
static void title(const struct closing_sheet *sheet, char *out, size_t size)
{
	char date[TIMESLOT_TEXT_SIZE];

	timeslot_format_date(sheet->day, false, date);
	snprintf(out, size, "Close  %s  %s", sheet->label, date);
}

static bool read_time(struct form_field *field, int *minute)
{
	field->error[0] = '\0';
	if (timeslot_parse_time(field->text.text, minute))
		return true;
	snprintf(field->error, sizeof(field->error),
		"a time is like 14, 14:05 or 24:00");
	return false;
}

/* false when a field is wrong, which then says so. */
static bool read_form(struct closing_sheet *sheet, struct closing *out)
{
	struct form_field *from = &sheet->form.fields[FIELD_FROM];
	struct form_field *until = &sheet->form.fields[FIELD_UNTIL];
	struct form_field *reason = &sheet->form.fields[FIELD_REASON];
	int kind = sheet->form.fields[FIELD_WHAT].option;
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
	};
	return true;
}

static void confirmed(void *context);

/* The whole list first: it is what the manager says yes to. */
static void ask_displaced(struct closing_sheet *sheet)
{
	char text[120];
	const struct displaced_request request = {
		.title = text, .refusal = sheet->asked,
		.confirmed = confirmed, .context = sheet,
	};

	title(sheet, text, sizeof(text));
	displaced_open(sheet->shell, &request);
}

static void closed(void *context, struct outcome *outcome,
	const struct err *error)
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
	outcome_free(&sheet->asked);
	sheet->asked = outcome;
	/* The list says it itself. */
	if (outcome->displaced_count > 0)
		ask_displaced(sheet);
	else
		said_refused(shell, outcome);
	shell_redraw(shell);
}

static void send(struct closing_sheet *sheet, bool confirm)
{
	const struct reply reply = { .done = closed, .context = sheet };
	struct closing closing;

	if (sheet->sending || !read_form(sheet, &closing))
		return;
	closing.confirm_displaced = confirm;
	sheet->sending = true;
	booking_store_close(sheet->store, &sheet->owner, &closing, false, &reply);
}

static void confirmed(void *context)
{
	send(context, true);
}

static bool sheet_event(void *state, const struct event *event)
{
	struct closing_sheet *sheet = state;
	key code = event->kind == EVENT_KEY ? event->code : KEY_NONE;
	bool changed = false, used;

	if (code == KEY_ESC)
		return false;
	if (code == KEY_ENTER) {
		send(sheet, false);
		return true;
	}
	used = form_event(&sheet->form, event, &changed);
	if (changed)
		outcome_free(&sheet->asked);
	return used;
}

static void sheet_draw(const void *state, struct canvas *canvas,
	const struct area *area)
{
	const struct closing_sheet *sheet = state;
	char text[120];
	int last = area->row + area->rows - 1;

	title(sheet, text, sizeof(text));
	canvas_rule(canvas, area->row, area->col, area->cols, text);
	if (sheet->asked != NULL)
		canvas_text(canvas, area->row + 6, area->col + 2,
			area->cols - 3, STYLE_ALERT, sheet->asked->sentence);
	canvas_text(canvas, last, area->col + 1, area->cols - 2, STYLE_KEY,
		sheet->sending ? "asking the database ..."
		: sheet->form.focus == FIELD_WHAT
			? "< > another kind   Enter close   " SHEET_NEXT_FIELD
			  "   Esc back"
			: "Enter close   " SHEET_NEXT_FIELD "   Esc back");
	form_draw(&sheet->form, canvas, area);
}

static void sheet_done(void *state)
{
	struct closing_sheet *sheet = state;

	store_owner_close(sheet->store, &sheet->owner);
	outcome_free(&sheet->asked);
}

static void sheet_save(const void *state, struct record *out)
{
	const struct closing_sheet *sheet = state;

	record_put_number(out, ".resource", sheet->resource_id);
	record_put_number(out, ".day", sheet->day);
	record_note_number(out, ".sending", sheet->sending);
	form_save(&sheet->form, out);
}

static bool sheet_load(void *state, const struct record *saved)
{
	struct closing_sheet *sheet = state;

	if (record_number(saved, ".resource", 1, INT32_MAX, 0) !=
		    sheet->resource_id ||
	    record_number(saved, ".day", INT32_MIN, INT32_MAX, 0) !=
		    sheet->day)
		return false;
	form_load(&sheet->form, saved);
	return true;
}

static const struct sheet_ops closing_ops = {
	.name = "a closing",
	.place = SHEET_HALF,
	.state_size = sizeof(struct closing_sheet),
	.draw = sheet_draw,
	.event = sheet_event,
	.save = sheet_save,
	.load = sheet_load,
	.close = sheet_done,
};

static void add_field(struct form *form, const char *label, enum form_kind kind,
	int row, int width, const char *text)
{
	struct form_field *field = &form->fields[form->count++];

	*field = (struct form_field){
		.label = label, .kind = kind, .row = row, .col = 9,
		.width = width, .label_col = 2,
	};
	textfield_set(&field->text, text);
}

void closing_open(const struct book_request *where)
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
	sheet->form.fields[FIELD_WHAT].options = kinds;
	add_field(&sheet->form, "reason", FORM_TEXT, 4, 40, "");
	shell_redraw(where->shell);
}

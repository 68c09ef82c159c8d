/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who comes to the lane?  Found while a name is typed, or by scan, membership
 * number and key tag.  Who is meant by several is shown, never guessed; who is
 * in the house already is gone to. */
#include "config.h"

#include "flow/lane_flows.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "base/record.h"
#include "flow/lane_view.h"
#include "flow/said.h"
#include "model/money.h"
#include "store/outcome.h"
#include "ui/sheet.h"
#include "ui/shell.h"
#include "ui/textfield.h"

#define HITS_WANTED 7

struct start_sheet {
	struct shell *shell;
	struct store *store;
	struct store_owner finding, sending;
	struct lane_view *view;
	char lane[LANE_ID_SIZE], version[80];
	struct textfield field;
	struct lane_table *people;	/* found; NULL: nobody asked for yet */
	struct outcome *several;	/* candidates of a scan, in their place */
	int cursor;
	bool asking, asked_again, sent;
};

static void search(struct start_sheet *sheet);

static void found(void *context, struct lane_table *table,
	const struct err *error)
{
	struct start_sheet *sheet = context;

	sheet->asking = false;
	if (error != NULL) {
		shell_error(sheet->shell, error);
	} else {
		lane_table_free(&sheet->people);
		sheet->people = table;
		sheet->cursor = 0;
	}
	/* One question is out at a time: answers never come out of order. */
	if (sheet->asked_again)
		search(sheet);
	shell_redraw(sheet->shell);
}

static void search(struct start_sheet *sheet)
{
	sheet->asked_again = sheet->asking;
	if (sheet->asking)
		return;
	if (sheet->field.text[0] == '\0') {
		lane_table_free(&sheet->people);
		return;
	}
	sheet->asking = true;
	lane_store_find(sheet->store, &sheet->finding, sheet->field.text,
		HITS_WANTED, found, sheet);
}

static int hit_count(const struct start_sheet *sheet)
{
	if (sheet->several != NULL)
		return sheet->several->candidate_count;
	return sheet->people == NULL ? 0 : sheet->people->count;
}

/* Digits, and no blank: a scan, a membership number or a key tag, which the
 * database knows at once.  A name has to be chosen. */
static bool is_number_like(const char *text)
{
	bool digit = false;

	for (; *text != '\0'; text++) {
		if (*text == ' ')
			return false;
		digit = digit || isdigit((unsigned char)*text);
	}
	return digit;
}

/* The person is in the house, or at a lane, already: there it goes on. */
static void go_to_visit(struct start_sheet *sheet,
	const struct outcome *outcome)
{
	struct lane_view *view = sheet->view;

	if (outcome->lane[0] != '\0')
		lane_view_go_lane(view, outcome->lane);
	else if (outcome->unit[0] != '\0')
		lane_view_go_unit(view, outcome->unit);
	else
		return;
	sheet_close(sheet->shell, sheet);
}

static void started(void *context, struct outcome *outcome,
	const struct err *error)
{
	struct start_sheet *sheet = context;
	struct shell *shell = sheet->shell;

	sheet->sent = false;
	if (error != NULL) {
		shell_error(shell, error);
		return;
	}
	outcome_free(&sheet->several);
	if (outcome->ok) {
		lane_view_go_lane(sheet->view, sheet->lane);
		sheet_close(shell, sheet);
		said_done(shell, outcome);
	} else {
		said_refused(shell, outcome);
		if (outcome->candidate_count > 0) {
			sheet->several = outcome;
			sheet->cursor = 0;
			outcome = NULL;
		} else if (strcmp(outcome->code, "stale") == 0) {
			/* The lane is another's by now: the board shows it. */
			sheet_close(shell, sheet);
		} else {
			go_to_visit(sheet, outcome);
		}
	}
	outcome_free(&outcome);
	shell_changed(shell, NULL);
}

/* As the operator found them: on the list, or by what was typed or scanned. */
static const char *who_starts(const struct start_sheet *sheet, const char *scan)
{
	if (scan != NULL)
		return scan;
	return sheet->several != NULL
		? sheet->several->candidates[sheet->cursor].name
		: sheet->people->people[sheet->cursor].name;
}

static void start(struct start_sheet *sheet, const char *customer,
	const char *scan)
{
	const struct lane_seen lane = { sheet->lane, sheet->version };
	const struct lane_start who = {
		.customer = customer, .scan = scan, .mode = "CHECKIN",
	};
	const struct reply reply = { .done = started, .context = sheet };

	sheet->sent = true;
	shell_deed_of(sheet->shell, who_starts(sheet, scan));
	lane_store_start(sheet->store, &sheet->sending, &lane, &who, &reply);
}

static void take(struct start_sheet *sheet)
{
	const char *text = sheet->field.text;

	if (sheet->several != NULL)
		start(sheet, sheet->several->candidates[sheet->cursor].customer,
			NULL);
	else if (is_number_like(text))
		start(sheet, NULL, text);
	else if (sheet->asking)
		shell_message(sheet->shell, STYLE_NOTICE, "still looking for "
			"\"%s\": Enter again when it is there", text);
	else if (hit_count(sheet) > 0)
		start(sheet, sheet->people->people[sheet->cursor].customer,
			NULL);
	else if (text[0] != '\0')
		shell_message(sheet->shell, STYLE_NOTICE, "nobody is found by "
			"\"%s\": try another part of the name, or the number",
			text);
}

static bool sheet_event(void *state, const struct event *event)
{
	struct start_sheet *sheet = state;
	key code = event->kind == EVENT_KEY ? event->code : KEY_NONE;

	if (code == KEY_ESC || sheet->sent)
		return code != KEY_ESC;
	if (code == KEY_DOWN || code == KEY_UP) {
		int to = sheet->cursor + (code == KEY_DOWN ? 1 : -1);

		if (to >= 0 && to < hit_count(sheet))
			sheet->cursor = to;
		return true;
	}
	if (code == KEY_ENTER) {
		take(sheet);
		return true;
	}
	if (!textfield_event(&sheet->field, event))
		return false;
	outcome_free(&sheet->several);
	search(sheet);
	return true;
}

/* What stands in the way first: "BANNED until 21 Dec", "past due 35.00". */
static void person_words(const struct lane_person *person, char *out,
	size_t size)
{
	char date[TIMESLOT_TEXT_SIZE], owed[MONEY_TEXT_SIZE];

	if (person->banned_until != 0) {
		timeslot_format_date(timeslot_day_of(person->banned_until),
			false, date);
		snprintf(out, size, "BANNED until %s", date);
	} else if (person->past_due_minor > 0) {
		money_format(person->past_due_minor, owed);
		snprintf(out, size, "past due %s  %s", owed, person->now);
	} else {
		snprintf(out, size, "%s", person->now);
	}
}

static void draw_hit(const struct start_sheet *sheet, int index,
	struct canvas *canvas, const struct area *area, int row)
{
	bool here = index == sheet->cursor;
	enum style style = here ? STYLE_SELECTED : STYLE_NORMAL;
	const char *name, *membership, *matched = "";
	int col = area->col + 2, age;
	char words[200], years[16] = "";

	if (sheet->several != NULL) {
		const struct candidate *one = &sheet->several->candidates[index];

		name = one->name;
		age = one->age;
		membership = one->membership;
		snprintf(words, sizeof(words), "%s", one->now);
	} else {
		const struct lane_person *one = &sheet->people->people[index];

		name = one->name;
		age = one->age;
		membership = one->membership;
		matched = one->matched;
		person_words(one, words, sizeof(words));
	}
	canvas_text(canvas, row, col - 1, 1, STYLE_SELECTED, here ? ">" : " ");
	canvas_text(canvas, row, col + 1, 22, style, name);
	/* What tells namesakes apart. */
	if (age > 0)
		snprintf(years, sizeof(years), "%dy", age);
	canvas_right(canvas, row, col + 23, 4, STYLE_NORMAL, years);
	canvas_printf(canvas, row, col + 28, 9, STYLE_NORMAL, "%s%s",
		membership[0] == '\0' ? "" : "#", membership);
	canvas_text(canvas, row, col + 37, 12, STYLE_DIM, matched);
	canvas_text(canvas, row, col + 50, area->cols - 53, STYLE_NORMAL, words);
}

static void draw_found(const struct start_sheet *sheet, struct canvas *canvas,
	int row, int col)
{
	int hits = hit_count(sheet);

	if (sheet->field.text[0] == '\0')
		canvas_text(canvas, row, col, -1, STYLE_DIM,
			"name, membership number, key tag");
	else if (sheet->several != NULL)
		canvas_text(canvas, row, col, -1, STYLE_NOTICE,
			"several fit: which one?");
	else if (sheet->people != NULL && !sheet->asking && hits == 0)
		canvas_text(canvas, row, col, -1, STYLE_NOTICE,
			"nobody is found");
	else if (hits > 0 && sheet->people->people[0].hits > hits)
		canvas_printf(canvas, row, col, -1, STYLE_DIM, "%d of %d%s", hits,
			sheet->people->people[0].hits,
			sheet->people->people[0].hits >= 1000 ? "+" : "");
}

static void sheet_draw(const void *state, struct canvas *canvas,
	const struct area *area)
{
	const struct start_sheet *sheet = state;
	int row = area->row + 1, last = area->row + area->rows - 1;
	char title[80];

	snprintf(title, sizeof(title), "Check in  lane %s", sheet->lane);
	canvas_rule(canvas, area->row, area->col, area->cols, title);
	canvas_text(canvas, row, area->col + 2, -1, STYLE_NORMAL, "who");
	draw_found(sheet, canvas, row, area->col + 44);
	textfield_draw(&sheet->field, canvas, row++, area->col + 6, 34, true);
	for (int i = 0; i < hit_count(sheet) && row < last; i++)
		draw_hit(sheet, i, canvas, area, row++);
	canvas_text(canvas, last, area->col + 1, area->cols - 2, STYLE_NORMAL,
		sheet->sent ? "asking the database ..."
		: "Enter takes what > shows; a number is looked up whole   "
		  "Esc back");
}

static void sheet_closed(void *state)
{
	struct start_sheet *sheet = state;

	store_owner_close(sheet->store, &sheet->finding);
	store_owner_close(sheet->store, &sheet->sending);
	lane_table_free(&sheet->people);
	outcome_free(&sheet->several);
}

/* A card or a key tag is its own Enter. */
static bool sheet_scan(void *state, const char *code)
{
	struct start_sheet *sheet = state;

	if (sheet->sent)
		return false;
	outcome_free(&sheet->several);
	textfield_set(&sheet->field, code);
	start(sheet, NULL, sheet->field.text);
	return true;
}

static void sheet_save(const void *state, struct record *out)
{
	const struct start_sheet *sheet = state;

	record_put(out, ".lane", sheet->lane);
	record_note_number(out, ".sending", sheet->sent);
	textfield_save(&sheet->field, out, "who");
}

static bool sheet_load(void *state, const struct record *saved)
{
	struct start_sheet *sheet = state;

	if (strcmp(record_text(saved, ".lane"), sheet->lane) != 0)
		return false;
	textfield_load(&sheet->field, saved, "who");
	search(sheet);
	return true;
}

static const struct sheet_ops start_ops = {
	.name = "a check-in",
	.place = SHEET_HALF,
	.state_size = sizeof(struct start_sheet),
	.draw = sheet_draw,
	.event = sheet_event,
	.scan = sheet_scan,
	.save = sheet_save,
	.load = sheet_load,
	.close = sheet_closed,
};

void lane_start_open(struct lane_view *view, const struct lane *lane,
	const char *scan)
{
	struct start_sheet *sheet = sheet_open(view->shell, &start_ops,
		SHEET_AT_CURSOR);

	sheet->shell = view->shell;
	sheet->store = view->store;
	sheet->view = view;
	sheet->field.limit = 200;
	snprintf(sheet->lane, sizeof(sheet->lane), "%s", lane->lane);
	snprintf(sheet->version, sizeof(sheet->version), "%s", lane->version);
	if (scan == NULL)
		return;
	sheet_reopen_by(view->shell, sheet, "start-session");
	sheet_scan(sheet, scan);
}

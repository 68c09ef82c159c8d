/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cleaning: the next step of one unit, of all that are marked, or of those
 * whose key tags were read.  Alike they take it together; of a mixture it is
 * said row by row (domain.md 1.7). */
#include "config.h"

#include "flow/unit_acts.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/mem.h"
#include "base/record.h"
#include "flow/cleaning_private.h"
#include "flow/lane_view.h"
#include "flow/said.h"
#include "flow/unit_rows.h"
#include "store/outcome.h"
#include "store/unit_store.h"
#include "ui/sheet.h"
#include "ui/shell.h"

/* --------------------------------------------------------------- sending */

static struct unit_cleaning
cleaning_of(const struct unit_row *row)
{
	return (struct unit_cleaning){
		.unit = { row->thing, row->version },
		.tag = row->unit[0] == '\0' ? row->thing : NULL,
		.to = row->to,
	};
}

/* chosen: only the rows of which it was said what becomes of them. */
static int
send_rows(const struct unit_rows *rows, bool chosen, struct store *store,
	struct store_owner *owner, const struct reply *reply)
{
	struct unit_cleaning *cleaning =
		mem_new((size_t)rows->count + 1, sizeof(*cleaning));
	int count = 0;

	for (int i = 0; i < rows->count; i++) {
		if (!chosen || rows->rows[i].to != NULL)
			cleaning[count++] = cleaning_of(&rows->rows[i]);
	}
	if (count > 0)
		unit_store_clean(store, owner, cleaning, count, reply);
	free(cleaning);
	return count;
}

static struct unit_row *
row_of(struct unit_rows *rows, const struct batch_result *result)
{
	return unit_rows_find(rows,
		result->tag[0] != '\0' ? result->tag : result->unit);
}

/* What went through goes, with its mark. */
static void
take_results(struct unit_rows *rows, struct lane_view *view,
	const struct outcome *outcome)
{
	for (int i = 0; i < outcome->batch_count; i++) {
		const struct batch_result *result = &outcome->batch[i];
		struct unit_row *row = row_of(rows, result);

		if (row == NULL)
			continue;
		row->done = result->ok;
		snprintf(row->said, sizeof(row->said), "%s", result->sentence);
		row->to = NULL;
		if (result->status[0] != '\0')
			snprintf(row->status, sizeof(row->status), "%s",
				result->status);
	}
	unit_rows_drop_done(rows, view);
}

/* ----------------------------------------------------------------- sheet */

static void
sheet_done(void *state)
{
	struct cleaning *sheet = state;

	store_owner_close(sheet->store, &sheet->owner);
	unit_rows_done(&sheet->rows);
}

static void
units_arrived(void *context, struct lane_table *table, const struct err *error)
{
	struct cleaning *sheet = context;

	if (error != NULL) {
		shell_error(sheet->shell, error);
		return;
	}
	unit_rows_refresh(&sheet->rows, table);
	lane_table_free(&table);
	shell_redraw(sheet->shell);
}

static void
sent(void *context, struct outcome *outcome, const struct err *error)
{
	struct cleaning *sheet = context;
	struct shell *shell = sheet->shell;

	sheet->sending = false;
	if (error != NULL) {
		shell_error(shell, error);
		return;
	}
	if (outcome->ok)
		said_done(shell, outcome);
	else
		said_refused(shell, outcome);
	take_results(&sheet->rows, sheet->view, outcome);
	outcome_free(&outcome);
	if (sheet->rows.count == 0)
		sheet_close(shell, sheet);
	else
		lane_store_part(sheet->store, &sheet->owner, LANE_UNITS,
			units_arrived, sheet);
	shell_changed(shell, NULL);
}

static void
send(struct cleaning *sheet)
{
	const struct reply reply = { .done = sent, .context = sheet };

	/* Before it is sent: a draft has to know. */
	sheet->sending = true;
	sheet->sending = send_rows(&sheet->rows, true, sheet->store,
		&sheet->owner, &reply) > 0;
	if (!sheet->sending)
		shell_message(sheet->shell, STYLE_NOTICE,
			"nothing is to be changed: d w c say what becomes of "
			"it");
}

/* To this row, and on to the next. */
static bool
choose(struct cleaning *sheet, struct unit_row *row, key code)
{
	if (code == ' ') {
		row->to = NULL;
		return true;
	}
	for (size_t i = 0; i < CLEANING_STATUSES; i++) {
		if (cleaning_statuses[i].code == 0 || cleaning_statuses[i].code != code)
			continue;
		row->to = cleaning_statuses[i].status;
		row->said[0] = '\0';
		if (sheet->rows.cursor + 1 < sheet->rows.count)
			sheet->rows.cursor++;
		return true;
	}
	return false;
}

static bool
sheet_event(void *state, const struct event *event)
{
	struct cleaning *sheet = state;
	struct unit_row *row = unit_rows_here(&sheet->rows);

	if (event->kind != EVENT_KEY || row == NULL)
		return false;
	if (sheet->sending)
		return event->code != KEY_ESC;
	if (event->code == KEY_ESC)
		lane_view_say_marks(sheet->view);
	if (event->code == KEY_ENTER) {
		send(sheet);
		return true;
	}
	return unit_rows_event(&sheet->rows, event) ||
		choose(sheet, row, event->code);
}

static void
sheet_save(const void *state, struct record *out)
{
	const struct cleaning *sheet = state;

	unit_rows_save(&sheet->rows, out);
	record_note_number(out, ".sending", sheet->sending);
}

static bool
sheet_load(void *state, const struct record *saved)
{
	return unit_rows_load(&((struct cleaning *)state)->rows, saved);
}

static const struct sheet_ops sheet_ops = {
	.name = "a cleaning",
	.place = SHEET_HALF,
	.guarded = true,
	.state_size = sizeof(struct cleaning),
	.draw = cleaning_draw,
	.event = sheet_event,
	.save = sheet_save,
	.load = sheet_load,
	.close = sheet_done,
};

/* Takes the rows over. */
static void
open_sheet(struct lane_view *view, struct unit_rows *rows)
{
	struct cleaning *sheet = unit_rows_sheet(rows, view->shell, &sheet_ops);

	sheet->shell = view->shell;
	sheet->store = view->store;
	sheet->view = view;
	sheet->rows = *rows;
	*rows = (struct unit_rows){ 0 };
}

/* ------------------------------------------------ the first try, all alike */

struct first_try {
	struct store_question question;
	struct lane_view *view;
	struct unit_rows rows;
	bool holding;			/* what is typed meanwhile */
};

static void
first_drop(struct store_question *question)
{
	unit_rows_done(&((struct first_try *)question)->rows);
}

static void
first_over(void *context)
{
	struct first_try *first = context;

	first_drop(&first->question);
	store_question_done(&first->question);
}

/* Each as what is next for it, to be said otherwise. */
static void
propose(struct unit_rows *rows, const struct outcome *outcome)
{
	for (int i = 0; i < outcome->batch_count; i++) {
		const struct batch_result *result = &outcome->batch[i];
		struct unit_row *row = row_of(rows, result);

		if (row == NULL)
			continue;
		snprintf(row->status, sizeof(row->status), "%s",
			result->status);
		row->to = NULL;
		for (size_t s = 0; s < CLEANING_STATUSES; s++) {
			if (strcmp(cleaning_statuses[s].status, result->next) == 0)
				row->to = cleaning_statuses[s].status;
		}
		row->said[0] = '\0';
	}
}

/* Is there something left to say what becomes of it?  Of a single unit the
 * sentence says it all, unless it can take a step that is not next in turn. */
static bool
is_to_be_said(const struct unit_rows *rows, bool refused_whole,
	const struct outcome *outcome)
{
	if (rows->count != 1)
		return rows->count > 1 && outcome->batch_count > 0;
	return refused_whole && outcome->batch_count > 0 &&
		strcmp(rows->rows[0].status, "OCCUPIED") != 0;
}

static void
tried(void *context, struct outcome *outcome, const struct err *error)
{
	struct first_try *first = context;
	struct lane_view *view = first->view;
	struct shell *shell = view->shell;
	bool refused_whole;

	if (error != NULL) {
		shell_error(shell, error);
		shell_release_held(shell, &first->holding, true);
		return;
	}
	refused_whole = !outcome->ok;
	if (refused_whole)
		said_refused(shell, outcome);
	else
		said_done(shell, outcome);
	if (refused_whole)
		propose(&first->rows, outcome);
	else
		take_results(&first->rows, view, outcome);
	if (is_to_be_said(&first->rows, refused_whole, outcome))
		open_sheet(view, &first->rows);
	else if (first->rows.count == 1 && !refused_whole)
		shell_message(shell, STYLE_ALERT, "%s",
			first->rows.rows[0].said);
	outcome_free(&outcome);
	shell_changed(shell, NULL);
	shell_release_held(shell, &first->holding, false);
}

/* Numbers as on the board, or key tags. */
static bool
gather_words(struct unit_rows *rows, const struct lane_view *view,
	const char *words, struct err *err)
{
	while (*words != '\0') {
		char word[LANE_ID_SIZE], label[LANE_ID_SIZE];
		size_t length = strcspn(words, " ");
		const struct unit *unit = NULL;

		if (length >= sizeof(word))
			return err_set(err, ERR_INVALID,
				"that is no number and no key tag");
		snprintf(word, sizeof(word), "%.*s", (int)length, words);
		words += length + strspn(words + length, " ");
		for (int i = 0; i < lane_view_count(view, LANE_UNITS); i++) {
			unit_label(&lane_view_units(view)[i], label,
				sizeof(label));
			if (strcasecmp(label, word) == 0)
				unit = &lane_view_units(view)[i];
		}
		if (unit_rows_find(rows, unit == NULL ? word : unit->unit))
			continue;
		if (unit == NULL)
			unit_rows_add(rows, word, "");
		else
			unit_rows_set_unit(unit_rows_add(rows, unit->unit,
				unit->version), unit);
	}
	return true;
}

/* Takes the rows over. */
static void
start(struct lane_view *view, const struct unit_rows *rows)
{
	struct first_try *first = mem_new(1, sizeof(*first));

	first->question.drop = first_drop;
	first->view = view;
	first->rows = *rows;
	store_question_add(&view->owner, &first->question);
	first->holding = true;
	shell_hold(view->shell);
	send_rows(&first->rows, false, view->store, &view->owner,
		&(struct reply){
			.done = tried, .context = first, .over = first_over,
		});
}

bool
unit_clean(void *state, const struct call *call, struct err *err)
{
	struct unit_rows rows = { 0 };

	if (!unit_rows_gather(&rows, state, err)) {
		unit_rows_done(&rows);
		return false;
	}
	/* For a draft: it was tried then. */
	if (call->again)
		open_sheet(state, &rows);
	else
		start(state, &rows);
	return true;
}

bool
unit_clean_named(void *state, const struct call *call, struct err *err)
{
	struct unit_rows rows = { 0 };
	const char *words = call->words + strspn(call->words, " ");

	if (*words == '\0')
		return err_set(err, ERR_INVALID, "which? `:clean-units` and "
			"their numbers or key tags");
	if (!gather_words(&rows, state, words, err)) {
		unit_rows_done(&rows);
		return false;
	}
	if (call->again)
		open_sheet(state, &rows);
	else
		start(state, &rows);
	return true;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The cleaning sheet: of a mixture it is said row by row what becomes of it
 * (domain.md 1.7).  How one comes to it is cleaning_first.c's. */
#include "config.h"

#include "flow/cleaning_private.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/record.h"
#include "flow/lane_view.h"
#include "flow/said.h"
#include "flow/unit_rows.h"
#include "store/outcome.h"
#include "store/unit_store.h"
#include "ui/sheet.h"
#include "ui/shell.h"

/* --------------------------------------------------------------- sending */

static struct unit_cleaning cleaning_of(const struct unit_row *row)
{
	return (struct unit_cleaning){
		.unit = { row->thing, row->version },
		.tag = row->unit[0] == '\0' ? row->thing : NULL,
		.to = row->to,
	};
}

int cleaning_send(const struct unit_rows *rows, bool chosen,
	struct store *store, struct store_owner *owner,
	const struct reply *reply)
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

struct unit_row *cleaning_row_of(struct unit_rows *rows,
	const struct batch_result *result)
{
	return unit_rows_find(rows,
		result->tag[0] != '\0' ? result->tag : result->unit);
}

void cleaning_take(struct unit_rows *rows, struct lane_view *view,
	const struct outcome *outcome)
{
	for (int i = 0; i < outcome->batch_count; i++) {
		const struct batch_result *result = &outcome->batch[i];
		struct unit_row *row = cleaning_row_of(rows, result);

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

static void sheet_done(void *state)
{
	struct cleaning *sheet = state;

	store_owner_close(sheet->store, &sheet->owner);
	unit_rows_done(&sheet->rows);
}

static void units_arrived(void *context, struct lane_table *table,
	const struct err *error)
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

static void sent(void *context, struct outcome *outcome,
	const struct err *error)
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
	cleaning_take(&sheet->rows, sheet->view, outcome);
	outcome_free(&outcome);
	if (sheet->rows.count == 0)
		sheet_close(shell, sheet);
	else
		lane_store_part(sheet->store, &sheet->owner, LANE_UNITS,
			units_arrived, sheet);
	shell_changed(shell, NULL);
}

static void send(struct cleaning *sheet)
{
	const struct reply reply = { .done = sent, .context = sheet };

	/* Before it is sent: a draft has to know. */
	sheet->sending = true;
	sheet->sending = cleaning_send(&sheet->rows, true, sheet->store,
		&sheet->owner, &reply) > 0;
	if (!sheet->sending)
		shell_message(sheet->shell, STYLE_NOTICE,
			"nothing is to be changed: d w c say what becomes of "
			"it");
}

/* To this row, and on to the next. */
static bool choose(struct cleaning *sheet, struct unit_row *row, key code)
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

static bool sheet_event(void *state, const struct event *event)
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

static void sheet_save(const void *state, struct record *out)
{
	const struct cleaning *sheet = state;

	unit_rows_save(&sheet->rows, out);
	record_note_number(out, ".sending", sheet->sending);
}

static bool sheet_load(void *state, const struct record *saved)
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

void cleaning_open(struct lane_view *view, struct unit_rows *rows)
{
	struct cleaning *sheet = unit_rows_sheet(rows, view->shell, &sheet_ops);

	sheet->shell = view->shell;
	sheet->store = view->store;
	sheet->view = view;
	sheet->rows = *rows;
	*rows = (struct unit_rows){ 0 };
}

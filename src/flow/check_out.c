/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Checking out: one unit, all that are marked, or somebody who wants out
 * (wireframes.md 2b, domain.md 1.8).  The sheet asks the write itself what it
 * would do, and sends only rows whose items somebody has looked for; what went
 * through goes, what did not stays with the reason why. */
#include "config.h"

#include "flow/unit_acts.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/record.h"
#include "flow/check_out_private.h"
#include "flow/lane_view.h"
#include "flow/said.h"
#include "flow/unit_can.h"
#include "model/money.h"
#include "store/outcome.h"
#include "ui/prompt.h"
#include "ui/sheet.h"
#include "ui/shell.h"

static void sheet_done(void *state)
{
	struct check_out *sheet = state;

	prompt_drop(sheet->shell, sheet);
	store_owner_close(sheet->store, &sheet->owner);
	unit_rows_done(&sheet->rows);
}

static void sheet_save(const void *state, struct record *out)
{
	const struct check_out *sheet = state;

	unit_rows_save(&sheet->rows, out);
	record_note_number(out, ".all", sheet->all);
	record_note_number(out, ".sending", sheet->sending);
}

static bool sheet_load(void *state, const struct record *saved)
{
	struct check_out *sheet = state;

	sheet->all = sheet->rows.count > 1 &&
		record_number(saved, ".all", 0, 1, 0);
	return unit_rows_load(&sheet->rows, saved);
}

/* Rows whose items were seen. */
static int ready_rows(const struct check_out *sheet)
{
	int ready = 0;

	for (int i = 0; i < sheet->rows.count; i++)
		ready += sheet->rows.rows[i].seen;
	return ready;
}

/* --------------------------------------------------- what it would be now */

/* What the write said of a row, or would say. */
static void take_result(struct unit_row *row, const struct batch_result *result)
{
	if (!result->ok) {
		snprintf(row->said, sizeof(row->said), "%s", result->sentence);
		return;
	}
	snprintf(row->name, sizeof(row->name), "%s", result->name);
	row->late_minutes = result->late_minutes;
	row->fee_minor = result->fee_minor;
	row->owed_minor = result->past_due_minor;
	row->banned_until = result->banned_until;
	row->needs_reason = result->needs_reason;
}

static void looked(void *context, struct outcome *outcome,
	const struct err *error)
{
	struct check_out *sheet = context;

	sheet->looked = true;
	shell_redraw(sheet->shell);
	if (error != NULL) {
		shell_error(sheet->shell, error);
		return;
	}
	if (!outcome->ok)
		said_refused(sheet->shell, outcome);
	for (int i = 0; i < outcome->batch_count; i++) {
		const struct batch_result *result = &outcome->batch[i];
		struct unit_row *row = unit_rows_find(&sheet->rows,
			result->unit);

		/* Of a row that was refused, what was said stays; what it
		 * comes to now is shown once that is read. */
		if (row != NULL && (result->ok || row->said[0] == '\0'))
			take_result(row, result);
	}
	outcome_free(&outcome);
}

static struct unit_leaving leaving_of(const struct unit_row *row,
	const char *reason)
{
	return (struct unit_leaving){
		.thing = { row->thing, row->version },
		.items = row->seen,
		.settle = row->fee_minor > 0 ? row->settle : "none",
		.seen_minor = row->fee_minor,
		.reference = row->reference[0] == '\0' ? NULL : row->reference,
		.reason = row->needs_reason ? reason : NULL,
	};
}

/* All rows, or those whose items were seen; free() them. */
static struct unit_leaving *leaving_rows(const struct check_out *sheet,
	bool seen, const char *reason, int *count)
{
	struct unit_leaving *leaving =
		mem_new((size_t)sheet->rows.count + 1, sizeof(*leaving));

	*count = 0;
	for (int i = 0; i < sheet->rows.count; i++) {
		const struct unit_row *row = &sheet->rows.rows[i];

		if (seen ? row->seen : !row->dead)
			leaving[(*count)++] = leaving_of(row, reason);
	}
	return leaving;
}

static void look(struct check_out *sheet)
{
	const struct reply reply = { .done = looked, .context = sheet };
	int count;
	struct unit_leaving *leaving = leaving_rows(sheet, false, NULL, &count);

	if (count > 0)
		unit_store_check_out(sheet->store, &sheet->owner, leaving,
			count, true, &reply);
	else
		sheet->looked = true;
	free(leaving);
}

/* Some were refused: what is there now? */
static void units_arrived(void *context, struct lane_table *table,
	const struct err *error)
{
	struct check_out *sheet = context;

	if (error != NULL) {
		shell_error(sheet->shell, error);
		return;
	}
	unit_rows_refresh(&sheet->rows, table);
	lane_table_free(&table);
	look(sheet);
	shell_redraw(sheet->shell);
}

/* --------------------------------------------------------------- sending */

static void take_results(struct check_out *sheet, const struct outcome *outcome)
{
	for (int i = 0; i < outcome->batch_count; i++) {
		struct unit_row *row = unit_rows_find(&sheet->rows,
			outcome->batch[i].unit);

		if (row == NULL)
			continue;
		take_result(row, &outcome->batch[i]);
		row->done = outcome->batch[i].ok;
		/* They are to be looked for once more. */
		row->seen = false;
	}
	unit_rows_drop_done(&sheet->rows, sheet->view);
}

static void sent(void *context, struct outcome *outcome,
	const struct err *error)
{
	struct check_out *sheet = context;
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
	take_results(sheet, outcome);
	outcome_free(&outcome);
	if (sheet->rows.count == 0)
		sheet_close(shell, sheet);
	else
		lane_store_part(sheet->store, &sheet->owner, LANE_UNITS,
			units_arrived, sheet);
	shell_changed(shell, NULL);
}

static void send(struct check_out *sheet, const char *reason)
{
	const struct reply reply = { .done = sent, .context = sheet };
	int count;
	struct unit_leaving *leaving = leaving_rows(sheet, true, reason,
		&count);

	sheet->sending = true;
	unit_store_check_out(sheet->store, &sheet->owner, leaving, count, false,
		&reply);
	free(leaving);
}

static void reason_given(void *context, const char *reason)
{
	struct check_out *sheet = context;

	if (reason == NULL)
		return;
	if (reason[strspn(reason, " ")] == '\0')
		shell_message(sheet->shell, STYLE_ALERT,
			"to leave that early needs a reason");
	else
		send(sheet, reason);
}

static void check_them_out(struct check_out *sheet)
{
	const struct prompt_request request = {
		.label = "why so early: ", .done = reason_given,
		.context = sheet,
	};
	bool early = false;

	if (sheet->sending)
		return;
	if (ready_rows(sheet) == 0) {
		shell_message(sheet->shell, STYLE_NOTICE,
			"look for their items first: Space says that they "
			"were seen");
		return;
	}
	for (int i = 0; i < sheet->rows.count; i++)
		early = early || (sheet->rows.rows[i].seen &&
			sheet->rows.rows[i].needs_reason);
	if (early)
		prompt_open(sheet->shell, &request);
	else
		send(sheet, NULL);
}

/* ------------------------------------------------------------------ keys */

static void see(struct check_out *sheet, struct unit_row *row, bool seen)
{
	if (row->dead) {
		shell_message(sheet->shell, STYLE_NOTICE,
			"%s: whoever was in there has left", row->label);
		return;
	}
	row->seen = seen;
	/* What stood in the way is asked anew. */
	row->said[0] = '\0';
}

static void see_all(struct check_out *sheet)
{
	for (int i = 0; i < sheet->rows.count; i++) {
		if (!sheet->rows.rows[i].dead)
			see(sheet, &sheet->rows.rows[i], true);
	}
}

static bool row_event(struct check_out *sheet, struct unit_row *row, key code)
{
	switch (code) {
	case ' ':
		see(sheet, row, !row->seen);
		sheet->all = false;
		break;
	case '*':
		see_all(sheet);
		sheet->all = sheet->rows.count > 1;
		break;
	case 'c': check_out_pay(sheet, row, "CREDIT"); break;
	case 'k': check_out_pay(sheet, row, "CASH"); break;
	case KEY_TAB:
	case KEY_BACKTAB: check_out_ask_reference(sheet, row); break;
	case KEY_ENTER: check_them_out(sheet); break;
	default: return false;
	}
	return true;
}

static bool sheet_event(void *state, const struct event *event)
{
	struct check_out *sheet = state;
	struct unit_row *row = unit_rows_here(&sheet->rows);

	if (event->kind != EVENT_KEY || row == NULL)
		return false;
	/* What is on its way is what was seen. */
	if (sheet->sending)
		return event->code != KEY_ESC;
	if (event->code == KEY_ESC)
		lane_view_say_marks(sheet->view);
	if (unit_rows_event(&sheet->rows, event)) {
		sheet->all = false;
		return true;
	}
	return row_event(sheet, row, event->code);
}

/* Money moves: keys that were typed before the sheet was seen do nothing. */
static const struct sheet_ops sheet_ops = {
	.name = "a check-out",
	.place = SHEET_HALF,
	.guarded = true,
	.state_size = sizeof(struct check_out),
	.draw = check_out_draw,
	.event = sheet_event,
	.save = sheet_save,
	.load = sheet_load,
	.close = sheet_done,
};

/* --------------------------------------------------------------- opening */

static struct check_out *open_sheet(struct lane_view *view,
	const struct unit_rows *rows)
{
	struct check_out *sheet = unit_rows_sheet(rows, view->shell, &sheet_ops);

	sheet->shell = view->shell;
	sheet->store = view->store;
	sheet->view = view;
	sheet->rows = *rows;
	return sheet;
}

void check_out_request_open(struct lane_view *view, const char *checkout,
	const char *version, const char *unit, const char *name,
	const char *claim)
{
	const struct unit *where = lane_view_find_unit(view, unit);
	struct unit_rows rows = { 0 };
	struct unit_row *row = unit_rows_add(&rows, checkout, version);
	struct check_out *sheet;

	if (where != NULL)
		unit_rows_set_unit(row, where);
	snprintf(row->name, sizeof(row->name), "%s", name);
	sheet = open_sheet(view, &rows);
	snprintf(sheet->claim, sizeof(sheet->claim), "%s", claim);
	look(sheet);
}

bool unit_check_out(void *state, const struct call *call, struct err *err)
{
	struct lane_view *view = state;
	struct unit_rows rows = { 0 };

	if (view->marked_count == 0 && view->pane == PANE_WANT_OUT)
		return checkout_step(state, call, err);
	if (!unit_rows_gather(&rows, view, err))
		return false;
	if (view->marked_count == 0 && rows.rows[0].visit[0] == '\0') {
		err_set(err, ERR_INVALID, "nobody is in %s", rows.rows[0].label);
		unit_rows_done(&rows);
		return false;
	}
	look(open_sheet(view, &rows));
	return true;
}

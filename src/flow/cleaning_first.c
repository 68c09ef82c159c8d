/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cleaning as it begins: all that is marked, the unit under the cursor, or those
 * whose key tags were read take their next step together.  What does not go is
 * said row by row, in the sheet of cleaning.c (domain.md 1.7). */
#include "config.h"

#include "flow/unit_acts.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "base/mem.h"
#include "flow/cleaning_private.h"
#include "flow/lane_view.h"
#include "flow/said.h"
#include "store/outcome.h"
#include "ui/shell.h"

struct first_try {
	struct store_question question;
	struct lane_view *view;
	struct unit_rows rows;
	bool holding;			/* what is typed meanwhile */
};

static void first_drop(struct store_question *question)
{
	unit_rows_done(&((struct first_try *)question)->rows);
}

static void first_over(void *context)
{
	struct first_try *first = context;

	first_drop(&first->question);
	store_question_done(&first->question);
}

/* Each as what is next for it, to be said otherwise. */
static void propose(struct unit_rows *rows, const struct outcome *outcome)
{
	for (int i = 0; i < outcome->batch_count; i++) {
		const struct batch_result *result = &outcome->batch[i];
		struct unit_row *row = cleaning_row_of(rows, result);

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
static bool is_to_be_said(const struct unit_rows *rows, bool refused_whole,
	const struct outcome *outcome)
{
	if (rows->count != 1)
		return rows->count > 1 && outcome->batch_count > 0;
	return refused_whole && outcome->batch_count > 0 &&
		strcmp(rows->rows[0].status, "OCCUPIED") != 0;
}

static void tried(void *context, struct outcome *outcome,
	const struct err *error)
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
		cleaning_take(&first->rows, view, outcome);
	if (is_to_be_said(&first->rows, refused_whole, outcome))
		cleaning_open(view, &first->rows);
	else if (first->rows.count == 1 && !refused_whole)
		shell_message(shell, STYLE_ALERT, "%s",
			first->rows.rows[0].said);
	outcome_free(&outcome);
	shell_changed(shell, NULL);
	shell_release_held(shell, &first->holding, false);
}

/* Numbers as on the board, or key tags. */
static bool gather_words(struct unit_rows *rows, const struct lane_view *view,
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
static void start(struct lane_view *view, const struct unit_rows *rows)
{
	struct first_try *first = mem_new(1, sizeof(*first));

	first->question.drop = first_drop;
	first->view = view;
	first->rows = *rows;
	store_question_add(&view->owner, &first->question);
	first->holding = true;
	shell_hold(view->shell);
	cleaning_send(&first->rows, false, view->store, &view->owner,
		&(struct reply){
			.done = tried, .context = first, .over = first_over,
		});
}

bool unit_clean(void *state, const struct call *call, struct err *err)
{
	struct unit_rows rows = { 0 };

	if (!unit_rows_gather(&rows, state, err)) {
		unit_rows_done(&rows);
		return false;
	}
	/* For a draft: it was tried then. */
	if (call->again)
		cleaning_open(state, &rows);
	else
		start(state, &rows);
	return true;
}

bool unit_clean_named(void *state, const struct call *call, struct err *err)
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
		cleaning_open(state, &rows);
	else
		start(state, &rows);
	return true;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who did what to a thing of the lane board: a page to read. */
#include "config.h"

#include "flow/lane_flows.h"

#include <stdio.h>

#include "base/mem.h"
#include "flow/history.h"
#include "flow/lane_view.h"
#include "ui/shell.h"

struct reading {
	struct store_question question;
	struct shell *shell;
	char title[160];
};

static void arrived(void *context, struct lane_table *table,
	const struct err *error)
{
	struct reading *reading = context;

	if (error != NULL)
		shell_error(reading->shell, error);
	else
		history_show(reading->shell, reading->title, table->history,
			table->count);
	lane_table_free(&table);
	store_question_done(&reading->question);
}

void lane_history_open(struct lane_view *view, const char *kind, const char *id,
	const char *name)
{
	struct reading *reading = mem_new(1, sizeof(*reading));
	struct store_owner *owner = store_flows(view->store);

	reading->shell = view->shell;
	snprintf(reading->title, sizeof(reading->title), "History of %s", name);
	store_question_add(owner, &reading->question);
	lane_store_history(view->store, owner, kind, id, arrived, reading);
}

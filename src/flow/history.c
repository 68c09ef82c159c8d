/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who did what to one booking: a page to read. */
#include "config.h"

#include "flow/history.h"

#include <stdio.h>

#include "base/mem.h"
#include "flow/flows.h"
#include "ui/page.h"
#include "ui/shell.h"

struct reading {
	struct store_question question;
	struct shell *shell;
	char title[160];
};

void history_show(struct shell *shell, const char *title,
	const struct history_entry *entries, int count)
{
	struct page *page = page_open(shell, title);

	if (count == 0)
		page_line(page, STYLE_DIM, "", "nothing is written about it");
	for (int i = 0; i < count; i++) {
		const struct history_entry *entry = &entries[i];
		char at[TIMESLOT_TEXT_SIZE];

		timeslot_format_stamp(entry->at, at);
		page_line(page, STYLE_NORMAL, at, "%s%s%s: %s%s%s%s%s%s",
			entry->who, entry->desk[0] == '\0' ? "" : ", ",
			entry->desk, entry->words,
			entry->reason[0] == '\0' ? "" : "; reason: ",
			entry->reason,
			entry->received_from[0] == '\0' ? "" : "; from: ",
			entry->received_from, "");
	}
}

static void arrived(void *context, struct history *history,
	const struct err *error)
{
	struct reading *reading = context;

	if (error != NULL)
		shell_error(reading->shell, error);
	else
		history_show(reading->shell, reading->title, history->entries,
			history->count);
	history_free(&history);
	store_question_done(&reading->question);
}

void history_open(const struct subject *subject)
{
	struct reading *reading;
	const struct slot *slot = subject->slot;
	char range[TIMESLOT_TEXT_SIZE];

	if (slot->kind != SLOT_BOOKING) {
		shell_message(subject->shell, STYLE_NORMAL, "%s",
			slot->kind == SLOT_IMPORTED
				? "it is kept in Trackman: change it there"
				: "the pane below says who made it, and when");
		return;
	}
	reading = mem_new(1, sizeof(*reading));
	reading->shell = subject->shell;
	timeslot_format_range(slot->starts, slot->ends, range);
	snprintf(reading->title, sizeof(reading->title),
		"History of %s  %s  %s %s", slot->number, slot->name,
		subject->place, range);
	store_question_add(store_flows(subject->store), &reading->question);
	booking_store_history(subject->store, store_flows(subject->store),
		slot->id, arrived, reading);
}

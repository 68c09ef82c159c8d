/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Taking the last thing back that was done (product.md, "Everywhere"): the
 * database has the way back, and says where there is none. */
#include "config.h"

#include "flow/flows.h"

#include <stdio.h>

#include "base/mem.h"
#include "flow/said.h"
#include "store/booking_store.h"
#include "store/outcome.h"
#include "store/store.h"
#include "ui/page.h"
#include "ui/shell.h"

struct undo {
	struct store_question question;
	struct shell *shell;
	struct store *store;
};

/* Units of a batch that somebody else has touched since stay as they are. */
static void tell_left(struct shell *shell, const struct outcome *outcome)
{
	struct page *page = NULL;

	for (int i = 0; i < outcome->batch_count; i++) {
		const struct batch_result *row = &outcome->batch[i];

		if (row->ok)
			continue;
		if (page == NULL)
			page = page_open(shell, "Left as they are");
		page_line(page, STYLE_NORMAL, "", "%s", row->sentence);
	}
}

/* The undo is not undone by the next `u`; one that failed can be tried again. */
static void undone(void *context, struct outcome *outcome,
	const struct err *error)
{
	struct undo *undo = context;
	struct shell *shell = undo->shell;
	struct store *store = undo->store;

	store_question_done(&undo->question);
	if (error != NULL) {
		shell_error(shell, error);
		return;
	}
	if (outcome->ok) {
		store_forget_last(store);
		said_done(shell, outcome);
	} else {
		said_refused(shell, outcome);
	}
	if (outcome->batch_count > 1)
		tell_left(shell, outcome);
	outcome_free(&outcome);
	shell_changed(shell, NULL);
}

bool undo_last(struct shell *shell, struct store *store, struct err *err)
{
	struct undo *undo;
	char words[256];

	if (store_last_done(store)[0] == '\0')
		return err_set(err, ERR_MISSING, "there is nothing to undo");
	/* The row under the cursor may be another one by now. */
	snprintf(words, sizeof(words), "undo%s%s",
		store_last_words(store)[0] == '\0' ? "" : ": ",
		store_last_words(store));
	shell_deed_is(shell, words);
	undo = mem_new(1, sizeof(*undo));
	undo->shell = shell;
	undo->store = store;
	store_question_add(store_flows(store), &undo->question);
	booking_store_undo(store, store_flows(store), store_last_done(store),
		&(struct reply){ .done = undone, .context = undo });
	return true;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reason and received-from, in one sheet. */
#include "config.h"

#include "flow/ask.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "ui/confirm.h"
#include "ui/prompt.h"
#include "ui/shell.h"

static const struct confirm_choice sources[] = {
	{ 'm', "the member, here", NULL },
	{ 'p', "by phone", NULL },
	{ 'w', "somebody who walked in", NULL },
	{ 'g', "a manager", NULL },
};

/* As the audit row has it, by the same index. */
static const char *const source_names[] = {
	"member", "phone", "walk-in", "manager"
};

struct asking {
	struct shell *shell;
	bool wants_from, asks_from;
	ask_done_fn *done;
	void *context;
};

static void answered(void *context, int choice, const char *text)
{
	struct asking asking = *(struct asking *)context;
	const char *from = NULL;

	free(context);
	if (choice < 0) {
		asking.done(asking.context, NULL, NULL);
		return;
	}
	if (asking.asks_from)
		shell_set_received_from(asking.shell, source_names[choice]);
	if (asking.wants_from)
		from = shell_received_from(asking.shell);
	asking.done(asking.context, text, from);
}

void *ask_open(struct shell *shell, const struct ask *ask)
{
	const char *known = shell_received_from(shell);
	const bool ask_from = ask->from && known[0] == '\0';
	const struct confirm_choice yes = { 'y', ask->yes, NULL };
	struct confirm_request request = {
		.title = ask->title,
		.lines = ask->lines,
		.choices = ask_from ? sources : &yes,
		.choice_count = ask_from ? (int)ARRAY_LEN(sources) : 1,
		.choices_label = ask_from ? "received from" : NULL,
		.text_label = ask->reason ? "reason" : NULL,
		.text_required = ask->reason,
		.letters_first = ask->reason && ask->letters_first,
		.anchor_row = SHEET_AT_CURSOR,
		.done = answered,
	};
	struct asking *asking;

	if (!ask->reason && !ask_from && !ask->always) {
		ask->done(ask->context, "", ask->from ? known : NULL);
		return NULL;
	}
	asking = mem_new(1, sizeof(*asking));
	*asking = (struct asking){
		shell, ask->from, ask_from, ask->done, ask->context
	};
	request.context = asking;
	return confirm_open(shell, &request);
}

static void waive_answered(void *context, const char *reason)
{
	struct ask_waive *ask = context;

	if (reason == NULL)
		return;
	if (reason[strspn(reason, " ")] == '\0')
		shell_message(ask->shell, STYLE_ALERT, "a waiver needs a reason");
	else
		ask->done(ask->context, reason);
}

void ask_waive_open(struct ask_waive *ask)
{
	const struct prompt_request request = {
		.label = "reason to waive: ", .done = waive_answered,
		.context = ask,
	};

	prompt_open(ask->shell, &request);
}

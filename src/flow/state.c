/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Changing a booking's state: approve, decline, cancel, attended or no-show,
 * back to approved. */
#include "config.h"

#include "flow/flows.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "flow/ask.h"
#include "flow/booking_view.h"
#include "flow/said.h"
#include "store/outcome.h"
#include "ui/confirm.h"
#include "ui/page.h"
#include "ui/shell.h"

#define TITLE_SIZE 200

struct deed;
typedef void deed_write_fn(struct deed *deed, const char *reason,
	const char *from, const struct reply *reply);

/* One write on its way: the booking as it was seen, kept until the answer. */
struct deed {
	struct store_question question;
	struct shell *shell;
	struct store *store;
	struct seen seen;
	char version[80];
	deed_write_fn *write;		/* once the reason is known */
	struct booking_view *view;	/* of a batch: whose marks; else NULL */
	int whose;			/* the work area of that view */
	struct seen *many;
	int count;
	struct arena *texts;		/* of a batch */
};

static void deed_drop(struct store_question *question)
{
	struct deed *deed = (struct deed *)question;

	free(deed->many);
	arena_free(&deed->texts);
}

static struct deed *deed_new(struct shell *shell, struct store *store,
	const struct slot *slot)
{
	struct deed *deed = mem_new(1, sizeof(*deed));

	deed->shell = shell;
	deed->store = store;
	deed->question.drop = deed_drop;
	if (slot != NULL) {
		snprintf(deed->version, sizeof(deed->version), "%s",
			slot->version);
		deed->seen = (struct seen){ slot->id, deed->version };
	}
	store_question_add(store_flows(store), &deed->question);
	return deed;
}

static void deed_free(struct deed *deed)
{
	deed_drop(&deed->question);
	store_question_done(&deed->question);
}

/* A result per row: those that went through lose their mark, the others are
 * told of.  view: NULL when it is gone. */
static void tell_rows(struct shell *shell, struct booking_view *view,
	const struct outcome *outcome)
{
	struct page *page = NULL;

	for (int i = 0; i < outcome->batch_count; i++) {
		const struct batch_result *row = &outcome->batch[i];
		char number[24];

		if (row->ok && view != NULL)
			booking_view_unmark(view, (int)row->id);
		if (row->ok)
			continue;
		if (page == NULL)
			page = page_open(shell, "These were refused");
		snprintf(number, sizeof(number), "#%d", (int)row->id);
		page_line(page, STYLE_NORMAL, number, "%s", row->sentence);
	}
}

static void answered(void *context, struct outcome *outcome,
	const struct err *error)
{
	struct deed *deed = context;
	struct shell *shell = deed->shell;
	/* The answer may take as long as the line is gone, and this customer
	 * be served meanwhile: then another one is. */
	bool is_there = shell_whose(shell) == deed->whose;

	if (error != NULL) {
		shell_error(shell, error);
		return;
	}
	if (outcome->ok)
		said_done(shell, outcome);
	else
		said_refused(shell, outcome);
	if (deed->view != NULL)
		tell_rows(shell, is_there ? deed->view : NULL, outcome);
	outcome_free(&outcome);
	shell_changed(shell, NULL);
}

static void over(void *context)
{
	deed_free(context);
}

static struct reply reply_to(struct deed *deed)
{
	return (struct reply){ .done = answered, .context = deed, .over = over };
}

/* "Cancel  Okafor, D.  Bay 1 16:00-18:00" */
static void title(const char *verb, const struct subject *subject,
	char out[TITLE_SIZE])
{
	char range[TIMESLOT_TEXT_SIZE];

	timeslot_format_range(subject->slot->starts, subject->slot->ends, range);
	snprintf(out, TITLE_SIZE, "%s  %s  %s %s", verb, subject->slot->name,
		subject->place, range);
}

void approve_start(const struct subject *subject)
{
	struct deed *deed = deed_new(subject->shell, subject->store,
		subject->slot);
	struct reply reply = reply_to(deed);

	booking_store_approve(deed->store, store_flows(deed->store),
		&deed->seen, &reply);
}

/* The answer to "why": the deed's own write, or nothing after Esc. */
static void reason_given(void *context, const char *reason, const char *from)
{
	struct deed *deed = context;
	struct reply reply = reply_to(deed);

	if (reason == NULL)
		deed_free(deed);
	else
		deed->write(deed, reason, from, &reply);
}

/* ask has what differs: its lines, the yes, whether it wants to know from
 * whom. */
static void ask_why(const struct subject *subject, const char *verb,
	deed_write_fn *write, struct ask ask)
{
	struct deed *deed = deed_new(subject->shell, subject->store,
		subject->slot);
	char text[TITLE_SIZE];

	title(verb, subject, text);
	deed->write = write;
	ask.title = text;
	ask.reason = true;
	ask.done = reason_given;
	ask.context = deed;
	ask_open(subject->shell, &ask);
}

static void decline(struct deed *deed, const char *reason, const char *from,
	const struct reply *reply)
{
	(void)from;
	booking_store_decline(deed->store, store_flows(deed->store), &deed->seen,
		reason, reply);
}

void decline_open(const struct subject *subject)
{
	ask_why(subject, "Decline", decline,
		(struct ask){ .yes = "decline it" });
}

static void cancel(struct deed *deed, const char *reason, const char *from,
	const struct reply *reply)
{
	booking_store_cancel(deed->store, store_flows(deed->store), &deed->seen,
		reason, from, reply);
}

void cancel_open(const struct subject *subject)
{
	static const char *const passes[] = {
		"guest passes come back when it is an hour or more to the start",
		NULL
	};

	ask_why(subject, "Cancel", cancel, (struct ask){
		.lines = subject->slot->guests > 0 ? passes : NULL,
		.from = true, .yes = "cancel it",
	});
}

static void revert(struct deed *deed, const char *reason, const char *from,
	const struct reply *reply)
{
	(void)from;
	booking_store_revert(deed->store, store_flows(deed->store), &deed->seen,
		reason, reply);
}

void revert_open(const struct subject *subject)
{
	ask_why(subject, "Back to approved", revert,
		(struct ask){ .yes = "take it back" });
}

/* The choices of the outcome sheet and what the database calls them. */
static const struct confirm_choice outcome_choices[] = {
	{ 't', "attended", NULL },
	{ 'n', "did not come (no-show)", NULL },
};
static const char *const outcome_names[] = { "attended", "no_show" };

static void outcome_chosen(void *context, int choice, const char *text)
{
	struct deed *deed = context;
	struct reply reply = reply_to(deed);
	struct store_owner *owner = store_flows(deed->store);

	(void)text;
	if (choice < 0)
		deed_free(deed);
	else if (deed->many != NULL)
		booking_store_outcomes(deed->store, owner, deed->many,
			deed->count, outcome_names[choice], &reply);
	else
		booking_store_outcome(deed->store, owner, &deed->seen,
			outcome_names[choice], &reply);
}

static void ask_outcome(struct deed *deed, const char *text,
	const char *const *lines)
{
	const struct confirm_request request = {
		.title = text,
		.lines = lines,
		.choices = outcome_choices,
		.choice_count = ARRAY_LEN(outcome_choices),
		.anchor_row = SHEET_AT_CURSOR,
		.done = outcome_chosen,
		.context = deed,
	};

	confirm_open(deed->shell, &request);
}

void outcome_open(const struct subject *subject)
{
	char text[TITLE_SIZE];

	title("Outcome", subject, text);
	ask_outcome(deed_new(subject->shell, subject->store, subject->slot),
		text, NULL);
}

void outcomes_open(struct booking_view *view)
{
	struct deed *deed = deed_new(view->shell, view->store, NULL);
	size_t most = (size_t)view->marked_count + 1;
	int hidden = 0;
	char title_text[TITLE_SIZE], hidden_text[80], gone_text[80];
	const char *lines[3] = { NULL };
	int n = 0;

	deed->view = view;
	deed->whose = shell_whose(view->shell);
	deed->texts = arena_new();
	deed->many = mem_new(most, sizeof(*deed->many));
	for (int i = 0; i < view->marked_count; i++) {
		const struct slot *slot = booking_view_marked(view, i);

		if (slot == NULL)
			continue;
		hidden += slot_items_find(&view->items,
			view->marked[i]) == NULL;
		deed->many[deed->count++] = (struct seen){
			slot->id, arena_strdup(deed->texts, slot->version)
		};
	}
	if (deed->count == 0) {
		shell_message(view->shell, STYLE_NOTICE,
			"none of the marked bookings is here");
		deed_free(deed);
		return;
	}
	snprintf(title_text, sizeof(title_text),
		"Outcome of %d marked bookings", deed->count);
	snprintf(hidden_text, sizeof(hidden_text),
		"%d of them hidden by the filter", hidden);
	snprintf(gone_text, sizeof(gone_text),
		"%d more not here (another day, or gone): left out",
		view->marked_count - deed->count);
	if (hidden > 0)
		lines[n++] = hidden_text;
	if (deed->count < view->marked_count)
		lines[n++] = gone_text;
	ask_outcome(deed, title_text, lines);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Asking, sending, telling. */
#include "config.h"

#include "flow/lane_deed.h"

#include <stdlib.h>

#include "base/mem.h"
#include "flow/ask.h"
#include "flow/lane_view.h"
#include "flow/said.h"
#include "store/outcome.h"
#include "ui/sheet.h"
#include "ui/shell.h"

static void deed_drop(struct store_question *question)
{
	struct lane_deed *deed = (struct lane_deed *)question;

	free(deed->things);
	arena_free(&deed->texts);
}

struct lane_deed *lane_deed_new(struct lane_view *view, lane_deed_fn *send)
{
	struct lane_deed *deed = mem_new(1, sizeof(*deed));

	deed->shell = view->shell;
	deed->store = view->store;
	deed->owner = &view->owner;
	deed->view = view;
	deed->send = send;
	deed->texts = arena_new();
	deed->question.drop = deed_drop;
	store_question_add(deed->owner, &deed->question);
	return deed;
}

void lane_deed_about(struct lane_deed *deed, const char *id,
	const char *version)
{
	deed->things = mem_resize(deed->things, (size_t)deed->count + 1,
		sizeof(*deed->things));
	deed->things[deed->count++] = (struct lane_seen){
		arena_strdup(deed->texts, id), arena_strdup(deed->texts, version)
	};
}

void lane_deed_drop(struct lane_deed *deed)
{
	deed_drop(&deed->question);
	store_question_done(&deed->question);
}

static void answered(void *context, struct outcome *outcome,
	const struct err *error)
{
	struct lane_deed *deed = context;
	struct shell *shell = deed->shell;
	bool ok = error == NULL && outcome->ok, holds = deed->holds;

	deed->holds = false;
	if (error != NULL) {
		shell_error(shell, error);
	} else {
		if (outcome->ok)
			said_done(shell, outcome);
		else
			said_refused(shell, outcome);
		if (deed->done != NULL)
			deed->done(deed, outcome);
	}
	outcome_free(&outcome);
	if (error == NULL)
		shell_changed(shell, NULL);
	if (holds)
		shell_release(shell, !ok);
}

static void over(void *context)
{
	lane_deed_drop(context);
}

static void send(struct lane_deed *deed, int choice, const char *text)
{
	const struct reply reply = {
		.done = answered, .context = deed, .over = over,
	};

	deed->send(deed, choice, text, &reply);
}

void lane_deed_go(struct lane_deed *deed)
{
	send(deed, 0, "");
}

void lane_deed_go_on(struct lane_deed *deed)
{
	deed->holds = true;
	shell_hold(deed->shell);
	lane_deed_go(deed);
}

static void chosen(void *context, int choice, const char *text)
{
	struct lane_deed *deed = context;

	if (choice < 0)
		lane_deed_drop(deed);
	else
		send(deed, choice, text);
}

void lane_deed_ask(struct lane_deed *deed, struct confirm_request request)
{
	request.anchor_row = SHEET_AT_CURSOR;
	request.done = chosen;
	request.context = deed;
	confirm_open(deed->shell, &request);
}

void lane_deed_ask_why(struct lane_deed *deed, const char *title,
	const char *yes)
{
	const struct confirm_choice choice = { 'y', yes, NULL };

	lane_deed_ask(deed, (struct confirm_request){
		.title = title, .choices = &choice, .choice_count = 1,
		.text_label = "reason", .text_required = true,
	});
}

static void from_told(void *context, const char *reason, const char *from)
{
	struct lane_deed *deed = context;

	if (reason == NULL) {
		lane_deed_drop(deed);
		return;
	}
	deed->from = arena_strdup(deed->texts, from);
	send(deed, 0, reason);
}

void lane_deed_ask_from(struct lane_deed *deed, const char *title,
	const char *const *lines, const char *yes, bool reason)
{
	ask_open(deed->shell, &(struct ask){
		.title = title, .lines = lines, .reason = reason, .from = true,
		.letters_first = true, .always = true, .yes = yes,
		.done = from_told, .context = deed,
	});
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is done with a row of the managers' queue: signed, declined with a
 * reason, or taken back by whoever asked. */
#include "config.h"

#include "flow/signover_private.h"

#include <stdio.h>

#include "flow/said.h"
#include "store/outcome.h"
#include "ui/confirm.h"
#include "ui/prompt.h"
#include "ui/shell.h"

static void answered(void *context, struct outcome *outcome,
	const struct err *error)
{
	struct queue_sheet *sheet = context;
	struct shell *shell = sheet->signover->shell;

	if (error != NULL) {
		shell_error(shell, error);
	} else if (!outcome->ok) {
		said_refused(shell, outcome);
	} else if (!sheet->own) {
		shell_message(shell, STYLE_NORMAL, "for %s: %s", sheet->clerk,
			outcome->sentence);
	} else {
		shell_message(shell, STYLE_NORMAL, "%s", outcome->sentence);
		signover_taken_back(sheet->signover, sheet->chosen);
	}
	sheet->chosen[0] = '\0';
	outcome_free(&outcome);
	shell_changed(shell, NULL);
	signover_changed(sheet->signover, NULL);
}

static void choose(struct queue_sheet *sheet)
{
	const struct to_sign *it = queue_here(sheet);

	snprintf(sheet->chosen, sizeof(sheet->chosen), "%s", it->id);
	snprintf(sheet->clerk, sizeof(sheet->clerk), "%s", it->clerk);
}

static void sign_chosen(void *context, int choice, const char *text)
{
	struct queue_sheet *sheet = context;
	struct signover *signover = sheet->signover;

	(void)text;
	if (choice < 0)
		sheet->chosen[0] = '\0';
	else
		signover_store_sign(signover->store, &sheet->owner,
			sheet->chosen, answered, sheet);
}

void queue_words(const struct to_sign *it, char *out, size_t size)
{
	snprintf(out, size, "%s: %s", it->possible ? "Would be done"
		: "No longer possible", it->sentence);
}

void queue_sign(struct queue_sheet *sheet)
{
	static const struct confirm_choice yes = { 'y', "sign it", NULL };
	const struct to_sign *it = queue_here(sheet);
	char title[120], words[QUEUE_WORDS_SIZE], note[240];
	const char *lines[] = { words, note, NULL };
	const struct confirm_request request = {
		.title = title, .lines = lines, .choices = &yes,
		.choice_count = 1, .anchor_row = -1, .done = sign_chosen,
		.context = sheet,
	};

	if (!it->possible) {
		shell_message(sheet->signover->shell, STYLE_NOTICE,
			"it would be refused: %s", it->sentence);
		return;
	}
	queue_words(it, words, sizeof(words));
	snprintf(title, sizeof(title), "Sign for %s, %s", it->clerk, it->desk);
	snprintf(note, sizeof(note), "%s%s", it->note[0] == '\0' ? "" :
		"they say: ", it->note);
	if (it->note[0] == '\0')
		lines[1] = NULL;
	choose(sheet);
	confirm_open(sheet->signover->shell, &request);
}

static void declined(void *context, const char *reason)
{
	struct queue_sheet *sheet = context;
	struct signover *signover = sheet->signover;

	if (reason == NULL)
		sheet->chosen[0] = '\0';
	else
		signover_store_decline(signover->store, &sheet->owner,
			sheet->chosen, reason, answered, sheet);
}

void queue_decline(struct queue_sheet *sheet)
{
	const struct prompt_request request = {
		.label = "why not: ", .done = declined, .context = sheet,
	};

	choose(sheet);
	prompt_open(sheet->signover->shell, &request);
}

static void take_chosen_back(void *context, int choice, const char *text)
{
	struct queue_sheet *sheet = context;

	(void)text;
	if (choice < 0)
		sheet->chosen[0] = '\0';
	else
		signover_store_withdraw(sheet->signover->store, &sheet->owner,
			sheet->chosen, answered, sheet);
}

void queue_take_back(struct queue_sheet *sheet)
{
	static const struct confirm_choice yes = { 'y', "take it back", NULL };
	const struct to_sign *it = queue_here(sheet);
	char title[120], words[QUEUE_WORDS_SIZE];
	const char *lines[] = { words, NULL };
	const struct confirm_request request = {
		.title = title, .lines = lines, .choices = &yes,
		.choice_count = 1, .anchor_row = -1, .done = take_chosen_back,
		.context = sheet,
	};

	queue_words(it, words, sizeof(words));
	snprintf(title, sizeof(title), "Ask no manager any more for %s",
		it->what);
	choose(sheet);
	confirm_open(sheet->signover->shell, &request);
}

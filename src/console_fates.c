/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The truth about writes: what an earlier console of this person asked for and
 * did not hear the answer of.  Each is asked about in the database: it was done,
 * it was refused, or it never arrived, and then it never will. */
#include "config.h"

#include "console_private.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/clock.h"
#include "base/log.h"
#include "base/mem.h"
#include "io/loop.h"
#include "store/console_store.h"
#include "store/request_log.h"
#include "store/session_store.h"
#include "ui/confirm.h"
#include "ui/shell.h"

#define AGAIN_MS 1000			/* the server is still at one */
#define PATIENCE_MS 20000		/* longer than a statement may take */
#define SHOWN_MAX 6

/* Asking */

static void ago(int64_t at, char *out, size_t size)
{
	int64_t minutes = ((int64_t)time(NULL) - at) / 60;

	if (minutes < 1)
		snprintf(out, size, "just now");
	else if (minutes < 120)
		snprintf(out, size, "%d min ago", (int)minutes);
	else
		snprintf(out, size, "%d h ago", (int)(minutes / 60));
}

static void put_words(struct fate *fate, const struct request_entry *entry,
	const struct request_word *word)
{
	char when[40];
	bool who = word->who_can[0] != '\0';

	ago(entry->at, when, sizeof(when));
	switch (word->fate) {
	case FATE_DONE:
		fate->done = true;
		snprintf(fate->words, FATE_SIZE, "Done: %s", word->sentence);
		break;
	case FATE_REFUSED:
		snprintf(fate->words, FATE_SIZE, "Refused: %s (%s): %s%s%s%s",
			entry->what, when, word->sentence,
			who ? "; " : "", word->who_can, who ? " can" : "");
		break;
	case FATE_NEVER:
		snprintf(fate->words, FATE_SIZE, "Never arrived, and will not "
			"be done any more: %s (%s)", entry->what, when);
		break;
	case FATE_UNKNOWN:
		snprintf(fate->words, FATE_SIZE, "Not known, look it up: "
			"%s (%s)", entry->what, when);
		break;
	}
}

static void all_known(struct console *console)
{
	console->seat.step = SEAT_AT_WORK;
	console->seat.waiting[0] = '\0';
	console_go_on(console);
}

static bool is_waited_for(const struct seat *seat)
{
	for (int i = 0; i < seat->fate_count; i++)
		if (seat->fates[i].open)
			return true;
	return false;
}

/* One that the server is still at is asked about again, for as long as it may
 * take; then the next sign-in does. */
static void round_over(struct console *console)
{
	struct seat *seat = &console->seat;

	if (!is_waited_for(seat) || clock_ms() >= seat->until_ms) {
		all_known(console);
		return;
	}
	loop_timer_set(seat->timer, AGAIN_MS);
}

static void known(void *context, const struct request_word *word,
	const struct err *error)
{
	struct console *console = context;
	struct seat *seat = &console->seat;
	const struct request_entry *entry =
		request_log_left_at(seat->log, seat->asked);
	struct fate *fate = &seat->fates[seat->asked];
	char when[40];

	/* The line is gone: all of it is asked again when it is back. */
	if (error != NULL && error->kind == ERR_OFFLINE)
		return;
	fate->open = error != NULL && error->kind == ERR_CONFLICT;
	if (error == NULL) {
		put_words(fate, entry, word);
	} else {
		ago(entry->at, when, sizeof(when));
		snprintf(fate->words, FATE_SIZE, "Not known yet, it is asked "
			"about again when you sign in next: %s (%s): %s",
			entry->what, when, error->text);
	}
	if (error == NULL)
		snprintf(fate->id, sizeof(fate->id), "%s", entry->id);
	if (++seat->asked == seat->fate_count)
		round_over(console);
}

static void ask_all(struct console *console)
{
	struct seat *seat = &console->seat;

	seat->asked = 0;
	for (int i = 0; i < seat->fate_count; i++)
		console_store_fate(console->store, &console->owner,
			request_log_left_at(seat->log, i)->id, known, console);
}

/* The journal */

static void describe(void *context, char *out, size_t size)
{
	struct console *console = context;

	/* With the form that it comes from, marked as being sent. */
	console_draft_save(console);
	shell_deed(console->shell, out, size);
}

static void open_log(struct console *console)
{
	struct seat *seat = &console->seat;
	struct err problem;

	seat->log = request_log_open(console->session->database,
		console->session->login, &problem);
	if (problem.kind != ERR_NONE) {
		log_line("%s", problem.text);
		snprintf(console->problem, sizeof(console->problem), "%s",
			problem.text);
	}
	store_keep(console->store, &(struct store_keeper){
		.log = seat->log, .describe = describe, .context = console
	});
	seat->fate_count = request_log_left(seat->log);
	seat->fates = mem_new((size_t)seat->fate_count + 1,
		sizeof(*seat->fates));
	seat->until_ms = clock_ms() + PATIENCE_MS;
}

void console_fates_ask(struct console *console)
{
	struct seat *seat = &console->seat;

	if (seat->log == NULL)
		open_log(console);
	if (seat->said || seat->fate_count == 0) {
		all_known(console);
		return;
	}
	snprintf(seat->waiting, sizeof(seat->waiting), "What became of what you "
		"asked for last is being asked.");
	ask_all(console);
}

/* Saying */

/* They are taken out when the operator has read them, and no earlier: a sheet
 * that goes without Enter, as when somebody else signs in, comes again. */
static void read_by_operator(void *context, int choice, const char *text)
{
	struct console *console = context;
	const struct seat *seat = &console->seat;

	(void)text;
	if (choice < 0)
		return;
	for (int i = 0; i < seat->fate_count; i++)
		if (seat->fates[i].id[0] != '\0')
			request_log_answered(seat->log, seat->fates[i].id);
	request_log_told(seat->log);
}

static void open_sheet(struct console *console)
{
	const struct seat *seat = &console->seat;
	static const struct confirm_choice go_on = {
		.code = KEY_ENTER, .label = "goes on"
	};
	const char *lines[SHOWN_MAX + 2];
	char more[60];
	int n = 0;

	while (n < seat->fate_count && n < SHOWN_MAX) {
		lines[n] = seat->fates[n].words;
		n++;
	}
	if (seat->fate_count > SHOWN_MAX) {
		snprintf(more, sizeof(more), "and %d more, in :messages",
			seat->fate_count - SHOWN_MAX);
		lines[n++] = more;
	}
	lines[n] = NULL;
	confirm_open(console->shell, &(struct confirm_request){
		.title = "Before the line dropped",
		.lines = lines, .choices = &go_on, .choice_count = 1,
		.anchor_row = -1, .done = read_by_operator, .context = console,
	});
}

void console_fates_say(struct console *console)
{
	struct seat *seat = &console->seat;

	/* What was half done comes back under it. */
	if (seat->said || seat->fate_count == 0 || console->draft.restoring)
		return;
	seat->said = true;
	for (int i = 0; i < seat->fate_count; i++) {
		const struct fate *fate = &seat->fates[i];

		shell_message(console->shell, fate->done ? STYLE_NORMAL
			: STYLE_ALERT, "%s", fate->words);
		if (fate->done)
			store_remember_last(console->store, fate->id);
	}
	shell_message_withdraw(console->shell);
	open_sheet(console);
}

void console_fates_painted(struct console *console)
{
	if (console->seat.log != NULL)
		request_log_told(console->seat.log);
}

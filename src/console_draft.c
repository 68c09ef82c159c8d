/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Drafts: what is half done is on the disk a second after the last key, and is
 * there again when the same person signs in to the same database.  It holds
 * names: it goes when nothing is half done any more, and with the shift. */
#include "config.h"

#include "console_private.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/log.h"
#include "base/mem.h"
#include "base/record.h"
#include "base/statefile.h"
#include "flow/signover.h"
#include "io/loop.h"
#include "store/record_json.h"
#include "store/request_log.h"
#include "store/session_store.h"
#include "ui/shell.h"

#define PREFIX "draft-"
#define FORMAT 1
#define SIZE_MAX_BYTES (512 * 1024)	/* four areas full of text are a tenth */
#define SAVE_MS 1000			/* after the last key, … */
#define LONGEST_MS 5000			/* … but for somebody who never stops */
#define HOUR_S (60 * 60)

/* Of this person at this database. */
static void name_file(const struct console *console,
	char name[STATEFILE_NAME_SIZE])
{
	char whose[STATEFILE_KEY_SIZE];

	statefile_key(console->session->database, console->session->login,
		whose);
	snprintf(name, STATEFILE_NAME_SIZE, PREFIX "%s.json", whose);
}

/* Saving */

/* Not before what was left is back, nor behind a newer console's back. */
static bool may_save(const struct console *console)
{
	return console->opened && console->session != NULL &&
		console->settings.draft_hours > 0 &&
		!shell_is_restoring(console->shell) &&
		(console->seat.log == NULL ||
		 request_log_is_latest(console->seat.log));
}

static char *text_of(struct console *console)
{
	struct record *record = record_new();
	char *text;

	record_put_number(record, "format", FORMAT);
	record_put(record, "login", console->session->login);
	record_put(record, "database", console->session->database);
	shell_save(console->shell, record);
	signover_save(console->signover, record);
	text = record_json_text(record);
	record_free(&record);
	return text;
}

/* Said once, until it works again. */
static void not_saved(struct console *console, const struct err *err)
{
	log_line("the draft is not saved: %s", err->text);
	if (!console->draft.failed && !console->ending)
		shell_message(console->shell, STYLE_ALERT, "what is half done "
			"is not kept for later: %s", err->text);
	console->draft.failed = true;
}

void console_draft_save(struct console *console)
{
	struct draft *draft = &console->draft;
	char name[STATEFILE_NAME_SIZE], *text;
	struct err err;

	loop_timer_stop(draft->timer);
	draft->since_ms = 0;
	if (!may_save(console))
		return;
	text = text_of(console);
	if (draft->saved != NULL && strcmp(draft->saved, text) == 0) {
		free(text);
		return;
	}
	name_file(console, name);
	free(draft->saved);
	draft->saved = NULL;
	/* Nobody waits for a disk while they type, and a draft is no money: what
	 * has been asked of the server is in the journal of requests, which
	 * does wait.  After a crash of the machine the draft may be a second
	 * older, or damaged, and is then set aside. */
	if (statefile_write_soon(name, text, strlen(text), &err)) {
		draft->saved = text;
		draft->failed = false;
		return;
	}
	free(text);
	not_saved(console, &err);
}

bool console_draft_is_kept(struct console *console)
{
	console_draft_save(console);
	return console->draft.saved != NULL ||
		shell_is_restoring(console->shell);
}

void console_draft_due(void *context)
{
	console_draft_save(context);
}

void console_draft_touch(struct console *console, bool pressed)
{
	struct draft *draft = &console->draft;
	bool waits = loop_timer_is_set(draft->timer);

	if (!console->opened || (waits && !pressed))
		return;
	if (!waits)
		draft->since_ms = clock_ms();
	if (clock_ms() - draft->since_ms < LONGEST_MS - SAVE_MS)
		loop_timer_set(draft->timer, SAVE_MS);
}

/* Putting back */

/* It stays for who looks after the program, as long as drafts do. */
static void set_aside(struct console *console, const char *name,
	const char *why)
{
	struct err err;

	log_line("%s is set aside: %s", name, why);
	if (!statefile_set_aside(name, &err))
		log_line("%s", err.text);
	shell_message(console->shell, STYLE_ALERT,
		"what was half done is not brought back: %s", why);
}

/* NULL when there is none that can be. */
static struct record *read_draft(struct console *console, const char *name)
{
	struct record *record = NULL;
	char *text = NULL;
	size_t length;
	struct err err;

	if (statefile_read(name, SIZE_MAX_BYTES, &text, &length, &err))
		record = record_json_read(text, length, &err);
	free(text);
	/* Where there can be no files at all, saving says so. */
	if (record == NULL && err.kind != ERR_MISSING && statefile_place(NULL))
		set_aside(console, name, err.text);
	return record;
}

static const char *why_not(const struct console *console,
	const struct record *record)
{
	const struct session *session = console->session;
	int64_t format = record_number(record, "format", 1, INT32_MAX, 0);

	if (format > FORMAT)
		return "a newer opsdesk wrote it";
	if (format == 0)
		return "it is damaged";
	if (strcmp(record_text(record, "login"), session->login) != 0)
		return "it is another person's";
	if (strcmp(record_text(record, "database"), session->database) != 0)
		return "it is of another database";
	return NULL;
}

/* Something that nobody had heard the answer of. */
static bool has_been_done(const struct seat *seat)
{
	for (int i = 0; i < seat->fate_count; i++)
		if (seat->fates[i].done)
			return true;
	return false;
}

/* The shell takes the draft over, but knows nothing of managers. */
static void keep_offer(struct draft *draft, const struct record *record)
{
	const struct record *offer = record_at(record, "offer", 0);

	record_free(&draft->offer);
	if (offer == NULL)
		return;
	draft->offer = record_new();
	record_add_copy(draft->offer, "offer", offer);
}

bool console_draft_restore(struct console *console)
{
	int hours = console->settings.draft_hours;
	char name[STATEFILE_NAME_SIZE];
	struct record *record;
	const char *why;

	/* What is older than a shift is read by nobody. */
	statefile_sweep(PREFIX, hours > 0 ? hours * HOUR_S : -1);
	if (hours == 0)
		return false;
	name_file(console, name);
	record = read_draft(console, name);
	if (record == NULL)
		return false;
	why = why_not(console, record);
	if (why != NULL) {
		set_aside(console, name, why);
		record_free(&record);
		return false;
	}
	record_note_number(record, "sent_done", has_been_done(&console->seat));
	keep_offer(&console->draft, record);
	console->draft.restoring = shell_restore(console->shell, record);
	if (console->draft.restoring)
		return true;
	set_aside(console, name, "no view of it can be opened");
	return false;
}

void console_draft_turn(struct console *console)
{
	if (!console->draft.restoring || shell_is_restoring(console->shell))
		return;
	console->draft.restoring = false;
	shell_serve(console->shell, SHELL_WHOEVER_IS_IN_VIEW);
	if (console->draft.offer != NULL)
		console_offer_again(console, console->draft.offer);
	record_free(&console->draft.offer);
	console_fates_say(console);
}

/* Leaving */

/* Who leaves by :q has nothing half done, or wants to lose it. */
void console_draft_leave(struct console *console)
{
	struct draft *draft = &console->draft;
	char name[STATEFILE_NAME_SIZE];
	struct err err;

	if (!draft->unwanted) {
		console_draft_save(console);
	} else if (may_save(console)) {
		name_file(console, name);
		if (!statefile_remove(name, &err))
			log_line("the draft is not removed: %s", err.text);
	}
	loop_timer_stop(draft->timer);
	free(draft->saved);
	record_free(&draft->offer);
	*draft = (struct draft){ .timer = draft->timer };
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The console's connection: from a first attempt to a person who is signed in,
 * and again after every loss. */
#include "config.h"

#include "console_private.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/mem.h"
#include "flow/said.h"
#include "flow/signover.h"
#include "io/db.h"
#include "io/migrate.h"
#include "io/queries.h"
#include "options.h"
#include "screens/screens.h"
#include "store/outcome.h"
#include "store/session_store.h"
#include "ui/shell.h"

/* What stands on the whole screen while there is nothing else to show.  Asked
 * every turn, since an attempt that fails is no change of state. */
void console_show_banner(struct console *console)
{
	char text[BANNER_LINES][ERR_TEXT_SIZE] = { "" };
	const char *lines[BANNER_LINES];
	int count;

	if (console->opened)
		return;
	count = db_describe(console->db, text, BANNER_LINES - 3) + 1;
	if (console->seat.waiting[0] != '\0')
		snprintf(text[count++], ERR_TEXT_SIZE, "%s",
			console->seat.waiting);
	snprintf(text[count++], ERR_TEXT_SIZE,
		"It goes on by itself when the database answers.  "
		":q or Ctrl-Q leaves.");
	if (memcmp(text, console->banner_text, sizeof(text)) == 0)
		return;
	memcpy(console->banner_text, text, sizeof(text));
	for (int i = 0; i < count; i++)
		lines[i] = console->banner_text[i];
	shell_banner(console->shell, lines, count);
}

static void open_first_screen(struct console *console)
{
	const struct options *options = console->options;
	const char *wanted = options->screen != NULL ? options->screen
						     : console->settings.screen;
	struct err err;

	shell_banner(console->shell, NULL, 0);
	console->opened = true;
	console_terminal_begin(console);
	if (console_draft_restore(console))
		return;
	if (wanted[0] != '\0') {
		if (shell_switch(console->shell, wanted, "", &err))
			return;
		snprintf(console->problem, sizeof(console->problem), "%s",
			err.text);
	}
	if (!shell_switch(console->shell, screens[0]->name, "", &err))
		console_leave(console, EXIT_BUG, err.text);
}

/* This login may not use the console. */
static void deny(struct console *console, const char *why)
{
	if (!access_denied(console, why))
		console_leave(console, EXIT_NOT_ALLOWED, why);
}

/* A server that has too much to do, or is being changed, answers another
 * time. */
static void sign_in_failed(struct console *console, const struct err *error)
{
	if (error->kind == ERR_DENIED)
		deny(console, error->text);
	else if (error->kind == ERR_CONFLICT)
		db_reconnect(console->db);
	else if (error->kind != ERR_OFFLINE)
		console_leave(console, EXIT_BUG, error->text);
}

/* What is unanswered is not asked of a server that could not do it: whether it
 * was done only that one knows which can be written to. */
static void tell_read_only(struct console *console,
	const struct session *session)
{
	const struct session *before = console->session;
	bool was_read_only = before != NULL && before->read_only;

	shell_read_only(console->shell, session->read_only
		? "read-only: nothing can be changed for now" : "");
	if (session->read_only && !was_read_only &&
	    console->problem[0] == '\0')
		snprintf(console->problem, sizeof(console->problem),
			"the database is read-only: it can be looked at, but "
			"nothing can be changed");
	else if (was_read_only && !session->read_only)
		shell_message(console->shell, STYLE_NOTICE,
			"the database takes changes again");
}

static void signed_in(void *context, struct session *session,
	const struct err *error)
{
	struct console *console = context;

	if (error != NULL) {
		sign_in_failed(console, error);
		return;
	}
	/* Whoever is at the counter by now. */
	shell_serve(console->shell, SHELL_WHOEVER_IS_IN_VIEW);
	console_line_back(console);
	shell_rights(console->shell, session->rights);
	shell_identity(console->shell, session->name, session->desk);
	tell_read_only(console, session);
	session_free(&console->session);
	console->session = session;
	console_tick(console);
	console_seat_take(console);
}

void console_go_on(struct console *console)
{
	console->signed_in = true;
	store_signed_in(console->store, true);
	if (!console->session->read_only)
		store_reconnected(console->store);
	access_signed_in(console);
	if (console->opened)
		shell_changed(console->shell, NULL);
	else
		open_first_screen(console);
	console_fates_say(console);
	signover_signed_in(console->signover, console->session);
	if (console->problem[0] != '\0') {
		shell_message(console->shell, STYLE_ALERT, "%s",
			console->problem);
		console->problem[0] = '\0';
	}
}

static void sign_in(struct console *console)
{
	const char *desk = console->options->desk != NULL
		? console->options->desk : console->settings.desk;

	session_store_open(console->store, &console->owner,
		desk[0] == '\0' ? NULL : desk, ttyname(STDIN_FILENO),
		getenv("SSH_CONNECTION"), signed_in, console);
}

/* An older or later schema would be misread: the program says so and ends
 * (contracts.md, exit 76). */
static void schema_known(void *context, struct rows *rows,
	const struct err *error)
{
	struct console *console = context;
	char text[ERR_TEXT_SIZE];
	int have = 0;

	if (error != NULL && error->kind == ERR_OFFLINE)
		return;
	if (error != NULL && error->kind == ERR_CONFLICT) {
		db_reconnect(console->db);
		return;
	}
	if (error != NULL && error->kind == ERR_DENIED) {
		deny(console, SESSION_NOT_STAFF);
		return;
	}
	if (error == NULL && rows_count(rows) > 0)
		have = (int)rows_int(rows, 0, Q_SCHEMA_VERSION_VERSION);
	rows_free(&rows);
	if (have == migrate_version()) {
		sign_in(console);
		return;
	}
	if (have == 0)
		snprintf(text, sizeof(text), "this database has no opsdesk "
			"schema that %s may use; its administrator brings it "
			"up to date with: opsdesk migrate",
			db_user(console->db));
	else if (have < migrate_version())
		snprintf(text, sizeof(text), "the database is at schema %d, "
			"this program needs %d; its administrator brings it up "
			"to date with: opsdesk migrate", have, migrate_version());
	else
		snprintf(text, sizeof(text), "the database is at schema %d, "
			"this program knows %d: it needs a newer opsdesk", have,
			migrate_version());
	console_leave(console, EXIT_SCHEMA, text);
}

static void refused(struct console *console)
{
	char lines[BANNER_LINES][ERR_TEXT_SIZE];
	int count = db_describe(console->db, lines, BANNER_LINES);
	const char *why = count > 0 ? lines[count - 1] : "the database refused";
	struct err err;

	if (db_refusal(console->db) != ERR_MISSING) {
		console_leave(console, EXIT_NOT_ALLOWED, why);
		return;
	}
	err_set(&err, ERR_MISSING, "%s; its administrator makes it with: "
		"createdb, then opsdesk migrate", why);
	console_leave(console, EXIT_SCHEMA, err.text);
}

static void connection_changed(void *context, enum db_state state)
{
	struct console *console = context;

	console->signed_in = false;
	if (state != DB_READY)
		console_line_gone(console);
	/* A sheet that was open is answered as it is without a line. */
	store_signed_in(console->store, false);
	console_seat_lost(console);
	if (state == DB_READY) {
		if (!access_ready(console))
			return;
		/* A new connection: what was asked about the old one is over. */
		store_owner_close(console->store, &console->owner);
		db_ask(console->db, &console->owner.db, &q_schema_version, NULL,
			schema_known, console);
	} else if (state == DB_REFUSED) {
		if (access_refused(console))
			return;
		if (console->opened)
			console_say_refusal(console);
		else
			refused(console);
	} else if (state == DB_LOST) {
		access_lost(console);
	}
}

static void announced(void *context, const char *topic)
{
	struct console *console = context;

	if (topic != NULL && console_seat_hears(console, topic))
		return;
	/* NULL, a new connection, is told once signed in again; later it is a
	 * server that tells nobody what changes. */
	if (console->opened && (topic != NULL || console->signed_in)) {
		shell_changed(console->shell, topic);
		signover_changed(console->signover, topic);
	}
}

/* Before there is a shell there is nobody to serve. */
static int whose(void *context)
{
	const struct console *console = context;

	return console->shell == NULL ? SHELL_WHOEVER_IS_IN_VIEW
				      : shell_whose(console->shell);
}

static int serve(void *context, int whose)
{
	struct console *console = context;

	return console->shell == NULL ? SHELL_WHOEVER_IS_IN_VIEW
				      : shell_serve(console->shell, whose);
}

/* A form was closed before its answer came. */
static void unheard(void *context, const struct outcome *outcome,
	const struct err *error)
{
	struct console *console = context;

	if (error != NULL)
		shell_error(console->shell, error);
	else if (outcome->ok)
		said_done(console->shell, outcome);
	else
		said_refused(console->shell, outcome);
	shell_changed(console->shell, NULL);
}

static struct db_listener listener_of(struct console *console)
{
	return (struct db_listener){
		.state = connection_changed,
		.notify = announced,
		.whose = whose,
		.serve = serve,
		.context = console,
	};
}

static void use(struct console *console, struct db *db)
{
	console->db = db;
	console->store = store_new(db);
	store_on_unheard(console->store, unheard, console);
}

const char *console_dsn(const struct console *console)
{
	const char *dsn = console->options->dsn != NULL
		? console->options->dsn : console->settings.dsn;

	return dsn[0] == '\0' ? NULL : dsn;
}

void console_connect(struct console *console)
{
	const struct db_options options = {
		.dsn = console_dsn(console),
		.application_name = "opsdesk",
		.await_sign_in = console->access.awaits_sign_in,
	};
	const struct db_listener listener = listener_of(console);

	use(console, db_new(console->loop, &options, &listener));
}

void console_take_connection(struct console *console, struct db *db)
{
	const struct db_listener listener = listener_of(console);

	db_hand_over(db, &listener);
	use(console, db);
	connection_changed(console, db_state(db));
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who may use this terminal: the sign-in form, the lock, and the next person.
 *
 * A password is handed on to the connection and not kept, so a line that is
 * lost asks for it again.  What is behind the lock goes on living, undrawn. */
#include "config.h"

#include "console_private.h"

#include <stdio.h>
#include <string.h>

#include "base/log.h"
#include "io/db.h"
#include "io/loop.h"
#include "options.h"
#include "store/session_store.h"

#define NOT_PROVEN "the database lets people in here without a password"

static const char *who(const struct console *console, char *out, size_t size)
{
	const struct session *session = console->session;

	if (session == NULL)
		snprintf(out, size, "%s", console->access.login);
	else
		snprintf(out, size, "%s%s%s", session->name,
			session->desk[0] == '\0' ? "" : ", ", session->desk);
	return out;
}

void access_show(struct console *console, enum gate_kind kind, const char *name)
{
	char text[128];

	gate_show(console->access.gate, kind, name,
		who(console, text, sizeof(text)));
	if (kind == GATE_OPEN)
		shell_redraw(console->shell);
}

bool access_is_shut(const struct console *console)
{
	return gate_kind(console->access.gate) != GATE_OPEN;
}

/* -------------------------------------------------------------- the clock */

static void rearm(struct console *console)
{
	if (console->access.lock_s > 0)
		loop_timer_set(console->access.idle,
			(int64_t)console->access.lock_s * 1000);
}

static void lock(struct console *console)
{
	log_line("locked");
	access_show(console, GATE_LOCKED, console->access.login);
}

/* Where nobody could prove to be the one who comes back, the end is the lock. */
static void idle(void *context)
{
	struct console *console = context;
	struct access *access = &console->access;
	char text[ERR_TEXT_SIZE];

	if (!console->opened || gate_kind(access->gate) == GATE_LOCKED)
		return;
	if (access->proven) {
		lock(console);
		return;
	}
	snprintf(text, sizeof(text), "ended, since nobody has typed for %d %s: "
		"it could not be locked, " NOT_PROVEN,
		access->lock_s < 120 ? access->lock_s : access->lock_s / 60,
		access->lock_s < 120 ? "seconds" : "minutes");
	console_leave(console, EXIT_OK, text);
}

static void woken(void *context)
{
	struct console *console = context;

	gate_ticked(console->access.gate);
}

bool access_event(struct console *console, const struct event *event)
{
	if (!access_is_shut(console)) {
		rearm(console);
		return false;
	}
	/* The lock comes over a form that was left. */
	if (gate_kind(console->access.gate) != GATE_LOCKED)
		rearm(console);
	gate_event(console->access.gate, event);
	return event->kind != EVENT_RESIZE;
}

/* ------------------------------------------------------- the main connection */

void access_tell_refused(struct console *console, const struct db *db)
{
	struct gate *gate = console->access.gate;

	if (db_refusal(db) == ERR_DENIED)
		gate_refused(gate, "The database did not take this name with "
			"this password.");
	else
		gate_delayed(gate, "No server could be asked.  Try again.");
}

bool access_refused(struct console *console)
{
	struct access *access = &console->access;

	if (access->asked) {
		access->asked = false;
		access_tell_refused(console, console->db);
		return true;
	}
	if (console->opened || !db_wants_password(console->db))
		return false;
	access_show(console, GATE_SIGN_IN, "");
	return true;
}

/* What was typed proves nothing if the server did not ask for it. */
bool access_ready(struct console *console)
{
	struct access *access = &console->access;
	char text[ERR_TEXT_SIZE];

	access->proven = db_used_password(console->db);
	access->by_form = access->by_form || access->asked;
	if (!access->asked || access->proven)
		return true;
	snprintf(text, sizeof(text), "nobody can sign in with a name alone, "
		"and " NOT_PROVEN);
	console_leave(console, EXIT_NOT_ALLOWED, text);
	return false;
}

void access_lost(struct console *console)
{
	struct access *access = &console->access;

	if (access->asked) {
		access->asked = false;
		gate_delayed(access->gate, "The line was lost.  Try again.");
	} else if (console->opened && access->by_form) {
		if (gate_kind(access->gate) == GATE_LOCKED)
			gate_say(access->gate, "The line to the database was "
				"lost: the password connects again, too.");
		else if (!access_is_shut(console))
			access_show(console, GATE_LOST, access->login);
	}
}

bool access_ask_again(struct console *console)
{
	if (!console->opened || !console->access.by_form)
		return false;
	access_show(console, GATE_LOST, console->access.login);
	return true;
}

void access_signed_in(struct console *console)
{
	struct access *access = &console->access;

	snprintf(access->login, sizeof(access->login), "%s",
		console->session->login);
	if (strcmp(access->login, access->before) == 0)
		access->before[0] = '\0';
	if (access->asked)
		access_open(console);
	else
		rearm(console);
}

void access_open(struct console *console)
{
	console->access.asked = false;
	access_show(console, GATE_OPEN, "");
	rearm(console);
	/* It went while the lock was being opened. */
	if (db_state(console->db) != DB_READY)
		access_lost(console);
}

bool access_denied(struct console *console, const char *why)
{
	struct access *access = &console->access;

	if (!access->asked)
		return false;
	snprintf(access->why, sizeof(access->why), "%s", why);
	access->sign_out = true;
	return true;
}

/* ------------------------------------------------------------ who comes next */

static bool may_leave_this(struct console *console, struct err *err)
{
	char what[128];

	if (!console->access.proven)
		return err_set(err, ERR_INVALID, "nobody can take over: "
			NOT_PROVEN);
	/* As a draft it waits for its owner. */
	if (!console_draft_is_kept(console) &&
	    shell_half_done(console->shell, what, sizeof(what)))
		return err_set(err, ERR_INVALID,
			"finish or leave first what is half done (%s)", what);
	return true;
}

bool access_asked(void *context, enum shell_access what, struct err *err)
{
	struct console *console = context;
	struct access *access = &console->access;

	if (!console->opened)
		return err_set(err, ERR_INVALID, "nobody is signed in yet");
	switch (what) {
	case SHELL_LOCK:
		if (!access->proven)
			return err_set(err, ERR_INVALID, "nothing could unlock "
				"it: " NOT_PROVEN "; :q leaves");
		lock(console);
		return true;
	case SHELL_SU:
		if (!may_leave_this(console, err))
			return false;
		access_show(console, GATE_SIGN_IN, "");
		return true;
	}
	return true;
}

static void another(void *context)
{
	struct console *console = context;
	struct err err;

	if (may_leave_this(console, &err))
		access_show(console, GATE_SIGN_IN, "");
	else
		gate_say(console->access.gate, "Something is half done here: "
			"only %s can unlock.", console->access.login);
}

static void aside(void *context)
{
	struct console *console = context;

	if (gate_kind(console->access.gate) == GATE_LOST) {
		access_show(console, GATE_OPEN, "");
		shell_message(console->shell, STYLE_NOTICE,
			":retry asks for the password again");
	} else if (console->opened) {
		lock(console);
	}
}

static void leave(void *context)
{
	console_leave(context, EXIT_OK, "");
}

static void submit(void *context, const char *name, const char *password)
{
	struct console *console = context;
	struct access *access = &console->access;
	bool same = strcmp(name, access->login) == 0;

	if (!console->opened || (same && access->by_form &&
			db_wants_password(console->db))) {
		access->asked = true;
		db_sign_in(console->db, name, password);
	} else {
		access_probe(console, name, password);
	}
}

bool access_quit(struct console *console)
{
	struct access *access = &console->access;

	if (!console->opened || access->before[0] == '\0')
		return false;
	access->why[0] = '\0';
	access->sign_out = true;
	return true;
}

/* ---------------------------------------------------------- life and death */

/* The shorter of the two that are told, where both are. */
static int lock_time(const struct console *console)
{
	int site_s = console->settings.lock_s, here_s = console->options->lock_s;

	if (site_s == 0 || here_s == 0)
		return site_s + here_s;
	return site_s < here_s ? site_s : here_s;
}

void access_start(struct console *console)
{
	struct access *access = &console->access;

	access->gate = gate_new(&(struct gate_options){
		.scan_prefix = console->settings.scan_prefix,
		.submit = submit,
		.another = another,
		.leave = leave,
		.aside = aside,
		.context = console,
	});
	access->idle = loop_timer_new(console->loop, idle, console);
	access->wake = loop_timer_new(console->loop, woken, console);
	access->lock_s = lock_time(console);
	access->awaits_sign_in = console->settings.sign_in_form ||
		console->options->sign_in;
	if (access->awaits_sign_in)
		access_show(console, GATE_SIGN_IN, "");
}

void access_stop(struct console *console)
{
	access_probe_stop(console);
	gate_free(&console->access.gate);
	loop_timer_free(&console->access.idle);
	loop_timer_free(&console->access.wake);
}

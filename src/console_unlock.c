/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A second connection that proves a password: of the person who comes back to
 * a locked terminal, or of the next one, whose connection it then becomes. */
#include "config.h"

#include "console_private.h"

#include <stdio.h>
#include <string.h>

#include "base/log.h"
#include "io/db.h"
#include "io/loop.h"
#include "options.h"

static bool is_who_locked(const struct access *access)
{
	return strcmp(access->wanted, access->login) == 0;
}

static void proven(struct console *console)
{
	struct access *access = &console->access;

	if (!is_who_locked(access)) {
		access->probe_taken = true;
		return;
	}
	log_line("unlocked");
	access->probe_over = true;
	access_open(console);
}

/* The server's rules are others than when this person signed in. */
static void unproven(struct console *console)
{
	struct access *access = &console->access;

	access->probe_over = true;
	if (is_who_locked(access))
		console_leave(console, EXIT_OK, "ended: it cannot be unlocked, "
			"since the database no longer asks for a password");
	else
		gate_refused(access->gate, "The database asks this login for "
			"no password, so nobody can be told by one.");
}

static void refused(struct console *console)
{
	struct access *access = &console->access;

	access->probe_over = true;
	access_tell_refused(console, access->probe);
}

static void probe_changed(void *context, enum db_state state)
{
	struct console *console = context;
	struct access *access = &console->access;

	if (access->probe_over || access->probe_taken)
		return;
	if (state == DB_READY && db_used_password(access->probe))
		proven(console);
	else if (state == DB_READY)
		unproven(console);
	else
		refused(console);
}

/* There is one, so that the connection listens and can become the main one. */
static void probe_told(void *context, const char *topic)
{
	(void)context;
	(void)topic;
}

void access_probe(struct console *console, const char *name,
	const char *password)
{
	struct access *access = &console->access;
	const struct db_options options = {
		.dsn = console_dsn(console),
		.application_name = "opsdesk",
		.user = name,
		.password = password,
	};
	const struct db_listener listener = {
		.state = probe_changed,
		.notify = probe_told,
		.context = console,
	};

	access_probe_stop(console);
	snprintf(access->wanted, sizeof(access->wanted), "%s", name);
	access->probe = db_new(console->loop, &options, &listener);
}

void access_probe_stop(struct console *console)
{
	struct access *access = &console->access;

	access->probe_over = access->probe_taken = false;
	db_free(&access->probe);
}

/* ------------------------------------------------------ the end of a turn */

static void sign_out(struct console *console)
{
	struct access *access = &console->access;

	access->sign_out = access->asked = false;
	access->awaits_sign_in = true;
	console_forget_person(console);
	console_connect(console);
	console_start_shell(console);
	access->login[0] = '\0';
	access_show(console, GATE_SIGN_IN, access->before);
	if (access->why[0] != '\0')
		gate_refused(access->gate, access->why);
}

/* The person who has proven to be there takes over what the other leaves. */
static void take_over(struct console *console)
{
	struct access *access = &console->access;
	struct db *db = access->probe;

	access->probe = NULL;
	access->probe_taken = false;
	memcpy(access->before, access->login, sizeof(access->before));
	access->awaits_sign_in = true;
	access->asked = true;
	console_forget_person(console);
	console_take_connection(console, db);
	console_start_shell(console);
}

void access_turn(struct console *console)
{
	struct access *access = &console->access;
	int wake_ms;

	if (access->probe_over)
		access_probe_stop(console);
	if (access->probe_taken)
		take_over(console);
	if (access->sign_out)
		sign_out(console);
	wake_ms = gate_wake_ms(access->gate);
	if (wake_ms >= 0)
		loop_timer_set(access->wake, wake_ms);
	else
		loop_timer_stop(access->wake);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who may use this terminal: the sign-in form, the lock, the next person. */
#ifndef OPSDESK_CONSOLE_ACCESS_H
#define OPSDESK_CONSOLE_ACCESS_H

#include <stdbool.h>

#include "base/err.h"
#include "ui/gate.h"
#include "ui/shell.h"

struct console;
struct db;

struct access {
	struct gate *gate;
	struct loop_timer *idle;	/* nobody has typed for so long */
	struct loop_timer *wake;	/* the gate has something to do */
	int lock_s;			/* 0: never by itself */
	bool awaits_sign_in;		/* the next connection */
	bool asked;			/* by the gate, of the main connection */
	bool by_form;			/* the password was typed and is not kept */
	bool proven;			/* the server wanted a password */
	char login[GATE_NAME_SIZE];	/* who is signed in, or was last */
	char before[GATE_NAME_SIZE];	/* who was here before another came */

	/* A connection that only proves a password, or is the next person's. */
	struct db *probe;
	char wanted[GATE_NAME_SIZE];	/* whose */
	bool probe_over;		/* to be freed at the end of the turn, */
	bool probe_taken;		/* or to become the main one; */
	bool sign_out;			/* or all of this person goes, */
	char why[ERR_TEXT_SIZE];	/* for this reason */
};

void access_start(struct console *console);
void access_stop(struct console *console);

/* The event went to what is in front. */
bool access_event(struct console *console, const struct event *event);

/* Something is in front: what is behind must not be drawn. */
bool access_is_shut(const struct console *console);

/* The main connection.  refused: the form deals with that.  ready: false when
 * the program ends instead. */
bool access_refused(struct console *console);
bool access_ready(struct console *console);
void access_lost(struct console *console);
void access_signed_in(struct console *console);

/* The password of a connection that is lost: false when none is needed. */
bool access_ask_again(struct console *console);

/* Nobody of this login is on the staff: is the next one asked for? */
bool access_denied(struct console *console, const char *why);

/* Another one was here before, and may sign in again. */
bool access_quit(struct console *console);

/* What a person asks for: shell_options.access. */
bool access_asked(void *console, enum shell_access what, struct err *err);

/* Puts this in front, with the login that is offered or alone can open. */
void access_show(struct console *console, enum gate_kind kind,
	const char *name);

/* Takes away what is in front. */
void access_open(struct console *console);

/* An attempt on this connection failed. */
void access_tell_refused(struct console *console, const struct db *db);

/* console_unlock.c: proves a password on a connection of its own. */
void access_probe(struct console *console, const char *name,
	const char *password);
void access_probe_stop(struct console *console);

/* At the end of each turn, where connections and people can go. */
void access_turn(struct console *console);

#endif

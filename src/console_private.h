/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the parts of the console share: the terminal and its life (console.c),
 * the shell (console_shell.c), the connection and who is signed in
 * (console_connection.c), what is said of it (console_line.c), the place as the
 * newest console (console_seat.c), what became of requests (console_fates.c),
 * drafts (console_draft.c), what a manager signs (console_signover.c), what the
 * terminal can (console_terminal.c).  Who may use it is console_access.h's. */
#ifndef OPSDESK_CONSOLE_PRIVATE_H
#define OPSDESK_CONSOLE_PRIVATE_H

#include <stdbool.h>

#include "base/err.h"
#include "console_access.h"
#include "settings.h"
#include "store/age.h"
#include "store/store.h"
#include "terminals.h"
#include "ui/shell.h"

#define BANNER_LINES 12
#define FATE_SIZE 640

struct request_log;

/* One request of an earlier console, and what is said of it. */
struct fate {
	char id[REQUEST_ID_SIZE];
	char words[FATE_SIZE];
	bool done, open;		/* open: it has to be asked about again */
};

enum seat_step { SEAT_AT_WORK, SEAT_OLDER, SEAT_FATES };

/* This console's place as the newest of its person.  Before it goes on, older
 * ones are gone and what they left unanswered has been asked about. */
struct seat {
	int64_t turn;			/* 0: not taken yet */
	int pid;			/* of the connection's server process */
	bool verifying, verify_again;	/* asked if it is; told meanwhile */
	struct loop_timer *timer;	/* looks again */
	enum seat_step step;
	int waited_ms;			/* for an older console */
	int64_t until_ms;		/* what became of requests is asked */
	char waiting[ERR_TEXT_SIZE];	/* for what, on the whole screen; "" */
	struct request_log *log;
	struct fate *fates;
	int fate_count, asked;		/* asked: whose answers are out */
	bool said;			/* the operator has been told of them */
};

/* What is half done, on the disk. */
struct draft {
	struct loop_timer *timer;	/* saves */
	int64_t since_ms;		/* the first key that is not saved */
	char *saved;			/* what the file says; NULL: not known */
	bool failed;			/* it could not be saved, which was said */
	bool unwanted;			/* the operator leaves, and wants none */
	bool restoring;			/* it is being put back, and then … */
	struct record *offer;		/* … what a manager was to sign */
};

struct call;
struct record;

struct console {
	const struct options *options;
	struct settings settings;
	struct loop *loop;
	struct loop_source *terminal;
	struct loop_timer *minute, *rest, *look, *wake;
	struct term *term;
	struct terminal_known here, kept;	/* now, and as it was written */
	struct loop_timer *answer;	/* until then the terminal may answer */
	void *question;			/* to the person, NULL: none is open */
	bool asked_again;		/* by :terminal */
	bool typed;			/* somebody works already */
	struct canvas *canvas;		/* NULL: nobody types */
	struct keymap *keymap;
	struct shell *shell;
	struct db *db;
	struct store *store;
	struct store_owner owner;
	struct session *session;
	struct outage outage;		/* of the line, once it was open */
	struct seat seat;
	struct access access;
	struct draft draft;
	struct signover *signover;
	bool opened;			/* the first screen is open */
	bool signed_in;			/* on this very connection */
	bool ending;
	char problem[ERR_TEXT_SIZE];	/* said when there is a shell to say it */
	char farewell[ERR_TEXT_SIZE];	/* said when the terminal is back */
	char banner_text[BANNER_LINES][ERR_TEXT_SIZE];
};

/* Ends the loop with this exit code; the farewell, if any, is printed when the
 * terminal is back. */
void console_leave(struct console *console, int code, const char *farewell);

/* The clock in the title, now and at each minute; takes the console. */
void console_tick(void *context);

/* Makes the connection and the store; the rest follows by itself: the schema
 * is checked, the person signs in, the first screen opens. */
void console_connect(struct console *console);

/* Tells the shell what there is to know of the line; asked every turn. */
void console_tell_line(struct console *console);
void console_say_refusal(struct console *console);

/* The line is gone; or back, which is told before anything that the server
 * says then. */
void console_line_gone(struct console *console);
void console_line_back(struct console *console);

/* The server as it was asked for; NULL: as the environment says. */
const char *console_dsn(const struct console *console);

/* What a manager may sign; once there are shell and store.  The other two are
 * the shell's. */
void console_sign_over(struct console *console);
bool console_signable(void *context, const char *function);
bool console_outside(void *context, const struct call *call, struct err *err);

/* For the shell; both take the console. */
void console_retry(void *context);
void console_stop(void *context);

/* Signed in, the newest console of this person, and nothing is open any more:
 * the work begins, or goes on. */
void console_go_on(struct console *console);

/* console_seat.c: takes the place as the newest console, or leaves when there
 * is a newer one; console_go_on() follows when what older ones left is known. */
void console_seat_take(struct console *console);

/* The seat's timer; takes the console. */
void console_seat_look(void *context);

/* The line is another one: what was to be looked at again on the former one is
 * begun anew by console_seat_take(). */
void console_seat_lost(struct console *console);

/* A topic for consoles; false: it is none.  Only a hint: it is verified. */
bool console_seat_hears(struct console *console, const char *topic);

/* Nobody is signed in any more. */
void console_seat_leave(struct console *console);

/* console_fates.c: asks what became of the requests that an earlier console of
 * this person left; then console_go_on(). */
void console_fates_ask(struct console *console);

/* Says so, before anything else; the operator goes on with Enter. */
void console_fates_say(struct console *console);

/* What was answered stands on the screen: it need not be said again. */
void console_fates_painted(struct console *console);

/* As console_connect(), with a connection that somebody has signed in by. */
void console_take_connection(struct console *console, struct db *db);

/* Everything of the person who was here goes: connection, store, screens, and
 * what was typed; before console_connect() or console_take_connection(), and
 * console_start_shell() after it. */
void console_forget_person(struct console *console);

/* console_shell.c; a problem is said when there is a last line to say it on, and
 * is in the log. */
void console_start_shell(struct console *console);
void console_keep_problem(void *context, const struct err *err);

/* What a manager was to sign, from a draft. */
void console_offer_again(struct console *console, const struct record *saved);

/* console_draft.c: something has happened, a key or anything else; saved soon.
 * Or now: before a write is sent, and when the line is gone. */
void console_draft_touch(struct console *console, bool pressed);
void console_draft_save(struct console *console);

/* Saves it now: does its owner find all again that is half done? */
bool console_draft_is_kept(struct console *console);

/* Its timer; takes the console. */
void console_draft_due(void *context);

/* Signed in, with nothing open yet: true if there is a draft and it is being
 * put back. */
bool console_draft_restore(struct console *console);

/* Asked every turn: when all is back, what became of requests is said over
 * it. */
void console_draft_turn(struct console *console);

/* The person leaves: their draft is saved, or goes. */
void console_draft_leave(struct console *console);

/* Says on the whole screen what is tried, while there is nothing to show. */
void console_show_banner(struct console *console);

/* console_terminal.c: what is remembered goes into the options, and what has
 * been seen into memory. */
struct term_options;
void console_terminal_find(struct console *console,
	struct term_options *options);
void console_terminal_keep(struct console *console);

/* The first screen is open: from now on an answer may be waited for. */
void console_terminal_begin(struct console *console);

/* For the terminal, the timer and the shell; all take the console. */
void console_terminal_answered(void *context, bool is_utf8);
void console_terminal_silent(void *context);
bool console_terminal_check(void *context, const char *words,
	struct err *err);

#endif

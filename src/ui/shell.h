/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The shell: frame, work areas, key dispatch, messages, prompts.
 *
 * A work area is one customer's worth of work: its stack of screens, its
 * sheets, a half-typed line, the picked-up thing (ghost) and "received from".
 * One is in view, up to three more are held.  Screens and flows need not know:
 * what they do is done in the area that is served, which is the one in view or,
 * while an answer is taken, the one that asked (shell_serve()).
 *
 * The shell knows no database and no terminal: main hands it events, asks it
 * to paint on a canvas, and tells it of the connection through
 * shell_connection(). */
#ifndef OPSDESK_UI_SHELL_H
#define OPSDESK_UI_SHELL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "ui/action.h"
#include "ui/canvas.h"
#include "ui/key.h"
#include "ui/keymap.h"
#include "ui/screen.h"
#include "ui/sheet.h"

#define SHELL_WORK_AREAS 4
#define RECEIVED_FROM_SIZE 24

struct line_editor_ops;
struct record;
struct shell;

/* Who may use this terminal is main's to say (ui/gate.h). */
enum shell_access {
	SHELL_LOCK,			/* :lock */
	SHELL_SU			/* :su, another person takes over */
};

/* What main gives the shell. */
struct shell_options {
	const struct screen_ops *const *screens;	/* ends with NULL */
	struct keymap *keymap;				/* borrowed */
	const struct line_editor_ops *editor;		/* see ui/prompt.h */
	key scan_prefix;		/* ui/scan.h; KEY_NONE: no scanner */
	void *services;			/* handed to screens as they are:
					   shell_services() */
	/* Asks main to end its loop; the shell is still in use when it returns. */
	void (*quit)(void *context, int exit_code);

	/* May be NULL: what concerns who is here, false with the reason why
	 * not; try to connect now; stop what the database does for
	 * this terminal; write every cell anew (a disturbed terminal); and who
	 * may run a function of desk, as a sentence goes on ("a manager
	 * (mia, tom)"), or NULL when nobody is known. */
	bool (*access)(void *context, enum shell_access what, struct err *err);
	void (*retry)(void *context);
	void (*stop)(void *context);
	void (*repaint)(void *context);
	const char *(*who_can)(void *context, const char *function);
	/* May be NULL: while a draft is put back nothing is written, whatever
	 * an action would do otherwise. */
	void (*no_writes)(void *context, bool none);

	/* Looks at the terminal anew, or is told what it can; may be NULL. */
	bool (*terminal)(void *context, const char *words, struct err *err);

	/* An action starts, its needs met; may be NULL.  For a log: what a key,
	 * a menu or a line led to. */
	void (*starts)(void *context, const struct action *action);

	/* Both may be NULL: can a manager sign a function of desk for somebody
	 * who may not run it; and shared actions that need more than a shell:
	 * sign-over, sign. */
	bool (*signable)(void *context, const char *function);
	bool (*outside)(void *context, const struct call *call,
		struct err *err);
	void *context;
};

struct shell *shell_new(const struct shell_options *options);
void shell_free(struct shell **shell);

/* Opens the screen of this name (or comes back to it) with the words of a `:`
 * command, for a thing of the one in view: Esc goes back to that. */
bool shell_open(struct shell *shell, const char *screen, const char *words,
	struct err *err) MUST_CHECK;

/* The same, to work there: Esc stays, since whoever meant to peel off one thing
 * more must not act on another screen with the next key. */
bool shell_switch(struct shell *shell, const char *screen, const char *words,
	struct err *err) MUST_CHECK;

/* Runs a line as typed after `:` (contracts.md, commands). */
bool shell_command(struct shell *shell, const char *line, struct err *err)
	MUST_CHECK;

/* The line that reopens the open screen of this index, the one in view first;
 * false behind the last. */
bool shell_view(const struct shell *shell, int index, char *out, size_t size);

/* Drafts: everything that is half done in the work areas, as texts.
 * shell_restore() puts it back over several answers of the database, and takes
 * the draft over; keys wait meanwhile.  With "sent_done" 1 in the draft, what
 * was being sent is not offered again.  What cannot be opened again is said,
 * with what had been typed.  false: no view of it can be opened, and nothing
 * has changed. */
void shell_save(struct shell *shell, struct record *out);
bool shell_restore(struct shell *shell, struct record *draft) MUST_CHECK;
bool shell_is_restoring(const struct shell *shell);

/* A key, paste or resize.  Everything that follows happens now or through
 * callbacks; nothing waits. */
void shell_event(struct shell *shell, const struct event *event);

/* Paints everything; keys count as "seen the picture" from here on. */
void shell_draw(struct shell *shell, struct canvas *canvas);

/* Has anything changed since the last shell_draw? */
bool shell_needs_draw(const struct shell *shell);
void shell_redraw(struct shell *shell);

/* Line 1: who, where, and the venue's clock ("14:07"). */
void shell_identity(struct shell *shell, const char *who, const char *desk);
void shell_clock(struct shell *shell, const char *clock);

/* Column 80 of line 1, and whether actions that need a connection may start.
 * why is the sentence given instead ("offline since 14:05, trying again"). */
void shell_connection(struct shell *shell, bool connected, bool busy,
	const char *why);

/* There is a connection, but nothing can be changed: why, on line 2 and instead
 * of every action that writes; "" or NULL when that is over. */
void shell_read_only(struct shell *shell, const char *why);
/* Goes before the alerts of every screen on line 2, "2 to sign"; "": none. */
void shell_alert(struct shell *shell, const char *text);

/* The full-screen text while there is no connection at all and nothing to
 * show: count lines, copied; 0 takes it away. */
void shell_banner(struct shell *shell, const char *const *lines, int count);

/* What the role may do: names of desk functions, borrowed, NULL-terminated;
 * NULL: not known yet, everything may be tried.  When it is not what it was,
 * the operator is told what that is; the former list must still be
 * there. */
void shell_rights(struct shell *shell, const char *const *functions);
bool shell_may(const struct shell *shell, const char *function);

/* May it be begun, by one's own right or for a manager to sign?  With the
 * sentence why not and who can; function may be NULL. */
bool shell_check_may(const struct shell *shell, const char *function,
	struct err *why);

/* Line 24 until the next key; kept for `:messages`. */
void shell_message(struct shell *shell, enum style style, const char *format,
	...) PRINTF_LIKE(3, 4);
void shell_error(struct shell *shell, const struct err *err);

/* Adds to the line that was just said, if it tells of this; else false. */
bool shell_message_add(struct shell *shell, const char *about,
	const char *more);

/* What the line says is over, though nobody may have seen it. */
void shell_message_withdraw(struct shell *shell);

/* No key has come for 100 ms: the hints follow, and the screen in view may look
 * closer. */
void shell_rested(struct shell *shell);

/* When to call shell_ticked() although nothing happens; -1: never. */
int shell_wake_ms(const struct shell *shell);

/* That time has come, or the clock's minute has changed. */
void shell_ticked(struct shell *shell);

/* A topic to every open screen. */
void shell_changed(struct shell *shell, const char *topic);

/* A key opened a view that has no data yet: hold later keys and replay them on
 * release; with drop they are thrown away and the message says how many
 * (contracts.md, Writes). */
void shell_hold(struct shell *shell);
void shell_release(struct shell *shell, bool drop);

/* The same for who may hear of an answer twice, or of none: releases what is
 * still held, and clears the mark. */
void shell_release_held(struct shell *shell, bool *holding, bool drop);

/* Is nothing open in the work area that is served, half done or to be read, and
 * nothing in the hand? */
bool shell_is_free(const struct shell *shell);

/* Whose work is going on, and to go on with that of another for a while: a
 * sheet, a message, the ghost are then that one's.  Returns who was served
 * before.  Of somebody whose area is closed the one in view hears. */
#define SHELL_WHOEVER_IS_IN_VIEW 0
int shell_whose(const struct shell *shell);
int shell_serve(struct shell *shell, int whose);

/* For screens and flows. */
void *shell_services(const struct shell *shell);

/* The work area's "received from", asked once a contact: "" when not known.
 * shell_contact() says whom all that follows is about: another name, or none
 * yet (""), is another contact and forgets it. */
void shell_contact(struct shell *shell, const char *name);
const char *shell_received_from(const struct shell *shell);
void shell_set_received_from(struct shell *shell, const char *from);

/* What is being done in the work area, in one line ("check in: Lee, Anna  Bay 2
 * 13:30-14:30"), "" for nothing: the last action, what it was about, and the
 * contact, unless a form knows better of whom it is. */
void shell_deed(const struct shell *shell, char *out, size_t size);
void shell_deed_of(struct shell *shell, const char *who);

/* What it is, by who knows better than the key that led to it. */
void shell_deed_is(struct shell *shell, const char *words);

/* The picked-up thing of this work area, owned by it: set takes ownership and
 * frees the former one with its free function. */
void *shell_ghost(const struct shell *shell);
void shell_set_ghost(struct shell *shell, void *ghost, void (*drop)(void *));

/* Would something be lost if all were closed now?  The first of it in words. */
bool shell_half_done(const struct shell *shell, char *what, size_t size);

/* The keys that start an action here and now, as people read them ("i",
 * "g b", "Enter"), separated by ", "; only the first one when not all. */
void shell_keys_of(const struct shell *shell, const char *action, bool all,
	char *out, size_t size);

/* The list of `:messages`, newest first. */
void shell_show_messages(struct shell *shell);

/* The action rows that every screen shares, for keymap sections "global",
 * "list", "grid" and "form".  A row without a function names a thing that a
 * screen implements by a row of its own of the same name. */
extern const struct action shell_actions[];

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a screen is: one const struct of functions, one file in screens/.
 *
 * The shell owns the frame (lines 1, 2 and the last two), the cursor keys'
 * translation into actions, prompts and sheets.  A screen owns its body and
 * its data.  `open` returns at once; data comes later, from requests whose
 * owner is in the screen's state, so that after `close` nothing can arrive. */
#ifndef OPSDESK_UI_SCREEN_H
#define OPSDESK_UI_SCREEN_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"
#include "ui/action.h"
#include "ui/canvas.h"

struct record;
struct shell;

#define ALERTS_MAX 8
#define ALERT_TEXT_SIZE 60

/* One entry of line 2, worst first. */
struct alert {
	char text[ALERT_TEXT_SIZE];	/* "! 1 late" */
	enum style style;
};

struct screen_ops {
	const char *name;		/* "bays": keymap section and `:` name */
	const char *command;		/* one-letter `:` command, "b" */
	const char *title;		/* as line 1 has it: "Booking grid" */
	const char *const *sections;	/* keymap sections after its own, NULL-
					   terminated: { "grid", "global", NULL } */
	size_t state_size;
	const struct action *actions;

	/* state is zeroed; words are those after the `:` command, "" if none.
	 * false: it holds nothing and no close follows. */
	bool (*open)(void *state, struct shell *shell, const char *words,
		struct err *err);
	void (*close)(void *state);

	/* No I/O, no change of state. */
	void (*draw)(const void *state, struct canvas *canvas,
		const struct area *body);

	/* What line 1 says after the title. */
	void (*context)(const void *state, char *out, size_t size);

	/* Fills at most max alerts, worst first; returns how many.  May be
	 * NULL, as all of the following. */
	int (*alerts)(const void *state, struct alert *alerts, int max);

	/* The n-th of all things that alerts are about, in their order, where
	 * `!` goes next; false behind the last.  Its name says which it is. */
	bool (*alert_target)(const void *state, int n, struct target *target);

	/* Moves the view to an alert's target. */
	void (*go)(void *state, const struct target *target);

	/* The thing under the cursor, false when there is none. */
	bool (*subject)(const void *state, struct target *target);

	/* The marked things; returns how many.  targets may be NULL. */
	int (*marked)(const void *state, struct target *targets, int max);

	/* Is this action possible now?  If not, why and who can. */
	bool (*can)(const void *state, const struct action *action,
		struct err *why);

	/* A topic of the database was announced, or (NULL) anything may have
	 * changed since the connection is new. */
	void (*changed)(void *state, const char *topic);

	/* The words of a `:` command for this screen, or of `/`. */
	bool (*command_words)(void *state, const char *words, struct err *err);
	bool (*filter)(void *state, const char *words, struct err *err);

	/* The line that reopens this very view, without the colon. */
	void (*command_line)(const void *state, char *out, size_t size);

	/* What the line does not say of the view (filter, marks, the thing in
	 * the hand), for a draft, and back when the view of that line has its
	 * data.  What does not fit any more is left out. */
	void (*save)(const void *state, struct record *out);
	void (*load)(void *state, const struct record *saved);

	/* Esc with nothing open: true if the screen used it (peeled a filter,
	 * dropped a ghost). */
	bool (*escape)(void *state);

	/* What the hint line says in place of the actions, as while something
	 * is in the hand; "" for the actions. */
	void (*hints)(const void *state, char *out, size_t size);

	/* The words of one action in the hint line, for the thing under the
	 * cursor; static.  NULL: the action's own. */
	const char *(*hint)(const void *state, const struct action *action);

	/* The right end of line 2: filter chips, a sum. */
	void (*chips)(const void *state, char *out, size_t size);

	/* A code was scanned with no sheet open; true if it belongs here. */
	bool (*scan)(void *state, const char *code);

	/* Words that could stand at the cursor of a `:` line for this screen;
	 * as prompt_complete_fn. */
	int (*complete)(const void *state, const char *line, const char *word,
		char **out, int max);

	/* Would quitting lose something half done here?  what: as the question
	 * names it.  (The ghost and open sheets are known without.) */
	bool (*half_done)(const void *state, char *what, size_t size);

	/* No key has come for a moment: what follows a cursor at rest. */
	void (*rested)(void *state);

	/* Milliseconds until the picture changes by itself, -1: it does not. */
	int (*wake_ms)(const void *state);

	/* That time has come, or the venue's minute has changed. */
	void (*ticked)(void *state);

	/* Lines that help adds: what letters and flags mean.  NULL-terminated. */
	const char *const *legend;
};

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A sheet covers a part of the body: form, confirmation, menu, help.  Sheets
 * lie on the work area's stack; the top one gets the keys.  There is no nested
 * loop: a sheet that wants an answer is told it by its callback. */
#ifndef OPSDESK_UI_SHEET_H
#define OPSDESK_UI_SHEET_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"
#include "ui/canvas.h"
#include "ui/key.h"

struct record;
struct shell;

/* Where a sheet stands: lines 12-22, or 3-13 when the thing it is about stands
 * below line 11; a tall one 5-22, a whole one the body (wireframes.md 0). */
enum sheet_place { SHEET_HALF, SHEET_TALL, SHEET_BODY };

struct sheet_ops {
	const char *name;
	enum sheet_place place;

	/* Keys that arrived before the sheet was first painted are thrown
	 * away: for everything that asks for a yes. */
	bool guarded;

	/* It only shows: leaving the program loses nothing in it. */
	bool passive;

	size_t state_size;

	/* area is the sheet's own part of the canvas, already blank; the first
	 * line is its title rule. */
	void (*draw)(const void *state, struct canvas *canvas,
		const struct area *area);

	/* A key or paste; true if used.  Esc that is not used closes. */
	bool (*event)(void *state, const struct event *event);

	/* A code was scanned; true if it belongs here.  May be NULL. */
	bool (*scan)(void *state, const char *code);

	/* What was typed and chosen in it, for a draft: texts under the names
	 * that stand before them on the sheet, and under names that begin with
	 * a point what nobody typed; ".sending" is 1 while it is.
	 *
	 * load puts that back after the same action has opened the sheet again
	 * for the same thing; false: it is about something else by now, and
	 * nothing has changed.  When another sheet or a line lay over it that
	 * it had asked by a key, load is called once more when the database is
	 * quiet, and that key comes again: what it was pressed on has to be
	 * under the cursor then, or load says that it is not.
	 *
	 * A sheet has both, unless it is passive; one that is, and asks
	 * something, may: it comes back with what lies over it. */
	void (*save)(const void *state, struct record *out);
	bool (*load)(void *state, const struct record *saved);

	/* The sheet goes: take back requests, free what is held.  The state
	 * itself stays readable until the event under way is over. */
	void (*close)(void *state);

	/* What the hint line says while it is on top; NULL: nothing, its keys
	 * stand on the sheet itself. */
	void (*hints)(const void *state, char *out, size_t size);
};

/* How every sheet names the key that goes on to the next field, and how when
 * there is no room for that.  The same key with Shift goes back. */
#define SHEET_NEXT_FIELD "Tab next field"
#define SHEET_NEXT "Tab next"

/* The sheet is about what is under the cursor. */
#define SHEET_AT_CURSOR (-2)

/* Puts a sheet on top of the current work area; returns its zeroed state.
 * anchor_row: the body row (0-based on the canvas) that it is about, -1 none.
 * A sheet that another one leads to stands where that one does. */
void *sheet_open(struct shell *shell, const struct sheet_ops *ops,
	int anchor_row);

/* The same as a tall one, whatever ops have: more stands on it than fits a
 * half. */
void *sheet_open_tall(struct shell *shell, const struct sheet_ops *ops);

/* By which action of the screen this sheet is opened again from a draft, when it
 * was another one, or none, that led to it. */
void sheet_reopen_by(struct shell *shell, void *state, const char *action);

/* Closes this very sheet (and whatever lies above it). */
void sheet_close(struct shell *shell, void *state);

/* The sheet on top, by a number that no other one ever has; 0: none.  It can be
 * remembered, and closed if it is still there. */
long sheet_on_top(const struct shell *shell);
void sheet_close_number(struct shell *shell, long number);

#endif

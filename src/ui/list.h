/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows with columns declared as data: title, width, alignment, cell function.
 * Moving, paging, marking and filtering are written once, here.  The cursor
 * belongs to a row's identity: new rows do not move it. */
#ifndef OPSDESK_UI_LIST_H
#define OPSDESK_UI_LIST_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "ui/canvas.h"
#include "ui/key.h"

struct list_column {
	const char *title;
	int width;			/* cells; 0: shares what is left */
	bool right;			/* a number: "###" when it does not fit,
					   never the half of it */
	/* Writes the cell's text. */
	void (*cell)(const void *rows, int index, char *out, size_t size);
};

struct list {
	const struct list_column *columns;	/* ends with a NULL title */
	const void *rows;		/* borrowed; handed to the cell functions */
	int count;
	int64_t (*id)(const void *rows, int index);
	bool (*marked)(const void *rows, int index);	/* may be NULL */

	int cursor, top, height;	/* height: rows shown at the last draw */
	int64_t cursor_id;		/* whom the cursor belongs to: move it by
					   the functions below only */
	bool cursor_known;		/* there has been a row */
};

/* New rows: the cursor stays on the same identity, at the same height of the
 * picture; else on the same index.  The former rows may be gone already.
 * While there are no rows the identity is kept for those that come. */
void list_set_rows(struct list *list, const void *rows, int count);

/* Up, Down, j, k, PgUp, PgDn, Home, End; true if used. */
bool list_event(struct list *list, const struct event *event);

/* Moves by that many rows, clamped. */
void list_move(struct list *list, int by);

/* Puts the cursor on this identity; false when it is not here. */
bool list_go(struct list *list, int64_t id);

/* The same, if it is not here when the next rows come. */
void list_expect(struct list *list, int64_t id);

/* ">" in the first column beside the cursor's row, "*" in the second beside
 * marked ones, then the columns.  Title row first when titles is set.  Keeps
 * the cursor in view, and the hardware cursor on it when focused.
 *
 * const, since a screen's draw is: what it remembers (top, height) is about
 * the picture, not about the list.  The list itself must not be const. */
void list_draw(const struct list *list, struct canvas *canvas,
	const struct area *area, bool titles, bool focused);

#endif

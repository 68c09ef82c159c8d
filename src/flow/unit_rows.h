/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of a sheet about several units (wireframes.md 2b): those that were
 * marked, or the one under the cursor, as the operator saw them.  A row keeps
 * what the database last said of it; what was done goes, the rest stays.  Part
 * of a sheet, not a sheet itself. */
#ifndef OPSDESK_FLOW_UNIT_ROWS_H
#define OPSDESK_FLOW_UNIT_ROWS_H

#include <stdbool.h>

#include "model/lane.h"
#include "store/lane_store.h"
#include "ui/canvas.h"
#include "ui/key.h"

struct batch_result;
struct record;
struct lane_view;
struct sheet_ops;
struct shell;

#define UNIT_ROWS_VERSION 80
#define UNIT_ROWS_OTHER_LINES 5		/* of a sheet: its title and feet */

struct unit_row {
	char thing[LANE_ID_SIZE];	/* as the database is told: a unit, a tag
					   or a checkout */
	char unit[LANE_ID_SIZE];	/* "room:214"; "" for an unknown tag */
	char version[UNIT_ROWS_VERSION];
	char label[LANE_ID_SIZE];	/* "214", "L077" */
	char name[120], visit[LANE_ID_SIZE];
	char said[300];			/* why not, by the database; "" */
	bool done, dead;		/* dead: somebody else is in there now */

	/* of who leaves */
	int late_minutes, fee_minor, owed_minor;
	wall_minute banned_until;
	bool seen, needs_reason;	/* seen: the items */
	const char *settle;		/* none CASH CREDIT */
	char reference[64];

	/* of what is cleaned */
	char status[16];		/* as the database has it */
	const char *to;			/* NULL: it stays as it is */
};

struct unit_rows {
	struct unit_row *rows;
	int count, cursor;
	int asked, hidden, gone;	/* marks: all that are here, those that
					   the filter hides, those that are not
					   here any more */
};

/* false when nothing is marked and the cursor is on no unit. */
bool unit_rows_gather(struct unit_rows *rows, const struct lane_view *view,
	struct err *err) MUST_CHECK;
void unit_rows_done(struct unit_rows *rows);

/* Another one; its settle is "none". */
struct unit_row *unit_rows_add(struct unit_rows *rows, const char *thing,
	const char *version);
void unit_rows_set_unit(struct unit_row *row, const struct unit *unit);

/* What is known of a unit by now.  A row whose guest is another one is dead. */
void unit_rows_refresh(struct unit_rows *rows, const struct lane_table *units);

struct unit_row *unit_rows_find(struct unit_rows *rows, const char *thing);
struct unit_row *unit_rows_here(const struct unit_rows *rows);

/* Takes away the rows that are done, and their marks. */
void unit_rows_drop_done(struct unit_rows *rows, struct lane_view *view);

/* Up, Down and the number of a row (k is cash here); true if used. */
bool unit_rows_event(struct unit_rows *rows, const struct event *event);

/* "Check out 4 marked, 1 hidden by the filter", "Check out 214  Brandt, U." */
void unit_rows_title(const struct unit_rows *rows, const char *verb, char *out,
	size_t size);

/* unit_rows_draft.c: what was said of each row, and for those rows that are
 * there again; false when none of them is. */
void unit_rows_save(const struct unit_rows *rows, struct record *out);
bool unit_rows_load(struct unit_rows *rows, const struct record *saved);

/* Opens a sheet for them: a half one, or a tall one when they are more than
 * fit that.  Returns its state. */
void *unit_rows_sheet(const struct unit_rows *rows, struct shell *shell,
	const struct sheet_ops *ops);

/* The first row in view when room for so many is there. */
int unit_rows_top(const struct unit_rows *rows, int room);

/* Number, cursor and label in columns 0 to 8, the name in 9 to 24, and (unless
 * the row can go on) why not behind them.  true if that was drawn. */
bool unit_rows_draw_row(const struct unit_rows *rows, int index,
	struct canvas *canvas, int line, const struct area *area);

/* The whole of what was said of the row under the cursor, in at most lines
 * lines; false when nothing was. */
bool unit_rows_draw_said(const struct unit_rows *rows, struct canvas *canvas,
	int line, int lines, const struct area *area);

#endif

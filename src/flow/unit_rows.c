/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of a sheet about several units. */
#include "config.h"

#include "flow/unit_rows.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "flow/lane_view.h"
#include "ui/sheet.h"
#include "ui/wrap.h"

#define HALF_ROWS 6			/* that fit a half sheet */
#define COL_CURSOR 2
#define COL_LABEL 3
#define COL_NAME 9
#define COL_SAID 26
#define NAME_WIDTH 16

/* As desk.unit_clean has it. */
static const char *status_of(enum unit_state state)
{
	switch (state) {
	case UNIT_DIRTY: return "DIRTY";
	case UNIT_CLEANING: return "CLEANING";
	case UNIT_IN_USE:
	case UNIT_SOON:
	case UNIT_OVER: return "OCCUPIED";
	default: return "CLEAN";
	}
}

void unit_rows_set_unit(struct unit_row *row, const struct unit *unit)
{
	snprintf(row->unit, sizeof(row->unit), "%s", unit->unit);
	unit_label(unit, row->label, sizeof(row->label));
	snprintf(row->name, sizeof(row->name), "%s", unit->name);
	snprintf(row->visit, sizeof(row->visit), "%s", unit->visit);
	snprintf(row->status, sizeof(row->status), "%s",
		status_of(unit->state));
	row->late_minutes = unit->late_minutes;
	row->fee_minor = unit->fee_minor;
	row->owed_minor = unit->owed_minor;
}

struct unit_row *unit_rows_add(struct unit_rows *rows, const char *thing,
	const char *version)
{
	struct unit_row *row;

	rows->rows = mem_resize(rows->rows, (size_t)rows->count + 1,
		sizeof(*rows->rows));
	row = &rows->rows[rows->count++];
	*row = (struct unit_row){ .settle = "none" };
	snprintf(row->thing, sizeof(row->thing), "%s", thing);
	snprintf(row->label, sizeof(row->label), "%s", thing);
	snprintf(row->version, sizeof(row->version), "%s", version);
	return row;
}

static void add_unit(struct unit_rows *rows, const struct unit *unit)
{
	unit_rows_set_unit(unit_rows_add(rows, unit->unit, unit->version),
		unit);
}

/* Those that are longest over stand first. */
static int by_lateness(const void *a, const void *b)
{
	const struct unit_row *left = a, *right = b;

	if (left->late_minutes != right->late_minutes)
		return left->late_minutes > right->late_minutes ? -1 : 1;
	return strcmp(left->unit, right->unit);
}

bool unit_rows_gather(struct unit_rows *rows, const struct lane_view *view,
	struct err *err)
{
	const struct unit *here = lane_view_unit(view);

	for (int i = 0; i < view->marked_count; i++) {
		const struct unit *unit = lane_view_marked(view, i);

		if (unit == NULL) {
			rows->gone++;
			continue;
		}
		rows->hidden += !lane_view_shows(view, unit);
		add_unit(rows, unit);
	}
	rows->asked = rows->count;
	if (rows->count > 0) {
		qsort(rows->rows, (size_t)rows->count, sizeof(*rows->rows),
			by_lateness);
		return true;
	}
	if (rows->gone > 0)
		return err_set(err, ERR_MISSING,
			"none of the marked units is here");
	if (here == NULL)
		return err_set(err, ERR_INVALID, "the cursor is on no room or "
			"locker, and none is marked");
	add_unit(rows, here);
	return true;
}

void unit_rows_done(struct unit_rows *rows)
{
	free(rows->rows);
	*rows = (struct unit_rows){ 0 };
}

void unit_rows_refresh(struct unit_rows *rows, const struct lane_table *units)
{
	for (int i = 0; i < units->count; i++) {
		const struct unit *unit = &units->units[i];

		for (int r = 0; r < rows->count; r++) {
			struct unit_row *row = &rows->rows[r];

			if (strcmp(row->unit, unit->unit) != 0)
				continue;
			if (strcmp(row->visit, unit->visit) != 0) {
				row->dead = true;
				continue;
			}
			unit_rows_set_unit(row, unit);
			/* A checkout has a version of its own. */
			if (strcmp(row->thing, unit->unit) == 0)
				snprintf(row->version, sizeof(row->version),
					"%s", unit->version);
		}
	}
}

struct unit_row *unit_rows_find(struct unit_rows *rows, const char *thing)
{
	for (int i = 0; i < rows->count; i++) {
		if (strcmp(rows->rows[i].thing, thing) == 0)
			return &rows->rows[i];
	}
	return NULL;
}

struct unit_row *unit_rows_here(const struct unit_rows *rows)
{
	return rows->count == 0 ? NULL : &rows->rows[rows->cursor];
}

void unit_rows_drop_done(struct unit_rows *rows, struct lane_view *view)
{
	int kept = 0, cursor = 0;

	for (int i = 0; i < rows->count; i++) {
		if (rows->rows[i].done) {
			lane_view_unmark(view, rows->rows[i].unit);
			continue;
		}
		if (i <= rows->cursor)
			cursor = kept;
		rows->rows[kept++] = rows->rows[i];
	}
	rows->count = kept;
	rows->cursor = cursor;
}

bool unit_rows_event(struct unit_rows *rows, const struct event *event)
{
	key code = event->kind == EVENT_KEY ? event->code : KEY_NONE;
	int to = rows->cursor;

	if (code == KEY_UP)
		to--;
	else if (code == KEY_DOWN)
		to++;
	else if (code >= '1' && code <= '9')
		to = (int)(code - '1');
	else
		return false;
	if (to >= 0 && to < rows->count)
		rows->cursor = to;
	return true;
}

void unit_rows_title(const struct unit_rows *rows, const char *verb, char *out,
	size_t size)
{
	int used;

	if (rows->asked == 0 && rows->count == 1) {
		snprintf(out, size, "%s %s%s%s", verb, rows->rows[0].label,
			rows->rows[0].name[0] == '\0' ? "" : "  ",
			rows->rows[0].name);
		return;
	}
	used = snprintf(out, size, "%s %d%s", verb, rows->count,
		rows->asked > 0 ? " marked" : "");
	if (rows->hidden > 0)
		used += snprintf(out + used, size - (size_t)used,
			", %d hidden by the filter", rows->hidden);
	if (rows->gone > 0)
		snprintf(out + used, size - (size_t)used,
			", %d not here any more", rows->gone);
}

void *unit_rows_sheet(const struct unit_rows *rows, struct shell *shell,
	const struct sheet_ops *ops)
{
	return rows->count > HALF_ROWS ? sheet_open_tall(shell, ops)
		: sheet_open(shell, ops, SHEET_AT_CURSOR);
}

int unit_rows_top(const struct unit_rows *rows, int room)
{
	return rows->cursor < room ? 0 : rows->cursor - room + 1;
}

bool unit_rows_draw_row(const struct unit_rows *rows, int index,
	struct canvas *canvas, int line, const struct area *area)
{
	const struct unit_row *row = &rows->rows[index];
	bool here = index == rows->cursor;
	enum style style = row->dead ? STYLE_DIM
		: here ? STYLE_SELECTED : STYLE_NORMAL;

	if (here)
		canvas_cursor(canvas, line, area->col + COL_LABEL);
	canvas_printf(canvas, line, area->col, 2, style, "%2d", index + 1);
	canvas_text(canvas, line, area->col + COL_CURSOR, 1, STYLE_SELECTED,
		here ? ">" : " ");
	canvas_text(canvas, line, area->col + COL_LABEL,
		COL_NAME - COL_LABEL - 1, style, row->label);
	canvas_text(canvas, line, area->col + COL_NAME, NAME_WIDTH, style,
		row->name);
	if (row->said[0] == '\0')
		return false;
	canvas_text(canvas, line, area->col + COL_SAID,
		area->cols - COL_SAID - 1, STYLE_ALERT, row->said);
	return true;
}

bool unit_rows_draw_said(const struct unit_rows *rows, struct canvas *canvas,
	int line, int lines, const struct area *area)
{
	const struct unit_row *row = unit_rows_here(rows);
	const char *text = row == NULL ? "" : row->said;
	int width = area->cols - 3;

	for (int i = 0; i < lines && *text != '\0'; i++) {
		size_t bytes = wrap_line(text, width);

		canvas_printf(canvas, line + i, area->col + 2, width,
			STYLE_ALERT, "%.*s", (int)bytes, text);
		text = wrap_next(text, bytes);
	}
	return row != NULL && row->said[0] != '\0';
}

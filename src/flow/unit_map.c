/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The map's cursor, and its picture. */
#include "config.h"

#include "flow/unit_map.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

#define ROOMS_A_ROW 10
#define LEGEND "C free  o in use  + soon  ! over  d w h x  ?"

void unit_map_set(struct unit_map *map, const struct unit *units, int count)
{
	int rooms = 0;

	while (rooms < count && !units[rooms].locker)
		rooms++;
	map->units = units;
	map->count = count;
	map->rooms = rooms;
	map->spots = mem_resize(map->spots, (size_t)count + 1,
		sizeof(*map->spots));
	map->room_rows = unit_spots(units, rooms, ROOMS_A_ROW, map->spots);
	map->locker_rows = unit_spots(units + rooms, count - rooms,
		LOCKERS_A_ROW, map->spots + rooms);
	if (map->cursor == 0 && count > 0)
		map->cursor = lane_key(units[0].unit);
}

void unit_map_done(struct unit_map *map)
{
	free(map->spots);
}

static int index_of(const struct unit_map *map, int64_t key)
{
	for (int i = 0; i < map->count; i++) {
		if (lane_key(map->units[i].unit) == key)
			return i;
	}
	return -1;
}

const struct unit *unit_map_here(const struct unit_map *map)
{
	int index = index_of(map, map->cursor);

	return index < 0 ? NULL : &map->units[index];
}

bool unit_map_go(struct unit_map *map, int64_t key)
{
	if (index_of(map, key) < 0)
		return false;
	map->cursor = key;
	return true;
}

void unit_map_end(struct unit_map *map, bool last)
{
	if (map->count > 0)
		map->cursor = lane_key(
			map->units[last ? map->count - 1 : 0].unit);
}

/* The unit of this kind in the row that is nearest to the column; from < to
 * bound the columns it may have.  -1: none. */
static int nearest_in_row(const struct unit_map *map, bool lockers, int row,
	int col, int from, int to)
{
	int best = -1;

	for (int i = lockers ? map->rooms : 0;
	     i < (lockers ? map->count : map->rooms); i++) {
		const struct unit_spot *spot = &map->spots[i];

		if (spot->row == row && spot->col >= from && spot->col < to &&
		    (best < 0 || abs(spot->col - col) <
				abs(map->spots[best].col - col)))
			best = i;
	}
	return best;
}

/* One step sideways; over the edge into the other half. */
static int step_across(const struct unit_map *map, int at, bool right)
{
	bool lockers = at >= map->rooms;
	struct unit_spot spot = map->spots[at];
	int found = right
		? nearest_in_row(map, lockers, spot.row, spot.col,
			spot.col + 1, LOCKERS_A_ROW)
		: nearest_in_row(map, lockers, spot.row, spot.col, 0, spot.col);

	if (found >= 0 || lockers == right)
		return found >= 0 ? found : at;
	for (int row = spot.row; found < 0 && row >= 0; row--)
		found = nearest_in_row(map, !lockers, row,
			right ? 0 : LOCKERS_A_ROW, 0, LOCKERS_A_ROW);
	return found >= 0 ? found : at;
}

static int step_down(const struct unit_map *map, int at, bool down)
{
	bool lockers = at >= map->rooms;
	struct unit_spot spot = map->spots[at];
	int rows = lockers ? map->locker_rows : map->room_rows;

	for (int row = spot.row + (down ? 1 : -1); row >= 0 && row < rows;
	     row += down ? 1 : -1) {
		int found = nearest_in_row(map, lockers, row, spot.col, 0,
			LOCKERS_A_ROW);

		if (found >= 0)
			return found;
	}
	return at;
}

void unit_map_move(struct unit_map *map, int rows, int columns)
{
	int at = index_of(map, map->cursor);

	if (map->count == 0)
		return;
	if (at < 0)
		at = 0;
	for (; rows != 0; rows += rows > 0 ? -1 : 1)
		at = step_down(map, at, rows > 0);
	for (; columns != 0; columns += columns > 0 ? -1 : 1)
		at = step_across(map, at, columns > 0);
	map->cursor = lane_key(map->units[at].unit);
}

int unit_map_rows(const struct unit_map *map)
{
	return map->room_rows > map->locker_rows ? map->room_rows
						 : map->locker_rows;
}

/* --------------------------------------------------------------- picture */

struct layout {
	const struct unit_map *map;
	const struct unit_map_look *look;
	struct canvas *canvas;
	const struct area *area;
	bool wide;
	int top, rows;
	int room_left, room_step;	/* where the first room's letter stands */
	int locker_left;
};

static int cell_col(const struct layout *layout, int index)
{
	const struct unit_spot *spot = &layout->map->spots[index];

	return index < layout->map->rooms
		? layout->room_left + spot->col * layout->room_step
		: layout->locker_left + spot->col * 2;
}

/* Where the cell ends: there its flag stands, or the cursor's bracket. */
static int cell_width(const struct layout *layout, int index)
{
	if (index >= layout->map->rooms)
		return 1;
	if (layout->wide)
		return layout->room_step - 1;
	return unit_tier_letter(&layout->map->units[index]) != ' ' ? 2 : 1;
}

static enum style style_of(const struct unit *unit, char flag)
{
	if (flag == '@')
		return STYLE_MARKED;
	if (flag == '.')
		return STYLE_DIM;
	switch (unit->state) {
	case UNIT_OVER: return STYLE_ALERT;
	case UNIT_SOON: return STYLE_NOTICE;
	case UNIT_DIRTY:
	case UNIT_CLEANING: return STYLE_WAITING;
	case UNIT_OUT_OF_ORDER: return STYLE_DIM;
	default: return STYLE_NORMAL;
	}
}

/* Of an occupied room: "125" left, "+52" over. */
static void draw_minutes(const struct layout *layout, const struct unit *unit,
	int line, int col, enum style style)
{
	char text[24];
	int left = unit_minutes_left(unit, layout->look->now);

	if (!unit_is_occupied(unit) || unit->ends == 0)
		return;
	snprintf(text, sizeof(text), "%s%d", left < 0 ? "+" : "",
		left < 0 ? -left : left);
	canvas_right(layout->canvas, line, col, 4, style, text);
}

static void draw_cell(const struct layout *layout, int index)
{
	const struct unit *unit = &layout->map->units[index];
	bool room = index < layout->map->rooms;
	int line = layout->area->row + layout->map->spots[index].row -
		layout->top;
	int col = cell_col(layout, index);
	char flag = layout->look->flag(layout->look->context, unit);
	enum style style = style_of(unit, flag);
	const char cell[] = { flag == '.' ? '.'
		: unit_state_letter(unit->state),
		room ? unit_tier_letter(unit) : '\0', '\0' };
	const char mark[] = { flag, '\0' };

	canvas_text(layout->canvas, line, col, -1, style, cell);
	if (room && layout->wide)
		draw_minutes(layout, unit, line, col + 2, style);
	if (flag == '@' || flag == '*')
		canvas_text(layout->canvas, line,
			col + cell_width(layout, index), 1,
			flag == '*' ? STYLE_CHANGED : STYLE_MARKED, mark);
}

/* A pair of brackets beside the cell: a move costs what four cells cost. */
static void draw_cursor(const struct layout *layout, int index)
{
	int line = layout->area->row + layout->map->spots[index].row -
		layout->top;
	int col = cell_col(layout, index), width = cell_width(layout, index);

	canvas_text(layout->canvas, line, col - 1, 1, STYLE_SELECTED, "[");
	canvas_text(layout->canvas, line, col + width, 1, STYLE_SELECTED, "]");
	canvas_cursor(layout->canvas, line, col);
}

static void draw_labels(const struct layout *layout, int row, int line)
{
	const struct unit_map *map = layout->map;
	char label[LANE_ID_SIZE];

	unit_row_label(map->units, map->spots, map->rooms, row, label,
		sizeof(label));
	canvas_right(layout->canvas, line, layout->area->col,
		layout->room_left - 1, STYLE_FRAME, label);
	canvas_line(layout->canvas, line, layout->locker_left - 6, '|');
	unit_row_label(map->units + map->rooms, map->spots + map->rooms,
		map->count - map->rooms, row, label, sizeof(label));
	canvas_right(layout->canvas, line, layout->locker_left - 5, 4,
		STYLE_FRAME, label);
}

static struct layout lay_out(const struct unit_map *map,
	const struct unit_map_look *look, struct canvas *canvas,
	const struct area *area)
{
	struct layout layout = {
		.map = map, .look = look, .canvas = canvas, .area = area,
		.wide = area->cols >= UNIT_MAP_WIDE, .rows = area->rows,
	};
	int at = index_of(map, map->cursor);
	int row = at < 0 ? 0 : map->spots[at].row;
	int hidden = unit_map_rows(map) - area->rows;

	layout.room_left = area->col + 3;
	layout.room_step = layout.wide ? 7 : 3;
	layout.locker_left = layout.room_left +
		ROOMS_A_ROW * layout.room_step + 7;
	layout.top = map->top;
	if (row < layout.top)
		layout.top = row;
	if (row >= layout.top + area->rows)
		layout.top = row - area->rows + 1;
	if (layout.top > hidden)
		layout.top = hidden;
	if (layout.top < 0)
		layout.top = 0;
	return layout;
}

void unit_map_draw(const struct unit_map *map, const struct unit_map_look *look,
	struct canvas *canvas, const struct area *area)
{
	struct layout layout = lay_out(map, look, canvas, area);
	struct unit_map *picture = (struct unit_map *)(uintptr_t)map;
	int at = index_of(map, map->cursor);

	picture->top = layout.top;
	for (int i = 0; i < area->rows; i++)
		draw_labels(&layout, layout.top + i, area->row + i);
	for (int i = 0; i < map->count; i++) {
		if (map->spots[i].row >= layout.top &&
		    map->spots[i].row < layout.top + area->rows)
			draw_cell(&layout, i);
	}
	if (map->locker_rows < layout.top + area->rows)
		canvas_text(canvas, area->row + area->rows - 1,
			layout.locker_left - 4, -1, STYLE_FRAME, LEGEND);
	if (at >= 0 && look->focused)
		draw_cursor(&layout, at);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rooms and lockers side by side in their physical order, a cell each
 * (wireframes.md 2a, lines 11-17).  The cursor belongs to a unit: new data
 * never moves it. */
#ifndef OPSDESK_FLOW_UNIT_MAP_H
#define OPSDESK_FLOW_UNIT_MAP_H

#include <stdbool.h>
#include <stdint.h>

#include "model/lane.h"
#include "ui/canvas.h"

#define LOCKERS_A_ROW 20
#define UNIT_MAP_WIDE 120	/* columns, from which rooms show minutes left */

struct unit_map {
	const struct unit *units;	/* rooms before lockers; borrowed */
	int count, rooms;
	struct unit_spot *spots;	/* by the same index */
	int room_rows, locker_rows;
	int64_t cursor;			/* key of the unit; 0: none yet */
	int top;			/* first row in view, as last drawn */
};

/* What a cell shows besides the unit itself. */
typedef char unit_map_flag_fn(const void *context, const struct unit *unit);

struct unit_map_look {
	wall_minute now;
	bool focused;			/* the cursor is here, and seen */
	unit_map_flag_fn *flag;		/* '@' marked, '*' changed, '.' hidden by
					   the filter, else ' ' */
	const void *context;
};

/* New units; the array is borrowed until the next call. */
void unit_map_set(struct unit_map *map, const struct unit *units, int count);
void unit_map_done(struct unit_map *map);

/* The unit under the cursor, NULL when there are none. */
const struct unit *unit_map_here(const struct unit_map *map);

/* Over gaps to the next one in that direction; from the last room to the
 * lockers and back. */
void unit_map_move(struct unit_map *map, int rows, int columns);
bool unit_map_go(struct unit_map *map, int64_t key);
void unit_map_end(struct unit_map *map, bool last);

/* Rows that it needs to be seen whole. */
int unit_map_rows(const struct unit_map *map);

/* const, since a screen's draw is: top is about the picture, not the map. */
void unit_map_draw(const struct unit_map *map, const struct unit_map_look *look,
	struct canvas *canvas, const struct area *area);

#endif

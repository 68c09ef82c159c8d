/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sheet of a better room, for its own files (upgrade.c, upgrade_draw.c). */
#ifndef OPSDESK_FLOW_UPGRADE_PRIVATE_H
#define OPSDESK_FLOW_UPGRADE_PRIVATE_H

#include <stdbool.h>

#include "model/lane.h"
#include "store/store.h"
#include "ui/canvas.h"
#include "ui/textfield.h"

struct lane_view;
struct outcome;
struct shell;

enum focus { FOCUS_ROOM, FOCUS_KEYS, FOCUS_REFERENCE };

struct upgrade {
	struct shell *shell;
	struct store *store;
	struct store_owner owner;
	struct lane_view *view;
	bool offered;			/* thing is a place, its room is fixed */
	char thing[LANE_ID_SIZE], version[80];
	char title[200], tier[16], rooms[120];
	char asked[LANE_ID_SIZE];	/* the room that the price is of; "" */
	struct textfield room, reference;
	enum focus focus;
	struct outcome *price;		/* of the dry run; NULL: not told yet */
	bool sending;
};

void upgrade_draw(const void *state, struct canvas *canvas,
	const struct area *area);

#endif

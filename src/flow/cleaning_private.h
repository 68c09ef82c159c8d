/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the two files of the cleaning sheet share: cleaning.c (questions, keys)
 * and cleaning_draw.c. */
#ifndef OPSDESK_FLOW_CLEANING_PRIVATE_H
#define OPSDESK_FLOW_CLEANING_PRIVATE_H

#include "flow/unit_rows.h"
#include "store/unit_store.h"

/* How the database calls it, in words, and the letter that chooses it: those of
 * the board. */
struct cleaning_status {
	const char *status, *words;
	key code;			/* 0: nothing becomes so here */
};

#define CLEANING_STATUSES 4
extern const struct cleaning_status cleaning_statuses[CLEANING_STATUSES];

struct cleaning {
	struct shell *shell;
	struct store *store;
	struct store_owner owner;
	struct lane_view *view;
	struct unit_rows rows;
	bool sending;
};

void cleaning_draw(const void *state, struct canvas *canvas,
	const struct area *area);

#endif

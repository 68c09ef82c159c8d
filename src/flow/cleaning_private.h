/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of cleaning share: cleaning_first.c (all alike), cleaning.c (the
 * sheet: questions, keys) and cleaning_draw.c. */
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

/* Sends the rows: how many.  chosen: only those of which it was said what becomes
 * of them. */
int cleaning_send(const struct unit_rows *rows, bool chosen,
	struct store *store, struct store_owner *owner,
	const struct reply *reply);

/* The row that a result is about; NULL: none. */
struct unit_row *cleaning_row_of(struct unit_rows *rows,
	const struct batch_result *result);

/* What went through goes, with its mark. */
void cleaning_take(struct unit_rows *rows, struct lane_view *view,
	const struct outcome *outcome);

/* Takes the rows over. */
void cleaning_open(struct lane_view *view, struct unit_rows *rows);

void cleaning_draw(const void *state, struct canvas *canvas,
	const struct area *area);

#endif

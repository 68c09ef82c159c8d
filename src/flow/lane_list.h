/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The three lists of the lane board: who is due, who waits, who wants out.
 * Small they stand beside one another (wireframes.md 2a, lines 18-22); with `z`
 * one of them is the whole body, with these columns.  rows is the view. */
#ifndef OPSDESK_FLOW_LANE_LIST_H
#define OPSDESK_FLOW_LANE_LIST_H

#include <stdbool.h>
#include <stdint.h>

#include "flow/lane_view.h"
#include "ui/canvas.h"
#include "ui/list.h"

extern const struct list_column lane_due_columns[], lane_waitlist_columns[],
	lane_want_out_columns[];

int64_t lane_due_id(const void *rows, int index);
int64_t lane_waitlist_id(const void *rows, int index);
int64_t lane_want_out_id(const void *rows, int index);
bool lane_due_marked(const void *rows, int index);

/* The record of a row. */
const struct unit *lane_due_unit(const void *rows, int index);
const struct place *lane_waiting(const void *rows, int index);
const struct checkout *lane_wanting(const void *rows, int index);

/* "ben -14:09", "nobody yet". */
void lane_claim_words(const void *rows, int index, char *out, size_t size);

/* "DUE 4 over, 5 soon". */
void lane_list_head(const struct lane_view *view, enum lane_pane pane,
	char *out, size_t size);

/* lane_small.c: the three beside one another: a line of heads, then rows. */
void lane_lists_draw(const struct lane_view *view, struct canvas *canvas,
	const struct area *area);

/* The list of the cursor's pane, whole. */
void lane_list_draw_whole(const struct lane_view *view, struct canvas *canvas,
	const struct area *area);

#endif

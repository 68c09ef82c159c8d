/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Somebody at the lane board of the real program: opening it, going on with a
 * lane by its sheets.  Each waits until the next key can be pressed. */
#ifndef OPSDESK_TESTS_LANES_DESK_H
#define OPSDESK_TESTS_LANES_DESK_H

#include "tests/support/club.h"

/* Rows on 24 lines (wireframes.md 2a): the first of a lane, its stages, and the
 * rule that tells of what is under the cursor. */
#define ROW_LANE 2
#define ROW_STAGES 4
#define ROW_RULE 9

/* The board with all its panes. */
struct terminal *lanes_board(struct club *club, const char *login);

/* Begins with a customer, by their number, at the lane in hand. */
void lanes_start(struct terminal *t, const char *number);

/* To a unit by its number; and marked, as the second line then says. */
void lanes_to_unit(struct terminal *t, const char *number);
void lanes_mark_unit(struct terminal *t, const char *number,
	const char *marked);

/* The key that opens a sheet, and what is typed once that is there. */
void lanes_answer(struct terminal *t, const char *key, const char *sheet,
	const char *typed);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Opening what a draft holds of the work area that is served; for
 * shell_restore.c.  What does not open is said, with what had been typed. */
#ifndef OPSDESK_UI_SHELL_REOPEN_H
#define OPSDESK_UI_SHELL_REOPEN_H

#include <stdbool.h>

struct record;
struct shell;

/* Its views; and, when they have data, what they keep themselves. */
void reopen_views(struct shell *shell, const struct record *area);
void reopen_states(struct shell *shell, const struct record *area);

/* Goes the way that led to a sheet, without writing anything.  false: it leads
 * nowhere.  The sheet may come later, when the area has what it waits for; then
 * it gets what had been typed.  No other one is open before. */
bool reopen_sheet(struct shell *shell, const struct record *sheet);
void reopen_fill(struct shell *shell, const struct record *sheet);

/* It is not to be opened: says so. */
void reopen_not(struct shell *shell, const struct record *sheet,
	const char *why);

void reopen_line(struct shell *shell, const struct record *line);

#endif

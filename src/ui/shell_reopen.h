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

/* Goes the way that led to a sheet or a line, without writing anything.  false:
 * it leads nowhere, and that was said.  It may come later, when the area has
 * what it waits for.  below: the sheet that it lies over, NULL: none; that one is
 * open, and what it asks the database for has come. */
bool reopen_sheet(struct shell *shell, const struct record *sheet,
	const struct record *below);
bool reopen_line(struct shell *shell, const struct record *line,
	const struct record *below);

/* Then it gets what had been typed.  depth: how many sheets were open before.
 * false: it is not there, or is about something else, and that was said. */
bool reopen_fill(struct shell *shell, const struct record *sheet, int depth);
bool reopen_fill_line(struct shell *shell, const struct record *line,
	int depth);

/* It is not to be opened: says so. */
void reopen_not(struct shell *shell, const struct record *sheet,
	const char *why);
void reopen_not_line(struct shell *shell, const struct record *line);

#endif

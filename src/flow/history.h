/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What happened to a thing, newest first, as a page to read. */
#ifndef OPSDESK_FLOW_HISTORY_H
#define OPSDESK_FLOW_HISTORY_H

struct history_entry;
struct shell;

void history_show(struct shell *shell, const char *title,
	const struct history_entry *entries, int count);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who would be displaced: the whole list, and the question whether to. */
#ifndef OPSDESK_FLOW_DISPLACED_H
#define OPSDESK_FLOW_DISPLACED_H

struct outcome;
struct shell;

struct displaced_request {
	const char *title;		/* copied */
	const struct outcome *refusal;	/* its list; borrowed from the sheet
					   below, which must keep it */
	/* After y; the sheet is gone by then.  Not called after Esc. */
	void (*confirmed)(void *context);
	void *context;
};

void displaced_open(struct shell *shell,
	const struct displaced_request *request);

#endif

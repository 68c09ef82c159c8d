/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the two files of the check-out sheet share: check_out.c (questions,
 * keys, money) and check_out_draw.c. */
#ifndef OPSDESK_FLOW_CHECK_OUT_PRIVATE_H
#define OPSDESK_FLOW_CHECK_OUT_PRIVATE_H

#include "flow/unit_rows.h"
#include "store/unit_store.h"

struct check_out {
	struct shell *shell;
	struct store *store;
	struct store_owner owner;
	struct lane_view *view;
	struct unit_rows rows;
	char claim[200];		/* until when the request is ours; "" */
	char reference[64];		/* of what the prompt asks for: a row's
					   thing */
	bool looked, sending;
	bool all;			/* the next payment is of all rows */
};

/* Rows whose items were seen. */
int check_out_ready(const struct check_out *sheet);

void check_out_draw(const void *state, struct canvas *canvas,
	const struct area *area);

#endif

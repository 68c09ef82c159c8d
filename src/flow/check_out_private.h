/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of the check-out sheet share: check_out.c (questions,
 * keys), check_out_pay.c and check_out_draw.c; claim.c opens it. */
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

/* c, k: the row's fee is paid so, or not after all; of all rows behind *. */
void check_out_pay(struct check_out *sheet, struct unit_row *row,
	const char *how);
void check_out_ask_reference(struct check_out *sheet,
	const struct unit_row *row);

/* The sheet of a request that is claimed; claim: until when it is ours. */
void check_out_request_open(struct lane_view *view, const char *checkout,
	const char *version, const char *unit, const char *name,
	const char *claim);

void check_out_draw(const void *state, struct canvas *canvas,
	const struct area *area);

#endif

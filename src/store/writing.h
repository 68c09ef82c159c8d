/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Laying out the parameters of a write, for the files of this folder. */
#ifndef OPSDESK_STORE_WRITING_H
#define OPSDESK_STORE_WRITING_H

#include <stdbool.h>
#include <stdio.h>

#include "store/booking_store.h"

#define WRITING_INT_SIZE 16

static inline const char *writing_flag(bool value)
{
	return value ? "true" : "false";
}

static inline const char *writing_int(int value, char out[WRITING_INT_SIZE])
{
	snprintf(out, WRITING_INT_SIZE, "%d", value);
	return out;
}

static inline void writing_send(struct store *store, struct store_owner *owner,
	const struct query *query, const char *const *parameters, bool dry_run,
	const struct reply *reply)
{
	const struct write write = {
		.query = query,
		.parameters = parameters,
		.dry_run = dry_run,
		.done = reply->done,
		.over = reply->over,
		.context = reply->context,
	};

	store_write(store, owner, &write);
}

#endif

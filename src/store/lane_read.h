/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The queries of the lane board, and how a row of each becomes a record; for
 * lane_store.c alone. */
#ifndef OPSDESK_STORE_LANE_READ_H
#define OPSDESK_STORE_LANE_READ_H

#include "io/query.h"
#include "store/lane_store.h"

struct lane_reader {
	const struct query *query;
	size_t size;			/* of a record */
	void (*read)(void *record, const struct rows *rows, int row,
		struct arena *arena);
};

extern const struct lane_reader lane_readers[LANE_PARTS];

/* Makes the table's member of its part point at the records. */
void lane_table_point(struct lane_table *table, const void *records);

#endif

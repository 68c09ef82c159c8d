/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cells of a reply in the model's terms, for the files of this folder. */
#ifndef OPSDESK_STORE_READING_H
#define OPSDESK_STORE_READING_H

#include "io/rows.h"
#include "model/timeslot.h"

/* 0 for NULL. */
static inline wall_minute reading_stamp(const struct rows *rows, int row,
	int column)
{
	wall_minute minute;

	return timeslot_parse_stamp(rows_text(rows, row, column), &minute)
		? minute : 0;
}

static inline int reading_number(const struct rows *rows, int row, int column,
	int if_null)
{
	return rows_is_null(rows, row, column)
		? if_null : (int)rows_int(rows, row, column);
}

/* Lives as long as the rows. */
static inline const char *reading_text(const struct rows *rows, int row,
	int column)
{
	return rows_text(rows, row, column);
}

#endif

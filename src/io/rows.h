/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A reply of the database, copied out of libpq into one arena.  Columns are
 * named by the enum that awk makes from the query's header.  Values are the
 * server's text, as it came: drawing cleans it, not reading. */
#ifndef OPSDESK_IO_ROWS_H
#define OPSDESK_IO_ROWS_H

#include <stdbool.h>
#include <stdint.h>

struct rows;

void rows_free(struct rows **rows);

int rows_count(const struct rows *rows);

bool rows_is_null(const struct rows *rows, int row, int column);

/* "" for NULL; lives as long as the rows. */
const char *rows_text(const struct rows *rows, int row, int column);

/* 0 and false for NULL.  fatal() when the column is not a number or bool: the
 * PREPARE test has compared the types with the server's. */
int64_t rows_int(const struct rows *rows, int row, int column);
bool rows_bool(const struct rows *rows, int row, int column);

/* Makes a reply by hand, cells row by row (NULL = SQL null): for the tests'
 * fake of io/db.h and for io/db itself. */
struct rows *rows_new(int count, int columns, const char *const *cells);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Replies of the database. */
#include "config.h"

#include "io/rows.h"

#include <errno.h>
#include <stddef.h>
#include <stdlib.h>

#include "base/fatal.h"
#include "base/mem.h"

struct rows {
	struct arena *arena;
	int count, columns;
	const char **cells;	/* row by row, NULL is SQL null */
};

struct rows *rows_new(int count, int columns, const char *const *cells)
{
	struct arena *arena;
	struct rows *rows;
	size_t total, i;

	if (count < 0 || columns < 0)
		fatal("a reply of %d rows and %d columns", count, columns);
	arena = arena_new();
	rows = arena_alloc(arena, 1, sizeof(*rows));
	total = (size_t)count * (size_t)columns;
	rows->arena = arena;
	rows->count = count;
	rows->columns = columns;
	rows->cells = arena_alloc(arena, total, sizeof(*rows->cells));
	for (i = 0; i < total; i++)
		rows->cells[i] = arena_strdup(arena, cells[i]);
	return rows;
}

void rows_free(struct rows **rows)
{
	struct arena *arena;

	if (*rows == NULL)
		return;
	arena = (*rows)->arena;
	*rows = NULL;
	arena_free(&arena);
}

int rows_count(const struct rows *rows)
{
	return rows->count;
}

static const char *cell_at(const struct rows *rows, int row, int column)
{
	if (row < 0 || row >= rows->count ||
	    column < 0 || column >= rows->columns)
		fatal("row %d, column %d of a reply of %d by %d", row, column,
			rows->count, rows->columns);
	return rows->cells[(size_t)row * (size_t)rows->columns
		+ (size_t)column];
}

bool rows_is_null(const struct rows *rows, int row, int column)
{
	return cell_at(rows, row, column) == NULL;
}

const char *rows_text(const struct rows *rows, int row, int column)
{
	const char *cell = cell_at(rows, row, column);

	return cell == NULL ? "" : cell;
}

/* The value itself stays out of the sentence: it would stand in the log. */
int64_t rows_int(const struct rows *rows, int row, int column)
{
	const char *cell = cell_at(rows, row, column);
	long long number;
	char *end;

	if (cell == NULL)
		return 0;
	errno = 0;
	number = strtoll(cell, &end, 10);
	if (errno != 0 || end == cell || *end != '\0')
		fatal("column %d of a reply is not a whole number", column);
	return number;
}

bool rows_bool(const struct rows *rows, int row, int column)
{
	const char *cell = cell_at(rows, row, column);

	if (cell == NULL)
		return false;
	if ((cell[0] != 't' && cell[0] != 'f') || cell[1] != '\0')
		fatal("column %d of a reply is not a boolean", column);
	return cell[0] == 't';
}

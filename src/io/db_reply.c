/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the server says to a request: rows collected, errors understood, and
 * both held against what the query declares. */
#include "config.h"

#include "io/db_private.h"

#include <stdlib.h>
#include <string.h>

#include "base/log.h"
#include "base/mem.h"

/* Lists come in pages; what is larger than this is a mistake, and must not
 * take the memory of every terminal on the machine. */
#define REPLY_BYTES_MAX (32 * 1024 * 1024)

void db_reply_drop(struct db_request *request)
{
	arena_free(&request->cells_arena);
	free(request->cells);
	request->cells = NULL;
	request->cell_count = request->cell_room = request->cell_bytes = 0;
	request->columns = 0;
}

static const char *field(const PGresult *result, int code)
{
	const char *text = PQresultErrorField(result, code);

	return text != NULL ? text : "-";
}

static void note_error(struct db_request *request, const PGresult *result)
{
	const char *sqlstate = PQresultErrorField(result, PG_DIAG_SQLSTATE);
	const char *text = PQresultErrorField(result, PG_DIAG_MESSAGE_PRIMARY);

	if (sqlstate == NULL)
		sqlstate = "";
	/* Class 22 quotes the value that it did not like. */
	if (text == NULL || strncmp(sqlstate, "22", 2) == 0)
		text = "(text withheld)";
	if (!db_error_is_transient(sqlstate) && !request->is_cancelled)
		log_line("%s failed: %s: %s; constraint %s, in %s",
			request->query->name, sqlstate, text,
			field(result, PG_DIAG_CONSTRAINT_NAME),
			field(result, PG_DIAG_SOURCE_FUNCTION));
	db_request_fail(request, sqlstate);
}

static void misfit(struct db_request *request, const char *what)
{
	log_line("%s: %s", request->query->name, what);
	err_set(&request->failure, ERR_BUG,
		"the database gave an unexpected answer; the log has it");
	request->is_over = true;
}

static void add_cell(struct db_request *request, const char *cell,
	size_t length)
{
	if (request->cells_arena == NULL)
		request->cells_arena = arena_new();
	if (request->cell_count == request->cell_room) {
		request->cell_room = request->cell_room * 2 + 64;
		request->cells = mem_resize(request->cells, request->cell_room,
			sizeof(*request->cells));
	}
	request->cells[request->cell_count++] =
		arena_strdup(request->cells_arena, cell);
	request->cell_bytes += sizeof(cell) + length;
}

static void collect(struct db *db, struct db_request *request,
	const PGresult *result)
{
	int rows = PQntuples(result), columns = PQnfields(result), i, j;

	/* A function without a result has a column all the same. */
	if (request->reply == NULL || request->is_over ||
	    request->query->rows == QUERY_NONE)
		return;
	request->columns = columns;
	if (columns != request->query->column_count) {
		misfit(request, "another number of columns than declared");
		return;
	}
	for (i = 0; i < rows; i++)
		for (j = 0; j < columns; j++)
			add_cell(request, PQgetisnull(result, i, j) ? NULL
				: PQgetvalue(result, i, j),
				(size_t)PQgetlength(result, i, j));
	if (request->cell_bytes <= REPLY_BYTES_MAX)
		return;
	db_reply_drop(request);
	misfit(request, "the reply is larger than 32 MB");
	db_cancel_start(db);
}

void db_reply_check(struct db_request *request)
{
	const size_t columns = (size_t)request->columns;
	const size_t rows = columns > 0 ? request->cell_count / columns : 0;

	if (request->is_over || request->reply == NULL)
		return;
	if (request->query->rows == QUERY_ONE && rows != 1)
		misfit(request, "not one row, as declared");
	if (request->query->rows == QUERY_MAYBE && rows > 1)
		misfit(request, "more than one row, against its declaration");
}

void db_reply_take(struct db *db, struct db_request *request,
	const PGresult *result)
{
	switch (PQresultStatus(result)) {
	case PGRES_COMMAND_OK:
	case PGRES_PIPELINE_ABORTED:	/* behind what could not be prepared */
		break;
	case PGRES_SINGLE_TUPLE:
	case PGRES_TUPLES_OK:
		collect(db, request, result);
		break;
	case PGRES_FATAL_ERROR:
	case PGRES_BAD_RESPONSE:
		if (!request->is_over)
			note_error(request, result);
		break;
	default:
		/* COPY cannot be left again but by hanging up. */
		misfit(request, "not a query but a transfer");
		db_break(db);
		break;
	}
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The conversation of migrate.c with the server: one question, one wait. */
#include "config.h"

#include "io/migrate_private.h"

#include <stdlib.h>
#include <string.h>

#include "io/query.h"

#define OLDEST_SERVER 150000

/* These sentences are for an administrator, who is helped by the server's own;
 * its first line alone. */
static bool fail_connection(struct migrate_run *run)
{
	const char *message = PQerrorMessage(run->connection);

	if (PQconnectionNeedsPassword(run->connection))
		message = "a password is needed: see PGPASSFILE, ~/.pgpass";
	return err_set(run->err, ERR_OFFLINE, "no database: %.*s",
		(int)strcspn(message, "\n"), message);
}

static enum err_kind kind_of(const char *sqlstate)
{
	if (strcmp(sqlstate, "42501") == 0)
		return ERR_DENIED;
	if (strncmp(sqlstate, "55", 2) == 0 || strncmp(sqlstate, "40", 2) == 0)
		return ERR_CONFLICT;
	return ERR_BUG;
}

/* The line of an embedded file that the server stumbled over, 0 if it does not
 * say.  It counts characters, not bytes. */
static int line_of(const PGresult *result, const char *sql)
{
	const char *position =
		PQresultErrorField(result, PG_DIAG_STATEMENT_POSITION);
	int line = 1;
	long left;

	if (position == NULL || sql == NULL)
		return 0;
	for (left = atol(position) - 1; left > 0 && *sql != '\0'; sql++) {
		if (((unsigned char)sql[1] & 0xC0) != 0x80)
			left--;
		if (*sql == '\n')
			line++;
	}
	return line;
}

static bool fail_result(struct migrate_run *run, const PGresult *result,
	const char *where, const char *sql)
{
	const char *sqlstate = PQresultErrorField(result, PG_DIAG_SQLSTATE);
	const char *text = PQresultErrorField(result, PG_DIAG_MESSAGE_PRIMARY);
	int line = line_of(result, sql);

	if (sqlstate == NULL || PQstatus(run->connection) == CONNECTION_BAD)
		return fail_connection(run);
	if (strncmp(sqlstate, "OD", 2) == 0)
		err_set(run->err, ERR_INVALID, "%s", text);
	else if (line > 0)
		err_set(run->err, kind_of(sqlstate), "%s, line %d: %s (%s)",
			where, line, text, sqlstate);
	else
		err_set(run->err, kind_of(sqlstate), "%s: %s (%s)", where,
			text, sqlstate);
	strncpy(run->err->sqlstate, sqlstate, sizeof(run->err->sqlstate) - 1);
	return false;
}

static bool is_good(const PGresult *result)
{
	ExecStatusType status = PQresultStatus(result);

	return status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK ||
		status == PGRES_EMPTY_QUERY;
}

PGresult *migrate_answer(struct migrate_run *run, const char *name,
	const char *sql)
{
	PGresult *result = PQexec(run->connection, sql);

	if (is_good(result))
		return result;
	fail_result(run, result, name, sql);
	PQclear(result);
	return NULL;
}

bool migrate_text(struct migrate_run *run, const char *name, const char *sql)
{
	PGresult *result = migrate_answer(run, name, sql);
	bool good = result != NULL;

	PQclear(result);
	return good;
}

PGresult *migrate_query(struct migrate_run *run, const struct query *query,
	const char *const *parameters)
{
	PGresult *result = PQexecParams(run->connection, query->sql,
		query->parameter_count, NULL, parameters, NULL, NULL, 0);

	if (is_good(result))
		return result;
	fail_result(run, result, query->name, NULL);
	PQclear(result);
	return NULL;
}

bool migrate_command(struct migrate_run *run, const struct query *query)
{
	PGresult *result = migrate_query(run, query, NULL);
	bool good = result != NULL;

	PQclear(result);
	return good;
}

bool migrate_connect(struct migrate_run *run, const char *dsn)
{
	const char *const keywords[] = {
		"connect_timeout", "fallback_application_name", "dbname",
		"client_encoding", NULL,
	};
	const char *const values[] = {
		"10", "opsdesk migrate", dsn, "UTF8", NULL,
	};

	run->connection = PQconnectdbParams(keywords, values, 1);
	if (PQstatus(run->connection) != CONNECTION_OK)
		return fail_connection(run);
	if (PQserverVersion(run->connection) < OLDEST_SERVER)
		return err_set(run->err, ERR_CONFLICT,
			"PostgreSQL 15 or later is needed, this server has %s",
			PQparameterStatus(run->connection, "server_version"));
	/* When this program is killed, its locks shall go as well.  Servers on
	 * other systems than Linux cannot do that: no matter. */
	PQclear(PQexec(run->connection,
		"SET client_connection_check_interval = '1s'"));
	/* Not as the connection's "options": those are the administrator's,
	 * from PGOPTIONS or the connection string. */
	return migrate_text(run, "settings", "SET client_min_messages = warning;"
		" SET statement_timeout = 0;"
		" SET idle_in_transaction_session_timeout = 60000");
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SQLSTATE to what the operator reads.
 *
 * Expected refusals are values that functions return (database.md 2); what
 * arrives here as an error was not expected, or concerns the line.  The
 * server's own sentences may quote values, so they go to the log alone. */
#include "config.h"

#include "io/db_private.h"

#include <ctype.h>
#include <string.h>

#include "base/mem.h"

enum meaning {
	TRANSIENT = 1,		/* rolled back, and worth another try */
	REFUSAL = 2		/* when connecting: trying soon will not help */
};

/* A state, or the two characters of a class; the first that fits counts. */
static const struct known {
	const char *state;
	enum err_kind kind;
	int meaning;
	const char *sentence;
} known[] = {
	{ "08003", ERR_OFFLINE, 0, "not sent: there is no connection" },
	{ "08007", ERR_OFFLINE, 0,
		"the line dropped before the answer: it may or may not be done" },
	{ "08", ERR_OFFLINE, 0, "the connection to the database failed" },
	{ "22021", ERR_INVALID, 0, "that text is not valid UTF-8" },
	{ "23P01", ERR_CONFLICT, 0, "somebody else has taken this" },
	{ "23505", ERR_CONFLICT, 0, "this exists already" },
	{ "23503", ERR_CONFLICT, 0, "something that this belongs to is gone" },
	{ "25006", ERR_OFFLINE, 0, "the database is read-only at the moment" },
	{ "28", ERR_DENIED, REFUSAL, "the database did not accept this login" },
	{ "3D000", ERR_MISSING, REFUSAL, "there is no such database" },
	{ "40", ERR_CONFLICT, TRANSIENT,
		"others are changing this at the same moment, try again" },
	{ "42501", ERR_DENIED, REFUSAL, "your role may not do this" },
	{ "53300", ERR_OFFLINE, 0, "the database has too many connections" },
	{ "55P03", ERR_CONFLICT, TRANSIENT,
		"somebody else is working on this, try again" },
	{ "57014", ERR_CONFLICT, 0,
		"stopped: the database took too long, nothing was changed" },
	{ "57", ERR_OFFLINE, 0, "the database is shutting down or starting" },
};

static const struct known *find(const char *sqlstate)
{
	size_t i;

	for (i = 0; i < ARRAY_LEN(known); i++)
		if (strncmp(known[i].state, sqlstate,
			strlen(known[i].state)) == 0)
			return &known[i];
	return NULL;
}

void db_error_set(struct err *err, const char *sqlstate)
{
	const struct known *entry = find(sqlstate);

	if (entry != NULL)
		err_set(err, entry->kind, "%s", entry->sentence);
	else
		err_set(err, ERR_BUG,
			"the database refused this (%s); the log has it",
			*sqlstate != '\0' ? sqlstate : "no SQLSTATE");
	strncpy(err->sqlstate, sqlstate, sizeof(err->sqlstate) - 1);
}

bool db_error_is_transient(const char *sqlstate)
{
	const struct known *entry = find(sqlstate);

	return entry != NULL && (entry->meaning & TRANSIENT) != 0;
}

bool db_error_is_refusal(const char *sqlstate)
{
	const struct known *entry = find(sqlstate);

	return entry != NULL && (entry->meaning & REFUSAL) != 0;
}

/* "FATAL:  28P01: password authentication failed": the word before may be
 * translated, the two blanks and the state are not.  libpq 15 has no call for
 * the state of a failed connection.  The last host's counts. */
void db_error_find_sqlstate(char out[6], const char *message)
{
	const char *at = message;
	size_t n;

	out[0] = '\0';
	while ((at = strstr(at, ":  ")) != NULL) {
		at += 3;
		for (n = 0; n < 5; n++)
			if (!isdigit((unsigned char)at[n]) &&
			    !(at[n] >= 'A' && at[n] <= 'Z'))
				break;
		if (n == 5 && at[5] == ':') {
			memcpy(out, at, 5);
			out[5] = '\0';
		}
	}
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is said about the connection: where it goes, and why it fails. */
#include "config.h"

#include "io/db_private.h"

#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/log.h"
#include "base/mem.h"

static void set_place(struct db *db, const char *host, const char *port)
{
	const char *name = PQdb(db->connection), *user = PQuser(db->connection);
	struct err place;

	if (host == NULL || *host == '\0')
		host = "the default socket";
	err_set(&place, ERR_NONE, "%s%s port %s, database %s, as %s",
		host[0] == '/' ? "socket " : "", host,
		port != NULL && *port != '\0' ? port : "5432",
		name != NULL ? name : "?", user != NULL ? user : "?");
	memcpy(db->place, place.text, sizeof(db->place));
}

/* All hosts that an attempt may go to; later the one it came to. */
void db_place_tried(struct db *db)
{
	PQconninfoOption *options = PQconninfo(db->connection), *option;
	const char *host = NULL, *port = NULL;

	for (option = options; option != NULL && option->keyword != NULL;
	     option++) {
		if (strcmp(option->keyword, "host") == 0 &&
		    option->val != NULL)
			host = option->val;
		if (strcmp(option->keyword, "hostaddr") == 0 &&
		    option->val != NULL && host == NULL)
			host = option->val;
		if (strcmp(option->keyword, "port") == 0)
			port = option->val;
		if (strcmp(option->keyword, "password") == 0 &&
		    option->val != NULL)
			explicit_bzero(option->val, strlen(option->val));
	}
	if (host == NULL)
		host = PQhost(db->connection);
	set_place(db, host, port);
	PQconninfoFree(options);
}

void db_place_reached(struct db *db)
{
	set_place(db, PQhost(db->connection), PQport(db->connection));
}

void db_reason_add(struct db *db, const char *sentence)
{
	struct err text;

	if (db->reason_count == DB_REASONS_MAX)
		return;
	err_set(&text, ERR_OFFLINE, "%s", sentence);
	memcpy(db->reasons[db->reason_count++], text.text, ERR_TEXT_SIZE);
}

/* Without "FATAL:  28P01: " and the indentation; NULL for "LOCATION: ..." and
 * an empty line. */
static const char *plain_line(char *line)
{
	char sqlstate[6], *found, *start;

	if (strncmp(line, "LOCATION:", 9) == 0 || *line == '\0')
		return NULL;
	db_error_find_sqlstate(sqlstate, line);
	if (sqlstate[0] != '\0') {
		found = strstr(line, sqlstate);
		/* Back over ":  " and the severity before it. */
		start = found - 3;
		while (start > line && start[-1] != ' ')
			start--;
		memmove(start, found + 7, strlen(found + 7) + 1);
	}
	return line + strspn(line, "\t ");
}

static void note_message(struct db *db, const char *message)
{
	char *copy = mem_strdup(message), *line, *rest = copy;

	db->reason_count = 0;
	while ((line = strsep(&rest, "\n")) != NULL) {
		const char *sentence = plain_line(line);

		if (sentence != NULL)
			db_reason_add(db, sentence);
	}
	free(copy);
}

bool db_reason_take(struct db *db)
{
	const char *message = PQerrorMessage(db->connection);
	struct err meaning;
	char sqlstate[6];

	note_message(db, message);
	db_error_find_sqlstate(sqlstate, message);
	db_error_set(&meaning, sqlstate);
	/* A failure without a state: nobody was reached. */
	db->refusal = *sqlstate == '\0' ? ERR_OFFLINE : meaning.kind;
	db->wants_password = strcmp(sqlstate, "28P01") == 0 ||
		(strcmp(sqlstate, "28000") == 0 && !db->plan.names_user);
	if (PQconnectionNeedsPassword(db->connection)) {
		db->refusal = ERR_DENIED;
		db->wants_password = true;
		db_reason_add(db, "a password is needed: see PGPASSFILE, ~/.pgpass");
		return true;
	}
	return db_error_is_refusal(sqlstate);
}

void db_reason_log(const struct db *db)
{
	int i;

	/* The first of a row, then every hundredth, about every three minutes:
	 * a night without a server must not fill the disk. */
	if (db->attempts % 100 != 1 || db->is_scout)
		return;
	/* A name that was typed may be the password. */
	if (db->plan.takes_password) {
		log_line("a sign-in failed");
		return;
	}
	for (i = 0; i < db->reason_count; i++)
		log_line("attempt %d, %s: %s", db->attempts, db->place,
			db->reasons[i]);
}

static void describe_attempt(const struct db *db, struct err *line)
{
	int64_t left_ms = db->due_ms - clock_ms();

	if (left_ms < 0)
		left_ms = 0;
	if (db->step != DB_STEP_WAITING)
		err_set(line, ERR_NONE, "attempt %d, given up in %d s",
			db->attempts, (int)((left_ms + 999) / 1000));
	else if (db->plan.takes_password)
		err_set(line, ERR_NONE, "waiting for the password");
	else if (db->attempts == 0)
		err_set(line, ERR_NONE, "the first attempt is about to start");
	else
		err_set(line, ERR_NONE, "attempt %d failed, the next in %d s",
			db->attempts, (int)((left_ms + 999) / 1000));
}

int db_describe(const struct db *db, char (*out)[ERR_TEXT_SIZE], int lines)
{
	struct err line;
	int used = 0, i;

	if (used < lines && db->place[0] != '\0') {
		err_set(&line, ERR_NONE, "%s %s",
			db->state == DB_READY ? "connected to" : "trying",
			db->place);
		memcpy(out[used++], line.text, ERR_TEXT_SIZE);
	}
	if (used < lines && db->state != DB_READY) {
		describe_attempt(db, &line);
		memcpy(out[used++], line.text, ERR_TEXT_SIZE);
	}
	for (i = 0; used < lines && i < db->reason_count; i++)
		memcpy(out[used++], db->reasons[i], ERR_TEXT_SIZE);
	return used;
}

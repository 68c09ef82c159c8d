/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The administrator's connection: that of migrating, with replies as rows. */
#include "config.h"

#include "io/admin.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/mem.h"
#include "io/migrate_private.h"
#include "io/queries.h"
#include "io/query.h"
#include "io/rows.h"

#define ANNOUNCEMENTS 5

struct admin {
	struct migrate_run run;
	struct err err;		/* filled by whatever fails in there */
};

struct admin *admin_open(const char *dsn, struct err *err)
{
	struct admin *admin = mem_new(1, sizeof(*admin));

	admin->run.err = &admin->err;
	if (!migrate_connect(&admin->run, dsn)) {
		*err = admin->err;
		admin_close(&admin);
	}
	return admin;
}

void admin_close(struct admin **admin)
{
	if (*admin == NULL)
		return;
	PQfinish((*admin)->run.connection);
	free(*admin);
	*admin = NULL;
}

static struct rows *copy_rows(const PGresult *result)
{
	int count = PQntuples(result), columns = PQnfields(result);
	const char **cells = mem_new((size_t)(count * columns) + 1,
		sizeof(*cells));
	struct rows *rows;

	for (int row = 0; row < count; row++)
		for (int column = 0; column < columns; column++)
			if (!PQgetisnull(result, row, column))
				cells[row * columns + column] =
					PQgetvalue(result, row, column);
	rows = rows_new(count, columns, cells);
	free(cells);
	return rows;
}

struct rows *admin_query(struct admin *admin, const struct query *query,
	const char *const *parameters, struct err *err)
{
	PGresult *result;
	struct rows *rows;

	result = migrate_query(&admin->run, query, parameters);
	if (result == NULL) {
		*err = admin->err;
		return NULL;
	}
	rows = copy_rows(result);
	PQclear(result);
	return rows;
}

char *admin_verifier(struct admin *admin, const char *login,
	const char *password, struct err *err)
{
	char *encrypted = PQencryptPasswordConn(admin->run.connection, password,
		login, "scram-sha-256");
	char *verifier;

	if (encrypted == NULL) {
		err_set(err, ERR_INVALID, "the password cannot be used: %.*s",
			(int)strcspn(PQerrorMessage(admin->run.connection),
				"\n"), PQerrorMessage(admin->run.connection));
		return NULL;
	}
	verifier = mem_strdup(encrypted);
	PQfreemem(encrypted);
	return verifier;
}

bool admin_schema_fits(struct admin *admin, struct err *err)
{
	if (migrate_fits(&admin->run))
		return true;
	*err = admin->err;
	return false;
}

static int64_t now_us(clockid_t clock)
{
	struct timespec now;

	clock_gettime(clock, &now);
	return (int64_t)now.tv_sec * 1000000 + now.tv_nsec / 1000;
}

long admin_announce_us(struct admin *admin)
{
	long least = -1;

	for (int i = 0; i < ANNOUNCEMENTS; i++) {
		int64_t began = now_us(CLOCK_MONOTONIC);
		long took;

		if (!migrate_text(&admin->run, "notify", "NOTIFY desk_doctor"))
			return -1;
		took = (long)(now_us(CLOCK_MONOTONIC) - began);
		least = least < 0 || took < least ? took : least;
	}
	return least;
}

/* Between the asking and the answer the server's clock was read: what lies
 * outside of that is a difference. */
long admin_clock_us(struct admin *admin)
{
	int64_t before = now_us(CLOCK_REALTIME), after, there;
	struct err err;
	struct rows *rows = admin_query(admin, &q_doctor_clock, NULL, &err);

	after = now_us(CLOCK_REALTIME);
	if (rows == NULL)
		return 0;
	there = rows_int(rows, 0, Q_DOCTOR_CLOCK_MICROSECONDS);
	rows_free(&rows);
	if (there > after)
		return (long)(there - after);
	return there < before ? (long)(there - before) : 0;
}

bool admin_used_password(const struct admin *admin)
{
	return PQconnectionUsedPassword(admin->run.connection);
}

bool admin_is_readable(const struct admin *admin)
{
	const char *address = PQhostaddr(admin->run.connection);

	return address != NULL && *address != '\0' &&
		strcmp(address, "127.0.0.1") != 0 &&
		strcmp(address, "::1") != 0 &&
		!PQsslInUse(admin->run.connection);
}

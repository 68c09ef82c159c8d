/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Connections in a poll loop. */
#include "config.h"

#include "tests/db/race_pool.h"

#include <libpq-fe.h>
#include <poll.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "base/clock.h"
#include "base/mem.h"
#include "tests/support/patience.h"

#define RACERS_MAX 64

struct racer {
	struct race *race;
	char *dsn;
	const char *login;
	PGconn *connection;
	PGresult *result;	/* the last of what it was asked */
	bool is_busy;
	bool is_killed;		/* since it was connected */
	void *work;
};

struct race {
	char *dsn;
	PGconn *admin;
	struct racer *racers[RACERS_MAX];
	int count;
};

static PGconn *connect_to(const char *dsn)
{
	PGconn *connection = PQconnectdb(dsn);

	if (PQstatus(connection) != CONNECTION_OK)
		fail_msg("%s", PQerrorMessage(connection));
	return connection;
}

struct race *race_new(const char *dsn)
{
	struct race *race = mem_new(1, sizeof(*race));

	race->dsn = mem_strdup(dsn);
	race->admin = connect_to(dsn);
	return race;
}

void race_free(struct race **race)
{
	struct race *r = *race;

	if (r == NULL)
		return;
	for (int i = 0; i < r->count; i++) {
		PQclear(r->racers[i]->result);
		PQfinish(r->racers[i]->connection);
		free(r->racers[i]->dsn);
		free(r->racers[i]);
	}
	PQfinish(r->admin);
	free(r->dsn);
	free(r);
	*race = NULL;
}

struct racer *race_add(struct race *race, const char *login,
	const char *settings)
{
	struct racer *racer = mem_new(1, sizeof(*racer));

	assert_true(race->count < RACERS_MAX);
	racer->race = race;
	racer->login = login;
	racer->dsn = mem_printf("%s user=%s options='%s'", race->dsn, login,
		settings);
	racer->connection = connect_to(racer->dsn);
	race->racers[race->count++] = racer;
	return racer;
}

bool racer_is_busy(const struct racer *racer)
{
	return racer->is_busy;
}

const char *racer_login(const struct racer *racer)
{
	return racer->login;
}

void racer_set_work(struct racer *racer, void *work)
{
	racer->work = work;
}

void *racer_work(const struct racer *racer)
{
	return racer->work;
}

static bool send_to(struct racer *racer, const char *sql, int value_count,
	const char *const *values)
{
	return PQsendQueryParams(racer->connection, sql, value_count, NULL,
		values, NULL, NULL, 0) == 1;
}

static void connect_again(struct racer *racer)
{
	PQreset(racer->connection);
	assert_int_equal(PQstatus(racer->connection), CONNECTION_OK);
	racer->is_killed = false;
}

void racer_do(struct racer *racer, const char *sql, int value_count,
	const char *const *values)
{
	assert_false(racer->is_busy);
	/* Killed after its last answer, of which libpq knows nothing yet: the
	 * question would go under with the line. */
	if (racer->is_killed)
		connect_again(racer);
	assert_true(send_to(racer, sql, value_count, values));
	racer->is_busy = true;
}

void racer_ask(struct racer *racer, const char *call, int value_count,
	const char *const *values)
{
	char *sql = mem_printf("SELECT a::text, a ->> 'ok', a ->> 'code',"
		" a ->> 'booking', a ->> 'version' FROM %s a", call);

	racer_do(racer, sql, value_count, values);
	free(sql);
}

static PGresult *as_admin(struct race *race, const char *sql, int value_count,
	const char *const *values)
{
	PGresult *result = PQexecParams(race->admin, sql, value_count, NULL,
		values, NULL, NULL, 0);

	if (PQresultStatus(result) != PGRES_TUPLES_OK &&
	    PQresultStatus(result) != PGRES_COMMAND_OK)
		fail_msg("%s", PQresultErrorMessage(result));
	return result;
}

void race_do(struct race *race, const char *sql, int value_count,
	const char *const *values)
{
	PQclear(as_admin(race, sql, value_count, values));
}

void race_expect_at(struct race *race, const char *wanted, const char *sql,
	const char *file, int line)
{
	PGresult *result = as_admin(race, sql, 0, NULL);
	const char *got = PQntuples(result) > 0 ? PQgetvalue(result, 0, 0) : "";
	bool same = strcmp(got, wanted) == 0;

	if (!same) {
		print_error("wanted \"%s\", got \"%s\" from\n%s\n", wanted,
			got, sql);
		_fail(file, line);
	}
	PQclear(result);
}

void racer_kill(struct racer *racer)
{
	char *pid = mem_printf("%d", PQbackendPID(racer->connection));
	const char *values[] = { pid };

	race_do(racer->race, "SELECT pg_terminate_backend($1::int)", 1, values);
	racer->is_killed = true;
	free(pid);
}

void race_await_waiting(struct race *race)
{
	int64_t end_ms = clock_ms() + PATIENCE_MS;
	bool waits = false;

	while (!waits && clock_ms() < end_ms) {
		PGresult *result = as_admin(race, "SELECT FROM pg_stat_activity"
			" WHERE datname = current_database()"
			" AND pg_blocking_pids(pid) <> '{}'", 0, NULL);

		waits = PQntuples(result) > 0;
		PQclear(result);
	}
	if (!waits)
		fail_msg("nobody waits for a lock");
}

static const char *column(const PGresult *result, int i)
{
	return PQntuples(result) == 1 && PQnfields(result) > i
		? PQgetvalue(result, 0, i) : "";
}

static void tell(struct racer *racer, bool lost, race_answered_fn *answered,
	void *context)
{
	PGresult *result = racer->result;
	bool failed = PQresultStatus(result) != PGRES_TUPLES_OK &&
		PQresultStatus(result) != PGRES_COMMAND_OK;
	const char *sqlstate = PQresultErrorField(result, PG_DIAG_SQLSTATE);
	const struct race_answer answer = {
		.lost = lost,
		.sqlstate = !failed ? "" : sqlstate != NULL ? sqlstate : "?",
		.message = PQresultErrorMessage(result),
		.ok = strcmp(column(result, 1), "true") == 0,
		.code = column(result, 2),
		.booking = column(result, 3),
		.version = column(result, 4),
		.text = column(result, 0),
	};

	racer->result = NULL;
	racer->is_busy = false;
	answered(context, racer, &answer);
	PQclear(result);
}

/* Reads what there is; tells when it was all.  The server says what a function
 * returned before it commits: an answer is one when the line was well after it,
 * and nothing that followed took it back. */
static void hear(struct racer *racer, race_answered_fn *answered,
	void *context)
{
	PGresult *result;
	bool lost;

	PQconsumeInput(racer->connection);
	while (!PQisBusy(racer->connection)) {
		result = PQgetResult(racer->connection);
		if (result == NULL)
			break;
		PQclear(racer->result);
		racer->result = result;
	}
	lost = PQstatus(racer->connection) == CONNECTION_BAD;
	if (PQisBusy(racer->connection) && !lost)
		return;
	if (lost)
		connect_again(racer);
	tell(racer, lost, answered, context);
}

void race_run(struct race *race, race_answered_fn *answered, void *context)
{
	struct pollfd sockets[RACERS_MAX];
	struct racer *waiting[RACERS_MAX];
	nfds_t count;
	int i;

	for (;;) {
		count = 0;
		for (i = 0; i < race->count; i++) {
			if (!race->racers[i]->is_busy)
				continue;
			waiting[count] = race->racers[i];
			sockets[count++] = (struct pollfd){
				.fd = PQsocket(race->racers[i]->connection),
				.events = POLLIN,
			};
		}
		if (count == 0)
			return;
		if (poll(sockets, count, PATIENCE_MS) <= 0)
			fail_msg("%s has said nothing for two minutes",
				waiting[0]->login);
		for (i = 0; i < (int)count; i++)
			if (sockets[i].revents != 0 && waiting[i]->is_busy)
				hear(waiting[i], answered, context);
	}
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a change elsewhere costs the lane board, measured from outside on a
 * pseudo-terminal: eight lanes, 55 rooms and 108 lockers of a busy day; then
 * what the same costs who is 50 ms away.
 *
 *	bench_lanes OPSDESK ADMIN-DSN DESK-DSN
 *
 * PGHOST, PGDATABASE and PGUSER say whom the console signs in as; the first
 * connection changes rooms, the second is another desk.  Times are from sending
 * the statement until the last byte of the picture that shows it.  Prints rows
 * of a table in Markdown. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>
#include <libpq-fe.h>

#include "base/mem.h"
#include "tests/support/proxy.h"
#include "tests/support/terminal.h"

#define CHANGES 40
#define MOVES 40
#define IDLE_MINUTES 3
#define REST_MS 300
#define FAR_MS 25		/* one way */
#define FAR_STARTS 5
#define SAMPLES_MAX (2 * CHANGES)

struct samples {
	double values[SAMPLES_MAX];
	int count;
};

static int64_t now_us(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (int64_t)now.tv_sec * 1000000 + now.tv_nsec / 1000;
}

static void add(struct samples *samples, double value)
{
	if (samples->count < SAMPLES_MAX)
		samples->values[samples->count++] = value;
}

static int by_value(const void *a, const void *b)
{
	const double *x = a, *y = b;

	return (*x > *y) - (*x < *y);
}

static double percentile(struct samples *samples, int percent)
{
	if (samples->count == 0)
		return 0;
	qsort(samples->values, (size_t)samples->count, sizeof(double),
		by_value);
	return samples->values[(samples->count - 1) * percent / 100];
}

static void print_samples(const char *what, const char *unit,
	struct samples *samples)
{
	printf("| %s | %.0f / %.0f / %.0f / %.0f |  | | %s |\n", what,
		percentile(samples, 0), percentile(samples, 50),
		percentile(samples, 95), percentile(samples, 99), unit);
}

static PGconn *connect_to(const char *dsn)
{
	PGconn *conn = PQconnectdb(dsn);

	if (PQstatus(conn) != CONNECTION_OK) {
		fprintf(stderr, "bench: %s", PQerrorMessage(conn));
		exit(69);
	}
	return conn;
}

/* The first value; NULL for none.  free() it. */
static char *ask(PGconn *conn, const char *sql)
{
	PGresult *result = PQexec(conn, sql);
	char *value = NULL;

	if (PQresultStatus(result) != PGRES_TUPLES_OK &&
	    PQresultStatus(result) != PGRES_COMMAND_OK) {
		fprintf(stderr, "bench: %s: %s", sql, PQerrorMessage(conn));
		exit(70);
	}
	if (PQntuples(result) > 0 && !PQgetisnull(result, 0, 0))
		value = mem_strdup(PQgetvalue(result, 0, 0));
	PQclear(result);
	return value;
}

static void rest(struct terminal *t)
{
	while (now_us() - terminal_last_output_us(t) < REST_MS * 1000)
		terminal_wait(10);
}

/* One change, and the picture of it. */
static void measure(struct terminal *t, PGconn *conn, const char *sql,
	struct samples *ms, struct samples *bytes)
{
	size_t before = terminal_bytes(t);
	int64_t sent_us = now_us();

	free(ask(conn, sql));
	while (terminal_bytes(t) == before && now_us() - sent_us < 10000000)
		terminal_wait(1);
	await_quiet(t);
	rest(t);
	add(ms, (double)(terminal_last_output_us(t) - sent_us) / 1000);
	add(bytes, (double)(terminal_bytes(t) - before));
}

static void measure_rooms(struct terminal *t, PGconn *admin,
	struct samples *ms, struct samples *bytes)
{
	char *room = ask(admin, "select number from counter.rooms"
		" where status = 'DIRTY' order by number limit 1");

	for (int i = 0; i < CHANGES; i++) {
		char *sql = mem_printf("update counter.rooms set status = '%s'"
			" where number = '%s'",
			i % 2 == 0 ? "CLEANING" : "DIRTY", room);

		measure(t, admin, sql, ms, bytes);
		free(sql);
	}
	free(room);
}

/* Somebody comes to a lane, which is in view, and leaves it. */
static void measure_lanes(struct terminal *t, PGconn *admin, PGconn *desk,
	struct samples *ms, struct samples *bytes)
{
	char *who = ask(admin, "select id from counter.customers c"
		" where banned_until is null and past_due_balance = 0"
		" and dob < '1990-01-01' and not exists (select"
		" from counter.visits v where v.customer_id = c.id"
		" and v.ended_at is null) order by id limit 1");
	char *lane = ask(desk, "select min(lane) from desk.lane_board()"
		" where customer is null");
	char *go = mem_printf(":l lane %s<Enter>", lane);

	type(t, go);
	free(go);
	await_quiet(t);
	rest(t);

	for (int i = 0; who != NULL && lane != NULL && i < CHANGES; i++) {
		char *sql = i % 2 == 0
			? mem_printf("select desk.lane_start(gen_random_uuid(),"
				" 'idle', '%s', '%s', null, 'CHECKIN', null)",
				lane, who)
			: mem_printf("select desk.lane_reset(gen_random_uuid(),"
				" (select version from desk.lane_board() b"
				" where b.lane = '%s'), '%s', 'measured')",
				lane, lane);

		measure(t, desk, sql, ms, bytes);
		free(sql);
	}
	free(who);
	free(lane);
}

static void measure_moves(struct terminal *t, struct samples *bytes)
{
	static const char *const keys[] = { "<Right>", "<Down>", "<Left>",
		"<Up>" };

	type(t, "214");
	await_quiet(t);
	rest(t);
	for (int i = 0; i < MOVES; i++) {
		size_t before = terminal_bytes(t);

		press(t, keys[i % 4]);
		await_quiet(t);
		add(bytes, (double)(terminal_bytes(t) - before));
	}
}

/* Nobody types, nothing changes: clocks and minutes left go on. */
static void measure_idle(struct terminal *t, struct samples *bytes)
{
	for (int i = 0; i < IDLE_MINUTES; i++) {
		size_t before = terminal_bytes(t);
		int64_t until_us = now_us() + 60000000;

		while (now_us() < until_us)
			terminal_wait(100);
		add(bytes, (double)(terminal_bytes(t) - before));
	}
}

/* dsn: NULL for what the environment says. */
static struct terminal *open_board(const char *program, const char *dsn)
{
	static const char *const variables[] = {
		"PGHOST", "PGDATABASE", "PGUSER",
	};
	const char *environment[4] = { NULL };
	const struct terminal_options options = { .environment = environment };
	const char *const argv[] = {
		program, "--screen", "lanes", dsn != NULL ? "--dsn" : NULL, dsn,
		NULL
	};
	struct terminal *t;

	for (size_t i = 0; i < ARRAY_LEN(variables); i++)
		environment[i] = mem_printf("%s=%s", variables[i],
			getenv(variables[i]));
	t = terminal_open(&options, argv);
	await_seen(t, "WANT OUT");
	await_quiet(t);
	rest(t);
	return t;
}

/* The same board at the end of a long line. */
static void measure_far(const char *program, PGconn *admin,
	struct samples *start_ms, struct samples *room_ms)
{
	struct proxy *proxy = proxy_open(getenv("PGHOST"));
	static struct samples bytes;
	struct terminal *t = NULL;

	proxy_delay(proxy, FAR_MS);
	for (int i = 0; i < FAR_STARTS; i++) {
		int64_t started_us = now_us();

		if (t != NULL)
			terminal_close(&t);
		t = open_board(program, proxy_dsn(proxy));
		add(start_ms, (double)(terminal_last_output_us(t) - started_us)
			/ 1000);
	}
	measure_rooms(t, admin, room_ms, &bytes);
	terminal_close(&t);
	proxy_close(&proxy);
}

int main(int argc, char **argv)
{
	static struct samples room_ms, room_bytes, lane_ms, lane_bytes, moves,
		idle, far_start, far_room;
	struct terminal *t;
	PGconn *admin, *desk;

	if (argc != 4) {
		fprintf(stderr,
			"usage: bench_lanes OPSDESK ADMIN-DSN DESK-DSN\n");
		return 64;
	}
	admin = connect_to(argv[2]);
	desk = connect_to(argv[3]);
	free(ask(admin, "update desk.setting set value = '8'"
		" where (system, key) = ('counter', 'lanes')"));
	t = open_board(argv[1], NULL);
	measure_rooms(t, admin, &room_ms, &room_bytes);
	measure_lanes(t, admin, desk, &lane_ms, &lane_bytes);
	measure_moves(t, &moves);
	measure_idle(t, &idle);
	terminal_close(&t);
	measure_far(argv[1], admin, &far_start, &far_room);
	PQfinish(desk);
	PQfinish(admin);
	print_samples("room changed elsewhere, to picture", "ms", &room_ms);
	print_samples("bytes of a room's change", "bytes", &room_bytes);
	print_samples("lane changed elsewhere, to picture", "ms", &lane_ms);
	print_samples("bytes of a lane's change", "bytes", &lane_bytes);
	print_samples("bytes a key on the lane board", "bytes", &moves);
	print_samples("bytes of the lane board in an idle minute", "bytes",
		&idle);
	print_samples("start of the lane board, 50 ms away", "ms", &far_start);
	print_samples("room changed elsewhere, 50 ms away", "ms", &far_room);
	return 0;
}

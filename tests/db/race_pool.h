/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Many connections that ask at the same moment, each one thing at a time, and
 * whose backends may be ended while they work. */
#ifndef OPSDESK_TESTS_RACE_POOL_H
#define OPSDESK_TESTS_RACE_POOL_H

#include <stdbool.h>

/* What a write said.  The texts are valid during the call that tells it. */
struct race_answer {
	bool lost;		/* the connection ended before it came */
	const char *sqlstate;	/* "" for an outcome, else it was an error */
	const char *message;	/* of that error */
	bool ok;
	const char *code;	/* of a refusal, else "" */
	const char *booking, *version;	/* "" when there is none */
	const char *text;	/* the outcome, JSON */
};

struct race;
struct racer;

/* Answers come here, also lost ones; it may ask again. */
typedef void race_answered_fn(void *context, struct racer *racer,
	const struct race_answer *answer);

struct race *race_new(const char *dsn);
void race_free(struct race **race);

/* One more connection, by this login and with these settings ("-c name=value
 * ...", or ""). */
struct racer *race_add(struct race *race, const char *login,
	const char *settings);

/* Asks for the outcome of a write, such as
 * "desk.booking_approve($1, $2, $3)".  Returns at once. */
void racer_ask(struct racer *racer, const char *call, int value_count,
	const char *const *values);

/* The same for a statement without an outcome. */
void racer_do(struct racer *racer, const char *sql, int value_count,
	const char *const *values);

bool racer_is_busy(const struct racer *racer);
const char *racer_login(const struct racer *racer);

/* The caller's own. */
void racer_set_work(struct racer *racer, void *work);
void *racer_work(const struct racer *racer);

/* Ends its backend, whatever that is doing.  What it is asked next goes over a
 * new connection. */
void racer_kill(struct racer *racer);

/* As superuser, at once: for the judges. */
void race_do(struct race *race, const char *sql, int value_count,
	const char *const *values);

/* Fails unless the query's first value is this one ("" for none or null). */
#define race_expect(race, wanted, sql) \
	race_expect_at(race, wanted, sql, __FILE__, __LINE__)
void race_expect_at(struct race *race, const char *wanted, const char *sql,
	const char *file, int line);

/* Until somebody waits for a lock, such as one taken by race_do(). */
void race_await_waiting(struct race *race);

/* Until nobody is busy.  Fails the test when the server says nothing for
 * two minutes. */
void race_run(struct race *race, race_answered_fn *answered, void *context);

#endif

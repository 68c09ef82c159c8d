/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A loop, a connection and a notebook: what the tests of io/db share.
 * Conditions are awaited by running the loop; 20 seconds without one fail. */
#ifndef OPSDESK_TESTS_DB_FIXTURE_H
#define OPSDESK_TESTS_DB_FIXTURE_H

#include <stdbool.h>

#include "io/db.h"
#include "io/query.h"
#include "io/rows.h"
#include "tests/support/cluster.h"

#define ANSWERS_MAX 32

struct answer {
	struct db_fixture *fixture;	/* set by ask() */
	bool came;
	struct err error;
	struct rows *rows;
	int order;		/* the how many-th answer it was */
};

struct db_fixture {
	struct cluster *cluster;
	char *dsn;		/* of a fresh database, as superuser */
	struct loop *loop;
	struct db *db;
	struct db_options options;	/* set before connecting() */
	char states[64];	/* C R L X: connecting ready lost refused */
	char topics[400];	/* each followed by a blank; NULL is "*" */
	int answered;
	bool (*until)(struct db_fixture *f);
	struct answer answers[ANSWERS_MAX];
	int asked, dropped;	/* dropped: will never be answered */
	bool is_late;
};

/* A query of a test's own; its name must be the only one of its kind, so one
 * a line. */
#define LINE_NAME(line) "test_" #line
#define NAME_OF(line) LINE_NAME(line)
#define QUERY(rows_, sql_, parameters, columns) { \
	.name = NAME_OF(__LINE__), .sql = sql_, .rows = rows_, \
	.parameter_count = parameters, .column_count = columns }

/* cmocka: a group's cluster, shared or own; a test's database and loop. */
int db_fixture_group(void **state);
int db_fixture_group_own(void **state);
int db_fixture_group_end(void **state);
int db_fixture_begin(void **state);
int db_fixture_end(void **state);

/* Makes the connection to dsn (NULL: the fresh database) and returns. */
void connecting(struct db_fixture *f, const char *dsn);

/* The same, and awaits that it is ready. */
void connected(struct db_fixture *f);

/* Asks, to be found in the answer returned. */
struct answer *ask(struct db_fixture *f, struct db_owner *owner,
	const struct query *query, const char *const *parameters);

void await(struct db_fixture *f, bool (*until)(struct db_fixture *f));
void await_state(struct db_fixture *f, enum db_state state);
void await_answer(struct db_fixture *f, const struct answer *answer);

/* Runs the loop for as long as that takes, whatever happens. */
void run_for(struct db_fixture *f, int ms);

#define VALUES(...) ((const char *const[]){ __VA_ARGS__ })

/* $1 comes back. */
extern const struct query echo;
struct answer *ask_echo(struct db_fixture *f, struct db_owner *owner,
	const char *value);

/* Asks, and awaits the failure, which is the fixture's. */
const struct err *failure_of(struct db_fixture *f, const struct query *query,
	const char *const *parameters);
void fails_with(struct db_fixture *f, const struct query *query,
	enum err_kind kind, const char *sqlstate);

/* The connection answers. */
void still_works(struct db_fixture *f);

/* Is text in one of db_describe()'s lines? */
bool describes(struct db_fixture *f, const char *text);

#endif

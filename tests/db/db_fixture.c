/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A loop, a connection and a notebook. */
#include "config.h"

#include "tests/db/db_fixture.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "base/mem.h"
#include "io/loop.h"
#include "tests/support/patience.h"

static void note(char *notebook, size_t size, const char *word)
{
	if (strlen(notebook) + strlen(word) < size)
		strcat(notebook, word);
}

static void note_state(void *context, enum db_state state)
{
	struct db_fixture *f = context;
	const char letter[2] = { "CRLX"[state], '\0' };

	note(f->states, sizeof(f->states), letter);
}

static void note_topic(void *context, const char *topic)
{
	struct db_fixture *f = context;

	note(f->topics, sizeof(f->topics), topic != NULL ? topic : "*");
	note(f->topics, sizeof(f->topics), " ");
}

static void note_answer(void *context, struct rows *rows,
	const struct err *error)
{
	struct answer *answer = context;

	assert_false(answer->came);
	assert_true((rows != NULL) == (error == NULL));
	answer->came = true;
	answer->rows = rows;
	answer->order = ++answer->fixture->answered;
	if (error != NULL)
		answer->error = *error;
}

static void look(void *context)
{
	struct db_fixture *f = context;

	if (f->until != NULL && f->until(f))
		loop_stop(f->loop, 0);
}

int db_fixture_group(void **state)
{
	*state = cluster_open();
	return 0;
}

int db_fixture_group_own(void **state)
{
	*state = cluster_open_own();
	return 0;
}

int db_fixture_group_end(void **state)
{
	struct cluster *cluster = *state;

	cluster_close(&cluster);
	return 0;
}

int db_fixture_begin(void **state)
{
	struct db_fixture *f = mem_new(1, sizeof(*f));

	f->cluster = *state;
	f->dsn = cluster_empty_database(f->cluster, "db");
	f->loop = loop_new();
	f->options.application_name = "opsdesk test";
	loop_on_turn(f->loop, look, f);
	*state = f;
	return 0;
}

int db_fixture_end(void **state)
{
	struct db_fixture *f = *state;
	int i;

	db_free(&f->db);
	assert_null(f->db);
	loop_free(&f->loop);
	for (i = 0; i < f->asked; i++)
		rows_free(&f->answers[i].rows);
	cluster_drop(f->cluster, f->dsn);
	*state = f->cluster;
	free(f->dsn);
	free(f);
	return 0;
}

void connecting(struct db_fixture *f, const char *dsn)
{
	f->options.dsn = dsn != NULL ? dsn : f->dsn;
	f->db = db_new(f->loop, &f->options, &(struct db_listener){
		.state = note_state, .notify = note_topic, .context = f,
	});
}

void connected(struct db_fixture *f)
{
	connecting(f, NULL);
	await_state(f, DB_READY);
}

struct answer *ask(struct db_fixture *f, struct db_owner *owner,
	const struct query *query, const char *const *parameters)
{
	struct answer *answer = &f->answers[f->asked++];

	assert_true(f->asked <= ANSWERS_MAX);
	*answer = (struct answer){ .fixture = f };
	db_ask(f->db, owner, query, parameters, note_answer, answer);
	assert_false(answer->came);
	return answer;
}

static void lose_patience(void *context)
{
	struct db_fixture *f = context;

	f->is_late = true;
	loop_stop(f->loop, 0);
}

static void run_until(struct db_fixture *f, bool (*until)(struct db_fixture *),
	int ms)
{
	struct loop_timer *patience =
		loop_timer_new(f->loop, lose_patience, f);

	f->until = until;
	f->is_late = false;
	loop_timer_set(patience, ms);
	loop_run(f->loop);
	loop_timer_free(&patience);
	f->until = NULL;
}

static void fail_late(struct db_fixture *f)
{
	char lines[8][ERR_TEXT_SIZE];
	int count = db_describe(f->db, lines, 8), i;

	for (i = 0; i < count; i++)
		print_message("# %s\n", lines[i]);
	fail_msg("not in %d s; states %s, topics %s", PATIENCE_MS / 1000,
		f->states, f->topics);
}

void await(struct db_fixture *f, bool (*until)(struct db_fixture *f))
{
	run_until(f, until, PATIENCE_MS);
	if (f->is_late)
		fail_late(f);
}

static bool is_never(struct db_fixture *f)
{
	(void)f;
	return false;
}

void run_for(struct db_fixture *f, int ms)
{
	run_until(f, is_never, ms);
}

static bool is_ready(struct db_fixture *f)
{
	return db_state(f->db) == DB_READY;
}

static bool is_lost(struct db_fixture *f)
{
	return db_state(f->db) == DB_LOST;
}

static bool is_refused(struct db_fixture *f)
{
	return db_state(f->db) == DB_REFUSED;
}

static bool has_all_answers(struct db_fixture *f)
{
	return f->answered + f->dropped == f->asked;
}

void await_state(struct db_fixture *f, enum db_state state)
{
	assert_int_not_equal(state, DB_CONNECTING);
	await(f, state == DB_READY ? is_ready
		: state == DB_LOST ? is_lost : is_refused);
}

void await_answer(struct db_fixture *f, const struct answer *answer)
{
	/* Answers come in order: the last asked is the last to come. */
	if (!answer->came)
		await(f, has_all_answers);
	assert_true(answer->came);
}

bool describes(struct db_fixture *f, const char *text)
{
	char lines[8][ERR_TEXT_SIZE];
	int count = db_describe(f->db, lines, 8), i;

	for (i = 0; i < count; i++)
		if (strstr(lines[i], text) != NULL)
			return true;
	for (i = 0; i < count; i++)
		print_message("# not \"%s\": %s\n", text, lines[i]);
	return false;
}

const struct query echo = QUERY(QUERY_ONE, "SELECT $1::text AS value", 1, 1);

struct answer *ask_echo(struct db_fixture *f, struct db_owner *owner,
	const char *value)
{
	return ask(f, owner, &echo, VALUES(value));
}

const struct err *failure_of(struct db_fixture *f, const struct query *query,
	const char *const *parameters)
{
	struct answer *answer = ask(f, NULL, query, parameters);

	await_answer(f, answer);
	assert_null(answer->rows);
	return &answer->error;
}

void fails_with(struct db_fixture *f, const struct query *query,
	enum err_kind kind, const char *sqlstate)
{
	const struct err *error = failure_of(f, query, NULL);

	assert_string_equal(error->sqlstate, sqlstate);
	assert_int_equal(error->kind, kind);
}

void still_works(struct db_fixture *f)
{
	struct answer *answer = ask_echo(f, NULL, "well");

	await_answer(f, answer);
	assert_non_null(answer->rows);
	assert_string_equal(rows_text(answer->rows, 0, 0), "well");
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The fake's queue, and what it writes down.  Its answers are made in
 * fake_answer.c. */
#include "config.h"

#include "tests/support/fake_db.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "base/clock.h"
#include "base/mem.h"
#include "base/text.h"
#include "tests/support/fake_answer.h"

#define ASKED_SIZE 65536
#define UUID_SIZE 37

struct db_request {
	struct db_request *next;
	struct arena *arena;
	struct db_owner *owner;		/* NULL: nobody listens */
	const struct query *query;
	const char **parameters;
	db_reply_fn *reply;
	void *context;
	int whose;
	struct err failure;		/* kind ERR_NONE: ask the answers */
};

struct db {
	struct db_listener listener;
	enum db_state state;
	char why[ERR_TEXT_SIZE];
	struct db_request *first, **last;
	struct fake_answers *answers;
	char asked[ASKED_SIZE];
	char (*ids)[UUID_SIZE];		/* request ids seen so far */
	int id_count;
	bool running;
	int64_t heard_ms;	/* 0: not yet */
};

/* -------------------------------------------------------- what was asked */

static bool is_uuid(const char *text)
{
	static const char form[] = "xxxxxxxx-xxxx-4xxx-yxxx-xxxxxxxxxxxx";
	size_t i;

	for (i = 0; form[i] != '\0' && text[i] != '\0'; i++) {
		const char *allowed = form[i] == 'x' ? "0123456789abcdef"
			: form[i] == 'y' ? "89ab" : NULL;

		if (allowed == NULL ? text[i] != form[i]
				    : strchr(allowed, text[i]) == NULL)
			return false;
	}
	return form[i] == text[i];
}

static int number_of(struct db *db, const char *id)
{
	int i = db->id_count;

	/* The latest is the likeliest. */
	while (i > 0 && strcmp(db->ids[i - 1], id) != 0)
		i--;
	if (i > 0)
		return i;
	i = db->id_count;
	db->ids = mem_resize(db->ids, (size_t)i + 1, UUID_SIZE);
	snprintf(db->ids[db->id_count++], UUID_SIZE, "%s", id);
	return i + 1;
}

static bool is_number(const char *text)
{
	char *end;

	(void)strtol(text, &end, 10);
	return end != text && *end == '\0';
}

/* "2026-11-21" or "2026-11-21 14:05" */
static bool is_moment(const char *text, const char *form)
{
	if (strlen(text) != strlen(form))
		return false;
	for (; *form != '\0'; form++, text++) {
		if (*form == '0' ? *text < '0' || *text > '9' : *text != *form)
			return false;
	}
	return true;
}

static bool is_of_type(const char *value, const char *type)
{
	if (!text_is_utf8(value))
		return false;
	if (strcmp(type, "uuid") == 0)
		return is_uuid(value);
	if (strcmp(type, "int4") == 0 || strcmp(type, "int8") == 0)
		return is_number(value);
	if (strcmp(type, "bool") == 0)
		return strcmp(value, "true") == 0 || strcmp(value, "false") == 0;
	if (strcmp(type, "date") == 0)
		return is_moment(value, "0000-00-00");
	if (strcmp(type, "timestamp") == 0)
		return is_moment(value, "0000-00-00 00:00");
	if (strcmp(type, "jsonb") == 0)
		return value[0] == '[' || value[0] == '{';
	if (strcmp(type, "text[]") == 0 || strcmp(type, "uuid[]") == 0)
		return value[0] == '{' && value[strlen(value) - 1] == '}';
	return strcmp(type, "text") == 0;
}

static void write_down(struct db *db, const struct query *query,
	const char *const *parameters)
{
	size_t n = strlen(db->asked);
	FILE *out = fmemopen(db->asked + n, ASKED_SIZE - n, "w");

	fprintf(out, "%s(", query->name);
	for (int i = 0; i < query->parameter_count; i++) {
		const char *type = query->parameter_types[i];
		const char *value = parameters[i];

		fputs(i > 0 ? ", " : "", out);
		if (value == NULL)
			fputs("NULL", out);
		else if (!is_of_type(value, type))
			fail_msg("%s: $%d is \"%s\", which is no %s",
				query->name, i + 1, value, type);
		else if (strcmp(type, "uuid") == 0)
			fprintf(out, "#%d", number_of(db, value));
		else
			fputs(value, out);
	}
	fputs(")\n", out);
	if (fclose(out) != 0)
		fail_msg("more was asked than can be written down");
}

const char *fake_db_asked(struct db *db)
{
	return db->asked;
}

void fake_db_forget(struct db *db)
{
	db->asked[0] = '\0';
}

/* ---------------------------------------------------------------- queue */

/* Borrowed from whoever made it. */
static struct db *newest;

struct db *fake_db_newest(void)
{
	return newest;
}

struct db *db_new(struct loop *loop, const struct db_options *options,
	const struct db_listener *listener)
{
	struct db *db = mem_new(1, sizeof(*db));

	(void)loop;
	(void)options;
	db->listener = *listener;
	db->state = DB_CONNECTING;
	db->last = &db->first;
	db->answers = fake_answers_new();
	newest = db;
	return db;
}

static void request_free(struct db_request *request)
{
	struct arena *arena = request->arena;

	arena_free(&arena);
}

static struct db_request *pop(struct db *db)
{
	struct db_request *request = db->first;

	db->first = request->next;
	if (db->first == NULL)
		db->last = &db->first;
	return request;
}

void db_free(struct db **db)
{
	if (*db == NULL)
		return;
	while ((*db)->first != NULL)
		request_free(pop(*db));
	fake_answers_free(&(*db)->answers);
	free((*db)->ids);
	free(*db);
	*db = NULL;
}

static void fail_as(struct db_request *request, const char *sqlstate,
	const char *text)
{
	if (request->failure.kind != ERR_NONE)
		return;
	err_set(&request->failure, ERR_OFFLINE, "%s", text);
	snprintf(request->failure.sqlstate, sizeof(request->failure.sqlstate),
		"%s", sqlstate);
}

static void fail_as_unsent(struct db_request *request)
{
	fail_as(request, "08003", "not sent: there is no connection");
}

void db_ask(struct db *db, struct db_owner *owner, const struct query *query,
	const char *const *parameters, db_reply_fn *reply, void *context)
{
	struct arena *arena = arena_new();
	struct db_request *request = arena_alloc(arena, 1, sizeof(*request));

	*request = (struct db_request){
		.arena = arena, .owner = owner, .query = query,
		.reply = reply, .context = context, .whose = db_whose(db),
	};
	request->parameters = arena_alloc(arena,
		(size_t)query->parameter_count + 1, sizeof(char *));
	for (int i = 0; i < query->parameter_count; i++)
		request->parameters[i] = arena_strdup(arena, parameters[i]);
	*db->last = request;
	db->last = &request->next;
	if (db->state == DB_READY)
		write_down(db, query, parameters);
	else
		fail_as_unsent(request);
}

/* The first one is with the server and runs to its end. */
void db_owner_close(struct db *db, struct db_owner *owner)
{
	struct db_request **at = &db->first, *request;

	db->last = &db->first;
	while ((request = *at) != NULL) {
		if (request->owner == owner && request != db->first) {
			*at = request->next;
			request_free(request);
			continue;
		}
		if (request->owner == owner)
			request->reply = NULL;
		at = &request->next;
		db->last = at;
	}
}

void db_stop(struct db *db)
{
	(void)db;
	fail_msg("nothing here is long enough to be stopped");
}

void db_reconnect(struct db *db)
{
	(void)db;
	fail_msg("nothing here is bad enough to hang up");
}

/* Tells the answer to whoever still listens. */
static void answer(struct db *db, struct db_request *request,
	struct rows *rows)
{
	int whose = db_serve(db, request->whose);

	const struct err *failure = request->failure.kind == ERR_NONE
		? NULL : &request->failure;

	if (request->reply != NULL)
		request->reply(request->context, rows, failure);
	else
		rows_free(&rows);
	db_serve(db, whose);
	request_free(request);
}

void fake_db_run(struct db *db)
{
	struct rows *rows;

	if (db->running)
		fail_msg("an answer came from within a call");
	db->running = true;
	if (db->state == DB_READY)
		db->heard_ms = clock_ms();
	while (db->first != NULL) {
		struct db_request *request = db->first;

		rows = NULL;
		if (request->failure.kind == ERR_NONE &&
		    !fake_answers_give(db->answers, request->query,
			    request->parameters, &rows, &request->failure))
			break;
		answer(db, pop(db), rows);
	}
	db->running = false;
}

int fake_db_waiting(const struct db *db)
{
	int n = 0;

	for (const struct db_request *r = db->first; r != NULL; r = r->next)
		n++;
	return n;
}

void fake_db_answer(struct db *db, const struct fake_answer *given)
{
	fake_answers_add(db->answers, given);
}

void fake_db_answer_rest(struct db *db, const char *outcome)
{
	fake_answers_rest(db->answers, outcome);
}

/* ----------------------------------------------------------- connection */

static void set_state(struct db *db, enum db_state state)
{
	db->state = state;
	if (db->listener.state != NULL)
		db->listener.state(db->listener.context, state);
}

void fake_db_connect(struct db *db)
{
	set_state(db, DB_READY);
	fake_db_announce(db, NULL);
}

void fake_db_lose(struct db *db, const char *why)
{
	snprintf(db->why, sizeof(db->why), "%s", why);
	for (struct db_request *r = db->first; r != NULL; r = r->next) {
		if (r == db->first)
			fail_as(r, "08007", "the line dropped before the answer");
		else
			fail_as_unsent(r);
	}
	set_state(db, DB_LOST);
}

void fake_db_announce(struct db *db, const char *topic)
{
	if (db->listener.notify != NULL)
		db->listener.notify(db->listener.context, topic);
}

int64_t db_silent_ms(const struct db *db)
{
	return db->heard_ms == 0 ? 0 : clock_ms() - db->heard_ms;
}

enum db_state db_state(const struct db *db)
{
	return db->state;
}

bool db_is_busy(const struct db *db)
{
	return db->first != NULL;
}

int db_describe(const struct db *db, char (*out)[ERR_TEXT_SIZE], int lines)
{
	if (lines < 1)
		return 0;
	memcpy(out[0], db->why, ERR_TEXT_SIZE);
	return 1;
}

void db_retry(struct db *db)
{
	(void)db;
}

void db_sign_in(struct db *db, const char *user, const char *password)
{
	(void)db;
	(void)user;
	(void)password;
}

bool db_wants_password(const struct db *db)
{
	(void)db;
	return false;
}

bool db_used_password(const struct db *db)
{
	return db->state == DB_READY;
}

enum err_kind db_refusal(const struct db *db)
{
	(void)db;
	return ERR_DENIED;
}

const char *db_user(const struct db *db)
{
	return db->state == DB_READY ? "desk1" : "";
}

int db_whose(const struct db *db)
{
	return db->listener.whose == NULL ? 0
		: db->listener.whose(db->listener.context);
}

int db_serve(struct db *db, int whose)
{
	return db->listener.serve == NULL ? 0
		: db->listener.serve(db->listener.context, whose);
}

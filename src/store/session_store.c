/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Signing in: three questions in a row, one record. */
#include "config.h"

#include "store/session_store.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "io/queries.h"
#include "io/rows.h"

enum { PART_OPEN, PART_WHO, PART_RIGHTS, PARTS };

struct sign_in {
	struct store_question question;
	struct store *store;
	struct session *session;
	session_store_fn *done;
	void *context;
	int waiting;
	struct err err;			/* the first failure */
};

static void sign_in_drop(struct store_question *question)
{
	struct sign_in *sign_in = (struct sign_in *)question;

	session_free(&sign_in->session);
}

static void finish(struct sign_in *sign_in)
{
	struct session *session = sign_in->session;
	session_store_fn *done = sign_in->done;
	void *context = sign_in->context;
	struct err err = sign_in->err;

	if (err.kind == ERR_DENIED ||
	    (err.kind == ERR_NONE && session->login == NULL))
		err_set(&err, ERR_DENIED, "%s", SESSION_NOT_STAFF);
	store_question_done(&sign_in->question);
	if (err.kind == ERR_NONE) {
		done(context, session, NULL);
		return;
	}
	session_free(&session);
	done(context, NULL, &err);
}

/* Takes the reply's rows; only the first failure is told, at the end. */
static void arrived(struct sign_in *sign_in, struct rows **rows,
	const struct err *error)
{
	if (error != NULL && sign_in->err.kind == ERR_NONE)
		sign_in->err = *error;
	rows_free(rows);
	if (--sign_in->waiting == 0)
		finish(sign_in);
}

static void open_arrived(void *context, struct rows *rows,
	const struct err *error)
{
	struct sign_in *sign_in = context;

	/* What can be read is still worth seeing. */
	if (error != NULL && strcmp(error->sqlstate, "25006") == 0) {
		sign_in->session->read_only = true;
		error = NULL;
	}
	arrived(sign_in, &rows, error);
}

static void set_clock(struct store *store, const char *now)
{
	wall_minute minute;
	int second = 0;

	if (!timeslot_parse_stamp(now, &minute))
		return;
	/* "2026-11-21 14:07:42.5" */
	sscanf(now, "%*d-%*d-%*d %*d:%*d:%d", &second);
	store_set_clock(store, minute, second);
}

static void who_arrived(void *context, struct rows *rows,
	const struct err *error)
{
	struct sign_in *sign_in = context;
	struct session *session = sign_in->session;

	if (error == NULL && rows_count(rows) > 0) {
		struct arena *arena = session->arena;

		session->login = arena_strdup(arena,
			rows_text(rows, 0, Q_SESSION_WHO_LOGIN));
		session->name = arena_strdup(arena,
			rows_text(rows, 0, Q_SESSION_WHO_NAME));
		session->role_label = arena_strdup(arena,
			rows_text(rows, 0, Q_SESSION_WHO_ROLE_LABEL));
		session->desk = arena_strdup(arena,
			rows_text(rows, 0, Q_SESSION_WHO_DESK));
		session->database = arena_strdup(arena,
			rows_text(rows, 0, Q_SESSION_WHO_DATABASE));
		session->waive_left_minor = (int)rows_int(rows, 0,
			Q_SESSION_WHO_WAIVE_LEFT_MINOR);
		set_clock(sign_in->store,
			rows_text(rows, 0, Q_SESSION_WHO_NOW_LOCAL));
	}
	arrived(sign_in, &rows, error);
}

static void rights_arrived(void *context, struct rows *rows,
	const struct err *error)
{
	struct sign_in *sign_in = context;
	struct session *session = sign_in->session;

	if (error == NULL) {
		int count = rows_count(rows), mine = 0, others = 0;
		const char **rights = arena_alloc(session->arena,
			(size_t)count + 1, sizeof(*rights));
		struct other_right *theirs = arena_alloc(session->arena,
			(size_t)count + 1, sizeof(*theirs));

		for (int i = 0; i < count; i++) {
			const char *name = arena_strdup(session->arena,
				rows_text(rows, i, Q_SESSION_RIGHTS_FUNCTION_NAME));
			const char *who = arena_strdup(session->arena,
				rows_text(rows, i, Q_SESSION_RIGHTS_WHO_CAN));

			if (who == NULL || who[0] == '\0')
				rights[mine++] = name;
			else
				theirs[others++] = (struct other_right){
					name, who,
					rows_bool(rows, i,
						Q_SESSION_RIGHTS_SIGNABLE)
				};
		}
		session->rights = rights;
		session->others = theirs;
		session->other_count = others;
	}
	arrived(sign_in, &rows, error);
}

void session_store_open(struct store *store, struct store_owner *owner,
	const char *desk, const char *tty, const char *ssh,
	session_store_fn *done, void *context)
{
	struct sign_in *sign_in = mem_new(1, sizeof(*sign_in));
	struct arena *arena = arena_new();
	const char *where[] = { desk, tty, ssh };

	sign_in->store = store;
	sign_in->session = arena_alloc(arena, 1, sizeof(struct session));
	sign_in->session->arena = arena;
	sign_in->done = done;
	sign_in->context = context;
	sign_in->waiting = PARTS;
	sign_in->question.drop = sign_in_drop;
	store_question_add(owner, &sign_in->question);
	db_ask(store_db(store), &owner->db, &q_session_open, where,
		open_arrived, sign_in);
	db_ask(store_db(store), &owner->db, &q_session_who, NULL, who_arrived,
		sign_in);
	db_ask(store_db(store), &owner->db, &q_session_rights, NULL,
		rights_arrived, sign_in);
}

void session_free(struct session **session)
{
	struct arena *arena;

	if (*session == NULL)
		return;
	arena = (*session)->arena;
	*session = NULL;
	arena_free(&arena);
}

static const struct other_right *other_right(const struct session *session,
	const char *function)
{
	for (int i = 0; session != NULL && i < session->other_count; i++) {
		if (strcmp(session->others[i].function, function) == 0)
			return &session->others[i];
	}
	return NULL;
}

const char *session_who_can(const struct session *session, const char *function)
{
	const struct other_right *right = other_right(session, function);

	return right == NULL ? NULL : right->who_can;
}

const char *session_who_signs(const struct session *session,
	const char *function)
{
	const struct other_right *right = other_right(session, function);

	return right == NULL || !right->signable ? NULL : right->who_can;
}

bool session_may(const struct session *session, const char *function)
{
	for (int i = 0; session != NULL && session->rights[i] != NULL; i++) {
		if (strcmp(session->rights[i], function) == 0)
			return true;
	}
	return false;
}

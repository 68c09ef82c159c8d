/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One signature, from the password to the outcome. */
#include "config.h"

#include "store/signing.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/log.h"
#include "base/mem.h"
#include "io/loop.h"
#include "io/queries.h"
#include "io/rows.h"
#include "store/outcome.h"
#include "store/signover_store.h"

/* Longer than a connection and a statement may take by themselves. */
#define DEADLINE_MS 30000

enum step { CONNECTING, ASKING, SIGNING, TAKING_BACK, OVER };

struct signing {
	enum step step;
	struct store *store;
	struct store_owner asker;	/* of what the clerk's connection does */
	struct db *db;			/* the manager's */
	struct db_owner owner;
	struct loop_timer *timer;	/* the deadline, then the end */
	const struct signable *signable;
	char *user;
	char id[REQUEST_ID_SIZE];	/* of the wish; "": not laid down */
	bool awaits_line;		/* the asker's, to take it back */
	struct outcome *outcome;
	struct err err;
	signing_done_fn *done;
	void *context;
};

/* Told from the loop: a database is not freed from within its callbacks. */
static void end(struct signing *signing)
{
	signing->step = OVER;
	loop_timer_set(signing->timer, 0);
}

/* Without a line nobody knows: it is asked again when there is one. */
static bool is_put_off(struct signing *signing, const struct err *error)
{
	signing->awaits_line = error != NULL && error->kind == ERR_OFFLINE;
	return signing->awaits_line;
}

static void outcome_told(void *context, const char *outcome,
	const struct err *error)
{
	struct signing *signing = context;

	if (is_put_off(signing, error))
		return;
	if (error != NULL) {
		signing->err = *error;
	} else if (outcome != NULL) {
		outcome_free(&signing->outcome);
		signing->outcome = outcome_parse(outcome, &signing->err);
	}
	end(signing);
}

static void taken_back(void *context, struct outcome *outcome,
	const struct err *error)
{
	struct signing *signing = context;

	if (is_put_off(signing, error))
		return;
	if (error == NULL && !outcome->ok) {
		/* It was signed after all; or the server says what else. */
		err_set(&signing->err, ERR_CONFLICT, "%s", outcome->sentence);
		signover_store_outcome(signing->store, &signing->asker,
			signing->id, outcome_told, signing);
	} else {
		if (error != NULL)
			signing->err = *error;
		end(signing);
	}
	outcome_free(&outcome);
}

static void take_back(struct signing *signing)
{
	if (signing->id[0] == '\0') {
		end(signing);
		return;
	}
	signing->step = TAKING_BACK;
	signing->awaits_line = false;
	signover_store_withdraw(signing->store, &signing->asker, signing->id,
		taken_back, signing);
}

static void signed_answered(void *context, struct rows *rows,
	const struct err *error)
{
	struct signing *signing = context;

	if (signing->step != SIGNING) {
		rows_free(&rows);
		return;
	}
	if (error != NULL && error->kind == ERR_DENIED) {
		err_set(&signing->err, ERR_DENIED, "%s is no manager here: "
			"nothing was signed", signing->user);
		take_back(signing);
		return;
	}
	if (error != NULL) {
		err_set(&signing->err, error->kind, "it was not signed: %s",
			error->text);
		take_back(signing);
		return;
	}
	signing->outcome = outcome_parse(rows_text(rows, 0, 0), &signing->err);
	rows_free(&rows);
	if (signing->outcome == NULL || !signing->outcome->ok)
		take_back(signing);
	else
		end(signing);
}

static void asked(void *context, struct outcome *outcome,
	const struct err *error)
{
	struct signing *signing = context;
	char request[REQUEST_ID_SIZE];
	const char *parameters[] = { request, signing->id, "false" };

	if (error != NULL) {
		signing->err = *error;
		end(signing);
		return;
	}
	snprintf(signing->id, sizeof(signing->id), "%s", outcome->signover);
	if (!outcome->ok) {
		signing->outcome = outcome;
		end(signing);
		return;
	}
	outcome_free(&outcome);
	if (signing->step != ASKING) {
		take_back(signing);
		return;
	}
	request_id_mint(request);
	signing->step = SIGNING;
	db_ask(signing->db, &signing->owner, &q_signover_sign, parameters,
		signed_answered, signing);
}

static void refused(struct signing *signing)
{
	if (db_refusal(signing->db) == ERR_OFFLINE)
		err_set(&signing->err, ERR_OFFLINE, "no server answered: "
			"nothing was signed");
	else if (db_wants_password(signing->db))
		err_set(&signing->err, ERR_DENIED, "the login or the password "
			"is wrong: nothing was signed");
	else
		err_set(&signing->err, ERR_DENIED, "%s may not sign in here: "
			"nothing was signed", signing->user);
	end(signing);
}

static void state_changed(void *context, enum db_state state)
{
	struct signing *signing = context;

	if (signing->step != CONNECTING)
		return;
	if (state == DB_REFUSED) {
		refused(signing);
	} else if (state == DB_READY && !db_used_password(signing->db)) {
		/* Whoever types that name would be believed. */
		err_set(&signing->err, ERR_DENIED, "the server asks %s for no "
			"password, so a name proves nothing: to the managers' "
			"queue instead", signing->user);
		end(signing);
	} else if (state == DB_READY) {
		signing->step = ASKING;
		signover_store_ask(signing->store, &signing->asker,
			signing->signable, false, NULL, asked, signing);
	}
}

static void fired(void *context)
{
	struct signing *signing = context;
	struct outcome *outcome = signing->outcome;

	if (signing->step != OVER) {
		err_set(&signing->err, ERR_OFFLINE, "the server did not answer "
			"in time: it was not signed");
		/* What the wish comes to is waited for, however long. */
		if (signing->step == SIGNING)
			take_back(signing);
		else if (signing->step == CONNECTING)
			end(signing);
		else
			signing->step = TAKING_BACK;
		return;
	}
	signing->outcome = NULL;
	signing->done(signing->context, outcome,
		outcome == NULL ? &signing->err : NULL);
}

struct signing *signing_new(const struct signing_place *place,
	struct store *store, const struct signable *signable, const char *user,
	const char *password, signing_done_fn *done, void *context)
{
	struct signing *signing = mem_new(1, sizeof(*signing));
	const struct db_options options = {
		.dsn = place->dsn, .application_name = "opsdesk signs",
		.user = user, .password = password,
	};
	const struct db_listener listener = {
		.state = state_changed, .context = signing,
	};

	signing->store = store;
	signing->signable = signable;
	signing->user = mem_strdup(user);
	signing->done = done;
	signing->context = context;
	signing->timer = loop_timer_new(place->loop, fired, signing);
	loop_timer_set(signing->timer, DEADLINE_MS);
	signing->db = db_new(place->loop, &options, &listener);
	return signing;
}

void signing_line_back(struct signing *signing)
{
	if (signing->awaits_line)
		take_back(signing);
}

bool signing_awaits_line(const struct signing *signing)
{
	return signing->awaits_line;
}

const char *signing_wish(const struct signing *signing)
{
	return signing->id;
}

static void dropped(void *context, struct outcome *outcome,
	const struct err *error)
{
	(void)context;
	(void)error;
	outcome_free(&outcome);
}

void signing_free(struct signing **signing)
{
	struct signing *s = *signing;

	if (s == NULL)
		return;
	*signing = NULL;
	store_owner_close(s->store, &s->asker);
	if (s->step == SIGNING)
		signover_store_withdraw(s->store, store_flows(s->store), s->id,
			dropped, NULL);
	db_owner_close(s->db, &s->owner);
	db_free(&s->db);
	loop_timer_free(&s->timer);
	outcome_free(&s->outcome);
	free(s->user);
	free(s);
}

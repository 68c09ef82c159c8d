/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes on their way: kept before they are sent, asked again under their id
 * until it is known what became of them, and told to whoever asked; once more
 * when a manager has signed what was refused. */
#include "config.h"

#include "store/store.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/log.h"
#include "base/mem.h"
#include "io/queries.h"
#include "io/rows.h"
#include "store/outcome.h"
#include "store/request_id.h"
#include "store/request_log.h"
#include "store/signable.h"
#include "store/store_private.h"

#define TRIES_IN_DOUBT 5

static void pending_free(struct pending *pending)
{
	for (int i = 0; i < pending->sent->parameter_count; i++)
		free(pending->parameters[i]);
	free(pending->parameters);
	free(pending->words);
	free(pending->not_kept);
	free(pending);
}

static void unlink_pending(struct pending *pending)
{
	struct pending **at = &pending->store->pending;

	while (*at != pending)
		at = &(*at)->next;
	*at = pending->next;
}

void store_write_over(struct pending *pending)
{
	unlink_pending(pending);
	if (pending->over != NULL)
		pending->over(pending->context);
	pending_free(pending);
}

void store_disown(struct store *store, const struct store_owner *owner)
{
	for (struct pending *p = store->pending; p != NULL; p = p->next) {
		if (p->owner == owner) {
			p->owner = NULL;
			p->done = NULL;
			p->over = NULL;
		}
	}
}

void store_drop_writes(struct store *store)
{
	while (store->pending != NULL) {
		struct pending *pending = store->pending;

		store->pending = pending->next;
		pending_free(pending);
	}
}

/* On the disk before it is sent: after that anything may happen to us.  false:
 * it is not, and nobody has been told yet that nothing is kept. */
static bool keep(struct store *store, struct pending *pending)
{
	const struct store_keeper *keeper = &store->keeper;
	char what[REQUEST_LOG_TEXT_SIZE] = "";
	struct err err;

	if (keeper->log == NULL || pending->dry_run)
		return true;
	keeper->describe(keeper->context, what, sizeof(what));
	if (what[0] == '\0')
		snprintf(what, sizeof(what), "%s", pending->query->name);
	pending->words = mem_strdup(what);
	if (request_log_asked(keeper->log, pending->parameters[0], what,
		    &err)) {
		store->is_keeping = true;
		return true;
	}
	log_line("%s is not kept: %s", pending->query->name, err.text);
	if (!store->is_keeping)
		return true;
	request_log_taken_back(keeper->log, pending->parameters[0]);
	pending->not_kept = mem_strdup(err.text);
	return false;
}

static void ask(struct pending *pending);

/* What did not do it this time, whatever became of it before. */
static bool is_not_now(const char *sqlstate)
{
	static const char *const states[] = {
		"55P03", "57014", "40001", "40P01"
	};

	for (size_t i = 0; i < ARRAY_LEN(states); i++)
		if (strcmp(sqlstate, states[i]) == 0)
			return true;
	return false;
}

/* Must it be asked again?  Once a line has dropped before the answer, it may
 * have been done, or the server may still be at it: only an outcome says. */
static bool goes_on(struct pending *pending, const struct err *error)
{
	if (error == NULL)
		return false;
	if (strcmp(error->sqlstate, "08007") == 0)
		pending->in_doubt = true;
	if (!pending->in_doubt)
		return false;
	if (is_not_now(error->sqlstate) && ++pending->tries < TRIES_IN_DOUBT) {
		ask(pending);
		return true;
	}
	pending->unanswered = error->kind == ERR_OFFLINE;
	if (pending->unanswered)
		log_line("%s: the line dropped before the answer; it will be "
			"asked again", pending->query->name);
	return pending->unanswered;
}

/* The next sign-in asks about what cannot be known here. */
static const struct err *not_known(const struct err *why, struct err *err)
{
	log_line("it is not known whether it was done: %s", why->text);
	err_set(err, ERR_CONFLICT, "whether this was done is not known: look "
		"it up, or sign in again to hear");
	return err;
}

/* It stays in its place meanwhile, so that an owner who closes is heeded. */
static void tell(struct pending *pending, struct outcome *outcome,
	const struct err *error)
{
	const struct store *store = pending->store;

	pending->told = true;
	if (pending->done != NULL) {
		pending->done(pending->context, outcome, error);
		return;
	}
	if (store->unheard != NULL && !pending->looks)
		store->unheard(store->unheard_context, outcome, error);
	outcome_free(&outcome);
}

/* What `u` takes back, and how that is told of. */
static void note_done(const struct pending *pending)
{
	struct store *store = pending->store;

	store_remember_last(store, pending->parameters[0]);
	if (pending->words != NULL)
		snprintf(store->last_words, sizeof(store->last_words), "%s",
			pending->words);
}

static void write_answered(void *context, struct rows *rows,
	const struct err *error)
{
	struct pending *pending = context;
	struct store *store = pending->store;
	struct outcome *outcome = NULL;
	struct signable *signable;
	struct err err;

	if (goes_on(pending, error))
		return;
	if (error == NULL) {
		outcome = outcome_parse(rows_text(rows, 0, 0), &err);
		error = outcome == NULL ? &err : NULL;
		rows_free(&rows);
	}
	if (error != NULL && pending->in_doubt)
		error = not_known(error, &err);
	else if (store->keeper.log != NULL && !pending->dry_run)
		request_log_answered(store->keeper.log, pending->parameters[0]);
	if (outcome != NULL && outcome->ok && !pending->dry_run)
		note_done(pending);
	signable = signable_of(&store->signs, pending->query,
		pending->parameters, pending->sent != pending->query,
		pending->looks, outcome);
	tell(pending, outcome, error);
	if (signable == NULL) {
		store_write_over(pending);
		return;
	}
	signable->write = pending;
	store->signs.offered(store->signs.context, signable);
}

/* A question in its place, so that this answer comes when answers come. */
static void not_written(void *context, struct rows *rows,
	const struct err *error)
{
	struct pending *pending = context;
	struct err err;

	rows_free(&rows);
	if (pending->not_kept != NULL && error == NULL) {
		pending->store->is_keeping = false;
		err_set(&err, ERR_CONFLICT, "not sent: it cannot be kept for "
			"when the line drops; again sends it all the same (%s)",
			pending->not_kept);
	} else if (pending->too_early) {
		err_set(&err, ERR_OFFLINE, "not sent: the line is only just "
			"back, try again");
		strcpy(err.sqlstate, "08003");
	} else {
		err_set(&err, ERR_INVALID, "not done: what was half done was "
			"only being put back");
	}
	tell(pending, NULL, error != NULL ? error : &err);
	store_write_over(pending);
}

static void do_not_write(struct pending *pending)
{
	db_ask(pending->store->db, &pending->store->writes, &q_schema_version,
		NULL, not_written, pending);
}

static void ask(struct pending *pending)
{
	pending->unanswered = false;
	db_ask(pending->store->db, &pending->store->writes, pending->sent,
		(const char *const *)pending->parameters, write_answered,
		pending);
}

/* What is sent: the write itself, or the wish that a manager sign it. */
static void lay_out(struct pending *pending, const struct write *write)
{
	int count = write->query->parameter_count;
	char *instead[SIGNABLE_PARAMETERS];

	pending->query = pending->sent = write->query;
	pending->looks = pending->dry_run = write->dry_run;
	if (signable_instead(&pending->store->signs, write, instead)) {
		pending->sent = &q_signover_ask;
		pending->dry_run = true;
		count = SIGNABLE_PARAMETERS;
	}
	pending->parameters = mem_new((size_t)count, sizeof(char *));
	pending->parameters[0] = mem_new(1, REQUEST_ID_SIZE);
	request_id_mint(pending->parameters[0]);
	for (int i = 1; i < count; i++)
		pending->parameters[i] = pending->sent == pending->query
			? mem_strdup(write->parameters[i - 1]) : instead[i];
}

void store_write(struct store *store, struct store_owner *owner,
	const struct write *write)
{
	struct pending *pending = mem_new(1, sizeof(*pending));

	pending->store = store;
	pending->owner = owner;
	pending->whose = db_whose(store->db);
	pending->done = write->done;
	pending->over = write->over;
	pending->context = write->context;
	lay_out(pending, write);
	pending->next = store->pending;
	store->pending = pending;
	pending->too_early = store->signed_out && !pending->looks;
	if (pending->too_early || (store->writes_none && !pending->looks) ||
	    !keep(store, pending))
		do_not_write(pending);
	else
		ask(pending);
}

void store_write_none(struct store *store, bool none)
{
	store->writes_none = none;
}

void store_signed_in(struct store *store, bool is)
{
	store->signed_out = !is;
}

void store_reconnected(struct store *store)
{
	int whose = db_whose(store->db);

	/* ask() only queues: no answer can change the list from within. */
	for (struct pending *p = store->pending; p != NULL; p = p->next) {
		if (!p->unanswered)
			continue;
		db_serve(store->db, p->whose);
		ask(p);
	}
	db_serve(store->db, whose);
}

void store_stop(struct store *store)
{
	db_owner_close(store->db, &store->writes);
}

int store_in_doubt(const struct store *store)
{
	int count = 0;

	for (const struct pending *p = store->pending; p != NULL; p = p->next)
		count += p->in_doubt && !p->dry_run && !p->told;
	return count;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which writes are for a manager to sign. */
#include "config.h"

#include "store/signable.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/record.h"
#include "io/queries.h"
#include "store/outcome.h"
#include "store/store_private.h"

void signable_free(struct signable **signable)
{
	if (*signable == NULL)
		return;
	if ((*signable)->write != NULL)
		store_write_over((*signable)->write);
	free((*signable)->action);
	free((*signable)->arguments);
	free((*signable)->sentence);
	free((*signable)->who_can);
	free(*signable);
	*signable = NULL;
}

void signable_save(const struct signable *signable, struct record *out)
{
	record_put(out, "action", signable->action);
	record_put(out, "arguments", signable->arguments);
	record_put(out, "sentence", signable->sentence);
	record_put(out, "who_can", signable->who_can);
	record_note_number(out, "would", signable->is_what_it_does);
}

struct signable *signable_load(const struct record *saved)
{
	struct signable *signable;

	if (saved == NULL || record_text(saved, "action")[0] == '\0')
		return NULL;
	signable = mem_new(1, sizeof(*signable));
	signable->action = mem_strdup(record_text(saved, "action"));
	signable->arguments = mem_strdup(record_text(saved, "arguments"));
	signable->sentence = mem_strdup(record_text(saved, "sentence"));
	signable->who_can = mem_strdup(record_text(saved, "who_can"));
	signable->is_what_it_does = record_number(saved, "would", 0, 1, 0);
	return signable;
}

bool signable_go_on(struct signable *signable, struct outcome *outcome)
{
	struct pending *write = signable->write;
	store_outcome_fn *done = write == NULL ? NULL : write->done;
	struct db *db;
	int served;
	bool is_there;

	if (done == NULL)
		return false;
	db = write->store->db;
	served = db_serve(db, write->whose);
	is_there = db_whose(db) == write->whose;
	write->done = NULL;
	if (is_there)
		done(write->context, outcome, NULL);
	db_serve(db, served);
	return is_there;
}

bool signable_is_of(const struct signable *signable,
	const struct store_owner *owner)
{
	return signable->write != NULL && signable->write->owner == owner;
}

/* Every element in quotes, where only these two mean something. */
static char *put_quoted(char *out, const char *text)
{
	*out++ = '"';
	for (; *text != '\0'; text++) {
		if (*text == '"' || *text == '\\')
			*out++ = '\\';
		*out++ = *text;
	}
	*out++ = '"';
	return out;
}

char *signable_array(const char *const *values, int count)
{
	size_t size = 3;
	char *array, *out;

	for (int i = 0; i < count; i++)
		size += values[i] == NULL ? 5 : 2 * strlen(values[i]) + 3;
	array = out = mem_new(size, 1);
	*out++ = '{';
	for (int i = 0; i < count; i++) {
		if (i > 0)
			*out++ = ',';
		out = values[i] == NULL ? stpcpy(out, "NULL")
					: put_quoted(out, values[i]);
	}
	stpcpy(out, "}");
	return array;
}

bool signable_instead(const struct store_signs *signs,
	const struct write *write, char **parameters)
{
	const struct query *query = write->query;

	if (signs->who_signs == NULL ||
	    signs->who_signs(signs->context, query->name) == NULL)
		return false;
	parameters[0] = NULL;
	parameters[1] = mem_strdup(query->name);
	parameters[2] = signable_array(write->parameters,
		query->parameter_count - 1);
	parameters[3] = NULL;
	parameters[4] = mem_strdup("false");
	parameters[5] = mem_strdup("true");
	return true;
}

static bool is_for_a_manager(const struct outcome *outcome)
{
	return outcome->who_can[0] != '\0' &&
		(strcmp(outcome->code, "role") == 0 ||
		 strcmp(outcome->code, "limit") == 0);
}

/* One's own alone, and no other's to sign. */
static bool is_personal(const struct query *query)
{
	return query == &q_undo ||
		strncmp(query->name, "signover_", strlen("signover_")) == 0;
}

static struct signable *signable_new(const char *action, char *arguments,
	const struct outcome *outcome)
{
	struct signable *signable = mem_new(1, sizeof(*signable));

	signable->action = mem_strdup(action);
	signable->arguments = arguments;
	signable->sentence = mem_strdup(outcome->sentence);
	signable->is_what_it_does = outcome->ok;
	signable->who_can = mem_strdup(outcome->who_can);
	return signable;
}

struct signable *signable_of(const struct store_signs *signs,
	const struct query *query, char *const *parameters, bool instead,
	bool dry_run, struct outcome *outcome)
{
	struct signable *signable;

	if (outcome == NULL || dry_run || signs->offered == NULL)
		return NULL;
	if (!instead) {
		if (outcome->ok || !is_for_a_manager(outcome) ||
		    is_personal(query))
			return NULL;
		return signable_new(query->name, signable_array(
			(const char *const *)(parameters + 1),
			query->parameter_count - 1), outcome);
	}
	if (!outcome->ok)
		return NULL;
	outcome->who_can = signs->who_signs(signs->context, query->name);
	if (outcome->who_can == NULL)
		outcome->who_can = "a manager";
	signable = signable_new(query->name, mem_strdup(parameters[2]),
		outcome);
	outcome->ok = false;
	outcome->code = "role";
	outcome->sentence = "It takes a manager's signature";
	/* None of its rows was done. */
	outcome->batch_count = 0;
	return signable;
}

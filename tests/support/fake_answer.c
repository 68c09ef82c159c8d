/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Answers as a test writes them, read into rows. */
#include "config.h"

#include "tests/support/fake_answer.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "base/mem.h"

#define COLUMNS_MAX 64

struct kept {
	struct kept *next;
	struct fake_answer answer;
};

struct fake_answers {
	struct arena *arena;
	struct kept *latest;
};

struct fake_answers *fake_answers_new(void)
{
	struct fake_answers *answers = mem_new(1, sizeof(*answers));

	answers->arena = arena_new();
	return answers;
}

void fake_answers_free(struct fake_answers **answers)
{
	arena_free(&(*answers)->arena);
	free(*answers);
	*answers = NULL;
}

static const struct query *find_query(const char *name)
{
	for (int i = 0; query_all[i] != NULL; i++) {
		if (strcmp(query_all[i]->name, name) == 0)
			return query_all[i];
	}
	fail_msg("there is no query %s", name);
	return NULL;
}

void fake_answers_add(struct fake_answers *answers,
	const struct fake_answer *answer)
{
	struct arena *arena = answers->arena;
	struct kept *kept = arena_alloc(arena, 1, sizeof(*kept));

	if (answer->when > find_query(answer->query)->parameter_count)
		fail_msg("%s has no $%d", answer->query, answer->when);
	kept->answer = *answer;
	kept->answer.query = arena_strdup(arena, answer->query);
	kept->answer.is = arena_strdup(arena, answer->is);
	kept->answer.table = arena_strdup(arena, answer->table);
	kept->answer.value = arena_strdup(arena, answer->value);
	kept->answer.sqlstate = arena_strdup(arena, answer->sqlstate);
	kept->answer.text = arena_strdup(arena, answer->text);
	kept->next = answers->latest;
	answers->latest = kept;
}

static bool has_answer(const struct fake_answers *answers, const char *query)
{
	for (const struct kept *kept = answers->latest; kept != NULL;
	     kept = kept->next)
		if (strcmp(kept->answer.query, query) == 0)
			return true;
	return false;
}

void fake_answers_rest(struct fake_answers *answers, const char *outcome)
{
	for (int i = 0; query_all[i] != NULL; i++) {
		const struct query *query = query_all[i];
		struct fake_answer answer = { .query = query->name };

		if (has_answer(answers, query->name))
			continue;
		if (query->rows == QUERY_ONE)
			answer.value = outcome;
		else if (query->rows != QUERY_NONE)
			answer.table = query->column_names[0];
		fake_answers_add(answers, &answer);
	}
}

/* ---------------------------------------------------------------- tables */

/* Takes the next field of a line, trimmed, at its place; NULL at the end. */
static char *take_field(char **line)
{
	char *field = strsep(line, "|"), *end;

	if (field == NULL)
		return NULL;
	field += strspn(field, " \t");
	end = field + strlen(field);
	while (end > field && strchr(" \t", end[-1]) != NULL)
		*--end = '\0';
	return field;
}

static int column_of(const struct query *query, const char *name)
{
	for (int i = 0; i < query->column_count; i++) {
		if (strcmp(query->column_names[i], name) == 0)
			return i;
	}
	fail_msg("%s has no column \"%s\"", query->name, name);
	return -1;
}

static void read_row(char *line, const struct query *query, const int *columns,
	int count, const char **cells)
{
	char *field;
	int i;

	for (i = 0; (field = take_field(&line)) != NULL; i++) {
		if (i == count)
			fail_msg("%s: a field too many: %s", query->name, field);
		cells[columns[i]] = strcmp(field, "NULL") == 0 ? NULL : field;
	}
	if (i < count)
		fail_msg("%s: a row of %d fields, not %d", query->name, i,
			count);
}

static struct rows *read_table(const struct query *query, const char *text)
{
	char *copy = mem_strdup(text), *rest = copy, *line, *head, *field;
	size_t width = (size_t)query->column_count;
	const char **cells = NULL;
	int columns[COLUMNS_MAX], count = 0, rows = 0;
	struct rows *made;

	head = strsep(&rest, "\n");
	while ((field = take_field(&head)) != NULL && count < COLUMNS_MAX)
		columns[count++] = column_of(query, field);
	while ((line = strsep(&rest, "\n")) != NULL) {
		if (line[strspn(line, " \t")] == '\0')
			continue;
		cells = mem_resize(cells, (size_t)(rows + 1) * width,
			sizeof(*cells));
		memset(cells + (size_t)rows * width, 0, width * sizeof(*cells));
		read_row(line, query, columns, count,
			cells + (size_t)rows++ * width);
	}
	made = rows_new(rows, query->column_count, cells);
	free(cells);
	free(copy);
	return made;
}

/* --------------------------------------------------------------- choosing */

static bool fits(const struct fake_answer *answer, const struct query *query,
	const char *const *parameters)
{
	const char *value;

	if (strcmp(answer->query, query->name) != 0)
		return false;
	if (answer->when == 0)
		return true;
	value = parameters[answer->when - 1];
	return answer->is == NULL || value == NULL ? answer->is == value
						   : !strcmp(answer->is, value);
}

static void assert_count(const struct query *query, int count)
{
	bool right = query->rows == QUERY_NONE ? count == 0
		: query->rows == QUERY_ONE ? count == 1
		: query->rows == QUERY_MAYBE ? count <= 1 : true;

	if (!right)
		fail_msg("%s is answered with %d rows", query->name, count);
}

bool fake_answers_give(const struct fake_answers *answers,
	const struct query *query, const char *const *parameters,
	struct rows **rows, struct err *failure)
{
	const struct kept *kept = answers->latest;
	const struct fake_answer *answer;

	while (kept != NULL && !fits(&kept->answer, query, parameters))
		kept = kept->next;
	if (kept == NULL) {
		fail_msg("nobody has an answer for %s", query->name);
		return false;
	}
	answer = &kept->answer;
	if (answer->hold)
		return false;
	if (answer->error != ERR_NONE) {
		err_set(failure, answer->error, "%s", answer->text);
		snprintf(failure->sqlstate, sizeof(failure->sqlstate), "%s",
			answer->sqlstate == NULL ? "" : answer->sqlstate);
		return true;
	}
	if (answer->table != NULL) {
		*rows = read_table(query, answer->table);
	} else if (query->rows == QUERY_NONE) {
		*rows = rows_new(0, 0, NULL);
	} else {
		assert_int_equal(query->column_count, 1);
		*rows = rows_new(1, 1, &answer->value);
	}
	assert_count(query, rows_count(*rows));
	return true;
}

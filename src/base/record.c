/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Trees of named texts. */
#include "config.h"

#include "base/record.h"

#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

struct record *record_new(void)
{
	struct arena *arena = arena_new();
	struct record *record = arena_alloc(arena, 1, sizeof(*record));

	record->arena = arena;
	return record;
}

void record_free(struct record **record)
{
	struct arena *arena;

	if (*record == NULL)
		return;
	arena = (*record)->arena;
	*record = NULL;
	arena_free(&arena);
}

static struct record_item *add_item(struct record *record, const char *name)
{
	struct record_item *item = arena_alloc(record->arena, 1,
		sizeof(*item));

	item->name = arena_strdup(record->arena, name);
	if (record->last == NULL)
		record->first = item;
	else
		record->last->next = item;
	record->last = item;
	return item;
}

void record_put(struct record *record, const char *name, const char *text)
{
	add_item(record, name)->text = arena_strdup(record->arena, text);
}

void record_put_number(struct record *record, const char *name, int64_t number)
{
	char text[24];

	snprintf(text, sizeof(text), "%" PRId64, number);
	record_put(record, name, text);
}

void record_note(struct record *record, const char *name, const char *text)
{
	if (text != NULL && text[0] != '\0')
		record_put(record, name, text);
}

void record_note_number(struct record *record, const char *name, int64_t number)
{
	if (number != 0)
		record_put_number(record, name, number);
}

struct record *record_add(struct record *record, const char *name)
{
	struct record *inner = arena_alloc(record->arena, 1, sizeof(*inner));

	inner->arena = record->arena;
	add_item(record, name)->inner = inner;
	return inner;
}

void record_add_copy(struct record *record, const char *name,
	const struct record *from)
{
	struct record *copy = record_add(record, name);

	for (const struct record_item *item = from->first; item != NULL;
	     item = item->next) {
		if (item->text != NULL)
			record_put(copy, item->name, item->text);
		else
			record_add_copy(copy, item->name, item->inner);
	}
}

const char *record_text(const struct record *record, const char *name)
{
	for (const struct record_item *item = record->first; item != NULL;
	     item = item->next) {
		if (item->text != NULL && strcmp(item->name, name) == 0)
			return item->text;
	}
	return "";
}

int64_t record_number(const struct record *record, const char *name,
	int64_t min, int64_t max, int64_t otherwise)
{
	const char *text = record_text(record, name);
	int64_t number;
	char *end;

	errno = 0;
	number = strtoll(text, &end, 10);
	if (end == text || *end != '\0' || errno != 0 || number < min ||
	    number > max)
		return otherwise;
	return number;
}

const struct record *record_at(const struct record *record, const char *name,
	int index)
{
	for (const struct record_item *item = record->first; item != NULL;
	     item = item->next) {
		if (item->inner != NULL && strcmp(item->name, name) == 0 &&
		    index-- == 0)
			return item->inner;
	}
	return NULL;
}

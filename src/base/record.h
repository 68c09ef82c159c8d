/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A tree of named texts: what one layer hands another that does not know its
 * types, to be kept and given back.  Drafts are such a tree: the shell, its
 * screens and sheets fill it, the store writes it as JSON.
 *
 * Whoever reads one cannot know who wrote it: what is not there reads as
 * nothing, and every value has to be checked. */
#ifndef OPSDESK_BASE_RECORD_H
#define OPSDESK_BASE_RECORD_H

#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"

struct arena;

/* A text, or a record inside. */
struct record_item {
	struct record_item *next;
	const char *name;
	const char *text;		/* NULL: inner */
	struct record *inner;
};

struct record {
	struct arena *arena;		/* of the whole tree */
	struct record_item *first, *last;
};

struct record *record_new(void);

/* Of the whole tree, by the one that record_new() gave. */
void record_free(struct record **record);

/* Adds a text of this name, copied; names differ within a record. */
void record_put(struct record *record, const char *name, const char *text);
void record_put_number(struct record *record, const char *name,
	int64_t number);

/* The same, unless it says nothing: "" and 0 read alike when they are not
 * there. */
void record_note(struct record *record, const char *name, const char *text);
void record_note_number(struct record *record, const char *name,
	int64_t number);

/* Adds an empty record of this name behind those that have it already. */
struct record *record_add(struct record *record, const char *name);

/* Adds a deep copy of another one. */
void record_add_copy(struct record *record, const char *name,
	const struct record *from);

/* What a name stands for; "" and otherwise when it does not, or not for a whole
 * number from min to max. */
const char *record_text(const struct record *record, const char *name);
int64_t record_number(const struct record *record, const char *name,
	int64_t min, int64_t max, int64_t otherwise);

/* The record of this name at this index; NULL behind the last. */
const struct record *record_at(const struct record *record, const char *name,
	int index);

#endif

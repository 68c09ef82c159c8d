/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a keymap is inside: shared by keymap.c (asking), keymap_load.c (reading
 * a file) and keymap_put.c (putting it in force), nobody else's business. */
#ifndef OPSDESK_UI_KEYMAP_TABLE_H
#define OPSDESK_UI_KEYMAP_TABLE_H

#include "ui/keymap.h"

/* One key (or keys that follow one another) of one action. */
struct binding {
	int section;			/* index into keymap->sections */
	const struct action *action;
	int file, line;			/* index into keymap->files */
	int count;			/* keys; 0: the file says "none" */
	key keys[KEYMAP_SEQUENCE_MAX];
};

struct keymap {
	const struct keymap_section *sections;
	struct binding *bindings;	/* an action's own in the file's order */
	int count;
	char **files;
	int file_count;
};

/* As a keymap file has them, keys written together: "gb". */
#define BINDING_TEXT_SIZE (KEYMAP_SEQUENCE_MAX * KEY_NAME_SIZE)

void binding_text(const struct binding *binding, char out[BINDING_TEXT_SIZE]);

/* Do the keys of a begin with all those of b?  (Equal ones do.)  "none" has
 * nothing in common with anything. */
bool binding_begins(const struct binding *a, const struct binding *b);

/* The line that has this action among the bindings, 0 when none has. */
int binding_line(const struct binding *bindings, int count, int section,
	const struct action *action);

/* Puts a file's bindings (copied) in force; they replace what earlier files
 * say of the same actions.  Their file is keymap->file_count.  On a conflict
 * nothing is changed. */
bool keymap_put(struct keymap *keymap, const char *file,
	const struct binding *bindings, int count, struct err *err) MUST_CHECK;

#endif

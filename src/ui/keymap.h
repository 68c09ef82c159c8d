/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which keys mean which action, a section per screen plus [global], [list],
 * [grid] and [form] (contracts.md, keymap files).  A later file replaces an
 * action's keys.  Errors name file and line; one broken file leaves the keymap
 * as it was. */
#ifndef OPSDESK_UI_KEYMAP_H
#define OPSDESK_UI_KEYMAP_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"
#include "ui/action.h"
#include "ui/key.h"

#define KEYMAP_SEQUENCE_MAX 4		/* keys that follow one another */
#define KEYMAP_KEYS_MAX 10		/* ways to one action: the digits */
#define KEYMAP_LINE_MAX 1024		/* bytes of a line */
#define KEYMAP_FILE_MAX (256 * 1024)	/* bytes of a file */

struct keymap;

/* Which actions a section may name; the array ends with a NULL section.
 * Sections may share a table. */
struct keymap_section {
	const char *section;
	const struct action *actions;
};

/* sections is borrowed and must outlive the keymap. */
struct keymap *keymap_new(const struct keymap_section *sections);
void keymap_free(struct keymap **keymap);

/* Reads a whole file's text.  name stands in messages, which begin with it and
 * the line: "default.keys:12: ".  On an error (unknown section, action or key,
 * with the nearest name; one key for two actions of a section, or one a prefix
 * of another, naming both lines; a key that ends an escape sequence, when
 * guard_escape is set, as for default keys) nothing is changed. */
bool keymap_load(struct keymap *keymap, const char *name, const char *text,
	bool guard_escape, struct err *err) MUST_CHECK;

enum keymap_match { KEYMAP_NONE, KEYMAP_PREFIX, KEYMAP_FOUND };

/* Looks the keys up in the sections in this order (NULL-terminated); the first
 * section that knows them, whole or as the beginning of a sequence, wins.
 * *action and *section are set when found. */
enum keymap_match keymap_find(const struct keymap *keymap,
	const char *const *sections, const key *keys, int count,
	const struct action **action, const char **section);

/* The first key of an action as a keymap file has it ("b", "<F2>", "gb"), ""
 * without one.  A key that does not fit into size is left out whole. */
void keymap_key(const struct keymap *keymap, const char *section,
	const char *action, char *out, size_t size);

/* All keys of an action, blank-separated. */
void keymap_keys(const struct keymap *keymap, const char *section,
	const char *action, char *out, size_t size);

/* The table in force, in the grammar of a keymap file: keymap_load() reads it
 * back.  Every action that a file has mentioned; free() it. */
char *keymap_print(const struct keymap *keymap);

/* Keys that hide a more general section's: a screen's those of [list], [grid]
 * and [global], these two those of [global].  One a line; free() it.  "" when
 * there are none. */
char *keymap_shadows(const struct keymap *keymap);

#endif

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

#define KEYMAP_SEQUENCE_MAX 4

struct keymap;

/* Which actions a section may name; ends with a NULL section. */
struct keymap_section {
	const char *section;
	const struct action *actions;
};

/* sections is borrowed and must outlive the keymap. */
struct keymap *keymap_new(const struct keymap_section *sections);
void keymap_free(struct keymap **keymap);

/* Reads a whole file's text.  name stands in messages ("default.keys").
 * On an error (unknown section, action or key with the nearest name; one key
 * for two actions of a section, or one a prefix of another, naming both lines;
 * a default key that ends an escape sequence, when guard_escape is set)
 * nothing is changed. */
bool keymap_load(struct keymap *keymap, const char *name, const char *text,
	bool guard_escape, struct err *err) MUST_CHECK;

enum keymap_match { KEYMAP_NONE, KEYMAP_PREFIX, KEYMAP_FOUND };

/* Looks the keys up in the sections in this order (NULL-terminated); the first
 * section that knows them wins. */
enum keymap_match keymap_find(const struct keymap *keymap,
	const char *const *sections, const key *keys, int count,
	const struct action **action, const char **section);

/* The first key of an action as text ("b", "<F2>", "g b"), "" without one. */
void keymap_key(const struct keymap *keymap, const char *section,
	const char *action, char *out, size_t size);

/* All keys of an action, blank-separated. */
void keymap_keys(const struct keymap *keymap, const char *section,
	const char *action, char *out, size_t size);

/* The table in force, in the grammar of a keymap file, to print or to check
 * against; free() it. */
char *keymap_print(const struct keymap *keymap);

/* Keys of a screen's section that hide one of [list], [grid] or [global],
 * one a line; free() it.  "" when there are none. */
char *keymap_shadows(const struct keymap *keymap);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Putting a file's bindings in force: what they replace, and whether they agree
 * with the rest.  The new table is whole before the old one goes, so that a
 * file with an error leaves the keymap as it was. */
#include "config.h"

#include <stdlib.h>

#include "base/mem.h"
#include "ui/keymap_table.h"

int binding_line(const struct binding *bindings, int count, int section,
	const struct action *action)
{
	int i;

	for (i = 0; i < count; i++)
		if (bindings[i].section == section &&
		    bindings[i].action == action)
			return bindings[i].line;
	return 0;
}

/* later stands in the new file, earlier in it too or in one before. */
static bool refuse_conflict(const struct keymap *keymap, const char *file,
	const struct binding *later, const struct binding *earlier,
	struct err *err)
{
	char keys[BINDING_TEXT_SIZE], taken[BINDING_TEXT_SIZE];
	const char *earlier_file = earlier->file < keymap->file_count
		? keymap->files[earlier->file] : file;

	binding_text(later, keys);
	binding_text(earlier, taken);
	if (later->count == earlier->count)
		return err_set(err, ERR_INVALID,
			"%s:%d: %s of %s already means %s (%s:%d)", file,
			later->line, keys, later->action->name,
			earlier->action->name, earlier_file, earlier->line);
	return err_set(err, ERR_INVALID, "%s:%d: %s of %s %s %s of %s (%s:%d)",
		file, later->line, keys, later->action->name,
		later->count < earlier->count ? "is a prefix of"
			: "begins with", taken,
		earlier->action->name, earlier_file, earlier->line);
}

static bool agree(const struct binding *a, const struct binding *b)
{
	return a->section != b->section ||
		(!binding_begins(a, b) && !binding_begins(b, a));
}

/* Earlier files agree already, so that the later of two that do not is new. */
static bool check(const struct keymap *keymap, const char *file,
	const struct binding *bindings, int count, struct err *err)
{
	int i, j;

	for (i = 0; i < count; i++)
		for (j = 0; j < i; j++)
			if (!agree(&bindings[i], &bindings[j]))
				return refuse_conflict(keymap, file,
					&bindings[i], &bindings[j], err);
	return true;
}

bool keymap_put(struct keymap *keymap, const char *file,
	const struct binding *bindings, int count, struct err *err)
{
	struct binding *all = mem_new((size_t)keymap->count + (size_t)count,
		sizeof(*all));
	int total = 0, i;

	for (i = 0; i < keymap->count; i++)
		if (binding_line(bindings, count, keymap->bindings[i].section,
				keymap->bindings[i].action) == 0)
			all[total++] = keymap->bindings[i];
	for (i = 0; i < count; i++)
		all[total++] = bindings[i];
	if (!check(keymap, file, all, total, err)) {
		free(all);
		return false;
	}
	free(keymap->bindings);
	keymap->bindings = all;
	keymap->count = total;
	keymap->files = mem_resize(keymap->files,
		(size_t)keymap->file_count + 1, sizeof(*keymap->files));
	keymap->files[keymap->file_count++] = mem_strdup(file);
	return true;
}

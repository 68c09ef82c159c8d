/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Loading keymap files over the embedded defaults. */
#include "config.h"

#include "keys.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/fatal.h"
#include "base/mem.h"
#include "screens/screens.h"
#include "settings.h"
#include "ui/shell.h"

#define KEYMAP_FILE_MAX (256 * 1024)
#define SECTIONS_MAX 24

extern const char default_keys[];

/* Every section that a keymap file may name: the shared ones and a section a
 * screen. */
static const struct keymap_section *sections(void)
{
	static const char *const shared[] = { "global", "list", "grid", "form" };
	static struct keymap_section table[SECTIONS_MAX];
	size_t n = 0;

	for (size_t i = 0; i < ARRAY_LEN(shared); i++)
		table[n++] = (struct keymap_section){ shared[i], shell_actions };
	for (size_t i = 0; screens[i] != NULL; i++) {
		if (n + 1 == SECTIONS_MAX)
			fatal("more keymap sections than the table holds");
		table[n++] = (struct keymap_section){
			screens[i]->name, screens[i]->actions
		};
	}
	return table;
}

/* The text of a file, to free(); NULL with err. */
static char *read_file(const char *path, bool *missing, struct err *err)
{
	FILE *file = fopen(path, "re");
	char *text;
	size_t length;

	*missing = file == NULL && (errno == ENOENT || errno == ENOTDIR);
	if (file == NULL) {
		err_set(err, ERR_INVALID, "%s: %s", path, strerror(errno));
		return NULL;
	}
	text = mem_new(KEYMAP_FILE_MAX + 1, 1);
	length = fread(text, 1, KEYMAP_FILE_MAX + 1, file);
	if (ferror(file) || length > KEYMAP_FILE_MAX ||
	    memchr(text, '\0', length) != NULL) {
		err_set(err, ERR_INVALID, "%s: not a keymap file (%s)", path,
			ferror(file) ? strerror(errno)
				     : "too large, or not text");
		free(text);
		text = NULL;
	}
	fclose(file);
	return text;
}

bool keys_load_file(struct keymap *keymap, const char *path, struct err *err)
{
	bool missing, ok;
	char *text = read_file(path, &missing, err);

	if (text == NULL)
		return false;
	ok = keymap_load(keymap, path, text, false, err);
	free(text);
	return ok;
}

static void overlay(struct keymap *keymap, const char *path, bool wanted,
	keys_problem_fn *problem, void *context)
{
	struct err err;
	bool missing;
	char *text;

	if (path == NULL || path[0] == '\0')
		return;
	text = read_file(path, &missing, &err);
	if (text == NULL ? wanted || !missing
			 : !keymap_load(keymap, path, text, false, &err))
		problem(context, &err);
	free(text);
}

struct keymap *keys_load(const struct settings *settings, const char *extra,
	keys_problem_fn *problem, void *context)
{
	struct keymap *keymap = keymap_new(sections());
	char *own = settings_path("keys");
	struct err err;

	if (!keymap_load(keymap, "default.keys", default_keys, true, &err))
		fatal("%s", err.text);
	overlay(keymap, settings_site_keys(), false, problem, context);
	overlay(keymap, settings->keys, true, problem, context);
	overlay(keymap, own, false, problem, context);
	overlay(keymap, extra, true, problem, context);
	free(own);
	return keymap;
}

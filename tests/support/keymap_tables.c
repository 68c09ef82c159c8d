/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Collects [section] and the first word of every other line; what is wrong
 * with a file is left for keymap_load() to say. */
#include "config.h"

#include "tests/support/keymap_tables.h"

#include <err.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

#define SECTIONS_MAX 15
#define ACTIONS_MAX 127

struct keymap_tables {
	struct arena *arena;
	int count;
	struct keymap_section sections[SECTIONS_MAX + 1];
	struct action actions[SECTIONS_MAX][ACTIONS_MAX + 1];
};

char *keymap_file(const char *name)
{
	const char *top = getenv("srcdir");
	char *path = mem_printf("%s/keymaps/%s", top != NULL ? top : ".", name);
	FILE *file = fopen(path, "r");
	char *text = NULL;
	size_t size = 0;

	if (file == NULL || getdelim(&text, &size, '\0', file) < 0)
		err(1, "%s", path);
	fclose(file);
	free(path);
	return text;
}

static void add_section(struct keymap_tables *tables, const char *line)
{
	const char *name = arena_strndup(tables->arena, line + 1,
		strcspn(line + 1, "]"));

	if (tables->count == SECTIONS_MAX)
		errx(1, "more than %d sections", SECTIONS_MAX);
	tables->sections[tables->count] = (struct keymap_section){
		.section = name, .actions = tables->actions[tables->count]
	};
	tables->count++;
}

static void add_action(struct keymap_tables *tables, const char *line)
{
	struct action *action = tables->actions[tables->count - 1];
	int count = 0;

	for (; action->name != NULL; action++)
		if (++count == ACTIONS_MAX)
			errx(1, "more than %d actions", ACTIONS_MAX);
	action->name = arena_strndup(tables->arena, line,
		strcspn(line, " \t\n"));
}

struct keymap_tables *keymap_tables_new(const char *text)
{
	struct keymap_tables *tables = mem_new(1, sizeof(*tables));
	const char *line = text, *next;

	tables->arena = arena_new();
	for (; line != NULL; line = next) {
		next = strchr(line, '\n');
		if (next != NULL)
			next++;
		if (*line == '[')
			add_section(tables, line);
		else if (tables->count > 0 && strchr("#\n", *line) == NULL)
			add_action(tables, line);
	}
	return tables;
}

void keymap_tables_free(struct keymap_tables **tables)
{
	arena_free(&(*tables)->arena);
	free(*tables);
	*tables = NULL;
}

const struct keymap_section *keymap_tables_sections(
	const struct keymap_tables *tables)
{
	return tables->sections;
}

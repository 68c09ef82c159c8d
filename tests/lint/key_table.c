/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Prints the shipped keys as mdoc, for opsdesk-keys(5): sections and actions
 * from the tables that the program uses, keys from the embedded default.keys.
 * tests/lint/manual.sh puts the result between its markers, or compares. */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "screens/screens.h"
#include "ui/keymap.h"
#include "ui/shell.h"

#define SECTIONS_MAX 24
#define KEYS_SIZE 200
#define LINE_WIDTH 72

extern const char default_keys[];

static struct keymap_section sections[SECTIONS_MAX];

static void list_sections(void)
{
	static const char *const shared[] = { "global", "list", "grid", "form" };
	size_t n = 0, i;

	for (i = 0; i < ARRAY_LEN(shared); i++)
		sections[n++] = (struct keymap_section){
			shared[i], shell_actions
		};
	for (i = 0; screens[i] != NULL && n + 1 < SECTIONS_MAX; i++)
		sections[n++] = (struct keymap_section){
			screens[i]->name, screens[i]->actions
		};
}

/* A shared row may be named again by a screen that does it; its words stand in
 * the shared table. */
static const char *help_of(const struct action *action)
{
	const struct action *shared;

	if (action->help != NULL)
		return action->help;
	shared = action_find(shell_actions, action->name);
	return shared != NULL ? shared->help : "";
}

/* Words that are no macro and no punctuation to mdoc. */
static void print_keys(const char *keys)
{
	char copy[KEYS_SIZE], *name, *rest = copy;

	snprintf(copy, sizeof(copy), "%s", keys);
	while ((name = strsep(&rest, " ")) != NULL) {
		fputs(" \\&", stdout);
		for (; *name != '\0'; name++)
			fputs(*name == '\\' ? "\\e" : (char[]){ *name, '\0' },
				stdout);
	}
	putchar('\n');
}

/* A sentence in lines that fit, none of which mdoc takes for a request. */
static void print_help(const char *help)
{
	char *copy = mem_strdup(help), *word, *rest = copy;
	size_t used = 0;

	while ((word = strsep(&rest, " ")) != NULL) {
		if (used > 0 && used + strlen(word) > LINE_WIDTH) {
			putchar('\n');
			used = 0;
		}
		used += (size_t)printf("%s%s", used > 0 ? " " :
			strchr(".'", word[0]) != NULL ? "\\&" : "", word);
	}
	puts(".");
	free(copy);
}

static void print_section(const struct keymap *keymap,
	const struct keymap_section *section)
{
	const struct action *action;
	char keys[KEYS_SIZE];

	printf(".Pp\n.Sy \\&[%s]\n"
		".Bl -tag -width \"cancel-booking\" -compact\n",
		section->section);
	for (action = section->actions; action->name != NULL; action++) {
		keymap_keys(keymap, section->section, action->name, keys,
			sizeof(keys));
		if (keys[0] == '\0')
			continue;
		printf(".It Cm %s\n.Ic", action->name);
		print_keys(keys);
		puts(".br");
		print_help(help_of(action));
	}
	puts(".El");
}

int main(void)
{
	struct keymap *keymap;
	struct err err;
	int i;

	list_sections();
	keymap = keymap_new(sections);
	if (!keymap_load(keymap, "default.keys", default_keys, true, &err)) {
		fprintf(stderr, "%s\n", err.text);
		return EXIT_FAILURE;
	}
	for (i = 0; sections[i].section != NULL; i++)
		print_section(keymap, &sections[i]);
	keymap_free(&keymap);
	return EXIT_SUCCESS;
}

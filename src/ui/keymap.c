/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Asking a keymap: what keys mean, which keys an action has, the table in
 * force.  Reading files is in keymap_load.c and keymap_put.c. */
#include "config.h"

#include "ui/keymap.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/fatal.h"
#include "base/mem.h"
#include "ui/keymap_table.h"

#define NAME_COLUMN 20		/* where keymap_print puts the keys */

struct keymap *keymap_new(const struct keymap_section *sections)
{
	struct keymap *keymap = mem_new(1, sizeof(*keymap));

	keymap->sections = sections;
	return keymap;
}

void keymap_free(struct keymap **keymap)
{
	int i;

	if (*keymap == NULL)
		return;
	for (i = 0; i < (*keymap)->file_count; i++)
		free((*keymap)->files[i]);
	free((*keymap)->files);
	free((*keymap)->bindings);
	free(*keymap);
	*keymap = NULL;
}

void binding_text(const struct binding *binding, char out[BINDING_TEXT_SIZE])
{
	size_t used = 0;
	int i;

	out[0] = '\0';
	for (i = 0; i < binding->count; i++) {
		key_name(binding->keys[i], out + used);
		used += strlen(out + used);
	}
}

bool binding_begins(const struct binding *a, const struct binding *b)
{
	return b->count > 0 && a->count >= b->count &&
		memcmp(a->keys, b->keys,
			(size_t)b->count * sizeof(*b->keys)) == 0;
}

/* -1 when there is no such section. */
static int section_index(const struct keymap *keymap, const char *name)
{
	int i;

	for (i = 0; keymap->sections[i].section != NULL; i++)
		if (strcmp(keymap->sections[i].section, name) == 0)
			return i;
	return -1;
}

static enum keymap_match find_in_section(const struct keymap *keymap,
	int section, const struct binding *typed, const struct action **action)
{
	enum keymap_match match = KEYMAP_NONE;
	int i;

	for (i = 0; i < keymap->count; i++) {
		const struct binding *binding = &keymap->bindings[i];

		if (binding->section != section ||
		    !binding_begins(binding, typed))
			continue;
		if (binding->count > typed->count) {
			match = KEYMAP_PREFIX;
			continue;
		}
		*action = binding->action;
		return KEYMAP_FOUND;
	}
	return match;
}

enum keymap_match keymap_find(const struct keymap *keymap,
	const char *const *sections, const key *keys, int count,
	const struct action **action, const char **section)
{
	struct binding typed = { .count = count };
	enum keymap_match match;
	int index;

	if (count <= 0 || count > KEYMAP_SEQUENCE_MAX)
		return KEYMAP_NONE;
	memcpy(typed.keys, keys, (size_t)count * sizeof(*keys));
	for (; *sections != NULL; sections++) {
		index = section_index(keymap, *sections);
		if (index < 0)
			continue;
		match = find_in_section(keymap, index, &typed, action);
		if (match == KEYMAP_FOUND)
			*section = keymap->sections[index].section;
		if (match != KEYMAP_NONE)
			return match;
	}
	return KEYMAP_NONE;
}

/* At most that many keys of the action, only whole ones. */
static void list_keys(const struct keymap *keymap, const char *section,
	const char *action, int most, char *out, size_t size)
{
	int index = section_index(keymap, section), i;
	char text[BINDING_TEXT_SIZE];
	const char *gap = "";
	size_t used = 0;

	if (size == 0)
		return;
	out[0] = '\0';
	for (i = 0; i < keymap->count && most > 0; i++) {
		const struct binding *binding = &keymap->bindings[i];

		if (binding->section != index || binding->count == 0 ||
		    strcmp(binding->action->name, action) != 0)
			continue;
		binding_text(binding, text);
		if (used + strlen(gap) + strlen(text) >= size)
			return;
		used += (size_t)sprintf(out + used, "%s%s", gap, text);
		gap = " ";
		most--;
	}
}

void keymap_key(const struct keymap *keymap, const char *section,
	const char *action, char *out, size_t size)
{
	list_keys(keymap, section, action, 1, out, size);
}

void keymap_keys(const struct keymap *keymap, const char *section,
	const char *action, char *out, size_t size)
{
	list_keys(keymap, section, action, keymap->count, out, size);
}

/* The action's line, nothing when no file has mentioned it. */
static void print_action(const struct keymap *keymap, int section,
	const struct action *action, FILE *out)
{
	char text[BINDING_TEXT_SIZE];
	bool begun = false;
	int i;

	for (i = 0; i < keymap->count; i++) {
		const struct binding *binding = &keymap->bindings[i];

		if (binding->section != section || binding->action != action)
			continue;
		if (!begun)
			fprintf(out, "%-*s", NAME_COLUMN - 1, action->name);
		begun = true;
		binding_text(binding, text);
		fprintf(out, " %s", binding->count > 0 ? text : "none");
	}
	if (begun)
		fputc('\n', out);
}

static bool has_bindings(const struct keymap *keymap, int section)
{
	int i;

	for (i = 0; i < keymap->count; i++)
		if (keymap->bindings[i].section == section)
			return true;
	return false;
}

static FILE *open_text(char **text, size_t *size)
{
	FILE *out = open_memstream(text, size);

	if (out == NULL)
		fatal("out of memory: keymap table");
	return out;
}

static char *close_text(FILE *out, char **text)
{
	if (fclose(out) != 0)
		fatal("out of memory: keymap table");
	return *text;
}

char *keymap_print(const struct keymap *keymap)
{
	char *text;
	size_t size;
	FILE *out = open_text(&text, &size);
	const char *gap = "";
	int i;

	for (i = 0; keymap->sections[i].section != NULL; i++) {
		const struct action *action = keymap->sections[i].actions;

		if (!has_bindings(keymap, i))
			continue;
		fprintf(out, "%s[%s]\n", gap, keymap->sections[i].section);
		gap = "\n";
		for (; action != NULL && action->name != NULL; action++)
			print_action(keymap, i, action, out);
	}
	return close_text(out, &text);
}

/* How near a section is to the key press: a nearer one wins.  [form] takes
 * part in nothing: forms have their keys to themselves. */
static int nearness(const char *section)
{
	if (strcmp(section, "form") == 0)
		return -1;
	if (strcmp(section, "global") == 0)
		return 0;
	if (strcmp(section, "list") == 0 || strcmp(section, "grid") == 0)
		return 1;
	return 2;
}

static void print_shadow(const struct keymap *keymap,
	const struct binding *near, const struct binding *far, FILE *out)
{
	const char *near_section = keymap->sections[near->section].section;
	const char *far_section = keymap->sections[far->section].section;
	char near_text[BINDING_TEXT_SIZE], far_text[BINDING_TEXT_SIZE];

	if (nearness(far_section) < 0 ||
	    nearness(near_section) <= nearness(far_section))
		return;
	if (!binding_begins(near, far) && !binding_begins(far, near))
		return;
	binding_text(near, near_text);
	binding_text(far, far_text);
	fprintf(out, "[%s] %s %s hides [%s] %s %s\n", near_section,
		near->action->name, near_text, far_section, far->action->name,
		far_text);
}

char *keymap_shadows(const struct keymap *keymap)
{
	char *text;
	size_t size;
	FILE *out = open_text(&text, &size);
	int i, j;

	for (i = 0; i < keymap->count; i++)
		for (j = 0; j < keymap->count; j++)
			print_shadow(keymap, &keymap->bindings[i],
				&keymap->bindings[j], out);
	return close_text(out, &text);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading a keymap file (contracts.md, "Keymap files") into bindings of its
 * own, which keymap_put() puts in force at the very end. */
#include "config.h"

#include "ui/keymap.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/text.h"
#include "ui/keymap_table.h"
#include "ui/nearest.h"

#define BLANKS " \t"
#define SHOWN_WIDTH 30		/* cells of a foreign word in a message */
#define SHOWN_SIZE (SHOWN_WIDTH * TEXT_CLUSTER_SIZE + 1)

struct load {
	const struct keymap *keymap;
	const char *file;		/* its name in messages */
	bool guard_escape;
	int line;
	int section;			/* -1 before the first [section] */
	struct binding *bindings;	/* of this file */
	int count, capacity;
	struct err *err;
};

/* "default.keys:12: " and the sentence; always false. */
__attribute__((format(printf, 2, 3)))
static bool refuse(const struct load *load, const char *format, ...)
{
	char sentence[ERR_TEXT_SIZE];
	va_list args;

	va_start(args, format);
	vsnprintf(sentence, sizeof(sentence), format, args);
	va_end(args);
	return err_set(load->err, ERR_INVALID, "%s:%d: %s", load->file,
		load->line, sentence);
}

/* A word of the file as a message may show it. */
static void shown(char out[SHOWN_SIZE], const char *word)
{
	text_clip(out, SHOWN_SIZE, word, SHOWN_WIDTH);
}

static const char *section_name(const struct load *load, int section)
{
	return load->keymap->sections[section].section;
}

static bool unknown_section(const struct load *load, const char *name)
{
	const struct keymap_section *section;
	struct nearest nearest;
	char word[SHOWN_SIZE];

	nearest_begin(&nearest, name);
	for (section = load->keymap->sections; section->section; section++)
		nearest_try(&nearest, section->section);
	shown(word, name);
	if (nearest.name[0] == '\0')
		return refuse(load, "there is no section [%s]", word);
	return refuse(load, "there is no section [%s]; the nearest is [%s]",
		word, nearest.name);
}

/* The section that has such an action, NULL when none has.  Sections may share
 * a table, so what earlier files say comes first. */
static const char *home_of(const struct load *load, const char *name)
{
	const struct keymap *keymap = load->keymap;
	int i;

	for (i = 0; i < keymap->count; i++)
		if (strcmp(keymap->bindings[i].action->name, name) == 0)
			return section_name(load, keymap->bindings[i].section);
	for (i = 0; section_name(load, i) != NULL; i++)
		if (action_find(keymap->sections[i].actions, name) != NULL)
			return section_name(load, i);
	return NULL;
}

static bool unknown_action(const struct load *load, const char *name)
{
	const char *here = section_name(load, load->section);
	const char *home = home_of(load, name);
	const struct action *action;
	struct nearest nearest;
	char word[SHOWN_SIZE];

	if (home != NULL)
		return refuse(load, "%s belongs to [%s], not to [%s]", name,
			home, here);
	nearest_begin(&nearest, name);
	action = load->keymap->sections[load->section].actions;
	for (; action != NULL && action->name != NULL; action++)
		nearest_try(&nearest, action->name);
	shown(word, name);
	if (nearest.name[0] == '\0')
		return refuse(load, "[%s] has no action \"%s\"", here, word);
	return refuse(load, "[%s] has no action \"%s\"; the nearest is \"%s\"",
		here, word, nearest.name);
}

/* <Crtl-X> is nearer to <Ctrl-X> than to any name. */
static void try_modifiers(struct nearest *nearest, const char *name)
{
	static const char *const modifiers[] = { "Ctrl", "Alt" };
	const char *tail = strchr(name, '-');
	char text[NEAREST_SIZE];
	const char *read;
	key code;
	size_t i;

	for (i = 0; tail != NULL && i < ARRAY_LEN(modifiers); i++) {
		snprintf(text, sizeof(text), "<%s%s>", modifiers[i], tail);
		read = text;
		if (!key_parse(&read, &code))
			continue;
		snprintf(text, sizeof(text), "%s%s", modifiers[i], tail);
		nearest_try(nearest, text);
	}
}

/* keys begins with something that is no key. */
static bool unknown_key(const struct load *load, const char *keys)
{
	const char *end = *keys == '<' ? strchr(keys, '>') : NULL;
	struct text_cluster cluster;
	struct nearest nearest;
	char *name, word[SHOWN_SIZE];
	int i;

	if (*keys != '<') {
		text_next(keys, &cluster);
		return refuse(load, "%s cannot be a key", cluster.bytes);
	}
	if (end == NULL)
		return refuse(load, "< begins the name of a key that ends with"
			" >; the character itself is <Lt>");
	name = mem_printf("%.*s", (int)(end - keys - 1), keys + 1);
	nearest_begin(&nearest, name);
	for (i = 0; key_special_name(i) != NULL; i++)
		nearest_try(&nearest, key_special_name(i));
	try_modifiers(&nearest, name);
	shown(word, name);
	free(name);
	if (nearest.name[0] == '\0')
		return refuse(load, "there is no key <%s>", word);
	return refuse(load, "there is no key <%s>; the nearest is <%s>", word,
		nearest.name);
}

/* An Escape that arrived alone leaves the rest of its sequence to be read as
 * keys, and these end or begin one. */
static bool passes_guard(const struct load *load, key code)
{
	char name[KEY_NAME_SIZE];
	key base = code & ~KEY_MOD_ALT;

	if (!load->guard_escape || base >= 0x80 || base == 0)
		return true;
	if (code == base && strchr("ABCDFHOPQRS[~", (int)code) == NULL)
		return true;
	if (code != base && base != 'O' && base != '[')
		return true;
	key_name(code, name);
	return refuse(load, "%s is part of the escape sequences that terminals"
		" send; it cannot be a default key", name);
}

static bool read_sequence(const struct load *load, const char *word,
	struct binding *binding)
{
	while (*word != '\0') {
		const char *begin = word;
		key code;

		if (!key_parse(&word, &code))
			return unknown_key(load, begin);
		if (!passes_guard(load, code))
			return false;
		if (binding->count == KEYMAP_SEQUENCE_MAX)
			return refuse(load, "more than %d keys follow one"
				" another; a blank separates keys",
				KEYMAP_SEQUENCE_MAX);
		binding->keys[binding->count++] = code;
	}
	return true;
}

static void append(struct load *load, const struct binding *binding)
{
	if (load->count == load->capacity) {
		load->capacity = load->capacity > 0 ? load->capacity * 2 : 64;
		load->bindings = mem_resize(load->bindings,
			(size_t)load->capacity, sizeof(*load->bindings));
	}
	load->bindings[load->count++] = *binding;
}

static bool read_section(struct load *load, char *line)
{
	char *end = strchr(line, ']');
	const char *name = line + 1;
	int i;

	if (end == NULL)
		return refuse(load, "the ] of the section is missing");
	if (end[1 + strspn(end + 1, BLANKS)] != '\0')
		return refuse(load, "a section stands on a line of its own");
	*end = '\0';
	for (i = 0; section_name(load, i) != NULL; i++)
		if (strcmp(section_name(load, i), name) == 0) {
			load->section = i;
			return true;
		}
	return unknown_section(load, name);
}

/* Cuts the next word off *rest; NULL when there is none. */
static char *next_word(char **rest)
{
	char *word = *rest + strspn(*rest, BLANKS);
	char *end = word + strcspn(word, BLANKS);

	*rest = *end == '\0' ? end : end + 1;
	*end = '\0';
	return *word == '\0' ? NULL : word;
}

static bool read_keys(struct load *load, const struct action *action,
	char *rest)
{
	struct binding binding;
	char *word = next_word(&rest);
	int count = 0;

	if (word == NULL)
		return refuse(load, "%s needs a key; \"none\" leaves it"
			" without one", action->name);
	for (; word != NULL; word = next_word(&rest)) {
		binding = (struct binding){
			.section = load->section, .action = action,
			.file = load->keymap->file_count, .line = load->line
		};
		if (count++ == KEYMAP_KEYS_MAX)
			return refuse(load, "%s has more than %d keys",
				action->name, KEYMAP_KEYS_MAX);
		if (strcmp(word, "none") != 0) {
			if (!read_sequence(load, word, &binding))
				return false;
		} else if (count > 1 || next_word(&rest) != NULL) {
			return refuse(load, "\"none\" stands alone");
		}
		append(load, &binding);
	}
	return true;
}

static bool read_action(struct load *load, char *line)
{
	const char *name = next_word(&line);
	const struct action *action;
	int former;

	if (load->section < 0)
		return refuse(load, "a [section] must come first");
	action = action_find(load->keymap->sections[load->section].actions,
		name);
	if (action == NULL)
		return unknown_action(load, name);
	former = binding_line(load->bindings, load->count, load->section,
		action);
	if (former > 0)
		return refuse(load, "%s already has its keys on line %d", name,
			former);
	return read_keys(load, action, line);
}

static bool read_line(struct load *load, char *line)
{
	size_t length = strlen(line);

	if (!text_is_utf8(line))
		return refuse(load, "this is not UTF-8");
	if (length > 0 && line[length - 1] == '\r')
		line[length - 1] = '\0';
	line[strcspn(line, "#")] = '\0';
	line += strspn(line, BLANKS);
	if (*line == '\0')
		return true;
	return *line == '[' ? read_section(load, line)
		: read_action(load, line);
}

static bool read_lines(struct load *load, const char *text)
{
	char line[KEYMAP_LINE_MAX + 1];
	size_t length;

	for (;;) {
		load->line++;
		length = strcspn(text, "\n");
		if (length > KEYMAP_LINE_MAX)
			return refuse(load, "longer than %d bytes",
				KEYMAP_LINE_MAX);
		memcpy(line, text, length);
		line[length] = '\0';
		if (!read_line(load, line))
			return false;
		if (text[length] == '\0')
			return true;
		text += length + 1;
	}
}

bool keymap_load(struct keymap *keymap, const char *name, const char *text,
	bool guard_escape, struct err *err)
{
	struct load load = {
		.keymap = keymap, .file = name, .guard_escape = guard_escape,
		.section = -1, .err = err
	};
	bool loaded;

	if (strnlen(text, KEYMAP_FILE_MAX + 1) > KEYMAP_FILE_MAX)
		return err_set(err, ERR_INVALID,
			"%s: a keymap file has at most %d bytes", name,
			KEYMAP_FILE_MAX);
	loaded = read_lines(&load, text) &&
		keymap_put(keymap, name, load.bindings, load.count, err);
	free(load.bindings);
	return loaded;
}

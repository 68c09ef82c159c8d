/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which keys mean what here and now: keymap sections, prefixes, the names of
 * keys as people read them, and what an unknown key would do elsewhere. */
#include "config.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "ui/shell_private.h"

/* The screen's own section, then those it names; [global] without one. */
static void sections_of(const struct screen_ops *ops,
	const char *out[SECTIONS_MAX + 1])
{
	int count = 0;

	if (ops) {
		out[count++] = ops->name;
		for (int i = 0; ops->sections && ops->sections[i] &&
		     count < SECTIONS_MAX; i++)
			out[count++] = ops->sections[i];
	} else {
		out[count++] = "global";
	}
	out[count] = NULL;
}

void shell_sections(const struct shell *shell,
	const char *out[SECTIONS_MAX + 1])
{
	const struct open_screen *screen = shell_screen(shell);

	sections_of(screen ? screen->ops : NULL, out);
}

const struct action *shell_section_actions(const struct shell *shell,
	const char *section)
{
	const struct screen_ops *ops = NULL;

	for (int i = 0; i < shell->screen_count; i++)
		if (!strcmp(shell->options.screens[i]->name, section))
			ops = shell->options.screens[i];
	return ops ? ops->actions : shell_actions;
}

/* "<Ctrl-t>" as "Ctrl-T", "<Lt>" as "<"; a character stays. */
static void label_one(key code, char *out, size_t size)
{
	char name[KEY_NAME_SIZE];
	size_t length;

	key_name(code, name);
	length = strlen(name);
	if (code == '<' || code == '#') {
		snprintf(out, size, "%c", (char)code);
	} else if (length > 2 && name[0] == '<') {
		snprintf(out, size, "%.*s", (int)length - 2, name + 1);
		if (!strncmp(out, "Ctrl-", 5) && out[5] >= 'a' &&
		    out[5] <= 'z' && !out[6])
			out[5] = (char)(out[5] - 'a' + 'A');
	} else {
		snprintf(out, size, "%s", name);
	}
}

static void append(char *out, size_t size, const char *gap, const char *text)
{
	size_t used = strlen(out);

	if (used + strlen(text) + strlen(gap) + 1 > size)
		return;
	snprintf(out + used, size - used, "%s%s", used ? gap : "", text);
}

void shell_key_label(const key *keys, int count, char *out, size_t size)
{
	char one[KEY_NAME_SIZE];

	out[0] = '\0';
	for (int i = 0; i < count; i++) {
		label_one(keys[i], one, sizeof(one));
		append(out, size, " ", one);
	}
}

/* Reads one blank-separated sequence of keymap_keys(); false at the end. */
static bool next_sequence(const char **text, key keys[KEYMAP_SEQUENCE_MAX],
	int *count)
{
	while (**text == ' ')
		(*text)++;
	*count = 0;
	while (**text && **text != ' ' && *count < KEYMAP_SEQUENCE_MAX &&
	       key_parse(text, &keys[*count]))
		(*count)++;
	return *count > 0;
}

/* Do these keys start the action here, with nothing nearer in front? */
static bool starts(const struct shell *shell, const char *const *sections,
	const key *keys, int count, const char *name)
{
	const struct action *found;
	const char *section;

	return keymap_find(shell->options.keymap, sections, keys, count,
		&found, &section) == KEYMAP_FOUND &&
		!strcmp(found->name, name);
}

/* Is the label one of those in "i, g b, Enter"? */
static bool is_in(const char *labels, const char *label)
{
	size_t length = strlen(label);

	while (*labels) {
		size_t one = strcspn(labels, ",");

		/* A comma may be a key itself: it is never empty. */
		one += one == 0;
		if (one == length && !strncmp(labels, label, length))
			return true;
		labels += one;
		labels += strspn(labels, ", ");
	}
	return false;
}

/* How many labels from here on are the digits one after another? */
static int digits_in_a_row(const char *label)
{
	int count = 0;

	while (isdigit((unsigned char)label[0]) &&
	       (label[1] == '\0' || label[1] == ',')) {
		count++;
		if (label[1] == '\0' || label[3] != label[0] + 1)
			break;
		label += 3;
	}
	return count;
}

/* "0, 1, 2, 3" takes the width of all keys of a page: it is "0-3". */
static void shorten_digits(char *labels)
{
	char *out = labels;
	bool begins = true;

	for (const char *at = labels; *at; ) {
		int count = begins ? digits_in_a_row(at) : 0;

		begins = *at == ' ' && at > labels && at[-1] == ',';
		if (count > 2) {
			*out++ = *at;
			*out++ = '-';
			at += 3 * (count - 1);
		}
		*out++ = *at++;
	}
	*out = '\0';
}

static void keys_in(const struct shell *shell, const char *const *sections,
	const char *action, bool all, char *out, size_t size)
{
	out[0] = '\0';
	for (int i = 0; sections[i]; i++) {
		char text[256], label[KEY_TEXT_SIZE];
		const char *at = text;
		key keys[KEYMAP_SEQUENCE_MAX];
		int count;

		keymap_keys(shell->options.keymap, sections[i], action, text,
			sizeof(text));
		while (next_sequence(&at, keys, &count)) {
			if (!starts(shell, sections, keys, count, action))
				continue;
			shell_key_label(keys, count, label, sizeof(label));
			if (!is_in(out, label))
				append(out, size, ", ", label);
			if (!all)
				return;
		}
	}
	shorten_digits(out);
}

void shell_keys_of(const struct shell *shell, const char *action, bool all,
	char *out, size_t size)
{
	const char *sections[SECTIONS_MAX + 1];

	shell_sections(shell, sections);
	keys_in(shell, sections, action, all, out, size);
}

void shell_keys_on(const struct shell *shell, const struct screen_ops *ops,
	const char *action, char *out, size_t size)
{
	const char *sections[SECTIONS_MAX + 1];

	sections_of(ops, sections);
	keys_in(shell, sections, action, true, out, size);
}

/* Adds "b booking grid" for each action of the section whose keys begin with
 * the pending ones. */
static void add_candidates(const struct shell *shell,
	const char *const *sections, const char *section, char *out,
	size_t size)
{
	const struct action *row = shell_section_actions(shell, section);
	int had = shell->pending_count;

	for (; row && row->name; row++) {
		char text[256], label[KEY_TEXT_SIZE], entry[128];
		const char *at = text;
		key keys[KEYMAP_SEQUENCE_MAX];
		int count;

		keymap_keys(shell->options.keymap, section, row->name, text,
			sizeof(text));
		while (next_sequence(&at, keys, &count)) {
			if (count <= had || memcmp(keys, shell->pending,
					(size_t)had * sizeof(*keys)) != 0 ||
			    !starts(shell, sections, keys, count, row->name))
				continue;
			shell_key_label(keys + had, count - had, label,
				sizeof(label));
			snprintf(entry, sizeof(entry), "%s %s", label,
				row->hint ? row->hint : row->name);
			append(out, size, "  ", entry);
		}
	}
}

void shell_candidates(const struct shell *shell, char *out, size_t size)
{
	const char *sections[SECTIONS_MAX + 1];

	out[0] = '\0';
	shell_sections(shell, sections);
	for (int i = 0; sections[i]; i++)
		add_candidates(shell, sections, sections[i], out, size);
}

/* Does another screen know this key as an action of its own? */
static const struct action *elsewhere(const struct shell *shell,
	const key *keys, int count, const char **title)
{
	const struct open_screen *here = shell_screen(shell);

	for (int i = 0; i < shell->screen_count; i++) {
		const struct screen_ops *ops = shell->options.screens[i];
		const char *sections[SECTIONS_MAX + 1], *section;
		const struct action *found;

		if (here && here->ops == ops)
			continue;
		sections_of(ops, sections);
		if (keymap_find(shell->options.keymap, sections, keys, count,
				&found, &section) != KEYMAP_FOUND)
			continue;
		*title = ops->title;
		return found;
	}
	return NULL;
}

/* The same letter without Shift or Caps Lock. */
static const struct action *lower_case(const struct shell *shell, key code)
{
	const char *sections[SECTIONS_MAX + 1], *section;
	const struct action *found;

	if (code < 'A' || code > 'Z')
		return NULL;
	code = code - 'A' + 'a';
	shell_sections(shell, sections);
	if (keymap_find(shell->options.keymap, sections, &code, 1, &found,
			&section) != KEYMAP_FOUND)
		return NULL;
	return found;
}

void shell_unknown_key(struct shell *shell, const key *keys, int count)
{
	const struct action *other;
	const char *title = NULL;
	char label[KEY_TEXT_SIZE], help[KEY_TEXT_SIZE];

	shell_key_label(keys, count, label, sizeof(label));
	shell_keys_of(shell, "help", false, help, sizeof(help));
	other = elsewhere(shell, keys, count, &title);
	if (other)
		shell_message(shell, STYLE_NOTICE,
			"%s does nothing here; in %s it is: %s", label, title,
			other->hint ? other->hint : other->name);
	else if (count == 1 && (other = lower_case(shell, keys[0])))
		shell_message(shell, STYLE_NOTICE,
			"%s does nothing; %c is: %s (Caps Lock?)", label,
			(char)(keys[0] - 'A' + 'a'),
			other->hint ? other->hint : other->name);
	else
		shell_message(shell, STYLE_NOTICE,
			"%s does nothing here%s%s%s", label,
			help[0] ? "; " : "", help,
			help[0] ? " shows the keys" : "");
}

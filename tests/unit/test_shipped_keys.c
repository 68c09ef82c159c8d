/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The shipped keymap files: the defaults load as defaults, the overlays over
 * them, and both keep what is promised of them. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "tests/support/keymap_tables.h"
#include "ui/keymap.h"
#include "ui/shell.h"

struct shipped {
	char *text;			/* default.keys */
	struct keymap_tables *tables;
	struct keymap *keymap;
};

static int set_up(void **state)
{
	static struct shipped shipped;
	struct err err;

	shipped.text = keymap_file("default.keys");
	shipped.tables = keymap_tables_new(shipped.text);
	shipped.keymap =
		keymap_new(keymap_tables_sections(shipped.tables));
	if (!keymap_load(shipped.keymap, "default.keys", shipped.text, true,
			&err))
		fail_msg("%s", err.text);
	*state = &shipped;
	return 0;
}

static int tear_down(void **state)
{
	struct shipped *shipped = *state;

	keymap_free(&shipped->keymap);
	keymap_tables_free(&shipped->tables);
	free(shipped->text);
	return 0;
}

static void keys_of(const struct keymap *keymap, const char *section,
	const char *action, char out[200])
{
	keymap_keys(keymap, section, action, out, 200);
}

/* Calls check for each action that the file names. */
static void each_action(const char *text,
	void (*check)(const char *section, const char *action, void *context),
	void *context)
{
	struct keymap_tables *tables = keymap_tables_new(text);
	const struct keymap_section *section = keymap_tables_sections(tables);
	const struct action *action;

	for (; section->section != NULL; section++)
		for (action = section->actions; action->name != NULL; action++)
			check(section->section, action->name, context);
	keymap_tables_free(&tables);
}

/* Every way to an action that is not a function key or an Alt key. */
static bool is_everywhere(const char *keys)
{
	char text[200], *rest = text, *word;

	snprintf(text, sizeof(text), "%s", keys);
	while ((word = strsep(&rest, " ")) != NULL)
		if (strncmp(word, "<Alt-", 5) != 0 &&
		    (strncmp(word, "<F", 2) != 0 || word[2] > '9'))
			return true;
	return false;
}

static void assert_everywhere(const char *section, const char *action,
	void *context)
{
	char keys[200];

	keys_of(context, section, action, keys);
	if (!is_everywhere(keys))
		fail_msg("[%s] %s has only %s", section, action, keys);
}

static void every_action_needs_no_function_key(void **state)
{
	struct shipped *shipped = *state;

	assert_true(is_everywhere("<F2> b"));
	assert_false(is_everywhere("<F2> <Alt-x>"));
	each_action(shipped->text, assert_everywhere, shipped->keymap);
}

static void assert_prefix(const char *section, const char *action,
	void *context)
{
	char keys[200], *rest = keys, *word;

	keys_of(context, section, action, keys);
	while ((word = strsep(&rest, " ")) != NULL) {
		const char *text = word;
		key code;

		if (*word == '\0')
			continue;
		assert_true(key_parse(&text, &code));
		if (*text != '\0' && code != 'g')
			fail_msg("[%s] %s: %s", section, action, word);
	}
}

static void no_default_prefix_but_g(void **state)
{
	struct shipped *shipped = *state;

	each_action(shipped->text, assert_prefix, shipped->keymap);
}

static void only_tab_means_something_else_on_the_grid(void **state)
{
	struct shipped *shipped = *state;
	char *text = keymap_shadows(shipped->keymap);

	assert_string_equal(text,
		"[bays] next-in-row <Tab> hides [global] next-pane <Tab>\n");
	free(text);
}

static void printing_and_loading_changes_nothing(void **state)
{
	struct shipped *shipped = *state;
	char *text = keymap_print(shipped->keymap), *again;
	struct err err;

	if (!keymap_load(shipped->keymap, "printed", text, true, &err))
		fail_msg("%s", err.text);
	again = keymap_print(shipped->keymap);
	assert_string_equal(again, text);
	free(text);
	free(again);
}

static bool is_shared(const char *section)
{
	return strcmp(section, "global") == 0 || strcmp(section, "list") == 0 ||
		strcmp(section, "grid") == 0 || strcmp(section, "form") == 0;
}

static void assert_row(const char *section, const char *action, void *context)
{
	(void)context;
	if (is_shared(section) && action_find(shell_actions, action) == NULL)
		fail_msg("[%s] %s: the shell has no such action", section,
			action);
}

static void shared_sections_and_the_shell_agree(void **state)
{
	struct shipped *shipped = *state;
	const struct action *row = shell_actions;

	each_action(shipped->text, assert_row, NULL);
	for (; row->name != NULL; row++) {
		const struct keymap_section *section =
			keymap_tables_sections(shipped->tables);

		while (section->section != NULL && (!is_shared(section->section) ||
			action_find(section->actions, row->name) == NULL))
			section++;
		if (section->section == NULL)
			fail_msg("default.keys has no line for %s", row->name);
	}
}

struct overlay {
	const struct keymap *before, *after;
};

/* A line that changes nothing does not belong into an overlay, and none takes
 * a key away that people know. */
static void assert_adds(const char *section, const char *action, void *context)
{
	struct overlay *overlay = context;
	char before[200], after[200];

	keys_of(overlay->before, section, action, before);
	keys_of(overlay->after, section, action, after);
	if (strcmp(before, after) == 0 ||
	    strncmp(before, after, strlen(before)) != 0)
		fail_msg("[%s] %s: %s, then %s", section, action, before,
			after);
}

static void check_overlay(struct shipped *shipped, const char *name)
{
	struct keymap *over =
		keymap_new(keymap_tables_sections(shipped->tables));
	struct overlay overlay = { shipped->keymap, over };
	char *text = keymap_file(name);
	struct err err;

	assert_true(keymap_load(over, "default.keys", shipped->text, true,
		&err));
	if (!keymap_load(over, name, text, true, &err))
		fail_msg("%s", err.text);
	each_action(text, assert_adds, &overlay);
	free(text);
	keymap_free(&over);
}

static void emacs_keys_lie_over_the_defaults(void **state)
{
	check_overlay(*state, "emacs.keys");
}

static void function_keys_lie_over_the_defaults(void **state)
{
	check_overlay(*state, "fkeys.keys");
}

#define CASE(function) \
	cmocka_unit_test_setup_teardown(function, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		CASE(every_action_needs_no_function_key),
		CASE(no_default_prefix_but_g),
		CASE(only_tab_means_something_else_on_the_grid),
		CASE(shared_sections_and_the_shell_agree),
		CASE(printing_and_loading_changes_nothing),
		CASE(emacs_keys_lie_over_the_defaults),
		CASE(function_keys_lie_over_the_defaults),
	};

	return cmocka_run_group_tests_name("shipped keys", tests, NULL, NULL);
}

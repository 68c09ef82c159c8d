/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows of the booking grid and the lines of default.keys name the same
 * actions, and every row says what help and hints need. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "io/query.h"
#include "screens/screens.h"
#include "tests/support/keymap_tables.h"
#include "ui/action.h"
#include "ui/keymap.h"
#include "ui/shell.h"

extern const char default_keys[];

static struct keymap_tables *tables;

static int set_up(void **state)
{
	(void)state;
	tables = keymap_tables_new(default_keys);
	return 0;
}

static int tear_down(void **state)
{
	(void)state;
	keymap_tables_free(&tables);
	return 0;
}

static bool has_line(const char *section, const char *action)
{
	const struct keymap_section *s = keymap_tables_sections(tables);

	for (; s->section != NULL; s++)
		if (strcmp(s->section, section) == 0)
			return action_find(s->actions, action) != NULL;
	return false;
}

/* A row without words of its own is the screen's way of doing a shared one. */
static bool is_shared(const struct action *row)
{
	return row->help == NULL;
}

static void each_row_has_a_line(void **state)
{
	(void)state;
	for (const struct action *row = bays_screen.actions; row->name; row++) {
		bool found = is_shared(row)
			? has_line("grid", row->name) ||
			  has_line("global", row->name)
			: has_line("bays", row->name);

		if (!found)
			fail_msg("default.keys has no line for %s", row->name);
	}
}

static void each_line_has_a_row(void **state)
{
	const struct keymap_section *s = keymap_tables_sections(tables);

	(void)state;
	while (s->section != NULL && strcmp(s->section, "bays") != 0)
		s++;
	assert_non_null(s->section);
	for (const struct action *line = s->actions; line->name; line++) {
		const struct action *row =
			action_find(bays_screen.actions, line->name);

		if (row == NULL || is_shared(row))
			fail_msg("[bays] %s: the screen has no such row",
				line->name);
	}
}

/* What [grid] binds works on this grid. */
static void each_line_of_grid_is_done_here(void **state)
{
	const struct keymap_section *s = keymap_tables_sections(tables);

	(void)state;
	while (s->section != NULL && strcmp(s->section, "grid") != 0)
		s++;
	assert_non_null(s->section);
	for (const struct action *line = s->actions; line->name; line++)
		if (action_find(bays_screen.actions, line->name) == NULL)
			fail_msg("[grid] %s does nothing here", line->name);
}

static void a_shared_row_is_a_row_of_the_shell(void **state)
{
	(void)state;
	for (const struct action *row = bays_screen.actions; row->name; row++) {
		const struct action *shared =
			action_find(shell_actions, row->name);

		if (is_shared(row) != (shared != NULL))
			fail_msg("%s: %s", row->name, shared == NULL
				? "it has neither help nor a shared row"
				: "its help stands twice");
		if (shared != NULL && shared->run != NULL)
			fail_msg("%s is the shell's own", row->name);
	}
}

static void assert_sentence(const char *name, const char *text)
{
	if (text[0] < 'A' || text[0] > 'Z' || text[strlen(text) - 1] == '.')
		fail_msg("%s: \"%s\" is no sentence for help", name, text);
}

static int words_of(const char *text)
{
	int words = 1;

	for (; *text != '\0'; text++)
		words += *text == ' ';
	return words;
}

static void each_row_says_what_it_does(void **state)
{
	(void)state;
	for (const struct action *row = bays_screen.actions; row->name; row++) {
		assert_non_null(row->run);
		if (action_find(bays_screen.actions, row->name) != row)
			fail_msg("%s stands twice", row->name);
		if (strspn(row->name, "abcdefghijklmnopqrstuvwxyz-") !=
		    strlen(row->name))
			fail_msg("%s is not in kebab-case", row->name);
		if (is_shared(row))
			continue;
		assert_sentence(row->name, row->help);
		assert_non_null(row->hint);
		if (words_of(row->hint) > 2)
			fail_msg("%s: \"%s\" is too long a hint", row->name,
				row->hint);
	}
}

/* A misspelt function would never be allowed, or always. */
static void a_privilege_is_a_function_that_is_called(void **state)
{
	(void)state;
	for (const struct action *row = bays_screen.actions; row->name; row++) {
		char call[80];
		bool called = row->privilege == NULL;

		snprintf(call, sizeof(call), "desk.%s(",
			called ? "" : row->privilege);
		for (int i = 0; query_all[i] != NULL && !called; i++)
			called = strstr(query_all[i]->sql, call) != NULL;
		if (!called)
			fail_msg("%s: no query calls desk.%s", row->name,
				row->privilege);
	}
}

/* What writes needs a line to write on. */
static void what_needs_a_privilege_needs_a_connection(void **state)
{
	(void)state;
	for (const struct action *row = bays_screen.actions; row->name; row++)
		if (row->privilege != NULL && !(row->needs & NEED_CONNECTION))
			fail_msg("%s writes without a connection", row->name);
}

#define CASE(function) \
	cmocka_unit_test_setup_teardown(function, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		CASE(each_row_has_a_line),
		CASE(each_line_has_a_row),
		CASE(each_line_of_grid_is_done_here),
		CASE(a_shared_row_is_a_row_of_the_shell),
		CASE(each_row_says_what_it_does),
		CASE(a_privilege_is_a_function_that_is_called),
		CASE(what_needs_a_privilege_needs_a_connection),
	};

	return cmocka_run_group_tests_name("bays: keys", tests, NULL, NULL);
}

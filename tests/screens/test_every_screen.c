/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is the same on every screen there is, with the shipped keys. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "base/mem.h"
#include "screens/screens.h"
#include "tests/support/bays_fixture.h"
#include "tests/support/keymap_tables.h"
#include "ui/keymap.h"
#include "ui/screen.h"
#include "ui/shell.h"

struct shipped {
	char *text;
	struct keymap_tables *tables;
	struct keymap *keymap;
};

static int set_up(void **state)
{
	struct shipped *shipped = mem_new(1, sizeof(*shipped));
	struct err err;

	shipped->text = keymap_file("default.keys");
	shipped->tables = keymap_tables_new(shipped->text);
	shipped->keymap = keymap_new(keymap_tables_sections(shipped->tables));
	*state = shipped;
	return keymap_load(shipped->keymap, "default.keys", shipped->text,
		true, &err) ? 0 : -1;
}

static int tear_down(void **state)
{
	struct shipped *shipped = *state;

	keymap_free(&shipped->keymap);
	keymap_tables_free(&shipped->tables);
	free(shipped->text);
	free(shipped);
	return 0;
}

/* The name of the action that the key starts there, "" for none. */
static const char *meaning(const struct shipped *shipped,
	const struct screen_ops *screen, const char *text)
{
	const char *sections[16] = { screen->name }, *section;
	const struct action *action;
	key code;

	for (size_t i = 0; screen->sections[i] != NULL; i++)
		sections[i + 1] = screen->sections[i];
	assert_true(key_parse(&text, &code));
	return keymap_find(shipped->keymap, sections, &code, 1, &action,
		&section) == KEYMAP_FOUND ? action->name : "";
}

static void a_key_of_every_screen_means_the_same(void **state)
{
	static const struct {
		const char *keys, *name;
	} same[] = {
		{ "u", "undo" }, { "w", "history" }, { "?", "help" },
		{ ":", "command" }, { "/", "filter" }, { "!", "next-alert" },
		{ ";", "menu" }, { "<Esc>", "back" },
		{ "<Ctrl-T>", "hold-customer" }, { "<Ctrl-Q>", "quit" },
		{ "<Ctrl-L>", "redraw" }, { "<F2>", "open-bays" },
	};

	for (size_t i = 0; screens[i] != NULL; i++)
		for (size_t j = 0; j < ARRAY_LEN(same); j++) {
			const char *is = meaning(*state, screens[i],
				same[j].keys);

			if (strcmp(is, same[j].name) != 0)
				fail_msg("%s: %s is \"%s\", not %s",
					screens[i]->name, same[j].keys, is,
					same[j].name);
		}
}

/* The shell has only their names: a screen does them. */
static void every_screen_takes_back_and_tells_who_did_what(void **state)
{
	static const char *const names[] = { "undo", "history" };

	(void)state;
	for (size_t i = 0; screens[i] != NULL; i++)
		for (size_t j = 0; j < ARRAY_LEN(names); j++) {
			const struct action *row = action_find(
				screens[i]->actions, names[j]);

			if (row == NULL || row->run == NULL)
				fail_msg("%s has no %s", screens[i]->name,
					names[j]);
		}
}

/* Drafts, tickets and colleagues reopen a view by its command. */
static void every_view_has_a_command_that_reopens_it(void **state)
{
	(void)state;
	for (size_t i = 0; screens[i] != NULL; i++)
		if (screens[i]->command_line == NULL ||
		    screens[i]->command_words == NULL)
			fail_msg("%s cannot be reopened", screens[i]->name);
}

/* Rows of the body with anything on them. */
static int rows_in_use(struct bays *b)
{
	int count = 0;

	for (int row = 2; row < b->canvas->rows - 2; row++) {
		char text[4096];

		canvas_row(b->canvas, row, text, sizeof(text));
		count += text[0] != '\0';
	}
	return count;
}

static int columns_in_use(struct bays *b)
{
	int widest = 0;

	for (int row = 2; row < b->canvas->rows - 2; row++)
		for (int col = 0; col < b->canvas->cols; col++)
			if (b->canvas->cells[row * b->canvas->cols + col]
					.bytes[0] > ' ' && col > widest)
				widest = col;
	return widest;
}

/* A larger terminal shows more, and a smaller one again what it showed. */
static void more_room_is_used(void **state)
{
	static const int sizes[][2] = { { 132, 43 }, { 200, 60 }, { 80, 50 } };
	struct bays *b = *state;

	for (size_t i = 0; screens[i] != NULL; i++) {
		struct err err;
		int rows, cols;

		assert_true(shell_switch(b->shell, screens[i]->name, "", &err));
		resize(b, 80, 24);
		rows = rows_in_use(b);
		cols = columns_in_use(b);
		for (size_t j = 0; j < ARRAY_LEN(sizes); j++) {
			int wider = sizes[j][0] - 80, higher = sizes[j][1] - 24;

			resize(b, sizes[j][0], sizes[j][1]);
			if (rows_in_use(b) < rows + higher / 3 ||
			    columns_in_use(b) < cols + wider * 3 / 4)
				fail_msg("%s: %d rows and %d columns of %dx%d",
					screens[i]->name, rows_in_use(b),
					columns_in_use(b), sizes[j][0],
					sizes[j][1]);
		}
		resize(b, 79, 24);
		assert_line_has(b, 13, "too small: 79x24");
		resize(b, 80, 24);
		assert_int_equal(rows_in_use(b), rows);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(
			a_key_of_every_screen_means_the_same, set_up,
			tear_down),
		cmocka_unit_test(
			every_screen_takes_back_and_tells_who_did_what),
		cmocka_unit_test(every_view_has_a_command_that_reopens_it),
		BAYS_TEST(more_room_is_used),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

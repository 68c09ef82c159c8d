/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The help sheet: rows and keys as they are in force, what is not possible now
 * dimmed with the reason. */
#include "config.h"

#include "ui/help.h"

#include <stdio.h>
#include <string.h>

#include "base/mem.h"
#include "ui/page.h"
#include "ui/shell_private.h"

static const struct {
	const char *section, *title;
} shared[] = {
	{ "list", "Moving in a list" },
	{ "grid", "Moving in a grid" },
	{ "global", "Everywhere" },
};

static void add_row(struct page *page, enum style style, const char *keys,
	const struct action *row, const char *why)
{
	/* A screen's row for a shared action leaves the words to that. */
	const struct action *spoken = row->help ? row :
		action_find(shell_actions, row->name);
	char command[COMMAND_WORD_SIZE];

	snprintf(command, sizeof(command), ":%s", row->name);
	page_line(page, style, keys[0] ? keys : command, "%s%s%s%s%s",
		spoken->help, keys[0] ? "  " : "", keys[0] ? command : "",
		why[0] ? "; not now: " : "", why);
}

static void add_here(const struct shell *shell, struct page *page,
	const struct action *row)
{
	struct err why = { .kind = ERR_NONE };
	bool possible = shell_possible(shell, row, &why);
	char keys[KEY_TEXT_SIZE];

	shell_keys_of(shell, row->name, true, keys, sizeof(keys));
	add_row(page, possible ? STYLE_NORMAL : STYLE_DIM, keys, row,
		why.text);
}

/* The screen's own rows; those that do a shared one stand with the shared. */
static void add_screen(const struct shell *shell, struct page *page,
	const struct screen_ops *ops, bool here)
{
	const struct action *row = ops->actions;

	page_heading(page, "%s", ops->title);
	for (; row && row->name; row++) {
		char keys[KEY_TEXT_SIZE];

		if (action_find(shell_actions, row->name))
			continue;
		if (here) {
			add_here(shell, page, row);
			continue;
		}
		shell_keys_on(shell, ops, row->name, keys, sizeof(keys));
		add_row(page, STYLE_NORMAL, keys, row, "");
	}
}

static bool has_keys(const struct shell *shell, const char *section,
	const char *action)
{
	char keys[KEY_TEXT_SIZE];

	keymap_key(shell->options.keymap, section, action, keys,
		sizeof(keys));
	return keys[0] != '\0';
}

static bool in_force(const struct shell *shell, const char *section)
{
	const char *sections[SECTIONS_MAX + 1];

	shell_sections(shell, sections);
	for (int i = 0; sections[i]; i++)
		if (!strcmp(sections[i], section))
			return true;
	return false;
}

static void add_shared(const struct shell *shell, struct page *page,
	const char *section, const char *title)
{
	const struct action *row = shell_actions;

	page_heading(page, "%s", title);
	for (; row->name; row++) {
		const struct action *own = shell_resolve(shell, row);

		if (own && has_keys(shell, section, row->name))
			add_here(shell, page, own);
	}
}

/* What has no key can be typed. */
static void add_typed(const struct shell *shell, struct page *page)
{
	const struct action *row = shell_actions;

	page_heading(page, "Typed");
	for (; row->name; row++) {
		const struct action *own = shell_resolve(shell, row);
		char keys[KEY_TEXT_SIZE];

		shell_keys_of(shell, row->name, false, keys, sizeof(keys));
		if (own && !keys[0])
			add_here(shell, page, own);
	}
}

static void add_legend(struct page *page, const struct screen_ops *ops)
{
	if (!ops->legend)
		return;
	page_heading(page, "Letters and flags");
	for (const char *const *line = ops->legend; *line; line++)
		page_line(page, STYLE_NORMAL, NULL, "%s", *line);
}

void help_open(struct shell *shell, enum help_about about)
{
	const struct open_screen *screen = shell_screen(shell);
	const struct open_sheet *sheet = shell_top_sheet(shell);
	/* A page is not in the way: it shows, and asks nothing. */
	const char *open = sheet && !sheet->ops->passive ? sheet->ops->name
		: NULL;
	struct page *page = page_open(shell,
		about == HELP_HERE ? "Keys here" : "Keys of every screen");

	page_search(page);
	if (about == HELP_HERE && open)
		page_heading(page, "The keys of %s stand in it; those below "
			"are for when it is closed", open);
	if (about == HELP_HERE && screen) {
		add_screen(shell, page, screen->ops, true);
		add_legend(page, screen->ops);
	}
	for (int i = 0; about == HELP_EVERYWHERE && i < shell->screen_count;
	     i++) {
		const struct screen_ops *ops = shell->options.screens[i];

		add_screen(shell, page, ops, screen && screen->ops == ops);
	}
	for (size_t i = 0; i < ARRAY_LEN(shared); i++)
		if (in_force(shell, shared[i].section))
			add_shared(shell, page, shared[i].section,
				shared[i].title);
	add_typed(shell, page);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Leaving: at once when nothing is half done, else after a question that
 * names what would be lost. */
#include "config.h"

#include <stdio.h>
#include <string.h>

#include "ui/confirm.h"
#include "ui/page.h"
#include "ui/shell_private.h"

#define HALF_DONE_MAX 6
#define HALF_DONE_SIZE 160

struct half_done {
	char lines[HALF_DONE_MAX][HALF_DONE_SIZE];	/* "- what" */
	int count;
};

/* number: of a customer who is held, 0 for the one in view. */
static void add(struct half_done *found, const char *what, int number)
{
	char *line = found->lines[found->count];

	if (found->count == HALF_DONE_MAX)
		return;
	found->count++;
	if (number > 0)
		snprintf(line, HALF_DONE_SIZE, "- customer %d: %s", number,
			what);
	else
		snprintf(line, HALF_DONE_SIZE, "- %s", what);
}

/* number: as add() has it. */
static void add_area(struct half_done *found, const struct shell *shell,
	int index, int number)
{
	const struct work_area *area = &shell->areas[index];
	char what[HALF_DONE_SIZE - 20];

	for (int i = 0; i < area->sheet_count; i++) {
		const struct sheet_ops *ops = area->sheets[i]->ops;
		/* A deed says what it is about behind a colon. */
		bool of = strstr(area->deed, ": ") != NULL;

		if (ops->passive)
			continue;
		/* Of whom: of four customers held nobody knows the numbers. */
		snprintf(what, sizeof(what), "open: %s%s%s%s", ops->name,
			of ? " (" : "", of ? area->deed : "", of ? ")" : "");
		add(found, what, number);
	}
	if (area->prompt.open)
		add(found, "a line half typed", number);
	if (area->ghost)
		add(found, "picked up and not put down", number);
	for (int i = 0; i < shell->screen_count; i++) {
		const struct open_screen *screen = &area->screens[i];

		snprintf(what, sizeof(what), "%s", screen->ops->title);
		if (screen->state && screen->ops->half_done &&
		    screen->ops->half_done(screen->state, what, sizeof(what)))
			add(found, what, number);
	}
}

static void answered(void *context, int choice, const char *text)
{
	struct shell *shell = context;

	(void)text;
	if (choice == 0)
		shell->options.quit(shell->options.context, 0);
}

static void ask(struct shell *shell, const struct half_done *found)
{
	static const struct confirm_choice choices[] = {
		{ 'y', "leave, and lose it", NULL },
		{ 'n', "stay", NULL },
	};
	const char *lines[HALF_DONE_MAX + 2] = { "This is half done:" };

	for (int i = 0; i < found->count; i++)
		lines[i + 1] = found->lines[i];
	shell->quit_sheet = confirm_open(shell, &(struct confirm_request){
		.title = "Leave the program?",
		.lines = lines,
		.choices = choices,
		.choice_count = 2,
		.anchor_row = -1,
		.done = answered,
		.context = shell,
	});
}

static void find(struct half_done *found, const struct shell *shell)
{
	found->count = 0;
	for (int i = 0; i < SHELL_WORK_AREAS; i++)
		add_area(found, shell, i, i == shell->shown ? 0 : i + 1);
}

bool shell_half_done(const struct shell *shell, char *what, size_t size)
{
	struct half_done found;

	find(&found, shell);
	if (found.count > 0)
		/* Without the dash. */
		snprintf(what, size, "%s", found.lines[0] + 2);
	return found.count > 0;
}

void shell_quit(struct shell *shell)
{
	struct half_done found;

	if (shell->quit_sheet)
		return;
	find(&found, shell);
	if (found.count > 0)
		ask(shell, &found);
	else
		shell->options.quit(shell->options.context, 0);
}

void shell_show_customers(struct shell *shell)
{
	struct page *page = page_open(shell, "Customers at this terminal");

	for (int i = 0; i < SHELL_WORK_AREAS; i++) {
		const struct work_area *area = &shell->areas[i];
		struct half_done found = { .count = 0 };
		char number[16];

		if (i != shell->shown && !work_area_in_use(area))
			continue;
		snprintf(number, sizeof(number), "%d", i + 1);
		add_area(&found, shell, i, 0);
		if (found.count == 0)
			page_line(page, STYLE_NORMAL, number,
				"nothing is half done");
		/* Without the dash. */
		for (int line = 0; line < found.count; line++)
			page_line(page, STYLE_NORMAL, line == 0 ? number : " ",
				"%s", found.lines[line] + 2);
	}
	page_line(page, STYLE_DIM, NULL, "`:serve 2` goes to one of them, "
		"Ctrl-T to the next");
}

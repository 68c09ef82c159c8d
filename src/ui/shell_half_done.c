/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is half done, a line each: what leaving would lose, and what is found
 * again with each customer who is held. */
#include "config.h"

#include <stdio.h>
#include <string.h>

#include "ui/shell_private.h"

/* number: of a customer who is held, 0 for the one in view. */
static void add(struct half_done *found, const char *what, int number)
{
	char *line = found->lines[found->count];

	if (found->count == HALF_DONE_MAX)
		return;
	found->count++;
	if (number > 0)
		snprintf(line, HALF_DONE_SIZE, "customer %d: %s", number, what);
	else
		snprintf(line, HALF_DONE_SIZE, "%s", what);
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

void half_done_find(struct half_done *found, const struct shell *shell)
{
	found->count = 0;
	for (int i = 0; i < SHELL_WORK_AREAS; i++)
		add_area(found, shell, i, i == shell->shown ? 0 : i + 1);
}

void half_done_find_in(struct half_done *found, const struct shell *shell,
	int area)
{
	found->count = 0;
	add_area(found, shell, area, 0);
}

bool shell_half_done(const struct shell *shell, char *what, size_t size)
{
	struct half_done found;

	half_done_find(&found, shell);
	if (found.count > 0)
		snprintf(what, size, "%s", found.lines[0]);
	return found.count > 0;
}

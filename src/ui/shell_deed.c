/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the operator is doing, in one line: the last action of the screen, and
 * what it was about.  It stands beside a request that nobody heard the answer
 * of, so that it can be told from others and done again. */
#include "config.h"

#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "ui/shell_private.h"

static size_t put(char *out, size_t size, size_t used, const char *text)
{
	if (used < size)
		used += (size_t)snprintf(out + used, size - used, "%s", text);
	return used;
}

/* Rows without a help sentence move about: they are no deeds. */
void shell_note_deed(struct shell *shell, const struct action *action,
	const struct targets *targets, const char *words)
{
	struct work_area *area = shell_area(shell);
	const char *about = targets->count > 0 ? targets->list[0].name : words;
	char more[24] = "";
	size_t used;

	if (!action->help)
		return;
	about += strspn(about, " ");
	if (targets->count > 1)
		snprintf(more, sizeof(more), " and %d more",
			targets->count - 1);
	area->deed_who[0] = '\0';
	area->deed_is_whole = false;
	used = put(area->deed, DEED_SIZE, 0,
		action->hint ? action->hint : action->name);
	used = put(area->deed, DEED_SIZE, used, about[0] ? ": " : "");
	used = put(area->deed, DEED_SIZE, used, about);
	put(area->deed, DEED_SIZE, used, more);
}

void shell_deed_of(struct shell *shell, const char *who)
{
	struct work_area *area = shell_area(shell);

	snprintf(area->deed_who, sizeof(area->deed_who), "%s", who);
}

void shell_deed_is(struct shell *shell, const char *words)
{
	struct work_area *area = shell_area(shell);

	snprintf(area->deed, sizeof(area->deed), "%s", words);
	area->deed_is_whole = true;
}

void shell_deed(const struct shell *shell, char *out, size_t size)
{
	const struct work_area *area = &shell->areas[shell->area];
	const char *who = area->deed_who[0] ? area->deed_who : area->contact;

	if (area->deed_is_whole || !who[0] || text_contains(area->deed, who))
		snprintf(out, size, "%s", area->deed);
	else
		snprintf(out, size, "%s%s%s", area->deed,
			area->deed[0] ? ", " : "", who);
}

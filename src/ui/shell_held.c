/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Keys that came while a view waits for its data: kept in their order, and
 * replayed or thrown away when it has them. */
#include "config.h"

#include <stdlib.h>

#include "base/mem.h"
#include "ui/shell_private.h"

/* The text of a scan that waits is our own. */
static void drop_held(struct event *event)
{
	if (event->kind == EVENT_SCAN)
		free((char *)(uintptr_t)event->text);
}

void shell_throw_held(struct shell *shell)
{
	struct held_keys *held = &shell->held;

	shell_keys_dropped(shell, held->count);
	while (held->count > 0)
		drop_held(&held->keys[(held->first + --held->count) %
			HELD_KEYS_MAX]);
}

void shell_stop_waiting(struct shell *shell, struct work_area *area)
{
	area->holds = 0;
	if (area == &shell->areas[shell->shown])
		shell_throw_held(shell);
}

void shell_keep_key(struct shell *shell, const struct event *event)
{
	struct held_keys *held = &shell->held;
	struct event *kept;

	if (held->count == HELD_KEYS_MAX) {
		shell_keys_dropped(shell, 1);
		return;
	}
	kept = &held->keys[(held->first + held->count++) % HELD_KEYS_MAX];
	*kept = *event;
	if (event->kind == EVENT_SCAN)
		kept->text = mem_strdup(event->text);
}

/* When nothing is under way any more: held keys go on, closed sheets go. */
void shell_settle(struct shell *shell)
{
	struct held_keys *held = &shell->held;

	if (shell->depth > 0 || !shell_in_view(shell))
		return;
	while (held->count > 0 && !work_area_waits(shell_area(shell))) {
		struct event event = held->keys[held->first];

		held->first = (held->first + 1) % HELD_KEYS_MAX;
		held->count--;
		shell_route(shell, &event);
		drop_held(&event);
	}
	shell_bury(shell);
}

void shell_hold(struct shell *shell)
{
	shell_area(shell)->holds++;
}

void shell_release(struct shell *shell, bool drop)
{
	struct work_area *area = shell_area(shell);

	if (area->holds == 0 || --area->holds > 0)
		return;
	/* What was not found is not there because the line is gone, or for
	 * good: shell_connection() says which. */
	if (!drop)
		shell_restore_on(shell);
	if (!shell_in_view(shell))
		return;
	if (drop)
		shell_throw_held(shell);
	shell->needs_draw = true;
	shell_settle(shell);
}

void shell_release_held(struct shell *shell, bool *holding, bool drop)
{
	bool held = *holding;

	*holding = false;
	if (held)
		shell_release(shell, drop);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the shell is told by main, and what screens and flows ask of it: who,
 * where and when, the connection, the ghost. */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/text.h"
#include "ui/shell_private.h"

static void keep(struct shell *shell, char *place, size_t size,
	const char *text)
{
	if (!strcmp(place, text))
		return;
	snprintf(place, size, "%s", text);
	shell->needs_draw = true;
}

void shell_identity(struct shell *shell, const char *who, const char *desk)
{
	keep(shell, shell->who, sizeof(shell->who), who);
	keep(shell, shell->desk, sizeof(shell->desk), desk);
}

void shell_clock(struct shell *shell, const char *clock)
{
	keep(shell, shell->clock, sizeof(shell->clock), clock);
}

void shell_connection(struct shell *shell, bool connected, bool busy,
	const char *why)
{
	if (shell->connected != connected || shell->busy != busy)
		shell->needs_draw = true;
	/* What keys are held for may not come for long. */
	for (int i = 0; shell->connected && !connected &&
	     i < SHELL_WORK_AREAS; i++)
		shell_stop_waiting(shell, &shell->areas[i]);
	if (connected && !shell->connected)
		shell_message_connected(shell);
	shell_restore_cut(shell, !connected);
	shell->connected = connected;
	shell->busy = busy;
	keep(shell, shell->why_not_connected,
		sizeof(shell->why_not_connected), why ? why : "");
	if (connected && !busy)
		shell_restore_quiet(shell);
	else if (connected)
		shell_restore_on(shell);
}

void shell_read_only(struct shell *shell, const char *why)
{
	keep(shell, shell->read_only, sizeof(shell->read_only),
		why ? why : "");
}

void shell_banner(struct shell *shell, const char *const *lines, int count)
{
	if (count > 0 || shell->banner_count > 0)
		shell->needs_draw = true;
	while (shell->banner_count > 0)
		free(shell->banner[--shell->banner_count]);
	while (shell->banner_count < count && shell->banner_count < BANNER_MAX) {
		shell->banner[shell->banner_count] =
			mem_strdup(lines[shell->banner_count]);
		shell->banner_count++;
	}
}

void shell_alert(struct shell *shell, const char *text)
{
	if (!strcmp(shell->alert, text))
		return;
	snprintf(shell->alert, sizeof(shell->alert), "%s", text);
	shell->needs_draw = true;
}

bool shell_needs_draw(const struct shell *shell)
{
	return shell->needs_draw;
}

void shell_redraw(struct shell *shell)
{
	shell->needs_draw = true;
}

/* What screens and flows ask */

void *shell_services(const struct shell *shell)
{
	return shell->options.services;
}

void shell_contact(struct shell *shell, const char *name)
{
	struct work_area *area = shell_area(shell);

	if (name[0] && !strncmp(area->contact, name, sizeof(area->contact) - 1))
		return;
	snprintf(area->contact, sizeof(area->contact), "%s", name);
	area->received_from[0] = '\0';
}

const char *shell_received_from(const struct shell *shell)
{
	return shell->areas[shell->area].received_from;
}

void shell_set_received_from(struct shell *shell, const char *from)
{
	struct work_area *area = shell_area(shell);

	text_clip(area->received_from, sizeof(area->received_from),
		from ? from : "", RECEIVED_FROM_SIZE - 1);
	shell->needs_draw = true;
}

void *shell_ghost(const struct shell *shell)
{
	return shell->areas[shell->area].ghost;
}

void shell_set_ghost(struct shell *shell, void *ghost, void (*drop)(void *))
{
	struct work_area *area = shell_area(shell);

	if (ghost != area->ghost)
		work_area_drop_ghost(area);
	area->ghost = ghost;
	area->ghost_drop = drop;
	shell->needs_draw = true;
}

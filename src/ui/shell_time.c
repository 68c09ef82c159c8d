/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What happens without a key: the cursor has rested, a mark has run out. */
#include "config.h"

#include "ui/shell_private.h"

void shell_rested(struct shell *shell)
{
	const struct open_screen *screen = shell_screen(shell);

	if (shell->moving)
		shell_redraw(shell);
	shell->moving = false;
	if (screen != NULL && screen->ops->rested != NULL)
		screen->ops->rested(screen->state);
}

void shell_ticked(struct shell *shell)
{
	for (int i = 0; i < SHELL_WORK_AREAS; i++)
		for (int j = 0; j < shell->screen_count; j++) {
			struct open_screen *screen =
				&shell->areas[i].screens[j];

			if (screen->state && screen->ops->ticked)
				screen->ops->ticked(screen->state);
		}
	shell_redraw(shell);
}

int shell_wake_ms(const struct shell *shell)
{
	const struct open_screen *screen = shell_screen(shell);

	return screen == NULL || screen->ops->wake_ms == NULL
		? -1 : screen->ops->wake_ms(screen->state);
}

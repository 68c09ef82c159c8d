/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What happens without a key: the cursor has rested, a mark has run out. */
#include "config.h"

#include "ui/shell_private.h"

void shell_rested(struct shell *shell)
{
	const struct open_screen *screen = shell_screen(shell);

	/* The answer of one that is held says nothing of the cursor in view. */
	if (!shell_in_view(shell))
		return;
	if (shell->moving)
		shell_redraw(shell);
	shell->moving = false;
	if (screen != NULL && screen->ops->rested != NULL)
		screen->ops->rested(screen->state);
}

void shell_ticked(struct shell *shell)
{
	const struct work_area *area = shell_area(shell);

	/* Those that are held hear of it when they come back. */
	for (int i = 0; i < shell->screen_count; i++) {
		struct open_screen *screen = &area->screens[i];

		if (screen->state && screen->ops->ticked)
			screen->ops->ticked(screen->state);
	}
	shell_redraw(shell);
}

int shell_wake_ms(const struct shell *shell)
{
	const struct open_screen *screen = shell_screen(shell);

	/* To hear that there is nothing to wait for takes another turn. */
	if (shell_restore_waits(shell) && !shell->busy)
		return 0;
	return screen == NULL || screen->ops->wake_ms == NULL
		? -1 : screen->ops->wake_ms(screen->state);
}

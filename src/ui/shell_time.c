/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What happens without a key: the cursor has rested, a mark has run out. */
#include "config.h"

#include "ui/shell_private.h"

void shell_rested(struct shell *shell)
{
	const struct open_screen *screen = shell_screen(shell);

	if (screen != NULL && screen->ops->rested != NULL)
		screen->ops->rested(screen->state);
}

int shell_wake_ms(const struct shell *shell)
{
	const struct open_screen *screen = shell_screen(shell);

	return screen == NULL || screen->ops->wake_ms == NULL
		? -1 : screen->ops->wake_ms(screen->state);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Leaving: at once when nothing is half done, else after a question that
 * names what would be lost. */
#include "config.h"

#include <stdio.h>

#include "ui/confirm.h"
#include "ui/shell_private.h"

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
	char dashed[HALF_DONE_MAX][HALF_DONE_SIZE + 2];
	const char *lines[HALF_DONE_MAX + 2] = { "This is half done:" };

	for (int i = 0; i < found->count; i++) {
		snprintf(dashed[i], sizeof(dashed[i]), "- %s", found->lines[i]);
		lines[i + 1] = dashed[i];
	}
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

void shell_quit(struct shell *shell)
{
	struct half_done found;

	if (shell->quit_sheet)
		return;
	half_done_find(&found, shell);
	if (found.count > 0)
		ask(shell, &found);
	else
		shell->options.quit(shell->options.context, 0);
}

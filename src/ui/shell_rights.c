/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the role may do, and what the operator is told when that changes under
 * their hands. */
#include "config.h"

#include <stdio.h>
#include <string.h>

#include "ui/shell_private.h"

#define TOLD_MAX 3

static bool contains(const char *const *rights, const char *function)
{
	for (; *rights; rights++)
		if (!strcmp(*rights, function))
			return true;
	return false;
}

bool shell_may(const struct shell *shell, const char *function)
{
	return !shell->rights || contains(shell->rights, function);
}

bool shell_signable(const struct shell *shell, const char *function)
{
	return !shell_may(shell, function) && shell->options.signable &&
		shell->options.signable(shell->options.context, function);
}

bool shell_check_may(const struct shell *shell, const char *function,
	struct err *why)
{
	const char *who = NULL;

	if (!function || shell_may(shell, function) ||
	    shell_signable(shell, function))
		return true;
	if (shell->options.who_can)
		who = shell->options.who_can(shell->options.context, function);
	return err_set(why, ERR_DENIED, "your role may not; %s%s",
		who ? who : err_hint(ERR_DENIED), who ? " can" : "");
}

/* The functions that one of the two lists has and the other has not. */
struct difference {
	const char *names[TOLD_MAX];
	int count;			/* of all, also those not kept */
};

static void compare(struct difference *difference, const char *const *have,
	const char *const *have_not)
{
	for (; *have; have++) {
		if (contains(have_not, *have))
			continue;
		if (difference->count < TOLD_MAX)
			difference->names[difference->count] = *have;
		difference->count++;
	}
}

/* "booking cancel, booking waive and 2 more" */
static void print(const struct difference *difference, char *out, size_t size)
{
	size_t used = 0;

	out[0] = '\0';
	for (int i = 0; i < difference->count && i < TOLD_MAX; i++)
		used += (size_t)snprintf(out + used, size - used, "%s%.30s",
			i > 0 ? ", " : "", difference->names[i]);
	for (char *c = out; *c; c++)
		*c = *c == '_' ? ' ' : *c;
	if (difference->count > TOLD_MAX)
		snprintf(out + used, size - used, " and %d more",
			difference->count - TOLD_MAX);
}

static void say_change(struct shell *shell, const char *const *before,
	const char *const *now)
{
	struct difference lost = { .count = 0 }, won = { .count = 0 };
	char less[MESSAGE_SIZE / 2], more[MESSAGE_SIZE / 2];

	compare(&lost, before, now);
	compare(&won, now, before);
	print(&lost, less, sizeof(less));
	print(&won, more, sizeof(more));
	if (lost.count > 0)
		shell_message(shell, STYLE_ALERT,
			"your rights have changed: no longer %s%s%s", less,
			won.count > 0 ? "; but " : "", more);
	else if (won.count > 0)
		shell_message(shell, STYLE_NOTICE,
			"your rights have changed: now also %s", more);
}

void shell_rights(struct shell *shell, const char *const *functions)
{
	if (shell->rights && functions)
		say_change(shell, shell->rights, functions);
	shell->rights = functions;
	shell->needs_draw = true;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Running an action: what it is about, whether its needs are met, and one
 * sentence that says why not and who can.  The database decides again; this
 * only explains in advance what it would refuse. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "ui/shell_private.h"

static bool is_row_of(const struct action *table, const struct action *action)
{
	for (; table && table->name; table++)
		if (table == action)
			return true;
	return false;
}

/* A screen's own row goes before the shared one of its name. */
const struct action *shell_resolve(const struct shell *shell,
	const struct action *action)
{
	const struct open_screen *screen = shell_screen(shell);
	const struct action *own = NULL;

	if (screen)
		own = action_find(screen->ops->actions, action->name);
	if (own)
		return own;
	return action->run ? action : NULL;
}

void targets_take(struct targets *targets, const struct shell *shell)
{
	const struct open_screen *screen = shell_screen(shell);
	int marked = 0;

	memset(targets, 0, sizeof(*targets));
	if (!screen)
		return;
	targets->has_subject = screen->ops->subject &&
		screen->ops->subject(screen->state, &targets->subject);
	if (screen->ops->marked)
		marked = screen->ops->marked(screen->state, NULL, 0);
	if (marked > 0) {
		targets->list = mem_new((size_t)marked,
			sizeof(*targets->list));
		targets->count = screen->ops->marked(screen->state,
			targets->list, marked);
	} else if (targets->has_subject) {
		targets->list = mem_new(1, sizeof(*targets->list));
		targets->list[0] = targets->subject;
		targets->count = 1;
	}
}

void targets_done(struct targets *targets)
{
	free(targets->list);
	memset(targets, 0, sizeof(*targets));
}

static const char *spoken(const struct action *action)
{
	return action->hint ? action->hint : action->name;
}

/* A screen's own row for an action of every screen says how it is done there;
 * what that needs of the line stands in the row of all. */
static bool needs_connection(const struct action *action)
{
	const struct action *shared = action_find(shell_actions, action->name);

	return (action->needs & NEED_CONNECTION) ||
		(shared && (shared->needs & NEED_CONNECTION));
}

/* What every action can need, in this order. */
static bool has_needs(const struct shell *shell, const struct action *action,
	const struct targets *targets, struct err *why)
{
	const char *offline = shell->why_not_connected;
	const char *read_only = shell->read_only;

	if ((action->needs & NEED_ROW) && targets->count == 0)
		return err_set(why, ERR_INVALID,
			"there is nothing under the cursor");
	if (needs_connection(action) && !shell->connected)
		return err_set(why, ERR_OFFLINE, "%s",
			offline[0] ? offline : "there is no connection");
	if (needs_connection(action) && read_only[0])
		return err_set(why, ERR_OFFLINE, "%s", read_only);
	return shell_check_may(shell, action->privilege, why);
}

static bool screen_agrees(const struct shell *shell,
	const struct action *action, struct err *why)
{
	const struct open_screen *screen = shell_screen(shell);
	struct err own = { .kind = ERR_NONE };

	if (!screen || !screen->ops->can ||
	    !is_row_of(screen->ops->actions, action) ||
	    screen->ops->can(screen->state, action, &own))
		return true;
	if (!own.text[0])
		err_set(&own, ERR_INVALID, "%s is not possible here",
			spoken(action));
	if (why)
		*why = own;
	return false;
}

bool shell_possible_on(const struct shell *shell, const struct action *action,
	const struct targets *targets, struct err *why)
{
	return has_needs(shell, action, targets, why) &&
		screen_agrees(shell, action, why);
}

bool shell_possible(const struct shell *shell, const struct action *action,
	struct err *why)
{
	struct targets targets;
	bool possible;

	action = shell_resolve(shell, action);
	if (!action)
		return err_set(why, ERR_INVALID, "not on this screen");
	targets_take(&targets, shell);
	possible = shell_possible_on(shell, action, &targets, why);
	targets_done(&targets);
	return possible;
}

static void say_who_signs(struct shell *shell, const struct action *action)
{
	const char *who = shell->options.who_can ? shell->options.who_can(
		shell->options.context, action->privilege) : NULL;

	shell_message(shell, STYLE_NOTICE, "%s: only %s can; type it in, and "
		"it is signed then", spoken(action), who ? who : "a manager");
}

bool shell_run_on(struct shell *shell, const struct action *action,
	const struct targets *targets, const char *words, struct err *err)
{
	struct open_screen *screen = shell_screen(shell);
	bool own = screen && is_row_of(screen->ops->actions, action);
	struct work_area *area = shell_area(shell);
	struct err why = { .kind = ERR_NONE };
	bool ran;
	struct call call = {
		.shell = shell,
		.action = action,
		.targets = targets->list,
		.target_count = targets->count,
		.subject = targets->has_subject ? &targets->subject : NULL,
		.words = words,
		.code = shell->running,
		.again = area->restoring,
	};

	if (!has_needs(shell, action, targets, &why))
		return err_set(err, why.kind, "%s: %s", spoken(action),
			why.text);
	if (!screen_agrees(shell, action, err))
		return false;
	shell->needs_draw = true;
	if (own) {
		shell_note_way(shell, screen->ops, action, targets, words);
		shell_note_deed(shell, action, targets, words);
	} else {
		shell_forget_way(shell);
	}
	if (shell->options.starts)
		shell->options.starts(shell->options.context, action);
	/* The flow's own words go before it. */
	if (action->privilege && shell_signable(shell, action->privilege))
		say_who_signs(shell, action);
	ran = action->run(own ? screen->state : NULL, &call, err);
	/* To leave it is not to do something in it. */
	if (area == shell_area(shell))
		area->touched = true;
	return ran;
}

bool shell_run(struct shell *shell, const struct action *action,
	const char *words, struct err *err)
{
	const struct open_screen *screen = shell_screen(shell);
	const struct action *row = shell_resolve(shell, action);
	struct targets targets;
	bool ran;

	if (!row)
		return err_set(err, ERR_INVALID, "%s has no \"%s\"",
			screen ? screen->ops->title : "this picture",
			spoken(action));
	targets_take(&targets, shell);
	ran = shell_run_on(shell, row, &targets, words, err);
	targets_done(&targets);
	return ran;
}

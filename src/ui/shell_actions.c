/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows that every screen shares, for the keymap's [global], [list], [grid]
 * and [form].  A row without a function names something that a screen does by a
 * row of its own of the same name; its help stands here, so that one word
 * means one thing everywhere. */
#include "config.h"

#include <string.h>

#include "ui/help.h"
#include "ui/menu.h"
#include "ui/shell_private.h"

static bool run_back(void *state, const struct call *call, struct err *err)
{
	(void)state;
	(void)err;
	shell_back(call->shell);
	return true;
}

static bool run_command(void *state, const struct call *call, struct err *err)
{
	(void)state;
	(void)err;
	shell_open_command_line(call->shell, "");
	return true;
}

static bool run_filter(void *state, const struct call *call, struct err *err)
{
	(void)state;
	return shell_open_filter_line(call->shell, "", err);
}

static bool run_next_alert(void *state, const struct call *call,
	struct err *err)
{
	(void)state;
	return shell_next_alert(call->shell, err);
}

static bool run_help(void *state, const struct call *call, struct err *err)
{
	(void)state;
	(void)err;
	help_open(call->shell, HELP_HERE);
	return true;
}

static bool run_keys(void *state, const struct call *call, struct err *err)
{
	(void)state;
	(void)err;
	help_open(call->shell, HELP_EVERYWHERE);
	return true;
}

static bool run_menu(void *state, const struct call *call, struct err *err)
{
	(void)state;
	return menu_open(call->shell, err);
}

static bool run_messages(void *state, const struct call *call, struct err *err)
{
	(void)state;
	(void)err;
	shell_show_messages(call->shell);
	return true;
}

static bool run_view(void *state, const struct call *call, struct err *err)
{
	char line[COMMAND_LINE_SIZE];

	(void)state;
	if (!shell_view(call->shell, 0, line, sizeof(line)))
		return err_set(err, ERR_INVALID, "no screen is open yet");
	shell_message(call->shell, STYLE_NORMAL, ":%s", line);
	return true;
}

static bool run_hints(void *state, const struct call *call, struct err *err)
{
	bool off = !strcmp(call->words, "off");

	(void)state;
	if (!off && strcmp(call->words, "on") != 0)
		return err_set(err, ERR_INVALID,
			"hints are `on` or `off`, not \"%s\"", call->words);
	call->shell->hints_off = off;
	return true;
}

static bool run_redraw(void *state, const struct call *call, struct err *err)
{
	struct shell *shell = call->shell;

	(void)state;
	(void)err;
	if (shell->options.repaint)
		shell->options.repaint(shell->options.context);
	shell_redraw(shell);
	return true;
}

static bool run_retry(void *state, const struct call *call, struct err *err)
{
	const struct shell *shell = call->shell;

	(void)state;
	if (shell->connected || !shell->options.retry)
		return err_set(err, ERR_INVALID, "the connection is there");
	shell->options.retry(shell->options.context);
	shell_message(call->shell, STYLE_NORMAL, "trying to connect now");
	return true;
}

/* What became of it is said by whoever asked. */
static bool run_stop(void *state, const struct call *call, struct err *err)
{
	const struct shell *shell = call->shell;

	(void)state;
	if (!shell->connected || !shell->busy || !shell->options.stop)
		return err_set(err, ERR_INVALID,
			"nothing is under way that could be stopped");
	shell->options.stop(shell->options.context);
	return true;
}

static bool run_terminal(void *state, const struct call *call,
	struct err *err)
{
	const struct shell_options *options = &call->shell->options;

	(void)state;
	return options->terminal
		? options->terminal(options->context, call->words, err)
		: err_set(err, ERR_INVALID, "there is no terminal to check");
}

static bool access_to(const struct call *call, enum shell_access what,
	struct err *err)
{
	const struct shell_options *options = &call->shell->options;

	return options->access == NULL
		? err_set(err, ERR_INVALID, "nobody else can sign in here")
		: options->access(options->context, what, err);
}

static bool run_lock(void *state, const struct call *call, struct err *err)
{
	(void)state;
	return access_to(call, SHELL_LOCK, err);
}

static bool run_su(void *state, const struct call *call, struct err *err)
{
	(void)state;
	return access_to(call, SHELL_SU, err);
}

static bool run_quit(void *state, const struct call *call, struct err *err)
{
	(void)state;
	(void)err;
	shell_quit(call->shell);
	return true;
}

/* open-NAME shows the screen NAME as it was left. */
static bool run_open(void *state, const struct call *call, struct err *err)
{
	(void)state;
	return shell_switch(call->shell, call->action->name + strlen("open-"),
		"", err);
}

static bool run_hold(void *state, const struct call *call, struct err *err)
{
	(void)state;
	return shell_hold_customer(call->shell, err);
}

static bool run_serve(void *state, const struct call *call, struct err *err)
{
	const char *words = call->words;

	(void)state;
	if (!words[0]) {
		shell_show_customers(call->shell);
		return true;
	}
	if (words[0] < '1' || words[0] > '0' + SHELL_WORK_AREAS || words[1])
		return err_set(err, ERR_INVALID,
			"a customer is 1 to %d, not \"%s\"",
			SHELL_WORK_AREAS, words);
	return shell_serve_customer(call->shell, words[0] - '0', err);
}

static bool run_done(void *state, const struct call *call, struct err *err)
{
	(void)state;
	return shell_customer_done(call->shell, err);
}

/* What main has the means for. */
static bool run_outside(void *state, const struct call *call, struct err *err)
{
	const struct shell_options *options = &call->shell->options;

	(void)state;
	if (!options->outside)
		return err_set(err, ERR_INVALID, "not in this program");
	return options->outside(options->context, call, err);
}

#define HERE ALSO_IN_SHEETS

const struct action shell_actions[] = {
	/* [global] */
	{ "back", "back", "Close the sheet, put down, peel off a filter, go "
		"back to what opened this; never leaves", 0, NULL, run_back },
	{ "command", "command", "Type a command", HERE, NULL, run_command },
	{ "filter", "filter", "Filter what is in view", 0, NULL, run_filter },
	{ "help", "keys", "What the keys do here", HERE, NULL, run_help },
	{ "keys", "all keys", "The keys of every screen", HERE, NULL,
		run_keys },
	{ "menu", "menu", "What can be done with the thing under the cursor, "
		"and why not the rest", 0, NULL, run_menu },
	{ "next-alert", "next alert", "Go to the next alert, worst first", 0,
		NULL, run_next_alert },
	{ "messages", "messages", "What the last line has said", HERE, NULL,
		run_messages },
	{ "view", "view", "Show the command that reopens this very view", 0,
		NULL, run_view },
	{ "hints", "hints", "Show the line of hints or give it to the body: "
		"`on` or `off`", HERE | TAKES_WORDS, NULL, run_hints },
	{ "redraw", "redraw", "Draw the whole picture anew", HERE, NULL,
		run_redraw },
	{ "terminal", "terminal", "Check this terminal again, and show what is "
		"known of it; `plain` or `utf-8` says what it shows", HERE |
		TAKES_WORDS, NULL, run_terminal },
	{ "quit", "quit", "Leave the program", HERE, NULL, run_quit },
	{ "open-bays", "booking grid", "Go to the booking grid",
		LEAVES_PAGES, NULL, run_open },
	{ "open-lanes", "lane board", "Go to the lane board",
		LEAVES_PAGES, NULL, run_open },
	{ "hold-customer", "hold", "Hold this customer with all that is open, "
		"and serve the next", HERE | BEFORE_TEXT, NULL,
		run_hold },
	{ "serve", "serve", "Go on with the customer of this number; alone: who "
		"they are", HERE | TAKES_WORDS, NULL, run_serve },
	{ "done", "done", "This customer is served: back to the one who was "
		"held last", 0, NULL, run_done },
	{ "retry", "try now", "Try to connect to the database now, not after "
		"the next wait", HERE, NULL, run_retry },
	{ "stop", "stop", "Stop what the database is doing for this terminal",
		HERE, NULL, run_stop },
	{ "lock", "lock", "Lock this terminal; your password in the database "
		"unlocks it", HERE, NULL, run_lock },
	{ "su", "su", "Another person signs in at this terminal", 0, NULL,
		run_su },
	{ "sign-over", "a manager signs", "Let a manager sign what you may "
		"not: here at the counter, or by the managers' queue",
		HERE | BEFORE_TEXT | NEED_CONNECTION, "signover_ask",
		run_outside },
	{ "sign", "to sign", "What managers are asked to sign, or what you "
		"have asked", NEED_CONNECTION | TAKES_WORDS | REOPENS,
		"signover_own", run_outside },
	{ "undo", "undo", "Take the last action back", NEED_CONNECTION, NULL,
		NULL },
	{ "next-pane", "next pane", "Go to the next pane", 0, NULL, NULL },
	{ "previous-pane", "pane before", "Go back to the pane before", 0,
		NULL, NULL },

	/* [list] and [grid]: moving and marking */
	{ "move-up", "up", "Move up", 0, NULL, NULL },
	{ "move-down", "down", "Move down", 0, NULL, NULL },
	{ "move-left", "left", "Move left", 0, NULL, NULL },
	{ "move-right", "right", "Move right", 0, NULL, NULL },
	{ "page-up", "page up", "Move up by a page", 0, NULL, NULL },
	{ "page-down", "page down", "Move down by a page", 0, NULL, NULL },
	{ "first-row", "first", "Move to the first row", 0, NULL, NULL },
	{ "last-row", "last", "Move to the last row", 0, NULL, NULL },
	{ "mark", "mark", "Mark the thing under the cursor, or unmark it",
		NEED_ROW, NULL, NULL },
	{ "mark-all", "mark all", "Mark all that the filter shows", 0, NULL,
		NULL },

	/* [grid]: time */
	{ "go-now", "now", "Go to now", 0, NULL, NULL },
	{ "next-day", "next day", "Go on by a day or a page of time", 0, NULL,
		NULL },
	{ "previous-day", "day before", "Go back by a day or a page of time",
		0, NULL, NULL },

	/* [form] has its keys to itself: forms know these two. */
	{ "next-field", "next field", "Go to the next field", 0, NULL, NULL },
	{ "previous-field", "field before", "Go to the field before", 0, NULL,
		NULL },
	{ NULL, NULL, NULL, 0, NULL, NULL },
};

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The shell of one console: what it asks of the rest of the program, and where
 * what went wrong before there was a last line waits for one. */
#include "config.h"

#include "console_private.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/log.h"
#include "options.h"
#include "screens/screens.h"
#include "settings.h"
#include "store/session_store.h"
#include "store/store.h"
#include "term/line_edit.h"
#include "term/term.h"
#include "ui/shell.h"

/* The last line is short: a path below one's home begins with ~ there. */
void console_keep_problem(void *context, const struct err *err)
{
	struct console *console = context;
	const char *home = getenv("HOME"), *text = err->text;
	size_t length = home == NULL ? 0 : strlen(home);
	bool shortened = length > 1 && strncmp(text, home, length) == 0 &&
		text[length] == '/';

	log_line("%s", text);
	if (console->problem[0] != '\0')
		return;
	snprintf(console->problem, sizeof(console->problem), "%s", text);
	if (shortened) {
		console->problem[0] = '~';
		memmove(console->problem + 1, console->problem + length,
			strlen(console->problem + length) + 1);
	}
}

static void quit(void *context, int code)
{
	struct console *console = context;

	console->draft.unwanted = true;
	if (access_quit(console))
		return;
	console_leave(console, console->opened ? code : EXIT_NO_SERVER, "");
}

static void repaint(void *context)
{
	struct console *console = context;

	term_redraw(console->term);
}

static const char *who_can(void *context, const char *function)
{
	const struct console *console = context;

	return session_who_can(console->session, function);
}

/* Its name only: whom it is about is nobody's business there. */
static void log_start(void *context, const struct action *action)
{
	(void)context;
	log_line("action %s", action->name);
}

static void no_writes(void *context, bool none)
{
	const struct console *console = context;

	store_write_none(console->store, none);
}

void console_start_shell(struct console *console)
{
	const struct shell_options options = {
		.screens = screens,
		.keymap = console->keymap,
		.editor = &line_edit,
		.scan_prefix = console->settings.scan_prefix,
		.services = console->store,
		.quit = quit,
		.retry = console_retry,
		.stop = console_stop,
		.repaint = repaint,
		.who_can = who_can,
		.no_writes = no_writes,
		.starts = log_start,
		.terminal = console_terminal_check,
		.access = access_asked,
		.signable = console_signable,
		.outside = console_outside,
		.context = console,
	};
	struct err err;

	console->shell = shell_new(&options);
	console_sign_over(console);
	if (!console->settings.hints &&
	    !shell_command(console->shell, "hints off", &err))
		console_keep_problem(console, &err);
}

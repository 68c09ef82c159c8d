/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where writes, rights and keys meet what a manager may sign
 * (flow/signover.h). */
#include "config.h"

#include "console_private.h"

#include <string.h>

#include "flow/signover.h"
#include "options.h"
#include "store/session_store.h"
#include "ui/shell.h"

static const char *who_signs(void *context, const char *function)
{
	const struct console *console = context;

	return session_who_signs(console->session, function);
}

static void offered(void *context, struct signable *signable)
{
	struct console *console = context;

	if (session_may(console->session, "signover_ask"))
		signover_offer(console->signover, signable);
	else
		signable_free(&signable);
}

void console_offer_again(struct console *console, const struct record *saved)
{
	if (session_may(console->session, "signover_ask"))
		signover_load(console->signover, saved);
}

void console_sign_over(struct console *console)
{
	const char *dsn = console_dsn(console);
	const struct signing_place place = {
		.loop = console->loop, .dsn = dsn,
	};
	const struct store_signs signs = {
		.who_signs = who_signs, .offered = offered, .context = console,
	};

	console->signover = signover_new(console->shell, console->store,
		&place);
	store_sign(console->store, &signs);
}

bool console_signable(void *context, const char *function)
{
	return who_signs(context, function) != NULL;
}

/* Managers have theirs, a desk its own. */
static bool open_queue(struct console *console, const char *words,
	struct err *err)
{
	bool mine = strcmp(words, "mine") == 0;

	if (words[0] != '\0' && !mine)
		return err_set(err, ERR_INVALID,
			"`:sign`, or `:sign mine` for what you have asked");
	return signover_queue_open(console->signover, mine ||
		!session_may(console->session, "signover_list"), err);
}

bool console_outside(void *context, const struct call *call, struct err *err)
{
	struct console *console = context;

	if (strcmp(call->action->name, "sign") == 0)
		return open_queue(console, call->words, err);
	return signover_start(console->signover, err);
}

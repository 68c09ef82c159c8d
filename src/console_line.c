/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the operator is told of the line to the database, and what they can do
 * about it: try now, stop what is running. */
#include "config.h"

#include "console_private.h"

#include <stdio.h>
#include <string.h>

#include "io/db.h"
#include "store/age.h"
#include "store/session_store.h"
#include "ui/shell.h"

/* Of a screen with data: how old it is, and how many writes may or may not have
 * been done.  Before there was a connection: what
 * is tried. */
static void describe_offline(const struct console *console,
	char out[1][ERR_TEXT_SIZE])
{
	int in_doubt = store_in_doubt(console->store);
	size_t used;

	if (!console->opened) {
		db_describe(console->db, out, 1);
		return;
	}
	age_sentence(console->store, out[0], ERR_TEXT_SIZE);
	used = strlen(out[0]);
	used += (size_t)snprintf(out[0] + used, ERR_TEXT_SIZE - used, "%s",
		console->access.by_form ? "; :retry asks for the password"
		: db_state(console->db) == DB_REFUSED ? "; :retry tries now"
						      : ", trying again");
	if (in_doubt > 0)
		snprintf(out[0] + used, ERR_TEXT_SIZE - used,
			"; %d unanswered", in_doubt);
}

/* Nothing may be begun before the person is signed in again and what was
 * unanswered has been asked. */
void console_tell_line(struct console *console)
{
	char lines[1][ERR_TEXT_SIZE] = { "" };
	bool ready = db_state(console->db) == DB_READY && console->signed_in;

	if (!ready)
		describe_offline(console, lines);
	shell_connection(console->shell, ready, db_is_busy(console->db),
		lines[0]);
}

/* The line was refused while there was something on the screen: why, since
 * waiting alone will not mend it. */
void console_say_refusal(struct console *console)
{
	char lines[BANNER_LINES][ERR_TEXT_SIZE];
	int count = db_describe(console->db, lines, BANNER_LINES);

	if (count > 0)
		shell_message(console->shell, STYLE_ALERT, "%s",
			lines[count - 1]);
}

void console_line_gone(struct console *console)
{
	if (console->opened)
		outage_begin(&console->outage);
}

void console_line_back(struct console *console)
{
	char words[ERR_TEXT_SIZE];

	if (outage_end(&console->outage, words, sizeof(words)))
		shell_message(console->shell, STYLE_NORMAL, "%s", words);
}

void console_retry(void *context)
{
	struct console *console = context;

	if (!access_ask_again(console))
		db_retry(console->db);
}

void console_stop(void *context)
{
	struct console *console = context;

	db_stop(console->db);
}

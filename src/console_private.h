/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the parts of the console share: the terminal and its life (console.c),
 * the connection and who is signed in (console_connection.c), what is said of
 * it (console_line.c). */
#ifndef OPSDESK_CONSOLE_PRIVATE_H
#define OPSDESK_CONSOLE_PRIVATE_H

#include <stdbool.h>

#include "base/err.h"
#include "settings.h"
#include "store/store.h"

#define BANNER_LINES 12

struct console {
	const struct options *options;
	struct settings settings;
	struct loop *loop;
	struct loop_source *terminal;
	struct loop_timer *minute, *rest, *look, *wake;
	struct term *term;
	struct canvas *canvas;		/* NULL: nobody types */
	struct keymap *keymap;
	struct shell *shell;
	struct db *db;
	struct store *store;
	struct store_owner owner;
	struct session *session;
	bool opened;			/* the first screen is open */
	bool signed_in;			/* on this very connection */
	bool ending;
	char problem[ERR_TEXT_SIZE];	/* said when there is a shell to say it */
	char farewell[ERR_TEXT_SIZE];	/* said when the terminal is back */
	char banner_text[BANNER_LINES][ERR_TEXT_SIZE];
};

/* Ends the loop with this exit code; the farewell, if any, is printed when the
 * terminal is back. */
void console_leave(struct console *console, int code, const char *farewell);

/* The clock in the title, now and at each minute; takes the console. */
void console_tick(void *context);

/* Makes the connection and the store; the rest follows by itself: the schema
 * is checked, the person signs in, the first screen opens. */
void console_connect(struct console *console);

/* Tells the shell what there is to know of the line; asked every turn. */
void console_tell_line(struct console *console);
void console_say_refusal(struct console *console);

/* For the shell; both take the console. */
void console_retry(void *context);
void console_stop(void *context);

/* Says on the whole screen what is tried, while there is nothing to show. */
void console_show_banner(struct console *console);

#endif

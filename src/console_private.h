/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the two halves of the console share: the terminal and its life
 * (console.c), the connection and who is signed in (console_connection.c). */
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
	wall_minute offline_since;	/* 0: there is a connection */
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

/* Says on the whole screen what is tried, while there is nothing to show. */
void console_show_banner(struct console *console);

#endif

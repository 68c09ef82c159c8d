/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A console of the club whose line to the server goes through a proxy. */
#ifndef OPSDESK_TESTS_LINE_CLUB_H
#define OPSDESK_TESTS_LINE_CLUB_H

#include "tests/support/club.h"
#include "tests/support/proxy.h"

struct line_club {
	struct proxy *proxy;
	char *dsn;
};

/* Ana's console behind a new proxy, ready to work; words: more of its
 * connection string. */
struct terminal *line_console(struct line_club *line, struct club *club,
	const char *words);
void line_end(struct line_club *line);

/* Column 80 of line 1: "!" without a line, "*" while something is awaited. */
void line_await_flag(struct terminal *t, char wanted);

/* Until the proxy has struck so often. */
void line_await_struck(struct line_club *line, struct terminal *t, int times);

#endif

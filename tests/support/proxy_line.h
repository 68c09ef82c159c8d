/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One line of the proxy: a client, the server, and what is done to what goes
 * between them. */
#ifndef OPSDESK_TESTS_PROXY_LINE_H
#define OPSDESK_TESTS_PROXY_LINE_H

#include "tests/support/proxy.h"

/* What is on its way: a piece, or the end. */
struct late {
	struct late *next;
	int64_t due_ms;
	size_t count;		/* 0: the end */
	char bytes[];
};

/* What goes one way. */
struct flow {
	struct late *late;	/* the oldest first */
	char *kept;		/* what was read and is held back */
	size_t kept_length;
	bool stands;		/* nothing goes on */
	bool ends;		/* its end is on its way; no more is read */
	bool over;		/* its end has been passed on */
	bool is_first;		/* nothing has gone this way yet */
};

struct line {
	int fds[2];		/* the client's and the server's; -1: free */
	struct flow flows[2];	/* by enum proxy_way */
	bool silent;		/* ends are kept back as well */
	bool is_told;		/* the word has gone by: its answer is next */
};

/* Both sides are closed and what was held back is thrown away; reset: the client
 * is not told the end but that the connection is gone. */
void line_close(struct line *line, bool reset);

/* All of it; who has gone is found when it is read from. */
void line_pass_on(int fd, const char *bytes, size_t count);

/* It arrives at that moment, behind all that is on its way; a count of 0 is the
 * end.  Nothing follows an end that was passed on already. */
void line_delay(struct flow *flow, const char *bytes, size_t count,
	int64_t due_ms);

/* Passes on what is due.  Returns when the next is, INT64_MAX for nothing. */
int64_t line_deliver(struct line *line, int64_t now_ms);

/* No more follows this way. */
void line_pass_end(struct line *line, enum proxy_way way);

/* For when a way that stands goes on. */
void line_keep(struct flow *flow, const char *bytes, size_t count);

void line_fail(struct line *line, enum proxy_way way, enum proxy_fault fault);
void line_heal(struct line *line);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The club of the wireframes (tests/support/club.sql) in a database of its
 * own, and the real program on terminals in front of it.  The staff are ana and
 * ben at the front desk, mia the manager and sol of support; nobody needs a
 * password.  The venue's clock stands at Saturday 21 November 2026, 14:07. */
#ifndef OPSDESK_TESTS_CLUB_H
#define OPSDESK_TESTS_CLUB_H

#include "tests/support/cluster.h"
#include "tests/support/terminal.h"

#define CLUB_CONSOLES_MAX 8

/* Rows of the frame on 24 lines (wireframes.md 0) */
#define ROW_TITLE 0
#define ROW_ALERTS 1
#define ROW_PEEK 18
#define ROW_HINTS 22
#define ROW_LAST 23

struct club {
	struct cluster *cluster;
	char *dsn;			/* as superuser */
	char *home;			/* of the consoles: HOME and XDG_* */
	struct terminal *consoles[CLUB_CONSOLES_MAX];
	int console_count;
	void *holder;			/* of club_hold() */
};

/* cmocka: the group's cluster, a fresh club for each test.  The end of a test
 * closes the consoles it has not left. */
int club_group(void **state);
int club_group_own(void **state);	/* a cluster that may be stopped */
int club_group_end(void **state);
int club_begin(void **state);
int club_end(void **state);

/* The same with guests in rooms and lockers (tests/support/house.sql), for the
 * lane board; club_end() ends it. */
int club_begin_house(void **state);

/* Starts the console of this person and waits for nothing.  More words of its
 * command line end with NULL.  options may be NULL; home and server_log are
 * the club's. */
struct terminal *club_start(struct club *club, const char *login,
	const struct terminal_options *options, ...);

/* The same without words, until the grid and the pane below it are there. */
struct terminal *club_console_on(struct club *club, const char *login,
	const struct terminal_options *options);

/* On 80x24. */
struct terminal *club_console(struct club *club, const char *login);

/* Ctrl-Q: it has to end with 0 and the terminal as it was. */
#define club_leave(t) club_leave_at(t, __FILE__, __LINE__)
void club_leave_at(struct terminal *t, const char *file, int line);

/* SIGKILL, at whatever it is; the terminal is gone with it. */
void club_kill(struct club *club, struct terminal *t);

/* Goes with `:b` to what these words name, and awaits the pane's title there,
 * such as "Bay 2  13:30-14:30". */
#define club_goto(t, words, title) \
	club_goto_at(t, words, title, __FILE__, __LINE__)
void club_goto_at(struct terminal *t, const char *words, const char *title,
	const char *file, int line);

/* The first value of a query as superuser, to free(). */
#define club_sql(club, ...) cluster_sql((club)->dsn, __VA_ARGS__)

/* Runs it, whatever it returns. */
void club_do(struct club *club, const char *sql);

/* Fails unless the query's first value is this one ("" for none or null). */
#define club_expect(club, wanted, sql) \
	club_expect_at(club, wanted, sql, __FILE__, __LINE__)
void club_expect_at(struct club *club, const char *wanted, const char *sql,
	const char *file, int line);

/* Until it gives this value. */
#define club_await(club, wanted, sql) \
	club_await_at(club, wanted, sql, __FILE__, __LINE__)
void club_await_at(struct club *club, const char *wanted, const char *sql,
	const char *file, int line);

/* A transaction of its own, as superuser, that has done this and waits: a lock
 * holds up whoever comes after it, and the consoles have come to rest before.
 * club_let_go() ends it by rolling back, as the end of the test does. */
void club_hold(struct club *club, const char *sql);
void club_let_go(struct club *club);

/* It ends with what it has done. */
void club_commit(struct club *club);

/* Until so many wait, one behind the other, for what club_hold() has. */
void club_await_waiting(struct club *club, int count);

/* Until the last line of one of the two consoles says this; that one first. */
void club_await_first(struct terminal *pair[2], const char *text);

/* Writes a file below the consoles' home, such as "config/opsdesk/keys". */
void club_file(struct club *club, const char *path, const char *text);

#endif

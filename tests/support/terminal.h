/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A real program on a pseudo-terminal, read through libvterm: what an operator
 * would see, as text, attributes and a cursor.
 *
 * Nothing here sleeps.  Everything that has to come true is waited for, with a
 * deadline; when it does not, the test fails with the picture, the program's
 * log and the server's.  Rows and columns count from 0.
 *
 * The program gets a pinned environment (PATH, TERM, LC_ALL, TZ=UTC,
 * ESCDELAY=25, INPUTRC=/dev/null, HOME and XDG_* in a directory of its own) and
 * what the options add to it; of the caller's it sees only what sanitizers
 * need. */
#ifndef OPSDESK_TESTS_TERMINAL_H
#define OPSDESK_TESTS_TERMINAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

struct terminal;

struct terminal_options {
	int rows, cols;			/* 0: 24 and 80 */
	const char *type;		/* TERM; NULL: xterm-256color */
	const char *locale;		/* LC_ALL; NULL: C.UTF-8 */
	const char *const *environment;	/* more "NAME=value", NULL-terminated;
					   "NAME" alone is taken away */
	const char *home;		/* for HOME and XDG_*, to share one; NULL:
					   one that goes with the terminal */
	const char *server_log;		/* shown when the test fails */
	bool mute;			/* answers no question about its cursor */
	bool latin;			/* shows each byte as a character */
	bool no_size;			/* its line does not know how large it is */
};

/* argv[0] is the path of the program.  options may be NULL. */
struct terminal *terminal_open(const struct terminal_options *options,
	const char *const argv[]);

/* Hangs up if the program still runs, and kills it if that does not help,
 * which fails the test. */
void terminal_close(struct terminal **terminal);

/* Keys.  The name is that of a keymap file: a character, "<F3>", "<Ctrl-r>",
 * "<Alt-x>"; type() takes any number of them.  As a real keyboard does, they
 * follow the cursor-key mode that the program has set, and an <Esc> is followed
 * by as much silence as makes it one. */
#define press(t, name) terminal_press(t, name, __FILE__, __LINE__)
#define type(t, text) terminal_type(t, text, __FILE__, __LINE__)

/* In brackets if the program asked for that, as terminals do. */
#define paste(t, text) terminal_paste(t, text, __FILE__, __LINE__)

/* Conditions */
#define await_row(t, row, text) \
	terminal_await_row(t, row, text, __FILE__, __LINE__)
#define await_text(t, text) terminal_await_text(t, text, __FILE__, __LINE__)
#define await_no_text(t, text) \
	terminal_await_no_text(t, text, __FILE__, __LINE__)

/* Has been there, even if the program never comes to rest. */
#define await_seen(t, text) terminal_await_seen(t, text, __FILE__, __LINE__)

/* No request in flight (the last column of row 0 is blank), every key read, the
 * program asleep, and then 20 ms without a byte. */
#define await_quiet(t) terminal_await_quiet(t, __FILE__, __LINE__)

/* As quiet, and what a cursor at rest asks for is there: the console waits
 * 100 ms after a key before it asks, and draws nothing for 50 ms more.  Before
 * a key whose refusal comes from that answer and not from the write. */
#define await_rest(t) terminal_await_rest(t, __FILE__, __LINE__)

/* The program ends by itself with this code. */
#define await_exit(t, code) terminal_await_exit(t, code, __FILE__, __LINE__)

/* What stands there now. */
#define assert_row(t, row, text) \
	terminal_assert_row(t, row, text, __FILE__, __LINE__)
#define assert_cursor(t, row, col) \
	terminal_assert_cursor(t, row, col, __FILE__, __LINE__)
#define assert_style(t, row, col, name) \
	terminal_assert_style(t, row, col, name, __FILE__, __LINE__)

/* Awaits quiet, then compares with tests/golden/name.txt; OPSDESK_GOLDEN=write
 * writes that file instead. */
#define assert_screen(t, name) \
	terminal_assert_screen(t, name, __FILE__, __LINE__)

/* The terminal is as it was before: main screen, no modes left on, line modes
 * as found. */
#define assert_restored(t) terminal_assert_restored(t, __FILE__, __LINE__)

#define resize(t, cols, rows) terminal_resize(t, cols, rows)

void terminal_press(struct terminal *terminal, const char *name,
	const char *file, int line);
void terminal_type(struct terminal *terminal, const char *text,
	const char *file, int line);
void terminal_paste(struct terminal *terminal, const char *text,
	const char *file, int line);
void terminal_await_row(struct terminal *terminal, int row, const char *text,
	const char *file, int line);
void terminal_await_text(struct terminal *terminal, const char *text,
	const char *file, int line);
void terminal_await_no_text(struct terminal *terminal, const char *text,
	const char *file, int line);
void terminal_await_seen(struct terminal *terminal, const char *text,
	const char *file, int line);
void terminal_await_quiet(struct terminal *terminal, const char *file,
	int line);
void terminal_await_rest(struct terminal *terminal, const char *file, int line);
void terminal_await_exit(struct terminal *terminal, int code,
	const char *file, int line);
void terminal_assert_row(struct terminal *terminal, int row, const char *text,
	const char *file, int line);
void terminal_assert_cursor(struct terminal *terminal, int row, int col,
	const char *file, int line);
void terminal_assert_style(struct terminal *terminal, int row, int col,
	const char *name, const char *file, int line);
void terminal_assert_screen(struct terminal *terminal, const char *name,
	const char *file, int line);
void terminal_assert_restored(struct terminal *terminal, const char *file,
	int line);
void terminal_resize(struct terminal *terminal, int cols, int rows);

/* These cells differ from run to run: assert_screen() takes them for '#'. */
void terminal_mask(struct terminal *terminal, int row, int col, int width);

/* A key of the numeric keypad: a digit or one of ".-+*\/,=\r"; what it sends
 * depends on the keypad mode. */
void terminal_keypad(struct terminal *terminal, char cap);

/* Bytes as they are. */
void terminal_send(struct terminal *terminal, const char *bytes,
	size_t length);

/* Silence after the last byte, long enough for a program that waits for the
 * rest of a sequence to give up. */
void terminal_pause(struct terminal *terminal);

/* Takes in what the program has written by now, without waiting. */
void terminal_pump(struct terminal *terminal);

/* From now on (or no longer) nobody reads what the program writes. */
void terminal_stall(struct terminal *terminal, bool stalled);

/* The line is cut; only await_exit() and terminal_close() after that. */
void terminal_hang_up(struct terminal *terminal);

void terminal_signal(struct terminal *terminal, int signal);
pid_t terminal_pid(const struct terminal *terminal);
const char *terminal_home(const struct terminal *terminal);

/* The row without trailing blanks, as UTF-8. */
void terminal_row(struct terminal *terminal, int row, char *out, size_t size);

/* The row that contains the text, -1 when there is none. */
int terminal_find(struct terminal *terminal, const char *text);

/* Cells of the character there: 1 or 2. */
int terminal_width(struct terminal *terminal, int row, int col);
bool terminal_on_alternate_screen(const struct terminal *terminal);

/* Reads all terminals, waiting up to timeout_ms for something. */
void terminal_wait(int timeout_ms);

/* Bytes written by the program so far, and the last of them (at most 64 KiB),
 * borrowed until the next call. */
size_t terminal_bytes(const struct terminal *terminal);
const char *terminal_written(const struct terminal *terminal, size_t *length);

/* When the last of them came, in microseconds of CLOCK_MONOTONIC. */
int64_t terminal_last_output_us(const struct terminal *terminal);

#endif

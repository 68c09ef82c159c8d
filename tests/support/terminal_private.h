/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What terminal.c (the program), terminal_line.c (the bytes), terminal_keys.c
 * (what an operator does) and terminal_check.c (what one sees) share. */
#ifndef OPSDESK_TESTS_TERMINAL_PRIVATE_H
#define OPSDESK_TESTS_TERMINAL_PRIVATE_H

#include <stdbool.h>
#include <stdint.h>
#include <termios.h>
#include <vterm.h>

#include "base/err.h"
#include "tests/support/terminal.h"

#define TERMINAL_ESCDELAY_MS 25
#define WRITTEN_MAX (64 * 1024)
#define MASKS_MAX 16
#define CHARACTER_MAX 4			/* bytes, in UTF-8 */

struct mask {
	int row, col, width;
};

struct terminal {
	struct terminal *next;		/* all open ones are read while one
					   waits: they talk to each other */
	char *program;
	pid_t pid;
	int pid_fd;			/* readable when it has ended */
	int master, slave;		/* the slave stays open, to look at */
	bool has_ended, is_stalled, is_cut;
	int status;
	int rows, cols;
	VTerm *vt;
	VTermScreen *screen;
	bool on_alternate;
	int colours;
	bool is_mute;			/* of its cursor */
	bool after_escape;		/* silence has to follow */
	struct termios before;
	char *home;
	bool owns_home;
	char *server_log;
	size_t bytes;
	int64_t resting_since_ms;	/* seen so from then on; -1: not yet */
	int64_t last_output_us;
	char *written;			/* a ring of WRITTEN_MAX */
	char *unrolled;
	char answers[4096];		/* on the way to the program */
	size_t answers_used;
	char begun[CHARACTER_MAX];	/* a character that came in part */
	size_t begun_length;
	struct mask masks[MASKS_MAX];
	int mask_count;
};

extern struct terminal *terminal_all;

/* What libvterm made of keys and queries goes to the program. */
void terminal_answer(struct terminal *terminal);

/* Has the program read all that was sent to it, gone to sleep, said nothing
 * more, and has all of that been so for this long? */
bool terminal_rests(struct terminal *terminal, int64_t for_ms);

/* Something was done to it that it has yet to answer. */
void terminal_disturbed(struct terminal *terminal);

VTermScreenCell terminal_cell(const struct terminal *terminal, int row,
	int col);
VTermPos terminal_cursor(const struct terminal *terminal);

/* Fails the test with the sentence, the picture and the logs. */
void terminal_fail(struct terminal *terminal, const char *file, int line,
	const char *format, ...) PRINTF_LIKE(4, 5);

#endif

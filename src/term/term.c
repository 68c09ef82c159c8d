/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Taking over the terminal, giving it back, and what happens in between.
 *
 * ui/key.h is not included here: curses.h has macros of the same names. */
#include "config.h"

#include "term/term.h"

#include <curses.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/fatal.h"
#include "base/mem.h"
#include "term/term_private.h"

/* Above every code of ncurses' own and of terminfo's extended keys. */
#define FIRST_CODE 0x4000

#define ESCDELAY_MS 25
#define FAREWELL_MS 500

#define PASTE_ON "\033[?2004h"
#define PASTE_OFF "\033[?2004l"

/* ncurses catches these itself; they are the loop's. */
static const int caught_by_ncurses[CAUGHT_BY_NCURSES] = {
	SIGINT, SIGTERM, SIGTSTP, SIGWINCH
};

/* For fatal(), which knows nobody. */
static struct term *opened;

/* Modes */

static void restore_signals(const struct term *term)
{
	for (size_t i = 0; i < ARRAY_LEN(caught_by_ncurses); i++)
		sigaction(caught_by_ncurses[i], &term->signals[i], NULL);
}

static void save_signals(struct term *term)
{
	for (size_t i = 0; i < ARRAY_LEN(caught_by_ncurses); i++)
		sigaction(caught_by_ncurses[i], NULL, &term->signals[i]);
}

static void set_modes(const struct term *term, const struct termios *modes)
{
	/* Not TCSADRAIN, which waits for a line that may be stalled. */
	while (tcsetattr(term->output.tty, TCSANOW, modes) != 0 &&
	       errno == EINTR)
		;
}

static void leave(struct term *term)
{
	if (term->is_ansi)
		term_output_add(&term->output, PASTE_OFF);
	endwin();
	term_output_finish(&term->output, FAREWELL_MS);
	set_modes(term, &term->before);
}

static void restore(void)
{
	if (opened != NULL)
		leave(opened);
}

static void read_size(struct term *term, int *rows, int *cols)
{
	struct winsize size;

	*rows = term->rows;
	*cols = term->cols;
	if (ioctl(term->output.tty, TIOCGWINSZ, &size) == 0 &&
	    size.ws_row > 0 && size.ws_col > 0) {
		term->line_knows_size = true;
		*rows = size.ws_row < TERM_ROWS_MAX ? size.ws_row : TERM_ROWS_MAX;
		*cols = size.ws_col < TERM_COLS_MAX ? size.ws_col : TERM_COLS_MAX;
	}
}

/* Opening */

static void define_sequences(struct term *term)
{
	const char *mouse = tigetstr("kmous");
	char control[2] = "";

	/* terminfo calls some control characters keys, such as Ctrl-Z of the
	 * linux console; they come as what they are. */
	for (control[0] = 1; control[0] < ' '; control[0]++)
		if (control[0] != '\033')
			define_key(control, 0);
	define_key("\177", 0);
	/* Of a mouse report ncurses would take the beginning, "\033[<", for a
	 * key, and leave the numbers to be typed. */
	if (mouse != NULL && mouse != (char *)-1)
		define_key(mouse, 0);
	for (const struct term_sequence *row = term_sequences;
	     row->capability != NULL || row->bytes != NULL; row++) {
		const char *bytes = row->bytes;

		if (bytes == NULL)
			bytes = tigetstr(row->capability);
		if (bytes != NULL && bytes != (char *)-1)
			define_key(bytes, FIRST_CODE + term->sequences);
		term->sequences++;
	}
}

static bool open_line(struct term *term, struct err *err)
{
	int fd = open("/dev/tty", O_RDWR | O_NOCTTY | O_NONBLOCK | O_CLOEXEC);
	int copy;

	/* /dev/tty and not descriptor 0: a description of our own, so that the
	 * others that have the terminal open do not become non-blocking. */
	if (fd < 0)
		return err_set(err, ERR_INVALID,
			"there is no terminal to show the console on: %s",
			strerror(errno));
	copy = fcntl(fd, F_DUPFD_CLOEXEC, 0);
	term->in = fdopen(fd, "r");
	term->out = copy < 0 ? NULL : fdopen(copy, "w");
	if (term->in == NULL || term->out == NULL)
		fatal("cannot open the terminal: %s", strerror(errno));
	term->output.tty = fd;
	term->output.frames = copy;
	if (tcgetattr(fd, &term->before) != 0)
		return err_set(err, ERR_INVALID,
			"cannot read the terminal's modes: %s",
			strerror(errno));
	return true;
}

/* ncurses would take the size from the line without any limit, or from what a
 * shell once exported. */
static void announce_size(struct term *term)
{
	char number[16];

	term->rows = 24;
	term->cols = 80;
	read_size(term, &term->rows, &term->cols);
	snprintf(number, sizeof(number), "%d", term->rows);
	setenv("LINES", number, 1);
	snprintf(number, sizeof(number), "%d", term->cols);
	setenv("COLUMNS", number, 1);
}

static bool start_curses(struct term *term, struct err *err)
{
	set_escdelay(ESCDELAY_MS);	/* the variable ESCDELAY wins */
	save_signals(term);
	announce_size(term);
	term->screen = newterm(term->type, term->out, term->in);
	unsetenv("LINES");
	unsetenv("COLUMNS");
	restore_signals(term);
	if (term->screen == NULL)
		return err_set(err, ERR_INVALID,
			"a terminal of type \"%.40s\" cannot show the console",
			term->type);
	signal(SIGTSTP, SIG_IGN);	/* there is no shell to go back to */
	raw();
	noecho();
	nonl();
	/* A frame is whole: nobody waits for it, so no key need break it off. */
	typeahead(-1);
	/* The picture is made in newscr (term_draw.c). */
	wresize(stdscr, 1, 1);
	/* From here on ncurses has seen a terminal; it may write elsewhere. */
	if (!term_output_divert(term->output.frames))
		fatal("no memory for the picture: %s", strerror(errno));
	term->raw = term->before;
	cfmakeraw(&term->raw);
	set_modes(term, &term->raw);
	return true;
}

static void start_keys(struct term *term)
{
	const char *cup = tigetstr("cup");

	term->pad = newpad(1, 1);
	if (term->pad == NULL)
		fatal("out of memory for the keys");
	nodelay(term->pad, TRUE);
	keypad(term->pad, TRUE);
	define_sequences(term);
	term->keys = term_keys_new(term->options.event, term->options.context);
	term->is_ansi = strncmp(cup, "\033[", 2) == 0;
	if (term->is_ansi)
		term_output_add(&term->output, PASTE_ON);
	term_begin_asking(term);
}

static void release(struct term **freed)
{
	struct term *term = *freed;

	term_keys_free(&term->keys);
	term_drawing_done(&term->drawing);
	if (term->pad != NULL)
		delwin(term->pad);
	if (term->screen != NULL)
		delscreen(term->screen);
	if (term->out != NULL)
		fclose(term->out);
	if (term->in != NULL)
		fclose(term->in);
	free(term);
	*freed = NULL;
}

bool term_open(struct term **out, const struct term_options *options,
	struct err *err)
{
	struct term *term = mem_new(1, sizeof(*term));

	if (opened != NULL)
		fatal("the terminal is open already");
	term->options = *options;
	if (!open_line(term, err) ||
	    !term_type_choose(term->output.tty, term->type, term->notice,
				 sizeof(term->notice), err) ||
	    !start_curses(term, err)) {
		release(&term);
		return false;
	}
	start_keys(term);
	term_drawing_init(&term->drawing);
	term_drawing_reset(&term->drawing, term->rows, term->cols);
	term->drawing.plain = options->plain;
	opened = term;
	fatal_on_exit(restore);
	*out = term;
	return true;
}

void term_close(struct term **closed)
{
	struct term *term = *closed;

	if (term == NULL)
		return;
	fatal_on_exit(NULL);
	opened = NULL;
	leave(term);
	restore_signals(term);
	release(closed);
}

const char *term_notice(const struct term *term)
{
	return term->notice;
}

void term_size(const struct term *term, int *rows, int *cols)
{
	*rows = term->rows;
	*cols = term->cols;
}

/* Drawing */

/* While the line is stalled only the newest picture is worth sending: ncurses
 * keeps it, and works out the difference when there is room again. */
static void show(struct term *term)
{
	term->is_waiting = !term_output_send(&term->output);
	if (term->is_waiting || term->is_gone)
		return;
	doupdate();
	term_output_send(&term->output);
}

void term_draw(struct term *term, const struct canvas *canvas)
{
	term_drawing_put(&term->drawing, canvas);
	show(term);
}

void term_redraw(struct term *term)
{
	(void)term;
	clearok(curscr, TRUE);
}

/* What the loop tells */

int term_want(void *context, short *events)
{
	struct term *term = context;

	if (term->is_gone)
		return -1;
	*events = POLLIN;
	if (term->output.stalled)
		*events |= POLLOUT;
	return term->output.tty;
}

/* After an Esc ncurses waits up to ESCDELAY for what may follow; that is the
 * only wait in here. */
static void read_keys(struct term *term)
{
	int code;

	while ((code = wgetch(term->pad)) != ERR) {
		if (code >= 0 && code <= 0xff)
			term_keys_byte(term->keys, (unsigned char)code,
				clock_ms());
		else if (code >= FIRST_CODE &&
			 code < FIRST_CODE + term->sequences)
			term_keys_sequence(term->keys, code - FIRST_CODE,
				clock_ms());
		/* Other codes are keys of terminfo that have no name here. */
	}
	term_keys_pause(term->keys, clock_ms());
}

void term_ready(void *context, short revents)
{
	struct term *term = context;

	if (revents & POLLOUT && term_output_send(&term->output) &&
	    term->is_waiting)
		show(term);
	if (revents & POLLIN)
		read_keys(term);
	if (revents & (POLLHUP | POLLERR | POLLNVAL) && !term->is_gone) {
		term->is_gone = true;
		term->options.hangup(term->options.context);
	}
}

void term_resized(struct term *term)
{
	int rows, cols;

	/* What the terminal made of the old picture is its own affair: it may
	 * have been small for a moment that was too short to be seen here. */
	clearok(curscr, TRUE);
	read_size(term, &rows, &cols);
	term_take_size(term, rows, cols);
}

void term_take_size(struct term *term, int rows, int cols)
{
	if ((rows == term->rows && cols == term->cols) ||
	    resizeterm(rows, cols) != OK) {
		show(term);
		return;
	}
	term->rows = rows;
	term->cols = cols;
	term_drawing_reset(&term->drawing, rows, cols);
	term_keys_resized(term->keys, clock_ms());
}

void term_continued(struct term *term)
{
	set_modes(term, &term->raw);
	endwin();
	keypad(term->pad, TRUE);
	if (term->is_ansi)
		term_output_add(&term->output, PASTE_ON);
	clearok(curscr, TRUE);
	show(term);
}

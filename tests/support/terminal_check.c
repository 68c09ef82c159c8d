/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the operator sees: conditions that are awaited, and what stands there
 * now.  Whatever fails shows the picture and the logs. */
#include "config.h"

#include "tests/support/terminal_private.h"

#include <dirent.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/clock.h"
#include "base/mem.h"
#include "term/term_look.h"
#include "tests/support/patience.h"

#define SILENCE_MS 20
#define REST_MS 300		/* twice what the console takes to ask and draw */
#define ROW_SIZE 4096
#define LOG_TAIL 4000

/* Reading the picture */

VTermScreenCell terminal_cell(const struct terminal *terminal, int row,
	int col)
{
	VTermScreenCell cell = { .width = 1 };

	vterm_screen_get_cell(terminal->screen,
		(VTermPos){ .row = row, .col = col }, &cell);
	return cell;
}

void terminal_row(struct terminal *terminal, int row, char *out, size_t size)
{
	VTermRect place = {
		.start_row = row, .end_row = row + 1, .end_col = terminal->cols,
	};
	size_t length = vterm_screen_get_text(terminal->screen, out, size - 1,
		place);

	while (length > 0 && out[length - 1] == ' ')
		length--;
	out[length] = '\0';
}

int terminal_find(struct terminal *terminal, const char *text)
{
	char line[ROW_SIZE];

	for (int row = 0; row < terminal->rows; row++) {
		terminal_row(terminal, row, line, sizeof(line));
		if (strstr(line, text) != NULL)
			return row;
	}
	return -1;
}

int terminal_width(struct terminal *terminal, int row, int col)
{
	return terminal_cell(terminal, row, col).width;
}

VTermPos terminal_cursor(const struct terminal *terminal)
{
	VTermPos cursor;

	vterm_state_get_cursorpos(vterm_obtain_state(terminal->vt), &cursor);
	return cursor;
}

/* Failing */

static void print_file(const char *what, const char *path)
{
	FILE *file = fopen(path, "r");
	char text[LOG_TAIL + 1];
	size_t length;

	if (file == NULL)
		return;
	if (fseek(file, -LOG_TAIL, SEEK_END) != 0)
		rewind(file);
	length = fread(text, 1, LOG_TAIL, file);
	fclose(file);
	text[length] = '\0';
	print_error("--- %s (%s)\n%s\n", what, path, text);
}

static void print_logs(const struct terminal *terminal)
{
	char *folder = mem_printf("%s/state/opsdesk", terminal->home);
	DIR *entries = opendir(folder);
	struct dirent *entry;

	while (entries != NULL && (entry = readdir(entries)) != NULL) {
		char *path = mem_printf("%s/%s", folder, entry->d_name);

		if (entry->d_name[0] != '.')
			print_file("the program's log", path);
		free(path);
	}
	if (entries != NULL)
		closedir(entries);
	free(folder);
	if (terminal->server_log != NULL)
		print_file("the server's log", terminal->server_log);
}

static void print_picture(struct terminal *terminal)
{
	VTermPos cursor = terminal_cursor(terminal);
	char line[ROW_SIZE];

	print_error("--- %s, %dx%d, cursor in row %d, column %d%s\n",
		terminal->program, terminal->cols, terminal->rows, cursor.row,
		cursor.col, terminal->has_ended ? ", ended" : "");
	for (int row = 0; row < terminal->rows; row++) {
		terminal_row(terminal, row, line, sizeof(line));
		print_error("%2d|%s\n", row, line);
	}
}

void terminal_fail(struct terminal *terminal, const char *file, int line,
	const char *format, ...)
{
	char text[ROW_SIZE];
	va_list arguments;

	va_start(arguments, format);
	vsnprintf(text, sizeof(text), format, arguments);
	va_end(arguments);
	print_error("%s\n", text);
	print_picture(terminal);
	print_logs(terminal);
	_fail(file, line);
}

/* Conditions */

/* Everything that was to happen has happened: keys are read, the program has
 * nothing to do, and its output has been silent. */
static bool is_settled(struct terminal *terminal, int64_t silence_ms)
{
	if (terminal->has_ended)
		return true;
	if (terminal->after_escape)
		silence_ms += 2 * TERMINAL_ESCDELAY_MS;
	return terminal_rests(terminal, silence_ms);
}

struct wish {
	int row;			/* -1: any */
	const char *text;
	bool absent;
};

static bool is_true(struct terminal *terminal, const struct wish *wish)
{
	char line[ROW_SIZE];

	if (wish->row < 0)
		return (terminal_find(terminal, wish->text) >= 0)
			!= wish->absent;
	terminal_row(terminal, wish->row, line, sizeof(line));
	return strstr(line, wish->text) != NULL;
}

static bool await(struct terminal *terminal, const struct wish *wish)
{
	int64_t end_ms = clock_ms() + PATIENCE_MS;

	/* A frame may arrive in pieces: true and settled. */
	while (!is_true(terminal, wish) || !is_settled(terminal, SILENCE_MS)) {
		if (clock_ms() > end_ms ||
		    (terminal->has_ended && !is_true(terminal, wish)))
			return false;
		terminal_wait(SILENCE_MS / 4);
	}
	return true;
}

void terminal_await_row(struct terminal *terminal, int row, const char *text,
	const char *file, int line)
{
	if (!await(terminal, &(struct wish){ .row = row, .text = text }))
		terminal_fail(terminal, file, line, "row %d never said \"%s\"", row,
			text);
}

void terminal_await_text(struct terminal *terminal, const char *text,
	const char *file, int line)
{
	if (!await(terminal, &(struct wish){ .row = -1, .text = text }))
		terminal_fail(terminal, file, line, "\"%s\" never appeared", text);
}

void terminal_await_no_text(struct terminal *terminal, const char *text,
	const char *file, int line)
{
	const struct wish wish = { .row = -1, .text = text, .absent = true };

	if (!await(terminal, &wish))
		terminal_fail(terminal, file, line, "\"%s\" never went", text);
}

void terminal_await_seen(struct terminal *terminal, const char *text,
	const char *file, int line)
{
	int64_t end_ms = clock_ms() + PATIENCE_MS;

	while (terminal_find(terminal, text) < 0) {
		if (clock_ms() > end_ms || terminal->has_ended)
			terminal_fail(terminal, file, line,
				"\"%s\" was never seen", text);
		terminal_wait(SILENCE_MS);
	}
}

static bool is_idle(struct terminal *terminal)
{
	uint32_t mark = terminal_cell(terminal, 0, terminal->cols - 1).chars[0];

	return mark == 0 || mark == ' ';
}

static void await_silence(struct terminal *terminal, int64_t silence_ms,
	const char *file, int line)
{
	int64_t end_ms = clock_ms() + PATIENCE_MS;

	while (!is_settled(terminal, silence_ms) || !is_idle(terminal)) {
		if (clock_ms() > end_ms)
			terminal_fail(terminal, file, line, "never quiet");
		terminal_wait(SILENCE_MS / 4);
	}
}

void terminal_await_quiet(struct terminal *terminal, const char *file,
	int line)
{
	await_silence(terminal, SILENCE_MS, file, line);
}

void terminal_await_rest(struct terminal *terminal, const char *file, int line)
{
	await_silence(terminal, REST_MS, file, line);
}

void terminal_await_exit(struct terminal *terminal, int code,
	const char *file, int line)
{
	int64_t end_ms = clock_ms() + PATIENCE_MS;

	while (!terminal->has_ended) {
		if (clock_ms() > end_ms)
			terminal_fail(terminal, file, line, "still running");
		terminal_wait(100);
	}
	if (WIFSIGNALED(terminal->status))
		terminal_fail(terminal, file, line, "ended by signal %d, not code %d",
			WTERMSIG(terminal->status), code);
	if (WEXITSTATUS(terminal->status) != code)
		terminal_fail(terminal, file, line, "ended with code %d, not %d",
			WEXITSTATUS(terminal->status), code);
}

/* What stands there */

void terminal_assert_row(struct terminal *terminal, int row, const char *text,
	const char *file, int line)
{
	char found[ROW_SIZE];

	terminal_row(terminal, row, found, sizeof(found));
	if (strcmp(found, text) != 0)
		terminal_fail(terminal, file, line, "row %d is \"%s\", not \"%s\"",
			row, found, text);
}

void terminal_assert_cursor(struct terminal *terminal, int row, int col,
	const char *file, int line)
{
	VTermPos cursor = terminal_cursor(terminal);

	if (cursor.row != row || cursor.col != col)
		terminal_fail(terminal, file, line,
			"the cursor is in row %d, column %d, not %d, %d",
			cursor.row, cursor.col, row, col);
}

static enum style style_of(const char *name)
{
	for (int style = 0; style < STYLE_COUNT; style++)
		if (strcmp(style_name((enum style)style), name) == 0)
			return (enum style)style;
	print_error("%s is not the name of a style\n", name);
	fail();
	return STYLE_COUNT;
}

/* libvterm 0.1 does not know dim: that part of a look is not seen here. */
void terminal_assert_style(struct terminal *terminal, int row, int col,
	const char *name, const char *file, int line)
{
	struct term_look look = term_look(style_of(name),
		terminal->colours);
	VTermScreenCell cell = terminal_cell(terminal, row, col);
	int colour = LOOK_NO_COLOUR;

	if (!VTERM_COLOR_IS_DEFAULT_FG(&cell.fg) &&
	    VTERM_COLOR_IS_INDEXED(&cell.fg))
		colour = cell.fg.indexed.idx;
	if ((cell.attrs.bold != 0) != look.bold ||
	    (cell.attrs.underline != 0) != look.underline ||
	    (cell.attrs.reverse != 0) != look.reverse ||
	    colour != look.colour)
		terminal_fail(terminal, file, line,
			"row %d, column %d is not %s but%s%s%s, colour %d",
			row, col, name, cell.attrs.bold ? " bold" : "",
			cell.attrs.underline ? " underlined" : "",
			cell.attrs.reverse ? " reversed" : "", colour);
}

/* libvterm tells its modes by what it would send. */
static bool sends(struct terminal *terminal, const char *bytes)
{
	bool same = terminal->answers_used == strlen(bytes) &&
		memcmp(terminal->answers, bytes, strlen(bytes)) == 0;

	terminal->answers_used = 0;
	return same;
}

void terminal_assert_restored(struct terminal *terminal, const char *file,
	int line)
{
	struct termios now;

	if (terminal->on_alternate)
		terminal_fail(terminal, file, line, "left on the alternate screen");
	vterm_keyboard_key(terminal->vt, VTERM_KEY_UP, VTERM_MOD_NONE);
	if (!sends(terminal, "\033[A"))
		terminal_fail(terminal, file, line, "left with cursor keys switched");
	vterm_keyboard_key(terminal->vt, VTERM_KEY_KP_1, VTERM_MOD_NONE);
	if (!sends(terminal, "1"))
		terminal_fail(terminal, file, line, "left with the keypad switched");
	vterm_keyboard_start_paste(terminal->vt);
	if (!sends(terminal, ""))
		terminal_fail(terminal, file, line, "left bracketing pastes");
	tcgetattr(terminal->slave, &now);
	if (now.c_iflag != terminal->before.c_iflag ||
	    now.c_oflag != terminal->before.c_oflag ||
	    now.c_cflag != terminal->before.c_cflag ||
	    now.c_lflag != terminal->before.c_lflag)
		terminal_fail(terminal, file, line, "left with other line modes");
}

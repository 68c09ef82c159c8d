/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The shell's fixture: its life, its hands and its eyes.  The made-up screens
 * are in fake_screens.c. */
#include "config.h"

#include "tests/support/shell_fixture.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/mem.h"
#include "tests/support/fake_screens.h"
#include "tests/support/plain_editor.h"
#include "ui/scan.h"

static const char keys[] =
	"[global]\n"
	"back <Esc>\n" "command :\n" "filter /\n" "help ? <F1>\n"
	"menu ;\n"
	"next-alert !\n" "quit <Ctrl-q>\n" "redraw <Ctrl-l>\n" "undo u\n"
	"open-bays gb <F2>\n" "open-lanes gl <F3>\n" "messages gm\n"
	"hold-customer <Ctrl-t>\n"
	"sign-over <Ctrl-o>\n"
	"[list]\n"
	"move-up k <Up>\n" "move-down j <Down>\n"
	"[bays]\n"
	"book b\n" "cancel-booking x\n" "check-in i\n" "open-booking <Enter>\n"
	"move-down j\n" "waive w\n" "note n\n" "take-first 1\n" "report none\n"
	"[lanes]\n"
	"start s\n" "assign a\n";

static int64_t now_ms;

/* Instead of the one in base. */
int64_t clock_ms(void)
{
	return now_ms;
}

void set_clock(int64_t ms)
{
	now_ms = ms;
}

int64_t the_clock(void)
{
	return now_ms;
}

static void quit(void *context, int exit_code)
{
	struct fixture *f = context;

	f->quits++;
	f->exit_code = exit_code;
}

static void retry(void *context)
{
	struct fixture *f = context;

	f->retry(f);
}

static void stop(void *context)
{
	struct fixture *f = context;

	f->stop(f);
}

static void repaint(void *context)
{
	((struct fixture *)context)->repaints++;
}

static const char *who_can(void *context, const char *function)
{
	const struct fixture *f = context;

	return f->who_is_known && !strcmp(function, "booking_waive") ?
		"a manager" : NULL;
}

static const struct keymap_section sections[] = {
	{ "global", shell_actions },
	{ "list", shell_actions },
	{ "bays", bays_actions },
	{ "lanes", lanes_actions },
	{ NULL, NULL },
};

static const struct screen_ops *const screens[] = {
	&bays_screen, &lanes_screen, NULL
};

int fixture_setup(void **state)
{
	struct fixture *f = mem_new(1, sizeof(*f));
	struct err err = { .kind = ERR_NONE };

	set_clock(1000);
	f->keymap = keymap_new(sections);
	if (!keymap_load(f->keymap, "test.keys", keys, false, &err)) {
		print_error("%s\n", err.text);
		return -1;
	}
	f->shell = shell_new(&(struct shell_options){
		.screens = screens,
		.keymap = f->keymap,
		.editor = &plain_editor,
		.scan_prefix = SCAN_PREFIX,
		.services = f,
		.quit = quit,
		.retry = retry,
		.stop = stop,
		.repaint = repaint,
		.who_can = who_can,
		.context = f,
	});
	f->canvas = canvas_new(24, 80);
	shell_identity(f->shell, "ana", "desk 2");
	shell_clock(f->shell, "14:07");
	shell_connection(f->shell, true, false, NULL);
	if (!shell_open(f->shell, "bays", "", &err))
		return -1;
	draw(f);
	f->heard[0] = '\0';
	*state = f;
	return 0;
}

void fixture_line(struct fixture *f, void (*retry_now)(void *context),
	void (*stop_now)(void *context))
{
	f->retry = retry_now;
	f->stop = stop_now;
}

int fixture_teardown(void **state)
{
	struct fixture *f = *state;

	shell_free(&f->shell);
	shell_free(&f->shell);
	assert_int_equal(plain_editor_begun(), 0);
	keymap_free(&f->keymap);
	canvas_free(&f->canvas);
	free(f);
	return 0;
}

void press(struct fixture *f, const char *text)
{
	struct event event = { .kind = EVENT_KEY };

	while (key_parse(&text, &event.code)) {
		event.at_ms = ++now_ms;
		shell_event(f->shell, &event);
	}
	assert_string_equal(text, "");
}

void press_seen(struct fixture *f, const char *text)
{
	struct event event = { .kind = EVENT_KEY };

	while (key_parse(&text, &event.code)) {
		event.at_ms = ++now_ms;
		shell_event(f->shell, &event);
		draw(f);
	}
	assert_string_equal(text, "");
}

void press_at(struct fixture *f, const char *text, int64_t at_ms)
{
	struct event event = { .kind = EVENT_KEY, .at_ms = at_ms };

	assert_true(key_parse(&text, &event.code));
	shell_event(f->shell, &event);
}

void paste(struct fixture *f, const char *text)
{
	shell_event(f->shell, &(struct event){
		.kind = EVENT_PASTE, .text = text, .at_ms = ++now_ms
	});
}

void draw(struct fixture *f)
{
	now_ms++;
	shell_draw(f->shell, f->canvas);
}

void resize(struct fixture *f, int cols, int rows)
{
	canvas_clear(f->canvas, rows, cols);
	shell_event(f->shell, &(struct event){
		.kind = EVENT_RESIZE, .at_ms = ++now_ms
	});
	assert_true(shell_needs_draw(f->shell));
	draw(f);
}

static void read_line(const struct fixture *f, int line, char *out,
	size_t size)
{
	canvas_row(f->canvas, line - 1, out, size);
}

void assert_line(struct fixture *f, int line, const char *wanted)
{
	char text[2048];

	read_line(f, line, text, sizeof(text));
	assert_string_equal(text, wanted);
}

void assert_line_has(struct fixture *f, int line, const char *wanted)
{
	char text[2048];

	read_line(f, line, text, sizeof(text));
	if (!strstr(text, wanted))
		fail_msg("line %d is \"%s\", without \"%s\"", line, text,
			wanted);
}

void assert_line_lacks(struct fixture *f, int line, const char *not_wanted)
{
	char text[2048];

	read_line(f, line, text, sizeof(text));
	if (strstr(text, not_wanted))
		fail_msg("line %d is \"%s\", with \"%s\"", line, text,
			not_wanted);
}

void assert_picture(struct fixture *f, int line, const char *wanted)
{
	char text[2048], all[16384] = "";
	int lines = 0;

	for (const char *at = wanted; (at = strchr(at, '\n')); at++)
		lines++;
	for (int i = 0; i < lines; i++) {
		read_line(f, line + i, text, sizeof(text));
		strcat(strcat(all, text), "\n");
	}
	assert_string_equal(all, wanted);
}

void hear(struct fixture *f, const char *format, ...)
{
	size_t used = strlen(f->heard);
	va_list args;

	if (used > 0 && used + 1 < sizeof(f->heard))
		f->heard[used++] = ' ';
	va_start(args, format);
	vsnprintf(f->heard + used, sizeof(f->heard) - used, format, args);
	va_end(args);
}

void assert_heard(struct fixture *f, const char *wanted)
{
	assert_string_equal(f->heard, wanted);
	f->heard[0] = '\0';
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A program with a terminal and nothing else, for test_term.c: it says what
 * events it got, and draws what a canvas can hold.
 *
 *	term_probe echo|samples|grid|prompt|flood
 *
 * Ctrl-Q ends it (0), F12 is a fatal error (70), Ctrl-L draws everything anew.
 * A hang-up ends it with 3, SIGHUP with 4 and SIGTERM with 5. */
#include "config.h"

#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sysexits.h>

#include "base/clock.h"
#include "base/fatal.h"
#include "base/mem.h"
#include "io/loop.h"
#include "term/line_edit.h"
#include "term/term.h"
#include "ui/canvas.h"
#include "ui/key.h"

enum { EXIT_HANGUP = 3, EXIT_SIGHUP = 4, EXIT_SIGTERM = 5 };

#define GRID_ROWS 15
#define GRID_COLS 5
#define GRID_CELL 14
#define LAST_SIZE 480

struct probe;

struct mode {
	const char *name;
	void (*draw)(struct probe *probe);
	void (*event)(struct probe *probe, const struct event *event);
};

struct probe {
	const struct mode *mode;
	struct loop *loop;
	struct term *term;
	struct loop_timer *timer;
	struct canvas *canvas;
	int count;			/* events */
	char last[LAST_SIZE];
	char all[LAST_SIZE];		/* names of keys, one after another */
	int row, col;			/* of the grid */
	bool prompting;
	char answer[LAST_SIZE];
	int64_t frames;
	bool dirty;
};

/* echo */

static void name_of(key code, char *out, size_t size)
{
	char name[KEY_NAME_SIZE];

	key_name(code, name);
	if (name[0] != '\0')
		snprintf(out, size, "%s", name);
	else
		snprintf(out, size, "U+%04X", (unsigned)code);
}

static void note(struct probe *probe, const struct event *event)
{
	char name[KEY_NAME_SIZE] = "";
	int rows, cols;

	probe->count++;
	switch (event->kind) {
	case EVENT_KEY:
		name_of(event->code, name, sizeof(name));
		snprintf(probe->last, sizeof(probe->last), "%d key %s",
			probe->count, name);
		break;
	case EVENT_PASTE:
		snprintf(probe->last, sizeof(probe->last), "%d paste %zu \"%s\"",
			probe->count, strlen(event->text), event->text);
		break;
	case EVENT_RESIZE:
		term_size(probe->term, &rows, &cols);
		snprintf(probe->last, sizeof(probe->last), "%d resize %dx%d",
			probe->count, cols, rows);
		break;
	case EVENT_SCAN:
		break;		/* the shell's: no terminal sends it */
	}
	if (strlen(probe->all) + strlen(name) < sizeof(probe->all))
		strcat(probe->all, name);
}

static void draw_echo(struct probe *probe)
{
	struct canvas *canvas = probe->canvas;

	canvas_printf(canvas, 0, 0, -1, STYLE_TITLE, "echo %dx%d",
		canvas->cols, canvas->rows);
	canvas_text(canvas, 1, 0, -1, STYLE_NOTICE, term_notice(probe->term));
	canvas_printf(canvas, 2, 0, -1, STYLE_NORMAL, "last: %s", probe->last);
	canvas_printf(canvas, 3, 0, -1, STYLE_NORMAL, "all: %s", probe->all);
	canvas_cursor(canvas, 2, 6);
}

/* samples: a row each */

static const char *const hostile[] = {
	"[esc:\033]0;owned\007]", "[c1:\302\233" "31m]", "[raw c1:\233" "31m]",
	"[cr:ab\rXY]", "[bs:ab\bX]", "[tab:a\tb]", "[lf:a\nb]",
	"[rlo:\342\200\256abc]", "[zwsp:a\342\200\213b]", "[bad:\377\303(]",
	"[tag:\363\240\201\201]", "[shy:a\302\255b]", "[pua:\356\200\200]",
	"[zalgo:e\314\201\314\202\314\203\314\204\314\205]|",
	"[wide:\346\227\245\346\234\254]|", "[garc\303\255a \342\202\254 \305\202]|",
	"[emoji:\360\237\221\251\342\200\215\360\237\222\273]|",
};

static void draw_samples(struct probe *probe)
{
	struct canvas *canvas = probe->canvas;
	const int col = 40;

	for (size_t i = 0; i < ARRAY_LEN(hostile); i++)
		canvas_text(canvas, (int)i + 1, 0, col - 1, STYLE_NORMAL,
			hostile[i]);
	for (int style = 0; style < STYLE_COUNT; style++)
		canvas_text(canvas, style + 1, col, -1, (enum style)style,
			style_name((enum style)style));
	for (int row = 1; row < 6; row++)
		canvas_line(canvas, row, 60, '|');
	for (int at = 61; at < 70; at++)
		canvas_line(canvas, 6, at, '-');
	/* The corner, where a terminal would scroll if it could. */
	canvas_text(canvas, canvas->rows - 1, canvas->cols - 4, -1,
		STYLE_NORMAL, "end]");
	canvas_text(canvas, 0, 0, -1, STYLE_NORMAL, "samples");
	canvas_cursor(canvas, 0, 3);
}

/* grid: the brackets of wireframes.md 1a */

static void draw_grid(struct probe *probe)
{
	struct canvas *canvas = probe->canvas;
	int left = 7 + probe->col * GRID_CELL, line = 3 + probe->row;

	canvas_text(canvas, 0, 0, -1, STYLE_TITLE, "Booking grid");
	for (int row = 0; row < GRID_ROWS; row++) {
		canvas_printf(canvas, 3 + row, 1, -1, STYLE_FRAME, "%02d:%02d",
			11 + row / 2, row % 2 * 30);
		for (int col = 0; col <= GRID_COLS; col++)
			canvas_line(canvas, 3 + row, 6 + col * GRID_CELL, '|');
		for (int col = 0; col < GRID_COLS; col++)
			if ((row + col) % 3 == 0)
				canvas_text(canvas, 3 + row,
					7 + col * GRID_CELL, GRID_CELL - 1,
					STYLE_NORMAL, "c Smith, J.");
	}
	canvas_text(canvas, line, left - 1, 1, STYLE_SELECTED, "[");
	canvas_text(canvas, line, left + GRID_CELL - 1, 1, STYLE_SELECTED, "]");
	canvas_cursor(canvas, line, left);
}

static void move_grid(struct probe *probe, const struct event *event)
{
	if (event->kind != EVENT_KEY)
		return;
	probe->row += (event->code == KEY_DOWN) - (event->code == KEY_UP);
	probe->col += (event->code == KEY_RIGHT) - (event->code == KEY_LEFT);
	probe->row = (probe->row + GRID_ROWS) % GRID_ROWS;
	probe->col = (probe->col + GRID_COLS) % GRID_COLS;
}

/* prompt */

static int complete(void *context, const char *line, const char *word,
	char **out, int max)
{
	static const char *const words[] = {
		"book", "bookings", "refund", "Garc\303\255a Ana",
		"Garc\303\255a Bea",
	};
	int count = 0;

	(void)context;
	(void)line;
	for (size_t i = 0; i < ARRAY_LEN(words) && count < max; i++)
		if (text_begins(words[i], word))
			out[count++] = mem_strdup(words[i]);
	return count;
}

static void draw_prompt(struct probe *probe)
{
	struct canvas *canvas = probe->canvas;
	int row = canvas->rows - 1;
	const char *const *words;
	char before[LAST_SIZE];
	int count, col = 0;

	canvas_text(canvas, 0, 0, -1, STYLE_TITLE, "prompt");
	canvas_printf(canvas, 1, 0, -1, STYLE_NORMAL, "answer: %s",
		probe->answer);
	if (!probe->prompting)
		return;
	count = line_edit.candidates(&words);
	for (int i = 0; i < count; i++)
		col = canvas_text(canvas, 2, col, -1, STYLE_NORMAL, words[i])
			+ 1;
	canvas_printf(canvas, row, 0, -1, STYLE_NORMAL, ":%s",
		line_edit.text());
	snprintf(before, sizeof(before), "%.*s", line_edit.point(),
		line_edit.text());
	canvas_cursor(canvas, row, 1 + text_width(before));
}

static void event_prompt(struct probe *probe, const struct event *event)
{
	const char *text;

	if (!probe->prompting && event->kind == EVENT_KEY &&
	    (event->code == ':' || event->code == '/')) {
		line_edit.begin(":", "", event->code == ':' ? 1 : 2, complete,
			probe);
		probe->prompting = true;
	} else if (probe->prompting && line_edit.event(event)) {
		text = line_edit.text();
		snprintf(probe->answer, sizeof(probe->answer), "%s",
			text == NULL ? "(cancelled)" : text);
		line_edit.end();
		probe->prompting = false;
	}
}

/* flood: pictures that have nothing in common, as fast as the loop turns */

static void draw_flood(struct probe *probe)
{
	struct canvas *canvas = probe->canvas;

	for (int row = 1; row < canvas->rows; row++)
		for (int col = 0; col < canvas->cols; col++)
			canvas_printf(canvas, row, col, 1, STYLE_NORMAL, "%c",
				(int)('a' + (probe->frames + row + col) % 26));
	canvas_printf(canvas, 0, 0, -1, STYLE_NORMAL, "last: %s", probe->last);
	canvas_cursor(canvas, 0, 0);
}

static void again(void *context)
{
	struct probe *probe = context;

	probe->frames++;
	probe->dirty = true;
	loop_timer_set(probe->timer, 1);
}

static const struct mode modes[] = {
	{ "echo", draw_echo, note },
	{ "samples", draw_samples, note },
	{ "grid", draw_grid, move_grid },
	{ "prompt", draw_prompt, event_prompt },
	{ "flood", draw_flood, note },
};

/* All modes */

static void got_event(void *context, const struct event *event)
{
	struct probe *probe = context;
	key code = event->kind == EVENT_KEY ? event->code : KEY_NONE;

	probe->dirty = true;
	if (code == (KEY_MOD_CTRL | 'q'))
		loop_stop(probe->loop, 0);
	else if (code == KEY_F12)
		fatal("as asked");
	else if (code == (KEY_MOD_CTRL | 'l'))
		term_redraw(probe->term);
	else
		probe->mode->event(probe, event);
}

static void got_hangup(void *context)
{
	struct probe *probe = context;

	loop_stop(probe->loop, EXIT_HANGUP);
}

static void got_signal(void *context, int signal)
{
	struct probe *probe = context;

	if (signal == SIGWINCH)
		term_resized(probe->term);
	else if (signal == SIGCONT)
		term_continued(probe->term);
	else if (signal == SIGHUP)
		loop_stop(probe->loop, EXIT_SIGHUP);
	else
		loop_stop(probe->loop, EXIT_SIGTERM);
}

static void paint(void *context)
{
	struct probe *probe = context;
	int rows, cols;

	if (!probe->dirty)
		return;
	probe->dirty = false;
	term_size(probe->term, &rows, &cols);
	canvas_clear(probe->canvas, rows, cols);
	probe->mode->draw(probe);
	term_draw(probe->term, probe->canvas);
}

static void watch_signals(struct probe *probe)
{
	static const int watched[] = { SIGWINCH, SIGCONT, SIGTERM };

	for (size_t i = 0; i < ARRAY_LEN(watched); i++)
		loop_on_signal(probe->loop, watched[i], got_signal, probe);
	if (getenv("PROBE_IGNORES_SIGHUP") != NULL)
		signal(SIGHUP, SIG_IGN);
	else
		loop_on_signal(probe->loop, SIGHUP, got_signal, probe);
}

static int run(struct probe *probe)
{
	struct term_options options = {
		.event = got_event, .hangup = got_hangup, .context = probe,
	};
	struct loop_source *source;
	struct err err;
	int code;

	probe->loop = loop_new();
	watch_signals(probe);
	if (!term_open(&probe->term, &options, &err)) {
		fprintf(stderr, "term_probe: %s\n", err.text);
		loop_free(&probe->loop);
		return EX_USAGE;
	}
	probe->canvas = canvas_new(1, 1);
	probe->timer = loop_timer_new(probe->loop, again, probe);
	source = loop_source_new(probe->loop, term_want, term_ready,
		probe->term);
	loop_on_turn(probe->loop, paint, probe);
	probe->dirty = true;
	if (strcmp(probe->mode->name, "flood") == 0)
		again(probe);
	code = loop_run(probe->loop);
	line_edit.end();
	loop_source_free(&source);
	loop_timer_free(&probe->timer);
	term_close(&probe->term);
	canvas_free(&probe->canvas);
	loop_free(&probe->loop);
	return code;
}

int main(int argc, char **argv)
{
	struct probe probe = { .mode = NULL };
	int code = EX_USAGE;

	setlocale(LC_ALL, "");
	for (size_t i = 0; argc == 2 && i < ARRAY_LEN(modes); i++)
		if (strcmp(argv[1], modes[i].name) == 0)
			probe.mode = &modes[i];
	if (probe.mode != NULL)
		code = run(&probe);
	else
		fprintf(stderr, "usage: term_probe echo|samples|…\n");
	return code;
}

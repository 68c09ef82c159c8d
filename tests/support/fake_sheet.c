/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A plain sheet over the made-up screens, which writes down what reaches it. */
#include "config.h"

#include "tests/support/shell_fixture.h"

#include <stdio.h>
#include <string.h>

#include "ui/canvas.h"
#include "ui/sheet.h"

struct sheet {
	struct fixture *f;
	struct shell *shell;
	bool takes_text, takes_scan;
};

static void sheet_draw(const void *state, struct canvas *canvas,
	const struct area *area)
{
	(void)state;
	canvas_rule(canvas, area->row, area->col, area->cols, "A sheet");
	canvas_text(canvas, area->row + area->rows - 1, 1, -1, STYLE_NORMAL,
		"last line of the sheet");
}

static bool sheet_scan(void *state, const char *code)
{
	const struct sheet *sheet = state;

	if (sheet->takes_scan)
		hear(sheet->f, "scan(%s)", code);
	return sheet->takes_scan;
}

static bool sheet_event(void *state, const struct event *event)
{
	struct sheet *sheet = state;
	char name[KEY_NAME_SIZE];

	if (event->kind == EVENT_PASTE) {
		if (sheet->takes_text)
			hear(sheet->f, "text(%s)", event->text);
		return sheet->takes_text;
	}
	if (event->code == 'c') {
		sheet_close(sheet->shell, sheet);
		/* The state can still be read. */
		hear(sheet->f, "closed itself");
		return true;
	}
	if (event->code < 'a' || event->code > 'z')
		return false;
	key_name(event->code, name);
	hear(sheet->f, "key(%s)", name);
	return true;
}

static void sheet_gone(void *state)
{
	hear(((struct sheet *)state)->f, "gone");
}

#define SHEET(where, is_guarded, is_passive) { \
	.name = "a form", \
	.place = where, \
	.guarded = is_guarded, \
	.passive = is_passive, \
	.state_size = sizeof(struct sheet), \
	.draw = sheet_draw, \
	.event = sheet_event, .scan = sheet_scan, \
	.close = sheet_gone, \
}

void *open_sheet(struct fixture *f, const struct sheet_options *options)
{
	static const struct sheet_ops ops[] = {
		SHEET(SHEET_HALF, false, false),
		SHEET(SHEET_TALL, false, false),
		SHEET(SHEET_BODY, false, false),
		SHEET(SHEET_HALF, true, false),
		SHEET(SHEET_HALF, false, true),
	};
	int which = options->guarded ? 3 : options->passive ? 4 :
		(int)options->place;
	struct sheet *sheet = sheet_open(f->shell, &ops[which],
		options->anchor_row);

	sheet->f = f;
	sheet->shell = f->shell;
	sheet->takes_text = options->takes_text;
	sheet->takes_scan = options->takes_scan;
	return sheet;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sheet that takes money.  The total is typed, never pasted and never
 * taken by Enter alone: what is paid is what was read (product.md,
 * "Everywhere"). */
#include "config.h"

#include "flow/money_sheet.h"

#include <stdio.h>
#include <string.h>

#include "base/mem.h"
#include "base/record.h"
#include "model/money.h"
#include "ui/sheet.h"
#include "ui/shell.h"
#include "ui/textfield.h"

#define AMOUNT_COL 34
#define LINES_MAX 4

enum focus { ON_TOTAL, ON_REFERENCE, ON_LETTERS, FOCUSES };

struct money_sheet {
	struct shell *shell;
	struct arena *arena;		/* every text below */
	const char *title, *note, *other;
	struct quote quote;
	struct textfield total, reference;
	enum focus focus;
	char error[120];
	money_sheet_fn *done;
	void *context;
};

const char *money_way_name(enum money_way way)
{
	return way == MONEY_CARD ? "CREDIT" : way == MONEY_CASH ? "CASH" : NULL;
}

static void sheet_closed(void *state)
{
	struct money_sheet *sheet = state;

	if (sheet->done != NULL)
		sheet->done(sheet->context, MONEY_LEFT, "");
	arena_free(&sheet->arena);
}

/* The sheet goes first: done may open the next one. */
static void answer(struct money_sheet *sheet, enum money_way way)
{
	money_sheet_fn *done = sheet->done;
	void *context = sheet->context;
	char reference[TEXTFIELD_SIZE];

	snprintf(reference, sizeof(reference), "%s", sheet->reference.text);
	sheet->done = NULL;
	sheet_close(sheet->shell, sheet);
	done(context, way, reference);
}

static bool total_is_typed(struct money_sheet *sheet)
{
	char total[MONEY_TEXT_SIZE];
	int64_t typed;

	if (sheet->quote.total_minor == 0)
		return true;
	money_format(sheet->quote.total_minor, total);
	if (sheet->total.text[0] == '\0')
		snprintf(sheet->error, sizeof(sheet->error),
			"type the total first: it is what is taken");
	else if (!money_parse(sheet->total.text, &typed))
		snprintf(sheet->error, sizeof(sheet->error),
			"that is no amount");
	else if (typed != sheet->quote.total_minor)
		snprintf(sheet->error, sizeof(sheet->error),
			"the total is %s", total);
	else
		return true;
	sheet->focus = ON_TOTAL;
	return false;
}

static bool letter(struct money_sheet *sheet, key code)
{
	switch (code) {
	case 'c':
	case 'k':
		if (total_is_typed(sheet))
			answer(sheet, code == 'c' ? MONEY_CARD : MONEY_CASH);
		return true;
	case 'b':
		if (sheet->other == NULL)
			return false;
		answer(sheet, MONEY_OTHER);
		return true;
	default:
		/* Enter does nothing: no money moves by a key of habit. */
		return code == KEY_ENTER;
	}
}

static void move_focus(struct money_sheet *sheet, int by)
{
	sheet->focus = (enum focus)((sheet->focus + FOCUSES + by) % FOCUSES);
	if (sheet->focus == ON_TOTAL && sheet->quote.total_minor == 0)
		move_focus(sheet, by);
}

static bool sheet_event(void *state, const struct event *event)
{
	struct money_sheet *sheet = state;
	key code = event->kind == EVENT_KEY ? event->code : KEY_NONE;

	if (code == KEY_ESC)
		return false;
	if (key_tab_step(code) != 0) {
		move_focus(sheet, key_tab_step(code));
		return true;
	}
	if (sheet->focus == ON_LETTERS)
		return event->kind == EVENT_KEY && letter(sheet, code);
	sheet->error[0] = '\0';
	if (code == KEY_ENTER) {
		if (sheet->focus == ON_REFERENCE || total_is_typed(sheet))
			move_focus(sheet, 1);
		return true;
	}
	if (sheet->focus == ON_REFERENCE)
		return textfield_event(&sheet->reference, event);
	/* No amount has such letters in it. */
	if (event->kind == EVENT_PASTE)
		return false;
	return (code == 'c' || code == 'k' || code == 'b')
		? letter(sheet, code) : textfield_event(&sheet->total, event);
}

static int draw_amount(struct canvas *canvas, const struct area *area, int row,
	enum style style, const char *words, int minor)
{
	char amount[MONEY_TEXT_SIZE];

	money_format(minor, amount);
	canvas_text(canvas, row, area->col + 2, AMOUNT_COL - 3, style, words);
	canvas_right(canvas, row, area->col + AMOUNT_COL, 9, style, amount);
	return row + 1;
}

static int draw_fields(const struct money_sheet *sheet, struct canvas *canvas,
	const struct area *area, int row)
{
	int col = area->col + 2;

	if (sheet->quote.total_minor != 0) {
		canvas_text(canvas, row, col, -1, STYLE_NORMAL, "type the total");
		textfield_draw(&sheet->total, canvas, row, col + 16, 12,
			sheet->focus == ON_TOTAL);
	}
	canvas_text(canvas, row, col + 32, -1, STYLE_NORMAL, "reference");
	textfield_draw(&sheet->reference, canvas, row, col + 42,
		area->cols - 46, sheet->focus == ON_REFERENCE);
	return row + 1;
}

static void draw_letters(const struct money_sheet *sheet, struct canvas *canvas,
	const struct area *area, int row)
{
	int col = area->col + 2;

	if (sheet->focus == ON_LETTERS)
		canvas_cursor(canvas, row, col);
	col = canvas_text(canvas, row, col, -1, STYLE_KEY, "c");
	col = canvas_text(canvas, row, col + 1, -1, STYLE_NORMAL,
		"paid by card");
	col = canvas_text(canvas, row, col + 3, -1, STYLE_KEY, "k");
	col = canvas_text(canvas, row, col + 1, -1, STYLE_NORMAL,
		"paid in cash");
	if (sheet->other == NULL)
		return;
	col = canvas_text(canvas, row, col + 3, -1, STYLE_KEY, "b");
	canvas_text(canvas, row, col + 1, area->col + area->cols - col - 1,
		STYLE_NORMAL, sheet->other);
}

static void sheet_draw(const void *state, struct canvas *canvas,
	const struct area *area)
{
	const struct money_sheet *sheet = state;
	int row = area->row + 1, last = area->row + area->rows - 1;

	canvas_rule(canvas, area->row, area->col, area->cols, sheet->title);
	for (int i = 0; i < sheet->quote.count && i < LINES_MAX; i++)
		row = draw_amount(canvas, area, row, STYLE_NORMAL,
			sheet->quote.lines[i].words, sheet->quote.lines[i].minor);
	row = draw_amount(canvas, area, row, STYLE_TITLE, "total",
		sheet->quote.total_minor);
	if (sheet->note != NULL)
		canvas_text(canvas, row, area->col + 2, area->cols - 3,
			STYLE_NOTICE, sheet->note);
	row = draw_fields(sheet, canvas, area, row + 1);
	canvas_text(canvas, row, area->col + 2, area->cols - 3, STYLE_ALERT,
		sheet->error);
	draw_letters(sheet, canvas, area, row + 1);
	canvas_text(canvas, last, area->col + 1, area->cols - 2, STYLE_NORMAL,
		"the total, then a letter   " SHEET_NEXT_FIELD
		"   Enter pays nothing   Esc back");
}

static void sheet_save(const void *state, struct record *out)
{
	const struct money_sheet *sheet = state;

	record_put(out, ".title", sheet->title);
	textfield_save(&sheet->total, out, "total");
	textfield_save(&sheet->reference, out, "reference");
	record_note_number(out, ".focus", sheet->focus);
}

/* Another total by now is asked for all the same: what was typed is compared
 * with the one that is shown. */
static bool sheet_load(void *state, const struct record *saved)
{
	struct money_sheet *sheet = state;

	if (strcmp(record_text(saved, ".title"), sheet->title) != 0)
		return false;
	textfield_load(&sheet->total, saved, "total");
	textfield_load(&sheet->reference, saved, "reference");
	sheet->focus = (enum focus)record_number(saved, ".focus", 0,
		FOCUSES - 1, sheet->focus);
	if (sheet->focus == ON_TOTAL && sheet->quote.total_minor == 0)
		move_focus(sheet, 1);
	return true;
}

static const struct sheet_ops money_ops = {
	.name = "a payment",
	.place = SHEET_HALF,
	.guarded = true,
	.state_size = sizeof(struct money_sheet),
	.draw = sheet_draw,
	.event = sheet_event,
	.save = sheet_save,
	.load = sheet_load,
	.close = sheet_closed,
};

void *money_sheet_open(struct shell *shell, const struct money_request *request)
{
	struct money_sheet *sheet = sheet_open(shell, &money_ops,
		SHEET_AT_CURSOR);
	struct arena *arena = arena_new();
	struct quote_line *lines = arena_alloc(arena,
		(size_t)request->quote.count + 1, sizeof(*lines));

	sheet->shell = shell;
	sheet->arena = arena;
	sheet->title = arena_strdup(arena, request->title);
	sheet->note = arena_strdup(arena, request->note);
	sheet->other = arena_strdup(arena, request->other);
	for (int i = 0; i < request->quote.count; i++)
		lines[i] = (struct quote_line){
			arena_strdup(arena, request->quote.lines[i].words),
			request->quote.lines[i].minor
		};
	sheet->quote = (struct quote){
		lines, request->quote.count, request->quote.total_minor
	};
	sheet->reference.limit = 60;
	sheet->total.limit = 20;
	sheet->focus = sheet->quote.total_minor == 0 ? ON_LETTERS : ON_TOTAL;
	sheet->done = request->done;
	sheet->context = request->context;
	return sheet;
}

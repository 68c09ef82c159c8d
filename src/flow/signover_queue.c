/* SPDX-License-Identifier: GPL-3.0-or-later */
/* `:sign`: what desks ask managers to sign, and for a desk what it has asked.
 * What signing does is said by the database, for who looks and as things are
 * now; only the note is the clerk's own. */
#include "config.h"

#include "flow/signover_private.h"

#include <stdio.h>
#include <string.h>

#include "base/record.h"
#include "ui/prompt.h"
#include "ui/sheet.h"
#include "ui/shell.h"
#include "ui/wrap.h"

#define WHOLE_LINES 6

const struct to_sign *queue_here(const struct queue_sheet *sheet)
{
	if (sheet->waiting == NULL || sheet->waiting->count == 0)
		return NULL;
	return &sheet->waiting->to_sign[sheet->list.cursor];
}

/* --------------------------------------------------------------------- rows */

static void time_cell(const void *rows, int index, char *out, size_t size)
{
	const struct signovers *list = rows;
	char time[TIMESLOT_TEXT_SIZE];

	timeslot_format_time(list->to_sign[index].asked_at, time);
	snprintf(out, size, "%s", time);
}

static void clerk_cell(const void *rows, int index, char *out, size_t size)
{
	const struct signovers *list = rows;

	snprintf(out, size, "%s", list->to_sign[index].clerk);
}

static void desk_cell(const void *rows, int index, char *out, size_t size)
{
	const struct signovers *list = rows;

	snprintf(out, size, "%s", list->to_sign[index].desk);
}

static void what_cell(const void *rows, int index, char *out, size_t size)
{
	const struct to_sign *it =
		&((const struct signovers *)rows)->to_sign[index];

	snprintf(out, size, "%s%s", it->possible ? "" : "no: ", it->sentence);
}

/* By the whole id: the cursor stays with its row. */
static int64_t row_id(const void *rows, int index)
{
	const char *id = ((const struct signovers *)rows)->to_sign[index].id;
	uint64_t hash = 14695981039346656037u;

	for (; *id != '\0'; id++)
		hash = (hash ^ (unsigned char)*id) * 1099511628211u;
	return (int64_t)(hash >> 1);
}

static void deed_cell(const void *rows, int index, char *out, size_t size)
{
	snprintf(out, size, "%s",
		((const struct signovers *)rows)->to_sign[index].what);
}

static const struct list_column columns[] = {
	{ "since", 6, false, time_cell },
	{ "who", 12, false, clerk_cell },
	{ "where", 10, false, desk_cell },
	{ "if it is signed", 0, false, what_cell },
	{ NULL, 0, false, NULL },
};

static const struct list_column own_columns[] = {
	{ "since", 6, false, time_cell },
	{ "what", 22, false, deed_cell },
	{ "if it is signed", 0, false, what_cell },
	{ NULL, 0, false, NULL },
};

/* ------------------------------------------------------------------ reading */

static void read_anew(struct queue_sheet *sheet);

static void arrived(void *context, struct signovers *list,
	const struct err *error)
{
	struct queue_sheet *sheet = context;

	sheet->reading = false;
	if (sheet->read_again)
		read_anew(sheet);
	if (error != NULL) {
		shell_error(sheet->signover->shell, error);
		return;
	}
	signovers_free(&sheet->waiting);
	sheet->waiting = list;
	list_set_rows(&sheet->list, list, list->count);
	shell_redraw(sheet->signover->shell);
}

static void read_anew(struct queue_sheet *sheet)
{
	struct store *store = sheet->signover->store;

	sheet->read_again = sheet->reading;
	if (sheet->reading)
		return;
	sheet->reading = true;
	if (sheet->own)
		signover_store_own(store, &sheet->owner, arrived, sheet);
	else
		signover_store_list(store, &sheet->owner, arrived, sheet);
}

void signover_queue_refresh(struct signover *signover)
{
	if (signover->queue != NULL)
		read_anew(signover->queue);
}

void signover_queue_close(struct signover *signover)
{
	if (signover->queue != NULL)
		sheet_close(signover->shell, signover->queue);
}

/* ------------------------------------------------------------------ the sheet */

static bool event(void *state, const struct event *event)
{
	struct queue_sheet *sheet = state;
	bool free_hand = queue_here(sheet) != NULL && sheet->chosen[0] == '\0';

	if (list_event(&sheet->list, event))
		return true;
	if (event->kind != EVENT_KEY || !free_hand)
		return false;
	if (sheet->own) {
		if (event->code != 'x')
			return false;
		queue_take_back(sheet);
		return true;
	}
	switch (event->code) {
	case KEY_ENTER:
	case 's':
		queue_sign(sheet);
		return true;
	case 'd':
		queue_decline(sheet);
		return true;
	default:
		return false;
	}
}

static int draw_wrapped(struct canvas *canvas, const struct area *area, int row,
	const char *text)
{
	while (row < area->row + area->rows && *text != '\0') {
		size_t bytes = wrap_line(text, area->cols - 3);

		canvas_printf(canvas, row++, area->col + 1, area->cols - 2,
			STYLE_NORMAL, "%.*s", (int)bytes, text);
		text = wrap_next(text, bytes);
	}
	return row;
}

static void draw_whole(const struct queue_sheet *sheet, struct canvas *canvas,
	const struct area *area)
{
	const struct to_sign *it = queue_here(sheet);
	char text[QUEUE_WORDS_SIZE];
	int row = area->row;

	if (sheet->own)
		snprintf(text, sizeof(text), "%s", it->what);
	else
		snprintf(text, sizeof(text), "%s, %s, asks for %s", it->clerk,
			it->desk, it->what);
	row = draw_wrapped(canvas, area, row, text);
	queue_words(it, text, sizeof(text));
	row = draw_wrapped(canvas, area, row, text);
	if (it->note[0] == '\0')
		return;
	snprintf(text, sizeof(text), "%s: %s", sheet->own ? "you say"
		: "they say", it->note);
	draw_wrapped(canvas, area, row, text);
}

static void draw(const void *state, struct canvas *canvas,
	const struct area *area)
{
	const struct queue_sheet *sheet = state;
	struct area rows = {
		area->row + 1, area->col, area->rows - 2 - WHOLE_LINES,
		area->cols
	};
	const struct area whole = {
		rows.row + rows.rows + 1, area->col, WHOLE_LINES, area->cols
	};

	canvas_rule(canvas, area->row, area->col, area->cols, sheet->own
		? "What you have asked managers to sign"
		: "What desks ask managers to sign");
	if (queue_here(sheet) == NULL) {
		canvas_text(canvas, area->row + 2, area->col + 2, -1,
			STYLE_DIM, sheet->waiting == NULL ? "asking ..."
			: "nothing waits for a manager");
		return;
	}
	list_draw(&sheet->list, canvas, &rows, true, true);
	draw_whole(sheet, canvas, &whole);
}

static void hints(const void *state, char *out, size_t size)
{
	const struct queue_sheet *sheet = state;

	snprintf(out, size, "%s   arrows move   Esc back", sheet->own
		? "x take it back" : "Enter s sign   d decline");
}

static void save(const void *state, struct record *out)
{
	const struct queue_sheet *sheet = state;

	record_note_number(out, ".own", sheet->own);
	if (queue_here(sheet) != NULL)
		record_put_number(out, ".wish", sheet->list.cursor_id);
}

/* No other one is answered with what was typed. */
static bool load(void *state, const struct record *saved)
{
	struct queue_sheet *sheet = state;
	int64_t wish = record_number(saved, ".wish", 0, INT64_MAX, -1);

	if (record_number(saved, ".own", 0, 1, 0) != sheet->own ||
	    (sheet->waiting != NULL && !list_go(&sheet->list, wish)))
		return false;
	list_expect(&sheet->list, wish);
	return true;
}

static void closed(void *state)
{
	struct queue_sheet *sheet = state;

	prompt_drop(sheet->signover->shell, sheet);
	store_owner_close(sheet->signover->store, &sheet->owner);
	signovers_free(&sheet->waiting);
	sheet->signover->queue = NULL;
}

static const struct sheet_ops queue_ops = {
	.name = "the managers' queue",
	.place = SHEET_BODY,
	.passive = true,
	.state_size = sizeof(struct queue_sheet),
	.draw = draw,
	.event = event,
	.save = save,
	.load = load,
	.close = closed,
	.hints = hints,
};

bool signover_queue_open(struct signover *signover, bool own, struct err *err)
{
	struct queue_sheet *sheet;

	if (signover->queue != NULL)
		return err_set(err, ERR_INVALID,
			"the managers' queue is open already");
	sheet = sheet_open(signover->shell, &queue_ops, -1);
	sheet->signover = signover;
	sheet->own = own;
	sheet->list = (struct list){
		.columns = own ? own_columns : columns, .id = row_id,
	};
	signover->queue = sheet;
	/* A manager's own is another command's: nothing is typed there. */
	if (own != signover->signs)
		sheet_reopen_by(signover->shell, sheet, "sign");
	read_anew(sheet);
	return true;
}

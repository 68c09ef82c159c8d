/* SPDX-License-Identifier: GPL-3.0-or-later */
/* `:sign`: what desks ask a manager to sign.  What signing does is said by the
 * database, for this manager and as things are now; only the note is the
 * clerk's own. */
#include "config.h"

#include "flow/signover_private.h"

#include <stdio.h>
#include <string.h>

#include "base/mem.h"
#include "flow/said.h"
#include "store/outcome.h"
#include "ui/confirm.h"
#include "ui/list.h"
#include "ui/prompt.h"
#include "ui/sheet.h"
#include "ui/shell.h"
#include "ui/wrap.h"

#define WHOLE_LINES 5

struct queue_sheet {
	struct signover *signover;
	struct store_owner owner;
	struct signovers *waiting;	/* NULL: not arrived yet */
	bool reading, read_again;	/* asked; announced meanwhile */
	struct list list;
	char chosen[REQUEST_ID_SIZE];	/* what is being signed or declined */
	char clerk[64];			/* whose that is */
};

static const struct to_sign *
here(const struct queue_sheet *sheet)
{
	if (sheet->waiting == NULL || sheet->waiting->count == 0)
		return NULL;
	return &sheet->waiting->to_sign[sheet->list.cursor];
}

/* --------------------------------------------------------------------- rows */

static void
time_cell(const void *rows, int index, char *out, size_t size)
{
	const struct signovers *list = rows;
	char time[TIMESLOT_TEXT_SIZE];

	timeslot_format_time(list->to_sign[index].asked_at, time);
	snprintf(out, size, "%s", time);
}

static void
clerk_cell(const void *rows, int index, char *out, size_t size)
{
	const struct signovers *list = rows;

	snprintf(out, size, "%s", list->to_sign[index].clerk);
}

static void
desk_cell(const void *rows, int index, char *out, size_t size)
{
	const struct signovers *list = rows;

	snprintf(out, size, "%s", list->to_sign[index].desk);
}

static void
what_cell(const void *rows, int index, char *out, size_t size)
{
	const struct to_sign *it =
		&((const struct signovers *)rows)->to_sign[index];

	snprintf(out, size, "%s%s", it->possible ? "" : "no: ", it->sentence);
}

/* By the whole id: the cursor stays with its row. */
static int64_t
row_id(const void *rows, int index)
{
	const char *id = ((const struct signovers *)rows)->to_sign[index].id;
	uint64_t hash = 14695981039346656037u;

	for (; *id != '\0'; id++)
		hash = (hash ^ (unsigned char)*id) * 1099511628211u;
	return (int64_t)(hash >> 1);
}

static const struct list_column columns[] = {
	{ "since", 6, false, time_cell },
	{ "who", 12, false, clerk_cell },
	{ "where", 10, false, desk_cell },
	{ "signing does", 0, false, what_cell },
	{ NULL, 0, false, NULL },
};

/* ------------------------------------------------------------------ writing */

static void
answered(void *context, struct outcome *outcome, const struct err *error)
{
	struct queue_sheet *sheet = context;
	struct shell *shell = sheet->signover->shell;

	if (error != NULL)
		shell_error(shell, error);
	else if (!outcome->ok)
		said_refused(shell, outcome);
	else
		shell_message(shell, STYLE_NORMAL, "for %s: %s", sheet->clerk,
			outcome->sentence);
	sheet->chosen[0] = '\0';
	outcome_free(&outcome);
	shell_changed(shell, NULL);
	signover_changed(sheet->signover, NULL);
}

static void
choose(struct queue_sheet *sheet)
{
	const struct to_sign *it = here(sheet);

	snprintf(sheet->chosen, sizeof(sheet->chosen), "%s", it->id);
	snprintf(sheet->clerk, sizeof(sheet->clerk), "%s", it->clerk);
}

static void
sign_chosen(void *context, int choice, const char *text)
{
	struct queue_sheet *sheet = context;
	struct signover *signover = sheet->signover;

	(void)text;
	if (choice < 0)
		sheet->chosen[0] = '\0';
	else
		signover_store_sign(signover->store, &sheet->owner,
			sheet->chosen, answered, sheet);
}

static void
sign(struct queue_sheet *sheet)
{
	static const struct confirm_choice yes = { 'y', "sign it", NULL };
	const struct to_sign *it = here(sheet);
	char title[120], note[240];
	const char *lines[] = { it->sentence, note, NULL };
	const struct confirm_request request = {
		.title = title, .lines = lines, .choices = &yes,
		.choice_count = 1, .anchor_row = -1, .done = sign_chosen,
		.context = sheet,
	};

	if (!it->possible) {
		shell_message(sheet->signover->shell, STYLE_NOTICE,
			"it would be refused: %s", it->sentence);
		return;
	}
	snprintf(title, sizeof(title), "Sign for %s, %s", it->clerk, it->desk);
	snprintf(note, sizeof(note), "%s%s", it->note[0] == '\0' ? "" :
		"they say: ", it->note);
	if (it->note[0] == '\0')
		lines[1] = NULL;
	choose(sheet);
	confirm_open(sheet->signover->shell, &request);
}

static void
declined(void *context, const char *reason)
{
	struct queue_sheet *sheet = context;
	struct signover *signover = sheet->signover;

	if (reason == NULL)
		sheet->chosen[0] = '\0';
	else
		signover_store_decline(signover->store, &sheet->owner,
			sheet->chosen, reason, answered, sheet);
}

static void
decline(struct queue_sheet *sheet)
{
	const struct prompt_request request = {
		.label = "why not: ", .done = declined, .context = sheet,
	};

	choose(sheet);
	prompt_open(sheet->signover->shell, &request);
}

/* ------------------------------------------------------------------ reading */

static void read_anew(struct queue_sheet *sheet);

static void
arrived(void *context, struct signovers *list, const struct err *error)
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

static void
read_anew(struct queue_sheet *sheet)
{
	sheet->read_again = sheet->reading;
	if (sheet->reading)
		return;
	sheet->reading = true;
	signover_store_list(sheet->signover->store, &sheet->owner, arrived,
		sheet);
}

void
signover_queue_refresh(struct signover *signover)
{
	if (signover->queue != NULL)
		read_anew(signover->queue);
}

void
signover_queue_close(struct signover *signover)
{
	if (signover->queue != NULL)
		sheet_close(signover->shell, signover->queue);
}

/* ------------------------------------------------------------------ the sheet */

static bool
event(void *state, const struct event *event)
{
	struct queue_sheet *sheet = state;
	bool free_hand = here(sheet) != NULL && sheet->chosen[0] == '\0';

	if (list_event(&sheet->list, event))
		return true;
	if (event->kind != EVENT_KEY || !free_hand)
		return false;
	switch (event->code) {
	case KEY_ENTER:
	case 's':
		sign(sheet);
		return true;
	case 'd':
		decline(sheet);
		return true;
	default:
		return false;
	}
}

static void
draw_whole(const struct queue_sheet *sheet, struct canvas *canvas,
	const struct area *area, int row)
{
	const struct to_sign *it = here(sheet);
	char text[1200];
	const char *rest = text;

	snprintf(text, sizeof(text), "%s, %s, asks for %s: %s%s%s%s", it->clerk,
		it->desk, it->what, it->possible ? "" : "no longer possible: ",
		it->sentence, it->note[0] == '\0' ? "" : "; they say: ",
		it->note);
	for (int i = 0; i < WHOLE_LINES && *rest != '\0'; i++) {
		size_t bytes = wrap_line(rest, area->cols - 3);

		canvas_printf(canvas, row + i, area->col + 1, area->cols - 2,
			STYLE_NORMAL, "%.*s", (int)bytes, rest);
		rest = wrap_next(rest, bytes);
	}
}

static void
draw(const void *state, struct canvas *canvas, const struct area *area)
{
	const struct queue_sheet *sheet = state;
	struct area rows = {
		area->row + 1, area->col, area->rows - 2 - WHOLE_LINES,
		area->cols
	};

	canvas_rule(canvas, area->row, area->col, area->cols,
		"What desks ask managers to sign");
	if (here(sheet) == NULL) {
		canvas_text(canvas, area->row + 2, area->col + 2, -1,
			STYLE_DIM, sheet->waiting == NULL ? "asking ..."
			: "nothing waits for a manager");
		return;
	}
	list_draw(&sheet->list, canvas, &rows, true, true);
	draw_whole(sheet, canvas, area, rows.row + rows.rows + 1);
}

static void
hints(const void *state, char *out, size_t size)
{
	(void)state;
	snprintf(out, size, "Enter s sign   d decline   arrows move   Esc back");
}

static void
closed(void *state)
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
	.close = closed,
	.hints = hints,
};

bool
signover_queue_open(struct signover *signover, struct err *err)
{
	struct queue_sheet *sheet;

	if (signover->queue != NULL)
		return err_set(err, ERR_INVALID,
			"the managers' queue is open already");
	sheet = sheet_open(signover->shell, &queue_ops, -1);
	sheet->signover = signover;
	sheet->list = (struct list){ .columns = columns, .id = row_id };
	signover->queue = sheet;
	read_anew(sheet);
	return true;
}

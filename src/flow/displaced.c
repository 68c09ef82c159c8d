/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who would be displaced.  A manager says yes to this list, so all of it can be
 * seen: it scrolls, and says how much of it is in view. */
#include "config.h"

#include "flow/displaced.h"

#include <stdio.h>

#include "store/outcome.h"
#include "ui/list.h"
#include "ui/sheet.h"
#include "ui/shell.h"

struct displaced_sheet {
	struct shell *shell;
	struct displaced_request request;
	char title[120];
	struct list *list;		/* remembers what it drew */
	struct list list_state;
};

static const struct holder *row(const void *rows, int index)
{
	return (const struct holder *)rows + index;
}

static int64_t row_id(const void *rows, int index)
{
	return row(rows, index)->id;
}

static void cell_time(const void *rows, int index, char *out, size_t size)
{
	char date[TIMESLOT_TEXT_SIZE], range[TIMESLOT_TEXT_SIZE];
	const struct holder *who = row(rows, index);

	timeslot_format_date(timeslot_day_of(who->starts), false, date);
	timeslot_format_range(who->starts, who->ends, range);
	snprintf(out, size, "%s %s", date, range);
}

static void cell_place(const void *rows, int index, char *out, size_t size)
{
	snprintf(out, size, "%s", row(rows, index)->label);
}

static void cell_name(const void *rows, int index, char *out, size_t size)
{
	snprintf(out, size, "%s", row(rows, index)->name);
}

static const struct list_column columns[] = {
	{ "when", 22, false, cell_time },
	{ "where", 12, false, cell_place },
	{ "who", 0, false, cell_name },
	{ NULL, 0, false, NULL }
};

static void sheet_draw(const void *state, struct canvas *canvas,
	const struct area *area)
{
	const struct displaced_sheet *sheet = state;
	const struct list *list = sheet->list;
	const struct area body = {
		area->row + 2, area->col + 1, area->rows - 4, area->cols - 2
	};
	int last = area->row + area->rows - 1;

	canvas_rule(canvas, area->row, area->col, area->cols, sheet->title);
	canvas_text(canvas, area->row + 1, area->col + 2, area->cols - 3,
		STYLE_ALERT, sheet->request.refusal->sentence);
	list_draw(list, canvas, &body, true, true);
	if (list->height < list->count)
		canvas_printf(canvas, last - 1, area->col + 2, -1,
			STYLE_NOTICE, "%d-%d of %d, j and k show the others",
			list->top + 1, list->top + list->height, list->count);
	canvas_text(canvas, last, area->col + 1, area->cols - 2, STYLE_KEY,
		"y close all the same, they stay and are marked   "
		"Esc back to the form");
}

static bool sheet_event(void *state, const struct event *event)
{
	struct displaced_sheet *sheet = state;
	const struct displaced_request request = sheet->request;

	if (event->kind != EVENT_KEY)
		return false;
	if (event->code != 'y')
		return list_event(sheet->list, event);
	sheet_close(sheet->shell, sheet);
	request.confirmed(request.context);
	return true;
}

static const struct sheet_ops displaced_ops = {
	.name = "a list of displaced bookings",
	.place = SHEET_TALL,
	.guarded = true,
	.passive = true,	/* the form under it asks it again */
	.state_size = sizeof(struct displaced_sheet),
	.draw = sheet_draw,
	.event = sheet_event,
};

void displaced_open(struct shell *shell,
	const struct displaced_request *request)
{
	struct displaced_sheet *sheet = sheet_open(shell, &displaced_ops, -1);
	const struct outcome *refusal = request->refusal;

	sheet->shell = shell;
	sheet->request = *request;
	snprintf(sheet->title, sizeof(sheet->title), "%s", request->title);
	sheet->request.title = sheet->title;
	sheet->list = &sheet->list_state;
	sheet->list->columns = columns;
	sheet->list->id = row_id;
	list_set_rows(sheet->list, refusal->displaced, refusal->displaced_count);
	shell_redraw(shell);
}

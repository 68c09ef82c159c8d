/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The frame (wireframes.md 0): title and clock, alerts and chips, the body
 * with what lies over it, hints, and the last line. */
#include "config.h"

#include <stdio.h>
#include <string.h>

#include "base/clock.h"
#include "base/text.h"
#include "ui/shell_private.h"
#include "ui/wrap.h"

#define BODY_TOP 2

/* Who, desk and clock end two cells before the right edge: the last one is
 * for the flag. */
static void draw_title(const struct shell *shell, struct canvas *canvas)
{
	const struct open_screen *screen = shell_screen(shell);
	char right[160], context[256] = "";
	char who[48], desk[48], areas[32];
	int end = canvas->cols - 2, at, col;

	canvas_style(canvas, 0, 0, canvas->cols, STYLE_FRAME);
	text_clip(who, sizeof(who), shell->who, 16);
	text_clip(desk, sizeof(desk), shell->desk, 14);
	shell_areas_label(shell, areas, sizeof(areas));
	snprintf(right, sizeof(right), "%s%s%s%s%s%s%s", areas,
		areas[0] ? "  " : "", who, who[0] ? "  " : "",
		desk, desk[0] ? "  " : "", shell->clock);
	at = end - text_width(right);
	canvas_text(canvas, 0, at, -1, STYLE_FRAME, right);
	col = canvas_text(canvas, 0, 1, at - 3, STYLE_TITLE,
		screen ? screen->ops->title : "opsdesk");
	if (screen && screen->ops->context)
		screen->ops->context(screen->state, context, sizeof(context));
	if (context[0] && col + 4 < at)
		canvas_text(canvas, 0, col + 2, at - 2 - (col + 2),
			STYLE_FRAME, context);
	if (!shell->connected)
		canvas_text(canvas, 0, canvas->cols - 1, 1, STYLE_ALERT, "!");
	else if (shell->busy)
		canvas_text(canvas, 0, canvas->cols - 1, 1, STYLE_FRAME, "*");
}

/* The worst ones that fit, whole, then how many more there are.  Rather closer
 * together than one of them left out. */
static void draw_alerts(const struct open_screen *screen,
	struct canvas *canvas, int col, int end)
{
	struct alert alerts[ALERTS_MAX];
	int count = screen->ops->alerts(screen->state, alerts, ALERTS_MAX);
	int wanted = col, gap;

	for (int i = 0; i < count; i++)
		wanted += text_width(alerts[i].text) + (i > 0 ? 3 : 0);
	gap = wanted > end ? 2 : 3;
	for (int i = 0; i < count; i++) {
		int more = count - i - 1;

		if (col + text_width(alerts[i].text) + (more ? 5 : 0) > end) {
			canvas_printf(canvas, 1, col, end - col, STYLE_ALERT,
				"+%d", more + 1);
			return;
		}
		col = canvas_text(canvas, 1, col, -1, alerts[i].style,
			alerts[i].text) + gap;
	}
}

static void draw_second(const struct shell *shell, struct canvas *canvas)
{
	const struct open_screen *screen = shell_screen(shell);
	char chips[256] = "";
	int col = 1, end = canvas->cols - 1, width;

	if (!screen || shell->banner_count > 0)
		return;
	if (screen->ops->chips)
		screen->ops->chips(screen->state, chips, sizeof(chips));
	width = text_width(chips);
	if (width > canvas->cols / 2)
		width = canvas->cols / 2;
	if (width > 0) {
		canvas_text(canvas, 1, end - width, width, STYLE_NOTICE,
			chips);
		end -= width + 2;
	}
	/* Worse than any alert: what is shown is of then. */
	if (!shell->connected && shell->why_not_connected[0])
		col = canvas_printf(canvas, 1, col, end - col, STYLE_ALERT,
			"! %s", shell->why_not_connected) + 2;
	else if (shell->read_only[0])
		col = canvas_printf(canvas, 1, col, end - col, STYLE_ALERT,
			"! %s", shell->read_only) + 2;
	if (shell->alert[0] && col < end)
		col = canvas_text(canvas, 1, col, end - col, STYLE_ALERT,
			shell->alert) + 3;
	if (screen->ops->alerts && col < end)
		draw_alerts(screen, canvas, col, end);
}

static void body_area(const struct shell *shell, const struct canvas *canvas,
	struct area *area)
{
	int below = shell->hints_off && !shell_covered(shell) ? 1 : 2;

	*area = (struct area){
		BODY_TOP, 0, canvas->rows - BODY_TOP - below, canvas->cols
	};
}

/* The lower half of the picture, or the upper one when the thing that the
 * sheet is about stands below (wireframes.md 0). */
static void sheet_area(const struct open_sheet *sheet,
	const struct canvas *canvas, struct area *area)
{
	int bottom = canvas->rows - 2;

	area->col = 0;
	area->cols = canvas->cols;
	switch (sheet->place) {
	case SHEET_HALF:
		area->rows = canvas->rows / 2 - 1;
		area->row = bottom - area->rows;
		if (sheet->anchor_row >= area->row)
			area->row = BODY_TOP;
		break;
	case SHEET_TALL:
		area->row = BODY_TOP + 2;
		area->rows = bottom - area->row;
		break;
	case SHEET_BODY:
		area->row = BODY_TOP;
		area->rows = bottom - area->row;
		break;
	}
}

static void draw_banner(const struct shell *shell, struct canvas *canvas,
	const struct area *area)
{
	int width = area->cols - 2, rows = 0, row, top;

	for (int i = 0; i < shell->banner_count; i++)
		rows += wrap_count(shell->banner[i], width);
	top = area->row + (area->rows - rows) / 2;
	if (top < area->row)
		top = area->row;
	row = top;
	for (int i = 0; i < shell->banner_count; i++) {
		const char *text = shell->banner[i];

		do {
			size_t bytes = wrap_line(text, width);
			char line[ERR_TEXT_SIZE];
			int col;

			snprintf(line, sizeof(line), "%.*s", (int)bytes, text);
			col = area->col + (area->cols - text_width(line)) / 2;
			if (row < area->row + area->rows)
				canvas_text(canvas, row, col, width,
					STYLE_NORMAL, line);
			row++;
			text = wrap_next(text, bytes);
		} while (*text);
	}
	canvas_cursor(canvas, top, 0);
}

static void draw_body(const struct shell *shell, struct canvas *canvas)
{
	const struct work_area *work = &shell->areas[shell->area];
	const struct open_screen *screen = shell_screen(shell);
	struct area area;

	body_area(shell, canvas, &area);
	canvas_cursor(canvas, area.row, 0);
	if (shell->banner_count > 0)
		draw_banner(shell, canvas, &area);
	else if (screen)
		screen->ops->draw(screen->state, canvas, &area);
	for (int i = 0; i < work->sheet_count; i++) {
		const struct open_sheet *sheet = work->sheets[i];

		sheet_area(sheet, canvas, &area);
		canvas_blank(canvas, &area);
		canvas_cursor(canvas, area.row, 0);
		sheet->ops->draw(sheet->state, canvas, &area);
	}
}

/* The right end of the last line: what is waited for. */
static int draw_waiting(const struct shell *shell, struct canvas *canvas)
{
	int end = canvas->cols - 2, count = shell->held.count;
	char text[KEY_TEXT_SIZE] = "";

	if (shell->pending_count > 0)
		shell_key_label(shell->pending, shell->pending_count, text,
			sizeof(text));
	else if (shell->areas[shell->shown].holds > 0 && count > 0)
		snprintf(text, sizeof(text), "%d key%s wait%s", count,
			count == 1 ? "" : "s", count == 1 ? "s" : "");
	if (!text[0])
		return end + 1;
	end -= text_width(text);
	canvas_text(canvas, canvas->rows - 1, end, -1, STYLE_KEY, text);
	return end - 2;
}

static void draw_last(const struct shell *shell, struct canvas *canvas)
{
	const struct message *message = shell_last_line(shell);
	int row = canvas->rows - 1, end;
	char text[256];

	if (shell->scan.reading) {
		canvas_printf(canvas, row, 1, canvas->cols - 2, STYLE_NOTICE,
			"scan: %s   Enter ends it, Esc leaves it",
			shell->scan.text);
		return;
	}
	if (shell->prompt.open) {
		prompt_draw(shell, canvas);
		return;
	}
	end = draw_waiting(shell, canvas);
	if (shell->pending_count > 0) {
		shell_candidates(shell, text, sizeof(text));
		canvas_text(canvas, row, 1, end - 1, STYLE_NORMAL, text);
	} else if (message) {
		canvas_text(canvas, row, 1, end - 1, message->style,
			message->text);
		if (text_width(message->text) > end - 1)
			canvas_text(canvas, row, end - 3, 3, message->style,
				"...");
	}
}

/* One line where it fits, else two; nothing else, since half a picture lies. */
static void draw_too_small(struct canvas *canvas)
{
	char first[32], second[32], both[64];
	int row = canvas->rows / 2, width;

	snprintf(first, sizeof(first), "too small: %dx%d,", canvas->cols,
		canvas->rows);
	snprintf(second, sizeof(second), "needs %dx%d", SHELL_MIN_COLS,
		SHELL_MIN_ROWS);
	snprintf(both, sizeof(both), "%s %s", first, second);
	width = text_width(both);
	if (width <= canvas->cols) {
		canvas_text(canvas, row, (canvas->cols - width) / 2, -1,
			STYLE_NORMAL, both);
	} else {
		int left = (canvas->cols - text_width(first)) / 2;

		row = row > 0 ? row - 1 : 0;
		canvas_text(canvas, row, left > 0 ? left : 0, -1,
			STYLE_NORMAL, first);
		canvas_text(canvas, row + 1, left > 0 ? left : 0, -1,
			STYLE_NORMAL, second);
	}
	canvas_cursor(canvas, row, 0);
}

static void note_painted(struct shell *shell)
{
	struct work_area *area = shell_area(shell);
	int64_t now_ms = clock_ms();

	for (int i = 0; i < area->sheet_count; i++) {
		struct open_sheet *sheet = area->sheets[i];

		if (!sheet->painted)
			sheet->painted_ms = now_ms;
		sheet->painted = true;
	}
	/* Under a prompt nobody has seen the message. */
	if (area->last_line.shown && !area->last_line.painted &&
	    !shell->prompt.open) {
		area->last_line.painted = true;
		area->last_line.painted_ms = now_ms;
	}
}

void shell_draw(struct shell *shell, struct canvas *canvas)
{
	canvas_clear(canvas, canvas->rows, canvas->cols);
	if (shell->depth == 0)
		shell_bury(shell);
	shell->needs_draw = false;
	shell->too_small = canvas->rows < SHELL_MIN_ROWS ||
		canvas->cols < SHELL_MIN_COLS;
	if (shell->too_small) {
		draw_too_small(canvas);
		return;
	}
	/* The title tells what the body has found room for. */
	draw_body(shell, canvas);
	draw_title(shell, canvas);
	draw_second(shell, canvas);
	if (!shell_top_sheet(shell))
		shell_area(shell)->cursor_row = canvas->cursor_row;
	shell_draw_hints(shell, canvas);
	shell_say_dropped(shell);
	draw_last(shell, canvas);
	note_painted(shell);
	shell->needs_draw = false;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The prompt on the last line: it hands events to the line editor and draws
 * what that holds, scrolled so that the cursor is in view. */
#include "config.h"

#include "ui/prompt.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/text.h"
#include "ui/shell_private.h"

/* The prompt is gone before done runs, so that done may open the next one. */
static void finish(struct shell *shell, char *text)
{
	struct prompt_request request = shell->prompt.request;

	shell->prompt.open = false;
	path_done(&shell->prompt.path);
	shell->options.editor->end();
	shell->needs_draw = true;
	if (request.done)
		request.done(request.context, text);
	free(text);
}

void prompt_leave(struct shell *shell)
{
	if (shell->prompt.open)
		finish(shell, NULL);
}

void prompt_forget(struct work_area *area)
{
	area->prompt.open = false;
	path_done(&area->prompt.path);
	free(area->prompt_text);
	area->prompt_text = NULL;
}

/* What Esc does, of one that is half typed in an area that is held. */
static void leave_parked(struct work_area *area)
{
	struct prompt_request request = area->prompt.request;

	if (!area->prompt.open)
		return;
	prompt_forget(area);
	if (request.done)
		request.done(request.context, NULL);
}

void prompt_leave_any(struct shell *shell)
{
	if (shell_in_view(shell))
		prompt_leave(shell);
	else
		leave_parked(shell_area(shell));
}

/* A password is not kept: its line is left. */
void prompt_park(struct shell *shell)
{
	struct work_area *area = shell_area(shell);
	const char *text;

	if (shell->prompt.open && shell->prompt.request.hidden)
		prompt_leave(shell);
	if (!shell->prompt.open)
		return;
	text = shell->options.editor->text();
	area->prompt = shell->prompt;
	area->prompt_text = mem_strdup(text ? text : "");
	area->prompt_point = shell->options.editor->point();
	shell->prompt.open = false;
	shell->prompt.path = (struct path){ .over = 0 };
	shell->options.editor->end();
}

/* An editor begins at the end of the text. */
static void place_cursor(const struct line_editor_ops *editor, int point)
{
	const struct event left = { .kind = EVENT_KEY, .code = KEY_LEFT };
	int before = editor->point();

	while (before > point) {
		editor->event(&left);
		if (editor->point() >= before)
			return;
		before = editor->point();
	}
}

static void begin(struct shell *shell, const char *text)
{
	const struct open_prompt *prompt = &shell->prompt;

	shell->pending_count = 0;
	shell->needs_draw = true;
	shell->options.editor->begin(prompt->label, text ? text : "",
		prompt->request.history, prompt->request.complete,
		prompt->request.context);
}

void prompt_resume(struct shell *shell)
{
	struct work_area *area = shell_area(shell);
	char *text = area->prompt_text;

	if (!area->prompt.open)
		return;
	prompt_leave(shell);
	shell->prompt = area->prompt;
	shell->prompt.request.label = shell->prompt.label;
	area->prompt = (struct open_prompt){ .open = false };
	area->prompt_text = NULL;
	begin(shell, text);
	place_cursor(shell->options.editor, area->prompt_point);
	free(text);
}

const struct open_prompt *prompt_of(const struct shell *shell)
{
	const struct open_prompt *prompt = shell_in_view(shell)
		? &shell->prompt : &shell->areas[shell->area].prompt;

	return prompt->open ? prompt : NULL;
}

void prompt_refill(struct shell *shell, const char *text, int point)
{
	struct work_area *area = shell_area(shell);

	if (shell_in_view(shell)) {
		shell->options.editor->end();
		begin(shell, text);
		place_cursor(shell->options.editor, point);
	} else {
		free(area->prompt_text);
		area->prompt_text = mem_strdup(text);
		area->prompt_point = point;
	}
}

void prompt_open(struct shell *shell, const struct prompt_request *request)
{
	struct work_area *area = shell_area(shell);
	struct open_prompt *prompt = shell_in_view(shell) ? &shell->prompt
		: &area->prompt;

	prompt_leave_any(shell);
	prompt->open = true;
	prompt->way = area->way;
	prompt->path = shell_path_take(area);
	prompt->request = *request;
	text_clip(prompt->label, sizeof(prompt->label), request->label, 40);
	prompt->request.label = prompt->label;
	prompt->request.text = NULL;
	if (shell_in_view(shell)) {
		begin(shell, request->text);
		return;
	}
	area->prompt_text = mem_strdup(request->text ? request->text : "");
	area->prompt_point = (int)strlen(area->prompt_text);
}

void prompt_drop(struct shell *shell, const void *context)
{
	for (int i = 0; i < SHELL_WORK_AREAS; i++)
		if (shell->areas[i].prompt.request.context == context)
			prompt_forget(&shell->areas[i]);
	if (!shell->prompt.open || shell->prompt.request.context != context)
		return;
	shell->prompt.open = false;
	path_done(&shell->prompt.path);
	shell->options.editor->end();
	shell->needs_draw = true;
}

void prompt_event(struct shell *shell, const struct event *event)
{
	const struct line_editor_ops *editor = shell->options.editor;

	if (editor->event(event))
		finish(shell, mem_strdup(editor->text()));
}

/* Bytes to leave out at the left so that the first `bytes` of text fit, and
 * the cells that are left of those. */
static size_t scrolled(const char *text, size_t bytes, int width, int *left)
{
	struct text_cluster cluster;
	size_t skip = 0, at = 0;
	int cells = 0;

	while (at < bytes) {
		size_t step = text_next(text + at, &cluster);

		if (step == 0)
			break;
		at += step;
		cells += cluster.width;
		while (cells > width && skip < at) {
			skip += text_next(text + skip, &cluster);
			cells -= cluster.width;
		}
	}
	*left = cells;
	return skip;
}

static void draw_candidates(const struct shell *shell, struct canvas *canvas)
{
	const char *const *words;
	int count = shell->options.editor->candidates(&words);
	int row = canvas->rows - 2, col = 1;

	if (count <= 0)
		return;
	canvas_blank(canvas, &(struct area){ row, 0, 1, canvas->cols });
	for (int i = 0; i < count; i++) {
		int left = count - i - 1;

		/* Room for this word and for "+N" when more follow. */
		if (col + text_width(words[i]) + (left ? 6 : 0) >=
		    canvas->cols - 1) {
			canvas_printf(canvas, row, col, -1, STYLE_DIM, "+%d",
				left + 1);
			return;
		}
		col = canvas_text(canvas, row, col, -1, STYLE_NORMAL,
			words[i]) + 2;
	}
}

void prompt_draw(const struct shell *shell, struct canvas *canvas)
{
	const struct open_prompt *prompt = &shell->prompt;
	const struct line_editor_ops *editor = shell->options.editor;
	const char *text = editor->text();
	int row = canvas->rows - 1, col, width, before;
	size_t skip;

	col = canvas_text(canvas, row, 1, -1, STYLE_NORMAL, prompt->label);
	if (!text || prompt->request.hidden) {
		canvas_cursor(canvas, row, col);
		return;
	}
	/* One cell stays free behind the text for the cursor. */
	width = canvas->cols - col - 1;
	skip = scrolled(text, (size_t)editor->point(), width, &before);
	canvas_text(canvas, row, col, width, STYLE_NORMAL, text + skip);
	canvas_cursor(canvas, row, col + before);
	draw_candidates(shell, canvas);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The picture of a question: what is about to happen, the letters, the text,
 * what is wrong with it, and what Enter does. */
#include "config.h"

#include "ui/confirm_private.h"

#include <stdio.h>

#include "ui/shell_private.h"
#include "ui/wrap.h"

#define FIELD_WIDTH 40

static int draw_lines(const struct confirm *confirm, struct canvas *canvas,
	const struct area *area, int row)
{
	int width = area->cols - CONFIRM_INDENT - 1;

	for (int i = 0; i < confirm->line_count; i++) {
		const char *text = confirm->lines[i];

		do {
			size_t bytes = wrap_line(text, width);

			canvas_printf(canvas, row++, area->col + CONFIRM_INDENT, width,
				STYLE_NORMAL, "%.*s", (int)bytes, text);
			text = wrap_next(text, bytes);
		} while (*text);
	}
	return row;
}

static void draw_choice(const struct confirm *confirm, struct canvas *canvas,
	int i, int row, int col, int width)
{
	const struct confirm_choice *choice = &confirm->choices[i];
	char label[KEY_TEXT_SIZE];
	bool possible = !choice->why_not;
	int end = col + width, at;

	shell_key_label(&choice->code, 1, label, sizeof(label));
	at = canvas_text(canvas, row, col, width,
		possible ? STYLE_KEY : STYLE_DIM, label) + 1;
	at = canvas_text(canvas, row, at, end - at,
		possible ? STYLE_NORMAL : STYLE_DIM, choice->label);
	if (!possible && at + 4 < end)
		canvas_printf(canvas, row, at, end - at, STYLE_DIM, " (%s)",
			choice->why_not);
}

/* One under another, or in two columns when there are not rows enough besides
 * those that are kept for what stands below.  Returns the row after them. */
static int draw_choices(const struct confirm *confirm, struct canvas *canvas,
	const struct area *area, int row, int kept)
{
	int col = area->col + CONFIRM_INDENT, room, columns, width;

	if (confirm->choices_label)
		canvas_text(canvas, row++, col, area->cols - CONFIRM_INDENT - 1,
			STYLE_NORMAL, confirm->choices_label);
	room = area->row + area->rows - 1 - kept - row;
	columns = confirm->choice_count > room ? 2 : 1;
	width = (area->cols - CONFIRM_INDENT - 1) / columns;
	for (int i = 0; i < confirm->choice_count; i++) {
		int at = col + i % columns * width;

		if (i == confirm->taken)
			canvas_text(canvas, row + i / columns, at - 1, 1,
				STYLE_SELECTED, ">");
		draw_choice(confirm, canvas, i, row + i / columns, at,
			width - 1);
	}
	if (!confirm->in_field)
		canvas_cursor(canvas, row, col);
	return row + (confirm->choice_count + columns - 1) / columns;
}

/* The field and what is wrong, which needs a row only where there is a field or
 * something to say.  Returns the row after them. */
static int draw_text(const struct confirm *confirm, struct canvas *canvas,
	const struct area *area, int row)
{
	int col = area->col + CONFIRM_INDENT;

	if (confirm->text_label) {
		int at = canvas_printf(canvas, row, col, -1, STYLE_NORMAL,
			"%s ", confirm->text_label);
		int width = area->cols - at - 2;

		textfield_draw(&confirm->text, canvas, row++, at,
			width < FIELD_WIDTH ? width : FIELD_WIDTH,
			confirm->in_field);
	}
	if (confirm->text_label || confirm->error[0])
		canvas_text(canvas, row++, col, area->cols - CONFIRM_INDENT - 1,
			STYLE_ALERT, confirm->error);
	return row;
}

static void draw_footer(const struct confirm *confirm, struct canvas *canvas,
	const struct area *area)
{
	int row = area->row + area->rows - 1, col = area->col + 1;
	char text[160] = "";

	if (confirm->in_field && confirm->taken >= 0) {
		snprintf(text, sizeof(text), "Enter %s  Tab leaves the field "
			"for the letters", confirm->choices_label ? "goes on" :
			confirm->choices[confirm->taken].label);
	} else if (confirm->text_label && (confirm->choices_label ||
			confirm->letters_first)) {
		snprintf(text, sizeof(text), "%s", confirm->in_field ?
			"Enter goes on to the letters" :
			"a letter goes on  Tab back to the field");
	} else if (confirm->text_label) {
		const char *label = confirm->choice_count ?
			confirm->choices[0].label : "goes on";

		snprintf(text, sizeof(text), "Enter %s%s", label,
			confirm->choice_count == 0 ? "" : confirm->in_field ?
			"  Tab leaves the field for the letters" :
			"  Tab back to the field");
	}
	canvas_text(canvas, row, col, area->cols - 12, STYLE_NORMAL, text);
	canvas_right(canvas, row, area->col + area->cols - 10, 9,
		STYLE_NORMAL, "Esc back");
}

void confirm_draw(const void *state, struct canvas *canvas,
	const struct area *area)
{
	const struct confirm *confirm = state;
	int row = area->row + 1, needed;

	canvas_rule(canvas, area->row, area->col, area->cols, confirm->title);
	row = draw_lines(confirm, canvas, area, row);
	needed = confirm->choice_count + (confirm->text_label ? 2 : 1) +
		(confirm->choices_label ? 1 : 0) + 1;
	if (row + needed < area->row + area->rows)
		row++;
	/* What the keys reach first stands first: what is typed for a reason
	 * must not be taken for a letter. */
	if (confirm->letters_first || !confirm->text_label) {
		row = draw_choices(confirm, canvas, area, row,
			confirm->text_label ? 2 : 1);
		draw_text(confirm, canvas, area, row);
	} else {
		row = draw_text(confirm, canvas, area, row);
		draw_choices(confirm, canvas, area, row, 0);
	}
	draw_footer(confirm, canvas, area);
}

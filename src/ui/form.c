/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Forms: the focus, and what stands where. */
#include "config.h"

#include "ui/form.h"

#include <string.h>

#include "base/record.h"

#define GAP 2			/* blanks between a value and its remark */

/* by: 1 or -1.  Stays where it is when there is nothing else to enter. */
static void move_focus(struct form *form, int by)
{
	int at = form->focus, tries;

	for (tries = 0; tries < form->count; tries++) {
		at = (at + by + form->count) % form->count;
		if (form->fields[at].kind != FORM_NOTE) {
			form->focus = at;
			return;
		}
	}
}

static bool step_option(struct form_field *field, int by)
{
	int count = 0, former = field->option;

	while (field->options[count] != NULL)
		count++;
	if (count == 0)
		return false;
	field->option = (field->option + by + count) % count;
	return field->option != former;
}

static bool choice_event(struct form_field *field, const struct event *event,
	bool *changed)
{
	if (event->kind != EVENT_KEY)
		return false;
	switch (event->code) {
	case ' ':
	case '>':
	case KEY_RIGHT:
		*changed = step_option(field, 1);
		return true;
	case '<':
	case KEY_LEFT:
		*changed = step_option(field, -1);
		return true;
	default:
		return false;
	}
}

static bool text_event(struct form_field *field, const struct event *event,
	bool *changed)
{
	char former[TEXTFIELD_SIZE];
	bool used;

	memcpy(former, field->text.text, sizeof(former));
	used = textfield_event(&field->text, event);
	*changed = strcmp(former, field->text.text) != 0;
	explicit_bzero(former, sizeof(former));	/* it may be a secret */
	return used;
}

static bool field_event(struct form *form, const struct event *event,
	bool *changed)
{
	struct form_field *field = &form->fields[form->focus];
	bool used = false;

	if (field->kind == FORM_TEXT)
		used = text_event(field, event, changed);
	else if (field->kind == FORM_CHOICE)
		used = choice_event(field, event, changed);
	if (*changed)
		field->error[0] = '\0';
	return used;
}

bool form_event(struct form *form, const struct event *event, bool *changed)
{
	bool nobody_asks;

	if (changed == NULL)
		changed = &nobody_asks;
	*changed = false;
	if (form->count == 0)
		return false;
	if (event->kind != EVENT_KEY)
		return field_event(form, event, changed);
	switch (event->code) {
	case KEY_TAB:
	case KEY_BACKTAB:
		move_focus(form, key_tab_step(event->code));
		return true;
	case KEY_DOWN:
		move_focus(form, 1);
		return true;
	case KEY_UP:
		move_focus(form, -1);
		return true;
	default:
		return field_event(form, event, changed);
	}
}

static int label_col(const struct form_field *field)
{
	return field->label_col > 0 ? field->label_col : 1;
}

/* Where the area ends, or a blank before the next field of the same row. */
static int room_end(const struct form *form, const struct form_field *field,
	const struct area *area)
{
	int end = area->cols, i;

	for (i = 0; i < form->count; i++) {
		const struct form_field *other = &form->fields[i];

		if (other->row == field->row && label_col(other) > field->col &&
		    label_col(other) - 1 < end)
			end = label_col(other) - 1;
	}
	return end;
}

/* Of width cells from col on, those before end; never the -1 that would mean
 * all the rest to the canvas. */
static int fit(int col, int width, int end)
{
	if (width > end - col)
		width = end - col;
	return width > 0 ? width : 0;
}

static void draw_value(const struct form_field *field, struct canvas *canvas,
	int row, int col, int width, bool focused)
{
	switch (field->kind) {
	case FORM_TEXT:
		textfield_draw(&field->text, canvas, row, col, width, focused);
		break;
	case FORM_CHOICE:
		canvas_field(canvas, row, col, width,
			focused ? STYLE_SELECTED : STYLE_FIELD,
			field->options[field->option]);
		if (focused)
			canvas_cursor(canvas, row, col);
		break;
	case FORM_NOTE:
		canvas_field(canvas, row, col, width, STYLE_NORMAL,
			field->note);
		break;
	}
}

static void draw_remark(const struct form_field *field, struct canvas *canvas,
	int row, int col, int width)
{
	if (field->error[0] != '\0')
		canvas_printf(canvas, row, col, width, STYLE_ALERT, "! %s",
			field->error);
	else if (field->kind != FORM_NOTE)
		canvas_text(canvas, row, col, width, STYLE_DIM, field->note);
}

static void draw_field(const struct form_field *field, struct canvas *canvas,
	const struct area *area, int end, bool focused)
{
	int row = area->row + field->row, left = area->col;
	int label = label_col(field), value = field->col;
	int remark = value + field->width + GAP;

	canvas_text(canvas, row, left + label,
		fit(label, value - label, area->cols), STYLE_NORMAL,
		field->label);
	draw_value(field, canvas, row, left + value,
		fit(value, field->width, end), focused);
	draw_remark(field, canvas, row, left + remark,
		fit(remark, end - remark, end));
}

void form_draw(const struct form *form, struct canvas *canvas,
	const struct area *area)
{
	int i;

	for (i = 0; i < form->count; i++) {
		const struct form_field *field = &form->fields[i];

		if (field->row >= 0 && field->row < area->rows)
			draw_field(field, canvas, area,
				room_end(form, field, area), form->focus == i);
	}
}

void form_save(const struct form *form, struct record *out)
{
	for (int i = 0; i < form->count; i++) {
		const struct form_field *field = &form->fields[i];

		if (field->kind == FORM_CHOICE)
			record_put(out, field->label,
				field->options[field->option]);
		else if (field->kind == FORM_TEXT)
			textfield_save(&field->text, out, field->label);
	}
	record_note_number(out, ".focus", form->focus);
}

void form_load(struct form *form, const struct record *saved)
{
	for (int i = 0; i < form->count; i++) {
		struct form_field *field = &form->fields[i];

		if (field->kind == FORM_TEXT)
			textfield_load(&field->text, saved, field->label);
		for (int j = 0; field->kind == FORM_CHOICE &&
		     field->options[j] != NULL; j++)
			if (strcmp(field->options[j],
				    record_text(saved, field->label)) == 0)
				field->option = j;
	}
	form->focus = (int)record_number(saved, ".focus", 0, form->count - 1,
		form->focus);
}

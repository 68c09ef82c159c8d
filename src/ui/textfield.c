/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One line of typed text. */
#include "config.h"

#include "ui/textfield.h"

#include <stdio.h>
#include <string.h>

#include "base/record.h"
#include "base/text.h"

/* Bytes of text allowed, without the NUL. */
static size_t limit_of(const struct textfield *field)
{
	size_t most = sizeof(field->text) - 1;

	return field->limit > 0 && field->limit < most ? field->limit : most;
}

void textfield_set(struct textfield *field, const char *text)
{
	struct text_cluster cluster;
	size_t used = 0, step;

	while ((step = text_next(text + used, &cluster)) > 0 &&
	       used + step <= limit_of(field))
		used += step;
	memcpy(field->text, text, used);
	field->text[used] = '\0';
	field->point = used;
}

void textfield_wipe(struct textfield *field)
{
	explicit_bzero(field->text, sizeof(field->text));
	field->point = 0;
}

static void point_name(char *out, size_t size, const char *name)
{
	snprintf(out, size, ".%s at", name);
}

void textfield_save(const struct textfield *field, struct record *out,
	const char *name)
{
	char at[64];

	if (!field->text[0] || field->secret)
		return;
	point_name(at, sizeof(at), name);
	record_put(out, name, field->text);
	record_put_number(out, at, (int64_t)field->point);
}

void textfield_load(struct textfield *field, const struct record *saved,
	const char *name)
{
	const char *text = record_text(saved, name);
	size_t point, step;
	char at[64];

	if (field->secret)
		return;
	textfield_set(field, text_is_clean(text) ? text : "");
	point_name(at, sizeof(at), name);
	point = (size_t)record_number(saved, at, 0, TEXTFIELD_SIZE,
		(int64_t)field->point);
	/* Never within a character. */
	field->point = 0;
	while (field->point < point &&
	       (step = text_after(field->text, field->point)) >
		field->point)
		field->point = step;
}

static void erase(struct textfield *field, size_t from, size_t to)
{
	memmove(field->text + from, field->text + to,
		strlen(field->text + to) + 1);
	field->point = from;
}

/* false when the field is full or code is nothing to type. */
static bool insert(struct textfield *field, key code)
{
	size_t used = strlen(field->text), length;
	char bytes[5];

	if (key_character(code) == 0)
		return false;
	length = key_to_utf8(code, bytes);
	if (used + length > limit_of(field))
		return false;
	memmove(field->text + field->point + length,
		field->text + field->point, used - field->point + 1);
	memcpy(field->text + field->point, bytes, length);
	field->point += length;
	return true;
}

static void paste(struct textfield *field, const char *text)
{
	key code;
	size_t step;

	while (*text != '\0') {
		step = key_from_utf8(text, &code);
		if (step == 0) {
			text++;
			continue;
		}
		/* No gaps: what follows a character that did not fit could
		 * be short enough to. */
		if (!insert(field, code) && key_character(code) != 0)
			return;
		text += step;
	}
}

/* Where the word before the cursor begins. */
static size_t word_before(const struct textfield *field)
{
	size_t at = field->point;

	/* Where the words of a secret are is a part of it. */
	if (field->secret)
		return 0;
	while (at > 0 && field->text[at - 1] == ' ')
		at--;
	while (at > 0 && field->text[at - 1] != ' ')
		at--;
	return at;
}

static bool edit(struct textfield *field, key code)
{
	size_t end = strlen(field->text);
	size_t before = text_before(field->text, field->point);
	size_t after = text_after(field->text, field->point);

	switch (code) {
	case KEY_BACKSPACE:
		erase(field, before, field->point);
		return true;
	case KEY_DELETE:
		erase(field, field->point, after);
		return true;
	case KEY_LEFT:
		field->point = before;
		return true;
	case KEY_RIGHT:
		field->point = after;
		return true;
	case KEY_HOME:
	case KEY_MOD_CTRL | 'a':
		field->point = 0;
		return true;
	case KEY_END:
	case KEY_MOD_CTRL | 'e':
		field->point = end;
		return true;
	case KEY_MOD_CTRL | 'u':
		erase(field, 0, field->point);
		return true;
	case KEY_MOD_CTRL | 'k':
		erase(field, field->point, end);
		return true;
	case KEY_MOD_CTRL | 'w':
		erase(field, word_before(field), field->point);
		return true;
	default:
		return false;
	}
}

bool textfield_event(struct textfield *field, const struct event *event)
{
	if (event->kind == EVENT_PASTE) {
		paste(field, event->text);
		return true;
	}
	if (event->kind != EVENT_KEY)
		return false;
	if (edit(field, event->code))
		return true;
	if (key_character(event->code) == 0)
		return false;
	insert(field, event->code);	/* used, even when the field is full */
	return true;
}

/* Cells of text[from, to). */
static int width_between(const char *text, size_t from, size_t to)
{
	struct text_cluster cluster;
	int width = 0;

	while (from < to) {
		from += text_next(text + from, &cluster);
		width += cluster.width;
	}
	return width;
}

/* The first byte in view: the cursor has a cell of its own at the right. */
static size_t scroll(const struct textfield *field, int width)
{
	int hidden = width_between(field->text, 0, field->point) - width + 1;
	struct text_cluster cluster;
	size_t start = 0;

	for (; hidden > 0 && start < field->point; hidden -= cluster.width)
		start += text_next(field->text + start, &cluster);
	return start;
}

static void draw_empty(struct canvas *canvas, int row, int col, int width)
{
	for (; width > 0; width--, col++)
		canvas_text(canvas, row, col, 1, STYLE_FIELD, "_");
}

/* The same field with an asterisk for each character. */
static void disguise(const struct textfield *field, struct textfield *shown)
{
	struct text_cluster cluster;
	size_t at = 0, used = 0, step;

	*shown = (struct textfield){ .text = "" };
	while ((step = text_next(field->text + at, &cluster)) > 0) {
		shown->text[used++] = '*';
		at += step;
		if (at == field->point)
			shown->point = used;
	}
	explicit_bzero(&cluster, sizeof(cluster));
}

static void draw(const struct textfield *field, struct canvas *canvas,
	int row, int col, int width, bool focused)
{
	size_t start = focused ? scroll(field, width) : 0;
	int cursor = col + width_between(field->text, start, field->point);
	bool at_end = field->text[field->point] == '\0';

	if (width < 1)
		return;
	if (field->text[0] == '\0')
		draw_empty(canvas, row, col, width);
	else
		canvas_field(canvas, row, col, width, STYLE_FIELD,
			field->text + start);
	if (!focused)
		return;
	if (at_end)
		canvas_text(canvas, row, cursor, 1, STYLE_FIELD, "_");
	canvas_cursor(canvas, row, cursor);
}

void textfield_draw(const struct textfield *field, struct canvas *canvas,
	int row, int col, int width, bool focused)
{
	struct textfield shown;

	if (field->secret)
		disguise(field, &shown);
	draw(field->secret ? &shown : field, canvas, row, col, width, focused);
}

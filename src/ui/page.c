/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sheet of lines to read. */
#include "config.h"

#include "ui/page.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/text.h"
#include "ui/shell_private.h"
#include "ui/textfield.h"
#include "ui/wrap.h"

#define TITLE_SIZE 64
#define MARGIN 1
#define FIND_WIDTH 16		/* of what is typed, when the title leaves it */
#define FIND_LEAST 4

struct page_entry {
	enum style style;
	bool heading;
	char *head, *text;
	bool in_view;			/* after the search */
};

struct page {
	char title[TITLE_SIZE];
	struct page_entry *entries;
	int count;
	int widest;			/* cells of the widest head */
	bool searches;			/* what is typed is looked for: from the
					   start on, or after `/` */
	bool always;
	struct textfield find;
	int top;			/* lines scrolled away */
	int height, lines;		/* as of the last draw */
};

struct page_state {
	struct page *page;		/* drawing notes its height in here */
};

static void page_close(void *state)
{
	struct page *page = ((struct page_state *)state)->page;

	for (int i = 0; i < page->count; i++) {
		free(page->entries[i].head);
		free(page->entries[i].text);
	}
	free(page->entries);
	free(page);
}

static bool matches(const struct page_entry *entry, const char *wanted)
{
	return !wanted[0] || text_contains(entry->text, wanted) ||
		(entry->head && text_contains(entry->head, wanted));
}

/* A heading stays when it matches, or anything under it does. */
static void search(struct page *page)
{
	struct page_entry *heading = NULL;

	page->top = 0;
	for (int i = 0; i < page->count; i++) {
		struct page_entry *entry = &page->entries[i];

		entry->in_view = matches(entry, page->find.text);
		if (entry->heading)
			heading = entry;
		else if (entry->in_view && heading)
			heading->in_view = true;
		else if (heading && matches(heading, page->find.text))
			entry->in_view = true;
	}
}

/* The margin is as wide as the widest head; without a head there is none. */
static int margin_of(const struct page *page, const struct page_entry *entry)
{
	return entry->head && page->widest ? page->widest + 2 : 0;
}

/* Draws one entry from line `at` of the whole page on; returns the line after
 * it. */
static int draw_entry(const struct page *page, const struct page_entry *entry,
	struct canvas *canvas, const struct area *area, int at)
{
	int margin = margin_of(page, entry);
	int width = area->cols - 2 * MARGIN - margin;
	const char *text = entry->text;
	bool first = true;

	do {
		size_t bytes = wrap_line(text, width);
		int row = area->row + 1 + at - page->top;

		if (at >= page->top && at < page->top + page->height) {
			if (first && entry->head)
				canvas_text(canvas, row, area->col + MARGIN,
					margin, entry->style == STYLE_DIM ?
					STYLE_DIM : STYLE_KEY, entry->head);
			canvas_printf(canvas, row,
				area->col + MARGIN + margin, width,
				entry->style, "%.*s", (int)bytes, text);
		}
		first = false;
		text = wrap_next(text, bytes);
		at++;
	} while (*text);
	return at;
}

static int count_lines(const struct page *page, const struct area *area)
{
	int lines = 0;

	for (int i = 0; i < page->count; i++) {
		const struct page_entry *entry = &page->entries[i];

		if (entry->in_view)
			lines += wrap_count(entry->text, area->cols -
				2 * MARGIN - margin_of(page, entry));
	}
	return lines;
}

static void clamp(struct page *page)
{
	if (page->top > page->lines - page->height)
		page->top = page->lines - page->height;
	if (page->top < 0)
		page->top = 0;
}

static void draw_title(const struct page *page, struct canvas *canvas,
	const struct area *area)
{
	int last = page->top + page->height;
	int end = area->col + area->cols - 3, at, room;
	char where[48];

	canvas_rule(canvas, area->row, area->col, area->cols, page->title);
	snprintf(where, sizeof(where), " %d-%d of %d ",
		page->lines ? page->top + 1 : 0,
		last < page->lines ? last : page->lines, page->lines);
	end -= text_width(where);
	canvas_text(canvas, area->row, end, -1, STYLE_FRAME, where);
	if (!page->searches)
		return;
	at = canvas_text(canvas, area->row,
		area->col + 5 + text_width(page->title), -1, STYLE_FRAME,
		" find: ");
	room = end - at - 1;
	textfield_draw(&page->find, canvas, area->row, at,
		room < FIND_LEAST ? FIND_LEAST : room < FIND_WIDTH ? room
							   : FIND_WIDTH, true);
}

static void page_draw(const void *state, struct canvas *canvas,
	const struct area *area)
{
	struct page *page = ((const struct page_state *)state)->page;
	int at = 0;

	page->height = area->rows - 1;
	page->lines = count_lines(page, area);
	clamp(page);
	for (int i = 0; i < page->count; i++)
		if (page->entries[i].in_view)
			at = draw_entry(page, &page->entries[i], canvas, area,
				at);
	if (page->lines == 0)
		canvas_printf(canvas, area->row + 1, area->col + MARGIN, -1,
			STYLE_DIM, page->find.text[0] ?
			"nothing here contains \"%s\"" : "nothing%.0s",
			page->find.text);
	draw_title(page, canvas, area);
}

static bool scroll(struct page *page, key code)
{
	int page_lines = page->height > 1 ? page->height - 1 : 1;

	/* As every pager has it; nobody looks for what begins with a blank. */
	if (code == ' ' && !page->find.text[0])
		code = KEY_PAGE_DOWN;
	switch (code) {
	case KEY_UP:
		page->top--;
		break;
	case KEY_DOWN:
		page->top++;
		break;
	case KEY_PAGE_UP:
		page->top -= page_lines;
		break;
	case KEY_PAGE_DOWN:
		page->top += page_lines;
		break;
	case KEY_HOME:
		page->top = 0;
		break;
	case KEY_END:
		page->top = page->lines;
		break;
	default:
		return false;
	}
	clamp(page);
	return true;
}

static bool leave_search(struct page *page)
{
	bool was = page->find.text[0] || (page->searches && !page->always);

	page->searches = page->always;
	textfield_set(&page->find, "");
	search(page);
	return was;
}

static bool page_event(void *state, const struct event *event)
{
	struct page *page = ((struct page_state *)state)->page;

	if (event->kind == EVENT_KEY) {
		if (scroll(page, event->code))
			return true;
		if (event->code == KEY_ESC)
			return leave_search(page);
		/* The key that searches everywhere else. */
		if (event->code == '/' && !page->find.text[0]) {
			page->searches = true;
			return true;
		}
	}
	if (!page->searches || !textfield_event(&page->find, event))
		return false;
	search(page);
	return true;
}

static void page_hints(const void *state, char *out, size_t size)
{
	const struct page *page = ((const struct page_state *)state)->page;

	snprintf(out, size, "%s search  arrows, PgUp, PgDn scroll  Esc back",
		page->searches ? "type to" : "/");
}

static const struct sheet_ops page_ops = {
	.name = "page",
	.place = SHEET_BODY,
	.passive = true,
	.state_size = sizeof(struct page_state),
	.draw = page_draw,
	.event = page_event,
	.close = page_close,
	.hints = page_hints,
};

/* One page is enough: help asked for on a page takes its place. */
struct page *page_open(struct shell *shell, const char *title)
{
	struct open_sheet *top = shell_top_sheet(shell);
	struct page_state *state;

	if (top && top->ops == &page_ops)
		sheet_close(shell, top->state);
	state = sheet_open(shell, &page_ops, -1);
	state->page = mem_new(1, sizeof(*state->page));
	state->page->find.limit = 40;
	text_clip(state->page->title, TITLE_SIZE, title, TITLE_SIZE);
	return state->page;
}

void page_search(struct page *page)
{
	page->searches = page->always = true;
}

PRINTF_LIKE(4, 0)
static struct page_entry *add(struct page *page, enum style style,
	const char *head, const char *format, va_list args)
{
	struct page_entry *entry;
	char text[1024];
	int width = head ? text_width(head) : 0;

	if (width > page->widest)
		page->widest = width;
	vsnprintf(text, sizeof(text), format, args);
	page->entries = mem_resize(page->entries, (size_t)page->count + 1,
		sizeof(*page->entries));
	entry = &page->entries[page->count++];
	*entry = (struct page_entry){
		.style = style,
		.head = mem_strdup(head),
		.text = mem_strdup(text),
		.in_view = true,
	};
	return entry;
}

void page_heading(struct page *page, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	add(page, STYLE_TITLE, NULL, format, args)->heading = true;
	va_end(args);
}

void page_line(struct page *page, enum style style, const char *head,
	const char *format, ...)
{
	va_list args;

	va_start(args, format);
	add(page, style, head, format, args);
	va_end(args);
}

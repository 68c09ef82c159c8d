/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Drawing of the lane board: lanes of seven lines, the rule that says what is
 * under the cursor, rooms and lockers, three lists. */
#include "config.h"

#include "flow/lane_draw.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "flow/lane_fit.h"
#include "flow/lane_list.h"
#include "flow/lane_peek.h"
#include "flow/lane_view.h"
#include "model/money.h"

#define LANE_LINES 7
#define LIST_LINES 5		/* head and four rows, as on 24 lines */
#define LANE_WIDTH_LEAST 40
#define TALL_ROWS 34		/* of a body that has room for two rows of lanes */

/* One lane's part of the picture: head is where its separator stands. */
struct lane_box {
	const struct lane_view *view;
	struct canvas *canvas;
	int row, head, text, end;	/* columns; end is behind the last */
};

/* What is too long keeps the time at its end. */
static void draw_text(const struct lane_box *box, int line, enum style style,
	const char *text)
{
	char fitted[400];

	lane_fit_words(text, box->end - box->text, fitted, sizeof(fitted));
	canvas_text(box->canvas, box->row + line, box->text,
		box->end - box->text, style, fitted);
}

static void draw_head(const struct lane_box *box, const struct lane *lane,
	bool current)
{
	char since[TIMESLOT_TEXT_SIZE], mode[48] = "check-in", text[64];
	int row = box->row;
	bool fresh = lane_view_is_fresh(box->view, LANE_LANES,
		lane->changed_ago_s);
	int at = canvas_text(box->canvas, row, box->head + 1, 4, STYLE_TITLE,
		lane->lane);

	/* Brackets stand where the keys go, and only there. */
	if (current && box->view->pane == PANE_LANES) {
		canvas_text(box->canvas, row, box->head, 1, STYLE_SELECTED, "[");
		canvas_text(box->canvas, row, at, 1, STYLE_SELECTED, "]");
		canvas_cursor(box->canvas, row, box->head + 1);
	} else if (current) {
		canvas_text(box->canvas, row, box->head, 1, STYLE_SELECTED, "=");
	}
	if (fresh)
		canvas_text(box->canvas, row, at + 1, 1, STYLE_CHANGED, "*");
	at += 2;
	if (!lane_is_open(lane)) {
		canvas_text(box->canvas, row, at, box->end - at, STYLE_DIM,
			lane->operator_name[0] == '\0' ? "idle"
						       : lane->operator_name);
		return;
	}
	canvas_text(box->canvas, row, at, 6, STYLE_NORMAL, lane->operator_name);
	if (strcmp(lane->mode, "RENEWAL") == 0 && lane->hours > 0)
		snprintf(mode, sizeof(mode), "renewal +%d h", lane->hours);
	else if (strcmp(lane->mode, "RENEWAL") == 0)
		snprintf(mode, sizeof(mode), "renewal");
	canvas_text(box->canvas, row, at + 7, 15, STYLE_NORMAL, mode);
	timeslot_format_time(lane->since, since);
	snprintf(text, sizeof(text), "since %s", since);
	canvas_text(box->canvas, row, box->end - 1 - (int)strlen(text), -1,
		STYLE_NORMAL, text);
}

/* "+lang +memb +rent [PAY] agree  unit" */
static void draw_stages(const struct lane_box *box, const struct lane *lane)
{
	int col = box->text;

	for (int i = 0; i < LANE_STAGES && lane->stages[i] != '\0'; i++) {
		const char *name = lane_stage_name(i);
		char letter = lane->stages[i], text[16];
		enum style style = letter == '>' ? STYLE_TITLE
			: letter == '+' ? STYLE_DONE : STYLE_DIM;

		if (letter == '>') {
			snprintf(text, sizeof(text), "[%s]", name);
			for (char *c = text; *c != '\0'; c++)
				*c = (char)toupper((unsigned char)*c);
		} else {
			snprintf(text, sizeof(text), "%s%-4s%s",
				letter == '+' ? "+" : letter == '-' ? "-" : "",
				name, letter == '.' ? " " : "");
		}
		col = canvas_text(box->canvas, box->row + 2, col,
			box->end - col, style, text) + 1;
	}
}

/* "Standard room" as "room", "Membership fee" as "memb.". */
static const char *short_words(const char *words)
{
	const char *last = strrchr(words, ' ');

	if (text_contains(words, "membership"))
		return "memb.";
	if (last != NULL && strcmp(last, " room") == 0)
		return "room";
	return words;
}

enum quote_form { QUOTE_WHOLE, QUOTE_SHORT, QUOTE_AMOUNTS };

/* "room 30.00 memb. 13.00 = 43.00 DUE". */
static void quote_sum(const struct lane *lane, enum quote_form form, char *out,
	size_t size)
{
	char amount[MONEY_TEXT_SIZE];
	size_t used = 0;

	out[0] = '\0';
	for (int i = 0; i < lane->quote.count && used < size; i++) {
		const char *words = lane->quote.lines[i].words;

		if (form == QUOTE_SHORT)
			words = short_words(words);
		else if (form == QUOTE_AMOUNTS)
			words = i > 0 ? "+" : "";
		money_format(lane->quote.lines[i].minor, amount);
		used += (size_t)snprintf(out + used, size - used, "%s%s%s ",
			words, words[0] == '\0' ? "" : " ", amount);
	}
	money_format(lane->quote.total_minor, amount);
	if (used < size)
		snprintf(out + used, size - used, "= %s %s", amount,
			lane->payment_words);
}

static void quote_words(const struct lane *lane, int width, char *out,
	size_t size)
{
	if (lane->quote.count == 0) {
		snprintf(out, size, "%s", lane->payment_words);
		return;
	}
	for (int form = QUOTE_WHOLE; form <= QUOTE_AMOUNTS; form++) {
		quote_sum(lane, (enum quote_form)form, out, size);
		if (text_width(out) <= width)
			return;
	}
}

static void draw_session(const struct lane_box *box, const struct lane *lane)
{
	char text[300], age[24] = "", owed[MONEY_TEXT_SIZE];

	if (lane->age > 0)
		snprintf(age, sizeof(age), "  age %d", lane->age);
	snprintf(text, sizeof(text), "%s%s%s%s%s%s", lane->name,
		lane->membership[0] == '\0' ? "" : "  #", lane->membership,
		age, lane->language[0] == '\0' ? "" : "  ", lane->language);
	draw_text(box, 1, STYLE_TITLE, text);
	draw_stages(box, lane);
	lane_fit_selection(lane->selection, box->end - box->text, text,
		sizeof(text));
	draw_text(box, 3, STYLE_NORMAL, text);
	lane_fit_stay(lane->unit_words, box->end - box->text, text,
		sizeof(text));
	draw_text(box, 4, STYLE_NORMAL, text);
	quote_words(lane, box->end - box->text, text, sizeof(text));
	draw_text(box, 5, STYLE_NORMAL, text);
	if (lane->past_due_minor > 0 && !lane->bypassed) {
		money_format(lane->past_due_minor, owed);
		snprintf(text, sizeof(text),
			"! past due %s: pay, else a manager", owed);
		draw_text(box, 6, STYLE_ALERT, text);
	} else if (lane->alert[0] != '\0') {
		snprintf(text, sizeof(text), "! %s", lane->alert);
		draw_text(box, 6, STYLE_ALERT, text);
	} else {
		draw_text(box, 6, STYLE_NORMAL, lane->agreement);
	}
}

static void draw_lane(const struct lane_box *box, const struct lane *lane)
{
	draw_head(box, lane, lane_key(lane->lane) == box->view->lane);
	if (lane_is_open(lane))
		draw_session(box, lane);
	else if (lane->alert[0] != '\0')
		draw_text(box, 1, STYLE_ALERT, lane->alert);
	else
		draw_text(box, 1, STYLE_DIM, "s starts, or scan");
}

/* How many lanes fit, and which page of them has the one in hand. */
static struct lane_page page_of(const struct lane_view *view,
	const struct area *body)
{
	struct lane_page page = {
		.across = body->cols / (2 * LANE_WIDTH_LEAST) * 2,
		.down = body->rows >= TALL_ROWS ? 2 : 1,
	};
	int count = lane_view_count(view, LANE_LANES), at = 0;

	if (page.across > 2 && body->cols < 4 * LANE_WIDTH_LEAST)
		page.across = 2;
	if (count <= page.across)
		page.down = 1;
	for (int i = 0; i < count; i++) {
		if (lane_key(lane_view_lanes(view)[i].lane) == view->lane)
			at = i;
	}
	page.first = at / (page.across * page.down) * page.across * page.down;
	return page;
}

static int draw_lanes(const struct lane_view *view, struct canvas *canvas,
	const struct area *body)
{
	struct lane_page page = page_of(view, body);
	struct lane_view *picture = (struct lane_view *)(uintptr_t)view;
	int width = body->cols / page.across;

	/* About the picture, not the view: a screen's draw is const. */
	picture->page = page;
	for (int i = 0; i < page.across * page.down; i++) {
		int index = page.first + i;
		int column = i % page.across;
		struct lane_box box = {
			.view = view, .canvas = canvas,
			.row = body->row + i / page.across * LANE_LINES,
			/* The first has the edge for its separator. */
			.head = body->col + column * width - (column > 0),
		};

		box.text = box.head + (column > 0 ? 2 : 1);
		box.end = column == page.across - 1 ? body->col + body->cols
			: body->col + (column + 1) * width - 1;
		for (int line = 0; column > 0 && line < LANE_LINES; line++)
			canvas_line(canvas, box.row + line, box.head, '|');
		if (index < lane_view_count(view, LANE_LANES))
			draw_lane(&box, &lane_view_lanes(view)[index]);
	}
	return page.down * LANE_LINES;
}

static char flag_of(const void *context, const struct unit *unit)
{
	const struct lane_view *view = context;

	if (!lane_view_shows(view, unit))
		return '.';
	if (lane_view_is_marked(view, unit))
		return '@';
	return lane_view_is_fresh(view, LANE_UNITS, unit->changed_ago_s)
		? '*' : ' ';
}

void lane_draw(const struct lane_view *view, struct canvas *canvas,
	const struct area *body)
{
	const struct unit_map_look look = {
		.now = store_now(view->store), .flag = flag_of, .context = view,
		.focused = view->pane == PANE_UNITS,
	};
	struct area map = *body, lists = *body;
	int row = body->row;

	if (view->zoomed) {
		lane_list_draw_whole(view, canvas, body);
		return;
	}
	row += draw_lanes(view, canvas, body);
	lane_peek_draw(view, canvas, &(struct area){
		row, body->col, 1, body->cols });
	map.row = ++row;
	map.rows = unit_map_rows(&view->map);
	if (map.rows > body->row + body->rows - row - LIST_LINES)
		map.rows = body->row + body->rows - row - LIST_LINES;
	unit_map_draw(&view->map, &look, canvas, &map);
	lists.row = map.row + map.rows;
	lists.rows = body->row + body->rows - lists.row;
	lane_lists_draw(view, canvas, &lists);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The three small lists beside one another: their few cells keep the figures
 * and times, names are cut. */
#include "config.h"

#include "flow/lane_list.h"

#include <stdio.h>
#include <string.h>

#include "flow/lane_fit.h"
#include "flow/lane_view.h"
#include "model/money.h"

/* "Silva, Rui" as "Silva": the card has the rest. */
#define SURNAME(name) (int)strcspn((name), ","), (name)
#define SURNAME_SIZE 80

static void small_due(const struct lane_view *view, int index, int width,
	char *out, size_t size)
{
	const struct unit *unit = lane_due_unit(view, index);
	char label[LANE_ID_SIZE], ends[TIMESLOT_TEXT_SIZE];
	char fee[MONEY_TEXT_SIZE], late[16];
	int left = unit_minutes_left(unit, store_now(view->store));

	(void)width;
	unit_label(unit, label, sizeof(label));
	if (unit->state != UNIT_OVER) {
		timeslot_format_time(unit->ends, ends);
		snprintf(out, size, "%c %-4s %s %.*s",
			unit_state_letter(unit->state), label, ends,
			SURNAME(unit->name));
		return;
	}
	snprintf(late, sizeof(late), "+%dm", left < 0 ? -left : 0);
	money_format(unit->fee_minor, fee);
	/* Three figures of minutes push the fee on, rather than the label. */
	snprintf(out, size, "%c %-4s%s%5s%6s%s",
		unit_state_letter(unit->state), label,
		strlen(late) > 4 ? " " : "", late, fee, unit->ban ? " BAN" : "");
}

static void surname(const char *name, char out[SURNAME_SIZE])
{
	snprintf(out, SURNAME_SIZE, "%.*s", SURNAME(name));
}

static void small_place(const struct lane_view *view, int index, int width,
	char *out, size_t size)
{
	const struct place *place = lane_waiting(view, index);
	char time[TIMESLOT_TEXT_SIZE] = "", unit[LANE_ID_SIZE];
	char before[40], behind[100] = "", name[SURNAME_SIZE];

	snprintf(before, sizeof(before), "%d %s ", place->position, place->tier);
	surname(place->name, name);
	if (place->offered[0] != '\0') {
		unit_words(place->offered, unit, sizeof(unit));
		timeslot_format_time(place->offer_until, time);
		snprintf(behind, sizeof(behind), "  %s %s", unit, time);
	} else if (place_is_free(place, store_now(view->store))) {
		snprintf(behind, sizeof(behind), "  free");
	} else if (place->eta != 0) {
		timeslot_format_time(place->eta, time);
		snprintf(behind, sizeof(behind), " ~%s", time);
	}
	lane_fit_name(before, name, behind, width, out, size);
}

static void small_checkout(const struct lane_view *view, int index, int width,
	char *out, size_t size)
{
	const struct checkout *checkout = lane_wanting(view, index);
	char unit[LANE_ID_SIZE], asked[TIMESLOT_TEXT_SIZE], claim[64];
	char before[LANE_ID_SIZE + 2], behind[120], name[SURNAME_SIZE];

	unit_words(checkout->unit, unit, sizeof(unit));
	snprintf(before, sizeof(before), "%s ", unit);
	timeslot_format_time(checkout->asked_at, asked);
	lane_claim_words(view, index, claim, sizeof(claim));
	snprintf(behind, sizeof(behind), " %s %s", asked, claim);
	surname(checkout->name, name);
	lane_fit_name(before, name, behind, width, out, size);
}

static int count_in(const struct lane_view *view, enum unit_state state)
{
	int n = 0;

	for (int i = 0; i < view->leaving_count; i++)
		n += view->leaving[i]->state == state;
	return n;
}

void lane_list_head(const struct lane_view *view, enum lane_pane pane,
	char *out, size_t size)
{
	int offers = 0;

	switch (pane) {
	case PANE_DUE:
		snprintf(out, size, "DUE %d over, %d soon",
			count_in(view, UNIT_OVER), count_in(view, UNIT_SOON));
		return;
	case PANE_WAITLIST:
		for (int i = 0; i < view->waiting_count; i++)
			offers += view->waiting[i]->offered[0] != '\0';
		snprintf(out, size, "WAITLIST %d  offers %d",
			view->waiting_count, offers);
		return;
	default:
		snprintf(out, size, "WANT OUT %d", view->wanting_count);
		return;
	}
}

/* Is the unit of this row marked?  Of who waits it is the one they are in. */
static bool is_marked(const struct lane_view *view, enum lane_pane pane,
	int index)
{
	const struct unit *unit = pane == PANE_DUE ? lane_due_unit(view, index)
		: lane_view_find_unit(view, pane == PANE_WAITLIST
			? lane_waiting(view, index)->unit_now
			: lane_wanting(view, index)->unit);

	return unit != NULL && lane_view_is_marked(view, unit);
}

static enum style row_style(const struct lane_view *view, enum lane_pane pane,
	int index)
{
	if (is_marked(view, pane, index))
		return STYLE_MARKED;
	if (pane == PANE_DUE && lane_due_unit(view, index)->state == UNIT_OVER)
		return STYLE_ALERT;
	if (pane == PANE_WAITLIST && lane_waiting(view, index)->offered[0] != '\0')
		return STYLE_NOTICE;
	return STYLE_NORMAL;
}

static void draw_small(const struct lane_view *view, enum lane_pane pane,
	struct canvas *canvas, const struct area *area)
{
	static void (*const texts[LANE_PANES])(const struct lane_view *, int,
		int, char *, size_t) = {
		[PANE_DUE] = small_due, [PANE_WAITLIST] = small_place,
		[PANE_WANT_OUT] = small_checkout,
	};
	const struct list *list = lane_view_list(view, pane);
	bool focused = view->pane == pane;
	int rows = area->rows - 1;
	/* Worst first, so that is what a list shows that nobody is in. */
	int top = focused && list->cursor >= rows ? list->cursor - rows + 1 : 0;
	char text[160];

	lane_list_head(view, pane, text, sizeof(text));
	canvas_text(canvas, area->row, area->col, area->cols, STYLE_TITLE, text);
	if (focused)
		canvas_cursor(canvas, area->row, area->col);
	for (int i = 0; i < rows && top + i < list->count; i++) {
		int line = area->row + 1 + i, index = top + i;
		/* The mark of the row takes a blank, or the line beside it. */
		int mark = pane == PANE_DUE ? area->col + 1 : area->col - 1;

		texts[pane](view, index, area->cols, text, sizeof(text));
		canvas_text(canvas, line, area->col, area->cols,
			row_style(view, pane, index), text);
		if (is_marked(view, pane, index))
			canvas_text(canvas, line, mark, 1, STYLE_MARKED, "@");
		if (!focused || index != list->cursor)
			continue;
		canvas_text(canvas, line, mark, 1, STYLE_SELECTED, ">");
		canvas_cursor(canvas, line, mark);
	}
}

void lane_lists_draw(const struct lane_view *view, struct canvas *canvas,
	const struct area *area)
{
	/* 26 cells each at 80, and two lines between. */
	int width = (area->cols - 2) / 3;

	for (int i = 0; i < 3; i++) {
		struct area pane = {
			area->row, area->col + i * (width + 1), area->rows,
			i == 2 ? area->cols - 2 * (width + 1) : width
		};

		for (int line = 0; i > 0 && line < area->rows; line++)
			canvas_line(canvas, area->row + line, pane.col - 1, '|');
		draw_small(view, PANE_DUE + i, canvas, &pane);
	}
}

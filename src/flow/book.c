/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Booking, and checking a walk-in in: three keys after the name is found
 * (wireframes.md 1e).  Here are the fields and their keys; the price, the clash
 * and the free time are what the write itself says (book_order.c). */
#include "config.h"

#include "flow/flows.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "flow/book_private.h"
#include "store/outcome.h"
#include "ui/sheet.h"
#include "ui/shell.h"

#define USUAL_MINUTES 60
#define STEP_MINUTES 30

/* Something the price depends on has changed. */
static void changed(struct booking_sheet *sheet)
{
	book_preview(sheet);
	shell_redraw(sheet->shell);
}

static bool take_start(struct booking_sheet *sheet)
{
	int minute;

	if (!timeslot_parse_time(sheet->from.text, &minute) ||
	    minute >= MINUTES_A_DAY) {
		snprintf(sheet->error, sizeof(sheet->error),
			"a time is like 14, 14:05 or 2:05pm");
		return false;
	}
	sheet->starts = timeslot_midnight(timeslot_day_of(sheet->starts)) +
		minute;
	changed(sheet);
	return true;
}

static void show_start(struct booking_sheet *sheet)
{
	char time[TIMESLOT_TEXT_SIZE];

	timeslot_format_time(sheet->starts, time);
	textfield_set(&sheet->from, time);
}

static void set_length(struct booking_sheet *sheet, int minutes)
{
	if (minutes >= STEP_MINUTES && minutes <= MINUTES_A_DAY) {
		sheet->minutes = minutes;
		changed(sheet);
	}
}

/* Never fewer than are named. */
static void set_heads(struct booking_sheet *sheet, int heads)
{
	if (heads > sheet->companion_count && heads != sheet->heads) {
		sheet->heads = heads;
		changed(sheet);
	}
}

static bool take_free(struct booking_sheet *sheet, int index)
{
	const struct outcome *p = sheet->preview;

	if (p == NULL || p->ok || index >= p->free_count)
		return false;
	sheet->resource_id = p->free_slots[index].resource_id;
	sheet->starts = p->free_slots[index].starts;
	show_start(sheet);
	changed(sheet);
	return true;
}

static void pay_by(struct booking_sheet *sheet, enum settle settle)
{
	sheet->settle = settle;
	book_submit(sheet);
}

/* Keys that mean the same wherever the focus is: text goes by. */
static bool control_event(struct booking_sheet *sheet, key code)
{
	switch (code) {
	case KEY_MOD_CTRL | 'd': pay_by(sheet, SETTLE_CARD); return true;
	case KEY_MOD_CTRL | 'k': pay_by(sheet, SETTLE_CASH); return true;
	case KEY_MOD_CTRL | 'g': pay_by(sheet, SETTLE_PASS); return true;
	case KEY_MOD_CTRL | 'o':
		sheet->only_book = true;
		sheet->settle = SETTLE_LATER;
		book_submit(sheet);
		return true;
	case KEY_TAB:
	case KEY_DOWN:
	case KEY_BACKTAB:
	case KEY_UP: {
		int by = code == KEY_TAB || code == KEY_DOWN
			? 1 : FOCUS_COUNT - 1;

		if (sheet->focus == FOCUS_FROM && !take_start(sheet))
			return true;
		sheet->focus = (enum focus)((sheet->focus + by) % FOCUS_COUNT);
		return true;
	}
	default:
		return false;
	}
}

/* While a number or a choice has the focus, letters are keys. */
static bool choice_event(struct booking_sheet *sheet, key code)
{
	int by = code == '>' || code == KEY_RIGHT || code == '+' ? 1
		: code == '<' || code == KEY_LEFT || code == '-' ? -1 : 0;

	/* On heads a digit is how many, also while a clash offers places. */
	if (sheet->focus == FOCUS_LENGTH && code >= '1' && code <= '3' &&
	    take_free(sheet, (int)(code - '1')))
		return true;
	switch (code) {
	case 'c': pay_by(sheet, SETTLE_CARD); return true;
	case 'k': pay_by(sheet, SETTLE_CASH); return true;
	case 'g': pay_by(sheet, SETTLE_PASS); return true;
	case ' ':
		sheet->only_book = !sheet->only_book;
		changed(sheet);
		return true;
	default:
		break;
	}
	if (sheet->focus == FOCUS_LENGTH) {
		if (code >= '1' && code <= '9')
			set_length(sheet, (int)(code - '0') * STEP_MINUTES);
		else if (by != 0)
			set_length(sheet, sheet->minutes + by * STEP_MINUTES);
		return true;
	}
	set_heads(sheet, code >= '1' && code <= '9' ? (int)(code - '0')
		: sheet->heads + by);
	return true;
}

static bool who_event(struct booking_sheet *sheet, const struct event *event)
{
	enum picker_result result;

	/* Once somebody is taken, Enter goes on; typing starts over. */
	if (sheet->has_who) {
		if (event->kind == EVENT_KEY && event->code == KEY_ENTER) {
			book_submit(sheet);
			return true;
		}
		sheet->has_who = false;
		outcome_free(&sheet->preview);
	}
	result = person_picker_event(&sheet->picker, event, &sheet->who);
	if (result == PICKER_TAKEN) {
		sheet->has_who = true;
		sheet->focus = FOCUS_LENGTH;
		changed(sheet);
	}
	return result != PICKER_UNUSED;
}

static void add_companion(struct booking_sheet *sheet, const struct picked *who)
{
	if (sheet->companion_count == COMPANIONS_MAX) {
		snprintf(sheet->error, sizeof(sheet->error),
			"no more than %d come along", COMPANIONS_MAX);
		return;
	}
	sheet->companions[sheet->companion_count++] = *who;
	if (sheet->heads <= sheet->companion_count)
		sheet->heads = sheet->companion_count + 1;
	changed(sheet);
}

/* The last that was named; the seat taken for it goes, too. */
static void drop_companion(struct booking_sheet *sheet)
{
	if (sheet->companion_count == 0)
		return;
	if (sheet->heads == sheet->companion_count + 1)
		sheet->heads--;
	sheet->companion_count--;
	changed(sheet);
}

/* One name after the other: Enter takes it, and on nothing goes on. */
static bool with_event(struct booking_sheet *sheet, const struct event *event)
{
	struct person_picker *picker = &sheet->with_picker;
	bool empty = picker->field.text[0] == '\0';
	struct picked who;
	enum picker_result result;

	if (event->kind == EVENT_KEY && empty && event->code == KEY_ENTER) {
		book_submit(sheet);
		return true;
	}
	if (event->kind == EVENT_KEY && empty &&
	    event->code == KEY_BACKSPACE) {
		drop_companion(sheet);
		return true;
	}
	result = person_picker_event(picker, event, &who);
	if (result == PICKER_TAKEN) {
		person_picker_type(picker, "");
		add_companion(sheet, &who);
	}
	return result != PICKER_UNUSED;
}

bool book_takes_letters(const struct booking_sheet *sheet)
{
	return sheet->focus == FOCUS_LENGTH || sheet->focus == FOCUS_HEADS;
}

/* Up and Down move among hits while there are some to choose from. */
static bool is_picking(const struct booking_sheet *sheet)
{
	return (sheet->focus == FOCUS_WHO && !sheet->has_who) ||
		(sheet->focus == FOCUS_WITH &&
		 sheet->with_picker.field.text[0] != '\0');
}

static bool field_event(struct booking_sheet *sheet, const struct event *event)
{
	switch (sheet->focus) {
	case FOCUS_WHO:
		return who_event(sheet, event);
	case FOCUS_WITH:
		return with_event(sheet, event);
	case FOCUS_FROM:
		return textfield_event(&sheet->from, event);
	case FOCUS_NOTE:
		return textfield_event(&sheet->note, event);
	default:
		return event->kind == EVENT_KEY &&
			choice_event(sheet, event->code);
	}
}

static bool sheet_event(void *state, const struct event *event)
{
	struct booking_sheet *sheet = state;
	key code = event->kind == EVENT_KEY ? event->code : KEY_NONE;

	if (code == KEY_ESC)
		return false;
	/* What was wrong has been read. */
	sheet->error[0] = '\0';
	if (is_picking(sheet) && (code == KEY_UP || code == KEY_DOWN))
		return field_event(sheet, event);
	if (code != KEY_NONE && control_event(sheet, code))
		return true;
	if (code == KEY_ENTER && sheet->focus != FOCUS_WHO &&
	    sheet->focus != FOCUS_WITH) {
		if (sheet->focus != FOCUS_FROM || take_start(sheet))
			book_submit(sheet);
		return true;
	}
	return field_event(sheet, event);
}

/* A card names who comes, or with whom; elsewhere on the sheet nobody. */
static bool sheet_scan(void *state, const char *code)
{
	struct booking_sheet *sheet = state;

	if (sheet->focus == FOCUS_WITH) {
		person_picker_type(&sheet->with_picker, code);
		return true;
	}
	if (sheet->focus != FOCUS_WHO)
		return false;
	sheet->has_who = false;
	outcome_free(&sheet->preview);
	person_picker_type(&sheet->picker, code);
	shell_redraw(sheet->shell);
	return true;
}

static void sheet_done(void *state)
{
	struct booking_sheet *sheet = state;

	store_owner_close(sheet->store, &sheet->owner);
	person_picker_done(&sheet->picker);
	person_picker_done(&sheet->with_picker);
	outcome_free(&sheet->preview);
	free(sheet->places);
}

static const struct sheet_ops book_sheet = {
	.name = "a booking",
	.place = SHEET_HALF,
	.state_size = sizeof(struct booking_sheet),
	.draw = book_draw,
	.event = sheet_event,
	.scan = sheet_scan,
	.save = book_save,
	.load = book_load,
	.close = sheet_done,
};

void book_open(const struct book_request *request)
{
	struct booking_sheet *sheet = sheet_open(request->shell, &book_sheet,
		SHEET_AT_CURSOR);

	sheet->shell = request->shell;
	sheet->store = request->store;
	sheet->place_count = request->resource_count;
	sheet->places = mem_new((size_t)request->resource_count + 1,
		sizeof(*sheet->places));
	for (int i = 0; i < request->resource_count; i++) {
		sheet->places[i].id = request->resources[i].id;
		snprintf(sheet->places[i].label, sizeof(sheet->places[i].label),
			"%s", request->resources[i].label);
	}
	sheet->resource_id = request->resource_id;
	sheet->starts = request->starts;
	sheet->minutes = request->minutes;
	if (sheet->minutes == 0) {
		sheet->minutes = USUAL_MINUTES;
		/* What is free, when that is less than usual. */
		if (request->free_until > request->starts &&
		    request->free_until - request->starts < USUAL_MINUTES)
			sheet->minutes = STEP_MINUTES;
	}
	sheet->heads = 1;
	show_start(sheet);
	person_picker_init(&sheet->picker, request->shell, request->store,
		timeslot_day_of(request->starts), true);
	person_picker_init(&sheet->with_picker, request->shell, request->store,
		timeslot_day_of(request->starts), true);
	person_picker_type(&sheet->picker, request->name);
	shell_redraw(request->shell);
}

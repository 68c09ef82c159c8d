/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Going somewhere in a booking view, and booking there, by words. */
#include "config.h"

#include "flow/booking_command.h"

#include <stdio.h>
#include <string.h>

#include "flow/booking_view.h"
#include "flow/flows.h"
#include "flow/ghost.h"
#include "model/words.h"
#include "store/booking_store.h"
#include "ui/action.h"
#include "ui/grid.h"
#include "ui/shell.h"

/* What is not said is that of the cursor. */
static void book(struct booking_view *b, const struct words *words)
{
	const struct resource *resource = booking_view_here(b);
	struct book_request request = {
		.shell = b->shell, .store = b->store,
		.resources = b->data->resources,
		.resource_count = b->data->resource_count,
		.resource_id = words->resource_id != 0 ? words->resource_id
						       : resource->id,
		.minutes = words->minutes,
		.name = words->name,
	};

	shell_contact(b->shell, "");
	if (words->has_day || words->has_time)
		request.starts = timeslot_midnight(words->has_day
			? words->day : booking_view_day(b)) + (words->has_time
			? words->minute_of_day
			: grid_row_start(b->grid, b->grid->minute));
	else
		request.starts = booking_view_free_from(b, request.resource_id);
	request.free_until = booking_view_free_until(b, request.resource_id,
		request.starts);
	book_open(&request);
}

bool booking_book_here(struct booking_view *b, struct err *err)
{
	const struct words none = { 0 };

	if (b->data == NULL || booking_view_here(b) == NULL)
		return err_set(err, ERR_OFFLINE, "the bookings are not here yet");
	book(b, &none);
	return true;
}

bool booking_command(struct booking_view *b, const char *text, struct err *err)
{
	struct words words;
	struct ghost *ghost = ghost_in_hand(b->shell);

	/* "+10" counts from the day on view, names of days from today. */
	if (!words_parse(text, text[0] == '+' || text[0] == '-'
			? b->day : store_today(b->store),
			b->data == NULL ? NULL : b->data->resources,
			b->data == NULL ? 0 : b->data->resource_count, &words,
			err))
		return false;
	if (words.name[0] != '\0') {
		if (b->data == NULL)
			return err_set(err, ERR_OFFLINE,
				"the bookings are not here yet");
		book(b, &words);
		return true;
	}
	if (ghost != NULL && words.has_length)
		ghost_resize(ghost, words.minutes);
	b->wanted = (struct wanted){
		.place = true, .resource_id = words.resource_id,
		.minute = words.has_time ? words.minute_of_day : -1,
	};
	if (words.has_day) {
		booking_view_show_day(b, words.day);
	} else if (b->data != NULL) {
		booking_view_go_wanted(b);
		booking_view_carry(b);
	}
	shell_redraw(b->shell);
	return true;
}

void booking_command_line(const struct booking_view *b, char *out, size_t size)
{
	const struct resource *resource = booking_view_here(b);
	char date[TIMESLOT_TEXT_SIZE], time[TIMESLOT_TEXT_SIZE];

	timeslot_format_iso_date(booking_view_day(b), date);
	timeslot_format_time(booking_view_time(b), time);
	/* Without quotes: those would make a person of it. */
	snprintf(out, size, "b %s %s%s%s", date, time,
		resource == NULL ? "" : " ",
		resource == NULL ? "" : resource->label);
}

void booking_go(struct booking_view *b, const struct target *target)
{
	wall_minute at;

	if (!timeslot_parse_stamp(target->version, &at))
		return;
	b->wanted = (struct wanted){
		.place = true,
		.minute = timeslot_minute_of_day(at),
	};
	if (strcmp(target->kind, "free") == 0)
		b->wanted.resource_id = (int)target->id;
	else
		b->wanted.item = target->id;
	if (timeslot_day_of(at) != b->day || b->week_resource != 0) {
		b->week_resource = 0;
		booking_view_show_day(b, timeslot_day_of(at));
	} else if (b->data != NULL) {
		booking_view_go_wanted(b);
	}
	shell_redraw(b->shell);
}

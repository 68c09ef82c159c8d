/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An import that names nobody we know, as it came or as the booking that
 * Trackman made of it: whose is it, or is it nobody's?  (domain.md 2.7) */
#include "config.h"

#include "flow/flows.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/mem.h"
#include "base/record.h"
#include "flow/ask.h"
#include "flow/person_picker.h"
#include "flow/said.h"
#include "store/outcome.h"
#include "ui/sheet.h"
#include "ui/shell.h"

struct resolve {
	struct shell *shell;
	struct store *store;
	struct store_owner owner;
	enum slot_kind kind;		/* SLOT_BOOKING: Trackman made one of it */
	int id;
	char version[80];
	char title[200];
	char about[200];
	struct person_picker picker;
	bool sending;
};

static void sheet_done(void *state)
{
	struct resolve *sheet = state;

	store_owner_close(sheet->store, &sheet->owner);
	person_picker_done(&sheet->picker);
}

static void resolved(void *context, struct outcome *outcome,
	const struct err *error)
{
	struct resolve *sheet = context;
	struct shell *shell = sheet->shell;

	sheet->sending = false;
	if (error != NULL) {
		shell_error(shell, error);
		return;
	}
	if (outcome->ok) {
		sheet_close(shell, sheet);
		said_done(shell, outcome);
		shell_changed(shell, NULL);
	} else {
		said_refused(shell, outcome);
	}
	outcome_free(&outcome);
}

static void give(struct resolve *sheet, const struct picked *who)
{
	const struct seen seen = { sheet->id, sheet->version };
	const struct reply reply = { .done = resolved, .context = sheet };

	if (who->user_id[0] == '\0') {
		shell_message(sheet->shell, STYLE_ALERT,
			"%s is a guest; an import belongs to a member",
			who->name);
		return;
	}
	if (sheet->sending)
		return;
	sheet->sending = true;
	if (sheet->kind == SLOT_BOOKING)
		booking_store_assign(sheet->store, &sheet->owner, &seen,
			who->user_id, &reply);
	else
		booking_store_resolve(sheet->store, &sheet->owner, &seen,
			who->user_id, &reply);
}

static bool sheet_event(void *state, const struct event *event)
{
	struct resolve *sheet = state;
	struct picked who;

	if (event->kind == EVENT_KEY && event->code == KEY_ESC)
		return false;
	switch (person_picker_event(&sheet->picker, event, &who)) {
	case PICKER_TAKEN:
		give(sheet, &who);
		return true;
	case PICKER_USED:
		return true;
	case PICKER_UNUSED:
		break;
	}
	return false;
}

static void sheet_draw(const void *state, struct canvas *canvas,
	const struct area *area)
{
	const struct resolve *sheet = state;

	canvas_rule(canvas, area->row, area->col, area->cols, sheet->title);
	canvas_text(canvas, area->row + 1, area->col + 2, area->cols - 3,
		STYLE_NORMAL, sheet->about);
	canvas_text(canvas, area->row + 2, area->col + 2, -1, STYLE_NORMAL,
		"whose");
	person_picker_draw(&sheet->picker, canvas, area->row + 2, area->col + 9,
		area->cols - 11, area->rows - 4, true);
	canvas_text(canvas, area->row + area->rows - 1, area->col + 1, -1,
		STYLE_KEY, "Enter it belongs to the one with >   Esc back");
}

static void sheet_save(const void *state, struct record *out)
{
	const struct resolve *sheet = state;

	record_put_number(out, ".id", sheet->id);
	record_note_number(out, ".sending", sheet->sending);
	person_picker_save(&sheet->picker, out, "whose");
}

static bool sheet_load(void *state, const struct record *saved)
{
	struct resolve *sheet = state;

	if (record_number(saved, ".id", 1, INT32_MAX, 0) != sheet->id)
		return false;
	person_picker_load(&sheet->picker, saved, "whose");
	return true;
}

static const struct sheet_ops resolve_sheet = {
	.name = "an unmatched import",
	.place = SHEET_HALF,
	.state_size = sizeof(struct resolve),
	.draw = sheet_draw,
	.event = sheet_event,
	.save = sheet_save,
	.load = sheet_load,
	.close = sheet_done,
};

static void block_arrived(void *context, struct block *block,
	const struct err *error)
{
	struct resolve *sheet = context;

	if (error != NULL)
		shell_error(sheet->shell, error);
	else if (block != NULL)
		snprintf(sheet->about, sizeof(sheet->about), "%s   %s",
			block->label, block->detail);
	block_free(&block);
	shell_redraw(sheet->shell);
}

static void booking_arrived(void *context, struct booking *booking,
	const struct err *error)
{
	struct resolve *sheet = context;

	if (error != NULL)
		shell_error(sheet->shell, error);
	else if (booking != NULL)
		snprintf(sheet->about, sizeof(sheet->about),
			"%s   a booking of Trackman's, %s, %d %s%s%s",
			booking->label, booking_state_words(booking->state),
			booking->declared,
			booking->declared == 1 ? "player" : "players",
			booking->with[0] == '\0' ? "" : ", with ",
			booking->with);
	booking_free(&booking);
	shell_redraw(sheet->shell);
}

void resolve_open(const struct subject *subject)
{
	struct resolve *sheet = sheet_open(subject->shell, &resolve_sheet,
		SHEET_AT_CURSOR);
	char range[TIMESLOT_TEXT_SIZE];

	sheet->shell = subject->shell;
	sheet->store = subject->store;
	sheet->kind = subject->slot->kind;
	sheet->id = subject->slot->id;
	snprintf(sheet->version, sizeof(sheet->version), "%s",
		subject->slot->version);
	timeslot_format_range(subject->slot->starts, subject->slot->ends, range);
	snprintf(sheet->title, sizeof(sheet->title), "Unmatched  %s  %s %s",
		subject->slot->name, subject->place, range);
	person_picker_init(&sheet->picker, subject->shell, subject->store,
		timeslot_day_of(subject->slot->starts), false);
	if (sheet->kind == SLOT_BOOKING)
		booking_store_peek(subject->store, &sheet->owner, sheet->id,
			booking_arrived, sheet);
	else
		booking_store_block(subject->store, &sheet->owner,
			SLOT_UNMATCHED, sheet->id, block_arrived, sheet);
}

/* ------------------------------------------- dismissing, and reopening */

struct removal {
	struct store_question question;
	struct shell *shell;
	struct store *store;
	enum slot_kind kind;
	int id;
	char version[80];
};

static void removed(void *context, struct outcome *outcome,
	const struct err *error)
{
	struct removal *removal = context;
	struct shell *shell = removal->shell;

	if (error != NULL) {
		shell_error(shell, error);
		return;
	}
	if (outcome->ok)
		said_done(shell, outcome);
	else
		said_refused(shell, outcome);
	outcome_free(&outcome);
	shell_changed(shell, NULL);
}

static void over(void *context)
{
	struct removal *removal = context;

	store_question_done(&removal->question);
}

static void remove_it(void *context, const char *reason, const char *from)
{
	struct removal *removal = context;
	const struct seen seen = { removal->id, removal->version };
	const struct reply reply = {
		.done = removed, .context = removal, .over = over,
	};
	struct store_owner *owner = store_flows(removal->store);

	(void)from;
	if (reason == NULL)
		store_question_done(&removal->question);
	else if (removal->kind == SLOT_UNMATCHED)
		booking_store_dismiss(removal->store, owner, &seen, reason,
			&reply);
	else
		booking_store_reopen(removal->store, owner, removal->kind, &seen,
			reason, &reply);
}

static void ask_removal(const struct subject *subject, const char *verb,
	const char *yes)
{
	struct removal *removal = mem_new(1, sizeof(*removal));
	char title[200];
	const struct ask ask = {
		.title = title, .reason = true, .yes = yes,
		.done = remove_it, .context = removal,
	};

	removal->shell = subject->shell;
	removal->store = subject->store;
	removal->kind = subject->slot->kind;
	removal->id = subject->slot->id;
	snprintf(removal->version, sizeof(removal->version), "%s",
		subject->slot->version);
	store_question_add(store_flows(subject->store), &removal->question);
	snprintf(title, sizeof(title), "%s  %s  %s", verb, subject->slot->name,
		subject->place);
	ask_open(subject->shell, &ask);
}

void dismiss_open(const struct subject *subject)
{
	ask_removal(subject, "Dismiss the import", "dismiss it");
}

void reopen_open(const struct subject *subject)
{
	ask_removal(subject, "Take away", "take it away");
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The order that the booking sheet's fields make: asked with dry_run after
 * every change, and sent.  One question is out at a time. */
#include "config.h"

#include "flow/book_private.h"

#include <stdio.h>
#include <stdlib.h>

#include "flow/said.h"
#include "store/outcome.h"
#include "ui/sheet.h"
#include "ui/shell.h"

#define CHECK_IN_WITHIN_MINUTES 15

static const char *const settle_names[] = { "none", "card", "cash", "pass" };

bool book_is_walk_in(const struct booking_sheet *sheet)
{
	wall_minute now = store_now(sheet->store);

	return sheet->starts - now <= CHECK_IN_WITHIN_MINUTES &&
		sheet->starts + sheet->minutes > now;
}

bool book_checks_in(const struct booking_sheet *sheet)
{
	return book_is_walk_in(sheet) && !sheet->only_book;
}

bool book_is_stranger(const struct booking_sheet *sheet)
{
	return sheet->who.user_id[0] == '\0';
}

/* Whoever checks in pays, and so does a stranger. */
static bool pays_now(const struct booking_sheet *sheet)
{
	return book_checks_in(sheet) || book_is_stranger(sheet);
}

bool book_must_pay(const struct booking_sheet *sheet)
{
	return pays_now(sheet) && sheet->preview != NULL &&
		sheet->preview->has_price && sheet->preview->price_minor > 0;
}

bool book_has_guests(const struct booking_sheet *sheet)
{
	for (int i = 0; i < sheet->companion_count; i++) {
		if (sheet->companions[i].user_id[0] == '\0')
			return true;
	}
	return false;
}

/* What the fields say, as the write takes it; free() the companions. */
static char *companions_of(const struct booking_sheet *sheet)
{
	struct companion companions[COMPANIONS_MAX];

	if (sheet->companion_count == 0)
		return NULL;
	for (int i = 0; i < sheet->companion_count; i++)
		companions[i] = (struct companion){
			sheet->companions[i].user_id,
			sheet->companions[i].guest_id,
			sheet->companions[i].name
		};
	return companions_json(companions, sheet->companion_count);
}

static void send_order(struct booking_sheet *sheet, bool dry_run,
	store_outcome_fn *done)
{
	const struct reply reply = { .done = done, .context = sheet };
	bool stranger = book_is_stranger(sheet);
	/* A preview asks for the price of paying, so that "owed" is not what
	 * it answers. */
	enum settle settle = dry_run && pays_now(sheet) &&
		sheet->settle == SETTLE_LATER ? SETTLE_CARD : sheet->settle;
	char *companions = companions_of(sheet);
	const struct booking_order order = {
		.resource_id = sheet->resource_id,
		.starts = sheet->starts,
		.minutes = sheet->minutes,
		.member = stranger ? NULL : sheet->who.user_id,
		.guest = stranger ? sheet->who.name : NULL,
		.declared = sheet->heads,
		.companions = companions,
		.note = sheet->note.text[0] == '\0' ? NULL : sheet->note.text,
		.settle = settle_names[settle],
		.check_in = book_checks_in(sheet),
		.received_from = book_is_walk_in(sheet) ? "walk-in" : "member",
	};

	shell_deed_of(sheet->shell, sheet->who.name);
	booking_store_book(sheet->store, &sheet->owner, &order, dry_run, &reply);
	free(companions);
}

static void previewed(void *context, struct outcome *outcome,
	const struct err *error)
{
	struct booking_sheet *sheet = context;

	sheet->asking = false;
	outcome_free(&sheet->preview);
	sheet->error[0] = '\0';
	if (error != NULL)
		snprintf(sheet->error, sizeof(sheet->error), "%s", error->text);
	else
		sheet->preview = outcome;
	if (sheet->ask_again)
		book_preview(sheet);
	shell_redraw(sheet->shell);
}

void book_preview(struct booking_sheet *sheet)
{
	sheet->ask_again = false;
	if (!sheet->has_who || sheet->sending)
		return;
	if (sheet->asking) {
		sheet->ask_again = true;
		return;
	}
	sheet->asking = true;
	send_order(sheet, true, previewed);
}

static void booked(void *context, struct outcome *outcome,
	const struct err *error)
{
	struct booking_sheet *sheet = context;
	struct shell *shell = sheet->shell;

	sheet->sending = false;
	/* How to pay was said for this attempt, not for the next Enter. */
	sheet->settle = SETTLE_LATER;
	if (error != NULL) {
		snprintf(sheet->error, sizeof(sheet->error), "%s", error->text);
		shell_error(shell, error);
		return;
	}
	if (outcome->ok) {
		sheet_close(shell, sheet);
		said_done(shell, outcome);
		outcome_free(&outcome);
		shell_changed(shell, NULL);
		return;
	}
	said_refused(shell, outcome);
	outcome_free(&sheet->preview);
	sheet->preview = outcome;
	shell_redraw(shell);
}

/* Money moves by a key that says so, never by Enter. */
static void ask_how_to_pay(struct booking_sheet *sheet)
{
	snprintf(sheet->error, sizeof(sheet->error),
		"%sthis has to be paid: Ctrl-D card, Ctrl-K cash%s%s",
		book_is_stranger(sheet) ? "a day pass, " : "",
		book_has_guests(sheet) ? ", Ctrl-G pass" : "",
		book_checks_in(sheet) && !book_is_stranger(sheet)
			? "; Ctrl-O only books" : "");
}

void book_submit(struct booking_sheet *sheet)
{
	const char *typed = sheet->with_picker.field.text;

	if (sheet->sending)
		return;
	if (!sheet->has_who) {
		snprintf(sheet->error, sizeof(sheet->error),
			"who is it for? type a name, then Enter");
	} else if (typed[0] != '\0') {
		sheet->focus = FOCUS_WITH;
		snprintf(sheet->error, sizeof(sheet->error),
			"does \"%.40s\" come along? Enter takes the one with >, "
			"Ctrl-U clears it", typed);
	} else if (book_must_pay(sheet) && sheet->settle == SETTLE_LATER) {
		ask_how_to_pay(sheet);
	} else {
		sheet->sending = true;
		send_order(sheet, false, booked);
		return;
	}
	sheet->settle = SETTLE_LATER;
}

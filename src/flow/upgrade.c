/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A better room for a guest who is in: one that the operator chooses, or the
 * one that the waitlist offers them (domain.md 1.5, 1.6).  The write itself
 * says what it would cost; it is done when that is paid. */
#include "config.h"

#include "flow/unit_acts.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/record.h"
#include "flow/lane_view.h"
#include "flow/said.h"
#include "flow/unit_can.h"
#include "flow/upgrade_private.h"
#include "store/outcome.h"
#include "store/unit_store.h"
#include "ui/sheet.h"
#include "ui/shell.h"

/* From the poorest on. */
static const char *const tiers[] = {
	"LOCKER", "STANDARD", "DOUBLE", "SPECIAL"
};

static int tier_rank(const char *tier)
{
	for (int i = 0; i < (int)ARRAY_LEN(tiers); i++) {
		if (strcmp(tiers[i], tier) == 0)
			return i;
	}
	return 0;
}

static void sheet_done(void *state)
{
	struct upgrade *sheet = state;

	store_owner_close(sheet->store, &sheet->owner);
	outcome_free(&sheet->price);
}

/* ---------------------------------------------------------------- asking */

/* "room:216" of what was typed, which may be the whole name. */
static void wanted_room(const struct upgrade *sheet, char *out, size_t size)
{
	const char *text = sheet->room.text + strspn(sheet->room.text, " ");

	snprintf(out, size, "%s%.*s",
		strchr(text, ':') == NULL && *text != '\0' ? "room:" : "",
		(int)strcspn(text, " "), text);
}

static void send(struct upgrade *sheet, const char *settle, bool dry_run,
	const struct reply *reply)
{
	const struct lane_seen seen = { sheet->thing, sheet->version };
	const struct unit_payment payment = {
		.settle = settle,
		.reference = sheet->reference.text[0] == '\0'
			? NULL : sheet->reference.text,
		.seen_minor = dry_run ? 0 : sheet->price->price_minor,
	};

	if (sheet->offered)
		unit_store_accept(sheet->store, &sheet->owner, &seen, &payment,
			dry_run, reply);
	else
		unit_store_upgrade(sheet->store, &sheet->owner, &seen,
			sheet->asked, &payment, dry_run, reply);
}

static void priced(void *context, struct outcome *outcome,
	const struct err *error)
{
	struct upgrade *sheet = context;

	shell_redraw(sheet->shell);
	if (error != NULL) {
		shell_error(sheet->shell, error);
		return;
	}
	outcome_free(&sheet->price);
	sheet->price = outcome;
	if (outcome->ok)
		sheet->focus = FOCUS_KEYS;
}

/* What it would cost; how it is paid does not matter to that. */
static void ask_price(struct upgrade *sheet)
{
	wanted_room(sheet, sheet->asked, sizeof(sheet->asked));
	outcome_free(&sheet->price);
	if (sheet->offered || sheet->asked[0] != '\0')
		send(sheet, "CASH", true, &(struct reply){
			.done = priced, .context = sheet,
		});
}

/* ---------------------------------------------------------------- paying */

static void paid(void *context, struct outcome *outcome,
	const struct err *error)
{
	struct upgrade *sheet = context;
	struct shell *shell = sheet->shell;

	sheet->sending = false;
	if (error != NULL) {
		shell_error(shell, error);
		return;
	}
	if (outcome->ok) {
		sheet_close(shell, sheet);
		said_done(shell, outcome);
		outcome_free(&outcome);
	} else {
		said_refused(shell, outcome);
		outcome_free(&sheet->price);
		sheet->price = outcome;
	}
	shell_changed(shell, NULL);
}

static void pay(struct upgrade *sheet, const char *how)
{
	if (sheet->sending)
		return;
	if (sheet->price == NULL || !sheet->price->ok) {
		shell_message(sheet->shell, STYLE_NOTICE,
			"first a room that can be had: Enter asks what it "
			"costs");
		return;
	}
	sheet->sending = true;
	send(sheet, how, false, &(struct reply){ .done = paid, .context = sheet });
}

/* ------------------------------------------------------------------ keys */

static void move_focus(struct upgrade *sheet, int by)
{
	int first = sheet->offered ? FOCUS_KEYS : FOCUS_ROOM;
	int count = FOCUS_REFERENCE - first + 1;
	int at = (int)sheet->focus - first;

	sheet->focus = (enum focus)(first + (at + count + by) % count);
}

static bool room_event(struct upgrade *sheet, const struct event *event)
{
	bool used;
	char before[LANE_ID_SIZE], after[LANE_ID_SIZE];

	if (event->kind == EVENT_KEY && event->code == KEY_ENTER) {
		ask_price(sheet);
		return true;
	}
	wanted_room(sheet, before, sizeof(before));
	used = textfield_event(&sheet->room, event);
	wanted_room(sheet, after, sizeof(after));
	/* The price is of another room. */
	if (strcmp(before, after) != 0)
		outcome_free(&sheet->price);
	return used;
}

static bool sheet_event(void *state, const struct event *event)
{
	struct upgrade *sheet = state;
	key code = event->kind == EVENT_KEY ? event->code : KEY_NONE;

	if (code == KEY_ESC)
		return false;
	if (key_tab_step(code) != 0) {
		move_focus(sheet, key_tab_step(code));
		return true;
	}
	if (sheet->focus == FOCUS_ROOM)
		return room_event(sheet, event);
	if (sheet->focus == FOCUS_REFERENCE) {
		if (code != KEY_ENTER)
			return textfield_event(&sheet->reference, event);
		sheet->focus = FOCUS_KEYS;
		return true;
	}
	switch (code) {
	case 'c': pay(sheet, "CREDIT"); return true;
	case 'k': pay(sheet, "CASH"); return true;
	/* No money moves by a key pressed out of habit. */
	case KEY_ENTER:
		/* What was refused may cost something else by now. */
		if (sheet->price != NULL && !sheet->price->ok)
			ask_price(sheet);
		return true;
	default: return false;
	}
}

/* ----------------------------------------------------------------- sheet */

static void sheet_save(const void *state, struct record *out)
{
	const struct upgrade *sheet = state;

	record_put(out, ".thing", sheet->thing);
	record_note_number(out, ".sending", sheet->sending);
	textfield_save(&sheet->room, out, "room");
	textfield_save(&sheet->reference, out, "reference");
	record_note_number(out, ".focus", sheet->focus);
}

static bool sheet_load(void *state, const struct record *saved)
{
	struct upgrade *sheet = state;

	if (strcmp(record_text(saved, ".thing"), sheet->thing) != 0)
		return false;
	if (!sheet->offered)
		textfield_load(&sheet->room, saved, "room");
	textfield_load(&sheet->reference, saved, "reference");
	sheet->focus = (enum focus)record_number(saved, ".focus",
		sheet->offered ? FOCUS_KEYS : FOCUS_ROOM, FOCUS_REFERENCE,
		sheet->focus);
	return true;
}

/* Money moves: keys that were typed before the sheet was seen do nothing. */
static const struct sheet_ops upgrade_sheet = {
	.name = "an upgrade",
	.place = SHEET_HALF,
	.guarded = true,
	.state_size = sizeof(struct upgrade),
	.draw = upgrade_draw,
	.event = sheet_event,
	.save = sheet_save,
	.load = sheet_load,
	.close = sheet_done,
};

static struct upgrade *open_sheet(struct lane_view *view, const char *thing,
	const char *version)
{
	struct upgrade *sheet = sheet_open(view->shell, &upgrade_sheet,
		SHEET_AT_CURSOR);

	sheet->shell = view->shell;
	sheet->store = view->store;
	sheet->view = view;
	snprintf(sheet->thing, sizeof(sheet->thing), "%s", thing);
	snprintf(sheet->version, sizeof(sheet->version), "%s", version);
	return sheet;
}

/* Free rooms that are better, the least better first, as many as fit; the
 * first one is proposed. */
static void propose(struct upgrade *sheet, const struct unit *from)
{
	size_t used = 0;

	for (int rank = tier_rank(from->tier) + 1;
	     rank < (int)ARRAY_LEN(tiers); rank++) {
		for (int i = 0; i < lane_view_count(sheet->view, LANE_UNITS);
		     i++) {
			const struct unit *unit =
				&lane_view_units(sheet->view)[i];
			char words[40];

			if (unit->state != UNIT_FREE || unit->locker ||
			    strcmp(unit->tier, tiers[rank]) != 0)
				continue;
			if (sheet->room.text[0] == '\0')
				textfield_set(&sheet->room, unit->number);
			snprintf(words, sizeof(words), "%s%s %c",
				used == 0 ? "" : ", ", unit->number,
				tolower((unsigned char)unit->tier[0]));
			if (used + strlen(words) > 54)
				return;
			used += (size_t)snprintf(sheet->rooms + used,
				sizeof(sheet->rooms) - used, "%s", words);
		}
	}
}

bool unit_upgrade(void *state, const struct call *call, struct err *err)
{
	struct lane_view *view = state;
	const struct unit *unit = lane_view_unit(view);
	struct upgrade *sheet;
	char label[LANE_ID_SIZE];

	(void)call;
	if (unit == NULL || unit->visit[0] == '\0')
		return err_set(err, ERR_INVALID, "nobody is in there who "
			"could have a better room");
	sheet = open_sheet(view, unit->unit, unit->version);
	unit_label(unit, label, sizeof(label));
	snprintf(sheet->title, sizeof(sheet->title), "Upgrade  %s %s  %s",
		label, unit->tier, unit->name);
	propose(sheet, unit);
	ask_price(sheet);
	return true;
}

bool place_accept(void *state, const struct call *call, struct err *err)
{
	struct lane_view *view = state;
	const struct place *place = unit_place_here(view);
	struct upgrade *sheet;
	char room[LANE_ID_SIZE], now[LANE_ID_SIZE], until[TIMESLOT_TEXT_SIZE];

	(void)call;
	if (place == NULL)
		return err_set(err, ERR_INVALID, "nobody waits here");
	if (place->offered[0] == '\0')
		return err_set(err, ERR_INVALID, "%s has been offered no room: "
			"a offers one", place->name);
	sheet = open_sheet(view, place->place, place->version);
	sheet->offered = true;
	sheet->focus = FOCUS_KEYS;
	unit_words(place->offered, room, sizeof(room));
	unit_words(place->unit_now, now, sizeof(now));
	timeslot_format_time(place->offer_until, until);
	textfield_set(&sheet->room, room);
	snprintf(sheet->title, sizeof(sheet->title),
		"Accept  %s  %s instead of %s, offered until %s", place->name,
		room, now, until);
	ask_price(sheet);
	return true;
}

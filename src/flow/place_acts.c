/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Places on the waitlist: joining, offering, declining, giving up (domain.md
 * 1.6).  Taking the room that is offered is upgrade.c's, since it is paid. */
#include "config.h"

#include "flow/unit_acts.h"

#include <stdio.h>
#include <string.h>

#include "base/mem.h"
#include "flow/lane_deed.h"
#include "flow/lane_view.h"
#include "flow/said.h"
#include "flow/unit_can.h"
#include "model/money.h"
#include "store/outcome.h"
#include "store/unit_store.h"
#include "ui/shell.h"

static const struct place *here(const struct lane_view *view, struct err *err)
{
	const struct place *place = unit_place_here(view);

	if (place == NULL)
		err_set(err, ERR_INVALID, "nobody waits here");
	return place;
}

static struct lane_deed *about(struct lane_view *view,
	const struct place *place, lane_deed_fn *send)
{
	struct lane_deed *deed = lane_deed_new(view, send);

	lane_deed_about(deed, place->place, place->version);
	return deed;
}

/* ----------------------------------------------------------------- offer */

/* What is proposed is asked of the write first. */
struct offer {
	struct store_question question;
	struct lane_view *view;
	char place[LANE_ID_SIZE], version[80], title[200];
	bool again;			/* a room is offered already */
};

/* The room that was proposed, which the deed keeps, or the one that was
 * typed. */
static void offer(struct lane_deed *deed, int choice, const char *text,
	const struct reply *reply)
{
	char room[LANE_ID_SIZE];

	(void)choice;
	snprintf(room, sizeof(room), "%s%s",
		strchr(text, ':') == NULL ? "room:" : "", text);
	unit_store_offer(deed->store, deed->owner, &deed->things[0],
		text[0] == '\0' ? deed->more : room, false, reply);
}

/* A second sheet, so that the usual answer is one letter. */
static void offer_or_ask(struct lane_deed *deed, int choice, const char *text,
	const struct reply *reply)
{
	const struct confirm_choice yes = { 'y', "offer it", NULL };
	struct lane_deed *other;

	if (choice == 0) {
		offer(deed, choice, text, reply);
		return;
	}
	other = lane_deed_new(deed->view, offer);
	lane_deed_about(other, deed->things[0].id, deed->things[0].version);
	lane_deed_ask(other, (struct confirm_request){
		.title = "Offer another room", .choices = &yes,
		.choice_count = 1, .text_label = "room", .text_required = true,
	});
	lane_deed_drop(deed);
}

static void ask_offer(const struct offer *first, const struct outcome *outcome)
{
	struct lane_deed *deed = lane_deed_new(first->view, offer_or_ask);
	char room[LANE_ID_SIZE], label[LANE_ID_SIZE + 16];
	/* The database speaks of it as done: it has been tried only. */
	const char *const lines[] = {
		arena_printf(deed->texts, "%s: %s", first->again
			? "has an offer; with another one"
			: "it would be", outcome->sentence), NULL
	};
	const struct confirm_choice choices[] = {
		{ 'y', label, NULL },
		{ 'o', "another room", NULL },
	};

	lane_deed_about(deed, first->place, first->version);
	deed->more = arena_strdup(deed->texts, outcome->unit);
	unit_words(outcome->unit, room, sizeof(room));
	snprintf(label, sizeof(label), "offer %s", room);
	lane_deed_ask(deed, (struct confirm_request){
		.title = first->title, .lines = lines, .choices = choices,
		.choice_count = ARRAY_LEN(choices),
	});
}

static void proposed(void *context, struct outcome *outcome,
	const struct err *error)
{
	struct offer *first = context;
	struct lane_view *view = first->view;
	bool ok = error == NULL && outcome->ok;

	if (error != NULL)
		shell_error(view->shell, error);
	else if (!outcome->ok)
		said_refused(view->shell, outcome);
	else
		ask_offer(first, outcome);
	outcome_free(&outcome);
	store_question_done(&first->question);
	shell_release(view->shell, !ok);
}

bool place_offer(void *state, const struct call *call, struct err *err)
{
	struct lane_view *view = state;
	const struct place *place = here(view, err);
	struct offer *first;

	(void)call;
	if (place == NULL)
		return false;
	first = mem_new(1, sizeof(*first));
	first->view = view;
	first->again = place->offered[0] != '\0';
	snprintf(first->place, sizeof(first->place), "%s", place->place);
	snprintf(first->version, sizeof(first->version), "%s", place->version);
	snprintf(first->title, sizeof(first->title),
		"Offer a room  %s waits for %s", place->name, place->tier);
	store_question_add(&view->owner, &first->question);
	shell_hold(view->shell);
	unit_store_offer(view->store, &view->owner,
		&(struct lane_seen){ first->place, first->version }, NULL, true,
		&(struct reply){ .done = proposed, .context = first });
	return true;
}

bool place_step(void *state, const struct call *call, struct err *err)
{
	const struct place *place = here(state, err);

	if (place == NULL)
		return false;
	return place->offered[0] == '\0' ? place_offer(state, call, err)
		: place_accept(state, call, err);
}

/* --------------------------------------------------- declining, giving up */

static void decline(struct lane_deed *deed, int choice, const char *text,
	const struct reply *reply)
{
	(void)choice;
	(void)text;
	unit_store_decline(deed->store, deed->owner, &deed->things[0],
		deed->from, reply);
}

bool place_decline(void *state, const struct call *call, struct err *err)
{
	static const char *const lines[] = {
		"the room goes to whoever is next; the place is kept", NULL
	};
	const struct place *place = here(state, err);
	char title[200], room[LANE_ID_SIZE];

	(void)call;
	if (place == NULL)
		return false;
	if (place->offered[0] == '\0')
		return err_set(err, ERR_INVALID, "%s has been offered no room",
			place->name);
	unit_words(place->offered, room, sizeof(room));
	snprintf(title, sizeof(title), "Decline  %s does not want %s",
		place->name, room);
	lane_deed_ask_from(about(state, place, decline), title, lines,
		"decline it", false);
	return true;
}

static void cancel(struct lane_deed *deed, int choice, const char *reason,
	const struct reply *reply)
{
	(void)choice;
	unit_store_cancel(deed->store, deed->owner, &deed->things[0], reason,
		deed->from, reply);
}

bool place_cancel(void *state, const struct call *call, struct err *err)
{
	const struct place *place = here(state, err);
	char title[200];

	(void)call;
	if (place == NULL)
		return false;
	snprintf(title, sizeof(title), "Off the waitlist  %s waits for %s",
		place->name, place->tier);
	lane_deed_ask_from(about(state, place, cancel), title, NULL,
		"take them off", true);
	return true;
}

/* --------------------------------------------------------------- joining */

static const struct {
	const char *tier, *words;
	key letter;
} tiers[] = {
	{ "STANDARD", "standard", 't' },
	{ "DOUBLE", "double", 'd' },
	{ "SPECIAL", "special", 's' },
};

/* A guest as they stood when it was asked what they could wait for. */
struct joining {
	struct store_question question;
	struct lane_view *view;
	char unit[LANE_ID_SIZE], version[80], title[200];
};

static void join(struct lane_deed *deed, int choice, const char *text,
	const struct reply *reply)
{
	(void)text;
	unit_store_join(deed->store, deed->owner, &deed->things[0],
		tiers[choice].tier, reply);
}

/* "double     9.00   1 free, 2 wait", and why not. */
static void join_choices(const struct lane_table *table, struct arena *texts,
	struct confirm_choice *choices)
{
	for (size_t i = 0; i < ARRAY_LEN(tiers); i++) {
		const struct tier_waited *told = NULL;
		char fee[MONEY_TEXT_SIZE] = "";

		for (int row = 0; row < table->count; row++) {
			if (strcmp(table->tiers[row].tier, tiers[i].tier) == 0)
				told = &table->tiers[row];
		}
		if (told != NULL && told->minor >= 0)
			money_format(told->minor, fee);
		choices[i] = (struct confirm_choice){
			.code = tiers[i].letter,
			.label = arena_printf(texts, "%-9s %6s   %s",
				tiers[i].words, fee,
				told == NULL ? "" : told->supply),
			.why_not = told == NULL || told->why_not[0] == '\0'
				? NULL : told->why_not,
		};
	}
}

static void tiers_told(void *context, struct lane_table *table,
	const struct err *error)
{
	struct joining *joining = context;
	struct lane_view *view = joining->view;
	struct confirm_choice choices[ARRAY_LEN(tiers)];

	if (error != NULL) {
		shell_error(view->shell, error);
	} else {
		struct lane_deed *deed = lane_deed_new(view, join);

		lane_deed_about(deed, joining->unit, joining->version);
		join_choices(table, deed->texts, choices);
		lane_deed_ask(deed, (struct confirm_request){
			.title = joining->title, .choices = choices,
			.choice_count = ARRAY_LEN(tiers),
		});
	}
	lane_table_free(&table);
	store_question_done(&joining->question);
	shell_release(view->shell, error != NULL);
}

bool place_join(void *state, const struct call *call, struct err *err)
{
	struct lane_view *view = state;
	const struct unit *unit = lane_view_unit(view);
	struct joining *joining;
	char label[LANE_ID_SIZE];

	(void)call;
	if (unit == NULL || unit->visit[0] == '\0')
		return err_set(err, ERR_INVALID, "nobody is in there who "
			"could wait for a better room");
	joining = mem_new(1, sizeof(*joining));
	joining->view = view;
	unit_label(unit, label, sizeof(label));
	snprintf(joining->unit, sizeof(joining->unit), "%s", unit->unit);
	snprintf(joining->version, sizeof(joining->version), "%s",
		unit->version);
	snprintf(joining->title, sizeof(joining->title),
		"Waitlist  %s, in %s %s, waits for", unit->name, label,
		unit->tier);
	store_question_add(&view->owner, &joining->question);
	shell_hold(view->shell);
	lane_store_tiers(view->store, &view->owner, joining->unit, tiers_told,
		joining);
	return true;
}

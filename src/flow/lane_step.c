/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The steps of a session (domain.md 1.3): Enter does the one that the database
 * names.  Those that need an answer ask it in a sheet of a few letters. */
#include "config.h"

#include "flow/lane_flows.h"

#include <stdio.h>
#include <string.h>

#include "base/mem.h"
#include "flow/lane_deed.h"
#include "flow/lane_view.h"
#include "model/money.h"
#include "ui/shell.h"

#define TITLE_SIZE 200
#define BY_DESK "EMPLOYEE"

static struct lane_deed *
deed_about(struct lane_view *view, const struct lane *lane, lane_deed_fn *send)
{
	struct lane_deed *deed = lane_deed_new(view, send);

	lane_deed_about(deed, lane->lane, lane->version);
	return deed;
}

/* "Language  lane 1  Okafor, Daniel" */
static void
title(const char *what, const struct lane *lane, char out[TITLE_SIZE])
{
	snprintf(out, TITLE_SIZE, "%s  lane %s  %s", what, lane->lane,
		lane->name);
}

/* ---------------------------------------------------- language, membership */

static const char *const languages[] = { "EN", "ES" };

static void
send_language(struct lane_deed *deed, int choice, const char *text,
	const struct reply *reply)
{
	(void)text;
	lane_store_language(deed->store, deed->owner, deed->things,
		languages[choice], reply);
}

static void
language_open(struct lane_view *view, const struct lane *lane)
{
	static const struct confirm_choice choices[] = {
		{ 'e', "English", NULL }, { 's', "Spanish (espa\xC3\xB1ol)", NULL },
	};
	char text[TITLE_SIZE];

	title("Language", lane, text);
	lane_deed_ask(deed_about(view, lane, send_language),
		(struct confirm_request){
			.title = text, .choices = choices,
			.choice_count = ARRAY_LEN(choices),
		});
}

static const struct {
	const char *choice, *intent;
} memberships[] = {
	{ "ONE_TIME", NULL }, { "SIX_MONTH", "PURCHASE" },
	{ "SIX_MONTH", "RENEW" }, { "NONE", NULL },
};

static void
send_membership(struct lane_deed *deed, int choice, const char *text,
	const struct reply *reply)
{
	(void)text;
	lane_store_membership(deed->store, deed->owner, deed->things,
		memberships[choice].choice, memberships[choice].intent, reply);
}

static void
membership_open(struct lane_view *view, const struct lane *lane)
{
	static const struct confirm_choice choices[] = {
		{ 'o', "one time: the fee of the day", NULL },
		{ 's', "six months: buys the card", NULL },
		{ 'r', "six months: renews the card", NULL },
		{ 'n', "none: has a valid card, or needs none", NULL },
	};
	char text[TITLE_SIZE];

	title("Membership", lane, text);
	lane_deed_ask(deed_about(view, lane, send_membership),
		(struct confirm_request){
			.title = text, .choices = choices,
			.choice_count = ARRAY_LEN(choices),
		});
}

/* -------------------------------------------- confirm, ask for the payment */

static void
send_confirm(struct lane_deed *deed, int choice, const char *text,
	const struct reply *reply)
{
	(void)choice;
	(void)text;
	lane_store_confirm(deed->store, deed->owner, deed->things, BY_DESK,
		reply);
}

/* First wins and it cannot be taken back but by a reset: it is asked. */
static void
confirm_selection_open(struct lane_view *view, const struct lane *lane)
{
	static const struct confirm_choice choice = {
		'y', "confirm it: from then on it is locked", NULL
	};
	const char *const lines[] = { lane->selection, lane->unit_words, NULL };
	char text[TITLE_SIZE];

	title("Confirm", lane, text);
	lane_deed_ask(deed_about(view, lane, send_confirm),
		(struct confirm_request){
			.title = text, .lines = lines, .choices = &choice,
			.choice_count = 1,
		});
}

static void
send_ask_payment(struct lane_deed *deed, int choice, const char *text,
	const struct reply *reply)
{
	(void)choice;
	(void)text;
	lane_store_ask_payment(deed->store, deed->owner, deed->things, reply);
}

static void
ask_payment_start(struct lane_view *view, const struct lane *lane)
{
	lane_deed_go(deed_about(view, lane, send_ask_payment));
}

/* -------------------------------------------------------------- agreement */

/* The kiosk's own signature arrives from there and needs no key here. */
static void
send_bypass(struct lane_deed *deed, int choice, const char *text,
	const struct reply *reply)
{
	(void)choice;
	lane_store_sign(deed->store, deed->owner, deed->things, "BYPASS", text,
		reply);
}

static void
send_signature(struct lane_deed *deed, int choice, const char *text,
	const struct reply *reply)
{
	(void)text;
	if (choice == 0) {
		lane_store_sign(deed->store, deed->owner, deed->things, "MANUAL",
			NULL, reply);
		return;
	}
	deed->send = send_bypass;
	lane_deed_ask_why(deed, deed->more, "go on without a signature");
}

static void
sign_open(struct lane_view *view, const struct lane *lane)
{
	static const struct confirm_choice choices[] = {
		{ 'm', "signed on paper, here", NULL },
		{ 'b', "go on without a signature, with a reason", NULL },
	};
	const char *const lines[] = {
		lane->agreement, lane->unit_words, NULL
	};
	struct lane_deed *deed = deed_about(view, lane, send_signature);
	char text[TITLE_SIZE];

	title("Agreement", lane, text);
	deed->more = arena_strdup(deed->texts, text);
	lane_deed_ask(deed, (struct confirm_request){
		.title = text, .lines = lines, .choices = choices,
		.choice_count = ARRAY_LEN(choices),
	});
}

/* ------------------------------------------------------------------- unit */

/* What was typed is a number: "214", "L077". */
static const char *
unit_typed(struct lane_deed *deed, const char *text)
{
	const struct unit *found = NULL;

	for (int i = 0; i < lane_view_count(deed->view, LANE_UNITS); i++) {
		const struct unit *unit = &lane_view_units(deed->view)[i];
		char label[LANE_ID_SIZE];

		unit_label(unit, label, sizeof(label));
		if (strcasecmp(label, text) == 0 ||
		    strcmp(unit->number, text) == 0)
			found = unit;
	}
	/* The database says that there is no such unit. */
	return found == NULL ? text : found->unit;
}

static void
send_number(struct lane_deed *deed, int choice, const char *text,
	const struct reply *reply)
{
	(void)choice;
	lane_store_assign(deed->store, deed->owner, deed->things,
		unit_typed(deed, text), reply);
}

static void
ask_number(struct lane_deed *deed, const char *title_text, const char *now)
{
	static const struct confirm_choice choice = {
		'y', "give them this one", NULL
	};
	const char *const lines[] = { now, NULL };

	deed->send = send_number;
	lane_deed_ask(deed, (struct confirm_request){
		.title = title_text, .lines = lines, .choices = &choice,
		.choice_count = 1, .text_label = "number",
		.text_required = true,
	});
}

/* What the sheet keeps: the unit under the cursor, and its own words. */
struct assignment {
	const char *unit, *title, *now;
};

static void
send_assign(struct lane_deed *deed, int choice, const char *text,
	const struct reply *reply)
{
	const struct assignment *assignment = deed->more;

	(void)text;
	if (choice == 0)
		lane_store_assign(deed->store, deed->owner, deed->things,
			assignment->unit, reply);
	else
		ask_number(deed, assignment->title, assignment->now);
}

void
lane_assign_open(struct lane_view *view, const struct lane *lane,
	const struct unit *unit)
{
	struct lane_deed *deed = deed_about(view, lane, send_assign);
	struct assignment *kept = arena_alloc(deed->texts, 1, sizeof(*kept));
	char text[TITLE_SIZE], label[LANE_ID_SIZE], give[120];
	const struct confirm_choice choices[] = {
		{ 'y', give, NULL }, { 'o', "another number", NULL },
	};
	const char *const lines[] = {
		lane->selection, lane->unit_words, NULL
	};

	title("Unit", lane, text);
	kept->title = arena_strdup(deed->texts, text);
	kept->now = arena_strdup(deed->texts, lane->unit_words);
	deed->more = kept;
	if (unit == NULL || unit->state != UNIT_FREE) {
		ask_number(deed, kept->title, kept->now);
		return;
	}
	kept->unit = arena_strdup(deed->texts, unit->unit);
	unit_label(unit, label, sizeof(label));
	snprintf(give, sizeof(give), "give them %s %s, under the cursor", label,
		unit->tier);
	lane_deed_ask(deed, (struct confirm_request){
		.title = text, .lines = lines, .choices = choices,
		.choice_count = ARRAY_LEN(choices),
	});
}

static void
assign_step(struct lane_view *view, const struct lane *lane)
{
	lane_assign_open(view, lane, unit_map_here(&view->map));
}

static void
send_answer(struct lane_deed *deed, int choice, const char *text,
	const struct reply *reply)
{
	(void)text;
	lane_store_answer(deed->store, deed->owner, deed->things, choice == 0,
		reply);
}

void
lane_answer_open(struct lane_view *view, const struct lane *lane)
{
	static const struct confirm_choice choices[] = {
		{ 'y', "the customer takes it", NULL },
		{ 'n', "the customer does not: back to what was chosen", NULL },
	};
	const char *const lines[] = {
		lane->next_words, lane->unit_words, NULL
	};
	char text[TITLE_SIZE];

	title("Another tier", lane, text);
	lane_deed_ask(deed_about(view, lane, send_answer),
		(struct confirm_request){
			.title = text, .lines = lines, .choices = choices,
			.choice_count = ARRAY_LEN(choices),
		});
}

/* ------------------------------------------------------------------ reset */

static void
send_reset(struct lane_deed *deed, int choice, const char *text,
	const struct reply *reply)
{
	(void)choice;
	lane_store_reset(deed->store, deed->owner, deed->things, text, reply);
}

void
lane_reset_open(struct lane_view *view, const struct lane *lane)
{
	char text[TITLE_SIZE];

	title("Reset", lane, text);
	lane_deed_ask_why(deed_about(view, lane, send_reset), text,
		"give the lane up: nothing of it remains");
}

/* -------------------------------------------------------------- staying on */

static const int extensions[] = { 6, 2 };

static void
send_renewal(struct lane_deed *deed, int choice, const char *text,
	const struct reply *reply)
{
	(void)text;
	lane_store_renew(deed->store, deed->owner, deed->things, deed->more,
		extensions[choice], reply);
}

void
lane_extend_open(struct lane_view *view, const struct lane *lane,
	const struct unit *unit)
{
	static const struct confirm_choice choices[] = {
		{ 's', "6 hours, at the price of a new stay", NULL },
		{ 't', "2 hours, the last ones", NULL },
	};
	struct lane_deed *deed = deed_about(view, lane, send_renewal);
	char text[TITLE_SIZE], label[LANE_ID_SIZE], until[TIMESLOT_TEXT_SIZE];
	char line[80];
	const char *const lines[] = { line, NULL };

	deed->more = arena_strdup(deed->texts, unit->visit);
	unit_label(unit, label, sizeof(label));
	timeslot_format_time(unit->ends, until);
	snprintf(text, sizeof(text), "Stay on  %s  %s, until %s", label,
		unit->name, until);
	snprintf(line, sizeof(line), "paid and signed at lane %s", lane->lane);
	lane_deed_ask(deed, (struct confirm_request){
		.title = text, .lines = lines, .choices = choices,
		.choice_count = ARRAY_LEN(choices),
	});
}

/* --------------------------------------------------------- the next of them */

bool
lane_step_open(struct lane_view *view, const struct lane *lane,
	struct err *err)
{
	static const struct {
		const char *function;
		void (*open)(struct lane_view *view, const struct lane *lane);
	} steps[] = {
		{ "lane_language", language_open },
		{ "lane_membership", membership_open },
		{ "lane_select", lane_rental_open },
		{ "lane_confirm", confirm_selection_open },
		{ "lane_past_due", lane_debt_open },
		{ "lane_ask_payment", ask_payment_start },
		{ "lane_pay", lane_pay_open },
		{ "lane_sign", sign_open },
		{ "lane_assign", assign_step },
		{ "lane_answer", lane_answer_open },
	};

	if (!lane_is_open(lane)) {
		lane_start_open(view, lane, NULL);
		return true;
	}
	for (size_t i = 0; i < ARRAY_LEN(steps); i++) {
		if (strcmp(steps[i].function, lane->next) == 0) {
			steps[i].open(view, lane);
			return true;
		}
	}
	return err_set(err, ERR_INVALID, "%s", lane->next_words[0] != '\0'
		? lane->next_words : "the lane waits for the customer");
}

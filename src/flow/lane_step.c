/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The steps of a session (domain.md 1.3): Enter does the one that the database
 * names.  Those that need an answer ask it in a sheet of a few letters. */
#include "config.h"

#include "flow/lane_flows.h"

#include <stdio.h>
#include <string.h>

#include "base/mem.h"
#include "flow/lane_deed.h"
#include "flow/lane_step.h"
#include "flow/lane_view.h"
#include "model/money.h"
#include "ui/shell.h"

#define BY_DESK "EMPLOYEE"

struct lane_deed *lane_step_deed(struct lane_view *view,
	const struct lane *lane, lane_deed_fn *send)
{
	struct lane_deed *deed = lane_deed_new(view, send);

	lane_deed_about(deed, lane->lane, lane->version);
	return deed;
}

void lane_step_title(const char *what, const struct lane *lane,
	char out[LANE_TITLE_SIZE])
{
	snprintf(out, LANE_TITLE_SIZE, "%s  lane %s  %s", what, lane->lane,
		lane->name);
}

/* --------------------------------------------------------------- language */

static const char *const languages[] = { "EN", "ES" };

static void send_language(struct lane_deed *deed, int choice, const char *text,
	const struct reply *reply)
{
	(void)text;
	lane_store_language(deed->store, deed->owner, deed->things,
		languages[choice], reply);
}

static void language_open(struct lane_view *view, const struct lane *lane)
{
	static const struct confirm_choice choices[] = {
		{ 'e', "English", NULL }, { 's', "Spanish (espa\xC3\xB1ol)", NULL },
	};
	char text[LANE_TITLE_SIZE];

	lane_step_title("Language", lane, text);
	lane_deed_ask(lane_step_deed(view, lane, send_language),
		(struct confirm_request){
			.title = text, .choices = choices,
			.choice_count = ARRAY_LEN(choices),
		});
}

/* ---------------------------------------------------------------- confirm */

static void send_confirm(struct lane_deed *deed, int choice, const char *text,
	const struct reply *reply)
{
	(void)choice;
	(void)text;
	lane_store_confirm(deed->store, deed->owner, deed->things, BY_DESK,
		reply);
}

/* First wins and it cannot be taken back but by a reset: it is asked. */
static void confirm_selection_open(struct lane_view *view,
	const struct lane *lane)
{
	static const struct confirm_choice choice = {
		'y', "confirm it: from then on it is locked", NULL
	};
	const char *const lines[] = { lane->selection, lane->unit_words, NULL };
	char text[LANE_TITLE_SIZE];

	lane_step_title("Confirm", lane, text);
	lane_deed_ask(lane_step_deed(view, lane, send_confirm),
		(struct confirm_request){
			.title = text, .lines = lines, .choices = &choice,
			.choice_count = 1,
		});
}

static void assign_step(struct lane_view *view, const struct lane *lane)
{
	lane_assign_open(view, lane, lane_view_unit(view));
}

/* ------------------------------------------------------------------ reset */

static void send_reset(struct lane_deed *deed, int choice, const char *text,
	const struct reply *reply)
{
	(void)choice;
	lane_store_reset(deed->store, deed->owner, deed->things, text,
		deed->from, reply);
}

void lane_reset_open(struct lane_view *view, const struct lane *lane)
{
	static const char *const lines[] = {
		"nothing of it remains in the lane; what was paid stays on "
		"record", NULL
	};
	char text[LANE_TITLE_SIZE];

	lane_step_title("Reset", lane, text);
	lane_deed_ask_from(lane_step_deed(view, lane, send_reset), text, lines,
		"give the lane up", true);
}

/* --------------------------------------------------------- the next of them */

bool lane_step_open(struct lane_view *view, const struct lane *lane,
	struct err *err)
{
	static const struct {
		const char *function;
		void (*open)(struct lane_view *view, const struct lane *lane);
	} steps[] = {
		{ "lane_language", language_open },
		{ "lane_membership", lane_membership_open },
		{ "lane_select", lane_rental_open },
		{ "lane_confirm", confirm_selection_open },
		{ "lane_past_due", lane_debt_open },
		{ "lane_ask_payment", lane_due_start },
		{ "lane_pay", lane_pay_open },
		{ "lane_sign", lane_sign_open },
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

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which room or locker a session gets. */
#include "config.h"

#include "flow/lane_flows.h"

#include <stdio.h>
#include <string.h>

#include "base/mem.h"
#include "flow/lane_deed.h"
#include "flow/lane_step.h"
#include "flow/lane_view.h"

/* What was typed is a number: "214", "L077". */
static const char *unit_typed(struct lane_deed *deed, const char *text)
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

static void send_number(struct lane_deed *deed, int choice, const char *text,
	const struct reply *reply)
{
	(void)choice;
	lane_store_assign(deed->store, deed->owner, deed->things,
		unit_typed(deed, text), reply);
}

static void ask_number(struct lane_deed *deed, const char *title_text,
	const char *now)
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

static void send_assign(struct lane_deed *deed, int choice, const char *text,
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

void lane_assign_open(struct lane_view *view, const struct lane *lane,
	const struct unit *unit)
{
	struct lane_deed *deed = lane_step_deed(view, lane, send_assign);
	struct assignment *kept = arena_alloc(deed->texts, 1, sizeof(*kept));
	char text[LANE_TITLE_SIZE], label[LANE_ID_SIZE], give[120];
	const struct confirm_choice choices[] = {
		{ 'y', give, NULL }, { 'o', "another number", NULL },
	};
	const char *const lines[] = {
		lane->selection, lane->unit_words, NULL
	};

	lane_step_title("Unit", lane, text);
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

static void send_answer(struct lane_deed *deed, int choice, const char *text,
	const struct reply *reply)
{
	(void)text;
	lane_store_answer(deed->store, deed->owner, deed->things, choice == 0,
		reply);
}

void lane_answer_open(struct lane_view *view, const struct lane *lane)
{
	static const struct confirm_choice choices[] = {
		{ 'y', "the customer takes it", NULL },
		{ 'n', "the customer does not: back to what was chosen", NULL },
	};
	const char *const lines[] = {
		lane->next_words, lane->unit_words, NULL
	};
	char text[LANE_TITLE_SIZE];

	lane_step_title("Another tier", lane, text);
	lane_deed_ask(lane_step_deed(view, lane, send_answer),
		(struct confirm_request){
			.title = text, .lines = lines, .choices = choices,
			.choice_count = ARRAY_LEN(choices),
		});
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Letting somebody in again before their ban is over; a manager's to do
 * (product.md). */
#include "config.h"

#include "flow/unit_acts.h"

#include <stdio.h>
#include <string.h>

#include "base/mem.h"
#include "flow/lane_deed.h"
#include "flow/lane_view.h"
#include "store/unit_store.h"
#include "ui/shell.h"

#define HITS_MAX 9			/* a digit each */

struct lifting {
	struct store_question question;
	struct lane_view *view;
	char wanted[120];
};

static void lift(struct lane_deed *deed, int choice, const char *reason,
	const struct reply *reply)
{
	unit_store_lift_ban(deed->store, deed->owner, deed->things[choice].id, reason,
		reply);
}

/* "Weber, Kim  #20417, banned until Mon 21 Dec" */
static void person_words(const struct lane_person *person, char *out,
	size_t size)
{
	char date[TIMESLOT_TEXT_SIZE];

	timeslot_format_date(timeslot_day_of(person->banned_until), false,
		date);
	snprintf(out, size, "%s  %s%s%sbanned until %s", person->name,
		person->membership[0] == '\0' ? "" : "#", person->membership,
		person->membership[0] == '\0' ? "" : ", ", date);
}

static void ask(struct lifting *lifting, const struct lane_table *people)
{
	struct lane_deed *deed = lane_deed_new(lifting->view, lift);
	struct confirm_choice choices[HITS_MAX];
	int n = 0;

	for (int i = 0; i < people->count && n < HITS_MAX; i++) {
		char words[200];

		if (people->people[i].banned_until == 0)
			continue;
		person_words(&people->people[i], words, sizeof(words));
		lane_deed_about(deed, people->people[i].customer, "");
		choices[n] = (struct confirm_choice){
			.code = (key)('1' + n),
			.label = arena_strdup(deed->texts, words),
		};
		n++;
	}
	lane_deed_ask(deed, (struct confirm_request){
		.title = "Lift a ban", .choices = choices, .choice_count = n,
		.choices_label = "of", .text_label = "reason",
		.text_required = true, .letters_first = true,
	});
}

static void found(void *context, struct lane_table *people,
	const struct err *error)
{
	struct lifting *lifting = context;
	struct shell *shell = lifting->view->shell;
	int banned = 0;

	for (int i = 0; people != NULL && i < people->count; i++)
		banned += people->people[i].banned_until != 0;
	if (error != NULL)
		shell_error(shell, error);
	else if (people->count == 0)
		shell_message(shell, STYLE_ALERT, "nobody is found by \"%s\"",
			lifting->wanted);
	else if (banned == 0)
		shell_message(shell, STYLE_NOTICE, "%s%s not banned",
			people->count == 1 ? people->people[0].name
				: "those who are found",
			people->count == 1 ? " is" : " are");
	else
		ask(lifting, people);
	lane_table_free(&people);
	store_question_done(&lifting->question);
}

bool ban_lift(void *state, const struct call *call, struct err *err)
{
	struct lane_view *view = state;
	const char *words = call->words + strspn(call->words, " ");
	struct lifting *lifting;

	if (*words == '\0')
		return err_set(err, ERR_INVALID, "whose? `:lift-ban` and a "
			"membership number or a name");
	if (strlen(words) >= sizeof(lifting->wanted))
		return err_set(err, ERR_INVALID, "that is too long for a name");
	lifting = mem_new(1, sizeof(*lifting));
	lifting->view = view;
	snprintf(lifting->wanted, sizeof(lifting->wanted), "%s", words);
	store_question_add(&view->owner, &lifting->question);
	lane_store_find(view->store, &view->owner, lifting->wanted, 25, found,
		lifting);
	return true;
}

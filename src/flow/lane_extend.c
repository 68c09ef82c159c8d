/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A stay that goes on: for how long, until when and at what price.  Each length
 * is tried by the write itself before one is chosen, so that what the guest is
 * told is what the lane will ask for, and what is not possible says why. */
#include "config.h"

#include "flow/lane_flows.h"

#include <stdio.h>

#include "base/mem.h"
#include "flow/lane_deed.h"
#include "flow/lane_view.h"
#include "flow/said.h"
#include "model/money.h"
#include "store/outcome.h"
#include "ui/shell.h"

static const struct {
	int hours;
	key letter;
} lengths[] = {
	{ 6, 's' }, { 2, 't' },
};

struct extension;

/* A length that is tried. */
struct trial {
	struct extension *of;
	struct outcome *told;		/* NULL: not yet, or the line failed */
};

struct extension {
	struct store_question question;
	struct lane_view *view;
	struct trial trials[ARRAY_LEN(lengths)];
	int open;			/* trials without an answer */
	char lane[LANE_ID_SIZE], version[80], visit[LANE_ID_SIZE];
	char title[200];
};

static void extension_drop(struct store_question *question)
{
	struct extension *extension = (struct extension *)question;

	for (size_t i = 0; i < ARRAY_LEN(lengths); i++)
		outcome_free(&extension->trials[i].told);
}

static void send_renewal(struct lane_deed *deed, int choice, const char *text,
	const struct reply *reply)
{
	(void)text;
	lane_store_renew(deed->store, deed->owner, deed->things, deed->more,
		lengths[choice].hours, false, reply);
}

/* "6 hours, until 20:15   43.00: Standard room 30.00, Membership fee 13.00" */
static struct confirm_choice choice_of(int index, const struct outcome *told,
	struct arena *texts)
{
	const char *words = arena_printf(texts, "%d hours",
		lengths[index].hours);
	char money[MONEY_TEXT_SIZE];

	if (told->ok && !told->has_price)
		words = arena_printf(texts, "%s, until %s   no price is set",
			words, told->stays_until);
	if (told->ok && told->has_price) {
		money_format(told->price_minor, money);
		words = arena_printf(texts, "%s, until %s   %s", words,
			told->stays_until, money);
	}
	for (int i = 0; told->ok && i < told->quote.count; i++) {
		const struct quote_line *line = &told->quote.lines[i];

		money_format(line->minor, money);
		words = arena_printf(texts, "%s%s %s %s", words,
			i == 0 ? ":" : ",", line->words, money);
	}
	return (struct confirm_choice){
		.code = lengths[index].letter,
		.label = words,
		.why_not = told->ok ? NULL : told->sentence,
	};
}

static void ask_length(const struct extension *extension)
{
	struct lane_deed *deed = lane_deed_new(extension->view, send_renewal);
	struct confirm_choice choices[ARRAY_LEN(lengths)];
	const char *const lines[] = {
		arena_printf(deed->texts, "paid and signed at lane %s",
			extension->lane), NULL
	};

	for (int i = 0; i < (int)ARRAY_LEN(lengths); i++)
		choices[i] = choice_of(i, extension->trials[i].told,
			deed->texts);
	lane_deed_about(deed, extension->lane, extension->version);
	deed->more = arena_strdup(deed->texts, extension->visit);
	lane_deed_ask(deed, (struct confirm_request){
		.title = extension->title, .lines = lines, .choices = choices,
		.choice_count = ARRAY_LEN(lengths),
	});
}

static void tried(void *context, struct outcome *outcome,
	const struct err *error)
{
	struct trial *trial = context;
	struct extension *extension = trial->of;
	struct shell *shell = extension->view->shell;
	bool heard = true, any = false;

	trial->told = outcome;
	if (error != NULL)
		shell_error(shell, error);
	if (--extension->open > 0)
		return;
	for (size_t i = 0; i < ARRAY_LEN(lengths); i++) {
		const struct outcome *told = extension->trials[i].told;

		heard = heard && told != NULL;
		any = any || (told != NULL && told->ok);
	}
	/* Of two refusals that of the shorter stay says more. */
	if (heard && any)
		ask_length(extension);
	else if (heard)
		said_refused(shell,
			extension->trials[ARRAY_LEN(lengths) - 1].told);
	extension_drop(&extension->question);
	store_question_done(&extension->question);
	shell_release(shell, !heard || !any);
}

void lane_extend_open(struct lane_view *view, const struct lane *lane,
	const struct unit *unit)
{
	struct extension *extension = mem_new(1, sizeof(*extension));
	char label[LANE_ID_SIZE], until[TIMESLOT_TEXT_SIZE];

	extension->question.drop = extension_drop;
	extension->view = view;
	extension->open = ARRAY_LEN(lengths);
	snprintf(extension->lane, sizeof(extension->lane), "%s", lane->lane);
	snprintf(extension->version, sizeof(extension->version), "%s",
		lane->version);
	snprintf(extension->visit, sizeof(extension->visit), "%s",
		unit->visit);
	unit_label(unit, label, sizeof(label));
	timeslot_format_time(unit->ends, until);
	snprintf(extension->title, sizeof(extension->title),
		"Stay on  %s  %s, until %s", label, unit->name, until);
	store_question_add(&view->owner, &extension->question);
	shell_hold(view->shell);
	for (size_t i = 0; i < ARRAY_LEN(lengths); i++) {
		const struct reply reply = {
			.done = tried, .context = &extension->trials[i],
		};

		extension->trials[i].of = extension;
		lane_store_renew(view->store, &view->owner,
			&(struct lane_seen){ extension->lane,
				extension->version }, extension->visit,
			lengths[i].hours, true, &reply);
	}
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The papers of a check-in: the membership that is chosen, the agreement that is
 * read and signed, and an identity card that a manager lets pass (domain.md 1.3,
 * 1.5). */
#include "config.h"

#include "flow/lane_flows.h"

#include <stdio.h>
#include <string.h>

#include "base/mem.h"
#include "flow/lane_deed.h"
#include "flow/lane_step.h"
#include "flow/lane_view.h"
#include "model/money.h"
#include "ui/page.h"
#include "ui/shell.h"

/* Something that is read first, and the lane as it was seen. */
struct paper {
	struct store_question question;
	struct lane_view *view;
	char lane[LANE_ID_SIZE], version[80], title[LANE_TITLE_SIZE];
};

static struct paper *paper_new(struct lane_view *view, const struct lane *lane,
	const char *what)
{
	struct paper *paper = mem_new(1, sizeof(*paper));

	paper->view = view;
	snprintf(paper->lane, sizeof(paper->lane), "%s", lane->lane);
	snprintf(paper->version, sizeof(paper->version), "%s", lane->version);
	lane_step_title(what, lane, paper->title);
	store_question_add(&view->owner, &paper->question);
	return paper;
}

/* ------------------------------------------------------------- membership */

/* A row of the sheet, in the deed's arena. */
struct chosen {
	const char *choice, *intent;
};

static void send_membership(struct lane_deed *deed, int choice,
	const char *text, const struct reply *reply)
{
	const struct chosen *chosen = deed->more;

	(void)text;
	lane_store_membership(deed->store, deed->owner, deed->things,
		chosen[choice].choice, chosen[choice].intent, reply);
}

static key letter_of(const struct membership *membership)
{
	if (strcmp(membership->choice, "ONE_TIME") == 0)
		return 'o';
	if (strcmp(membership->choice, "NONE") == 0)
		return 'n';
	return strcmp(membership->intent, "RENEW") == 0 ? 'r' : 's';
}

static void ask_membership(const struct paper *paper,
	const struct lane_table *table)
{
	struct lane_deed *deed = lane_deed_new(paper->view, send_membership);
	struct confirm_choice choices[CONFIRM_CHOICES_MAX];
	struct chosen *chosen = arena_alloc(deed->texts, CONFIRM_CHOICES_MAX,
		sizeof(*chosen));
	const char *lines[] = { NULL, NULL };
	int n = 0;

	if (table->count > 0)
		lines[0] = table->memberships[0].card;
	for (int i = 0; i < table->count && n < CONFIRM_CHOICES_MAX; i++, n++) {
		const struct membership *from = &table->memberships[i];
		char price[MONEY_TEXT_SIZE];

		money_format(from->minor, price);
		choices[n] = (struct confirm_choice){
			.code = letter_of(from),
			.label = arena_printf(deed->texts, "%-36s %7s",
				from->words, price),
			.why_not = from->why_not[0] == '\0' ? NULL
				: from->why_not,
		};
		chosen[n].choice = arena_strdup(deed->texts, from->choice);
		chosen[n].intent = from->intent[0] == '\0' ? NULL
			: arena_strdup(deed->texts, from->intent);
	}
	deed->more = chosen;
	lane_deed_about(deed, paper->lane, paper->version);
	lane_deed_ask(deed, (struct confirm_request){
		.title = paper->title, .lines = lines, .choices = choices,
		.choice_count = n,
	});
}

static void memberships_arrived(void *context, struct lane_table *table,
	const struct err *error)
{
	struct paper *paper = context;
	struct shell *shell = paper->view->shell;

	if (error != NULL)
		shell_error(shell, error);
	else
		ask_membership(paper, table);
	lane_table_free(&table);
	store_question_done(&paper->question);
	shell_release(shell, error != NULL);
}

void lane_membership_open(struct lane_view *view, const struct lane *lane)
{
	struct paper *paper = paper_new(view, lane, "Membership");

	shell_hold(view->shell);
	lane_store_memberships(view->store, &view->owner, lane->lane,
		memberships_arrived, paper);
}

/* -------------------------------------------------------------- agreement */

static void agreement_arrived(void *context, struct lane_table *table,
	const struct err *error)
{
	struct paper *paper = context;
	struct shell *shell = paper->view->shell;
	const struct agreement *agreement = table == NULL || table->count == 0
		? NULL : table->agreement;

	if (error != NULL) {
		shell_error(shell, error);
	} else if (agreement == NULL) {
		shell_message(shell, STYLE_ALERT, "no agreement is active: a "
			"manager has to make one so");
	} else {
		struct page *page = page_open(shell, paper->title);
		const char *words = agreement->words;

		page_heading(page, "%s, version %s (%s)", agreement->title,
			agreement->version, agreement->language);
		while (*words != '\0') {
			size_t length = strcspn(words, "\n");

			page_line(page, STYLE_NORMAL, NULL, "%.*s",
				(int)length, words);
			words += length + (words[length] != '\0');
		}
	}
	lane_table_free(&table);
	store_question_done(&paper->question);
}

void lane_agreement_open(struct lane_view *view, const struct lane *lane)
{
	lane_store_agreement(view->store, &view->owner, lane->lane,
		agreement_arrived, paper_new(view, lane, "What is signed"));
}

static void send_bypass(struct lane_deed *deed, int choice, const char *text,
	const struct reply *reply)
{
	(void)choice;
	lane_store_sign(deed->store, deed->owner, deed->things, "BYPASS", text,
		reply);
}

enum { SIGN_PAPER, SIGN_BYPASS, SIGN_READ };

static void send_signature(struct lane_deed *deed, int choice, const char *text,
	const struct reply *reply)
{
	const struct lane *lane;

	(void)text;
	if (choice == SIGN_PAPER) {
		lane_store_sign(deed->store, deed->owner, deed->things, "MANUAL",
			NULL, reply);
	} else if (choice == SIGN_BYPASS) {
		deed->send = send_bypass;
		lane_deed_ask_why(deed, deed->more, "go on without a signature");
	} else {
		/* Whoever has read it is asked again. */
		lane = lane_view_find_lane(deed->view, deed->things[0].id);
		if (lane != NULL) {
			lane_sign_open(deed->view, lane);
			lane_agreement_open(deed->view, lane);
		}
		lane_deed_drop(deed);
	}
}

/* The kiosk's own signature arrives from there and needs no key here. */
void lane_sign_open(struct lane_view *view, const struct lane *lane)
{
	static const struct confirm_choice choices[] = {
		[SIGN_PAPER] = { 'm', "signed on paper, here", NULL },
		[SIGN_BYPASS] = { 'b', "go on without a signature, with a "
			"reason", NULL },
		[SIGN_READ] = { 't', "read the text of it", NULL },
	};
	const char *const lines[] = {
		lane->agreement, lane->unit_words, NULL
	};
	struct lane_deed *deed = lane_step_deed(view, lane, send_signature);
	char text[LANE_TITLE_SIZE];

	lane_step_title("Agreement", lane, text);
	deed->more = arena_strdup(deed->texts, text);
	lane_deed_ask(deed, (struct confirm_request){
		.title = text, .lines = lines, .choices = choices,
		.choice_count = ARRAY_LEN(choices),
	});
}

/* ---------------------------------------------------------- identity card */

static void send_card(struct lane_deed *deed, int choice, const char *reason,
	const struct reply *reply)
{
	(void)choice;
	lane_store_id_override(deed->store, deed->owner, deed->things, reason,
		reply);
}

void lane_card_open(struct lane_view *view, const struct lane *lane)
{
	static const struct confirm_choice yes = {
		'y', "let it pass, on the record", NULL
	};
	const char *const lines[] = { lane->alert, NULL };
	char text[LANE_TITLE_SIZE];

	lane_step_title("Identity card", lane, text);
	lane_deed_ask(lane_step_deed(view, lane, send_card),
		(struct confirm_request){
			.title = text, .lines = lines, .choices = &yes,
			.choice_count = 1, .text_label = "reason",
			.text_required = true, .letters_first = true,
		});
}

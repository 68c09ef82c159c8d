/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is offered to be signed, what waits, and what was answered. */
#include "config.h"

#include "flow/signover_private.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/record.h"
#include "base/text.h"
#include "flow/ghost.h"
#include "flow/said.h"
#include "store/outcome.h"
#include "store/session_store.h"
#include "ui/shell.h"

#define LINE_CELLS 78		/* of the last line at 80 columns */
#define FETCH_MINUTES 30	/* nobody is longer about finding a manager */

/* What waits for the managers, with the flow that goes on when it is signed. */
struct queued {
	struct queued *next;
	struct signable *signable;
	char wish[REQUEST_ID_SIZE];
	int whose;			/* the work area of it */
};

static void drop_queued(struct queued **at)
{
	struct queued *queued = *at;

	*at = queued->next;
	signable_free(&queued->signable);
	free(queued);
}

static void forget_offer(struct signover *signover)
{
	signable_free(&signover->offer);
}

/* Behind the refusal where it fits, else in its place: which key asks for a
 * signature must be seen. */
static void say_offer(struct signover *signover)
{
	const struct signable *offer = signover->offer;
	struct shell *shell = signover->shell;
	char keys[64], more[80], whole[1024];

	shell_keys_of(shell, "sign-over", false, keys, sizeof(keys));
	snprintf(more, sizeof(more), ": %s",
		keys[0] == '\0' ? ":sign-over" : keys);
	snprintf(whole, sizeof(whole), "%s; %s can%s", offer->is_what_it_does
		? "It takes a manager's signature" : offer->sentence,
		offer->who_can, more);
	if (text_width(whole) <= LINE_CELLS &&
	    shell_message_add(shell, offer->who_can, more))
		return;
	if (text_width(whole) > LINE_CELLS)
		snprintf(whole, sizeof(whole), "%s  %s", more + 2,
			offer->is_what_it_does ? offer->who_can
					       : offer->sentence);
	shell_message(shell, STYLE_NOTICE, "%s", whole);
}

void signover_offer(struct signover *signover, struct signable *signable)
{
	/* A manager is just signing something else. */
	if (signover->open != NULL) {
		signable_free(&signable);
		return;
	}
	forget_offer(signover);
	signover->offer = signable;
	signover->offered_at = store_now(signover->store);
	signover->whose = shell_whose(signover->shell);
	signover->sheet = sheet_on_top(signover->shell);
	say_offer(signover);
}

void signover_save(const struct signover *signover, struct record *out)
{
	struct record *offer;

	if (signover->offer == NULL || store_now(signover->store) >
	    signover->offered_at + FETCH_MINUTES)
		return;
	offer = record_add(out, "offer");
	signable_save(signover->offer, offer);
	record_put_number(offer, "at", signover->offered_at);
}

void signover_load(struct signover *signover, const struct record *saved)
{
	const struct record *offer = record_at(saved, "offer", 0);
	struct signable *signable = offer == NULL ? NULL
		: signable_load(offer);
	wall_minute now = store_now(signover->store), at;

	if (signable == NULL)
		return;
	at = (wall_minute)record_number(offer, "at", 0, INT32_MAX, 0);
	if (at > now || now > at + FETCH_MINUTES) {
		signable_free(&signable);
		return;
	}
	signover_offer(signover, signable);
	if (signover->offer == signable)
		signover->offered_at = at;
}

/* The flow closes what is its own; without one it is only said. */
static void go_on(struct signover *signover, struct signable *signable,
	struct outcome *outcome)
{
	if (signable_go_on(signable, outcome))
		return;
	said_done(signover->shell, outcome);
	outcome_free(&outcome);
	shell_changed(signover->shell, NULL);
}

void signover_signed(struct signover *signover, const char *login,
	const char *wish, struct outcome *outcome)
{
	struct signable *offer = signover->offer;
	const char *ids[] = { signover->told };

	outcome->sentence = arena_printf(outcome->arena, "%s signed: %s",
		outcome->signer[0] == '\0' ? login : outcome->signer,
		outcome->sentence);
	snprintf(signover->told, sizeof(signover->told), "%s", wish);
	signover_store_heard(signover->store, ids, 1);
	signover->offer = NULL;
	sign_sheet_close(signover->open);
	go_on(signover, offer, outcome);
	signable_free(&offer);
}

void signover_handed_on(struct signover *signover, const char *wish)
{
	struct ghost *ghost = ghost_in_hand(signover->shell);
	struct queued *queued = mem_new(1, sizeof(*queued));

	sign_sheet_close(signover->open);
	/* The hand is free for the next customer. */
	if (ghost != NULL && signable_is_of(signover->offer, &ghost->owner))
		shell_set_ghost(signover->shell, NULL, NULL);
	if (signover->sheet != 0)
		sheet_close_number(signover->shell, signover->sheet);
	queued->signable = signover->offer;
	queued->whose = signover->whose;
	snprintf(queued->wish, sizeof(queued->wish), "%s", wish);
	queued->next = signover->queued;
	signover->queued = queued;
	signover->offer = NULL;
}

bool signover_start(struct signover *signover, struct err *err)
{
	if (signover->open != NULL && sign_sheet_is_on_top(signover->open)) {
		sign_sheet_to_queue(signover->open);
		return true;
	}
	if (signover->open != NULL)
		return err_set(err, ERR_INVALID, "another customer's sheet "
			"is being signed");
	if (signover->offer == NULL ||
	    signover->whose != shell_whose(signover->shell))
		return err_set(err, ERR_INVALID, "nothing was refused here "
			"that a manager could sign: try it first");
	if (signover->sheet != sheet_on_top(signover->shell))
		signover->sheet = 0;
	sign_sheet_open(signover);
	return true;
}

/* --------------------------------------------------- what waits, and answers */

static void counted(void *context, int count)
{
	struct signover *signover = context;
	char text[40] = "";

	if (count > 0)
		snprintf(text, sizeof(text), "%d to sign", count);
	shell_alert(signover->shell, text);
}

static void look(struct signover *signover);

/* The flow that had asked goes on where it was, if nothing else was begun there
 * meanwhile; false: it does not. */
static bool goes_on(struct signover *signover, const struct queued *queued,
	const struct answered *answer)
{
	struct shell *shell = signover->shell;
	int was = shell_serve(shell, queued->whose);
	bool is_free = shell_whose(shell) == queued->whose &&
		shell_is_free(shell);
	struct outcome *outcome;
	struct err err;
	bool heard;

	shell_serve(shell, was);
	if (!is_free || !answer->is_signed)
		return false;
	outcome = outcome_parse(answer->outcome, &err);
	if (outcome == NULL)
		return false;
	outcome->sentence = arena_strdup(outcome->arena, answer->sentence);
	heard = signable_go_on(queued->signable, outcome);
	if (!heard)
		outcome_free(&outcome);
	return heard;
}

static struct queued **find_queued(struct signover *signover, const char *wish)
{
	struct queued **at = &signover->queued;

	while (*at != NULL && strcmp((*at)->wish, wish) != 0)
		at = &(*at)->next;
	return at;
}

void signover_taken_back(struct signover *signover, const char *wish)
{
	struct queued **at = find_queued(signover, wish);

	if (*at != NULL)
		drop_queued(at);
}

static void take_answer(struct signover *signover,
	const struct answered *answer)
{
	struct queued **at = find_queued(signover, answer->id);
	bool heard = false;

	if (*at != NULL) {
		heard = goes_on(signover, *at, answer);
		drop_queued(at);
	}
	if (!heard)
		shell_message(signover->shell, answer->is_signed
			? STYLE_NORMAL : STYLE_NOTICE, "%s", answer->sentence);
}

/* Of the sheet, or the one it was, this answer is told there. */
static bool is_at_counter(const struct signover *signover, const char *wish)
{
	return strcmp(signover->told, wish) == 0 ||
		(signover->open != NULL &&
		 sign_sheet_signs(signover->open, wish));
}

static void say_answers(struct signover *signover, const struct signovers *mine)
{
	const char **told = mem_new((size_t)mine->count + 1, sizeof(*told));
	int count = 0;

	for (int i = 0; i < mine->count; i++) {
		const struct answered *answer = &mine->answers[i];

		if (answer->waits || is_at_counter(signover, answer->id))
			continue;
		told[count++] = answer->id;
		take_answer(signover, answer);
	}
	signover_store_heard(signover->store, told, count);
	free(told);
	if (count > 0)
		shell_changed(signover->shell, NULL);
}

static void answers_arrived(void *context, struct signovers *mine,
	const struct err *error)
{
	struct signover *signover = context;

	(void)error;
	signover->looking = false;
	if (mine != NULL)
		say_answers(signover, mine);
	signovers_free(&mine);
	if (signover->look_again)
		look(signover);
}

/* However often it is announced, and anybody can announce it, no more than one
 * question is out. */
static void look(struct signover *signover)
{
	signover->look_again = signover->looking;
	if (signover->looking)
		return;
	signover->looking = true;
	if (signover->signs)
		signover_store_count(signover->store, &signover->owner,
			counted, signover);
	signover_store_mine(signover->store, &signover->owner,
		answers_arrived, signover);
}

void signover_changed(struct signover *signover, const char *topic)
{
	if (topic != NULL && strcmp(topic, "signover") != 0)
		return;
	if (signover->login[0] == '\0')
		return;
	look(signover);
	signover_queue_refresh(signover);
}

void signover_signed_in(struct signover *signover,
	const struct session *session)
{
	if (strcmp(signover->login, session->login) != 0) {
		if (signover->open != NULL)
			sign_sheet_close(signover->open);
		forget_offer(signover);
		while (signover->queued != NULL)
			drop_queued(&signover->queued);
	} else if (signover->open != NULL) {
		sign_sheet_line_back(signover->open);
	}
	snprintf(signover->login, sizeof(signover->login), "%s",
		session->login);
	signover->signs = session_may(session, "signover_sign");
	if (!signover->signs) {
		shell_alert(signover->shell, "");
		signover_queue_close(signover);
	}
	if (session_may(session, "signover_mine"))
		look(signover);
	else
		signover->login[0] = '\0';
}

/* ------------------------------------------------------------ life and death */

struct signover *signover_new(struct shell *shell, struct store *store,
	const struct signing_place *place)
{
	struct signover *signover = mem_new(1, sizeof(*signover));

	signover->shell = shell;
	signover->store = store;
	signover->place = *place;
	return signover;
}

void signover_free(struct signover **signover)
{
	if (*signover == NULL)
		return;
	if ((*signover)->open != NULL)
		sign_sheet_close((*signover)->open);
	signover_queue_close(*signover);
	store_owner_close((*signover)->store, &(*signover)->owner);
	forget_offer(*signover);
	while ((*signover)->queued != NULL)
		drop_queued(&(*signover)->queued);
	free(*signover);
	*signover = NULL;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A request to leave, taken in hand for a while or given back (domain.md 1.8).
 * Until when, and who has it, the database says. */
#include "config.h"

#include "flow/unit_acts.h"

#include <stdio.h>

#include "base/mem.h"
#include "flow/check_out_private.h"
#include "flow/lane_deed.h"
#include "flow/lane_view.h"
#include "flow/said.h"
#include "flow/unit_can.h"
#include "store/outcome.h"
#include "store/unit_store.h"
#include "ui/shell.h"

static void claim(struct lane_deed *deed, int choice, const char *text,
	const struct reply *reply)
{
	(void)choice;
	(void)text;
	unit_store_claim(deed->store, deed->owner, &deed->things[0], false,
		reply);
}

static void release(struct lane_deed *deed, int choice, const char *text,
	const struct reply *reply)
{
	(void)choice;
	(void)text;
	unit_store_claim(deed->store, deed->owner, &deed->things[0], true,
		reply);
}

static bool start(struct lane_view *view, lane_deed_fn *send, struct err *err)
{
	const struct checkout *checkout = unit_checkout_here(view);
	struct lane_deed *deed;

	if (checkout == NULL)
		return err_set(err, ERR_INVALID, "nobody wants out here");
	deed = lane_deed_new(view, send);
	lane_deed_about(deed, checkout->checkout, checkout->version);
	lane_deed_go(deed);
	return true;
}

bool checkout_claim(void *state, const struct call *call, struct err *err)
{
	(void)call;
	return start(state, claim, err);
}

bool checkout_release(void *state, const struct call *call, struct err *err)
{
	(void)call;
	return start(state, release, err);
}

/* ------------------------------------------------ claimed on its way out */

/* Its sheet opens when it is ours. */
struct claiming {
	struct store_question question;
	struct lane_view *view;
	char checkout[LANE_ID_SIZE], unit[LANE_ID_SIZE], name[120];
	bool holding;			/* what is typed meanwhile */
};

static void claim_over(void *context)
{
	struct claiming *claim = context;

	store_question_done(&claim->question);
}

static void claimed(void *context, struct outcome *outcome,
	const struct err *error)
{
	struct claiming *claim = context;
	struct lane_view *view = claim->view;
	struct shell *shell = view->shell;
	bool ok = error == NULL && outcome->ok;

	if (error != NULL) {
		shell_error(shell, error);
	} else if (!outcome->ok) {
		said_refused(shell, outcome);
		shell_changed(shell, NULL);
	} else {
		check_out_request_open(view, claim->checkout, outcome->version,
			claim->unit, claim->name, outcome->sentence);
		shell_changed(shell, NULL);
	}
	outcome_free(&outcome);
	/* The sheet throws keys away that came before it was seen. */
	shell_release_held(shell, &claim->holding, !ok);
}

bool checkout_step(void *state, const struct call *call, struct err *err)
{
	struct lane_view *view = state;
	const struct checkout *checkout = unit_checkout_here(view);
	struct claiming *claim;

	if (checkout == NULL)
		return err_set(err, ERR_INVALID, "nobody wants out here");
	/* For a draft: it was claimed then. */
	if (call->again) {
		check_out_request_open(view, checkout->checkout, checkout->version,
			checkout->unit, checkout->name, "");
		return true;
	}
	claim = mem_new(1, sizeof(*claim));
	claim->view = view;
	snprintf(claim->checkout, sizeof(claim->checkout), "%s",
		checkout->checkout);
	snprintf(claim->unit, sizeof(claim->unit), "%s", checkout->unit);
	snprintf(claim->name, sizeof(claim->name), "%s", checkout->name);
	store_question_add(&view->owner, &claim->question);
	claim->holding = true;
	shell_hold(view->shell);
	unit_store_claim(view->store, &view->owner,
		&(struct lane_seen){ checkout->checkout, checkout->version },
		false, &(struct reply){
			.done = claimed, .context = claim, .over = claim_over,
		});
	return true;
}

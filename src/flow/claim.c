/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A request to leave, taken in hand for a while or given back (domain.md 1.8).
 * Until when, and who has it, the database says. */
#include "config.h"

#include "flow/unit_acts.h"

#include "flow/lane_deed.h"
#include "flow/lane_view.h"
#include "flow/unit_can.h"
#include "store/unit_store.h"

static void
claim(struct lane_deed *deed, int choice, const char *text,
	const struct reply *reply)
{
	(void)choice;
	(void)text;
	unit_store_claim(deed->store, deed->owner, &deed->things[0], false,
		reply);
}

static void
release(struct lane_deed *deed, int choice, const char *text,
	const struct reply *reply)
{
	(void)choice;
	(void)text;
	unit_store_claim(deed->store, deed->owner, &deed->things[0], true,
		reply);
}

static bool
start(struct lane_view *view, lane_deed_fn *send, struct err *err)
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

bool
checkout_claim(void *state, const struct call *call, struct err *err)
{
	(void)call;
	return start(state, claim, err);
}

bool
checkout_release(void *state, const struct call *call, struct err *err)
{
	(void)call;
	return start(state, release, err);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Asking for the payment of a session and taking it, and what a customer is
 * past due with; a manager can let that go. */
#include "config.h"

#include "flow/lane_flows.h"

#include <stdio.h>

#include "base/mem.h"
#include "flow/lane_deed.h"
#include "flow/lane_view.h"
#include "flow/money_sheet.h"
#include "store/outcome.h"
#include "ui/shell.h"

/* What the deed keeps from the sheet to the write. */
struct taking {
	const char *title;
	int total_minor;
	enum money_way way;
	const char *reference;		/* NULL: none */
};

static struct taking *taking_of(struct lane_deed *deed)
{
	return deed->more;
}

/* The sheet's answer, kept; false after Esc: the deed has gone. */
static bool keep(struct lane_deed *deed, enum money_way way,
	const char *reference)
{
	struct taking *taking = taking_of(deed);

	if (way == MONEY_LEFT) {
		lane_deed_drop(deed);
		return false;
	}
	taking->way = way;
	taking->reference = reference[0] == '\0' ? NULL
		: arena_strdup(deed->texts, reference);
	return true;
}

static struct lane_deed *taking_new(struct lane_view *view,
	const struct lane *lane, const char *what, int total_minor,
	lane_deed_fn *send)
{
	struct lane_deed *deed = lane_deed_new(view, send);
	struct taking *taking = arena_alloc(deed->texts, 1, sizeof(*taking));

	lane_deed_about(deed, lane->lane, lane->version);
	taking->title = arena_printf(deed->texts, "%s  lane %s  %s", what,
		lane->lane, lane->name);
	taking->total_minor = total_minor;
	deed->more = taking;
	return deed;
}

/* --------------------------------------------------------------- the quote */

static void send_payment(struct lane_deed *deed, int choice, const char *text,
	const struct reply *reply)
{
	const struct taking *taking = taking_of(deed);

	(void)choice;
	(void)text;
	lane_store_pay(deed->store, deed->owner, deed->things,
		money_way_name(taking->way), taking->reference,
		taking->total_minor, reply);
}

static void quote_paid(void *context, enum money_way way, const char *reference)
{
	if (keep(context, way, reference))
		lane_deed_go(context);
}

void lane_pay_open(struct lane_view *view, const struct lane *lane)
{
	struct lane_deed *deed = taking_new(view, lane, "Take payment",
		lane->quote.total_minor, send_payment);

	money_sheet_open(view->shell, &(struct money_request){
		.title = taking_of(deed)->title, .quote = lane->quote,
		.done = quote_paid, .context = deed,
	});
}

/* ------------------------------------------------ the quote becomes due */

static void send_ask_payment(struct lane_deed *deed, int choice,
	const char *text, const struct reply *reply)
{
	(void)choice;
	(void)text;
	lane_store_ask_payment(deed->store, deed->owner, deed->things, reply);
}

/* Whoever asks for money takes it next. */
static void became_due(struct lane_deed *deed, const struct outcome *outcome)
{
	if (outcome->ok)
		lane_pay_open(deed->view, &(struct lane){
			.lane = deed->things->id, .name = deed->more,
			.version = outcome->version, .quote = outcome->quote,
		});
}

void lane_due_start(struct lane_view *view, const struct lane *lane)
{
	struct lane_deed *deed = lane_deed_new(view, send_ask_payment);

	lane_deed_about(deed, lane->lane, lane->version);
	deed->more = arena_strdup(deed->texts, lane->name);
	deed->done = became_due;
	lane_deed_go_on(deed);
}

/* ------------------------------------------------------------ past due */

static void send_debt(struct lane_deed *deed, int choice, const char *text,
	const struct reply *reply)
{
	const struct taking *taking = taking_of(deed);

	(void)choice;
	if (taking->way == MONEY_OTHER)
		lane_store_bypass(deed->store, deed->owner, deed->things, text,
			reply);
	else
		lane_store_past_due(deed->store, deed->owner, deed->things,
			money_way_name(taking->way), taking->reference, reply);
}

static void debt_paid(void *context, enum money_way way, const char *reference)
{
	struct lane_deed *deed = context;

	if (!keep(deed, way, reference))
		return;
	if (way == MONEY_OTHER)
		lane_deed_ask_why(deed, taking_of(deed)->title,
			"let it stand: it stays owed");
	else
		lane_deed_go(deed);
}

void lane_debt_open(struct lane_view *view, const struct lane *lane)
{
	const struct quote_line line = { "past due", lane->past_due_minor };
	struct lane_deed *deed = taking_new(view, lane, "Past due",
		lane->past_due_minor, send_debt);
	struct err err;
	bool may = shell_check_may(view->shell, "lane_past_due_bypass", &err);

	money_sheet_open(view->shell, &(struct money_request){
		.title = taking_of(deed)->title,
		.quote = { &line, 1, lane->past_due_minor },
		.note = may ? NULL : "letting it stand takes a manager",
		.other = may ? "let it stand, with a reason" : NULL,
		.done = debt_paid, .context = deed,
	});
}

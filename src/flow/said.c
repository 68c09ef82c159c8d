/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Outcomes in one line. */
#include "config.h"

#include "flow/said.h"

#include <stdio.h>
#include <string.h>

#include "store/booking_store.h"
#include "store/outcome.h"
#include "ui/shell.h"

void
said_done(struct shell *shell, const struct outcome *outcome)
{
	if (outcome->warning_count > 0)
		shell_message(shell, STYLE_NOTICE, "%s; %s", outcome->sentence,
			outcome->warnings[0]);
	else
		shell_message(shell, STYLE_NORMAL, "%s", outcome->sentence);
}

void
said_refused(struct shell *shell, const struct outcome *outcome)
{
	struct err err;

	outcome_err(outcome, &err);
	shell_error(shell, &err);
}

void
said_why(const struct outcome *outcome, wall_minute now, char *out,
	size_t size)
{
	const struct holder *holder = &outcome->holder;
	char since[TIMESLOT_TEXT_SIZE];

	if (!outcome->has_holder || holder->since == 0 ||
	    holder->words[0] == '\0' || holder->by[0] == '\0') {
		snprintf(out, size, "%s", outcome->sentence);
		return;
	}
	timeslot_format_moment(holder->since, now, since);
	snprintf(out, size, "%s, %s %s by %s%s%s", outcome->sentence,
		holder->words, since, holder->by,
		holder->desk[0] == '\0' ? "" : ", ", holder->desk);
}

void
said_fee(const struct participant *head, char *out, size_t size)
{
	const char *status = head->payment_status;

	if (strcmp(status, "pending") == 0)
		status = "";
	snprintf(out, size, "%s%s%s", status,
		status[0] == '\0' || head->why[0] == '\0' ? "" : ", ", head->why);
}

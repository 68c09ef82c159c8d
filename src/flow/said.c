/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Outcomes in one line. */
#include "config.h"

#include "flow/said.h"

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

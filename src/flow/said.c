/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Outcomes, and what they are about, in one line. */
#include "config.h"

#include "flow/said.h"

#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "store/booking_store.h"
#include "store/outcome.h"
#include "ui/shell.h"

#define LINE_CELLS 78		/* of the last line at 80 columns */
#define UNLIMITED_PASSES 999	/* domain.md 2.4 */

void said_done(struct shell *shell, const struct outcome *outcome)
{
	const char *sentence = outcome->sentence;
	const char *warning = outcome->warning_count > 0
		? outcome->warnings[0] : "";
	bool both = text_width(sentence) + text_width(warning) + 2 <= LINE_CELLS;

	/* Of two that do not fit on the last line, that it is done can be
	 * seen; both are kept for `:messages`. */
	if (warning[0] == '\0' || !both)
		shell_message(shell, STYLE_NORMAL, "%s", sentence);
	if (warning[0] != '\0' && both)
		shell_message(shell, STYLE_NOTICE, "%s; %s", sentence, warning);
	else if (warning[0] != '\0')
		shell_message(shell, STYLE_NOTICE, "done; %s", warning);
}

void said_refused(struct shell *shell, const struct outcome *outcome)
{
	struct err err;

	outcome_err(outcome, &err);
	shell_error(shell, &err);
}

/* "moved 14:07 by ben": a member's own doing is "by the member". */
static void since_words(const struct holder *holder, wall_minute now, char *out,
	size_t size)
{
	char since[TIMESLOT_TEXT_SIZE];

	timeslot_format_moment(holder->since, now, since);
	snprintf(out, size, "%s %s by %s", holder->words, since,
		strcmp(holder->by, holder->name) == 0 ? "the member"
						      : holder->by);
}

void said_why(const struct outcome *outcome, wall_minute now, int width,
	char *out, size_t size)
{
	const struct holder *holder = &outcome->holder;
	char how[300];

	snprintf(out, size, "%s", outcome->sentence);
	if (!outcome->has_holder || holder->since == 0 ||
	    holder->words[0] == '\0' || holder->by[0] == '\0')
		return;
	since_words(holder, now, how, sizeof(how));
	if (holder->desk[0] != '\0') {
		snprintf(out, size, "%s, %s, %s", outcome->sentence, how,
			holder->desk);
		if (width < 0 || text_width(out) <= width)
			return;
	}
	snprintf(out, size, "%s, %s", outcome->sentence, how);
	if (width >= 0 && text_width(out) > width)
		snprintf(out, size, "%s", outcome->sentence);
}

void said_free(const struct free_slot *slot, day_number day, char *out,
	size_t size)
{
	char date[TIMESLOT_TEXT_SIZE], time[TIMESLOT_TEXT_SIZE];

	if (timeslot_day_of(slot->starts) == day) {
		timeslot_format_range(slot->starts, slot->ends, time);
		snprintf(out, size, "%s %s", slot->label, time);
		return;
	}
	/* "Mon 23": it is at most a week away. */
	timeslot_format_date(timeslot_day_of(slot->starts), false, date);
	timeslot_format_time(slot->starts, time);
	snprintf(out, size, "%s %.6s %s", slot->label, date, time);
}

void said_passes(const struct booking *b, char *out, size_t size)
{
	out[0] = '\0';
	if (b->passes_total >= UNLIMITED_PASSES)
		snprintf(out, size, "passes without limit");
	else if (b->passes_total > 0)
		snprintf(out, size, "passes %d of %d left", b->passes_left,
			b->passes_total);
}

void said_fee(const struct participant *head, char *out, size_t size)
{
	const char *status = head->payment_status;

	if (strcmp(status, "pending") == 0)
		status = "";
	snprintf(out, size, "%s%s%s", status,
		status[0] == '\0' || head->why[0] == '\0' ? "" : ", ", head->why);
}

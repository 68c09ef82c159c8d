/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The age of what is shown: from the server's last word to now, both by the
 * venue's clock, so that the sum comes out for whoever looks at it. */
#include "config.h"

#include "store/age.h"

#include <stdio.h>

#include "base/clock.h"

#define SECOND_MS 1000
#define MINUTE_MS 60000

wall_minute age_last_heard(const struct store *store)
{
	wall_minute now = store_now(store);
	int64_t into_minute_ms = MINUTE_MS - store_until_next_minute_ms(store);
	int64_t before_ms = db_silent_ms(store_db(store)) - into_minute_ms;

	if (now == 0 || before_ms <= 0)
		return now;
	return now - (wall_minute)((before_ms + MINUTE_MS - 1) / MINUTE_MS);
}

void age_sentence(const struct store *store, char *out, size_t size)
{
	wall_minute now = store_now(store), heard = age_last_heard(store);
	char since[TIMESLOT_TEXT_SIZE], age[TIMESLOT_TEXT_SIZE];

	timeslot_format_moment(heard, now, since);
	timeslot_format_length((int)(now - heard), age);
	if (now == heard)
		snprintf(out, size, "offline since %s", since);
	else
		snprintf(out, size, "offline since %s, the data is %s old",
			since, age);
}

void outage_begin(struct outage *outage)
{
	if (outage->since_ms == 0)
		outage->since_ms = clock_ms();
}

static void how_long(int64_t away_ms, char out[TIMESLOT_TEXT_SIZE])
{
	if (away_ms < MINUTE_MS)
		snprintf(out, TIMESLOT_TEXT_SIZE, "%d s",
			(int)(away_ms / SECOND_MS));
	else
		timeslot_format_length((int)(away_ms / MINUTE_MS), out);
}

bool outage_end(struct outage *outage, char *out, size_t size)
{
	int64_t now_ms = clock_ms(), away_ms = now_ms - outage->since_ms;
	bool flaps = outage->told_ms != 0 &&
		now_ms - outage->told_ms < MINUTE_MS;
	bool was_gone = outage->since_ms != 0;
	char away[TIMESLOT_TEXT_SIZE];

	outage->since_ms = 0;
	if (!was_gone || flaps)
		return false;
	outage->told_ms = now_ms;
	how_long(away_ms, away);
	if (away_ms < SECOND_MS)
		snprintf(out, size, "connected again");
	else
		snprintf(out, size, "connected again after %s", away);
	return true;
}

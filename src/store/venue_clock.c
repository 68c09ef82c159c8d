/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Minutes of the server, milliseconds of this machine. */
#include "config.h"

#include "store/venue_clock.h"

#include "base/clock.h"

#define MINUTE_MS 60000

static int64_t since_ms(const struct venue_clock *clock)
{
	return clock_ms() - clock->began_ms;
}

void venue_clock_set(struct venue_clock *clock, wall_minute minute, int second)
{
	clock->minute = minute;
	clock->began_ms = clock_ms() - (int64_t)second * 1000;
}

wall_minute venue_clock_now(const struct venue_clock *clock)
{
	if (clock->minute == 0)
		return 0;
	return clock->minute + (wall_minute)(since_ms(clock) / MINUTE_MS);
}

int venue_clock_rest_ms(const struct venue_clock *clock)
{
	return (int)(MINUTE_MS - since_ms(clock) % MINUTE_MS);
}

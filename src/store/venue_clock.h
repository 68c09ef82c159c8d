/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The venue's wall clock: the server's last word, carried on by the monotonic
 * clock, so that a terminal whose own clock is wrong shows the right time. */
#ifndef OPSDESK_STORE_VENUE_CLOCK_H
#define OPSDESK_STORE_VENUE_CLOCK_H

#include <stdint.h>

#include "model/timeslot.h"

/* Zeroed: no word yet. */
struct venue_clock {
	wall_minute minute;
	int64_t began_ms;		/* when that minute did */
};

void venue_clock_set(struct venue_clock *clock, wall_minute minute,
	int second);

/* 0 before the first word. */
wall_minute venue_clock_now(const struct venue_clock *clock);

/* Until the minute changes. */
int venue_clock_rest_ms(const struct venue_clock *clock);

#endif

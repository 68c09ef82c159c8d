/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Line 2 of the booking grid: what needs somebody, worst first. */
#ifndef OPSDESK_FLOW_BOOKING_ALERTS_H
#define OPSDESK_FLOW_BOOKING_ALERTS_H

#include "ui/screen.h"

struct booking_view;

/* Fills at most max alerts; returns how many. */
int booking_alerts(const struct booking_view *view, struct alert *alerts,
	int max);

/* The n-th of all things that the alerts count.  A target's version is the
 * local time to go to, its id the item there, or the resource of a free slot;
 * its name which of how many it is. */
bool booking_alert_target(const struct booking_view *view, int n,
	struct target *target);

#endif

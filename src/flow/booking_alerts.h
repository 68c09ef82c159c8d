/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Line 2 of the booking grid: what needs somebody, worst first, as the database
 * counted it. */
#ifndef OPSDESK_FLOW_BOOKING_ALERTS_H
#define OPSDESK_FLOW_BOOKING_ALERTS_H

#include "ui/screen.h"

struct grid_data;

/* Fills at most max alerts; returns how many.  A target's version is the local
 * time to go to, its id the item there, or the resource of a free slot. */
int booking_alerts(const struct grid_data *data, struct alert *alerts, int max);

#endif

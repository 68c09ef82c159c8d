/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Line 2 of the lane board: what the database counts, worst first, with the
 * thing to jump to. */
#ifndef OPSDESK_FLOW_LANE_ALERTS_H
#define OPSDESK_FLOW_LANE_ALERTS_H

#include <stdbool.h>

struct alert;
struct lane_view;
struct target;

/* As in screen_ops. */
int lane_alerts(const struct lane_view *view, struct alert *out, int max);
bool lane_alert_target(const struct lane_view *view, int index,
	struct target *target);
void lane_alerts_go(struct lane_view *view, const struct target *target);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The things of the lane board as actions name them: kind lane, unit, place or
 * checkout, and the key of its id (model/lane.h). */
#ifndef OPSDESK_FLOW_LANE_TARGET_H
#define OPSDESK_FLOW_LANE_TARGET_H

#include <stdbool.h>

struct lane;
struct lane_view;
struct target;
struct unit;

/* Kind and id of what is under the cursor; NULL when nothing is. */
const char *lane_target_near(const struct lane_view *view, const char **id);

bool lane_target_here(const struct lane_view *view, struct target *target);
int lane_targets_marked(const struct lane_view *view, struct target *targets,
	int max);

void lane_target_of_unit(const struct unit *unit, struct target *target);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the steps of a session share; for lane_step.c and lane_unit.c. */
#ifndef OPSDESK_FLOW_LANE_STEP_H
#define OPSDESK_FLOW_LANE_STEP_H

#include "flow/lane_deed.h"

#define LANE_TITLE_SIZE 200

/* A write about the lane as it is seen. */
struct lane_deed *lane_step_deed(struct lane_view *view,
	const struct lane *lane, lane_deed_fn *send);

/* "Language  lane 1  Okafor, Daniel" */
void lane_step_title(const char *what, const struct lane *lane,
	char out[LANE_TITLE_SIZE]);

#endif

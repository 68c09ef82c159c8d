/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The things of a booking view as actions name them: by kind, id and the
 * version that was seen. */
#ifndef OPSDESK_FLOW_BOOKING_TARGET_H
#define OPSDESK_FLOW_BOOKING_TARGET_H

#include <stdbool.h>

#include "flow/flows.h"

struct booking_view;
struct call;
struct target;

/* What is under the cursor; false in a free cell. */
bool booking_target_here(const struct booking_view *view,
	struct target *target);

/* The marked bookings that are in the data, at most max of them; returns how
 * many there are. */
int booking_targets_marked(const struct booking_view *view,
	struct target *targets, int max);

/* The slot of an action's subject, NULL with a sentence when it has gone. */
const struct slot *booking_target_slot(const struct booking_view *view,
	const struct call *call, struct err *err);

/* The slot as flows take it. */
struct subject booking_subject(const struct booking_view *view,
	const struct slot *slot);

#endif

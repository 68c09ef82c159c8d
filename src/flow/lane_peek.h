/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rule between the lanes and the units (wireframes.md 2a, line 10): what is
 * the cursor rests on, in one line.  It is made of what the board has already,
 * and follows a cursor at rest: a move costs the brackets alone. */
#ifndef OPSDESK_FLOW_LANE_PEEK_H
#define OPSDESK_FLOW_LANE_PEEK_H

#include "ui/canvas.h"

struct lane_view;

void lane_peek_draw(const struct lane_view *view, struct canvas *canvas,
	const struct area *area);

#endif

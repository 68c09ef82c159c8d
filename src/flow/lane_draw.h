/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The lane board as it looks (wireframes.md 2a). */
#ifndef OPSDESK_FLOW_LANE_DRAW_H
#define OPSDESK_FLOW_LANE_DRAW_H

#include "ui/canvas.h"

struct lane_view;

void lane_draw(const struct lane_view *view, struct canvas *canvas,
	const struct area *body);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A line a screen. */
#include "config.h"

#include "screens/screens.h"

#include <stddef.h>

const struct screen_ops *const screens[] = {
	&bays_screen,
	&lanes_screen,
	NULL
};

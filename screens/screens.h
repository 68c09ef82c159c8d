/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of screens.  Only main's side of the program includes this; a
 * screen asks the shell to open another by name. */
#ifndef OPSDESK_SCREENS_H
#define OPSDESK_SCREENS_H

#include "ui/screen.h"

/* Ends with NULL. */
extern const struct screen_ops *const screens[];

extern const struct screen_ops bays_screen;
extern const struct screen_ops lanes_screen;

#endif

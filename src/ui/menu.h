/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The menu of the thing under the cursor: every action that is about it, the
 * impossible ones dimmed with the reason and who can.  What is chosen is done
 * to the thing as it was when the menu opened. */
#ifndef OPSDESK_UI_MENU_H
#define OPSDESK_UI_MENU_H

#include "base/err.h"

struct shell;

/* false when there is nothing under the cursor. */
bool menu_open(struct shell *shell, struct err *err) MUST_CHECK;

#endif

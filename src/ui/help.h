/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Help: a sheet made from the action rows and the keymap in force, so that it
 * cannot be wrong about either. */
#ifndef OPSDESK_UI_HELP_H
#define OPSDESK_UI_HELP_H

struct shell;

enum help_about {
	HELP_HERE,			/* the screen in view and what it shares */
	HELP_EVERYWHERE			/* every screen that main has */
};

void help_open(struct shell *shell, enum help_about about);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The configuration files, opsdesk.conf(5): the site's, then the person's.
 * A broken file is told of and left out; it never stops the program. */
#ifndef OPSDESK_SETTINGS_H
#define OPSDESK_SETTINGS_H

#include <stdbool.h>

#include "base/err.h"
#include "ui/key.h"

#define SETTING_SIZE 512
#define SETTING_DRAFT_HOURS 16		/* a shift */

/* Whose file it is: some settings are the site's alone. */
enum settings_of { SETTINGS_OF_SITE, SETTINGS_OF_PERSON };

struct settings {
	char dsn[SETTING_SIZE];		/* [connection] dsn */
	char desk[SETTING_SIZE];	/* [console] desk, screen, keys */
	char screen[SETTING_SIZE];
	char keys[SETTING_SIZE];
	bool hints;			/* [console] hints = on | off */
	bool sign_in_form;		/* [console] sign_in = form | auto; and */
	int lock_s;			/* lock = 10; 0: never.  The site's */
	int draft_hours;		/* [console] drafts, the site's; 0: none */
	char exports[SETTING_SIZE];	/* [console] exports, a directory; the
					   site's.  "": the person's own */
	key scan_prefix;		/* [scanner] prefix; KEY_NONE: none */
};

/* Reads one file into settings; a file that is not there is not an error.  On
 * an error settings are as before. */
bool settings_load(struct settings *settings, const char *path,
	enum settings_of whose, struct err *err) MUST_CHECK;

/* When to lock: "10" minutes, "90s", or "none" for 0; at most a day. */
bool settings_parse_lock(const char *text, int *seconds);

/* $XDG_CONFIG_HOME/opsdesk/name, or ~/.config/opsdesk/name; free() it, NULL
 * without a home. */
char *settings_path(const char *name);

/* The site's file of that name in the system's configuration directory. */
const char *settings_site_path(void);
const char *settings_site_keys(void);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The command line (contracts.md, "Programs, files, exit codes"). */
#ifndef OPSDESK_OPTIONS_H
#define OPSDESK_OPTIONS_H

#include <stdbool.h>

enum exit_code {
	EXIT_OK = 0,
	EXIT_REFUSED = 1,		/* doctor, staff: opsdesk(1) */
	EXIT_BAD_USAGE = 64,
	EXIT_BAD_FILE = 65,
	EXIT_NO_SERVER = 69,
	EXIT_BUG = 70,
	EXIT_SCHEMA = 76,
	EXIT_NOT_ALLOWED = 77
};

enum command {
	COMMAND_CONSOLE, COMMAND_MIGRATE, COMMAND_DEMO_DATA, COMMAND_KEYS,
	COMMAND_DOCTOR, COMMAND_STAFF_ADD, COMMAND_STAFF_CHANGE,
	COMMAND_STAFF_DISABLE, COMMAND_STAFF_LIST, COMMAND_HELP,
	COMMAND_VERSION
};

#define TENANTS_MAX 16

/* staff add, staff change, staff disable; desk is that of the console. */
struct staff_options {
	const char *login, *name, *role, *email, *waive_limit;
	const char *platform_user;
	const char *organisations[TENANTS_MAX], *teams[TENANTS_MAX];
	int organisation_count, team_count;
	const char *password_fd;	/* NULL: asked for on the terminal */
	bool no_password;
};

/* Texts point into argv; NULL where nothing was given. */
struct options {
	enum command command;
	const char *dsn, *keys, *desk, *screen, *log;
	bool sign_in;			/* ask for name and password */
	int lock_s;			/* 0: as the site's file says */
	const char *zone, *date;	/* demo-data */
	const char *scale, *seed;
	const char *file;		/* keys: the file to check */
	bool shadows;			/* keys */
	struct staff_options staff;
};

/* As a login shell, argv[0] begins with "-" and nothing follows; "-c", by which
 * others ask a shell to run something, is refused.
 *
 * On a usage error says what is wrong on standard error and returns false. */
bool options_parse(int argc, char **argv, struct options *options);

/* The text of --help, on standard output. */
void options_help(void);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading the command line with getopt_long. */
#include "config.h"

#include "options.h"

#include <getopt.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/mem.h"
#include "settings.h"

enum { OPT_HELP = 256, OPT_VERSION, OPT_SHADOWS, OPT_NO_PASSWORD, OPT_SIGN_IN };

static const struct option long_options[] = {
	{ "dsn", required_argument, NULL, 'd' },
	{ "keys", required_argument, NULL, 'k' },
	{ "desk", required_argument, NULL, 'D' },
	{ "screen", required_argument, NULL, 's' },
	{ "log", required_argument, NULL, 'l' },
	{ "sign-in", no_argument, NULL, OPT_SIGN_IN },
	{ "lock", required_argument, NULL, 'L' },
	{ "zone", required_argument, NULL, 'z' },
	{ "date", required_argument, NULL, 't' },
	{ "scale", required_argument, NULL, 'n' },
	{ "seed", required_argument, NULL, 'e' },
	{ "name", required_argument, NULL, 'N' },
	{ "role", required_argument, NULL, 'R' },
	{ "email", required_argument, NULL, 'E' },
	{ "waive-limit", required_argument, NULL, 'W' },
	{ "organisation", required_argument, NULL, 'O' },
	{ "team", required_argument, NULL, 'T' },
	{ "platform-user", required_argument, NULL, 'U' },
	{ "read-password", required_argument, NULL, 'F' },
	{ "no-password", no_argument, NULL, OPT_NO_PASSWORD },
	{ "shadows", no_argument, NULL, OPT_SHADOWS },
	{ "help", no_argument, NULL, OPT_HELP },
	{ "version", no_argument, NULL, OPT_VERSION },
	{ NULL, 0, NULL, 0 }
};

/* The words that it is called by, which options it takes, and what may or has
 * to follow. */
static const struct command_row {
	const char *name, *second;
	enum command command;
	const char *takes;
	enum { NOTHING, MAYBE_FILE, LOGIN } follows;
} commands[] = {
	{ "", NULL, COMMAND_CONSOLE, "dkDslIL", NOTHING },
	{ "migrate", NULL, COMMAND_MIGRATE, "d", NOTHING },
	{ "demo-data", NULL, COMMAND_DEMO_DATA, "dztne", NOTHING },
	{ "doctor", NULL, COMMAND_DOCTOR, "dk", NOTHING },
	{ "keys", NULL, COMMAND_KEYS, "kS", MAYBE_FILE },
	{ "staff", "add", COMMAND_STAFF_ADD, "dDNREWOTUFP", LOGIN },
	{ "staff", "change", COMMAND_STAFF_CHANGE, "dDNREWOTUF", LOGIN },
	{ "staff", "disable", COMMAND_STAFF_DISABLE, "d", LOGIN },
	{ "staff", "list", COMMAND_STAFF_LIST, "d", NOTHING },
};

void options_help(void)
{
	fputs("usage: opsdesk [--dsn CONNINFO] [--keys FILE] [--desk NAME] "
	      "[--screen NAME]\n"
	      "               [--log FILE] [--sign-in] [--lock MINUTES]\n"
	      "       opsdesk migrate [--dsn CONNINFO]\n"
	      "       opsdesk demo-data [--dsn CONNINFO] [--scale N] "
	      "[--seed S] [--date DAY]\n"
	      "               [--zone ZONE]\n"
	      "       opsdesk doctor [--dsn CONNINFO] [--keys FILE]\n"
	      "       opsdesk keys [--keys FILE] [--shadows] [FILE]\n"
	      "       opsdesk staff add LOGIN --name NAME --role ROLE "
	      "[--dsn CONNINFO]\n"
	      "               [--desk NAME] [--email ADDRESS] "
	      "[--waive-limit AMOUNT]\n"
	      "               [--organisation NAME]... [--team NAME]... "
	      "[--platform-user USER]\n"
	      "               [--read-password DESCRIPTOR | "
	      "--no-password]\n"
	      "       opsdesk staff change LOGIN [--dsn CONNINFO] "
	      "[--name NAME] [--role ROLE]\n"
	      "               [--desk NAME] [--email ADDRESS] "
	      "[--waive-limit AMOUNT]\n"
	      "               [--organisation NAME]... [--team NAME]... "
	      "[--platform-user USER]\n"
	      "               [--read-password DESCRIPTOR]\n"
	      "       opsdesk staff disable LOGIN [--dsn CONNINFO]\n"
	      "       opsdesk staff list [--dsn CONNINFO]\n"
	      "       opsdesk --help | --version\n"
	      "\n"
	      "Without --dsn the connection comes from PG* variables, a "
	      "service file and\n"
	      ".pgpass, as with psql. There is no option for a password.\n"
	      "\n"
	      "  migrate    bring the database to this program's schema\n"
	      "  demo-data  fill the database with people and a busy day\n"
	      "  doctor     say what is wrong with server, database and "
	      "terminal\n"
	      "  keys       print the keys in force, or check a keymap file\n"
	      "  staff      let a person in, make them something else, keep "
	      "a leaver out,\n"
	      "             show who is there\n"
	      "\n"
	      "Exit: 0 quit or hang-up, 1 refused or something to mend, 64 "
	      "usage, 65 bad\n"
	      "keymap file, 69 no server, 70 bug, 76 schema too old or too "
	      "new, 77 not allowed.\n"
	      "See opsdesk(1).\n",
		stdout);
}

static bool complain(const char *what, const char *which)
{
	fprintf(stderr, "opsdesk: %s%s\n", what, which);
	fprintf(stderr, "opsdesk: see opsdesk --help\n");
	return false;
}

/* One more of what may be given several times. */
static bool add_tenant(const char *tenants[TENANTS_MAX], int *count,
	const char *name)
{
	if (*count == TENANTS_MAX)
		return complain("too many of one kind, at ", name);
	tenants[(*count)++] = name;
	return true;
}

/* The options of staff; false when it is none of them, or one too many. */
static bool read_staff(int c, struct staff_options *staff)
{
	switch (c) {
	case 'N': staff->name = optarg; return true;
	case 'R': staff->role = optarg; return true;
	case 'E': staff->email = optarg; return true;
	case 'W': staff->waive_limit = optarg; return true;
	case 'U': staff->platform_user = optarg; return true;
	case 'F': staff->password_fd = optarg; return true;
	case 'O': return add_tenant(staff->organisations,
		&staff->organisation_count, optarg);
	case 'T': return add_tenant(staff->teams, &staff->team_count, optarg);
	default: return complain("that is not how it is called", "");
	}
}

/* The letters of the options that were given, to check against the command. */
static bool read_options(int argc, char **argv, struct options *options,
	char *given, size_t size)
{
	size_t n = 0;
	int c;

	while ((c = getopt_long(argc, argv, "", long_options, NULL)) != -1) {
		switch (c) {
		case 'd': options->dsn = optarg; break;
		case 'k': options->keys = optarg; break;
		case 'D': options->desk = optarg; break;
		case 's': options->screen = optarg; break;
		case 'l': options->log = optarg; break;
		case 'z': options->zone = optarg; break;
		case 't': options->date = optarg; break;
		case 'n': options->scale = optarg; break;
		case 'e': options->seed = optarg; break;
		case OPT_SIGN_IN: options->sign_in = true; c = 'I'; break;
		case 'L':
			if (!settings_parse_lock(optarg, &options->lock_s) ||
			    options->lock_s == 0)
				return complain("a lock is a number of minutes "
					"such as 10, or 90s, not ", optarg);
			break;
		case OPT_SHADOWS: options->shadows = true; c = 'S'; break;
		case OPT_NO_PASSWORD:
			options->staff.no_password = true;
			c = 'P';
			break;
		case OPT_HELP: options->command = COMMAND_HELP; continue;
		case OPT_VERSION: options->command = COMMAND_VERSION; continue;
		default:
			if (!read_staff(c, &options->staff))
				return false;
			break;
		}
		if (n + 1 < size)
			given[n++] = (char)c;
	}
	given[n] = '\0';
	return true;
}

static bool is_number(const char *text, long least, long most)
{
	char *end;
	long number;

	if (text[0] < '0' || text[0] > '9')
		return false;
	number = strtol(text, &end, 10);
	return *end == '\0' && number >= least && number <= most;
}

/* A day that the calendar has, as YYYY-MM-DD. */
static bool is_day(const char *text)
{
	struct tm day = { .tm_hour = 12 }, same;
	const char *end = strptime(text, "%Y-%m-%d", &day);

	if (strlen(text) != 10 || end == NULL || *end != '\0')
		return false;
	same = day;
	return timegm(&same) != -1 && same.tm_mday == day.tm_mday;
}

static bool changes_something(const struct options *options)
{
	const struct staff_options *staff = &options->staff;

	return staff->name != NULL || staff->role != NULL ||
		staff->email != NULL || staff->waive_limit != NULL ||
		staff->platform_user != NULL || staff->password_fd != NULL ||
		staff->organisation_count > 0 || staff->team_count > 0 ||
		options->desk != NULL;
}

static bool check_values(const struct options *options)
{
	if (options->scale != NULL && !is_number(options->scale, 1, 10000))
		return complain("a scale is a number from 1 to 10000, not ",
			options->scale);
	if (options->seed != NULL && !is_number(options->seed, 0, INT32_MAX))
		return complain("a seed is a number from 0 to 2147483647, "
			"not ", options->seed);
	if (options->date != NULL && !is_day(options->date))
		return complain("a date is a day like 2026-11-20, not ",
			options->date);
	if (options->staff.password_fd != NULL &&
	    !is_number(options->staff.password_fd, 0, 1023))
		return complain("a descriptor is a number like 3, not ",
			options->staff.password_fd);
	if (options->staff.password_fd != NULL && options->staff.no_password)
		return complain("--read-password and --no-password", " exclude "
			"each other");
	if (options->command == COMMAND_STAFF_ADD &&
	    (options->staff.name == NULL || options->staff.role == NULL))
		return complain("staff add needs --name and --role", "");
	if (options->command == COMMAND_STAFF_CHANGE &&
	    !changes_something(options))
		return complain("staff change needs something to change", "");
	return true;
}

/* The row that the next words name, the words taken; NULL when they name none.
 * Without a word it is the console; "" is a word that means nothing. */
static const struct command_row *read_command(int argc, char **argv)
{
	const char *name = optind < argc ? argv[optind++] : "";
	const char *second = "";
	size_t i = optind > 1 && name == argv[optind - 1] ? 1 : 0;

	for (; i < ARRAY_LEN(commands); i++) {
		if (strcmp(commands[i].name, name) != 0)
			continue;
		if (commands[i].second == NULL)
			return &commands[i];
		second = optind < argc ? argv[optind] : "";
		if (strcmp(commands[i].second, second) == 0) {
			optind++;
			return &commands[i];
		}
	}
	if (strcmp(name, "staff") == 0)
		complain("staff add, change, disable or list, not staff ",
			second);
	else
		complain("there is no subcommand ", name);
	return NULL;
}

static bool read_operand(const struct command_row *row, int argc, char **argv,
	struct options *options)
{
	if (row->follows == LOGIN && optind == argc)
		return complain("whose login? ", "give one");
	if (row->follows == LOGIN)
		options->staff.login = argv[optind++];
	else if (row->follows == MAYBE_FILE && optind < argc)
		options->file = argv[optind++];
	if (optind < argc)
		return complain("one word too many: ", argv[optind]);
	return true;
}

bool options_parse(int argc, char **argv, struct options *options)
{
	char given[64];
	const struct command_row *row;

	*options = (struct options){ .command = COMMAND_CONSOLE };
	/* A login shell; getopt_long() writes the name in its complaints. */
	if (argc > 0 && argv[0][0] == '-')
		argv[0]++;
	if (argc > 1 && strncmp(argv[1], "-c", 2) == 0) {
		fputs("opsdesk: this account opens the console and runs no "
		      "commands; sign in without one\n", stderr);
		return false;
	}
	if (!read_options(argc, argv, options, given, sizeof(given)))
		return false;
	if (options->command != COMMAND_CONSOLE)
		return true;
	row = read_command(argc, argv);
	if (row == NULL || !read_operand(row, argc, argv, options))
		return false;
	options->command = row->command;
	if (strspn(given, row->takes) != strlen(given))
		return complain("an option that does not belong to ",
			row->name[0] == '\0' ? "the console" : row->name);
	return check_values(options);
}

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

enum { OPT_HELP = 256, OPT_VERSION, OPT_SHADOWS };

static const struct option long_options[] = {
	{ "dsn", required_argument, NULL, 'd' },
	{ "keys", required_argument, NULL, 'k' },
	{ "desk", required_argument, NULL, 'D' },
	{ "screen", required_argument, NULL, 's' },
	{ "log", required_argument, NULL, 'l' },
	{ "zone", required_argument, NULL, 'z' },
	{ "date", required_argument, NULL, 't' },
	{ "scale", required_argument, NULL, 'n' },
	{ "seed", required_argument, NULL, 'e' },
	{ "shadows", no_argument, NULL, OPT_SHADOWS },
	{ "help", no_argument, NULL, OPT_HELP },
	{ "version", no_argument, NULL, OPT_VERSION },
	{ NULL, 0, NULL, 0 }
};

/* name, what it is, which options it takes */
static const struct {
	const char *name;
	enum command command;
	const char *takes;
} commands[] = {
	{ "", COMMAND_CONSOLE, "dkDsl" },
	{ "migrate", COMMAND_MIGRATE, "d" },
	{ "demo-data", COMMAND_DEMO_DATA, "dztne" },
	{ "keys", COMMAND_KEYS, "kS" },
};

void
options_help(void)
{
	fputs("usage: opsdesk [--dsn CONNINFO] [--keys FILE] [--desk NAME] "
	      "[--screen NAME]\n"
	      "               [--log FILE]\n"
	      "       opsdesk migrate [--dsn CONNINFO]\n"
	      "       opsdesk demo-data [--dsn CONNINFO] [--scale N] "
	      "[--seed S] [--date DAY]\n"
	      "               [--zone ZONE]\n"
	      "       opsdesk keys [--keys FILE] [--shadows] [FILE]\n"
	      "       opsdesk --help | --version\n"
	      "\n"
	      "Without --dsn the connection comes from PG* variables, a "
	      "service file and\n"
	      ".pgpass, as with psql. There is no option for a password.\n"
	      "\n"
	      "  migrate    bring the database to this program's schema\n"
	      "  demo-data  fill the database with people and a busy day\n"
	      "  keys       print the keys in force, or check a keymap file\n"
	      "\n"
	      "Exit: 0 quit or hang-up, 64 usage, 65 bad keymap file, 69 no "
	      "server, 70 bug,\n"
	      "76 schema too old or too new, 77 not allowed. See opsdesk(1).\n",
		stdout);
}

static bool
complain(const char *what, const char *which)
{
	fprintf(stderr, "opsdesk: %s%s\n", what, which);
	fprintf(stderr, "opsdesk: see opsdesk --help\n");
	return false;
}

/* The letters of the options that were given, to check against the command. */
static bool
read_options(int argc, char **argv, struct options *options, char *given,
	size_t size)
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
		case OPT_SHADOWS: options->shadows = true; c = 'S'; break;
		case OPT_HELP: options->command = COMMAND_HELP; continue;
		case OPT_VERSION: options->command = COMMAND_VERSION; continue;
		default: return complain("that is not how it is called", "");
		}
		if (n + 1 < size)
			given[n++] = (char)c;
	}
	given[n] = '\0';
	return true;
}

static bool
is_number(const char *text, long least, long most)
{
	char *end;
	long number;

	if (text[0] < '0' || text[0] > '9')
		return false;
	number = strtol(text, &end, 10);
	return *end == '\0' && number >= least && number <= most;
}

/* A day that the calendar has, as YYYY-MM-DD. */
static bool
is_day(const char *text)
{
	struct tm day = { .tm_hour = 12 }, same;
	const char *end = strptime(text, "%Y-%m-%d", &day);

	if (strlen(text) != 10 || end == NULL || *end != '\0')
		return false;
	same = day;
	return timegm(&same) != -1 && same.tm_mday == day.tm_mday;
}

static bool
check_values(const struct options *options)
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
	return true;
}

bool
options_parse(int argc, char **argv, struct options *options)
{
	char given[32];
	const char *name = "";
	size_t i = 0;

	*options = (struct options){ .command = COMMAND_CONSOLE };
	if (!read_options(argc, argv, options, given, sizeof(given)))
		return false;
	if (options->command != COMMAND_CONSOLE)
		return true;
	/* Without a word it is the console; "" is a word that means nothing. */
	if (optind < argc) {
		name = argv[optind++];
		i = 1;
	}
	while (i < ARRAY_LEN(commands) && strcmp(commands[i].name, name) != 0)
		i++;
	if (i == ARRAY_LEN(commands))
		return complain("there is no subcommand ", name);
	options->command = commands[i].command;
	if (options->command == COMMAND_KEYS && optind < argc)
		options->file = argv[optind++];
	if (optind < argc)
		return complain("one word too many: ", argv[optind]);
	if (strspn(given, commands[i].takes) != strlen(given))
		return complain("an option that does not belong to ",
			name[0] == '\0' ? "the console" : name);
	return check_values(options);
}

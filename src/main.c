/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the program begins: the command line, and what it asks for. */
#include "config.h"

#include <stdio.h>

#include "commands.h"
#include "console.h"
#include "options.h"

int main(int argc, char **argv)
{
	struct options options;

	if (!options_parse(argc, argv, &options))
		return EXIT_BAD_USAGE;
	switch (options.command) {
	case COMMAND_HELP:
		options_help();
		return EXIT_OK;
	case COMMAND_VERSION:
		puts(PACKAGE_STRING);
		return EXIT_OK;
	case COMMAND_MIGRATE:
		return command_migrate(&options);
	case COMMAND_DEMO_DATA:
		return command_demo_data(&options);
	case COMMAND_KEYS:
		return command_keys(&options);
	case COMMAND_DOCTOR:
		return command_doctor(&options);
	case COMMAND_STAFF_ADD:
		return command_staff_add(&options);
	case COMMAND_STAFF_CHANGE:
		return command_staff_change(&options);
	case COMMAND_STAFF_DISABLE:
		return command_staff_disable(&options);
	case COMMAND_STAFF_LIST:
		return command_staff_list(&options);
	case COMMAND_CONSOLE:
		break;
	}
	return console_run(&options);
}

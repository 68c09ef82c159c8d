/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The subcommands that are not the console.  Each returns an exit code. */
#ifndef OPSDESK_COMMANDS_H
#define OPSDESK_COMMANDS_H

struct options;

int command_migrate(const struct options *options);
int command_demo_data(const struct options *options);
int command_keys(const struct options *options);

#endif

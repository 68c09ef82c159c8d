/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The subcommands that are not the console.  Each returns an exit code.
 * doctor.c and staff.c have files of their own. */
#ifndef OPSDESK_COMMANDS_H
#define OPSDESK_COMMANDS_H

struct err;
struct options;

int command_migrate(const struct options *options);
int command_demo_data(const struct options *options);
int command_keys(const struct options *options);
int command_doctor(const struct options *options);
int command_staff_add(const struct options *options);
int command_staff_change(const struct options *options);
int command_staff_disable(const struct options *options);
int command_staff_list(const struct options *options);

/* Which code this failure ends a subcommand with. */
int command_exit_code(const struct err *err);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* For tests of keymap files without the screens: action tables that know the
 * names which a file uses, and nothing else. */
#ifndef OPSDESK_TESTS_KEYMAP_TABLES_H
#define OPSDESK_TESTS_KEYMAP_TABLES_H

#include "ui/keymap.h"

struct keymap_tables;

/* The whole of $srcdir/keymaps/NAME; free() it.  Ends the program with a
 * message when it cannot be read. */
char *keymap_file(const char *name);

struct keymap_tables *keymap_tables_new(const char *text);
void keymap_tables_free(struct keymap_tables **tables);

const struct keymap_section *keymap_tables_sections(
	const struct keymap_tables *tables);

#endif

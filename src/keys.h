/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which keymap files are in force, in which order: the embedded default.keys,
 * the site's, the one of the configuration, the person's, --keys. */
#ifndef OPSDESK_KEYS_H
#define OPSDESK_KEYS_H

#include <stdbool.h>

#include "base/err.h"
#include "ui/keymap.h"

struct settings;

/* An entry per file that was left out: broken, or asked for and not there. */
typedef void keys_problem_fn(void *context, const struct err *err);

/* Never fails: a broken file is told of and left out. */
struct keymap *keys_load(const struct settings *settings, const char *extra,
	keys_problem_fn *problem, void *context);

/* Reads one more file; missing is an error. */
bool keys_load_file(struct keymap *keymap, const char *path, struct err *err)
	MUST_CHECK;

#endif

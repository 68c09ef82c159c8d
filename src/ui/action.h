/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An action is one row: its name, what help says, what it needs, and the
 * function.  Help, the hint line, `:` completion, `opsdesk keys`, the manual's
 * tables and the tests read that row; nothing is spelt twice. */
#ifndef OPSDESK_UI_ACTION_H
#define OPSDESK_UI_ACTION_H

#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"
#include "ui/key.h"

struct shell;

enum {
	NEED_ROW = 1 << 0,		/* a thing under the cursor */
	NEED_CONNECTION = 1 << 1,	/* a live connection: it writes */
	NEED_HINT = 1 << 2,		/* worth one of the six hints, in table order */

	/* What it takes rather than needs. */
	TAKES_WORDS = 1 << 3,		/* `:name words …`; others refuse words */
	ALSO_IN_SHEETS = 1 << 4,	/* may start while a sheet is open */
	BEFORE_TEXT = 1 << 5,		/* its control or function key goes before a
					   field, a line and a wait for data */
	LEAVES_PAGES = 1 << 6,		/* starts from a page that only shows, too,
					   which is closed first */
	REOPENS = 1 << 7		/* of those that all screens share: opens its
					   sheet again when a draft is put back */
};

#define TARGET_VERSION_SIZE 80
#define TARGET_NAME_SIZE 120

/* The thing under the cursor, captured at the key press: an action names its
 * target by identity and by the version the operator saw. */
struct target {
	const char *kind;		/* "booking", "block", "free" …; static */
	int64_t id;
	char version[TARGET_VERSION_SIZE];
	char name[TARGET_NAME_SIZE];	/* as a prompt shows it */
};

/* Everything in it is borrowed for the time of the call. */
struct call {
	struct shell *shell;
	const struct action *action;	/* the row that was asked for */
	const struct target *targets;	/* marked things, else the one */
	int target_count;
	const struct target *subject;	/* the one under the cursor, also when
					   others are marked; NULL: none */
	const char *words;		/* after `:name`; "" from a key */
	key code;			/* the last key of those that asked;
					   KEY_NONE from `:` or a menu */
	bool again;			/* a draft wants the sheet that it led to
					   back: only that, nothing is written */
};

/* Starts the action; what it asks for comes later.  false: why not. */
typedef bool action_run_fn(void *state, const struct call *call,
	struct err *err);

struct action {
	const char *name;		/* kebab-case, verb first */
	const char *hint;		/* two words at most, for line 23 */
	const char *help;		/* one sentence */
	unsigned needs;
	const char *privilege;		/* a function of desk that the role must
					   be allowed to execute; NULL: none */
	action_run_fn *run;		/* NULL in a shared row: the screen's own
					   row of this name does it */
};

/* Tables end with a row without a name. */
const struct action *action_find(const struct action *table, const char *name);

#endif

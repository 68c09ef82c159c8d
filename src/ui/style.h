/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a cell means, not how it looks: term turns a style into attributes and,
 * where there is colour and NO_COLOR is unset, colours.  Attributes only repeat
 * what the characters already say (wireframes.md, head). */
#ifndef OPSDESK_UI_STYLE_H
#define OPSDESK_UI_STYLE_H

/* name as the tests and the configuration file write it */
#define STYLES(X) \
	X(NORMAL, "normal") \
	X(FRAME, "frame")		/* line 1, rules, separators */ \
	X(TITLE, "title") \
	X(ALERT, "alert")		/* needs somebody now */ \
	X(NOTICE, "notice")		/* worth knowing */ \
	X(SELECTED, "selected")		/* the cursor's thing */ \
	X(MARKED, "marked") \
	X(DIM, "dim")			/* past, closed, impossible */ \
	X(KEY, "key")			/* a key one may press */ \
	X(FIELD, "field")		/* where text goes */ \
	X(GHOST, "ghost")		/* picked up, not put down */ \
	X(CHANGED, "changed")		/* changed elsewhere just now */ \
	X(DONE, "done")			/* checked in, attended, paid */ \
	X(WAITING, "waiting")		/* pending, asks for a decision */

enum style {
#define X(constant, name) STYLE_##constant,
	STYLES(X)
#undef X
	STYLE_COUNT
};

const char *style_name(enum style style);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A keyboard-wedge scanner types: a prefix, the code, Enter.  Everything between
 * the two belongs to the scan, however long it takes and whatever it is, so
 * that no part of a code is ever taken for a key. */
#ifndef OPSDESK_UI_SCAN_H
#define OPSDESK_UI_SCAN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "ui/key.h"

#define SCAN_MAX 64			/* characters of ASCII; fewer of others */
#define SCAN_PREFIX (KEY_MOD_CTRL | 'b')	/* STX */

/* A scanner may send CR LF: the second of the two is no key of a person who
 * has seen what the first one did. */
#define SCAN_TAIL_MS 20

/* The same code again within this time was read twice. */
#define SCAN_TWICE_MS 1000

/* Keys that follow one another like this come from a device. */
#define SCAN_FOREIGN_MS 30

enum scan_step {
	SCAN_NOT,		/* the event is no part of a scan */
	SCAN_READING,		/* it was taken */
	SCAN_DONE,		/* text is the code */
	SCAN_TWICE,		/* of a code that has just been read */
	SCAN_LEFT,		/* Esc ended it */
	SCAN_EMPTY,
	SCAN_TOO_LONG,
	SCAN_SPOILED,		/* keys or pasted text were among it */
	SCAN_FOREIGN		/* one with a prefix that is not ours has ended */
};

struct scan {
	bool reading;
	bool foreign;		/* begun by a key that means nothing */
	bool too_long, spoiled;
	char text[SCAN_MAX + 1];	/* UTF-8 */
	size_t used;
	int64_t at_ms;		/* of its last event */
	char before[SCAN_MAX + 1];	/* the code before this one */
	int64_t before_ms;
	bool ended;		/* the last event was the Enter of one */
};

/* Zeroed to begin with.  prefix KEY_NONE: there is no scanner. */
enum scan_step scan_event(struct scan *scan, key prefix,
	const struct event *event);

/* That key meant nothing here: what a device sends right after it is dropped up
 * to its Enter. */
void scan_may_be_foreign(struct scan *scan, const struct event *event);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One key press as a number, with a name that people can read and write:
 * a character, or <F2> <Enter> <Ctrl-R> <Alt-x> <Space> <Lt> <Hash>
 * (contracts.md, keymap files).  And the events that term hands to the shell. */
#ifndef OPSDESK_UI_KEY_H
#define OPSDESK_UI_KEY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef uint32_t key;		/* a code point or KEY_…, with modifier bits */

#define KEY_MOD_CTRL 0x01000000u	/* with the lower-case letter */
#define KEY_MOD_ALT  0x02000000u

enum {
	KEY_SPECIAL = 0x110000,
	KEY_ENTER, KEY_ESC, KEY_TAB, KEY_BACKTAB, KEY_BACKSPACE, KEY_DELETE,
	KEY_INSERT, KEY_UP, KEY_DOWN, KEY_LEFT, KEY_RIGHT, KEY_HOME, KEY_END,
	KEY_PAGE_UP, KEY_PAGE_DOWN,
	KEY_F1, KEY_F12 = KEY_F1 + 11,
	KEY_NONE
};

#define KEY_NAME_SIZE 24

/* "b", "<Enter>", "<Ctrl-t>"; the same text key_parse reads. */
void key_name(key code, char out[KEY_NAME_SIZE]);

/* Reads one key from *text and moves *text behind it; false at the end or on
 * an unknown name. */
bool key_parse(const char **text, key *out);

/* The character to insert where text is typed, 0 when the key is none. */
uint32_t key_character(key code);

enum event_kind { EVENT_KEY, EVENT_PASTE, EVENT_RESIZE };

struct event {
	enum event_kind kind;
	key code;		/* EVENT_KEY */
	const char *text;	/* EVENT_PASTE: borrowed, UTF-8, control
				   characters already folded to blanks */
	int64_t at_ms;		/* when it arrived: clock_ms() */
};

#endif

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

/* "b", "<Enter>", "<Ctrl-t>"; the same text key_parse reads.  "" for what no
 * keyboard sends. */
void key_name(key code, char out[KEY_NAME_SIZE]);

/* Reads one key from *text and moves *text behind it; false at the end, on an
 * unknown name, or on a character that could not be shown.  Names are read in
 * any case; one byte of the terminal is one key, so <Ctrl-M> is <Enter>,
 * <Ctrl-J> too, <Ctrl-I> <Tab>, <Ctrl-H> <Backspace>, <Ctrl-[> <Esc>. */
bool key_parse(const char **text, key *out);

/* The names that stand in angle brackets, without them; NULL after the last. */
const char *key_special_name(int index);

/* The key of a control byte (0x00-0x1F, 0x7F) that the terminal sent. */
key key_control(unsigned char byte);

/* One character as UTF-8: bytes read, 0 at the end or on bytes that are not
 * UTF-8; bytes written (out is NUL-terminated), 0 when code is no character. */
size_t key_from_utf8(const char *text, key *out);
size_t key_to_utf8(key code, char out[5]);

/* Where Tab leads among fields or panes: 1 on, -1 back with Shift; 0 for any
 * other key. */
int key_tab_step(key code);

/* The character to insert where text is typed, 0 when the key is none:
 * controls, bidi overrides and their like cannot be typed. */
uint32_t key_character(key code);

/* A scan is made of keys by the shell. */
enum event_kind { EVENT_KEY, EVENT_PASTE, EVENT_RESIZE, EVENT_SCAN };

struct event {
	enum event_kind kind;
	key code;		/* EVENT_KEY */
	const char *text;	/* EVENT_PASTE, EVENT_SCAN: borrowed, UTF-8, control
				   characters already folded to blanks */
	int64_t at_ms;		/* when it arrived: clock_ms() */
};

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the terminal sent, made into events.  ncurses recognises the sequences
 * of the table below and hands over the other bytes one by one; what stands
 * between the two is decided here, without ncurses, without a descriptor, and
 * with the clock as an argument: characters of the locale, Esc alone, Esc before
 * a key (Alt), sequences that nobody knows or that the line split in the middle,
 * and pastes. */
#ifndef OPSDESK_TERM_TERM_KEYS_H
#define OPSDESK_TERM_TERM_KEYS_H

#include <stdint.h>

struct event;
struct term_keys;

/* More of a paste than this is dropped. */
#define TERM_PASTE_MAX (64 * 1024)

/* An Esc that came alone may turn out to be the beginning of a sequence that
 * the line split: for so long the rest of one is swallowed. */
#define TERM_SPLIT_MS 1000

/* A paste whose end never comes must not hold the keyboard for ever. */
#define TERM_PASTE_STALL_MS 10000

/* One way to spell a key: terminfo's string capability or fixed bytes, one of
 * the two NULL.  Later rows win.  The table ends with a row without both. */
struct term_sequence {
	const char *capability;
	const char *bytes;
	uint32_t code;			/* enum of ui/key.h, or private */
};

extern const struct term_sequence term_sequences[];

typedef void term_event_fn(void *context, const struct event *event);

struct term_keys *term_keys_new(term_event_fn *event, void *context);
void term_keys_free(struct term_keys **keys);

/* The sequence of this row of the table arrived. */
void term_keys_sequence(struct term_keys *keys, int row, int64_t now_ms);

/* A byte arrived that is no part of a known sequence. */
void term_keys_byte(struct term_keys *keys, unsigned char byte,
	int64_t now_ms);

/* Nothing more is there now: an Esc that came last came alone. */
void term_keys_pause(struct term_keys *keys, int64_t now_ms);

/* Where the terminal says that its cursor is, counted from 1; of nobody who
 * listens it is swallowed, as any sequence that is no key. */
typedef void term_report_fn(void *context, int row, int col);
void term_keys_on_report(struct term_keys *keys, term_report_fn *report,
	void *context);

/* The byte that Backspace sent last, 0 when it has not been pressed. */
unsigned char term_keys_backspace(const struct term_keys *keys);

/* Sends EVENT_RESIZE. */
void term_keys_resized(struct term_keys *keys, int64_t now_ms);

#endif

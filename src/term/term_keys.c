/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From bytes and recognised sequences to events.  Pastes are term_paste.c's. */
#include "config.h"

#include "term/term_keys.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>

#include "base/mem.h"
#include "term/term_paste.h"
#include "term/term_sequences.h"
#include "ui/key.h"

#define ESCAPE 0x1b
#define BELL 0x07
#define TAIL_MAX 16

enum state {
	PLAIN,
	AFTER_ESCAPE,	/* an Esc came, and it is not known what follows */
	AFTER_LONE,	/* an Esc came alone and was told; its rest may come */
	IN_SEQUENCE,	/* inside one that is swallowed */
	IN_STRING,	/* inside an answer that somebody else asked for */
	STRING_ESCAPE,	/* at an Esc in there */
	IN_REPORT	/* in the bytes that follow a mouse report's own end */
};

/* Button, column, row. */
#define REPORT_BYTES 3

struct term_keys {
	term_event_fn *event;
	void *context;
	enum state state;
	int64_t since_ms;		/* of the last byte of that state */
	bool alt;			/* of the character being read */
	char tail[TAIL_MAX];		/* of the sequence, after the Esc */
	size_t tail_used;
	int report_left;		/* bytes of a mouse report to come */
	mbstate_t partial;		/* of the character being read */
	struct term_paste *paste;	/* NULL when there is none */
	term_report_fn *report;		/* NULL: nobody listens */
	void *reporter;
	unsigned char backspace;	/* what it sends, 0: not known */
};

struct term_keys *term_keys_new(term_event_fn *event, void *context)
{
	struct term_keys *keys = mem_new(1, sizeof(*keys));

	keys->event = event;
	keys->context = context;
	return keys;
}

void term_keys_free(struct term_keys **keys)
{
	if (*keys == NULL)
		return;
	term_paste_free(&(*keys)->paste);
	free(*keys);
	*keys = NULL;
}

void term_keys_on_report(struct term_keys *keys, term_report_fn *report,
	void *context)
{
	keys->report = report;
	keys->reporter = context;
}

unsigned char term_keys_backspace(const struct term_keys *keys)
{
	return keys->backspace;
}

static void tell_key(struct term_keys *keys, key code, int64_t now_ms)
{
	struct event event = {
		.kind = EVENT_KEY, .code = code, .at_ms = now_ms,
	};

	keys->event(keys->context, &event);
}

static void tell_paste(struct term_keys *keys, int64_t now_ms)
{
	struct term_paste *paste = keys->paste;
	struct event event = {
		.kind = EVENT_PASTE, .text = term_paste_text(paste),
		.at_ms = now_ms,
	};

	keys->paste = NULL;
	if (event.text[0] != '\0')
		keys->event(keys->context, &event);
	term_paste_free(&paste);
}

/* A character that was begun will not be finished. */
static void drop_character(struct term_keys *keys)
{
	memset(&keys->partial, 0, sizeof(keys->partial));
	keys->alt = false;
}

static void begin_paste(struct term_keys *keys, int64_t now_ms)
{
	keys->state = PLAIN;
	drop_character(keys);
	keys->paste = term_paste_new(now_ms);
}

/* No key sends C1 controls, and mbrtowc() of glibc lets characters through that
 * lie beyond Unicode, where our names for keys are. */
static bool is_sent_by_no_key(key code)
{
	return (code >= 0x80 && code < 0xa0) || code >= KEY_SPECIAL;
}

static void tell_character(struct term_keys *keys, wchar_t character,
	int64_t now_ms)
{
	key code = (key)character;

	if (code == '\b' || code == 0x7f)
		keys->backspace = (unsigned char)code;
	if (code < 0x20 || code == 0x7f)
		code = key_control((unsigned char)code);
	else if (is_sent_by_no_key(code))
		code = KEY_NONE;
	if (code != KEY_NONE)
		tell_key(keys, keys->alt ? code | KEY_MOD_ALT : code, now_ms);
	keys->alt = false;
}

/* A character may arrive in pieces, and a byte that fits nowhere must not take
 * its neighbours with it: that is why this is not left to get_wch(). */
static void read_character(struct term_keys *keys, unsigned char byte,
	int64_t now_ms)
{
	bool continues = !mbsinit(&keys->partial);
	char bytes[1] = { (char)byte };
	wchar_t character;
	size_t length = mbrtowc(&character, bytes, 1, &keys->partial);

	if (length == (size_t)-2)
		return;
	if (length != (size_t)-1) {
		tell_character(keys, length == 0 ? L'\0' : character, now_ms);
		return;
	}
	drop_character(keys);
	if (continues)
		read_character(keys, byte, now_ms);
}

/* Takes a byte of the sequence; true when it was the last. */
static bool ends_sequence(struct term_keys *keys, unsigned char byte)
{
	bool is_linux_f1 = keys->tail_used == 1 && keys->tail[0] == '[' &&
		byte == '[';

	if (keys->tail_used < TAIL_MAX - 1)
		keys->tail[keys->tail_used++] = (char)byte;
	keys->tail[keys->tail_used] = '\0';
	return byte >= 0x40 && !is_linux_f1;
}

/* A terminal that an earlier program left reporting its mouse. */
static void begin_report(struct term_keys *keys, int64_t now_ms)
{
	keys->state = IN_REPORT;
	keys->since_ms = now_ms;
	keys->report_left = REPORT_BYTES;
}

/* "[24;80R" */
static void tell_report(struct term_keys *keys)
{
	int row, col;
	char end, more;

	if (keys->report != NULL &&
	    sscanf(keys->tail, "[%4d;%4d%c%c", &row, &col, &end, &more) == 3 &&
	    end == 'R' && row > 0 && col > 0)
		keys->report(keys->reporter, row, col);
}

/* The rest of a sequence that is not known or came in pieces.  Returns false
 * when this byte cannot belong to one. */
static bool swallow(struct term_keys *keys, unsigned char byte, int64_t now_ms)
{
	if (byte < 0x20 || byte > 0x7e)
		return false;
	keys->since_ms = now_ms;
	if (!ends_sequence(keys, byte))
		return true;
	keys->state = PLAIN;
	/* Only the marks of a paste are worth more than silence: without this
	 * one, a paste would be typed as if it were keys. */
	if (strcmp(keys->tail, "[200~") == 0)
		begin_paste(keys, now_ms);
	else if (strcmp(keys->tail, "[M") == 0)
		begin_report(keys, now_ms);
	else
		tell_report(keys);
	return true;
}

/* A string ends with BEL, or with an Esc and a backslash. */
static bool skip_string(struct term_keys *keys, unsigned char byte,
	int64_t now_ms)
{
	if (keys->state == STRING_ESCAPE && byte != '\\') {
		keys->state = AFTER_ESCAPE;
		return false;
	}
	keys->since_ms = now_ms;
	if (byte == ESCAPE)
		keys->state = STRING_ESCAPE;
	else if (byte == BELL || keys->state == STRING_ESCAPE)
		keys->state = PLAIN;
	return true;
}

static bool skip_report(struct term_keys *keys, unsigned char byte,
	int64_t now_ms)
{
	if (byte < ' ')
		return false;
	keys->since_ms = now_ms;
	if (--keys->report_left == 0)
		keys->state = PLAIN;
	return true;
}

static bool belongs(struct term_keys *keys, unsigned char byte, int64_t now_ms)
{
	if (now_ms - keys->since_ms > TERM_SPLIT_MS)
		return false;
	switch (keys->state) {
	case IN_SEQUENCE:
		return swallow(keys, byte, now_ms);
	case IN_STRING:
	case STRING_ESCAPE:
		return skip_string(keys, byte, now_ms);
	case IN_REPORT:
		return skip_report(keys, byte, now_ms);
	default:
		return false;
	}
}

static void begin_sequence(struct term_keys *keys, unsigned char byte,
	int64_t now_ms)
{
	keys->state = IN_SEQUENCE;
	keys->since_ms = now_ms;
	keys->tail[0] = (char)byte;
	keys->tail[1] = '\0';
	keys->tail_used = 1;
}

static void read_key(struct term_keys *keys, unsigned char byte,
	int64_t now_ms)
{
	bool introduces = byte == '[' || byte == 'O';
	bool in_time = now_ms - keys->since_ms <= TERM_SPLIT_MS;
	enum state state;

	if (belongs(keys, byte, now_ms))
		return;
	state = keys->state;
	keys->state = PLAIN;
	if (introduces && (state == AFTER_ESCAPE ||
			   (state == AFTER_LONE && in_time))) {
		begin_sequence(keys, byte, now_ms);
		return;
	}
	if (state == AFTER_ESCAPE && (byte == ']' || byte == 'P' ||
				      byte == '_')) {
		keys->state = IN_STRING;
		keys->since_ms = now_ms;
		return;
	}
	if (byte == ESCAPE) {
		if (state == AFTER_ESCAPE)
			tell_key(keys, KEY_ESC, now_ms);
		drop_character(keys);
		keys->state = AFTER_ESCAPE;
		return;
	}
	if (state == AFTER_ESCAPE)
		keys->alt = true;
	read_character(keys, byte, now_ms);
}

void term_keys_byte(struct term_keys *keys, unsigned char byte,
	int64_t now_ms)
{
	if (keys->paste != NULL && term_paste_stalled(keys->paste, now_ms))
		term_paste_free(&keys->paste);
	if (keys->paste == NULL)
		read_key(keys, byte, now_ms);
	else if (term_paste_byte(keys->paste, byte, now_ms))
		tell_paste(keys, now_ms);
}

void term_keys_sequence(struct term_keys *keys, int row, int64_t now_ms)
{
	key code = term_sequences[row].code;

	if (keys->paste != NULL && term_paste_stalled(keys->paste, now_ms))
		term_paste_free(&keys->paste);
	if (keys->paste != NULL) {
		if (code == PASTE_END)
			tell_paste(keys, now_ms);
		return;
	}
	if (keys->state == AFTER_ESCAPE)
		code |= KEY_MOD_ALT;
	keys->state = PLAIN;
	drop_character(keys);
	if ((code & ~KEY_MOD_ALT) == PASTE_BEGIN)
		begin_paste(keys, now_ms);
	else if ((code & ~KEY_MOD_ALT) == MOUSE_REPORT)
		begin_report(keys, now_ms);
	else if ((code & ~KEY_MOD_ALT) != PASTE_END)
		tell_key(keys, code, now_ms);
}

void term_keys_pause(struct term_keys *keys, int64_t now_ms)
{
	if (keys->paste != NULL || keys->state != AFTER_ESCAPE)
		return;
	keys->state = AFTER_LONE;
	keys->since_ms = now_ms;
	tell_key(keys, KEY_ESC, now_ms);
}

void term_keys_resized(struct term_keys *keys, int64_t now_ms)
{
	struct event event = { .kind = EVENT_RESIZE, .at_ms = now_ms };

	keys->event(keys->context, &event);
}

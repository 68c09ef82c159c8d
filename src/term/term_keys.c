/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From bytes and recognised sequences to events.  Pastes are term_paste.c's. */
#include "config.h"

#include "term/term_keys.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>

#include "base/mem.h"
#include "term/term_paste.h"
#include "ui/key.h"

#define ESCAPE 0x1b
#define TAIL_MAX 16

/* Private to this file and its table. */
enum { PASTE_BEGIN = KEY_NONE + 1, PASTE_END };

/* terminfo first: it knows terminals that we do not.  Then the forms that
 * clients send whatever TERM says: arrows of both cursor modes, the function
 * keys of xterm, the linux console and the VTs, and the application keypad,
 * which types digits here although terminfo may call a key KEY_C1 or even F5
 * (technical.md 4). */
const struct term_sequence term_sequences[] = {
	{ .capability = "kcuu1", .code = KEY_UP },
	{ .capability = "kcud1", .code = KEY_DOWN },
	{ .capability = "kcuf1", .code = KEY_RIGHT },
	{ .capability = "kcub1", .code = KEY_LEFT },
	{ .capability = "khome", .code = KEY_HOME },
	{ .capability = "kend", .code = KEY_END },
	{ .capability = "kich1", .code = KEY_INSERT },
	{ .capability = "kdch1", .code = KEY_DELETE },
	{ .capability = "kpp", .code = KEY_PAGE_UP },
	{ .capability = "knp", .code = KEY_PAGE_DOWN },
	{ .capability = "kcbt", .code = KEY_BACKTAB },
	{ .capability = "kent", .code = KEY_ENTER },
	{ .capability = "kf1", .code = KEY_F1 },
	{ .capability = "kf2", .code = KEY_F1 + 1 },
	{ .capability = "kf3", .code = KEY_F1 + 2 },
	{ .capability = "kf4", .code = KEY_F1 + 3 },
	{ .capability = "kf5", .code = KEY_F1 + 4 },
	{ .capability = "kf6", .code = KEY_F1 + 5 },
	{ .capability = "kf7", .code = KEY_F1 + 6 },
	{ .capability = "kf8", .code = KEY_F1 + 7 },
	{ .capability = "kf9", .code = KEY_F1 + 8 },
	{ .capability = "kf10", .code = KEY_F1 + 9 },
	{ .capability = "kf11", .code = KEY_F1 + 10 },
	{ .capability = "kf12", .code = KEY_F1 + 11 },

	{ .bytes = "\033[A", .code = KEY_UP },
	{ .bytes = "\033[B", .code = KEY_DOWN },
	{ .bytes = "\033[C", .code = KEY_RIGHT },
	{ .bytes = "\033[D", .code = KEY_LEFT },
	{ .bytes = "\033OA", .code = KEY_UP },
	{ .bytes = "\033OB", .code = KEY_DOWN },
	{ .bytes = "\033OC", .code = KEY_RIGHT },
	{ .bytes = "\033OD", .code = KEY_LEFT },
	{ .bytes = "\033[H", .code = KEY_HOME },
	{ .bytes = "\033[F", .code = KEY_END },
	{ .bytes = "\033OH", .code = KEY_HOME },
	{ .bytes = "\033OF", .code = KEY_END },
	{ .bytes = "\033[1~", .code = KEY_HOME },
	{ .bytes = "\033[4~", .code = KEY_END },
	{ .bytes = "\033[7~", .code = KEY_HOME },
	{ .bytes = "\033[8~", .code = KEY_END },
	{ .bytes = "\033[2~", .code = KEY_INSERT },
	{ .bytes = "\033[3~", .code = KEY_DELETE },
	{ .bytes = "\033[5~", .code = KEY_PAGE_UP },
	{ .bytes = "\033[6~", .code = KEY_PAGE_DOWN },
	{ .bytes = "\033[Z", .code = KEY_BACKTAB },

	{ .bytes = "\033OP", .code = KEY_F1 },
	{ .bytes = "\033OQ", .code = KEY_F1 + 1 },
	{ .bytes = "\033OR", .code = KEY_F1 + 2 },
	{ .bytes = "\033OS", .code = KEY_F1 + 3 },
	{ .bytes = "\033[11~", .code = KEY_F1 },
	{ .bytes = "\033[12~", .code = KEY_F1 + 1 },
	{ .bytes = "\033[13~", .code = KEY_F1 + 2 },
	{ .bytes = "\033[14~", .code = KEY_F1 + 3 },
	{ .bytes = "\033[[A", .code = KEY_F1 },
	{ .bytes = "\033[[B", .code = KEY_F1 + 1 },
	{ .bytes = "\033[[C", .code = KEY_F1 + 2 },
	{ .bytes = "\033[[D", .code = KEY_F1 + 3 },
	{ .bytes = "\033[[E", .code = KEY_F1 + 4 },
	{ .bytes = "\033[15~", .code = KEY_F1 + 4 },
	{ .bytes = "\033[17~", .code = KEY_F1 + 5 },
	{ .bytes = "\033[18~", .code = KEY_F1 + 6 },
	{ .bytes = "\033[19~", .code = KEY_F1 + 7 },
	{ .bytes = "\033[20~", .code = KEY_F1 + 8 },
	{ .bytes = "\033[21~", .code = KEY_F1 + 9 },
	{ .bytes = "\033[23~", .code = KEY_F1 + 10 },
	{ .bytes = "\033[24~", .code = KEY_F1 + 11 },

	{ .bytes = "\033Op", .code = '0' },
	{ .bytes = "\033Oq", .code = '1' },
	{ .bytes = "\033Or", .code = '2' },
	{ .bytes = "\033Os", .code = '3' },
	{ .bytes = "\033Ot", .code = '4' },
	{ .bytes = "\033Ou", .code = '5' },
	{ .bytes = "\033Ov", .code = '6' },
	{ .bytes = "\033Ow", .code = '7' },
	{ .bytes = "\033Ox", .code = '8' },
	{ .bytes = "\033Oy", .code = '9' },
	{ .bytes = "\033OM", .code = KEY_ENTER },
	{ .bytes = "\033On", .code = '.' },
	{ .bytes = "\033Ol", .code = ',' },
	{ .bytes = "\033Ok", .code = '+' },
	{ .bytes = "\033Om", .code = '-' },
	{ .bytes = "\033Oj", .code = '*' },
	{ .bytes = "\033Oo", .code = '/' },
	{ .bytes = "\033OX", .code = '=' },

	{ .bytes = "\033[200~", .code = PASTE_BEGIN },
	{ .bytes = "\033[201~", .code = PASTE_END },
	{ .code = KEY_NONE }
};

enum state {
	PLAIN,
	AFTER_ESCAPE,	/* an Esc came, and it is not known what follows */
	AFTER_LONE,	/* an Esc came alone and was told; its rest may come */
	IN_SEQUENCE	/* inside one that is swallowed */
};

struct term_keys {
	term_event_fn *event;
	void *context;
	enum state state;
	int64_t since_ms;		/* of the last byte of that state */
	bool alt;			/* of the character being read */
	char tail[TAIL_MAX];		/* of the sequence, after the Esc */
	size_t tail_used;
	mbstate_t partial;		/* of the character being read */
	struct term_paste *paste;	/* NULL when there is none */
};

struct term_keys *term_keys_new(term_event_fn *event, void *context)
{
	struct term_keys *keys = mem_new(1, sizeof *keys);

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
	memset(&keys->partial, 0, sizeof keys->partial);
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
	bool is_linux_f1 = keys->tail_used == 1 && keys->tail[0] == '['
		&& byte == '[';

	if (keys->tail_used < TAIL_MAX - 1)
		keys->tail[keys->tail_used++] = (char)byte;
	keys->tail[keys->tail_used] = '\0';
	return byte >= 0x40 && !is_linux_f1;
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
	return true;
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
	enum state state = keys->state;

	if (state == IN_SEQUENCE && in_time && swallow(keys, byte, now_ms))
		return;
	keys->state = PLAIN;
	if (introduces && (state == AFTER_ESCAPE
			   || (state == AFTER_LONE && in_time))) {
		begin_sequence(keys, byte, now_ms);
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

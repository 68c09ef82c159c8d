/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Collecting one paste. */
#include "config.h"

#include "term/term_paste.h"

#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>

#include "base/mem.h"
#include "term/term_keys.h"
#include "ui/key.h"

#define FIRST_SIZE 256

static const char end_mark[] = "\033[201~";

struct term_paste {
	char *text;			/* NUL-terminated once there is one */
	size_t used, size;
	size_t matched;			/* bytes of the end mark seen */
	bool full;			/* the rest is dropped, all of it */
	bool after_return;		/* a line feed now is no second blank */
	mbstate_t partial;
	int64_t last_ms;
};

struct term_paste *term_paste_new(int64_t now_ms)
{
	struct term_paste *paste = mem_new(1, sizeof(*paste));

	paste->last_ms = now_ms;
	return paste;
}

void term_paste_free(struct term_paste **paste)
{
	if (*paste == NULL)
		return;
	/* It may have been a password. */
	if ((*paste)->text != NULL)
		explicit_bzero((*paste)->text, (*paste)->size);
	free((*paste)->text);
	free(*paste);
	*paste = NULL;
}

/* Not by mem_resize(), which leaves a copy where it was. */
static void grow(struct term_paste *paste)
{
	size_t size = paste->size == 0 ? FIRST_SIZE : paste->size * 2;
	char *text = mem_new(size, 1);

	if (paste->text != NULL) {
		memcpy(text, paste->text, paste->used);
		explicit_bzero(paste->text, paste->size);
		free(paste->text);
	}
	paste->text = text;
	paste->size = size;
}

static void append(struct term_paste *paste, const char *bytes, size_t length)
{
	paste->full = paste->full || paste->used + length > TERM_PASTE_MAX;
	if (paste->full)
		return;
	if (paste->used + length + 1 > paste->size)
		grow(paste);
	memcpy(paste->text + paste->used, bytes, length);
	paste->used += length;
	paste->text[paste->used] = '\0';
}

static bool is_control(key character)
{
	return character < 0x20 || (character >= 0x7f && character < 0xa0) ||
		character == 0x2028 || character == 0x2029;
}

static void append_character(struct term_paste *paste, key character)
{
	bool second_half = paste->after_return && character == '\n';
	char bytes[5];
	size_t length;

	paste->after_return = character == '\r';
	if (second_half)
		return;
	if (is_control(character))
		character = ' ';
	length = key_to_utf8(character, bytes);
	append(paste, bytes, length);
}

static void read_character(struct term_paste *paste, unsigned char byte)
{
	bool continues = !mbsinit(&paste->partial);
	char bytes[1] = { (char)byte };
	wchar_t character;
	size_t length = mbrtowc(&character, bytes, 1, &paste->partial);

	if (length == (size_t)-2)
		return;
	if (length != (size_t)-1) {
		append_character(paste, length == 0 ? 0 : (key)character);
		return;
	}
	memset(&paste->partial, 0, sizeof(paste->partial));
	if (continues)
		read_character(paste, byte);
}

bool term_paste_byte(struct term_paste *paste, unsigned char byte,
	int64_t now_ms)
{
	paste->last_ms = now_ms;
	if (byte == (unsigned char)end_mark[paste->matched]) {
		paste->matched++;
		return end_mark[paste->matched] == '\0';
	}
	/* The mark's only Esc is its first byte, so that a match that fails can
	 * begin again with this byte but nowhere in between. */
	for (size_t i = 0; i < paste->matched; i++)
		read_character(paste, (unsigned char)end_mark[i]);
	paste->matched = byte == (unsigned char)end_mark[0] ? 1 : 0;
	if (paste->matched == 0)
		read_character(paste, byte);
	return false;
}

bool term_paste_stalled(const struct term_paste *paste, int64_t now_ms)
{
	return now_ms - paste->last_ms > TERM_PASTE_STALL_MS;
}

const char *term_paste_text(const struct term_paste *paste)
{
	return paste->text == NULL ? "" : paste->text;
}

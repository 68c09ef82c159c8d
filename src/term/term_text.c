/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Transliteration.  iconv's //TRANSLIT is no help here: its tables belong to
 * locales, so that in the POSIX locale, where they are needed most, it knows no
 * accents; and it writes several characters where the screen has one cell. */
#include "config.h"

#include "term/term_text.h"

#include <limits.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

#include "base/mem.h"
#include "ui/key.h"

#define DECOMPOSED_MAX 32

/* What Unicode does not decompose into an ASCII letter. */
static const struct plain {
	uint32_t character;
	char letter;
} plain_letters[] = {
	{ 0x00a1, '!' }, { 0x00a2, 'c' }, { 0x00a3, 'L' }, { 0x00a5, 'Y' },
	{ 0x00a6, '|' }, { 0x00a9, 'c' }, { 0x00ab, '"' }, { 0x00ae, 'r' },
	{ 0x00b0, 'o' }, { 0x00b1, '+' }, { 0x00b5, 'u' }, { 0x00b7, '.' },
	{ 0x00bb, '"' }, { 0x00bf, '?' }, { 0x00c6, 'A' }, { 0x00d0, 'D' },
	{ 0x00d7, 'x' }, { 0x00d8, 'O' }, { 0x00de, 'T' }, { 0x00df, 's' },
	{ 0x00e6, 'a' }, { 0x00f0, 'd' }, { 0x00f7, '/' }, { 0x00f8, 'o' },
	{ 0x00fe, 't' }, { 0x0110, 'D' }, { 0x0111, 'd' }, { 0x0126, 'H' },
	{ 0x0127, 'h' }, { 0x0131, 'i' }, { 0x0141, 'L' }, { 0x0142, 'l' },
	{ 0x0152, 'O' }, { 0x0153, 'o' }, { 0x0166, 'T' }, { 0x0167, 't' },
	{ 0x1e9e, 'S' }, { 0x2010, '-' }, { 0x2011, '-' }, { 0x2012, '-' },
	{ 0x2013, '-' }, { 0x2014, '-' }, { 0x2015, '-' }, { 0x2018, '\'' },
	{ 0x2019, '\'' }, { 0x201a, ',' }, { 0x201b, '\'' }, { 0x201c, '"' },
	{ 0x201d, '"' }, { 0x201e, '"' }, { 0x2020, '+' }, { 0x2022, '*' },
	{ 0x2026, '.' }, { 0x2032, '\'' }, { 0x2033, '"' }, { 0x2039, '<' },
	{ 0x203a, '>' }, { 0x20ac, 'E' }, { 0x2190, '<' }, { 0x2192, '>' },
	{ 0x2212, '-' }, { 0x2500, '-' }, { 0x2502, '|' }, { 0x25cf, '*' },
};

static bool is_writable(wchar_t character, bool plain)
{
	mbstate_t state = { 0 };
	char bytes[MB_LEN_MAX];

	if (plain)
		return character < 0x80;
	return wcrtomb(bytes, character, &state) != (size_t)-1;
}

static wchar_t nearest(uint32_t character, bool plain)
{
	const utf8proc_option_t options = UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT
		| UTF8PROC_STRIPMARK;
	utf8proc_int32_t decomposed[DECOMPOSED_MAX];
	utf8proc_ssize_t count;
	int boundary = 0;

	for (size_t i = 0; i < ARRAY_LEN(plain_letters); i++)
		if (plain_letters[i].character == character)
			return (wchar_t)plain_letters[i].letter;
	count = utf8proc_decompose_char((utf8proc_int32_t)character, decomposed,
		DECOMPOSED_MAX, options, &boundary);
	if (count < 1 || count > DECOMPOSED_MAX ||
	    !is_writable((wchar_t)decomposed[0], plain))
		return L'?';
	return (wchar_t)decomposed[0];
}

void term_text_cluster(wchar_t *out, size_t size, const char *cluster,
	bool plain)
{
	size_t used = 0, step;
	key character;

	for (; used + 1 < size; cluster += step) {
		step = key_from_utf8(cluster, &character);
		if (step == 0)
			break;
		if (is_writable((wchar_t)character, plain))
			out[used++] = (wchar_t)character;
		else if (used == 0)
			out[used++] = nearest(character, plain);
	}
	out[used] = L'\0';
}

char *term_text_to_locale(const char *text)
{
	char *out = mem_new(strlen(text) + 1, MB_LEN_MAX);
	mbstate_t state = { 0 };
	size_t used = 0, step, length;
	key character;
	wchar_t local;

	for (; *text != '\0'; text += step) {
		step = key_from_utf8(text, &character);
		if (step == 0) {
			step = 1;
			continue;
		}
		local = (wchar_t)character;
		if (!is_writable(local, false))
			local = nearest(character, false);
		length = wcrtomb(out + used, local, &state);
		if (length != (size_t)-1)
			used += length;
	}
	out[used] = '\0';
	return out;
}

char *term_text_from_locale(const char *text, size_t length)
{
	char *out = mem_new(length + 1, 4);
	mbstate_t state = { 0 };
	size_t used = 0, step;
	char bytes[5];
	wchar_t character;

	for (; length > 0 && *text != '\0'; text += step, length -= step) {
		step = mbrtowc(&character, text, length, &state);
		if (step == (size_t)-2)
			break;
		if (step == (size_t)-1) {
			memset(&state, 0, sizeof(state));
			step = 1;
			continue;
		}
		step = step == 0 ? 1 : step;
		if (key_to_utf8((key)character, bytes) == 0)
			continue;
		memcpy(out + used, bytes, strlen(bytes));
		used += strlen(bytes);
	}
	out[used] = '\0';
	return out;
}

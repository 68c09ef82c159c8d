/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Spelling keys for readline. */
#include "config.h"

#include "term/line_keys.h"

#include <string.h>
#include <wchar.h>

#include "base/mem.h"

static const struct {
	key code;
	const char *bytes;
} spelt_keys[] = {
	{ KEY_ENTER, "\r" }, { KEY_TAB, "\t" }, { KEY_BACKSPACE, "\177" },
	{ KEY_BACKTAB, "\033[Z" }, { KEY_DELETE, "\033[3~" },
	{ KEY_UP, "\033[A" }, { KEY_DOWN, "\033[B" }, { KEY_RIGHT, "\033[C" },
	{ KEY_LEFT, "\033[D" }, { KEY_HOME, "\033[H" }, { KEY_END, "\033[F" },
};

size_t line_key_bytes(key code, char out[LINE_KEY_SIZE])
{
	key base = code & ~(KEY_MOD_ALT | KEY_MOD_CTRL);
	size_t length, used = 0;
	mbstate_t state = { 0 };

	for (size_t i = 0; i < ARRAY_LEN(spelt_keys); i++)
		if (spelt_keys[i].code == code) {
			strcpy(out, spelt_keys[i].bytes);
			return strlen(out);
		}
	if (code & KEY_MOD_ALT)
		out[used++] = '\033';
	if (code & KEY_MOD_CTRL) {
		out[used++] = (char)(base & 0x1f);
		return used;
	}
	if (base == KEY_BACKSPACE && used > 0) {
		out[used++] = '\177';
		return used;
	}
	if (base >= KEY_SPECIAL || base < 0x20)
		return 0;
	length = wcrtomb(out + used, (wchar_t)base, &state);
	return length == (size_t)-1 ? 0 : used + length;
}

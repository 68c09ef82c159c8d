/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the operator's keyboard sends.  libvterm knows the modes that change
 * it: cursor keys, keypad, brackets around a paste. */
#include "config.h"

#include "tests/support/terminal_private.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/clock.h"
#include "base/mem.h"
#include "tests/support/patience.h"
#include "ui/key.h"

/* An Esc is one when so long nothing follows: twice what the program waits,
 * and more. */
#define ESCAPE_SILENCE_MS (2 * TERMINAL_ESCDELAY_MS + 20)

static const struct {
	key code;
	VTermKey key;
	VTermModifier modifier;
} terminal_keys[] = {
	{ KEY_ENTER, VTERM_KEY_ENTER, VTERM_MOD_NONE },
	{ KEY_ESC, VTERM_KEY_ESCAPE, VTERM_MOD_NONE },
	{ KEY_TAB, VTERM_KEY_TAB, VTERM_MOD_NONE },
	{ KEY_BACKTAB, VTERM_KEY_TAB, VTERM_MOD_SHIFT },
	{ KEY_BACKSPACE, VTERM_KEY_BACKSPACE, VTERM_MOD_NONE },
	{ KEY_DELETE, VTERM_KEY_DEL, VTERM_MOD_NONE },
	{ KEY_INSERT, VTERM_KEY_INS, VTERM_MOD_NONE },
	{ KEY_UP, VTERM_KEY_UP, VTERM_MOD_NONE },
	{ KEY_DOWN, VTERM_KEY_DOWN, VTERM_MOD_NONE },
	{ KEY_LEFT, VTERM_KEY_LEFT, VTERM_MOD_NONE },
	{ KEY_RIGHT, VTERM_KEY_RIGHT, VTERM_MOD_NONE },
	{ KEY_HOME, VTERM_KEY_HOME, VTERM_MOD_NONE },
	{ KEY_END, VTERM_KEY_END, VTERM_MOD_NONE },
	{ KEY_PAGE_UP, VTERM_KEY_PAGEUP, VTERM_MOD_NONE },
	{ KEY_PAGE_DOWN, VTERM_KEY_PAGEDOWN, VTERM_MOD_NONE },
};

void terminal_pause(struct terminal *terminal)
{
	int64_t end_ms = clock_ms() + PATIENCE_MS;

	terminal_disturbed(terminal);
	while (!terminal->has_ended && clock_ms() < end_ms &&
	       !terminal_rests(terminal, ESCAPE_SILENCE_MS))
		terminal_wait(5);
	terminal->after_escape = false;
}

static void keep_silent(struct terminal *terminal)
{
	if (terminal->after_escape)
		terminal_pause(terminal);
}

static void send_base(struct terminal *terminal, key base)
{
	char bytes[5];

	for (size_t i = 0; i < ARRAY_LEN(terminal_keys); i++)
		if (terminal_keys[i].code == base) {
			vterm_keyboard_key(terminal->vt, terminal_keys[i].key,
				terminal_keys[i].modifier);
			terminal_answer(terminal);
			return;
		}
	if (base >= KEY_F1 && base <= KEY_F12) {
		vterm_keyboard_key(terminal->vt,
			VTERM_KEY_FUNCTION((int)(base - KEY_F1) + 1),
			VTERM_MOD_NONE);
		terminal_answer(terminal);
		return;
	}
	terminal_send(terminal, bytes, key_to_utf8(base, bytes));
}

static void send_key(struct terminal *terminal, key code)
{
	key base = code & ~(KEY_MOD_ALT | KEY_MOD_CTRL);
	char control = (char)(base & 0x1f);

	keep_silent(terminal);
	if (code & KEY_MOD_ALT)
		terminal_send(terminal, "\033", 1);
	if (code & KEY_MOD_CTRL)
		terminal_send(terminal, &control, 1);
	else
		send_base(terminal, base);
	terminal->after_escape = code == KEY_ESC;
}

void terminal_press(struct terminal *terminal, const char *name,
	const char *file, int line)
{
	const char *rest = name;
	key code;

	if (!key_parse(&rest, &code) || *rest != '\0') {
		print_error("%s is not the name of one key\n", name);
		_fail(file, line);
	}
	send_key(terminal, code);
}

void terminal_type(struct terminal *terminal, const char *text,
	const char *file, int line)
{
	const char *rest = text;
	key code;

	while (*rest != '\0') {
		if (!key_parse(&rest, &code)) {
			print_error("no key at \"%s\" of \"%s\"\n", rest, text);
			_fail(file, line);
		}
		send_key(terminal, code);
	}
}

void terminal_paste(struct terminal *terminal, const char *text,
	const char *file, int line)
{
	(void)file;
	(void)line;
	keep_silent(terminal);
	vterm_keyboard_start_paste(terminal->vt);
	terminal_answer(terminal);
	terminal_send(terminal, text, strlen(text));
	vterm_keyboard_end_paste(terminal->vt);
	terminal_answer(terminal);
}

void terminal_keypad(struct terminal *terminal, char cap)
{
	static const char caps[] = "0123456789*+,-./\r=";
	const char *at = strchr(caps, cap);

	assert_non_null(at);
	keep_silent(terminal);
	vterm_keyboard_key(terminal->vt,
		(VTermKey)(VTERM_KEY_KP_0 + (int)(at - caps)), VTERM_MOD_NONE);
	terminal_answer(terminal);
}

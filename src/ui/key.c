/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Keys by name.  Two spellings of what a terminal sends as one byte are one
 * key: <Ctrl-M> is <Enter>, <Ctrl-I> is <Tab>. */
#include "config.h"

#include "ui/key.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "base/mem.h"
#include "base/text.h"

#define MODIFIERS (KEY_MOD_CTRL | KEY_MOD_ALT)

static const struct special {
	const char *name;
	key code;
} specials[] = {
	{ "Enter", KEY_ENTER }, { "Esc", KEY_ESC }, { "Tab", KEY_TAB },
	{ "BackTab", KEY_BACKTAB }, { "Backspace", KEY_BACKSPACE },
	{ "Delete", KEY_DELETE }, { "Insert", KEY_INSERT },
	{ "Up", KEY_UP }, { "Down", KEY_DOWN },
	{ "Left", KEY_LEFT }, { "Right", KEY_RIGHT },
	{ "Home", KEY_HOME }, { "End", KEY_END },
	{ "PgUp", KEY_PAGE_UP }, { "PgDn", KEY_PAGE_DOWN },
	{ "F1", KEY_F1 }, { "F2", KEY_F1 + 1 }, { "F3", KEY_F1 + 2 },
	{ "F4", KEY_F1 + 3 }, { "F5", KEY_F1 + 4 }, { "F6", KEY_F1 + 5 },
	{ "F7", KEY_F1 + 6 }, { "F8", KEY_F1 + 7 }, { "F9", KEY_F1 + 8 },
	{ "F10", KEY_F1 + 9 }, { "F11", KEY_F1 + 10 }, { "F12", KEY_F12 },
	/* Characters that a keymap file cannot hold as themselves. */
	{ "Space", ' ' }, { "Lt", '<' }, { "Hash", '#' },
};

const char *key_special_name(int index)
{
	return index >= 0 && (size_t)index < ARRAY_LEN(specials)
		? specials[index].name : NULL;
}

static const char *name_of(key code)
{
	size_t i;

	for (i = 0; i < ARRAY_LEN(specials); i++)
		if (specials[i].code == code)
			return specials[i].name;
	return NULL;
}

int key_tab_step(key code)
{
	return code == KEY_TAB ? 1 : code == KEY_BACKTAB ? -1 : 0;
}

key key_control(unsigned char byte)
{
	switch (byte) {
	case '\t':
		return KEY_TAB;
	case '\n':
	case '\r':
		return KEY_ENTER;
	case 0x1B:
		return KEY_ESC;
	case '\b':
	case 0x7F:
		return KEY_BACKSPACE;
	default:
		break;
	}
	if (byte >= 0x20)
		return KEY_NONE;
	if (byte >= 1 && byte <= 26)
		return KEY_MOD_CTRL | (key)(byte - 1 + 'a');
	return KEY_MOD_CTRL | (key)(byte + '@');
}

size_t key_from_utf8(const char *text, key *out)
{
	unsigned char lead = (unsigned char)*text;
	size_t length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
	char bytes[5] = "";
	key code = length == 1 ? lead : lead & (0x7Fu >> length);
	size_t i;

	if (lead == '\0' || strnlen(text, length) < length)
		return 0;
	memcpy(bytes, text, length);
	if (!text_is_utf8(bytes))
		return 0;
	for (i = 1; i < length; i++)
		code = code << 6 | ((unsigned char)bytes[i] & 0x3Fu);
	*out = code;
	return length;
}

size_t key_to_utf8(key code, char out[5])
{
	size_t length = code < 0x80 ? 1 : code < 0x800 ? 2
		: code < 0x10000 ? 3 : 4;
	size_t i;

	memset(out, 0, 5);
	if (code >= KEY_SPECIAL || (code >= 0xD800 && code <= 0xDFFF))
		return 0;
	for (i = length - 1; i > 0; i--, code >>= 6)
		out[i] = (char)(0x80u | (code & 0x3Fu));
	out[0] = (char)(length == 1 ? code : (0xF00u >> length & 0xFFu) | code);
	return length;
}

uint32_t key_character(key code)
{
	/* On a letter, so that a combining mark may be typed after one. */
	char text[6] = "a";

	if (code == 0 || key_to_utf8(code, text + 1) == 0 ||
	    !text_is_clean(text))
		return 0;
	return code;
}

/* A character that stands for itself in a keymap file or on a key cap. */
static bool is_plain(key code)
{
	char text[5];

	return code != 0 && key_to_utf8(code, text) > 0 && text_is_clean(text);
}

void key_name(key code, char out[KEY_NAME_SIZE])
{
	key base = code & ~MODIFIERS;
	const char *name = name_of(base);
	const char *modifier = code & KEY_MOD_CTRL ? "Ctrl-"
		: code & KEY_MOD_ALT ? "Alt-" : "";
	char character[5];
	const char *text = out;
	key again;

	out[0] = '\0';
	if (name == NULL) {
		if (!is_plain(base))
			return;
		key_to_utf8(base, character);
		name = character;
	}
	snprintf(out, KEY_NAME_SIZE,
		name == character && *modifier == '\0' ? "%s%s" : "<%s%s>",
		modifier, name);
	/* Modifiers that no keymap file can ask for. */
	if (!key_parse(&text, &again) || again != code)
		out[0] = '\0';
}

/* "Enter", "f2"; or a single character when that is allowed. */
static bool parse_base(const char *name, bool character, key *out)
{
	size_t i;

	for (i = 0; i < ARRAY_LEN(specials); i++)
		if (strcasecmp(specials[i].name, name) == 0) {
			*out = specials[i].code;
			return true;
		}
	return character && *name != '\0' &&
		key_from_utf8(name, out) == strlen(name) && is_plain(*out);
}

static bool parse_control(const char *name, key *out)
{
	key base;

	if (!parse_base(name, true, &base))
		return false;
	if (base == ' ')
		base = '@';
	if (base >= 'a' && base <= 'z')
		base -= 'a' - 'A';
	if (base == '?')
		*out = KEY_BACKSPACE;
	else if (base >= '@' && base <= '_')
		*out = key_control((unsigned char)(base - '@'));
	else
		return false;	/* terminals cannot send it */
	return true;
}

/* What stands between the angle brackets. */
static bool parse_name(const char *name, key *out)
{
	if (strncasecmp(name, "Ctrl-", 5) == 0)
		return parse_control(name + 5, out);
	if (strncasecmp(name, "Alt-", 4) != 0)
		return parse_base(name, false, out);
	if (!parse_base(name + 4, true, out))
		return false;
	*out |= KEY_MOD_ALT;
	return true;
}

bool key_parse(const char **text, key *out)
{
	const char *end;
	char name[KEY_NAME_SIZE];
	size_t length;
	key code;

	if (**text != '<') {
		length = key_from_utf8(*text, &code);
		if (length == 0 || !is_plain(code))
			return false;
		*text += length;
		*out = code;
		return true;
	}
	end = strchr(*text + 1, '>');
	if (end != NULL && end[-1] == '-' && end[1] == '>')
		end++;		/* <Alt->> */
	length = end != NULL ? (size_t)(end - *text) - 1 : 0;
	if (end == NULL || length >= sizeof(name))
		return false;
	memcpy(name, *text + 1, length);
	name[length] = '\0';
	if (!parse_name(name, &code))
		return false;
	*text = end + 1;
	*out = code;
	return true;
}

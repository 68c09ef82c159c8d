/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Errors as values. */
#include "config.h"

#include "base/err.h"

#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

/* A sentence that was cut must not end in half a character: the screen would
 * show a symbol that nobody wrote. */
static void drop_half_character(char *text)
{
	size_t end = strlen(text), start = end;
	int wanted = 1;
	unsigned char lead;

	while (start > 0 && end - start < 4 &&
	       ((unsigned char)text[start - 1] & 0xC0) == 0x80)
		start--;
	if (start == 0)
		return;
	lead = (unsigned char)text[--start];
	if (lead >= 0xF0)
		wanted = 4;
	else if (lead >= 0xE0)
		wanted = 3;
	else if (lead >= 0xC0)
		wanted = 2;
	if (end - start < (size_t)wanted)
		text[start] = '\0';
}

bool err_set(struct err *err, enum err_kind kind, const char *format, ...)
{
	va_list arguments;
	char text[ERR_TEXT_SIZE];
	int length;

	if (err == NULL)
		return false;
	va_start(arguments, format);
	length = vsnprintf(text, sizeof(text), format, arguments);
	va_end(arguments);
	if (length < 0)
		text[0] = '\0';
	else if ((size_t)length >= sizeof(text))
		drop_half_character(text);

	/* Only now: an argument may have been err->text itself. */
	err->kind = kind;
	err->sqlstate[0] = '\0';
	memcpy(err->text, text, sizeof(text));
	return false;
}

void err_clear(struct err *err)
{
	if (err != NULL)
		*err = (struct err){ .kind = ERR_NONE };
}

const char *err_hint(enum err_kind kind)
{
	static const char *const hints[] = {
#define X(name, hint) [ERR_##name] = hint,
		ERR_KINDS(X)
#undef X
	};

	if ((size_t)kind >= sizeof(hints) / sizeof(hints[0]))
		return "";
	return hints[kind];
}

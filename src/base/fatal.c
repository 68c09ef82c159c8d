/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The end of the program when it cannot be right any more. */
#include "config.h"

#include "base/fatal.h"

#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <sysexits.h>
#include <unistd.h>

#include "base/log.h"

static void (*restore_terminal)(void);

void fatal_on_exit(void (*restore)(void))
{
	restore_terminal = restore;
}

void fatal(const char *format, ...)
{
	static int depth;
	char text[1024];
	va_list arguments;
	void (*restore)(void) = restore_terminal;

	/* Something on this way out failed in turn: no second try. */
	if (depth++ > 0)
		_exit(EX_SOFTWARE);

	va_start(arguments, format);
	if (vsnprintf(text, sizeof(text), format, arguments) < 0)
		text[0] = '\0';
	va_end(arguments);

	restore_terminal = NULL;
	if (restore != NULL)
		restore();
	fprintf(stderr, "opsdesk: %s\n", text);
	log_line("fatal: %s", text);
	/* No handlers: what they rely on may be what is broken. */
	_exit(EX_SOFTWARE);
}

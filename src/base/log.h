/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The program's log: one line an event, for the people who look after it.
 * Control characters are cleaned, no personal data and no SQL parameters are
 * written.  Without log_open() everything is dropped. */
#ifndef OPSDESK_BASE_LOG_H
#define OPSDESK_BASE_LOG_H

#include <stdbool.h>

#include "base/err.h"

/* Appends to path, made with mode 0600 and never through a symbolic link. */
bool log_open(const char *path, struct err *err) MUST_CHECK;
void log_close(void);

void log_line(const char *format, ...) PRINTF_LIKE(1, 2);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A password, from a person or a program, never from a command line. */
#ifndef OPSDESK_PASSWORD_H
#define OPSDESK_PASSWORD_H

#include <stdbool.h>

#include "base/err.h"

#define PASSWORD_SIZE 256

/* Asks twice on the terminal, without echo.  A signal that ends the program
 * finds the terminal as it was before. */
bool password_ask(const char *login, char password[PASSWORD_SIZE],
	struct err *err) MUST_CHECK;

/* The first line that comes from this descriptor. */
bool password_read(int fd, char password[PASSWORD_SIZE], struct err *err)
	MUST_CHECK;

#endif

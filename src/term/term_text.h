/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Between UTF-8, which everything else speaks, and the charset of the locale,
 * which the terminal and readline speak.  What that charset lacks is written
 * with the nearest letter it has: "García" is "Garcia" in the POSIX locale. */
#ifndef OPSDESK_TERM_TERM_TEXT_H
#define OPSDESK_TERM_TERM_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <wchar.h>

/* One cluster as wide characters that the locale can write, NUL-terminated;
 * at most size - 1 of them.  Characters beyond the first are marks on it, and
 * are left out where the locale has none.  plain: as if it had nothing but ASCII.
 * "" stays "". */
void term_text_cluster(wchar_t *out, size_t size, const char *cluster,
	bool plain);

/* UTF-8 to the locale's charset and back; free() it.  Bytes that mean nothing
 * in the one are left out of the other. */
char *term_text_to_locale(const char *text);
char *term_text_from_locale(const char *text, size_t length);

#endif

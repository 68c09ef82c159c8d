/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Breaking a sentence into lines, at blanks where there are any. */
#ifndef OPSDESK_UI_WRAP_H
#define OPSDESK_UI_WRAP_H

#include <stddef.h>

/* Bytes of text that go on a line of at most width cells: up to the last blank
 * that fits, else as many clusters as fit, at least one; 0 only at the end. */
size_t wrap_line(const char *text, int width);

/* Where the line after these bytes begins: the blanks between are skipped. */
const char *wrap_next(const char *text, size_t bytes);

/* Lines that text needs at this width; 1 for "". */
int wrap_count(const char *text, int width);

#endif

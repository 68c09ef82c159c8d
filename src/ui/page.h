/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A sheet of lines to read: help, the messages, a history.  It scrolls, and `/`
 * searches it: only lines that contain what is typed then stay.  A key that
 * goes to a screen goes there from here as well. */
#ifndef OPSDESK_UI_PAGE_H
#define OPSDESK_UI_PAGE_H

#include "base/err.h"
#include "ui/style.h"

struct shell;
struct page;

/* Opens it, empty, over the whole body, in place of a page that is on top.  It
 * goes with its sheet, so only add to it before the next event. */
struct page *page_open(struct shell *shell, const char *title);

/* Typing searches at once, without `/`: then letters are no keys. */
void page_search(struct page *page);

/* A line over what follows; it stays as long as one of those does. */
void page_heading(struct page *page, const char *format, ...)
	PRINTF_LIKE(2, 3);

/* head stands in the margin as it is, the sentence is wrapped beside it; NULL:
 * no margin. */
void page_line(struct page *page, enum style style, const char *head,
	const char *format, ...) PRINTF_LIKE(4, 5);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Untrusted text: UTF-8 decoded into grapheme clusters, made harmless, and
 * measured by the one function that everything drawn is measured by.
 *
 * Control characters, escape sequences, bidi overrides, invisible and private
 * characters and invalid UTF-8 become a visible symbol of one cell
 * (technical.md 4, "Hostile text").  Nothing here allocates. */
#ifndef OPSDESK_BASE_TEXT_H
#define OPSDESK_BASE_TEXT_H

#include <stdbool.h>
#include <stddef.h>

/* Bytes one cleaned cluster can need, with its NUL: a base character and at
 * most two combining marks, of four bytes each. */
#define TEXT_CLUSTER_SIZE 13

struct text_cluster {
	char bytes[TEXT_CLUSTER_SIZE];	/* cleaned, filled up with NULs */
	int width;			/* 1 or 2 cells, never 0 */
};

/* Reads the next cluster of the NUL-terminated text, returns the bytes
 * consumed, 0 at the end. */
size_t text_next(const char *text, struct text_cluster *cluster);

/* Cells that the cleaned text takes. */
int text_width(const char *text);

/* Cleaned copy of text, at most width cells and size - 1 bytes, whole clusters
 * only.  Returns the cells written. */
int text_clip(char *out, size_t size, const char *text, int width);

/* Is this valid UTF-8 that needs no cleaning? */
bool text_is_clean(const char *text);

/* Valid UTF-8 throughout?  (Rules on what the database may be sent.) */
bool text_is_utf8(const char *text);

/* Byte offset of the cluster before / after byte offset at. */
size_t text_before(const char *text, size_t at);
size_t text_after(const char *text, size_t at);

/* Case- and accent-folded comparison for completion and local filters: does
 * text contain wanted / begin with it? */
bool text_contains(const char *text, const char *wanted);
bool text_begins(const char *text, const char *wanted);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lines of the lane board in the few cells there are for them: what is cut is
 * a name or a word in the middle, never the clock time behind it. */
#ifndef OPSDESK_FLOW_LANE_FIT_H
#define OPSDESK_FLOW_LANE_FIT_H

#include <stddef.h>

/* text in at most width cells: when it ends with a time, the words before that
 * go one by one from the right; else it is cut at the end. */
void lane_fit_words(const char *text, int width, char *out, size_t size);

/* What is rented, with what is waited for: who proposed it goes first, then who
 * locked it, then when; never the tier. */
void lane_fit_selection(const char *text, int width, char *out, size_t size);

/* "keeps 207 to 11:00, then to 17:00 (12 of 14 h)": the verbs go before a time
 * or the cap does. */
void lane_fit_stay(const char *text, int width, char *out, size_t size);

/* "before name behind", the name shortened until all of it fits. */
void lane_fit_name(const char *before, const char *name, const char *behind,
	int width, char *out, size_t size);

#endif

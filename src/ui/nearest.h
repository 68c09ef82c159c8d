/* SPDX-License-Identifier: GPL-3.0-or-later */
/* "No such name; the nearest is …": of many names, the one that a mistyped
 * word most likely meant. */
#ifndef OPSDESK_UI_NEAREST_H
#define OPSDESK_UI_NEAREST_H

#define NEAREST_SIZE 48

struct nearest {
	char word[NEAREST_SIZE];
	char name[NEAREST_SIZE];	/* the best so far, "" when none is near */
	int distance;
};

void nearest_begin(struct nearest *nearest, const char *word);

/* Of names that are equally near the first stays.  Longer ones than
 * NEAREST_SIZE - 1 bytes are passed over. */
void nearest_try(struct nearest *nearest, const char *name);

#endif

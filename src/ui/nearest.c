/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The nearest name by optimal string alignment: letters left out, added,
 * changed, or two swapped; case does not count. */
#include "config.h"

#include "ui/nearest.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

static int least(int a, int b)
{
	return a < b ? a : b;
}

static int lower(char c)
{
	return tolower((unsigned char)c);
}

/* Both shorter than NEAREST_SIZE. */
static int distance(const char *a, const char *b)
{
	int rows[3][NEAREST_SIZE];
	int *before = rows[0], *above = rows[1], *here = rows[2], *oldest;
	size_t i, j, columns = strlen(b);

	for (j = 0; j <= columns; j++)
		above[j] = (int)j;
	for (i = 1; a[i - 1] != '\0'; i++) {
		here[0] = (int)i;
		for (j = 1; j <= columns; j++) {
			int changed = lower(a[i - 1]) != lower(b[j - 1]);

			here[j] = least(above[j - 1] + changed,
				least(above[j], here[j - 1]) + 1);
			if (i > 1 && j > 1 && lower(a[i - 1]) == lower(b[j - 2]) &&
			    lower(a[i - 2]) == lower(b[j - 1]))
				here[j] = least(here[j], before[j - 2] + 1);
		}
		oldest = before;
		before = above;
		above = here;
		here = oldest;
	}
	return above[columns];
}

void nearest_begin(struct nearest *nearest, const char *word)
{
	snprintf(nearest->word, sizeof(nearest->word), "%s", word);
	nearest->name[0] = '\0';
	nearest->distance = NEAREST_SIZE;
}

void nearest_try(struct nearest *nearest, const char *name)
{
	size_t length = strlen(name), word_length = strlen(nearest->word);
	size_t longer = length > word_length ? length : word_length;
	int found;

	if (length >= sizeof(nearest->name))
		return;
	found = distance(nearest->word, name);
	/* More changed than kept: not what was meant. */
	if (found >= nearest->distance || 2 * found > (int)longer ||
	    longer == 0)
		return;
	nearest->distance = found;
	memcpy(nearest->name, name, length + 1);
}

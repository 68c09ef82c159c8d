/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Waits between attempts; arithmetic alone, so that it can be tested. */
#include "config.h"

#include "io/backoff.h"

int backoff_about_ms(int base_ms, uint32_t chance)
{
	int spread = base_ms / 2;

	return base_ms - base_ms / 4 + (spread > 0
		? (int)(chance % (uint32_t)(spread + 1)) : 0);
}

int backoff_next_ms(struct backoff *backoff, uint32_t chance)
{
	int base_ms = BACKOFF_FIRST_MS;

	for (int i = 0; i < backoff->failures; i++) {
		base_ms *= 2;
		if (base_ms >= BACKOFF_LONGEST_MS) {
			base_ms = BACKOFF_LONGEST_MS;
			break;
		}
	}
	backoff->failures++;
	return backoff_about_ms(base_ms, chance);
}

int backoff_first_ms(struct backoff *backoff, uint32_t chance)
{
	backoff->failures = 0;
	return (int)(chance % BACKOFF_FIRST_MS);
}

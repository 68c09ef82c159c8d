/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The monotonic clock. */
#include "config.h"

#include "base/clock.h"

#include <errno.h>
#include <string.h>
#include <time.h>

#include "base/fatal.h"

int64_t clock_ms(void)
{
	struct timespec now;

	if (clock_gettime(CLOCK_MONOTONIC, &now) != 0)
		fatal("no monotonic clock: %s", strerror(errno));
	return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

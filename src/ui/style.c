/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The names of the styles. */
#include "config.h"

#include "ui/style.h"

#include "base/fatal.h"

static const char *const names[STYLE_COUNT] = {
#define X(constant, name) [STYLE_##constant] = name,
	STYLES(X)
#undef X
};

const char *style_name(enum style style)
{
	if ((unsigned)style >= STYLE_COUNT)
		fatal("there is no style %d", (int)style);
	return names[style];
}

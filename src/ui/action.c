/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Looking a row up by its name. */
#include "config.h"

#include "ui/action.h"

#include <string.h>

const struct action *action_find(const struct action *table, const char *name)
{
	if (!table)
		return NULL;
	for (; table->name; table++)
		if (!strcmp(table->name, name))
			return table;
	return NULL;
}

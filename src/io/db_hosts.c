/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Several hosts, in turns.
 *
 * libpq goes to the next host when one refuses or cannot be reached, but not
 * when one takes the call and then hangs up or says nothing: a frozen machine,
 * a forwarded port without a server behind it.  Each attempt would end there
 * again.  So after a failure the list is begun one place further on. */
#include "config.h"

#include "io/db_private.h"

#include <string.h>

#include "base/mem.h"

/* "a,b,c" from its turn-th item on: "b,c,a".  A list of one is for all. */
static const char *turned(struct arena *arena, const char *list, int turn)
{
	const char *from = list;

	for (; turn > 0 && (from = strchr(from, ',')) != NULL; turn--)
		from++;
	if (from == NULL || from == list)
		return list;
	return arena_printf(arena, "%s,%.*s", from, (int)(from - list) - 1,
		list);
}

void db_hosts_init(struct db_plan *plan, int count,
	const char *const lists[DB_LISTS])
{
	plan->host_count = count;
	if (count < 2)
		return;
	plan->turns = arena_alloc(plan->arena, (size_t)count,
		sizeof(*plan->turns));
	for (int turn = 0; turn < count; turn++)
		for (int i = 0; i < DB_LISTS; i++)
			plan->turns[turn].lists[i] = lists[i] == NULL ? NULL
				: turned(plan->arena, lists[i], turn);
}

void db_hosts_turn(struct db_plan *plan, int turn)
{
	if (plan->host_count < 2)
		return;
	for (int i = 0; i < DB_LISTS; i++)
		if (plan->places[i] != NULL)
			*plan->places[i] =
				plan->turns[turn % plan->host_count].lists[i];
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Somebody at the lane board of the real program. */
#include "config.h"

#include "tests/support/lanes_desk.h"

#include <stdlib.h>

#include "base/mem.h"

struct terminal *lanes_board(struct club *club, const char *login)
{
	struct terminal *t = club_start(club, login, NULL, "--screen", "lanes",
		NULL);

	await_row(t, ROW_TITLE, "Lane board");
	await_row(t, ROW_RULE, "lane 1 ");
	await_text(t, "WANT OUT ");
	await_quiet(t);
	return t;
}

void lanes_start(struct terminal *t, const char *number)
{
	await_quiet(t);
	press(t, "s");
	await_text(t, "Check in  lane");
	await_quiet(t);
	type(t, number);
	type(t, "<Enter>");
}

void lanes_answer(struct terminal *t, const char *key, const char *sheet,
	const char *typed)
{
	await_quiet(t);
	press(t, key);
	await_text(t, sheet);
	await_quiet(t);
	type(t, typed);
}

void lanes_to_unit(struct terminal *t, const char *number)
{
	char *command = mem_printf(":l %s<Enter>", number);

	type(t, command);
	free(command);
	await_row(t, ROW_RULE, number);
	await_quiet(t);
}

void lanes_mark_unit(struct terminal *t, const char *number,
	const char *marked)
{
	lanes_to_unit(t, number);
	press(t, "<Space>");
	await_row(t, ROW_ALERTS, marked);
}

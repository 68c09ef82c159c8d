/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The club behind passwords. */
#include "config.h"

#include "tests/support/access_club.h"

#include <stdlib.h>

#include "base/mem.h"

/* Ana and ben need their passwords; mia and sol are trusted. */
int access_begin(void **state)
{
	struct club *club;

	if (club_begin(state) != 0)
		return -1;
	club = *state;
	club_do(club, "do $$ begin create role asks_password;"
		" exception when duplicate_object then null; end $$");
	club_do(club, "alter role ana password '" ANAS "'");
	club_do(club, "alter role ben password '" BENS "'");
	club_do(club, "grant asks_password to ana, ben");
	return 0;
}

struct terminal *access_start(struct club *club, const char *option,
	const char *value)
{
	return club_start(club, "ana", NULL, option, value, NULL);
}

void access_await_grid(struct terminal *t)
{
	await_row(t, ROW_TITLE, "Booking grid");
	await_row(t, ROW_PEEK, "Bay 1");
	await_quiet(t);
}

void access_sign_in(struct terminal *t, const char *name, const char *password)
{
	char *keys = mem_printf("%s<Tab>%s<Enter>", name, password);

	await_text(t, "Your name and password in the database.");
	type(t, keys);
	free(keys);
}

struct terminal *access_signed_in(struct club *club)
{
	struct terminal *t = access_start(club, "--sign-in", NULL);

	access_sign_in(t, "ana", ANAS);
	access_await_grid(t);
	return t;
}

/* What the club's people and prices look like on a screen. */
void access_assert_hidden(struct terminal *t)
{
	static const char *const data[] = {
		"Lee", "Okafor", "Bay", "25.00", "Booking", "late", "Conference"
	};

	for (size_t i = 0; i < ARRAY_LEN(data); i++)
		if (terminal_find(t, data[i]) >= 0)
			/* Fails with a picture. */
			assert_row(t, 0, data[i]);
}

void access_lock(struct terminal *t)
{
	type(t, ":lock<Enter>");
	await_text(t, "Ana, desk 2 is signed in here, locked at 14:07.");
}

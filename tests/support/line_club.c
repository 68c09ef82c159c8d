/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The club's console behind a proxy. */
#include "config.h"

#include "tests/support/line_club.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/clock.h"
#include "base/mem.h"
#include "tests/support/patience.h"

#define FLAG_COLUMN 79
#define LOOK_MS 5

struct terminal *line_console(struct line_club *line, struct club *club,
	const char *words)
{
	struct terminal *t;

	line->proxy = proxy_open(cluster_directory(club->cluster));
	line->dsn = mem_printf("%s %s", proxy_dsn(line->proxy), words);
	t = club_start(club, "ana", NULL, "--dsn", line->dsn, NULL);
	await_row(t, ROW_PEEK, "Bay 1");
	await_quiet(t);
	return t;
}

void line_end(struct line_club *line)
{
	proxy_close(&line->proxy);
	free(line->dsn);
	line->dsn = NULL;
}

static char flag(struct terminal *t)
{
	char row[400];

	terminal_row(t, ROW_TITLE, row, sizeof(row));
	return strlen(row) == FLAG_COLUMN + 1 ? row[FLAG_COLUMN] : ' ';
}

void line_await_flag(struct terminal *t, char wanted)
{
	int64_t end_ms = clock_ms() + PATIENCE_MS;

	while (flag(t) != wanted && clock_ms() < end_ms)
		terminal_wait(LOOK_MS);
	if (flag(t) != wanted)
		/* Fails with a picture. */
		await_row(t, ROW_TITLE, "the other mark in column 80");
}

void line_await_struck(struct line_club *line, struct terminal *t, int times)
{
	int64_t end_ms = clock_ms() + PATIENCE_MS;

	while (proxy_struck(line->proxy) < times && clock_ms() < end_ms)
		terminal_wait(LOOK_MS);
	if (proxy_struck(line->proxy) < times)
		await_row(t, ROW_TITLE, "what the proxy waits for");
}

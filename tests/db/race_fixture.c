/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The club to fight over. */
#include "config.h"

#include "tests/db/race_fixture.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <cmocka.h>

#include "base/mem.h"

#define SCRIPT_MAX 32768

int race_group(void **state)
{
	*state = cluster_open();
	return 0;
}

int race_group_end(void **state)
{
	struct cluster *cluster = *state;

	cluster_close(&cluster);
	return 0;
}

static char *read_script(const char *name)
{
	const char *source = getenv("srcdir");
	char *path = mem_printf("%s/tests/db/%s", source ? source : ".",
		name);
	char *text = mem_new(SCRIPT_MAX, 1);
	FILE *file = fopen(path, "r");

	if (file == NULL || fread(text, 1, SCRIPT_MAX - 1, file) == 0)
		fail_msg("%s cannot be read", path);
	fclose(file);
	free(path);
	return text;
}

int race_begin(void **state)
{
	return race_begin_with(state, "race.sql");
}

int race_begin_with(void **state, const char *name)
{
	struct race_fixture *f = mem_new(1, sizeof(*f));
	char *script = read_script(name);

	f->cluster = *state;
	f->dsn = cluster_filled_database(f->cluster, "race", script);
	f->race = race_new(f->dsn);
	free(script);
	*state = f;
	return 0;
}

int race_end(void **state)
{
	struct race_fixture *f = *state;

	race_free(&f->race);
	cluster_drop(f->cluster, f->dsn);
	*state = f->cluster;
	free(f->dsn);
	free(f);
	return 0;
}

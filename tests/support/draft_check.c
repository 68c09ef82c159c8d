/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the tests of drafts say of the made-up desk. */
#include "config.h"

#include "tests/support/draft_check.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/record.h"
#include "base/text.h"

#define ROWS 24
#define LINE_SIZE (80 * TEXT_CLUSTER_SIZE + 1)

int desk_set_up(void **state)
{
	*state = desk_new();
	return 0;
}

int desk_tear_down(void **state)
{
	desk_free((struct desk **)state);
	return 0;
}

void desk_begin(struct desk *desk)
{
	assert_true(shell_switch(desk->shell, "desk", "", NULL));
}

/* What a line of the picture says, from its first to its last character. */
static const char *line(struct desk *desk, int row, char out[LINE_SIZE])
{
	canvas_row(desk->canvas, row - 1, out, LINE_SIZE);
	return out;
}

void assert_shows(struct desk *desk, const char *wanted)
{
	char text[LINE_SIZE];

	desk_draw(desk);
	for (int row = 1; row <= ROWS; row++)
		if (strstr(line(desk, row, text), wanted))
			return;
	for (int row = 1; row <= ROWS; row++)
		print_error("|%s\n", line(desk, row, text));
	fail_msg("\"%s\" is not there", wanted);
}

void assert_lacks(struct desk *desk, const char *unwanted)
{
	char text[LINE_SIZE];

	desk_draw(desk);
	for (int row = 1; row <= ROWS; row++)
		if (strstr(line(desk, row, text), unwanted))
			fail_msg("\"%s\" is there", unwanted);
}

void take_over_like(struct desk **desk, struct desk_like like)
{
	struct record *draft = record_new();

	shell_save((*desk)->shell, draft);
	desk_free(desk);
	*desk = desk_new();
	(*desk)->waits = like.waits;
	if (like.thing != 0)
		(*desk)->thing = like.thing;
	if (like.fee != 0)
		(*desk)->fee = like.fee;
	(*desk)->busy = like.busy;
	desk_tell(*desk);
	assert_true(shell_restore((*desk)->shell, draft));
}

/* Turn for turn, as main: more of them than anything here needs. */
void take_over(struct desk **desk)
{
	take_over_like(desk, (struct desk_like){ .thing = 0 });
	for (int i = 0; i < 8; i++)
		desk_tell(*desk);
	assert_false(shell_is_restoring((*desk)->shell));
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The booking grid as an operator sees it. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/mem.h"
#include "tests/support/club.h"

static void the_day_is_the_picture_of_the_readme(void **state)
{
	struct club *club = *state;
	struct terminal *t = club_console(club, "ana");

	club_goto(t, "bay2 13:30", "Bay 2  13:30-14:30");
	assert_screen(t, "bays-day");
	club_leave(t);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(
			the_day_is_the_picture_of_the_readme, club_begin,
			club_end),
	};

	return cmocka_run_group_tests(tests, club_group, club_group_end);
}

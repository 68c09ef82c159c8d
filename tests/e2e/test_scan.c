/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A scanner at the real program: a code goes to the form that asks for one,
 * else nowhere, and never acts as keys. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "tests/support/club.h"

static void scan(struct terminal *t, const char *bytes)
{
	terminal_send(t, bytes, strlen(bytes));
}

/* x cancels, and Enter opens: not in a scan. */
static void a_scan_on_the_grid_is_only_shown(void **state)
{
	struct club *club = *state;
	struct terminal *t = club_console(club, "ana");

	club_goto(t, "bay3 15:00", "Bay 3  15:05-16:05");
	scan(t, "\002xp0042\r\n");
	await_row(t, ROW_LAST,
		"scanned \"xp0042\": nothing here asks for a scan");
	await_row(t, ROW_PEEK, "Bay 3  15:05-16:05");
	assert_int_equal(terminal_find(t, "Cancel"), -1);
	club_leave(t);
	club_expect(club, "", "select club_test.deeds()");
}

/* Byte for byte, each with the silence that would make an Escape one. */
static void pieces_make_one_code(void **state)
{
	static const char bytes[] = "\002xhx1\r";
	struct club *club = *state;
	struct terminal *t = club_console(club, "ana");

	club_goto(t, "bay3 15:00", "Bay 3  15:05-16:05");
	for (size_t i = 0; i < sizeof(bytes) - 1; i++) {
		terminal_send(t, &bytes[i], 1);
		terminal_pause(t);
	}
	await_row(t, ROW_LAST, "scanned \"xhx1\"");
	await_row(t, ROW_PEEK, "Bay 3  15:05-16:05");
	/* One without an end shows, and Esc leaves it. */
	scan(t, "\002xx");
	await_row(t, ROW_LAST, "scan: xx   Enter ends it, Esc leaves it");
	press(t, "<Esc>");
	await_row(t, ROW_LAST, "the scan was left");
	club_leave(t);
	club_expect(club, "", "select club_test.deeds()");
}

static void a_card_says_who_books(void **state)
{
	struct club *club = *state;
	struct terminal *t = club_console(club, "ana");

	club_goto(t, "bay4 14:00", "Bay 4  14:10-15:00  free");
	press(t, "b");
	await_text(t, "type a name or the last four");
	scan(t, "\002hadd\r");
	await_text(t, "> Haddad, Rana");
	await_quiet(t);
	press(t, "<Enter>");
	await_text(t, "price  0.00");
	/* Where a length is asked for, c would pay by card. */
	scan(t, "\002c1\r");
	await_row(t, ROW_LAST, "scanned \"c1\": nothing here asks for a scan");
	await_text(t, "price  0.00");
	press(t, "<Esc>");
	await_no_text(t, "price");
	club_leave(t);
	club_expect(club, "", "select club_test.added()");
}

/* The setting is the terminal's; another prefix does no harm. */
static void a_prefix_is_set_and_another_harmless(void **state)
{
	struct club *club = *state;
	struct terminal *t;

	club_file(club, "config/opsdesk/opsdesk.conf",
		"[scanner]\nprefix = ~\n");
	t = club_console(club, "ana");
	club_goto(t, "bay3 15:00", "Bay 3  15:05-16:05");
	scan(t, "~x1\r");
	await_row(t, ROW_LAST, "scanned \"x1\"");
	scan(t, "\002x1\r");
	await_row(t, ROW_LAST, "another prefix");
	assert_int_equal(terminal_find(t, "Cancel"), -1);
	club_leave(t);
	club_expect(club, "", "select club_test.deeds()");
}

#define TEST(name) \
	cmocka_unit_test_setup_teardown(name, club_begin, club_end)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(a_scan_on_the_grid_is_only_shown),
		TEST(pieces_make_one_code),
		TEST(a_card_says_who_books),
		TEST(a_prefix_is_set_and_another_harmless),
	};

	return cmocka_run_group_tests(tests, club_group, club_group_end);
}

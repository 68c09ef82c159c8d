/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What goes on when a manager has signed: the hand, the marks, the sheet, as if
 * the clerk had been allowed to; and not over what was begun meanwhile. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "tests/support/sign_club.h"

/* A clerk whose desks may not do this any more. */
static struct terminal *without(struct club *club, const char *function)
{
	char sql[200];

	sign_hire(club);
	snprintf(sql, sizeof(sql), "do $$ begin execute format('revoke execute"
		" on function %%s from desk_frontdesk',"
		" 'desk.%s'::regproc::regprocedure); end $$", function);
	club_do(club, sql);
	return club_console(club, "ana");
}

static void sign_here(struct terminal *t)
{
	press(t, "<Ctrl-O>");
	await_text(t, "Only a manager (Mia, Tomas) can");
	await_quiet(t);
	type(t, "tomas<Tab>" SIGN_TOMAS "<Enter>");
}

static void send_to_queue(struct terminal *t)
{
	press(t, "<Ctrl-O>");
	await_text(t, "Only a manager (Mia, Tomas) can");
	await_quiet(t);
	press(t, "<Ctrl-O>");
	await_row(t, ROW_LAST, "you will hear");
	await_no_text(t, "Only a manager");
	await_quiet(t);
}

/* mia signs the only thing that waits. */
static void sign_from_queue(struct club *club)
{
	struct terminal *mia = club_console(club, "mia");

	await_row(mia, ROW_ALERTS, "1 to sign");
	type(mia, ":sign<Enter>");
	await_text(mia, "Ana, desk 2, asks for");
	await_quiet(mia);
	press(mia, "s");
	await_text(mia, "Sign for Ana, desk 2");
	await_quiet(mia);
	press(mia, "y");
	await_row(mia, ROW_LAST, "for Ana: ");
	await_quiet(mia);
	type(mia, "<Esc>");
	club_leave(mia);
}

/* Okafor's booking, in the hand and over a free place. */
static void refuse_move(struct terminal *t)
{
	club_goto(t, "bay1 16", "Bay 1  16:00-18:00");
	press(t, "v");
	await_row(t, ROW_PEEK, "Moving  Okafor, Daniel  Bay 1 16:00-18:00");
	press(t, "<Right>");
	await_row(t, ROW_PEEK + 2, "1 Bay 2 17:00-19:00");
	await_quiet(t);
	press(t, "1");
	await_text(t, "received from");
	await_quiet(t);
	press(t, "p");
	await_row(t, ROW_LAST, SIGN_ASKS);
	await_quiet(t);
}

static void what_is_signed_leaves_the_hand(void **state)
{
	struct club *club = *state;
	struct terminal *t = without(club, "booking_move");

	refuse_move(t);
	sign_here(t);
	await_row(t, ROW_LAST,
		"Tomas signed: Okafor, Daniel moved to Bay 2 17:00-19:00");
	/* The hand is empty, and the cursor where it was carried. */
	await_row(t, ROW_PEEK, "Bay 2  17:00-19:00  a approved");
	await_no_text(t, "Only a manager");
	await_quiet(t);
	club_leave(t);
	club_expect(club, "approved Bay 2 17:00-19:00 okafor",
		"select club_test.named('okafor')");
}

static void what_goes_to_the_queue_leaves_the_hand(void **state)
{
	struct club *club = *state;
	struct terminal *t = without(club, "booking_move");

	refuse_move(t);
	send_to_queue(t);
	await_no_text(t, "Moving");
	club_expect(club, "approved Bay 1 16:00-18:00 okafor",
		"select club_test.named('okafor')");
	sign_from_queue(club);
	await_row(t, ROW_LAST,
		"Mia signed: Okafor, Daniel moved to Bay 2 17:00-19:00");
	await_quiet(t);
	club_leave(t);
	club_expect(club, "approved Bay 2 17:00-19:00 okafor",
		"select club_test.named('okafor')");
}

/* Lee and the board are marked, and did not come. */
static void refuse_outcomes(struct terminal *t)
{
	club_goto(t, "bay2 13:30", "Bay 2  13:30-14:30");
	press(t, "<Space>");
	await_row(t, ROW_ALERTS, "1 marked");
	club_goto(t, "13:00 conference room", "Conference Room  13:00-17:00");
	press(t, "<Space>");
	await_row(t, ROW_ALERTS, "2 marked");
	await_quiet(t);
	press(t, "o");
	await_text(t, "Outcome of 2 marked bookings");
	await_quiet(t);
	press(t, "n");
	await_row(t, ROW_LAST, SIGN_ASKS);
	await_quiet(t);
}

#define BOTH "select concat_ws('; ', club_test.named('lee')," \
	" club_test.named('board'))"
#define NEITHER_CAME "no_show Bay 2 13:30-14:30 lee; " \
	"no_show Conference Room 13:00-17:00 board"

static void what_is_signed_loses_its_marks(void **state)
{
	struct club *club = *state;
	struct terminal *t = without(club, "bookings_outcome");

	refuse_outcomes(t);
	await_row(t, ROW_ALERTS, "2 marked");
	sign_here(t);
	await_row(t, ROW_LAST, "Tomas signed: ");
	await_no_text(t, "marked");
	await_quiet(t);
	club_leave(t);
	club_expect(club, NEITHER_CAME, BOTH);
}

/* Signed in the queue while the clerk has begun nothing else there: the same. */
static void what_the_queue_signs_loses_its_marks(void **state)
{
	struct club *club = *state;
	struct terminal *t = without(club, "bookings_outcome");

	refuse_outcomes(t);
	send_to_queue(t);
	await_row(t, ROW_ALERTS, "2 marked");
	sign_from_queue(club);
	await_row(t, ROW_LAST, "Mia signed: ");
	await_no_text(t, "marked");
	await_quiet(t);
	club_leave(t);
	club_expect(club, NEITHER_CAME, BOTH);
}

/* Else it is only said: what the clerk is about is left alone. */
static void what_was_begun_meanwhile_is_left_alone(void **state)
{
	struct club *club = *state;
	struct terminal *t = without(club, "bookings_outcome");

	refuse_outcomes(t);
	send_to_queue(t);
	club_goto(t, "bay1 16", "Bay 1  16:00-18:00");
	press(t, "v");
	await_row(t, ROW_PEEK, "Moving  Okafor, Daniel  Bay 1 16:00-18:00");
	await_quiet(t);
	sign_from_queue(club);
	await_row(t, ROW_LAST, "Mia signed: ");
	await_row(t, ROW_PEEK, "Moving  Okafor, Daniel  Bay 1 16:00-18:00");
	await_row(t, ROW_ALERTS, "2 marked");
	await_quiet(t);
	press(t, "<Esc>");
	await_no_text(t, "Moving");
	await_quiet(t);
	club_leave(t);
	club_expect(club, NEITHER_CAME, BOTH);
}

#define TEST(name) \
	cmocka_unit_test_setup_teardown(name, club_begin, club_end)

int main(void)
{
	static const struct CMUnitTest tests[] = {
		TEST(what_is_signed_leaves_the_hand),
		TEST(what_goes_to_the_queue_leaves_the_hand),
		TEST(what_is_signed_loses_its_marks),
		TEST(what_the_queue_signs_loses_its_marks),
		TEST(what_was_begun_meanwhile_is_left_alone),
	};

	return cmocka_run_group_tests(tests, club_group, club_group_end);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a clerk may not do, through the real program: signed by a manager at the
 * counter, with right, wrong and revoked rights, or by the managers' queue. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "tests/support/club.h"
#include "tests/support/memory.h"

#define ASKS "a manager (mia, tomas) can: Ctrl-O"
#define DEED "Bay 2 13:30-14:30, is approved again"

/* Longer than what a heap writes over freed memory. */
#define TOMAS "three little birds each by my doorstep"
#define WRONG "three blind mice who ran after the wife"

/* Two whom the server asks for a password: a manager and a clerk. */
static void hire(struct club *club)
{
	club_do(club, "do $$ begin create role asks_password;"
		" exception when duplicate_object or unique_violation then null;"
		" end $$");
	club_do(club, "do $$ begin create role tomas login;"
		" exception when duplicate_object or unique_violation then null;"
		" end $$");
	club_do(club, "do $$ begin create role fred login;"
		" exception when duplicate_object or unique_violation then null;"
		" end $$");
	club_do(club, "alter role tomas login"
		" password '" TOMAS "'");
	club_do(club, "alter role fred login password 'one love'");
	club_do(club, "grant asks_password to tomas, fred");
	club_do(club, "grant desk_manager to tomas");
	club_do(club, "grant desk_frontdesk to fred");
	club_do(club, "insert into desk.staff (login, role_oid, name, role, desk)"
		" values ('tomas', 'tomas'::regrole, 'Tomas', 'manager',"
		" 'office'), ('fred', 'fred'::regrole, 'Fred', 'frontdesk',"
		" 'desk 3')");
}

/* To take a no-show back: a manager's.  What was typed stays on the sheet. */
static struct terminal *refused(struct club *club)
{
	struct terminal *t;

	hire(club);
	t = club_console(club, "ana");
	club_goto(t, "bay2 13:30", "Bay 2  13:30-14:30");
	press(t, "o");
	await_text(t, "Outcome  Lee, Anna");
	press(t, "n");
	await_row(t, ROW_PEEK, "Bay 2  13:30-14:30  n no-show");
	type(t, ":revert-booking<Enter>");
	await_row(t, ROW_LAST, "revert: only a manager (mia, tomas) can");
	await_text(t, "Back to approved  Lee, Anna");
	type(t, "she sat in the bar<Enter>");
	await_row(t, ROW_LAST, ASKS);
	await_quiet(t);
	return t;
}

static void open_sheet(struct terminal *t)
{
	press(t, "<Ctrl-O>");
	await_text(t, "Only a manager (mia, tomas) can");
	await_text(t, DEED);
	await_quiet(t);
}

static void expect_untouched(struct club *club)
{
	club_expect(club, "no_show Bay 2 13:30-14:30 lee",
		"select club_test.named('lee')");
	club_expect(club, "0", "select count(*) from club.admin_audit_log"
		" where action = 'revert_booking'");
	club_expect(club, "0", "select count(*) from desk.signover"
		" where state in ('open', 'signed')");
}

#define AUDIT "select concat_ws('|', details ->> 'login'," \
	" details ->> 'at_desk_of', details ->> 'desk'," \
	" details ->> 'reason') from club.admin_audit_log" \
	" where action = 'revert_booking'"

/* The terminal is the clerk's: nothing of a manager's password stays with it. */
static void assert_gone(struct terminal *t, const char *password)
{
	char where[64];

	if (memory_holds(terminal_pid(t), password, where))
		fail_msg("it is still in %s", where);
}

static void a_manager_signs_at_the_counter(void **state)
{
	struct club *club = *state;
	struct terminal *t = refused(club);

	open_sheet(t);
	type(t, "tomas<Tab>" WRONG "<Enter>");
	await_row(t, ROW_LAST,
		"the name or the password is wrong: nothing was signed");
	await_no_text(t, "blind");
	await_quiet(t);
	expect_untouched(club);
	/* The cursor waits in the password. */
	type(t, TOMAS "<Enter>");
	await_row(t, ROW_LAST, "tomas signed: Lee, Anna, " DEED);
	await_row(t, ROW_PEEK, "Bay 2  13:30-14:30  a approved");
	await_no_text(t, "Only a manager");
	await_quiet(t);
	assert_gone(t, "by my doorstep");
	assert_gone(t, "ran after the wife");
	club_expect(club, "tomas|ana|desk 2|she sat in the bar", AUDIT);
	club_expect(club, "tomas signover_sign ana t", "select concat_ws(' ',"
		" actor, action, at_desk_of, ok) from desk.request"
		" where at_desk_of is not null");
	/* That connection is gone. */
	club_expect(club, "0", "select count(*) from pg_stat_activity"
		" where usename = 'tomas' and datname = current_database()");
	club_leave(t);
}

/* Each is a sentence, and nothing is done. */
static void who_may_not_sign_is_told_so(void **state)
{
	struct club *club = *state;
	struct terminal *t = refused(club);

	open_sheet(t);
	type(t, "fred<Tab>one love<Enter>");
	await_row(t, ROW_LAST, "fred is no manager here: nothing was signed");
	await_quiet(t);
	expect_untouched(club);
	type(t, "<Up><Ctrl-U>ben<Tab>whatever<Enter>");
	await_row(t, ROW_LAST, "the server asks ben for no password");
	await_quiet(t);
	club_do(club, "alter role tomas nologin");
	type(t, "<Up><Ctrl-U>tomas<Tab>" TOMAS "<Enter>");
	await_row(t, ROW_LAST,
		"the name or the password is wrong: nothing was signed");
	await_quiet(t);
	club_do(club, "alter role tomas login");
	club_do(club, "update desk.staff set active = false"
		" where login = 'tomas'");
	type(t, TOMAS "<Enter>");
	await_row(t, ROW_LAST, "tomas is no manager here: nothing was signed");
	await_quiet(t);
	club_do(club, "update desk.staff set active = true"
		" where login = 'tomas'");
	/* The right goes after the refusal: of this manager, or of all. */
	club_do(club, "revoke desk_manager from tomas");
	type(t, TOMAS "<Enter>");
	await_row(t, ROW_LAST, "tomas is no manager here: nothing was signed");
	await_quiet(t);
	club_do(club, "grant desk_manager to tomas");
	club_do(club, "revoke execute on function desk.booking_revert(uuid,"
		" text, integer, text, boolean) from desk_manager");
	type(t, TOMAS "<Enter>");
	await_row(t, ROW_LAST, "That is nothing to be signed");
	await_quiet(t);
	expect_untouched(club);
	/* Esc: what was typed is there as it was. */
	type(t, "<Esc>");
	await_no_text(t, "Only a manager");
	club_leave(t);
	expect_untouched(club);
}

static void a_queue_signs_and_the_clerk_hears(void **state)
{
	struct club *club = *state;
	struct terminal *ana = refused(club), *mia;

	open_sheet(ana);
	press(ana, "<Ctrl-O>");
	await_row(ana, ROW_LAST, "For the managers to sign: taking a check-in"
		" back; you will hear");
	await_no_text(ana, "Only a manager");
	await_quiet(ana);
	/* A manager is told on every screen. */
	mia = club_console(club, "mia");
	await_row(mia, ROW_ALERTS, "1 to sign");
	type(mia, ":sign<Enter>");
	await_text(mia, "What desks ask managers to sign");
	await_text(mia, "ana, desk 2, asks for taking a check-in back: Lee,");
	await_quiet(mia);
	press(mia, "s");
	await_text(mia, "Sign for ana, desk 2");
	await_quiet(mia);
	press(mia, "y");
	await_row(mia, ROW_LAST, "for ana: Lee, Anna, " DEED);
	await_text(mia, "nothing waits for a manager");
	type(mia, "<Esc>");
	await_no_text(mia, "to sign");
	await_row(ana, ROW_LAST, "mia signed: Lee, Anna, " DEED);
	await_quiet(ana);
	await_quiet(mia);
	club_expect(club, "mia|ana|she sat in the bar", "select concat_ws('|',"
		" details ->> 'login', details ->> 'at_desk_of',"
		" details ->> 'reason') from club.admin_audit_log"
		" where action = 'revert_booking'");
	club_leave(ana);
	club_leave(mia);
}

/* What has changed meanwhile is said; the clerk hears when they are back. */
static void a_queue_declines_what_is_stale(void **state)
{
	struct club *club = *state;
	struct terminal *ana = refused(club), *mia;

	open_sheet(ana);
	press(ana, "<Ctrl-O>");
	await_row(ana, ROW_LAST, "you will hear");
	await_quiet(ana);
	club_leave(ana);
	club_do(club, "update club.booking_requests set staff_notes = 'fragile'"
		" where user_id = 'lee' and status = 'no_show'");
	mia = club_console(club, "mia");
	type(mia, ":sign<Enter>");
	await_text(mia, "no: Lee, Anna was changed since");
	await_quiet(mia);
	press(mia, "s");
	await_row(mia, ROW_LAST, "it would be refused: Lee, Anna was changed");
	type(mia, "dask her again<Enter>");
	await_row(mia, ROW_LAST, "for ana: Declined: taking a check-in back");
	await_quiet(mia);
	type(mia, "<Esc>");
	club_leave(mia);
	ana = club_console(club, "ana");
	type(ana, ":messages<Enter>");
	await_text(ana, "mia declined taking a check-in back: ask her again");
	type(ana, "<Esc>");
	club_leave(ana);
	club_expect(club, "t", "select bool_and(heard_at is not null)"
		" from desk.signover");
}

/* ---------------------------------------------------- the flow goes on */

/* A clerk whose desks may not do this any more. */
static struct terminal *without(struct club *club, const char *function)
{
	char sql[200];

	hire(club);
	snprintf(sql, sizeof(sql), "do $$ begin execute format('revoke execute"
		" on function %%s from desk_frontdesk',"
		" 'desk.%s'::regproc::regprocedure); end $$", function);
	club_do(club, sql);
	return club_console(club, "ana");
}

static void sign_here(struct terminal *t)
{
	press(t, "<Ctrl-O>");
	await_text(t, "Only a manager (mia, tomas) can");
	await_quiet(t);
	type(t, "tomas<Tab>three little birds<Enter>");
}

static void send_to_queue(struct terminal *t)
{
	press(t, "<Ctrl-O>");
	await_text(t, "Only a manager (mia, tomas) can");
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
	await_text(mia, "ana, desk 2, asks for");
	await_quiet(mia);
	press(mia, "s");
	await_text(mia, "Sign for ana, desk 2");
	await_quiet(mia);
	press(mia, "y");
	await_row(mia, ROW_LAST, "for ana: ");
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
	await_row(t, ROW_LAST, ASKS);
	await_quiet(t);
}

static void what_is_signed_leaves_the_hand(void **state)
{
	struct club *club = *state;
	struct terminal *t = without(club, "booking_move");

	refuse_move(t);
	sign_here(t);
	await_row(t, ROW_LAST,
		"tomas signed: Okafor, Daniel moved to Bay 2 17:00-19:00");
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
		"mia signed: Okafor, Daniel moved to Bay 2 17:00-19:00");
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
	await_row(t, ROW_LAST, ASKS);
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
	await_row(t, ROW_LAST, "tomas signed: ");
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
	await_row(t, ROW_LAST, "mia signed: ");
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
	await_row(t, ROW_LAST, "mia signed: ");
	await_row(t, ROW_PEEK, "Moving  Okafor, Daniel  Bay 1 16:00-18:00");
	await_row(t, ROW_ALERTS, "2 marked");
	await_quiet(t);
	press(t, "<Esc>");
	await_no_text(t, "Moving");
	await_quiet(t);
	club_leave(t);
	club_expect(club, NEITHER_CAME, BOTH);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(a_manager_signs_at_the_counter,
			club_begin, club_end),
		cmocka_unit_test_setup_teardown(who_may_not_sign_is_told_so,
			club_begin, club_end),
		cmocka_unit_test_setup_teardown(a_queue_signs_and_the_clerk_hears,
			club_begin, club_end),
		cmocka_unit_test_setup_teardown(a_queue_declines_what_is_stale,
			club_begin, club_end),
		cmocka_unit_test_setup_teardown(what_is_signed_leaves_the_hand,
			club_begin, club_end),
		cmocka_unit_test_setup_teardown(
			what_goes_to_the_queue_leaves_the_hand,
			club_begin, club_end),
		cmocka_unit_test_setup_teardown(what_is_signed_loses_its_marks,
			club_begin, club_end),
		cmocka_unit_test_setup_teardown(
			what_the_queue_signs_loses_its_marks,
			club_begin, club_end),
		cmocka_unit_test_setup_teardown(
			what_was_begun_meanwhile_is_left_alone,
			club_begin, club_end),
	};

	return cmocka_run_group_tests(tests, club_group, club_group_end);
}

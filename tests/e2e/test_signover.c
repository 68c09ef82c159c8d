/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a clerk may not do, through the real program: signed by a manager at the
 * counter, with right, wrong and revoked rights, or by the managers' queue. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "tests/support/memory.h"
#include "tests/support/sign_club.h"

/* Longer than what a heap writes over freed memory. */
#define WRONG "three blind mice who ran after the wife"

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
	struct terminal *t = sign_refused(club);

	sign_open(t);
	type(t, "tomas<Tab>" WRONG "<Enter>");
	await_row(t, ROW_LAST,
		"the login or the password is wrong: nothing was signed");
	await_no_text(t, "blind");
	await_quiet(t);
	sign_expect_untouched(club);
	/* The cursor waits in the password. */
	type(t, SIGN_TOMAS "<Enter>");
	await_row(t, ROW_LAST, "Tomas signed: Lee, Anna, " SIGN_DEED);
	await_row(t, ROW_PEEK, "Bay 2  13:30-14:30  a approved");
	await_no_text(t, "Only a manager");
	await_quiet(t);
	assert_gone(t, "by my doorstep");
	assert_gone(t, "ran after the wife");
	club_expect(club, "tomas|ana|desk 2|she sat in the bar", SIGN_AUDIT);
	club_expect(club, "tomas signover_sign ana t", "select concat_ws(' ',"
		" actor, action, at_desk_of, ok) from desk.request"
		" where at_desk_of is not null");
	/* That connection is gone. */
	club_expect(club, "0", "select count(*) from pg_stat_activity"
		" where usename = 'tomas' and datname = current_database()");
	club_leave(t);
}

/* A clerk may cancel, but not this one any more: that is signed as well. */
static void what_its_state_keeps_from_a_clerk_is_signed(void **state)
{
	struct club *club = *state;
	struct terminal *t;

	sign_hire(club);
	t = club_console(club, "ana");
	club_goto(t, "bay2 13:30", "Bay 2  13:30-14:30");
	press(t, "o");
	await_text(t, "Outcome  Lee, Anna");
	press(t, "n");
	await_row(t, ROW_PEEK, "Bay 2  13:30-14:30  n no-show");
	await_rest(t);
	press(t, "x");
	await_text(t, "Cancel  Lee, Anna");
	type(t, "booked twice<Tab>p");
	await_row(t, ROW_LAST, "Ctrl-O  Lee, Anna is a no-show: only a manager "
		"cancels it now");
	await_quiet(t);
	press(t, "<Ctrl-O>");
	await_text(t, "Only a manager (Mia, Tomas) can");
	await_quiet(t);
	type(t, "tomas<Tab>" SIGN_TOMAS "<Enter>");
	await_row(t, ROW_LAST, "Tomas signed: Cancelled Bay 2 13:30-14:30");
	await_quiet(t);
	club_expect(club, "cancelled Bay 2 13:30-14:30 lee",
		"select club_test.named('lee')");
	club_leave(t);
}

/* Each is a sentence, and nothing is done. */
static void who_may_not_sign_is_told_so(void **state)
{
	struct club *club = *state;
	struct terminal *t = sign_refused(club);

	sign_open(t);
	type(t, "fred<Tab>" SIGN_FRED "<Enter>");
	await_row(t, ROW_LAST, "fred is no manager here: nothing was signed");
	await_quiet(t);
	sign_expect_untouched(club);
	type(t, "<Up><Ctrl-U>ben<Tab>whatever<Enter>");
	await_row(t, ROW_LAST, "the server asks ben for no password");
	await_quiet(t);
	club_do(club, "alter role tomas nologin");
	type(t, "<Up><Ctrl-U>tomas<Tab>" SIGN_TOMAS "<Enter>");
	await_row(t, ROW_LAST,
		"the login or the password is wrong: nothing was signed");
	await_quiet(t);
	club_do(club, "alter role tomas login");
	club_do(club, "update desk.staff set active = false"
		" where login = 'tomas'");
	type(t, SIGN_TOMAS "<Enter>");
	await_row(t, ROW_LAST, "tomas is no manager here: nothing was signed");
	await_quiet(t);
	club_do(club, "update desk.staff set active = true"
		" where login = 'tomas'");
	/* The right goes after the refusal: of this manager, or of all. */
	club_do(club, "revoke desk_manager from tomas");
	type(t, SIGN_TOMAS "<Enter>");
	await_row(t, ROW_LAST, "tomas is no manager here: nothing was signed");
	await_quiet(t);
	club_do(club, "grant desk_manager to tomas");
	club_do(club, "revoke execute on function desk.booking_revert(uuid,"
		" text, integer, text, boolean) from desk_manager");
	type(t, SIGN_TOMAS "<Enter>");
	await_row(t, ROW_LAST, "That is nothing to be signed");
	await_quiet(t);
	sign_expect_untouched(club);
	/* Esc: what was typed is there as it was. */
	type(t, "<Esc>");
	await_no_text(t, "Only a manager");
	club_leave(t);
	sign_expect_untouched(club);
}

static void a_queue_signs_and_the_clerk_hears(void **state)
{
	struct club *club = *state;
	struct terminal *ana = sign_refused(club), *mia;

	sign_open(ana);
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
	await_text(mia, "Ana, desk 2, asks for taking a check-in back");
	await_quiet(mia);
	press(mia, "s");
	await_text(mia, "Sign for Ana, desk 2");
	await_quiet(mia);
	press(mia, "y");
	await_row(mia, ROW_LAST, "for Ana: Lee, Anna, " SIGN_DEED);
	await_text(mia, "nothing waits for a manager");
	type(mia, "<Esc>");
	await_no_text(mia, "to sign");
	await_row(ana, ROW_LAST, "Mia signed: Lee, Anna, " SIGN_DEED);
	await_quiet(ana);
	await_quiet(mia);
	club_expect(club, "mia|ana|she sat in the bar", "select concat_ws('|',"
		" details ->> 'login', details ->> 'at_desk_of',"
		" details ->> 'reason') from club.admin_audit_log"
		" where action = 'revert_booking'");
	club_leave(ana);
	club_leave(mia);
}

/* With a note for the managers; and taken back again. */
static void a_clerk_sees_and_takes_back_what_waits(void **state)
{
	struct club *club = *state;
	struct terminal *ana = sign_refused(club), *mia;

	sign_open(ana);
	type(ana, "<Tab><Tab>Mia promised");
	await_text(ana, "Mia promised");
	await_quiet(ana);
	press(ana, "<Ctrl-O>");
	await_row(ana, ROW_LAST, "you will hear");
	await_no_text(ana, "Only a manager");
	await_quiet(ana);
	mia = club_console(club, "mia");
	await_row(mia, ROW_ALERTS, "1 to sign");
	type(mia, ":sign<Enter>");
	await_text(mia, "they say: Mia promised");
	await_quiet(mia);
	press(mia, "s");
	await_text(mia, "Sign for Ana, desk 2");
	await_text(mia, "they say: Mia promised");
	await_quiet(mia);
	press(mia, "<Esc>");
	await_no_text(mia, "Sign for Ana, desk 2");
	await_quiet(mia);
	type(ana, ":sign<Enter>");
	await_text(ana, "What you have asked managers to sign");
	await_text(ana, "Would be done: Lee, Anna, " SIGN_DEED);
	await_text(ana, "you say: Mia promised");
	await_quiet(ana);
	press(ana, "x");
	await_text(ana, "Ask no manager any more for taking a check-in back");
	await_quiet(ana);
	press(ana, "y");
	await_row(ana, ROW_LAST,
		"Taken back from the managers: taking a check-in back");
	await_text(ana, "nothing waits for a manager");
	await_text(mia, "nothing waits for a manager");
	await_quiet(ana);
	await_quiet(mia);
	type(ana, "<Esc>");
	type(mia, "<Esc>");
	club_leave(ana);
	club_leave(mia);
	sign_expect_untouched(club);
}

/* What has changed meanwhile is said; the clerk hears when they are back. */
static void a_queue_declines_what_is_stale(void **state)
{
	struct club *club = *state;
	struct terminal *ana = sign_refused(club), *mia;

	sign_open(ana);
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
	await_row(mia, ROW_LAST, "for Ana: Declined: taking a check-in back");
	await_quiet(mia);
	type(mia, "<Esc>");
	club_leave(mia);
	ana = club_console(club, "ana");
	type(ana, ":messages<Enter>");
	await_text(ana, "Mia declined taking a check-in back: ask her again");
	type(ana, "<Esc>");
	club_leave(ana);
	club_expect(club, "t", "select bool_and(heard_at is not null)"
		" from desk.signover");
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(a_manager_signs_at_the_counter,
			club_begin, club_end),
		cmocka_unit_test_setup_teardown(
			what_its_state_keeps_from_a_clerk_is_signed,
			club_begin, club_end),
		cmocka_unit_test_setup_teardown(who_may_not_sign_is_told_so,
			club_begin, club_end),
		cmocka_unit_test_setup_teardown(a_queue_signs_and_the_clerk_hears,
			club_begin, club_end),
		cmocka_unit_test_setup_teardown(
			a_clerk_sees_and_takes_back_what_waits,
			club_begin, club_end),
		cmocka_unit_test_setup_teardown(a_queue_declines_what_is_stale,
			club_begin, club_end),
	};

	/* Takes rights from people whom other programs know too. */
	return cmocka_run_group_tests(tests, club_group_own, club_group_end);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Answers to requests, outcomes, blocks, closures and imports, and who may:
 * the rows are looked up in the database. */
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

/* -------------------------------------------------------------- requests */

static void a_request_is_approved(void **state)
{
	struct club *club = *state;
	struct terminal *t = club_console(club, "ana");

	club_goto(t, "bay3 14:30", "Bay 3  14:30-15:00  q waits for approval");
	press(t, "a");
	await_row(t, ROW_PEEK, "Bay 3  14:30-15:00  a approved");
	await_row(t, ROW_LAST, "Weber, Kim");
	press(t, "a");
	await_row(t, ROW_LAST, "only a request can be approved");
	club_leave(t);
	club_expect(club, "approved Bay 3 14:30-15:00 weber", "select"
		" club_test.booking(id) from club.booking_requests"
		" where user_id = 'weber'");
	club_expect(club, "ana approve_booking Bay 3 14:30-15:00",
		"select club_test.deeds()");
}

static void a_request_is_declined_with_a_reason(void **state)
{
	struct club *club = *state;
	struct terminal *t = club_console(club, "ana");

	club_goto(t, "bay3 14:30", "Bay 3  14:30-15:00  q waits for approval");
	press(t, "d");
	await_text(t, "Decline  Weber, Kim");
	type(t, "projector still out<Enter>");
	await_row(t, ROW_PEEK + 1, "1 cancelled, declined or expired here: w");
	club_leave(t);
	club_expect(club, "declined Bay 3 14:30-15:00 weber", "select"
		" club_test.booking(id) from club.booking_requests"
		" where user_id = 'weber'");
	club_expect(club, "ana decline_booking Bay 3 14:30-15:00"
		" (projector still out)", "select club_test.deeds()");
}

/* -------------------------------------------------------------- outcomes */

static void one_did_not_come(void **state)
{
	struct club *club = *state;
	struct terminal *t = club_console(club, "ana");

	club_goto(t, "bay2 13:30", "Bay 2  13:30-14:30");
	press(t, "o");
	await_text(t, "Outcome  Lee, Anna");
	press(t, "n");
	await_row(t, ROW_PEEK, "Bay 2  13:30-14:30  n no-show");
	await_row(t, ROW_ALERTS, "1 late");
	/* To take it back needs a manager, and a reason. */
	type(t, ":revert-booking<Enter>");
	await_row(t, ROW_LAST, "revert: only a manager (Mia) can");
	await_text(t, "Back to approved  Lee, Anna");
	type(t, "she came<Enter>");
	await_row(t, ROW_LAST, "a manager (Mia) can: Ctrl-O");
	club_leave(t);
	club_expect(club, "no_show Bay 2 13:30-14:30 lee",
		"select club_test.named('lee')");
	club_expect(club, "ana mark_no_show Bay 2 13:30-14:30",
		"select club_test.deeds()");

	t = club_console(club, "mia");
	club_goto(t, "bay2 13:30", "Bay 2  13:30-14:30  n no-show");
	type(t, ":revert-booking<Enter>");
	await_text(t, "Back to approved  Lee, Anna");
	type(t, "she sat in the bar<Enter>");
	await_row(t, ROW_PEEK, "Bay 2  13:30-14:30  a approved");
	club_leave(t);
	club_expect(club, "approved Bay 2 13:30-14:30 lee",
		"select club_test.named('lee')");
}

/* Of those marked, each is answered for itself. */
static void those_marked_get_one_outcome_each(void **state)
{
	struct club *club = *state;
	struct terminal *t = club_console(club, "ana");

	club_goto(t, "bay2 13:30", "Bay 2  13:30-14:30");
	press(t, "<Space>");
	await_row(t, ROW_ALERTS, "1 marked");
	club_goto(t, "13:00 conference room", "Conference Room  13:00-17:00");
	press(t, "<Space>");
	await_row(t, ROW_ALERTS, "2 marked");
	club_goto(t, "bay1 16:00", "Bay 1  16:00-18:00");
	press(t, "<Space>");
	await_row(t, ROW_ALERTS, "3 marked");
	press(t, "o");
	await_text(t, "Outcome of 3 marked bookings");
	press(t, "n");
	/* Okafor's has not begun. */
	await_text(t, "Okafor, Daniel");
	await_text(t, "it begins at 16:00");
	type(t, "<Esc><Esc>");
	await_no_text(t, "marked");
	club_leave(t);
	club_expect(club, "no_show Bay 2 13:30-14:30 lee; no_show Conference"
		" Room 13:00-17:00 board; approved Bay 1 16:00-18:00 okafor",
		"select concat_ws('; ', club_test.named('lee'),"
		" club_test.named('board'), club_test.named('okafor'))");
	club_expect(club, "2", "select count(*) from club.admin_audit_log a,"
		" club_test.dawn d where a.id > d.audit"
		" and action = 'mark_no_show'");
}

/* ------------------------------------------------- blocking and closing */

static void a_clerk_cannot_block_and_hears_who_can(void **state)
{
	struct club *club = *state;
	struct terminal *t = club_console(club, "ana");

	club_goto(t, "bay4 19:30", "Bay 4  19:30-22:00  free");
	press(t, "c");
	await_row(t, ROW_LAST, "close: only a manager (Mia) can");
	await_text(t, "Esc back");
	type(t, "<Esc>");
	club_goto(t, "bay3 11:30", "Bay 3  11:30-14:00  # block");
	press(t, "x");
	await_text(t, "Take away");
	type(t, "<Esc>");
	club_leave(t);
	club_expect(club, "", "select club_test.deeds()");
	club_expect(club, "1", "select count(*) from club.availability_blocks");
}

static void a_manager_blocks_and_takes_it_away(void **state)
{
	struct club *club = *state;
	struct terminal *t = club_console(club, "mia");

	club_goto(t, "bay4 19:30", "Bay 4  19:30-22:00  free");
	press(t, "c");
	await_text(t, "Close  Bay 4  Sat 21 Nov");
	/* Fields: from, until, what, reason. */
	type(t, "<Enter>");
	await_text(t, "people will ask why");
	type(t, "<Tab><Backspace><Backspace><Backspace><Backspace><Backspace>");
	type(t, "19:00<Tab><Right><Tab>new screen<Enter>");
	await_text(t, "it has to end after it begins");
	type(t, "<BackTab><BackTab><Backspace><Backspace><Backspace>");
	type(t, "<Backspace><Backspace>21:30<Enter>");
	await_row(t, ROW_PEEK, "Bay 4  19:30-21:30  # blocked");
	await_row(t, ROW_PEEK + 2, "maintenance: new screen");
	club_expect(club, "4 2026-11-21 19:30:00 21:30:00 maintenance",
		"select concat_ws(' ', resource_id, block_date, start_time,"
		" end_time, block_type) from club.availability_blocks"
		" order by id desc limit 1");
	press(t, "b");
	await_row(t, ROW_LAST, "new screen has this time");
	press(t, "x");
	await_text(t, "Take away");
	type(t, "it works again<Enter>");
	await_row(t, ROW_PEEK, "Bay 4  19:30-22:00  free");
	club_leave(t);
	club_expect(club, "1", "select count(*) from club.availability_blocks");
	club_expect(club, "create_block delete_block", "select string_agg("
		"action, ' ' order by a.id) from club.admin_audit_log a,"
		" club_test.dawn d where a.id > d.audit");
}

/* What a closing would displace is shown first, and asked about. */
static void closing_the_place_lists_what_it_displaces(void **state)
{
	struct club *club = *state;
	struct terminal *t = club_console(club, "mia");

	club_goto(t, "bay1 16:30", "Bay 1  16:00-18:00");
	press(t, "c");
	await_text(t, "Close  Bay 1  Sat 21 Nov");
	type(t, "<Tab><Tab>");
	for (int i = 0; i < 5; i++)
		press(t, "<Right>");
	await_text(t, "closure of the whole place");
	type(t, "<Tab>burst pipe<Enter>");
	await_text(t, "5 bookings are in the way");
	await_text(t, "Sat 21 Nov 15:30-17:00 Bay 2        Petrov, Igor");
	await_text(t, "Tanaka, Yuki");
	club_expect(club, "0", "select count(*) from club.facility_closures");
	press(t, "y");
	await_no_text(t, "y close all the same");
	await_row(t, ROW_LAST, "5 bookings are displaced");
	await_text(t, "% ");
	await_row(t, ROW_ALERTS, "displaced");
	club_leave(t);
	club_expect(club, "1", "select count(*) from club.facility_closures");
	club_expect(club, "approved Bay 1 16:00-18:00 okafor",
		"select club_test.named('okafor')");
}

/* --------------------------------------------------------------- imports */

static void an_import_finds_its_member(void **state)
{
	struct club *club = *state;
	struct terminal *t = club_console(club, "ana");

	club_goto(t, "bay4 12:30", "Bay 4  12:00-14:00  u");
	press(t, "<Enter>");
	await_text(t, "Unmatched  ");
	await_text(t, "no member has this e-mail");
	type(t, "novak");
	await_text(t, "> Novak, Petra");
	await_quiet(t);
	press(t, "<Enter>");
	await_row(t, ROW_PEEK, "Bay 4  12:00-14:00");
	await_row(t, ROW_PEEK + 1, "Novak, Petra");
	await_no_text(t, "unmatched");
	club_leave(t);
	club_expect(club, "resolved", "select status from"
		" club.trackman_unmatched_bookings");
	club_expect(club, "Bay 4 12:00-14:00 novak", "select regexp_replace("
		"club_test.added(), '^\\w+ ', '')");
}

/* What Trackman made a booking of, and what only waits: `!` goes to one after
 * the other. */
static void imports_are_given_to_their_members(void **state)
{
	struct club *club = *state;
	struct terminal *t;

	club_do(club, "set role club_app;"
		" insert into club.booking_requests (user_name, user_email,"
		" resource_id, request_date, start_time, end_time,"
		" duration_minutes, status, origin, is_unmatched,"
		" trackman_booking_id) values ('N. Obody', 'petra@golf.example',"
		" 4, '2026-11-20', '18:00', '18:45', 45, 'approved',"
		" 'trackman_webhook', true, 'BK-99000');");
	t = club_console(club, "ana");
	await_row(t, ROW_ALERTS, "u 2 unmatched");
	type(t, "!!!!");
	await_row(t, ROW_LAST, "u 2 unmatched: 1 of 2");
	await_row(t, ROW_PEEK, "Bay 4  Fri 20 Nov  18:00-18:45  u approved");
	press(t, "!");
	await_row(t, ROW_LAST, "u 2 unmatched: 2 of 2");
	await_row(t, ROW_PEEK, "Bay 4  12:00-14:00  u unmatched import");
	club_goto(t, "2026-11-20 bay4 18", "Bay 4  Fri 20 Nov  18:00-18:45  u");
	press(t, "<Enter>");
	await_text(t, "Bay 4   a booking of Trackman's, approved, 1 player");
	type(t, "novak");
	await_text(t, "> Novak, Petra");
	await_quiet(t);
	press(t, "<Enter>");
	await_row(t, ROW_PEEK + 1, "Novak, Petra");
	await_row(t, ROW_ALERTS, "u 1 unmatched");
	club_leave(t);
	club_expect(club, "Bay 4 2026-11-20 18:00-18:45 novak", "select"
		" regexp_replace(club_test.booking(id), '^\\w+ ', '')"
		" from club.booking_requests"
		" where trackman_booking_id = 'BK-99000'");
	club_expect(club, "petra@golf.example", "select linked_email"
		" from club.user_linked_emails");
}

static void an_import_is_dismissed(void **state)
{
	struct club *club = *state;
	struct terminal *t = club_console(club, "ana");

	club_goto(t, "bay4 12:30", "Bay 4  12:00-14:00  u");
	press(t, "d");
	await_text(t, "Dismiss the import");
	type(t, "a test swing<Enter>");
	await_row(t, ROW_PEEK, "free");
	await_no_text(t, "unmatched");
	club_leave(t);
	club_expect(club, "dismissed", "select status from"
		" club.trackman_unmatched_bookings");
	club_expect(club, "a test swing", "select details ->> 'reason' from"
		" club.admin_audit_log order by id desc limit 1");
}

/* Support looks, and changes nothing. */
static void support_only_reads(void **state)
{
	static const struct {
		const char *key, *answer;
	} keys[] = {
		{ "i", "your role may not" }, { "p", "your role may not" },
		{ "v", "your role may not" }, { "o", "your role may not" },
		{ "x", "only looks" },
	};
	struct club *club = *state;
	struct terminal *t = club_console(club, "sol");

	club_goto(t, "bay2 13:30", "Bay 2  13:30-14:30");
	await_text(t, "Lee, Anna  Core");
	await_quiet(t);
	for (size_t i = 0; i < ARRAY_LEN(keys); i++) {
		type(t, "<Esc>");
		await_row(t, ROW_LAST, "nothing to go back to");
		/* What the database allows here is asked for at rest. */
		await_rest(t);
		press(t, keys[i].key);
		await_row(t, ROW_LAST, keys[i].answer);
		await_row(t, ROW_PEEK, "Bay 2  13:30-14:30");
	}
	press(t, "w");
	await_text(t, "History of");
	type(t, "<Esc>");
	await_no_text(t, "History of");
	club_leave(t);
	club_expect(club, "", "select club_test.deeds()");
}

#define TEST(name) \
	cmocka_unit_test_setup_teardown(name, club_begin, club_end)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(a_request_is_approved),
		TEST(a_request_is_declined_with_a_reason),
		TEST(one_did_not_come),
		TEST(those_marked_get_one_outcome_each),
		TEST(a_clerk_cannot_block_and_hears_who_can),
		TEST(a_manager_blocks_and_takes_it_away),
		TEST(closing_the_place_lists_what_it_displaces),
		TEST(an_import_finds_its_member),
		TEST(imports_are_given_to_their_members),
		TEST(an_import_is_dismissed),
		TEST(support_only_reads),
	};

	return cmocka_run_group_tests(tests, club_group, club_group_end);
}

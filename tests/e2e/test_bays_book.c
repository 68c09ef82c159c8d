/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Booking, moving, cancelling and taking it back, through the real program;
 * what came of it is looked up in the database. */
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

/* `b` on a cell, and the person that these letters find first. */
static void book_for(struct terminal *t, const char *letters, const char *hit)
{
	press(t, "b");
	await_text(t, "type a name or the last four");
	type(t, letters);
	await_text(t, hit);
	await_quiet(t);
	press(t, "<Enter>");
	await_no_text(t, "type a name or the last four");
	await_no_text(t, "looking ...");
}

/* Who asked for it, when the sheet is there. */
static void received_from(struct terminal *t, const char *letter)
{
	await_text(t, "somebody who walked in");
	press(t, letter);
	await_no_text(t, "somebody who walked in");
}

/* -------------------------------------------------------------- booking */

/* Three keys after the name: length, Enter, and there is nothing to pay. */
static void a_member_walks_in(void **state)
{
	struct club *club = *state;
	struct terminal *t = club_console(club, "ana");

	club_goto(t, "bay4 14:00", "Bay 4  14:10-15:00  free");
	book_for(t, "hadd", "> Haddad, Rana");
	await_text(t, "price  0.00");
	await_text(t, "then   check in at once");
	type(t, "1");
	await_text(t, "until 14:40");
	press(t, "<Enter>");
	await_row(t, ROW_LAST,
		"Booked Bay 4 14:10-14:40 for Haddad, Rana, checked in");
	await_row(t, ROW_PEEK, "Bay 4  14:10-14:40  i checked in");
	club_leave(t);
	club_expect(club, "checked_in Bay 4 14:10-14:40 haddad",
		"select club_test.added()");
	club_expect(club, "ana create_booking Bay 4 14:10-14:40 from walk-in; "
		"ana check_in_booking Bay 4 14:10-14:40 from walk-in",
		"select club_test.deeds()");
}

/* Somebody who is no member buys a day pass; Enter alone takes no money. */
static void a_guest_walks_in_with_a_day_pass(void **state)
{
	struct club *club = *state;
	struct terminal *t = club_console(club, "ana");

	club_goto(t, "bay4 14:00", "Bay 4  14:10-15:00  free");
	book_for(t, "Kor Blau", "> + new guest \"Kor Blau\"");
	await_text(t, "price  50.00  day pass");
	press(t, "<Enter>");
	await_text(t, "Ctrl-K cash");
	club_expect(club, "", "select club_test.added()");
	press(t, "k");
	await_row(t, ROW_LAST,
		"Booked Bay 4 14:10-14:40 for Blau, Kor, checked in");
	club_leave(t);
	club_expect(club, "checked_in Bay 4 14:10-14:40 Kor Blau",
		"select club_test.added()");
	club_expect(club, "ana@club.example payment_confirmed 50.00 "
		"pending-paid", "select club_test.payments()");
	club_expect(club, "Kor Blau 5000 golf_simulator redeemed 0",
		"select concat_ws(' ', name, price_cents, product_type, status,"
		" remaining_uses) from club.day_pass_purchases");
}

/* The whole booking on the command line; Tab goes to the note. */
static void a_booking_for_later_is_filled_in_by_command(void **state)
{
	struct club *club = *state;
	struct terminal *t = club_console(club, "ben");

	type(t, ":b bay2 wed 18 2h garc<Enter>");
	await_text(t, "Book  Bay 2  Wed 25 Nov  18:00");
	await_text(t, "García, Manuel");
	await_text(t, "García López, María");
	press(t, "<Down>");
	await_text(t, "> García");
	press(t, "<Up>");
	await_text(t, "> García");
	press(t, "<Enter>");
	await_text(t, "until 20:00");
	await_text(t, "then   only book");
	type(t, "<Tab><Tab><Tab>window <Backspace>s open");
	await_text(t, "windows open");
	press(t, "<Enter>");
	await_row(t, ROW_LAST, "Booked Bay 2 ");
	club_leave(t);
	club_expect(club, "1", "select count(*) from club.booking_requests"
		" where request_date = '2026-11-25' and resource_id = 2"
		" and start_time = '18:00' and duration_minutes = 120"
		" and user_id in ('garcia', 'maria') and status = 'approved'"
		" and 'windows open' in (notes, staff_notes)");
	club_expect(club, "ben create_booking from member", "select"
		" regexp_replace(club_test.deeds(), ' Bay.*:00', '')");
}

/* A clash names the holder, and one key takes a free slot instead. */
static void a_clash_offers_three_free_slots(void **state)
{
	struct club *club = *state;
	struct terminal *t = club_console(club, "ana");

	club_goto(t, "bay2 14:30", "Bay 2  14:30-15:30  free");
	book_for(t, "tana", "> Tanaka, Yuki");
	await_text(t, "price  0.00");
	press(t, ">");
	await_text(t, "until 16:00");
	await_text(t, "Petrov, Igor has Bay 2 15:30-17:00, booked Fri 18:20 by Ben");
	await_text(t, "1 Bay ");
	await_text(t, "   2 Bay ");
	await_text(t, "   3 Bay ");
	press(t, "<Enter>");
	await_row(t, ROW_LAST, "Petrov, Igor has Bay 2 15:30-17:00");
	club_expect(club, "", "select club_test.added()");
	press(t, "1");
	await_no_text(t, "price  Petrov, Igor");
	await_text(t, "price  0.00");
	press(t, "<Enter>");
	await_row(t, ROW_LAST, "for Tanaka, Yuki");
	club_leave(t);
	club_expect(club, "1", "select count(*) from club.booking_requests b,"
		" club_test.dawn d where b.id > d.booking and"
		" b.duration_minutes = 90 and b.user_id = 'tanaka'");
}

/* --------------------------------------------------------------- moving */

static void a_booking_is_carried_into_a_clash_and_out_of_it(void **state)
{
	struct club *club = *state;
	struct terminal *t = club_console(club, "ana");

	club_goto(t, "bay1 16", "Bay 1  16:00-18:00");
	press(t, "v");
	await_row(t, ROW_PEEK, "Moving  Okafor, Daniel  Bay 1 16:00-18:00");
	press(t, "<Right>");
	await_row(t, ROW_PEEK, "->  Bay 2 16:00-18:00");
	await_row(t, ROW_PEEK + 1, "CLASH: Petrov, Igor has Bay 2 15:30-17:00,"
		" booked Fri 18:20 by Ben, desk 1");
	await_row(t, ROW_PEEK + 2, "1 Bay 2 17:00-19:00");
	assert_screen(t, "bays-ghost-clash");
	press(t, "1");
	received_from(t, "p");
	await_row(t, ROW_LAST, "Okafor, Daniel moved to Bay 2 17:00-19:00");
	await_row(t, ROW_PEEK, "Bay 2  17:00-19:00  a approved");
	club_expect(club, "approved Bay 2 17:00-19:00 okafor",
		"select club_test.named('okafor')");
	press(t, "u");
	await_row(t, ROW_LAST, "Undone: ");
	club_leave(t);
	club_expect(club, "approved Bay 1 16:00-18:00 okafor",
		"select club_test.named('okafor')");
	club_expect(club, "2", "select count(*) from club.admin_audit_log a,"
		" club_test.dawn d where a.id > d.audit"
		" and a.details ->> 'login' = 'ana'");
	club_expect(club, "phone", "select details ->> 'received_from' from"
		" club.admin_audit_log a, club_test.dawn d"
		" where a.id = d.audit + 1");
}

/* The ghost stays in the hand over days and commands; Esc leaves it all. */
static void a_booking_is_carried_to_another_day(void **state)
{
	struct club *club = *state;
	struct terminal *t = club_console(club, "ana");

	club_goto(t, "bay3 15:00", "Bay 3  15:05-16:05");
	type(t, "v+");
	await_row(t, ROW_TITLE, "Sun 22 Nov 2026");
	await_row(t, ROW_PEEK, "Moving  Haddad, Rana  Bay 3 15:05-16:05");
	press(t, "<Esc>");
	await_row(t, ROW_LAST, "left where it was");
	club_expect(club, "", "select club_test.deeds()");

	type(t, ".");
	await_row(t, ROW_TITLE, "Sat 21 Nov 2026");
	club_goto(t, "bay3 15:00", "Bay 3  15:05-16:05");
	type(t, "v:b tue bay4 10:30<Enter>");
	await_row(t, ROW_PEEK, "->  Bay 4 Tue 24 Nov 10:30-11:30");
	await_row(t, ROW_PEEK + 1, "fits here");
	await_row(t, ROW_PEEK + 3, "price 0.00 -> 0.00");
	press(t, "<Enter>");
	received_from(t, "m");
	await_row(t, ROW_LAST, "Haddad, Rana moved to Bay 4 Tue 24 Nov 10:30");
	club_leave(t);
	club_expect(club, "approved Bay 4 2026-11-24 10:30-11:30 haddad",
		"select club_test.named('haddad')");
}

static void a_booking_is_made_longer_and_shorter(void **state)
{
	struct club *club = *state;
	struct terminal *t = club_console(club, "ana");

	club_goto(t, "bay4 17", "Bay 4  17:00-19:00");
	type(t, "<Lt><Lt>");
	await_row(t, ROW_PEEK, "->  Bay 4 17:00-18:00");
	press(t, ">");
	await_row(t, ROW_PEEK, "->  Bay 4 17:00-18:30");
	await_row(t, ROW_PEEK + 1, "fits here");
	press(t, "v");
	received_from(t, "g");
	await_row(t, ROW_LAST, "Tanaka, Yuki");
	await_row(t, ROW_PEEK, "Bay 4  17:00-18:30");
	club_leave(t);
	club_expect(club, "approved Bay 4 17:00-18:30 tanaka",
		"select club_test.named('tanaka')");
}

/* ----------------------------------------------- cancelling, and history */

static void a_booking_is_cancelled_with_a_reason(void **state)
{
	struct club *club = *state;
	struct terminal *t = club_console(club, "ana");

	club_goto(t, "bay1 16", "Bay 1  16:00-18:00");
	press(t, "x");
	await_text(t, "Cancel  Okafor, Daniel  Bay 1 16:00-18:00");
	await_text(t, "guest passes come back");
	/* Not without a reason, and Esc changes nothing. */
	type(t, "<Tab>p");
	await_text(t, "this cannot stay empty");
	press(t, "<Esc>");
	await_row(t, ROW_PEEK, "Bay 1  16:00-18:00");
	club_expect(club, "", "select club_test.deeds()");

	type(t, "x");
	await_text(t, "Cancel  Okafor, Daniel");
	type(t, "rain stopped<Tab>p");
	await_row(t, ROW_LAST, "Okafor, Daniel");
	await_row(t, ROW_PEEK, "free");
	await_row(t, ROW_PEEK + 1, "1 cancelled, declined or expired here: w");
	club_expect(club, "cancelled Bay 1 16:00-18:00 okafor",
		"select club_test.named('okafor')");
	club_expect(club, "ana cancel_booking Bay 1 16:00-18:00 (rain stopped)"
		" from phone", "select club_test.deeds()");
	press(t, "w");
	await_text(t, "History of");
	await_text(t, "(was approved); reason: rain stopped;");
	await_text(t, "from: phone");
	press(t, "<Esc>");
	await_no_text(t, "History of");
	/* It can be seen, and taken back while nobody has touched it. */
	type(t, "/state:cancelled<Enter>");
	await_text(t, "Okafor, Dan");
	type(t, "<Esc>u");
	await_row(t, ROW_LAST, "Undone: ");
	await_row(t, ROW_PEEK, "Bay 1  16:00-18:00  a approved");
	press(t, "u");
	await_row(t, ROW_LAST, "there is nothing to undo");
	club_leave(t);
	club_expect(club, "approved Bay 1 16:00-18:00 okafor",
		"select club_test.named('okafor')");
}

/* What somebody else has touched since is not undone. */
static void an_undo_stops_where_others_have_been(void **state)
{
	struct club *club = *state;
	struct terminal *t = club_console(club, "ana");

	club_goto(t, "bay3 15:00", "Bay 3  15:05-16:05");
	type(t, "v<Right><Down><Down><Down><Down><Down><Down><Down><Down>");
	await_row(t, ROW_PEEK, "->  Bay 4 19:00-20:00");
	await_row(t, ROW_PEEK + 1, "fits here");
	press(t, "v");
	received_from(t, "p");
	await_row(t, ROW_LAST, "Haddad, Rana moved to Bay 4 19:00-20:00");
	club_do(club, "set session authorization ben; select club_test.must("
		"desk.booking_move(gen_random_uuid(), v.version, v.booking_id,"
		" 1, '2026-11-21 19:00', 60, 'phone')) from desk.booking_peek("
		"(select booking from club_test.day where name = 'haddad')) v");
	press(t, "u");
	await_row(t, ROW_LAST, "Ben");
	club_leave(t);
	club_expect(club, "approved Bay 1 19:00-20:00 haddad",
		"select club_test.named('haddad')");
}

#define TEST(name) \
	cmocka_unit_test_setup_teardown(name, club_begin, club_end)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(a_member_walks_in),
		TEST(a_guest_walks_in_with_a_day_pass),
		TEST(a_booking_for_later_is_filled_in_by_command),
		TEST(a_clash_offers_three_free_slots),
		TEST(a_booking_is_carried_into_a_clash_and_out_of_it),
		TEST(a_booking_is_carried_to_another_day),
		TEST(a_booking_is_made_longer_and_shorter),
		TEST(a_booking_is_cancelled_with_a_reason),
		TEST(an_undo_stops_where_others_have_been),
	};

	return cmocka_run_group_tests(tests, club_group, club_group_end);
}

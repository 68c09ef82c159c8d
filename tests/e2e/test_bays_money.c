/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Checking in with something owed, the roster, and keys that must not pay:
 * what reached the books is looked up in the database. */
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

/* Anna Lee is 37 minutes late, and her guest's 25.00 are owed. */
static struct terminal *at_lees_booking(struct club *club)
{
	struct terminal *t = club_console(club, "ana");

	club_goto(t, "bay2 13:30", "Bay 2  13:30-14:30");
	return t;
}

static struct terminal *at_lees_check_in(struct club *club)
{
	struct terminal *t = at_lees_booking(club);

	press(t, "i");
	await_text(t, "Check in  Lee, Anna  Bay 2  13:30-14:30");
	await_text(t, "Owed 25.00");
	return t;
}

/* ------------------------------------------------------------- checking in */

static void every_guard_stands_on_the_sheet(void **state)
{
	struct club *club = *state;
	struct terminal *t = at_lees_check_in(club);

	assert_screen(t, "bays-check-in");
	/* Money is not moved out of habit. */
	press(t, "<Enter>");
	await_quiet(t);
	await_text(t, "Owed 25.00");
	press(t, "<Esc>");
	await_row(t, ROW_PEEK, "Bay 2  13:30-14:30  a approved");
	club_leave(t);
	club_expect(club, "approved Bay 2 13:30-14:30 lee",
		"select club_test.named('lee')");
	club_expect(club, "", "select club_test.deeds()");
	club_expect(club, "ana@club.example checkin_guard_triggered 25.00",
		"select club_test.payments()");
}

static void paid_by_card_with_a_reference(void **state)
{
	struct club *club = *state;
	struct terminal *t = at_lees_check_in(club);

	type(t, "<Tab>slip 9<Enter>");
	await_text(t, "slip 9");
	press(t, "c");
	await_row(t, ROW_LAST, "Lee, Anna");
	await_row(t, ROW_PEEK, "Bay 2  13:30-14:30  i checked in");
	club_leave(t);
	club_expect(club, "checked_in Bay 2 13:30-14:30 lee",
		"select club_test.named('lee')");
	club_expect(club, "owner lee pending 0, guest Mo Lee paid 2500",
		"select club_test.heads('lee')");
	club_expect(club, "ana check_in_booking Bay 2 13:30-14:30",
		"select club_test.deeds()");
	club_expect(club, "ana@club.example checkin_guard_triggered 25.00; "
		"ana@club.example payment_confirmed 25.00 pending-paid",
		"select club_test.payments()");
	club_expect(club, "slip 9", "select details ->> 'reference' from"
		" club.admin_audit_log order by id desc limit 1");
}

static void paid_by_a_guest_pass(void **state)
{
	struct club *club = *state;
	struct terminal *t = at_lees_check_in(club);

	press(t, "g");
	await_row(t, ROW_PEEK, "Bay 2  13:30-14:30  i checked in");
	await_row(t, ROW_PEEK + 2, "passes 2 of 4 left");
	club_leave(t);
	club_expect(club, "2", "select used_passes from club.guest_passes"
		" where member_email = 'lee@example.com'");
	club_expect(club, "t", "select used_guest_pass and payment_status ="
		" 'waived' and cached_fee_cents = 0"
		" from club.booking_participants where display_name = 'Mo Lee'");
}

static void waived_with_a_reason_only(void **state)
{
	struct club *club = *state;
	struct terminal *t = at_lees_check_in(club);

	press(t, "w");
	await_row(t, ROW_LAST, "reason to waive:");
	press(t, "<Enter>");
	await_row(t, ROW_LAST, "a waiver needs a reason");
	club_expect(club, "", "select club_test.deeds()");
	press(t, "w");
	await_row(t, ROW_LAST, "reason to waive:");
	type(t, "the projector failed<Enter>");
	await_row(t, ROW_PEEK, "Bay 2  13:30-14:30  i checked in");
	club_leave(t);
	club_expect(club, "checked_in Bay 2 13:30-14:30 lee",
		"select club_test.named('lee')");
	club_expect(club, "the projector failed 25.00", "select concat_ws(' ',"
		" reason, amount_affected::numeric(9, 2))"
		" from club.booking_payment_audit where action in"
		" ('payment_waived', 'fees_waived') order by id desc limit 1");
}

/* 200.00 is more than a clerk may waive in a day; a manager may. */
static void waiving_has_a_limit_and_says_who_can(void **state)
{
	struct club *club = *state;
	struct terminal *t = club_console(club, "ana");

	club_goto(t, "13:00 conference room", "Conference Room  13:00-17:00");
	press(t, "i");
	await_text(t, "Owed 200.00");
	press(t, "w");
	await_row(t, ROW_LAST, "reason to waive:");
	type(t, "he asked<Enter>");
	await_row(t, ROW_LAST, "25.00");
	await_row(t, ROW_LAST, "manager");
	club_expect(club, "", "select club_test.deeds()");
	type(t, "<Esc>");
	club_leave(t);

	t = club_console(club, "mia");
	club_goto(t, "13:00 conference room", "Conference Room  13:00-17:00");
	press(t, "i");
	await_text(t, "Owed 200.00");
	press(t, "w");
	await_row(t, ROW_LAST, "reason to waive:");
	type(t, "he asked<Enter>");
	await_row(t, ROW_PEEK, "i checked in");
	club_leave(t);
	club_expect(club, "mia check_in_booking Conference Room 13:00-17:00"
		" (he asked)", "select club_test.deeds()");
}

static void paying_first_then_one_key(void **state)
{
	struct club *club = *state;
	struct terminal *t = at_lees_booking(club);

	press(t, "p");
	await_text(t, "Take payment  Lee, Anna");
	await_text(t, "Owed 25.00");
	press(t, "k");
	await_row(t, ROW_PEEK, "a approved");
	await_no_text(t, "OWES");
	await_quiet(t);
	press(t, "p");
	await_row(t, ROW_LAST, "nothing is owed here");
	press(t, "i");
	await_row(t, ROW_PEEK, "i checked in");
	assert_int_equal(terminal_find(t, "Check in  Lee"), -1);
	club_leave(t);
	club_expect(club, "owner lee pending 0, guest Mo Lee paid 2500",
		"select club_test.heads('lee')");
	club_expect(club, "ana@club.example payment_confirmed 25.00"
		" pending-paid", "select club_test.payments()");
}

/* -------------------------------------------------------------- the roster */

static void heads_come_and_go(void **state)
{
	struct club *club = *state;
	struct terminal *t = at_lees_booking(club);

	press(t, "<Enter>");
	await_text(t, "Lee, Anna  Bay 2  13:30-14:30");
	await_text(t, "heads declared 2");
	assert_screen(t, "bays-roster");
	press(t, "e");
	await_text(t, "Enter adds the one with >");
	type(t, "tana");
	await_text(t, "> Tanaka, Yuki");
	await_quiet(t);
	press(t, "<Enter>");
	await_text(t, "heads declared 3");
	club_expect(club, "owner lee pending 0, guest Mo Lee pending 2500, "
		"member tanaka pending 0", "select club_test.heads('lee')");

	press(t, "e");
	await_text(t, "Enter adds the one with >");
	type(t, "Zoe New");
	await_text(t, "> + new guest \"Zoe New\"");
	await_quiet(t);
	press(t, "<Enter>");
	await_text(t, "heads declared 4");
	await_text(t, "New, Zoe");
	/* The second row is Mo Lee, who does not come. */
	type(t, "<Down>");
	press(t, "x");
	await_no_text(t, "Lee, Mo ");
	press(t, "-");
	await_text(t, "heads declared 3");
	/* The owner stays. */
	await_quiet(t);
	type(t, "<Up><Up><Up>");
	await_text(t, "> Lee, Anna");
	press(t, "x");
	await_row(t, ROW_LAST, "whose booking it is and stays in it");
	type(t, "<Esc>");
	await_row(t, ROW_PEEK + 1, "OWES 25.00");
	await_row(t, ROW_PEEK + 1, "Zoe New");
	club_leave(t);
	club_expect(club, "owner lee pending 0, member tanaka pending 0, "
		"guest Zoe New pending 2500", "select club_test.heads('lee')");
	club_expect(club, "3", "select declared_player_count from"
		" club.booking_requests where user_id = 'lee'");
}

/* ------------------------------------------------------ keys that don't pay */

/* `c` typed before the sheet with "c paid by card" was seen is thrown away;
 * it does not act on the grid either. */
static void a_key_typed_ahead_does_not_pay(void **state)
{
	struct club *club = *state;
	struct terminal *t = at_lees_booking(club);

	club_hold(club, "LOCK TABLE club.booking_requests");
	press(t, "i");
	club_await_waiting(club, 1);
	press(t, "c");
	await_row(t, ROW_LAST, "1 key waits");
	club_let_go(club);
	await_text(t, "Owed 25.00");
	await_row(t, ROW_LAST, "1 key typed ahead was thrown away");
	club_expect(club, "ana@club.example checkin_guard_triggered 25.00",
		"select club_test.payments()");
	/* Typed in sight of it, it pays. */
	press(t, "c");
	await_row(t, ROW_PEEK, "i checked in");
	club_leave(t);
	club_expect(club, "owner lee pending 0, guest Mo Lee paid 2500",
		"select club_test.heads('lee')");
}

/* The same in one burst, as a slow line delivers it. */
static void a_burst_does_not_pay(void **state)
{
	struct club *club = *state;
	struct terminal *t = at_lees_booking(club);

	terminal_send(t, "ic", 2);
	await_text(t, "Owed 25.00");
	await_row(t, ROW_LAST, "typed ahead");
	type(t, "<Esc>");
	await_row(t, ROW_PEEK, "a approved");
	/* Cancel, and an answer before the question. */
	terminal_send(t, "xill\r\tp", 7);
	await_text(t, "Cancel  Lee, Anna");
	await_row(t, ROW_LAST, "typed ahead");
	type(t, "<Esc>");
	await_no_text(t, "Cancel  Lee, Anna");
	club_leave(t);
	club_expect(club, "", "select club_test.deeds()");
}

/* A line that splits an arrow gives Esc and then "[B" or "OB": the rest presses
 * nothing, neither on the grid nor in a sheet where letters act. */
static void a_split_arrow_presses_nothing(void **state)
{
	static const char *const rests[] = { "[B", "OB", "[5~", "Ok" };
	struct club *club = *state;
	struct terminal *t = at_lees_booking(club);

	for (size_t i = 0; i < ARRAY_LEN(rests); i++) {
		press(t, "<Esc>");
		await_row(t, ROW_LAST, "nothing to go back to");
		for (const char *at = rests[i]; *at != '\0'; at++) {
			terminal_send(t, at, 1);
			await_quiet(t);
		}
		await_row(t, ROW_LAST, "nothing to go back to");
		await_row(t, ROW_PEEK, "Bay 2  13:30-14:30");
	}
	press(t, "?");
	await_text(t, "Keys here");
	/* Here the rest would be typed into what is searched for. */
	press(t, "<Esc>");
	await_no_text(t, "Keys here");
	terminal_send(t, "Ok", 2);
	await_quiet(t);
	await_row(t, ROW_PEEK, "Bay 2  13:30-14:30");
	/* A whole one is an arrow, in either form. */
	terminal_send(t, "\033[B", 3);
	terminal_send(t, "\033OA", 3);
	terminal_send(t, "\033[A", 3);
	await_row(t, ROW_PEEK, "Bay 2  13:00-13:30  free");
	club_leave(t);
}

static void the_keypad_types_digits(void **state)
{
	static const struct terminal_options kinds[] = {
		{ .type = "xterm" }, { .type = "vt100" },
	};
	struct club *club = *state;

	for (size_t i = 0; i < ARRAY_LEN(kinds); i++) {
		struct terminal *t = club_console_on(club, "ana", &kinds[i]);

		club_goto(t, "bay4 14:00", "Bay 4  14:10-15:00  free");
		press(t, "b");
		await_text(t, "type a name or the last four");
		for (const char *cap = "5187"; *cap != '\0'; cap++)
			terminal_keypad(t, *cap);
		await_text(t, "who    5187");
		await_text(t, "...5187");
		await_quiet(t);
		terminal_keypad(t, '\r');
		await_text(t, "for  30 min");
		terminal_keypad(t, '4');
		await_text(t, "for  2 h");
		type(t, "<Esc>");
		await_no_text(t, "for  2 h");
		club_leave(t);
	}
	club_expect(club, "", "select club_test.deeds()");
}

#define TEST(name) \
	cmocka_unit_test_setup_teardown(name, club_begin, club_end)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(every_guard_stands_on_the_sheet),
		TEST(paid_by_card_with_a_reference),
		TEST(paid_by_a_guest_pass),
		TEST(waived_with_a_reason_only),
		TEST(waiving_has_a_limit_and_says_who_can),
		TEST(paying_first_then_one_key),
		TEST(heads_come_and_go),
		TEST(a_key_typed_ahead_does_not_pay),
		TEST(a_burst_does_not_pay),
		TEST(a_split_arrow_presses_nothing),
		TEST(the_keypad_types_digits),
	};

	return cmocka_run_group_tests(tests, club_group, club_group_end);
}

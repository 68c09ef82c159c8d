/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The lane board in the real program: what takes a manager or money, from the
 * key to the rows that it leaves (product.md 1, domain.md 1.3, 1.5). */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "tests/support/lanes_desk.h"

/* Two who come in, and what they sign. */
static const char guests[] =
	"insert into counter.customers (id, name, dob, membership_number,"
	" primary_language, past_due_balance) values"
	" (md5('mute')::uuid, 'Mia Ute', '1970-01-01', '70017', 'EN', 0),"
	" (md5('wes')::uuid, 'Otto Wes', '1970-01-01', '70018', 'EN', 35);"
	"insert into counter.agreements (id, version, title, body_text, active)"
	" values (md5('v7')::uuid, '7', 'House rules', 'Be nice.', true)";

static int manage_begin(void **state)
{
	if (club_begin_house(state) != 0)
		return -1;
	club_do(*state, guests);
	return 0;
}

/* The key that opens a sheet, and what is answered there. */
static void answer(struct terminal *t, const char *key, const char *sheet,
	const char *keys)
{
	lanes_answer(t, key, sheet, keys);
	await_no_text(t, sheet);
}

/* Somebody who owes nothing, at lane 1, up to the sheet of the payment. */
static void come_to_payment(struct terminal *t)
{
	lanes_start(t, "70017");
	await_row(t, ROW_STAGES, "[MEMB]");
	answer(t, "<Enter>", "Membership  lane 1", "o");
	await_row(t, ROW_STAGES, "[RENT]");
	answer(t, "<Enter>", "Rental  lane 1", "s");
	await_row(t, ROW_RULE, "next: lock");
	answer(t, "<Enter>", "Confirm  lane 1", "y");
	await_row(t, ROW_RULE, "next: ask for the payment");
	await_quiet(t);
	press(t, "<Enter>");
	await_row(t, ROW_RULE, "next: take");
	await_text(t, "Take payment  lane 1");
	await_quiet(t);
}

static void pay(struct terminal *t)
{
	type(t, "43k");
	await_no_text(t, "Take payment  lane 1");
	await_row(t, ROW_STAGES, "[AGREE]");
}

/* What the last deed of this name left on the record. */
#define ON_RECORD(action) \
	"select concat_ws(' ', a.user_id, a.action, coalesce(a.override_reason," \
	" a.metadata ->> 'reason')) from counter.audit_log a" \
	" where a.metadata ->> 'console_action' = '" action "'" \
	" order by a.ctid desc limit 1"

/* ------------------------------------------------------------------------ */

static void a_better_room_for_its_fee(void **state)
{
	struct club *club = *state;
	struct terminal *t = lanes_board(club, "mia");

	type(t, ":l 213<Enter>");
	await_row(t, ROW_RULE, "213 STANDARD");
	await_quiet(t);
	press(t, "v");
	await_text(t, "Upgrade  213 STANDARD  Silva, Rui");
	await_text(t, "fee 9.00");
	await_quiet(t);
	press(t, "c");
	await_row(t, ROW_LAST, "Silva, Rui has room 216");
	club_leave(t);
	club_expect(club, "DIRTY OCCUPIED silva", "select concat_ws(' ',"
		" house_test.unit('room:213'), house_test.unit('room:216'))");
	club_expect(club, "0.00, in, UPGRADE_FEE 9.00 PAID CREDIT",
		"select house_test.guest('silva')");
	club_expect(club, "DOUBLE 216", "select concat_ws(' ', b.rental_type,"
		" r.number) from counter.checkin_blocks b join counter.rooms r"
		" on r.id = b.room_id where b.id = house_test.id('block silva')");
	/* What they waited for they have. */
	club_expect(club, "0", "select count(*) from counter.waitlist"
		" where status in ('ACTIVE', 'OFFERED')");
}

static void past_due_is_let_stand(void **state)
{
	struct club *club = *state;
	struct terminal *t = lanes_board(club, "mia");

	lanes_start(t, "70018");
	await_row(t, ROW_LANE + 6, "! past due 35.00");
	await_quiet(t);
	press(t, "p");
	await_text(t, "Past due  lane 1");
	await_quiet(t);
	press(t, "b");
	await_text(t, "let it stand: it stays owed");
	await_quiet(t);
	type(t, "pays on Monday<Enter>");
	await_no_text(t, "! past due");
	club_leave(t);
	club_expect(club, "35.00 t Mia", "select concat_ws(' ',"
		" c.past_due_balance, s.past_due_bypassed, f.name)"
		" from counter.lane_sessions s"
		" join counter.customers c on c.id = s.customer_id"
		" join counter.staff f on f.id = s.past_due_bypassed_by_staff_id");
	club_expect(club, "mia OVERRIDE pays on Monday",
		ON_RECORD("lane_past_due_bypass"));
}

static void an_expired_card_is_let_pass(void **state)
{
	struct club *club = *state;
	struct terminal *t = lanes_board(club, "mia");

	lanes_start(t, "70017");
	await_row(t, ROW_STAGES, "[MEMB]");
	await_rest(t);
	press(t, "i");
	await_row(t, ROW_LAST, "Nothing is wrong with the identity card");
	/* As the kiosk reads it. */
	club_do(club, "update counter.lane_sessions"
		" set id_scan_issue = 'ID_EXPIRED'");
	await_text(t, "! identity card has expired");
	await_quiet(t);
	answer(t, "i", "Identity card  lane 1", "ythe new one is in the post"
		"<Enter>");
	await_no_text(t, "identity card has expired");
	club_leave(t);
	club_expect(club, "", "select id_scan_issue from counter.lane_sessions");
	club_expect(club, "mia OVERRIDE the new one is in the post",
		ON_RECORD("lane_id_override"));
}

static void without_a_signature(void **state)
{
	struct club *club = *state;
	struct terminal *t = lanes_board(club, "mia");

	come_to_payment(t);
	pay(t);
	/* It is read first. */
	await_quiet(t);
	press(t, "t");
	await_text(t, "House rules, version 7 (EN)");
	await_text(t, "Be nice.");
	type(t, "<Esc>");
	await_no_text(t, "Be nice.");
	await_quiet(t);
	press(t, "<Enter>");
	await_text(t, "Agreement  lane 1");
	await_quiet(t);
	press(t, "b");
	await_text(t, "Enter go on without a signature");
	await_quiet(t);
	type(t, "the hand is broken<Enter>");
	await_row(t, ROW_LAST, "Ute, Mia: room");
	club_leave(t);
	club_expect(club, "OCCUPIED Mia Ute MANUAL", "select concat_ws(' ',"
		" r.status, c.name, g.signed_method)"
		" from counter.checkin_blocks b"
		" join counter.visits v on v.id = b.visit_id"
		" join counter.customers c on c.id = v.customer_id"
		" join counter.rooms r on r.id = b.room_id"
		" join counter.agreement_signatures g on g.checkin_block_id = b.id"
		" where c.membership_number = '70017'");
	club_expect(club, "the hand is broken", "select override_reason"
		" from counter.audit_log where action = 'OVERRIDE'");
}

/* A clerk may not leave behind what was paid. */
static void a_paid_lane_is_reset(void **state)
{
	struct club *club = *state;
	struct terminal *t = lanes_board(club, "ana");

	come_to_payment(t);
	pay(t);
	await_rest(t);
	press(t, "x");
	await_row(t, ROW_LAST, "43.00 is paid: complete the lane");
	club_leave(t);

	t = lanes_board(club, "mia");
	await_row(t, ROW_STAGES, "[AGREE]");
	answer(t, "x", "Reset  lane 1", "mfell ill<Enter>");
	await_row(t, ROW_LAST, "Lane 1 is reset; 43.00");
	club_leave(t);
	club_expect(club, "COMPLETED PAID 43.00", "select concat_ws(' ',"
		" s.status, s.customer_id, p.status, p.amount)"
		" from counter.lane_sessions s join counter.payment_intents p"
		" on p.lane_session_id = s.id");
	club_expect(club, "mia UPDATE fell ill", ON_RECORD("lane_reset"));
	club_expect(club, "0", "select count(*) from counter.rooms r"
		" where r.assigned_to_customer_id = md5('mute')::uuid");
}

/* Both have the sheet open; the second is told, and nothing is taken twice. */
static void two_desks_take_one_payment(void **state)
{
	struct club *club = *state;
	struct terminal *ana = lanes_board(club, "ana"), *ben;

	come_to_payment(ana);
	ben = lanes_board(club, "ben");
	await_row(ben, ROW_STAGES, "[PAY]");
	await_quiet(ben);
	press(ben, "<Enter>");
	await_text(ben, "Take payment  lane 1");
	await_quiet(ben);
	pay(ana);
	type(ben, "43c");
	await_no_text(ben, "Take payment  lane 1");
	await_row(ben, ROW_STAGES, "[AGREE]");
	club_leave(ana);
	club_leave(ben);
	club_expect(club, "PAID 43.00 CASH", "select string_agg(concat_ws(' ',"
		" status, amount, payment_method), ', ')"
		" from counter.payment_intents");
	club_expect(club, "1", "select count(distinct metadata ->> 'request')"
		" from counter.audit_log where metadata ->> 'console_action' = 'lane_pay'");
}

/* The tag of a room is whoever is in it: they are in already. */
static void a_key_tag_is_scanned(void **state)
{
	struct club *club = *state;
	struct terminal *t = lanes_board(club, "ana");

	lanes_start(t, "TAG-222");
	await_row(t, ROW_LAST, "222");
	type(t, "<Esc>");
	club_leave(t);
	club_expect(club, "0", "select count(*) from counter.lane_sessions");
}

/* Tried before it is chosen, so that the guest hears what is asked for later:
 * one lane that was taken, one record of it. */
static void the_price_of_staying_on(void **state)
{
	struct club *club = *state;
	struct terminal *t = lanes_board(club, "ana");

	type(t, ":l L077<Enter>");
	await_row(t, ROW_RULE, "L077 LOCKER  in use, over 7 min  Kaya");
	await_quiet(t);
	press(t, ">");
	await_text(t, "Stay on  L077  Kaya, Deniz, until 14:00");
	await_text(t, "s 6 hours, until 20:00   37.00: Locker 24.00, Membership "
		"fee 13.00");
	await_text(t, "t 2 hours, until 16:00   33.00: Two more hours 20.00, "
		"Membership fee 13.00");
	club_expect(club, "0 0", "select concat_ws(' ', (select count(*)"
		" from counter.lane_sessions), (select count(*)"
		" from counter.audit_log))");
	await_quiet(t);
	press(t, "t");
	await_row(t, ROW_LAST, "Kaya, Deniz is at lane 1, to renew for 2 hours");
	club_leave(t);
	club_expect(club, "t RENEWAL 2 1", "select concat_ws(' ',"
		" s.customer_id = house_test.id('kaya'), s.checkin_mode, s.renewal_hours,"
		" (select count(*) from counter.audit_log"
		" where action = 'FINAL_EXTENSION_STARTED'))"
		" from counter.lane_sessions s");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, manage_begin, club_end)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(a_better_room_for_its_fee),
		TEST(past_due_is_let_stand),
		TEST(an_expired_card_is_let_pass),
		TEST(without_a_signature),
		TEST(a_paid_lane_is_reset),
		TEST(two_desks_take_one_payment),
		TEST(a_key_tag_is_scanned),
		TEST(the_price_of_staying_on),
	};

	return cmocka_run_group_tests(tests, club_group, club_group_end);
}

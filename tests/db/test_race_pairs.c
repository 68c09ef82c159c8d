/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two people at the same thing in the same moment: one of them wins, the
 * other is told by name, and money moves once. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "base/mem.h"
#include "tests/db/race_fixture.h"
#include "tests/db/race_pool.h"

#define ROUNDS 8

static const char *const book = "desk.booking_book($1, $2, $3, $4, $5, NULL,"
	" NULL, $6, NULL, 'none', NULL, false, 'phone')";
static const char *const move = "desk.booking_move($1, $2, $3, $4, $5, $6,"
	" 'phone')";
static const char *const cancel = "desk.booking_cancel($1, $2, $3, 'ill',"
	" 'phone')";
static const char *const check_in = "desk.booking_check_in($1, $2, $3, $4,"
	" NULL, NULL)";
static const char *const settle = "desk.participant_settle($1, $2, $3, NULL,"
	" $4, NULL, NULL)";
static const char *const waive = "desk.participant_settle($1, $2, $3, NULL,"
	" 'waive', NULL, 'the bay was not ready')";
static const char *const abandon = "desk.request_abandon($1)";

/* What somebody heard. */
struct said {
	bool ok, lost;
	char code[16], booking[12], version[80], sqlstate[6];
};

/* Two desks, and what each heard last. */
struct pair {
	struct race *race;
	struct racer *desk[2];
	struct said said[2];
	int requests;
	char request[40];		/* the id given out last */
};

static void copy(char *to, size_t size, const char *from)
{
	strncpy(to, from, size - 1);
	to[size - 1] = '\0';
}

static void heard(void *context, struct racer *racer,
	const struct race_answer *answer)
{
	struct said *said = racer_work(racer);

	(void)context;
	said->ok = answer->ok;
	said->lost = answer->lost;
	copy(said->code, sizeof(said->code), answer->code);
	copy(said->booking, sizeof(said->booking), answer->booking);
	copy(said->version, sizeof(said->version), answer->version);
	copy(said->sqlstate, sizeof(said->sqlstate), answer->sqlstate);
}

static void pair_open(struct pair *p, struct race_fixture *f,
	const char *one, const char *other)
{
	*p = (struct pair){ .race = f->race };
	p->desk[0] = race_add(f->race, one, "");
	p->desk[1] = race_add(f->race, other, "");
	for (int i = 0; i < 2; i++)
		racer_set_work(p->desk[i], &p->said[i]);
}

static const char *new_id(struct pair *p)
{
	char *id = mem_printf("00000000-0000-4000-8000-%012d", p->requests++);

	copy(p->request, sizeof(p->request), id);
	free(id);
	return p->request;
}

/* Asks with a new request id, which goes first. */
#define ASK(p, i, call, ...) ask(p, i, call, (const char *[]){ new_id(p), \
	__VA_ARGS__ }, (int)ARRAY_LEN(((const char *[]){ NULL, __VA_ARGS__ })))

static void ask(struct pair *p, int i, const char *call,
	const char *const *values, int count)
{
	racer_ask(p->desk[i], call, count, values);
}

static void run(struct pair *p)
{
	race_run(p->race, heard, NULL);
}

static void at(struct pair *p, const char *now)
{
	for (int i = 0; i < 2; i++) {
		racer_do(p->desk[i], "SELECT set_config('test.now', $1, false)",
			1, &now);
		run(p);
		assert_string_equal(p->said[i].sqlstate, "");
	}
}

/* A booking of an hour by the first desk. */
static struct said booked(struct pair *p, const char *bay, const char *starts,
	const char *member, const char *companions)
{
	ASK(p, 0, book, bay, starts, "60", member, companions);
	run(p);
	assert_true(p->said[0].ok);
	return p->said[0];
}

static void both_done(const struct pair *p)
{
	for (int i = 0; i < 2; i++)
		if (!p->said[i].ok)
			fail_msg("desk %d: not done: %s%s%s", i,
				p->said[i].code, p->said[i].sqlstate,
				p->said[i].lost ? ", lost" : "");
}

/* Who won; the other was refused by this code. */
static int winner(const struct pair *p, const char *code)
{
	int won = p->said[0].ok ? 0 : 1;

	assert_true(p->said[won].ok);
	assert_string_equal(p->said[0].sqlstate, "");
	assert_string_equal(p->said[1].sqlstate, "");
	assert_false(p->said[!won].ok);
	assert_string_equal(p->said[!won].code, code);
	return won;
}

static const char *const guest = "[{\"guest\":\"Mo Lee\"}]";

static void one_of_cancel_and_move_is_stale(void **state)
{
	struct race_fixture *f = *state;
	struct pair p;

	pair_open(&p, f, "racer0", "racer1");
	for (int i = 0; i < ROUNDS; i++) {
		char *starts = mem_printf("2026-11-22 %02d:00", 8 + i);
		char *later = mem_printf("2026-11-22 %02d:30", 8 + i);
		struct said b = booked(&p, "1", starts, "m1", "[]");
		int first = i % 2;

		if (first == 0)
			ASK(&p, 0, cancel, b.version, b.booking);
		ASK(&p, 1, move, b.version, b.booking, "2", later, "30");
		if (first == 1)
			ASK(&p, 0, cancel, b.version, b.booking);
		run(&p);
		winner(&p, "stale");
		free(starts);
		free(later);
	}
	race_expect(p.race, "t", "SELECT count(*) = 8 AND bool_and(n = 2)"
		" FROM (SELECT count(*) AS n FROM club.admin_audit_log"
		" WHERE resource_type = 'booking' GROUP BY resource_id) b");
	race_expect(p.race, "0", "SELECT count(*) FROM double_booked");
}

static void a_party_pays_once(void **state)
{
	struct race_fixture *f = *state;
	struct pair p;

	pair_open(&p, f, "racer0", "racer1");
	for (int i = 0; i < ROUNDS; i++) {
		char *starts = mem_printf("2026-11-22 %02d:00", 8 + i);
		char *now = mem_printf("2026-11-22 %02d:55-08", 7 + i);
		char *member = mem_printf("m%d", 1 + i);
		struct said b = booked(&p, "1", starts, member, guest);
		const char *call = i % 2 == 0 ? check_in : settle;

		at(&p, now);
		ASK(&p, i / 2 % 2, call, b.version, b.booking, "card");
		ASK(&p, 1 - i / 2 % 2, call, b.version, b.booking,
			i < ROUNDS / 2 ? "card" : "cash");
		run(&p);
		winner(&p, "stale");
		free(starts);
		free(now);
		free(member);
	}
	race_expect(p.race, "t", "SELECT count(*) = 8 AND bool_and(n = 1 AND"
		" paid = 25) FROM (SELECT count(*) AS n, sum(amount_affected)"
		" AS paid FROM club.booking_payment_audit WHERE action ="
		" 'payment_confirmed' GROUP BY booking_id) b");
	race_expect(p.race, "t", "SELECT count(*) = 8 AND sum(total_cents)"
		" = 20000 FROM club.booking_fee_snapshots"
		" WHERE status = 'completed'");
	race_expect(p.race, "4", "SELECT count(*) FROM club.booking_requests"
		" WHERE status = 'checked_in'");
	race_expect(p.race, "8", "SELECT count(*) FROM club.usage_ledger");
}

static void the_last_pass_covers_one_guest(void **state)
{
	struct race_fixture *f = *state;
	struct pair p;

	pair_open(&p, f, "racer0", "racer1");
	for (int i = 1; i <= ROUNDS; i++) {
		char *member = mem_printf("m%d", i);
		char *bay = mem_printf("%d", 1 + i % 3);
		char *starts = mem_printf("2026-11-22 %02d:00", 6 + 2 * i);
		char *later = mem_printf("2026-11-22 %02d:00", 7 + 2 * i);
		struct said a = booked(&p, bay, starts, member, guest);
		struct said b = booked(&p, bay, later, member, guest);

		ASK(&p, 0, settle, a.version, a.booking, "pass");
		ASK(&p, 1, settle, b.version, b.booking, "pass");
		run(&p);
		winner(&p, "owed");
		free(member);
		free(bay);
		free(starts);
		free(later);
	}
	race_expect(p.race, "t", "SELECT count(*) = 8 FROM club.guest_passes"
		" WHERE used_passes = total_passes");
	race_expect(p.race, "8", "SELECT count(*)"
		" FROM club.booking_participants WHERE used_guest_pass");
}

/* One person, two terminals, 25.00 a day. */
static void a_waiver_is_within_the_days_limit(void **state)
{
	struct race_fixture *f = *state;
	struct pair p;

	pair_open(&p, f, "racer0", "racer0");
	for (int i = 0; i < ROUNDS; i++) {
		char *now = mem_printf("2026-11-%02d 07:55-08", 22 + i);
		char *starts = mem_printf("2026-11-%02d 09:00", 22 + i);
		struct said a, b;

		at(&p, now);
		a = booked(&p, "1", starts, "m1", guest);
		b = booked(&p, "2", starts, "m2", guest);
		ASK(&p, 0, waive, a.version, a.booking);
		ASK(&p, 1, waive, b.version, b.booking);
		run(&p);
		winner(&p, "limit");
		free(now);
		free(starts);
	}
	race_expect(p.race, "t", "SELECT count(*) = 8 AND bool_and(used_minor"
		" = 2500) FROM desk.waive_day");
	race_expect(p.race, "8", "SELECT count(*) FROM"
		" club.booking_participants WHERE payment_status = 'waived'");
}

/* Whoever comes to this booking waits, until a ROLLBACK. */
static void hold_booking(struct race_fixture *f, const char *booking)
{
	race_do(f->race, "BEGIN", 0, NULL);
	race_do(f->race, "SELECT FROM club.booking_requests"
		" WHERE id = $1::integer FOR UPDATE", 1, &booking);
}

/* The line is cut: every other time in the midst of the work, else whenever
 * the kill comes, which may be after the answer.  Asked again by the same id,
 * it was done once. */
static void a_cut_line_takes_no_money_twice(void **state)
{
	struct race_fixture *f = *state;
	struct pair p;
	int lost = 0;

	pair_open(&p, f, "racer0", "racer0");
	for (int i = 0; i < ROUNDS; i++) {
		char *starts = mem_printf("2026-11-22 %02d:00", 8 + i);
		char *member = mem_printf("m%d", 1 + i);
		struct said b = booked(&p, "1", starts, member, guest);
		const char *again[] = { new_id(&p), b.version, b.booking,
			"card" };

		if (i % 2 == 0)
			hold_booking(f, b.booking);
		ask(&p, 0, settle, again, 4);
		if (i % 2 == 0)
			race_await_waiting(f->race);
		racer_kill(p.desk[0]);
		run(&p);
		lost += p.said[0].lost;
		if (i % 2 == 0)
			race_do(f->race, "ROLLBACK", 0, NULL);
		/* both terminals at once, one of them new */
		ask(&p, 0, settle, again, 4);
		ask(&p, 1, settle, again, 4);
		run(&p);
		both_done(&p);
		assert_string_equal(p.said[0].version, p.said[1].version);
		free(starts);
		free(member);
	}
	assert_true(lost >= ROUNDS / 2);
	race_expect(p.race, "8", "SELECT count(*) FROM"
		" club.booking_payment_audit WHERE action ="
		" 'payment_confirmed'");
}

/* Given up at another terminal: either it was done after all, or a late
 * arrival does nothing; never both. */
static void what_was_given_up_is_not_done_later(void **state)
{
	struct race_fixture *f = *state;
	struct pair p;

	pair_open(&p, f, "racer0", "racer0");
	for (int i = 0; i < ROUNDS; i++) {
		char *starts = mem_printf("2026-11-22 %02d:00", 8 + i);
		const char *again[] = { new_id(&p), "1", starts, "60", "m1",
			"[]" };
		bool done;

		if (i % 2 == 0)
			ask(&p, 0, book, again, 6);
		ask(&p, 1, abandon, again, 1);
		if (i % 2 == 1)
			ask(&p, 0, book, again, 6);
		run(&p);
		done = *p.said[1].booking != '\0';
		assert_true(p.said[1].ok);
		assert_true(p.said[0].ok == done);
		ask(&p, 0, book, again, 6);
		run(&p);
		assert_true(p.said[0].ok == done);
		if (!done)
			assert_string_equal(p.said[0].code, "reused");
		free(starts);
	}
	race_expect(p.race, "t", "SELECT (SELECT count(*) FROM"
		" club.booking_requests) = (SELECT count(*) FROM desk.request"
		" WHERE action = 'booking_book' AND ok)");
}

/* The club's own application looked, then a manager closed the bay, then the
 * application books what it saw free: it is told to look again. */
static void an_old_snapshot_books_over_no_closure(void **state)
{
	struct race_fixture *f = *state;
	static const char *const begin[] = {
		"BEGIN ISOLATION LEVEL REPEATABLE READ",
		"BEGIN ISOLATION LEVEL SERIALIZABLE" };
	static const char *const close[] = {
		"desk.facility_close($1, $2, $3, $4, 'leak', false)",
		"desk.resource_block($1, $2, $3, $4, 'maintenance', 'leak',"
			" false)" };
	struct pair p;

	pair_open(&p, f, "raceapp", "racer4");
	for (int i = 0; i < ROUNDS; i++) {
		char *starts = mem_printf("2026-11-22 %02d:00", 8 + i);
		char *ends = mem_printf("2026-11-22 %02d:00", 9 + i);

		/* the bay's lane is there, and the snapshot is taken */
		racer_do(p.desk[0], begin[i % 2], 0, NULL);
		run(&p);
		racer_do(p.desk[0], "SELECT count(*)"
			" FROM club.facility_closures", 0, NULL);
		run(&p);
		ASK(&p, 1, close[i / 2 % 2], "1", starts, ends);
		run(&p);
		assert_true(p.said[1].ok);
		racer_do(p.desk[0], "INSERT INTO club.booking_requests"
			" (user_id, resource_id, request_date, start_time,"
			" end_time, duration_minutes, status) SELECT 'm1', 1,"
			" $1::timestamp, $1::timestamp, $2::timestamp, 60,"
			" 'approved'", 2, (const char *[]){ starts, ends });
		run(&p);
		assert_string_equal(p.said[0].sqlstate, "40001");
		racer_do(p.desk[0], "ROLLBACK", 0, NULL);
		run(&p);
		free(starts);
		free(ends);
	}
	race_expect(p.race, "0", "SELECT count(*) FROM club.booking_requests");
}

#define IN_A_CLUB(test) \
	cmocka_unit_test_setup_teardown(test, race_begin, race_end)

int main(void)
{
	const struct CMUnitTest tests[] = {
		IN_A_CLUB(one_of_cancel_and_move_is_stale),
		IN_A_CLUB(a_party_pays_once),
		IN_A_CLUB(the_last_pass_covers_one_guest),
		IN_A_CLUB(a_waiver_is_within_the_days_limit),
		IN_A_CLUB(a_cut_line_takes_no_money_twice),
		IN_A_CLUB(what_was_given_up_is_not_done_later),
		IN_A_CLUB(an_old_snapshot_books_over_no_closure),
	};

	return cmocka_run_group_tests(tests, race_group, race_group_end);
}

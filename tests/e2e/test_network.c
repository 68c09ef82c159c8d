/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A bad line at every step of a write: before the request, in the middle of it,
 * behind it, in its answer, while the server commits, while the console comes
 * back and while it asks again.  Whatever happens, the write was done once or
 * not at all, the screen says which, and what was typed is still there
 * (database.md 2). */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/clock.h"
#include "base/mem.h"
#include "tests/support/club.h"
#include "tests/support/line_club.h"
#include "tests/support/proxy.h"

/* Bookings of the club that can be cancelled, one a case. */
static const struct booking {
	const char *words, *title, *name;
} bookings[] = {
	{ "bay1 16", "Bay 1  16:00-18:00", "okafor" },
	{ "bay2 15:30", "Bay 2  15:30-17:00", "petrov" },
	{ "bay3 15:05", "Bay 3  15:05-16:05", "haddad" },
	{ "bay3 16:05", "Bay 3  16:05-17:35", "silva" },
	{ "bay4 15:00", "Bay 4  15:00-16:00", "johnson" },
	{ "bay4 17:00", "Bay 4  17:00-19:00", "tanaka" },
};

/* Where in the conversation, and how much of that message still arrives. */
static const struct { enum proxy_way way; int percent; } places[] = {
	{ PROXY_TO_SERVER, 0 }, { PROXY_TO_SERVER, 50 },
	{ PROXY_TO_SERVER, 100 }, { PROXY_TO_CLIENT, 0 },
	{ PROXY_TO_CLIENT, 50 }, { PROXY_TO_CLIENT, 98 },
};

/* The word by which the proxy knows the write is its reason. */
#define WORD "flooded"

static struct proxy_step step_at(size_t place, enum proxy_fault fault)
{
	return (struct proxy_step){ WORD, places[place].way,
		places[place].percent, fault };
}

/* Types the reason and sends it. */
static void cancel(struct terminal *t, const struct booking *booking)
{
	club_goto(t, booking->words, booking->title);
	press(t, "x");
	await_text(t, "Cancel  ");
	type(t, WORD "<Tab>p");
}

/* Told on the screen, done once in the database, by one request. */
static void cancelled_once(struct club *club, struct terminal *t,
	const struct booking *booking)
{
	char *told = mem_printf("Cancelled %.5s", booking->title);
	char *asked = mem_printf("select count(*) || ' ' || bool_and(ok) from"
		" desk.request where actor = 'ana' and action ="
		" 'booking_cancel' and (outcome ->> 'booking')::integer ="
		" (select booking from club_test.day where name = '%s')",
		booking->name);
	char *status = mem_printf("select split_part("
		"club_test.named('%s'), ' ', 1)", booking->name);

	await_row(t, ROW_LAST, told);
	await_quiet(t);
	club_expect(club, "1 true", asked);
	club_expect(club, "cancelled", status);
	free(told);
	free(asked);
	free(status);
}

/* As many audit rows as writes. */
static void all_on_record(struct club *club, size_t count)
{
	char *wanted = mem_printf("%zu", count);

	club_expect(club, wanted, "select count(*) from desk.request"
		" where actor = 'ana' and action = 'booking_cancel'");
	club_expect(club, wanted, "select count(*) from"
		" regexp_matches(club_test.deeds(), '" WORD "', 'g')");
	free(wanted);
}

/* ------------------------------------------------------ the line breaks off */

static void break_everywhere(struct club *club, enum proxy_fault fault)
{
	struct line_club line;
	struct terminal *t = line_console(&line, club, "");

	for (size_t i = 0; i < ARRAY_LEN(places); i++) {
		const struct proxy_step step = step_at(i, fault);

		proxy_fail(line.proxy, &step, 1);
		cancel(t, &bookings[i]);
		cancelled_once(club, t, &bookings[i]);
		assert_int_equal(proxy_struck(line.proxy), 1);
	}
	all_on_record(club, ARRAY_LEN(places));
	club_leave(t);
	line_end(&line);
}

static void a_line_that_is_reset_at_any_step(void **state)
{
	break_everywhere(*state, PROXY_DROP);
}

static void a_line_that_ends_one_way_at_any_step(void **state)
{
	break_everywhere(*state, PROXY_HALF_CLOSE);
}

/* -------------------------------------------------------- the line is slow */

#define FAR_MS 1000

/* Whoever looks around does not wait for the line, whoever writes is told. */
static void a_line_that_is_long_holds_up_no_key(void **state)
{
	struct club *club = *state;
	struct line_club line;
	struct terminal *t = line_console(&line, club, "");
	int64_t before_ms;

	club_goto(t, "bay1 16", "Bay 1  16:00-18:00");
	proxy_delay(line.proxy, FAR_MS);
	before_ms = clock_ms();
	press(t, "<Right>");
	await_row(t, ROW_PEEK, "Bay 2  15:30-17:00");
	press(t, "<Left>");
	await_row(t, ROW_PEEK, "Bay 1  16:00-18:00");
	press(t, "x");
	await_text(t, "Cancel  Okafor, Daniel");
	/* No answer can have come. */
	assert_in_range(clock_ms() - before_ms, 0, 2 * FAR_MS - 1);
	type(t, WORD "<Tab>p");
	line_await_flag(t, '*');
	cancelled_once(club, t, &bookings[0]);
	all_on_record(club, 1);
	club_leave(t);
	line_end(&line);
}

/* The picture says that something is awaited and keeps the form; nothing is
 * done twice when the line moves again. */
static void a_line_that_stalls_at_any_step(void **state)
{
	struct club *club = *state;
	struct line_club line;
	struct terminal *t = line_console(&line, club, "");

	for (size_t i = 0; i < ARRAY_LEN(places); i++) {
		const struct proxy_step step = step_at(i, PROXY_STALL);

		proxy_fail(line.proxy, &step, 1);
		cancel(t, &bookings[i]);
		line_await_struck(&line, t, 1);
		line_await_flag(t, '*');
		await_row(t, ROW_PEEK, "a approved");
		proxy_heal(line.proxy);
		cancelled_once(club, t, &bookings[i]);
	}
	all_on_record(club, ARRAY_LEN(places));
	club_leave(t);
	line_end(&line);
}

/* ------------------------------------------------ the line dies in silence */

/* Nobody hears that the line is gone: it is found by the time that the server
 * would have needed.  Meanwhile no new line is to be had, and the form stays. */
static void a_line_that_dies_at_any_step(void **state)
{
	struct club *club = *state;
	struct line_club line;
	struct terminal *t = line_console(&line, club,
		"options='-c statement_timeout=2500'");

	for (size_t i = 0; i < ARRAY_LEN(places); i++) {
		const struct proxy_step step = step_at(i, PROXY_SILENCE);

		proxy_fail(line.proxy, &step, 1);
		cancel(t, &bookings[i]);
		line_await_struck(&line, t, 1);
		proxy_refuse(line.proxy, true);
		line_await_flag(t, '!');
		await_row(t, ROW_ALERTS, "offline since 14:0");
		await_row(t, ROW_ALERTS, "1 unanswered");
		await_row(t, ROW_PEEK, "a approved");
		proxy_refuse(line.proxy, false);
		cancelled_once(club, t, &bookings[i]);
		/* The router comes back, with what it kept. */
		proxy_heal(line.proxy);
	}
	all_on_record(club, ARRAY_LEN(places));
	club_leave(t);
	line_end(&line);
}

/* A form waits for its answer as it was typed, and is done with when the answer
 * has come on another line. */
static void a_form_stays_until_it_is_answered(void **state)
{
	static const struct proxy_step answer = { "haddad", PROXY_TO_CLIENT, 40,
		PROXY_SILENCE };
	struct club *club = *state;
	struct line_club line;
	struct terminal *t = line_console(&line, club,
		"options='-c statement_timeout=2500'");

	club_goto(t, "bay4 14:00", "Bay 4  14:10-15:00  free");
	press(t, "b");
	await_text(t, "type a name or the last four");
	type(t, "hadd");
	await_text(t, "> Haddad, Rana");
	await_quiet(t);
	press(t, "<Enter>");
	await_text(t, "price  0.00");
	await_quiet(t);
	proxy_fail(line.proxy, &answer, 1);
	press(t, "<Enter>");
	line_await_struck(&line, t, 1);
	proxy_refuse(line.proxy, true);
	line_await_flag(t, '!');
	await_row(t, ROW_ALERTS, "1 unanswered");
	await_seen(t, "Haddad, Rana   VIP");
	proxy_refuse(line.proxy, false);
	await_row(t, ROW_LAST, "Booked Bay 4 14:10-14:40");
	await_quiet(t);
	assert_true(terminal_find(t, "Haddad, Rana   VIP") < 0);
	club_expect(club, "checked_in Bay 4 14:10-14:40 haddad",
		"select club_test.added()");
	club_leave(t);
	line_end(&line);
}

/* --------------------------------------------------------- and once more */

/* The answer is lost, then the next two lines while they are being made. */
static void a_line_that_breaks_while_it_comes_back(void **state)
{
	static const struct proxy_step answer = { WORD, PROXY_TO_CLIENT, 0,
		PROXY_DROP };
	struct club *club = *state;
	struct line_club line;
	struct terminal *t = line_console(&line, club, "");

	for (int way = 0; way < 2; way++) {
		const struct proxy_step greeting = { NULL,
			(enum proxy_way)way, 60, PROXY_DROP };

		proxy_fail(line.proxy, &answer, 1);
		proxy_refuse(line.proxy, true);
		cancel(t, &bookings[way]);
		line_await_flag(t, '!');
		proxy_fail(line.proxy, &greeting, 2);
		proxy_refuse(line.proxy, false);
		cancelled_once(club, t, &bookings[way]);
		assert_int_equal(proxy_struck(line.proxy), 2);
	}
	all_on_record(club, 2);
	club_leave(t);
	line_end(&line);
}

/* Each time that it asks again, the line breaks again: three times over. */
static void a_line_that_breaks_while_it_asks_again(void **state)
{
	struct club *club = *state;
	struct line_club line;
	struct terminal *t = line_console(&line, club, "");

	for (size_t i = 0; i < ARRAY_LEN(places); i++) {
		const struct proxy_step step = step_at(i,
			i % 2 == 0 ? PROXY_DROP : PROXY_HALF_CLOSE);

		proxy_fail(line.proxy, &step, 3);
		cancel(t, &bookings[i]);
		cancelled_once(club, t, &bookings[i]);
		assert_int_equal(proxy_struck(line.proxy), 3);
	}
	all_on_record(club, ARRAY_LEN(places));
	club_leave(t);
	line_end(&line);
}

/* --------------------------------------------------------- in the commit */

/* A booking is cancelled, but its transaction waits at the door. */
static void hold_commits(struct club *club)
{
	club_do(club, "create function club_test.door() returns trigger"
		" language plpgsql security definer as $$ begin"
		" perform pg_advisory_xact_lock(4711); return null; end $$;"
		"create constraint trigger door after insert on desk.request"
		" deferrable initially deferred for each row"
		" execute function club_test.door()");
	club_hold(club, "select pg_advisory_xact_lock(4711)");
}

/* The line breaks while the server commits.  What is asked again waits for its
 * twin and has the twin's outcome; another desk hears of it once. */
static void a_line_that_breaks_during_the_commit(void **state)
{
	struct club *club = *state;
	struct line_club line;
	struct terminal *ana = line_console(&line, club, ""), *ben;

	ben = club_console(club, "ben");
	club_goto(ben, "bay2 15:30", "Bay 2  15:30-17:00");
	hold_commits(club);
	cancel(ana, &bookings[1]);
	club_await_waiting(club, 1);
	proxy_strike(line.proxy, PROXY_DROP);
	club_await_waiting(club, 2);
	club_let_go(club);
	cancelled_once(club, ana, &bookings[1]);
	await_row(ben, ROW_PEEK, "free");
	all_on_record(club, 1);
	club_leave(ana);
	club_leave(ben);
	line_end(&line);
}

/* -------------------------------------------------------------- not at all */

/* It never arrived, and meanwhile somebody else was faster: told as a refusal,
 * with the form as it was. */
static void a_write_that_came_too_late_is_refused(void **state)
{
	static const struct proxy_step request = { WORD, PROXY_TO_SERVER, 0,
		PROXY_DROP };
	static const struct booking lee = {
		"bay2 13:30", "Bay 2  13:30-14:30", "lee" };
	struct club *club = *state;
	struct line_club line;
	struct terminal *t = line_console(&line, club, "");

	proxy_fail(line.proxy, &request, 1);
	proxy_refuse(line.proxy, true);
	cancel(t, &lee);
	line_await_flag(t, '!');
	club_do(club, "set session authorization ben; select club_test.outcome("
		"booking, 'no_show') from club_test.day where name = 'lee'");
	proxy_refuse(line.proxy, false);
	await_row(t, ROW_LAST, "no-show");
	await_quiet(t);
	assert_int_equal(proxy_struck(line.proxy), 1);
	assert_true(terminal_find(t, "Cancelled") < 0);
	club_expect(club, "no_show", "select split_part("
		"club_test.named('lee'), ' ', 1)");
	club_expect(club, "1 false", "select count(*) || ' ' || bool_and(ok)"
		" from desk.request where actor = 'ana'");
	club_leave(t);
	line_end(&line);
}

#define TEST(name) \
	cmocka_unit_test_setup_teardown(name, club_begin, club_end)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(a_line_that_is_reset_at_any_step),
		TEST(a_line_that_ends_one_way_at_any_step),
		TEST(a_line_that_is_long_holds_up_no_key),
		TEST(a_line_that_stalls_at_any_step),
		TEST(a_line_that_dies_at_any_step),
		TEST(a_form_stays_until_it_is_answered),
		TEST(a_line_that_breaks_while_it_comes_back),
		TEST(a_line_that_breaks_while_it_asks_again),
		TEST(a_line_that_breaks_during_the_commit),
		TEST(a_write_that_came_too_late_is_refused),
	};

	return cmocka_run_group_tests(tests, club_group, club_group_end);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The line is lost while a manager signs at the counter: what became of it is
 * told when the line is back, or at the next sign-in, and it was done once or
 * not at all.  The server is held up at a lock, so that each line breaks where
 * it should. */
#include "config.h"

#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "tests/support/line_club.h"
#include "tests/support/sign_club.h"

#define TOMAS "tomas<Tab>" SIGN_TOMAS "<Enter>"
#define DONE_ONCE "select count(*) from club.admin_audit_log" \
	" where action = 'revert_booking'"

/* Ana's console behind a proxy, with the sheet open. */
static struct terminal *to_sign(struct line_club *line, struct club *club)
{
	struct terminal *t;

	sign_hire(club);
	t = line_console(line, club, "");
	sign_refuse(t);
	sign_open(t);
	return t;
}

/* The manager's keys, up to where the server is held up by that. */
static void sign_held_up(struct club *club, struct terminal *t,
	const char *keys, const char *lock)
{
	club_hold(club, lock);
	type(t, keys);
	club_await_waiting(club, 1);
}

/* What signing takes, and what laying the wish down does. */
#define BOOKING "select from club.booking_requests where user_id = 'lee'" \
	" for update"
#define WISHES "lock table desk.signover in exclusive mode"

/* Both lines at once, hers and the manager's. */
static void cut(struct line_club *line, struct terminal *t)
{
	proxy_refuse(line->proxy, true);
	proxy_strike(line->proxy, PROXY_DROP);
	line_await_flag(t, '!');
}

static void told_and_done_once(struct club *club, struct terminal *t)
{
	await_row(t, ROW_LAST, "Tomas signed: Lee, Anna, " SIGN_DEED);
	await_no_text(t, "Only a manager");
	await_row(t, ROW_PEEK, "Bay 2  13:30-14:30  a approved");
	await_quiet(t);
	club_leave(t);
	club_expect(club, "1", DONE_ONCE);
	club_expect(club, "tomas|ana|desk 2|she sat in the bar", SIGN_AUDIT);
	/* Nobody is told twice. */
	t = club_console(club, "ana");
	type(t, ":messages<Enter>");
	await_text(t, "Messages, newest first");
	await_quiet(t);
	assert_int_equal(terminal_find(t, "Tomas signed"), -1);
	press(t, "<Esc>");
	club_leave(t);
}

static void an_answer_that_is_lost_is_told_when_the_line_is_back(void **state)
{
	struct club *club = *state;
	struct line_club line;
	struct terminal *t = to_sign(&line, club);

	sign_held_up(club, t, TOMAS, BOOKING);
	cut(&line, t);
	await_text(t, "Only a manager (Mia, Tomas) can");
	club_let_go(club);
	club_await(club, "1", DONE_ONCE);
	proxy_refuse(line.proxy, false);
	told_and_done_once(club, t);
	line_end(&line);
}

/* The manager's line alone, which nobody watches. */
static void an_answer_that_only_the_manager_loses_is_fetched(void **state)
{
	static const struct proxy_step answer = {
		"signover_sign", PROXY_TO_CLIENT, 0, PROXY_DROP
	};
	struct club *club = *state;
	struct line_club line;
	struct terminal *t = to_sign(&line, club);

	proxy_fail(line.proxy, &answer, 1);
	type(t, TOMAS);
	told_and_done_once(club, t);
	assert_int_equal(proxy_struck(line.proxy), 1);
	line_end(&line);
}

/* The sheet is still there for the next try. */
static void what_ends_before_it_is_done_is_not_signed(void **state)
{
	struct club *club = *state;
	struct line_club line;
	struct terminal *t = to_sign(&line, club);

	sign_held_up(club, t, TOMAS, BOOKING);
	club_do(club, "select pg_terminate_backend(pid) from pg_stat_activity"
		" where usename = 'tomas'");
	await_row(t, ROW_LAST, "it was not signed: ");
	await_quiet(t);
	club_let_go(club);
	sign_expect_untouched(club);
	type(t, SIGN_TOMAS "<Enter>");
	told_and_done_once(club, t);
	line_end(&line);
}

/* It is laid down after all, signed by nobody, and taken back. */
static void what_was_never_sent_is_not_signed(void **state)
{
	struct club *club = *state;
	struct line_club line;
	struct terminal *t = to_sign(&line, club);

	sign_held_up(club, t, TOMAS, WISHES);
	cut(&line, t);
	club_let_go(club);
	proxy_refuse(line.proxy, false);
	await_row(t, ROW_LAST, "it was not signed: ");
	await_quiet(t);
	sign_expect_untouched(club);
	type(t, SIGN_TOMAS "<Enter>");
	told_and_done_once(club, t);
	line_end(&line);
}

static void whose_console_died_hears_at_the_next_sign_in(void **state)
{
	struct club *club = *state;
	struct terminal *t = sign_refused(club);

	sign_open(t);
	sign_held_up(club, t, TOMAS, BOOKING);
	terminal_signal(t, SIGKILL);
	club_let_go(club);
	club_await(club, "1", DONE_ONCE);
	t = club_start(club, "ana", NULL, NULL);
	await_row(t, ROW_LAST, "Tomas signed: Lee, Anna, " SIGN_DEED);
	await_quiet(t);
	club_leave(t);
	club_expect(club, "t", "select bool_and(heard_at is not null)"
		" from desk.signover");
	t = club_console(club, "ana");
	type(t, ":messages<Enter>");
	await_text(t, "Messages, newest first");
	await_quiet(t);
	assert_int_equal(terminal_find(t, "Tomas signed"), -1);
	press(t, "<Esc>");
	club_leave(t);
}

#define TEST(name) \
	cmocka_unit_test_setup_teardown(name, club_begin, club_end)

int main(void)
{
	static const struct CMUnitTest tests[] = {
		TEST(an_answer_that_is_lost_is_told_when_the_line_is_back),
		TEST(an_answer_that_only_the_manager_loses_is_fetched),
		TEST(what_ends_before_it_is_done_is_not_signed),
		TEST(what_was_never_sent_is_not_signed),
		TEST(whose_console_died_hears_at_the_next_sign_in),
	};

	return cmocka_run_group_tests(tests, club_group, club_group_end);
}

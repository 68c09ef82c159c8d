/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One person, two sign-ins: the newer one goes on, the older one leaves in good
 * order, and says why; and the newer one says first what became of what the
 * older one asked for and did not hear of. */
#include "config.h"

#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/clock.h"
#include "base/mem.h"
#include "tests/support/club.h"
#include "tests/support/patience.h"

#define CONSOLES "select count(*) from desk.session s" \
	" join pg_stat_activity a using (pid, backend_start)" \
	" join desk.staff p on p.id = s.staff_id and p.login = 'ana'"
#define TITLE "Before the line dropped"

static struct terminal *second(struct club *club, const char *desk)
{
	struct terminal *t = club_start(club, "ana", NULL, "--desk", desk, NULL);

	await_row(t, ROW_TITLE, "Booking grid");
	return t;
}

static void has_left(struct terminal *t, const char *desk)
{
	char *farewell = mem_printf("opsdesk: signed in again at %s", desk);

	await_exit(t, 0);
	assert_restored(t);
	await_seen(t, farewell);
	free(farewell);
}

/* ------------------------------------------------------------- taking over */

static void the_newer_one_goes_on(void **state)
{
	struct club *club = *state;
	struct terminal *older = club_console(club, "ana");
	struct terminal *newer = second(club, "bar"), *third;

	has_left(older, "bar");
	await_row(newer, ROW_TITLE, "Ana  bar  14:07");
	await_row(newer, ROW_PEEK, "Bay 1");
	third = second(club, "door");
	has_left(newer, "door");
	await_row(third, ROW_PEEK, "Bay 1");
	club_expect(club, "1", CONSOLES);
	club_leave(third);
}

static void other_people_stay(void **state)
{
	struct club *club = *state;
	struct terminal *ana = club_console(club, "ana");
	struct terminal *ben = club_console(club, "ben");
	struct terminal *again = second(club, "bar");

	has_left(ana, "bar");
	press(ben, "<Down>");
	await_quiet(ben);
	club_leave(ben);
	club_leave(again);
}

/* A hint that anybody can give, and nothing else. */
static void a_forged_notification_ends_nobody(void **state)
{
	struct club *club = *state;
	struct terminal *t = club_console(club, "ana");

	club_do(club, "set session authorization ben; "
		"select pg_notify('desk', 'console:' || a.pid)"
		" from generate_series(1, 3), pg_stat_activity a"
		" where a.datname = current_database();"
		"select pg_notify('desk', 'console:')");
	club_do(club, "select pg_notify('desk', 'console:' || s.pid)"
		" from desk.session s");
	club_goto(t, "bay2 13:30", "Bay 2  13:30-14:30");
	press(t, "o");
	await_text(t, "Outcome  Lee, Anna");
	press(t, "<Esc>");
	club_leave(t);
}

/* What is announced while the server is at something comes in one lump: it must
 * not become as many questions, behind which the operator's own would wait. */
static void a_flood_of_hints_is_asked_about_once(void **state)
{
	struct club *club = *state;
	struct terminal *t;

	club_do(club, "do $$ begin execute format('alter database %I set"
		" track_functions = pl', current_database()); end $$");
	t = club_console(club, "ana");
	club_hold(club, "lock table desk.signover in access exclusive mode");
	club_do(club, "select pg_notify('desk', 'signover')");
	club_await_waiting(club, 1);
	club_do(club, "do $$ begin"
		" for n in 1 .. 400 loop"
		"  perform pg_notify('desk', 'signover'),"
		"   pg_notify('desk', 'console:' || s.pid) from desk.session s;"
		"  commit;"
		" end loop; end $$");
	club_let_go(club);
	club_goto(t, "bay2 13:30", "Bay 2  13:30-14:30");
	club_leave(t);
	club_await(club, "0", "select count(*) from pg_stat_activity"
		" where usename = 'ana' and datname = current_database()");
	club_expect(club, "2", "select count(*) from pg_stat_user_functions"
		" where funcname in ('signover_mine', 'console_taken_over')"
		" and calls between 1 and 100");
}

/* A connection of the same person that is no console is nobody's business. */
static void psql_of_the_same_person_stays(void **state)
{
	struct club *club = *state;
	struct terminal *older, *newer;

	club_hold(club, "set session authorization ana;"
		" select desk.session_open('psql', null, null)");
	older = club_console(club, "ana");
	newer = second(club, "bar");
	has_left(older, "bar");
	club_expect(club, "1", "select count(*) from pg_stat_activity"
		" where datname = current_database()"
		" and state = 'idle in transaction'");
	club_let_go(club);
	club_leave(newer);
}

/* Frozen, it holds nobody up; woken, it finds that it is not the newest. */
static void a_frozen_one_does_not_hold_the_newer(void **state)
{
	struct club *club = *state;
	struct terminal *older = club_console(club, "ana");
	struct terminal *newer;

	club_goto(older, "bay4 20:00", "Bay 4  20:00-22:00  free");
	press(older, "b");
	await_text(older, "type a name or the last four");
	await_quiet(older);
	terminal_signal(older, SIGSTOP);
	type(older, "hadd");
	newer = second(club, "bar");
	await_row(newer, ROW_PEEK, "Bay 1");
	club_expect(club, "1", CONSOLES);
	terminal_signal(older, SIGCONT);
	has_left(older, "bar");
	club_goto(newer, "bay2 13:30", "Bay 2  13:30-14:30");
	press(newer, "o");
	await_text(newer, "Outcome  Lee, Anna");
	press(newer, "n");
	await_row(newer, ROW_LAST, "Lee, Anna");
	club_leave(newer);
	club_expect(club, "1", "select count(*) from desk.request"
		" where actor = 'ana'");
}

static void await_draft(const struct club *club, const char *wanted)
{
	char *look = mem_printf("grep -qs '%s' '%s'/state/opsdesk/draft-*.json",
		wanted, club->home);
	int64_t end_ms = clock_ms() + PATIENCE_MS;

	while (system(look) != 0) {
		if (clock_ms() > end_ms)
			fail_msg("no draft says \"%s\"", wanted);
		terminal_wait(20);
	}
	free(look);
}

/* What was half done in the frozen one is over: woken, it leaves the newer
 * one's draft as it is, though its own had not been saved yet. */
static void a_frozen_one_does_not_write_over_the_newers_draft(void **state)
{
	struct club *club = *state;
	struct terminal *older = club_console(club, "ana");
	struct terminal *newer;

	type(older, ":b bay4 20:00 older");
	await_row(older, ROW_LAST, "older");
	await_draft(club, "older");
	press(older, "x");
	await_row(older, ROW_LAST, "olderx");
	terminal_signal(older, SIGSTOP);
	newer = second(club, "bar");
	await_row(newer, ROW_LAST, ":b bay4 20:00 older");
	type(newer, "<Ctrl-U>b bay2 newer");
	await_row(newer, ROW_LAST, ":b bay2 newer");
	await_draft(club, "newer");
	terminal_signal(older, SIGCONT);
	has_left(older, "bar");
	await_draft(club, "newer");
	terminal_signal(newer, SIGKILL);
	newer = club_start(club, "ana", NULL, NULL);
	await_row(newer, ROW_LAST, ":b bay2 newer");
	press(newer, "<Esc>");
	await_quiet(newer);
	club_leave(newer);
}

/* By its terminal, as it has told the database. */
static bool is_newest(struct club *club, const struct terminal *t)
{
	char *link = mem_printf("/proc/%d/fd/0", (int)terminal_pid(t));
	char tty[80] = "", *found;
	bool same;

	found = club_sql(club, "select s.tty from desk.session s"
		" join desk.console c using (staff_id, turn)");
	same = readlink(link, tty, sizeof(tty) - 1) > 0 &&
		strcmp(tty, found) == 0;
	free(found);
	free(link);
	return same;
}

/* Whoever comes last stays, and only they. */
static void of_many_at_once_one_stays(void **state)
{
	struct club *club = *state;
	struct terminal *all[5], *stays = NULL;
	int left = 0;

	for (size_t i = 0; i < ARRAY_LEN(all); i++)
		all[i] = club_start(club, "ana", NULL, NULL);
	club_await(club, "5", "select turn from desk.console");
	club_await(club, "1", CONSOLES);
	for (size_t i = 0; i < ARRAY_LEN(all); i++) {
		if (is_newest(club, all[i])) {
			stays = all[i];
			continue;
		}
		await_exit(all[i], 0);
		assert_restored(all[i]);
		left++;
	}
	assert_int_equal(left, 4);
	await_row(stays, ROW_PEEK, "Bay 1");
	club_leave(stays);
}

/* -------------------------------------------------- what became of requests */

static void cancel_petrov(struct terminal *t)
{
	club_goto(t, "bay2 15:30", "Bay 2  15:30-17:00");
	press(t, "x");
	await_text(t, "Cancel  Petrov, Igor");
	type(t, "ill<Tab>p");
}

/* Its write waits for a row that somebody else has. */
static void kill_in_the_middle(struct club *club)
{
	struct terminal *t = club_console(club, "ana");

	club_hold(club, "SELECT FROM club.booking_requests r JOIN"
		" club_test.day d ON d.booking = r.id AND d.name = 'petrov'"
		" FOR UPDATE OF r");
	cancel_petrov(t);
	club_await_waiting(club, 1);
	club_kill(club, t);
}

static void assert_journal(const struct club *club, bool is_empty)
{
	char *command = mem_printf("cat %s/state/opsdesk/requests-* 2>/dev/null"
		" | grep -q '^?'", club->home);
	int status = system(command);

	free(command);
	assert_int_equal(status == 0, !is_empty);
}

/* The server is still at it: that is waited for, and the truth is told. */
static void done_after_all_is_said_so(void **state)
{
	struct club *club = *state;
	struct terminal *t;

	kill_in_the_middle(club);
	t = club_start(club, "ana", NULL, NULL);
	club_let_go(club);
	await_text(t, TITLE);
	await_text(t, "Done: Cancelled Bay 2 15:30-17:00 of Petrov, Igor");
	assert_journal(club, false);
	press(t, "<Enter>");
	await_no_text(t, TITLE);
	assert_journal(club, true);
	club_expect(club, "ana cancel_booking Bay 2 15:30-17:00 (ill)"
		" from phone", "select club_test.deeds()");
	type(t, ":messages<Enter>");
	await_text(t, "Done: Cancelled Bay 2 15:30-17:00 of Petrov, Igor");
	press(t, "<Esc>");
	/* It can be taken back as if nothing had happened. */
	press(t, "u");
	await_row(t, ROW_LAST, "Petrov, Igor");
	club_leave(t);
	club_expect(club, "approved Bay 2 15:30-17:00 petrov",
		"select club_test.named('petrov')");
}

/* Its backend is ended, as an older console's is that does not go: it never
 * arrived, and never will. */
static void never_arrived_is_said_so(void **state)
{
	struct club *club = *state;
	struct terminal *t;

	kill_in_the_middle(club);
	t = club_start(club, "ana", NULL, NULL);
	await_text(t, TITLE);
	await_text(t, "Never arrived, and will not be done any more: cancel: "
		"Petrov, Igor");
	club_let_go(club);
	/* Read by nobody yet: killed here, it is said again. */
	club_kill(club, t);
	t = club_start(club, "ana", NULL, NULL);
	await_text(t, TITLE);
	await_text(t, "Never arrived");
	press(t, "<Enter>");
	await_no_text(t, TITLE);
	assert_journal(club, true);
	club_leave(t);
	club_expect(club, "approved Bay 2 15:30-17:00 petrov",
		"select club_test.named('petrov')");
	club_expect(club, "", "select club_test.deeds()");
	t = club_console(club, "ana");
	assert_int_equal(terminal_find(t, TITLE), -1);
	club_leave(t);
}

/* Somebody else was faster; keys from before the sheet was seen do not take it
 * away. */
static void refused_is_said_so(void **state)
{
	struct club *club = *state;
	struct terminal *t = club_console(club, "ana");

	club_hold(club, "UPDATE club.booking_requests SET notes = 'faster'"
		" WHERE id = (SELECT booking FROM club_test.day"
		" WHERE name = 'petrov')");
	cancel_petrov(t);
	club_await_waiting(club, 1);
	club_kill(club, t);
	t = club_start(club, "ana", NULL, NULL);
	type(t, "<Enter><Enter>");
	club_commit(club);
	await_text(t, TITLE);
	await_quiet(t);
	await_text(t, "Refused: cancel: Petrov, Igor");
	press(t, "<Enter>");
	await_no_text(t, TITLE);
	assert_journal(club, true);
	club_leave(t);
	club_expect(club, "approved Bay 2 15:30-17:00 petrov",
		"select club_test.named('petrov')");
}

/* The id of what is in no answer yet, from the journal. */
static void unanswered(const struct club *club, char *id, size_t size)
{
	char *command = mem_printf("sed -n 's/^? \\([^ ]*\\) .*/\\1/p'"
		" %s/state/opsdesk/requests-*", club->home);
	FILE *pipe = popen(command, "r");

	free(command);
	assert_non_null(pipe);
	assert_non_null(fgets(id, (int)size, pipe));
	id[strcspn(id, "\n")] = '\0';
	pclose(pipe);
}

/* The server takes its time to say what became of it: nothing is shown and
 * nothing can be begun meanwhile. */
static void nothing_begins_before_that_is_known(void **state)
{
	struct club *club = *state;
	struct terminal *t;
	char id[64], *hold;

	kill_in_the_middle(club);
	club_do(club, "select pg_terminate_backend(pid)"
		" from pg_stat_activity where usename = 'ana'"
		" and datname = current_database()");
	club_await(club, "0", CONSOLES);
	club_let_go(club);
	unanswered(club, id, sizeof(id));
	hold = mem_printf("set session authorization ana;"
		" select desk.request_fate('%s')", id);
	club_hold(club, hold);
	free(hold);
	t = club_start(club, "ana", NULL, NULL);
	await_text(t, "What became of what you asked for last is being asked.");
	club_await_waiting(club, 1);
	type(t, ":b bay1 16<Enter>x");
	assert_int_equal(terminal_find(t, "Bay 1"), -1);
	club_let_go(club);
	await_text(t, TITLE);
	await_text(t, "Never arrived, and will not be done any more: cancel: "
		"Petrov, Igor");
	assert_int_equal(terminal_find(t, "Cancel  Okafor"), -1);
	press(t, "<Enter>");
	await_no_text(t, TITLE);
	club_leave(t);
}

#define TEST(name) \
	cmocka_unit_test_setup_teardown(name, club_begin, club_end)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(the_newer_one_goes_on),
		TEST(other_people_stay),
		TEST(a_forged_notification_ends_nobody),
		TEST(a_flood_of_hints_is_asked_about_once),
		TEST(psql_of_the_same_person_stays),
		TEST(a_frozen_one_does_not_hold_the_newer),
		TEST(a_frozen_one_does_not_write_over_the_newers_draft),
		TEST(of_many_at_once_one_stays),
		TEST(done_after_all_is_said_so),
		TEST(never_arrived_is_said_so),
		TEST(nothing_begins_before_that_is_known),
		TEST(refused_is_said_so),
	};

	return cmocka_run_group_tests(tests, club_group, club_group_end);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The primary dies in the middle of work, and the standby takes its place: the
 * console goes over by itself, asks again what had no answer, and tells the
 * truth of it, whether the standby had got the commit or not. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/clock.h"
#include "base/mem.h"
#include "tests/support/line_club.h"
#include "tests/support/patience.h"
#include "tests/support/standby.h"

#define REASON "flooded"

/* --------------------------------------------------------- the two servers */

static struct cluster *standby;
static struct proxy *stream;		/* from the primary to the standby */
static char *after;			/* the club's database there */

static int group(void **state)
{
	*state = standby_primary();
	return 0;
}

static int begin(void **state)
{
	struct club *club;

	club_begin(state);
	club = *state;
	stream = proxy_open(cluster_directory(club->cluster));
	standby = standby_of(club->cluster, proxy_dsn(stream));
	after = standby_dsn(standby, club->dsn);
	return 0;
}

static int end(void **state)
{
	club_end(state);
	cluster_close(&standby);
	proxy_close(&stream);
	free(after);
	return 0;
}

/* Until the standby gives this value. */
static void await_after(const char *wanted, const char *sql)
{
	int64_t end_ms = clock_ms() + PATIENCE_MS;
	bool same = false;

	while (!same && clock_ms() < end_ms) {
		char *found = cluster_sql(after, "%s", sql);

		same = strcmp(found != NULL ? found : "", wanted) == 0;
		if (!same)
			terminal_wait(5);
		free(found);
	}
	if (!same)
		fail_msg("the standby never said \"%s\" to: %s", wanted, sql);
}

/* Both have the same. */
static void catch_up(struct club *club)
{
	char *now = club_sql(club, "select pg_current_wal_flush_lsn()");
	char *sql = mem_printf("select pg_last_wal_replay_lsn() >= '%s'", now);

	await_after("t", sql);
	free(sql);
	free(now);
}

/* A console that knows both; words: more of its connection string. */
static struct terminal *console(struct club *club, const char *login,
	const char *words)
{
	char *dsn = mem_printf("host=%s,%s %s",
		cluster_directory(club->cluster), cluster_directory(standby),
		words);
	struct terminal *t = club_start(club, login, NULL, "--dsn", dsn, NULL);

	await_row(t, ROW_PEEK, "Bay 1");
	await_quiet(t);
	free(dsn);
	return t;
}

#define WRITABLE "target_session_attrs=read-write"

static void cancel_petrov(struct terminal *t)
{
	club_goto(t, "bay2 15:30", "Bay 2  15:30-17:00");
	press(t, "x");
	await_text(t, "Cancel  Petrov, Igor");
	type(t, REASON "<Tab>p");
}

static const char requests[] = "select count(*) || ' ' || bool_and(ok) from"
	" desk.request where action = 'booking_cancel' and actor <> 'mia'";

/* Where the club is now: done once, on record once, told. */
static void cancelled_once(struct terminal *t)
{
	await_row(t, ROW_LAST, "Cancelled Bay 2 15:30-17:00 of Petrov, Igor");
	await_quiet(t);
	await_after("1 true", requests);
	await_after("cancelled Bay 2 15:30-17:00 petrov",
		"select club_test.named('petrov')");
	await_after("1", "select count(*) from regexp_matches("
		"club_test.deeds(), '" REASON "', 'g')");
}

/* ------------------------------------------------------------------ tests */

/* Ana fills in a form, ben's write waits for a lock: then the primary dies. */
static void a_form_and_a_write_survive_the_primary(void **state)
{
	struct club *club = *state;
	struct terminal *ana = console(club, "ana", WRITABLE);
	struct terminal *ben = console(club, "ben", WRITABLE);

	club_goto(ana, "bay4 14:00", "Bay 4  14:10-15:00  free");
	press(ana, "b");
	await_text(ana, "type a name or the last four");
	type(ana, "hadd");
	await_text(ana, "> Haddad, Rana");
	await_quiet(ana);
	press(ana, "<Enter>");
	await_text(ana, "price  0.00");
	await_quiet(ana);
	catch_up(club);
	club_hold(club, "SELECT FROM club.booking_requests r JOIN"
		" club_test.day d ON d.booking = r.id AND d.name = 'petrov'"
		" FOR UPDATE OF r");
	cancel_petrov(ben);
	club_await_waiting(club, 1);
	standby_kill(club->cluster);
	line_await_flag(ana, '!');
	line_await_flag(ben, '!');
	await_row(ben, ROW_ALERTS, "1 unanswered");
	await_seen(ana, "Haddad, Rana   VIP");
	/* There is a server, but not one that takes it. */
	press(ana, "<Enter>");
	await_row(ana, ROW_LAST, "not sent");

	standby_promote(standby);
	cancelled_once(ben);
	line_await_flag(ana, ' ');
	await_seen(ana, "Haddad, Rana   VIP");
	press(ana, "<Enter>");
	await_row(ana, ROW_LAST, "Booked Bay 4 14:10-14:40");
	await_after("checked_in Bay 4 14:10-14:40 haddad",
		"select club_test.added()");
	club_leave(ana);
	club_leave(ben);
}

/* The answer does not arrive, the primary dies; did the standby get it? */
static void lose_the_answer(struct club *club, bool is_streamed)
{
	static const struct proxy_step answer = { REASON, PROXY_TO_CLIENT, 0,
		PROXY_SILENCE };
	struct line_club line = {
		.proxy = proxy_open(cluster_directory(club->cluster)) };
	struct terminal *t;

	line.dsn = mem_printf("host=127.0.0.1,%s port=%d,5432 sslmode=disable "
		WRITABLE, cluster_directory(standby), proxy_port(line.proxy));
	t = club_start(club, "ana", NULL, "--dsn", line.dsn, NULL);
	await_row(t, ROW_PEEK, "Bay 1");
	await_quiet(t);
	catch_up(club);
	if (!is_streamed)
		proxy_strike(stream, PROXY_STALL);
	proxy_fail(line.proxy, &answer, 1);
	cancel_petrov(t);
	line_await_struck(&line, t, 1);
	club_await(club, "1 true", requests);
	if (is_streamed)
		await_after("1 true", requests);
	standby_kill(club->cluster);
	proxy_refuse(line.proxy, true);
	proxy_strike(line.proxy, PROXY_DROP);
	line_await_flag(t, '!');
	await_row(t, ROW_ALERTS, "1 unanswered");
	if (!is_streamed)
		await_after("", requests);
	standby_promote(standby);
	cancelled_once(t);
	club_leave(t);
	line_end(&line);
}

static void a_commit_that_the_standby_got_is_not_done_again(void **state)
{
	lose_the_answer(*state, true);
}

static void a_commit_that_the_standby_never_got_is_done_there(void **state)
{
	lose_the_answer(*state, false);
}

/* ALTER SYSTEM writes no WAL: it waits for no standby itself. */
static void wait_for_nobody(const char *dsn)
{
	free(cluster_sql(dsn, "alter system reset all"));
	free(cluster_sql(dsn, "select pg_reload_conf()"));
}

/* The primary waits for the standby before it calls a commit one: nobody was
 * told of something that is gone now. */
static void a_synchronous_commit_is_told_when_it_is_one(void **state)
{
	struct club *club = *state;
	struct terminal *t;

	club_do(club, "alter system set synchronous_commit = 'on'");
	club_do(club, "alter system set synchronous_standby_names = '*'");
	club_do(club, "select pg_reload_conf()");
	club_await(club, "on", "show synchronous_commit");
	club_await(club, "sync", "select sync_state from pg_stat_replication");
	t = console(club, "ana", WRITABLE);
	catch_up(club);
	proxy_strike(stream, PROXY_STALL);
	cancel_petrov(t);
	club_await(club, "1", "select count(*) from pg_stat_activity"
		" where usename = 'ana' and wait_event = 'SyncRep'");
	line_await_flag(t, '*');
	assert_true(terminal_find(t, "Cancelled") < 0);
	standby_kill(club->cluster);
	line_await_flag(t, '!');
	await_row(t, ROW_ALERTS, "1 unanswered");
	standby_promote(standby);
	wait_for_nobody(after);
	cancelled_once(t);
	club_leave(t);
	/* The next test's standby is another. */
	cluster_start(club->cluster);
	wait_for_nobody(club->dsn);
}

/* Whoever did not ask for a server that can be written to looks at the standby
 * meanwhile; what is unanswered is not asked of it. */
static void a_standby_is_looked_at_until_it_is_the_server(void **state)
{
	struct club *club = *state;
	struct terminal *t = console(club, "ana", "");

	catch_up(club);
	club_hold(club, "LOCK TABLE club.booking_requests IN EXCLUSIVE MODE");
	cancel_petrov(t);
	club_await_waiting(club, 1);
	standby_kill(club->cluster);
	await_row(t, ROW_ALERTS, "! read-only");
	await_row(t, ROW_LAST, "the database is read-only");
	await_quiet(t);
	/* What there is can be looked at, on another day as well. */
	type(t, ":b sun<Enter>");
	await_row(t, ROW_TITLE, "Sun 22 Nov");
	await_quiet(t);
	club_goto(t, "sat bay1 16", "Bay 1  16:00-18:00");
	press(t, "x");
	await_row(t, ROW_LAST, "cancel: read-only");

	standby_promote(standby);
	cancelled_once(t);
	press(t, "x");
	await_text(t, "Cancel  Okafor, Daniel");
	press(t, "<Esc>");
	await_quiet(t);
	club_leave(t);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, begin, end)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(a_form_and_a_write_survive_the_primary),
		TEST(a_commit_that_the_standby_got_is_not_done_again),
		TEST(a_commit_that_the_standby_never_got_is_done_there),
		TEST(a_synchronous_commit_is_told_when_it_is_one),
		TEST(a_standby_is_looked_at_until_it_is_the_server),
	};

	return cmocka_run_group_tests(tests, group, club_group_end);
}

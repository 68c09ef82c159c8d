/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The console is killed in the middle of booking, checking in and paying, at
 * moments that a seed picks between the key that asks and a little after its
 * answer; whoever signs in then hears the truth about the last request, and
 * nothing is lost or done twice.
 *
 *   OPSDESK_KILLS   how many times, 200 if not said
 *   OPSDESK_SEED    which moments
 */
#include "config.h"

#include <dirent.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/mem.h"
#include "tests/e2e/kill_deeds.h"

#define TITLE "Before the line dropped"
#define FACTS 12

/* What became of a request, as the database has it. */
enum truth { NOT_SENT, DONE, REFUSED, GIVEN_UP, TRUTHS };

/* Of each step: what an answer takes, and what it changes. */
struct known {
	int64_t answer_us;
	int change[FACTS];
	bool is_known;
};

static uint64_t seed;
static struct known known[KILL_DEEDS][KILL_STEPS];
static int truths[TRUTHS], seen;

static uint64_t next_random(void)
{
	seed ^= seed << 13;
	seed ^= seed >> 7;
	seed ^= seed << 17;
	return seed;
}

static int64_t now_us(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (int64_t)now.tv_sec * 1000000 + now.tv_nsec / 1000;
}

/* ---------------------------------------------------------- what there is */

/* Everything that one of them could do twice, or half. */
static void take_facts(struct club *club, int facts[FACTS])
{
	char *found = club_sql(club, "select concat_ws(' ',"
		" (select count(*) from desk.request r where r.actor = 'ana'"
		"  and r.ok and r.action <> 'request_abandon'),"
		" (select count(*) from club.booking_requests),"
		" (select count(*) from club.booking_requests"
		"  where status = 'checked_in'),"
		" (select count(*) from club.booking_sessions),"
		" (select count(*) from club.booking_participants),"
		" (select count(*) from club.booking_participants"
		"  where payment_status = 'paid'),"
		" (select count(*) from club.booking_payment_audit),"
		" (select count(*) from club.admin_audit_log),"
		" (select count(*) from counter.lane_sessions),"
		" (select count(*) from counter.payment_intents"
		"  where status = 'PAID'),"
		" (select count(*) from counter.visits),"
		" (select count(*) from counter.audit_log))");
	char *at = found;

	for (int i = 0; i < FACTS; i++)
		facts[i] = (int)strtol(at, &at, 10);
	free(found);
}

/* The id of the request that the console died with, "" for none. */
static void read_journal(const struct club *club, char id[40])
{
	char *path = mem_printf("%s/state/opsdesk", club->home);
	DIR *directory = opendir(path);
	const struct dirent *entry;
	char line[600];

	id[0] = '\0';
	while ((entry = readdir(directory)) != NULL) {
		char *name = mem_printf("%s/%s", path, entry->d_name);
		FILE *file;

		/* What is half typed is another test's. */
		if (strncmp(entry->d_name, "draft-", 6) == 0)
			unlink(name);
		if (strncmp(entry->d_name, "requests-", 9) == 0) {
			file = fopen(name, "r");
			while (fgets(line, sizeof(line), file) != NULL)
				if (line[0] == '?')
					snprintf(id, 40, "%.36s", line + 2);
				else
					id[0] = '\0';
			fclose(file);
		}
		free(name);
	}
	closedir(directory);
	free(path);
}

static int asked_since(struct club *club, const char *before)
{
	char *found = club_sql(club, "select count(*) from desk.request"
		" where actor = 'ana' and not id::text = any ('%s')", before);
	int count = atoi(found);

	free(found);
	return count;
}

static char *all_asked(struct club *club)
{
	return club_sql(club, "select coalesce(array_agg(id), '{}')::text"
		" from desk.request where actor = 'ana'");
}

static enum truth truth_of(struct club *club, const char *id)
{
	char *found = club_sql(club, "select case"
		" when action = 'request_abandon' then 3"
		" when ok then 1 else 2 end from desk.request where id = '%s'",
		id);
	enum truth truth;

	assert_non_null(found);
	truth = (enum truth)atoi(found);
	free(found);
	return truth;
}

/* --------------------------------------------------------------- the kills */

static struct terminal *sign_in(struct club *club, const struct deed *deed)
{
	struct terminal *t = club_start(club, "ana", NULL, "--screen",
		deed->screen, NULL);

	await_row(t, ROW_TITLE, deed->title);
	await_quiet(t);
	return t;
}

/* Once without being killed: how long it takes, and what it does. */
static void learn(struct club *club, const struct deed *deed,
	struct terminal *t)
{
	struct known *what;
	int before[FACTS], step;
	const char *said, *key;
	int64_t begun;

	key = deed->begin(club, t, &step, &said);
	await_quiet(t);
	what = &known[deed - kill_deeds][step];
	take_facts(club, before);
	begun = now_us();
	press(t, key);
	await_quiet(t);
	what->answer_us = terminal_last_output_us(t) - begun;
	take_facts(club, what->change);
	for (int i = 0; i < FACTS; i++)
		what->change[i] -= before[i];
	assert_int_equal(what->change[0], 1);
	what->is_known = true;
	club_do(club, deed->again);
	await_quiet(t);
}

/* At some moment from the key to a little after the answer; the only thing here
 * that goes by the clock, since any moment will do. */
static void kill_at_random(struct terminal *t, const char *key,
	int64_t answer_us)
{
	int64_t end = (int64_t)(next_random() %
		(uint64_t)(answer_us + answer_us / 4 + 1));

	press(t, key);
	for (end += now_us(); now_us() < end; )
		terminal_pump(t);
	terminal_signal(t, SIGKILL);
	while (kill(terminal_pid(t), 0) == 0)
		terminal_wait(20);
}

static void check_facts(struct club *club, const struct known *what,
	const int before[FACTS], bool is_done)
{
	int now[FACTS];

	take_facts(club, now);
	for (int i = 0; i < FACTS; i++)
		if (now[i] - before[i] != (is_done ? what->change[i] : 0))
			fail_msg("fact %d: %d more, where %s makes %d", i,
				now[i] - before[i], is_done ? "doing it"
				: "not doing it", is_done ? what->change[i] : 0);
}

/* The journal's word, the database's, and the sheet's are one. */
static enum truth hear_the_truth(struct club *club, struct terminal *t,
	const char *id)
{
	static const char *const words[] = {
		[DONE] = "Done: ", [REFUSED] = "Refused: ",
		[GIVEN_UP] = "Never arrived, and will not be done any more: "
	};
	enum truth truth = truth_of(club, id);

	await_text(t, TITLE);
	await_text(t, words[truth]);
	press(t, "<Enter>");
	await_no_text(t, TITLE);
	return truth;
}

static struct terminal *kill_once(struct club *club, const struct deed *deed,
	struct terminal *t)
{
	const char *said, *key;
	const struct known *what;
	enum truth truth = NOT_SENT;
	char *asked, id[40];
	int before[FACTS], step;
	bool was_seen;

	key = deed->begin(club, t, &step, &said);
	await_quiet(t);
	what = &known[deed - kill_deeds][step];
	assert_true(what->is_known);
	asked = all_asked(club);
	take_facts(club, before);
	kill_at_random(t, key, what->answer_us);
	was_seen = said[0] == '\0' || terminal_find(t, said) >= 0;
	club_kill(club, t);
	read_journal(club, id);
	t = sign_in(club, deed);
	if (id[0] != '\0') {
		truth = hear_the_truth(club, t, id);
		assert_int_equal(asked_since(club, asked), 1);
	} else {
		assert_int_equal(terminal_find(t, TITLE), -1);
		if (asked_since(club, asked) == 1) {
			/* Heard, and there to be read before the end. */
			assert_true(was_seen);
			truth = DONE;
			seen++;
		}
	}
	truths[truth]++;
	check_facts(club, what, before, truth == DONE);
	free(asked);
	club_do(club, deed->again);
	await_quiet(t);
	return t;
}

static void kill_many(void **state, int which, int times, int lessons)
{
	struct club *club = *state;
	const struct deed *deed = &kill_deeds[which];
	struct terminal *t = sign_in(club, deed);

	for (int i = 0; i < lessons; i++)
		learn(club, deed, t);
	for (int i = 0; i < times; i++)
		t = kill_once(club, deed, t);
	club_leave(t);
}

static int share(int of_two_hundred)
{
	const char *kills = getenv("OPSDESK_KILLS");

	return kills == NULL ? of_two_hundred
		: (atoi(kills) * of_two_hundred + 199) / 200;
}

static void while_booking(void **state)
{
	kill_many(state, 0, share(50), 2);
}

static void while_checking_in(void **state)
{
	kill_many(state, 1, share(50), 2);
}

static void while_paying(void **state)
{
	kill_many(state, 2, share(30), 2);
}

static void at_the_lane(void **state)
{
	kill_many(state, 3, share(70), 7);
}

static int begin(void **state)
{
	if (club_begin(state) != 0)
		return -1;
	club_do(*state, "insert into counter.customers (id, name, dob,"
		" membership_number, primary_language, past_due_balance)"
		" select md5('kill' || n)::uuid, 'Kit ' || n, '1970-01-01',"
		" 30000 + n, 'EN', 0 from generate_series(1, 60) n;"
		"insert into counter.agreements (id, version, title, body_text,"
		" active) values (md5('v7')::uuid, '7', 'House rules',"
		" 'Be nice.', true)");
	return 0;
}

#define TEST(name) \
	cmocka_unit_test_setup_teardown(name, begin, club_end)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(while_booking),
		TEST(while_checking_in),
		TEST(while_paying),
		TEST(at_the_lane),
	};
	const char *given = getenv("OPSDESK_SEED");
	int failed;

	seed = given != NULL ? strtoull(given, NULL, 10) : (uint64_t)now_us();
	printf("# OPSDESK_SEED=%llu\n", (unsigned long long)seed);
	failed = cmocka_run_group_tests(tests, club_group, club_group_end);
	printf("# not sent %d, done %d (%d seen before), refused %d, never "
		"arrived %d\n", truths[NOT_SENT], truths[DONE], seen,
		truths[REFUSED], truths[GIVEN_UP]);
	return failed;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the races take for an answer: one that was said and then not committed,
 * since its backend was ended in between, would make liars of the judges. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <cmocka.h>

#include "tests/db/race_fixture.h"
#include "tests/db/race_pool.h"

static const char insert[] = "INSERT INTO judged VALUES (1) RETURNING n";

struct heard {
	int answers, lost, failed;
};

static void heard(void *context, struct racer *racer,
	const struct race_answer *answer)
{
	struct heard *h = context;

	(void)racer;
	h->answers++;
	h->lost += answer->lost;
	h->failed += !answer->lost && *answer->sqlstate != '\0';
}

/* What is inserted is judged at the commit, after the answer was said. */
static void make_judged(struct race_fixture *f, const char *judgement)
{
	free(cluster_sql(f->dsn, "CREATE TABLE judged (n int);"
		" CREATE FUNCTION judge() RETURNS trigger LANGUAGE plpgsql"
		" AS $$ BEGIN %s; RETURN NULL; END $$;"
		" CREATE CONSTRAINT TRIGGER judged AFTER INSERT ON judged"
		" DEFERRABLE INITIALLY DEFERRED FOR EACH ROW"
		" EXECUTE FUNCTION judge()", judgement));
}

static void what_was_said_and_not_committed_is_lost(void **state)
{
	struct race_fixture *f = *state;
	struct racer *racer = race_add(f->race, "postgres", "");
	struct heard h = { 0 };

	make_judged(f, "PERFORM pg_advisory_lock(7)");
	race_do(f->race, "SELECT pg_advisory_lock(7)", 0, NULL);
	racer_do(racer, insert, 0, NULL);
	race_await_waiting(f->race);
	racer_kill(racer);
	race_run(f->race, heard, &h);
	assert_int_equal(h.answers, 1);
	assert_int_equal(h.lost, 1);
	race_expect(f->race, "0", "SELECT count(*) FROM judged");
}

static void a_commit_that_fails_is_an_error(void **state)
{
	struct race_fixture *f = *state;
	struct racer *racer = race_add(f->race, "postgres", "");
	struct heard h = { 0 };

	make_judged(f, "RAISE unique_violation");
	racer_do(racer, insert, 0, NULL);
	race_run(f->race, heard, &h);
	assert_int_equal(h.answers, 1);
	assert_int_equal(h.failed, 1);
	race_expect(f->race, "0", "SELECT count(*) FROM judged");
}

/* The kill came too late: what is asked next goes over a line of its own. */
static void a_kill_after_the_answer_takes_nothing_with_it(void **state)
{
	struct race_fixture *f = *state;
	struct racer *racer = race_add(f->race, "postgres", "");
	struct heard h = { 0 };

	racer_do(racer, "SELECT 1", 0, NULL);
	race_run(f->race, heard, &h);
	racer_kill(racer);
	racer_do(racer, "SELECT 2", 0, NULL);
	race_run(f->race, heard, &h);
	assert_int_equal(h.answers, 2);
	assert_int_equal(h.lost + h.failed, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(
			what_was_said_and_not_committed_is_lost, race_begin,
			race_end),
		cmocka_unit_test_setup_teardown(
			a_commit_that_fails_is_an_error, race_begin, race_end),
		cmocka_unit_test_setup_teardown(
			a_kill_after_the_answer_takes_nothing_with_it,
			race_begin, race_end),
	};

	return cmocka_run_group_tests(tests, race_group, race_group_end);
}

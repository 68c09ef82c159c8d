/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A write that a manager may sign, on a fake database: what its flow hears of
 * the refusal and of the signature, and when nobody is there any more. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "base/mem.h"
#include "store/booking_store.h"
#include "store/outcome.h"
#include "store/signable.h"
#include "tests/support/fake_db.h"

#define WOULD "{\"ok\": true, \"sentence\": \"both did not come\", " \
	"\"detail\": {\"rows\": [{\"booking\": 7, \"ok\": true}]}}"
#define REFUSED "{\"ok\": false, \"code\": \"limit\", " \
	"\"sentence\": \"too much\", \"who_can\": \"a manager\"}"
#define TAKEN "{\"ok\": false, \"code\": \"clash\", \"sentence\": \"taken\"}"

struct desk {
	struct db *db;
	struct store *store;
	struct store_owner owner;
	bool may;			/* without a manager */
	struct signable *offered;
	int whose, area;		/* the area that is served, and the only one */

	int heard, over;
	bool ok;
	int rows, served;
	char sentence[80];
};

static const char *who_signs(void *context, const char *function)
{
	const struct desk *desk = context;

	(void)function;
	return desk->may ? NULL : "a manager (mia)";
}

static void offered(void *context, struct signable *signable)
{
	struct desk *desk = context;

	signable_free(&desk->offered);
	desk->offered = signable;
}

static int whose(void *context)
{
	return ((struct desk *)context)->whose;
}

/* Of an area that is gone the one in view hears, number 9. */
static int serve(void *context, int wanted)
{
	struct desk *desk = context;
	int before = desk->whose;

	desk->whose = wanted == desk->area ? wanted : 9;
	return before;
}

static void answered(void *context, struct outcome *outcome,
	const struct err *error)
{
	struct desk *desk = context;

	assert_null(error);
	desk->heard++;
	desk->served = desk->whose;
	desk->ok = outcome->ok;
	desk->rows = outcome->batch_count;
	snprintf(desk->sentence, sizeof(desk->sentence), "%s",
		outcome->sentence);
	outcome_free(&outcome);
}

static void over(void *context)
{
	((struct desk *)context)->over++;
}

static int set_up(void **state)
{
	struct desk *desk = mem_new(1, sizeof(*desk));
	const struct db_listener listener = {
		.whose = whose, .serve = serve, .context = desk,
	};
	const struct store_signs signs = { who_signs, offered, desk };

	desk->whose = desk->area = 3;
	desk->db = db_new(NULL, NULL, &listener);
	desk->store = store_new(desk->db);
	store_sign(desk->store, &signs);
	fake_db_connect(desk->db);
	*state = desk;
	return 0;
}

static int tear_down(void **state)
{
	struct desk *desk = *state;

	signable_free(&desk->offered);
	store_owner_close(desk->store, &desk->owner);
	store_free(&desk->store);
	db_free(&desk->db);
	free(desk);
	return 0;
}

/* Outcomes for two bookings, answered with this. */
static void ask(struct desk *desk, const char *query, const char *answer)
{
	static const struct seen two[] = { { 7, "a" }, { 8, "b" } };
	const struct reply reply = {
		.done = answered, .context = desk, .over = over,
	};

	fake_db_answer(desk->db, &(struct fake_answer){
		.query = query, .value = answer
	});
	booking_store_outcomes(desk->store, &desk->owner, two, 2, "no_show",
		&reply);
	fake_db_run(desk->db);
}

static struct outcome *signed_outcome(void)
{
	struct err err;
	struct outcome *outcome = outcome_parse(WOULD, &err);

	assert_non_null(outcome);
	return outcome;
}

/* ----------------------------------------------------------------- tests */

static void the_flow_hears_of_both(void **state)
{
	struct desk *desk = *state;

	ask(desk, "signover_ask", WOULD);
	assert_int_equal(desk->heard, 1);
	assert_false(desk->ok);
	assert_string_equal(desk->sentence, "It takes a manager's signature");
	/* What was only tried has done none of its rows. */
	assert_int_equal(desk->rows, 0);
	assert_non_null(desk->offered);
	assert_string_equal(desk->offered->sentence, "both did not come");
	assert_true(signable_is_of(desk->offered, &desk->owner));
	/* Its context is kept for the signature, and goes after it. */
	assert_int_equal(desk->over, 0);
	desk->whose = 5;
	assert_true(signable_go_on(desk->offered, signed_outcome()));
	assert_int_equal(desk->heard, 2);
	assert_true(desk->ok);
	assert_int_equal(desk->rows, 1);
	assert_int_equal(desk->served, 3);
	assert_int_equal(desk->whose, 9);
	signable_free(&desk->offered);
	assert_int_equal(desk->over, 1);
	assert_int_equal(store_in_doubt(desk->store), 0);
}

/* An offer that nobody takes up: the context goes with it. */
static void what_is_not_signed_is_over_with_the_offer(void **state)
{
	struct desk *desk = *state;

	desk->may = true;
	ask(desk, "bookings_outcome", REFUSED);
	assert_string_equal(desk->sentence, "too much");
	assert_non_null(desk->offered);
	assert_int_equal(desk->over, 0);
	/* The next one takes its place. */
	ask(desk, "bookings_outcome", REFUSED);
	assert_int_equal(desk->over, 1);
	signable_free(&desk->offered);
	assert_int_equal(desk->over, 2);
}

static void what_nobody_may_sign_is_over_at_once(void **state)
{
	struct desk *desk = *state;

	desk->may = true;
	ask(desk, "bookings_outcome", TAKEN);
	assert_null(desk->offered);
	assert_int_equal(desk->heard, 1);
	assert_int_equal(desk->over, 1);
	ask(desk, "bookings_outcome", WOULD);
	assert_true(desk->ok);
	assert_int_equal(desk->over, 2);
}

/* Whoever closes has freed what was theirs. */
static void nobody_hears_when_the_owner_has_closed(void **state)
{
	struct desk *desk = *state;
	struct outcome *outcome = signed_outcome();

	ask(desk, "signover_ask", WOULD);
	store_owner_close(desk->store, &desk->owner);
	assert_false(signable_is_of(desk->offered, &desk->owner));
	assert_false(signable_go_on(desk->offered, outcome));
	assert_int_equal(desk->heard, 1);
	signable_free(&desk->offered);
	assert_int_equal(desk->over, 0);
	outcome_free(&outcome);
}

static void nobody_hears_when_the_area_is_gone(void **state)
{
	struct desk *desk = *state;
	struct outcome *outcome = signed_outcome();

	ask(desk, "signover_ask", WOULD);
	desk->area = 4;
	assert_false(signable_go_on(desk->offered, outcome));
	assert_int_equal(desk->heard, 1);
	signable_free(&desk->offered);
	assert_int_equal(desk->over, 1);
	outcome_free(&outcome);
}

static void it_goes_on_once(void **state)
{
	struct desk *desk = *state;
	struct outcome *outcome = signed_outcome();

	ask(desk, "signover_ask", WOULD);
	assert_true(signable_go_on(desk->offered, signed_outcome()));
	assert_false(signable_go_on(desk->offered, outcome));
	assert_int_equal(desk->heard, 2);
	outcome_free(&outcome);
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)

int main(void)
{
	static const struct CMUnitTest tests[] = {
		TEST(the_flow_hears_of_both),
		TEST(what_is_not_signed_is_over_with_the_offer),
		TEST(what_nobody_may_sign_is_over_at_once),
		TEST(nobody_hears_when_the_owner_has_closed),
		TEST(nobody_hears_when_the_area_is_gone),
		TEST(it_goes_on_once),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

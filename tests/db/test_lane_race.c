/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sixteen desks at ten lanes check people in and race for the last double and
 * special rooms, with backends ended in the middle of their work and requests
 * asked twice.  Each looks at its lane and does what comes next, as an
 * operator does.  The judges read the tables (tests/db/lane_race.sql). */
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

#define DESKS 16
#define LANES 10
#define CUSTOMERS 60
#define STARTS 90		/* so many times somebody is brought to a lane */
#define WRITES 2000
#define KILLS 40
#define VALUES_MAX 7

enum act { START, MEMBERSHIP, SELECT, WAIT, CONFIRM, ASK, PAY, SIGN, RESET, ACTS };

static const struct {
	const char *name;	/* as desk.lane_board() calls it */
	const char *call;
} acts[ACTS] = {
	[START] = { "lane_start", "desk.lane_start($1, $2, $3, $4, NULL,"
		" 'CHECKIN', NULL)" },
	[MEMBERSHIP] = { "lane_membership", "desk.lane_membership($1, $2, $3,"
		" 'ONE_TIME', NULL)" },
	[SELECT] = { "lane_select", "desk.lane_select($1, $2, $3, $4,"
		" 'EMPLOYEE', NULL, NULL)" },
	[WAIT] = { "wait", "desk.lane_select($1, $2, $3, NULL, 'EMPLOYEE',"
		" $4, 'LOCKER')" },
	[CONFIRM] = { "lane_confirm", "desk.lane_confirm($1, $2, $3,"
		" 'EMPLOYEE')" },
	[ASK] = { "lane_ask_payment", "desk.lane_ask_payment($1, $2, $3)" },
	[PAY] = { "lane_pay", "desk.lane_pay($1, $2, $3, 'CASH', NULL, $4)" },
	[SIGN] = { "lane_sign", "desk.lane_sign($1, $2, $3, 'MANUAL',"
		" NULL)" },
	[RESET] = { "lane_reset", "desk.lane_reset($1, $2, $3, NULL)" },
};

struct write {
	enum act act;
	char *values[VALUES_MAX];	/* the first is the request id */
	int value_count;
	int answered, lost;
	char *answers[2];
};

struct desk {
	struct racer *racer;
	char lane[4];
	bool is_full;		/* the last proposal was of a tier that is */
	bool wants_reset;
	struct write *write;	/* in flight, else it looks */
};

struct fight {
	struct race *race;
	struct desk desks[DESKS];
	struct write writes[WRITES];
	int made, starts, heard, kills, lost, looks_lost;
	uint64_t dice;
};

static unsigned roll(struct fight *f, unsigned below)
{
	f->dice ^= f->dice << 13;
	f->dice ^= f->dice >> 7;
	f->dice ^= f->dice << 17;
	return (unsigned)(f->dice >> 33) % below;
}

static void look(struct desk *desk)
{
	const char *values[] = { desk->lane };

	desk->write = NULL;
	racer_do(desk->racer, "SELECT coalesce(next_action, ''), '', '',"
		" quote ->> 'total_minor', version FROM desk.lane_board()"
		" WHERE lane = $1", 1, values);
}

static void send_write(struct desk *desk)
{
	racer_ask(desk->racer, acts[desk->write->act].call,
		desk->write->value_count,
		(const char *const *)desk->write->values);
}

/* Asks for an act with the version that was seen, and one more value. */
static void ask(struct fight *f, struct desk *desk, enum act act,
	const char *version, char *more)
{
	struct write *w = &f->writes[f->made];

	assert_true(f->made < WRITES);
	*w = (struct write){
		.act = act,
		.values = {
			mem_printf("00000000-0000-4000-8000-%012d", f->made),
			mem_strdup(version), mem_strdup(desk->lane), more,
		},
		.value_count = more != NULL ? 4 : 3,
	};
	f->made++;
	desk->write = w;
	send_write(desk);
}

static char *some_tier(struct fight *f)
{
	return mem_strdup(roll(f, 5) < 3 ? "DOUBLE" : "SPECIAL");
}

/* Sixty ids that are told apart by their last digits (lane_race.sql).  Two who
 * start one after the other want the same person. */
static char *next_customer(const struct fight *f)
{
	return mem_printf("00000000-0000-4000-9000-%012d",
		1 + f->starts / 2 % CUSTOMERS);
}

/* What an operator does who sees this; nothing when the shift is over. */
static void act_on(struct fight *f, struct desk *desk,
	const struct race_answer *seen)
{
	const char *next = seen->text;

	if (*next == '\0') {
		if (f->starts++ < STARTS)
			ask(f, desk, START, seen->version, next_customer(f));
		return;
	}
	if (desk->wants_reset) {
		desk->wants_reset = false;
		ask(f, desk, RESET, seen->version, NULL);
	} else if (strcmp(next, "lane_select") == 0) {
		bool waits = desk->is_full && roll(f, 2) == 0;

		ask(f, desk, waits ? WAIT : SELECT, seen->version,
			desk->is_full && !waits ? mem_strdup("LOCKER")
			: some_tier(f));
		desk->is_full = false;
	} else if (strcmp(next, "lane_pay") == 0) {
		ask(f, desk, PAY, seen->version, mem_strdup(seen->booking));
	} else {
		for (int i = 0; i < ACTS; i++)
			if (strcmp(next, acts[i].name) == 0) {
				ask(f, desk, (enum act)i, seen->version, NULL);
				return;
			}
		fail_msg("the next step is %s", next);
	}
}

static void kill_somebody(struct fight *f)
{
	int from = (int)roll(f, DESKS), i;

	for (i = 0; i < DESKS; i++) {
		struct desk *desk = &f->desks[(from + i) % DESKS];

		if (racer_is_busy(desk->racer) && desk->write != NULL) {
			racer_kill(desk->racer);
			f->kills++;
			return;
		}
	}
}

static void hear_write(struct fight *f, struct desk *desk,
	const struct race_answer *answer)
{
	struct write *w = desk->write;

	if (answer->lost) {
		w->lost++;
		f->lost++;
		send_write(desk);
		return;
	}
	/* As the console does: at once again, by the same id. */
	if (strcmp(answer->sqlstate, "40001") == 0 ||
	    strcmp(answer->sqlstate, "40P01") == 0) {
		send_write(desk);
		return;
	}
	if (*answer->sqlstate != '\0')
		fail_msg("%s was answered with %s %s", acts[w->act].name,
			answer->sqlstate, answer->message);
	w->answers[w->answered++] = mem_strdup(answer->text);
	if (w->answered == 1 && roll(f, 4) == 0) {
		send_write(desk);	/* the same again, by the same id */
		return;
	}
	if (strcmp(answer->code, "capacity") == 0) {
		desk->is_full = w->act == SELECT;
		desk->wants_reset = w->act != SELECT;
	}
	look(desk);
}

static void heard(void *context, struct racer *racer,
	const struct race_answer *answer)
{
	struct fight *f = context;
	struct desk *desk = racer_work(racer);

	if (++f->heard % 15 == 0 && f->kills < KILLS)
		kill_somebody(f);
	if (desk->write != NULL) {
		hear_write(f, desk, answer);
	} else if (answer->lost) {
		f->looks_lost++;
		look(desk);
	} else if (*answer->sqlstate != '\0') {
		fail_msg("a look was answered with %s %s", answer->sqlstate,
			answer->message);
	} else {
		act_on(f, desk, answer);
	}
}

static void record(struct fight *f)
{
	for (int i = 0; i < f->made; i++) {
		struct write *w = &f->writes[i];
		const char *values[] = { w->values[0], acts[w->act].name,
			NULL };

		assert_true(w->answered >= 1);
		for (int j = 0; j < w->answered; j++) {
			values[2] = w->answers[j];
			race_do(f->race, "INSERT INTO asked VALUES"
				" ($1, $2, $3)", 3, values);
			free(w->answers[j]);
		}
		for (int j = 0; j < VALUES_MAX; j++)
			free(w->values[j]);
	}
}

/* What each of these means: lane_race.sql. */
static void judge(struct race *race)
{
	race_expect(race, "", "SELECT v::text FROM housed_otherwise v");
	race_expect(race, "", "SELECT v::text FROM visited_otherwise v");
	race_expect(race, "", "SELECT v::text FROM paid_otherwise v");
	race_expect(race, "", "SELECT v::text FROM recorded_otherwise v");
	race_expect(race, "", "SELECT v::text FROM answered_with_nothing v");
	race_expect(race, "", "SELECT v::text FROM answered_otherwise v");
	race_expect(race, "", "SELECT v::text FROM standing_otherwise v");
}

/* A race in which nobody came second would prove nothing. */
static void was_a_race(const struct fight *f)
{
	print_message("# %d writes, %d connections lost while they worked\n",
		f->made, f->lost);
	assert_true(f->lost >= KILLS / 4);
	/* One that was let go late may be offered, or still be free. */
	race_expect(f->race, "t", "SELECT count(*) >= 6"
		" FROM desk.counter_unit_now WHERE tier IN ('DOUBLE',"
		" 'SPECIAL') AND num_nonnulls(customer, place) > 0");
	race_expect(f->race, "t", "SELECT"
		" count(*) FILTER (WHERE answer ->> 'code' = 'stale') > 5"
		" AND count(*) FILTER (WHERE answer ->> 'code' = 'clash') > 5"
		" AND count(*) FILTER (WHERE answer ->> 'code' = 'capacity')"
		" > 5 AND count(*) FILTER (WHERE action = 'lane_sign'"
		" AND answer ->> 'ok' = 'true') > 20 FROM asked");
}

static void nobody_gets_a_room_twice(void **state)
{
	struct race_fixture *fixture = *state;
	struct fight *f = mem_new(1, sizeof(*f));
	static const char *const logins[] = { "racer0", "racer1", "racer2",
		"racer3" };
	int i;

	f->race = fixture->race;
	f->dice = 0x2545F4914F6CDD1D;
	for (i = 0; i < DESKS; i++) {
		struct desk *desk = &f->desks[i];
		char *lane = mem_printf("%d", 1 + i % LANES);

		strncpy(desk->lane, lane, sizeof(desk->lane) - 1);
		free(lane);
		desk->racer = race_add(f->race, logins[i % 4], "");
		racer_set_work(desk->racer, desk);
	}
	for (i = 0; i < DESKS; i++)
		look(&f->desks[i]);
	race_run(f->race, heard, f);

	record(f);
	judge(f->race);
	was_a_race(f);
	free(f);
}

static int begin(void **state)
{
	return race_begin_with(state, "lane_race.sql");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(nobody_gets_a_room_twice,
			begin, race_end),
	};

	return cmocka_run_group_tests(tests, race_group, race_group_end);
}

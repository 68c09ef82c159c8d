/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Thirty-two connections fight over the same slots of a day, with backends
 * ended in the middle of their work, every request asked twice, the club's own
 * application in between, and sessions whose settings are not ours.  The
 * judges read the club's own tables. */
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

#define CONNECTIONS 32
#define WRITES 400
#define KILLS 24
#define ANSWERS_MAX 8
#define VALUES_MAX 6

enum kind { BOOK, MOVE, CANCEL };

static const char *const kind_words[] = { "book", "move", "cancel" };

static const char *const calls[] = {
	("desk.booking_book($1, $2, $3, $4, $5, NULL, NULL, $6, NULL, 'none',"
		" NULL, false, 'phone')"),
	"desk.booking_move($1, $2, $3, $4, $5, $6, 'phone')",
	"desk.booking_cancel($1, $2, $3, 'ill', 'phone')",
};

/* One request, which several connections of one person may ask for. */
struct write {
	enum kind kind;
	const char *login;
	char *values[VALUES_MAX];	/* the first is the request id */
	int value_count;
	char *resource, *starts, *minutes;	/* among the values, or NULL */
	int asked, lost, answered;
	char *answers[ANSWERS_MAX];
};

struct known {
	char booking[12], version[80];
};

struct fight {
	struct race *race;
	struct racer *racers[CONNECTIONS];
	struct write writes[WRITES];
	int made;
	struct known known[WRITES];
	int known_count;
	uint64_t dice;
	int heard, kills;
	int foreign_asked, foreign_done;	/* by the application */
	int refused_sessions;			/* for their isolation */
};

static unsigned roll(struct fight *f, unsigned below)
{
	f->dice ^= f->dice << 13;
	f->dice ^= f->dice >> 7;
	f->dice ^= f->dice << 17;
	return (unsigned)(f->dice >> 33) % below;
}

/* ------------------------------------------------------------ the requests */

/* Half hours of one day, so that there are fewer slots than writes. */
static void choose_slot(struct fight *f, struct write *w, int at)
{
	unsigned half_hour = 16 + roll(f, 24);

	w->resource = w->values[at] = mem_printf("%u", 1 + roll(f, 3));
	w->starts = w->values[at + 1] = mem_printf("2026-11-22 %02u:%02u",
		half_hour / 2, half_hour % 2 * 30);
	w->minutes = w->values[at + 2] = mem_printf("%u",
		30 * (1 + roll(f, 3)));
}

static void make_book(struct fight *f, struct write *w)
{
	unsigned member = 1 + roll(f, 40);

	choose_slot(f, w, 1);
	w->values[4] = mem_printf("m%u", member);
	w->values[5] = roll(f, 3) > 0 ? mem_strdup("[]")
		: mem_printf("[{\"member\":\"m%u\"}, {\"guest\":\"Mo Lee\"}]",
			1 + (member + roll(f, 39)) % 40);
	w->value_count = 6;
}

/* A booking as somebody saw it last, who may have looked too long ago. */
static void make_change(struct fight *f, struct write *w)
{
	const struct known *known = &f->known[roll(f, (unsigned)f->known_count)];

	w->values[1] = mem_strdup(known->version);
	w->values[2] = mem_strdup(known->booking);
	if (w->kind == MOVE) {
		choose_slot(f, w, 3);
		w->value_count = 6;
	} else {
		w->value_count = 3;
	}
}

static struct write *make_write(struct fight *f, const char *login)
{
	struct write *w = &f->writes[f->made];
	unsigned throw = roll(f, 10);

	w->login = login;
	w->kind = f->known_count == 0 || throw < 5 ? BOOK
		: throw < 8 ? MOVE : CANCEL;
	w->values[0] = mem_printf("00000000-0000-4000-8000-%012d", f->made++);
	if (w->kind == BOOK)
		make_book(f, w);
	else
		make_change(f, w);
	return w;
}

/* ----------------------------------------------------------------- asking */

/* Something of this person's that was asked once, maybe still in flight. */
static struct write *find_twin(struct fight *f, const char *login)
{
	int from = f->made > 0 ? (int)roll(f, (unsigned)f->made) : 0, i;

	for (i = 0; i < f->made; i++) {
		struct write *w = &f->writes[(from + i) % f->made];

		if (w->login == login && w->asked - w->lost < 2 &&
		    w->asked < ANSWERS_MAX)
			return w;
	}
	return NULL;
}

static void ask(struct racer *racer, struct write *w)
{
	w->asked++;
	racer_set_work(racer, w);
	racer_ask(racer, calls[w->kind], w->value_count,
		(const char *const *)w->values);
}

static void ask_next(struct fight *f, struct racer *racer)
{
	const char *login = racer_login(racer);
	struct write *twin = f->made < WRITES && roll(f, 2) == 0 ? NULL
		: find_twin(f, login);

	if (twin != NULL)
		ask(racer, twin);
	else if (f->made < WRITES)
		ask(racer, make_write(f, login));
}

static void kill_somebody(struct fight *f)
{
	int from = (int)roll(f, CONNECTIONS), i;

	for (i = 0; i < CONNECTIONS; i++) {
		struct racer *racer = f->racers[(from + i) % CONNECTIONS];

		if (racer_is_busy(racer)) {
			racer_kill(racer);
			f->kills++;
			return;
		}
	}
}

static void remember(struct fight *f, const struct write *w,
	const struct race_answer *answer)
{
	struct known *known = NULL;

	for (int i = 0; i < f->known_count && known == NULL; i++)
		if (strcmp(f->known[i].booking, answer->booking) == 0)
			known = &f->known[i];
	if (known == NULL && w->kind == BOOK)
		known = &f->known[f->known_count++];
	if (known == NULL)
		return;
	strncpy(known->booking, answer->booking, sizeof(known->booking) - 1);
	strncpy(known->version, answer->version, sizeof(known->version) - 1);
}

static void answered(void *context, struct racer *racer,
	const struct race_answer *answer)
{
	struct fight *f = context;
	struct write *w = racer_work(racer);

	if (answer->lost) {
		/* Whoever lost the line asks again, by the same id. */
		w->lost++;
		ask(racer, w);
		return;
	}
	if (*answer->sqlstate != '\0')
		fail_msg("%s was answered with %s %s", kind_words[w->kind],
			answer->sqlstate, answer->message);
	w->answers[w->answered++] = mem_strdup(answer->text);
	if (answer->ok)
		remember(f, w, answer);
	if (++f->heard % 20 == 0 && f->kills < KILLS)
		kill_somebody(f);
	ask_next(f, racer);
}

/* -------------------------------------------------- others in between them */

/* The club's own application at a higher isolation: its rows are judged like
 * everybody's, or it is told to try again.  In the evening it has the bays to
 * itself. */
static void ask_foreign(struct fight *f, struct racer *racer)
{
	unsigned half_hour = 16 + roll(f, 30);
	char *member = mem_printf("m%u", 1 + roll(f, 40));
	char *resource = mem_printf("%u", 1 + roll(f, 3));
	char *starts = mem_printf("%02u:%02u", half_hour / 2,
		half_hour % 2 * 30);
	const char *values[] = { member, resource, starts };

	f->foreign_asked++;
	racer_do(racer, "INSERT INTO club.booking_requests (user_id,"
		" resource_id, request_date, start_time, end_time,"
		" duration_minutes, status) VALUES ($1, $2, '2026-11-22', $3,"
		" $3::time + '1 hour', 60, 'approved')", 3, values);
	free(member);
	free(resource);
	free(starts);
}

static bool is_among(const char *word, const char *const *words)
{
	for (; *words != NULL; words++)
		if (strcmp(word, *words) == 0)
			return true;
	return false;
}

/* 40001: the lane was touched since it looked; 23P01: somebody has it. */
static void hear_foreign(struct fight *f, struct racer *racer,
	const struct race_answer *answer)
{
	static const char *const wanted[] = { "", "40001", "23P01", NULL };

	if (!is_among(answer->sqlstate, wanted))
		fail_msg("the application got %s %s", answer->sqlstate,
			answer->message);
	f->foreign_done += *answer->sqlstate == '\0';
	if (f->foreign_asked < WRITES / 4)
		ask_foreign(f, racer);
}

/* Staff whose session is not read committed: nothing may be written, since
 * they would judge by what is no longer so. */
static void ask_isolated(struct fight *f, struct racer *racer)
{
	const char *values[] = { "00000000-0000-4000-9000-000000000000", "1",
		"2026-11-22 12:00", "60", "m1", "[]" };

	(void)f;
	racer_ask(racer, calls[BOOK], 6, values);
}

static void hear_isolated(struct fight *f, struct racer *racer,
	const struct race_answer *answer)
{
	assert_string_equal(answer->sqlstate, "25000");
	if (++f->refused_sessions < WRITES / 10)
		ask_isolated(f, racer);
}

/* Whose answer is it?  Those who write by request have one as their work. */
static void heard(void *context, struct racer *racer,
	const struct race_answer *answer)
{
	struct fight *f = context;

	if (racer_work(racer) != NULL)
		answered(f, racer, answer);
	else if (strcmp(racer_login(racer), "raceapp") == 0)
		hear_foreign(f, racer, answer);
	else
		hear_isolated(f, racer, answer);
}

/* --------------------------------------------------------------- the judges */

static void record(struct fight *f)
{
	for (int i = 0; i < f->made; i++) {
		struct write *w = &f->writes[i];
		const char *values[] = { w->values[0], kind_words[w->kind],
			w->resource, w->starts, w->minutes, NULL };

		assert_true(w->answered >= 2);
		for (int j = 0; j < w->answered; j++) {
			values[5] = w->answers[j];
			race_do(f->race, "INSERT INTO asked VALUES"
				" ($1, $2, $3, $4, $5, $6)", 6, values);
		}
	}
}

/* What each of these means: race.sql. */
static void judge(struct race *race)
{
	race_expect(race, "", "SELECT v::text FROM double_booked v");
	race_expect(race, "", "SELECT v::text FROM desk.occupancy_verify() v");
	race_expect(race, "", "SELECT v::text FROM answered_with_nothing v");
	race_expect(race, "", "SELECT v::text FROM answered_otherwise v");
	race_expect(race, "", "SELECT v::text FROM kept_otherwise v");
	race_expect(race, "", "SELECT v::text FROM recorded_otherwise v");
	race_expect(race, "", "SELECT v::text FROM booked_otherwise v");
	race_expect(race, "", "SELECT v::text FROM placed_otherwise v");
}

/* A fight in which nothing was fought over would prove nothing. */
static void was_a_fight(const struct fight *f)
{
	struct race *race = f->race;
	int lost = 0;

	for (int i = 0; i < f->made; i++)
		lost += f->writes[i].lost;
	print_message("# %d writes, %d connections lost while they worked, "
		"%d bookings by the application\n", f->made, lost,
		f->foreign_done);
	assert_true(lost >= KILLS / 4);
	assert_true(f->foreign_done > 0);
	assert_true(f->refused_sessions >= WRITES / 10);
	race_expect(race, "t", "SELECT count(*) FILTER (WHERE answer ->> 'ok'"
		" = 'true') > 40 AND count(*) FILTER (WHERE answer ->> 'code'"
		" = 'clash') > 40 AND count(*) FILTER (WHERE answer ->> 'code'"
		" = 'stale') > 10 FROM asked");
}

static void nobody_is_booked_twice(void **state)
{
	struct race_fixture *fixture = *state;
	struct fight *f = mem_new(1, sizeof(*f));
	static const char *const logins[] = { "racer0", "racer1", "racer2",
		"racer3" };
	/* People may set what they like. */
	static const char *const settings[] = { "",
		"-c timezone=Pacific/Kiritimati -c datestyle=German", "",
		"-c timezone=America/St_Johns -c intervalstyle=iso_8601" };
	int i;

	f->race = fixture->race;
	f->dice = 0x2545F4914F6CDD1D;
	for (i = 0; i < CONNECTIONS; i++)
		f->racers[i] = race_add(f->race, logins[i % 4],
			settings[i % 4]);
	for (i = 0; i < CONNECTIONS; i++)
		ask_next(f, f->racers[i]);
	for (i = 0; i < 4; i++)
		ask_foreign(f, race_add(f->race, "raceapp", i % 2 == 0
			? "-c default_transaction_isolation=repeatable\\\\ read"
			: "-c default_transaction_isolation=serializable"));
	ask_isolated(f, race_add(f->race, "racer0",
		"-c default_transaction_isolation=serializable"));
	ask_isolated(f, race_add(f->race, "racer1",
		"-c default_transaction_isolation=repeatable\\\\ read"));
	race_run(f->race, heard, f);

	record(f);
	judge(f->race);
	was_a_fight(f);
	for (i = 0; i < f->made; i++) {
		for (int j = 0; j < VALUES_MAX; j++)
			free(f->writes[i].values[j]);
		for (int j = 0; j < ANSWERS_MAX; j++)
			free(f->writes[i].answers[j]);
	}
	free(f);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(nobody_is_booked_twice,
			race_begin, race_end),
	};

	return cmocka_run_group_tests(tests, race_group, race_group_end);
}

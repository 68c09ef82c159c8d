/* SPDX-License-Identifier: GPL-3.0-or-later */
/* `u` whose answer is lost with the line, on the grid and on the lane board: it
 * is asked again under its id, done once, and told; also when the console was
 * killed before it heard (product.md, "Everywhere"). */
#include "config.h"

#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/mem.h"
#include "tests/support/lanes_desk.h"
#include "tests/support/line_club.h"

/* Before the server has it, behind it, and in its answer. */
static const struct { enum proxy_way way; int percent; } places[] = {
	{ PROXY_TO_SERVER, 0 }, { PROXY_TO_SERVER, 100 },
	{ PROXY_TO_CLIENT, 0 }, { PROXY_TO_CLIENT, 60 },
};

static char *asked_by_ana(struct club *club)
{
	return club_sql(club, "select coalesce(array_agg(id), '{}')::text"
		" from desk.request where actor = 'ana'");
}

/* The one request since then, to free(): `u` names it, nothing else does. */
static char *asked_since(struct club *club, char *before)
{
	char *id = club_sql(club, "select id from desk.request where actor ="
		" 'ana' and not id::text = any ('%s')", before);

	assert_non_null(id);
	free(before);
	return id;
}

/* Presses `u`, whose line is cut there, and none is to be had. */
static void undo_and_lose(struct line_club *line, struct terminal *t,
	const struct proxy_step *step)
{
	await_quiet(t);
	proxy_fail(line->proxy, step, 1);
	proxy_refuse(line->proxy, true);
	press(t, "u");
	line_await_struck(line, t, 1);
	line_await_flag(t, '!');
}

static void expect_undone_once(struct club *club, const char *of)
{
	char *sql = mem_printf("select u.ok from desk.request r join"
		" desk.request u on u.id = r.undone_by and u.action = 'undo'"
		" where r.id = '%s'", of);

	club_expect(club, "t", sql);
	free(sql);
}

/* Whom it is received from is asked once. */
static void cancel_petrov(struct terminal *t, bool again)
{
	club_goto(t, "bay2 15:30", "Bay 2  15:30-17:00");
	press(t, "x");
	await_text(t, "Cancel  Petrov, Igor");
	type(t, again ? "ill<Enter>" : "ill<Tab>p");
	await_row(t, ROW_LAST, "Cancelled Bay 2 15:30-17:00 of Petrov, Igor");
	await_quiet(t);
}

static const char undos[] = "select count(*) || ' ' || bool_and(ok) from"
	" desk.request where actor = 'ana' and action = 'undo'";

static void on_the_grid_it_is_done_once(void **state)
{
	struct club *club = *state;
	struct line_club line;
	struct terminal *t = line_console(&line, club, "");

	for (size_t i = 0; i < ARRAY_LEN(places); i++) {
		char *before = asked_by_ana(club), *of, *wanted;
		struct proxy_step step = { .way = places[i].way,
			.percent = places[i].percent, .fault = PROXY_DROP };

		cancel_petrov(t, i > 0);
		of = asked_since(club, before);
		step.word = of;
		undo_and_lose(&line, t, &step);
		await_row(t, ROW_ALERTS, "1 unanswered");
		assert_true(terminal_find(t, "Undone") < 0);
		/* It is not asked for a second time by the same key. */
		press(t, "u");
		await_row(t, ROW_LAST, "undo: offline since");
		proxy_refuse(line.proxy, false);
		await_row(t, ROW_LAST, "Undone: ");
		await_row(t, ROW_PEEK, "Bay 2  15:30-17:00  a approved");
		await_quiet(t);
		expect_undone_once(club, of);
		wanted = mem_printf("%zu true", i + 1);
		club_expect(club, wanted, undos);
		press(t, "u");
		await_row(t, ROW_LAST, "there is nothing to undo");
		free(wanted);
		free(of);
	}
	club_expect(club, "approved Bay 2 15:30-17:00 petrov",
		"select club_test.named('petrov')");
	club_leave(t);
	line_end(&line);
}

/* The line drops under the undo of a cancellation, on its way there or back, and
 * the console is killed: who signs in next.  of: the cancellation, to free(). */
static struct terminal *killed_while_undoing(struct club *club,
	struct line_club *line, enum proxy_way way, char **of)
{
	struct terminal *t = line_console(line, club, "");
	struct proxy_step step = { .way = way, .fault = PROXY_DROP };
	char *before = asked_by_ana(club);

	cancel_petrov(t, false);
	*of = asked_since(club, before);
	step.word = *of;
	undo_and_lose(line, t, &step);
	terminal_signal(t, SIGKILL);
	proxy_refuse(line->proxy, false);
	t = club_start(club, "ana", NULL, "--dsn", line->dsn, NULL);
	await_text(t, "Before the line dropped");
	return t;
}

/* Who signs in next is told before anything else, and cannot take the taking
 * back back by the same key. */
static void after_a_kill_the_truth_is_told(void **state)
{
	struct club *club = *state;
	struct line_club line;
	char *of;
	struct terminal *t = killed_while_undoing(club, &line, PROXY_TO_CLIENT, &of);

	await_text(t, "Done: Undone: ");
	await_quiet(t);
	press(t, "<Enter>");
	await_no_text(t, "Before the line dropped");
	await_quiet(t);
	press(t, "u");
	await_row(t, ROW_LAST, "An undo is not undone: do it again by hand");
	await_quiet(t);
	expect_undone_once(club, of);
	club_expect(club, "approved Bay 2 15:30-17:00 petrov",
		"select club_test.named('petrov')");
	club_leave(t);
	free(of);
	line_end(&line);
}

/* It never got there, and never will: told by what it was to take back. */
static void after_a_kill_what_never_arrived_is_told(void **state)
{
	struct club *club = *state;
	struct line_club line;
	char *of;
	struct terminal *t = killed_while_undoing(club, &line, PROXY_TO_SERVER, &of);

	await_text(t, "Never arrived, and will not be done any more: undo: "
		"cancel: Petrov, Igor");
	await_quiet(t);
	press(t, "<Enter>");
	await_no_text(t, "Before the line dropped");
	await_quiet(t);
	club_expect(club, "cancelled Bay 2 15:30-17:00 petrov",
		"select club_test.named('petrov')");
	club_expect(club, "0", "select count(*) from desk.request"
		" where actor = 'ana' and action = 'undo'");
	club_leave(t);
	free(of);
	line_end(&line);
}

static void on_the_lane_board_it_is_done_once(void **state)
{
	struct club *club = *state;
	struct line_club line;
	struct terminal *t = line_console(&line, club, "");

	type(t, ":lanes<Enter>");
	await_row(t, ROW_TITLE, "Lane board");
	await_text(t, "WANT OUT ");
	for (size_t i = 0; i < ARRAY_LEN(places); i++) {
		char *before = asked_by_ana(club), *of;
		struct proxy_step step = { .way = places[i].way,
			.percent = places[i].percent, .fault = PROXY_DROP };

		await_quiet(t);
		type(t, ":clean-units 202 203<Enter>");
		await_row(t, ROW_LAST, "2 being cleaned");
		await_quiet(t);
		of = asked_since(club, before);
		step.word = of;
		undo_and_lose(&line, t, &step);
		await_row(t, ROW_ALERTS, "1 unanswered");
		assert_true(terminal_find(t, "Undone") < 0);
		proxy_refuse(line.proxy, false);
		await_row(t, ROW_LAST, "Undone: 2 dirty");
		await_quiet(t);
		expect_undone_once(club, of);
		club_expect(club, "DIRTY DIRTY", "select string_agg("
			"status::text, ' ' order by number) from counter.rooms"
			" where number in ('202', '203')");
		press(t, "u");
		await_row(t, ROW_LAST, "there is nothing to undo");
		free(of);
	}
	club_leave(t);
	line_end(&line);
}

#define TEST(name) \
	cmocka_unit_test_setup_teardown(name, club_begin, club_end)
#define HOUSE_TEST(name) \
	cmocka_unit_test_setup_teardown(name, club_begin_house, club_end)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(on_the_grid_it_is_done_once),
		TEST(after_a_kill_the_truth_is_told),
		TEST(after_a_kill_what_never_arrived_is_told),
		HOUSE_TEST(on_the_lane_board_it_is_done_once),
	};

	return cmocka_run_group_tests(tests, club_group, club_group_end);
}

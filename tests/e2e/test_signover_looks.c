/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sign sheet and queue on terminals of different kinds: whole pictures, and that
 * what colours say is said without them, too. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/mem.h"
#include "tests/support/sign_club.h"

/* Where the half sheet has its rows. */
#define ROW_TITLE_OF_SHEET 11
#define ROW_SENTENCE 12
#define ROW_MANAGER 16
#define ROW_KEYS 21

/* What lies under it marks for half a minute what has changed: no picture. */
static void assert_sheet(struct terminal *t)
{
	static const char *const rows[] = {
		"  Would be done: Lee, Anna, Bay 2 13:30-14:30, is approved again",
		"", "", "",
		"  login     tomas                 signs this one thing, on "
			"record as theirs",
		"  password  ******_",
		"  note      ____________________________________________  for "
			"the queue",
		"", "",
		" Enter sign   Tab next field   Ctrl-O to the managers' queue   "
			"Esc back",
		"",
	};

	await_quiet(t);
	for (int i = 0; i < (int)ARRAY_LEN(rows); i++)
		assert_row(t, ROW_SENTENCE + i, rows[i]);
}

/* With name and password half typed. */
static void look_at_the_sheet(struct club *club,
	const struct terminal_options *options)
{
	struct terminal *t;

	sign_hire(club);
	t = club_console_on(club, "ana", options);
	sign_refuse(t);
	sign_open(t);
	type(t, "tomas<Tab>secret");
	await_row(t, ROW_MANAGER + 1, "******");
	await_row(t, ROW_TITLE_OF_SHEET, " Only a manager (Mia, Tomas) can ");
	assert_sheet(t);
	assert_style(t, ROW_SENTENCE, 2, "normal");
	assert_style(t, ROW_KEYS, 1, "key");
	/* The field that is typed into differs from the others. */
	assert_style(t, ROW_MANAGER, 12, "field");
	press(t, "<Esc>");
	await_no_text(t, "Only a manager");
	club_leave(t);
	sign_expect_untouched(club);
}

static void the_sheet_in_colours(void **state)
{
	look_at_the_sheet(*state, &(struct terminal_options){ .type = NULL });
}

static void the_sheet_without_colours(void **state)
{
	look_at_the_sheet(*state, &(struct terminal_options){
		.environment = (const char *const[]){ "NO_COLOR=1", NULL },
	});
}

static void the_sheet_in_plain_letters(void **state)
{
	look_at_the_sheet(*state, &(struct terminal_options){
		.type = "linux", .locale = "C",
	});
}

static void the_queue_in_both_sizes(void **state)
{
	struct club *club = *state;
	struct terminal *ana = sign_refused(club), *mia;

	sign_open(ana);
	type(ana, "<Tab><Tab>she waits at the bar");
	await_text(ana, "she waits at the bar");
	await_quiet(ana);
	press(ana, "<Ctrl-O>");
	await_row(ana, ROW_LAST, "you will hear");
	await_quiet(ana);
	club_leave(ana);
	mia = club_console_on(club, "mia", &(struct terminal_options){
		.environment = (const char *const[]){ "NO_COLOR=1", NULL },
	});
	await_row(mia, ROW_ALERTS, "1 to sign");
	type(mia, ":sign<Enter>");
	await_text(mia, "they say: she waits at the bar");
	assert_screen(mia, "sign-queue");
	resize(mia, 132, 43);
	await_row(mia, 42, "");
	await_row(mia, 41, "decline");
	assert_screen(mia, "sign-queue-132x43");
	press(mia, "<Esc>");
	await_no_text(mia, "they say");
	club_leave(mia);
}

#define TEST(function) \
	cmocka_unit_test_setup_teardown(function, club_begin, club_end)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(the_sheet_in_colours),
		TEST(the_sheet_without_colours),
		TEST(the_sheet_in_plain_letters),
		TEST(the_queue_in_both_sizes),
	};

	return cmocka_run_group_tests(tests, club_group, club_group_end);
}

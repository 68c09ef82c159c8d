/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Drafts of what a sheet had asked, through the real program: it is killed with
 * a question or a line open over a form, or while a manager is fetched, and the
 * next sign-in goes on where it was. */
#include "config.h"

#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "tests/support/draft_club.h"
#include "tests/support/sign_club.h"

#define WAIVED "select concat_ws(' ', reason," \
	" amount_affected::numeric(9, 2)) from club.booking_payment_audit" \
	" where action = 'payment_waived'"

/* The fee of Lee's guest, on the roster of her booking: not the first row. */
static struct terminal *at_a_fee(struct club *club)
{
	struct terminal *t = club_console(club, "ana");

	club_goto(t, "bay2 13:30", "Bay 2  13:30-14:30");
	press(t, "<Enter>");
	await_text(t, "Lee, Anna  Bay 2  13:30-14:30");
	await_quiet(t);
	type(t, "jp");
	await_text(t, "Take 25.00 for Lee, Mo");
	await_quiet(t);
	return t;
}

static void a_question_over_a_sheet_is_there_again(void **state)
{
	struct club *club = *state;
	struct terminal *t = at_a_fee(club);
	struct picture before = picture_of(t);

	await_saved(club, "ana", "Take 25.00 for Lee, Mo");
	terminal_signal(t, SIGKILL);
	t = club_start(club, "ana", NULL, NULL);
	await_row(t, ROW_LAST, DRAFT_AGAIN);
	assert_same_picture(t, &before);
	club_expect(club, "", WAIVED);
	/* Both are as alive as before. */
	press(t, "<Esc>");
	await_no_text(t, "Take 25.00 for");
	await_text(t, "Lee, Anna  Bay 2  13:30-14:30");
	press(t, "<Esc>");
	await_quiet(t);
	club_leave(t);
}

static void the_line_behind_it_is_there_again(void **state)
{
	struct club *club = *state;
	struct terminal *t = at_a_fee(club);
	struct picture before;

	press(t, "w");
	await_row(t, ROW_LAST, "reason to waive:");
	type(t, "the bay leakd<Left>");
	await_row(t, ROW_LAST, "reason to waive: the bay leakd");
	before = picture_of(t);
	await_saved(club, "ana", "the bay leakd");
	terminal_signal(t, SIGKILL);
	t = club_start(club, "ana", NULL, NULL);
	await_row(t, ROW_LAST, "reason to waive: the bay leakd");
	assert_same_picture(t, &before);
	club_expect(club, "", WAIVED);
	/* The cursor is where it was. */
	type(t, "e<Enter>");
	await_row(t, ROW_LAST, "waived");
	await_quiet(t);
	club_expect(club, "the bay leaked 25.00", WAIVED);
	press(t, "<Esc>");
	await_quiet(t);
	club_leave(t);
}

/* Somebody else pays it meanwhile: what was typed is said, and answers no other
 * question. */
static void what_it_asked_is_over_by_now(void **state)
{
	struct club *club = *state;
	struct terminal *t = at_a_fee(club);

	press(t, "w");
	await_row(t, ROW_LAST, "reason to waive:");
	type(t, "the bay leaked");
	await_saved(club, "ana", "the bay leaked");
	terminal_signal(t, SIGKILL);
	t = club_console(club, "ben");
	club_goto(t, "bay2 13:30", "Bay 2  13:30-14:30");
	press(t, "p");
	await_text(t, "Owed 25.00");
	await_quiet(t);
	press(t, "k");
	await_row(t, ROW_LAST, "25.00");
	await_quiet(t);
	club_leave(t);
	t = club_start(club, "ana", NULL, NULL);
	await_row(t, ROW_LAST,
		"not brought back: reason to waive: \"the bay leaked\"");
	await_text(t, "Lee, Anna  Bay 2  13:30-14:30");
	await_no_text(t, "Take 25.00 for");
	await_quiet(t);
	press(t, "<Esc>");
	await_quiet(t);
	club_leave(t);
	club_expect(club, "", WAIVED);
}

/* The question is gone with its answer, and the reason was in it. */
static void what_a_manager_is_fetched_for_is_there_again(void **state)
{
	struct club *club = *state;
	struct terminal *t = sign_refused(club);

	await_saved(club, "ana", "she sat in the bar");
	terminal_signal(t, SIGKILL);
	t = club_start(club, "ana", NULL, NULL);
	await_row(t, ROW_LAST, SIGN_ASKS);
	await_quiet(t);
	sign_expect_untouched(club);
	/* Again, with the manager's name and password half typed. */
	sign_open(t);
	type(t, "tomas<Tab>" SIGN_TOMAS);
	await_quiet(t);
	terminal_signal(t, SIGKILL);
	t = club_start(club, "ana", NULL, NULL);
	await_row(t, ROW_LAST, SIGN_ASKS);
	await_quiet(t);
	sign_open(t);
	type(t, "tomas<Tab>" SIGN_TOMAS "<Enter>");
	await_row(t, ROW_LAST, "Tomas signed: Lee, Anna, " SIGN_DEED);
	await_row(t, ROW_PEEK, "Bay 2  13:30-14:30  a approved");
	await_quiet(t);
	club_expect(club, "tomas|ana|desk 2|she sat in the bar", SIGN_AUDIT);
	club_leave(t);
}

static void why_a_manager_declines_is_there_again(void **state)
{
	struct club *club = *state;
	struct terminal *ana = sign_refused(club), *mia;
	struct picture before;

	sign_open(ana);
	press(ana, "<Ctrl-O>");
	await_row(ana, ROW_LAST, "you will hear");
	await_quiet(ana);
	mia = club_console(club, "mia");
	type(mia, ":sign<Enter>");
	await_text(mia, "Ana, desk 2, asks for");
	await_quiet(mia);
	press(mia, "d");
	await_row(mia, ROW_LAST, "why not:");
	type(mia, "ask hr again<Left><Left><Left><Left><Left><Left>");
	await_row(mia, ROW_LAST, "why not: ask hr again");
	before = picture_of(mia);
	await_saved(club, "mia", "ask hr again");
	terminal_signal(mia, SIGKILL);
	mia = club_start(club, "mia", NULL, NULL);
	await_row(mia, ROW_LAST, "why not: ask hr again");
	assert_same_picture(mia, &before);
	type(mia, "<Left>e<Enter>");
	await_row(mia, ROW_LAST, "for Ana: Declined: taking a check-in back");
	await_text(mia, "nothing waits for a manager");
	await_quiet(mia);
	type(mia, "<Esc>");
	await_text(ana, "Mia declined taking a check-in back: ask her again");
	await_quiet(ana);
	club_leave(mia);
	club_leave(ana);
}

#define TEST(function) \
	cmocka_unit_test_setup_teardown(function, club_begin, club_end)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(a_question_over_a_sheet_is_there_again),
		TEST(the_line_behind_it_is_there_again),
		TEST(what_it_asked_is_over_by_now),
		TEST(what_a_manager_is_fetched_for_is_there_again),
		TEST(why_a_manager_declines_is_there_again),
	};

	return cmocka_run_group_tests(tests, club_group, club_group_end);
}

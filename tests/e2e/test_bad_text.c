/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Text that means no good, or no sense: in names that are stored, typed at a
 * field, pasted anywhere. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/mem.h"
#include "tests/support/club.h"

/* A form for the free cell in Bay 4, with the cursor in its first field. */
static struct terminal *at_a_form(struct club *club)
{
	struct terminal *t = club_console(club, "ana");

	club_goto(t, "bay4 14:00", "Bay 4  14:10-15:00  free");
	press(t, "b");
	await_text(t, "type a name or the last four");
	return t;
}

static void send(struct terminal *t, const char *bytes)
{
	terminal_send(t, bytes, strlen(bytes));
}

/* ---------------------------------------------------------------- stored */

/* Whoever writes to the club's tables can put this into them: a title for the
 * window, a control of eight bits, a right-to-left override, a line break. */
static void make_names_hostile(struct club *club)
{
	club_do(club, "update club.users set name ="
		" E'Anna\\x1b]0;owned\\x07\\u202Eeel' where id = 'lee'");
	club_do(club, "update club.users set name ="
		" E'Gar\\u009b31mc\\u200b\\u00ada\\u0301 \\r\\nManuel'"
		" where id = 'garcia'");
	club_do(club, "update club.booking_participants set display_name ="
		" E'Mo\\x1b[5n\\u2067 Lee' where display_name = 'Mo Lee'");
	club_do(club, "update club.booking_requests set"
		" notes = E'left\\x1b[5;31mhanded\\ue000', staff_notes = null"
		" where user_id = 'lee'");
}

static void assert_nothing_hostile(struct terminal *t)
{
	static const char *const forbidden[] = {
		"\033]", "\007", "\302\233", "\302\255", "\342\200\256",
		"\342\200\213", "\342\201\247", "\033[5n", "\033[5;31m",
		"\356\200\200",
	};
	const char *written;
	size_t length;

	written = terminal_written(t, &length);
	for (size_t i = 0; i < ARRAY_LEN(forbidden); i++)
		assert_null(memmem(written, length, forbidden[i],
			strlen(forbidden[i])));
}

static void hostile_names_are_shown_as_what_they_are(void **state)
{
	struct club *club = *state;
	struct terminal *t;

	make_names_hostile(club);
	t = club_console(club, "ana");
	await_row(t, ROW_PEEK, "Bay 1  14:00-15:30");
	club_goto(t, "bay2 13:30", "Bay 2  13:30-14:30");
	await_row(t, ROW_PEEK + 1, "owned");
	press(t, "<Enter>");
	await_text(t, "heads declared 2");
	press(t, "<Esc>");
	await_row(t, ROW_PEEK, "Bay 2  13:30-14:30");
	press(t, "w");
	await_text(t, "History of");
	press(t, "<Esc>");
	await_row(t, ROW_PEEK, "Bay 2  13:30-14:30");
	press(t, "v");
	await_row(t, ROW_PEEK, "Moving");
	type(t, "<Esc>");
	await_row(t, ROW_LAST, "left where it was");
	press(t, "x");
	await_text(t, "Cancel");
	type(t, "<Esc>");
	await_row(t, ROW_PEEK, "Bay 2  13:30-14:30");
	press(t, "i");
	await_text(t, "Owed 25.00");
	press(t, "c");
	await_row(t, ROW_PEEK, "i checked in");
	club_goto(t, "bay4 14:00", "free");
	press(t, "b");
	await_text(t, "type a name or the last four");
	type(t, "5187");
	await_text(t, "...5187");
	assert_nothing_hostile(t);
	type(t, "<Esc>");
	await_no_text(t, "type a name or the last four");
	club_leave(t);
	assert_nothing_hostile(t);
	club_expect(club, "checked_in Bay 2 13:30-14:30 lee",
		"select club_test.named('lee')");
}

/* ----------------------------------------------------------------- typed */

static void bytes_that_are_no_text_are_dropped(void **state)
{
	struct club *club = *state;
	struct terminal *t = at_a_form(club);

	/* Latin-1, a lone continuation, an overlong slash, a surrogate. */
	send(t, "K\351o\200r\300\257 Bl\355\240\200\303\244u");
	await_text(t, "> + new guest \"Kor Bl\303\244u\"");
	await_quiet(t);
	press(t, "<Enter>");
	await_text(t, "price  50.00");
	press(t, "k");
	await_row(t, ROW_LAST, "Booked Bay 4");
	club_leave(t);
	club_expect(club, "Kor Bl\303\244u", "select user_name from"
		" club.booking_requests order by id desc limit 1");
}

/* The field holds as many as a name may have; the rest is not typed. */
static void a_name_of_three_hundred_characters(void **state)
{
	struct club *club = *state;
	struct terminal *t = at_a_form(club);
	char name[301];

	memset(name, 'x', 300);
	name[300] = '\0';
	send(t, name);
	await_text(t, "> + new guest \"xxx");
	await_quiet(t);
	press(t, "<Enter>");
	await_text(t, "price  50.00");
	press(t, "k");
	await_row(t, ROW_LAST, "Booked Bay 4");
	await_row(t, ROW_PEEK + 1, "xxxxxxxxxxxxxxxxxxxx");
	club_leave(t);
	club_expect(club, "200", "select length(user_name) from"
		" club.booking_requests order by id desc limit 1");
}

static void times_that_cannot_be(void **state)
{
	static const struct {
		const char *typed, *answer;
	} times[] = {
		{ "25:00", "a time is like 14" },
		{ "noon", "a time is like 14" },
		{ "-3", "a time is like 14" },
		{ "14:72", "a time is like 14" },
		{ "13:00", "past" },
		{ "03:00", "Open 08:30-22:00 that day" },
		{ "14:12", "5 minutes" },
		{ "21:30", "Open 08:30-22:00 that day" },
		{ "16:30", "Tanaka, Yuki" },
	};
	struct club *club = *state;
	struct terminal *t = at_a_form(club);

	type(t, "tana");
	await_text(t, "> Tanaka, Yuki");
	await_quiet(t);
	press(t, "<Enter>");
	await_text(t, "for  30 min");
	/* An hour, from a start that is typed. */
	type(t, "2<BackTab>");
	for (size_t i = 0; i < ARRAY_LEN(times); i++) {
		type(t, "<Ctrl-u>");
		type(t, times[i].typed);
		press(t, "<Enter>");
		await_text(t, times[i].answer);
		await_quiet(t);
	}
	type(t, "<Esc>");
	await_row(t, ROW_PEEK, "Bay 4  14:10-15:00  free");
	club_leave(t);
	club_expect(club, "", "select club_test.added()");
	club_expect(club, "", "select club_test.deeds()");
}

static void commands_that_make_no_sense(void **state)
{
	static const struct {
		const char *typed, *answer;
	} commands[] = {
		{ "b 25:00", "25:00" },
		{ "b 31.2.", "31.2." },
		{ "b 2026-13-01", "2026-13-01" },
		{ "+99999999999999999999", "+99999999999999999999" },
		{ "b bay2 bay3", "Bay 3" },
		{ "b 2026-12-24 fri", "fri" },
		{ "zoom 3", "takes no words" },
		{ "hints perhaps", "perhaps" },
		{ "b bay2 18 2h 3h smith", "3h" },
	};
	struct club *club = *state;
	struct terminal *t = club_console(club, "ana");

	for (size_t i = 0; i < ARRAY_LEN(commands); i++) {
		press(t, ":");
		await_row(t, ROW_LAST, ":");
		type(t, commands[i].typed);
		press(t, "<Enter>");
		await_row(t, ROW_LAST, commands[i].answer);
		await_row(t, ROW_TITLE, "Sat 21 Nov 2026");
	}
	club_leave(t);
	club_expect(club, "", "select club_test.deeds()");
}

/* ---------------------------------------------------------------- pasted */

/* Lines from a mail, in a place where every letter is a key. */
static void a_paste_is_never_keys(void **state)
{
	struct club *club = *state;
	struct terminal *t = club_console(club, "mia");

	club_goto(t, "bay2 13:30", "Bay 2  13:30-14:30");
	paste(t, "x\rill\r\tp\ni\rc\r");
	await_row(t, ROW_LAST, "pasted text was thrown away");
	await_row(t, ROW_PEEK, "Bay 2  13:30-14:30  a approved");
	press(t, "i");
	await_text(t, "Owed 25.00");
	paste(t, "c\rk\r");
	await_quiet(t);
	await_text(t, "Owed 25.00");
	press(t, "<Esc>");
	await_row(t, ROW_PEEK, "Bay 2  13:30-14:30");
	press(t, "x");
	await_text(t, "Cancel  Lee, Anna");
	/* Into the field: one line, and no answer. */
	paste(t, "ill\nsince\r\nmonday\r");
	await_text(t, "ill since monday");
	press(t, "<Esc>");
	await_no_text(t, "Cancel  Lee, Anna");
	club_leave(t);
	club_expect(club, "approved Bay 2 13:30-14:30 lee",
		"select club_test.named('lee')");
	club_expect(club, "", "select club_test.deeds()");
}

static void a_paste_is_one_line_of_a_field_or_prompt(void **state)
{
	struct club *club = *state;
	struct terminal *t = at_a_form(club);

	paste(t, "Kor\033]0;owned\007\nBlau\r\n");
	await_text(t, "Kor");
	await_text(t, "Blau");
	await_quiet(t);
	/* It has not been submitted: the name is still being typed. */
	await_text(t, "type a name or the last four");
	assert_nothing_hostile(t);
	press(t, "<Esc>");
	await_row(t, ROW_PEEK, "Bay 4  14:10-15:00  free");
	press(t, ":");
	await_row(t, ROW_LAST, ":");
	paste(t, "b 2026-12-24\rq\r");
	await_row(t, ROW_LAST, ":b 2026-12-24 q");
	press(t, "<Ctrl-u>");
	paste(t, "b 2026-12-24");
	press(t, "<Enter>");
	await_row(t, ROW_TITLE, "Thu 24 Dec 2026");
	club_leave(t);
	club_expect(club, "", "select club_test.deeds()");
}

#define TEST(name) \
	cmocka_unit_test_setup_teardown(name, club_begin, club_end)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(hostile_names_are_shown_as_what_they_are),
		TEST(bytes_that_are_no_text_are_dropped),
		TEST(a_name_of_three_hundred_characters),
		TEST(times_that_cannot_be),
		TEST(commands_that_make_no_sense),
		TEST(a_paste_is_never_keys),
		TEST(a_paste_is_one_line_of_a_field_or_prompt),
	};

	return cmocka_run_group_tests(tests, club_group, club_group_end);
}

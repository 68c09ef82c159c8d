/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The console on every kind of terminal: colours or none, letters or plain ones,
 * one that answers and one that does not; and what is remembered of it. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include <cmocka.h>

#include "base/mem.h"
#include "tests/support/club.h"

#define QUESTION "Can this terminal show all letters?"
#define ASKED "\033[6n"

/* Debian has it in ncurses-term, which need not be there. */
static const char sixteen[] = "xterm-16color|sixteen colours,\n"
	"\tcolors#16, pairs#256,\n"
	"\tsetaf=\\E[%?%p1%{8}%<%t%p1%{30}%+%e%p1%{82}%+%;%dm,\n"
	"\tsetab=\\E[%?%p1%{8}%<%t%p1%{40}%+%e%p1%{92}%+%;%dm,\n"
	"\tuse=xterm,\n";

static char *compile_sixteen(struct club *club)
{
	char *folder = mem_printf("TERMINFO=%s/terminfo", club->home);
	char *command = mem_printf("mkdir -p '%s' && tic -x -o '%s' "
		"'%s/config/sixteen.ti'", folder + strlen("TERMINFO="),
		folder + strlen("TERMINFO="), club->home);

	club_file(club, "config/sixteen.ti", sixteen);
	assert_int_equal(system(command), 0);
	free(command);
	return folder;
}

/* What the club remembers of its terminals; free() it. */
static char *remembered(const struct club *club)
{
	char *path = mem_printf("%s/state/opsdesk/terminals", club->home);
	char *text = mem_new(4096, 1);
	FILE *file = fopen(path, "r");

	free(path);
	if (file == NULL)
		return text;
	assert_in_range(fread(text, 1, 4095, file), 1, 4095);
	fclose(file);
	return text;
}

static void assert_remembered(const struct club *club, const char *wanted)
{
	char *text = remembered(club);

	if (strstr(text, wanted) == NULL)
		fail_msg("remembered is not \"%s\" but\n%s", wanted, text);
	free(text);
}

static bool was_asked(struct terminal *t)
{
	size_t length;
	const char *written = terminal_written(t, &length);

	return memmem(written, length, ASKED, strlen(ASKED)) != NULL;
}

/* ------------------------------------------------------- every kind of it */

static void look_at_the_day(struct club *club,
	const struct terminal_options *options, const char *golden)
{
	struct terminal *t = club_console_on(club, "ana", options);

	type(t, "<Up><Right>");
	await_row(t, ROW_PEEK + 1, "Lee, Anna");
	assert_screen(t, golden);
	assert_style(t, ROW_TITLE, 1, "title");
	assert_style(t, ROW_ALERTS, 1, "alert");
	assert_style(t, ROW_ALERTS + 5, 20, "normal");
	/* What is in the hand differs from what lies, on paper too. */
	type(t, "v");
	await_text(t, "Moving");
	assert_style(t, 8, 21, "ghost");
	press(t, "<Esc>");
	await_no_text(t, "Moving");
	club_leave(t);
}

static void colours_many_some_and_none(void **state)
{
	static const char *const types[] = {
		"xterm-256color", "tmux-256color", "xterm-16color", "xterm",
		"linux", "screen", "vt100",
	};
	struct club *club = *state;
	char *folder = compile_sixteen(club);
	const char *const environment[] = { folder, NULL };

	for (size_t i = 0; i < ARRAY_LEN(types); i++)
		look_at_the_day(club, &(struct terminal_options){
			.type = types[i], .environment = environment,
		}, "bays-day");
	free(folder);
}

/* no-color.org: present and not empty, whatever it is. */
static void who_wants_no_colours_gets_none(void **state)
{
	static const char *const wishes[] = {
		"NO_COLOR=1", "NO_COLOR=0", "NO_COLOR=no", "NO_COLOR=",
	};

	for (size_t i = 0; i < ARRAY_LEN(wishes); i++)
		look_at_the_day(*state, &(struct terminal_options){
			.environment = (const char *const[]){
				wishes[i], NULL },
		}, "bays-day");
}

static void plain_letters_for_a_plain_locale(void **state)
{
	static const char *const types[] = { "linux", "vt100" };

	for (size_t i = 0; i < ARRAY_LEN(types); i++)
		look_at_the_day(*state, &(struct terminal_options){
			.type = types[i], .locale = "C",
		}, "bays-day-posix");
}

/* ---------------------------------------------------- what is remembered */

static void a_terminal_that_answers_is_asked_once(void **state)
{
	struct club *club = *state;
	struct terminal *t = club_console(club, "ana");

	assert_true(was_asked(t));
	type(t, ":x<Backspace><Backspace>");
	await_quiet(t);
	press(t, "<Esc>");
	club_leave(t);
	assert_remembered(club,
		"this machine\txterm-256color\t80\t24\t256\tutf-8\t127\t20");
	t = club_console(club, "ben");
	assert_false(was_asked(t));
	club_leave(t);
	/* Another one by its address, and by its type. */
	t = club_console_on(club, "ana", &(struct terminal_options){
		.environment = (const char *const[]){
			"SSH_CONNECTION=192.0.2.7 50000 192.0.2.1 22", NULL },
	});
	assert_true(was_asked(t));
	club_leave(t);
	assert_remembered(club, "ssh 192.0.2.7\txterm-256color\t80\t24\t");
	assert_remembered(club, "\nthis machine\txterm-256color\t");
}

static void one_that_shows_bytes_gets_plain_letters(void **state)
{
	static const struct terminal_options latin = { .latin = true };
	struct club *club = *state;
	struct terminal *t = club_start(club, "ana", &latin, NULL);
	size_t length;
	const char *written;

	await_row(t, ROW_TITLE, "Booking grid");
	await_text(t, "this terminal does not show UTF-8");
	type(t, "<Up><Right>");
	await_row(t, ROW_PEEK + 1, "Lee, Anna");
	assert_screen(t, "bays-day-plain");
	club_leave(t);
	assert_remembered(club, "\tplain\t");
	/* The next time nothing else reaches it. */
	t = club_console_on(club, "ana", &latin);
	type(t, "<Up><Right>");
	await_row(t, ROW_PEEK + 1, "Lee, Anna");
	assert_screen(t, "bays-day-plain");
	written = terminal_written(t, &length);
	for (size_t i = 0; i < length; i++)
		assert_true((unsigned char)written[i] < 0x80);
	/* Whoever knows better says so. */
	type(t, ":terminal utf-8<Enter>");
	await_row(t, ROW_LAST, "remembered");
	club_leave(t);
	assert_remembered(club, "\tutf-8\t");
}

static void of_a_silent_one_the_person_is_asked_once(void **state)
{
	static const struct terminal_options mute = { .mute = true };
	static const struct {
		const char *key, *kept;
	} answers[] = {
		{ "<Esc>", "\tskipped\t" }, { "n", "\tplain\t" },
		{ "y", "\tutf-8\t" },
	};
	struct club *club = *state;
	char *file = mem_printf("%s/state/opsdesk/terminals", club->home);

	for (size_t i = 0; i < ARRAY_LEN(answers); i++) {
		struct terminal *t = club_console_on(club, "ana", &mute);

		await_text(t, QUESTION);
		press(t, answers[i].key);
		await_no_text(t, QUESTION);
		club_leave(t);
		assert_remembered(club, answers[i].kept);
		t = club_console_on(club, "ana", &mute);
		assert_false(was_asked(t));
		club_leave(t);
		assert_int_equal(remove(file), 0);
	}
	free(file);
}

static void it_is_checked_again_when_told(void **state)
{
	struct club *club = *state;
	struct terminal *t = club_console(club, "ana");

	type(t, ":terminal<Enter>");
	await_text(t, "This terminal");
	await_text(t, "80 columns, 24 lines");
	await_row(t, ROW_LAST, "the terminal answers: it shows UTF-8");
	type(t, "<Esc>:terminal blue<Enter>");
	await_row(t, ROW_LAST, "`plain` or `utf-8`, not \"blue\"");
	type(t, ":terminal plain<Enter>");
	await_row(t, 8, "Garcia");
	club_leave(t);
}

/* A serial line: the terminal says how large it is. */
static void a_line_without_a_size_asks_for_it(void **state)
{
	struct club *club = *state;
	struct terminal *t = club_start(club, "ana",
		&(struct terminal_options){
			.rows = 30, .cols = 100, .no_size = true }, NULL);

	await_row(t, ROW_TITLE, "Booking grid");
	await_row(t, 28, "? keys");
	type(t, ":terminal<Enter>");
	await_text(t, "100 columns, 30 lines");
	press(t, "<Esc>");
	club_leave(t);
	assert_remembered(club, "\t100\t30\t");
}

/* A file that somebody has been at is no reason to stop. */
static void a_damaged_memory_is_forgotten(void **state)
{
	struct club *club = *state;
	struct terminal *t;
	char *path = mem_printf("%s/state/opsdesk/terminals", club->home);

	club_file(club, "state/opsdesk/terminals", "\377\t\t\n\n"
		"this machine\txterm-256color\t80\t24\t256\tplain\t127\n"
		"this machine\txterm-256color\t80\t24\t256\tperhaps\t1\tx\n");
	assert_int_equal(chmod(path, 0600), 0);
	t = club_console(club, "ana");
	assert_true(was_asked(t));
	club_leave(t);
	assert_remembered(club, "\tutf-8\t");
	free(path);
}

#define TEST(name) \
	cmocka_unit_test_setup_teardown(name, club_begin, club_end)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(colours_many_some_and_none),
		TEST(who_wants_no_colours_gets_none),
		TEST(plain_letters_for_a_plain_locale),
		TEST(a_terminal_that_answers_is_asked_once),
		TEST(one_that_shows_bytes_gets_plain_letters),
		TEST(of_a_silent_one_the_person_is_asked_once),
		TEST(it_is_checked_again_when_told),
		TEST(a_line_without_a_size_asks_for_it),
		TEST(a_damaged_memory_is_forgotten),
	};

	return cmocka_run_group_tests(tests, club_group, club_group_end);
}

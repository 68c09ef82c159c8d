/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The line editor as an operator meets it. */
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
#include "tests/e2e/term_fixture.h"
#include "tests/support/terminal.h"

static void open_prompt(struct terminal *t)
{
	press(t, ":");
	await_row(t, 23, ":");
}

static void a_line_is_edited(void **state)
{
	struct terminal *t = probe_open("prompt", NULL);

	(void)state;
	await_text(t, "prompt");
	type(t, ":garc\303\255a<Left><Left>X<Home>Y<End>Z<Backspace>");
	await_row(t, 23, ":YgarcX\303\255a");
	assert_cursor(t, 23, 9);
	type(t, "<Left><Delete><Ctrl-a><Ctrl-d><Enter>");
	await_row(t, 1, "answer: garcX\303\255");
	type(t, ":one two<Alt-b>x<Ctrl-k><Ctrl-y><Ctrl-y><Enter>");
	await_row(t, 1, "answer: one xtwotwo");
	probe_quit(t);
}

static void a_line_is_left_with_escape(void **state)
{
	struct terminal *t = probe_open("prompt", NULL);

	(void)state;
	await_text(t, "prompt");
	open_prompt(t);
	type(t, "abc<Esc>");
	await_row(t, 1, "answer: (cancelled)");
	assert_row(t, 23, "");
	type(t, ":d<Enter>");
	await_row(t, 1, "answer: d");
	type(t, ":e<Ctrl-c>");
	await_row(t, 1, "answer: (cancelled)");
	type(t, ":<Ctrl-d>");
	await_row(t, 1, "answer: (cancelled)");
	probe_quit(t);
}

static void the_two_histories_are_apart(void **state)
{
	struct terminal *t = probe_open("prompt", NULL);

	(void)state;
	await_text(t, "prompt");
	type(t, ":first<Enter>:second<Enter>:second<Enter>");
	type(t, "/name<Enter>");
	await_row(t, 1, "answer: name");
	type(t, ":<Up>");
	await_row(t, 23, ":second");
	press(t, "<Up>");
	await_row(t, 23, ":first");
	type(t, "x<Up><Down><Enter>");
	await_row(t, 1, "answer: second");
	type(t, "/<Up>");
	await_row(t, 23, ":name");
	type(t, "<Up><Enter>");
	await_row(t, 1, "answer: name");
	type(t, ":<Ctrl-r>fir");
	await_row(t, 23, ":first");
	await_row(t, 2, "(reverse-i-search)`fir'");
	type(t, "<Enter>");
	await_row(t, 1, "answer: first");
	probe_quit(t);
}

static void words_are_completed_and_files_are_not(void **state)
{
	struct terminal *t = probe_open("prompt", NULL);

	(void)state;
	await_text(t, "prompt");
	type(t, ":bo<Tab>");
	await_row(t, 23, ":book");
	await_row(t, 2, "book bookings");
	type(t, "i<Tab>");
	await_row(t, 23, ":bookings");
	type(t, "ref<Tab>");
	await_row(t, 23, ":bookings refund");
	/* Folded: what was typed gives way to what goes on from it. */
	type(t, "<Ctrl-a><Ctrl-k>gar<Tab>");
	await_row(t, 23, ":Garc\303\255a");
	await_row(t, 2, "Garc\303\255a Ana Garc\303\255a Bea");
	type(t, "<Ctrl-a><Ctrl-k>/et<Tab><Tab>~/<Tab><Alt-?><Alt-*><Enter>");
	await_row(t, 1, "answer: /et~/");
	probe_quit(t);
}

static void a_paste_into_a_line_is_text(void **state)
{
	struct terminal *t = probe_open("prompt", NULL);
	char *text = mem_new(10001, 1);

	(void)state;
	await_text(t, "prompt");
	open_prompt(t);
	paste(t, "one\ntwo\rthree");
	await_row(t, 23, ":one two three");
	press(t, "<Enter>");
	await_row(t, 1, "answer: one two three");
	memset(text, 'v', 10000);
	open_prompt(t);
	paste(t, text);
	await_row(t, 23, ":vvv");
	press(t, "<Enter>");
	await_row(t, 1, "answer: vvv");
	free(text);
	probe_quit(t);
}

static void a_line_in_the_posix_locale_is_ascii(void **state)
{
	struct terminal_options options = { .locale = "C" };
	struct terminal *t = probe_open("prompt", &options);

	(void)state;
	await_text(t, "prompt");
	type(t, ":Gar<Tab>");
	await_row(t, 23, ":Garcia");
	type(t, "<Backspace>s<Enter>");
	await_row(t, 1, "answer: Garcias");
	probe_quit(t);
}

/* A person's bindings stand; what is not safe here does not. */
static void inputrc_is_honoured_within_limits(void **state)
{
	char *path = mem_strdup("/tmp/opsdesk-inputrc-XXXXXX");
	int fd = mkstemp(path);
	char *variable = mem_printf("INPUTRC=%s", path);
	const char *const environment[] = { variable, NULL };
	struct terminal_options options = { .environment = environment };
	FILE *file = fdopen(fd, "w");
	struct terminal *t;

	(void)state;
	fputs("set editing-mode vi\nset disable-completion on\n"
		"set keymap emacs\n\"\\C-t\": \"Smith\"\n"
		"\"\\C-o\": tilde-expand\n\"\\C-p\": quoted-insert\n", file);
	fclose(file);
	t = probe_open("prompt", &options);
	await_text(t, "prompt");
	type(t, ":<Ctrl-t> ~<Ctrl-o><Ctrl-p>b<Tab><Enter>");
	await_row(t, 1, "answer: Smith ~b");
	type(t, ":ref<Tab><Enter>");
	await_row(t, 1, "answer: refund");
	type(t, ":abc<Esc>");
	await_row(t, 1, "answer: (cancelled)");
	probe_quit(t);
	remove(path);
	free(path);
	free(variable);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_line_is_edited),
		cmocka_unit_test(a_line_is_left_with_escape),
		cmocka_unit_test(the_two_histories_are_apart),
		cmocka_unit_test(words_are_completed_and_files_are_not),
		cmocka_unit_test(a_paste_into_a_line_is_text),
		cmocka_unit_test(a_line_in_the_posix_locale_is_ascii),
		cmocka_unit_test(inputrc_is_honoured_within_limits),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

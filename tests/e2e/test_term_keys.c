/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What keys and pastes become, on every kind of terminal. */
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

/* Keys */

static const char *const key_names[] = {
	"<Up>", "<Down>", "<Left>", "<Right>", "<Home>", "<End>", "<PgUp>",
	"<PgDn>", "<Insert>", "<Delete>", "<Enter>", "<Tab>", "<BackTab>",
	"<Backspace>", "<F1>", "<F2>", "<F3>", "<F4>", "<F5>", "<F6>", "<F7>",
	"<F8>", "<F9>", "<F10>", "<F11>", "<Ctrl-a>", "<Ctrl-z>", "<Ctrl-c>",
	"<Ctrl-s>", "<Ctrl-@>", "<Alt-x>", "<Alt-Enter>", "<Alt-Up>", "a", "Z",
	"~", "<Space>", "\303\251", "\346\227\245", "\360\237\230\200",
};

/* Clients send either form whatever TERM says. */
static const struct {
	const char *bytes, *name;
} forms[] = {
	{ "\033[A", "<Up>" }, { "\033OA", "<Up>" },
	{ "\033[B", "<Down>" }, { "\033OB", "<Down>" },
	{ "\033[C", "<Right>" }, { "\033OC", "<Right>" },
	{ "\033[D", "<Left>" }, { "\033OD", "<Left>" },
	{ "\033[H", "<Home>" }, { "\033OH", "<Home>" },
	{ "\033[1~", "<Home>" }, { "\033[7~", "<Home>" },
	{ "\033[F", "<End>" }, { "\033OF", "<End>" },
	{ "\033[4~", "<End>" }, { "\033[8~", "<End>" },
	{ "\033OP", "<F1>" }, { "\033[11~", "<F1>" },
	{ "\033[[A", "<F1>" }, { "\033[[E", "<F5>" },
	{ "\033[15~", "<F5>" }, { "\033[23~", "<F11>" },
	{ "\010", "<Backspace>" }, { "\177", "<Backspace>" },
	{ "\r", "<Enter>" }, { "\n", "<Enter>" },
};

/* Wide enough for the names of all keys on one row. */
static struct terminal *open_wide(const char *type_name)
{
	struct terminal_options options = {
		.type = type_name, .cols = 480,
	};
	struct terminal *t = probe_open("echo", &options);

	await_text(t, "echo 480x24");
	return t;
}

static void every_key_has_its_name_on_every_terminal(void **state)
{
	(void)state;
	for (size_t i = 0; i < PROBE_TYPES; i++) {
		struct terminal *t = open_wide(probe_types[i]);
		char wanted[480] = "all: ";

		for (size_t k = 0; k < ARRAY_LEN(key_names); k++) {
			press(t, key_names[k]);
			strcat(wanted, key_names[k]);
		}
		press(t, "<Esc>");
		strcat(wanted, "<Esc>");
		await_row(t, 2, "key <Esc>");
		assert_row(t, 3, wanted);
		probe_quit(t);
	}
}

static void both_forms_of_a_sequence_are_known(void **state)
{
	(void)state;
	for (size_t i = 0; i < PROBE_TYPES; i++) {
		struct terminal *t = open_wide(probe_types[i]);
		char wanted[480] = "all: ";

		for (size_t k = 0; k < ARRAY_LEN(forms); k++) {
			probe_send(t, forms[k].bytes);
			strcat(wanted, forms[k].name);
		}
		await_row(t, 2, "last: 26 key <Enter>");
		assert_row(t, 3, wanted);
		probe_quit(t);
	}
}

static void the_keypad_types_what_is_on_its_caps(void **state)
{
	static const char caps[] = "0123456789.,+-*/";

	(void)state;
	for (size_t i = 0; i < PROBE_TYPES; i++) {
		struct terminal *t = probe_open_on("echo", probe_types[i]);

		await_text(t, "echo 80x24");
		for (const char *cap = caps; *cap != '\0'; cap++)
			terminal_keypad(t, *cap);
		terminal_keypad(t, '\r');
		await_row(t, 2, "last: 17 key <Enter>");
		await_row(t, 3, "all: 0123456789.,+-*/<Enter>");

		/* In application mode, whatever the terminal itself does. */
		probe_send(t, "\033Op\033Oq\033Or\033Os\033Ot\033Ou\033Ov\033Ow");
		probe_send(t, "\033Ox\033Oy\033On\033OM");
		await_row(t, 2, "last: 29 key <Enter>");
		await_row(t, 3, "<Enter>0123456789.<Enter>");
		probe_quit(t);
	}
}

/* Esc and sequences that come in pieces */

static void escape_acts_at_once(void **state)
{
	struct terminal *t = probe_open("echo", NULL);

	(void)state;
	await_text(t, "echo 80x24");
	press(t, "<Esc>");
	await_row(t, 2, "last: 1 key <Esc>");
	/* No second key was needed to bring it out; the next one is itself. */
	press(t, "x");
	await_row(t, 2, "last: 2 key x");
	probe_send(t, "\033\033");
	await_row(t, 2, "last: 4 key <Esc>");
	probe_quit(t);
}

/* A line that splits an arrow after its Esc must not press a letter. */
static void the_rest_of_a_split_sequence_is_swallowed(void **state)
{
	static const char *const rests[] = {
		"[A", "OA", "[1~", "[24~", "[1;5C", "[[A", "OP", "Oq",
	};
	struct terminal *t = probe_open("echo", NULL);

	(void)state;
	await_text(t, "echo 80x24");
	for (size_t i = 0; i < ARRAY_LEN(rests); i++) {
		char wanted[40];

		press(t, "<Esc>");
		snprintf(wanted, sizeof(wanted), "last: %zu key <Esc>",
			2 * i + 1);
		await_row(t, 2, wanted);
		/* Each byte on its own, as the worst line would. */
		for (const char *at = rests[i]; *at != '\0'; at++) {
			terminal_send(t, at, 1);
			await_quiet(t);
		}
		press(t, "x");
		snprintf(wanted, sizeof(wanted), "last: %zu key x", 2 * i + 2);
		await_row(t, 2, wanted);
	}
	probe_quit(t);
}

static void an_unknown_sequence_is_no_keys(void **state)
{
	struct terminal *t = probe_open_on("echo", "vt100");

	(void)state;
	await_text(t, "echo 80x24");
	probe_send(t, "\033[1;5C\033[99;99;99~\033OZ\033[<0;1;1M\033[I" "x");
	await_row(t, 2, "last: 1 key x");
	probe_quit(t);
}

static void characters_survive_a_split_and_bad_bytes(void **state)
{
	struct terminal *t = probe_open("echo", NULL);

	(void)state;
	await_text(t, "echo 80x24");
	terminal_send(t, "\303", 1);
	await_quiet(t);
	terminal_send(t, "\251", 1);
	await_row(t, 2, "last: 1 key \303\251");
	/* Latin-1 on a UTF-8 line, an overlong form, a surrogate, a cut one. */
	probe_send(t, "\351x\300\257y\355\240\200z\360\237\230w");
	await_row(t, 3, "all: \303\251xyzw");
	probe_quit(t);
}

/* Pastes */

static void a_paste_is_one_event_without_controls(void **state)
{
	struct terminal *t = probe_open("echo", NULL);

	(void)state;
	await_text(t, "echo 80x24");
	paste(t, "two\r\nlines\tand\nmore\033[A\003 garc\303\255a");
	await_row(t, 2, "last: 1 paste 27 \"two lines and more  garc\303\255a\"");
	paste(t, "q");
	await_row(t, 2, "last: 2 paste 1 \"q\"");
	press(t, "x");
	await_row(t, 2, "last: 3 key x");
	probe_quit(t);
}

/* Wherever the line splits it, a paste never becomes keys. */
static void a_paste_survives_any_split(void **state)
{
	static const char whole[] = "\033[200~a\033b\r\033[201~";
	struct terminal *t = probe_open("echo", NULL);
	size_t split;

	(void)state;
	await_text(t, "echo 80x24");
	for (split = 1; split < sizeof(whole) - 1; split++) {
		terminal_send(t, whole, split);
		terminal_pause(t);
		terminal_send(t, whole + split, sizeof(whole) - 1 - split);
		await_row(t, 2, "paste 4 \"a b \"");
		press(t, "x");
		await_row(t, 2, "key x");
	}
	/* Nothing but the Esc that seemed to stand alone, once. */
	await_row(t, 3, "all: <Esc>xxxxxxxxxxxxxxx");
	probe_quit(t);
}

static void a_long_paste_is_cut(void **state)
{
	struct terminal *t = probe_open("echo", NULL);
	const size_t size = 200 * 1024;
	char *text = mem_new(size + 1, 1);

	(void)state;
	memset(text, 'p', size);
	await_text(t, "echo 80x24");
	paste(t, text);
	await_row(t, 2, "last: 1 paste 65536 \"ppp");
	press(t, "x");
	await_row(t, 2, "last: 2 key x");
	free(text);
	probe_quit(t);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_key_has_its_name_on_every_terminal),
		cmocka_unit_test(both_forms_of_a_sequence_are_known),
		cmocka_unit_test(the_keypad_types_what_is_on_its_caps),
		cmocka_unit_test(escape_acts_at_once),
		cmocka_unit_test(the_rest_of_a_split_sequence_is_swallowed),
		cmocka_unit_test(an_unknown_sequence_is_no_keys),
		cmocka_unit_test(characters_survive_a_split_and_bad_bytes),
		cmocka_unit_test(a_paste_is_one_event_without_controls),
		cmocka_unit_test(a_paste_survives_any_split),
		cmocka_unit_test(a_long_paste_is_cut),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

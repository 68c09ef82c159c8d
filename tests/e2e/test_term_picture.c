/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What reaches the terminal: the same picture everywhere, nothing hostile, and
 * few bytes. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/mem.h"
#include "tests/e2e/term_fixture.h"
#include "tests/support/terminal.h"

/* The picture */

static void nothing_hostile_reaches_the_terminal(void **state)
{
	static const char *const forbidden[] = {
		"\033]", "owned\007", "\302\233", "\2331m", "\342\200\256",
		"\342\200\213", "\363\240\201\201", "\302\255",
		"\356\200\200", "\377", "\342\200\215",
	};
	struct terminal *t = probe_open("samples", NULL);
	const char *written;
	size_t length;

	(void)state;
	await_text(t, "samples");
	written = terminal_written(t, &length);
	for (size_t i = 0; i < ARRAY_LEN(forbidden); i++)
		assert_null(memmem(written, length, forbidden[i],
			strlen(forbidden[i])));
	probe_quit(t);
}

static void a_picture_is_the_same_on_every_terminal(void **state)
{
	(void)state;
	for (size_t i = 0; i < PROBE_TYPES; i++) {
		struct terminal *t = probe_open_on("samples", probe_types[i]);

		await_text(t, "samples");
		assert_screen(t, "term-samples");
		probe_quit(t);
	}
}

static void the_posix_locale_gets_letters_without_accents(void **state)
{
	static const char *const here[] = { "xterm", "vt100", "linux" };

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(here); i++) {
		struct terminal_options options = {
			.type = here[i], .locale = "C",
		};
		struct terminal *t = probe_open("samples", &options);
		const char *written;
		size_t length;

		await_text(t, "[garcia E l]|");
		assert_screen(t, "term-samples-posix");
		written = terminal_written(t, &length);
		for (size_t at = 0; at < length; at++)
			assert_true((unsigned char)written[at] < 0x80);
		probe_quit(t);
	}
}

static void keys_above_ascii_do_no_harm_in_the_posix_locale(void **state)
{
	struct terminal_options options = { .locale = "C" };
	struct terminal *t = probe_open("echo", &options);

	(void)state;
	await_text(t, "echo 80x24");
	probe_send(t, "a\303\251b\351c");
	await_row(t, 3, "all: abc");
	probe_quit(t);
}

static void styles_are_attributes_and_colours(void **state)
{
	static const char *const names[] = {
		"normal", "frame", "title", "alert", "notice", "selected",
		"marked", "dim", "key", "field", "ghost", "changed", "done",
		"waiting",
	};
	static const char *const no_colour[] = { "NO_COLOR=1", NULL };
	const struct terminal_options terminals[] = {
		{ .type = "xterm-256color" }, { .type = "linux" },
		{ .type = "xterm" },
		{ .type = "vt220" },
		{ .type = "xterm-256color", .environment = no_colour },
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(terminals); i++) {
		struct terminal *t = probe_open("samples", &terminals[i]);

		await_text(t, "samples");
		for (size_t k = 0; k < ARRAY_LEN(names); k++)
			assert_style(t, (int)k + 1, 40, names[k]);
		probe_quit(t);
	}
}

static void wide_characters_keep_their_cells(void **state)
{
	struct terminal *t = probe_open("samples", NULL);

	(void)state;
	await_text(t, "samples");
	assert_int_equal(terminal_width(t, 15, 6), 2);
	assert_int_equal(terminal_width(t, 15, 8), 2);
	assert_int_equal(terminal_width(t, 15, 10), 1);
	probe_quit(t);
}

/* Bytes */

static void a_cursor_move_costs_few_bytes(void **state)
{
	static const struct {
		const char *key;
		size_t most;
	} moves[] = {
		{ "<Down>", 60 }, { "<Right>", 60 }, { "<Up>", 60 },
		{ "<Left>", 60 },
	};

	(void)state;
	for (size_t i = 0; i < PROBE_TYPES; i++) {
		struct terminal *t = probe_open_on("grid", probe_types[i]);

		await_text(t, "Booking grid");
		for (size_t k = 0; k < 2 * ARRAY_LEN(moves); k++) {
			size_t before = terminal_bytes(t), bytes;
			const size_t move = k % ARRAY_LEN(moves);

			press(t, moves[move].key);
			await_quiet(t);
			bytes = terminal_bytes(t) - before;
			assert_in_range(bytes, 1, moves[move].most);
		}
		probe_quit(t);
	}
}

static void an_unchanged_picture_costs_nothing(void **state)
{
	struct terminal *t = probe_open("grid", NULL);
	size_t before;

	(void)state;
	await_text(t, "Booking grid");
	before = terminal_bytes(t);
	press(t, "x");
	await_quiet(t);
	assert_int_equal(terminal_bytes(t), before);
	press(t, "<Ctrl-l>");
	await_quiet(t);
	assert_in_range(terminal_bytes(t) - before, 500, 4000);
	probe_quit(t);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(nothing_hostile_reaches_the_terminal),
		cmocka_unit_test(a_picture_is_the_same_on_every_terminal),
		cmocka_unit_test(the_posix_locale_gets_letters_without_accents),
		cmocka_unit_test(keys_above_ascii_do_no_harm_in_the_posix_locale),
		cmocka_unit_test(styles_are_attributes_and_colours),
		cmocka_unit_test(wide_characters_keep_their_cells),
		cmocka_unit_test(a_cursor_move_costs_few_bytes),
		cmocka_unit_test(an_unchanged_picture_costs_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

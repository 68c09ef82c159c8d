/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A shell with two made-up screens, a keymap, the plain line editor and a
 * clock that stands still: what the tests of the shell share.
 *
 * The booking grid ("bays", `:b`) has everything a screen can have; the lane
 * board ("lanes", `:l`) only what it must.  What is asked of them is written
 * down in `heard`, one call after another; the switches say how they answer. */
#ifndef OPSDESK_TESTS_SHELL_FIXTURE_H
#define OPSDESK_TESTS_SHELL_FIXTURE_H

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <cmocka.h>

#include "ui/canvas.h"
#include "ui/key.h"
#include "ui/keymap.h"
#include "ui/screen.h"
#include "ui/sheet.h"
#include "ui/shell.h"

#define ALERT_TARGETS_MAX 6

struct fixture {
	struct shell *shell;
	struct keymap *keymap;
	struct canvas *canvas;
	char heard[2048];

	/* How the booking grid answers. */
	bool no_row;			/* nothing under the cursor */
	int marks;
	const char *why_not;		/* of cancel-booking */
	bool uses_escape, takes_scan;
	int alert_count;
	int alert_targets[ALERT_TARGETS_MAX + 1];	/* ends with 0 */
	const char *half_done;
	bool hold_on_book;		/* book holds keys */
	bool release_on_book;		/* … and lets them go before it ends */
	const char *message_on_book;
	const char *open_fails;

	/* What main heard. */
	int quits, exit_code, repaints;
	bool who_is_known;
	void (*retry)(void *context), (*stop)(void *context);
};

/* For cmocka_unit_test_setup_teardown: *state is a struct fixture whose shell
 * shows the booking grid, connected, and has been drawn once at 80x24. */
int fixture_setup(void **state);
int fixture_teardown(void **state);

/* What main does when it is asked to connect now, or to stop what runs; both
 * take the fixture. */
void fixture_line(struct fixture *f, void (*retry)(void *context),
	void (*stop)(void *context));

/* The time, in milliseconds; it only moves when told. */
void set_clock(int64_t ms);
int64_t the_clock(void);

/* Keys as a keymap file writes them, each a millisecond after the one before;
 * nothing is drawn between them. */
void press(struct fixture *f, const char *keys);

/* Keys with a picture drawn after each. */
void press_seen(struct fixture *f, const char *keys);

/* One key that arrived at that time. */
void press_at(struct fixture *f, const char *key_text, int64_t at_ms);
void paste(struct fixture *f, const char *text);

void draw(struct fixture *f);
void resize(struct fixture *f, int cols, int rows);

/* Row as on paper: lines count from 1, as wireframes.md has them. */
void assert_line(struct fixture *f, int line, const char *wanted);
void assert_line_has(struct fixture *f, int line, const char *wanted);
void assert_line_lacks(struct fixture *f, int line, const char *not_wanted);

/* Lines from this one on, each ending with a newline. */
void assert_picture(struct fixture *f, int line, const char *wanted);

/* What was heard since the last time; forgets it. */
void assert_heard(struct fixture *f, const char *wanted);
void hear(struct fixture *f, const char *format, ...) PRINTF_LIKE(2, 3);

/* A plain sheet: writes down its keys, takes pasted text when takes_text,
 * closes itself on c. */
struct sheet_options {
	enum sheet_place place;
	bool guarded, passive, takes_text, takes_scan;
	int anchor_row;
};
void *open_sheet(struct fixture *f, const struct sheet_options *options);

#define SHELL_TEST(name) \
	cmocka_unit_test_setup_teardown(name, fixture_setup, fixture_teardown)

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What each key does in front of the console: none at the lock means anything but
 * a letter of the password, and of a password nothing stays. */
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
#include "base/text.h"
#include "tests/support/shell_fixture.h"
#include "ui/gate.h"
#include "ui/gate_private.h"
#include "ui/scan.h"

#define ROWS 24
#define COLS 80
#define LINE_SIZE (COLS * TEXT_CLUSTER_SIZE + 1)

/* A gate, what main heard from it, and its last picture. */
struct front {
	struct gate *gate;
	struct canvas *canvas;
	char heard[256];		/* one call after another */
};

static void told(struct front *f, const char *what)
{
	size_t used = strlen(f->heard);

	snprintf(f->heard + used, sizeof(f->heard) - used, "%s;", what);
}

static void submit(void *context, const char *name, const char *password)
{
	char what[160];

	snprintf(what, sizeof(what), "%s/%s", name, password);
	told(context, what);
}

static void another(void *context)
{
	told(context, "another");
}

static void leave(void *context)
{
	told(context, "leave");
}

static void aside(void *context)
{
	told(context, "aside");
}

static int set_up(void **state)
{
	struct front *f = mem_new(1, sizeof(*f));

	set_clock(1000);
	f->gate = gate_new(&(struct gate_options){
		.scan_prefix = SCAN_PREFIX, .submit = submit,
		.another = another, .leave = leave, .aside = aside,
		.context = f,
	});
	f->canvas = canvas_new(ROWS, COLS);
	gate_clock(f->gate, "14:07");
	*state = f;
	return 0;
}

static int tear_down(void **state)
{
	struct front *f = *state;

	gate_free(&f->gate);
	gate_free(&f->gate);
	canvas_free(&f->canvas);
	free(f);
	return 0;
}

static void look(struct front *f)
{
	canvas_clear(f->canvas, ROWS, COLS);
	gate_draw(f->gate, f->canvas);
	set_clock(the_clock() + 1);
}

static void keys(struct front *f, const char *text)
{
	struct event event = { .kind = EVENT_KEY };

	while (key_parse(&text, &event.code)) {
		event.at_ms = the_clock();
		gate_event(f->gate, &event);
		look(f);
	}
	assert_string_equal(text, "");
}

static void pasted(struct front *f, const char *text)
{
	const struct event event = {
		.kind = EVENT_PASTE, .text = text, .at_ms = the_clock(),
	};

	gate_event(f->gate, &event);
	look(f);
}

static bool is_shown(struct front *f, const char *wanted)
{
	char row[LINE_SIZE];

	for (int i = 0; i < ROWS; i++) {
		canvas_row(f->canvas, i, row, sizeof(row));
		if (strstr(row, wanted))
			return true;
	}
	return false;
}

/* What main has heard since the last time. */
static void assert_told(struct front *f, const char *wanted)
{
	assert_string_equal(f->heard, wanted);
	f->heard[0] = '\0';
}

/* Not a byte of the field is left: a shorter text would hide a longer one. */
static void assert_wiped(const struct front *f)
{
	const struct textfield *field = &f->gate->password;

	for (size_t i = 0; i < sizeof(field->text); i++)
		assert_int_equal(field->text[i], 0);
}

static void show(struct front *f, enum gate_kind kind, const char *name,
	const char *who)
{
	gate_show(f->gate, kind, name, who);
	look(f);
}

/* The lock */

static void every_letter_at_the_lock_is_the_passwords(void **state)
{
	struct front *f = *state;

	show(f, GATE_LOCKED, "ana", "Ana, desk 2");
	assert_true(is_shown(f, "Ana, desk 2 is signed in here, locked at 14:07"));
	/* Whatever they do elsewhere, q and : and ? among them. */
	keys(f, "q:?/x");
	assert_false(is_shown(f, "q:?/x"));
	assert_told(f, "");
	keys(f, "<Enter>");
	assert_told(f, "ana/q:?/x;");
}

static void no_other_key_does_anything_at_the_lock(void **state)
{
	struct front *f = *state;

	show(f, GATE_LOCKED, "ana", "Ana, desk 2");
	keys(f, "<Ctrl-q><Ctrl-t><Ctrl-o><F1><F2><Up><Down><PgDn><Left>"
		"<Backspace><Delete><Ctrl-u><Esc>");
	assert_told(f, "");
	assert_int_equal(gate_kind(f->gate), GATE_LOCKED);
	assert_true(is_shown(f, "type the password, or Enter"));
}

static void enter_at_the_lock_only_asks(void **state)
{
	struct front *f = *state;

	show(f, GATE_LOCKED, "ana", "Ana, desk 2");
	keys(f, "<Enter>");
	assert_true(is_shown(f, "Enter  unlock        Esc  back"));
	keys(f, "<Enter>");
	assert_told(f, "");
	/* The name is not to be chosen. */
	keys(f, "<Tab><Up>secret<Enter>");
	assert_told(f, "ana/secret;");
}

static void tab_lets_somebody_else_in_before_a_letter_only(void **state)
{
	struct front *f = *state;

	show(f, GATE_LOCKED, "ana", "Ana, desk 2");
	keys(f, "<Tab>");
	assert_told(f, "another;");
	keys(f, "s<Tab>");
	assert_told(f, "");
}

static void esc_takes_back_what_was_begun(void **state)
{
	struct front *f = *state;

	show(f, GATE_LOCKED, "ana", "Ana, desk 2");
	keys(f, "secret<Esc>");
	assert_wiped(f);
	assert_told(f, "");
	assert_true(is_shown(f, "type the password, or Enter"));
	keys(f, "other<Enter>");
	assert_told(f, "ana/other;");
}

/* Nobody pastes a password at somebody's lock without seeing the field, and the
 * end of a line in it sends nothing. */
static void nothing_is_pasted_on_a_lock(void **state)
{
	struct front *f = *state;

	show(f, GATE_LOCKED, "ana", "Ana, desk 2");
	pasted(f, "secret");
	assert_wiped(f);
	keys(f, "<Enter>");
	pasted(f, "sec\nret ");
	assert_told(f, "");
	assert_false(is_shown(f, "sec"));
	keys(f, "<Enter>");
	assert_told(f, "ana/secret ;");
}

/* The form */

static void tab_goes_between_the_fields(void **state)
{
	struct front *f = *state;

	show(f, GATE_SIGN_IN, "", "");
	keys(f, "secret<Ctrl-u>ana<Tab>one<Tab>x<Backspace><Down>two<Enter>");
	assert_told(f, "ana/onetwo;");
}

static void enter_asks_for_what_is_missing(void **state)
{
	struct front *f = *state;

	show(f, GATE_SIGN_IN, "", "");
	keys(f, "<Enter>");
	assert_true(is_shown(f, "Type the name of your login first."));
	keys(f, "ana<Enter><Enter>");
	assert_told(f, "");
	keys(f, "secret<Enter>");
	assert_told(f, "ana/secret;");
}

static void esc_and_leaving(void **state)
{
	struct front *f = *state;

	show(f, GATE_SIGN_IN, "", "Ana, desk 2");
	keys(f, "<Esc>");
	assert_told(f, "aside;");
	keys(f, "<Ctrl-q>");
	assert_told(f, "leave;");
	show(f, GATE_LOST, "ana", "Ana");
	keys(f, "<Ctrl-q>");
	assert_told(f, "");
	keys(f, "<Esc>");
	assert_told(f, "aside;");
}

/* Nothing of it stays */

static void a_password_is_wiped_once_it_is_used(void **state)
{
	struct front *f = *state;

	show(f, GATE_SIGN_IN, "ana", "");
	keys(f, "a long secret");
	assert_false(is_shown(f, "secret"));
	keys(f, "<Enter>");
	assert_told(f, "ana/a long secret;");
	assert_wiped(f);
	/* While the database is asked keys are thrown away. */
	assert_true(is_shown(f, "the database is asked"));
	keys(f, "more<Enter><Esc>");
	assert_wiped(f);
	assert_true(is_shown(f, "the database is asked"));
	assert_told(f, "");
	gate_delayed(f->gate, "no server answers");
	look(f);
	assert_true(is_shown(f, "no server answers"));
	keys(f, "again<Enter>");
	assert_told(f, "ana/again;");
}

static void what_another_gate_shows_has_nothing_of_it(void **state)
{
	struct front *f = *state;

	show(f, GATE_LOCKED, "ana", "Ana, desk 2");
	keys(f, "secret");
	show(f, GATE_SIGN_IN, "", "Ana, desk 2");
	assert_wiped(f);
	assert_false(is_shown(f, "locked at"));
	keys(f, "ben<Tab>his<Enter>");
	assert_told(f, "ben/his;");
}

#define CASE(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		CASE(every_letter_at_the_lock_is_the_passwords),
		CASE(no_other_key_does_anything_at_the_lock),
		CASE(enter_at_the_lock_only_asks),
		CASE(tab_lets_somebody_else_in_before_a_letter_only),
		CASE(esc_takes_back_what_was_begun),
		CASE(nothing_is_pasted_on_a_lock),
		CASE(tab_goes_between_the_fields),
		CASE(enter_asks_for_what_is_missing),
		CASE(esc_and_leaving),
		CASE(a_password_is_wiped_once_it_is_used),
		CASE(what_another_gate_shows_has_nothing_of_it),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

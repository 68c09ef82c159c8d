/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sign-in form and lock: how soon an attempt may follow a wrong one, what keys
 * and scans do there, and that nothing of a password stays. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/clock.h"
#include "base/mem.h"
#include "ui/gate.h"
#include "ui/gate_private.h"

#define ROWS 24
#define COLS 80
#define PREFIX (KEY_MOD_CTRL | 'b')

static int64_t now_ms = 5000000;

/* Instead of the one in base. */
int64_t clock_ms(void)
{
	return now_ms;
}

struct door {
	struct gate *gate;
	struct canvas *canvas;
	int submits, others, leaves, asides;
	char name[64], password[64];	/* of the last attempt */
};

static void submit(void *context, const char *name, const char *password)
{
	struct door *door = context;

	door->submits++;
	snprintf(door->name, sizeof(door->name), "%s", name);
	snprintf(door->password, sizeof(door->password), "%s", password);
}

static void another(void *context)
{
	((struct door *)context)->others++;
}

static void leave(void *context)
{
	((struct door *)context)->leaves++;
}

static void aside(void *context)
{
	((struct door *)context)->asides++;
}

static int set_up(void **state)
{
	struct door *door = mem_new(1, sizeof(*door));

	door->gate = gate_new(&(struct gate_options){
		.scan_prefix = PREFIX, .submit = submit, .another = another,
		.leave = leave, .aside = aside, .context = door
	});
	door->canvas = canvas_new(ROWS, COLS);
	*state = door;
	return 0;
}

static int tear_down(void **state)
{
	struct door *door = *state;

	gate_free(&door->gate);
	canvas_free(&door->canvas);
	free(door);
	return 0;
}

static void draw(struct door *door)
{
	canvas_clear(door->canvas, ROWS, COLS);
	gate_draw(door->gate, door->canvas);
}

/* Shows it, and somebody has looked. */
static void show(struct door *door, enum gate_kind kind, const char *name)
{
	gate_show(door->gate, kind, name, "Ana, desk 2");
	draw(door);
	now_ms++;
}

static void press(struct door *door, const char *keys)
{
	struct event event = { .kind = EVENT_KEY, .at_ms = now_ms };

	while (*keys != '\0') {
		assert_true(key_parse(&keys, &event.code));
		gate_event(door->gate, &event);
	}
}

/* How long the attempt that these keys end waits for its time. */
static int64_t wait_of(struct door *door, const char *keys)
{
	int submits = door->submits;
	int64_t begun_ms = now_ms;

	press(door, keys);
	while (door->submits == submits) {
		int wake_ms = gate_wake_ms(door->gate);

		assert_true(wake_ms > 0);
		/* A moment too early nothing happens. */
		now_ms += wake_ms - 1;
		gate_ticked(door->gate);
		assert_int_equal(door->submits, submits);
		now_ms++;
		gate_ticked(door->gate);
	}
	assert_int_equal(door->submits, submits + 1);
	return now_ms - begun_ms;
}

static void assert_wiped(const struct door *door)
{
	static const struct textfield none;

	assert_memory_equal(door->gate->password.text, none.text,
		sizeof(none.text));
}

/* ------------------------------------------------------------ wrong passwords */

static void each_wrong_one_makes_the_next_wait_longer(void **state)
{
	static const int waits_s[] = { 0, 1, 2, 4, 8, 16, 30, 30, 30 };
	struct door *door = *state;

	show(door, GATE_SIGN_IN, "ana");
	for (size_t i = 0; i < ARRAY_LEN(waits_s); i++) {
		assert_int_equal(wait_of(door, "wrong<Enter>"),
			waits_s[i] * 1000);
		assert_string_equal(door->name, "ana");
		assert_string_equal(door->password, "wrong");
		assert_wiped(door);
		gate_refused(door->gate, "that was wrong");
		draw(door);
	}
	/* The right one starts afresh. */
	gate_show(door->gate, GATE_OPEN, "", "");
	show(door, GATE_SIGN_IN, "ana");
	gate_refused(door->gate, "that was wrong");
	assert_int_equal(wait_of(door, "wrong<Enter>"), 1000);
}

/* Another form over it, or the lock, is no way round the wait. */
static void another_form_waits_as_well(void **state)
{
	struct door *door = *state;

	show(door, GATE_LOCKED, "ana");
	assert_int_equal(wait_of(door, "wrong<Enter>"), 0);
	gate_refused(door->gate, "that was wrong");
	assert_int_equal(wait_of(door, "wrong<Enter>"), 1000);
	gate_refused(door->gate, "that was wrong");
	show(door, GATE_SIGN_IN, "");
	assert_in_range(wait_of(door, "ben<Tab>wrong<Enter>"), 1900, 2000);
}

static void a_server_that_is_not_there_costs_no_wait(void **state)
{
	struct door *door = *state;

	show(door, GATE_SIGN_IN, "ana");
	for (int i = 0; i < 5; i++) {
		assert_int_equal(wait_of(door, "right<Enter>"), 0);
		gate_delayed(door->gate, "no server");
		assert_wiped(door);
	}
}

/* What is typed while one is under way is for nobody, Ctrl-Q excepted. */
static void while_one_is_tried_no_key_counts(void **state)
{
	struct door *door = *state;

	show(door, GATE_SIGN_IN, "ana");
	press(door, "wrong<Enter>");
	assert_int_equal(door->submits, 1);
	press(door, "abc<Enter><Tab><Esc>");
	assert_int_equal(door->submits, 1);
	assert_int_equal(door->asides, 0);
	assert_wiped(door);
	press(door, "<Ctrl-q>");
	assert_int_equal(door->leaves, 1);
}

/* --------------------------------------------------------------------- keys */

/* They were typed for what stood there before. */
static void keys_from_before_the_picture_are_nobodys(void **state)
{
	static const enum gate_kind kinds[] = { GATE_SIGN_IN, GATE_LOCKED,
		GATE_LOST };
	struct door *door = *state;

	for (size_t i = 0; i < ARRAY_LEN(kinds); i++) {
		struct event late = { .kind = EVENT_KEY, .code = 'x' };

		gate_show(door->gate, kinds[i], "ana", "Ana");
		press(door, "secret<Enter><Esc><Tab>");
		now_ms += 50;
		draw(door);
		/* Read only now, but typed before. */
		late.at_ms = now_ms - 1;
		gate_event(door->gate, &late);
		late.code = KEY_ENTER;
		gate_event(door->gate, &late);
		assert_wiped(door);
	}
	assert_int_equal(door->submits + door->asides + door->others, 0);
	press(door, "secret<Enter>");
	assert_string_equal(door->password, "secret");
}

/* Each kind of key that leads out of a form leads nowhere from a lock. */
static void nothing_leads_out_of_a_lock(void **state)
{
	struct door *door = *state;
	struct event pasted = { .kind = EVENT_PASTE, .text = "secret\n",
		.at_ms = now_ms + 1 };

	show(door, GATE_LOCKED, "ana");
	press(door, "<Ctrl-q><Esc><Esc><F3><Ctrl-t>");
	pasted.at_ms = now_ms;
	gate_event(door->gate, &pasted);
	assert_int_equal(gate_kind(door->gate), GATE_LOCKED);
	assert_int_equal(door->leaves + door->asides + door->submits, 0);
	assert_wiped(door);
	/* Whatever letter it begins with is the password's. */
	press(door, "q:secret<Enter>");
	assert_string_equal(door->name, "ana");
	assert_string_equal(door->password, "q:secret");
	gate_delayed(door->gate, "");
	show(door, GATE_LOCKED, "ana");
	press(door, "<Tab>");
	assert_int_equal(door->others, 1);
}

static void a_scan_is_no_password(void **state)
{
	struct door *door = *state;

	show(door, GATE_LOCKED, "ana");
	press(door, "<Ctrl-b>4711<Enter>");
	now_ms += 1000;
	press(door, "se<Ctrl-b>47");
	now_ms += 1000;
	press(door, "12<Enter>");
	now_ms += 1000;
	press(door, "cret<Enter>");
	assert_int_equal(door->submits, 1);
	assert_string_equal(door->password, "secret");
}

/* A password that was begun and left is not for who comes next. */
static void what_is_left_half_typed_goes(void **state)
{
	struct door *door = *state;

	show(door, GATE_LOCKED, "ana");
	press(door, "secr");
	assert_int_equal(gate_wake_ms(door->gate), 60000);
	now_ms += 59999;
	gate_ticked(door->gate);
	assert_string_equal(door->gate->password.text, "secr");
	now_ms++;
	gate_ticked(door->gate);
	assert_wiped(door);
	assert_int_equal(gate_wake_ms(door->gate), -1);
	press(door, "et<Enter>");
	assert_string_equal(door->password, "et");
}

/* ----------------------------------------------------------------- pictures */

static bool shows(const struct door *door, const char *text)
{
	char line[COLS * TEXT_CLUSTER_SIZE + 1];

	for (int row = 0; row < ROWS; row++) {
		canvas_row(door->canvas, row, line, sizeof(line));
		if (strstr(line, text) != NULL)
			return true;
	}
	return false;
}

static void no_picture_has_the_password(void **state)
{
	static const enum gate_kind kinds[] = { GATE_SIGN_IN, GATE_LOCKED,
		GATE_LOST };
	struct door *door = *state;

	for (size_t i = 0; i < ARRAY_LEN(kinds); i++) {
		show(door, kinds[i], "ana");
		press(door, "hunter2");
		draw(door);
		assert_false(shows(door, "hunter2"));
		assert_true(shows(door, "*******"));
		press(door, "<Enter>");
		draw(door);
		assert_true(shows(door, "the database is asked ..."));
		assert_false(shows(door, "*"));
		gate_delayed(door->gate, "");
	}
}

/* With and without somebody to go back to. */
static void the_line_of_keys_fits(void **state)
{
	struct door *door = *state;

	show(door, GATE_SIGN_IN, "ana");
	assert_true(shows(door, "Esc  back    Ctrl-Q  leave"));
	gate_show(door->gate, GATE_SIGN_IN, "", "");
	draw(door);
	assert_true(shows(door, "Ctrl-Q  leave"));
	assert_false(shows(door, "Esc"));
}

#define CASE(function) \
	cmocka_unit_test_setup_teardown(function, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		CASE(each_wrong_one_makes_the_next_wait_longer),
		CASE(another_form_waits_as_well),
		CASE(a_server_that_is_not_there_costs_no_wait),
		CASE(while_one_is_tried_no_key_counts),
		CASE(keys_from_before_the_picture_are_nobodys),
		CASE(nothing_leads_out_of_a_lock),
		CASE(a_scan_is_no_password),
		CASE(what_is_left_half_typed_goes),
		CASE(no_picture_has_the_password),
		CASE(the_line_of_keys_fits),
	};

	return cmocka_run_group_tests_name("gate", tests, NULL, NULL);
}

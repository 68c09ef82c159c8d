/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Forms: the focus, choices, remarks and errors. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>

#include "ui/form.h"

#define COLS 40
#define ROWS 6

static const char *const lengths[] = { "30 min", "60 min", "90 min", NULL };
static const char *const nothing[] = { NULL };

/* As in wireframes.md 1e: who, from and for on one row, price, note. */
static struct form new_form(void)
{
	struct form form = {
		.count = 5,
		.fields = {
			{ .label = "who", .row = 0, .col = 8, .width = 10 },
			{ .label = "from", .row = 1, .col = 8, .width = 6 },
			{ .label = "for", .kind = FORM_CHOICE, .row = 1,
			  .label_col = 22, .col = 27, .width = 7,
			  .options = lengths },
			{ .label = "price", .kind = FORM_NOTE, .row = 2,
			  .col = 8, .width = 20, .note = "0.00" },
			{ .label = "note", .row = 3, .col = 8, .width = 10 },
		},
	};

	textfield_set(&form.fields[1].text, "14:10");
	return form;
}

static bool press(struct form *form, key code, bool *changed)
{
	struct event event = { .kind = EVENT_KEY, .code = code };

	return form_event(form, &event, changed);
}

static struct form_field *field_of(struct form *form, const char *label)
{
	int i = 0;

	while (i < form->count && strcmp(form->fields[i].label, label) != 0)
		i++;
	if (i == form->count)
		fail_msg("there is no field %s", label);
	return &form->fields[i];
}

static void focus_on(struct form *form, const char *label)
{
	form->focus = (int)(field_of(form, label) - form->fields);
}

static void assert_focus(const struct form *form, const char *label)
{
	assert_string_equal(form->fields[form->focus].label, label);
}

static void tab_and_arrows_go_round(void **state)
{
	static const char *const order[] = { "from", "for", "note", "who" };
	struct form form = new_form();
	int i;

	(void)state;
	for (i = 0; i < 4; i++) {
		assert_true(press(&form, i % 2 ? KEY_TAB : KEY_DOWN, NULL));
		assert_focus(&form, order[i]);
	}
	assert_true(press(&form, KEY_BACKTAB, NULL));
	assert_focus(&form, "note");
	assert_true(press(&form, KEY_UP, NULL));
	assert_focus(&form, "for");
}

static void a_form_of_notes_has_nowhere_to_go(void **state)
{
	struct form form = new_form(), empty = { .count = 0 };
	int i;

	(void)state;
	for (i = 0; i < form.count; i++)
		form.fields[i].kind = FORM_NOTE;
	form.focus = 3;
	assert_true(press(&form, KEY_TAB, NULL));
	assert_int_equal(form.focus, 3);
	assert_false(press(&form, 'x', NULL));
	assert_false(press(&empty, KEY_TAB, NULL));
}

static void typing_goes_to_the_focused_field(void **state)
{
	struct event paste = { .kind = EVENT_PASTE, .text = "cía" };
	struct form form = new_form();
	bool changed = false;

	(void)state;
	assert_true(press(&form, 'g', &changed));
	assert_true(changed);
	assert_true(form_event(&form, &paste, &changed));
	assert_true(changed);
	assert_string_equal(field_of(&form, "who")->text.text, "gcía");
	assert_string_equal(field_of(&form, "note")->text.text, "");
	assert_true(press(&form, KEY_LEFT, &changed));
	assert_false(changed);
	assert_false(press(&form, KEY_ENTER, &changed));
	assert_false(changed);
	assert_false(press(&form, KEY_ESC, &changed));
	assert_true(press(&form, 'x', NULL));
}

static void moving_changes_no_value(void **state)
{
	struct form form = new_form();
	bool changed = true;

	(void)state;
	assert_true(press(&form, KEY_TAB, &changed));
	assert_false(changed);
}

static void choices_step_and_go_round(void **state)
{
	struct form form = new_form();
	struct form_field *field = field_of(&form, "for");
	bool changed;

	(void)state;
	focus_on(&form, "for");
	assert_true(press(&form, '>', &changed));
	assert_true(changed);
	assert_int_equal(field->option, 1);
	assert_true(press(&form, ' ', &changed));
	assert_int_equal(field->option, 2);
	assert_true(press(&form, KEY_RIGHT, &changed));
	assert_int_equal(field->option, 0);
	assert_true(press(&form, '<', &changed));
	assert_int_equal(field->option, 2);
	assert_true(press(&form, KEY_LEFT, &changed));
	assert_int_equal(field->option, 1);
	assert_false(press(&form, 'x', &changed));
	assert_false(changed);
	field->options = nothing;
	field->option = 0;
	assert_true(press(&form, '>', &changed));
	assert_false(changed);
}

static void a_paste_is_no_choice(void **state)
{
	struct event paste = { .kind = EVENT_PASTE, .text = ">>>" };
	struct form form = new_form();
	bool changed;

	(void)state;
	focus_on(&form, "for");
	assert_false(form_event(&form, &paste, &changed));
	assert_int_equal(field_of(&form, "for")->option, 0);
}

static void an_error_goes_when_its_value_changes(void **state)
{
	struct form form = new_form();
	struct form_field *who = field_of(&form, "who");

	(void)state;
	strcpy(who->error, "nobody of this name");
	strcpy(form.fields[4].error, "too long");
	press(&form, KEY_HOME, NULL);
	assert_string_equal(who->error, "nobody of this name");
	press(&form, 'x', NULL);
	assert_string_equal(who->error, "");
	assert_string_equal(form.fields[4].error, "too long");
}

static void assert_drawn(const struct form *form, int cols, int row,
	const char *wanted)
{
	struct canvas *canvas = canvas_new(ROWS, COLS + 1);
	struct area area = { .row = 1, .col = 1, .rows = 4, .cols = cols };
	char text[(COLS + 1) * TEXT_CLUSTER_SIZE + 1];

	form_draw(form, canvas, &area);
	canvas_row(canvas, row + 1, text, sizeof(text));
	assert_string_equal(text, wanted);
	canvas_free(&canvas);
}

static void fields_stand_where_they_are_told(void **state)
{
	struct form form = new_form();

	(void)state;
	strcpy(form.fields[1].note, "now");
	strcpy(form.fields[4].note, "seen by the member");
	assert_drawn(&form, COLS, 0, "  who    __________");
	assert_drawn(&form, COLS, 1, "  from   14:10   now   for  30 min");
	assert_drawn(&form, COLS, 2, "  price  0.00");
	assert_drawn(&form, COLS, 3,
		"  note   __________  seen by the member");
}

static void an_error_stands_in_the_remarks_place(void **state)
{
	struct form form = new_form();

	(void)state;
	strcpy(form.fields[1].note, "now");
	strcpy(form.fields[1].error, "past");
	strcpy(form.fields[0].error, "nobody of this name is known");
	assert_drawn(&form, COLS, 1, "  from   14:10   ! pas for  30 min");
	assert_drawn(&form, COLS, 0,
		"  who    __________  ! nobody of this nam");
}

static void what_lies_outside_the_area_is_not_drawn(void **state)
{
	struct form form = new_form();

	(void)state;
	form.fields[4].row = 4;
	assert_drawn(&form, COLS, 4, "");
	form.fields[4].row = -1;
	assert_drawn(&form, COLS, -1, "");
	assert_drawn(&form, 12, 0, "  who    ____");
	assert_drawn(&form, 12, 1, "  from   14:1");
	assert_drawn(&form, 5, 2, "  pric");
}

static void the_cursor_stands_on_the_focus(void **state)
{
	struct canvas *canvas = canvas_new(ROWS, COLS);
	struct area area = { .rows = ROWS, .cols = COLS };
	struct form form = new_form();

	(void)state;
	focus_on(&form, "from");
	form_draw(&form, canvas, &area);
	assert_int_equal(canvas->cursor_row, 1);
	assert_int_equal(canvas->cursor_col, 13);
	focus_on(&form, "for");
	form_draw(&form, canvas, &area);
	assert_int_equal(canvas->cursor_row, 1);
	assert_int_equal(canvas->cursor_col, 27);
	assert_int_equal(canvas->cells[1 * COLS + 27].style, STYLE_SELECTED);
	canvas_free(&canvas);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(tab_and_arrows_go_round),
		cmocka_unit_test(a_form_of_notes_has_nowhere_to_go),
		cmocka_unit_test(typing_goes_to_the_focused_field),
		cmocka_unit_test(moving_changes_no_value),
		cmocka_unit_test(choices_step_and_go_round),
		cmocka_unit_test(a_paste_is_no_choice),
		cmocka_unit_test(an_error_goes_when_its_value_changes),
		cmocka_unit_test(fields_stand_where_they_are_told),
		cmocka_unit_test(an_error_stands_in_the_remarks_place),
		cmocka_unit_test(what_lies_outside_the_area_is_not_drawn),
		cmocka_unit_test(the_cursor_stands_on_the_focus),
	};

	return cmocka_run_group_tests_name("form", tests, NULL, NULL);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lists: whom the cursor belongs to, what is in view, columns. */
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
#include "ui/list.h"

#define COLS 24

struct person {
	int64_t id;
	const char *name, *owes;
	bool marked;
};

static const struct person people[] = {
	{ 11, "García", "25.00", false },
	{ 12, "Lee", "", true },
	{ 13, "世界", "1,200.00", false },
	{ 14, "Novak", "50.00", false },
	{ 15, "Silva", "0.00", true },
	{ 16, "Tanaka", "", false },
};

static int64_t id_of(const void *rows, int index)
{
	return ((const struct person *)rows)[index].id;
}

static bool is_marked(const void *rows, int index)
{
	return ((const struct person *)rows)[index].marked;
}

static void name_of(const void *rows, int index, char *out, size_t size)
{
	snprintf(out, size, "%s", ((const struct person *)rows)[index].name);
}

static void owes_of(const void *rows, int index, char *out, size_t size)
{
	snprintf(out, size, "%s", ((const struct person *)rows)[index].owes);
}

static const struct list_column columns[] = {
	{ .title = "name", .cell = name_of },
	{ .title = "owes", .width = 6, .right = true, .cell = owes_of },
	{ .title = NULL }
};

static struct list new_list(int count)
{
	struct list list = { .columns = columns, .id = id_of };

	list_set_rows(&list, people, count);
	return list;
}

static struct canvas *draw(const struct list *list, int rows, bool titles,
	bool focused)
{
	struct canvas *canvas = canvas_new(rows + 2, COLS + 2);
	struct area area = { .row = 1, .col = 1, .rows = rows, .cols = COLS };

	list_draw(list, canvas, &area, titles, focused);
	return canvas;
}

/* Draws into an area one cell away from every edge and compares its lines. */
static void assert_picture(const struct list *list, int rows, bool titles,
	bool focused, const char *const *lines)
{
	struct canvas *canvas = draw(list, rows, titles, focused);
	char text[(COLS + 2) * TEXT_CLUSTER_SIZE + 1];
	int row;

	for (row = 0; row < rows; row++) {
		canvas_row(canvas, row + 1, text, sizeof(text));
		assert_string_equal(text, lines[row]);
	}
	canvas_row(canvas, 0, text, sizeof(text));
	assert_string_equal(text, "");
	canvas_row(canvas, rows + 1, text, sizeof(text));
	assert_string_equal(text, "");
	canvas_free(&canvas);
}

static void look(const struct list *list, int rows)
{
	struct canvas *canvas = draw(list, rows, false, true);

	canvas_free(&canvas);
}

static bool press(struct list *list, key code)
{
	struct event event = { .kind = EVENT_KEY, .code = code };

	return list_event(list, &event);
}

static void columns_stand_under_their_titles(void **state)
{
	static const char *const lines[] = {
		"   name              owes",
		" > García           25.00",
		"   Lee",
		"   世界            ######",
		"",
	};
	struct list list = new_list(3);

	(void)state;
	assert_picture(&list, 5, true, true, lines);
	assert_int_equal(list.height, 4);
}

static void marks_have_a_column_of_their_own(void **state)
{
	static const char *const lines[] = {
		" >  García          25.00",
		"  * Lee",
	};
	struct list list = new_list(2);
	struct canvas *canvas;

	(void)state;
	list.marked = is_marked;
	assert_picture(&list, 2, false, true, lines);
	canvas = draw(&list, 2, false, true);
	assert_int_equal(canvas->cells[1 * canvas->cols + 5].style,
		STYLE_SELECTED);
	assert_int_equal(canvas->cells[2 * canvas->cols + 5].style,
		STYLE_MARKED);
	assert_int_equal(canvas->cursor_row, 1);
	assert_int_equal(canvas->cursor_col, 1);
	canvas_free(&canvas);
}

static void without_the_focus_no_row_is_pointed_at(void **state)
{
	static const char *const lines[] = {
		"   García           25.00",
		"   Lee",
	};
	struct list list = new_list(2);

	(void)state;
	assert_picture(&list, 2, false, false, lines);
}

static void an_empty_list_still_has_titles_and_the_cursor(void **state)
{
	static const char *const lines[] = { "   name              owes", "" };
	struct list list = new_list(0);
	struct canvas *canvas;

	(void)state;
	assert_picture(&list, 2, true, true, lines);
	canvas = draw(&list, 2, true, true);
	assert_int_equal(canvas->cursor_row, 2);
	canvas_free(&canvas);
	assert_true(press(&list, KEY_DOWN));
	assert_int_equal(list.cursor, 0);
	assert_false(list_go(&list, 11));
}

static void columns_without_a_width_share_the_rest(void **state)
{
	static const struct list_column shared[] = {
		{ .title = "aaaaaaaaaaaaa", .cell = name_of },
		{ .title = "bb", .width = 2, .cell = name_of },
		{ .title = "ccccccccccccc", .cell = name_of },
		{ .title = NULL }
	};
	static const char *const lines[] = { "   aaaaaaaaa bb ccccccccc" };
	struct list list = { .columns = shared, .id = id_of };

	(void)state;
	list_set_rows(&list, people, 0);
	assert_picture(&list, 1, true, false, lines);
}

static void columns_that_do_not_fit_end_with_the_area(void **state)
{
	static const struct list_column wide[] = {
		{ .title = "name", .width = 20, .cell = name_of },
		{ .title = "owes", .width = 9, .right = true, .cell = owes_of },
		{ .title = "never", .width = 9, .cell = name_of },
		{ .title = NULL }
	};
	struct list list = { .columns = wide, .id = id_of };
	struct canvas *canvas;
	char text[(COLS + 2) * TEXT_CLUSTER_SIZE + 1];

	(void)state;
	list_set_rows(&list, people, 1);
	canvas = draw(&list, 1, false, true);
	canvas_row(canvas, 1, text, sizeof(text));
	assert_string_equal(text, " > García               #");
	canvas_free(&canvas);
}

static void keys_move_and_stop_at_the_ends(void **state)
{
	struct list list = new_list(6);

	(void)state;
	look(&list, 3);
	assert_true(press(&list, 'j'));
	assert_true(press(&list, KEY_DOWN));
	assert_int_equal(list.cursor, 2);
	assert_true(press(&list, 'k'));
	assert_true(press(&list, KEY_UP));
	assert_true(press(&list, KEY_UP));
	assert_int_equal(list.cursor, 0);
	assert_true(press(&list, KEY_PAGE_DOWN));
	assert_int_equal(list.cursor, 2);
	assert_true(press(&list, KEY_END));
	assert_int_equal(list.cursor, 5);
	assert_true(press(&list, KEY_PAGE_DOWN));
	assert_int_equal(list.cursor, 5);
	assert_true(press(&list, KEY_PAGE_UP));
	assert_int_equal(list.cursor, 3);
	assert_true(press(&list, KEY_HOME));
	assert_int_equal(list.cursor, 0);
}

static void other_keys_are_left_to_others(void **state)
{
	struct event paste = { .kind = EVENT_PASTE, .text = "jjj" };
	struct list list = new_list(6);

	(void)state;
	assert_false(press(&list, 'x'));
	assert_false(press(&list, KEY_ENTER));
	assert_false(list_event(&list, &paste));
	assert_int_equal(list.cursor, 0);
}

static void the_view_follows_no_more_than_it_must(void **state)
{
	struct list list = new_list(6);

	(void)state;
	look(&list, 3);
	list_move(&list, 2);
	look(&list, 3);
	assert_int_equal(list.top, 0);
	list_move(&list, 1);
	look(&list, 3);
	assert_int_equal(list.top, 1);
	list_move(&list, -2);
	look(&list, 3);
	assert_int_equal(list.top, 1);
	list_move(&list, -1);
	look(&list, 3);
	assert_int_equal(list.top, 0);
	list_move(&list, 5);
	look(&list, 3);
	assert_int_equal(list.top, 3);
	/* A taller picture shows what was hidden above. */
	look(&list, 5);
	assert_int_equal(list.top, 1);
}

static void the_cursor_belongs_to_a_row_not_to_a_place(void **state)
{
	static const struct person later[] = {
		{ .id = 1, .name = "new" }, { .id = 2, .name = "new" },
		{ .id = 12, .name = "Lee" }, { .id = 13, .name = "x" },
		{ .id = 14, .name = "Novak" }, { .id = 3, .name = "new" },
		{ .id = 4, .name = "new" },
	};
	struct list list = new_list(6);

	(void)state;
	look(&list, 3);
	list_move(&list, 3);
	look(&list, 3);
	list_move(&list, -1);
	look(&list, 3);
	assert_int_equal(list.cursor - list.top, 1);
	list_set_rows(&list, later, ARRAY_LEN(later));
	assert_int_equal(id_of(list.rows, list.cursor), 13);
	look(&list, 3);
	/* Not only the row: its place on the screen too. */
	assert_int_equal(list.cursor - list.top, 1);
}

static void the_former_rows_may_be_gone(void **state)
{
	struct person *former = mem_new(2, sizeof(*former));
	struct list list = { .columns = columns, .id = id_of };

	(void)state;
	former[0] = people[0];
	former[1] = people[1];
	list_set_rows(&list, former, 2);
	list_move(&list, 1);
	free(former);
	list_set_rows(&list, people, 6);
	assert_int_equal(list.cursor, 1);
	assert_int_equal(id_of(list.rows, list.cursor), 12);
}

static void when_the_row_leaves_the_cursor_stays(void **state)
{
	static const struct person without[] = {
		{ .id = 11, .name = "García" }, { .id = 13, .name = "x" },
		{ .id = 14, .name = "Novak" },
	};
	struct list list = new_list(6);

	(void)state;
	list_move(&list, 1);
	list_set_rows(&list, without, 3);
	assert_int_equal(list.cursor, 1);
	list_set_rows(&list, without, 1);
	assert_int_equal(list.cursor, 0);
}

static void a_filter_that_shows_nothing_forgets_nothing(void **state)
{
	struct list list = new_list(6);

	(void)state;
	assert_true(list_go(&list, 15));
	list_set_rows(&list, NULL, 0);
	assert_int_equal(list.cursor, 0);
	list_set_rows(&list, people, 6);
	assert_int_equal(id_of(list.rows, list.cursor), 15);
}

static void going_to_a_row_needs_the_row(void **state)
{
	struct list list = new_list(4);

	(void)state;
	assert_true(list_go(&list, 13));
	assert_int_equal(list.cursor, 2);
	assert_false(list_go(&list, 99));
	assert_int_equal(list.cursor, 2);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(columns_stand_under_their_titles),
		cmocka_unit_test(marks_have_a_column_of_their_own),
		cmocka_unit_test(without_the_focus_no_row_is_pointed_at),
		cmocka_unit_test(an_empty_list_still_has_titles_and_the_cursor),
		cmocka_unit_test(columns_without_a_width_share_the_rest),
		cmocka_unit_test(columns_that_do_not_fit_end_with_the_area),
		cmocka_unit_test(keys_move_and_stop_at_the_ends),
		cmocka_unit_test(other_keys_are_left_to_others),
		cmocka_unit_test(the_view_follows_no_more_than_it_must),
		cmocka_unit_test(the_cursor_belongs_to_a_row_not_to_a_place),
		cmocka_unit_test(the_former_rows_may_be_gone),
		cmocka_unit_test(when_the_row_leaves_the_cursor_stays),
		cmocka_unit_test(a_filter_that_shows_nothing_forgets_nothing),
		cmocka_unit_test(going_to_a_row_needs_the_row),
	};

	return cmocka_run_group_tests_name("list", tests, NULL, NULL);
}

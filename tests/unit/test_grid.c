/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The grid: what stands in which cell (wireframes.md 1a, 1c), where the cursor
 * is and what it belongs to. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>

#include "base/mem.h"
#include "ui/grid.h"

#define AT(hour, minute) ((hour) * 60 + (minute))

static const struct grid_column bays[] = {
	{ 1, "Bay 1" }, { 2, "Bay 2" }, { 3, "Bay 3" }, { 4, "Bay 4" },
	{ 5, "Conference" }, { 6, "Bay 6" }, { 7, "Bay 7" }, { 8, "Bay 8" },
	{ 9, "Bay 9" }, { 10, "Bay10" }, { 11, "Bay11" }, { 12, "Conf" },
	{ 13, "Bay13" }, { 14, "Bay14" },
};

static struct grid_item item(int64_t id, int column, int starts, int ends,
	const char *name)
{
	return (struct grid_item){
		.id = id, .column = column, .starts = starts, .ends = ends,
		.letter = 'a', .flag = ' ', .more = ':', .name = name,
		.detail = "", .owed = "", .owed_short = "", .busy = true,
	};
}

static struct grid grid_of(int columns, const struct grid_item *items,
	int count)
{
	struct grid grid = { .step = 30, .now = -1, .now_column = -1 };

	grid_set(&grid, bays, columns, items, count);
	return grid;
}

static struct canvas *drawn(struct grid *grid, int cols, int rows)
{
	struct canvas *canvas = canvas_new(rows, cols);

	canvas_clear(canvas, rows, cols);
	grid_draw(grid, canvas, &(struct area){ 0, 0, rows, cols });
	return canvas;
}

static void assert_rows(const struct canvas *canvas, const char *wanted)
{
	char all[16384] = "", row[4096];

	for (int i = 0; i < canvas->rows; i++) {
		canvas_row(canvas, i, row, sizeof(row));
		strcat(strcat(all, row), "\n");
	}
	assert_string_equal(all, wanted);
}

static void assert_drawn(struct grid *grid, int cols, int rows,
	const char *wanted)
{
	struct canvas *canvas = drawn(grid, cols, rows);

	assert_rows(canvas, wanted);
	canvas_free(&canvas);
}

/* -------------------------------------------------------------- drawing */

static void five_wide_columns(void **state)
{
	struct grid_item items[] = {
		item(1, 0, AT(11, 0), AT(12, 0), "Novak, P."),
		item(2, 0, AT(12, 30), AT(14, 0), "Smith, J."),
		item(3, 1, AT(12, 0), AT(13, 0), "Brandt, U."),
		item(4, 1, AT(13, 30), AT(14, 0), "Lee, Anna"),
		item(5, 2, AT(13, 5), AT(14, 0), "Haddad, Rania"),
		item(6, 3, AT(11, 0), AT(13, 0), "maintenance"),
	};
	struct grid grid = grid_of(5, items, ARRAY_LEN(items));

	(void)state;
	items[0].letter = 't';
	items[1].letter = 'i';
	items[1].detail = "2+1";
	items[1].owed = "50.00";
	items[2].letter = 'n';
	items[2].detail = "1+0";
	items[2].owed = "1,234.50";
	items[3].letter = 'c';
	items[3].flag = '!';
	items[3].owed_short = "25";
	items[5].letter = '#';
	items[5].more = '#';
	grid.top = AT(11, 30);
	grid.now = AT(13, 47);
	grid_go(&grid, 1, AT(13, 30));
	assert_drawn(&grid, 80, 6,
"       Bay 1         Bay 2         Bay 3         Bay 4         Conference    bsy\n"
" 11:30|t^Novak, P.  |             |             |#^maintenance|             |2/5\n"
" 12:00|             |n Brandt, U. |             |#            |             |2/5\n"
" 12:30|i Smith, J.  |:    1,234.50|             |#            |             |3/5\n"
" 13:00|: 2+1   50.00|             |a :05 Haddad,|             |             |2/5\n"
">13:30|:            [c!Lee, Ann 25]:            |             |             |3/5\n");
}

static void twelve_short_columns(void **state)
{
	struct grid_item items[] = {
		item(1, 0, AT(11, 0), AT(12, 0), "Novak, P."),
		item(2, 1, AT(12, 0), AT(13, 0), "Brandt, U."),
		item(3, 1, AT(13, 30), AT(14, 0), "Lee, Anna"),
		item(4, 11, AT(12, 5), AT(13, 0), "Boardwalk"),
		item(5, 6, AT(0, 0), AT(24, 0), "closed"),
	};
	struct grid grid = grid_of(12, items, ARRAY_LEN(items));

	(void)state;
	items[1].owed = "25.00";
	items[1].owed_short = "25";
	items[2].flag = '!';
	items[4].letter = '=';
	items[4].more = '=';
	grid.top = AT(11, 30);
	grid_go(&grid, 1, AT(13, 30));
	assert_drawn(&grid, 80, 6,
"       Bay 1 Bay 2 Bay 3 Bay 4 Confe Bay 6 Bay 7 Bay 8 Bay 9 Bay10 Bay11 Conf  f\n"
" 11:30|a^Nov|     |     |     |     |     |=^clo|     |     |     |     |     |9\n"
" 12:00|     |aBran|     |     |     |     |=    |     |     |     |     |aBoar|9\n"
" 12:30|     |:25  |     |     |     |     |=    |     |     |     |     |:    |9\n"
" 13:00|     |     |     |     |     |     |=    |     |     |     |     |     |9\n"
" 13:30|     [a!Lee]     |     |     |     |=    |     |     |     |     |     |9\n");
}

/* "1234" of 123456 would be a lie, and "1+" of "1+10" as well. */
static void an_amount_is_whole_or_not_there(void **state)
{
	struct grid_item items[] = {
		item(1, 0, AT(9, 0), AT(10, 0), "A"),
		item(2, 1, AT(9, 0), AT(10, 0), "B"),
		item(3, 2, AT(9, 0), AT(9, 30), "Lee"),
		item(4, 3, AT(9, 0), AT(9, 30), "Lee"),
	};
	struct grid grid = grid_of(12, items, ARRAY_LEN(items));

	(void)state;
	items[0].owed = "1,234.00";
	items[0].owed_short = "1234";
	items[1].owed = "12,345.00";
	items[1].owed_short = "12345";
	items[2].owed_short = "125";
	items[3].owed_short = "12345";
	grid.top = AT(9, 0);
	grid_go(&grid, 11, AT(9, 30));
	assert_drawn(&grid, 80, 3,
"       Bay 1 Bay 2 Bay 3 Bay 4 Confe Bay 6 Bay 7 Bay 8 Bay 9 Bay10 Bay11 Conf  f\n"
" 09:00|aA   |aB   |a 125|a####|     |     |     |     |     |     |     |     |8\n"
" 09:30|:1234|:####|     |     |     |     |     |     |     |     |     [     ]9\n");

	grid = grid_of(6, items, 2);
	items[0].owed = "1,234,567.00";
	items[0].owed_short = "1234567";
	items[1].owed = "123,456,789,000.00";
	items[1].owed_short = "123456789000";
	grid.top = AT(9, 0);
	grid_go(&grid, 5, AT(9, 0));
	assert_drawn(&grid, 80, 3,
"       Bay 1       Bay 2       Bay 3       Bay 4       Conference  Bay 6       f\n"
" 09:00|a A        |a B        |           |           |           [           ]4\n"
" 09:30|:   1234567|:##########|           |           |           |           |4\n");
}

static void hostile_and_wide_names_stay_in_their_cell(void **state)
{
	struct grid_item items[] = {
		item(1, 0, AT(9, 0), AT(9, 30), "\x1b[2J\nEvil"),
		item(2, 1, AT(9, 0), AT(9, 30), "\xE9\x88\xB4\xE6\x9C\xA8"
			"\xE4\xB8\x80\xE6\x9C\x97"),
		item(3, 2, AT(9, 0), AT(9, 30), "\xE2\x80\xAE" "drows"),
	};
	struct grid grid = grid_of(12, items, ARRAY_LEN(items));
	struct canvas *canvas;
	char row[4096];

	(void)state;
	grid.top = AT(9, 0);
	grid_go(&grid, 11, AT(9, 0));
	canvas = drawn(&grid, 80, 2);
	canvas_row(canvas, 1, row, sizeof(row));
	assert_null(strchr(row, '\x1b'));
	assert_null(strchr(row, '\n'));
	assert_null(strstr(row, "\xE2\x80\xAE"));
	/* Two wide characters fill four cells; the separators stand. */
	assert_non_null(strstr(row, "|a\xE9\x88\xB4\xE6\x9C\xA8|a"));
	for (int i = 0; i < 11; i++)
		assert_string_equal(canvas->cells[80 + 6 + i * 6].bytes, "|");
	canvas_free(&canvas);
}

static void closing_time_lies_under_everything(void **state)
{
	struct grid_item items[] = {
		item(-2, 0, AT(0, 0), AT(10, 0), "closed"),
		item(1, 0, AT(9, 0), AT(9, 30), "Lee"),
	};
	struct grid grid = grid_of(5, items, ARRAY_LEN(items));

	(void)state;
	items[0].letter = items[0].more = '=';
	items[0].background = true;
	grid.top = AT(8, 30);
	grid_go(&grid, 0, AT(9, 0));
	assert_int_equal(grid_current(&grid)->id, 1);
	assert_false(grid_next_in_row(&grid));
	grid_go(&grid, 0, AT(8, 30));
	assert_null(grid_current(&grid));
	assert_false(grid_go_item(&grid, -2));
	assert_drawn(&grid, 80, 4,
"       Bay 1         Bay 2         Bay 3         Bay 4         Conference    bsy\n"
" 08:30[= closed     ]             |             |             |             |1/5\n"
" 09:00|a Lee        |             |             |             |             |1/5\n"
" 09:30|=            |             |             |             |             |1/5\n");
}

static void a_ghost_lies_over_everything_and_counts_for_nothing(void **state)
{
	struct grid_item items[] = {
		item(1, 0, AT(9, 0), AT(10, 0), "Lee"),
		item(-1, 0, AT(9, 30), AT(10, 30), "Okafor"),
	};
	struct grid grid = grid_of(5, items, ARRAY_LEN(items));

	(void)state;
	items[1].letter = items[1].more = '~';
	items[1].on_top = true;
	items[1].busy = false;
	grid.top = AT(9, 0);
	grid_go(&grid, 0, AT(9, 30));
	assert_int_equal(grid_current(&grid)->id, 1);
	assert_drawn(&grid, 80, 4,
"       Bay 1         Bay 2         Bay 3         Bay 4         Conference    bsy\n"
" 09:00|a Lee        |             |             |             |             |1/5\n"
" 09:30[~ Okafor     ]             |             |             |             |1/5\n"
" 10:00|~            |             |             |             |             |0/5\n");
}

static void two_in_a_row_are_flagged(void **state)
{
	struct grid_item items[] = {
		item(1, 0, AT(9, 0), AT(9, 15), "Lee"),
		item(2, 0, AT(9, 15), AT(10, 0), "Okafor"),
	};
	struct grid grid = grid_of(5, items, ARRAY_LEN(items));

	(void)state;
	grid.top = AT(9, 0);
	grid_go(&grid, 1, AT(9, 0));
	assert_drawn(&grid, 80, 2,
"       Bay 1         Bay 2         Bay 3         Bay 4         Conference    bsy\n"
" 09:00|a+Lee        [             ]             |             |             |1/5\n");
	grid_go(&grid, 0, AT(9, 0));
	assert_int_equal(grid_current(&grid)->id, 1);
	assert_true(grid_next_in_row(&grid));
	assert_int_equal(grid_current(&grid)->id, 2);
	assert_drawn(&grid, 80, 2,
"       Bay 1         Bay 2         Bay 3         Bay 4         Conference    bsy\n"
" 09:00[a+:15 Okafor ]             |             |             |             |1/5\n");
	assert_true(grid_next_in_row(&grid));
	assert_int_equal(grid_current(&grid)->id, 1);
	grid_go(&grid, 0, AT(9, 30));
	assert_false(grid_next_in_row(&grid));
	grid_go(&grid, 2, AT(9, 30));
	assert_false(grid_next_in_row(&grid));
}

/* wireframes.md 1c: 72 / n - 1 wide, then pages of twelve, or of six. */
static void widths_and_pages(void **state)
{
	static const struct {
		int columns, cols, wide, at, first, count;
	} pages[] = {
		{ 5, 80, 0, 0, 0, 5 }, { 12, 80, 0, 11, 0, 12 },
		{ 14, 80, 0, 0, 0, 12 }, { 14, 80, 0, 12, 12, 2 },
		{ 14, 132, 0, 13, 0, 14 }, { 14, 80, 1, 0, 0, 6 },
		{ 14, 80, 1, 7, 6, 6 }, { 14, 80, 1, 13, 12, 2 },
		{ 5, 80, 1, 4, 0, 5 }, { 14, 20, 0, 0, 0, 2 },
		{ 14, 20, 0, 5, 4, 2 }, { 14, 9, 0, 13, 13, 1 },
		{ 0, 80, 0, 0, 0, 0 },
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(pages); i++) {
		struct grid grid = grid_of(pages[i].columns, NULL, 0);
		int first, count;

		grid.wide = pages[i].wide;
		grid_go(&grid, pages[i].at, 0);
		grid_page(&grid, pages[i].cols, &first, &count);
		if (first != pages[i].first || count != pages[i].count)
			fail_msg("%zu: %d columns from %d", i, count, first);
	}
}

static void the_second_page_shows_the_rest(void **state)
{
	struct grid grid = grid_of(14, NULL, 0);

	(void)state;
	grid_go(&grid, 13, AT(9, 0));
	grid.top = AT(9, 0);
	assert_drawn(&grid, 80, 2,
"       Bay13                Bay14                                              f\n"
" 09:00|                    [                    ]                              9\n");
	assert_int_equal(grid.first_column, 12);
	assert_int_equal(grid.shown_columns, 2);
	assert_int_equal(grid.shown_rows, 1);
}

static void nothing_is_drawn_without_room_or_columns(void **state)
{
	struct grid grid = grid_of(0, NULL, 0);

	(void)state;
	assert_drawn(&grid, 20, 2, "\n\n");
	grid = grid_of(5, NULL, 0);
	assert_drawn(&grid, 20, 1, "\n");
}

static void a_tall_terminal_shows_one_day_not_more(void **state)
{
	struct grid grid = grid_of(1, NULL, 0);
	struct canvas *canvas;
	char row[2048];

	(void)state;
	grid_set_step(&grid, 60);
	grid_go(&grid, 0, AT(23, 0));
	canvas = drawn(&grid, 80, 40);
	canvas_row(canvas, 1, row, sizeof(row));
	assert_non_null(strstr(row, "00:00"));
	canvas_row(canvas, 24, row, sizeof(row));
	assert_non_null(strstr(row, "23:00"));
	canvas_row(canvas, 25, row, sizeof(row));
	assert_string_equal(row, "");
	assert_int_equal(canvas->cursor_row, 24);
	canvas_free(&canvas);
}

/* --------------------------------------------------------------- cursor */

static void the_cursor_stays_in_the_day(void **state)
{
	struct grid grid = grid_of(5, NULL, 0);

	(void)state;
	grid_move(&grid, -100, -100);
	assert_int_equal(grid.column, 0);
	assert_int_equal(grid.minute, 0);
	grid_move(&grid, 100, 100);
	assert_int_equal(grid.column, 4);
	assert_int_equal(grid.minute, AT(23, 30));
	grid_go(&grid, 99, AT(24, 0));
	assert_int_equal(grid.minute, AT(23, 30));
	grid_set_step(&grid, 60);
	assert_int_equal(grid_row_start(&grid, grid.minute), AT(23, 0));
	assert_int_equal(grid_row_start(&grid, -1), -60);
	assert_int_equal(grid_row_start(&grid, -60), -60);
	assert_int_equal(grid_row_start(&grid, 61), 60);
}

static void the_cursor_is_kept_in_view_with_the_terminals_own(void **state)
{
	struct grid grid = grid_of(5, NULL, 0);
	struct canvas *canvas;

	(void)state;
	grid_go(&grid, 2, AT(12, 0));
	canvas = drawn(&grid, 80, 6);
	assert_int_equal(grid.top, AT(10, 0));
	assert_int_equal(canvas->cursor_row, 5);
	assert_int_equal(canvas->cursor_col, 7 + 2 * 14);
	canvas_free(&canvas);
	grid_go(&grid, 2, AT(8, 0));
	canvas = drawn(&grid, 80, 6);
	assert_int_equal(grid.top, AT(8, 0));
	assert_int_equal(canvas->cursor_row, 1);
	canvas_free(&canvas);
	grid.top = AT(23, 0);
	grid_go(&grid, 2, AT(23, 30));
	canvas = drawn(&grid, 80, 6);
	assert_int_equal(grid.top, AT(21, 30));
	canvas_free(&canvas);
}

static void what_begins_in_a_row_is_under_the_cursor_first(void **state)
{
	struct grid_item items[] = {
		item(1, 0, AT(8, 0), AT(9, 10), "Lee"),
		item(2, 0, AT(9, 10), AT(10, 0), "Okafor"),
	};
	struct grid grid = grid_of(5, items, ARRAY_LEN(items));

	(void)state;
	grid_go(&grid, 0, AT(8, 30));
	assert_int_equal(grid_current(&grid)->id, 1);
	grid_move(&grid, 1, 0);
	assert_int_equal(grid_current(&grid)->id, 2);
	grid_move(&grid, 0, 1);
	assert_null(grid_current(&grid));
	grid_move(&grid, 0, -1);
	assert_int_equal(grid_current(&grid)->id, 2);
}

/* It belongs to the booking as long as that stands in the cell. */
static void the_cursor_belongs_to_its_item(void **state)
{
	struct grid_item items[] = {
		item(1, 0, AT(9, 0), AT(9, 30), "Lee"),
		item(2, 0, AT(9, 0), AT(10, 0), "Okafor"),
	};
	struct grid_item newer[] = {
		item(3, 0, AT(9, 0), AT(9, 15), "Silva"), items[0], items[1],
	};
	struct grid grid = grid_of(5, items, ARRAY_LEN(items));

	(void)state;
	grid_go(&grid, 0, AT(9, 0));
	grid_next_in_row(&grid);
	assert_int_equal(grid_current(&grid)->id, 2);
	grid_set(&grid, bays, 5, newer, ARRAY_LEN(newer));
	assert_int_equal(grid_current(&grid)->id, 2);
	assert_int_equal(grid.minute, AT(9, 0));

	/* It left: the cursor stays where it is. */
	grid_set(&grid, bays, 5, newer, 1);
	assert_int_equal(grid.minute, AT(9, 0));
	assert_int_equal(grid.column, 0);
	assert_int_equal(grid_current(&grid)->id, 3);

	newer[0].column = 4;
	grid_set(&grid, bays, 5, newer, 1);
	assert_int_equal(grid.column, 0);
	assert_null(grid_current(&grid));

	grid_set(&grid, bays, 0, NULL, 0);
	assert_int_equal(grid.column, 0);
	assert_null(grid_current(&grid));
}

static void an_item_is_gone_to_by_its_identity(void **state)
{
	struct grid_item items[] = {
		item(1, 0, -60, 60, "night"),
		item(2, 3, AT(9, 5), AT(10, 0), "Lee"),
		item(3, 3, -120, 0, "yesterday"),
	};
	struct grid grid = grid_of(5, items, ARRAY_LEN(items));

	(void)state;
	assert_true(grid_go_item(&grid, 2));
	assert_int_equal(grid.column, 3);
	assert_int_equal(grid.minute, AT(9, 5));
	assert_int_equal(grid_current(&grid)->id, 2);
	assert_false(grid_go_item(&grid, 99));
	assert_false(grid_go_item(&grid, 3));
	assert_int_equal(grid_current(&grid)->id, 2);
	assert_true(grid_go_item(&grid, 1));
	assert_int_equal(grid.minute, 0);
	assert_int_equal(grid_current(&grid)->id, 1);
}

static void other_rows_keep_the_cursor_on_its_item(void **state)
{
	struct grid_item items[] = {
		item(1, 0, AT(9, 0), AT(9, 45), "Lee"),
		item(2, 0, AT(9, 45), AT(10, 0), "Okafor"),
	};
	struct grid grid = grid_of(5, items, ARRAY_LEN(items));

	(void)state;
	assert_true(grid_go_item(&grid, 2));
	grid_set_step(&grid, 60);
	assert_int_equal(grid_current(&grid)->id, 2);
	grid_set_step(&grid, 15);
	assert_int_equal(grid_current(&grid)->id, 2);
	assert_int_equal(grid_row_start(&grid, grid.minute), AT(9, 45));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(five_wide_columns),
		cmocka_unit_test(twelve_short_columns),
		cmocka_unit_test(an_amount_is_whole_or_not_there),
		cmocka_unit_test(hostile_and_wide_names_stay_in_their_cell),
		cmocka_unit_test(closing_time_lies_under_everything),
		cmocka_unit_test(
			a_ghost_lies_over_everything_and_counts_for_nothing),
		cmocka_unit_test(two_in_a_row_are_flagged),
		cmocka_unit_test(widths_and_pages),
		cmocka_unit_test(the_second_page_shows_the_rest),
		cmocka_unit_test(nothing_is_drawn_without_room_or_columns),
		cmocka_unit_test(a_tall_terminal_shows_one_day_not_more),
		cmocka_unit_test(the_cursor_stays_in_the_day),
		cmocka_unit_test(
			the_cursor_is_kept_in_view_with_the_terminals_own),
		cmocka_unit_test(
			what_begins_in_a_row_is_under_the_cursor_first),
		cmocka_unit_test(the_cursor_belongs_to_its_item),
		cmocka_unit_test(an_item_is_gone_to_by_its_identity),
		cmocka_unit_test(other_rows_keep_the_cursor_on_its_item),
	};

	return cmocka_run_group_tests_name("grid", tests, NULL, NULL);
}

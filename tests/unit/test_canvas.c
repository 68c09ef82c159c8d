/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The canvas: clipping, wide characters, hostile text, styles. */
#include "config.h"

#include <limits.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>

#include "base/mem.h"
#include "ui/canvas.h"

#define ROWS 3
#define COLS 10

static int set_up(void **state)
{
	*state = canvas_new(ROWS, COLS);
	return 0;
}

static int tear_down(void **state)
{
	struct canvas *canvas = *state;

	canvas_free(&canvas);
	assert_null(canvas);
	return 0;
}

static const struct cell *cell(const struct canvas *canvas, int row, int col)
{
	return &canvas->cells[row * canvas->cols + col];
}

static void assert_row(const struct canvas *canvas, int row, const char *wanted)
{
	char text[COLS * TEXT_CLUSTER_SIZE + 1];

	canvas_row(canvas, row, text, sizeof(text));
	assert_string_equal(text, wanted);
}

/* What every canvas promises to term, whatever was drawn. */
static void assert_sound(const struct canvas *canvas)
{
	int row, col;

	for (row = 0; row < canvas->rows; row++)
		for (col = 0; col < canvas->cols; col++) {
			const struct cell *here = cell(canvas, row, col);
			bool second = col > 0 && here[-1].width == 2;

			assert_int_equal(here->width == 0, second);
			assert_in_range(here->width, 0, 2);
			if (here->width == 2)
				assert_true(col + 1 < canvas->cols);
			assert_int_equal(text_width(here->bytes), here->width);
			assert_true(text_is_clean(here->bytes));
			assert_in_range(here->style, 0, STYLE_COUNT - 1);
			if (second)
				assert_int_equal(here->style, here[-1].style);
		}
}

static void text_says_where_it_ended(void **state)
{
	struct canvas *canvas = *state;

	assert_int_equal(canvas_text(canvas, 0, 1, -1, STYLE_NORMAL, "Bay 1"),
		6);
	assert_int_equal(canvas_text(canvas, 1, 0, -1, STYLE_NORMAL, ""), 0);
	assert_int_equal(canvas_printf(canvas, 1, 2, -1, STYLE_ALERT, "%d:%02d",
		9, 5), 6);
	assert_row(canvas, 0, " Bay 1");
	assert_row(canvas, 1, "  9:05");
	assert_int_equal(cell(canvas, 1, 2)->style, STYLE_ALERT);
	assert_int_equal(cell(canvas, 1, 6)->style, STYLE_NORMAL);
}

static void text_ends_at_its_width_or_the_edge(void **state)
{
	struct canvas *canvas = *state;

	assert_int_equal(canvas_text(canvas, 0, 0, 3, STYLE_NORMAL, "abcdef"),
		3);
	assert_int_equal(canvas_text(canvas, 1, 7, -1, STYLE_NORMAL, "abcdef"),
		COLS);
	assert_int_equal(canvas_text(canvas, 2, 7, 99, STYLE_NORMAL, "abcdef"),
		COLS);
	assert_row(canvas, 0, "abc");
	assert_row(canvas, 1, "       abc");
	assert_row(canvas, 2, "       abc");
}

static void a_width_below_nothing_draws_nothing(void **state)
{
	struct canvas *canvas = *state;

	assert_int_equal(canvas_text(canvas, 0, 4, 0, STYLE_NORMAL, "abc"), 4);
	assert_int_equal(canvas_text(canvas, 0, 4, -2, STYLE_NORMAL, "abc"), 4);
	canvas_field(canvas, 0, 4, -5, STYLE_ALERT, "abc");
	canvas_right(canvas, 0, 4, -5, STYLE_ALERT, "abc");
	canvas_style(canvas, 0, 4, -5, STYLE_ALERT);
	assert_row(canvas, 0, "");
	assert_int_equal(cell(canvas, 0, 4)->style, STYLE_NORMAL);
}

static void what_is_outside_is_clipped(void **state)
{
	static const int far[] = { INT_MIN, -100, ROWS, COLS, INT_MAX };
	struct canvas *canvas = *state;
	struct area area = { .rows = 5, .cols = 5 };
	size_t i, j;

	for (i = 0; i < ARRAY_LEN(far); i++)
		for (j = 0; j < ARRAY_LEN(far); j++) {
			int row = far[i], col = far[j] == ROWS ? 1 : far[j];

			if (row == COLS)
				row = 1;
			if (row == 1 && col == 1)
				continue;
			canvas_text(canvas, row, col, 4, STYLE_ALERT, "abc");
			canvas_field(canvas, row, col, 4, STYLE_ALERT, "abc");
			canvas_right(canvas, row, col, 4, STYLE_ALERT, "abc");
			canvas_style(canvas, row, col, 4, STYLE_ALERT);
			canvas_line(canvas, row, col, '|');
			canvas_rule(canvas, row, col, 4, "abc");
			canvas_rule(canvas, row == 1 ? ROWS : row, col, -1,
				"abc");
			area.row = row > 0 ? ROWS : -100;
			area.col = col;
			canvas_blank(canvas, &area);
		}
	for (i = 0; i < ROWS * COLS; i++) {
		assert_string_equal(canvas->cells[i].bytes, " ");
		assert_int_equal(canvas->cells[i].style, STYLE_NORMAL);
		assert_false(canvas->cells[i].line);
	}
}

static void the_left_edge_clips_too(void **state)
{
	struct canvas *canvas = *state;

	assert_int_equal(canvas_text(canvas, 0, -2, -1, STYLE_NORMAL, "abcd"),
		2);
	assert_row(canvas, 0, "cd");
	canvas_text(canvas, 1, 0, -1, STYLE_NORMAL, "xxxx");
	assert_int_equal(canvas_text(canvas, 1, -1, 4, STYLE_NORMAL, "世b"), 2);
	assert_row(canvas, 1, " bxx");
	assert_sound(canvas);
}

static void a_wide_character_that_does_not_fit_is_left_out(void **state)
{
	struct canvas *canvas = *state;

	assert_int_equal(canvas_text(canvas, 0, 0, 4, STYLE_NORMAL, "a世界"),
		3);
	assert_row(canvas, 0, "a世");
	assert_int_equal(canvas_text(canvas, 1, COLS - 1, -1, STYLE_NORMAL,
		"世"), COLS - 1);
	assert_row(canvas, 1, "");
	canvas_field(canvas, 2, 0, 4, STYLE_ALERT, "a世界");
	assert_row(canvas, 2, "a世");
	assert_int_equal(cell(canvas, 2, 3)->style, STYLE_ALERT);
	assert_int_equal(cell(canvas, 2, 4)->style, STYLE_NORMAL);
	assert_sound(canvas);
}

static void half_a_wide_character_takes_the_other_half_along(void **state)
{
	struct canvas *canvas = *state;

	canvas_text(canvas, 0, 0, -1, STYLE_NORMAL, "世界");
	canvas_text(canvas, 0, 1, -1, STYLE_NORMAL, "b");
	assert_row(canvas, 0, " b界");
	canvas_text(canvas, 0, 2, -1, STYLE_NORMAL, "c");
	assert_row(canvas, 0, " bc");
	assert_sound(canvas);

	canvas_text(canvas, 1, 0, -1, STYLE_NORMAL, "世界");
	canvas_text(canvas, 1, 1, -1, STYLE_NORMAL, "人");
	assert_row(canvas, 1, " 人");
	assert_sound(canvas);

	canvas_text(canvas, 2, 0, -1, STYLE_NORMAL, "世界人");
	canvas_field(canvas, 2, 1, 4, STYLE_NORMAL, "");
	assert_row(canvas, 2, "");
	assert_sound(canvas);
}

static void borders_and_blanks_cut_wide_characters_too(void **state)
{
	struct canvas *canvas = *state;
	struct area area = { .row = 1, .col = 1, .rows = 1, .cols = 2 };

	canvas_text(canvas, 0, 0, -1, STYLE_NORMAL, "世界");
	canvas_line(canvas, 0, 1, '|');
	assert_row(canvas, 0, " |界");
	canvas_text(canvas, 1, 0, -1, STYLE_NORMAL, "世界人");
	canvas_blank(canvas, &area);
	assert_row(canvas, 1, "    人");
	assert_sound(canvas);
}

static void marks_share_the_cell_of_their_letter(void **state)
{
	struct canvas *canvas = *state;

	assert_int_equal(canvas_text(canvas, 0, 0, -1, STYLE_NORMAL,
		"e\xCC\x81x"), 2);
	assert_string_equal(cell(canvas, 0, 0)->bytes, "e\xCC\x81");
	assert_int_equal(cell(canvas, 0, 0)->width, 1);
	assert_string_equal(cell(canvas, 0, 1)->bytes, "x");
	/* A tower of marks would climb into the lines above. */
	canvas_text(canvas, 1, 0, -1, STYLE_NORMAL,
		"a\xCC\x81\xCC\x82\xCC\x83\xCC\x84\xCC\x85z");
	assert_string_equal(cell(canvas, 1, 0)->bytes, "a\xCC\x81\xCC\x82");
	assert_string_equal(cell(canvas, 1, 1)->bytes, "z");
	assert_sound(canvas);
}

static void hostile_text_becomes_symbols(void **state)
{
	static const char *const texts[] = {
		"\x1B[31mred", "a\rb", "a\nb", "a\tb", "a\bb", "\x7F",
		"\xC2\x9B" "31m",		/* C1 control sequence introducer */
		"\xE2\x80\xAE" "abc",		/* right-to-left override */
		"\xE2\x80\x8B", "\xEF\xBB\xBF",	/* zero width, byte order mark */
		"\xFF\xFE", "\xC3", "\xE4\xB8",	/* not UTF-8, cut short */
		"\xED\xA0\x80", "\xC0\xAF", "\xCC\x81",
		"\xF3\xA0\x81\x81"		/* tag */
	};
	struct canvas *canvas = *state;
	size_t i;

	for (i = 0; i < ARRAY_LEN(texts); i++) {
		canvas_clear(canvas, ROWS, COLS);
		canvas_text(canvas, 0, 0, -1, STYLE_NORMAL, texts[i]);
		canvas_field(canvas, 1, 3, 6, STYLE_NORMAL, texts[i]);
		canvas_right(canvas, 2, 0, 8, STYLE_NORMAL, texts[i]);
		assert_sound(canvas);
		assert_non_null(strstr(cell(canvas, 0, 0)->bytes[0] == 'a'
			? cell(canvas, 0, 1)->bytes : cell(canvas, 0, 0)->bytes,
			"\xEF\xBF\xBD"));
	}
	canvas_clear(canvas, ROWS, COLS);
	canvas_rule(canvas, 0, 0, -1, "\x1B[2J\xE2\x80\xAE");
	canvas_printf(canvas, 1, 0, -1, STYLE_NORMAL, "%s", "\x1B]0;x\a");
	assert_sound(canvas);
}

static void fields_are_padded(void **state)
{
	struct canvas *canvas = *state;

	canvas_text(canvas, 0, 0, -1, STYLE_NORMAL, "xxxxxxxxxx");
	canvas_field(canvas, 0, 2, 5, STYLE_FIELD, "ab");
	assert_row(canvas, 0, "xxab   xxx");
	assert_int_equal(cell(canvas, 0, 6)->style, STYLE_FIELD);
	assert_int_equal(cell(canvas, 0, 7)->style, STYLE_NORMAL);
	canvas_field(canvas, 0, -3, 5, STYLE_FIELD, "ab");
	assert_row(canvas, 0, "  ab   xxx");
	canvas_field(canvas, 0, 8, -1, STYLE_FIELD, "");
	assert_row(canvas, 0, "  ab   x");
}

static void numbers_stand_at_the_right(void **state)
{
	struct canvas *canvas = *state;

	canvas_text(canvas, 0, 0, -1, STYLE_NORMAL, "xxxxxxxxxx");
	canvas_right(canvas, 0, 1, 6, STYLE_NORMAL, "25.00");
	assert_row(canvas, 0, "x 25.00xxx");
	canvas_right(canvas, 1, 0, -1, STYLE_NORMAL, "世");
	assert_row(canvas, 1, "        世");
	canvas_right(canvas, 2, 2, 3, STYLE_NORMAL, "abcdef");
	assert_row(canvas, 2, "  abc");
	canvas_right(canvas, 2, 6, 9, STYLE_NORMAL, "abc");
	assert_row(canvas, 2, "  abc");		/* its end lies outside */
	assert_sound(canvas);
}

static void both_halves_of_a_wide_character_look_the_same(void **state)
{
	struct canvas *canvas = *state;

	canvas_text(canvas, 0, 0, -1, STYLE_NORMAL, "世界人x");
	canvas_style(canvas, 0, 1, 2, STYLE_SELECTED);
	assert_int_equal(cell(canvas, 0, 0)->style, STYLE_SELECTED);
	assert_int_equal(cell(canvas, 0, 3)->style, STYLE_SELECTED);
	assert_int_equal(cell(canvas, 0, 4)->style, STYLE_NORMAL);
	canvas_style(canvas, 0, 6, -1, STYLE_DIM);
	assert_int_equal(cell(canvas, 0, 5)->style, STYLE_NORMAL);
	assert_int_equal(cell(canvas, 0, COLS - 1)->style, STYLE_DIM);
	assert_row(canvas, 0, "世界人x");
	assert_sound(canvas);
}

static void rules_carry_their_text(void **state)
{
	struct canvas *canvas = *state;

	canvas_rule(canvas, 0, 0, -1, "Bay");
	assert_row(canvas, 0, "-- Bay ---");
	assert_true(cell(canvas, 0, 0)->line);
	assert_false(cell(canvas, 0, 2)->line);
	assert_int_equal(cell(canvas, 0, 0)->style, STYLE_FRAME);
	assert_int_equal(cell(canvas, 0, 3)->style, STYLE_TITLE);
	canvas_rule(canvas, 1, 0, 9, "Bay 12 and more");
	assert_row(canvas, 1, "-- Bay 12");
	canvas_rule(canvas, 2, 1, 6, "");
	assert_row(canvas, 2, " ------");
	canvas_rule(canvas, 2, 0, 3, "Bay");
	assert_row(canvas, 2, "-------");
}

static void a_letter_is_no_border_any_more(void **state)
{
	struct canvas *canvas = *state;

	canvas_line(canvas, 0, 2, '|');
	assert_true(cell(canvas, 0, 2)->line);
	canvas_text(canvas, 0, 2, 1, STYLE_NORMAL, "|");
	assert_false(cell(canvas, 0, 2)->line);
	assert_row(canvas, 0, "  |");
}

static void the_cursor_stays_on_the_canvas(void **state)
{
	struct canvas *canvas = *state;

	canvas_cursor(canvas, 1, 4);
	assert_int_equal(canvas->cursor_row, 1);
	assert_int_equal(canvas->cursor_col, 4);
	canvas_cursor(canvas, -1, COLS);
	assert_int_equal(canvas->cursor_row, 0);
	assert_int_equal(canvas->cursor_col, COLS - 1);
}

static void clearing_resizes(void **state)
{
	struct canvas *canvas = *state;

	canvas_text(canvas, 2, 0, -1, STYLE_ALERT, "世界");
	canvas_cursor(canvas, 2, 9);
	canvas_clear(canvas, ROWS, COLS);
	assert_row(canvas, 2, "");
	assert_int_equal(canvas->cursor_row, 0);
	canvas_clear(canvas, 1, 4);
	canvas_text(canvas, 0, 0, -1, STYLE_NORMAL, "abcdef");
	assert_row(canvas, 0, "abcd");
	assert_row(canvas, 1, "");
	canvas_clear(canvas, 0, -3);
	assert_int_equal(canvas->rows, 1);
	assert_int_equal(canvas->cols, 1);
	canvas_clear(canvas, INT_MAX, INT_MAX);
	assert_true(canvas->rows >= 200 && canvas->cols >= 500);
	assert_sound(canvas);
}

static void a_row_is_cut_between_characters(void **state)
{
	struct canvas *canvas = *state;
	char text[5];

	canvas_text(canvas, 0, 0, -1, STYLE_NORMAL, "ab世c");
	canvas_row(canvas, 0, text, sizeof(text));
	assert_string_equal(text, "ab");
	canvas_row(canvas, 0, text, 1);
	assert_string_equal(text, "");
	canvas_row(canvas, -1, text, sizeof(text));
	assert_string_equal(text, "");
}

/* xorshift: the same pictures everywhere. */
static unsigned next_random(unsigned *seed)
{
	*seed ^= *seed << 13;
	*seed ^= *seed >> 17;
	*seed ^= *seed << 5;
	return *seed;
}

static void nothing_drawn_in_any_order_breaks_a_cell(void **state)
{
	static const char *const texts[] = {
		"", "a", "世", "a世界b", "e\xCC\x81", "\x1B[0m", "\xFF世",
		"Simulator Bay 1", "人人人人人人人人"
	};
	struct canvas *canvas = *state;
	unsigned seed = 20261121;
	int i;

	for (i = 0; i < 20000; i++) {
		int row = (int)(next_random(&seed) % (ROWS + 2)) - 1;
		int col = (int)(next_random(&seed) % (COLS + 8)) - 4;
		int width = (int)(next_random(&seed) % 8) - 2;
		enum style style = next_random(&seed) % STYLE_COUNT;
		const char *text =
			texts[next_random(&seed) % ARRAY_LEN(texts)];
		struct area area = { row, col, 2, width };

		switch (next_random(&seed) % 7) {
		case 0:
			canvas_text(canvas, row, col, width, style, text);
			break;
		case 1:
			canvas_field(canvas, row, col, width, style, text);
			break;
		case 2:
			canvas_right(canvas, row, col, width, style, text);
			break;
		case 3:
			canvas_style(canvas, row, col, width, style);
			break;
		case 4:
			canvas_blank(canvas, &area);
			break;
		case 5:
			canvas_rule(canvas, row, col, width, text);
			break;
		default:
			canvas_line(canvas, row, col, '-');
			break;
		}
		assert_sound(canvas);
	}
}

#define CASE(function) \
	cmocka_unit_test_setup_teardown(function, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		CASE(text_says_where_it_ended),
		CASE(text_ends_at_its_width_or_the_edge),
		CASE(a_width_below_nothing_draws_nothing),
		CASE(what_is_outside_is_clipped),
		CASE(the_left_edge_clips_too),
		CASE(a_wide_character_that_does_not_fit_is_left_out),
		CASE(half_a_wide_character_takes_the_other_half_along),
		CASE(borders_and_blanks_cut_wide_characters_too),
		CASE(marks_share_the_cell_of_their_letter),
		CASE(hostile_text_becomes_symbols),
		CASE(fields_are_padded),
		CASE(numbers_stand_at_the_right),
		CASE(both_halves_of_a_wide_character_look_the_same),
		CASE(rules_carry_their_text),
		CASE(a_letter_is_no_border_any_more),
		CASE(the_cursor_stays_on_the_canvas),
		CASE(clearing_resizes),
		CASE(a_row_is_cut_between_characters),
		CASE(nothing_drawn_in_any_order_breaks_a_cell),
	};

	return cmocka_run_group_tests_name("canvas", tests, NULL, NULL);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Colours can be read on a dark and on a light background (the contrast of
 * WCAG 2, computed), and say nothing that attributes or letters do not. */
#include "config.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "term/term_look.h"

/* xterm's own: the eight, and the cube of 216 from index 16 on. */
static void rgb_of(int colour, int rgb[3])
{
	static const int steps[] = { 0, 95, 135, 175, 215, 255 };

	if (colour >= 16) {
		assert_in_range(colour, 16, 231);
		rgb[0] = steps[(colour - 16) / 36];
		rgb[1] = steps[(colour - 16) / 6 % 6];
		rgb[2] = steps[(colour - 16) % 6];
		return;
	}
	assert_in_range(colour, 1, 6);
	for (int i = 0; i < 3; i++)
		rgb[i] = (colour >> i & 1) != 0 ? 205 : 0;
}

static double luminance(int colour)
{
	static const double weights[] = { 0.2126, 0.7152, 0.0722 };
	double sum = 0;
	int rgb[3];

	rgb_of(colour, rgb);
	for (int i = 0; i < 3; i++) {
		double c = rgb[i] / 255.0;

		sum += weights[i] * (c <= 0.03928 ? c / 12.92
			: pow((c + 0.055) / 1.055, 2.4));
	}
	return sum;
}

/* The worse of the two backgrounds. */
static double contrast(int colour)
{
	double l = luminance(colour) + 0.05;

	return fmin(l / 0.05, 1.05 / l);
}

static void the_computation_is_that_of_wcag(void **state)
{
	(void)state;
	/* Published: pure red is 4.00 on white, 5.25 on black. */
	assert_true(fabs(contrast(196) - 4.00) < 0.01);
	assert_true(contrast(226) < 1.1);	/* yellow on white */
}

static void every_colour_reads_on_dark_and_light(void **state)
{
	(void)state;
	for (int style = 0; style < STYLE_COUNT; style++) {
		struct term_look many = term_look((enum style)style, 256);

		if (many.colour != LOOK_NO_COLOUR)
			assert_true(contrast(many.colour) >= 4.0);
		for (int colours = 8; colours <= 16; colours += 8) {
			struct term_look few = term_look((enum style)style,
				colours);

			if (few.colour != LOOK_NO_COLOUR)
				assert_true(contrast(few.colour) >= 3.0);
		}
	}
}

static void sixteen_are_eight_and_none_is_none(void **state)
{
	(void)state;
	for (int style = 0; style < STYLE_COUNT; style++) {
		enum style s = (enum style)style;

		assert_int_equal(term_look(s, 16).colour,
			term_look(s, 8).colour);
		assert_int_equal(term_look(s, 0).colour, LOOK_NO_COLOUR);
	}
}

/* What must not be overlooked stands out without any colour. */
static void attributes_alone_tell_what_matters(void **state)
{
	static const enum style matters[] = {
		STYLE_TITLE, STYLE_ALERT, STYLE_NOTICE, STYLE_MARKED,
		STYLE_FIELD, STYLE_GHOST, STYLE_CHANGED, STYLE_WAITING,
	};

	(void)state;
	for (size_t i = 0; i < sizeof(matters) / sizeof(*matters); i++) {
		struct term_look look = term_look(matters[i], 0);

		assert_true(look.bold || look.underline || look.reverse);
	}
}

/* On paper, too, one of these is never taken for another. */
static void no_two_that_matter_look_alike(void **state)
{
	static const enum style matters[] = {
		STYLE_NORMAL, STYLE_ALERT, STYLE_MARKED, STYLE_FIELD,
		STYLE_GHOST, STYLE_CHANGED, STYLE_WAITING,
	};
	static const int colours[] = { 0, 8, 16, 256 };

	(void)state;
	for (size_t k = 0; k < sizeof(colours) / sizeof(*colours); k++)
		for (size_t i = 0; i < sizeof(matters) / sizeof(*matters); i++)
			for (size_t j = 0; j < i; j++) {
				struct term_look a = term_look(matters[i],
					colours[k]);
				struct term_look b = term_look(matters[j],
					colours[k]);

				assert_false(a.bold == b.bold &&
					a.underline == b.underline &&
					a.reverse == b.reverse &&
					a.colour == b.colour);
			}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_computation_is_that_of_wcag),
		cmocka_unit_test(every_colour_reads_on_dark_and_light),
		cmocka_unit_test(sixteen_are_eight_and_none_is_none),
		cmocka_unit_test(attributes_alone_tell_what_matters),
		cmocka_unit_test(no_two_that_matter_look_alike),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

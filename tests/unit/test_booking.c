/* SPDX-License-Identifier: GPL-3.0-or-later */
/* States, letters and words of what fills a slot. */
#include "config.h"

#include <ctype.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "model/booking.h"

static void a_state_is_read_back_from_its_name(void **state)
{
	(void)state;
	for (int i = 0; i < BOOKING_STATE_COUNT; i++)
		assert_int_equal(booking_state_parse(
			booking_state_name((enum booking_state)i)), i);
	assert_int_equal(booking_state_parse("approved"), BOOKING_APPROVED);
	assert_int_equal(booking_state_parse("Approved"), BOOKING_STATE_COUNT);
	assert_int_equal(booking_state_parse("held"), BOOKING_STATE_COUNT);
	assert_int_equal(booking_state_parse(""), BOOKING_STATE_COUNT);
}

static void a_kind_is_read_back_from_its_name(void **state)
{
	(void)state;
	for (int i = 0; i < SLOT_KIND_COUNT; i++)
		assert_int_equal(slot_kind_parse(
			slot_kind_name((enum slot_kind)i)), i);
	assert_int_equal(slot_kind_parse("lesson"), SLOT_KIND_COUNT);
	assert_int_equal(slot_kind_parse(""), SLOT_KIND_COUNT);
}

/* wireframes.md 1a: one letter for one state, among what can be seen at once;
 * those that hold no bay share one. */
static void what_holds_a_bay_has_a_letter_of_its_own(void **state)
{
	bool seen[128] = { false };
	struct slot slot = { .kind = SLOT_BOOKING };

	(void)state;
	for (int i = 0; i < BOOKING_STATE_COUNT; i++) {
		unsigned char letter;

		slot.state = (enum booking_state)i;
		letter = (unsigned char)slot_letter(&slot);
		assert_int_equal(slot_occupies(&slot), letter != '-');
		assert_int_equal(slot_occupies(&slot),
			booking_state_occupies(slot.state));
		if (letter == '-')
			continue;
		assert_true(letter < 128 && !seen[letter]);
		seen[letter] = true;
	}
	for (int i = SLOT_BLOCK; i <= SLOT_UNMATCHED; i++) {
		unsigned char letter;

		slot.kind = (enum slot_kind)i;
		letter = (unsigned char)slot_letter(&slot);
		assert_true(slot_occupies(&slot));
		assert_false(seen[letter]);
		seen[letter] = true;
	}
}

static void letters_are_those_of_the_wireframe(void **state)
{
	struct slot slot = { .kind = SLOT_BOOKING, .state = BOOKING_CONFIRMED };

	(void)state;
	assert_int_equal(slot_letter(&slot), 'c');
	assert_string_equal(slot_words(&slot), "confirmed");
	slot.state = BOOKING_PENDING_APPROVAL;
	assert_int_equal(slot_letter(&slot), 'q');
	slot.kind = SLOT_CLOSURE;
	assert_int_equal(slot_letter(&slot), '=');
	assert_string_equal(slot_words(&slot), "closed");
	slot.kind = SLOT_UNMATCHED;
	assert_int_equal(slot_letter(&slot), 'u');
	/* Nothing of ours to do about it: not the letter that asks for it. */
	slot.kind = SLOT_IMPORTED;
	assert_int_equal(slot_letter(&slot), 'r');
}

/* A server that is newer than this program shows something, not nothing. */
static void the_unknown_has_words_too(void **state)
{
	struct slot slot = {
		.kind = SLOT_BOOKING, .state = BOOKING_STATE_COUNT,
	};

	(void)state;
	assert_int_equal(slot_letter(&slot), '?');
	assert_string_equal(slot_words(&slot), "unknown");
	assert_true(slot_occupies(&slot));
	slot.kind = SLOT_KIND_COUNT;
	assert_int_equal(slot_letter(&slot), '?');
	assert_string_equal(slot_words(&slot), "unknown");
}

static void late_is_between_grace_and_the_end(void **state)
{
	struct slot slot = {
		.kind = SLOT_BOOKING, .state = BOOKING_CONFIRMED,
		.starts = 600, .ends = 660,
	};

	(void)state;
	assert_false(slot_is_late(&slot, 599, 0));
	assert_false(slot_is_late(&slot, 600, 0));
	assert_true(slot_is_late(&slot, 601, 0));
	assert_true(slot_is_late(&slot, 659, 0));
	assert_false(slot_is_late(&slot, 660, 0));
	assert_false(slot_is_late(&slot, 615, 15));
	assert_true(slot_is_late(&slot, 616, 15));
}

static void only_whoever_is_expected_is_late(void **state)
{
	struct slot slot = { .kind = SLOT_BOOKING, .starts = 600, .ends = 660 };

	(void)state;
	for (int i = 0; i < BOOKING_STATE_COUNT; i++) {
		slot.state = (enum booking_state)i;
		assert_int_equal(slot_is_late(&slot, 630, 0),
			i == BOOKING_APPROVED || i == BOOKING_CONFIRMED);
	}
	slot.state = BOOKING_CONFIRMED;
	slot.kind = SLOT_BLOCK;
	assert_false(slot_is_late(&slot, 630, 0));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_state_is_read_back_from_its_name),
		cmocka_unit_test(a_kind_is_read_back_from_its_name),
		cmocka_unit_test(what_holds_a_bay_has_a_letter_of_its_own),
		cmocka_unit_test(letters_are_those_of_the_wireframe),
		cmocka_unit_test(the_unknown_has_words_too),
		cmocka_unit_test(late_is_between_grace_and_the_end),
		cmocka_unit_test(only_whoever_is_expected_is_late),
	};

	return cmocka_run_group_tests_name("booking", tests, NULL, NULL);
}

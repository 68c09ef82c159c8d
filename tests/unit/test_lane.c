/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lanes and units as the board names and places them. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/mem.h"
#include "model/lane.h"

#define UNITS_MAX 32

static void assert_spot(const struct unit_spot *spot, int row, int col)
{
	assert_int_equal(spot->row, row);
	assert_int_equal(spot->col, col);
}

static void rooms_stand_by_their_numbers(void **state)
{
	static const struct unit rooms[] = {
		{ .number = "200" }, { .number = "209" }, { .number = "210" },
		{ .number = "246" }, { .number = "248" },
	};
	struct unit_spot spots[UNITS_MAX];
	char label[LANE_ID_SIZE];

	(void)state;
	assert_int_equal(unit_spots(rooms, ARRAY_LEN(rooms), 10, spots), 3);
	assert_spot(&spots[0], 0, 0);
	assert_spot(&spots[1], 0, 9);
	assert_spot(&spots[2], 1, 0);
	/* 247 is no room: the gap stays. */
	assert_spot(&spots[3], 2, 6);
	assert_spot(&spots[4], 2, 8);
	unit_row_label(rooms, spots, ARRAY_LEN(rooms), 2, label, sizeof(label));
	assert_string_equal(label, "24");
	unit_row_label(rooms, spots, ARRAY_LEN(rooms), 9, label, sizeof(label));
	assert_string_equal(label, "");
}

static void other_names_stand_in_rows(void **state)
{
	/* Not in the order of their numbers, and one that ends in none. */
	static const struct unit rooms[] = {
		{ .number = "12" }, { .number = "11" }, { .number = "Attic" },
	};
	static const struct unit lockers[] = {
		{ .number = "001", .locker = true },
		{ .number = "002", .locker = true },
		{ .number = "003", .locker = true },
	};
	struct unit_spot spots[UNITS_MAX];
	char label[LANE_ID_SIZE];

	(void)state;
	assert_int_equal(unit_spots(rooms, 3, 2, spots), 2);
	assert_spot(&spots[1], 0, 1);
	assert_spot(&spots[2], 1, 0);
	unit_row_label(rooms, spots, 3, 1, label, sizeof(label));
	assert_string_equal(label, "Attic");
	assert_int_equal(unit_spots(lockers, 3, 2, spots), 2);
	unit_row_label(lockers, spots, 3, 1, label, sizeof(label));
	assert_string_equal(label, "003");
	assert_int_equal(unit_spots(lockers, 0, 20, spots), 0);
}

static void units_are_named(void **state)
{
	const struct unit locker = { .number = "077", .locker = true };
	char text[LANE_ID_SIZE];

	(void)state;
	unit_label(&locker, text, sizeof(text));
	assert_string_equal(text, "L077");
	unit_words("room:214", text, sizeof(text));
	assert_string_equal(text, "214");
	unit_words("locker:077", text, sizeof(text));
	assert_string_equal(text, "L077");
	unit_words("214", text, sizeof(text));
	assert_string_equal(text, "214");
	tier_words("GYM_LOCKER", text, sizeof(text));
	assert_string_equal(text, "Gym locker");
}

static void letters_are_states_and_back(void **state)
{
	static const char letters[] = "Co+!dwhx";

	(void)state;
	for (int i = 0; letters[i] != '\0'; i++) {
		enum unit_state unit = unit_state_of(letters[i]);

		assert_int_not_equal(unit, UNIT_STATE_COUNT);
		assert_int_equal(unit_state_letter(unit), letters[i]);
	}
	assert_int_equal(unit_state_of('?'), UNIT_STATE_COUNT);
	assert_int_equal(unit_state_of('\0'), UNIT_STATE_COUNT);
}

static void a_session_is_at_one_stage(void **state)
{
	(void)state;
	assert_int_equal(lane_stage(&(struct lane){ .stages = "+++>.+" }), 3);
	assert_int_equal(lane_stage(&(struct lane){ .stages = ">....." }), 0);
	assert_int_equal(lane_stage(&(struct lane){ .stages = "......" }), -1);
	/* More letters than there are stages are not looked at. */
	assert_int_equal(lane_stage(&(struct lane){ .stages = "++++++>" }), -1);
}

static void keys_tell_ids_apart(void **state)
{
	(void)state;
	assert_int_equal(lane_key("room:214"), lane_key("room:214"));
	assert_int_not_equal(lane_key("room:214"), lane_key("room:215"));
	assert_int_not_equal(lane_key("1"), lane_key("2"));
	assert_int_not_equal(lane_key(""), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(rooms_stand_by_their_numbers),
		cmocka_unit_test(other_names_stand_in_rows),
		cmocka_unit_test(units_are_named),
		cmocka_unit_test(letters_are_states_and_back),
		cmocka_unit_test(a_session_is_at_one_stage),
		cmocka_unit_test(keys_tell_ids_apart),
	};

	return cmocka_run_group_tests_name("lanes and units", tests, NULL, NULL);
}

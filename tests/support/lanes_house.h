/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The house of wireframes.md 2a for the tests of the lane board, which share
 * shell, store and fake database with those of the grid (bays_fixture.h). */
#ifndef OPSDESK_TESTS_LANES_HOUSE_H
#define OPSDESK_TESTS_LANES_HOUSE_H

#include "tests/support/bays_fixture.h"

/* A unit that is not as the picture has it: changed elsewhere just now. */
struct lanes_change {
	const char *unit;
	char state;
	const char *version;		/* the id follows it */
};

struct lanes_house {
	struct lanes_change changes[4];
	int change_count;
};

/* Everything the board asks for; NULL: as it is drawn. */
void lanes_house_tell(struct bays *b, const struct lanes_house *house);

/* A row of lane_board each, and a board of such rows. */
extern const char lanes_okafor[], lanes_meyer[];
void lanes_answer_board(struct bays *b, const char *lanes);

/* One lane that is at this step, of six: ">.....", and what is next. */
void lanes_at_step(struct bays *b, const char *stages, const char *next,
	const char *words);

/* The same with what was chosen there, or "NULL". */
void lanes_with(struct bays *b, const char *stages, const char *next,
	const char *words, const char *selection);

/* The write was asked first; a step asks for the lanes anew after it. */
void lanes_assert_sent(struct bays *b, const char *wanted);
void lanes_assert_step(struct bays *b, const char *wanted);
void lanes_assert_not_asked(struct bays *b, const char *query);

/* To a unit by its number, and to mark it. */
void lanes_go(struct bays *b, const char *number);
void lanes_mark(struct bays *b, const char *number);

#define LANES_DONE(sentence) \
	"{\"ok\": true, \"code\": \"\", \"sentence\": \"" sentence "\", " \
	"\"version\": \"v9\", \"detail\": {}}"
#define LANES_REFUSED(code, sentence, detail) \
	"{\"ok\": false, \"code\": \"" code "\", \"sentence\": \"" sentence \
	"\", \"detail\": {" detail "}}"

/* *state is a struct bays with the lane board in view, the cursor on lane 1. */
int lanes_setup(void **state);
int lanes_setup_unanswered(void **state);

#define LANES_TEST(function) \
	cmocka_unit_test_setup_teardown(function, lanes_setup, bays_teardown)

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The answers of the fake database (fake_db.h): kept, chosen and made into
 * rows. */
#ifndef OPSDESK_TESTS_FAKE_ANSWER_H
#define OPSDESK_TESTS_FAKE_ANSWER_H

#include "io/query.h"
#include "io/rows.h"
#include "tests/support/fake_db.h"

struct fake_answers;

struct fake_answers *fake_answers_new(void);
void fake_answers_free(struct fake_answers **answers);
void fake_answers_add(struct fake_answers *answers,
	const struct fake_answer *answer);

/* For each query without one: no rows, or this value. */
void fake_answers_rest(struct fake_answers *answers, const char *outcome);

/* Sets rows or failure; false when the answer is held. */
bool fake_answers_give(const struct fake_answers *answers,
	const struct query *query, const char *const *parameters,
	struct rows **rows, struct err *failure);

#endif

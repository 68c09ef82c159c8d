/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A fake of io/db.h, the one seam below the store: it answers from tables that
 * a test gives, in the order of asking and never from within a call, and
 * writes down every question with its parameters.
 *
 * It is strict where the server would be: a parameter that is not of its
 * query's type, a reply with another number of rows than the query declares,
 * or a question that nobody has an answer for fails the test. */
#ifndef OPSDESK_TESTS_FAKE_DB_H
#define OPSDESK_TESTS_FAKE_DB_H

#include "io/db.h"

/* One of table, value, error or hold says how the query is answered; none of
 * them, that it was done.  Texts are copied. */
struct fake_answer {
	const char *query;
	int when;		/* a parameter's number; 0: whatever they are */
	const char *is;		/* … that has this value; NULL: SQL null */

	/* Columns' names, then rows; fields are parted by | and trimmed.  Of
	 * a column that is not there all are null; NULL is null as well. */
	const char *table;
	const char *value;		/* one row of one column */
	enum err_kind error;		/* fails, with */
	const char *sqlstate, *text;
	bool hold;			/* no answer yet, nor to what follows */
};

/* From now on; among those that fit a question the latest given one counts. */
void fake_db_answer(struct db *db, const struct fake_answer *answer);

/* What nobody has given an answer for: no rows, and of what is done this
 * outcome. */
void fake_db_answer_rest(struct db *db, const char *outcome);

/* The one that was made last: of a program that opens a second line. */
struct db *fake_db_newest(void);

/* Answers what was asked, and what that leads to, until nothing is left or the
 * answer is held. */
void fake_db_run(struct db *db);

/* The line comes, and goes: what was with the server fails as 08007, what was
 * waiting as 08003, at the next fake_db_run().  why: for db_describe(). */
void fake_db_connect(struct db *db);
void fake_db_lose(struct db *db, const char *why);
void fake_db_announce(struct db *db, const char *topic);

/* What was asked since the last fake_db_forget(), a line each:
 *
 *	booking_cancel(#1, v7, 10481, ill, phone, false)
 *
 * A request id, which has to be an RFC 4122 one of version 4, is shown as the
 * number of its first appearance. */
const char *fake_db_asked(struct db *db);
void fake_db_forget(struct db *db);

/* Questions without an answer yet. */
int fake_db_waiting(const struct db *db);

#endif

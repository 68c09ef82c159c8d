/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The real program is killed in the middle of work, and the next sign-in shows the
 * same again: its draft on the disk, and the two pictures. */
#ifndef OPSDESK_TESTS_DRAFT_CLUB_H
#define OPSDESK_TESTS_DRAFT_CLUB_H

#include "tests/support/club.h"

#define PICTURE_ROWS 24
#define PICTURE_ROW_SIZE 400

#define DRAFT_AGAIN "everything is here again as it was left"

/* The first file whose name begins and ends so, or the draft of a login; to
 * free(); NULL: none. */
char *draft_found(const struct club *club, const char *prefix,
	const char *suffix);
char *draft_of(const struct club *club, const char *login);

/* To free(); "" when there is no such file. */
char *draft_content(const char *path);
void draft_overwrite(const char *path, const char *text);

/* Until the draft says this: a second after the last key. */
void await_saved(const struct club *club, const char *login,
	const char *wanted);
void assert_no_draft(const struct club *club, const char *login);

struct picture {
	char rows[PICTURE_ROWS][PICTURE_ROW_SIZE];
};

/* When nothing moves any more. */
struct picture picture_of(struct terminal *t);

/* But for the last line, which says that it is. */
void assert_same_picture(struct terminal *t, const struct picture *before);

#endif
